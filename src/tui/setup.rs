//! What the app cannot know by itself and is told once. Must not know where any of it comes from.

use std::sync::Arc;

use super::Look;
use crate::model::{Catalogue, Day, Id};

/// What the app cannot know by itself.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Language, colours, frames.
    pub look: Look,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Who answers.
    pub by: String,
    /// What is known before any scheme was read: the texts of findings.
    pub catalogue: Arc<Catalogue>,
    /// The present day.
    pub today: fn() -> Day,
    /// A fresh identity.
    pub new_id: fn() -> Id,
}
