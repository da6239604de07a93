//! The order of the services, whether it is settled, and what would settle it. Must not know how it is shown.

use super::{
    comparison::{Comparison, Id},
    conclusion::Conclusion,
    profile::{Emphasis, Stress},
    questions::ItemId,
    score::{Score, ScoreLine, Share, Standing},
};

/// Up to how many services every one is tried as the winner, and one changed emphasis is looked at; beyond that only
/// the first ones are.
const THOROUGH: usize = 40;
/// Up to how many answers (services times items) every change of an emphasis is tried: it is done for every frame.
const MOST_SWINGS: usize = 600;

#[cfg(test)]
mod tests;

/// A service with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which service.
    pub service: Id,
    /// Its place from 1; services that tie have the same.
    pub place: usize,
    /// Its score.
    pub score: Score,
    /// What can be said about it.
    pub conclusion: Conclusion,
    /// The items that caused the conclusion.
    pub causes: Vec<ItemId>,
}

impl Ranked {
    /// What the order goes by: conclusion first, then low end, then high end.
    fn key(&self) -> (Conclusion, Option<Share>, Option<Share>) {
        (self.conclusion, self.score.low(), self.score.high())
    }

    fn order(&self, other: &Ranked) -> std::cmp::Ordering {
        let ((conclusion, low, high), (its, its_low, its_high)) = (self.key(), other.key());
        let falling = |a: Option<Share>, b: Option<Share>| b.partial_cmp(&a).unwrap_or(std::cmp::Ordering::Equal);
        conclusion
            .cmp(&its)
            .then(falling(low, its_low))
            .then(falling(high, its_high))
    }

    /// Not rejected and with a score: it can still be chosen.
    fn contends(&self) -> bool {
        self.conclusion != Conclusion::Rejected && self.score.low().is_some()
    }
}

/// The services in their order; ties keep the user's own order and share a place.
pub fn rank(comparison: &Comparison) -> Vec<Ranked> {
    rank_with(comparison, &comparison.emphasis)
}

fn rank_with(comparison: &Comparison, stresses: &[Stress]) -> Vec<Ranked> {
    let mut all: Vec<Ranked> = comparison
        .services
        .iter()
        .map(|service| {
            let score = Score::of(service, comparison.questions.items(), stresses, &comparison.weights);
            let (conclusion, causes) = Conclusion::of(&score);
            Ranked {
                service: service.id.clone(),
                place: 0,
                score,
                conclusion,
                causes,
            }
        })
        .collect();
    all.sort_by(Ranked::order);
    for n in 0..all.len() {
        let tied = n > 0 && all[n - 1].order(&all[n]).is_eq();
        all[n].place = if tied { all[n - 1].place } else { n + 1 };
    }
    all
}

/// One open item to ask for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// Of which service.
    pub service: Id,
    /// Which item.
    pub item: ItemId,
}

/// Whether the order is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// There is nothing to choose from: no service, nothing answered, or all rejected.
    Nothing,
    /// This service is alone in the first place and stays there, whatever the open items turn out to be.
    Settled(Id),
    /// The first ones are equal and nothing is left to ask that would part them.
    Tie(Vec<Id>),
    /// Ranges overlap: まだ決められない.
    Overlap {
        /// The smallest set of open items whose answers could settle the order.
        ask: Vec<Ask>,
        /// The service that would be first then.
        winner: Id,
    },
}

/// Whether there is an order whatever the open items turn out to be, and if not, the smallest set of them that could
/// settle it. A service without any answer does not take part.
///
/// An answer はい to an item of the winner raises its low end most, an answer いいえ to one of a rival lowers the rival's
/// high end most (対象外 never does more), and いいえ to something 必須 rejects it at once. So everything 必須 of the winner
/// has to be asked; then, for every possible winner and every number of its own items, heaviest first, the fewest items
/// of each rival are counted.
pub fn settle(ranked: &[Ranked]) -> Settlement {
    let contenders: Vec<Contender> = ranked.iter().filter(|one| one.contends()).map(Contender::new).collect();
    let Some(safest) = contenders
        .iter()
        .reduce(|one, other| if other.is_safer_than(one) { other } else { one })
    else {
        return Settlement::Nothing;
    };
    let some = if contenders.len() <= THOROUGH {
        contenders.len()
    } else {
        3
    };
    // If not even the safest can be first alone, nobody can: another one reaches as much and has nothing left to ask.
    let winners = contenders[..some].iter().chain([safest]);
    let best = winners
        .filter_map(|winner| Some((winner, cheapest(winner, &contenders)?)))
        .min_by_key(|(_, ask)| ask.len());
    match best {
        Some((winner, ask)) if ask.is_empty() => Settlement::Settled(winner.ranked.service.clone()),
        Some((winner, ask)) => Settlement::Overlap {
            ask,
            winner: winner.ranked.service.clone(),
        },
        None => {
            let top = safest.best();
            let tied = contenders.iter().filter(|one| !top.beats(&one.low(&[])));
            Settlement::Tie(tied.map(|one| one.ranked.service.clone()).collect())
        }
    }
}

