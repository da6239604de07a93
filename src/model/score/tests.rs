//! The laws of the sums.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Id,
    arbitrary::{comparison, stresses, weights},
};

fn scores() -> impl Strategy<Value = (Comparison, Vec<Stress>, Weights)> {
    (comparison(), stresses(), weights())
}

fn whole(service: &Service, comparison: &Comparison) -> Score {
    Score::whole(service, comparison)
}

/// The service with another verdict on an item, without a condition.
fn answered(service: &Service, item: &str, verdict: Verdict, condition: &str) -> Service {
    let mut service = service.clone();
    service.answers.retain(|answer| answer.item != item);
    service.answers.push(Answer {
        verdict: Some(verdict),
        condition: condition.to_owned(),
        ..Answer::empty(item)
    });
    service
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn low_is_never_above_high_and_both_are_shares(comparison in comparison()) {
        for service in &comparison.services {
            let score = whole(service, &comparison);
            prop_assert_eq!(score.low().is_some(), score.high().is_some());
            if let (Some(low), Some(high)) = (score.low(), score.high()) {
                prop_assert!(low <= high && low.percent() <= high.percent());
                prop_assert!(low.of == high.of && high.half_points <= high.of && high.percent() <= 100);
                // Exactly the percent that a person would round to.
                let exact = low.half_points as f64 * 100.0 / low.of as f64;
                prop_assert!((low.percent() as f64 - exact).abs() <= 0.5);
            }
        }
    }

    #[test]
    fn an_answer_to_what_is_open_never_widens_the_range(comparison in comparison(), condition in any::<bool>()) {
        for service in &comparison.services {
            let before = whole(service, &comparison);
            for line in before.lines.iter().filter(|line| matches!(line.standing, Standing::Open | Standing::Unknown)) {
                for verdict in Verdict::ALL {
                    let condition = if condition { "Business プラン以上" } else { "" };
                    let after = whole(&answered(service, &line.item, verdict, condition), &comparison);
                    if let (Some((low, high)), Some((then_low, then_high))) =
                        (before.low().zip(before.high()), after.low().zip(after.high()))
                    {
                        prop_assert!(then_low >= low, "{:?} {:?}", verdict, line);
                        prop_assert!(then_high <= high, "{:?} {:?}", verdict, line);
                    }
                }
            }
        }
    }

    #[test]
    fn settling_a_condition_never_widens_the_range(comparison in comparison(), met in any::<bool>()) {
        for service in &comparison.services {
            let before = whole(service, &comparison);
            for line in before.lines.iter().filter(|line| matches!(line.standing, Standing::MetIf | Standing::HalfIf)) {
                let mut after = Service::clone(service);
                let answer = after.answers.iter_mut().find(|answer| answer.item == line.item);
                answer.expect("an answer").condition_met = Some(met);
                let after = whole(&after, &comparison);
                prop_assert!(after.low() >= before.low() && after.high() <= before.high());
                prop_assert_eq!(after.low() > before.low(), met, "満たす raises the low end");
                prop_assert_eq!(after.high() < before.high(), !met, "満たさない lowers the high end");
            }
        }
    }

    #[test]
    fn the_sections_add_up_to_the_whole((mut comparison, stresses, weights) in scores()) {
        (comparison.emphasis, comparison.weights) = (stresses, weights);
        for service in &comparison.services {
            let score = whole(service, &comparison);
            let parts: Vec<Score> = comparison
                .questions
                .sections
                .iter()
                .map(|section| Score::of(service, &section.items, &comparison.emphasis, &comparison.weights))
                .collect();
            let lines: Vec<ScoreLine> = parts.iter().flat_map(|part| part.lines.clone()).collect();
            prop_assert_eq!(&lines, &score.lines);
            let sum = |of: fn(&ScoreLine) -> u64| lines.iter().map(of).sum::<u64>();
            if let (Some(low), Some(high)) = (score.low(), score.high()) {
                prop_assert_eq!((low.half_points, low.of), (sum(|line| line.low), sum(ScoreLine::of)));
                prop_assert_eq!((high.half_points, high.of), (sum(|line| line.high), sum(ScoreLine::of)));
            }
            let answered = parts.iter().map(Score::answered).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            prop_assert_eq!(answered, score.answered());
        }
    }

    #[test]
    fn the_order_of_services_answers_items_and_emphases_is_irrelevant((mut comparison, stresses, weights) in scores()) {
        (comparison.emphasis, comparison.weights) = (stresses, weights);
        let mut turned = comparison.clone();
        turned.services.reverse();
        turned.emphasis.reverse();
        let questions = Arc::make_mut(&mut turned.questions);
        questions.sections.reverse();
        questions.sections.iter_mut().for_each(|section| section.items.reverse());
        for service in &mut turned.services {
            Arc::make_mut(service).answers.reverse();
        }
        for service in &comparison.services {
            let there = turned.service(&service.id).expect("the same service");
            let (before, after) = (whole(service, &comparison), whole(there, &turned));
            prop_assert_eq!((before.low(), before.high()), (after.low(), after.high()));
            prop_assert_eq!(before.answered(), after.answered());
            let mut lines = after.lines;
            lines.sort_by_key(|line| line.number);
            prop_assert_eq!(lines, before.lines);
        }
    }

    #[test]
    fn all_settled_is_one_number_and_nothing_answered_is_none(comparison in comparison()) {
        for service in &comparison.services {
            let score = whole(service, &comparison);
            if !score.lines.iter().any(|line| line.standing.is_unsettled()) {
                prop_assert_eq!(score.low(), score.high());
            }
            if score.answered().0 == 0 {
                prop_assert_eq!(score.low(), None);
            }
        }
        let empty = Service::new(Id("new".to_owned()), "新");
        prop_assert_eq!(whole(&empty, &comparison).low(), None);
        let all = comparison.questions.items();
        let out = all.fold(empty, |service, item| answered(&service, &item.id, Verdict::NotApplicable, ""));
        prop_assert_eq!(whole(&out, &comparison).high(), None, "nothing applies");
    }
}

