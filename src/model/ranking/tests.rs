//! The order, whether first place is settled, and what is next; settling against all that could ever be answered.
//! Long because the cases are written out.

use std::{collections::BTreeMap, sync::Arc};

use proptest::prelude::*;

use super::*;
use crate::model::{
    Answer, Day, Edit, Evidence, EvidenceKind, Mend, Remedy, Service, Standing, Verdict, Weights, arbitrary::list,
};

/// Whose the seven items are.
const SIDES: [Side; 7] = [Side::Both, Side::Provider, Side::Own, Side::Both, Side::Provider, Side::Own, Side::Provider];

/// A comparison of these services; one letter an item, in the order of the questions: y はい, p 一部, x 対象外, each with
/// something behind it; Y, P, X the same with nothing behind it; c はい under a condition that is not settled, q 一部 so;
/// n いいえ that nobody can mend, m one that we mend and say why, N one for which nobody has chosen; u 不明, . 未回答.
fn comparison(services: &[&str], emphases: &str) -> Comparison {
    let mut comparison = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list());
    let questions = Arc::make_mut(&mut comparison.questions);
    let items = questions.sections.iter_mut().flat_map(|section| &mut section.items);
    items.zip(SIDES).for_each(|(item, side)| item.side = side);
    let items: Vec<ItemId> = comparison.questions.items().map(|item| item.id.clone()).collect();
    for (n, letters) in services.iter().enumerate() {
        let mut service = Service::new(Id(format!("s{n}")), format!("雲{n}"));
        service.answers = items.iter().zip(letters.chars()).filter_map(|(item, c)| answer(item, c)).collect();
        comparison.services.push(Arc::new(service));
    }
    comparison.emphasis = items.iter().zip(emphases.chars()).map(|(item, c)| stress(item, c)).collect();
    comparison
}

fn answer(item: &str, letter: char) -> Option<Answer> {
    let verdict = match letter {
        'y' | 'Y' | 'c' => Verdict::Yes,
        'p' | 'P' | 'q' => Verdict::Partly,
        'n' | 'm' | 'N' => Verdict::No,
        'u' => Verdict::Unknown,
        'x' | 'X' => Verdict::NotApplicable,
        _ => return None,
    };
    let mut answer = Answer::empty(item);
    answer.verdict = Some(verdict);
    if "ypcq".contains(letter) {
        answer.evidence.push(Evidence {
            kind: EvidenceKind::Document,
            text: "約款".to_owned(),
            seen: None,
            dated: None,
        });
    }
    if "cq".contains(letter) {
        answer.condition = "Business プラン以上".to_owned();
    }
    if "xnm".contains(letter) {
        answer.note = "訳".to_owned();
    }
    answer.mend = match letter {
        'n' => Some(Mend::Service),
        'm' => Some(Mend::Own),
        _ => None,
    };
    Some(answer)
}

fn stress(item: &str, letter: char) -> Stress {
    Stress {
        item: item.to_owned(),
        proposed: match letter {
            'M' => Emphasis::Must,
            'I' => Emphasis::Important,
            _ => Emphasis::Normal,
        },
        reasons: Vec::new(),
        chosen: None,
    }
}

fn settled(services: &[&str], emphases: &str) -> Settlement {
    settle(&rank(&comparison(services, emphases)))
}

fn id(n: usize) -> Id {
    Id(format!("s{n}"))
}

fn ask(service: usize, item: &str) -> Ask {
    Ask { service: id(service), item: item.to_owned() }
}

#[test]
fn conclusion_comes_first_then_the_low_end_then_the_high_end() {
    let all = [
        "yYyyyyy", // 必須 with nothing behind it: 保留
        "yynnnnn", // 条件付き, low
        "yyyyyyn", // 条件付き, high
        "nyyyyyy", // 見送り
        "yyyyyyy", // 選べる
        "yyyyyPn", // 条件付き, the same low end as the next but a lower high end
        "yyyyyuu", // 条件付き
        ".......", // untouched: from nothing to all
        "xxxxxxx", // nothing applies
        "YYYYYYY", // 保留: nothing behind any of them
    ];
    let ranked = rank(&comparison(&all, "MM"));
    let order: Vec<_> = ranked.iter().map(|one| (one.service.0.as_str(), one.place)).collect();
    assert_eq!(
        order,
        [
            ("s4", Some(1)),
            ("s2", Some(2)),
            ("s6", Some(3)),
            ("s5", Some(4)),
            ("s1", Some(5)),
            ("s0", Some(6)),
            ("s7", Some(7)),
            ("s9", Some(7)),
            ("s3", Some(9)),
            ("s8", None)
        ]
    );
    assert_eq!(ranked[0].causes, [] as [&str; 0]);
    assert_eq!(ranked[5].causes, ["a-2"]);
    assert_eq!(ranked[8].causes, ["a-1"]);
    assert!(ranked[9].conclusion.is_none() && !ranked[9].contends());
}

