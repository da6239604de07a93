//! The answers as CSV: one row an answer, the same columns whatever the language. Must not know where the bytes go.

use super::{
    reading::{self, sign},
    summary::{AnswerPart, EarlierPart, ItemPart, ServicePart, Summary},
};
use crate::{
    model::{Lang, Mend, Side, Verdict, is_formula},
    pages::{self, Labels},
};

/// The columns. New ones may come at the end; none changes its name or meaning.
pub const COLUMNS: [&str; 40] = [
    "comparison_id",
    "comparison",
    "service_id",
    "service",
    "provider",
    "plan",
    "url",
    "section_id",
    "section",
    "item_id",
    "number",
    "title",
    "question",
    "side",
    "emphasis",
    "weight",
    "emphasis_reasons",
    "verdict",
    "verdict_word",
    "sign",
    "standing",
    "note",
    "condition",
    "condition_met",
    "evidence",
    "by",
    "day",
    "missing_reason",
    "points_low",
    "points_high",
    "points_of",
    "checklist",
    "edition",
    "backed",
    "points_as_said",
    "mend",
    "recheck",
    "task",
    "own_questions",
    "earlier",
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
    out.write_record(COLUMNS).expect("memory takes it");
    for service in &summary.services {
        let mut answers = service.answers.iter();
        for section in &summary.sections {
            for (item, answer) in section.items.iter().zip(answers.by_ref()) {
                let row = row(summary, service, (&section.id, &section.title), item, answer);
                out.write_record(row.iter().map(|cell| guarded(cell))).expect("memory takes it");
            }
        }
    }
    out.into_inner().expect("memory takes it")
}

fn row(
    summary: &Summary,
    service: &ServicePart,
    (section_id, section): (&str, &str),
    item: &ItemPart,
    answer: &AnswerPart,
) -> [String; COLUMNS.len()] {
    let evidence: Vec<String> = answer.evidence.iter().map(|one| one.words(summary.lang)).collect();
    let (l, lang) = (Labels::of(summary.lang), summary.lang);
    let earlier: Vec<String> = answer.earlier.iter().map(|one| earlier(one, &l, lang)).collect();
    let own = service.own_questions.iter().filter(|one| one.item == item.id);
    let own: Vec<&str> = own.map(|one| one.text.as_str()).collect();
    let text = |text: &str| text.to_owned();
    [
        text(&summary.id),
        text(&summary.title),
        text(&service.id),
        text(&service.name),
        text(&service.provider),
        text(&service.plan),
        text(&service.url),
        text(section_id),
        text(section),
        text(&item.id),
        item.number.to_string(),
        text(&item.title),
        text(&item.question),
        text(side(item.side)),
        text(item.emphasis.id()),
        item.weight.to_string(),
        item.reasons.join("\n"),
        text(answer.verdict.map_or("", Verdict::id)),
        text(Verdict::word_of(answer.verdict, summary.lang)),
        text(sign(answer.standing)),
        text(pages::standing_id(answer.standing)),
        text(&answer.note),
        text(&answer.condition),
        text(match answer.condition_met {
            Some(true) => "yes",
            Some(false) => "no",
            None if answer.condition.is_empty() => "",
            None => "open",
        }),
        evidence.join("\n"),
        text(&answer.by),
        answer.day.map(|day| day.to_string()).unwrap_or_default(),
        text(if answer.lacks_reason { "yes" } else { "" }),
        pages::points(answer.low),
        pages::points(answer.high),
        pages::points(answer.of),
        text(&summary.checklist),
        text(&summary.edition),
        text(if answer.backed { "yes" } else { "" }),
        pages::points(answer.said),
        text(answer.mend.map_or("", Mend::id)),
        text(if answer.recheck { "yes" } else { "" }),
        text(answer.task.map_or("", super::json::task_id)),
        own.join("\n"),
        earlier.join("\n\n"),
    ]
}

/// An earlier answer in one piece.
fn earlier(one: &EarlierPart, l: &Labels, lang: Lang) -> String {
    let fields = reading::earlier(one, l, lang).into_iter();
    let fields = fields.map(|field| format!("{}: {}", field.label, field.text));
    let lines: Vec<String> = std::iter::once(one.verdict.to_owned()).chain(fields).collect();
    lines.join("\n")
}

fn side(side: Side) -> &'static str {
    super::json::side(side)
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
        for text in ["=1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "\t@x", "\u{3000}=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "1-2", "a=b", "'=1", "・一つ", "ー", "10 %"] {
            assert_eq!(guarded(text), text);
        }
    }
}
