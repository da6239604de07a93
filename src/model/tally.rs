//! Counting: how many answers of each verdict, how many open. Must not know weights or scores.

use super::{
    answer::{Answer, Verdict},
    questions::Question,
    service::Service,
};

/// How many items have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    given: [usize; Verdict::ALL.len()],
    /// 未回答.
    pub open: usize,
    /// いいえ and 対象外 without a reason; these are counted by their verdict as well.
    pub without_reason: usize,
}

impl Tally {
    /// Counts the answers of one service to the given questions.
    pub fn of<'a>(service: &Service, questions: impl IntoIterator<Item = &'a Question>) -> Tally {
        let mut tally = Tally::default();
        for question in questions {
            tally.add(service.answer(&question.id));
        }
        tally
    }

    /// Counts the answers of one service to all `questions` of its comparison. Cheaper than [`Tally::of`]: it relies on
    /// the answers being to different items of the comparison, which every comparison without problems keeps.
    pub fn whole(service: &Service, questions: usize) -> Tally {
        let mut tally = Tally::default();
        for answer in &service.answers {
            tally.add(Some(answer));
        }
        tally.open = questions.saturating_sub(tally.answered());
        tally
    }

    fn add(&mut self, answer: Option<&Answer>) {
        match answer.and_then(|answer| answer.verdict) {
            Some(verdict) => self.given[verdict as usize] += 1,
            None => self.open += 1,
        }
        self.without_reason += usize::from(answer.is_some_and(Answer::lacks_reason));
    }

    /// The sum of two counts.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            given: std::array::from_fn(|n| self.given[n] + other.given[n]),
            open: self.open + other.open,
            without_reason: self.without_reason + other.without_reason,
        }
    }

    /// How many items have a verdict.
    pub fn answered(&self) -> usize {
        self.given.iter().sum()
    }

    /// How many items there are.
    pub fn all(&self) -> usize {
        self.answered() + self.open
    }

    /// How many items have this verdict; `None` is 未回答.
    pub fn count(&self, verdict: Option<Verdict>) -> usize {
        verdict.map_or(self.open, |verdict| self.given[verdict as usize])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::arbitrary::comparison;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn parts_add_up_to_the_whole(comparison in comparison()) {
            let questions = &comparison.questions;
            for service in &comparison.services {
                let whole = Tally::of(service, questions.items());
                prop_assert_eq!(whole.all(), questions.count());
                prop_assert_eq!(Tally::whole(service, questions.count()), whole);
                let verdicts = Verdict::ALL.map(Some);
                let answered: usize = verdicts.map(|verdict| whole.count(verdict)).iter().sum();
                prop_assert_eq!(whole.answered(), answered);
                prop_assert_eq!(whole.all(), answered + whole.count(None));
                for verdict in verdicts.into_iter().chain([None]) {
                    let counted = questions.items().filter(|item| service.verdict(&item.id) == verdict).count();
                    prop_assert_eq!(whole.count(verdict), counted);
                }
                let sections = questions.sections.iter().map(|section| Tally::of(service, &section.items));
                prop_assert_eq!(sections.fold(Tally::default(), Tally::plus), whole);
            }
        }

        #[test]
        fn a_reason_is_missing_only_from_no_and_not_applicable(comparison in comparison()) {
            for service in &comparison.services {
                let tally = Tally::of(service, comparison.questions.items());
                let bare = service.answers.iter().filter(|answer| {
                    let none = answer.note.trim().is_empty() || answer.recheck;
                    matches!(answer.verdict, Some(Verdict::No | Verdict::NotApplicable)) && none
                });
                prop_assert_eq!(tally.without_reason, bare.count());
                prop_assert!(tally.without_reason <= tally.count(Some(Verdict::No)) + tally.count(Some(Verdict::NotApplicable)));
            }
        }
    }
}