#[test]
fn equal_services_share_a_place_and_keep_their_order() {
    let ranked = rank(&comparison(&["yyyyyyn", "yyyyyyy", "yyyyyny", "ynyyyyy"], ""));
    let order: Vec<_> = ranked.iter().map(|one| (one.service.0.as_str(), one.place)).collect();
    assert_eq!(order, [("s1", Some(1)), ("s0", Some(2)), ("s2", Some(2)), ("s3", Some(2))]);
}

fn first(winner: usize, alone: bool, level: &[usize]) -> Settlement {
    Settlement::Settled { winner: id(winner), alone, level: level.iter().map(|n| id(*n)).collect() }
}

fn open(shown: &[usize], said: &[usize], next: Next) -> Settlement {
    let ids = |all: &[usize]| all.iter().map(|n| id(*n)).collect();
    Settlement::Open { shown: ids(shown), alone: false, said: ids(said), next }
}

#[test]
fn first_place_is_settled_only_when_no_other_can_get_ahead() {
    for (services, emphases, expected) in [
        (&[][..], "", Settlement::Nothing),
        (&["nyyyyyy"], "M", Settlement::Nothing),
        (&["xxxxxxx", "nyyyyyy"], "M", Settlement::Nothing),
        (&["yyyyyyn"], "", first(0, true, &[])),
        (&["yyyyyyn", "nyyyyyy"], "M", first(0, true, &[])),
        (&["yyyyyyn", "yyyyyyy"], "", first(1, false, &[])),
        // A rival that nobody has looked at can still be anything.
        (&["yyyyyyn", "......."], "", open(&[0], &[0], Next::Untouched(vec![id(1)]))),
        (&["yyyyyyy", "......."], "", first(0, false, &[1])),
        (&["yyyyyyy", "YYYYYYY"], "", first(0, false, &[1])),
        (&["yyyyyyn", "yyyyyny"], "", Settlement::Tie(vec![id(0), id(1)])),
        (&["yyyyyyn", "yyyyyny", "yyyynnn"], "", Settlement::Tie(vec![id(0), id(1)])),
        // 保留 is never first, whatever the others are.
        (
            &["YYYYYYY"],
            "",
            Settlement::Open {
                shown: vec![id(0)],
                alone: true,
                said: vec![id(0)],
                next: Next::Pending(
                    ["a-1", "a-2", "a-3", "b-1", "b-2", "b-3", "b-4"].map(|item| ask(0, item)).to_vec(),
                ),
            },
        ),
        (&["Yyyyyyy", "Nyyyyyy"], "M", open(&[0, 1], &[0], Next::Pending(vec![ask(0, "a-1"), ask(1, "a-1")]))),
        // What only nothing behind it holds back is asked for where it weighs most.
        (
            &["YYYYYYY", "nyyyyyy"],
            "MI",
            Settlement::Open {
                shown: vec![id(0)],
                alone: true,
                said: vec![id(0)],
                next: Next::Pending(vec![ask(0, "a-1")]),
            },
        ),
        (&["YYYYYYY", "......."], "-I", open(&[0, 1], &[0], Next::Untouched(vec![id(1)]))),
        // Homework that is chosen is 条件付き, and first before 保留 with more points.
        (&["myyyyyy", "Yppnnnn"], "M", first(0, false, &[])),
        // The heaviest item decides alone.
        (
            &["yyyyuun", "yyyynny"],
            "-----I-",
            open(&[1], &[1], Next::Items { ask: vec![ask(0, "b-3")], winner: id(0), least: true }),
        ),
        (
            &["yyyynnn", "yyyYnYn"],
            "",
            open(&[0], &[1], Next::Items { ask: vec![ask(1, "b-1")], winner: id(0), least: true }),
        ),
    ] {
        assert_eq!(settled(services, emphases), expected, "{services:?} {emphases}");
    }
}

