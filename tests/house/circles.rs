//! Finds files that import each other, by whatever way round. Must not know what they are for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    File,
    paths::{Named, named},
    source::{Token, item_end},
};

/// An import: from which line of one file, into which other file.
#[derive(Clone, Copy)]
struct Import {
    line: usize,
    to: usize,
}

/// The files of a circle in their order round, the first one again at the end, and the line of its import.
pub struct Circle<'a> {
    pub files: Vec<&'a File>,
    pub line: usize,
}

/// Every knot of files that import each other, each by its shortest circle, and how many files are in it.
pub fn circles<'a>(code: &[(&'a File, Vec<Token>)]) -> Vec<(Circle<'a>, usize)> {
    let imports = imports(code);
    let reached: Vec<BTreeSet<usize>> = (0..code.len()).map(|file| reached(&imports, file)).collect();
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for file in 0..code.len() {
        let knot = || reached[file].iter().filter(|other| reached[**other].contains(&file));
        if !reached[file].contains(&file) || knot().any(|other| done.contains(other)) {
            continue;
        }
        done.insert(file);
        let round = shortest(&imports, file);
        let line = imports[file].iter().find(|import| import.to == round[1]).map_or(1, |import| import.line);
        found.push((Circle { files: round.into_iter().map(|n| code[n].0).collect(), line }, knot().count()));
    }
    found
}

/// All files that one reaches; itself only round a circle.
fn reached(imports: &[Vec<Import>], from: usize) -> BTreeSet<usize> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        open.extend(imports[file].iter().map(|import| import.to).filter(|to| seen.insert(*to)));
    }
    seen
}

/// The shortest way from a file back to itself.
fn shortest(imports: &[Vec<Import>], from: usize) -> Vec<usize> {
    let (mut before, mut open) = (BTreeMap::new(), VecDeque::from([from]));
    while let Some(file) = open.pop_front() {
        for import in &imports[file] {
            before.entry(import.to).or_insert_with(|| {
                open.push_back(import.to);
                file
            });
        }
    }
    let mut round = vec![from];
    while round.len() < 2 || round[0] != from {
        round.insert(0, before[&round[0]]);
    }
    round
}

/// What each file imports of the others. That a parent declares a child or passes its names on is no import; that it uses
/// them is.
fn imports(code: &[(&File, Vec<Token>)]) -> Vec<Vec<Import>> {
    let modules: BTreeMap<Vec<String>, usize> = code
        .iter()
        .enumerate()
        .filter(|(_, (file, _))| file.path != "src/main.rs")
        .map(|(n, one)| (one.0.module(), n))
        .collect();
    let named: Vec<Vec<Named>> = code.iter().map(|(file, tokens)| named(tokens, &file.module())).collect();
    let homes = Homes { modules: &modules, named: &named };
    let of_file = |(n, (_, tokens)): (usize, &(&File, Vec<Token>))| {
        let said = names_outside_imports(tokens);
        let used = named[n].iter().filter(|one| !one.public || said.contains(one.name.as_str()));
        // Of a module that is imported only what is then taken out of it counts.
        let used = used.filter(|one| !(one.import && modules.contains_key(&one.parts)));
        let homes = used.filter_map(|one| Some(Import { line: one.line, to: homes.of(&one.parts)? }));
        homes.filter(|import| import.to != n).collect()
    };
    code.iter().enumerate().map(of_file).collect()
}

/// Finds the file in which something is defined.
struct Homes<'a> {
    modules: &'a BTreeMap<Vec<String>, usize>,
    named: &'a [Vec<Named>],
}

impl Homes<'_> {
    /// The file of a path, through the names that other files only pass on; `None` outside the house.
    fn of(&self, path: &[String]) -> Option<usize> {
        let mut path = path.to_vec();
        // No name is passed on that often; a circle of names does not compile.
        for _ in 0..20 {
            let depth = (1..=path.len()).rev().find(|depth| self.modules.contains_key(&path[..*depth]))?;
            let file = self.modules[&path[..depth]];
            let passed_on = |name: &String| self.named[file].iter().find(|one| one.import && one.name == *name);
            match path.get(depth).and_then(passed_on) {
                Some(one) => path = [&one.parts[..], &path[depth + 1..]].concat(),
                None => return Some(file),
            }
        }
        None
    }
}

fn names_outside_imports(tokens: &[Token]) -> BTreeSet<&str> {
    let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let (mut names, mut at) = (BTreeSet::new(), 0);
    while at < texts.len() {
        if texts[at] == "use" && texts.get(at + 1) != Some(&"<") {
            at = item_end(&texts, at);
        } else if texts[at] == "mod" {
            // A child may be called as what is passed on of it.
            at += 2;
        } else {
            names.insert(texts[at]);
            at += 1;
        }
    }
    names
}
