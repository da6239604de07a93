//! The order of the services, whether first place is settled, and what to do next. Must not know how it is shown.
//! Long because finding the fewest items to ask belongs with the order that it is about.

use std::cmp::{Ordering, Reverse};

use super::{
    comparison::Comparison,
    conclusion::Conclusion,
    emphasis::{Emphasis, Stress},
    ids::{Id, ItemId},
    score::{Score, ScoreLine, Share},
    service::Service,
    side::Side,
};

/// Up to how many services every one is tried as the winner when the smallest set of items is looked for; beyond that
/// only the first ones are.
const THOROUGH: usize = 40;
/// Up to how many steps (services times items times items) every change of a weight is tried.
const MOST_SWINGS: usize = 200_000;

#[cfg(test)]
mod tests;

/// A service with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which service.
    pub service: Id,
    /// Its place from 1; services that tie have the same. `None` when nothing applies: it is not in the order.
    pub place: Option<usize>,
    /// Its score.
    pub score: Score,
    /// What can be said about it; `None` when nothing applies.
    pub conclusion: Option<Conclusion>,
    /// What could be said if every はい and 一部 is as it was answered (答えどおり).
    pub as_said: Option<Conclusion>,
    /// The best that can still be said.
    pub at_best: Option<Conclusion>,
    /// The items that caused the conclusion.
    pub causes: Vec<ItemId>,
}

/// A conclusion with a share: what services are compared by. The better one is less.
type Standard = (Conclusion, Reverse<Share>);

impl Ranked {
    fn new(service: Id, score: Score) -> Ranked {
        let (conclusion, causes) = Conclusion::of(&score);
        Ranked {
            service,
            place: None,
            conclusion,
            as_said: Conclusion::as_said(&score),
            at_best: Conclusion::at_best(&score),
            causes,
            score,
        }
    }

    /// What the order goes by: conclusion first, then low end, then high end; `None` when nothing applies.
    fn key(&self) -> Option<(Conclusion, Reverse<Share>, Reverse<Share>)> {
        let [low, _, high] = self.score.ends()?;
        Some((self.conclusion?, Reverse(low), Reverse(high)))
    }

    /// Those to which nothing applies come last.
    fn order(&self, other: &Ranked) -> Ordering {
        let (one, other) = (self.key(), other.key());
        one.is_none().cmp(&other.is_none()).then(one.cmp(&other))
    }

    /// What is sure already.
    fn now(&self) -> Option<Standard> {
        let [low, ..] = self.score.ends()?;
        Some((self.conclusion?, Reverse(low)))
    }

    /// What it is if every answer is as it was given.
    fn said(&self) -> Option<Standard> {
        let [_, said, _] = self.score.ends()?;
        Some((self.as_said?, Reverse(said)))
    }

    /// What it can become at best.
    fn best(&self) -> Option<Standard> {
        let [.., high] = self.score.ends()?;
        Some((self.at_best?, Reverse(high)))
    }

    /// Not rejected, and something applies: it can still be chosen.
    pub fn contends(&self) -> bool {
        self.conclusion.is_some_and(|one| one != Conclusion::Rejected)
    }

    /// Better than 保留: it can be chosen.
    pub fn is_choosable(&self) -> bool {
        matches!(self.conclusion, Some(Conclusion::Clear | Conclusion::Conditional))
    }

    /// Whether nothing is answered.
    pub fn is_untouched(&self) -> bool {
        self.score.answered().0 == 0
    }

    /// Whether nothing can change any more.
    pub fn is_final(&self) -> bool {
        self.now() == self.best()
    }
}

impl Score {
    /// The score of a service over all questions of its comparison.
    pub fn whole(service: &Service, comparison: &Comparison) -> Score {
        Score::of(service, comparison.questions.items(), &comparison.emphasis, &comparison.weights)
    }
}

/// The services in their order; ties keep the user's own order and share a place.
pub fn rank(comparison: &Comparison) -> Vec<Ranked> {
    rank_with(comparison, &comparison.emphasis)
}

