//! Counting: how many answers of each verdict, how many open. Must not know weights or scores.

use super::{answer::Verdict, questions::Question, service::Service};

/// How many items have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// はい.
    pub yes: usize,
    /// 一部.
    pub partly: usize,
    /// いいえ.
    pub no: usize,
    /// 不明.
    pub unknown: usize,
    /// 対象外.
    pub not_applicable: usize,
    /// 未回答.
    pub open: usize,
    /// いいえ and 対象外 without a reason; these are counted above as well.
    pub without_reason: usize,
}

impl Tally {
    /// Counts the answers of one service to the given questions.
    pub fn of<'a>(service: &Service, questions: impl IntoIterator<Item = &'a Question>) -> Tally {
        let mut tally = Tally::default();
        for question in questions {
            let answer = service.answer(&question.id);
            *tally.slot(answer.and_then(|answer| answer.verdict)) += 1;
            tally.without_reason += usize::from(answer.is_some_and(super::Answer::lacks_reason));
        }
        tally
    }

    /// Counts the answers of one service to all `questions` of its comparison. Cheaper than [`Tally::of`]: it relies on
    /// the answers being to different items of the comparison, which every comparison without problems keeps.
    pub fn whole(service: &Service, questions: usize) -> Tally {
        let mut tally = Tally::default();
        for answer in &service.answers {
            if answer.verdict.is_some() {
                *tally.slot(answer.verdict) += 1;
            }
            tally.without_reason += usize::from(answer.lacks_reason());
        }
        tally.open = questions.saturating_sub(tally.answered());
        tally
    }

    /// The sum of two counts.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            yes: self.yes + other.yes,
            partly: self.partly + other.partly,
            no: self.no + other.no,
            unknown: self.unknown + other.unknown,
            not_applicable: self.not_applicable + other.not_applicable,
            open: self.open + other.open,
            without_reason: self.without_reason + other.without_reason,
        }
    }

    /// How many items have a verdict.
    pub fn answered(&self) -> usize {
        self.yes + self.partly + self.no + self.unknown + self.not_applicable
    }

    /// How many items there are.
    pub fn all(&self) -> usize {
        self.answered() + self.open
    }

    /// How many items have this verdict; `None` is 未回答.
    pub fn count(&self, verdict: Option<Verdict>) -> usize {
        let mut copy = *self;
        *copy.slot(verdict)
    }

    fn slot(&mut self, verdict: Option<Verdict>) -> &mut usize {
        match verdict {
            Some(Verdict::Yes) => &mut self.yes,
            Some(Verdict::Partly) => &mut self.partly,
            Some(Verdict::No) => &mut self.no,
            Some(Verdict::Unknown) => &mut self.unknown,
            Some(Verdict::NotApplicable) => &mut self.not_applicable,
            None => &mut self.open,
        }
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
                prop_assert!(tally.without_reason <= tally.no + tally.not_applicable);
            }
        }
    }
}
