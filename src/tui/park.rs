//! The comparisons that were closed in this run of the program: undo, cursors and unfinished texts go on when one is opened
//! again. Must not know screens.

use std::path::Path;

use super::Open;
use crate::model::Edit;

/// All of this run.
#[derive(Debug, Default)]
pub struct Park(Vec<Open>);

impl Park {
    /// Leaves a comparison here, under its file.
    pub fn leave(&mut self, mut open: Open) {
        self.take(&open.desk.path);
        open.way.overlays.clear();
        self.0.push(open);
    }

    /// Takes away what was left of a file.
    pub fn take(&mut self, path: &Path) -> Option<Open> {
        let n = self.0.iter().position(|parked| parked.desk.path == path)?;
        Some(self.0.swap_remove(n))
    }

    /// Its title was changed from the list: that is a step like any other.
    pub fn renamed(&mut self, path: &Path, title: &str) {
        if let Some(parked) = self.0.iter_mut().find(|parked| parked.desk.path == path) {
            // A title that the file took is no news to the model, and a refusal changes nothing.
            let _ = parked.desk.apply(Edit::Title(title.to_owned()));
        }
    }
}