fn rank_with(comparison: &Comparison, stresses: &[Stress]) -> Vec<Ranked> {
    let score = |service| Score::of(service, comparison.questions.items(), stresses, &comparison.weights);
    let services = comparison.services.iter();
    let mut all: Vec<Ranked> = services.map(|service| Ranked::new(service.id.clone(), score(service))).collect();
    all.sort_by(Ranked::order);
    for n in 0..all.len() {
        let tied = n > 0 && all[n - 1].order(&all[n]).is_eq();
        let place = if tied { all[n - 1].place } else { Some(n + 1) };
        all[n].place = place.filter(|_| all[n].conclusion.is_some());
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

/// Whether first place is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// There is nothing to choose from: no service, or all are rejected or nothing applies to them.
    Nothing,
    /// No other can get ahead of this one, whatever becomes of what is not settled.
    Settled {
        /// Which.
        winner: Id,
        /// It is the only one that is left.
        alone: bool,
        /// Those that can still draw level with it.
        level: Vec<Id>,
    },
    /// These are first with the same conclusion and score, and nothing can change that.
    Tie(Vec<Id>),
    /// Not decided yet.
    Open {
        /// Who is first by what has something behind it; several when they are level.
        shown: Vec<Id>,
        /// It is the only one that is left; it is 保留 then.
        alone: bool,
        /// Who is first if every answer is as it was given; several when they are level.
        said: Vec<Id>,
        /// What to do next.
        next: Next,
    },
}

/// What to do next, where first place is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Look at these, which have no answer at all, or take them out.
    Untouched(Vec<Id>),
    /// Settle what keeps services at 保留: of the one that is first as answered before the others, and of those what is not
    /// the own company's.
    Pending(Vec<Ask>),
    /// The fewest items that could settle first place.
    Items {
        /// Which.
        ask: Vec<Ask>,
        /// Who would be first then.
        winner: Id,
        /// Every service was tried as the winner: fewer cannot settle it.
        least: bool,
    },
    /// Nothing that is left to ask could settle it.
    Nothing,
}

/// Whether it is settled who is first, or that several are: until then the order has no numbers.
pub fn has_first(ranked: &[Ranked]) -> bool {
    let mut contenders = ranked.iter().filter(|one| one.contends());
    contenders.next().is_some_and(|first| cannot_be_passed(first, contenders))
}

/// It can be chosen, and none of the others can get ahead of it.
fn cannot_be_passed<'a>(first: &Ranked, mut others: impl Iterator<Item = &'a Ranked>) -> bool {
    let now = first.now();
    first.is_choosable() && others.all(|other| now <= other.best())
}

/// Whether first place is settled, and if not, what to do next. Services without any answer take part: they can still
/// become anything.
pub fn settle(ranked: &[Ranked]) -> Settlement {
    let contenders: Vec<&Ranked> = ranked.iter().filter(|one| one.contends()).collect();
    let Some((winner, rivals)) = contenders.split_first() else {
        return Settlement::Nothing;
    };
    let alone = rivals.is_empty();
    if cannot_be_passed(winner, rivals.iter().copied()) {
        let same = |rival: &&&Ranked| rival.order(winner).is_eq() && rival.is_final();
        let mut tied: Vec<Id> = rivals.iter().filter(same).map(|one| one.service.clone()).collect();
        if !tied.is_empty() {
            tied.insert(0, winner.service.clone());
            return Settlement::Tie(tied);
        }
        let level = rivals.iter().filter(|rival| winner.now() == rival.best());
        return Settlement::Settled {
            winner: winner.service.clone(),
            alone,
            level: level.map(|one| one.service.clone()).collect(),
        };
    }
    let said = contenders.iter().min_by(|one, other| one.said().cmp(&other.said()));
    let said = said.unwrap_or(winner);
    let those = |test: &dyn Fn(&Ranked) -> bool| {
        let level = contenders.iter().filter(|one| test(one));
        level.map(|one| one.service.clone()).collect()
    };
    Settlement::Open {
        shown: those(&|one| one.now() == winner.now()),
        alone,
        said: those(&|one| one.said() == said.said()),
        next: next(&contenders, said),
    }
}

