//! A decision worked out on paper, from the profile to the order, and the program agrees to the last digit.
//!
//! **Weights.** 必須 3, 重視 2, 通常 1. The loss of data would be large, an outage medium; the user makes item 9 必須.
//! By the rules of the list: item 10 必須, 13 and 14 重視 (消失 大), item 6 重視 (停止 中). So
//!
//! ```text
//! item     1  2  3  4  5  6 |  7  8  9 10 | 11 12 13 14 15    sum
//! weight   1  1  1  1  1  2 |  1  1  3  3 |  1  1  2  2  1     22 points = 44 half points
//! ```
//!
//! **Answers.** y はい, p 一部, n いいえ, u 不明, - 対象外, Y はい under a condition that is not settled, . 未回答.
//!
//! ```text
//! item     1  2  3  4  5  6 |  7  8  9 10 | 11 12 13 14 15
//! 甲       y  y  y  y  y  Y |  y  y  y  y |  p  y  u  p  n
//! 乙       y  y  y  y  y  Y |  y  y  y  y |  y  n  u  p  -
//! 丙       y  y  y  y  y  p |  .  n  u  p |  y  y  p  n  .
//! ```
//!
//! **Points** (weight × はい 1, 一部 ½, いいえ 0; low end / high end where they differ).
//!
//! ```text
//! 甲   1-5: 5   6: 0/2        | 7: 1  8: 1  9: 3  10: 3        | 11: ½  12: 1  13: 0/2  14: 1  15: 0
//!      5 to 7 of 7            | 8 of 8                         | 2½ to 4½ of 7
//!      low  5 + 8 + 2½ = 15½ of 22 = 31/44 half points = 70.4545…%  ->  70
//!      high 7 + 8 + 4½ = 19½ of 22 = 39/44             = 88.6363…%  ->  89
//! 乙   1-5: 5   6: 0/2        | 7: 1  8: 1  9: 3  10: 3        | 11: 1  12: 0  13: 0/2  14: 1  15: leaves the sum
//!      5 to 7 of 7            | 8 of 8                         | 2 to 4 of 6
//!      low  5 + 8 + 2  = 15  of 21 = 30/42 half points = 71.4285…%  ->  71
//!      high 7 + 8 + 4  = 19  of 21 = 38/42             = 90.4761…%  ->  90
//! 丙   1-5: 5   6: 1          | 7: 0/1  8: 0  9: 0/3  10: 1½   | 11: 1  12: 1  13: 1  14: 0  15: 0/1
//!      6 of 7                 | 1½ to 5½ of 8                  | 3 to 4 of 7
//!      low  6 + 1½ + 3 = 10½ of 22 = 21/44 half points = 47.7272…%  ->  48
//!      high 6 + 5½ + 4 = 15½ of 22 = 31/44             = 70.4545…%  ->  70
//! ```
//!
//! **Conclusions.** 甲 and 乙: both 必須 items (9, 10) are はい, nothing is unanswered, something else is not はい: 条件付き;
//! 甲 because of 6, 11, 13, 14, 15, 乙 because of 6, 12, 13, 14. 丙: 7 and 15 unanswered, 9 必須 不明, 10 必須 一部: 保留.
//!
//! **Order.** 条件付き before 保留; 30/42 = 0.714… before 31/44 = 0.704…: 乙, 甲, 丙.
//!
//! **What settles it.** 丙 stays 保留 (item 10), 甲 and 乙 stay 条件付き, so only their points count.
//!
//! ```text
//! 乙 first:  asking none of its own it is sure of 30/42 = 0.714; 甲 reaches 39/44, without item 6 35/44 = 0.795, without
//!            6 and 13 31/44 = 0.704: two items of 甲.                                                        2 in all
//!            asking item 6: 34/42 = 0.809; 甲 without 6 has 35/44 = 0.795: one and one.                       2
//!            asking 6 and 13: 38/42 = 0.904; 甲 reaches 39/44 = 0.886: two and none.                          2
//! 甲 first:  asking none: 31/44 = 0.704; 乙 without 6 and 13 still has 30/42 = 0.714.                          never
//!            asking item 6: 35/44 = 0.795; 乙 without 6 has 34/42 = 0.809, without both 0.714: one and two.   3
//!            asking 6 and 13: 39/44 = 0.886; 乙 reaches 38/42 = 0.904, without 6 34/42 = 0.809: two and one.  3
//! ```
//!
//! No single item does; the first pair found is items 6 and 13 of 甲.
//!
//! **One changed emphasis.** Item 12 (甲 はい, 乙 いいえ) as 重視: 甲 33/46 = 0.717, 乙 30/44 = 0.681, so 甲 is first; as 必須
//! 乙 is 見送り. No other one does: on what both fulfil alike 乙 keeps its lead through the smaller sum (2 more half points
//! each at item 1: 33/46 = 0.717 and 32/44 = 0.727), and 11 and 15 only hurt 甲.

use std::sync::Arc;

