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
//! **Answers.** Y はい, P 一部, each with something behind it (a document; to an item of the own company a note); y はい, p 一部
//! with nothing behind it; i はい with a document under a condition that is not settled; n いいえ, u 不明, - 対象外 with a
//! reason, . 未回答.
//!
//! ```text
//! item     1  2  3  4  5  6 |  7  8  9 10 | 11 12 13 14 15
//! 甲       Y  Y  Y  Y  Y  i |  Y  Y  Y  Y |  P  y  u  P  y
//! 乙       Y  Y  Y  Y  y  i |  Y  Y  Y  Y |  Y  n  u  P  -
//! 丙       Y  Y  y  Y  Y  P |  Y  n  u  p |  Y  Y  P  n  .
//! ```
//!
//! **Points** (weight × はい 1, 一部 ½, いいえ 0; low / as answered (答えどおり) / high where they differ).
//!
//! ```text
//! 甲   1-5: 5   6: 0/2/2      | 7: 1  8: 1  9: 3  10: 3         | 11: ½  12: 0/1/1  13: 0/0/2  14: 1  15: 0/1/1
//!      5/7/7 of 7             | 8 of 8                          | 1½/3½/5½ of 7
//!      low  5 + 8 + 1½ = 14½ of 22 = 29/44 half points = 65.9090…%  ->  66
//!      said 7 + 8 + 3½ = 18½ of 22 = 37/44             = 84.0909…%  ->  84
//!      high 7 + 8 + 5½ = 20½ of 22 = 41/44             = 93.1818…%  ->  93
//! 乙   1-4: 4   5: 0/1/1   6: 0/2/2 | 7: 1  8: 1  9: 3  10: 3   | 11: 1  12: 0  13: 0/0/2  14: 1  15: leaves the sum
//!      4/7/7 of 7             | 8 of 8                          | 2/2/4 of 6
//!      low  4 + 8 + 2  = 14  of 21 = 28/42 half points = 66.6666…%  ->  67
//!      said 7 + 8 + 2  = 17  of 21 = 34/42             = 80.9523…%  ->  81
//!      high 7 + 8 + 4  = 19  of 21 = 38/42             = 90.4761…%  ->  90
//! 丙   1, 2, 4, 5: 4   3: 0/1/1   6: 1 | 7: 1  8: 0  9: 0/0/3  10: 0/1½/1½ | 11: 1  12: 1  13: 1  14: 0  15: 0/0/1
//!      5/6/6 of 7             | 1/2½/5½ of 8                    | 3/3/4 of 7
//!      low  5 + 1  + 3 = 9   of 22 = 18/44 half points = 40.9090…%  ->  41
//!      said 6 + 2½ + 3 = 11½ of 22 = 23/44             = 52.2727…%  ->  52
//!      high 6 + 5½ + 4 = 15½ of 22 = 31/44             = 70.4545…%  ->  70
//! ```
//!
//! **Conclusions.** 甲 and 乙: both 必須 items (9, 10) are shown, nothing is unanswered, something else is not a shown はい:
//! 条件付き; 甲 because of 6, 11, 12, 13, 14, 15, 乙 because of 5, 6, 12, 13, 14 (15 is 通常 and 対象外 with a reason, which is
//! fine). 丙: 9 必須 不明, 10 必須 一部 with nothing behind it, 15 unanswered: 保留.
//!
//! **Order.** 条件付き before 保留; 28/42 = 0.666… before 29/44 = 0.659…: 乙, 甲, 丙. As answered 甲 has 37/44 = 0.840… and
//! 乙 34/42 = 0.809…: 甲.
//!
//! **What comes next.** 丙 is 保留 for 9, 10 and 15: these first, none of them its own side's. Say 9 turns out 一部, 10 too, and
//! 15 はい, each with a document: 丙 is 条件付き with 5 + (1 + 1½ + 1½) + 4 = 13 of 22 = 26/44 = 0.590… and at best
//! 28/44 = 0.636…, which is behind 乙 and 甲 for good. 甲 cannot be better than 条件付き for 11 and 14, 乙 for 12 and 14, so only
//! points count.
//!
//! ```text
//! 乙 first:  asking none of its own it is sure of 28/42 = 0.666; 甲 reaches 41/44, without 6, 13, 12 and 15 29/44 = 0.659:
//!            none and four.                                                                                4 in all
//!            asking item 6: 32/42 = 0.761; 甲 without 6 and 13 has 33/44 = 0.75: one and two.                3
//!            asking 6 and 13: 36/42 = 0.857; 甲 without 6 has 37/44 = 0.840: two and one.                    3
//!            asking 6, 13 and 5: 38/42 = 0.904; 甲 reaches 41/44 = 0.931, without 6 0.840: three and one.    4
//! 甲 first:  asking none: 29/44 = 0.659; 乙 without 6, 13 and 5 still has 28/42 = 0.666.                     never
//!            asking item 6: 33/44 = 0.75; 乙 without 6 and 13 has 30/42 = 0.714: one and two.                3
//!            asking 6 and 13: 37/44 = 0.840; 乙 without 6 has 34/42 = 0.809: two and one.                    3
//!            asking 6, 13 and 12: 39/44 = 0.886; 乙 reaches 38/42 = 0.904: three and one.                    4
//!            asking all four: 41/44 = 0.931; 乙 cannot reach it: four and none.                              4
//! ```
//!
//! No two items do; the first three found are item 6 of 乙 and items 6 and 13 of 甲.
//!
//! **One changed weight.** Item 5 (甲 shown, 乙 not) as 重視: 甲 31/46 = 0.673, 乙 28/44 = 0.636, so 甲 is first; as 必須 乙 is
//! 保留. No other one does: on what both show alike 乙 keeps its lead through the smaller sum (2 more half points each at
//! item 1: 31/46 = 0.673 and 30/44 = 0.681), 11 hurts 甲, and 6, 12, 13 and 15 as 必須 make 甲 保留, too.

