//! The laws of the rule: each row of the table, and what no answer may ever do. Long because every law is a property.

use std::sync::Arc;

use proptest::{prelude::*, sample::Index};

use super::*;
use crate::model::{
    Comparison, Conclusion, Id, Mend, Verdict,
    arbitrary::{comparison, stresses, weights},
};

/// A comparison whose items are of all sides.
fn sided() -> impl Strategy<Value = Comparison> {
    (comparison(), stresses(), weights()).prop_map(|(mut comparison, stresses, weights)| {
        (comparison.emphasis, comparison.weights) = (stresses, weights);
        let sides = [Side::Own, Side::Provider, Side::Both];
        let questions = Arc::make_mut(&mut comparison.questions);
        let items = questions.sections.iter_mut().flat_map(|section| &mut section.items);
        items.zip(sides.into_iter().cycle()).for_each(|(item, side)| item.side = side);
        comparison
    })
}

fn whole(service: &Service, comparison: &Comparison) -> Score {
    Score::whole(service, comparison)
}

/// Evidence that shows something.
fn shown() -> Evidence {
    Evidence { kind: EvidenceKind::Document, text: "約款 第3条".to_owned(), seen: None, dated: None }
}

/// The service with another answer to an item.
fn with(service: &Service, answer: Answer) -> Service {
    let mut service = service.clone();
    service.answers.retain(|old| old.item != answer.item);
    service.answers.push(answer);
    service
}

fn given(item: &str, verdict: Verdict) -> Answer {
    Answer { verdict: Some(verdict), ..Answer::empty(item) }
}

/// How a service stands: conclusion, low and high.
fn stand(service: &Service, comparison: &Comparison) -> (Option<Conclusion>, Option<Share>, Option<Share>) {
    let score = whole(service, comparison);
    let ends = score.ends();
    (Conclusion::of(&score).0, ends.map(|[low, ..]| low), ends.map(|[.., high]| high))
}

