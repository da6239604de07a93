//! What changed after a decision, and the state it was taken in. Must not know how it is shown.

use super::{
    comparison::{Comparison, Id},
    decision::{Change, Decision, changes},
    edit::Words,
    profile::{Emphasis, Stress, Weights},
};

/// Something that changed after the decision.
#[derive(Debug)]
pub enum Later {
    /// A service came or went, or an answer is another one.
    Change(Box<Change>),
    /// A service has other words: its name, plan, provider, page or memo.
    Described {
        /// Which.
        id: Id,
        /// Its name and plan then.
        before: String,
    },
    /// An item counts more or less.
    Emphasis {
        /// Which.
        item: String,
        /// What it was.
        before: Emphasis,
        /// What it is.
        after: Emphasis,
    },
    /// The points are other ones.
    Weights {
        /// What they were.
        before: Weights,
        /// What they are.
        after: Weights,
    },
}

impl Comparison {
    /// The comparison as it was when the decision was taken.
    pub fn as_decided(&self, decision: &Decision) -> Comparison {
        Comparison {
            services: decision.services.clone(),
            emphasis: decision.emphasis.clone(),
            weights: decision.weights,
            ..self.clone()
        }
    }
}

/// Everything that changed since the decision: services and answers, words, emphases, points.
pub fn later(comparison: &Comparison, since: &Decision) -> Vec<Later> {
    let described = comparison.services.iter().filter_map(|service| {
        let then = since.services.iter().find(|then| then.id == service.id)?;
        (Words::of(then) != Words::of(service)).then(|| Later::Described {
            id: service.id.clone(),
            before: format!("{} {}", then.name, then.plan).trim().to_owned(),
        })
    });
    let of = |all: &[Stress], item: &str| {
        let stress = all.iter().find(|stress| stress.item == item);
        stress.map(Stress::emphasis).unwrap_or_default()
    };
    let emphases = comparison.questions.items().filter_map(|question| {
        let (before, after) = (of(&since.emphasis, &question.id), of(&comparison.emphasis, &question.id));
        (before != after).then(|| Later::Emphasis { item: question.id.clone(), before, after })
    });
    let weights = (since.weights != comparison.weights)
        .then_some(Later::Weights { before: since.weights, after: comparison.weights });
    let changes = changes(comparison, since).into_iter().map(|change| Later::Change(Box::new(change)));
    changes.chain(described).chain(emphases).chain(weights).collect()
}
