//! The part about decisions. Must not know answers one by one.

use super::parts::{ConditionPart, DecisionPart, FieldPart, RecordPart};
use crate::{
    model::{Comparison, Decision, Lang, later},
    phrases,
    report::{line, note},
};

/// The decisions and what changed since the last one.
pub fn part(comparison: &Comparison, lang: Lang) -> RecordPart {
    let record = &comparison.record;
    let decided = |decision: &Decision| decided(comparison, decision, lang);
    RecordPart {
        decision: record.decision.as_deref().map(decided),
        past: record.past.iter().rev().map(|past| decided(past)).collect(),
        review_began: record.review_began,
        changes: record.reference().map(|since| {
            let all = later(comparison, since);
            let words = all
                .iter()
                .map(|one| line(&phrases::record::change(comparison, one, lang)));
            (since.day, words.collect())
        }),
    }
}

fn decided(comparison: &Comparison, decision: &Decision, lang: Lang) -> DecisionPart {
    let then = comparison.as_decided(decision);
    let item = |id: &str| {
        let words = phrases::item(comparison, id, lang);
        line(if words.is_empty() { id } else { &words })
    };
    DecisionPart {
        service: line(phrases::name(&then, &decision.service)),
        then: phrases::record::then(&then, decision, lang),
        by: line(&decision.by),
        day: decision.day,
        why: note(&decision.why),
        review: decision.review,
        risks: decision
            .risks
            .iter()
            .map(|risk| FieldPart {
                label: item(&risk.item),
                text: note(&risk.text),
            })
            .collect(),
        conditions: decision
            .conditions
            .iter()
            .map(|condition| ConditionPart {
                item: item(&condition.item),
                text: note(&condition.text),
                owner: line(&condition.owner),
                due: condition.due,
                done: condition.done,
            })
            .collect(),
    }
}
