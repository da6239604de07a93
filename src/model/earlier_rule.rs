//! The rule of the verdict as it was for files of format 1 to 3 (rule 1): what was concluded when an old decision was
//! taken. Never changed again. Must not know the present rule.

use std::sync::Arc;

use super::{
    answer::{Answer, Verdict},
    comparison::Comparison,
    conclusion::Conclusion,
    decision::{Decision, Outcome},
    emphasis::Emphasis,
    service::Service,
};

/// Writes into every decision of an old file what was concluded on its day, and that it was by rule 1.
pub fn date_decisions(comparison: &mut Comparison) {
    let record = &comparison.record;
    let dated = |decision: &Arc<Decision>| {
        let services = decision.services.iter();
        Arc::new(Decision {
            outcomes: services.map(|service| outcome(service, decision, comparison)).collect(),
            rule: 1,
            ..(**decision).clone()
        })
    };
    let (decision, past) = (record.decision.as_ref().map(dated), record.past.iter().map(dated).collect());
    (comparison.record.decision, comparison.record.past) = (decision, past);
}

/// Half points in the low end and the high end, and what one item leads to; `None` where it leaves the sum.
fn item(answer: Option<&Answer>, emphasis: Emphasis) -> Option<(u64, u64, Conclusion)> {
    let must = emphasis == Emphasis::Must;
    let otherwise = |bad: Conclusion| if must { bad } else { Conclusion::Conditional };
    let Some((answer, verdict)) = answer.and_then(|answer| Some((answer, answer.verdict?))) else {
        return Some((0, 2, Conclusion::Pending));
    };
    let met = match answer.condition.trim().is_empty() {
        true => Some(true),
        false => answer.condition_met,
    };
    Some(match (verdict, met) {
        (Verdict::NotApplicable, _) => return None,
        (Verdict::Yes, Some(true)) => (2, 2, Conclusion::Clear),
        (Verdict::Partly, Some(true)) => (1, 1, otherwise(Conclusion::Pending)),
        (Verdict::No, _) | (Verdict::Yes | Verdict::Partly, Some(false)) => (0, 0, otherwise(Conclusion::Rejected)),
        (Verdict::Unknown, _) | (Verdict::Yes, None) => (0, 2, otherwise(Conclusion::Pending)),
        (Verdict::Partly, None) => (0, 1, otherwise(Conclusion::Pending)),
    })
}

fn outcome(service: &Service, decision: &Decision, comparison: &Comparison) -> Outcome {
    let (mut low, mut high, mut of, mut conclusion) = (0, 0, 0, Conclusion::Clear);
    for question in comparison.questions.items() {
        let emphasis = Emphasis::of(&decision.emphasis, &question.id);
        let weight = u64::from(decision.weights.of(emphasis));
        if let Some((least, most, leads_to)) = item(service.answer(&question.id), emphasis) {
            low += least * weight;
            high += most * weight;
            of += 2 * weight;
            conclusion = conclusion.max(leads_to);
        }
    }
    let scored = of > 0 && service.answers.iter().any(|answer| answer.verdict.is_some());
    let percent = |half_points: u64| scored.then(|| (half_points * 200 + of) / (of * 2));
    Outcome { service: service.id.clone(), conclusion: Some(conclusion), low: percent(low), high: percent(high) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Stress, Weights, arbitrary::list};

    fn answers(letters: &str) -> Service {
        let mut service = Service::new(Id(letters.to_owned()), "雲");
        let items = ["a-1", "a-2", "a-3", "b-1", "b-2", "b-3", "b-4"];
        for (item, letter) in items.iter().zip(letters.chars()) {
            let verdict = match letter {
                'y' | 'Y' => Verdict::Yes,
                'p' => Verdict::Partly,
                'n' => Verdict::No,
                'u' => Verdict::Unknown,
                '-' => Verdict::NotApplicable,
                _ => continue,
            };
            service.answers.push(Answer {
                verdict: Some(verdict),
                condition: if letter == 'Y' { "有料".to_owned() } else { String::new() },
                ..Answer::empty(*item)
            });
        }
        service
    }

    /// The first item is 必須 and counts 3, the others count 1.
    #[test]
    fn what_the_first_rule_said() {
        let day = "2026-04-01".parse().expect("a day");
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", day, &list());
        for (letters, conclusion, range) in [
            ("yyyyyyy", Conclusion::Clear, Some((100, 100))),
            ("yyyyyyp", Conclusion::Conditional, Some((94, 94))),
            ("Yyyyyyy", Conclusion::Pending, Some((67, 100))),
            ("pyyyyyy", Conclusion::Pending, Some((83, 83))),
            ("nyyyyyy", Conclusion::Rejected, Some((67, 67))),
            ("yyyyyy.", Conclusion::Pending, Some((89, 100))),
            ("-yyyyyy", Conclusion::Clear, Some((100, 100))),
            (".......", Conclusion::Pending, None),
            ("-------", Conclusion::Clear, None),
        ] {
            let service = Arc::new(answers(letters));
            comparison.record.decision = Some(Arc::new(Decision {
                service: service.id.clone(),
                by: String::new(),
                day,
                why: String::new(),
                risks: Vec::new(),
                conditions: Vec::new(),
                review: day,
                emphasis: vec![Stress {
                    item: "a-1".to_owned(),
                    proposed: Emphasis::Must,
                    reasons: Vec::new(),
                    chosen: None,
                }],
                weights: Weights::default(),
                services: vec![service],
                outcomes: Vec::new(),
                rule: 2,
            }));
            date_decisions(&mut comparison);
            let decision = comparison.record.decision.as_ref().expect("a decision");
            assert_eq!(decision.rule, 1);
            let found = &decision.outcomes[0];
            let (low, high) = range.unzip();
            assert_eq!((found.conclusion, found.low, found.high), (Some(conclusion), low, high), "{letters}");
        }
    }
}