/// One answer of a service, changed; the other laws are about what that may do.
fn changed(comparison: &Comparison, pick: &Index, change: impl Fn(&mut Answer)) -> Vec<(Service, Service, Side)> {
    let mut out = Vec::new();
    for service in comparison.services.iter().filter(|service| !service.answers.is_empty()) {
        let mut answer = pick.get(&service.answers).clone();
        change(&mut answer);
        let side = comparison.questions.item(&answer.item).expect("an item").side;
        out.push((Service::clone(service), with(service, answer), side));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn low_is_never_above_high_and_both_are_shares(comparison in sided()) {
        for service in &comparison.services {
            let score = whole(service, &comparison);
            prop_assert_eq!(score.low().is_some(), score.high().is_some());
            if let Some([low, said, high]) = score.ends() {
                prop_assert!(low <= said && said <= high && low.percent() <= high.percent());
                prop_assert!(low.of == high.of && high.half_points <= high.of && high.percent() <= 100);
                // Exactly the percent that a person would round to.
                let exact = low.half_points as f64 * 100.0 / low.of as f64;
                prop_assert!((low.percent() as f64 - exact).abs() <= 0.5);
            }
        }
    }

    #[test]
    fn an_answer_to_what_is_open_narrows(comparison in sided(), condition in any::<bool>(), backed in any::<bool>()) {
        for service in &comparison.services {
            let (_, low, high) = stand(service, &comparison);
            for line in whole(service, &comparison).lines.iter().filter(|line| line.standing == Standing::Open) {
                for verdict in Verdict::ALL {
                    let mut answer = given(&line.item, verdict);
                    if condition {
                        answer.condition = "Business プラン以上".to_owned();
                    }
                    if backed {
                        answer.evidence.push(shown());
                    }
                    let (_, then_low, then_high) = stand(&with(service, answer), &comparison);
                    prop_assert!(then_low >= low && then_high <= high, "{:?} {:?}", verdict, line);
                }
            }
        }
    }

    #[test]
    fn evidence_never_lowers_anything_and_leaves_the_high_end(comparison in sided(), pick in any::<Index>()) {
        let add = |answer: &mut Answer| answer.evidence.push(shown());
        for (before, after, _) in changed(&comparison, &pick, add) {
            let ((was, low, high), (is, then_low, then_high)) = (stand(&before, &comparison), stand(&after, &comparison));
            prop_assert!(then_low >= low && then_high == high && is <= was);
        }
    }

    #[test]
    fn taking_evidence_or_a_reason_away_never_betters_a_conclusion(comparison in sided(), pick in any::<Index>(), note in any::<bool>()) {
        let take = |answer: &mut Answer| match note {
            true => answer.note.clear(),
            false => answer.evidence.clear(),
        };
        for (before, after, _) in changed(&comparison, &pick, take) {
            let ((was, low, _), (is, then_low, _)) = (stand(&before, &comparison), stand(&after, &comparison));
            // Without its reason 対象外 counts again: what did not apply at all can be concluded about then.
            prop_assert!(was.is_none() || is >= was, "{:?} {:?}", before, after);
            prop_assert!(was.is_none() || then_low <= low);
        }
    }

    #[test]
    fn a_reason_narrows_and_never_worsens(comparison in sided(), pick in any::<Index>()) {
        let write = |answer: &mut Answer| "理由".clone_into(&mut answer.note);
        for (before, after, _) in changed(&comparison, &pick, write) {
            let ((was, low, high), (is, then_low, then_high)) = (stand(&before, &comparison), stand(&after, &comparison));
            prop_assert!(is <= was, "None, where nothing applies any more, comes before all");
            if is.is_some() {
                prop_assert!(then_low >= low && then_high <= high);
            }
        }
    }

    #[test]
    fn settling_a_condition_narrows_met_never_worsens_and_unmet_never_betters(
        comparison in sided(), pick in any::<Index>(), met in any::<bool>()
    ) {
        let ask = |answer: &mut Answer| {
            answer.condition = "有料プラン".to_owned();
            answer.condition_met = None;
            // Choosing who mends is another act.
            answer.mend = None;
        };
        let settle = |answer: &mut Answer| {
            ask(answer);
            answer.condition_met = Some(met);
        };
        let pairs = changed(&comparison, &pick, ask).into_iter().zip(changed(&comparison, &pick, settle));
        for ((_, before, _), (_, after, _)) in pairs {
            let ((was, low, high), (is, then_low, then_high)) = (stand(&before, &comparison), stand(&after, &comparison));
            prop_assert!(then_low >= low && then_high <= high);
            let as_it_should = if met { is <= was } else { is >= was };
            prop_assert!(as_it_should, "{:?} {:?}", was, is);
        }
    }

    #[test]
    fn a_yes_with_nothing_behind_it_counts_as_unknown(comparison in sided(), pick in any::<Index>()) {
        let of = |verdict| changed(&comparison, &pick, move |answer| *answer = given(&answer.item, verdict));
        let open = changed(&comparison, &pick, |answer| *answer = Answer::empty(answer.item.clone()));
        for (((_, yes, _), (_, unknown, _)), (_, open, _)) in of(Verdict::Yes).into_iter().zip(of(Verdict::Unknown)).zip(open) {
            prop_assert_eq!(stand(&yes, &comparison), stand(&unknown, &comparison));
            prop_assert_eq!(stand(&yes, &comparison).1, stand(&open, &comparison).1, "the low end is that of no answer");
        }
    }

    #[test]
    fn marked_for_rechecking_counts_as_nothing_behind_it(comparison in sided(), pick in any::<Index>()) {
        let mark = |answer: &mut Answer| answer.recheck = true;
        let strip = |answer: &mut Answer| {
            answer.recheck = false;
            answer.evidence.clear();
            answer.note.clear();
        };
        let pairs = changed(&comparison, &pick, mark).into_iter().zip(changed(&comparison, &pick, strip));
        for ((_, marked, _), (_, stripped, _)) in pairs {
            prop_assert_eq!(stand(&marked, &comparison), stand(&stripped, &comparison));
        }
    }

    #[test]
    fn with_something_behind_it_yes_is_not_worse_than_partly_and_partly_than_no(comparison in sided(), pick in any::<Index>()) {
        let of = |verdict| changed(&comparison, &pick, move |answer| {
            let item = answer.item.clone();
            *answer = given(&item, verdict);
            answer.evidence.push(shown());
            "理由".clone_into(&mut answer.note);
            answer.mend = Some(Mend::Own);
        });
        let all = of(Verdict::Yes).into_iter().zip(of(Verdict::Partly)).zip(of(Verdict::No)).zip(of(Verdict::NotApplicable));
        for ((((_, yes, _), (_, partly, _)), (_, no, _)), (_, out, _)) in all {
            let [yes, partly, no, out] = [yes, partly, no, out].map(|one| stand(&one, &comparison));
            prop_assert!(yes.0 <= partly.0 && partly.0 <= no.0);
            prop_assert!(yes.1 >= partly.1 && partly.1 >= no.1);
            prop_assert!(out.0.is_none() || out.0 >= yes.0 && out.1 <= yes.1, "対象外 is never above a shown はい");
        }
    }

    #[test]
    fn a_certificate_alone_is_no_evidence_and_recording_one_changes_nothing(comparison in sided(), pick in any::<Index>()) {
        let mark = |answer: &mut Answer| answer.evidence.push(Evidence { kind: EvidenceKind::Certificate, text: "ISMS".to_owned(), ..shown() });
        for (before, after, _) in changed(&comparison, &pick, mark) {
            prop_assert_eq!(stand(&before, &comparison), stand(&after, &comparison));
        }
    }

    #[test]
    fn who_mends_matters_for_a_no_to_a_must_that_is_not_the_providers(comparison in sided(), pick in any::<Index>()) {
        let of = |mend: Option<Mend>, note: &'static str| changed(&comparison, &pick, move |answer| {
            *answer = given(&answer.item, Verdict::No);
            answer.mend = mend;
            note.clone_into(&mut answer.note);
        });
        let rows = [of(Some(Mend::Own), "週明けに"), of(Some(Mend::Own), ""), of(Some(Mend::Service), ""), of(None, "訳")];
        for n in 0..rows[0].len() {
            let side = rows[0][n].2;
            let item = &rows[0][n].1.answers.last().expect("an answer").item;
            let lines = rows.each_ref().map(|row| {
                let score = whole(&row[n].1, &comparison);
                let line = score.lines.into_iter().find(|line| line.item == *item).expect("a line");
                (Conclusion::by(line.emphasis, line.standing), line.emphasis)
            });
            use Conclusion::{Conditional, Pending, Rejected};
            let expected = match (lines[0].1, side) {
                (Emphasis::Must, Side::Provider) => [Rejected; 4],
                (Emphasis::Must, _) => [Conditional, Pending, Rejected, Pending],
                _ => [Conditional; 4],
            };
            prop_assert_eq!(lines.map(|(by, _)| by), expected);
        }
    }

    #[test]
    fn the_sections_add_up_to_the_whole(comparison in sided()) {
        for service in &comparison.services {
            let score = whole(service, &comparison);
            let sections = &comparison.questions.sections;
            let parts = score.parts(sections.iter().map(|section| section.items.len()));
            let alone: Vec<Score> = sections
                .iter()
                .map(|section| Score::of(service, &section.items, &comparison.emphasis, &comparison.weights))
                .collect();
            for (part, alone) in parts.iter().zip(&alone) {
                prop_assert_eq!(&part.lines, &alone.lines);
            }
            let lines: Vec<ScoreLine> = parts.iter().flat_map(|part| part.lines.clone()).collect();
            prop_assert_eq!(&lines, &score.lines);
            let answered = parts.iter().map(Score::answered).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            prop_assert_eq!(answered, score.answered());
        }
    }

    #[test]
    fn the_order_of_services_answers_items_and_weights_is_irrelevant(comparison in sided()) {
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
            prop_assert_eq!(before.ends(), after.ends());
            prop_assert_eq!(before.coverage(), after.coverage());
            let mut lines = after.lines;
            lines.sort_by_key(|line| line.number);
            prop_assert_eq!(lines, before.lines);
        }
    }

    #[test]
    fn all_settled_is_one_number_and_nothing_answered_is_none(comparison in sided()) {
        for service in &comparison.services {
            let score = whole(service, &comparison);
            if !score.lines.iter().any(ScoreLine::is_unsettled) {
                prop_assert_eq!(score.low(), score.high());
            }
            if score.answered().0 == 0 {
                prop_assert_eq!(score.low(), None);
                prop_assert_eq!(score.ends().map(|[low, _, high]| (low.percent(), high.percent())), Some((0, 100)));
            }
        }
        let empty = Service::new(Id("new".to_owned()), "新");
        prop_assert_eq!(whole(&empty, &comparison).low(), None);
        let out = comparison.questions.items().fold(empty, |service, item| {
            with(&service, Answer { note: "置かない".to_owned(), ..given(&item.id, Verdict::NotApplicable) })
        });
        prop_assert_eq!(whole(&out, &comparison).ends(), None, "nothing applies");
    }
}

