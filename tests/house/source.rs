//! Reads Rust source just well enough to judge it: tokens without comments, with the tests cut out.

/// One word or sign of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its text; empty for strings, characters, lifetimes and numbers.
    pub text: String,
    /// The text of a string or character with its quotes, else empty.
    pub literal: String,
    /// From 1.
    pub line: usize,
}

/// The tokens of a source, without comments.
pub fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut out, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let end = match skip(&chars, at) {
            Some(end) => {
                if !chars[at].is_whitespace() && chars[at] != '/' {
                    let literal = chars[at..end].iter().collect();
                    out.push(Token { text: String::new(), literal, line });
                }
                end
            }
            None => {
                let end = word_end(&chars, at).max(at + 1);
                let text: String = chars[at..end].iter().collect();
                let text = text.strip_prefix("r#").map_or(text.clone(), str::to_owned);
                let number = text.starts_with(|c: char| c.is_ascii_digit());
                let text = if number { String::new() } else { text };
                out.push(Token { text, literal: String::new(), line });
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
pub fn group_end(texts: &[&str], at: usize) -> usize {
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
pub fn item_end(texts: &[&str], mut at: usize) -> usize {
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
