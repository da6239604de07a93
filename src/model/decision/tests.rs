//! A decision in the years after it: what changed, what falls due, the next review.

use proptest::prelude::*;

use super::*;
use crate::model::{
    Answer, Certificate, Change, Comparison, Due, DueKind, Edit, Verdict, Words,
    arbitrary::{comparison, edit, list},
    changes, due,
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
            Change::Described { id: s1.clone(), before: "雲s1".to_owned() },
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
