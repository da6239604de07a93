//! Identities of what is saved and of what it refers to. Must not know how a new one is made: that takes a clock.

use serde::{Deserialize, Serialize};

/// An identity that never changes meaning: a UUID v7 as text. Its default is nobody's, a blank to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

/// The id of an item of a checklist.
pub type ItemId = String;

/// Stable id of a scheme, such as `isms`; never changes meaning.
pub type SchemeId = String;
