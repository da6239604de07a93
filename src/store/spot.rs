//! Turns the place of a mistake as ron tells it (lines and columns) into bytes of the source that are good to show.
//! Must not know what the mistake is.

use std::ops::Range;

use ron::error::Span;

use super::syntax;

/// The bytes to show, and a full-width character that stands there, if that may be the mistake.
pub(super) fn of(source: &str, span: &Span) -> (Range<usize>, Option<char>) {
    let start = offset(source, span.start.line, span.start.col);
    let end = offset(source, span.end.line, span.end.col).max(start);
    (tidy(source, start..end), full_width_at(source, start, end))
}

/// The byte offset of a line and column as ron counts them: characters, from 1.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        line => source
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .nth(line - 2)
            .map_or(source.len(), |(n, _)| n + 1),
    };
    let tail = &source[start..];
    tail.char_indices().nth(column.saturating_sub(1)).map_or(source.len(), |(n, _)| start + n)
}

/// ron's span reaches from before the last token to where it stopped: white space is no part of the mistake, a mistake
/// is shown on one line, and it is at least one character long where there is one.
fn tidy(source: &str, span: Range<usize>) -> Range<usize> {
    let text = &source[span.clone()];
    let start = span.start + (text.len() - text.trim_start().len());
    // A text that was read but has no meaning (a day that does not exist) is told without its first quote.
    let open = start > 0 && source[..start].ends_with('"') && text.len() > 1 && text.ends_with('"');
    let start = if open { start - 1 } else { start };
    let end = start + source[start..span.end].lines().next().unwrap_or_default().trim_end().len();
    if end > start {
        return start..end;
    }
    start..start + source[start..].chars().next().map_or(0, char::len_utf8)
}

/// A full-width character that stands where RON stopped, but not inside a text.
fn full_width_at(source: &str, start: usize, end: usize) -> Option<char> {
    let first = source[start..].chars().next();
    let behind = source[end..].chars().next();
    let last = source[start..end].chars().next_back();
    let quoted = first == Some('"');
    [first, behind, if quoted { None } else { last }].into_iter().flatten().find(|c| syntax::half_width(*c).is_some())
}

#[cfg(test)]
mod tests {
    use ron::error::Position;

    use super::*;

    fn shown(source: &str, start: (usize, usize), end: (usize, usize)) -> (&str, Option<char>) {
        let at = |(line, col)| Position { line, col };
        let (span, hint) = of(source, &Span { start: at(start), end: at(end) });
        (&source[span], hint)
    }

    #[test]
    fn columns_are_characters() {
        assert_eq!(shown("(題: Yess, b: 1)", (1, 5), (1, 9)), ("Yess", None));
        assert_eq!(shown("(\n  題: Yess)", (2, 6), (2, 10)), ("Yess", None));
    }

    #[test]
    fn white_space_and_further_lines_are_not_shown() {
        assert_eq!(shown("(a:  \n  bad \n x", (1, 4), (3, 2)), ("bad", None));
        assert_eq!(shown("(a: b c)", (1, 7), (1, 7)), ("c", None));
        assert_eq!(shown("(a: ", (1, 5), (1, 5)), ("", None));
        assert_eq!(shown("", (7, 7), (9, 9)), ("", None));
    }

    #[test]
    fn full_width_characters_in_texts_are_no_hint() {
        assert_eq!(shown("(a: （1)", (1, 5), (1, 5)), ("（", Some('（')));
        assert_eq!(shown("(a: \"（\" 1)", (1, 5), (1, 8)).1, None);
    }
}