#[test]
fn what_an_answer_stands_for() {
    let backed = |verdict, condition: &str, met| {
        let mut answer = Answer::empty("a-1");
        (answer.verdict, answer.condition, answer.condition_met) = (verdict, condition.to_owned(), met);
        answer.note = "訳".to_owned();
        answer.evidence.push(shown());
        answer
    };
    let of = |answer: &Answer| Standing::of(Some(answer), Side::Provider);
    assert_eq!(Standing::of(None, Side::Own), Standing::Open);
    let unmet = Standing::Unmet(Remedy::Impossible);
    for (verdict, none, open, met, not_met) in [
        (None, Standing::Open, Standing::Open, Standing::Open, Standing::Open),
        (Some(Verdict::Yes), Standing::Met, Standing::YesIf, Standing::Met, unmet),
        (Some(Verdict::Partly), Standing::Half, Standing::PartlyIf, Standing::Half, unmet),
        (Some(Verdict::No), unmet, unmet, unmet, unmet),
        (Some(Verdict::Unknown), Standing::Unknown, Standing::Unknown, Standing::Unknown, Standing::Unknown),
        (Some(Verdict::NotApplicable), Standing::Out, Standing::Out, Standing::Out, Standing::Out),
    ] {
        // A condition of blanks is none, and then 満たさない means nothing.
        let blank = [backed(verdict, "", Some(false)), backed(verdict, " \n", None)];
        assert_eq!(blank.each_ref().map(of), [none, none], "{verdict:?}");
        assert_eq!(of(&backed(verdict, "有料", None)), open, "{verdict:?}");
        assert_eq!(of(&backed(verdict, "有料", Some(true))), met, "{verdict:?}");
        assert_eq!(of(&backed(verdict, "有料", Some(false))), not_met, "{verdict:?}");
    }
    for (verdict, bare) in [
        (Verdict::Yes, Standing::Yes),
        (Verdict::Partly, Standing::Partly),
        (Verdict::NotApplicable, Standing::OutBare),
    ] {
        assert_eq!(of(&given("a-1", verdict)), bare);
    }
}