use std::sync::Arc;

use kumomi::{
    model::{
        Answer, Ask, Comparison, Conclusion, Day, Edit, Emphasis, Evidence, EvidenceKind, Id, Impact, Impacts, Lang,
        Next, Profile, Ranked, Score, ScoreLine, Service, Settlement, Share, Side, Swing, Verdict, propose, rank,
        settle, swings,
    },
    store,
};

const ANSWERS: [(&str, &str); 3] = [("甲", "YYYYYiYYYYPyuPy"), ("乙", "YYYYyiYYYYYnuP-"), ("丙", "YYyYYPYnupYYPn.")];

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
        'Y' | 'y' | 'i' => Verdict::Yes,
        'P' | 'p' => Verdict::Partly,
        'n' => Verdict::No,
        'u' => Verdict::Unknown,
        '-' => Verdict::NotApplicable,
        _ => return None,
    });
    let own = store::builtin_checklist().item(&item(number)).expect("an item").side == Side::Own;
    match letter {
        'Y' | 'P' if own => answer.note = "こう決めてある".to_owned(),
        '-' => answer.note = "データを置かない".to_owned(),
        'Y' | 'P' | 'i' => answer.evidence.push(Evidence {
            kind: EvidenceKind::Document,
            text: format!("説明書 {number}ページ"),
            seen: None,
            dated: None,
        }),
        _ => {}
    }
    if letter == 'i' {
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
        impacts: Impacts { loss: Some(Impact::Large), outage: Some(Impact::Medium), ..Impacts::default() },
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

/// Half points of the low end, as answered, of the high end, and of all that applies.
fn half_points(score: &Score) -> [u64; 4] {
    let [low, said, high] = score.ends().expect("a score");
    assert_eq!((low.of, low.of), (said.of, high.of));
    [low.half_points, said.half_points, high.half_points, low.of]
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
            (item(6), Emphasis::Important, vec!["停止の影響が中なので、項目6は重視です。"]),
            (item(9), Emphasis::Must, vec![]),
            (item(10), Emphasis::Must, vec!["消失の影響が大なので、項目10は必須です。"]),
            (item(13), Emphasis::Important, vec!["消失の影響が大なので、項目13は重視です。"]),
            (item(14), Emphasis::Important, vec!["消失の影響が大なので、項目14は重視です。"]),
        ]
    );
    let weights: Vec<u32> = rank(&comparison)[0].score.lines.iter().map(|line| line.weight).collect();
    assert_eq!(weights, [1, 1, 1, 1, 1, 2, 1, 1, 3, 3, 1, 1, 2, 2, 1]);
}

