//! Finds what is wrong with the profile, the emphases, the weights and the record of a comparison; for a file all at
//! once, for an edit before it is applied. Must not know lines and columns.
//! Long because half of it is its tests.

use std::collections::BTreeSet;

use super::{Asker, Found, MAX_LINE, MAX_NOTE, MAX_OWN_QUESTIONS, MAX_SERVICES, OwnQuestion, services_problems};
use crate::model::{
    certificate::{Accepted, Certificate, MAX_ACCEPTED, MAX_CERTIFICATES, MAX_PLACE, Placement},
    decision::{Decision, Record},
    problem::{Path, Rule},
    profile::{Profile, Stress, Weights},
};

/// The ids of the items that the comparison has.
type Known<'a> = BTreeSet<&'a str>;

impl Found {
    /// Problems of a profile.
    pub(in crate::model) fn profile(&mut self, path: &Path, profile: &Profile) {
        self.limit(&path.field("purpose"), &profile.purpose, MAX_NOTE);
        let mut kinds = BTreeSet::new();
        for (n, kind) in profile.kinds.iter().enumerate() {
            let path = path.field("kinds").index(n);
            self.limit(&path, kind, MAX_LINE);
            if !kinds.insert(kind) {
                self.add(path, Rule::Twice(kind.clone()));
            }
        }
        let stops = path.field("stops");
        for (name, text) in [("hour", &profile.stops.hour), ("day", &profile.stops.day), ("week", &profile.stops.week)]
        {
            self.limit(&stops.field(name), text, MAX_NOTE);
        }
    }

    /// Problems of weights.
    pub(in crate::model) fn weights(&mut self, path: &Path, weights: &Weights) {
        if !weights.are_sound() {
            self.add(path.clone(), Rule::BadWeights);
        }
    }

    /// Problems of emphases.
    pub(in crate::model) fn emphasis(&mut self, path: &Path, all: &[Stress], known: &Known<'_>) {
        let mut items = BTreeSet::new();
        for (n, stress) in all.iter().enumerate() {
            let path = path.index(n);
            self.item(&path.field("item"), &stress.item, known);
            if !items.insert(&stress.item) {
                self.add(path.field("item"), Rule::Twice(stress.item.clone()));
            }
            for (n, reason) in stress.reasons.iter().enumerate() {
                let path = path.field("reasons").index(n);
                self.limit(&path.field("ja"), &reason.ja, MAX_NOTE);
                self.limit(&path.field("en"), &reason.en, MAX_NOTE);
            }
        }
    }

    /// Problems of a record.
    pub(in crate::model) fn record(&mut self, path: &Path, record: &Record, known: &Known<'_>) {
        if let Some(decision) = &record.decision {
            self.decision(&path.field("decision"), decision, known);
        }
        for (n, past) in record.past.iter().enumerate() {
            self.decision(&path.field("past").index(n), past, known);
        }
    }

    fn decision(&mut self, path: &Path, decision: &Decision, known: &Known<'_>) {
        if !decision.services.iter().any(|service| service.id == decision.service) {
            self.add(path.field("service"), Rule::UnknownService(decision.service.0.clone()));
        }
        self.limit(&path.field("by"), &decision.by, MAX_LINE);
        self.limit(&path.field("why"), &decision.why, MAX_NOTE);
        let services = path.field("outcomes");
        if decision.outcomes.len() > MAX_SERVICES {
            self.add(services, Rule::TooMany(decision.outcomes.len(), MAX_SERVICES));
        }
        for (n, risk) in decision.risks.iter().enumerate() {
            let path = path.field("risks").index(n);
            self.item(&path.field("item"), &risk.item, known);
            self.limit(&path.field("text"), &risk.text, MAX_NOTE);
        }
        for (n, condition) in decision.conditions.iter().enumerate() {
            let path = path.field("conditions").index(n);
            self.item(&path.field("item"), &condition.item, known);
            self.limit(&path.field("text"), &condition.text, MAX_NOTE);
            self.limit(&path.field("owner"), &condition.owner, MAX_LINE);
        }
        self.emphasis(&path.field("emphasis"), &decision.emphasis, known);
        self.weights(&path.field("weights"), &decision.weights);
        services_problems(&decision.services, &path.field("services"), known, self);
    }

    /// Problems of the certificates of a service.
    pub(in crate::model) fn certificates(&mut self, path: &Path, all: &[Certificate]) {
        if all.len() > MAX_CERTIFICATES {
            self.add(path.clone(), Rule::TooMany(all.len(), MAX_CERTIFICATES));
        }
        let mut ids = BTreeSet::new();
        for (n, certificate) in all.iter().enumerate() {
            let path = path.index(n);
            if !ids.insert(&certificate.id) {
                self.add(path.field("id"), Rule::DuplicateId(certificate.id.0.clone()));
            }
            for (path, rule) in certificate.problems(&path) {
                self.add(path, rule);
            }
        }
    }

