//! The texts in which findings are told, as data. Must not know when a rule holds, where the texts are written, nor how
//! facts are put into them.

use serde::Deserialize;

use super::lang::Text;

/// The texts of a rule about findings, or of one of its cases; `{until}` stands for a fact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingText {
    /// The id of the rule.
    pub rule: String,
    /// In which case; empty for the plain one, which also has what a case does not have.
    #[serde(default)]
    pub case: String,
    /// What was noticed, on one line; without one it is the rule's word.
    #[serde(default)]
    pub title: Text,
    /// Why it matters.
    #[serde(default)]
    pub why: Text,
    /// What to do.
    #[serde(default)]
    pub todo: Text,
}