use kumomi::{
    model::{
        Answer, Ask, Comparison, Conclusion, Day, Edit, Emphasis, Id, Impact, Impacts, Lang, Profile, Ranked, Score,
        Service, Settlement, Share, Swing, Verdict, propose, rank, settle, swings,
    },
    store,
};

const ANSWERS: [(&str, &str); 3] = [
    ("甲", "yyyyyYyyyypyupn"),
    ("乙", "yyyyyYyyyyynup-"),
    ("丙", "yyyyyp.nupyypn."),
];

fn id(name: &str) -> Id {
    Id(name.to_owned())
}

fn item(number: usize) -> String {
    format!("ipa15-{number:02}")
}

fn items<const N: usize>(numbers: [usize; N]) -> Vec<String> {
    numbers.map(item).to_vec()
}

fn answer(number: usize, letter: char) -> Option<Answer> {
    let mut answer = Answer::empty(item(number));
    answer.verdict = Some(match letter {
        'y' | 'Y' => Verdict::Yes,
        'p' => Verdict::Partly,
        'n' => Verdict::No,
        'u' => Verdict::Unknown,
        '-' => Verdict::NotApplicable,
        _ => return None,
    });
    if letter == 'Y' {
        answer.condition = "Business プラン以上".to_owned();
    }
    Some(answer)
}

fn worked() -> Comparison {
    let list = store::builtin_checklist();
    let mut comparison = Comparison::new(id("c"), "手で計算した例", Day::new(2026, 4, 1).unwrap(), &list);
    for (name, letters) in ANSWERS {
        let mut service = Service::new(id(name), name);
        service.answers = (1..).zip(letters.chars()).filter_map(|(n, c)| answer(n, c)).collect();
        comparison.services.push(Arc::new(service));
    }
    let profile = Profile {
        purpose: "受発注".to_owned(),
        impacts: Impacts {
            loss: Some(Impact::Large),
            outage: Some(Impact::Medium),
            ..Impacts::default()
        },
        ..Profile::default()
    };
    let emphasis = propose(&comparison.questions, Some(&profile), Some(&list), &[]);
    let profile = Some(Box::new(profile));
    apply(&mut comparison, Edit::Profile { profile, emphasis });
    let chosen = Some(Emphasis::Must);
    apply(&mut comparison, Edit::Stress { item: item(9), chosen });
    comparison
}

fn apply(comparison: &mut Comparison, edit: Edit) {
    edit.apply(comparison).expect("an edit that applies");
}

fn give(comparison: &mut Comparison, service: &str, answer: Answer) {
    let service = id(service);
    apply(comparison, Edit::Answer { service, answer });
}

/// Half points of the low end, of the high end, and of all that applies.
fn half_points(score: &Score) -> (u64, u64, u64) {
    let (low, high) = (score.low().expect("a score"), score.high().expect("a score"));
    assert_eq!(low.of, high.of);
    (low.half_points, high.half_points, low.of)
}

fn of<'a>(ranked: &'a [Ranked], name: &str) -> &'a Ranked {
    ranked.iter().find(|one| one.service.0 == name).expect("a service")
}

#[test]
fn the_profile_gives_the_weights_with_their_reasons() {
    let comparison = worked();
    let told: Vec<_> = comparison
        .emphasis
        .iter()
        .map(|one| {
            let reasons: Vec<_> = one.reasons.iter().map(|text| text.of(Lang::Ja)).collect();
            (one.item.clone(), one.emphasis(), reasons)
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                item(6),
                Emphasis::Important,
                vec!["停止の影響が中なので、項目6は重視です。"]
            ),
            (item(9), Emphasis::Must, vec![]),
            (
                item(10),
                Emphasis::Must,
                vec!["消失の影響が大なので、項目10は必須です。"]
            ),
            (
                item(13),
                Emphasis::Important,
                vec!["消失の影響が大なので、項目13は重視です。"]
            ),
            (
                item(14),
                Emphasis::Important,
                vec!["消失の影響が大なので、項目14は重視です。"]
            ),
        ]
    );
    let weights: Vec<u32> = rank(&comparison)[0]
        .score
        .lines
        .iter()
        .map(|line| line.weight)
        .collect();
    assert_eq!(weights, [1, 1, 1, 1, 1, 2, 1, 1, 3, 3, 1, 1, 2, 2, 1]);
}

