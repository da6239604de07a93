//! A page: what is told about a thing, as data. Must not know how wide it is shown, in which colours, or to whom.

use std::sync::Arc;

use super::Role;
use crate::{model::one_line, typeset::width};

/// What is told, from the top. [`super::flow::lay`] makes lines of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub(super) parts: Vec<Part>,
    indent: usize,
    target: Option<usize>,
    /// Rows that can be picked.
    rows: usize,
}

/// One piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Cells before it.
    pub indent: usize,
    /// The row it belongs to, where one can be picked.
    pub target: Option<usize>,
    pub content: Content,
}

/// What a piece of a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// An empty line.
    Gap,
    /// A heading, with an empty line before it unless it is the first.
    Head(String),
    /// A text behind a label, which may be empty; its further lines stand below its first.
    Text { label: Cell, text: Cell },
    /// An entry that is copied, such as a web address: where it is longer than a line, it goes on in the next.
    Address(String),
    /// A row of a table.
    Row { columns: Arc<[Column]>, cells: Vec<Cell> },
}

/// A text with the role of each of its pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell(pub(super) Vec<(Role, String)>);

impl Cell {
    /// A text in one role.
    pub fn new(role: Role, text: impl Into<String>) -> Cell {
        Cell(vec![(role, text.into())])
    }

    /// Pieces that stand on one line and are never broken, such as a bar.
    pub fn solid(pieces: Vec<(Role, String)>) -> Cell {
        Cell(pieces)
    }

    /// Cells of the terminal that it takes in one line.
    pub(super) fn width(&self) -> usize {
        self.0.iter().map(|(_, text)| width(&one_line(text))).sum()
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::new(Role::Text, text)
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub(super) width: usize,
    pub(super) right: bool,
    pub(super) grows: bool,
    pub(super) spare: bool,
}

impl Column {
    /// A column of texts of so many cells.
    pub const fn left(width: usize) -> Column {
        Column { width, right: false, grows: false, spare: false }
    }

    /// A column of numbers.
    pub const fn right(width: usize) -> Column {
        Column { right: true, ..Column::left(width) }
    }

    /// It takes a share of the room that is left.
    #[must_use]
    pub const fn growing(self) -> Column {
        Column { grows: true, ..self }
    }

    /// It is left out where the table has not enough room.
    #[must_use]
    pub const fn spare(self) -> Column {
        Column { spare: true, ..self }
    }
}

impl Page {
    fn push(&mut self, content: Content) {
        self.parts.push(Part { indent: self.indent, target: self.target, content });
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.push(Content::Gap);
    }

    /// A heading, with an empty line before it unless it is the first.
    pub fn head(&mut self, text: impl Into<String>) {
        self.push(Content::Head(text.into()));
    }

    /// A paragraph.
    pub fn text(&mut self, role: Role, text: impl Into<String>) {
        self.push(Content::Text { label: Cell::default(), text: Cell::new(role, text) });
    }

    /// An entry of a list.
    pub fn entry(&mut self, text: impl Into<Cell>) {
        self.marked("-", text);
    }

    /// An entry with a mark of its own in front, such as a number.
    pub fn marked(&mut self, mark: &str, text: impl Into<Cell>) {
        self.told(Role::Dim, mark, text);
    }

    /// An entry with a word in a role in front.
    pub fn told(&mut self, role: Role, word: &str, text: impl Into<Cell>) {
        self.push(Content::Text { label: Cell::new(role, format!("{word} ")), text: text.into() });
    }

    /// An entry that is copied, such as a web address; a writer that can shows it in one piece.
    pub fn address(&mut self, text: impl Into<String>) {
        self.push(Content::Address(text.into()));
    }

    /// `label: value`.
    pub fn fact(&mut self, label: &str, value: impl Into<Cell>) {
        self.push(Content::Text { label: Cell::new(Role::Text, format!("{label}: ")), text: value.into() });
    }

    /// A row of a table; a cell that is too long goes on in the next line.
    pub fn row<C: Into<Cell>>(&mut self, columns: &Arc<[Column]>, cells: impl IntoIterator<Item = C>) {
        let cells = cells.into_iter().map(Into::into).collect();
        self.push(Content::Row { columns: Arc::clone(columns), cells });
    }

    /// The row of a table that names its columns.
    pub fn heads<'a>(&mut self, columns: &Arc<[Column]>, heads: impl IntoIterator<Item = &'a str>) {
        self.row(columns, heads.into_iter().map(|head| Cell::new(Role::Dim, head)));
    }

    /// What is told inside stands so many cells further in.
    pub fn inside(&mut self, indent: usize, tell: impl FnOnce(&mut Page)) {
        self.indent += indent;
        tell(self);
        self.indent -= indent;
    }

    /// What is told inside belongs to a row that can be picked.
    pub fn at(&mut self, target: usize, tell: impl FnOnce(&mut Page)) {
        self.rows = self.rows.max(target + 1);
        let before = self.target.replace(target);
        tell(self);
        self.target = before;
    }

    /// Another page below this one; its rows are counted on from those that are here.
    pub fn add(&mut self, other: Page) {
        let (indent, target) = (self.indent, self.target);
        let rows = self.rows;
        self.rows += other.rows;
        let row = |row: Option<usize>| row.map(|row| row + rows).or(target);
        let within = |part: Part| Part { indent: part.indent + indent, target: row(part.target), ..part };
        self.parts.extend(other.parts.into_iter().map(within));
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Every text of the page, in its order: heads, labels, texts, cells.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| match &part.content {
            Content::Gap => Vec::new(),
            Content::Head(text) | Content::Address(text) => vec![text.as_str()],
            Content::Text { label, text } => label.0.iter().chain(&text.0).map(|(_, text)| text.as_str()).collect(),
            Content::Row { cells, .. } => {
                cells.iter().flat_map(|cell| &cell.0).map(|(_, text)| text.as_str()).collect()
            }
        })
    }
    /// What a report has of it, too: its heads and the labels of its facts.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match &part.content {
            Content::Head(text) => Some(text.as_str()),
            Content::Text { label: Cell(label), .. } => label.first()?.1.strip_suffix(": "),
            Content::Gap | Content::Address(_) | Content::Row { .. } => None,
        })
    }
}
