//! The form of the words of a candidate service, a new one or one that is there. Must not know its answers.

use std::sync::Arc;

use super::parts::{After, Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Edit, Id, Service, Words};

/// Its title, and its fields; without an id for a new service.
pub(super) fn fill(around: &Around<'_>, id: Option<&Id>) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let (title, words) = match id {
        None => (lang.pick("候補サービスを追加する", "Add a service").to_owned(), Words::default()),
        Some(id) => {
            let service = around.service(id)?;
            (service.name.clone(), Words::of(service))
        }
    };
    let blanks = vec![
        Blank::line(Field::Name, &words.name),
        Blank::line(Field::Provider, &words.provider),
        Blank::line(Field::Plan, &words.plan),
        Blank::line(Field::Url, &words.url),
        Blank::lines(Field::Memo, &words.memo),
    ];
    Ok((title, blanks))
}

/// The new service, or the other words of the one that is there.
pub(super) fn accept(form: &Form, around: &Around<'_>, id: Option<&Id>) -> Taken {
    let words = Words {
        name: form.line(Field::Name),
        provider: form.line(Field::Provider),
        plan: form.line(Field::Plan),
        url: form.line(Field::Url),
        memo: form.line(Field::Memo),
    };
    if let Some(id) = id.cloned() {
        return Edit::Describe { id, words }.into();
    }
    let mut service = Service::new((around.setup.new_id)(), "");
    words.into_service(&mut service);
    let id = service.id.clone();
    Taken::Change(Edit::AddService { at: usize::MAX, service: Arc::new(service) }, After::Focus(id))
}