#[test]
fn every_item_gives_what_it_gives_on_paper() {
    let ranked = rank(&worked());
    // Half points: low, as answered, high, and what can be reached.
    for (name, parts) in [
        (
            "甲",
            [
                (0..5, [10, 10, 10, 10]),
                (5..6, [0, 4, 4, 4]),
                (6..10, [16, 16, 16, 16]),
                (10..11, [1, 1, 1, 2]),
                (11..12, [0, 2, 2, 2]),
                (12..13, [0, 0, 4, 4]),
                (13..14, [2, 2, 2, 4]),
                (14..15, [0, 2, 2, 2]),
            ],
        ),
        (
            "乙",
            [
                (0..4, [8, 8, 8, 8]),
                (4..5, [0, 2, 2, 2]),
                (5..6, [0, 4, 4, 4]),
                (6..10, [16, 16, 16, 16]),
                (10..12, [2, 2, 2, 4]),
                (12..13, [0, 0, 4, 4]),
                (13..14, [2, 2, 2, 4]),
                (14..15, [0, 0, 0, 0]),
            ],
        ),
        (
            "丙",
            [
                (0..2, [4, 4, 4, 4]),
                (2..3, [0, 2, 2, 2]),
                (3..6, [6, 6, 6, 8]),
                (6..8, [2, 2, 2, 4]),
                (8..9, [0, 0, 6, 6]),
                (9..10, [0, 3, 3, 6]),
                (10..14, [6, 6, 6, 12]),
                (14..15, [0, 0, 2, 2]),
            ],
        ),
    ] {
        let lines = &of(&ranked, name).score.lines;
        for (part, expected) in parts {
            let told = format!("{name} {part:?}");
            let sum = |of: fn(&ScoreLine) -> u64| lines[part.clone()].iter().map(of).sum::<u64>();
            let found = [sum(|line| line.low), sum(|line| line.as_said), sum(|line| line.high), sum(ScoreLine::of)];
            assert_eq!(found, expected, "{told}");
        }
    }
}

