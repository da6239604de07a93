//! The order, what settles it, and what one changed emphasis would do; settling against all that could ever be answered.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use proptest::prelude::*;

use super::*;
use crate::model::{Answer, Day, Edit, Service, Standing, Verdict, Weights, arbitrary::list};

/// A comparison of these services; one letter an item, in the order of the questions: y はい, p 一部, n いいえ, u 不明,
/// - 対象外, Y and P the same under a condition that is not settled, . 未回答.
fn comparison(services: &[&str], emphases: &str) -> Comparison {
    let mut comparison = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list());
    let items: Vec<ItemId> = comparison.questions.items().map(|item| item.id.clone()).collect();
    for (n, letters) in services.iter().enumerate() {
        let mut service = Service::new(Id(format!("s{n}")), format!("雲{n}"));
        service.answers = items
            .iter()
            .zip(letters.chars())
            .filter_map(|(item, c)| answer(item, c))
            .collect();
        comparison.services.push(Arc::new(service));
    }
    comparison.emphasis = items
        .iter()
        .zip(emphases.chars())
        .map(|(item, c)| stress(item, c))
        .collect();
    comparison
}

fn answer(item: &str, letter: char) -> Option<Answer> {
    let verdict = match letter {
        'y' | 'Y' => Verdict::Yes,
        'p' | 'P' => Verdict::Partly,
        'n' => Verdict::No,
        'u' => Verdict::Unknown,
        '-' => Verdict::NotApplicable,
        _ => return None,
    };
    let mut answer = Answer::empty(item);
    answer.verdict = Some(verdict);
    if letter.is_uppercase() {
        answer.condition = "Business プラン以上".to_owned();
    }
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
    Ask {
        service: id(service),
        item: item.to_owned(),
    }
}

#[test]
fn conclusion_comes_first_then_the_low_end_then_the_high_end() {
    let all = [
        "ypyyyyy", // 必須 一部: 保留, 19/20
        "yynnnnn", // 条件付き, low
        "yyyyyyn", // 条件付き, high
        "nyyyyyy", // 見送り
        "yyyyyyy", // 候補
        "yyyyyun", // 条件付き, the same low end as the next but a lower high end
        "yyyyyuu", ".......", // no score
    ];
    let ranked = rank(&comparison(&all, "MM"));
    let order: Vec<_> = ranked.iter().map(|one| (one.service.0.as_str(), one.place)).collect();
    assert_eq!(
        order,
        [
            ("s4", 1),
            ("s2", 2),
            ("s6", 3),
            ("s5", 4),
            ("s1", 5),
            ("s0", 6),
            ("s7", 7),
            ("s3", 8)
        ]
    );
    assert_eq!(ranked[0].causes, [] as [&str; 0]);
    assert_eq!(ranked[5].causes, ["a-2"]);
    assert_eq!(ranked[7].causes, ["a-1"]);
}

#[test]
fn equal_services_share_a_place_and_keep_their_order() {
    let ranked = rank(&comparison(&["yyyyyyn", "yyyyyyy", "yyyyyny", "ynyyyyy"], ""));
    let order: Vec<_> = ranked.iter().map(|one| (one.service.0.as_str(), one.place)).collect();
    assert_eq!(order, [("s1", 1), ("s0", 2), ("s2", 2), ("s3", 2)]);
}

#[test]
fn what_is_settled_is_said_and_what_is_not_names_what_to_ask() {
    let all = id;
    for (services, emphases, expected) in [
        (&[][..], "", Settlement::Nothing),
        (&["......."], "", Settlement::Nothing),
        (&["nyyyyyy", "......."], "M", Settlement::Nothing),
        (&["yyyyyyn"], "", Settlement::Settled(all(0))),
        (&["yyyyyyn", "yyyyyyy"], "", Settlement::Settled(all(1))),
        // Ranges that do not meet settle it, however much is open.
        (&["yyyyyyu", "nnnnn.."], "", Settlement::Settled(all(0))),
        (&["yyyyyyn", "yyyyyny"], "", Settlement::Tie(vec![all(0), all(1)])),
        (
            &["yyyyyyn", "yyyyyny", "yyyyynu"],
            "",
            Settlement::Tie(vec![all(0), all(1)]),
        ),
        // Something 必須 that is open can still reject the only one that is left.
        (
            &["yyyyyyY", "nyyyyyy"],
            "M-----M",
            Settlement::Overlap {
                ask: vec![ask(0, "b-4")],
                winner: all(0),
            },
        ),
        // 保留 by 一部 of something 必須 is behind 条件付き with fewer points.
        (&["pyyyyyy", "ynnnnny"], "M", Settlement::Settled(all(1))),
        // Both 保留 with 8 of 11: who is so only by 未回答 can gain and is first.
        (&["yyyynn.", "ppyyyyy"], "MM", Settlement::Settled(all(0))),
        // 保留 by 未回答 is, too, and comes before it when that is answered.
        (
            &["yyyyyy.", "yynnnnn"],
            "",
            Settlement::Overlap {
                ask: vec![ask(0, "b-4")],
                winner: all(0),
            },
        ),
        // The heaviest item decides alone.
        (
            &["yyyyuun", "yyyynny"],
            "-----I-",
            Settlement::Overlap {
                ask: vec![ask(0, "b-3")],
                winner: all(0),
            },
        ),
    ] {
        assert_eq!(settled(services, emphases), expected, "{services:?} {emphases}");
    }
}

