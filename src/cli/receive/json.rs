//! The preview of a reply as JSON (docs/json.md). Must not know how it was made.

use std::path::Path;

use serde_json::{Value, json};

use super::shown::Shown;
use crate::{
    exchange::receive::{EntryState, ReplyEntry, Stray},
    model::Verdict,
    report::json::{FORMAT, answer},
};

/// What `--json` prints.
pub fn of(shown: &Shown, file: &Path) -> Value {
    let preview = &shown.preview;
    let name = shown.comparison.service(&preview.service).map_or("", |service| &service.name);
    let taken = |entry: &ReplyEntry| {
        let chosen = shown.taken.as_ref().is_some_and(|taken| taken.contains(&entry.item));
        chosen && entry.state != EntryState::Unchanged
    };
    let entry = |entry: &ReplyEntry| {
        json!({
            "row": entry.row,
            "item": entry.item,
            "number": entry.number,
            "state": entry.state.id(),
            "before": entry.before.map(Verdict::id),
            "after": answer(&entry.after),
            "words": entry.words,
            "taken": taken(entry),
        })
    };
    let stray = |stray: &Stray| json!({ "row": stray.row, "why": stray.why.id(), "text": stray.text });
    json!({
        "format": FORMAT,
        "kind": "receive",
        "file": file.to_string_lossy(),
        "id": shown.comparison.id.0,
        "title": shown.comparison.title,
        "reply": preview.file,
        "service": preview.service.0,
        "name": name,
        "entries": preview.entries.iter().map(entry).collect::<Vec<_>>(),
        "blank": preview.blank,
        "not_understood": preview.not_understood.iter().map(stray).collect::<Vec<_>>(),
    })
}
