//! Finds where in RON text a value stands, given its path of fields and indexes.
//! Must not know the rules that the values break.

use std::{collections::BTreeMap, ops::Range};

use super::lexer::{Lexer, Token};
use crate::model::{Path, Step};

/// The places of all paths, in their order; for a value that is not written, the place of the nearest one around it.
/// One pass over the text, however many paths there are.
pub(super) fn locate<'a>(source: &str, paths: impl Iterator<Item = &'a Path> + Clone) -> Vec<Range<usize>> {
    let mut wanted = Wanted::default();
    for path in paths.clone() {
        wanted.add(path);
    }
    Walk::new(source).run(&mut wanted);
    paths.map(|path| wanted.place(path)).collect()
}

/// A tree of the steps that are asked for.
struct Wanted {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    fields: Vec<(&'static str, usize)>,
    elements: BTreeMap<usize, usize>,
    place: Option<Range<usize>>,
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted { nodes: vec![Node::default()] }
    }
}

impl Wanted {
    fn add(&mut self, path: &Path) {
        let mut at = 0;
        for step in &path.0 {
            at = match self.child(at, step) {
                Some(next) => next,
                None => {
                    let next = self.nodes.len();
                    self.nodes.push(Node::default());
                    match step {
                        Step::Field(name) => self.nodes[at].fields.push((name, next)),
                        Step::Index(n) => _ = self.nodes[at].elements.insert(*n, next),
                    }
                    next
                }
            };
        }
    }

    fn child(&self, node: usize, step: &Step) -> Option<usize> {
        match step {
            Step::Field(name) => self.field(node, name),
            Step::Index(n) => self.element(node, *n),
        }
    }

    fn field(&self, node: usize, name: &str) -> Option<usize> {
        let fields = &self.nodes[node].fields;
        fields.iter().find(|(field, _)| *field == name).map(|(_, next)| *next)
    }

    fn element(&self, node: usize, n: usize) -> Option<usize> {
        self.nodes[node].elements.get(&n).copied()
    }

    fn place(&self, path: &Path) -> Range<usize> {
        let mut place = self.nodes[0].place.clone().unwrap_or(0..0);
        let mut at = 0;
        for step in &path.0 {
            let Some(next) = self.child(at, step) else { break };
            match &self.nodes[next].place {
                Some(found) => place = found.clone(),
                None => break,
            }
            at = next;
        }
        place
    }
}

/// An open bracket.
struct Frame {
    /// What stands in it, if somebody asked for that.
    node: Option<usize>,
    start: usize,
    /// How many values without a name have begun.
    elements: usize,
    /// `Some(…)` is no step of a path.
    transparent: bool,
}

struct Walk<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    /// No recursion here: the depth of the text must not become depth of the stack.
    frames: Vec<Frame>,
    /// The name before the value that comes next: `Some(None)` is a name nobody asked for.
    named: Option<Option<usize>>,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str) -> Walk<'a> {
        Walk { source, lexer: Lexer::new(source), frames: Vec::new(), named: None }
    }

    fn run(mut self, wanted: &mut Wanted) {
        while let Some((token, span)) = self.lexer.next() {
            match token {
                Token::Word => self.word(span, wanted),
                Token::Open => self.open(span.start, false, wanted),
                Token::Close => {
                    let Some(frame) = self.frames.pop() else { return };
                    self.record(frame.node, frame.start..span.end, wanted);
                    self.named = None;
                }
                Token::Comma => self.named = None,
                Token::Colon => self.named = Some(None),
            }
        }
    }

    fn word(&mut self, span: Range<usize>, wanted: &mut Wanted) {
        match self.lexer.peek() {
            Some((Token::Colon, _)) => {
                self.lexer.next();
                let name = self.source[span.clone()].trim_start_matches("r#");
                let node = self.frames.last().and_then(|frame| frame.node);
                self.named = Some(node.and_then(|node| wanted.field(node, name)));
            }
            Some((Token::Open, next)) if self.source[next.clone()] == *"(" => {
                self.lexer.next();
                let transparent = &self.source[span.clone()] == "Some";
                self.open(span.start, transparent, wanted);
            }
            _ => {
                let node = self.begin(wanted);
                self.record(node, span, wanted);
            }
        }
    }

    fn open(&mut self, start: usize, transparent: bool, wanted: &Wanted) {
        let node = self.begin(wanted);
        self.frames.push(Frame { node, start, elements: 0, transparent });
    }

    /// A value begins: which of the wanted ones is it?
    fn begin(&mut self, wanted: &Wanted) -> Option<usize> {
        if let Some(node) = self.named.take() {
            return node;
        }
        let Some(frame) = self.frames.last_mut() else {
            return Some(0);
        };
        if frame.transparent {
            return frame.node;
        }
        let n = frame.elements;
        frame.elements += 1;
        frame.node.and_then(|node| wanted.element(node, n))
    }

    /// A value that goes over several lines is shown by its first one.
    fn record(&self, node: Option<usize>, span: Range<usize>, wanted: &mut Wanted) {
        let Some(node) = node else { return };
        let first = self.source[span.clone()].lines().next().unwrap_or_default();
        wanted.nodes[node].place = Some(span.start..span.start + first.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, path: &Path) -> String {
        let place = locate(source, std::iter::once(path)).remove(0);
        source[place].to_owned()
    }

    const SOURCE: &str = r#"// head
(
    title: (ja: "題", en: "x"), /* ) */
    list: [
        (id: "a", day: Some("2026-01-01"), deep: Some((x: 1))),
        Named(id: r"b", pair: (1, [2, 3])),
    ],
    map: {"k": (id: "not this"), 2: 3},
    last: Yes,
)
"#;

    #[test]
    fn fields_and_elements_are_found() {
        let root = Path::root();
        let list = root.field("list");
        assert_eq!(found(SOURCE, &root.field("title").field("en")), "\"x\"");
        assert_eq!(found(SOURCE, &root.field("title")), "(ja: \"題\", en: \"x\")");
        assert_eq!(found(SOURCE, &list.index(0).field("id")), "\"a\"");
        assert_eq!(found(SOURCE, &list.index(1).field("id")), "r\"b\"");
        assert_eq!(found(SOURCE, &list.index(1).field("pair").index(1).index(1)), "3");
        assert_eq!(found(SOURCE, &root.field("last")), "Yes");
    }

    #[test]
    fn some_is_no_step() {
        let first = Path::root().field("list").index(0);
        assert_eq!(found(SOURCE, &first.field("day")), "Some(\"2026-01-01\")");
        assert_eq!(found(SOURCE, &first.field("deep").field("x")), "1");
    }

    #[test]
    fn what_is_not_written_is_shown_by_what_is_around_it() {
        let list = Path::root().field("list");
        assert_eq!(found(SOURCE, &list.index(1).field("none").field("ja")), "Named(id: r\"b\", pair: (1, [2, 3]))");
        assert_eq!(found(SOURCE, &list.index(7).field("id")), "[");
        assert_eq!(found(SOURCE, &Path::root().field("absent")), "(");
    }

    #[test]
    fn odd_text_is_no_trouble() {
        for source in ["", ")", "(((", "a: b: c", "[,,]", "\"", "r#", &"[".repeat(100_000)] {
            locate(source, [Path::root().field("a").index(0)].iter());
        }
    }
}
