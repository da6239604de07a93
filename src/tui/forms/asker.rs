//! The form of who asks the providers, and until when an answer is wanted. Must not know what is asked.

use super::parts::{After, Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Asker, Edit};

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let asker = &around.comparison()?.asker;
    let blanks = vec![
        Blank::line(Field::Company, &asker.company),
        Blank::lines(Field::Contact, &asker.contact),
        Blank::day(Field::Deadline, around.open()?.way.screens.ask.deadline),
    ];
    Ok((lang.pick("差出人と期限", "Sender and deadline").to_owned(), blanks))
}

/// The change of who asks.
pub(super) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    let deadline = form.day(Field::Deadline, around.lang())?;
    let asker = Asker { company: form.line(Field::Company), contact: form.line(Field::Contact) };
    Ok(Taken::Change(Edit::Asker(asker), After::Deadline(deadline)))
}
