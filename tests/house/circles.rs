//! Finds files that import each other, by whatever way round. Must not know what they are for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    File,
    homes::Homes,
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
pub fn circles<'a>(code: &[(&'a File, Vec<Token>)], homes: &Homes) -> Vec<(Circle<'a>, usize)> {
    let imports = imports(code, homes);
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
fn imports(code: &[(&File, Vec<Token>)], homes: &Homes) -> Vec<Vec<Import>> {
    let of_file = |(n, (_, tokens)): (usize, &(&File, Vec<Token>))| {
        let said = names_outside_imports(tokens);
        let used = homes.named[n].iter().filter(|one| !one.public || said.contains(one.name.as_str()));
        // Of a module that is imported only what is then taken out of it counts.
        let used = used.filter(|one| !(one.import && homes.is_module(&one.parts)));
        let files = used.filter_map(|one| Some(Import { line: one.line, to: homes.file(&one.parts)? }));
        files.filter(|import| import.to != n).collect()
    };
    code.iter().enumerate().map(of_file).collect()
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
