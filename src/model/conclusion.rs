//! The conclusion (結論) about one service, by rule, with the items that caused it. No thresholds.
//! The table is that of docs/deciding.md. Must not know how it is shown.

use super::{
    emphasis::Emphasis,
    ids::ItemId,
    score::{Score, ScoreLine, Share},
    standing::{Remedy, Standing},
    words::words,
};

words! {
    /// What can be said about a service, the best first.
    Conclusion {
        /// 選べる: all that applies is はい, with something behind it.
        Clear = "clear", "選べる", "clear";
        /// 条件付き: nothing 必須 is missing, but something is to be checked, mended or accepted.
        Conditional = "conditional", "条件付き", "conditional";
        /// 保留: something 必須 is not settled, something is unanswered, or nothing at all is shown.
        Pending = "pending", "保留", "pending";
        /// 見送り: something 必須 is いいえ and cannot be mended.
        Rejected = "rejected", "見送り", "ruled out";
    }
}

impl Conclusion {
    /// What one item alone leads to.
    pub(super) fn by(emphasis: Emphasis, standing: Standing) -> Conclusion {
        let must = emphasis == Emphasis::Must;
        match standing {
            Standing::Met => Conclusion::Clear,
            // A list where everything that matters is 対象外 is not one where everything is good.
            Standing::Out if emphasis == Emphasis::Normal => Conclusion::Clear,
            Standing::Open | Standing::OutBare => Conclusion::Pending,
            Standing::Unmet(Remedy::Impossible) if must => Conclusion::Rejected,
            Standing::Unmet(remedy) if must && remedy.is_open() => Conclusion::Pending,
            Standing::Half | Standing::Out | Standing::Unmet(_) => Conclusion::Conditional,
            Standing::Unknown | Standing::Yes | Standing::YesIf | Standing::Partly | Standing::PartlyIf if must => {
                Conclusion::Pending
            }
            _ => Conclusion::Conditional,
        }
    }

    /// The conclusion of a score and the items that caused it, in the order of the questions: the worst that an item
    /// leads to, and 保留 when nothing at all is shown. `None` when nothing applies.
    pub fn of(score: &Score) -> (Option<Conclusion>, Vec<ItemId>) {
        let by = |line: &ScoreLine| Conclusion::by(line.emphasis, line.standing);
        let conclusion = score.ends().map(|[low, ..]| worst(&score.lines, by, low));
        let causes = score.lines.iter().filter(|line| {
            let caused = Some(by(line)) == conclusion;
            caused && conclusion != Some(Conclusion::Clear)
        });
        (conclusion, causes.map(|line| line.item.clone()).collect())
    }

    /// The conclusion if every はい and 一部 is as it was answered (答えどおり); `None` when nothing applies.
    pub fn as_said(score: &Score) -> Option<Conclusion> {
        let by = |line: &ScoreLine| Conclusion::by(line.emphasis, line.standing.as_said());
        score.ends().map(|[_, said, _]| worst(&score.lines, by, said))
    }

    /// The best that can still be concluded; `None` when nothing applies.
    pub fn at_best(score: &Score) -> Option<Conclusion> {
        let by = |line: &ScoreLine| Conclusion::by(line.emphasis, line.standing.at_best());
        score.ends().map(|[.., high]| worst(&score.lines, by, high))
    }
}

