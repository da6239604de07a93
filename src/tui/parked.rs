//! What is left of a comparison that was closed in this run of the program: undo goes on when it is opened again.
//! Must not know screens.

use std::path::{Path, PathBuf};

use crate::model::{Comparison, Day, Edit, Profile, Session};

/// A comparison that was open.
#[derive(Debug)]
pub struct Parked {
    /// Its file.
    pub path: PathBuf,
    /// Its state when it was closed, with undo and redo.
    pub session: Session,
    /// The profile that was being written and is not accepted yet.
    pub profile: Option<Profile>,
    /// Until when an answer of the provider is wanted.
    pub deadline: Option<Day>,
}

/// All of this run.
#[derive(Debug, Default)]
pub struct Park(Vec<Parked>);

impl Park {
    /// Leaves a comparison here.
    pub fn leave(&mut self, parked: Parked) {
        self.take(&parked.path);
        self.0.push(parked);
    }

    /// Takes away what was left of a file.
    pub fn take(&mut self, path: &Path) -> Option<Parked> {
        let n = self.0.iter().position(|parked| parked.path == path)?;
        Some(self.0.swap_remove(n))
    }

    /// Its title was changed from the list: that is a step like any other.
    pub fn renamed(&mut self, path: &Path, title: &str) {
        if let Some(parked) = self.0.iter_mut().find(|parked| parked.path == path) {
            // A title that the file took is no news to the model, and a refusal changes nothing.
            let _ = parked.session.apply(Edit::Title(title.to_owned()));
        }
    }
}

impl Parked {
    /// Whether nobody changed the file since: then undo goes on from there.
    pub fn is_state(&self, now: &Comparison) -> bool {
        let mut now = now.clone();
        now.tidy();
        *self.session.comparison() == now
    }
}
