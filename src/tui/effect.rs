//! What the app asks the shell to do. Plain data; the app itself touches neither disk nor terminal.

use std::path::PathBuf;

use crate::model::{Comparison, Draft};

/// One thing to do, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the list of comparisons.
    List,
    /// Open a comparison.
    Open(PathBuf),
    /// Find the checklists from which a new comparison can be made.
    FindChecklists,
    /// Read what is known about schemes.
    ReadLibrary,
    /// Write a new comparison into the data folder and open it.
    Create {
        /// Its title.
        title: String,
        /// The names of its first services.
        services: Vec<String>,
        /// Which checklist, by its place in what [`Effect::FindChecklists`] found; 0 is the first.
        checklist: usize,
    },
    /// Write the sample into the data folder and open it.
    Sample,
    /// Save this revision.
    Save(u64, Box<Comparison>),
    /// Keep the text being typed, or forget it.
    Draft(Option<Draft>),
    /// Take the state of the file that was changed outside.
    TakeTheirs,
    /// Keep our state over the one of the file.
    KeepOurs,
    /// Keep both, side by side.
    KeepBoth,
    /// Save to this place from now on.
    MoveTo(String),
    /// Close the open comparison.
    Close,
    /// Leave the program once everything is saved.
    Quit,
    /// Leave the program, saved or not.
    QuitAnyway,
    /// Change title and memo of a comparison that is not open.
    Rename {
        /// Its file.
        path: PathBuf,
        /// The new title.
        title: String,
    },
    /// Copy a comparison.
    Duplicate(PathBuf),
    /// Move a comparison to the trash.
    Trash(PathBuf),
    /// Bring the last one back from the trash.
    Untrash,
}