#[test]
fn with_very_many_services_the_safest_is_found_far_down() {
    // The first ones can only tie, and below them is one that can be more.
    let mut services = vec!["yyyyyyn"; THOROUGH + 10];
    services.push("yyyyyyu");
    let Settlement::Overlap { ask: asked, winner } = settled(&services, "") else {
        panic!("not settled");
    };
    assert_eq!((asked, winner), (vec![ask(THOROUGH + 10, "b-4")], id(THOROUGH + 10)));
    services.pop();
    assert!(matches!(settled(&services, ""), Settlement::Tie(all) if all.len() == THOROUGH + 10));
}

#[test]
fn a_changed_emphasis_that_changes_the_winner_is_named() {
    // 5 of 7 each but for what is emphasised: b-4 重視 gives s0 6 of 8.
    let mut tie = comparison(&["nnyyyyy", "yyyyynn"], "");
    let all = swings(&tie);
    let of = |item: &str| -> Vec<(Emphasis, usize)> {
        let of = all.iter().filter(|swing| swing.item == item);
        of.map(|swing| (swing.emphasis, if swing.winner == id(0) { 0 } else { 1 }))
            .collect()
    };
    let both = |winner| vec![(Emphasis::Must, winner), (Emphasis::Important, winner)];
    assert_eq!((of("a-1"), of("a-2"), of("a-3")), (both(1), both(1), vec![]));
    assert_eq!((of("b-3"), of("b-4")), (both(0), both(0)));
    // With b-4 重視 s0 leads; taking that back makes a tie, which is no other winner.
    tie.emphasis = vec![stress("b-4", 'I')];
    let swing = |item: &str, emphasis| Swing {
        item: item.to_owned(),
        emphasis,
        winner: id(1),
    };
    // 必須 on what s0 lacks rejects it; 重視 there only draws level.
    assert_eq!(
        swings(&tie),
        [swing("a-1", Emphasis::Must), swing("a-2", Emphasis::Must)]
    );
}

/// Every unsettled item of every service.
fn unsettled(comparison: &Comparison) -> Vec<Ask> {
    let one = |ranked: Ranked| {
        let lines = ranked
            .score
            .lines
            .into_iter()
            .filter(|line| line.standing.is_unsettled());
        lines
            .map(move |line| Ask {
                service: ranked.service.clone(),
                item: line.item,
            })
            .collect::<Vec<_>>()
    };
    rank(comparison).into_iter().flat_map(one).collect()
}

/// What may become of an unsettled item: the ways to settle it, and staying as it is.
fn ways(comparison: &Comparison, ask: &Ask) -> Vec<Option<Answer>> {
    let now = comparison
        .service(&ask.service)
        .and_then(|service| service.answer(&ask.item))
        .cloned();
    let settled: Vec<Option<Answer>> = match Standing::of(now.as_ref()) {
        Standing::MetIf | Standing::HalfIf => {
            let met = |met| {
                now.clone().map(|now| Answer {
                    condition_met: Some(met),
                    ..now
                })
            };
            vec![met(true), met(false)]
        }
        _ => "ypn-".chars().map(|letter| answer(&ask.item, letter)).collect(),
    };
    settled.into_iter().chain([now]).collect()
}

/// Who is alone in the first place and not rejected.
fn first(comparison: &Comparison) -> Option<Id> {
    let ranked = rank(comparison);
    let first = ranked.first().filter(|first| first.contends())?;
    ranked
        .get(1)
        .is_none_or(|second| second.place != 1)
        .then(|| first.service.clone())
}

/// For every way that all unsettled items may turn out, who is first then.
fn futures(comparison: &Comparison, asks: &[Ask]) -> Vec<(Vec<usize>, Option<Id>)> {
    let Some((ask, rest)) = asks.split_first() else {
        return vec![(Vec::new(), first(comparison))];
    };
    let mut out = Vec::new();
    for (n, way) in ways(comparison, ask).into_iter().enumerate() {
        let mut next = comparison.clone();
        let answer = way.unwrap_or_else(|| Answer::empty(ask.item.clone()));
        let service = ask.service.clone();
        Edit::Answer { service, answer }.apply(&mut next).expect("an answer");
        for (mut ways, first) in futures(&next, rest) {
            ways.insert(0, n);
            out.push((ways, first));
        }
    }
    out
}

