//! The form of what is done about an item of the chosen service. Must not know which items want something done.

use std::sync::Arc;

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::{
    model::{Condition, Edit, Risk},
    say,
};

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
    let action = Condition { item: item.to_owned(), text, owner, due, done: treatment == Treatment::Fixed };
    // What has no place would be lost.
    let (without_place, why): (&[Field], _) = match treatment {
        Treatment::Undecided => (
            &[Field::Treated, Field::Owner, Field::Due],
            lang.pick("どうするかを選んでください。", "Choose what to do about it."),
        ),
        Treatment::Accepted => (
            &[Field::Owner, Field::Due],
            lang.pick("担当者と期限は、直すことに書きます。", "An owner and a date belong to an action."),
        ),
        Treatment::ToFix | Treatment::Fixed => (&[], ""),
    };
    if without_place.iter().any(|field| form.is_written(*field)) {
        return Err(why.into());
    }
    let lacks: Vec<&str> = action.lacks().into_iter().map(|lack| lack.word(lang)).collect();
    if treatment == Treatment::ToFix && !lacks.is_empty() {
        let lacks = lacks.join(lang.pick("、", ", "));
        return Err(Complaint(say!(lang, "直すことには、{lacks}を書いてください。", "An action needs {lacks}.")));
    }
    let mut record = around.comparison()?.record.clone();
    let mut decision = record.decision.take().map(Arc::unwrap_or_clone).ok_or_else(|| around.gone())?;
    decision.risks.retain(|risk| risk.item != item);
    decision.conditions.retain(|condition| condition.item != item);
    match treatment {
        Treatment::Undecided => {}
        Treatment::Accepted => decision.risks.push(Risk { item: action.item, text: action.text }),
        Treatment::ToFix | Treatment::Fixed => decision.conditions.push(action),
    }
    record.decision = Some(Arc::new(decision));
    let due = due.filter(|_| treatment == Treatment::ToFix);
    Ok(around.unless_past(lang.pick("期限", "The date"), due, Edit::Record(Box::new(record))))
}