#[test]
fn what_an_answer_stands_for() {
    let with = |verdict, condition: &str, met| {
        let mut answer = Answer::empty("a-1");
        (answer.verdict, answer.condition, answer.condition_met) = (verdict, condition.to_owned(), met);
        Standing::of(Some(&answer))
    };
    assert_eq!(Standing::of(None), Standing::Open);
    for (verdict, none, open, met, unmet) in [
        (None, Standing::Open, Standing::Open, Standing::Open, Standing::Open),
        (
            Some(Verdict::Yes),
            Standing::Met,
            Standing::MetIf,
            Standing::Met,
            Standing::Unmet,
        ),
        (
            Some(Verdict::Partly),
            Standing::Half,
            Standing::HalfIf,
            Standing::Half,
            Standing::Unmet,
        ),
        (
            Some(Verdict::No),
            Standing::Unmet,
            Standing::Unmet,
            Standing::Unmet,
            Standing::Unmet,
        ),
        (
            Some(Verdict::Unknown),
            Standing::Unknown,
            Standing::Unknown,
            Standing::Unknown,
            Standing::Unknown,
        ),
        (
            Some(Verdict::NotApplicable),
            Standing::Out,
            Standing::Out,
            Standing::Out,
            Standing::Out,
        ),
    ] {
        // A condition of blanks is none, and then 満たさない means nothing.
        assert_eq!(
            [with(verdict, "", Some(false)), with(verdict, " \n", None)],
            [none, none],
            "{verdict:?}"
        );
        assert_eq!(with(verdict, "有料", None), open, "{verdict:?}");
        assert_eq!(with(verdict, "有料", Some(true)), met, "{verdict:?}");
        assert_eq!(with(verdict, "有料", Some(false)), unmet, "{verdict:?}");
    }
}

#[test]
fn shares_are_compared_exactly_and_rounded_half_up() {
    let share = |half_points, of| Share { half_points, of };
    assert!(share(1, 3) > share(333_333_333, 1_000_000_000));
    assert!(share(u64::MAX - 1, u64::MAX) < share(u64::MAX, u64::MAX));
    for (half_points, of, percent) in [
        (0, 7, 0),
        (1, 200, 1),
        (1, 201, 0),
        (2, 3, 67),
        (199, 200, 100),
        (7, 7, 100),
    ] {
        assert_eq!(share(half_points, of).percent(), percent, "{half_points}/{of}");
    }
}

proptest! {
    #[test]
    fn equal_shares_are_neither_less_nor_more(a in 0..9_u64, b in 1..9_u64, c in 0..9_u64, d in 1..9_u64) {
        let (one, other) = (Share { half_points: a, of: b }, Share { half_points: c, of: d });
        prop_assert_eq!(one == other, one.partial_cmp(&other) == Some(Ordering::Equal));
        prop_assert_eq!(one == other, a * d == c * b);
        prop_assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
        // What a tuple asks of its parts.
        prop_assert_eq!((one, 1) < (other, 2), one <= other);
    }
}
