//! The JSON of `decide`, as docs/json.md describes it. Must not know how JSON is written.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    cli::judged::Judged,
    model::{Ask, Checklist, Comparison, Ranked, Score, Settlement, Swing, rank, settle, swings},
    phrases::{self, settlement::questions},
    report::json,
};

/// The ranking with all its arithmetic, what settles it, and the record.
pub fn of(comparison: &Comparison, list: Option<&Checklist>, path: &Path, judged: &Judged) -> Value {
    let ranked = rank(comparison);
    let mut ranking = json::ranked(comparison, &ranked);
    for (value, one) in ranking.iter_mut().zip(&ranked) {
        value["score"] = json::score(&one.score);
        value["sections"] = sections(comparison, one);
        let grave = judged.grave(&one.service);
        value["findings"] = grave
            .map(|found| json::finding(found, comparison, &judged.catalogue))
            .collect();
    }
    let swing = |swing: &Swing| {
        json!({
            "item": swing.item,
            "number": comparison.questions.item(&swing.item).map(|question| question.number),
            "emphasis": swing.emphasis.id(),
            "winner": swing.winner.0,
            "name": phrases::name(comparison, &swing.winner),
        })
    };
    json!({
        "format": json::FORMAT,
        "kind": "decide",
        "file": path.to_string_lossy(),
        "id": comparison.id.0,
        "title": comparison.title,
        "weights": json::weights(&comparison.weights),
        "ranking": ranking,
        "settlement": settlement(comparison, list, &settle(&ranked)),
        "swings": swings(comparison).iter().map(swing).collect::<Vec<_>>(),
        "record": json::record(comparison),
    })
}

fn sections(comparison: &Comparison, ranked: &Ranked) -> Value {
    let Some(service) = comparison.service(&ranked.service) else {
        return Value::Null;
    };
    let section = |section: &crate::model::QuestionSection| {
        let score = Score::of(service, &section.items, &comparison.emphasis, &comparison.weights);
        json!({ "id": section.id, "score": json::range(&score) })
    };
    comparison.questions.sections.iter().map(section).collect()
}

fn settlement(comparison: &Comparison, list: Option<&Checklist>, settlement: &Settlement) -> Value {
    let (state, services, asked): (_, Vec<&str>, &[Ask]) = match settlement {
        Settlement::Nothing => ("nothing", Vec::new(), &[]),
        Settlement::Settled(id) => ("settled", vec![&id.0], &[]),
        Settlement::Tie(ids) => ("tie", ids.iter().map(|id| id.0.as_str()).collect(), &[]),
        Settlement::Overlap { ask, winner } => ("overlap", vec![&winner.0], ask),
    };
    let ask = |ask: &Ask| {
        let question = comparison.questions.item(&ask.item);
        let questions = question.map_or_else(Vec::new, |question| questions(question, list));
        json!({
            "service": ask.service.0,
            "name": phrases::name(comparison, &ask.service),
            "item": ask.item,
            "number": question.map(|question| question.number),
            "side": question.map(|question| json::side(question.side)),
            "questions": questions.into_iter().map(json::text).collect::<Vec<_>>(),
        })
    };
    json!({ "state": state, "services": services, "ask": asked.iter().map(ask).collect::<Vec<_>>() })
}
