//! What a filled sheet says, row by row. Must not know the comparison that it belongs to.

use std::collections::BTreeMap;

use super::{NotAReply, Stray, Why, excerpt};
use crate::{
    exchange::{
        column::{Label, QuestionColumn},
        key::RowKey,
        table::{self, Row, Table},
        words::{self, CellSaid},
    },
    model::{Day, Lang},
    typed,
};

/// Headers are looked for in so many rows.
const HEAD: usize = 200;

/// What a filled sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Name of the file, for the record.
    pub file: String,
    /// Title of the comparison as it stands in the sheet; empty if it does not.
    pub title: String,
    /// The day on which the questionnaire was made, if the sheet says so.
    pub made: Option<Day>,
    /// The rows that are about an item.
    pub rows: Vec<ReplyRow>,
    /// The rows that are not.
    pub not_understood: Vec<Stray>,
}

/// What the vendor wrote about one item. Texts are as they were written, but for the width of katakana and line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRow {
    /// Number of the row as a spreadsheet shows it, from 1.
    pub row: u32,
    /// The key, if it is still there.
    pub(super) key: Option<RowKey>,
    /// What stands in the column of the number.
    pub number: String,
    /// What stands in the column of the title.
    pub title: String,
    /// The answer as it was written.
    pub verdict: String,
    /// The plan.
    pub plan: String,
    /// Everything that the vendor wrote, each with the header of its column, in a fixed order.
    pub words: Vec<(String, String)>,
    /// Whether the vendor wrote anything.
    pub answered: bool,
}

impl ReplyRow {
    /// What the answer means.
    pub fn said(&self) -> CellSaid {
        words::read(&self.verdict)
    }

