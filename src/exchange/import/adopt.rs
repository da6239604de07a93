//! Makes a comparison of a table whose columns are known. Must not guess what a column means.

use std::sync::Arc;

use super::{
    ColumnRole, Mapping,
    find::{by_id, by_number, by_title},
};
use crate::{
    exchange::{
        receive::{Stray, Why},
        table::{Row, Table},
        words::{self, CellSaid, fold},
    },
    model::{
        Answer, Checklist, Comparison, Day, Edit, Evidence, EvidenceKind, Id, Item, ItemId, Lang, Problem, Refusal,
        Rule, Service, one_line,
    },
    typed,
};

/// What a new comparison needs beside the table.
#[derive(Clone, Debug)]
pub struct New {
    /// Its title.
    pub title: String,
    /// The day on which it is begun.
    pub today: Day,
}

/// A comparison made of a table, and what did not get into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The comparison.
    pub comparison: Comparison,
    /// How many verdicts it has.
    pub verdicts: usize,
    /// Cells that are no verdict: they were kept as notes.
    pub unclear: Vec<Unclear>,
    /// Rows that nothing was made of.
    pub strays: Vec<Stray>,
}

/// A cell that is no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Number of its row as a spreadsheet shows it.
    pub row: u32,
    /// Name of the service.
    pub service: String,
    /// Number of the item.
    pub number: u32,
    /// What stands there; not yet safe to show.
    pub text: String,
}

/// Why no comparison can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// No column names items, or no row names one.
    NoItems,
    /// No column has verdicts.
    NoVerdicts,
    /// The model refused something of it.
    Refused(Refusal),
}

impl Unusable {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let words = match self {
            Unusable::NoItems => lang.pick(
                "チェックシートの項目が見つかりません。番号か項目名の列を --map で指定してください。例: --map B=title",
                "No items of the checklist were found; name the column of their numbers or titles, e.g. --map B=title.",
            ),
            Unusable::NoVerdicts => lang.pick(
                "判定の列が見つかりません。--map で指定してください。例: --map 'D=answers:サービス名'",
                "No column of verdicts was found; name one, e.g. --map 'D=answers:NAME'.",
            ),
            Unusable::Refused(refusal) => return refusal.message(lang),
        };
        words.to_owned()
    }
}

/// Makes a comparison. `new_id` gives an identity each time it is called.
///
/// # Errors
/// If the mapping does not cover items and verdicts, or the model refuses the whole.
pub fn apply_mapping(
    table: &Table,
    mapping: &Mapping,
    list: &Checklist,
    new: &New,
    new_id: &mut dyn FnMut() -> Id,
) -> Result<Imported, Unusable> {
    let has = |roles: &[ColumnRole]| roles.iter().any(|role| mapping.column(role).is_some());
    if !has(&[ColumnRole::Number, ColumnRole::Id, ColumnRole::Title]) {
        return Err(Unusable::NoItems);
    }
    let in_columns = mapping.columns.iter().any(|column| matches!(column.role, ColumnRole::Answers(_)));
    if !in_columns && !has(&[ColumnRole::Verdict]) {
        return Err(Unusable::NoVerdicts);
    }
    let mut comparison = Comparison::new(new_id(), "", new.today, list);
    apply(&mut comparison, Edit::Title(new.title.clone()))?;
    let mut made = Imported { comparison, verdicts: 0, unclear: Vec::new(), strays: Vec::new() };
    let mut found = false;
    for row in mapping.body(table) {
        match item_of(list, row, mapping) {
            Ok(item) => {
                found = true;
                let at = RowOfItem { row, item: item.id.clone(), number: item.number };
                made.take(table, mapping, &at, new_id)?;
            }
            Err(why) => made.stray(row, why),
        }
    }
    match found {
        true => Ok(made),
        false => Err(Unusable::NoItems),
    }
}

fn apply(comparison: &mut Comparison, edit: Edit) -> Result<(), Unusable> {
    edit.apply(comparison).map(drop).map_err(Unusable::Refused)
}

/// The item of a row: by its id, else its title, else its number. Two that contradict each other are none.
fn item_of<'a>(list: &'a Checklist, row: &Row, mapping: &Mapping) -> Result<&'a Item, Why> {
    let cell = |role: &ColumnRole| mapping.column(role).map_or("", |n| row.cell(n));
    let found = [
        by_id(list, cell(&ColumnRole::Id)),
        by_title(list, cell(&ColumnRole::Title)),
        by_number(list, cell(&ColumnRole::Number)),
    ];
    let mut found = found.into_iter().flatten();
    let is_number = fold(cell(&ColumnRole::Number)).starts_with(|c: char| c.is_ascii_digit());
    let first = found.next().ok_or(if is_number { Why::UnknownItem } else { Why::NoItem })?;
    match found.all(|item| item.id == first.id) {
        true => Ok(first),
        false => Err(Why::TwoItems),
    }
}

/// A row and the item that it is about.
struct RowOfItem<'a> {
    row: &'a Row,
    item: ItemId,
    number: u32,
}

impl Imported {
    fn stray(&mut self, row: &Row, why: Why) {
        let text = row.cells.join(" ");
        let line = one_line(text.trim());
        let end = line.char_indices().nth(60).map_or(line.len(), |(end, _)| end);
        self.strays.push(Stray { row: row.number, why, text: line[..end].to_owned() });
    }

