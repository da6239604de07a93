//! What all JSON output shares: the format number, counts, texts, and writing it without a hidden character.
//! Described in docs/json.md. Must not know any subcommand.

mod certificates;
mod export;
mod needs;
mod outcome;

use std::fmt::Write;

use serde_json::{Value, json};

use crate::model::{Answer, Earlier, Evidence, Mend, Tally, Text, Verdict, is_hidden};

pub use certificates::{certificates, finding, finding_counts, placements};
pub use export::{EXPORT_FORMAT, export};
pub use needs::{emphasis, profile, weights};
pub use outcome::{causes, range, ranked, record, score, settlement, swing};

/// Incremented when a key is removed or its meaning changes; new keys may appear without it.
pub const FORMAT: u32 = 2;

/// A text in both languages; a missing one is empty.
pub fn text(text: &Text) -> Value {
    json!({ "ja": text.ja, "en": text.en })
}

/// How many items have which verdict.
pub fn counts(tally: Tally) -> Value {
    let all = [("items", tally.all()), ("answered", tally.answered())].into_iter();
    let all = all.chain(Verdict::ALL.map(|verdict| (verdict.id(), tally.count(Some(verdict)))));
    all.chain([("open", tally.open), ("missing_reason", tally.without_reason)]).collect()
}

/// What is recorded for an item.
pub fn answer(answer: &Answer) -> Value {
    json!({
        "item": answer.item,
        "verdict": answer.verdict.map(Verdict::id),
        "note": answer.note,
        "condition": answer.condition,
        "condition_met": answer.condition_met,
        "mend": answer.mend.map(Mend::id),
        "recheck": answer.recheck,
        "evidence": answer.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "by": answer.by,
        "day": answer.day.map(|day| day.to_string()),
        "missing_reason": answer.lacks_reason(),
        "earlier": answer.earlier.iter().map(earlier).collect::<Vec<_>>(),
    })
}

/// What another person answered before.
fn earlier(one: &Earlier) -> Value {
    json!({
        "verdict": one.verdict.map(Verdict::id),
        "note": one.note,
        "condition": one.condition,
        "condition_met": one.condition_met,
        "mend": one.mend.map(Mend::id),
        "evidence": one.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "by": one.by,
        "day": one.day.map(|day| day.to_string()),
    })
}

fn evidence(evidence: &Evidence) -> Value {
    json!({
        "kind": evidence.kind.id(),
        "text": evidence.text,
        "seen": evidence.seen.map(|day| day.to_string()),
        "dated": evidence.dated.map(|day| day.to_string()),
    })
}

/// The value as JSON that is safe for a terminal: whatever is hidden stands there as `\uXXXX`.
pub fn render(value: &Value) -> String {
    let plain = format!("{value:#}\n");
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        // Outside of strings JSON has no hidden character but the line ends; inside, serde_json has escaped those.
        if c == '\n' || !is_hidden(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hidden_character_is_escaped_and_read_back_as_it_was() {
        let hostile = "a\u{1b}[2J\u{7f}\u{9b}31m\u{202e}\u{200b}\u{feff}\u{e0041}\u{10ffff}\n\t\"漏えい";
        let value = json!({ "title": hostile, hostile: 1 });
        let text = render(&value);
        assert!(!text.chars().any(|c| c != '\n' && is_hidden(c)), "{text:?}");
        assert!(text.contains("\\udb40\\udc41"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
