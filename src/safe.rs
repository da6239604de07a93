//! Texts that the programs of others open: in Markdown no markup, in a spreadsheet no formula, and nothing hidden.
//! Must not know what the texts are. (HTML is escaped by its templates.)

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::model::{is_formula, visible};

/// A text for Markdown: its signs stand for themselves. Line ends are kept, blanks at the beginning of a line are not: they
/// could make a block of code.
pub(crate) fn markdown(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut begins = true;
    // How many digits the line begins with, as long as nothing else is in it: looking back would take a long line's square.
    let mut digits = Some(0);
    for c in text.chars() {
        if begins && (c == ' ' || c == '\u{3000}') {
            continue;
        }
        // At the beginning of a line these make lists, rules and headings; `1.` and `1)` make lists, too.
        let leads = begins && matches!(c, '-' | '+' | '=' | ':');
        let counts = matches!(c, '.' | ')') && digits.is_some_and(|count| (1..=10).contains(&count));
        match c {
            // Not every reader takes a backslash before these.
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '#' | '!' | '$' => out.extend(['\\', c]),
            c if leads || counts => out.extend(['\\', c]),
            c => out.push(c),
        }
        begins = c == '\n';
        digits = match c {
            '\n' => Some(0),
            c if c.is_ascii_digit() => digits.map(|count| count + 1),
            _ => None,
        };
    }
    out
}

/// The same on one line of a table.
pub(crate) fn markdown_cell(text: &str) -> String {
    markdown(text.trim_end()).replace('\n', "<br>")
}

/// Writes a text into a cell: always as a string, and quoted where it looks like a formula, so that it stays a text when
/// somebody edits it.
///
/// # Errors
/// If it is longer than a cell can hold, or the place is outside of a sheet.
pub(crate) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    match is_formula(text) {
        true => sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?,
        false => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stands_for_itself() {
        for (text, safe) in [
            ("<script> & co", "&lt;script&gt; &amp; co"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("- a\n  1. b\n12) c\n: d", "\\- a\n1\\. b\n12\\) c\n\\: d"),
            ("a-b 1.5 2026-11-22", "a-b 1.5 2026-11-22"),
            ("a|b {{c}}", "a\\|b \\{\\{c\\}\\}"),
            ("\u{202e}x", "\\\\u\\{202e\\}x"),
        ] {
            assert_eq!(markdown(text), safe);
        }
        assert_eq!(markdown_cell("一\n二\n"), "一<br>二");
    }

    #[test]
    fn a_long_line_takes_no_longer_than_its_length() {
        let dots = "1.".repeat(2_000_000);
        let begun = std::time::Instant::now();
        assert_eq!(markdown(&dots).len(), dots.len() + 1);
        assert!(begun.elapsed().as_secs() < 20, "its square would take hours");
    }
}
