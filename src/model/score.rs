//! The score (得点): a range from low to high with its arithmetic, exact in integers. Must not know how it is shown.
//!
//! Bad news counts at once, good news when something is behind it: a はい or 一部 with nothing behind it counts as 不明
//! (一部 up to half). Per item the weight times はい 1, 一部 ½, いいえ 0; 対象外 leaves the sum when its reason is given. What
//! is open, unknown, without anything behind it or under an unsettled condition is 0 in the low end and as good as it can
//! still become in the high end. docs/deciding.md tells the rule with its reasons.

use std::{cmp::Ordering, collections::BTreeSet};

use super::{
    answer::{Answer, Evidence, EvidenceKind},
    emphasis::{Emphasis, Stress, Weights},
    ids::ItemId,
    questions::Question,
    service::Service,
    side::Side,
    standing::{Remedy, Standing},
    words::words,
};

/// A fraction of half points, from 0 to 1. Equal are those of the same value: 1/2 and 2/4.
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
    /// Who can fulfil it.
    pub side: Side,
    /// How much it counts.
    pub emphasis: Emphasis,
    /// Points of that emphasis; what the item can reach is twice as many half points.
    pub weight: u32,
    /// What the answer stands for.
    pub standing: Standing,
    /// Whether something is behind the answer (根拠あり); never of 不明 and 未回答.
    pub backed: bool,
    /// The answer is marked 要見直し.
    pub recheck: bool,
    /// Half points in the low end.
    pub low: u64,
    /// Half points in the low end if every はい and 一部 is as it was answered (答えどおり).
    pub as_said: u64,
    /// Half points in the high end.
    pub high: u64,
}

impl ScoreLine {
    fn of_item(question: &Question, answer: Option<&Answer>, emphasis: Emphasis, weights: &Weights) -> ScoreLine {
        let standing = Standing::of(answer, question.side);
        let weight = weights.of(emphasis);
        let (low, high) = standing.halves();
        let (as_said, _) = standing.as_said().halves();
        let points = |halves: u64| halves * u64::from(weight);
        ScoreLine {
            item: question.id.clone(),
            number: question.number,
            side: question.side,
            emphasis,
            weight,
            standing,
            backed: answer.is_some_and(|answer| answer.is_backed(question.side)),
            recheck: answer.is_some_and(|answer| answer.recheck && answer.verdict.is_some()),
            low: points(low),
            as_said: points(as_said),
            high: points(high),
        }
    }

    /// Half points that the item can reach; 0 when it leaves the sum.
    pub fn of(&self) -> u64 {
        if self.standing == Standing::Out { 0 } else { u64::from(self.weight) * 2 }
    }

    /// Whether another answer, evidence or choice can still better the item: the score, or what it leads to.
    pub fn is_unsettled(&self) -> bool {
        match self.standing {
            Standing::Met | Standing::Half | Standing::Out => false,
            Standing::Unmet(remedy) => self.emphasis == Emphasis::Must && remedy.is_open(),
            _ => true,
        }
    }

    /// What a decision for the service has to say about the item; `None` where there is nothing to say or the item still
    /// keeps the service from being chosen without more.
    pub fn task(&self) -> Option<Task> {
        let can_mend = self.side != Side::Provider;
        match self.standing {
            Standing::Met | Standing::Open | Standing::OutBare => None,
            Standing::Out => (self.emphasis != Emphasis::Normal).then_some(Task::Accept),
            Standing::Half if can_mend => Some(Task::Mend),
            Standing::Half | Standing::Unmet(Remedy::Impossible) => Some(Task::Accept),
            Standing::Unmet(_) => Some(Task::Mend),
            Standing::Unknown | Standing::Yes | Standing::YesIf | Standing::Partly | Standing::PartlyIf => {
                Some(Task::Check)
            }
        }
    }
}

words! {
    /// What there is to do about an item when a service is chosen, in the order in which it is told.
    Task {
        /// It is not known, or nothing is behind it, or its condition is not settled.
        Check = "check", "確かめる", "check";
        /// The own company can mend it.
        Mend = "mend", "直す", "fix";
        /// Nobody here can mend it.
        Accept = "accept", "受け入れる", "accept";
    }
}

