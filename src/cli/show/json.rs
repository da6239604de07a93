//! The JSON of `show`, as docs/json.md describes it. Must not know how JSON is written.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    cli::json,
    model::{Answer, Comparison, Evidence, Question, Questions, Service, Side, Tally, Verdict},
};

/// A comparison with all its answers and counts.
pub fn of(comparison: &Comparison, path: &Path) -> Value {
    let questions = &comparison.questions;
    let total = comparison
        .services
        .iter()
        .map(|service| Tally::of(service, questions.items()))
        .fold(Tally::default(), Tally::plus);
    json!({
        "format": json::FORMAT,
        "kind": "comparison",
        "file": path.to_string_lossy(),
        "id": comparison.id.0,
        "title": comparison.title,
        "memo": comparison.memo,
        "sample": comparison.sample,
        "created": comparison.created.to_string(),
        "checklist": {
            "id": questions.checklist,
            "edition": questions.edition,
            "title": json::text(&questions.title),
        },
        "sections": sections(questions),
        "services": comparison.services.iter().map(|one| service(one, questions)).collect::<Vec<_>>(),
        "counts": json::counts(total),
    })
}

fn sections(questions: &Questions) -> Vec<Value> {
    let item = |question: &Question| {
        json!({
            "id": question.id,
            "number": question.number,
            "title": json::text(&question.title),
            "question": json::text(&question.question),
            "side": side(question.side),
        })
    };
    let section = |section: &crate::model::QuestionSection| {
        json!({
            "id": section.id,
            "title": json::text(&section.title),
            "items": section.items.iter().map(item).collect::<Vec<_>>(),
        })
    };
    questions.sections.iter().map(section).collect()
}

fn service(service: &Service, questions: &Questions) -> Value {
    let section = |section: &crate::model::QuestionSection| json!({ "id": section.id, "counts": json::counts(Tally::of(service, &section.items)) });
    json!({
        "id": service.id.0,
        "name": service.name,
        "provider": service.provider,
        "plan": service.plan,
        "url": service.url,
        "memo": service.memo,
        "answers": questions.items().map(|question| answer(service, question)).collect::<Vec<_>>(),
        "counts": json::counts(Tally::of(service, questions.items())),
        "sections": questions.sections.iter().map(section).collect::<Vec<_>>(),
    })
}

/// One element an item, answered or not, so that the arrays of all services are parallel.
fn answer(service: &Service, question: &Question) -> Value {
    let empty = Answer::empty(&question.id);
    let answer = service.answer(&question.id).unwrap_or(&empty);
    json!({
        "item": question.id,
        "verdict": answer.verdict.map(Verdict::id),
        "note": answer.note,
        "condition": answer.condition,
        "evidence": answer.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "by": answer.by,
        "day": answer.day.map(|day| day.to_string()),
        "missing_reason": answer.lacks_reason(),
    })
}

fn evidence(evidence: &Evidence) -> Value {
    json!({
        "kind": evidence.kind.id(),
        "text": evidence.text,
        "seen": evidence.seen.map(|day| day.to_string()),
    })
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Own => "own",
        Side::Provider => "provider",
        Side::Both => "both",
    }
}
