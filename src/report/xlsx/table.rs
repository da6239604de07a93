//! A table on a sheet of its own, before it is written: columns, rows, and what is special about them. Must not know how cells
//! are written, nor what the tables are about.

use crate::model::Day;

/// A cell.
pub(super) enum SheetCell {
    /// A text, whatever it looks like.
    Text(String),
    /// Points or percent.
    Number(f64),
}

impl From<&str> for SheetCell {
    fn from(text: &str) -> SheetCell {
        SheetCell::Text(text.to_owned())
    }
}

impl From<&String> for SheetCell {
    fn from(text: &String) -> SheetCell {
        SheetCell::Text(text.clone())
    }
}

impl From<String> for SheetCell {
    fn from(text: String) -> SheetCell {
        SheetCell::Text(text)
    }
}

impl From<u32> for SheetCell {
    fn from(number: u32) -> SheetCell {
        SheetCell::Number(f64::from(number))
    }
}

impl From<Day> for SheetCell {
    fn from(day: Day) -> SheetCell {
        SheetCell::Text(day.to_string())
    }
}

impl<T: Into<SheetCell>> From<Option<T>> for SheetCell {
    fn from(one: Option<T>) -> SheetCell {
        one.map_or_else(|| SheetCell::from(""), Into::into)
    }
}

impl SheetCell {
    /// Points from half points.
    pub(super) fn half(half_points: u64) -> SheetCell {
        SheetCell::Number(half_points as f64 / 2.0)
    }
}

/// What a column says about a row.
type Says<'a, R> = Box<dyn Fn(&R) -> SheetCell + 'a>;

/// The columns of a table: each has a head, the most characters of half width that it may be wide, and what it says about a
/// row.
pub(super) struct SheetColumns<'a, R>(Vec<(String, usize, Says<'a, R>)>);

impl<'a, R> SheetColumns<'a, R> {
    /// None yet.
    pub(super) fn new() -> SheetColumns<'a, R> {
        SheetColumns(Vec::new())
    }

    /// With one more.
    pub(super) fn with<C: Into<SheetCell>>(
        mut self,
        head: &str,
        widest: usize,
        cell: impl Fn(&R) -> C + 'a,
    ) -> SheetColumns<'a, R> {
        self.0.push((head.to_owned(), widest, Box::new(move |row| cell(row).into())));
        self
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What they say about each of these.
    pub(super) fn rows(&self, all: impl IntoIterator<Item = R>) -> Vec<Vec<SheetCell>> {
        let row = |one: R| self.0.iter().map(|(.., cell)| cell(&one)).collect();
        all.into_iter().map(row).collect()
    }

    /// A table of them, with a row for each of these.
    pub(super) fn table(&self, name: &str, all: impl IntoIterator<Item = R>) -> SheetTable {
        let heads: Vec<(&str, usize)> = self.0.iter().map(|(head, widest, _)| (head.as_str(), *widest)).collect();
        SheetTable { rows: self.rows(all), ..SheetTable::new(name, &heads) }
    }
}

/// A table on a sheet of its own.
pub(super) struct SheetTable {
    /// What the sheet should be called.
    pub name: String,
    /// Heads of the columns, each with the most characters of half width that the column may be wide.
    pub heads: Vec<(String, usize)>,
    /// The rows.
    pub rows: Vec<Vec<SheetCell>>,
    /// So many columns stay in sight.
    pub frozen: u16,
    /// The columns with verdicts: coloured, and with a list to choose from where the second is true.
    pub verdicts: Vec<(usize, bool)>,
    /// So many rows at the end are sums.
    pub sums: usize,
    /// So many columns are printed; the others are for the screen.
    pub printed: usize,
}

impl SheetTable {
    /// An empty table.
    pub(super) fn new(name: &str, heads: &[(&str, usize)]) -> SheetTable {
        SheetTable {
            name: name.to_owned(),
            heads: heads.iter().map(|(head, widest)| ((*head).to_owned(), *widest)).collect(),
            rows: Vec::new(),
            frozen: 0,
            verdicts: Vec::new(),
            sums: 0,
            printed: heads.len(),
        }
    }
}
