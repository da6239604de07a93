//! The JSON of `schemes`, as docs/json.md describes it. Must not know how JSON is written.

use std::{path::Path, sync::Arc};

use serde_json::{Map, Value, json};

use crate::{
    model::{
        Addressee, Audit, Basis, Catalogue, Certifier, Checklist, Cite, Comparison, GapMove, GapState, Lang, Lesson,
        Said, Scheme, SchemeField, Study, Text,
    },
    pages::scheme::places,
    report::json::{self as shape, text},
    store,
};

/// The schemes that were found.
pub fn list(found: &[&Arc<Scheme>], query: &str, catalogue: &Catalogue, errors: &[store::Error], lang: Lang) -> Value {
    let error = |error: &store::Error| json!({ "file": error.path.to_string_lossy(), "error": error.message(lang) });
    json!({
        "format": shape::FORMAT,
        "kind": "schemes",
        "query": query,
        "schemes": found.iter().map(|scheme| Value::Object(head(scheme, catalogue))).collect::<Vec<_>>(),
        "errors": errors.iter().map(error).collect::<Vec<_>>(),
    })
}

/// What identifies a scheme and says what it is.
fn head(scheme: &Scheme, catalogue: &Catalogue) -> Map<String, Value> {
    let value = json!({
        "id": scheme.id,
        "name": text(&scheme.name),
        "abbr": scheme.abbr,
        "type": scheme.kind.id(),
        "region": scheme.region.id(),
        "applies_to": scheme.party.id(),
        "given_to": scheme.unit.id(),
        "checked_by": scheme.audit.id(),
        "text": scheme.text.id(),
        "holders": scheme.holders.id(),
        "year": catalogue.year(scheme),
        "summary": text(&scheme.summary),
    });
    let Value::Object(head) = value else { return Map::new() };
    head
}

/// All about one scheme.
pub fn page(scheme: &Scheme, catalogue: &Catalogue) -> Value {
    let items = store::builtin_checklist();
    let number = |id: &str| items.item(id).map(|item| item.number);
    let level = |level: &crate::model::Level| json!({ "id": level.id, "name": text(&level.name), "checked_by": level.audit.map(Audit::id) });
    let help = |help: &crate::model::Help| {
        json!({
            "item": help.item,
            "number": number(&help.item),
            "strength": help.strength.id(),
            "level": (!help.level.is_empty()).then_some(&help.level),
            "why": text(&help.why),
            "basis": basis(help.basis),
            "sources": cites(&help.src),
        })
    };
    let gap = |gap: &crate::model::Gap| {
        json!({
            "item": gap.item,
            "number": number(&gap.item),
            "belief": text(&gap.belief),
            "reality": text(&gap.reality),
            "basis": basis(gap.basis),
            "sources": cites(&gap.src),
        })
    };
    let field = |field: SchemeField| (field.id().to_owned(), json!(all_said(scheme.said(field))));
    let disputes = scheme.disputes.iter();
    let disputes = disputes.map(|one| json!({ "about": one.about.id(), "note": text(&one.note) }));
    let more = json!({
        "english_is_ours": scheme.english_is_ours,
        "also": scheme.also,
        "kind_note": all_said(&scheme.kind_note),
        "customer_can_hold": scheme.customer_can_hold,
        "instead": (!scheme.instead.is_empty()).then_some(&scheme.instead),
        "not_guaranteed": all_said(&scheme.not_guaranteed),
        "said": SchemeField::ALL.into_iter().map(field).collect::<Map<_, _>>(),
        "months": scheme.months,
        "surveillance_months": scheme.surveillance_months,
        "disputes": disputes.collect::<Vec<_>>(),
        "helps": scheme.helps.iter().map(help).collect::<Vec<_>>(),
        "gaps": scheme.gaps.iter().map(gap).collect::<Vec<_>>(),
        "levels": scheme.levels.iter().map(level).collect::<Vec<_>>(),
        "steps": all_said(&scheme.steps),
        "urls": scheme.urls,
        "sources": sources(scheme, catalogue),
    });
    let mut page = Map::new();
    page.insert("format".to_owned(), json!(shape::FORMAT));
    page.insert("kind".to_owned(), json!("scheme"));
    page.extend(head(scheme, catalogue));
    if let Value::Object(more) = more {
        page.extend(more);
    }
    Value::Object(page)
}

