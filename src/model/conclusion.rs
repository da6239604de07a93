//! The conclusion (結論) about one service, by rule, with the items that caused it. No thresholds.
//! Must not know how it is shown.

use super::{
    lang::Lang,
    profile::Emphasis,
    questions::ItemId,
    score::{Score, ScoreLine, Standing},
};

/// What can be said about a service, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conclusion {
    /// 候補: all that applies is はい.
    Candidate,
    /// 条件付き: nothing 必須 is missing, but something elsewhere is to be accepted or fixed.
    Conditional,
    /// 保留: something 必須 is not settled, or something is unanswered.
    Pending,
    /// 見送り: something 必須 is いいえ.
    Rejected,
}

impl Conclusion {
    /// All four, the best first.
    pub const ALL: [Conclusion; 4] = [
        Conclusion::Candidate,
        Conclusion::Conditional,
        Conclusion::Pending,
        Conclusion::Rejected,
    ];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Conclusion::Candidate => lang.pick("候補", "candidate"),
            Conclusion::Conditional => lang.pick("条件付き", "conditional"),
            Conclusion::Pending => lang.pick("保留", "pending"),
            Conclusion::Rejected => lang.pick("見送り", "rejected"),
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Conclusion::Candidate => "candidate",
            Conclusion::Conditional => "conditional",
            Conclusion::Pending => "pending",
            Conclusion::Rejected => "rejected",
        }
    }

    /// The conclusion of a score and the items that caused it, in the order of the questions.
    pub fn of(score: &Score) -> (Conclusion, Vec<ItemId>) {
        let causes = |cause: &dyn Fn(&ScoreLine) -> bool| -> Vec<ItemId> {
            score
                .lines
                .iter()
                .filter(|line| cause(line))
                .map(|line| line.item.clone())
                .collect()
        };
        let must = |line: &ScoreLine| line.emphasis == Emphasis::Must;
        let rejected = causes(&|line| must(line) && line.standing == Standing::Unmet);
        if !rejected.is_empty() {
            return (Conclusion::Rejected, rejected);
        }
        let pending = causes(&|line| {
            line.standing == Standing::Open || must(line) && !matches!(line.standing, Standing::Met | Standing::Out)
        });
        if !pending.is_empty() {
            return (Conclusion::Pending, pending);
        }
        let conditions = causes(&|line| !matches!(line.standing, Standing::Met | Standing::Out));
        if conditions.is_empty() {
            (Conclusion::Candidate, conditions)
        } else {
            (Conclusion::Conditional, conditions)
        }
    }
}
