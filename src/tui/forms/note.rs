//! The form of the words of an answer: note, plan condition, who wrote them. Must not know its evidence.

use super::parts::{After, Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Answer, Edit, Id};

/// Whether the condition is met, as it is offered.
const MET: [Option<bool>; 3] = [None, Some(true), Some(false)];

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>, service: &Id, item: &str) -> Result<Contents, Complaint> {
    let (lang, own_name) = (around.lang(), &around.setup.by);
    let question = around.question(item)?;
    let service = around.service(service)?;
    let is_said = service.answer(item).is_some();
    let answer = service.answer(item).cloned().unwrap_or_else(|| Answer::empty(item));
    let met = |met: Option<bool>| match met {
        None => lang.pick("まだ確かめていない", "not checked yet"),
        Some(true) => lang.pick("満たす", "met"),
        Some(false) => lang.pick("満たさない", "not met"),
    };
    // Who writes now is whoever sits here; without a name it is shown whose words are there.
    let by = if own_name.is_empty() { &answer.by } else { own_name };
    let blanks = vec![
        Blank::lines(Field::Note, &answer.note),
        Blank::line(Field::Condition, &answer.condition),
        Blank::one_of(Field::Met, &MET, answer.condition_met, met),
        Blank::line(Field::By, by).proposed(!is_said || answer.by != *own_name),
    ];
    Ok((format!("{} / {} {}", service.name, question.number, question.title.of(lang)), blanks))
}

/// The answer with these words.
pub(super) fn accept(form: &Form, around: &Around<'_>, service: &Id, item: &str) -> Result<Taken, Complaint> {
    let before = around.desk()?.recorded(service, item);
    let mut answer = Answer { note: form.text(Field::Note), condition: form.text(Field::Condition), ..before.clone() };
    answer.condition_met = met_of(&before, &answer, form.one_of(Field::Met, &MET));
    // The name that the form proposes signs what was written, and nothing else.
    let by = form.text(Field::By);
    let wrote = answer != before;
    if wrote || !before.is_said() || by != around.setup.by {
        answer.by.clone_from(&by);
    }
    if wrote && answer.by != before.by || answer != before && answer.day.is_none() {
        answer.day = Some(around.today());
    }
    let edit = Edit::Answer { service: service.clone(), answer: before.written_as(answer) };
    Ok(Taken::Change(edit, After::Signed(by.trim().to_owned())))
}

/// Whether the condition is met, from the choice made. What was found out about another condition does not hold for a
/// changed one unless the choice was made anew.
fn met_of(before: &Answer, after: &Answer, chosen: Option<bool>) -> Option<bool> {
    let stale = before.condition != after.condition && chosen == before.condition_met;
    if after.condition.is_empty() || stale { None } else { chosen }
}
