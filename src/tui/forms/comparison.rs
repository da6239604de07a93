//! The form of the words of a comparison: title and remarks of the open one, the title of one in the list.
//! Must not know how a file is renamed.

use super::parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken};
use crate::model::Edit;

/// Its title, and its fields.
pub(super) fn fill(around: &Around) -> Option<Contents> {
    let lang = around.lang();
    let blanks = match around.comparison() {
        Some(comparison) => vec![
            Blank::line(Field::Title, &comparison.title),
            Blank::lines(Field::Memo, &comparison.memo)
                .hint(lang.pick("どの仕事に使うか、など", "for example what it is for")),
        ],
        None => vec![Blank::line(Field::Title, &around.listing?.title)],
    };
    Some((lang.pick("題名を変える", "Rename").to_owned(), blanks))
}

/// The change of the words.
pub(super) fn accept(form: &Form, around: &Around) -> Result<Taken, Complaint> {
    if around.desk.is_some() {
        let edits = vec![Edit::Title(form.text(Field::Title)), Edit::Memo(form.text(Field::Memo))];
        return Ok(Edit::Batch(edits).into());
    }
    let title = form.title(around.lang())?;
    let path = around.listing.ok_or_else(|| around.gone())?.path.clone();
    Ok(Taken::AskFirst(Effect::Rename { path, title, draft: form.draft() }))
}
