//! The part about decisions. Must not know answers one by one.

use super::parts::{ConditionPart, DecisionPart, FieldPart, RecordPart};
use crate::{
    model::{Comparison, Decision, Lang, RULE, Score, changes},
    pages::{self, Labels},
    report::text::{line, note},
};

/// The decisions and what changed since the last one.
pub(super) fn part(comparison: &Comparison, lang: Lang) -> RecordPart {
    let record = &comparison.record;
    let past = |past: &Decision| {
        let then = comparison.as_decided(past);
        // What an older rule asked for is not what is told here.
        let state = (past.rule == RULE).then_some(&then);
        decided(comparison, past, state, lang)
    };
    RecordPart {
        decision: record.decision.as_deref().map(|decision| decided(comparison, decision, Some(comparison), lang)),
        past: record.past.iter().rev().map(|one| past(one)).collect(),
        review_began: record.review_began,
        changes: record.reference().map(|since| {
            let all = changes(comparison, since);
            let names = pages::Names::of(comparison);
            let words = all.iter().map(|one| line(&pages::record::change(comparison, &names, one, lang)));
            (since.day, words.collect())
        }),
    }
}

/// A decision; `state` is what it has to say something about.
fn decided(comparison: &Comparison, decision: &Decision, state: Option<&Comparison>, lang: Lang) -> DecisionPart {
    let then = comparison.as_decided(decision);
    let item = |id: &str| line(&pages::item(comparison, id, lang));
    DecisionPart {
        service: line(pages::name(&then, &decision.service)),
        then: pages::record::then(&then, decision, lang),
        by: line(&decision.by),
        day: decision.day,
        why: note(&decision.why),
        review: decision.review,
        risks: decision
            .risks
            .iter()
            .map(|risk| FieldPart { label: item(&risk.item), text: reason(&risk.text, lang) })
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
        unwritten: state.map_or_else(Vec::new, |state| unwritten(state, decision, lang)),
    }
}

/// Why a risk is accepted, or that nothing is written.
fn reason(text: &str, lang: Lang) -> String {
    match note(text) {
        none if none.is_empty() => Labels::of(lang).no_reason.to_owned(),
        reason => reason,
    }
}

/// What there is to check, to fix or to accept of the chosen service, as far as the decision says nothing about it.
fn unwritten(state: &Comparison, decision: &Decision, lang: Lang) -> Vec<FieldPart> {
    let Some(service) = state.service(&decision.service) else {
        return Vec::new();
    };
    let written = |item: &str| {
        let accepted = decision.risks.iter().any(|risk| risk.item == item);
        accepted || decision.conditions.iter().any(|condition| condition.item == item)
    };
    let lines = Score::whole(service, state).lines;
    let open = lines.iter().filter(|line| !written(&line.item));
    open.filter_map(|scored| {
        let item = line(&pages::item(state, &scored.item, lang));
        Some(FieldPart::new(&item, scored.task()?.word(lang)))
    })
    .collect()
}