#[test]
fn different_documents_are_counted_once() {
    let mut comparison = comparison_of_two();
    let evidence = |kind, text: &str| Evidence { kind, text: text.to_owned(), ..shown() };
    let service = Arc::make_mut(&mut comparison.services[0]);
    let mut add = |item: &str, verdict, evidence: Vec<Evidence>| {
        let answer = Answer { evidence, ..given(item, verdict) };
        *service = with(service, answer);
    };
    let page = "https://minato.example/terms";
    add("a-1", Verdict::Yes, vec![evidence(EvidenceKind::Url, page)]);
    add("a-2", Verdict::Yes, vec![evidence(EvidenceKind::Url, &format!("{page}#sla 第3条"))]);
    add(
        "a-3",
        Verdict::Partly,
        vec![evidence(EvidenceKind::Document, "約款"), evidence(EvidenceKind::Certificate, "ISMS")],
    );
    add("b-1", Verdict::Unknown, vec![evidence(EvidenceKind::Document, "聞いた相手")]);
    let coverage = whole(&comparison.services[0], &comparison).coverage();
    assert_eq!((coverage.answered, coverage.backed, coverage.documents), (4, 3, 2));
}

fn comparison_of_two() -> Comparison {
    let day = "2026-04-01".parse().expect("a day");
    let mut comparison = Comparison::new(Id("c".to_owned()), "題", day, &crate::model::arbitrary::list());
    comparison.services = vec![Arc::new(Service::new(Id("s0".to_owned()), "雲"))];
    comparison
}

#[test]
fn what_there_is_to_do_comes_in_three_groups() {
    let line = |standing, side, emphasis| {
        let line = ScoreLine {
            item: "a-1".to_owned(),
            number: 1,
            side,
            emphasis,
            weight: 1,
            standing,
            backed: false,
            recheck: false,
            low: 0,
            as_said: 0,
            high: 0,
        };
        line.task()
    };
    let (own, provider) = (Side::Own, Side::Provider);
    for (standing, side, task) in [
        (Standing::Met, own, None),
        (Standing::Open, own, None),
        (Standing::OutBare, own, None),
        (Standing::Yes, own, Some(Task::Check)),
        (Standing::PartlyIf, provider, Some(Task::Check)),
        (Standing::Unknown, provider, Some(Task::Check)),
        (Standing::Half, own, Some(Task::Mend)),
        (Standing::Half, provider, Some(Task::Accept)),
        (Standing::Unmet(Remedy::Homework), own, Some(Task::Mend)),
        (Standing::Unmet(Remedy::Undecided), own, Some(Task::Mend)),
        (Standing::Unmet(Remedy::Impossible), provider, Some(Task::Accept)),
    ] {
        assert_eq!(line(standing, side, Emphasis::Important), task, "{standing:?} {side:?}");
    }
    assert_eq!(line(Standing::Out, provider, Emphasis::Normal), None);
    assert_eq!(line(Standing::Out, provider, Emphasis::Important), Some(Task::Accept));
    assert_eq!(line(Standing::Out, provider, Emphasis::Must), Some(Task::Accept));
}

#[test]
fn shares_are_compared_exactly_and_rounded_half_up() {
    let share = |half_points, of| Share { half_points, of };
    assert!(share(1, 3) > share(333_333_333, 1_000_000_000));
    assert!(share(u64::MAX - 1, u64::MAX) < share(u64::MAX, u64::MAX));
    // Equal by every way of comparing, tuples of them too.
    assert_eq!(share(1, 2), share(2, 4));
    assert_eq!(share(1, 2).partial_cmp(&share(2, 4)), Some(Ordering::Equal));
    assert!((share(1, 2), 1) < (share(2, 4), 2));
    for (half_points, of, percent) in [(0, 7, 0), (1, 200, 1), (1, 201, 0), (2, 3, 67), (199, 200, 100), (7, 7, 100)] {
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