    /// Problems of accepted findings.
    pub(in crate::model) fn accepted(&mut self, path: &Path, all: &[Accepted], known: &Known<'_>) {
        if all.len() > MAX_ACCEPTED {
            self.add(path.clone(), Rule::TooMany(all.len(), MAX_ACCEPTED));
        }
        for (n, accepted) in all.iter().enumerate() {
            let path = path.index(n);
            if let Some(item) = &accepted.finding.item {
                self.item(&path.field("finding").field("item"), item, known);
            }
            for (path, rule) in accepted.problems(&path) {
                self.add(path, rule);
            }
        }
    }

    /// Problems of who asks.
    pub(in crate::model) fn asker(&mut self, path: &Path, asker: &Asker) {
        self.limit(&path.field("company"), &asker.company, MAX_LINE);
        self.limit(&path.field("contact"), &asker.contact, MAX_LINE);
    }

    /// Problems of the questions that the user added.
    pub(in crate::model) fn own_questions(&mut self, path: &Path, all: &[OwnQuestion], known: &Known<'_>) {
        if all.len() > MAX_OWN_QUESTIONS {
            self.add(path.clone(), Rule::TooMany(all.len(), MAX_OWN_QUESTIONS));
        }
        for (n, question) in all.iter().enumerate() {
            let path = path.index(n);
            self.item(&path.field("item"), &question.item, known);
            if question.text.trim().is_empty() {
                self.add(path.field("text"), Rule::Empty);
            }
            self.limit(&path.field("text"), &question.text, MAX_LINE);
        }
    }

    /// Problems of placements on the map.
    pub(in crate::model) fn placements(&mut self, path: &Path, all: &[Placement]) {
        if all.len() > MAX_ACCEPTED {
            self.add(path.clone(), Rule::TooMany(all.len(), MAX_ACCEPTED));
        }
        let mut schemes = BTreeSet::new();
        for (n, placement) in all.iter().enumerate() {
            let path = path.index(n);
            if !schemes.insert(&placement.scheme) {
                self.add(path.field("scheme"), Rule::Twice(placement.scheme.clone()));
            }
            for (name, place) in [("expectation", placement.expectation), ("effect", placement.effect)] {
                if place > MAX_PLACE {
                    self.add(path.field(name), Rule::OffTheMap(place, MAX_PLACE));
                }
            }
        }
    }

