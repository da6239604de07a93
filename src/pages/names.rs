//! What services and items are called. Must not know what is told about them.

use crate::model::{Comparison, Id, Lang};

/// The name of a service.
pub fn name<'a>(comparison: &'a Comparison, id: &Id) -> &'a str {
    comparison.service(id).map_or("", |service| &service.name)
}

/// Number and title of an item.
pub fn item(comparison: &Comparison, id: &str, lang: Lang) -> String {
    comparison
        .questions
        .item(id)
        .map_or_else(String::new, |question| format!("{} {}", question.number, question.title.of(lang)))
}