/// Who could be first for sure after these items (a bit each) are asked: for some answers, in every future.
fn could_settle(asks: &[Ask], futures: &[(Vec<usize>, Option<Id>)], set: u32, last: &[usize]) -> Vec<Id> {
    let mut by_answers: BTreeMap<Vec<usize>, Vec<&Option<Id>>> = BTreeMap::new();
    for (ways, first) in futures {
        let asked = |n: &usize| set & (1 << n) != 0;
        let given: Vec<usize> = (0..asks.len()).filter(asked).map(|n| ways[n]).collect();
        let open = (0..asks.len()).filter(asked).any(|n| ways[n] == last[n]);
        if !open {
            by_answers.entry(given).or_default().push(first);
        }
    }
    let sure = |all: Vec<&Option<Id>>| all[0].clone().filter(|_| all.iter().all(|one| *one == all[0]));
    by_answers.into_values().filter_map(sure).collect()
}

fn small() -> impl Strategy<Value = Comparison> {
    // Up to five unsettled items: 5 ^ 5 futures of one comparison.
    let letters = proptest::collection::vec(
        prop_oneof![3 => Just('y'), 1 => Just('p'), 2 => Just('n'), 1 => Just('-'), 1 => Just('u'), 1 => Just('Y'), 1 => Just('P'), 1 => Just('.')],
        7,
    );
    let weights = (1..4u32, 0..3u32, 0..3u32);
    (proptest::collection::vec(letters, 1..=3), "[MIN]{7}", weights).prop_filter_map(
        "few unsettled items, something answered for good",
        |(services, emphases, (normal, more, most))| {
            let services: Vec<String> = services.into_iter().map(String::from_iter).collect();
            let letters: Vec<&str> = services.iter().map(String::as_str).collect();
            let mut comparison = comparison(&letters, &emphases);
            comparison.weights = Weights {
                normal,
                important: normal + more,
                must: normal + more + most,
            };
            let count = unsettled(&comparison).len();
            let answered = services.iter().all(|one| one.contains(['y', 'p', 'n']));
            (answered && count <= 5).then_some(comparison)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn no_smaller_set_could_settle_the_order_and_this_one_can(comparison in small()) {
        let asks = unsettled(&comparison);
        let futures = futures(&comparison, &asks);
        let last: Vec<usize> = asks.iter().map(|ask| ways(&comparison, ask).len() - 1).collect();
        let could = |set: u32| could_settle(&asks, &futures, set, &last);
        let mut sets: Vec<u32> = (0..1 << asks.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        let least = sets.iter().find(|set| !could(**set).is_empty()).map(|set| set.count_ones());
        let ranked = rank(&comparison);
        match settle(&ranked) {
            Settlement::Nothing => prop_assert!(least.is_none() && !ranked.iter().any(Ranked::contends)),
            Settlement::Settled(winner) => {
                prop_assert_eq!(least, Some(0));
                prop_assert_eq!(first(&comparison), Some(winner));
            }
            Settlement::Tie(tied) => {
                prop_assert_eq!(least, None);
                prop_assert!(tied.len() > 1);
                let order = ranked[0].order(&ranked[tied.len() - 1]);
                prop_assert_eq!(order, Ordering::Equal);
                let top: Vec<Id> = ranked[..tied.len()].iter().map(|one| one.service.clone()).collect();
                prop_assert_eq!(top, tied);
            }
            Settlement::Overlap { ask, winner } => {
                prop_assert_eq!(least, Some(u32::try_from(ask.len()).unwrap()));
                let place = |one: &Ask| asks.iter().position(|other| other == one).expect("an unsettled item");
                let set = ask.iter().map(|one| 1 << place(one)).sum();
                prop_assert!(could(set).contains(&winner), "{:?} {:?}", ask, winner);
            }
        }
    }

    #[test]
    fn the_order_of_the_services_is_irrelevant(comparison in small(), turn in 0..3usize) {
        let mut turned = comparison.clone();
        let count = turned.services.len();
        turned.services.rotate_left(turn % count);
        let by_id = |comparison: &Comparison| -> BTreeMap<Id, (usize, Score, Conclusion)> {
            let all = rank(comparison).into_iter();
            all.map(|one| (one.service, (one.place, one.score, one.conclusion))).collect()
        };
        prop_assert_eq!(by_id(&turned), by_id(&comparison));
        let size = |comparison: &Comparison| match settle(&rank(comparison)) {
            Settlement::Overlap { ask, .. } => Some(ask.len()),
            Settlement::Settled(_) => Some(0),
            Settlement::Tie(all) => Some(100 + all.len()),
            Settlement::Nothing => None,
        };
        prop_assert_eq!(size(&turned), size(&comparison));
    }
}
