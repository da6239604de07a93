//! The record of a decision and the rounds of review. Must not know which day is today.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    conclusion::Conclusion,
    day::Day,
    emphasis::{Stress, Weights},
    ids::{Id, ItemId},
    service::Service,
    words::words,
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
    /// What was concluded about each of them on that day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// By which rule: [`RULE`], or 1 for what was decided with a file of format 1 to 3.
    #[serde(default = "present_rule", skip_serializing_if = "is_present_rule")]
    pub rule: u32,
}

/// The number of the present rule of the verdict (see docs/deciding.md).
pub const RULE: u32 = 2;

fn present_rule() -> u32 {
    RULE
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_present_rule(rule: &u32) -> bool {
    *rule == RULE
}

/// What was concluded about a service on the day of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Which service.
    pub service: Id,
    /// The conclusion; `None` when nothing applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<Conclusion>,
    /// Low end of the score in whole percent; `None` is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<u64>,
    /// High end of the score in whole percent; `None` is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
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

words! {
    /// What an action has to have: what nobody has to do until a day is never due.
    ActionPart {
        /// What is to be done.
        Text = "内容", "what to do";
        /// Who does it.
        Owner = "担当者", "an owner";
        /// Until when.
        Due = "期限", "a date";
    }
}

/// Why a decision cannot be recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unready {
    /// Nobody says why.
    Why,
    /// The review is not later than the decision.
    Review,
    /// Nobody says who decides.
    By,
    /// An action lacks something.
    Action(Condition, Vec<ActionPart>),
}

impl Condition {
    /// What it lacks to be an action.
    pub fn lacks(&self) -> Vec<ActionPart> {
        let lacks = |lack: &ActionPart| match lack {
            ActionPart::Text => self.text.trim().is_empty(),
            ActionPart::Owner => self.owner.trim().is_empty(),
            ActionPart::Due => self.due.is_none(),
        };
        ActionPart::ALL.into_iter().filter(lacks).collect()
    }
}

impl Decision {
    /// Whether it has all that a decision must have, and each of its actions, too.
    ///
    /// # Errors
    /// The first thing that is not there.
    pub fn ready(&self) -> Result<(), Unready> {
        if self.why.trim().is_empty() {
            return Err(Unready::Why);
        }
        if self.review <= self.day {
            return Err(Unready::Review);
        }
        if self.by.trim().is_empty() {
            return Err(Unready::By);
        }
        match self.conditions.iter().find(|one| !one.lacks().is_empty()) {
            Some(one) => Err(Unready::Action(one.clone(), one.lacks())),
            None => Ok(()),
        }
    }
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

    /// What a new decision for a service begins with: the risks that were accepted for it in the round before, and what
    /// was to be fixed and is not done.
    pub fn carried(&self, service: &Id) -> (Vec<Risk>, Vec<Condition>) {
        let before = self.past.last().filter(|past| past.service == *service);
        before.map_or_else(Default::default, |past| {
            let open = past.conditions.iter().filter(|condition| !condition.done);
            (past.risks.clone(), open.cloned().collect())
        })
    }

    /// A review begins: the decision joins those before, the answers stay as the starting point.
    pub fn review(&self, today: Day) -> Record {
        let mut next = self.clone();
        next.past.extend(next.decision.take());
        next.review_began = Some(today);
        next
    }
}

#[cfg(test)]
mod tests;