/// A range with its arithmetic.
///
/// ```
/// use kumomi::{model::{Answer, Evidence, EvidenceKind, Score, Service, Share, Verdict, Weights}, store};
///
/// let list = store::builtin_checklist();
/// let questions = kumomi::model::Questions::freeze(&list);
/// let score = |service: &Service| Score::of(service, questions.items(), &[], &Weights::default());
/// let percent = |share: Option<Share>| share.map(Share::percent);
///
/// let mut service = Service::new(store::new_id(), "Minato");
/// assert_eq!(score(&service).low(), None, "nothing answered is no score, and not 0");
///
/// service.answers = vec![Answer { verdict: Some(Verdict::Yes), ..Answer::empty("ipa15-01") }];
/// let claimed = score(&service);
/// assert_eq!((percent(claimed.low()), percent(claimed.high())), (Some(0), Some(100)), "nothing is behind it");
///
/// let text = "https://minato.example/terms".to_owned();
/// service.answers[0].evidence = vec![Evidence { kind: EvidenceKind::Url, text, seen: None, dated: None }];
/// assert_eq!(percent(score(&service).low()), Some(7), "1 of 15 items");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Every item, in the order of the questions.
    pub lines: Vec<ScoreLine>,
    /// How many different documents are behind the answers.
    pub documents: usize,
}

/// How much of the items is answered and has something behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Items with a verdict.
    pub answered: usize,
    /// Items whose answer has something behind it: はい and 一部 with evidence, いいえ and 対象外 with a reason.
    pub backed: usize,
    /// Different documents behind them.
    pub documents: usize,
    /// Items answered 対象外.
    pub not_applicable: usize,
    /// All items.
    pub items: usize,
}

impl Score {
    /// The score of a service over the given questions.
    pub fn of<'a>(
        service: &Service,
        questions: impl IntoIterator<Item = &'a Question>,
        stresses: &[Stress],
        weights: &Weights,
    ) -> Score {
        let mut documents = BTreeSet::new();
        let line = |question: &Question| {
            let emphasis = Emphasis::of(stresses, &question.id);
            let answer = service.answer(&question.id);
            let line = ScoreLine::of_item(question, answer, emphasis, weights);
            if let Some(answer) = answer.filter(|_| line.backed) {
                let shown = answer.evidence.iter().filter(|one| one.shows_something());
                documents.extend(shown.map(document));
            }
            line
        };
        Score { lines: questions.into_iter().map(line).collect(), documents: documents.len() }
    }

    /// The same in parts of so many lines each, as the sections have them; documents are counted for the whole only.
    pub fn parts(&self, counts: impl IntoIterator<Item = usize>) -> Vec<Score> {
        let mut lines = self.lines.iter();
        let part = |count| Score { lines: lines.by_ref().take(count).cloned().collect(), documents: 0 };
        counts.into_iter().map(part).collect()
    }

    /// The low end; `None` when nothing is answered or nothing applies: no score, not 0.
    pub fn low(&self) -> Option<Share> {
        self.shown(|line| line.low)
    }

    /// The low end if every はい and 一部 is as it was answered (答えどおり); `None` as for [`Score::low`].
    pub fn as_said(&self) -> Option<Share> {
        self.shown(|line| line.as_said)
    }

    /// The high end; `None` as for [`Score::low`].
    pub fn high(&self) -> Option<Share> {
        self.shown(|line| line.high)
    }

    /// Low, as said and high; of a service without answers from 0 to 1. `None` when nothing applies.
    pub fn ends(&self) -> Option<[Share; 3]> {
        Some([self.share(|line| line.low)?, self.share(|line| line.as_said)?, self.share(|line| line.high)?])
    }

    /// How much is answered and has something behind it.
    pub fn coverage(&self) -> Coverage {
        let count = |test: fn(&ScoreLine) -> bool| self.lines.iter().filter(|line| test(line)).count();
        Coverage {
            answered: count(|line| line.standing != Standing::Open),
            backed: count(|line| line.backed),
            documents: self.documents,
            not_applicable: count(|line| matches!(line.standing, Standing::Out | Standing::OutBare)),
            items: self.lines.len(),
        }
    }

    /// How many items have an answer, and how many there are.
    pub fn answered(&self) -> (usize, usize) {
        let coverage = self.coverage();
        (coverage.answered, coverage.items)
    }

    fn shown(&self, part: impl Fn(&ScoreLine) -> u64) -> Option<Share> {
        self.share(part).filter(|_| self.answered().0 > 0)
    }

    fn share(&self, part: impl Fn(&ScoreLine) -> u64) -> Option<Share> {
        let of: u64 = self.lines.iter().map(ScoreLine::of).sum();
        let half_points = self.lines.iter().map(part).sum();
        (of > 0).then_some(Share { half_points, of })
    }
}

/// What makes two pieces of evidence the same document: of a reply the file that it came in, else the text, of a page
/// without the place in it.
fn document(evidence: &Evidence) -> &str {
    let text = evidence.text.trim();
    match evidence.kind {
        EvidenceKind::Reply => text.lines().next().unwrap_or_default(),
        EvidenceKind::Url => text.split(|c: char| c == '#' || c.is_whitespace()).next().unwrap_or_default(),
        _ => text,
    }
}

#[cfg(test)]
mod tests;
