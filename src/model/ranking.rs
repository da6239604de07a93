//! The order of the services, whether it is settled, and what would settle it. Must not know how it is shown.

use super::{
    comparison::{Comparison, Id},
    conclusion::Conclusion,
    profile::{Emphasis, Stress},
    questions::ItemId,
    score::{Score, ScoreLine, Share},
};

/// Up to how many services every one is tried as the winner, and one changed emphasis is looked at; beyond that only
/// the first ones are.
const THOROUGH: usize = 40;

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

    fn unsettled(&self) -> impl Iterator<Item = &ScoreLine> {
        self.score.lines.iter().filter(|line| line.standing.is_unsettled())
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
    /// This service is first whatever the open items turn out to be.
    Settled(Id),
    /// The first ones are equal and nothing is left to ask.
    Tie(Vec<Id>),
    /// Ranges overlap: まだ決められない.
    Overlap {
        /// The smallest set of open items whose answers could settle the order.
        ask: Vec<Ask>,
        /// The service that would be first then.
        winner: Id,
    },
}

/// Whether the ranges leave an order, and if not, the smallest set of open items that could settle it.
///
/// An answer はい to an item of the winner raises its low end most, an answer いいえ to one of a rival lowers the rival's
/// high end most (対象外 never does more), and いいえ to something 必須 rejects the rival at once. So for every possible
/// winner and every number of its own items, heaviest first, the fewest items of each rival are counted.
pub fn settle(ranked: &[Ranked]) -> Settlement {
    let contenders: Vec<&Ranked> = ranked.iter().filter(|ranked| ranked.contends()).collect();
    let Some(first) = contenders.first() else {
        return Settlement::Nothing;
    };
    let tries = if contenders.len() <= THOROUGH {
        contenders.len()
    } else {
        3
    };
    let best = contenders
        .iter()
        .take(tries)
        .filter_map(|winner| Some((*winner, cheapest(winner, &contenders)?)))
        .min_by_key(|(_, ask)| ask.len());
    match best {
        Some((winner, ask)) if ask.is_empty() => Settlement::Settled(winner.service.clone()),
        Some((winner, ask)) => Settlement::Overlap {
            ask,
            winner: winner.service.clone(),
        },
        None => {
            let tied = contenders
                .iter()
                .take_while(|other| other.score.low() == first.score.low());
            Settlement::Tie(tied.map(|ranked| ranked.service.clone()).collect())
        }
    }
}

/// The fewest open items that could put `winner` before all others; `None` when none can.
fn cheapest(winner: &Ranked, contenders: &[&Ranked]) -> Option<Vec<Ask>> {
    let low = winner.score.low()?;
    let own = heaviest(winner);
    let mut best: Option<Vec<Ask>> = None;
    for count in 0..=own.len() {
        let gained: u64 = own[..count].iter().map(|line| line.high - line.low).sum();
        let low = Share {
            half_points: low.half_points + gained,
            ..low
        };
        let mut ask: Vec<Ask> = own[..count].iter().map(|line| asked(winner, line)).collect();
        let rivals = contenders.iter().filter(|rival| rival.service != winner.service);
        let all_below = rivals.into_iter().all(|rival| {
            let needed = below(rival, low);
            needed
                .map(|lines| ask.extend(lines.iter().map(|line| asked(rival, line))))
                .is_some()
        });
        if all_below && best.as_ref().is_none_or(|best| ask.len() < best.len()) {
            best = Some(ask);
        }
    }
    best
}

/// The fewest open items of a rival that could put it below `low`.
fn below(rival: &Ranked, low: Share) -> Option<Vec<&ScoreLine>> {
    let high = rival.score.high()?;
    if high < low {
        return Some(Vec::new());
    }
    if let Some(must) = rival.unsettled().find(|line| line.emphasis == Emphasis::Must) {
        return Some(vec![must]);
    }
    let lines = heaviest(rival);
    let mut left = high.half_points;
    for (n, line) in lines.iter().enumerate() {
        left -= line.high - line.low;
        if (Share {
            half_points: left,
            ..high
        }) < low
        {
            return Some(lines[..=n].to_vec());
        }
    }
    None
}

/// The unsettled items, those that move the score most first.
fn heaviest(ranked: &Ranked) -> Vec<&ScoreLine> {
    let mut lines: Vec<&ScoreLine> = ranked.unsettled().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.high - line.low));
    lines
}

fn asked(ranked: &Ranked, line: &ScoreLine) -> Ask {
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
    if comparison.services.len() > THOROUGH {
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