/// The worst of what the items lead to, and 保留 for a share of 0.
fn worst(lines: &[ScoreLine], by: impl Fn(&ScoreLine) -> Conclusion, share: Share) -> Conclusion {
    let bare = if share.half_points == 0 { Conclusion::Pending } else { Conclusion::Clear };
    lines.iter().map(by).fold(bare, Conclusion::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{lang::Lang, side::Side};

    fn score(lines: &[(Emphasis, Standing)]) -> Score {
        let line = |(n, (emphasis, standing)): (usize, &(Emphasis, Standing))| ScoreLine {
            item: format!("i-{n}"),
            number: 1,
            side: Side::Both,
            emphasis: *emphasis,
            weight: 1,
            standing: *standing,
            backed: false,
            recheck: false,
            low: u64::from(*standing == Standing::Met) * 2,
            as_said: u64::from(standing.as_said() == Standing::Met) * 2,
            high: 2,
        };
        Score { lines: lines.iter().enumerate().map(line).collect(), documents: 0 }
    }

    /// The table of the rule: what one item leads to when it is 必須, 重視 and 通常, and what at best.
    const TABLE: [(Standing, [Conclusion; 3], [Conclusion; 3]); 14] = {
        use Conclusion::{Clear, Conditional, Pending, Rejected};
        [
            (Standing::Open, [Pending; 3], [Clear; 3]),
            (Standing::OutBare, [Pending; 3], [Clear; 3]),
            (Standing::Unknown, [Pending, Conditional, Conditional], [Clear; 3]),
            (Standing::Yes, [Pending, Conditional, Conditional], [Clear; 3]),
            (Standing::YesIf, [Pending, Conditional, Conditional], [Clear; 3]),
            (Standing::Partly, [Pending, Conditional, Conditional], [Conditional; 3]),
            (Standing::PartlyIf, [Pending, Conditional, Conditional], [Conditional; 3]),
            (Standing::Met, [Clear; 3], [Clear; 3]),
            (Standing::Half, [Conditional; 3], [Conditional; 3]),
            (
                Standing::Unmet(Remedy::Impossible),
                [Rejected, Conditional, Conditional],
                [Rejected, Conditional, Conditional],
            ),
            (Standing::Unmet(Remedy::Homework), [Conditional; 3], [Conditional; 3]),
            (Standing::Unmet(Remedy::HomeworkBare), [Pending, Conditional, Conditional], [Conditional; 3]),
            (Standing::Unmet(Remedy::Undecided), [Pending, Conditional, Conditional], [Conditional; 3]),
            (Standing::Out, [Conditional, Conditional, Clear], [Conditional, Conditional, Clear]),
        ]
    };

    const EMPHASES: [Emphasis; 3] = [Emphasis::Must, Emphasis::Important, Emphasis::Normal];

    /// Every weight with every standing, and what it leads to.
    fn all() -> Vec<(Emphasis, Standing, Conclusion)> {
        let of = |(standing, leads_to, _): (Standing, [Conclusion; 3], [Conclusion; 3])| {
            EMPHASES.into_iter().zip(leads_to).map(move |(emphasis, one)| (emphasis, standing, one))
        };
        TABLE.into_iter().flat_map(of).collect()
    }

    #[test]
    fn one_item_of_every_kind() {
        for (emphasis, standing, conclusion) in all() {
            let caused = if conclusion == Conclusion::Clear { vec![] } else { vec!["i-1".to_owned()] };
            let found = Conclusion::of(&score(&[(Emphasis::Must, Standing::Met), (emphasis, standing)]));
            assert_eq!(found, (Some(conclusion), caused), "{emphasis:?} {standing:?}");
        }
        for (standing, _, best) in TABLE {
            for (emphasis, best) in EMPHASES.into_iter().zip(best) {
                let found = Conclusion::at_best(&score(&[(Emphasis::Must, Standing::Met), (emphasis, standing)]));
                assert_eq!(found, Some(best), "{emphasis:?} {standing:?} at best");
            }
        }
    }

    #[test]
    fn of_two_items_the_worse_decides_and_is_the_cause() {
        for (emphasis, standing, one) in all() {
            for (its_emphasis, its_standing, other) in all() {
                let two = [(emphasis, standing), (its_emphasis, its_standing)];
                let met = (Emphasis::Normal, Standing::Met);
                let (conclusion, causes) = Conclusion::of(&score(&[two[0], two[1], met]));
                assert_eq!(conclusion, Some(one.max(other)));
                let guilty = |by| Some(by) == conclusion && by != Conclusion::Clear;
                let expected: Vec<&str> = [(one, "i-0"), (other, "i-1")]
                    .into_iter()
                    .filter_map(|(by, item)| guilty(by).then_some(item))
                    .collect();
                assert_eq!(causes, expected);
            }
        }
    }

    #[test]
    fn with_nothing_shown_it_is_pending_and_with_nothing_that_applies_there_is_none() {
        for (emphasis, standing, one) in all().into_iter().filter(|(_, standing, _)| *standing != Standing::Met) {
            let (conclusion, _) = Conclusion::of(&score(&[(emphasis, standing); 3]));
            let expected = (standing != Standing::Out).then_some(one.max(Conclusion::Pending));
            assert_eq!(conclusion, expected, "{emphasis:?} {standing:?}");
        }
        let yes = score(&[(Emphasis::Normal, Standing::Yes); 15]);
        assert_eq!(Conclusion::of(&yes), (Some(Conclusion::Pending), vec![]), "no item is the cause");
        assert_eq!(Conclusion::as_said(&yes), Some(Conclusion::Clear));
    }

    #[test]
    fn conclusions_have_a_word_and_an_id_each_and_the_best_comes_first() {
        assert!(Conclusion::ALL.is_sorted());
        let words: Vec<_> = Conclusion::ALL.map(|one| (one.word(Lang::Ja), one.word(Lang::En), one.id())).to_vec();
        assert_eq!(
            words,
            [
                ("選べる", "clear", "clear"),
                ("条件付き", "conditional", "conditional"),
                ("保留", "pending", "pending"),
                ("見送り", "ruled out", "rejected")
            ]
        );
    }
}
