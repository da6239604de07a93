//! What the business needs (利用条件). Must not know what follows from it.

use serde::{Deserialize, Serialize};

use super::{side::Harm, words::words};

words! {
    /// How bad a harm would be for this business, the least first.
    Impact {
        /// 小.
        Small = "small", "小", "small";
        /// 中.
        Medium = "medium", "中", "medium";
        /// 大.
        Large = "large", "大", "large";
    }
}

/// The impact of each of the four harms; `None` is not considered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impacts {
    /// 漏えい.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leak: Option<Impact>,
    /// 改ざん.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tamper: Option<Impact>,
    /// 消失.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Impact>,
    /// 停止.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outage: Option<Impact>,
}

impl Impacts {
    /// The impact of a harm.
    pub fn of(&self, harm: Harm) -> Option<Impact> {
        match harm {
            Harm::Leak => self.leak,
            Harm::Tamper => self.tamper,
            Harm::Loss => self.loss,
            Harm::Outage => self.outage,
        }
    }

    /// Sets the impact of a harm.
    pub fn set(&mut self, harm: Harm, impact: Option<Impact>) {
        match harm {
            Harm::Leak => self.leak = impact,
            Harm::Tamper => self.tamper = impact,
            Harm::Loss => self.loss = impact,
            Harm::Outage => self.outage = impact,
        }
    }
}

/// What happens when the service stops for a while, in the user's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stops {
    /// For an hour.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hour: String,
    /// For a day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub day: String,
    /// For a week.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub week: String,
}

/// The business use and what it needs (利用条件).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What the service is used for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Ids of the kinds of information that are put in; see [`super::Guide::kinds`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// How bad each harm would be.
    #[serde(default)]
    pub impacts: Impacts,
    /// What a stop would mean.
    #[serde(default)]
    pub stops: Stops,
}
