//! The forms: which fields each kind of form has, and what its texts ask for. Must not draw, nor change anything: what
//! becomes of what a form asks for is the app's.

mod acknowledge;
mod around;
mod asker;
mod certificate;
mod comparison;
mod decision;
mod evidence;
mod export;
pub(crate) mod field;
mod file;
mod new_comparison;
mod note;
mod own_question;
mod parts;
mod profile_text;
mod questions;
mod reading;
mod receive;
mod save_as;
mod service;
mod taken;
mod treat;

use crate::{
    model::{Draft, FormKind, Lang},
    tui::overlays::form::Form,
};
use field::Field;

pub(crate) use around::Around;
pub(crate) use profile_text::text as profile_text;
pub(crate) use taken::{After, Complaint, Taken};

/// The form for a new comparison, with these checklists to choose from.
pub(crate) fn new_comparison(checklists: Vec<String>, lang: Lang) -> Form {
    let (title, blanks) = new_comparison::fill(checklists, lang);
    Form::new(FormKind::NewComparison, title, blanks)
}

/// A form as it opens; `None` when what it is about is not there, or not known yet.
pub(crate) fn fill(kind: &FormKind, around: &Around<'_>) -> Option<Form> {
    let (title, blanks) = match kind {
        // Opened by `new_comparison`, when the checklists are known.
        FormKind::NewComparison => return None,
        FormKind::Comparison => comparison::fill(around),
        FormKind::NewService => service::fill(around, None),
        FormKind::Service(id) => service::fill(around, Some(id)),
        FormKind::Note { service, item } => note::fill(around, service, item),
        FormKind::Evidence { service, item, index } => evidence::fill(around, service, item, *index),
        FormKind::ProfileText(n) => profile_text::fill(around, *n),
        FormKind::Decision(service) => decision::fill(around, service),
        FormKind::Treat(item) => treat::fill(around, item),
        FormKind::Certificate { service, certificate } => certificate::fill(around, service, certificate),
        FormKind::Acknowledge { service, finding } => acknowledge::fill(around, service, finding),
        FormKind::Export => export::fill(around),
        FormKind::Asker => asker::fill(around),
        FormKind::OwnQuestion { item, .. } => own_question::fill(around, item),
        FormKind::Questions(service) => questions::fill(around, service),
        FormKind::Receive => receive::fill(around),
        FormKind::SaveAs => save_as::fill(around),
    }
    .ok()?;
    let form = Form::new(kind.clone(), title, blanks);
    Some(match kind {
        // It is most often a text to type; the kind is guessed from it.
        FormKind::Evidence { .. } => form.starting_at(Field::Piece),
        _ => form,
    })
}

/// What a form asks for.
///
/// # Errors
/// Nothing is to be done when a text will not do; the complaint says which and why.
pub(crate) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    match &form.kind {
        FormKind::NewComparison => new_comparison::accept(form, around),
        FormKind::Comparison => comparison::accept(form, around),
        FormKind::NewService => Ok(service::accept(form, around, None)),
        FormKind::Service(id) => Ok(service::accept(form, around, Some(id))),
        FormKind::Note { service, item } => note::accept(form, around, service, item),
        FormKind::Evidence { service, item, index } => evidence::accept(form, around, service, item, *index),
        FormKind::ProfileText(n) => Ok(profile_text::accept(form, *n)),
        FormKind::Decision(service) => decision::accept(form, around, service),
        FormKind::Treat(item) => treat::accept(form, around, item),
        FormKind::Certificate { service, certificate } => certificate::accept(form, around, service, certificate),
        FormKind::Acknowledge { service, finding } => acknowledge::accept(form, around, service, finding),
        FormKind::Export => export::accept(form, around),
        FormKind::Asker => asker::accept(form, around),
        FormKind::OwnQuestion { service, item } => own_question::accept(form, around, service, item),
        FormKind::Questions(service) => questions::accept(form, around, service),
        FormKind::Receive => receive::accept(form, around),
        FormKind::SaveAs => save_as::accept(form, around),
    }
}

/// The fields without which the form of a new entry is worth nothing; none for a form that is saved by closing it.
pub(crate) fn essence(kind: &FormKind) -> &'static [Field] {
    match kind {
        FormKind::NewComparison => &[Field::Title, Field::Services],
        FormKind::NewService => &[Field::Name, Field::Provider, Field::Plan, Field::Url, Field::Memo],
        FormKind::Evidence { index: None, .. } => &[Field::Piece],
        FormKind::OwnQuestion { .. } => &[Field::Question],
        FormKind::Decision(_) => &[Field::Why],
        FormKind::Acknowledge { .. } => &[Field::AcceptedWhy],
        _ => &[],
    }
}

/// Whether a new entry that was being typed has become part of the comparison: its form opens empty every time, so it
/// cannot tell.
pub(crate) fn is_recorded(draft: &Draft, around: &Around<'_>) -> bool {
    let Ok(comparison) = around.comparison() else { return false };
    match &draft.form {
        FormKind::NewService => comparison.services.iter().any(|service| {
            let form = fill(&FormKind::Service(service.id.clone()), around);
            form.is_some_and(|form| draft.is_within(&form.texts()))
        }),
        FormKind::Evidence { service, item, index: None } => {
            let answer = comparison.service(service).and_then(|service| service.answer(item));
            let form = fill(&draft.form, around);
            let typed = form.and_then(|form| Some(form.of_draft(draft, Field::Piece)?.trim()));
            let mut pieces = answer.into_iter().flat_map(|answer| &answer.evidence);
            typed.is_some_and(|typed| pieces.any(|piece| piece.text.starts_with(typed)))
        }
        FormKind::OwnQuestion { service, item } => {
            let asked = comparison.service(service).into_iter().flat_map(|service| &service.own_questions);
            let mut asked = asked.filter(|own| own.item == *item);
            asked.any(|own| draft.is_within(std::slice::from_ref(&own.text)))
        }
        _ => false,
    }
}
