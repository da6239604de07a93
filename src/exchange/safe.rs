//! Makes text safe for what others open: spreadsheets, Markdown. Nothing hidden, no formula, no markup.
//! Must not know what the texts are. (HTML is escaped by its templates.)

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::{
    model::{is_formula, visible},
    typeset,
};

/// Most characters in a cell of a spreadsheet that stay readable; Excel's own limit is 32,767 UTF-16 units.
const MAX_CELL: usize = 16_000;

/// A text for a cell: nothing hidden, not longer than a cell can be.
pub fn cell(text: &str) -> String {
    let text = visible(text);
    match text.char_indices().nth(MAX_CELL) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.into_owned(),
    }
}

/// Writes a text cell: always a string, and quoted where it looks like a formula.
pub fn write(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text = cell(text);
    match is_formula(&text) {
        true => sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?,
        false => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// The height in points that a row needs for its wrapped cells, each with the width of its column in characters: not every
/// program works that out when it opens a file. At most what a row can have.
pub fn height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    // The widths are of digits; a kanji is a little wider than two of them.
    let lines = |(text, width): (&str, f64)| typeset::wrap(text, (width * 0.9) as usize).len();
    let most = cells.into_iter().map(lines).max().unwrap_or(1);
    (most.max(1) as f64 * 17.0 + 3.0).min(409.0)
}

/// A text for Markdown: its signs stand for themselves. Line ends are kept.
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    for (n, line) in visible(text).split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let begins = line.trim_start();
        let digits = begins.trim_start_matches(|c: char| c.is_ascii_digit());
        let list =
            begins.starts_with(['+', '-', '=']) || (digits.len() < begins.len() && digits.starts_with(['.', ')']));
        let mark =
            line.len() - if begins.starts_with(|c: char| c.is_ascii_digit()) { digits.len() } else { begins.len() };
        for (at, c) in line.char_indices() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => out.extend(['\\', c]),
                c if list && at == mark => out.extend(['\\', c]),
                c => out.push(c),
            }
        }
    }
    out
}

/// The same on one line of a table.
pub fn markdown_cell(text: &str) -> String {
    markdown(text.trim_end()).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stands_for_itself() {
        for (text, safe) in [
            ("<script>", "&lt;script&gt;"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("- a\n  1. b\n12) c", "\\- a\n  1\\. b\n12\\) c"),
            ("a-b 1.5", "a-b 1.5"),
            ("a|b", "a\\|b"),
            ("\u{202e}x", "\\\\u{202e}x"),
        ] {
            assert_eq!(markdown(text), safe);
        }
        assert_eq!(markdown_cell("一\n二\n"), "一<br>二");
    }

    #[test]
    fn a_cell_is_never_too_long_for_excel() {
        let long = cell(&"😀".repeat(1_000_000));
        assert!(long.encode_utf16().count() <= 32_767 && long.ends_with('…'));
        assert_eq!(cell("a\u{1b}b\nc"), "a\\u{1b}b\nc");
    }
}
