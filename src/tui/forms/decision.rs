//! The form of a decision for a service. Must not know whether that service may be chosen.

use std::sync::Arc;

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::{
    model::{Decision, Edit, Id, decide},
    say,
};

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>, service: &Id) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let old = around.comparison()?.record.decision.as_ref().filter(|decision| decision.service == *service);
    let review = old.map_or_else(|| around.today().next_year(), |decision| decision.review);
    let blanks = vec![
        Blank::lines(Field::Why, old.map_or("", |decision| &decision.why)),
        Blank::line(Field::DecidedBy, old.map_or(&around.setup.by, |decision| &decision.by)).proposed(old.is_none()),
        Blank::day(Field::Review, Some(review)).proposed(old.is_none()),
    ];
    Ok((say!(lang, "決定: {}", "Decision: {}", around.service(service)?.name), blanks))
}

/// The record with the decision, its state taken from the present.
pub(super) fn accept(form: &Form, around: &Around<'_>, service: &Id) -> Result<Taken, Complaint> {
    let lang = around.lang();
    let review = form.day(Field::Review, lang)?.ok_or_else(|| form.no_day(Field::Review, lang))?;
    let by = form.needed(Field::DecidedBy, lang.pick("決めた人を書いてください。", "Please write who decided."))?;
    let why = form.text(Field::Why);
    let comparison = around.comparison()?;
    let mut record = comparison.record.clone();
    // Correcting words or date of a decision on the same service keeps what was agreed and the state it rests on.
    let same = record.decision.take().filter(|decision| decision.service == *service);
    let decision = same.map_or_else(
        || {
            let (risks, conditions) = record.carried(service);
            Decision { risks, conditions, ..decide(comparison, service.clone(), around.today()) }
        },
        Arc::unwrap_or_clone,
    );
    record.decision = Some(Arc::new(Decision { by, why, review, ..decision }));
    let what = lang.pick("見直しの日", "The review date");
    Ok(around.unless_past(what, Some(review), Edit::Record(Box::new(record))))
}
