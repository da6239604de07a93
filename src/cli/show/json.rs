//! The JSON of `show`, as docs/json.md describes it. Must not know how JSON is written.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    cli::Judged,
    model::{Answer, Comparison, Conclusion, Question, Score, Service, Tally},
    report::json,
};

/// A comparison with all its answers and counts.
pub fn of(comparison: &Comparison, path: &Path, judged: &Judged) -> Value {
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
        "services": comparison.services.iter().map(|one| service(one, comparison, judged)).collect::<Vec<_>>(),
        "counts": json::counts(total),
        "profile": json::profile(comparison),
        "weights": json::weights(&comparison.weights),
        "emphasis": json::emphasis(comparison),
        "record": json::record(comparison),
        "placements": json::placements(comparison),
    })
}

fn sections(questions: &crate::model::Questions) -> Vec<Value> {
    let item = |question: &Question| {
        json!({
            "id": question.id,
            "number": question.number,
            "title": json::text(&question.title),
            "question": json::text(&question.question),
            "side": question.side.id(),
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

fn service(service: &Service, comparison: &Comparison, judged: &Judged) -> Value {
    let questions = &comparison.questions;
    let score = Score::whole(service, comparison);
    let findings = judged.about(&service.id);
    let (conclusion, causes) = Conclusion::of(&score);
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
        "score": json::score(&score),
        "conclusion": conclusion.map(Conclusion::id),
        "as_said": Conclusion::as_said(&score).map(Conclusion::id),
        "causes": json::causes(&score, &causes),
        "certificates": json::certificates(service, &judged.catalogue),
        "findings": findings.map(|one| json::finding(one, comparison, &judged.catalogue)).collect::<Vec<_>>(),
    })
}

/// One element an item, answered or not, so that the arrays of all services are parallel.
fn answer(service: &Service, question: &Question) -> Value {
    let empty = Answer::empty(&question.id);
    json::answer(service.answer(&question.id).unwrap_or(&empty))
}
