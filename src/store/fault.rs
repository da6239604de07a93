//! One mistake in a file, with its place and its words. Must not know how it was found.

use std::ops::Range;

use super::syntax;
use crate::{
    model::{Lang, Problem, one_line},
    say,
};

/// One mistake in a file, with its place.
#[derive(Clone, Debug)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Where it is, in bytes of the source.
    pub span: Range<usize>,
    what: Mistake,
}

/// Mistake the mistake is.
#[derive(Clone, Debug)]
pub(super) enum Mistake {
    /// RON cannot be read here, perhaps because of this full-width character.
    Syntax(Box<ron::Error>, Option<char>),
    /// The content breaks a rule of the model.
    Problem(Box<Problem>),
    /// The version is missing.
    NoFormat,
    /// Written by a newer program: the version found and the newest one known.
    Newer(u32, u32),
    /// A version that never was.
    OddFormat,
    /// Not UTF-8 from here on.
    NotUtf8,
}

impl Fault {
    /// A fault at a place; `source` gives line and column.
    pub(super) fn at(source: &str, span: Range<usize>, what: Mistake) -> Fault {
        Fault::all(source, vec![(span, what)]).remove(0)
    }

    /// Faults at several places, in the order of the file. One pass over the source, however many there are.
    pub(super) fn all(source: &str, mut found: Vec<(Range<usize>, Mistake)>) -> Vec<Fault> {
        found.sort_by_key(|(span, _)| span.start);
        let (mut offset, mut line, mut column) = (0, 1, 1);
        let mut faults = Vec::with_capacity(found.len());
        for (span, what) in found {
            for c in source[offset..span.start].chars() {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            offset = span.start;
            faults.push(Fault { line, column, span, what });
        }
        faults
    }

    /// Whether the text behind it could not be read, so that there may be more mistakes.
    pub fn hides_more(&self) -> bool {
        !matches!(self.what, Mistake::Problem(_) | Mistake::Newer(..))
    }

    /// Mistake is wrong and what to do, on one line, safe to show.
    pub fn message(&self, lang: Lang) -> String {
        let text = match &self.what {
            Mistake::Syntax(_, Some(c)) => syntax::full_width(*c, lang),
            Mistake::Syntax(error, None) => syntax::words(error, lang),
            Mistake::Problem(problem) => problem.message(lang),
            Mistake::NoFormat => lang
                .pick(
                    "format がありません。kumomi のファイルなら、最初に format: 1 と書いてください。",
                    "`format` is missing; if this is a kumomi file, write `format: 1` as the first field.",
                )
                .to_owned(),
            Mistake::Newer(found, known) => say!(
                lang,
                "新しいバージョンの kumomi のファイルです（format {}、この kumomi は {} まで）。kumomi を新しくしてください。ファイルは変更していません。",
                "The file is from a newer kumomi (format {}; this one knows up to {}). Update kumomi; the file was left untouched.",
                found,
                known
            ),
            Mistake::OddFormat => lang
                .pick(
                    "format は 1 以上の整数で書いてください。",
                    "`format` must be a whole number from 1.",
                )
                .to_owned(),
            Mistake::NotUtf8 => lang
                .pick(
                    "UTF-8 として読めない文字があります。ファイルが壊れていないか確かめて、UTF-8 で保存し直してください。",
                    "There are bytes here that are not UTF-8; check the file and save it as UTF-8.",
                )
                .to_owned(),
        };
        one_line(&text).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_order_is_that_of_the_file() {
        let source = "(日本: 1,\n  語: 2)";
        let at = |needle: &str| source.find(needle).unwrap();
        let faults = Fault::all(
            source,
            vec![
                (at("2")..at("2") + 1, Mistake::NoFormat),
                (at("1")..at("1") + 1, Mistake::OddFormat),
                (at("1")..at("1") + 1, Mistake::NoFormat),
            ],
        );
        let places: Vec<_> = faults.iter().map(|f| (f.line, f.column)).collect();
        assert_eq!(places, [(1, 6), (1, 6), (2, 6)]);
        assert_eq!(&source[faults[2].span.clone()], "2");
    }

    #[test]
    fn a_message_stays_on_its_line() {
        let error = ron::Error::Message("a\nb\u{1b}".to_owned());
        let fault = Fault::at("x", 0..1, Mistake::Syntax(Box::new(error), None));
        assert!(!fault.message(Lang::En).contains(['\n', '\u{1b}']));
    }
}
