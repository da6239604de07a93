//! The conclusion (結論) about one service, by rule, with the items that caused it. No thresholds.
//! Must not know how it is shown.

use serde::{Deserialize, Serialize};

use super::{
    lang::Lang,
    profile::Emphasis,
    questions::ItemId,
    score::{Score, ScoreLine, Standing},
};

/// What can be said about a service, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Conclusion {
    /// 選べる: all that applies is はい.
    Clear,
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
        Conclusion::Clear,
        Conclusion::Conditional,
        Conclusion::Pending,
        Conclusion::Rejected,
    ];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Conclusion::Clear => lang.pick("選べる", "clear"),
            Conclusion::Conditional => lang.pick("条件付き", "conditional"),
            Conclusion::Pending => lang.pick("保留", "pending"),
            Conclusion::Rejected => lang.pick("見送り", "ruled out"),
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Conclusion::Clear => "clear",
            Conclusion::Conditional => "conditional",
            Conclusion::Pending => "pending",
            Conclusion::Rejected => "rejected",
        }
    }

    /// What one item alone leads to.
    pub(super) fn by(emphasis: Emphasis, standing: Standing) -> Conclusion {
        match (emphasis, standing) {
            (_, Standing::Met | Standing::Out) => Conclusion::Clear,
            (Emphasis::Must, Standing::Unmet) => Conclusion::Rejected,
            (_, Standing::Open) | (Emphasis::Must, _) => Conclusion::Pending,
            _ => Conclusion::Conditional,
        }
    }

    /// The conclusion of a score and the items that caused it, in the order of the questions: the worst that an item
    /// leads to.
    pub fn of(score: &Score) -> (Conclusion, Vec<ItemId>) {
        let by = |line: &ScoreLine| Conclusion::by(line.emphasis, line.standing);
        let conclusion = score.lines.iter().map(by).max().unwrap_or(Conclusion::Clear);
        let causes = score
            .lines
            .iter()
            .filter(|line| conclusion != Conclusion::Clear && by(line) == conclusion);
        (conclusion, causes.map(|line| line.item.clone()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(lines: &[(Emphasis, Standing)]) -> Score {
        let line = |(n, (emphasis, standing)): (usize, &(Emphasis, Standing))| ScoreLine {
            item: format!("i-{n}"),
            number: 1,
            emphasis: *emphasis,
            weight: 1,
            standing: *standing,
            low: 0,
            high: 2,
        };
        Score {
            lines: lines.iter().enumerate().map(line).collect(),
        }
    }

    /// What one item leads to when it is 必須, and when it is not.
    const TABLE: [(Standing, Conclusion, Conclusion); 8] = [
        (Standing::Met, Conclusion::Clear, Conclusion::Clear),
        (Standing::Out, Conclusion::Clear, Conclusion::Clear),
        (Standing::Unmet, Conclusion::Rejected, Conclusion::Conditional),
        (Standing::Half, Conclusion::Pending, Conclusion::Conditional),
        (Standing::MetIf, Conclusion::Pending, Conclusion::Conditional),
        (Standing::HalfIf, Conclusion::Pending, Conclusion::Conditional),
        (Standing::Unknown, Conclusion::Pending, Conclusion::Conditional),
        (Standing::Open, Conclusion::Pending, Conclusion::Pending),
    ];

    /// Every emphasis with every standing, and what it leads to.
    fn all() -> Vec<(Emphasis, Standing, Conclusion)> {
        let of = |(standing, must, other): (Standing, Conclusion, Conclusion)| {
            Emphasis::ALL.map(|emphasis| {
                let conclusion = if emphasis == Emphasis::Must { must } else { other };
                (emphasis, standing, conclusion)
            })
        };
        TABLE.into_iter().flat_map(of).collect()
    }

    #[test]
    fn one_item_of_every_kind() {
        for (emphasis, standing, conclusion) in all() {
            let caused = if conclusion == Conclusion::Clear {
                vec![]
            } else {
                vec!["i-1".to_owned()]
            };
            let found = Conclusion::of(&score(&[(Emphasis::Must, Standing::Met), (emphasis, standing)]));
            assert_eq!(found, (conclusion, caused), "{emphasis:?} {standing:?}");
        }
    }

    #[test]
    fn of_two_items_the_worse_decides_and_is_the_cause() {
        for (emphasis, standing, one) in all() {
            for (its_emphasis, its_standing, other) in all() {
                let (conclusion, causes) =
                    Conclusion::of(&score(&[(emphasis, standing), (its_emphasis, its_standing)]));
                assert_eq!(conclusion, one.max(other));
                let guilty = |by| by == conclusion && conclusion != Conclusion::Clear;
                let expected: Vec<&str> = [(one, "i-0"), (other, "i-1")]
                    .into_iter()
                    .filter_map(|(by, item)| guilty(by).then_some(item))
                    .collect();
                assert_eq!(causes, expected);
            }
        }
    }

    #[test]
    fn conclusions_have_a_word_and_an_id_each_and_the_best_comes_first() {
        assert!(Conclusion::ALL.is_sorted());
        let words: Vec<_> = Conclusion::ALL.map(|one| (one.word(Lang::Ja), one.id())).to_vec();
        assert_eq!(
            words,
            [
                ("選べる", "clear"),
                ("条件付き", "conditional"),
                ("保留", "pending"),
                ("見送り", "rejected")
            ]
        );
    }
}