fn next(contenders: &[&Ranked], said: &Ranked) -> Next {
    let untouched = contenders.iter().filter(|one| one.is_untouched());
    let untouched: Vec<Id> = untouched.map(|one| one.service.clone()).collect();
    if !untouched.is_empty() {
        return Next::Untouched(untouched);
    }
    let mut pending = holding_back(said, |_| true);
    for other in contenders.iter().filter(|one| one.service != said.service) {
        pending.extend(holding_back(other, |line| line.side != Side::Own));
    }
    if !pending.is_empty() {
        return Next::Pending(pending);
    }
    let contenders: Vec<Contender<'_>> = contenders.iter().map(|one| Contender::new(one)).collect();
    let tried = &contenders[..contenders.len().min(THOROUGH)];
    let found = tried.iter().filter_map(|winner| Some((winner, cheapest(winner, &contenders)?)));
    match found.min_by_key(|(_, ask)| ask.len()) {
        Some((winner, ask)) => {
            Next::Items { ask, winner: winner.ranked.service.clone(), least: tried.len() == contenders.len() }
        }
        None => Next::Nothing,
    }
}

/// What keeps a service at 保留: the items that do, or, when it is nothing but that nothing is shown, the weightiest of
/// those that could show something; only those that may be asked.
fn holding_back(one: &Ranked, may_ask: impl Fn(&ScoreLine) -> bool) -> Vec<Ask> {
    if one.conclusion != Some(Conclusion::Pending) {
        return Vec::new();
    }
    let lines = || one.score.lines.iter();
    let weightiest = lines().filter(|line| line.high > line.low).map(|line| line.emphasis).min();
    let holds = |line: &&ScoreLine| match one.causes.is_empty() {
        true => line.high > line.low && Some(line.emphasis) == weightiest,
        false => one.causes.contains(&line.item),
    };
    let asked = lines().filter(holds).filter(|line| may_ask(line));
    asked.map(|line| asked_of(one, line)).collect()
}

/// A service that can still be first, where none is 保留 but by what is the own company's: what else is not settled is
/// neither open nor 必須, and leads to 条件付き, whether it is いいえ or stays as it is.
struct Contender<'a> {
    ranked: &'a Ranked,
    /// What could be refused, those that reach most first: never an item of the own company.
    refusable: Vec<&'a ScoreLine>,
}

