//! The JSON report: the comparison itself, lossless, and beside it what kumomi works out from it. Described in
//! docs/reports.md and schema/comparison-export.schema.json. Must not know the file.

use serde_json::{Value, json};

use super::{causes, counts, emphasis, finding, range, ranked, record, render, score, settlement, swing, text};
use crate::{
    model::{
        Checklist, Comparison, Conclusion, Finding, Lang, QuestionSection, Score, Service, Tally, Text, findings, rank,
        settle,
    },
    report::{Format, Subject, omissions},
};

/// Incremented when a key is removed or its meaning changes; new keys may appear without it. `comparison` has its own
/// number.
pub const EXPORT_FORMAT: u32 = 2;

/// The report as JSON without a hidden character.
pub fn export(subject: &Subject<'_>) -> String {
    let comparison = subject.comparison();
    let order = rank(comparison);
    let found = findings(comparison, Some(subject.catalogue()), subject.today());
    let left_out = omissions(subject, Format::Json, Lang::Ja);
    let services = comparison.services.iter().map(|one| {
        let value = service(subject, one, &found);
        subject.service_done();
        value
    });
    render(&json!({
        "format": EXPORT_FORMAT,
        "kind": "comparison-export",
        "day": subject.today().to_string(),
        "left_out": left_out.iter().map(|one| json!({
            "id": one.id(),
            "text": text(&Text::new(one.words(Lang::Ja), one.words(Lang::En))),
        })).collect::<Vec<_>>(),
        "source": source(comparison, subject.list()),
        "comparison": serde_json::to_value(comparison).unwrap_or(Value::Null),
        "computed": {
            "emphasis": emphasis(comparison),
            "services": services.collect::<Vec<_>>(),
            "ranking": ranked(comparison, &order),
            "settlement": settlement(comparison, subject.list(), &settle(&order)),
            "swings": swing(comparison),
            "record": record(comparison),
        },
    }))
}

/// Where the questions come from; what the list says about itself is `null` when the list is not there.
fn source(comparison: &Comparison, list: Option<&Checklist>) -> Value {
    let questions = &comparison.questions;
    let list = list.filter(|list| list.id == questions.checklist);
    let document = |source: &crate::model::Source| {
        json!({
            "title": text(&source.title),
            "publisher": text(&source.publisher),
            "edition": source.edition,
        })
    };
    json!({
        "checklist": questions.checklist,
        "edition": questions.edition,
        "title": text(&questions.title),
        "documents": list.map_or_else(Vec::new, |list| list.sources.iter().map(document).collect()),
        "about": list.map(|list| text(&list.about)),
    })
}

fn service(subject: &Subject<'_>, service: &Service, found: &[Finding]) -> Value {
    let comparison = subject.comparison();
    let questions = &comparison.questions;
    let whole = Score::whole(service, comparison);
    let (conclusion, caused) = Conclusion::of(&whole);
    let section = |section: &QuestionSection| {
        let part = Score::of(service, &section.items, &comparison.emphasis, &comparison.weights);
        json!({
            "id": section.id,
            "counts": counts(Tally::of(service, &section.items)),
            "score": range(&part),
        })
    };
    let own = found.iter().filter(|one| one.service == service.id);
    let findings: Vec<Value> = own.map(|one| finding(one, comparison, subject.catalogue())).collect();
    json!({
        "id": service.id.0,
        "name": service.name,
        "conclusion": conclusion.map(Conclusion::id),
        "as_said": Conclusion::as_said(&whole).map(Conclusion::id),
        "causes": causes(&whole, &caused),
        "counts": counts(Tally::of(service, questions.items())),
        "score": score(&whole),
        "sections": questions.sections.iter().map(section).collect::<Vec<_>>(),
        "findings": findings,
    })
}

#[cfg(test)]
mod tests {
    use boon::{Compiler, Draft, Schemas};
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Catalogue, Day,
        arbitrary::{catalogue, comparison, list},
    };

    #[test]
    fn any_comparison_keeps_to_the_schema() {
        let text = include_str!("../../../schema/comparison-export.schema.json");
        let schema: Value = serde_json::from_str(text).expect("JSON");
        let place = schema["$id"].as_str().expect("an id").to_owned();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(&place, schema).expect("a schema");
        let mut schemas = Schemas::new();
        let index = compiler.compile(&place, &mut schemas).expect("a schema");
        let (list, catalogue) = (list(), catalogue());
        let today = Day::new(2026, 11, 22).expect("a day");
        proptest!(ProptestConfig::with_cases(64), |(comparison in comparison(), known in any::<bool>())| {
            let catalogue = if known { catalogue.clone() } else { Catalogue::nothing() };
            let exported = export(&Subject::new(&comparison, known.then_some(&list), &catalogue, today));
            let value: Value = serde_json::from_str(&exported).expect("JSON");
            let kept = schemas.validate(&value, index).map_err(|error| format!("{error:#}"));
            prop_assert_eq!(kept, Ok(()));
        });
    }
}
