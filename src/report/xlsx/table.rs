//! A table on a sheet of its own, before it is written: columns, rows, and what is special about them. Must not know how cells
//! are written, nor what the tables are about.

use crate::model::Day;

/// A cell.
pub enum Cell {
    /// A text, whatever it looks like.
    Text(String),
    /// Points or percent.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        Cell::Text(text.clone())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Cell {
        Cell::Number(f64::from(number))
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Cell {
        Cell::Text(day.to_string())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(one: Option<T>) -> Cell {
        one.map_or_else(|| Cell::from(""), Into::into)
    }
}

impl Cell {
    /// Points from half points.
    #[allow(clippy::cast_precision_loss, reason = "far below")]
    pub fn half(half_points: u64) -> Cell {
        Cell::Number(half_points as f64 / 2.0)
    }
}

/// What a column says about a row.
type Says<'a, R> = Box<dyn Fn(&R) -> Cell + 'a>;

/// The columns of a table: each has a head, the most characters of half width that it may be wide, and what it says about a
/// row.
pub struct Columns<'a, R>(Vec<(String, usize, Says<'a, R>)>);

impl<'a, R> Columns<'a, R> {
    /// None yet.
    pub fn new() -> Columns<'a, R> {
        Columns(Vec::new())
    }

    /// With one more.
    pub fn with<C: Into<Cell>>(mut self, head: &str, widest: usize, cell: impl Fn(&R) -> C + 'a) -> Columns<'a, R> {
        self.0.push((head.to_owned(), widest, Box::new(move |row| cell(row).into())));
        self
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What they say about each of these.
    pub fn rows(&self, all: impl IntoIterator<Item = R>) -> Vec<Vec<Cell>> {
        let row = |one: R| self.0.iter().map(|(.., cell)| cell(&one)).collect();
        all.into_iter().map(row).collect()
    }

    /// A table of them, with a row for each of these.
    pub fn table(&self, name: &str, all: impl IntoIterator<Item = R>) -> Table {
        let heads: Vec<(&str, usize)> = self.0.iter().map(|(head, widest, _)| (head.as_str(), *widest)).collect();
        Table { rows: self.rows(all), ..Table::new(name, &heads) }
    }
}

/// A table on a sheet of its own.
pub struct Table {
    /// What the sheet should be called.
    pub name: String,
    /// Heads of the columns, each with the most characters of half width that the column may be wide.
    pub heads: Vec<(String, usize)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// So many columns stay in sight.
    pub frozen: u16,
    /// The columns with verdicts: coloured, and with a list to choose from where the second is true.
    pub verdicts: Vec<(usize, bool)>,
    /// So many rows at the end are sums.
    pub sums: usize,
    /// So many columns are printed; the others are for the screen.
    pub printed: usize,
}

impl Table {
    /// An empty table.
    pub fn new(name: &str, heads: &[(&str, usize)]) -> Table {
        Table {
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
