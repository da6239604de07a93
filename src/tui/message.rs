//! What reaches the app from outside: keys, and what the shell reports. Plain data.
//! Must not know where it comes from.

use std::{path::PathBuf, sync::Arc};

use crossterm::event::{KeyEvent, MouseEvent};

use crate::exchange::receive::Reply;
use crate::model::{Catalogue, Checklist, Comparison, Draft, Questions, Study};

/// One thing that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Keys that arrived at once, each of which could come from a text: typed quickly, held down, pasted, or written by
    /// an input method.
    Burst(Vec<KeyEvent>),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The terminal has this size now.
    Resize(u16, u16),
    /// The comparisons of the data folder.
    Listed(Vec<Listing>),
    /// The titles of the checklists from which a new comparison can be made.
    Checklists(Vec<String>),
    /// A comparison was opened.
    Opened(Box<OpenedFile>),
    /// The list that the questions of the open comparison come from.
    Explained(Box<Checklist>),
    /// What is known about schemes.
    Library(Arc<Library>),
    /// Something was written for others; its text, where it is one.
    Written(PathBuf, Option<String>),
    /// A vendor's reply was read.
    Reply(Box<Reply>),
    /// What a form asked for did not work: what was typed, and why.
    Refused(Box<Draft>, String),
    /// The file was closed and everything in it is saved.
    Closed,
    /// It could not be saved, so it stays open; the reason. `quitting` when the whole program was to end.
    StillUnsaved {
        /// Why.
        reason: String,
        /// The program was to end.
        quitting: bool,
    },
    /// This revision is durable.
    Saved(u64),
    /// This revision could not be saved; the reason.
    SaveFailed(u64, String),
    /// The file was changed by another program.
    Conflict,
    /// The state of the file was taken.
    Reloaded(Box<Comparison>),
    /// The open file has this path now.
    Moved(PathBuf),
    /// The title of a comparison that is not open was changed to this one.
    Renamed(PathBuf, String),
    /// A comparison was copied to this file.
    Copied(PathBuf, String),
    /// A comparison was moved to the trash; its title.
    Trashed(String),
    /// Something is being read for which the user waits, or with `false`: not any more.
    Reading(bool),
    /// Something to tell the user.
    Tell(String),
    /// Something that did not work.
    Trouble(String),
}

/// What is known about schemes; read when it is first needed.
#[derive(Debug)]
pub struct Library {
    /// The embedded schemes and the user's own.
    pub catalogue: Arc<Catalogue>,
    /// The case and the map.
    pub study: Study,
    /// The questions that the catalogue speaks of.
    pub questions: Questions,
}

/// A comparison in the list of the start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its file.
    pub path: PathBuf,
    /// Title, or the file's name when it cannot be read.
    pub title: String,
    /// A filled sample.
    pub sample: bool,
    /// Number of services.
    pub services: usize,
    /// Answered items of all services.
    pub answered: usize,
    /// Items of all services.
    pub all: usize,
    /// When it was last changed, in local time.
    pub changed: String,
    /// Another file holds the same comparison.
    pub twin: bool,
    /// How much of its decision is due today or overdue.
    pub due: usize,
    /// How many of its certificates have expired.
    pub expired: usize,
    /// Why it cannot be read.
    pub error: Option<String>,
}

/// A comparison that was opened.
#[derive(Debug)]
pub struct OpenedFile {
    /// Its content.
    pub comparison: Comparison,
    /// Its file.
    pub path: PathBuf,
    /// Who else has it open, in words; then nothing can be changed.
    pub held_by: Option<String>,
    /// It was made just now.
    pub fresh: bool,
    /// Its comments will be lost with the first change.
    pub comments: bool,
    /// It was judged by an earlier rule of the verdict when it was last saved.
    pub earlier_rule: bool,
    /// Texts that were being typed when the program last ended, the last one at the end.
    pub drafts: Vec<Draft>,
    /// The list that the questions come from, if it is known already; else [`Message::Explained`] brings it.
    pub checklist: Option<Checklist>,
}
