//! The JSON of `profile`, as docs/json.md describes it. Must not know how JSON is written.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    model::{Checklist, Comparison, Guide},
    pages::profile::Shift,
    report::json,
};

/// The profile, the emphases, and what this run changed.
pub fn of(comparison: &Comparison, list: Option<&Checklist>, path: &Path, changed: &[Shift<'_>]) -> Value {
    let changes = changed.iter().map(|change| {
        json!({
            "item": change.question.id,
            "number": change.question.number,
            "before": change.before.id(),
            "after": change.after.id(),
        })
    });
    json!({
        "format": json::FORMAT,
        "kind": "profile",
        "file": path.to_string_lossy(),
        "id": comparison.id.0,
        "title": comparison.title,
        "profile": json::profile(comparison),
        "weights": json::weights(&comparison.weights),
        "emphasis": json::emphasis(comparison),
        "guide": list.map(|list| list.guide.as_ref().map_or_else(|| guide(&Guide::default()), guide)),
        "changes": changes.collect::<Vec<_>>(),
    })
}

fn guide(guide: &Guide) -> Value {
    let kinds = guide.kinds.iter();
    let kinds = kinds.map(|kind| json!({ "id": kind.id, "name": json::text(&kind.name) }));
    let examples = guide.examples.iter().map(
        |example| json!({ "harm": example.harm, "impact": example.impact.id(), "text": json::text(&example.text) }),
    );
    json!({
        "kinds": kinds.collect::<Vec<_>>(),
        "examples": examples.collect::<Vec<_>>(),
        "rules": guide.rules.len(),
    })
}
