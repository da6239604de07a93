//! The form of a reply to be read. Must not know how it is read.

use super::{
    file,
    parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken},
};

/// Its title, and its field.
pub(super) fn fill(around: &Around<'_>) -> Result<Contents, Complaint> {
    let lang = around.lang();
    around.desk()?;
    let reply = Blank::line(Field::Reply, "");
    Ok((lang.pick("事業者の回答を取り込む", "Read a provider's reply").to_owned(), vec![reply]))
}

/// The reply to be read.
pub(super) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    let path = file::named(form, Field::Reply, around)?;
    Ok(Taken::Ask(vec![Effect::ReadReply { path, draft: form.draft() }]))
}
