//! Every mistake that a comparison can have, with its place.

use super::*;
use crate::model::{
    Condition, Day, Earlier, Emphasis, EvidenceKind, Id, Lang, Risk, Text, Verdict,
    arbitrary::list,
    decision::RULE,
    limits::{MAX_NOTE, MAX_WEIGHT},
    propose,
};

/// A comparison with two services, the first with two answers.
fn filled() -> Comparison {
    let mut comparison = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list());
    for id in ["s0", "s1"] {
        let mut service = Service::new(Id(id.to_owned()), id);
        service.answers = ["a-1", "b-2"].map(answer).to_vec();
        comparison.services.push(Arc::new(service));
    }
    comparison
}

fn answer(item: &str) -> Answer {
    Answer { verdict: Some(Verdict::Yes), evidence: vec![evidence("約款")], ..Answer::empty(item) }
}

fn earlier(note: &str) -> Earlier {
    Earlier {
        verdict: Some(Verdict::No),
        note: note.to_owned(),
        condition: String::new(),
        condition_met: None,
        mend: None,
        evidence: Vec::new(),
        by: String::new(),
        day: None,
    }
}

fn evidence(text: &str) -> Evidence {
    Evidence { kind: EvidenceKind::Document, text: text.to_owned(), seen: None, dated: None }
}

fn asked(item: &str, text: &str) -> OwnQuestion {
    OwnQuestion { item: item.to_owned(), text: text.to_owned() }
}

fn found(comparison: &Comparison) -> Vec<(String, Rule)> {
    let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
    comparison.problems().into_iter().map(pair).collect()
}

fn service(comparison: &mut Comparison) -> &mut Service {
    Arc::make_mut(&mut comparison.services[1])
}

fn long(limit: usize) -> String {
    "長".repeat(limit + 1)
}

type SpoilComparison = fn(&mut Comparison);

