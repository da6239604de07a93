//! Collects what is wrong while something is walked through, with the way to where the walk stands.
//! Must not know what is walked through.

use std::collections::BTreeSet;

use super::{
    lang::{Lang, Text},
    limits::{MAX_ID, MAX_LINE, MAX_NOTE},
    problem::{Path, Problem, Rule, Step},
};

/// What was found so far, and where the walk stands.
#[derive(Default)]
pub(super) struct Inspection {
    at: Path,
    found: Vec<Problem>,
    /// The languages in which texts must be complete.
    langs: Vec<Lang>,
}

impl Inspection {
    /// Of something whose texts must be complete in these languages.
    pub(super) fn of_texts_in(langs: Vec<Lang>) -> Inspection {
        Inspection { langs, ..Inspection::default() }
    }

    /// All that was found.
    pub(super) fn done(self) -> Vec<Problem> {
        self.found
    }

    /// Something is wrong here.
    pub(super) fn report(&mut self, rule: Rule) {
        self.found.push(Problem { path: self.at.clone(), rule });
    }

    /// Something is wrong with a field.
    pub(super) fn report_in(&mut self, field: &'static str, rule: Rule) {
        self.field(field, |look| look.report(rule));
    }

    /// Looks into a field.
    pub(super) fn field(&mut self, name: &'static str, look: impl FnOnce(&mut Inspection)) {
        self.step(Step::Field(name), look);
    }

    /// Looks into an element, from 0.
    pub(super) fn index(&mut self, n: usize, look: impl FnOnce(&mut Inspection)) {
        self.step(Step::Index(n), look);
    }

    /// Looks into every element of a list.
    pub(super) fn each<T>(
        &mut self,
        list: &'static str,
        all: impl IntoIterator<Item = T>,
        mut look: impl FnMut(&mut Inspection, T),
    ) {
        self.field(list, |inside| {
            for (n, one) in all.into_iter().enumerate() {
                inside.index(n, |inside| look(inside, one));
            }
        });
    }

    fn step(&mut self, step: Step, look: impl FnOnce(&mut Inspection)) {
        self.at.0.push(step);
        look(self);
        self.at.0.pop();
    }

    /// A text that may not be longer than so many characters.
    pub(super) fn long(&mut self, text: &str, max: usize) {
        // Most texts are short: counting bytes first spares counting characters.
        let count = if text.len() > max { text.chars().count() } else { 0 };
        if count > max {
            self.report(Rule::TooLong(count, max));
        }
    }

    /// A field of one line.
    pub(super) fn line(&mut self, field: &'static str, text: &str) {
        self.field(field, |look| look.long(text, MAX_LINE));
    }

    /// A field that may have many lines.
    pub(super) fn note(&mut self, field: &'static str, text: &str) {
        self.field(field, |look| look.long(text, MAX_NOTE));
    }

    /// A field that may not be empty.
    pub(super) fn filled(&mut self, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.report_in(field, Rule::Empty);
        }
    }

    /// A list that may not have more entries.
    pub(super) fn most(&mut self, list: &'static str, count: usize, max: usize) {
        if count > max {
            self.report_in(list, Rule::TooMany(count, max));
        }
    }

    /// A value that may be there once.
    pub(super) fn once<T: Ord>(&mut self, seen: &mut BTreeSet<T>, value: T, rule: impl FnOnce() -> Rule) {
        if !seen.insert(value) {
            self.report(rule());
        }
    }

    /// The id of something authored, which may be there once.
    pub(super) fn id<'a>(&mut self, id: &'a str, seen: &mut BTreeSet<&'a str>) {
        self.field("id", |look| {
            let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if id.is_empty() || id.len() > MAX_ID || !id.chars().all(good) {
                look.report(Rule::BadId(id.to_owned()));
            }
            look.once(seen, id, || Rule::DuplicateId(id.to_owned()));
        });
    }

    /// A text that must be there in every language.
    pub(super) fn text(&mut self, field: &'static str, text: &Text) {
        self.field(field, |look| look.complete(text));
    }

    /// Texts that must be there in every language.
    pub(super) fn texts(&mut self, list: &'static str, texts: &[Text]) {
        self.each(list, texts, Inspection::complete);
    }

    /// A text that may be left out, but not in one language only.
    pub(super) fn optional(&mut self, field: &'static str, text: &Text) {
        if !text.is_empty() {
            self.text(field, text);
        }
    }

    /// A text that must be there in every language, here.
    pub(super) fn complete(&mut self, text: &Text) {
        let missing = |lang: &&Lang| text.only(**lang).trim().is_empty();
        let missing: Vec<Lang> = self.langs.iter().filter(missing).copied().collect();
        for lang in missing {
            self.report(Rule::MissingLanguage(lang));
        }
    }
}
