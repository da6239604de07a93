//! Finds every path that a piece of Rust source names, with `crate`, `self`, `super`, imports and child modules resolved.

use std::collections::BTreeMap;

use super::source::{Token, group_end, item_end};

/// A path that the code names, such as `std::fs::File`.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its parts, beginning with `crate` or the name of a crate.
    pub parts: Vec<String>,
    /// From 1.
    pub line: usize,
    /// Named by a `use`.
    pub import: bool,
    /// What a `use` calls it here.
    pub name: String,
    /// The `use` passes it on to others, too.
    pub public: bool,
}

/// Every path that the code names. `module` is where the code stands, such as `["crate", "model", "edit"]`.
pub fn named(tokens: &[Token], module: &[String]) -> Vec<Named> {
    let mut reader = Reader {
        texts: tokens.iter().map(|token| token.text.as_str()).collect(),
        tokens,
        module: module.to_vec(),
        known: BTreeMap::new(),
        found: Vec::new(),
    };
    reader.children();
    reader.imports();
    reader.others();
    reader.found
}

struct Reader<'a> {
    texts: Vec<&'a str>,
    tokens: &'a [Token],
    module: Vec<String>,
    /// What a name at the beginning of a path stands for: imports and child modules.
    known: BTreeMap<String, Vec<String>>,
    found: Vec<Named>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.texts.get(at).copied().unwrap_or("")
    }

    fn is_name(&self, at: usize) -> bool {
        self.text(at).starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    fn is_double_colon(&self, at: usize) -> bool {
        self.text(at) == ":" && self.text(at + 1) == ":"
    }

    fn children(&mut self) {
        for at in 0..self.texts.len() {
            if self.text(at) == "mod" && self.is_name(at + 1) && self.text(at + 2) == ";" {
                let path = [&self.module[..], &[self.text(at + 1).to_owned()]].concat();
                self.known.insert(self.text(at + 1).to_owned(), path);
            }
        }
    }

    /// The module at a place: that of the file and the inline ones around it.
    fn module_at(&self, place: usize) -> Vec<String> {
        let mut module = self.module.clone();
        for at in 0..place {
            let inline = self.text(at) == "mod" && self.text(at + 2) == "{";
            if inline && (at + 2..group_end(&self.texts, at + 2)).contains(&place) {
                module.push(self.text(at + 1).to_owned());
            }
        }
        module
    }

    fn imports(&mut self) {
        let mut all = Vec::new();
        for at in 0..self.texts.len() {
            let mut leaves = Vec::new();
            let before = self.text(at.wrapping_sub(1));
            match self.text(at) {
                "use" if self.text(at + 1) != "<" => {
                    self.tree(at + 1, &mut Vec::new(), &mut leaves);
                }
                "crate" if before == "extern" && self.is_name(at + 1) => {
                    leaves.push((at + 1, vec![self.text(at + 1).to_owned()], self.text(at + 1).to_owned()));
                }
                _ => {}
            }
            // `pub use` or `pub(super) use`.
            let public = ["pub", ")"].contains(&before);
            all.extend(leaves.into_iter().map(|leaf| (leaf, public)));
        }
        for ((at, parts, name), public) in all {
            let full = self.resolve(at, &parts);
            self.known.entry(name.clone()).or_insert_with(|| full.clone());
            self.found.push(Named { parts: full, line: self.line(at), import: true, name, public });
        }
    }

    /// Reads one tree of a `use` and gives the place after it.
    fn tree(&self, mut at: usize, path: &mut Vec<String>, leaves: &mut Vec<(usize, Vec<String>, String)>) -> usize {
        let depth = path.len();
        while self.is_double_colon(at) {
            at += 2;
        }
        while self.is_name(at) || self.text(at) == "*" {
            path.push(self.text(at).to_owned());
            at += 1;
            if !self.is_double_colon(at) {
                break;
            }
            at += 2;
        }
        if self.text(at) == "{" {
            let end = group_end(&self.texts, at);
            at += 1;
            while at + 1 < end {
                let next = self.tree(at, path, leaves);
                at = if self.text(next) == "," { next + 1 } else { next.max(at + 1) };
            }
            path.truncate(depth);
            return end;
        }
        let place = at.saturating_sub(1);
        let mut parts = path.clone();
        if parts.len() > 1 && parts.last().is_some_and(|part| part == "self") {
            parts.pop();
        }
        let mut name = parts.last().cloned().unwrap_or_default();
        if self.text(at) == "as" {
            self.text(at + 1).clone_into(&mut name);
            at += 2;
        }
        leaves.push((place, parts, name));
        path.truncate(depth);
        at
    }

    fn others(&mut self) {
        let mut at = 0;
        while at < self.texts.len() {
            if self.text(at) == "use" && self.text(at + 1) != "<" {
                at = item_end(&self.texts, at);
                continue;
            }
            if !self.is_name(at) || !self.is_double_colon(at + 1) {
                at += 1;
                continue;
            }
            let (start, mut parts) = (at, vec![self.text(at).to_owned()]);
            while self.is_double_colon(at + 1) && self.is_name(at + 3) {
                at += 3;
                parts.push(self.text(at).to_owned());
            }
            at += 1;
            if parts.len() > 1 {
                let (parts, line) = (self.resolve(start, &parts), self.line(start));
                self.found.push(Named { parts, line, import: false, name: String::new(), public: false });
            }
        }
    }

    fn resolve(&self, at: usize, parts: &[String]) -> Vec<String> {
        let mut base = match parts[0].as_str() {
            "crate" => vec!["crate".to_owned()],
            "self" | "super" => self.module_at(at),
            name => match self.known.get(name) {
                Some(full) => return [&full[..], &parts[1..]].concat(),
                None => return parts.to_vec(),
            },
        };
        let mut rest = &parts[usize::from(parts[0] != "super")..];
        while rest.first().is_some_and(|part| part == "super") {
            base.pop();
            rest = &rest[1..];
        }
        base.extend_from_slice(rest);
        base
    }

    fn line(&self, at: usize) -> usize {
        self.tokens[at.min(self.tokens.len() - 1)].line
    }
}
