//! A file that is open: its content and the thread that saves it. Must not know how it was opened, nor how it is saved.

use std::path::PathBuf;

use super::{holder::LockHolder, writer::Writer};
use crate::model::{Comparison, Draft};

/// An open file: its content and the writer thread behind it.
pub struct Opened {
    /// What the file holds.
    pub comparison: Comparison,
    /// The file that is really written (symlinks followed), absolute.
    pub path: PathBuf,
    /// Set when another program has the file open: then nothing may be changed and `writer` is `None`.
    pub holder: Option<LockHolder>,
    /// The file has RON comments, which the first save will drop (a generation keeps them).
    pub comments: bool,
    /// It is of a format whose answers were judged by the first rule of the verdict.
    pub earlier_rule: bool,
    /// Texts that were being typed when the program last ended, the last one at the end.
    pub drafts: Vec<Draft>,
    /// Saves what is handed to it.
    pub writer: Option<Writer>,
}