impl<'a> Contender<'a> {
    fn new(ranked: &'a Ranked) -> Contender<'a> {
        let lines = ranked.score.lines.iter();
        let mut refusable: Vec<&ScoreLine> =
            lines.filter(|line| line.is_unsettled() && line.side != Side::Own).collect();
        refusable.sort_by_key(|line| Reverse(line.high));
        Contender { ranked, refusable }
    }

    /// What is sure when these of its items turn out as good as they can and the others stay as they are.
    fn with(&self, good: &[&ScoreLine]) -> Option<Standard> {
        let is_good = |line: &ScoreLine| good.iter().any(|one| std::ptr::eq(*one, line));
        self.outcome(|line| match is_good(line) {
            true => (Conclusion::by(line.emphasis, line.standing.at_best()), line.high),
            false => (Conclusion::by(line.emphasis, line.standing), line.low),
        })
    }

    /// What it can become at best when so many of its refusable items are いいえ.
    fn without(&self, refused: usize) -> Option<Standard> {
        let is_refused = |line: &ScoreLine| self.refusable[..refused].iter().any(|one| std::ptr::eq(*one, line));
        self.outcome(|line| match is_refused(line) {
            true => (Conclusion::Conditional, 0),
            false => (Conclusion::by(line.emphasis, line.standing.at_best()), line.high),
        })
    }

    fn outcome(&self, of: impl Fn(&ScoreLine) -> (Conclusion, u64)) -> Option<Standard> {
        let [any, ..] = self.ranked.score.ends()?;
        let (mut conclusion, mut half_points) = (Conclusion::Clear, 0);
        for line in &self.ranked.score.lines {
            let (leads_to, points) = of(line);
            conclusion = conclusion.max(leads_to);
            half_points += points;
        }
        if half_points == 0 {
            conclusion = conclusion.max(Conclusion::Pending);
        }
        Some((conclusion, Reverse(Share { half_points, of: any.of })))
    }

    /// The fewest items that, refused, keep it from getting ahead of `bar`.
    fn below(&self, bar: Standard) -> Option<&[&'a ScoreLine]> {
        let enough = (0..=self.refusable.len()).find(|count| Some(bar) <= self.without(*count));
        Some(&self.refusable[..enough?])
    }
}

/// The fewest items that could settle that `winner` is first; `None` when none can.
fn cheapest(winner: &Contender<'_>, contenders: &[Contender<'_>]) -> Option<Vec<Ask>> {
    let service = &winner.ranked.service;
    let rivals = || contenders.iter().filter(|rival| rival.ranked.service != *service);
    // Good answers to what keeps it at 保留, then to those that raise the low end most; all of them can also better the
    // conclusion.
    let lines = winner.ranked.score.lines.iter();
    let mut own: Vec<&ScoreLine> = lines.filter(|line| line.is_unsettled()).collect();
    let holds = |line: &ScoreLine| Conclusion::by(line.emphasis, line.standing) == Conclusion::Pending;
    own.sort_by_key(|line| (Reverse(holds(line)), Reverse(line.high - line.low)));
    let mut best: Option<(usize, usize, Standard)> = None;
    for count in 0..=own.len() {
        let bar = winner.with(&own[..count])?;
        if bar.0 == Conclusion::Pending {
            continue;
        }
        let needed: Option<usize> = rivals().map(|rival| Some(rival.below(bar)?.len())).sum();
        if let Some(all) = needed.map(|needed| count + needed)
            && best.as_ref().is_none_or(|(least, ..)| all < *least)
        {
            best = Some((all, count, bar));
        }
    }
    let (_, count, bar) = best?;
    let mut ask: Vec<Ask> = own[..count].iter().map(|line| asked_of(winner.ranked, line)).collect();
    for rival in rivals() {
        ask.extend(rival.below(bar)?.iter().map(|line| asked_of(rival.ranked, line)));
    }
    Some(ask)
}

fn asked_of(ranked: &Ranked, line: &ScoreLine) -> Ask {
    Ask { service: ranked.service.clone(), item: line.item.clone() }
}

/// One changed weight that would put another service first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// Which item.
    pub item: ItemId,
    /// With which weight instead of the present one.
    pub emphasis: Emphasis,
    /// Who would be first.
    pub winner: Id,
}

/// Every single change of a weight that would put another service alone in the first place, which has to be better than
/// 保留. `None` when there are too many answers to try it.
pub fn swings(comparison: &Comparison) -> Option<Vec<Swing>> {
    let items = comparison.questions.count();
    if comparison.services.len() * items * items > MOST_SWINGS {
        return None;
    }
    let alone_in_first = |ranked: Vec<Ranked>| -> Option<Ranked> {
        let tied = ranked.get(1).is_some_and(|second| second.place == Some(1));
        ranked.into_iter().next().filter(|_| !tied)
    };
    // Who is ahead already, 保留 or not, is not another.
    let now = alone_in_first(rank(comparison)).map(|one| one.service);
    let mut out = Vec::new();
    for question in comparison.questions.items() {
        let present = Emphasis::of(&comparison.emphasis, &question.id);
        for emphasis in Emphasis::ALL.into_iter().filter(|emphasis| *emphasis != present) {
            let mut stresses = comparison.emphasis.clone();
            stresses.retain(|stress| stress.item != question.id);
            stresses.push(Stress { item: question.id.clone(), proposed: emphasis, reasons: Vec::new(), chosen: None });
            let then = alone_in_first(rank_with(comparison, &stresses)).filter(Ranked::is_choosable);
            if let Some(winner) = then.filter(|winner| Some(&winner.service) != now.as_ref()) {
                out.push(Swing { item: question.id.clone(), emphasis, winner: winner.service });
            }
        }
    }
    Some(out)
}
