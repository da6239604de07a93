//! What every form is made of, by one name each. Must not know any form.

pub(super) use super::{
    around::Around,
    field::Field,
    taken::{After, Complaint, Taken},
};
pub(super) use crate::tui::{
    Effect,
    overlays::form::{Blank, Form},
};

/// A title, and the fields under it.
pub(super) type Contents = (String, Vec<Blank>);
