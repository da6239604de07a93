//! Cuts RON text into tokens, knowing strings and comments. Tolerant: it never fails, it only goes on or ends.
//! Must not know what the tokens mean.

use std::ops::Range;

/// A kind of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    Colon,
    Comma,
    /// A name, number, text or character.
    Word,
}

/// Walks over RON text, token by token.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    source: &'a str,
    at: usize,
    /// Whether a comment was passed.
    pub(super) comments: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(source: &'a str) -> Lexer<'a> {
        let mut lexer = Lexer { source, at: 0, comments: false };
        lexer.skip_attributes();
        lexer
    }

    /// The next token without taking it.
    pub(super) fn peek(&self) -> Option<(Token, Range<usize>)> {
        self.clone().next()
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    /// `#![enable(…)]` lines before the value.
    fn skip_attributes(&mut self) {
        self.skip_space();
        while self.rest().starts_with("#![") {
            self.at += self.rest().find([']', '\n']).map_or(self.rest().len(), |n| n + 1);
            self.skip_space();
        }
    }

    /// White space and comments.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}'));
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.comments = true;
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.comments = true;
                self.skip_block();
            } else {
                return;
            }
        }
    }

    /// A block comment, which may hold others.
    fn skip_block(&mut self) {
        let bytes = self.source.as_bytes();
        let mut depth = 0usize;
        while self.at < bytes.len() {
            match bytes[self.at..] {
                [b'/', b'*', ..] => (depth, self.at) = (depth + 1, self.at + 2),
                [b'*', b'/', ..] => (depth, self.at) = (depth - 1, self.at + 2),
                _ => self.at += 1,
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Passes the rest of a text or character up to its closing quote; a backslash takes the next byte with it.
    fn skip_quoted(&mut self, quote: u8) {
        let bytes = self.source.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                byte if *byte == quote => return,
                _ => {}
            }
        }
        self.at = bytes.len();
    }

    /// Passes `r"…"` or `r#"…"#`, given the number of hashes; stands behind the first quote.
    fn skip_raw(&mut self, hashes: usize) {
        let end = format!("\"{}", "#".repeat(hashes));
        self.at = self.rest().find(&end).map_or(self.source.len(), |n| self.at + n + end.len());
    }

    fn word(&mut self) {
        let rest = self.rest();
        let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'));
        if let Some(tail) = raw {
            let hashes = tail.len() - tail.trim_start_matches('#').len();
            if tail[hashes..].starts_with('"') {
                self.at += rest.len() - tail.len() + hashes + 1;
                return self.skip_raw(hashes);
            }
        }
        let quoted = rest.strip_prefix('b').unwrap_or(rest);
        for quote in [b'"', b'\''] {
            if quoted.as_bytes().first() == Some(&quote) {
                self.at += rest.len() - quoted.len() + 1;
                // `'''` is the character ' itself.
                if quote == b'\'' && quoted.starts_with("'''") {
                    self.at += 1;
                }
                return self.skip_quoted(quote);
            }
        }
        let mut ends = rest.char_indices().skip(1);
        self.at += ends
            .find(|(n, c)| {
                c.is_whitespace()
                    || "()[]{}:,\"'".contains(*c)
                    || rest[*n..].starts_with("/*")
                    || rest[*n..].starts_with("//")
            })
            .map_or(rest.len(), |(n, _)| n);
    }
}

impl Iterator for Lexer<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_space();
        let start = self.at;
        let token = match self.source.as_bytes().get(start)? {
            b'(' | b'[' | b'{' => Token::Open,
            b')' | b']' | b'}' => Token::Close,
            b':' => Token::Colon,
            b',' => Token::Comma,
            _ => Token::Word,
        };
        match token {
            Token::Word => self.word(),
            _ => self.at += 1,
        }
        Some((token, start..self.at))
    }
}

/// Whether the text has comments, which writing it again would drop.
pub(super) fn has_comments(source: &str) -> bool {
    let mut lexer = Lexer::new(source);
    while !lexer.comments && lexer.next().is_some() {}
    lexer.comments
}

/// Where the value of a field at the top stands.
pub(super) fn top_field(text: &str, field: &str) -> Option<Range<usize>> {
    top_fields(text).find(|(name, _)| text[name.clone()] == *field).map(|(_, value)| value)
}

/// The fields of the outermost struct with the first token of their values. Stops at what it does not understand.
pub(super) fn top_fields(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    let mut lexer = Lexer::new(text);
    let mut depth = 0usize;
    std::iter::from_fn(move || {
        loop {
            let (token, span) = lexer.next()?;
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.checked_sub(1)?,
                Token::Word if depth == 1 && matches!(lexer.peek(), Some((Token::Colon, _))) => {
                    lexer.next();
                    let (_, value) = lexer.peek()?;
                    return Some((span, value));
                }
                _ => {}
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(source: &str) -> Vec<&str> {
        Lexer::new(source).map(|(_, span)| &source[span]).collect()
    }

    #[test]
    fn strings_and_comments_hide_what_is_in_them() {
        let source = "// (\n(a: \"(\\\"//\", /* [ /* { */ ] */ b: r#\"\"//\"#, c: '\"', d: ''', e: '\\'', f: b\"x\")";
        assert_eq!(
            words(source),
            [
                "(",
                "a",
                ":",
                "\"(\\\"//\"",
                ",",
                "b",
                ":",
                "r#\"\"//\"#",
                ",",
                "c",
                ":",
                "'\"'",
                ",",
                "d",
                ":",
                "'''",
                ",",
                "e",
                ":",
                "'\\''",
                ",",
                "f",
                ":",
                "b\"x\"",
                ")"
            ]
        );
    }

    #[test]
    fn attributes_are_passed_over() {
        assert_eq!(words("#![enable(implicit_some)]\n#![enable(x)]\n(a)"), ["(", "a", ")"]);
    }

    #[test]
    fn comments_are_found_outside_texts_only() {
        assert!(has_comments("(a: 1) // end"));
        assert!(has_comments("/* head */ (a: 1)"));
        assert!(has_comments("(a: 1 /* in */)"));
        assert!(!has_comments("(a: \"http://x /* y */\", b: r\"// z\")"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_comes_to_an_end(source in "[-()\\[\\]{}:,\"'\\\\/*#rb a-c\u{3042}\n]{0,60}") {
            let mut last = 0;
            for (_, span) in Lexer::new(&source) {
                prop_assert!(span.start >= last && span.end > span.start);
                prop_assert!(source.get(span.clone()).is_some());
                last = span.end;
            }
        }
    }
}
