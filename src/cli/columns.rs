//! Plain tables and paragraphs for 80 columns, measured in terminal cells, broken by the Japanese rules (禁則).
//! Must not know what stands in them.

use crate::{
    model::one_line,
    typeset::{self, width},
};

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
    pub const fn left(width: usize) -> Column {
        Column { width, right: false }
    }

    /// A column of numbers.
    pub const fn right(width: usize) -> Column {
        Column { width, right: true }
    }

    fn fill(self, text: &str) -> String {
        let blanks = " ".repeat(self.width.saturating_sub(width(text)));
        if self.right { blanks + text } else { text.to_owned() + &blanks }
    }
}

/// A row of a table; a cell that is too long goes on in the next line.
pub fn row(columns: &[Column], cells: &[impl AsRef<str>]) -> String {
    let wrapped: Vec<Vec<String>> =
        columns.iter().zip(cells).map(|(column, cell)| wrap(&one_line(cell.as_ref()), column.width)).collect();
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

/// The text in lines of `room` cells, or of the fewest in which a table can still be read.
fn wrap(text: &str, room: usize) -> Vec<String> {
    typeset::wrap(text, room.max(8))
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
}