#[test]
fn a_rivals_own_side_items_are_never_asked_for() {
    // Only b-3, of the own company, keeps the second one from being behind for good.
    let found = settled(&["yyyyynn", "yyyynYn"], "-----I-");
    let Settlement::Open { next: Next::Items { ask: asked, winner, .. }, .. } = found else {
        panic!("{found:?}");
    };
    assert_eq!((asked, winner), (vec![ask(1, "b-3")], id(1)), "it can be shown for the service itself");
    // b-3 as a must keeps both at 保留: it is named for the first as answered, of the other what the provider can show.
    let found = settled(&["YYYYYYY", "YYYYYYn"], "MI---M-");
    let Settlement::Open { next: Next::Pending(asked), .. } = found else {
        panic!("{found:?}");
    };
    assert_eq!(asked, [ask(0, "a-1"), ask(0, "b-3"), ask(1, "a-1")]);
}

#[test]
fn with_very_many_services_it_is_said_that_not_all_were_tried() {
    let mut services = vec!["yyyyyyn"; THOROUGH + 10];
    services.push("yyyyyYn");
    services.push("yyyyyuu");
    let Settlement::Open { next, .. } = settled(&services, "") else {
        panic!("settled");
    };
    let Next::Items { least, .. } = next else {
        panic!("{next:?}");
    };
    assert!(!least);
    services.truncate(THOROUGH + 10);
    assert!(matches!(settled(&services, ""), Settlement::Tie(all) if all.len() == THOROUGH + 10));
}

#[test]
fn a_changed_weight_that_changes_the_winner_is_named() {
    // 5 of 7 each but for what is emphasised: b-4 重視 gives s0 6 of 8.
    let mut tie = comparison(&["nnyyyyy", "yyyyynn"], "");
    let all = swings(&tie).expect("few answers");
    let of = |item: &str| -> Vec<(Emphasis, usize)> {
        let of = all.iter().filter(|swing| swing.item == item);
        of.map(|swing| (swing.emphasis, usize::from(swing.winner != id(0)))).collect()
    };
    let both = |winner| vec![(Emphasis::Must, winner), (Emphasis::Important, winner)];
    assert_eq!((of("a-1"), of("a-2"), of("a-3")), (both(1), both(1), vec![]));
    assert_eq!((of("b-3"), of("b-4")), (both(0), both(0)));
    // With b-4 重視 s0 leads; taking that back makes a tie, which is no other winner.
    tie.emphasis = vec![stress("b-4", 'I')];
    let swing = |item: &str, emphasis| Swing { item: item.to_owned(), emphasis, winner: id(1) };
    // 必須 on what s0 lacks rejects it; 重視 there only draws level.
    assert_eq!(swings(&tie).expect("few answers"), [swing("a-1", Emphasis::Must), swing("a-2", Emphasis::Must)]);
    // 保留 is no winner.
    assert_eq!(swings(&comparison(&["nyyyyyy", "Yyyyyyy"], "")), Some(vec![]));
    // Who is ahead already, if only at 保留, is not put there by another weight; nor is the only one.
    assert_eq!(swings(&comparison(&["uyyyyyy"], "M")), Some(vec![]));
    assert_eq!(swings(&comparison(&["uyyyyyy", "uyyyyyn"], "M")), Some(vec![]));
    tie.services = (0..=MOST_SWINGS / 49).map(|n| Arc::new(Service::new(id(n), "雲"))).collect();
    assert_eq!(swings(&tie), None, "too many is said");
}

/// Every unsettled item of every service that is not rejected.
fn unsettled(comparison: &Comparison) -> Vec<Ask> {
    let one = |ranked: Ranked| {
        let lines = ranked.score.lines.into_iter().filter(ScoreLine::is_unsettled);
        lines.map(move |line| Ask { service: ranked.service.clone(), item: line.item }).collect::<Vec<_>>()
    };
    rank(comparison).into_iter().flat_map(one).collect()
}

