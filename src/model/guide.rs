//! What a list brings along to find the emphasis of its items. Must not know items nor what is answered.

use serde::{Deserialize, Serialize};

use super::{
    emphasis::{Emphasis, Weights},
    ids::ItemId,
    lang::Text,
    profile::Impact,
};

/// What a list brings along to find the emphasis: kinds of information, examples, rules, weights. All ours, not IPA's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Kinds of information to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<InfoKind>,
    /// What each impact of each harm would mean for a small company.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<ImpactExample>,
    /// From impact or kind to emphasis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<EmphasisRule>,
    /// Points of each emphasis.
    #[serde(default)]
    pub weights: Weights,
}

/// A kind of information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfoKind {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// What an impact of a harm would mean, as an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpactExample {
    /// Id of the harm.
    pub harm: String,
    /// How bad.
    pub impact: Impact,
    /// One plain example.
    pub text: Text,
}

/// A rule from the profile to an emphasis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmphasisRule {
    /// When it holds.
    pub when: When,
    /// For which items, by id.
    pub items: Vec<ItemId>,
    /// What they are then, at least.
    pub emphasis: Emphasis,
}

/// When a rule holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The impact of a harm (by id) is exactly this.
    Impact(String, Impact),
    /// This kind of information (by id) is put in.
    Kind(String),
}
