//! The form of what is done about an item of the chosen service. Must not know which items want something done.

use std::sync::Arc;

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Condition, Edit, Risk};

/// What can be done about an item.
#[derive(Clone, Copy, PartialEq)]
enum Treatment {
    Undecided,
    Accepted,
    ToFix,
    Fixed,
}

/// As they are offered.
const TREATMENTS: [Treatment; 4] = [Treatment::Undecided, Treatment::Accepted, Treatment::ToFix, Treatment::Fixed];

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>, item: &str) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let comparison = around.comparison()?;
    let decision = comparison.record.decision.as_ref().ok_or_else(|| around.gone())?;
    let question = around.question(item)?;
    let condition = decision.conditions.iter().find(|condition| condition.item == item);
    let risk = decision.risks.iter().find(|risk| risk.item == item);
    let now = match (risk, condition) {
        (Some(_), _) => Treatment::Accepted,
        (None, Some(condition)) if condition.done => Treatment::Fixed,
        (None, Some(_)) => Treatment::ToFix,
        (None, None) => Treatment::Undecided,
    };
    let word = |treatment| match treatment {
        Treatment::Undecided => lang.pick("まだ決めていない", "not decided yet"),
        Treatment::Accepted => lang.pick("リスクを受け入れる", "accept the risk"),
        Treatment::ToFix => lang.pick("直す", "fix it"),
        Treatment::Fixed => lang.pick("直した（済み）", "fixed (done)"),
    };
    let text = condition.map(|condition| &condition.text).or(risk.map(|risk| &risk.text));
    let blanks = vec![
        Blank::one_of(Field::Treatment, &TREATMENTS, now, word),
        Blank::line(Field::Treated, text.map_or("", String::as_str)),
        Blank::line(Field::Owner, condition.map_or("", |condition| &condition.owner)),
        Blank::day(Field::Due, condition.and_then(|condition| condition.due)),
    ];
    Ok((format!("{} {}", question.number, question.title.of(lang)), blanks))
}

/// The record with this treatment of the item.
pub(super) fn accept(form: &Form, around: &Around<'_>, item: &str) -> Result<Taken, Complaint> {
    let lang = around.lang();
    let treatment = form.one_of(Field::Treatment, &TREATMENTS);
    let (text, owner, due) = (form.line(Field::Treated), form.line(Field::Owner), form.day(Field::Due, lang)?);
    let to_fix = treatment == Treatment::ToFix;
    // Without them nobody is reminded and `due` never lists it.
    if to_fix && (owner.is_empty() || due.is_none()) {
        return Err(lang
            .pick("直すことには、担当者と期限を書いてください。", "An action needs an owner and a date.")
            .into());
    }
    // What has no place would be lost.
    if treatment == Treatment::Undecided
        && [Field::Treated, Field::Owner, Field::Due].iter().any(|field| form.is_written(*field))
    {
        return Err(lang.pick("どうするかを選んでください。", "Choose what to do about it.").into());
    }
    if treatment == Treatment::Accepted && [Field::Owner, Field::Due].iter().any(|field| form.is_written(*field)) {
        return Err(lang
            .pick("担当者と期限は、直すことに書きます。", "An owner and a date belong to an action.")
            .into());
    }
    let mut record = around.comparison()?.record.clone();
    let mut decision = record.decision.take().map(Arc::unwrap_or_clone).ok_or_else(|| around.gone())?;
    decision.risks.retain(|risk| risk.item != item);
    decision.conditions.retain(|condition| condition.item != item);
    let (item, done) = (item.to_owned(), treatment == Treatment::Fixed);
    match treatment {
        Treatment::Undecided => {}
        Treatment::Accepted => decision.risks.push(Risk { item, text }),
        Treatment::ToFix | Treatment::Fixed => {
            decision.conditions.push(Condition { item, text, owner, due, done });
        }
    }
    record.decision = Some(Arc::new(decision));
    let due = due.filter(|_| to_fix);
    Ok(around.unless_past(lang.pick("期限", "The date"), due, Edit::Record(Box::new(record))))
}
