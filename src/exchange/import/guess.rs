//! Guesses what the columns of a table mean. Only a proposal: it is shown and can be changed. Must not make anything.

use std::collections::BTreeSet;

use super::{
    ColumnRole,
    find::{by_id, by_number, by_title},
};
use crate::{
    exchange::{
        table::{Row, Table},
        words::{self, CellSaid, fold},
    },
    model::{Checklist, Item, one_line},
};

/// Headers are looked for in so many rows.
const HEAD: usize = 50;

/// What the columns of a table mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Number of the row with the headers, if there is one.
    pub header: Option<u32>,
    /// The columns, from the first on.
    pub columns: Vec<Mapped>,
}

/// A column and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Its letter in a spreadsheet.
    pub letter: String,
    /// Its header on one line, safe to show; may be empty.
    pub header: String,
    /// What it means.
    pub role: ColumnRole,
}

impl Mapping {
    /// The first column with this role, from 0.
    pub fn column(&self, role: &ColumnRole) -> Option<usize> {
        self.columns.iter().position(|column| column.role == *role)
    }

    /// Gives a column, named by its header or its letter, another role. A role that only one column can have leaves the
    /// one that has it.
    ///
    /// # Errors
    /// The names of the columns, if none or several are meant.
    pub fn set(&mut self, name: &str, role: ColumnRole) -> Result<(), Vec<String>> {
        let wanted = fold(name);
        let named = |test: &dyn Fn(&Mapped) -> bool| -> Vec<usize> {
            (0..self.columns.len()).filter(|n| test(&self.columns[*n])).collect()
        };
        let mut found = named(&|column| fold(&column.header) == wanted);
        if found.is_empty() {
            found = named(&|column| column.letter.to_lowercase() == wanted);
        }
        let [one] = found[..] else {
            let name = |column: &Mapped| format!("{} {}", column.letter, column.header).trim().to_owned();
            return Err(self.columns.iter().map(name).collect());
        };
        let is_many =
            matches!(role, ColumnRole::Ignore | ColumnRole::Note | ColumnRole::Evidence | ColumnRole::Notes(_));
        for column in self.columns.iter_mut().filter(|column| !is_many && column.role == role) {
            column.role = ColumnRole::Ignore;
        }
        self.columns[one].role = role;
        Ok(())
    }

    /// The rows below the header.
    pub(super) fn body<'a>(&self, table: &'a Table) -> impl Iterator<Item = &'a Row> + use<'a> {
        let header = self.header;
        table.rows.iter().filter(move |row| header.is_none_or(|header| row.number > header))
    }
}

/// The table with the most items in it, and what its columns most likely mean.
pub fn best(tables: &[Table], list: &Checklist) -> Option<(usize, Mapping)> {
    let weight = |n: &usize| {
        let table = &tables[*n];
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let most = (0..width).map(|column| NamedItems::of(table, column, list).most()).max();
        (most.unwrap_or(0), usize::MAX - n)
    };
    let n = (0..tables.len()).max_by_key(weight)?;
    Some((n, guess_mapping(&tables[n], list)))
}

/// What the columns of a table most likely mean.
pub fn guess_mapping(table: &Table, list: &Checklist) -> Mapping {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let names: Vec<NamedItems> = (0..width).map(|n| NamedItems::of(table, n, list)).collect();
    let most = |count: fn(&NamedItems) -> usize| {
        let best = (0..width).max_by_key(|n| (count(&names[*n]), usize::MAX - n))?;
        // One alone may be chance.
        (count(&names[best]) >= 2).then_some(best)
    };
    let (ids, titles) = (most(|names| names.ids), most(|names| names.titles));
    // Marks such as 1 and 0 look like numbers of items, but they are not those of the items beside them.
    let numbers = most(|names| names.numbers).filter(|n| {
        let beside = |row: &Row| {
            let named = ids.and_then(|column| by_id(list, row.cell(column)));
            named.or_else(|| titles.and_then(|column| by_title(list, row.cell(column))))
        };
        let pairs = table.rows.iter().filter_map(|row| Some((by_number(list, row.cell(*n))?, beside(row)?)));
        let (same, other): (Vec<_>, Vec<_>) = pairs.partition(|(one, other)| one.id == other.id);
        same.len() > 3 * other.len() || ids.or(titles).is_none()
    });
    let first = [ids, titles, numbers].into_iter().flatten().filter_map(|n| names[n].first).min();
    let header = header(table, first);
    let head = header.and_then(|number| table.rows.iter().find(|row| row.number == number));
    let mut mapping = Mapping {
        header,
        columns: (0..width)
            .map(|n| Mapped {
                letter: letter(n),
                header: one_line(head.map_or("", |row| row.cell(n)).trim()).into_owned(),
                role: ColumnRole::Ignore,
            })
            .collect(),
    };
    for (column, role) in [(ids, ColumnRole::Id), (titles, ColumnRole::Title), (numbers, ColumnRole::Number)] {
        if let Some(free) = column.filter(|n| mapping.columns[*n].role == ColumnRole::Ignore) {
            mapping.columns[free].role = role;
        }
    }
    fill(&mut mapping, table);
    mapping
}

