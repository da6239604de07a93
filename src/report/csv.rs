//! The answers as CSV: one row an answer, the same columns whatever the language. Must not know where the bytes go.

use super::{
    reading::{self, sign},
    summary::{AnswerPart, EarlierPart, ItemPart, SectionPart, ServicePart, Summary},
};
use crate::{
    model::{Mend, Task, Verdict, is_formula},
    pages::{self, Labels},
};

/// An answer, and all that it belongs to.
struct CsvRow<'a> {
    summary: &'a Summary,
    service: &'a ServicePart,
    section: &'a SectionPart,
    item: &'a ItemPart,
    answer: &'a AnswerPart,
}

/// A column: its name, and what it says about an answer.
type CsvColumn = (&'static str, fn(&CsvRow<'_>) -> String);

/// The columns. New ones may come at the end; none changes its name or meaning.
const COLUMNS: [CsvColumn; 40] = [
    ("comparison_id", |one| one.summary.id.clone()),
    ("comparison", |one| one.summary.title.clone()),
    ("service_id", |one| one.service.id.clone()),
    ("service", |one| one.service.name.clone()),
    ("provider", |one| one.service.provider.clone()),
    ("plan", |one| one.service.plan.clone()),
    ("url", |one| one.service.url.clone()),
    ("section_id", |one| one.section.id.clone()),
    ("section", |one| one.section.title.clone()),
    ("item_id", |one| one.item.id.clone()),
    ("number", |one| one.item.number.to_string()),
    ("title", |one| one.item.title.clone()),
    ("question", |one| one.item.question.clone()),
    ("side", |one| one.item.side.id().to_owned()),
    ("emphasis", |one| one.item.emphasis.id().to_owned()),
    ("weight", |one| one.item.weight.to_string()),
    ("emphasis_reasons", |one| one.item.reasons.join("\n")),
    ("verdict", |one| one.answer.verdict.map_or("", Verdict::id).to_owned()),
    ("verdict_word", |one| Verdict::word_of(one.answer.verdict, one.summary.lang).to_owned()),
    ("sign", |one| sign(one.answer.standing).to_owned()),
    ("standing", |one| pages::standing_id(one.answer.standing).to_owned()),
    ("note", |one| one.answer.note.clone()),
    ("condition", |one| one.answer.condition.clone()),
    ("condition_met", |one| condition_met(one.answer).to_owned()),
    ("evidence", |one| evidence(one)),
    ("by", |one| one.answer.by.clone()),
    ("day", |one| one.answer.day.map(|day| day.to_string()).unwrap_or_default()),
    ("missing_reason", |one| yes(one.answer.lacks_reason)),
    ("points_low", |one| pages::points(one.answer.low)),
    ("points_high", |one| pages::points(one.answer.high)),
    ("points_of", |one| pages::points(one.answer.of)),
    ("checklist", |one| one.summary.checklist.clone()),
    ("edition", |one| one.summary.edition.clone()),
    ("backed", |one| yes(one.answer.backed)),
    ("points_as_said", |one| pages::points(one.answer.said)),
    ("mend", |one| one.answer.mend.map_or("", Mend::id).to_owned()),
    ("recheck", |one| yes(one.answer.recheck)),
    ("task", |one| one.answer.task.map_or("", Task::id).to_owned()),
    ("own_questions", |one| own_questions(one)),
    ("earlier", |one| earlier(one)),
];

/// What Japanese Excel recognises UTF-8 by.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Bytes that are written at once. The writer looks through the rest of a text for every bufferful: with its own 8 KiB a
/// note of megabytes takes quadratic time.
const BUFFER: usize = 1024 * 1024;

/// All answers, open ones as well. `plain` leaves the byte order mark out.
///
/// # Panics
/// Never: writing to memory does not fail.
pub fn bytes(summary: &Summary, plain: bool) -> Vec<u8> {
    let start = if plain { Vec::new() } else { BOM.to_vec() };
    let mut out =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).buffer_capacity(BUFFER).from_writer(start);
    out.write_record(COLUMNS.map(|(name, _)| name)).expect("memory takes it");
    for service in &summary.services {
        let mut answers = service.answers.iter();
        for section in &summary.sections {
            for (item, answer) in section.items.iter().zip(answers.by_ref()) {
                let row = CsvRow { summary, service, section, item, answer };
                out.write_record(COLUMNS.map(|(_, says)| guarded(&says(&row)))).expect("memory takes it");
            }
        }
    }
    out.into_inner().expect("memory takes it")
}

fn yes(holds: bool) -> String {
    if holds { "yes" } else { "" }.to_owned()
}

fn condition_met(answer: &AnswerPart) -> &'static str {
    match answer.condition_met {
        Some(true) => "yes",
        Some(false) => "no",
        None if answer.condition.is_empty() => "",
        None => "open",
    }
}

fn evidence(one: &CsvRow<'_>) -> String {
    let words: Vec<String> = one.answer.evidence.iter().map(|piece| piece.words(one.summary.lang)).collect();
    words.join("\n")
}

fn own_questions(one: &CsvRow<'_>) -> String {
    let own = one.service.own_questions.iter().filter(|own| own.item == one.item.id);
    let own: Vec<&str> = own.map(|own| own.text.as_str()).collect();
    own.join("\n")
}

/// All earlier answers, each in one piece.
fn earlier(one: &CsvRow<'_>) -> String {
    let lang = one.summary.lang;
    let piece = |earlier: &EarlierPart| {
        let fields = reading::earlier(earlier, &Labels::of(lang), lang).into_iter();
        let fields = fields.map(|field| format!("{}: {}", field.label, field.text));
        let lines: Vec<String> = std::iter::once(earlier.verdict.to_owned()).chain(fields).collect();
        lines.join("\n")
    };
    let all: Vec<String> = one.answer.earlier.iter().map(piece).collect();
    all.join("\n\n")
}

/// The text, with an apostrophe in front if a spreadsheet would take it for a formula.
fn guarded(text: &str) -> String {
    match is_formula(text) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_takes_for_a_formula_is_a_text() {
        assert_eq!([guarded("=1"), guarded("1-2")], ["'=1", "1-2"]);
        assert!(!is_formula(&guarded("＝1")), "what is guarded is none any more");
    }
}
