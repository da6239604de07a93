//! What the app asks the shell to do. Plain data; the app itself touches neither disk nor terminal.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::{
    exchange::ask::{self, Questionnaire},
    model::{Checklist, Comparison, Draft, Id, Lang},
    report::Format,
};

/// A report to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// Of what.
    pub comparison: Comparison,
    /// The list that the questions come from, if it is known.
    pub checklist: Option<Checklist>,
    /// Only about this service.
    pub service: Option<Id>,
    /// In which format.
    pub format: Format,
    /// In which language.
    pub lang: Lang,
    /// To which file, as it was typed.
    pub path: String,
    /// A file of this name may be replaced.
    pub replace: bool,
    /// What was typed, to come back to where it does not work.
    pub draft: Draft,
}

/// One thing to do, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Give these keys back one by one: they are commands or belong into a field.
    Press(Vec<KeyEvent>),
    /// Read the list of comparisons.
    List,
    /// Open a comparison.
    Open(PathBuf),
    /// Find the checklists from which a new comparison can be made.
    FindChecklists,
    /// Read what is known about schemes.
    ReadLibrary,
    /// Write a report.
    Export(Box<Export>),
    /// Write the questions to a vendor.
    WriteQuestions {
        /// What is asked.
        questionnaire: Box<Questionnaire>,
        /// In which form.
        format: ask::Format,
        /// To which file, as it was typed.
        path: String,
        /// A file of this name may be replaced.
        replace: bool,
        /// What was typed, to come back to where it does not work.
        draft: Draft,
    },
    /// Read a vendor's reply.
    ReadReply {
        /// Its file, as it was typed.
        path: String,
        /// What was typed, to come back to where it does not work.
        draft: Draft,
    },
    /// Put a text on the clipboard.
    Copy(String),
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
