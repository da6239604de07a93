//! Certificates and findings as JSON. Must not know when a finding holds.

use serde_json::{Value, json};

use super::{evidence, text};
use crate::{
    model::{
        Catalogue, Certificate, CertificateRole, Comparison, Finding, Holder, Lang, Lookup, Naked, Placement,
        ReportType, Service, StateId, Text, What,
    },
    pages::{
        self,
        finding::{Told, told},
    },
};

/// What is recorded about the certificates of a service, in the user's order.
pub fn certificates(service: &Service, catalogue: &Catalogue) -> Vec<Value> {
    service.certificates.iter().map(|one| certificate(one, catalogue)).collect()
}

fn certificate(one: &Certificate, catalogue: &Catalogue) -> Value {
    let scheme = catalogue.scheme(&one.scheme);
    let lookup =
        |lookup: &Lookup| json!({ "register": lookup.register, "day": lookup.day.to_string(), "found": lookup.found });
    json!({
        "id": one.id.0,
        "scheme": one.scheme,
        "name": scheme.map(|scheme| text(&scheme.name)),
        "levels": one.levels,
        "holder": one.holder.map(Holder::id),
        "role": one.role.map(CertificateRole::id),
        "scope": one.scope,
        "names_service": one.names_service,
        "number": one.number,
        "issued": one.issued.map(|day| day.to_string()),
        "until": one.valid_until.map(|day| day.to_string()),
        "surveillance": one.surveillance.map(|day| day.to_string()),
        "auditor": one.auditor,
        "report_seen": one.report_seen,
        "report_type": one.report_type.map(ReportType::id),
        "period_from": one.period_from.map(|day| day.to_string()),
        "period_to": one.period_to.map(|day| day.to_string()),
        "lookup": one.lookup.as_ref().map(lookup),
        "evidence": one.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "memo": one.memo,
    })
}

/// What was noticed, in both languages.
pub fn finding(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue) -> Value {
    let [ja, en] = Lang::ALL.map(|lang| told(finding, comparison, catalogue, lang));
    let both = |of: fn(&Told) -> &String| text(&Text::new(of(&ja), of(&en)));
    let question = finding.item.as_deref().and_then(|item| comparison.questions.item(item));
    let accepted = finding.accepted.as_ref();
    json!({
        "rule": finding.rule().id(),
        "severity": finding.severity.id(),
        "service": finding.service.0,
        "name": pages::name(comparison, &finding.service),
        "certificate": finding.certificate.as_ref().map(|id| &id.0),
        "scheme": finding.scheme,
        "item": finding.item,
        "number": question.map(|question| question.number),
        "about": finding.about().id(),
        "items": items(finding),
        "title": both(|told| &told.title),
        "why": both(|told| &told.why),
        "todo": both(|told| &told.todo),
        "source": both(|told| &told.source),
        "accepted": accepted.map(|one| json!({ "note": one.note, "by": one.by, "day": one.day.to_string() })),
    })
}

/// The items of a finding that is about several.
fn items(finding: &Finding) -> Value {
    let one = |one: &Naked| json!({ "item": one.item, "number": one.number, "must": one.must });
    match &finding.what {
        What::NoEvidence(items) => items.iter().map(one).collect(),
        _ => Value::Null,
    }
}

/// How many are open by severity, and how many are accepted.
pub fn finding_counts<'a>(all: impl IntoIterator<Item = &'a Finding>) -> Value {
    let (mut open, mut accepted) = ([0; 3], 0);
    for finding in all {
        match finding.is_open() {
            true => open[finding.severity as usize] += 1,
            false => accepted += 1,
        }
    }
    json!({ "high": open[0], "medium": open[1], "low": open[2], "accepted": accepted })
}

/// Where the user puts schemes on the map of expectation and effect.
pub fn placements(comparison: &Comparison) -> Vec<Value> {
    let one = |one: &Placement| {
        json!({
            "scheme": one.scheme,
            "expectation": one.expectation,
            "effect": one.effect,
            "state": StateId::at(one.expectation, one.effect).id(),
        })
    };
    comparison.placements.iter().map(one).collect()
}
