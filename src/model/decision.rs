//! The record of a decision, the rounds of review, and what falls due. Must not know which day is today.
//! Long because half of it is its tests.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    answer::Answer,
    comparison::{Comparison, Id, Service},
    conclusion::Conclusion,
    day::Day,
    profile::{Stress, Weights},
    questions::ItemId,
    scheme::SchemeId,
};

/// Which service was chosen, by whom, when and why, and the state it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The chosen service.
    pub service: Id,
    /// Who decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day.
    pub day: Day,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Remaining risks that are accepted, item by item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Risk>,
    /// What has to be done, by whom and until when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// When to look at it again.
    pub review: Day,
    /// Emphases at the decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<Stress>,
    /// Points at the decision.
    #[serde(default)]
    pub weights: Weights,
    /// Services and answers at the decision.
    pub services: Vec<Arc<Service>>,
    /// What was concluded about each of them on that day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// By which rule: [`RULE`], or 1 for what was decided with a file of format 1 to 3.
    #[serde(default = "present_rule", skip_serializing_if = "is_present_rule")]
    pub rule: u32,
}

/// The number of the present rule of the verdict (see docs/deciding.md).
pub const RULE: u32 = 2;

fn present_rule() -> u32 {
    RULE
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_present_rule(rule: &u32) -> bool {
    *rule == RULE
}

/// What was concluded about a service on the day of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Which service.
    pub service: Id,
    /// The conclusion; `None` when nothing applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<Conclusion>,
    /// Low end of the score in whole percent; `None` is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<u64>,
    /// High end of the score in whole percent; `None` is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
}

/// An accepted remaining risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// Which item.
    pub item: ItemId,
    /// Why it is accepted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Something that has to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Which item.
    pub item: ItemId,
    /// What.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Whether it is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// The decision of this round and those of the rounds before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The decision of this round, if it has been taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Arc<Decision>>,
    /// The decisions of the rounds before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Arc<Decision>>,
    /// On which day the present review was begun; `None` in the first round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_began: Option<Day>,
}

impl Record {
    /// Whether there is nothing to write down.
    pub fn is_empty(&self) -> bool {
        *self == Record::default()
    }

    /// The state that the present answers are compared with: the decision, or in a review the one before.
    pub fn reference(&self) -> Option<&Decision> {
        self.decision.as_deref().or(self.past.last().map(|past| &**past))
    }

    /// What a new decision for a service begins with: the risks that were accepted for it in the round before, and what
    /// was to be fixed and is not done.
    pub fn carried(&self, service: &Id) -> (Vec<Risk>, Vec<Condition>) {
        let before = self.past.last().filter(|past| past.service == *service);
        before.map_or_else(Default::default, |past| {
            let open = past.conditions.iter().filter(|condition| !condition.done);
            (past.risks.clone(), open.cloned().collect())
        })
    }

    /// A review begins: the decision joins those before, the answers stay as the starting point.
    pub fn review(&self, today: Day) -> Record {
        let mut next = self.clone();
        next.past.extend(next.decision.take());
        next.review_began = Some(today);
        next
    }
}

/// What is different from a decided state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "made for one screen, never kept")]
pub enum Change {
    /// A service came.
    Added(Id),
    /// A service went; its name then.
    Removed(Id, String),
    /// An answer is another one.
    Answer {
        /// Of which service.
        service: Id,
        /// To which item.
        item: ItemId,
        /// What was recorded.
        before: Option<Box<Answer>>,
        /// What is recorded now.
        after: Option<Box<Answer>>,
    },
    /// The certificates of a service are others.
    Certificates(Id),
}

/// Everything that changed since a decision, service by service, item by item.
pub fn changes(comparison: &Comparison, since: &Decision) -> Vec<Change> {
    let mut out = Vec::new();
    for service in &comparison.services {
        let Some(then) = since.services.iter().find(|then| then.id == service.id) else {
            out.push(Change::Added(service.id.clone()));
            continue;
        };
        if Arc::ptr_eq(then, service) {
            continue;
        }
        for question in comparison.questions.items() {
            let (before, after) = (then.answer(&question.id), service.answer(&question.id));
            if before != after {
                out.push(Change::Answer {
                    service: service.id.clone(),
                    item: question.id.clone(),
                    before: before.cloned().map(Box::new),
                    after: after.cloned().map(Box::new),
                });
            }
        }
        if then.certificates != service.certificates {
            out.push(Change::Certificates(service.id.clone()));
        }
    }
    for then in &since.services {
        if comparison.service(&then.id).is_none() {
            out.push(Change::Removed(then.id.clone(), then.name.clone()));
        }
    }
    out
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// On which day.
    pub day: Day,
    /// What.
    pub what: DueKind,
}

