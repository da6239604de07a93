//! What changed after a decision, and the state it was taken in. Must not know how it is shown.

use std::sync::Arc;

use super::{
    answer::Answer,
    comparison::Comparison,
    decision::Decision,
    edit::Words,
    emphasis::{Emphasis, Weights},
    ids::{Id, ItemId},
};

/// What is different from a decided state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "made for one screen, never kept")]
pub enum Change {
    /// A service came.
    Added(Id),
    /// A service went; its name then.
    Removed(Id, String),
    /// An answer is another one.
    Answer {
        /// Of which service.
        service: Id,
        /// To which item.
        item: ItemId,
        /// What was recorded.
        before: Option<Box<Answer>>,
        /// What is recorded now.
        after: Option<Box<Answer>>,
    },
    /// The certificates of a service are others.
    Certificates(Id),
}

/// Everything that changed since a decision, service by service, item by item.
pub fn changes(comparison: &Comparison, since: &Decision) -> Vec<Change> {
    let mut out = Vec::new();
    for service in &comparison.services {
        let Some(then) = since.services.iter().find(|then| then.id == service.id) else {
            out.push(Change::Added(service.id.clone()));
            continue;
        };
        if Arc::ptr_eq(then, service) {
            continue;
        }
        for question in comparison.questions.items() {
            let (before, after) = (then.answer(&question.id), service.answer(&question.id));
            if before != after {
                out.push(Change::Answer {
                    service: service.id.clone(),
                    item: question.id.clone(),
                    before: before.cloned().map(Box::new),
                    after: after.cloned().map(Box::new),
                });
            }
        }
        if then.certificates != service.certificates {
            out.push(Change::Certificates(service.id.clone()));
        }
    }
    for then in &since.services {
        if comparison.service(&then.id).is_none() {
            out.push(Change::Removed(then.id.clone(), then.name.clone()));
        }
    }
    out
}

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
    let emphases = comparison.questions.items().filter_map(|question| {
        let (before, after) =
            (Emphasis::of(&since.emphasis, &question.id), Emphasis::of(&comparison.emphasis, &question.id));
        (before != after).then(|| Later::Emphasis { item: question.id.clone(), before, after })
    });
    let weights = (since.weights != comparison.weights)
        .then_some(Later::Weights { before: since.weights, after: comparison.weights });
    let changes = changes(comparison, since).into_iter().map(|change| Later::Change(Box::new(change)));
    changes.chain(described).chain(emphases).chain(weights).collect()
}