fn standing(comparison: &Comparison, ask: &Ask) -> Standing {
    let answer = comparison.service(&ask.service).and_then(|service| service.answer(&ask.item));
    let side = comparison.questions.item(&ask.item).expect("an item").side;
    Standing::of(answer, side)
}

/// What may become of an unsettled item once it is settled.
fn ways(comparison: &Comparison, ask: &Ask) -> Vec<Answer> {
    let of = |letters: &str| letters.chars().filter_map(|letter| answer(&ask.item, letter)).collect();
    match standing(comparison, ask) {
        Standing::Partly | Standing::PartlyIf => of("pn"),
        // The verdict is there; only who mends it is not.
        Standing::Unmet(Remedy::Undecided | Remedy::HomeworkBare) => of("mn"),
        Standing::Yes | Standing::YesIf => of("ypnm"),
        _ => of("ypnmx"),
    }
}

/// All comparisons in which everything is settled.
fn completions(comparison: &Comparison, asks: &[Ask]) -> Vec<Comparison> {
    let Some((ask, rest)) = asks.split_first() else {
        return vec![comparison.clone()];
    };
    let mut out = Vec::new();
    for answer in ways(comparison, ask) {
        let mut next = comparison.clone();
        let service = ask.service.clone();
        Edit::Answer { service, answer }.apply(&mut next).expect("an answer");
        out.extend(completions(&next, rest));
    }
    out
}

/// Whether nobody is ahead of this one.
fn is_first(comparison: &Comparison, id: &Id) -> bool {
    let ranked = rank(comparison);
    let one = ranked.iter().find(|one| one.service == *id).expect("a service");
    let rivals = ranked.iter().filter(|other| other.contends());
    one.is_choosable() && rivals.min_by(|a, b| a.now().cmp(&b.now())).is_none_or(|first| one.now() <= first.now())
}

