//! What a form asks for when it is accepted, and why it is not. Must not know any form, nor what becomes of what it asks for.

use crate::{
    model::{Day, Edit, Id, ItemId},
    tui::Effect,
};

/// What the texts of a form are to lead to.
pub(crate) enum Taken {
    /// A change of the comparison, and what comes after it.
    Change(Edit, After),
    /// A change that is asked about first: it may be a slip.
    Doubted(String, Edit),
    /// A text of the profile that is being written, by the number of its form.
    Profile(usize, String),
    /// Something for the shell.
    Ask(Vec<Effect>),
    /// Something for the shell; until that reports, the form stays open.
    AskFirst(Effect),
}

/// What comes after a change was taken.
pub(crate) enum After {
    /// Nothing.
    Done,
    /// The cursor goes to a service.
    Focus(Id),
    /// An item is asked about.
    Pick(ItemId),
    /// Until when an answer of the provider is wanted.
    Deadline(Option<Day>),
    /// Who has given their name is the same person at the next key.
    Signed(String),
}

/// Why a form is not accepted: the form stays open with all its texts.
#[derive(Debug)]
pub(crate) struct Complaint(pub String);

impl From<Edit> for Taken {
    fn from(edit: Edit) -> Taken {
        Taken::Change(edit, After::Done)
    }
}

impl From<&str> for Complaint {
    fn from(words: &str) -> Complaint {
        Complaint(words.to_owned())
    }
}
