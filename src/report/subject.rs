//! What a report is about: a comparison, or some of its services, with the list, the catalogue and the day that are
//! needed to judge it. Must not know any format.

use std::borrow::Cow;

use super::{format::Format, omission::Omission};
use crate::model::{Catalogue, Checklist, Comparison, Day, Decision, Id, Lang, Text};

/// What a report is about.
pub struct Subject<'a> {
    comparison: Cow<'a, Comparison>,
    list: Option<&'a Checklist>,
    catalogue: &'a Catalogue,
    today: Day,
    omitted: Vec<Omission>,
    /// Told after every service that was worked out.
    done: Option<&'a dyn Fn()>,
}

impl<'a> Subject<'a> {
    /// The whole comparison. The list is the one that its questions came from, for names and attribution; the
    /// catalogue has the texts of findings, and schemes where the comparison rests on any.
    pub fn new(
        comparison: &'a Comparison,
        list: Option<&'a Checklist>,
        catalogue: &'a Catalogue,
        today: Day,
    ) -> Subject<'a> {
        Subject { comparison: Cow::Borrowed(comparison), list, catalogue, today, omitted: Vec::new(), done: None }
    }

    /// Tells after every service that was worked out, for who waits.
    pub fn watched(mut self, done: &'a dyn Fn()) -> Subject<'a> {
        self.done = Some(done);
        self
    }

    /// A service was worked out.
    pub(super) fn service_done(&self) {
        if let Some(done) = self.done {
            done();
        }
    }

    /// Only these services, as if there were no others: ranks are among them, and nothing of the others is told, not
    /// even in the decisions. Those about another service are left out. Ids that are not there mean nothing.
    pub fn only(mut self, services: &[Id]) -> Subject<'a> {
        let (others, decisions) = self.comparison.to_mut().only(services);
        if others > 0 {
            self.omitted.push(Omission::OtherServices(others));
        }
        if decisions > 0 {
            self.omitted.push(Omission::OtherDecisions(decisions));
        }
        self
    }

    /// The comparison, with what was chosen of it.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// The list that the questions came from, if it is there.
    pub fn list(&self) -> Option<&'a Checklist> {
        self.list
    }

    /// The catalogue to judge certificates by.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The day on which the report is made; it judges what has expired.
    pub fn today(&self) -> Day {
        self.today
    }

    /// What the choice of services leaves out.
    pub fn omitted(&self) -> &[Omission] {
        &self.omitted
    }
}

/// What a report in this format leaves out.
pub fn omissions(subject: &Subject<'_>, format: Format, lang: Lang) -> Vec<Omission> {
    let mut all = subject.omitted().to_vec();
    let comparison = subject.comparison();
    match format {
        Format::Json => return all,
        Format::Csv => all.push(Omission::AllButAnswers),
        _ => {}
    }
    if has_other_language(comparison, lang) {
        all.push(Omission::OtherLanguage);
    }
    all.push(Omission::Identities);
    let decisions = decisions(comparison).count();
    if decisions > 0 {
        all.push(Omission::DecidedAnswers(decisions));
    }
    all
}

fn decisions(comparison: &Comparison) -> impl Iterator<Item = &Decision> {
    let record = &comparison.record;
    record.decision.iter().chain(&record.past).map(|one| &**one)
}

/// Whether a text is there in a language that the report does not show.
fn has_other_language(comparison: &Comparison, lang: Lang) -> bool {
    let hidden = |text: &Text| {
        let shown = text.of(lang);
        Lang::ALL.iter().any(|lang| !text.only(*lang).is_empty() && text.only(*lang) != shown)
    };
    let questions = &comparison.questions;
    let items = questions.items().any(|item| hidden(&item.title) || hidden(&item.question));
    let reasons = comparison.emphasis.iter().flat_map(|stress| &stress.reasons);
    items
        || hidden(&questions.title)
        || questions.sections.iter().any(|one| hidden(&one.title))
        || reasons.into_iter().any(hidden)
}