fn sources(scheme: &Scheme, catalogue: &Catalogue) -> Vec<Value> {
    let one = |document: &crate::model::Document| {
        json!({
            "id": document.id,
            "short": text(&document.short),
            "title": text(&document.title),
            "year": document.year,
            "about": document.about,
            "note": text(&document.note),
            "places": places(scheme, document),
        })
    };
    catalogue.documents(scheme.cites()).into_iter().map(one).collect()
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Known => "known",
    }
}

fn all_said(all: &[Said]) -> Vec<Value> {
    all.iter().map(said).collect()
}

fn said(said: &Said) -> Value {
    json!({ "ja": said.ja, "en": said.en, "basis": basis(said.basis), "sources": cites(&said.src) })
}

fn cites(all: &[Cite]) -> Vec<Value> {
    let one = |cite: &Cite| json!({ "document": cite.document(), "place": cite.place() });
    all.iter().map(one).collect()
}

fn credit(study: &Study) -> Value {
    let [ja, en] = Lang::ALL.map(|lang| study.credit(lang));
    text(&Text::new(ja, en))
}

fn named(id: &str, catalogue: &Catalogue) -> Value {
    let scheme = catalogue.scheme(id);
    json!({ "id": id, "name": scheme.map(|scheme| text(&scheme.name)) })
}

/// The map of expectation and effect, with the user's own placements if a comparison is given.
pub fn map(study: &Study, view: Option<(&Path, &Comparison)>, catalogue: &Catalogue) -> Value {
    let map = &study.map;
    let state = |state: &GapState| {
        json!({
            "id": state.id.id(),
            "name": { "ja": state.id.word(Lang::Ja), "en": state.id.word(Lang::En) },
            "why": all_said(&state.why),
            "remedy": all_said(&state.remedy),
            "schemes": state.schemes.iter().map(|id| named(id, catalogue)).collect::<Vec<_>>(),
        })
    };
    let step = |step: &GapMove| json!({ "from": step.from.id(), "to": step.to.id(), "cause": said(&step.cause) });
    json!({
        "format": shape::FORMAT,
        "kind": "map",
        "credit": credit(study),
        "about": all_said(&map.about),
        "expectation": { "name": text(&map.expectation), "note": said(&map.expectation_note) },
        "effect": { "name": text(&map.effect), "note": said(&map.effect_note) },
        "states": map.states.iter().map(state).collect::<Vec<_>>(),
        "moves": map.moves.iter().map(step).collect::<Vec<_>>(),
        "file": view.map(|(path, _)| path.to_string_lossy()),
        "placements": view.map_or_else(Vec::new, |(_, comparison)| shape::placements(comparison)),
    })
}

/// The case.
pub fn case(study: &Study, catalogue: &Catalogue) -> Value {
    let case = &study.case;
    let items = store::builtin_checklist();
    let step = |step: &crate::model::CaseStep| json!({ "normal": text(&step.normal), "day": text(&step.day), "sources": cites(&step.src) });
    let event = |event: &crate::model::CaseEvent| {
        json!({
            "when": text(&event.when),
            "what": text(&event.what),
            "teller": event.teller.id(),
            "sources": cites(&event.src),
        })
    };
    let cause = |cause: &crate::model::CaseCause| json!({ "class": text(&cause.class), "what": said(&cause.what) });
    let certifier = |one: &Certifier| {
        json!({
            "scheme": named(&one.scheme, catalogue),
            "did": all_said(&one.did),
            "criticised": all_said(&one.criticised),
        })
    };
    json!({
        "format": shape::FORMAT,
        "kind": "case",
        "credit": credit(study),
        "title": text(&case.title),
        "year": case.year,
        "summary": all_said(&case.summary),
        "procedure": case.procedure.iter().map(step).collect::<Vec<_>>(),
        "timeline": case.timeline.iter().map(event).collect::<Vec<_>>(),
        "causes": case.causes.iter().map(cause).collect::<Vec<_>>(),
        "compensation": all_said(&case.compensation),
        "prevention": all_said(&case.prevention),
        "certifiers": case.certifiers.iter().map(certifier).collect::<Vec<_>>(),
        "lessons": case.lessons.iter().map(|one| lesson(one, &items)).collect::<Vec<_>>(),
    })
}

fn lesson(lesson: &Lesson, items: &Checklist) -> Value {
    let item = |id: &String| json!({ "item": id, "number": items.item(id).map(|item| item.number) });
    json!({
        "id": lesson.id,
        "ask": Addressee::id(lesson.to),
        "items": lesson.items.iter().map(item).collect::<Vec<_>>(),
        "question": text(&lesson.question),
        "sources": cites(&lesson.src),
    })
}
