//! The record of a decision and the rounds of review. Must not know which day is today.

use std::sync::Arc;

use super::{
    conclusion::Conclusion,
    day::Day,
    emphasis::{Stress, Weights},
    ids::{Id, ItemId},
    kept::kept,
    service::Service,
    words::words,
};

kept! {
    /// Which service was chosen, by whom, when and why, and the state it rests on.
    pub struct Decision {
        /// The chosen service.
        service: Id,
        /// Who decided.
        by: String = default,
        /// On which day.
        day: Day,
        /// Why.
        why: String = default,
        /// Remaining risks that are accepted, item by item.
        risks: Vec<Risk> = default,
        /// What has to be done, by whom and until when.
        conditions: Vec<Condition> = default,
        /// When to look at it again.
        review: Day,
        /// Emphases at the decision.
        emphasis: Vec<Stress> = default,
        /// Points at the decision.
        #[serde(default)]
        weights: Weights,
        /// Services and answers at the decision.
        services: Vec<Arc<Service>>,
        /// What was concluded about each of them on that day.
        outcomes: Vec<Outcome> = default,
        /// By which rule: [`RULE`], or 1 for what was decided with a file of format 1 to 3.
        #[serde(default = "present_rule", skip_serializing_if = "is_present_rule")]
        rule: u32,
    }
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

kept! {
    /// What was concluded about a service on the day of a decision.
    pub struct Outcome {
        /// Which service.
        service: Id,
        /// The conclusion; `None` when nothing applied.
        conclusion: Option<Conclusion> = default,
        /// Low end of the score in whole percent; `None` is no score.
        low: Option<u64> = default,
        /// High end of the score in whole percent; `None` is no score.
        high: Option<u64> = default,
    }

    /// An accepted remaining risk.
    pub struct Risk {
        /// Which item.
        item: ItemId,
        /// Why it is accepted.
        text: String = default,
    }

    /// Something that has to be done.
    pub struct Condition {
        /// Which item.
        item: ItemId,
        /// What.
        text: String = default,
        /// Who does it.
        owner: String = default,
        /// Until when.
        due: Option<Day> = default,
        /// Whether it is done.
        done: bool = default,
    }

    /// The decision of this round and those of the rounds before.
    #[derive(Default)]
    pub struct Record {
        /// The decision of this round, if it has been taken.
        decision: Option<Arc<Decision>> = default,
        /// The decisions of the rounds before, oldest first.
        past: Vec<Arc<Decision>> = default,
        /// On which day the present review was begun; `None` in the first round.
        review_began: Option<Day> = default,
    }
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
