//! The record of a decision, the rounds of review, and what falls due. Must not know which day is today.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    answer::Answer,
    comparison::{Comparison, Id, Service},
    day::Day,
    profile::{Stress, Weights},
    questions::ItemId,
};

/// Which service was chosen, by whom, when and why, and the state it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The chosen service.
    pub service: Id,
    /// Who decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day.
    pub day: Day,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Remaining risks that are accepted, item by item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Risk>,
    /// What has to be done, by whom and until when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// When to look at it again.
    pub review: Day,
    /// Emphases at the decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<Stress>,
    /// Points at the decision.
    #[serde(default)]
    pub weights: Weights,
    /// Services and answers at the decision.
    pub services: Vec<Arc<Service>>,
}

/// An accepted remaining risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// Which item.
    pub item: ItemId,
    /// Why it is accepted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Something that has to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Which item.
    pub item: ItemId,
    /// What.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Whether it is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// The decision of this round and those of the rounds before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The decision of this round, if it has been taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Arc<Decision>>,
    /// The decisions of the rounds before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Arc<Decision>>,
    /// On which day the present review was begun; `None` in the first round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_began: Option<Day>,
}

impl Record {
    /// Whether there is nothing to write down.
    pub fn is_empty(&self) -> bool {
        *self == Record::default()
    }

    /// The state that the present answers are compared with: the decision, or in a review the one before.
    pub fn reference(&self) -> Option<&Decision> {
        self.decision.as_deref().or(self.past.last().map(|past| &**past))
    }

    /// A review begins: the decision joins those before, the answers stay as the starting point.
    pub fn review(&self, today: Day) -> Record {
        let mut next = self.clone();
        next.past.extend(next.decision.take());
        next.review_began = Some(today);
        next
    }
}

/// What is different from a decided state.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        before: Option<Answer>,
        /// What is recorded now.
        after: Option<Answer>,
    },
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
                    before: before.cloned(),
                    after: after.cloned(),
                });
            }
        }
    }
    for then in &since.services {
        if comparison.service(&then.id).is_none() {
            out.push(Change::Removed(then.id.clone(), then.name.clone()));
        }
    }
    out
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// On which day.
    pub day: Day,
    /// What.
    pub what: DueKind,
}

/// What falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// The review of the decision.
    Review,
    /// A condition of the decision.
    Condition(Condition),
}

/// What falls due up to and on a day, the earliest first.
pub fn due(comparison: &Comparison, until: Day) -> Vec<Due> {
    let Some(decision) = &comparison.record.decision else {
        return Vec::new();
    };
    let open = decision.conditions.iter().filter(|condition| !condition.done);
    let mut all: Vec<Due> = open
        .filter_map(|condition| {
            Some(Due {
                day: condition.due?,
                what: DueKind::Condition(condition.clone()),
            })
        })
        .chain([Due {
            day: decision.review,
            what: DueKind::Review,
        }])
        .filter(|due| due.day <= until)
        .collect();
    all.sort_by_key(|due| due.day);
    all
}