fn small() -> impl Strategy<Value = Comparison> {
    // Up to five unsettled items: at most 5 ^ 5 completions of one comparison.
    let letters = proptest::collection::vec(
        prop_oneof![
            4 => Just('y'), 1 => Just('p'), 1 => Just('n'), 1 => Just('m'), 1 => Just('x'), 1 => Just('u'),
            1 => Just('Y'), 1 => Just('P'), 1 => Just('c'), 1 => Just('q'), 1 => Just('N'), 1 => Just('X'), 1 => Just('.')
        ],
        7,
    );
    let weights = (1..4u32, 0..3u32, 0..3u32);
    (proptest::collection::vec(letters, 1..=3), "[MINN]{7}", weights).prop_filter_map(
        "few unsettled items",
        |(services, emphases, (normal, more, most))| {
            let services: Vec<String> = services.into_iter().map(String::from_iter).collect();
            let letters: Vec<&str> = services.iter().map(String::as_str).collect();
            let mut comparison = comparison(&letters, &emphases);
            comparison.weights = Weights { normal, important: normal + more, must: normal + more + most };
            (unsettled(&comparison).len() <= 5).then_some(comparison)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn settled_is_said_exactly_when_every_completion_agrees(comparison in small()) {
        let ranked = rank(&comparison);
        let all = completions(&comparison, &unsettled(&comparison));
        let stays = |id: &Id| all.iter().all(|one| is_first(one, id));
        let shown = ranked.first().filter(|one| one.contends()).map(|one| one.service.clone());
        prop_assert_eq!(has_first(&ranked), !matches!(settle(&ranked), Settlement::Open { .. } | Settlement::Nothing));
        match settle(&ranked) {
            Settlement::Nothing => prop_assert!(!ranked.iter().any(Ranked::contends)),
            Settlement::Settled { winner, level, alone } => {
                prop_assert_eq!(Some(&winner), shown.as_ref());
                prop_assert!(stays(&winner));
                prop_assert_eq!(alone, ranked.iter().filter(|one| one.contends()).count() == 1);
                for other in ranked.iter().filter(|one| one.contends() && one.service != winner) {
                    let drawn = all.iter().any(|one| {
                        let place = |id: &Id| rank(one).into_iter().find(|one| one.service == *id).and_then(|one| one.place);
                        place(&winner) == place(&other.service) && is_first(one, &winner)
                    });
                    // What can draw level is named, and nothing else.
                    prop_assert!(!level.contains(&other.service) || drawn);
                }
            }
            Settlement::Tie(tied) => {
                prop_assert!(tied.len() > 1 && tied.iter().all(stays));
            }
            Settlement::Open { shown: first, said, next, .. } => {
                prop_assert_eq!(first.first(), shown.as_ref());
                let one = &ranked[0];
                prop_assert!(!one.is_choosable() || !stays(&first[0]), "missed");
                let best = ranked.iter().filter(|one| one.contends()).map(Ranked::said).min();
                let level = ranked.iter().filter(|one| one.contends() && Some(one.said()) == best);
                prop_assert_eq!(said, level.map(|one| one.service.clone()).collect::<Vec<_>>());
                if let Next::Pending(asks) = next {
                    prop_assert!(!asks.is_empty());
                }
            }
        }
    }

    #[test]
    fn no_smaller_set_could_settle_first_place_and_this_one_can(comparison in small()) {
        let ranked = rank(&comparison);
        let Settlement::Open { next, .. } = settle(&ranked) else { return Ok(()) };
        let expected = match next {
            Next::Items { ask, winner, .. } => Some((ask, winner)),
            Next::Nothing => None,
            _ => return Ok(()),
        };
        // A rival's own-side item is not asked for; one's own is.
        let asks = unsettled(&comparison);
        let side = |ask: &Ask| comparison.questions.item(&ask.item).expect("an item").side;
        let settles = |set: u32, winner: &Id| -> bool {
            let asked: Vec<Ask> = (0..asks.len()).filter(|n| set & (1 << n) != 0).map(|n| asks[n].clone()).collect();
            if asked.iter().any(|ask| ask.service != *winner && side(ask) == Side::Own) {
                return false;
            }
            completions(&comparison, &asked).iter().any(|one| match settle(&rank(one)) {
                Settlement::Settled { winner: first, .. } => first == *winner,
                Settlement::Tie(all) => all.contains(winner),
                _ => false,
            })
        };
        let mut sets: Vec<u32> = (0..1 << asks.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        let contenders: Vec<&Id> = ranked.iter().filter(|one| one.contends()).map(|one| &one.service).collect();
        let least = sets.iter().find(|set| contenders.iter().any(|id| settles(**set, id))).map(|set| set.count_ones());
        match expected {
            None => prop_assert_eq!(least, None),
            Some((ask, winner)) => {
                prop_assert_eq!(least, Some(u32::try_from(ask.len()).unwrap()), "{:?}", ask);
                let place = |one: &Ask| asks.iter().position(|other| other == one).expect("an unsettled item");
                prop_assert!(settles(ask.iter().map(|one| 1 << place(one)).sum(), &winner), "{:?} {:?}", ask, winner);
            }
        }
    }

    #[test]
    fn the_order_of_the_services_is_irrelevant(comparison in small(), turn in 0..3usize) {
        let mut turned = comparison.clone();
        let count = turned.services.len();
        turned.services.rotate_left(turn % count);
        let by_id = |comparison: &Comparison| -> BTreeMap<Id, (Option<usize>, Score, Option<Conclusion>)> {
            let all = rank(comparison).into_iter();
            all.map(|one| (one.service, (one.place, one.score, one.conclusion))).collect()
        };
        prop_assert_eq!(by_id(&turned), by_id(&comparison));
        let kind = |comparison: &Comparison| match settle(&rank(comparison)) {
            Settlement::Open { next: Next::Items { ask, .. }, .. } => 10 + ask.len(),
            Settlement::Open { .. } => 1,
            Settlement::Settled { level, .. } => 100 + level.len(),
            Settlement::Tie(all) => 200 + all.len(),
            Settlement::Nothing => 0,
        };
        prop_assert_eq!(kind(&turned), kind(&comparison));
    }

    #[test]
    fn as_said_lies_between_now_and_the_best(comparison in crate::model::arbitrary::comparison()) {
        for one in rank(&comparison) {
            prop_assert_eq!(one.conclusion.is_some(), one.score.ends().is_some());
            if let (Some(now), Some(said), Some(best)) = (one.now(), one.said(), one.best()) {
                prop_assert!(best.0 <= said.0 && said.0 <= now.0, "conclusions: {:?} {:?} {:?}", now, said, best);
                prop_assert!(now.1.0 <= said.1.0 && said.1.0 <= best.1.0);
            }
        }
    }
}
