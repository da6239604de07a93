//! The form of another place to save to. Must not know why the first will not do.

use super::{
    file,
    parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken},
};

/// Its title, and its field.
pub(super) fn fill(around: &Around<'_>) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let place = Blank::line(Field::NewPlace, &around.desk()?.path.display().to_string());
    Ok((lang.pick("別の場所に保存", "Save elsewhere").to_owned(), vec![place]))
}

/// Saves there, and then goes on with what could not be done before.
pub(super) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    let leave = if around.quitting { Effect::Quit } else { Effect::Close };
    Ok(Taken::Ask(vec![Effect::MoveTo(file::named(form, Field::NewPlace, around)?), leave]))
}
