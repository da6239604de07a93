//! What services and items are called. Must not know what is told about them.

use std::collections::HashMap;

use crate::model::{Comparison, Id, Lang, Service};

/// The services of a comparison by their ids: where many are named, none is looked for among all.
pub struct Names<'a>(HashMap<&'a Id, &'a Service>);

impl<'a> Names<'a> {
    /// Those of a comparison.
    pub fn of(comparison: &'a Comparison) -> Names<'a> {
        Names(comparison.services.iter().map(|service| (&service.id, &**service)).collect())
    }

    /// A service.
    pub(super) fn service(&self, id: &Id) -> Option<&'a Service> {
        self.0.get(id).copied()
    }

    /// The name of a service.
    pub fn name(&self, id: &Id) -> &'a str {
        self.service(id).map_or("", |service| &service.name)
    }
}

/// The name of a service.
pub fn name<'a>(comparison: &'a Comparison, id: &Id) -> &'a str {
    comparison.service(id).map_or("", |service| &service.name)
}

/// Number and title of an item; its id where there is none such.
pub fn item(comparison: &Comparison, id: &str, lang: Lang) -> String {
    let question = comparison.questions.item(id);
    question.map_or_else(|| id.to_owned(), |question| format!("{} {}", question.number, question.title.of(lang)))
}
