//! Finds what is wrong with a comparison and with each of its parts: for a file all at once, for an edit before it is
//! applied. Must not know lines and columns.

#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, sync::Arc};

use super::{Asker, Comparison};
use crate::model::{
    answer::{Answer, Evidence},
    certificate::{Accepted, Certificate, Placement},
    decision::{Decision, Record},
    emphasis::{Stress, Weights},
    inspection::Inspection,
    limits::{
        MAX_ACCEPTED, MAX_CERTIFICATES, MAX_EARLIER, MAX_EVIDENCE, MAX_LINE, MAX_OWN_QUESTIONS, MAX_PLACE,
        MAX_PLACEMENTS, MAX_SERVICES,
    },
    problem::{Problem, Rule},
    profile::Profile,
    questions::Questions,
    service::{OwnQuestion, Service},
};

/// The ids of the items that the comparison has.
type Items<'a> = BTreeSet<&'a str>;

impl Comparison {
    /// Everything that is wrong with the content, in the order of the file.
    pub fn problems(&self) -> Vec<Problem> {
        let mut look = Inspection::default();
        title(&mut look, &self.title);
        look.note("memo", &self.memo);
        asker(&mut look, &self.asker);
        let items = questions(&mut look, &self.questions);
        if let Some(known) = &self.profile {
            profile(&mut look, known);
        }
        weights(&mut look, &self.weights);
        emphasis(&mut look, &self.emphasis, &items);
        services(&mut look, &self.services, &items);
        placements(&mut look, &self.placements);
        record(&mut look, &self.record, &items);
        look.done()
    }

    /// The ids of all items.
    pub(in crate::model) fn item_ids(&self) -> BTreeSet<&str> {
        self.questions.items().map(|question| question.id.as_str()).collect()
    }
}

/// The title of the comparison.
pub(in crate::model) fn title(look: &mut Inspection, title: &str) {
    look.line("title", title);
    look.filled("title", title);
}

/// Who asks.
pub(in crate::model) fn asker(look: &mut Inspection, asker: &Asker) {
    look.field("asker", |look| {
        look.line("company", &asker.company);
        look.line("contact", &asker.contact);
    });
}

/// The questions; gives the ids of all.
fn questions<'a>(look: &mut Inspection, questions: &'a Questions) -> Items<'a> {
    let mut items = Items::new();
    look.field("questions", |look| {
        look.each("sections", &questions.sections, |look, section| {
            look.each("items", &section.items, |look, item| {
                look.field("id", |look| look.once(&mut items, &item.id, || Rule::DuplicateId(item.id.clone())));
            });
        });
    });
    items
}

/// The profile.
pub(in crate::model) fn profile(look: &mut Inspection, profile: &Profile) {
    look.field("profile", |look| {
        look.note("purpose", &profile.purpose);
        let mut kinds = BTreeSet::new();
        look.each("kinds", &profile.kinds, |look, kind| {
            look.long(kind, MAX_LINE);
            look.once(&mut kinds, kind, || Rule::Twice(kind.clone()));
        });
        look.field("stops", |look| {
            look.note("hour", &profile.stops.hour);
            look.note("day", &profile.stops.day);
            look.note("week", &profile.stops.week);
        });
    });
}

/// Points of each emphasis.
pub(in crate::model) fn weights(look: &mut Inspection, weights: &Weights) {
    if !weights.are_sound() {
        look.report_in("weights", Rule::BadWeights);
    }
}

/// The emphasis of every item.
pub(in crate::model) fn emphasis(look: &mut Inspection, all: &[Stress], items: &Items<'_>) {
    let mut seen = BTreeSet::new();
    look.each("emphasis", all, |look, stress| {
        look.field("item", |look| {
            item(look, &stress.item, items);
            look.once(&mut seen, &stress.item, || Rule::Twice(stress.item.clone()));
        });
        look.each("reasons", &stress.reasons, |look, reason| {
            look.note("ja", &reason.ja);
            look.note("en", &reason.en);
        });
    });
}

/// The words of a service.
pub(in crate::model) fn words(look: &mut Inspection, name: &str, [provider, plan, url]: [&str; 3], memo: &str) {
    look.filled("name", name);
    look.line("name", name);
    look.line("provider", provider);
    look.line("plan", plan);
    look.line("url", url);
    look.note("memo", memo);
}

fn services(look: &mut Inspection, all: &[Arc<Service>], items: &Items<'_>) {
    look.most("services", all.len(), MAX_SERVICES);
    let mut ids = BTreeSet::new();
    look.each("services", all, |look, one| {
        look.field("id", |look| look.once(&mut ids, &one.id, || Rule::DuplicateId(one.id.0.clone())));
        service(look, one, items);
    });
}

/// A service with all that is recorded for it.
pub(in crate::model) fn service(look: &mut Inspection, service: &Service, items: &Items<'_>) {
    words(look, &service.name, [&service.provider, &service.plan, &service.url], &service.memo);
    let mut answered = BTreeSet::new();
    look.each("answers", &service.answers, |look, one| {
        answer(look, one, items);
        look.field("item", |look| {
            look.once(&mut answered, &one.item, || Rule::DuplicateAnswer(one.item.clone()));
        });
    });
    certificates(look, &service.certificates);
    accepted(look, &service.accepted, items);
    own_questions(look, &service.own_questions, items);
}