    fn item(&mut self, path: &Path, item: &str, known: &Known<'_>) {
        if !known.contains(item) {
            self.add(path.clone(), Rule::UnknownItem(item.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Comparison, Condition, Day, Emphasis, Id, Lang, Problem, RULE, Risk, Service, Text, arbitrary::list, propose,
    };

    fn long(limit: usize) -> String {
        "長".repeat(limit + 1)
    }

    fn decision(comparison: &Comparison, by: &str) -> Decision {
        let day = comparison.created;
        Decision {
            service: Id("s1".to_owned()),
            by: by.to_owned(),
            day,
            why: "訳".to_owned(),
            risks: vec![Risk { item: "a-1".to_owned(), text: "受け入れる".to_owned() }],
            conditions: vec![Condition {
                item: "b-2".to_owned(),
                text: "直す".to_owned(),
                owner: "店長".to_owned(),
                due: Some(day),
                done: false,
            }],
            review: day,
            emphasis: comparison.emphasis.clone(),
            weights: comparison.weights,
            services: comparison.services.clone(),
            outcomes: Vec::new(),
            rule: RULE,
        }
    }

    /// A comparison with a profile, emphases, a decision and a past one.
    fn decided() -> Comparison {
        let list = list();
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list);
        comparison.services = ["s0", "s1"].map(|id| Arc::new(Service::new(Id(id.to_owned()), id))).to_vec();
        let profile = Profile {
            purpose: "予約".to_owned(),
            kinds: vec!["personal".to_owned(), "secret".to_owned()],
            ..Profile::default()
        };
        comparison.emphasis = propose(&comparison.questions, Some(&profile), Some(&list), &[]);
        assert!(comparison.emphasis.len() > 1, "the rules of the list say something");
        comparison.profile = Some(profile);
        comparison.record = Record {
            decision: Some(Arc::new(decision(&comparison, "店長"))),
            past: vec![Arc::new(decision(&comparison, "前の店長"))],
            review_began: None,
        };
        comparison
    }

    fn found(comparison: &Comparison) -> Vec<(String, Rule)> {
        let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
        comparison.problems().into_iter().map(pair).collect()
    }

    fn profile(comparison: &mut Comparison) -> &mut Profile {
        comparison.profile.as_mut().expect("a profile")
    }

    fn now(comparison: &mut Comparison) -> &mut Decision {
        Arc::make_mut(comparison.record.decision.as_mut().expect("a decision"))
    }

    fn past(comparison: &mut Comparison) -> &mut Decision {
        Arc::make_mut(&mut comparison.record.past[0])
    }

    type Spoil = fn(&mut Comparison);

    /// What is done to a good comparison, and what must then be reported, in the order of the file.
    fn table() -> Vec<(Spoil, &'static str, Rule)> {
        let line = || Rule::TooLong(MAX_LINE + 1, MAX_LINE);
        let note = || Rule::TooLong(MAX_NOTE + 1, MAX_NOTE);
        let nowhere = || Rule::UnknownItem("nowhere".into());
        vec![
            (|c| profile(c).purpose = long(MAX_NOTE), "profile.purpose", note()),
            (|c| profile(c).kinds[1] = "personal".into(), "profile.kinds[1]", Rule::Twice("personal".into())),
            (|c| profile(c).kinds[0] = long(MAX_LINE), "profile.kinds[0]", line()),
            (|c| profile(c).stops.hour = long(MAX_NOTE), "profile.stops.hour", note()),
            (|c| profile(c).stops.day = long(MAX_NOTE), "profile.stops.day", note()),
            (|c| profile(c).stops.week = long(MAX_NOTE), "profile.stops.week", note()),
            (|c| c.weights.important = 0, "weights", Rule::BadWeights),
            (|c| c.emphasis[0].item = "nowhere".into(), "emphasis[0].item", nowhere()),
            (|c| c.emphasis[0].reasons[0].en = long(MAX_NOTE), "emphasis[0].reasons[0].en", note()),
            (|c| c.emphasis.push(c.emphasis[1].clone()), "emphasis[2].item", Rule::Twice("b-1".into())),
            (|c| now(c).service = Id("s7".into()), "record.decision.service", Rule::UnknownService("s7".into())),
            (|c| now(c).by = long(MAX_LINE), "record.decision.by", line()),
            (|c| now(c).why = long(MAX_NOTE), "record.decision.why", note()),
            (|c| now(c).risks[0].item = "nowhere".into(), "record.decision.risks[0].item", nowhere()),
            (|c| now(c).risks[0].text = long(MAX_NOTE), "record.decision.risks[0].text", note()),
            (|c| now(c).conditions[0].item = "nowhere".into(), "record.decision.conditions[0].item", nowhere()),
            (|c| now(c).conditions[0].text = long(MAX_NOTE), "record.decision.conditions[0].text", note()),
            (|c| now(c).conditions[0].owner = long(MAX_LINE), "record.decision.conditions[0].owner", line()),
            (|c| now(c).emphasis[1].item = "nowhere".into(), "record.decision.emphasis[1].item", nowhere()),
            (|c| now(c).weights.must = Weights::MOST + 1, "record.decision.weights", Rule::BadWeights),
            (|c| Arc::make_mut(&mut now(c).services[0]).name.clear(), "record.decision.services[0].name", Rule::Empty),
            (|c| past(c).by = long(MAX_LINE), "record.past[0].by", line()),
            (
                |c| {
                    let twice = past(c).services[0].clone();
                    past(c).services.push(twice);
                },
                "record.past[0].services[2].id",
                Rule::DuplicateId("s0".into()),
            ),
        ]
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        assert_eq!(found(&decided()), []);
        for (n, (spoil, path, rule)) in table().into_iter().enumerate() {
            let mut bad = decided();
            spoil(&mut bad);
            assert_eq!(found(&bad), [(path.to_owned(), rule)], "row {n}");
            for lang in Lang::ALL {
                assert!(!bad.problems()[0].message(lang).is_empty(), "row {n} in words");
            }
        }
    }

    #[test]
    fn all_mistakes_are_named_at_once_in_the_order_of_the_file() {
        let (mut bad, mut expected) = (decided(), Vec::new());
        for (n, (spoil, path, rule)) in table().into_iter().enumerate() {
            // One kind cannot be two mistakes at once.
            if n != 1 {
                spoil(&mut bad);
                expected.push((path.to_owned(), rule));
            }
        }
        assert_eq!(found(&bad), expected);
    }

    #[test]
    fn weights_are_at_least_one_and_never_less_for_more() {
        for (must, important, normal, sound) in [
            (3, 2, 1, true),
            (1, 1, 1, true),
            (1_000, 1_000, 1, true),
            (1_001, 2, 1, false),
            (3, 2, 0, false),
            (3, 1, 2, false),
            (2, 3, 1, false),
        ] {
            let weights = Weights { must, important, normal };
            assert_eq!(weights.are_sound(), sound, "{weights:?}");
        }
    }

    #[test]
    fn what_counts_is_the_choice_and_else_the_proposal() {
        let mut stress = decided().emphasis.remove(0);
        assert_eq!(stress.emphasis(), stress.proposed);
        stress.chosen = Some(Emphasis::Normal);
        assert_eq!(stress.emphasis(), Emphasis::Normal);
        assert!(stress.reasons.iter().all(|reason| *reason != Text::default()));
    }
}
