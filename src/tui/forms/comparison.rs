//! The form of the words of a comparison: title and remarks of the open one, the title of one in the list.
//! Must not know how a file is renamed.

use super::parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken};
use crate::model::Edit;

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let blanks = match around.comparison() {
        Ok(comparison) => vec![
            Blank::line(Field::Title, &comparison.title),
            Blank::lines(Field::Memo, &comparison.memo)
                .hint(lang.pick("どの仕事に使うか、など", "for example what it is for")),
        ],
        Err(_) => vec![Blank::line(Field::Title, &around.listing()?.title)],
    };
    Ok((lang.pick("題名を変える", "Rename").to_owned(), blanks))
}

/// The change of the words.
pub(super) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    if around.open.is_some() {
        let edits = vec![Edit::Title(form.text(Field::Title)), Edit::Memo(form.text(Field::Memo))];
        return Ok(Edit::Batch(edits).into());
    }
    let title = form.title(around.lang())?;
    let path = around.listing()?.path.clone();
    Ok(Taken::AskFirst(Effect::Rename { path, title, draft: form.draft() }))
}