/// The roles of the columns that name no item.
fn fill(mapping: &mut Mapping, table: &Table) {
    let is_free = |mapping: &Mapping, n: usize| mapping.columns[n].role == ColumnRole::Ignore;
    let named = |mapping: &Mapping, n: usize| ColumnRole::of(&mapping.columns[n].header);
    let width = mapping.columns.len();
    let is_long = (0..width).any(|n| is_free(mapping, n) && named(mapping, n) == Some(ColumnRole::Service));
    let mut service: Option<String> = None;
    for n in 0..width {
        if !is_free(mapping, n) {
            continue;
        }
        let role = match named(mapping, n) {
            Some(ColumnRole::Number | ColumnRole::Id | ColumnRole::Title) => None,
            Some(role) if is_long => mapping.column(&role).is_none().then_some(role),
            Some(ColumnRole::Note) => service.clone().map(ColumnRole::Notes),
            _ if !is_long && has_verdicts(mapping, table, n) => {
                let header = mapping.columns[n].header.trim_end_matches([':', '：']).trim().to_owned();
                let name = if header.is_empty() { mapping.columns[n].letter.clone() } else { header };
                service = Some(name.clone());
                Some(ColumnRole::Answers(name))
            }
            _ => None,
        };
        mapping.columns[n].role = role.unwrap_or(ColumnRole::Ignore);
    }
}

/// Whether at least half of what stands in a column are words for verdicts, or it is an empty sheet of ours.
fn has_verdicts(mapping: &Mapping, table: &Table, n: usize) -> bool {
    let mut counts = (0usize, 0usize);
    for row in mapping.body(table) {
        match words::read_loosely(row.cell(n)) {
            _ if row.cell(n).contains('☐') => counts.0 += 1,
            CellSaid::Verdict(..) => counts.0 += 1,
            CellSaid::Unclear => counts.1 += 1,
            CellSaid::Blank => {}
        }
    }
    counts.0 > 0 && counts.0 >= counts.1
}

/// The row with most cells above the first one that names an item; the nearest of several.
fn header(table: &Table, first: Option<u32>) -> Option<u32> {
    let first = first?;
    let above = table.rows.iter().take_while(|row| row.number < first).take(HEAD);
    let filled = |row: &&Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let best = above.max_by_key(|row| (filled(row), row.number))?;
    (filled(&best) > 1).then_some(best.number)
}

/// How many different items a column names, and in which row the first of them.
#[derive(Default)]
struct NamedItems {
    ids: usize,
    titles: usize,
    numbers: usize,
    first: Option<u32>,
}

impl NamedItems {
    fn of<'a>(table: &Table, column: usize, list: &'a Checklist) -> NamedItems {
        let mut first = None;
        let mut count = |by: &dyn Fn(&str) -> Option<&'a Item>| {
            let mut seen = BTreeSet::new();
            for row in &table.rows {
                let cell = row.cell(column);
                if !cell.trim().is_empty()
                    && let Some(item) = by(cell)
                {
                    seen.insert(&item.id);
                    first = Some(first.map_or(row.number, |known: u32| known.min(row.number)));
                }
            }
            seen.len()
        };
        let ids = count(&|cell| by_id(list, cell));
        let titles = count(&|cell| by_title(list, cell));
        let numbers = count(&|cell| by_number(list, cell));
        NamedItems { ids, titles, numbers, first }
    }

    fn most(&self) -> usize {
        self.ids.max(self.titles).max(self.numbers)
    }
}

/// `A`, `B` … `Z`, `AA` …
fn letter(column: usize) -> String {
    let (rest, last) = (column / 26, column % 26);
    let sign = char::from(b'A' + u8::try_from(last).unwrap_or(0));
    match rest {
        0 => sign.to_string(),
        more => letter(more - 1) + &sign.to_string(),
    }
}
