//! The texts in which findings are told, as data. Must not know when a rule holds, where the texts are written, nor how
//! facts are put into them.

use super::{kept::kept, lang::Text};

kept! {
    /// The texts of a rule about findings, or of one of its cases; `{until}` stands for a fact.
    pub struct FindingText {
        /// The id of the rule.
        rule: String,
        /// In which case; empty for the plain one, which also has what a case does not have.
        case: String = default,
        /// What was noticed, on one line; without one it is the rule's word.
        title: Text = default,
        /// Why it matters.
        why: Text = default,
        /// What to do.
        todo: Text = default,
    }
}