    /// All that was written, a line or more each.
    pub fn verbatim(&self) -> String {
        let lines = self.words.iter().map(|(label, text)| format!("{label}: {text}"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Reads a filled sheet: xlsx, csv or Markdown. `file` is its name, for the record.
///
/// # Errors
/// If it cannot be read as a table, or is not that of a questionnaire.
pub fn read(bytes: &[u8], file: &str) -> Result<Reply, NotAReply> {
    let tables = table::read(bytes).map_err(NotAReply::Unreadable)?;
    let keyed = tables.iter().find(|table| table.rows.iter().any(|row| key(row).is_some()));
    let found = keyed.or_else(|| tables.iter().find(|table| is_known(&Filled::of(table))));
    let sheet = Filled::of(found.ok_or(NotAReply::NoQuestions)?);
    let mut reply = Reply {
        file: typed::line(file),
        title: sheet.beside(Label::Subject),
        made: sheet.beside(Label::Made).parse().ok(),
        rows: Vec::new(),
        not_understood: Vec::new(),
    };
    for row in sheet.body() {
        match sheet.read(row) {
            Some(read) => reply.rows.push(read),
            None => reply.not_understood.push(Stray {
                row: row.number,
                why: Why::NoItem,
                text: excerpt(&row.cells.join(" ")),
            }),
        }
    }
    Ok(reply)
}

/// Without any key: a header that names an item and an answer.
fn is_known(sheet: &Filled<'_>) -> bool {
    let has = |columns: &[QuestionColumn]| columns.iter().any(|column| sheet.columns.contains_key(column));
    has(&[QuestionColumn::Number, QuestionColumn::Title])
        && has(&[QuestionColumn::Verdict])
        && has(&[QuestionColumn::Text, QuestionColumn::Plan, QuestionColumn::Evidence])
}

fn key(row: &Row) -> Option<RowKey> {
    row.cells.iter().find_map(|cell| RowKey::read(cell))
}

/// A filled sheet: a table with its columns found.
struct Filled<'a> {
    table: &'a Table,
    /// Place of the header in the rows, if there is one.
    head: Option<usize>,
    /// Where each column of a questionnaire stands.
    columns: BTreeMap<QuestionColumn, usize>,
    /// Other columns with a cell in some rows but not in all: what a vendor added.
    added: Vec<usize>,
}

impl<'a> Filled<'a> {
    fn of(table: &'a Table) -> Filled<'a> {
        let known = |row: &Row| row.cells.iter().filter(|cell| QuestionColumn::of(cell).is_some()).count();
        let heads = table.rows.iter().enumerate().take(HEAD);
        let best = heads.map(|(n, row)| (known(row), n)).max_by_key(|(count, n)| (*count, usize::MAX - n));
        let head = best.filter(|(count, _)| *count >= 2).map(|(_, n)| n);
        let mut columns = BTreeMap::new();
        if let Some(head) = head {
            for (n, cell) in table.rows[head].cells.iter().enumerate() {
                if let Some(column) = QuestionColumn::of(cell) {
                    columns.entry(column).or_insert(n);
                }
            }
        }
        let mut sheet = Filled { table, head, columns, added: Vec::new() };
        sheet.find_verdict();
        sheet.added = (0..sheet.width()).filter(|n| sheet.is_added(*n)).collect();
        sheet
    }

    fn width(&self) -> usize {
        self.table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    fn body(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let from = self.head.map_or(0, |head| head + 1);
        let begun = self.head.is_some();
        let rows = self.table.rows.iter().skip(from);
        // Without a header what stands above the first key is no row.
        rows.skip_while(move |row| !begun && key(row).is_none())
    }

    fn keyed(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        self.body().filter(|row| key(row).is_some())
    }

    fn is_taken(&self, column: usize) -> bool {
        self.columns.values().any(|taken| *taken == column)
    }

    /// A renamed column of the answers is the only one in which nothing but words for verdicts stand.
    fn find_verdict(&mut self) {
        if self.columns.contains_key(&QuestionColumn::Verdict) {
            return;
        }
        let only_verdicts = |n: &usize| {
            let mut cells =
                self.keyed().map(|row| words::read(row.cell(*n))).filter(|said| *said != CellSaid::Blank).peekable();
            cells.peek().is_some() && cells.all(|said| matches!(said, CellSaid::Verdict(..)))
        };
        let found: Vec<usize> = (0..self.width()).filter(|n| !self.is_taken(*n)).filter(only_verdicts).collect();
        if let [one] = found[..] {
            self.columns.insert(QuestionColumn::Verdict, one);
        }
    }

    /// Whether a column is of the vendor: what stands in every row is most likely ours under another name.
    fn is_added(&self, n: usize) -> bool {
        let filled = |row: &&Row| !row.cell(n).trim().is_empty();
        !self.is_taken(n)
            && self.body().any(|row| filled(&row) && RowKey::read(row.cell(n)).is_none())
            && !self.keyed().all(|row| filled(&row))
    }

    fn label(&self, n: usize, column: Option<QuestionColumn>) -> String {
        let header = self.head.map_or("", |head| self.table.rows[head].cell(n));
        match (excerpt(&typed::line(header)), column) {
            (header, Some(column)) if header.is_empty() => column.word(Lang::Ja).to_owned(),
            (header, None) if header.is_empty() => "+".to_owned(),
            (header, _) => header,
        }
    }

    fn read(&self, row: &Row) -> Option<ReplyRow> {
        let at = |column: QuestionColumn| self.columns.get(&column).copied();
        let text = |column| typed::note(at(column).map_or("", |n| row.cell(n))).trim().to_owned();
        let key = key(row);
        let (number, title) = (text(QuestionColumn::Number), text(QuestionColumn::Title));
        if key.is_none() && number.is_empty() && title.is_empty() {
            return None;
        }
        let ours = [QuestionColumn::Verdict, QuestionColumn::Text, QuestionColumn::Plan, QuestionColumn::Evidence];
        let ours = ours.into_iter().filter_map(|column| Some((at(column)?, Some(column))));
        let added = self.added.iter().map(|n| (*n, None));
        let mut said = Vec::new();
        for (n, column) in ours.chain(added) {
            let cell = typed::note(row.cell(n)).trim().to_owned();
            if !cell.is_empty() && RowKey::read(&cell).is_none() {
                said.push((self.label(n, column), cell));
            }
        }
        Some(ReplyRow {
            row: row.number,
            key,
            number,
            title,
            verdict: text(QuestionColumn::Verdict),
            plan: text(QuestionColumn::Plan),
            answered: !said.is_empty(),
            words: said,
        })
    }

    /// The cell after a label above the table.
    fn beside(&self, label: Label) -> String {
        let above = self.head.unwrap_or(self.table.rows.len()).min(HEAD);
        let found = self.table.rows[..above].iter().find_map(|row| {
            let at = row.cells.iter().position(|cell| label.is(cell))?;
            row.cells[at + 1..].iter().find(|cell| !cell.trim().is_empty())
        });
        typed::line(found.map_or("", String::as_str)).trim().to_owned()
    }
}
