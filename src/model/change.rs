//! What changed after a decision, and the state it was taken in. Must not know how it is shown.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    answer::Answer,
    comparison::Comparison,
    decision::Decision,
    edit::Words,
    emphasis::{Emphasis, Weights},
    ids::{Id, ItemId},
    service::Service,
};

/// Something that is different from a decided state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "made to be shown, never kept")]
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
        item: ItemId,
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

impl Change {
    /// The service and the item that it is about, as far as it is about one.
    pub fn place(&self) -> (Option<&Id>, Option<&ItemId>) {
        match self {
            Change::Added(id) | Change::Removed(id, _) | Change::Certificates(id) | Change::Described { id, .. } => {
                (Some(id), None)
            }
            Change::Answer { service, item, .. } => (Some(service), Some(item)),
            Change::Emphasis { item, .. } => (None, Some(item)),
            Change::Weights { .. } => (None, None),
        }
    }
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

/// Everything that changed since a decision: services and answers, service by service and item by item; then words of
/// services, weights of items, points.
pub fn changes(comparison: &Comparison, since: &Decision) -> Vec<Change> {
    let before: HashMap<&Id, &Arc<Service>> = since.services.iter().map(|then| (&then.id, then)).collect();
    let now: HashSet<&Id> = comparison.services.iter().map(|service| &service.id).collect();
    let (mut out, mut described) = (Vec::new(), Vec::new());
    for service in &comparison.services {
        let id = &service.id;
        let Some(then) = before.get(id).filter(|then| !Arc::ptr_eq(then, service)) else {
            out.extend((!before.contains_key(id)).then(|| Change::Added(id.clone())));
            continue;
        };
        for question in comparison.questions.items() {
            let (before, after) = (then.answer(&question.id), service.answer(&question.id));
            if before != after {
                out.push(Change::Answer {
                    service: id.clone(),
                    item: question.id.clone(),
                    before: before.cloned().map(Box::new),
                    after: after.cloned().map(Box::new),
                });
            }
        }
        if then.certificates != service.certificates {
            out.push(Change::Certificates(id.clone()));
        }
        if Words::of(then) != Words::of(service) {
            let before = format!("{} {}", then.name, then.plan).trim().to_owned();
            described.push(Change::Described { id: id.clone(), before });
        }
    }
    let gone = since.services.iter().filter(|then| !now.contains(&then.id));
    out.extend(gone.map(|then| Change::Removed(then.id.clone(), then.name.clone())));
    out.extend(described);
    out.extend(comparison.questions.items().filter_map(|question| {
        let [before, after] = [&since.emphasis, &comparison.emphasis].map(|all| Emphasis::of(all, &question.id));
        (before != after).then(|| Change::Emphasis { item: question.id.clone(), before, after })
    }));
    let (before, after) = (since.weights, comparison.weights);
    out.extend((before != after).then_some(Change::Weights { before, after }));
    out
}
