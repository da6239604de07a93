//! What a list brings along to find the emphasis of its items. Must not know items nor what is answered.

use serde::{Deserialize, Serialize};

use super::{
    emphasis::{Emphasis, Weights},
    ids::ItemId,
    kept::kept,
    lang::Text,
    profile::Impact,
};

kept! {
    /// What a list brings along to find the emphasis: kinds of information, examples, rules, weights. All ours, not
    /// IPA's.
    #[derive(Default)]
    pub struct Guide {
        /// Kinds of information to choose from.
        kinds: Vec<InfoKind> = default,
        /// What each impact of each harm would mean for a small company.
        examples: Vec<ImpactExample> = default,
        /// From impact or kind to emphasis.
        rules: Vec<EmphasisRule> = default,
        /// Points of each emphasis.
        weights: Weights = default,
    }

    /// A kind of information.
    pub struct InfoKind {
        /// Stable id.
        id: String,
        /// Its name.
        name: Text,
    }

    /// What an impact of a harm would mean, as an example.
    pub struct ImpactExample {
        /// Id of the harm.
        harm: String,
        /// How bad.
        impact: Impact,
        /// One plain example.
        text: Text,
    }

    /// A rule from the profile to an emphasis.
    pub struct EmphasisRule {
        /// When it holds.
        when: When,
        /// For which items, by id.
        items: Vec<ItemId>,
        /// What they are then, at least.
        emphasis: Emphasis,
    }
}

/// When a rule holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The impact of a harm (by id) is exactly this.
    Impact(String, Impact),
    /// This kind of information (by id) is put in.
    Kind(String),
}