/// What falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// The review of the decision.
    Review,
    /// A condition of the decision.
    Condition(Condition),
    /// The last day of a certificate of a service.
    Certificate {
        /// Which service.
        service: Id,
        /// Which certificate.
        certificate: Id,
        /// Of which scheme.
        scheme: SchemeId,
    },
}

/// What falls due up to and on a day, the earliest first: the review, what is to be fixed, and certificates, of the
/// chosen service or, before a decision, of every candidate.
pub fn due(comparison: &Comparison, until: Day) -> Vec<Due> {
    let reference = comparison.record.reference();
    // A review that has begun is not due any more; what was to be fixed still is.
    let review =
        comparison.record.decision.as_ref().map(|decision| Due { day: decision.review, what: DueKind::Review });
    let conditions = reference.into_iter().flat_map(|decision| &decision.conditions);
    let open = conditions
        .filter(|condition| !condition.done)
        .filter_map(|condition| Some(Due { day: condition.due?, what: DueKind::Condition(condition.clone()) }));
    let chosen = comparison.record.decision.as_ref().map(|decision| &decision.service);
    let services = comparison.services.iter().filter(|one| chosen.is_none_or(|id| one.id == *id));
    let ends = services.flat_map(|service| {
        service.certificates.iter().filter_map(|certificate| {
            Some(Due {
                day: certificate.valid_until?,
                what: DueKind::Certificate {
                    service: service.id.clone(),
                    certificate: certificate.id.clone(),
                    scheme: certificate.scheme.clone(),
                },
            })
        })
    });
    let mut all: Vec<Due> = open.chain(review).chain(ends).filter(|due| due.day <= until).collect();
    all.sort_by_key(|due| due.day);
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Certificate, Edit, Verdict, Words,
        arbitrary::{comparison, edit, list},
    };

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn answer(item: &str, note: &str) -> Answer {
        Answer { verdict: Some(Verdict::Yes), note: note.to_owned(), ..Answer::empty(item) }
    }

    /// Two services, the second one decided for.
    fn decided() -> Comparison {
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", day("2026-04-01"), &list());
        for id in ["s0", "s1"] {
            let mut service = Service::new(Id(id.to_owned()), format!("雲{id}"));
            service.answers = vec![answer("a-1", "初め"), answer("b-2", "初め")];
            comparison.services.push(Arc::new(service));
        }
        comparison.record.decision = Some(Arc::new(decision(&comparison)));
        comparison
    }

    fn decision(comparison: &Comparison) -> Decision {
        let condition = |text: &str, due: Option<&str>, done| Condition {
            item: "a-1".to_owned(),
            text: text.to_owned(),
            owner: "店長".to_owned(),
            due: due.map(day),
            done,
        };
        Decision {
            service: Id("s1".to_owned()),
            by: "店長".to_owned(),
            day: day("2026-05-01"),
            why: String::new(),
            risks: vec![],
            conditions: vec![
                condition("後", Some("2026-08-01"), false),
                condition("済", Some("2026-06-01"), true),
                condition("先", Some("2026-07-01"), false),
                condition("いつか", None, false),
            ],
            review: day("2027-05-01"),
            emphasis: comparison.emphasis.clone(),
            weights: comparison.weights,
            services: comparison.services.clone(),
            outcomes: vec![],
            rule: RULE,
        }
    }

    fn since(comparison: &Comparison) -> Vec<Change> {
        changes(comparison, comparison.record.reference().expect("a decision"))
    }

    #[test]
    fn every_change_since_the_decision_is_told() {
        let mut now = decided();
        assert_eq!(since(&now), []);
        let (s0, s1) = (Id("s0".to_owned()), Id("s1".to_owned()));
        let edits = vec![
            Edit::Answer { service: s1.clone(), answer: Answer::empty("a-1") },
            Edit::Answer { service: s1.clone(), answer: answer("a-3", "新") },
            Edit::Answer { service: s1.clone(), answer: answer("b-2", "後") },
            // Words of a service and emphases are no answers.
            Edit::Describe { id: s1.clone(), words: Words { name: "改名".to_owned(), ..Words::default() } },
            Edit::RemoveService(s0.clone()),
            Edit::AddService { at: 0, service: Arc::new(Service::new(Id("s2".to_owned()), "新顔")) },
        ];
        Edit::Batch(edits).apply(&mut now).expect("edits");
        let change = |item: &str, before: Option<&str>, after: Option<&str>| Change::Answer {
            service: s1.clone(),
            item: item.to_owned(),
            before: before.map(|note| Box::new(answer(item, note))),
            after: after.map(|note| Box::new(answer(item, note))),
        };
        assert_eq!(
            since(&now),
            [
                Change::Added(Id("s2".to_owned())),
                change("a-1", Some("初め"), None),
                change("a-3", None, Some("新")),
                change("b-2", Some("初め"), Some("後")),
                Change::Removed(s0, "雲s0".to_owned()),
            ]
        );
    }

    #[test]
    fn what_falls_due_comes_in_the_order_of_its_days() {
        let comparison = decided();
        let told = |until: &str| -> Vec<String> {
            let one = |due: Due| match due.what {
                DueKind::Review => format!("{} 見直し", due.day),
                DueKind::Condition(condition) => format!("{} {}", due.day, condition.text),
                DueKind::Certificate { service, scheme, .. } => format!("{} {} {scheme}", due.day, service.0),
            };
            due(&comparison, day(until)).into_iter().map(one).collect()
        };
        assert_eq!(told("2026-06-30"), [] as [&str; 0]);
        assert_eq!(told("2026-07-01"), ["2026-07-01 先"], "on the very day");
        assert_eq!(told("2027-04-30"), ["2026-07-01 先", "2026-08-01 後"]);
        assert_eq!(told("2027-05-01"), ["2026-07-01 先", "2026-08-01 後", "2027-05-01 見直し"]);
    }

    #[test]
    fn certificates_end_for_all_candidates_or_for_the_chosen_one() {
        let mut comparison = decided();
        for (n, service) in comparison.services.iter_mut().enumerate() {
            Arc::make_mut(service).certificates = vec![Certificate {
                valid_until: Some(day(["2026-03-31", "2026-06-30"][n])),
                ..Certificate::claimed(Id("c0".to_owned()), "isms")
            }];
        }
        let told = |comparison: &Comparison| -> Vec<String> {
            let one = |due: Due| match due.what {
                DueKind::Certificate { service, .. } => Some(format!("{} {}", due.day, service.0)),
                _ => None,
            };
            due(comparison, Day::LAST).into_iter().filter_map(one).collect()
        };
        assert_eq!(told(&comparison), ["2026-06-30 s1"], "the chosen one only");
        comparison.record = Record::default();
        assert_eq!(told(&comparison), ["2026-03-31 s0", "2026-06-30 s1"]);
    }

    #[test]
    fn a_review_begins_with_the_old_answers_and_keeps_the_old_decision() {
        let before = decided();
        let mut now = before.clone();
        let next = Box::new(now.record.review(day("2027-05-02")));
        let back = Edit::Record(next).apply(&mut now).expect("a review");
        assert_eq!(now.services, before.services);
        assert_eq!(now.record.decision, None);
        assert_eq!(now.record.past, [before.record.decision.clone().unwrap()]);
        assert_eq!(now.record.review_began, Some(day("2027-05-02")));
        assert_eq!(now.record.reference(), before.record.reference(), "compared with what was decided");
        let left: Vec<Day> = due(&now, day("2100-01-01")).iter().map(|due| due.day).collect();
        assert_eq!(left, ["2026-07-01", "2026-08-01"].map(day), "the review has begun; what was to be fixed still is");
        let (risks, conditions) = now.record.carried(&now.record.past[0].service);
        assert_eq!(
            (risks.len(), conditions.iter().filter(|condition| condition.done).count()),
            (now.record.past[0].risks.len(), 0)
        );
        assert!(!conditions.is_empty(), "a new decision goes on with them");
        let edit = Edit::Answer { service: Id("s0".to_owned()), answer: answer("a-1", "二年目") };
        edit.apply(&mut now).expect("an answer");
        assert_eq!(since(&now).len(), 1);
        now.record.decision = Some(Arc::new(decision(&now)));
        assert_eq!(since(&now), [], "the new decision is what counts");
        assert_eq!(now.record.review(day("2028-05-02")).past.len(), 2);
        back.apply(&mut now).expect("the inverse");
        assert_eq!(now.record, before.record);
    }

    #[test]
    fn a_record_that_says_nothing_is_empty() {
        assert!(Record::default().is_empty() && Record::default().reference().is_none());
        let begun = Record { review_began: Some(day("2026-04-01")), ..Record::default() };
        assert!(!begun.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_decided_state_stays_whatever_is_edited(mut now in comparison(), edits in prop::collection::vec(edit(), 1..8)) {
            prop_assume!(!now.services.is_empty());
            let mut decision = decision(&now);
            decision.service = now.services[0].id.clone();
            let then = now.services.clone();
            let kept = Arc::new(decision);
            now.record.decision = Some(Arc::clone(&kept));
            for edit in edits.into_iter().filter(|edit| !matches!(edit, Edit::Record(_) | Edit::Batch(_))) {
                let _ = edit.apply(&mut now);
            }
            prop_assert_eq!(&now.record.decision, &Some(kept));
            let decision = now.record.reference().expect("a decision");
            prop_assert_eq!(&decision.services, &then);
            // Told is exactly what differs.
            for change in changes(&now, decision) {
                if let Change::Answer { service, item, before, after } = change {
                    prop_assert_ne!(&before, &after);
                    prop_assert_eq!(now.service(&service).and_then(|one| one.answer(&item)), after.as_deref());
                }
            }
        }
    }
}