/// What the order goes by once answers are given.
#[derive(Clone, Copy, Debug)]
struct Outcome {
    conclusion: Conclusion,
    share: Share,
    /// Whether the high end is above the share: 保留 by nothing but 未回答, which leaves something to gain.
    above: bool,
}

impl Outcome {
    fn beats(&self, other: &Outcome) -> bool {
        (self.conclusion, other.share, other.above) < (other.conclusion, self.share, self.above)
    }
}

/// A service that can still be first.
struct Contender<'a> {
    ranked: &'a Ranked,
    /// Its unsettled items, those that move the score most first.
    open: Vec<&'a ScoreLine>,
    /// Its best outcome when as many of `open` as the place in this list are いいえ and all others as good as can be.
    falls: Vec<Outcome>,
}

impl<'a> Contender<'a> {
    fn new(ranked: &'a Ranked) -> Contender<'a> {
        let lines = ranked.score.lines.iter();
        let mut open: Vec<&ScoreLine> = lines.filter(|line| line.standing.is_unsettled()).collect();
        open.sort_by_key(|line| std::cmp::Reverse(line.high - line.low));
        // いいえ to one that is 必須 is the end anyway.
        let must = open.iter().any(|line| line.emphasis == Emphasis::Must);
        let most = if must { 0 } else { open.len() };
        let falls = (0..=most).map(|count| fall(ranked, &open[..count])).collect();
        Contender { ranked, open, falls }
    }

    fn best(&self) -> Outcome {
        self.falls[0]
    }

    /// What is sure when only these of its open items are asked and answered as well as can be: the others may stay as
    /// they are or be いいえ.
    fn low(&self, asked: &[&ScoreLine]) -> Outcome {
        let sure = |others: &dyn Fn(&ScoreLine) -> Standing| {
            outcome(self.ranked, |line| match holds(asked, line) {
                true => (line.standing.at_best(), line.high),
                false => (others(line), 0),
            })
        };
        let refused = sure(&|_| Standing::Unmet);
        let silent = sure(&|line| {
            if line.standing == Standing::Open {
                Standing::Open
            } else {
                Standing::Unmet
            }
        });
        if silent.conclusion > refused.conclusion {
            Outcome { above: true, ..silent }
        } else {
            refused
        }
    }

    fn is_safer_than(&self, other: &Contender) -> bool {
        let (best, its_best) = (self.best(), other.best());
        best.beats(&its_best) || !its_best.beats(&best) && self.low(&[]).beats(&other.low(&[]))
    }

    /// The fewest open items that could put it below `bar`.
    fn below(&self, bar: &Outcome) -> Option<&[&'a ScoreLine]> {
        if bar.beats(&self.best()) {
            return Some(&[]);
        }
        if let Some(must) = self.open.iter().position(|line| line.emphasis == Emphasis::Must) {
            return Some(&self.open[must..=must]);
        }
        let count = self.falls.partition_point(|fall| !bar.beats(fall));
        self.open.get(..count)
    }
}

/// The outcome with other standings and half points for what is unsettled.
fn outcome(ranked: &Ranked, given: impl Fn(&ScoreLine) -> (Standing, u64)) -> Outcome {
    let (mut conclusion, mut half_points, mut of) = (Conclusion::Clear, 0, 0);
    for line in &ranked.score.lines {
        let (standing, points) = if line.standing.is_unsettled() {
            given(line)
        } else {
            (line.standing, line.low)
        };
        conclusion = conclusion.max(Conclusion::by(line.emphasis, standing));
        half_points += points;
        of += line.of();
    }
    Outcome {
        conclusion,
        share: Share { half_points, of },
        above: false,
    }
}

/// Whether this very line is one of these.
fn holds(lines: &[&ScoreLine], line: &ScoreLine) -> bool {
    lines.iter().any(|one| std::ptr::eq(*one, line))
}

/// The best outcome when these unsettled items are いいえ.
fn fall(ranked: &Ranked, refused: &[&ScoreLine]) -> Outcome {
    outcome(ranked, |line| match holds(refused, line) {
        true => (Standing::Unmet, 0),
        false => (line.standing.at_best(), line.high),
    })
}

/// The fewest open items that could put `winner` before all others; `None` when none can.
fn cheapest(winner: &Contender, contenders: &[Contender]) -> Option<Vec<Ask>> {
    let rivals = || {
        contenders
            .iter()
            .filter(|rival| rival.ranked.service != winner.ranked.service)
    };
    let (must, rest): (Vec<&ScoreLine>, Vec<&ScoreLine>) =
        winner.open.iter().partition(|line| line.emphasis == Emphasis::Must);
    // 未回答 anywhere is 保留, so it can pay to ask all of that before anything heavier.
    let (silent, asked): (Vec<&ScoreLine>, Vec<&ScoreLine>) =
        rest.iter().partition(|line| line.standing == Standing::Open);
    let mut best: Option<(usize, Vec<&ScoreLine>, Outcome)> = None;
    for (first, then) in [(must.clone(), rest.clone()), ([must, silent].concat(), asked)] {
        for count in 0..=then.len() {
            let own = [&first, &then[..count]].concat();
            let low = winner.low(&own);
            let needed: Option<usize> = rivals().map(|rival| Some(rival.below(&low)?.len())).sum();
            if let Some(all) = needed.map(|needed| own.len() + needed)
                && best.as_ref().is_none_or(|(least, ..)| all < *least)
            {
                best = Some((all, own, low));
            }
        }
    }
    let (_, own, low) = best?;
    let mut ask: Vec<Ask> = own.iter().map(|line| asked_of(winner.ranked, line)).collect();
    for rival in rivals() {
        let needed = rival.below(&low)?;
        ask.extend(needed.iter().map(|line| asked_of(rival.ranked, line)));
    }
    Some(ask)
}

fn asked_of(ranked: &Ranked, line: &ScoreLine) -> Ask {
    Ask {
        service: ranked.service.clone(),
        item: line.item.clone(),
    }
}

/// One changed emphasis that would put another service first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// Which item.
    pub item: ItemId,
    /// With which emphasis instead of the present one.
    pub emphasis: Emphasis,
    /// Who would be first.
    pub winner: Id,
}

