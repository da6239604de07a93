//! The JSON of `decide`, as docs/json.md describes it. Must not know how JSON is written.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    cli::Judged,
    model::{Checklist, Comparison, Ranked, rank, settle},
    report::json,
};

/// The ranking with all its arithmetic, what settles it, and the record.
pub fn of(comparison: &Comparison, list: Option<&Checklist>, path: &Path, judged: &Judged) -> Value {
    let ranked = rank(comparison);
    let mut ranking = json::ranked(comparison, &ranked);
    for (value, one) in ranking.iter_mut().zip(&ranked) {
        value["score"] = json::score(&one.score);
        value["sections"] = sections(comparison, one);
        let found = judged.grave(&one.service).into_iter();
        value["findings"] = found.map(|found| json::finding(found, comparison, &judged.catalogue)).collect();
    }
    json!({
        "format": json::FORMAT,
        "kind": "decide",
        "file": path.to_string_lossy(),
        "id": comparison.id.0,
        "title": comparison.title,
        "weights": json::weights(&comparison.weights),
        "ranking": ranking,
        "settlement": json::settlement(comparison, list, &settle(&ranked)),
        "swings": json::swing(comparison),
        "record": json::record(comparison),
    })
}

fn sections(comparison: &Comparison, ranked: &Ranked) -> Value {
    let sections = &comparison.questions.sections;
    let scores = ranked.score.parts(sections.iter().map(|section| section.items.len()));
    let told = sections.iter().zip(&scores);
    told.map(|(section, score)| json!({ "id": section.id, "score": json::range(score) })).collect()
}
