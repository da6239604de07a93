//! The score (得点): a range from low to high with its arithmetic, exact in integers. Must not know how it is shown.
//!
//! Per item the weight of its emphasis times はい 1, 一部 ½, いいえ 0. 対象外 leaves the sum. 不明, 未回答 and an answer whose
//! condition is not settled are 0 in the low end and as if met in the high end: silence is not safety.

use std::cmp::Ordering;

use super::{
    answer::{Answer, Verdict},
    comparison::{Comparison, Service},
    profile::{Emphasis, Stress, Weights},
    questions::{ItemId, Question},
};

/// A fraction of half points, from 0 to 1. Compared by its value: 1/2 is 2/4.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// Half points reached.
    pub half_points: u64,
    /// Half points that can be reached; never 0.
    pub of: u64,
}

impl Share {
    /// Whole percent, rounded half up.
    pub fn percent(self) -> u64 {
        (self.half_points * 200 + self.of) / (self.of * 2)
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        product(self.half_points, other.of).cmp(&product(other.half_points, self.of))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

/// One item of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// Which item.
    pub item: ItemId,
    /// Its printed number.
    pub number: u32,
    /// How much it counts.
    pub emphasis: Emphasis,
    /// Points of that emphasis; what the item can reach is twice as many half points.
    pub weight: u32,
    /// What the answer stands for.
    pub standing: Standing,
    /// Half points in the low end.
    pub low: u64,
    /// Half points in the high end.
    pub high: u64,
}

impl ScoreLine {
    /// Half points that the item can reach; 0 when it leaves the sum.
    pub fn of(&self) -> u64 {
        if self.standing == Standing::Out {
            0
        } else {
            u64::from(self.weight) * 2
        }
    }
}

/// What an answer stands for in the sums and in the conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// はい, without a condition or with one that is met.
    Met,
    /// 一部, without a condition or with one that is met.
    Half,
    /// いいえ, or a condition that is not met.
    Unmet,
    /// はい with a condition that is not settled.
    MetIf,
    /// 一部 with a condition that is not settled.
    HalfIf,
    /// 不明.
    Unknown,
    /// 未回答.
    Open,
    /// 対象外.
    Out,
}

impl Standing {
    /// What a record for an item stands for.
    pub fn of(answer: Option<&Answer>) -> Standing {
        let Some((answer, verdict)) = answer.and_then(|answer| Some((answer, answer.verdict?))) else {
            return Standing::Open;
        };
        let settled = if answer.condition.trim().is_empty() {
            Some(true)
        } else {
            answer.condition_met
        };
        match (verdict, settled) {
            (Verdict::NotApplicable, _) => Standing::Out,
            (Verdict::Unknown, _) => Standing::Unknown,
            (Verdict::No, _) | (Verdict::Yes | Verdict::Partly, Some(false)) => Standing::Unmet,
            (Verdict::Yes, Some(true)) => Standing::Met,
            (Verdict::Partly, Some(true)) => Standing::Half,
            (Verdict::Yes, None) => Standing::MetIf,
            (Verdict::Partly, None) => Standing::HalfIf,
        }
    }

    /// Halves of the weight in the low and in the high end.
    fn halves(self) -> (u64, u64) {
        match self {
            Standing::Met => (2, 2),
            Standing::Half => (1, 1),
            Standing::Unmet | Standing::Out => (0, 0),
            Standing::HalfIf => (0, 1),
            Standing::MetIf | Standing::Unknown | Standing::Open => (0, 2),
        }
    }

    /// What it is at best once it is settled.
    pub(super) fn at_best(self) -> Standing {
        match self {
            Standing::MetIf | Standing::Unknown | Standing::Open => Standing::Met,
            Standing::HalfIf => Standing::Half,
            settled => settled,
        }
    }

    /// Whether the low and the high end differ: another answer can still move the score.
    pub fn is_unsettled(self) -> bool {
        let (low, high) = self.halves();
        low != high
    }
}

/// A range with its arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Every item, in the order of the questions.
    pub lines: Vec<ScoreLine>,
}

impl Score {
    /// The score of a service over the given questions.
    pub fn of<'a>(
        service: &Service,
        questions: impl IntoIterator<Item = &'a Question>,
        stresses: &[Stress],
        weights: &Weights,
    ) -> Score {
        let line = |question: &Question| {
            let stress = stresses.iter().find(|stress| stress.item == question.id);
            let emphasis = stress.map(Stress::emphasis).unwrap_or_default();
            let weight = weights.of(emphasis);
            let standing = Standing::of(service.answer(&question.id));
            let (low, high) = standing.halves();
            ScoreLine {
                item: question.id.clone(),
                number: question.number,
                emphasis,
                weight,
                standing,
                low: low * u64::from(weight),
                high: high * u64::from(weight),
            }
        };
        Score {
            lines: questions.into_iter().map(line).collect(),
        }
    }

    /// The score of a service over all questions of its comparison.
    pub fn whole(service: &Service, comparison: &Comparison) -> Score {
        Score::of(
            service,
            comparison.questions.items(),
            &comparison.emphasis,
            &comparison.weights,
        )
    }

    /// The low end; `None` when nothing is answered or nothing applies: no score, not 0.
    pub fn low(&self) -> Option<Share> {
        self.share(|line| line.low)
    }

    /// The high end; `None` as for [`Score::low`].
    pub fn high(&self) -> Option<Share> {
        self.share(|line| line.high)
    }

    /// How many items have an answer, and how many there are.
    pub fn answered(&self) -> (usize, usize) {
        let open = self.lines.iter().filter(|line| line.standing == Standing::Open).count();
        (self.lines.len() - open, self.lines.len())
    }

    fn share(&self, part: impl Fn(&ScoreLine) -> u64) -> Option<Share> {
        let of: u64 = self.lines.iter().map(ScoreLine::of).sum();
        let share = Share {
            half_points: self.lines.iter().map(part).sum(),
            of,
        };
        (of > 0 && self.answered().0 > 0).then_some(share)
    }
}

#[cfg(test)]
mod tests;