/// Every single change of an emphasis that would put another service alone in the first place.
pub fn swings(comparison: &Comparison) -> Vec<Swing> {
    if comparison.services.len() * comparison.questions.count() > MOST_SWINGS {
        return Vec::new();
    }
    let first = |ranked: &[Ranked]| -> Option<Id> {
        let first = ranked.first().filter(|ranked| ranked.contends())?;
        (ranked.get(1).is_none_or(|second| second.place != 1)).then(|| first.service.clone())
    };
    let now = first(&rank(comparison));
    let mut out = Vec::new();
    for question in comparison.questions.items() {
        let present = comparison.emphasis.iter().find(|stress| stress.item == question.id);
        let present = present.map(Stress::emphasis).unwrap_or_default();
        for emphasis in Emphasis::ALL.into_iter().filter(|emphasis| *emphasis != present) {
            let mut stresses = comparison.emphasis.clone();
            stresses.retain(|stress| stress.item != question.id);
            stresses.push(Stress {
                item: question.id.clone(),
                proposed: emphasis,
                reasons: Vec::new(),
                chosen: None,
            });
            let then = first(&rank_with(comparison, &stresses));
            if let Some(winner) = then.filter(|winner| Some(winner) != now.as_ref()) {
                out.push(Swing {
                    item: question.id.clone(),
                    emphasis,
                    winner,
                });
            }
        }
    }
    out
}
