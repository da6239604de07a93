//! What an answer stands for in the sums and in the conclusion: the rows of the table in docs/deciding.md.
//! Must not know weights.

use super::{
    answer::{Answer, Mend, Verdict},
    side::Side,
};

/// Who can mend an いいえ or a condition that is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Nobody with this service: it is the provider's, or it was chosen so.
    Impossible,
    /// The own company will, and why is written down.
    Homework,
    /// The own company will, but no reason is given yet.
    HomeworkBare,
    /// Nobody has chosen yet.
    Undecided,
}

impl Remedy {
    fn of(answer: &Answer, reasoned: bool, side: Side) -> Remedy {
        match (side, answer.mend) {
            (Side::Provider, _) | (_, Some(Mend::Service)) => Remedy::Impossible,
            (_, Some(Mend::Own)) if reasoned => Remedy::Homework,
            (_, Some(Mend::Own)) => Remedy::HomeworkBare,
            (_, None) => Remedy::Undecided,
        }
    }

    /// Whether something is still to be chosen or written.
    pub fn is_open(self) -> bool {
        matches!(self, Remedy::HomeworkBare | Remedy::Undecided)
    }
}

/// What an answer stands for in the sums and in the conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// はい with something behind it, without a condition or with one that is met.
    Met,
    /// 一部 with something behind it, without a condition or with one that is met.
    Half,
    /// いいえ, or a condition that is not met.
    Unmet(Remedy),
    /// はい with nothing behind it.
    Yes,
    /// はい with a condition that is not settled.
    YesIf,
    /// 一部 with nothing behind it.
    Partly,
    /// 一部 with a condition that is not settled.
    PartlyIf,
    /// 不明.
    Unknown,
    /// 未回答.
    Open,
    /// 対象外 with a reason.
    Out,
    /// 対象外 without a reason.
    OutBare,
}

impl Standing {
    /// What a record for an item of a side stands for.
    pub fn of(answer: Option<&Answer>, side: Side) -> Standing {
        let Some((answer, verdict)) = answer.and_then(|answer| Some((answer, answer.verdict?))) else {
            return Standing::Open;
        };
        let condition = !answer.condition.trim().is_empty();
        let settled = if condition { answer.condition_met } else { Some(true) };
        let backed = answer.is_backed(side);
        match (verdict, settled) {
            (Verdict::NotApplicable, _) if backed => Standing::Out,
            (Verdict::NotApplicable, _) => Standing::OutBare,
            (Verdict::Unknown, _) => Standing::Unknown,
            (Verdict::No, _) => Standing::Unmet(Remedy::of(answer, backed, side)),
            // The condition is the reason.
            (Verdict::Yes | Verdict::Partly, Some(false)) => Standing::Unmet(Remedy::of(answer, true, side)),
            (Verdict::Yes, None) => Standing::YesIf,
            (Verdict::Partly, None) => Standing::PartlyIf,
            (Verdict::Yes, Some(true)) if backed => Standing::Met,
            (Verdict::Yes, Some(true)) => Standing::Yes,
            (Verdict::Partly, Some(true)) if backed => Standing::Half,
            (Verdict::Partly, Some(true)) => Standing::Partly,
        }
    }

    /// Halves of the weight in the low and in the high end.
    pub(super) fn halves(self) -> (u64, u64) {
        match self {
            Standing::Met => (2, 2),
            Standing::Half => (1, 1),
            Standing::Unmet(_) | Standing::Out => (0, 0),
            Standing::Partly | Standing::PartlyIf => (0, 1),
            Standing::Yes | Standing::YesIf | Standing::Unknown | Standing::Open | Standing::OutBare => (0, 2),
        }
    }

    /// The same if every はい and 一部 is as it was answered: with something behind it and its condition met.
    pub(super) fn as_said(self) -> Standing {
        match self {
            Standing::Yes | Standing::YesIf => Standing::Met,
            Standing::Partly | Standing::PartlyIf => Standing::Half,
            other => other,
        }
    }

    /// What it is at best once all that is missing is there.
    pub(super) fn at_best(self) -> Standing {
        match self.as_said() {
            Standing::Unknown | Standing::Open | Standing::OutBare => Standing::Met,
            Standing::Unmet(remedy) if remedy.is_open() => Standing::Unmet(Remedy::Homework),
            other => other,
        }
    }
}