/// An answer with those that it replaced.
pub(in crate::model) fn answer(look: &mut Inspection, answer: &Answer, items: &Items<'_>) {
    look.field("item", |look| item(look, &answer.item, items));
    said(look, &answer.note, &answer.condition, &answer.evidence, &answer.by);
    look.most("earlier", answer.earlier.len(), MAX_EARLIER);
    look.each("earlier", &answer.earlier, |look, one| {
        said(look, &one.note, &one.condition, &one.evidence, &one.by);
    });
}

fn said(look: &mut Inspection, note: &str, condition: &str, pieces: &[Evidence], by: &str) {
    look.note("note", note);
    look.line("condition", condition);
    evidence(look, pieces);
    look.line("by", by);
}

fn evidence(look: &mut Inspection, all: &[Evidence]) {
    look.most("evidence", all.len(), MAX_EVIDENCE);
    look.each("evidence", all, |look, one| look.note("text", &one.text));
}

/// The certificates of a service.
pub(in crate::model) fn certificates(look: &mut Inspection, all: &[Certificate]) {
    look.most("certificates", all.len(), MAX_CERTIFICATES);
    let mut ids = BTreeSet::new();
    look.each("certificates", all, |look, one| {
        look.field("id", |look| look.once(&mut ids, &one.id, || Rule::DuplicateId(one.id.0.clone())));
        look.filled("scheme", &one.scheme);
        look.line("scheme", &one.scheme);
        look.most("levels", one.levels.len(), MAX_CERTIFICATES);
        look.each("levels", &one.levels, |look, level| look.long(level, MAX_LINE));
        look.note("scope", &one.scope);
        look.line("number", &one.number);
        look.line("auditor", &one.auditor);
        if let Some(lookup) = &one.lookup {
            look.field("lookup", |look| look.line("register", &lookup.register));
        }
        evidence(look, &one.evidence);
        look.note("memo", &one.memo);
    });
}

/// The accepted findings of a service.
pub(in crate::model) fn accepted(look: &mut Inspection, all: &[Accepted], items: &Items<'_>) {
    look.most("accepted", all.len(), MAX_ACCEPTED);
    look.each("accepted", all, |look, one| {
        if let Some(about) = &one.finding.item {
            look.field("finding", |look| look.field("item", |look| item(look, about, items)));
        }
        // Accepted without a reason would be hidden.
        look.filled("note", &one.note);
        look.note("note", &one.note);
        look.line("by", &one.by);
    });
}

/// The questions that the user added for the provider of a service.
pub(in crate::model) fn own_questions(look: &mut Inspection, all: &[OwnQuestion], items: &Items<'_>) {
    look.most("own_questions", all.len(), MAX_OWN_QUESTIONS);
    look.each("own_questions", all, |look, question| {
        look.field("item", |look| item(look, &question.item, items));
        look.filled("text", &question.text);
        look.line("text", &question.text);
    });
}

/// Where the user puts schemes on the map.
pub(in crate::model) fn placements(look: &mut Inspection, all: &[Placement]) {
    look.most("placements", all.len(), MAX_PLACEMENTS);
    let mut schemes = BTreeSet::new();
    look.each("placements", all, |look, one| {
        look.field("scheme", |look| look.once(&mut schemes, &one.scheme, || Rule::Twice(one.scheme.clone())));
        for (axis, place) in [("expectation", one.expectation), ("effect", one.effect)] {
            if place > MAX_PLACE {
                look.report_in(axis, Rule::OffTheMap(place, MAX_PLACE));
            }
        }
    });
}

/// The decision and those before.
pub(in crate::model) fn record(look: &mut Inspection, record: &Record, items: &Items<'_>) {
    look.field("record", |look| {
        if let Some(taken) = &record.decision {
            look.field("decision", |look| decision(look, taken, items));
        }
        look.each("past", &record.past, |look, past| decision(look, past, items));
    });
}

fn decision(look: &mut Inspection, decision: &Decision, items: &Items<'_>) {
    if !decision.services.iter().any(|service| service.id == decision.service) {
        look.report_in("service", Rule::UnknownService(decision.service.0.clone()));
    }
    look.line("by", &decision.by);
    look.note("why", &decision.why);
    look.each("risks", &decision.risks, |look, risk| {
        look.field("item", |look| item(look, &risk.item, items));
        look.note("text", &risk.text);
    });
    look.each("conditions", &decision.conditions, |look, condition| {
        look.field("item", |look| item(look, &condition.item, items));
        look.note("text", &condition.text);
        look.line("owner", &condition.owner);
    });
    emphasis(look, &decision.emphasis, items);
    weights(look, &decision.weights);
    services(look, &decision.services, items);
    look.most("outcomes", decision.outcomes.len(), MAX_SERVICES);
}

/// An item that is referred to.
pub(in crate::model) fn item(look: &mut Inspection, item: &str, items: &Items<'_>) {
    if !items.contains(item) {
        look.report(Rule::UnknownItem(item.to_owned()));
    }
}
