//! Tables cell by cell, within limits, and why a file is none. Must not know any format.

use crate::{model::Lang, say};

/// Most rows of a table that are read.
pub(super) const MAX_ROWS: u32 = 100_000;
/// Most columns.
pub(super) const MAX_COLUMNS: usize = 300;
/// Most bytes that a packed file may unpack to, and most bytes of text of all cells (64 MiB).
pub(super) const MAX_TEXT: usize = 64 * 1024 * 1024;
/// Most sheets of a workbook that are looked at.
pub(super) const MAX_SHEETS: usize = 50;

/// One sheet of a workbook, or the table of a text file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name of the sheet; empty for a text file.
    pub name: String,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it (from 1); in Markdown the number of the line.
    pub number: u32,
    /// Its cells from the first column on.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a cell; empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Why a file cannot be read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// A known other format: its name.
    Format(&'static str),
    /// Neither UTF-8, UTF-16 nor `Shift_JIS`.
    Encoding,
    /// Damaged, protected by a password, or not what it says it is.
    Damaged,
    /// Unpacked, or counted in rows, columns or characters, it is too large.
    TooBig,
}

impl Unreadable {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Unreadable::Empty => lang.pick("何も書かれていません。", "There is nothing in it.").to_owned(),
            Unreadable::Format(name) => say!(
                lang,
                "{} 形式は読めません。xlsx か csv で保存し直してください。",
                "{} cannot be read; save it again as xlsx or csv.",
                name
            ),
            Unreadable::Encoding => say!(
                lang,
                "文字コードがわかりません。UTF-8 で保存し直してください。",
                "The encoding is not known; save it again as UTF-8."
            ),
            Unreadable::Damaged => say!(
                lang,
                "表として読めません（壊れているか、パスワードが付いています）。Excel などで開き、xlsx で保存し直してください。",
                "It cannot be read as a table (damaged, or with a password); open it in a spreadsheet and save it again as xlsx."
            ),
            Unreadable::TooBig => say!(
                lang,
                "表が大きすぎます。要らないシートや行を消してください。",
                "The table is too large; remove sheets and rows that are not needed."
            ),
        }
    }
}

/// Puts cells together to rows, within the limits.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) rows: Vec<Row>,
    text: usize,
}

impl Builder {
    /// Adds a cell; rows come in their order, and so do the cells of a row. A column is counted from 0.
    pub(super) fn put(&mut self, number: u32, column: usize, text: String) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.text += text.len();
        if self.text > MAX_TEXT || number > MAX_ROWS || column >= MAX_COLUMNS {
            return Err(Unreadable::TooBig);
        }
        if self.rows.last().is_none_or(|row| row.number != number) {
            self.rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(row) = self.rows.last_mut() {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            row.cells[column] = text;
        }
        Ok(())
    }

    pub(super) fn table(self, name: &str) -> Table {
        Table { name: name.to_owned(), rows: self.rows }
    }
}
