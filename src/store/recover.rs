//! Reads on behind a value or a field that is not known, so that those that follow are found in the same run.
//! Must not know files, nor what the text means.

use std::ops::Range;

use ron::{Error as Code, error::SpannedError};

use super::{
    fault::Mistake,
    lexer::{Lexer, Token},
    spot,
};
use crate::model::NotADay;

/// Most mistakes that are looked for in one text.
const MOST: usize = 100;
/// Most bytes that are read again to find them.
const BUDGET: usize = 16 * 1024 * 1024;

/// The first mistake of a text and those behind it that do not hang on it, each with its place; `again` reads a changed
/// text and gives what is wrong then.
pub(super) fn all(
    source: &str,
    first: SpannedError,
    again: impl Fn(&str) -> Option<SpannedError>,
) -> Vec<(Range<usize>, Mistake)> {
    let mut text = source.to_owned();
    let mut found = Vec::new();
    let mut error = first;
    // Up to where the text was changed, and by how many bytes it has grown and shrunk.
    let (mut passed, mut grown, mut shrunk) = (0, 0, 0);
    for _ in 0..MOST.min(1 + BUDGET / source.len().max(1)) {
        let (span, what) = place(&text, error);
        // Mistake stands just behind a change, and a field that is missing where one was taken out, hang on what was changed.
        let is_missing = matches!(&what, Mistake::Syntax(code, _) if matches!(**code, Code::MissingStructField { .. }));
        if !found.is_empty() && (span.start <= passed || is_missing) {
            break;
        }
        let way = way_on(&text, span.clone(), &what);
        let back = |at: usize| at + shrunk - grown;
        found.push((back(span.start)..back(span.end), what));
        let Some((range, put)) = way else { break };
        (grown, shrunk) = (grown + put.len(), shrunk + range.len());
        passed = range.start + put.len();
        text.replace_range(range, &put);
        match again(&text) {
            None => break,
            Some(next) => error = next,
        }
    }
    found
}

/// A mistake that RON reports, with its place.
pub(super) fn place(source: &str, error: SpannedError) -> (Range<usize>, Mistake) {
    let (span, hint) = spot::of(source, &error.span);
    // "A comma is missing" at the very end means that everything after it is missing.
    let code = match error.code {
        ron::Error::ExpectedComma if source[span.start..].trim().is_empty() => ron::Error::Eof,
        code => code,
    };
    (span, Mistake::Syntax(Box::new(code), hint))
}

/// Mistake to put in which place so that the rest can be read; `None` where nobody knows what was meant.
fn way_on(text: &str, span: Range<usize>, what: &Mistake) -> Option<(Range<usize>, String)> {
    let Mistake::Syntax(code, None) = what else { return None };
    let stands = |word: &str| text[span.start..].starts_with(word);
    match &**code {
        Code::NoSuchEnumVariant { expected, found, .. } if stands(found) => {
            Some((span.start..span.start + found.len(), (*expected.first()?).to_owned()))
        }
        Code::NoSuchStructField { found, .. } if stands(found) => Some((field(text, span.start)?, String::new())),
        Code::DuplicateStructField { field: name, .. } if stands(name) => {
            Some((field(text, span.start)?, String::new()))
        }
        Code::Message(words) if NotADay::shown_as(words).is_some() && text[span.clone()].starts_with('"') => {
            Some((span, "\"2026-11-22\"".to_owned()))
        }
        _ => None,
    }
}

/// The field that begins at a place: its name, its value and the comma.
fn field(text: &str, start: usize) -> Option<Range<usize>> {
    let mut lexer = Lexer::new(&text[start..]);
    let mut depth = 0usize;
    loop {
        let (token, span) = lexer.peek()?;
        match token {
            Token::Close if depth == 0 => return Some(start..start + span.start),
            Token::Comma if depth == 0 => return Some(start..start + span.end),
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
        lexer.next();
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Thing {
        what: Vec<Sign>,
        #[serde(default)]
        day: Option<crate::model::Day>,
    }

    #[derive(Debug, Deserialize)]
    enum Sign {
        Yes,
        No,
    }

    /// Mistake is marked in the text, mistake by mistake.
    fn marked(text: &str) -> Vec<&str> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let again = |text: &str| options.from_str::<Thing>(text).err();
        let found = all(text, again(text).expect("a mistake"), again).into_iter();
        found.map(|(span, _)| &text[span]).collect()
    }

    #[test]
    fn every_value_and_field_that_is_not_known_is_found() {
        for (text, found) in [
            ("(what: [Yes, Noo, No, Unk, Y])", &["Noo", "Unk", "Y"][..]),
            (
                "(what: [Noooooooooooo, N], dya: \"x\", day: \"2026-13-01\")",
                &["Noooooooooooo", "N", "dya", "\"2026-13-01\""],
            ),
            ("(dya: [(1, 2), {}], what: [はい, Yes],)", &["dya", "はい"]),
            ("(what: [Yes], day: \"2026-01-01\", what: [x], other: 1)", &["what", "other"]),
            ("(what: [Nix(1, 2), Foo])", &["Nix"]),
            ("(what: [Nix], day: \"2026-02-02\" x)", &["Nix", "x"]),
            ("(what: [Nix]", &["Nix"]),
            ("(what: [Yes No], dya: 1)", &["N"]),
            ("(waht: [Yes], dya: 1)", &["waht", "dya"]),
        ] {
            assert_eq!(marked(text), found, "{text}");
        }
    }

    #[test]
    fn there_is_an_end_to_it() {
        let text = format!("(what: [{}])", "Nix, ".repeat(10_000));
        assert_eq!(marked(&text).len(), MOST);
    }
}
