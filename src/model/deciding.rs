//! Takes down how things stand on the day of a decision. Must not know who decides, nor why.

use super::{
    comparison::Comparison,
    day::Day,
    decision::{Decision, Outcome, RULE},
    ids::Id,
    ranking::{Ranked, rank},
    score::Share,
};

/// A decision for a service as things are on that day: the state and what is concluded from it. Who, why, what is accepted
/// or fixed, and when to look again are for the caller to fill in.
pub fn decide(comparison: &Comparison, service: Id, day: Day) -> Decision {
    let outcome = |ranked: Ranked| Outcome {
        conclusion: ranked.conclusion,
        low: ranked.score.low().map(Share::percent),
        high: ranked.score.high().map(Share::percent),
        service: ranked.service,
    };
    Decision {
        service,
        by: String::new(),
        day,
        why: String::new(),
        risks: Vec::new(),
        conditions: Vec::new(),
        review: day.next_year(),
        emphasis: comparison.emphasis.clone(),
        weights: comparison.weights,
        services: comparison.services.clone(),
        outcomes: rank(comparison).into_iter().map(outcome).collect(),
        rule: RULE,
    }
}