#[test]
fn the_ranges_agree_to_the_last_digit() {
    let comparison = worked();
    let ranked = rank(&comparison);
    for (name, sections, whole, percent, (answered, backed)) in [
        ("甲", [[10, 14, 14, 14], [16, 16, 16, 16], [3, 7, 11, 14]], [29, 37, 41, 44], [66, 84, 93], (15, 12)),
        ("乙", [[8, 14, 14, 14], [16, 16, 16, 16], [4, 4, 8, 12]], [28, 34, 38, 42], [67, 81, 90], (15, 12)),
        ("丙", [[10, 12, 12, 14], [2, 5, 11, 16], [6, 6, 8, 14]], [18, 23, 31, 44], [41, 52, 70], (14, 9)),
    ] {
        let score = &of(&ranked, name).score;
        assert_eq!(half_points(score), whole, "{name}");
        assert_eq!(score.ends().map(|ends| ends.map(Share::percent)), Some(percent), "{name}");
        let coverage = score.coverage();
        assert_eq!((coverage.answered, coverage.backed, coverage.items), (answered, backed, 15), "{name}");
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
    let order: Vec<_> =
        ranked.iter().map(|one| (one.service.0.as_str(), one.place, one.conclusion, one.causes.clone())).collect();
    let (conditional, pending) = (Some(Conclusion::Conditional), Some(Conclusion::Pending));
    assert_eq!(
        order,
        [
            ("乙", Some(1), conditional, items([5, 6, 12, 13, 14])),
            ("甲", Some(2), conditional, items([6, 11, 12, 13, 14, 15])),
            ("丙", Some(3), pending, items([9, 10, 15])),
        ]
    );
}

fn ask(service: &str, number: usize) -> Ask {
    Ask { service: id(service), item: item(number) }
}

fn open(shown: &str, said: &str, next: Next) -> Settlement {
    Settlement::Open { shown: vec![id(shown)], alone: false, said: vec![id(said)], next }
}

fn settled(winner: &str) -> Settlement {
    Settlement::Settled { winner: id(winner), alone: false, level: Vec::new() }
}

/// 丙 after what kept it at 保留 is known.
fn known(mut comparison: Comparison) -> Comparison {
    for (number, letter) in [(9, 'P'), (10, 'P'), (15, 'Y')] {
        give(&mut comparison, "丙", answer(number, letter).expect("an answer"));
    }
    comparison
}

#[test]
fn what_keeps_the_third_one_pending_comes_first() {
    let comparison = worked();
    let next = Next::Pending(vec![ask("丙", 9), ask("丙", 10), ask("丙", 15)]);
    assert_eq!(settle(&rank(&comparison)), open("乙", "甲", next));
    let ranked = rank(&known(comparison));
    let third = of(&ranked, "丙");
    assert_eq!((third.conclusion, third.place), (Some(Conclusion::Conditional), Some(3)));
    assert_eq!(half_points(&third.score), [26, 28, 28, 44]);
}

#[test]
fn asking_these_three_decides() {
    let comparison = known(worked());
    let next = Next::Items { ask: vec![ask("乙", 6), ask("甲", 6), ask("甲", 13)], winner: id("乙"), least: true };
    assert_eq!(settle(&rank(&comparison)), open("乙", "甲", next));
    let six = |met| {
        let mut six = answer(6, 'i').expect("an answer");
        six.condition_met = Some(met);
        six
    };
    let thirteen = |letter| answer(13, letter).expect("an answer");

    // 乙's plan has it; 甲's has not, and nothing is given back at the end: 32/42 against at most 33/44.
    let mut one = comparison.clone();
    give(&mut one, "乙", six(true));
    give(&mut one, "甲", six(false));
    give(&mut one, "甲", thirteen('n'));
    assert_eq!(half_points(&of(&rank(&one), "乙").score), [32, 34, 38, 42]);
    assert_eq!(half_points(&of(&rank(&one), "甲").score), [29, 33, 33, 44]);
    assert_eq!(settle(&rank(&one)), settled("乙"));

    // The other way round: 37/44 against at most 34/42.
    let mut other = comparison.clone();
    give(&mut other, "乙", six(false));
    give(&mut other, "甲", six(true));
    give(&mut other, "甲", thirteen('Y'));
    assert_eq!(half_points(&of(&rank(&other), "甲").score), [37, 41, 41, 44]);
    assert_eq!(half_points(&of(&rank(&other), "乙").score), [28, 30, 34, 42]);
    assert_eq!(settle(&rank(&other)), settled("甲"));

    // All three good: 甲 37/44 = 0.840; 乙 reaches 38/42 = 0.904, without item 13 34/42 = 0.809.
    let mut all = comparison;
    give(&mut all, "乙", six(true));
    give(&mut all, "甲", six(true));
    give(&mut all, "甲", thirteen('Y'));
    let next = Next::Items { ask: vec![ask("乙", 13)], winner: id("甲"), least: true };
    assert_eq!(settle(&rank(&all)), open("甲", "甲", next));
}

#[test]
fn one_changed_weight_would_change_the_winner() {
    let mut comparison = worked();
    let swing = |emphasis| Swing { item: item(5), emphasis, winner: id("甲") };
    let expected = vec![swing(Emphasis::Must), swing(Emphasis::Important)];
    assert_eq!(swings(&comparison), Some(expected));
    let chosen = Some(Emphasis::Important);
    apply(&mut comparison, Edit::Stress { item: item(5), chosen });
    let ranked = rank(&comparison);
    assert_eq!(ranked[0].service, id("甲"));
    assert_eq!(half_points(&of(&ranked, "甲").score), [31, 39, 43, 46]);
    assert_eq!(half_points(&of(&ranked, "乙").score), [28, 36, 40, 44]);
}
