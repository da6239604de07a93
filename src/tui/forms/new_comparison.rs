//! The form of a new comparison. Must not know where the checklists come from.

use super::parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken};
use crate::model::Lang;

/// Its title, and its fields with these checklists to choose from.
pub(super) fn fill(checklists: Vec<String>, lang: Lang) -> Contents {
    let mut blanks = vec![
        Blank::line(Field::Title, "").hint(lang.pick("例: 顧客名簿の置き場所", "e.g. where to keep the customer list")),
        Blank::lines(Field::Services, ""),
    ];
    if checklists.len() > 1 {
        blanks.push(Blank::choice(Field::Checklist, checklists, 0));
    }
    (lang.pick("新しい比較", "New comparison").to_owned(), blanks)
}

/// The comparison to be made.
pub(super) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    let title = form.title(around.lang())?;
    let services = form.text(Field::Services);
    let services = services.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(Taken::AskFirst(Effect::Create {
        title,
        services: services.map(str::to_owned).collect(),
        checklist: form.place(Field::Checklist),
        draft: form.draft(),
    }))
}
