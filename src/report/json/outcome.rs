//! What follows from the answers, as JSON: scores, conclusions, the record of the decision and what came after it.
//! Must not know how any of it is worked out.

use serde_json::{Value, json};

use super::{answer, weights};
use crate::{
    model::{Change, Comparison, Decision, Later, Ranked, Score, ScoreLine, Share, later, rank},
    phrases,
};

/// A range with every line of its arithmetic.
pub fn score(score: &Score) -> Value {
    let (answered, items) = score.answered();
    json!({
        "low": share(score.low()),
        "high": share(score.high()),
        "answered": answered,
        "items": items,
        "lines": score.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

/// A range without its arithmetic.
pub fn range(score: &Score) -> Value {
    let (answered, items) = score.answered();
    json!({ "low": share(score.low()), "high": share(score.high()), "answered": answered, "items": items })
}

fn share(share: Option<Share>) -> Value {
    share.map_or(
        Value::Null,
        |share| json!({ "half_points": share.half_points, "of": share.of, "percent": share.percent() }),
    )
}

fn line(line: &ScoreLine) -> Value {
    json!({
        "item": line.item,
        "number": line.number,
        "emphasis": line.emphasis.id(),
        "weight": line.weight,
        "standing": phrases::standing_id(line.standing),
        "low": line.low,
        "high": line.high,
        "of": line.of(),
    })
}

/// The items that cause a conclusion.
pub fn causes(score: &Score, causes: &[String]) -> Vec<Value> {
    let lines = score.lines.iter().filter(|line| causes.contains(&line.item));
    let cause = |line: &ScoreLine| {
        json!({
            "item": line.item,
            "number": line.number,
            "emphasis": line.emphasis.id(),
            "standing": phrases::standing_id(line.standing),
        })
    };
    lines.map(cause).collect()
}

/// The services in their order, each with its range.
pub fn ranked(comparison: &Comparison, ranked: &[Ranked]) -> Vec<Value> {
    let one = |one: &Ranked| {
        let name = comparison.service(&one.service).map_or("", |service| &service.name);
        json!({
            "place": one.place,
            "tied": phrases::is_tied(one, ranked),
            "service": one.service.0,
            "name": name,
            "conclusion": one.conclusion.id(),
            "causes": causes(&one.score, &one.causes),
            "score": range(&one.score),
        })
    };
    ranked.iter().map(one).collect()
}

/// The decision of this round, those before, and what changed since the last one.
pub fn record(comparison: &Comparison) -> Value {
    let record = &comparison.record;
    let changes = record.reference().map(|since| {
        let all = later(comparison, since);
        all.iter().map(|later| change(comparison, later)).collect::<Vec<_>>()
    });
    json!({
        "decision": record.decision.as_ref().map(|one| decision(comparison, one)),
        "past": record.past.iter().map(|one| decision(comparison, one)).collect::<Vec<_>>(),
        "review_began": record.review_began.map(|day| day.to_string()),
        "changes": changes.unwrap_or_default(),
    })
}

fn decision(comparison: &Comparison, decision: &Decision) -> Value {
    let then = comparison.as_decided(decision);
    let number = |item: &str| comparison.questions.item(item).map(|question| question.number);
    let risks = decision.risks.iter();
    let conditions = decision.conditions.iter();
    json!({
        "service": decision.service.0,
        "name": then.service(&decision.service).map_or("", |service| &service.name),
        "by": decision.by,
        "day": decision.day.to_string(),
        "why": decision.why,
        "review": decision.review.to_string(),
        "risks": risks.map(|risk| json!({
            "item": risk.item,
            "number": number(&risk.item),
            "text": risk.text,
        })).collect::<Vec<_>>(),
        "conditions": conditions.map(|condition| json!({
            "item": condition.item,
            "number": number(&condition.item),
            "text": condition.text,
            "owner": condition.owner,
            "due": condition.due.map(|day| day.to_string()),
            "done": condition.done,
        })).collect::<Vec<_>>(),
        "weights": weights(&decision.weights),
        "ranking": ranked(&then, &rank(&then)),
    })
}

fn change(comparison: &Comparison, later: &Later) -> Value {
    // Every kind of change has the same keys.
    let value = |kind: &str, service: Option<&str>, name: &str, item: Option<&str>, before: Value, after: Value| {
        let number = item
            .and_then(|item| comparison.questions.item(item))
            .map(|question| question.number);
        json!({
            "kind": kind,
            "service": service,
            "name": name,
            "item": item,
            "number": number,
            "before": before,
            "after": after,
        })
    };
    let name = |id| comparison.service(id).map_or("", |service| service.name.as_str());
    let null = || Value::Null;
    match later {
        Later::Change(change) => match &**change {
            Change::Added(id) => value("added", Some(&id.0), name(id), None, null(), null()),
            Change::Removed(id, name) => value("removed", Some(&id.0), name, None, null(), null()),
            Change::Answer {
                service,
                item,
                before,
                after,
            } => {
                let [before, after] = [before, after].map(|one| one.as_deref().map_or(Value::Null, answer));
                value("answer", Some(&service.0), name(service), Some(item), before, after)
            }
            Change::Certificates(id) => value("certificates", Some(&id.0), name(id), None, null(), null()),
        },
        Later::Described { id, before } => value("described", Some(&id.0), name(id), None, json!(before), null()),
        Later::Emphasis { item, before, after } => {
            value("emphasis", None, "", Some(item), json!(before.id()), json!(after.id()))
        }
        Later::Weights { before, after } => value("weights", None, "", None, weights(before), weights(after)),
    }
}