    /// Takes all answers of a row.
    fn take(
        &mut self,
        table: &Table,
        mapping: &Mapping,
        at: &RowOfItem<'_>,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Result<(), Unusable> {
        let text = |n: usize| unguarded(typed::note(at.row.cell(n)).trim());
        let all = |role: ColumnRole| -> Vec<String> {
            let columns = (0..mapping.columns.len()).filter(|n| mapping.columns[*n].role == role);
            columns.map(text).filter(|text| !text.is_empty()).collect()
        };
        let one = |role: ColumnRole| mapping.column(&role).map(text).unwrap_or_default();
        let shared = Answer {
            note: all(ColumnRole::Note).join("\n"),
            condition: one(ColumnRole::Condition).replace('\n', " "),
            evidence: all(ColumnRole::Evidence).into_iter().map(evidence).collect(),
            by: one(ColumnRole::By).replace('\n', " "),
            day: typed::keyword(&one(ColumnRole::Day)).parse().ok(),
            ..Answer::empty(&at.item)
        };
        if let Some(verdict) = mapping.column(&ColumnRole::Verdict) {
            let name = one(ColumnRole::Service).replace('\n', " ");
            let name = match (name.is_empty(), mapping.column(&ColumnRole::Service)) {
                (true, Some(_)) => {
                    self.stray(at.row, Why::NoItem);
                    return Ok(());
                }
                (true, None) => mapping.columns[verdict].header.clone(),
                (false, _) => name,
            };
            let service = self.service(&name, new_id)?;
            self.put(service, at, shared.clone(), &read(table, mapping, verdict, at.row), &name)?;
        }
        for n in 0..mapping.columns.len() {
            let ColumnRole::Answers(name) = &mapping.columns[n].role else {
                continue;
            };
            let service = self.service(name, new_id)?;
            let mut answer = shared.clone();
            let notes = all(ColumnRole::Notes(name.clone()));
            let notes = notes.into_iter().chain([answer.note]).filter(|note| !note.is_empty());
            answer.note = notes.collect::<Vec<_>>().join("\n");
            self.put(service, at, answer, &read(table, mapping, n, at.row), name)?;
        }
        Ok(())
    }

    /// The place of the service of this name, which is made if it is not there.
    fn service(&mut self, name: &str, new_id: &mut dyn FnMut() -> Id) -> Result<usize, Unusable> {
        let known = self.comparison.services.iter().position(|service| service.name == name);
        if let Some(at) = known {
            return Ok(at);
        }
        let at = self.comparison.services.len();
        let service = Arc::new(Service::new(new_id(), name));
        apply(&mut self.comparison, Edit::AddService { at, service })?;
        Ok(at)
    }

    fn put(
        &mut self,
        service: usize,
        at: &RowOfItem<'_>,
        mut answer: Answer,
        said: &(CellSaid, String),
        name: &str,
    ) -> Result<(), Unusable> {
        match said {
            (CellSaid::Blank, _) => {}
            (CellSaid::Verdict(verdict, remark), _) => {
                answer.verdict = Some(*verdict);
                if answer.condition.is_empty() {
                    answer.condition = remark.replace('\n', " ");
                } else if !remark.is_empty() {
                    answer.note = [remark.as_str(), &answer.note].join("\n").trim().to_owned();
                }
            }
            (CellSaid::Unclear, text) => {
                answer.note = [text.as_str(), &answer.note].join("\n").trim().to_owned();
                self.unclear.push(Unclear {
                    row: at.row.number,
                    service: name.to_owned(),
                    number: at.number,
                    text: text.clone(),
                });
            }
        }
        if answer.is_blank() {
            return Ok(());
        }
        let known = &self.comparison.services[service];
        if known.answer(&at.item).is_some() {
            self.stray(at.row, Why::Twice);
            return Ok(());
        }
        let has_verdict = answer.verdict.is_some();
        let edit = Edit::Answer { service: known.id.clone(), answer };
        match edit.apply(&mut self.comparison) {
            Ok(_) => self.verdicts += usize::from(has_verdict),
            Err(Refusal::Rule(Problem { rule: Rule::TooLong(..), .. })) => self.stray(at.row, Why::TooLong),
            Err(refusal) => return Err(Unusable::Refused(refusal)),
        }
        Ok(())
    }
}

/// What a cell of a column of verdicts says, and its text. 1 and 0 count only where no other number stands.
fn read(table: &Table, mapping: &Mapping, column: usize, row: &Row) -> (CellSaid, String) {
    let cell = unguarded(typed::note(row.cell(column)).trim());
    let number = |row: &Row| words::fold(row.cell(column)).parse::<f64>().ok();
    let other = |row: &Row| number(row).is_some_and(|number| ![0.0, 1.0].contains(&number));
    let said = match words::read_loosely(&cell) {
        // A blank sheet of ours with its boxes: nobody has chosen yet.
        CellSaid::Unclear if cell.contains('☐') && !cell.contains(['☑', '☒']) => CellSaid::Blank,
        CellSaid::Verdict(..) if number(row).is_some() && mapping.body(table).any(other) => CellSaid::Unclear,
        said => said,
    };
    (said, cell)
}

/// Without the quote that keeps a spreadsheet from taking a text for a formula.
fn unguarded(text: &str) -> String {
    let bare = text.strip_prefix('\'').filter(|bare| crate::model::is_formula(bare));
    bare.unwrap_or(text).to_owned()
}

fn evidence(text: String) -> Evidence {
    Evidence { kind: EvidenceKind::guess(&text), text, seen: None, dated: None }
}
