//! Texts of forms that were closed before they were accepted: they wait until the form is opened again.
//! Must not know what a form looks like.

use crate::model::{Draft, FormKind};

/// The texts that wait, the last one at the end.
#[derive(Debug, Default)]
pub struct Shelf(Vec<Draft>);

impl Shelf {
    /// With what was left behind.
    pub fn new(drafts: Vec<Draft>) -> Shelf {
        Shelf(drafts)
    }

    /// Lays a text down.
    pub fn put(&mut self, draft: Draft) {
        self.0.push(draft);
    }

    /// Takes the last text of a form away.
    pub fn take(&mut self, form: &FormKind) -> Option<Draft> {
        let n = self.0.iter().rposition(|draft| draft.form == *form)?;
        Some(self.0.remove(n))
    }

    /// Takes everything away.
    pub fn into_drafts(self) -> Vec<Draft> {
        self.0
    }

    /// All that wait.
    pub fn drafts(&self) -> &[Draft] {
        &self.0
    }
}
