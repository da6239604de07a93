//! Reads Rust source just well enough to judge it: tokens without comments and strings, tests cut out, and every path
//! that the code names, with `crate`, `self`, `super`, imports and child modules resolved.

use std::collections::BTreeMap;

/// One word or sign of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its text; empty for strings, characters and numbers, which nobody looks into.
    pub text: String,
    /// From 1.
    pub line: usize,
}

/// A path that the code names, such as `std::fs::File`.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its parts, beginning with `crate` or the name of a crate.
    pub parts: Vec<String>,
    /// From 1.
    pub line: usize,
    /// Named by a `use`.
    pub import: bool,
}

/// The tokens of a source, without comments.
pub fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut out, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let end = match skip(&chars, at) {
            Some(end) => {
                if !chars[at].is_whitespace() && chars[at] != '/' {
                    out.push(Token {
                        text: String::new(),
                        line,
                    });
                }
                end
            }
            None => {
                let end = word_end(&chars, at).max(at + 1);
                let text: String = chars[at..end].iter().collect();
                let text = text.strip_prefix("r#").map_or(text.clone(), str::to_owned);
                let number = text.starts_with(|c: char| c.is_ascii_digit());
                out.push(Token {
                    text: if number { String::new() } else { text },
                    line,
                });
                end
            }
        };
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    out
}

/// The end of the blank, comment, string, character or lifetime that begins here, if one does.
fn skip(chars: &[char], at: usize) -> Option<usize> {
    let rest = &chars[at..];
    let starts = |text: &str| rest.iter().copied().take(text.len()).eq(text.chars());
    if rest[0].is_whitespace() {
        return Some(at + 1);
    }
    if starts("//") {
        return Some(at + rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()));
    }
    if starts("/*") {
        return Some(block_comment_end(chars, at));
    }
    if rest[0] == '\'' {
        return Some(quote_end(chars, at));
    }
    let prefix = rest.iter().take_while(|c| matches!(c, 'b' | 'c' | 'r')).count();
    let after_word = at > 0 && is_word(chars[at - 1]);
    if prefix > 2 || after_word {
        return None;
    }
    let hashes = rest[prefix..].iter().take_while(|c| **c == '#').count();
    match rest.get(prefix + hashes) {
        Some('"') if rest[..prefix].contains(&'r') => Some(raw_string_end(chars, at + prefix + hashes + 1, hashes)),
        Some('"') if hashes == 0 => Some(string_end(chars, at + prefix + 1, '"')),
        Some('\'') if hashes == 0 && prefix == 1 && rest[0] == 'b' => Some(string_end(chars, at + 2, '\'')),
        _ => None,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_end(chars: &[char], at: usize) -> usize {
    let raw = chars[at] == 'r' && chars.get(at + 1) == Some(&'#') && chars.get(at + 2).copied().is_some_and(is_word);
    let start = if raw { at + 2 } else { at };
    start + chars[start..].iter().take_while(|c| is_word(**c)).count()
}

fn block_comment_end(chars: &[char], at: usize) -> usize {
    let (mut depth, mut n) = (0, at);
    while n < chars.len() {
        match (chars[n], chars.get(n + 1)) {
            ('/', Some('*')) => (depth, n) = (depth + 1, n + 2),
            ('*', Some('/')) => (depth, n) = (depth - 1, n + 2),
            _ => n += 1,
        }
        if depth == 0 {
            return n;
        }
    }
    chars.len()
}

/// The end of a character such as `'a'` or a lifetime such as `'a`.
fn quote_end(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => string_end(chars, at + 1, '\''),
        (Some(_), Some('\'')) => at + 3,
        _ => word_end(chars, at + 1).min(chars.len()),
    }
}

fn string_end(chars: &[char], mut at: usize, quote: char) -> usize {
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn raw_string_end(chars: &[char], mut at: usize, hashes: usize) -> usize {
    while at < chars.len() {
        let closed = chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
        if closed {
            return at + 1 + hashes;
        }
        at += 1;
    }
    chars.len()
}

/// The tokens without whatever stands under `#[cfg(test)]`, and the names of the test modules that have their own files.
pub fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    if texts.starts_with(&["#", "!", "[", "cfg", "(", "test", ")", "]"]) {
        return (Vec::new(), Vec::new());
    }
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut modules, mut at) = (Vec::new(), Vec::new(), 0);
    while at < tokens.len() {
        if !texts[at..].starts_with(&mark) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += mark.len();
        while texts.get(at) == Some(&"#") {
            at = group_end(&texts, at + 1);
        }
        let end = item_end(&texts, at);
        if let Some(n) = texts[at..end].iter().position(|text| *text == "mod")
            && texts.get(at + n + 2) == Some(&";")
        {
            modules.push(texts[at + n + 1].to_owned());
        }
        at = end;
    }
    (kept, modules)
}

/// The place after the bracket that closes the one at `at`.
fn group_end(texts: &[&str], at: usize) -> usize {
    let mut depth = 0;
    for (n, text) in texts.iter().enumerate().skip(at) {
        match *text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return n + 1;
        }
    }
    texts.len()
}

/// The place after the item that begins at `at`: its block or its semicolon.
fn item_end(texts: &[&str], mut at: usize) -> usize {
    let import = texts.get(at) == Some(&"use");
    while at < texts.len() {
        match texts[at] {
            ";" => return at + 1,
            "{" if !import => return group_end(texts, at),
            "(" | "[" | "{" => at = group_end(texts, at),
            _ => at += 1,
        }
    }
    texts.len()
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
        let mut leaves = Vec::new();
        for at in 0..self.texts.len() {
            match self.text(at) {
                "use" if self.text(at + 1) != "<" => {
                    self.tree(at + 1, &mut Vec::new(), &mut leaves);
                }
                "crate" if at > 0 && self.text(at - 1) == "extern" && self.is_name(at + 1) => {
                    leaves.push((at + 1, vec![self.text(at + 1).to_owned()], self.text(at + 1).to_owned()));
                }
                _ => {}
            }
        }
        for (at, parts, name) in leaves {
            let full = self.resolve(at, &parts);
            self.known.entry(name).or_insert_with(|| full.clone());
            self.add(at, full, true);
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
                at = if self.text(next) == "," {
                    next + 1
                } else {
                    next.max(at + 1)
                };
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
                let full = self.resolve(start, &parts);
                self.add(start, full, false);
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

    fn add(&mut self, at: usize, parts: Vec<String>, import: bool) {
        let line = self.tokens[at.min(self.tokens.len() - 1)].line;
        self.found.push(Named { parts, line, import });
    }
}