#[test]
fn every_item_gives_what_it_gives_on_paper() {
    let ranked = rank(&worked());
    for (name, expected) in [
        (
            "甲",
            [
                (10, 10, 10),
                (0, 4, 4),
                (16, 16, 16),
                (1, 1, 2),
                (2, 2, 2),
                (0, 4, 4),
                (2, 2, 4),
                (0, 0, 2),
            ],
        ),
        (
            "乙",
            [
                (10, 10, 10),
                (0, 4, 4),
                (16, 16, 16),
                (2, 2, 2),
                (0, 0, 2),
                (0, 4, 4),
                (2, 2, 4),
                (0, 0, 0),
            ],
        ),
        (
            "丙",
            [
                (10, 10, 10),
                (2, 2, 4),
                (3, 11, 16),
                (2, 2, 2),
                (2, 2, 2),
                (2, 2, 4),
                (0, 0, 4),
                (0, 2, 2),
            ],
        ),
    ] {
        let lines = &of(&ranked, name).score.lines;
        let parts = [0..5, 5..6, 6..10, 10..11, 11..12, 12..13, 13..14, 14..15].map(|part| {
            let lines = &lines[part];
            let sum = |of: fn(&kumomi::model::ScoreLine) -> u64| lines.iter().map(of).sum::<u64>();
            (sum(|line| line.low), sum(|line| line.high), sum(|line| line.of()))
        });
        assert_eq!(parts, expected, "{name}");
    }
}

#[test]
fn the_ranges_agree_to_the_last_digit() {
    let comparison = worked();
    let ranked = rank(&comparison);
    for (name, sections, whole, percent, answered) in [
        (
            "甲",
            [(10, 14, 14), (16, 16, 16), (5, 9, 14)],
            (31, 39, 44),
            (70, 89),
            15,
        ),
        (
            "乙",
            [(10, 14, 14), (16, 16, 16), (4, 8, 12)],
            (30, 38, 42),
            (71, 90),
            15,
        ),
        (
            "丙",
            [(12, 12, 14), (3, 11, 16), (6, 8, 14)],
            (21, 31, 44),
            (48, 70),
            13,
        ),
    ] {
        let score = &of(&ranked, name).score;
        assert_eq!(half_points(score), whole, "{name}");
        let shown = (score.low().map(Share::percent), score.high().map(Share::percent));
        assert_eq!(shown, (Some(percent.0), Some(percent.1)), "{name}");
        assert_eq!(score.answered(), (answered, 15), "{name}");
        let service = comparison.service(&id(name)).expect("a service");
        assert_eq!(Score::whole(service, &comparison), *score);
        for (section, expected) in comparison.questions.sections.iter().zip(sections) {
            let part = Score::of(service, &section.items, &comparison.emphasis, &comparison.weights);
            assert_eq!(half_points(&part), expected, "{name} {}", section.id);
        }
    }
}

#[test]
fn conclusions_and_order_are_those_on_paper() {
    let ranked = rank(&worked());
    let order: Vec<_> = ranked
        .iter()
        .map(|one| (one.service.0.as_str(), one.place, one.conclusion, one.causes.clone()))
        .collect();
    assert_eq!(
        order,
        [
            ("乙", 1, Conclusion::Conditional, items([6, 12, 13, 14])),
            ("甲", 2, Conclusion::Conditional, items([6, 11, 13, 14, 15])),
            ("丙", 3, Conclusion::Pending, items([7, 9, 10, 15])),
        ]
    );
}

#[test]
fn asking_these_two_decides() {
    let mut comparison = worked();
    let ask = |number| Ask {
        service: id("甲"),
        item: item(number),
    };
    let expected = Settlement::Overlap {
        ask: vec![ask(6), ask(13)],
        winner: id("乙"),
    };
    assert_eq!(settle(&rank(&comparison)), expected);
    // The plan does not have it, and nothing is given back at the end: 甲 31/44, 乙 30/42 at least.
    let mut six = answer(6, 'Y').expect("an answer");
    six.condition_met = Some(false);
    give(&mut comparison, "甲", six.clone());
    give(&mut comparison, "甲", answer(13, 'n').expect("an answer"));
    assert_eq!(half_points(&of(&rank(&comparison), "甲").score), (31, 31, 44));
    assert_eq!(settle(&rank(&comparison)), Settlement::Settled(id("乙")));
    // Had both been はい, 甲 would have 39/44 = 0.886 for sure and 乙 would have to be asked: without item 6 it stays below.
    six.condition_met = Some(true);
    give(&mut comparison, "甲", six);
    give(&mut comparison, "甲", answer(13, 'y').expect("an answer"));
    let expected = Settlement::Overlap {
        ask: vec![Ask {
            service: id("乙"),
            item: item(6),
        }],
        winner: id("甲"),
    };
    assert_eq!(settle(&rank(&comparison)), expected);
}

#[test]
fn one_changed_emphasis_would_change_the_winner() {
    let mut comparison = worked();
    let swing = |emphasis| Swing {
        item: item(12),
        emphasis,
        winner: id("甲"),
    };
    assert_eq!(swings(&comparison), [swing(Emphasis::Must), swing(Emphasis::Important)]);
    let chosen = Some(Emphasis::Important);
    apply(&mut comparison, Edit::Stress { item: item(12), chosen });
    let ranked = rank(&comparison);
    assert_eq!(ranked[0].service, id("甲"));
    assert_eq!(half_points(&of(&ranked, "甲").score), (33, 41, 46));
    assert_eq!(half_points(&of(&ranked, "乙").score), (30, 38, 44));
}
