//! What follows from the answers, as JSON: scores, conclusions, the record of the decision and what came after it.
//! Must not know how any of it is worked out.

use serde_json::{Value, json};

use super::{answer, text, weights};
use crate::{
    model::{
        Ask, Change, Checklist, Comparison, Conclusion, Decision, Id, Next, Ranked, Score, ScoreLine, Settlement,
        Share, Swing, Task, changes, has_first, rank, swings,
    },
    pages::{self, Names, settlement::questions},
};

/// A range with every line of its arithmetic.
pub fn score(score: &Score) -> Value {
    let mut value = range(score);
    value["documents"] = score.documents.into();
    value["lines"] = score.lines.iter().map(line).collect();
    value
}

/// A range without its arithmetic.
pub fn range(score: &Score) -> Value {
    let of = score.coverage();
    json!({
        "low": share(score.low()),
        "as_said": share(score.as_said()),
        "high": share(score.high()),
        "answered": of.answered,
        "backed": of.backed,
        "not_applicable": of.not_applicable,
        "items": of.items,
    })
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
        "standing": pages::standing_id(line.standing),
        "backed": line.backed,
        "task": line.task().map(Task::id),
        "low": line.low,
        "as_said": line.as_said,
        "high": line.high,
        "of": line.of(),
    })
}

/// Whether first place is settled, and if not, what is next. Every state has the same keys.
pub fn settlement(comparison: &Comparison, list: Option<&Checklist>, settlement: &Settlement) -> Value {
    let ids = |all: &[Id]| all.iter().map(|id| id.0.clone()).collect::<Vec<_>>();
    let ask = |ask: &Ask| {
        let question = comparison.questions.item(&ask.item);
        let questions = question.map_or_else(Vec::new, |question| questions(question, list));
        json!({
            "service": ask.service.0,
            "name": pages::name(comparison, &ask.service),
            "item": ask.item,
            "number": question.map(|question| question.number),
            "side": question.map(|question| question.side.id()),
            "questions": questions.into_iter().map(text).collect::<Vec<_>>(),
        })
    };
    let asks = |all: &[Ask]| all.iter().map(ask).collect::<Vec<_>>();
    let mut value = json!({
        "state": "nothing",
        "first": [],
        "alone": false,
        "level": [],
        "first_as_said": [],
        "next": null,
        "untouched": [],
        "ask": [],
        "ask_for": null,
        "ask_is_least": null,
    });
    match settlement {
        Settlement::Nothing => {}
        Settlement::Settled { winner, alone, level } => {
            value["state"] = "settled".into();
            value["first"] = vec![winner.0.clone()].into();
            value["alone"] = (*alone).into();
            value["level"] = ids(level).into();
        }
        Settlement::Tie(all) => {
            value["state"] = "tie".into();
            value["first"] = ids(all).into();
        }
        Settlement::Open { shown, alone, said, next } => {
            value["state"] = "open".into();
            value["first"] = ids(shown).into();
            value["alone"] = (*alone).into();
            value["first_as_said"] = ids(said).into();
            value["next"] = match next {
                Next::Untouched(_) => "untouched",
                Next::Pending(_) => "pending",
                Next::Items { .. } => "items",
                Next::Nothing => "nothing",
            }
            .into();
            match next {
                Next::Untouched(all) => value["untouched"] = ids(all).into(),
                Next::Pending(all) => value["ask"] = asks(all).into(),
                Next::Items { ask, winner, least } => {
                    value["ask"] = asks(ask).into();
                    value["ask_for"] = winner.0.as_str().into();
                    value["ask_is_least"] = (*least).into();
                }
                Next::Nothing => {}
            }
        }
    }
    value
}

/// What one other weight would change; `null` when there are too many answers to try it.
pub fn swing(comparison: &Comparison) -> Value {
    let one = |swing: &Swing| {
        json!({
            "item": swing.item,
            "number": comparison.questions.item(&swing.item).map(|question| question.number),
            "emphasis": swing.emphasis.id(),
            "winner": swing.winner.0,
            "name": pages::name(comparison, &swing.winner),
        })
    };
    swings(comparison).map_or(Value::Null, |all| all.iter().map(one).collect())
}

/// The items that cause a conclusion.
pub fn causes(score: &Score, causes: &[String]) -> Vec<Value> {
    let lines = score.lines.iter().filter(|line| causes.contains(&line.item));
    let cause = |line: &ScoreLine| {
        json!({
            "item": line.item,
            "number": line.number,
            "emphasis": line.emphasis.id(),
            "standing": pages::standing_id(line.standing),
        })
    };
    lines.map(cause).collect()
}

/// The services in their order, each with its range. They have no places until it is settled who is first.
pub fn ranked(comparison: &Comparison, ranked: &[Ranked]) -> Vec<Value> {
    let numbered = has_first(ranked);
    let names = Names::of(comparison);
    let same = ranked.chunk_by(|one, next| one.place == next.place);
    let told = |one: &Ranked, tied: bool| {
        json!({
            "place": one.place.filter(|_| numbered),
            "tied": tied && one.place.is_some(),
            "service": one.service.0,
            "name": names.name(&one.service),
            "conclusion": one.conclusion.map(Conclusion::id),
            "as_said": one.as_said.map(Conclusion::id),
            "causes": causes(&one.score, &one.causes),
            "score": range(&one.score),
        })
    };
    same.flat_map(|group| group.iter().map(|one| told(one, group.len() > 1))).collect()
}

/// The decision of this round, those before, and what changed since the last one.
pub fn record(comparison: &Comparison) -> Value {
    let record = &comparison.record;
    let changed = record.reference().map(|since| {
        let all = changes(comparison, since);
        all.iter().map(|one| change(comparison, one)).collect::<Vec<_>>()
    });
    json!({
        "decision": record.decision.as_ref().map(|one| decision(comparison, one)),
        "past": record.past.iter().map(|one| decision(comparison, one)).collect::<Vec<_>>(),
        "review_began": record.review_began.map(|day| day.to_string()),
        "changes": changed.unwrap_or_default(),
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
        "rule": decision.rule,
        "outcomes": decision.outcomes.iter().map(|one| json!({
            "service": one.service.0,
            "conclusion": one.conclusion.map(Conclusion::id),
            "low": one.low,
            "high": one.high,
        })).collect::<Vec<_>>(),
        "ranking": ranked(&then, &rank(&then)),
    })
}

fn change(comparison: &Comparison, change: &Change) -> Value {
    let (kind, before, after) = match change {
        Change::Added(_) => ("added", Value::Null, Value::Null),
        Change::Removed(..) => ("removed", Value::Null, Value::Null),
        Change::Answer { before, after, .. } => {
            let [before, after] = [before, after].map(|one| one.as_deref().map_or(Value::Null, answer));
            ("answer", before, after)
        }
        Change::Certificates(_) => ("certificates", Value::Null, Value::Null),
        Change::Described { before, .. } => ("described", json!(before), Value::Null),
        Change::Emphasis { before, after, .. } => ("emphasis", json!(before.id()), json!(after.id())),
        Change::Weights { before, after } => ("weights", weights(before), weights(after)),
    };
    let (service, item) = change.place();
    let name = match change {
        Change::Removed(_, name) => name,
        _ => service.map_or("", |id| pages::name(comparison, id)),
    };
    // Every kind of change has the same keys.
    json!({
        "kind": kind,
        "service": service.map(|id| &id.0),
        "name": name,
        "item": item,
        "number": item.and_then(|item| comparison.questions.item(item)).map(|question| question.number),
        "before": before,
        "after": after,
    })
}
