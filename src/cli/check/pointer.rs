//! A source line with a caret below the mistake. What comes out is safe for a terminal. Must not know what the mistake is.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::model::visible;

/// Characters shown before the mistake.
const BEFORE: usize = 50;
/// Characters shown from the mistake on.
const AFTER: usize = 50;

/// The line of the source in which `span` (in bytes) begins, and carets below the span. `line` is its number, from 1.
pub fn at(source: &str, line: usize, span: &Range<usize>, colours: bool) -> String {
    let (shown, span) = window(source, span);
    let snippet = Snippet::source(shown.as_str()).line_start(line).annotation(AnnotationKind::Primary.span(span));
    let report = [Group::with_level(Level::ERROR).element(snippet)];
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(usize::from(u16::MAX)).render(&report) + "\n"
}

/// The part of the line around the span, made visible, and the span in that text.
fn window(source: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let start = floor(source, span.start);
    let head = &source[..start];
    let head = &head[head.rfind('\n').map_or(0, |at| at + 1)..];
    let tail = &source[start..];
    let tail = tail.split(['\n', '\r']).next().unwrap_or_default();
    let length = floor(tail, span.end.saturating_sub(start));
    // Lines can be as long as the file: only what is near is shown, because only that helps.
    let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let until = tail.char_indices().nth(AFTER).map_or(tail.len(), |(at, _)| at);
    let before = visible(&head[from..]);
    let marked = visible(&tail[..length.min(until)]);
    let after = visible(&tail[length.min(until)..until]);
    let span = before.len()..before.len() + marked.len();
    (format!("{before}{marked}{after}"), span)
}

/// The place itself, or the nearest one before it at which a character begins.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::width;

    fn caret(source: &str, span: Range<usize>) -> (usize, usize) {
        let text = at(source, 7, &span, false);
        let lines: Vec<&str> = text.lines().collect();
        let carets = lines.iter().find(|line| line.contains('^')).expect(&text);
        (width(&carets[..carets.find('^').unwrap()]), carets.matches('^').count())
    }

    #[test]
    fn the_caret_stands_below_the_mistake_after_japanese() {
        let source = "a\n  題: \"日本語\", x: Yess,\nb";
        let start = source.find("Yess").unwrap();
        // "7 | " and the 19 cells of `  題: "日本語", x: `.
        assert_eq!(caret(source, start..start + 4), (4 + 19, 4));
    }

    #[test]
    fn hidden_characters_are_shown_and_counted() {
        let source = "\u{1b}[2J\u{202e} x";
        let text = at(source, 7, &(source.len() - 1..source.len()), false);
        assert!(text.contains("\\u{1b}[2J\\u{202e} x"), "{text}");
        assert_eq!(caret(source, source.len() - 1..source.len()).0, 4 + "\\u{1b}[2J\\u{202e} ".len());
    }

    #[test]
    fn any_place_can_be_pointed_at() {
        let long = "あ".repeat(100_000);
        for (source, span) in [
            ("", 0..0),
            ("abc", 3..3),
            ("abc\n", 4..4),
            ("あ", 1..2),
            ("a\r\nb", 1..9),
            (long.as_str(), 150_000..150_003),
        ] {
            let text = at(source, 7, &span, false);
            assert!(text.len() < 2_000, "{text}");
        }
    }
}
