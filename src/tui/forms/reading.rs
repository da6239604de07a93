//! What is written in a form, read by the names of its fields as what it means. Must not know what it leads to.

use super::{field::Field, taken::Complaint};
use crate::{
    model::{Day, Lang},
    say,
    tui::overlays::form::Form,
};

impl Form {
    /// A text without blanks around it.
    pub(super) fn line(&self, field: Field) -> String {
        self.text(field).trim().to_owned()
    }

    /// A text that must not be empty; `missing` is what is said when it is.
    pub(super) fn needed(&self, field: Field, missing: &str) -> Result<String, Complaint> {
        Some(self.line(field)).filter(|text| !text.is_empty()).ok_or_else(|| missing.into())
    }

    /// The title of a comparison.
    pub(super) fn title(&self, lang: Lang) -> Result<String, Complaint> {
        self.needed(Field::Title, lang.pick("題名を書いてください。", "Please write a title."))
    }

    /// The one that was chosen of those that the field offered; the first where there is no such field.
    pub(super) fn one_of<T: Copy>(&self, field: Field, offered: &[T]) -> T {
        offered[self.place(field).min(offered.len() - 1)]
    }

    /// A day, or nothing where nothing is written.
    pub(super) fn day(&self, field: Field, lang: Lang) -> Result<Option<Day>, Complaint> {
        match self.line(field).as_str() {
            "" => Ok(None),
            day => day.parse().map(Some).map_err(|_| self.no_day(field, lang)),
        }
    }

    /// That a field has no day.
    pub(super) fn no_day(&self, field: Field, lang: Lang) -> Complaint {
        let words = lang.pick("日付は 2027-04-01 のように書いてください。", "Enter a date such as 2027-04-01.");
        self.complaint(field, words, lang)
    }

    /// A complaint about one field of several of its kind.
    pub(super) fn complaint(&self, field: Field, words: &str, lang: Lang) -> Complaint {
        Complaint(say!(lang, "{}: {}", "{}: {}", self.label(field, lang), words))
    }
}