/// What is done to a good comparison, and what must then be reported: where and which rule.
fn table() -> Vec<(SpoilComparison, &'static str, Rule)> {
    let line = || Rule::TooLong(MAX_LINE + 1, MAX_LINE);
    let note = || Rule::TooLong(MAX_NOTE + 1, MAX_NOTE);
    vec![
        (|c| c.title = " \n".into(), "title", Rule::Empty),
        (|c| c.title = long(MAX_LINE), "title", line()),
        (|c| c.memo = long(MAX_NOTE), "memo", note()),
        (|c| c.asker.company = long(MAX_LINE), "asker.company", line()),
        (|c| c.asker.contact = long(MAX_LINE), "asker.contact", line()),
        (
            |c| Arc::make_mut(&mut c.questions).sections[1].items[3].id = "a-1".into(),
            "questions.sections[1].items[3].id",
            Rule::DuplicateId("a-1".into()),
        ),
        (|c| service(c).id = Id("s0".into()), "services[1].id", Rule::DuplicateId("s0".into())),
        (|c| service(c).name.clear(), "services[1].name", Rule::Empty),
        (|c| service(c).name = long(MAX_LINE), "services[1].name", line()),
        (|c| service(c).provider = long(MAX_LINE), "services[1].provider", line()),
        (|c| service(c).plan = long(MAX_LINE), "services[1].plan", line()),
        (|c| service(c).url = long(MAX_LINE), "services[1].url", line()),
        (|c| service(c).memo = long(MAX_NOTE), "services[1].memo", note()),
        (
            |c| service(c).answers[0].item = "nowhere".into(),
            "services[1].answers[0].item",
            Rule::UnknownItem("nowhere".into()),
        ),
        (
            |c| service(c).answers.push(answer("a-1")),
            "services[1].answers[2].item",
            Rule::DuplicateAnswer("a-1".into()),
        ),
        (|c| service(c).answers[1].note = long(MAX_NOTE), "services[1].answers[1].note", note()),
        (|c| service(c).answers[1].condition = long(MAX_LINE), "services[1].answers[1].condition", line()),
        (
            |c| service(c).answers[1].evidence[0].text = long(MAX_NOTE),
            "services[1].answers[1].evidence[0].text",
            note(),
        ),
        (|c| service(c).answers[1].by = long(MAX_LINE), "services[1].answers[1].by", line()),
        (
            |c| service(c).answers[1].earlier = vec![earlier(""); MAX_EARLIER + 1],
            "services[1].answers[1].earlier",
            Rule::TooMany(MAX_EARLIER + 1, MAX_EARLIER),
        ),
        (
            |c| service(c).answers[1].earlier = vec![earlier(&long(MAX_NOTE))],
            "services[1].answers[1].earlier[0].note",
            note(),
        ),
        (
            |c| service(c).answers[1].evidence = vec![evidence("x"); MAX_EVIDENCE + 1],
            "services[1].answers[1].evidence",
            Rule::TooMany(MAX_EVIDENCE + 1, MAX_EVIDENCE),
        ),
        (
            |c| service(c).own_questions = vec![asked("nowhere", "？")],
            "services[1].own_questions[0].item",
            Rule::UnknownItem("nowhere".into()),
        ),
        (
            |c| service(c).own_questions = vec![asked("a-1", "？"), asked("a-1", " ")],
            "services[1].own_questions[1].text",
            Rule::Empty,
        ),
        (
            |c| service(c).own_questions = vec![asked("a-1", &long(MAX_LINE))],
            "services[1].own_questions[0].text",
            line(),
        ),
        (
            |c| service(c).own_questions = vec![asked("a-1", "？"); MAX_OWN_QUESTIONS + 1],
            "services[1].own_questions",
            Rule::TooMany(MAX_OWN_QUESTIONS + 1, MAX_OWN_QUESTIONS),
        ),
        (
            |c| {
                c.services = (0..=MAX_SERVICES).map(|n| Arc::new(Service::new(Id(n.to_string()), "雲"))).collect();
            },
            "services",
            Rule::TooMany(MAX_SERVICES + 1, MAX_SERVICES),
        ),
    ]
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

fn profile(comparison: &mut Comparison) -> &mut Profile {
    comparison.profile.as_mut().expect("a profile")
}

fn now(comparison: &mut Comparison) -> &mut Decision {
    Arc::make_mut(comparison.record.decision.as_mut().expect("a decision"))
}

fn past(comparison: &mut Comparison) -> &mut Decision {
    Arc::make_mut(&mut comparison.record.past[0])
}

/// What is done to a good comparison, and what must then be reported, in the order of the file.
fn table_of_decisions() -> Vec<(SpoilComparison, &'static str, Rule)> {
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
        (|c| now(c).weights.must = MAX_WEIGHT + 1, "record.decision.weights", Rule::BadWeights),
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

/// A good comparison and what can be spoilt in it.
type Spoilt = (Comparison, Vec<(SpoilComparison, &'static str, Rule)>);

fn cases() -> [Spoilt; 2] {
    [(filled(), table()), (decided(), table_of_decisions())]
}

#[test]
fn each_mistake_is_named_with_its_place() {
    for (good, table) in cases() {
        assert_eq!(found(&good), []);
        for (n, (spoil, path, rule)) in table.into_iter().enumerate() {
            let mut bad = good.clone();
            spoil(&mut bad);
            assert_eq!(found(&bad), [(path.to_owned(), rule)], "row {n}");
            for lang in Lang::ALL {
                assert!(!bad.problems()[0].message(lang).is_empty(), "row {n} in words");
            }
        }
    }
}

#[test]
fn all_mistakes_are_named_at_once_in_the_order_of_the_file() {
    // One value cannot be two mistakes at once.
    let left_out: [&[usize]; 2] = [&[0, 5, 8, 14, 19, 20, 21, 22, 23, 24, 25, 26], &[1]];
    for ((mut bad, table), left_out) in cases().into_iter().zip(left_out) {
        let mut expected = Vec::new();
        for (n, (spoil, path, rule)) in table.into_iter().enumerate() {
            if !left_out.contains(&n) {
                spoil(&mut bad);
                expected.push((path.to_owned(), rule));
            }
        }
        assert_eq!(found(&bad), expected);
    }
}

#[test]
fn texts_of_just_the_limit_are_good() {
    let mut full = filled();
    full.title = "長".repeat(MAX_LINE);
    full.memo = "長".repeat(MAX_NOTE);
    let service = service(&mut full);
    service.name = "長".repeat(MAX_LINE);
    service.url = "長".repeat(MAX_LINE);
    service.memo = "長".repeat(MAX_NOTE);
    service.answers[0].note = "長".repeat(MAX_NOTE);
    service.answers[0].condition = "長".repeat(MAX_LINE);
    service.answers[0].by = "長".repeat(MAX_LINE);
    service.answers[0].evidence = vec![evidence(&"長".repeat(1_000)); MAX_EVIDENCE];
    assert_eq!(found(&full), []);
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
