//! Plain tables and paragraphs for 80 columns, measured in terminal cells, broken by the Japanese rules (禁則).
//! Must not know what stands in them.

use ratatui::buffer::CellWidth;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::model::{one_line, visible};

/// Columns that everything fits into when it can.
pub const WIDTH: usize = 80;
/// Blanks between two columns of a table.
pub const GAP: usize = 2;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    width: usize,
    right: bool,
}

impl Column {
    /// A column of texts.
    pub fn left(width: usize) -> Column {
        Column { width, right: false }
    }

    /// A column of numbers.
    pub fn right(width: usize) -> Column {
        Column { width, right: true }
    }

    fn fill(self, text: &str) -> String {
        let blanks = " ".repeat(self.width.saturating_sub(width(text)));
        if self.right {
            blanks + text
        } else {
            text.to_owned() + &blanks
        }
    }
}

/// Cells that a text without control characters takes.
pub fn width(text: &str) -> usize {
    // Summed in pieces: the width of one text is counted in 16 bits.
    let mut rest = text;
    let mut sum = 0;
    while let Some((at, _)) = rest.char_indices().nth(1_000) {
        sum += usize::from(rest[..at].cell_width());
        rest = &rest[at..];
    }
    sum + usize::from(rest.cell_width())
}

/// A row of a table; a cell that is too long goes on in the next line.
pub fn row(columns: &[Column], cells: &[impl AsRef<str>]) -> String {
    let wrapped: Vec<Vec<String>> = columns
        .iter()
        .zip(cells)
        .map(|(column, cell)| wrap(&one_line(cell.as_ref()), column.width))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let mut text = String::new();
    for n in 0..height {
        let line: Vec<String> = columns
            .iter()
            .zip(&wrapped)
            .map(|(column, lines)| column.fill(lines.get(n).map_or("", String::as_str)))
            .collect();
        text += line.join(&" ".repeat(GAP)).trim_end();
        text.push('\n');
    }
    text
}

/// A text after a label, its further lines indented to stand below the first.
pub fn labelled(indent: usize, label: &str, text: &str) -> String {
    let left = indent + width(label);
    let mut out = " ".repeat(indent) + label;
    for (n, line) in wrap(text.trim_end(), WIDTH.saturating_sub(left)).iter().enumerate() {
        if n > 0 {
            out += &" ".repeat(left);
        }
        out += line;
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// The text in lines of at most `room` cells, broken where Japanese and English allow it; a word longer than a line is
/// cut at a whole character. At least one line.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let text = visible(text);
    let room = room.max(8);
    let mut lines = vec![String::new()];
    let mut used = 0;
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        let piece = text[start..end].trim_end_matches('\n');
        start = end;
        if used > 0 && used + width(piece.trim_end()) > room {
            lines.push(String::new());
            used = 0;
        }
        for c in piece.chars() {
            let cells = width(c.encode_utf8(&mut [0; 4]));
            if used + cells > room && c != ' ' {
                lines.push(String::new());
                used = 0;
            }
            used += cells;
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
        }
        if opportunity == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(String::new());
            used = 0;
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_columns_line_up() {
        let columns = [Column::left(12), Column::right(6), Column::left(4)];
        assert_eq!(row(&columns, &["項目", "10", "x"]), "項目              10  x\n");
        assert_eq!(row(&columns, &["ABC", "いいえ", "x"]), "ABC           いいえ  x\n");
    }

    #[test]
    fn a_long_cell_goes_on_below() {
        let columns = [Column::left(8), Column::left(2)];
        assert_eq!(row(&columns, &["取扱う情報", "x"]), "取扱う情  x\n報\n");
    }

    #[test]
    fn no_line_begins_with_a_comma() {
        assert_eq!(wrap("四文字だ、続き", 8), ["四文字", "だ、続き"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghijkl", 8), ["abcdefgh", "ijkl"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn what_is_hidden_comes_out_visible() {
        assert_eq!(wrap("a\u{1b}b\u{202e}", 40), ["a\\u{1b}b\\u{202e}"]);
        assert!(!row(&[Column::left(30)], &["a\nb"]).contains("a\nb"));
    }

    #[test]
    fn very_long_texts_are_measured() {
        assert_eq!(width(&"あ".repeat(50_000)), 100_000);
    }
}
