//! The form of a question of the user's own to a provider. Must not know the other questions.

use super::parts::{After, Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Edit, Id, ItemId, OwnQuestion};

/// Its title, and its field.
pub(super) fn fill(around: &Around<'_>, item: &str) -> Result<Contents, Complaint> {
    let question = around.question(item)?;
    let title = format!("{} {}", question.number, question.title.of(around.lang()));
    Ok((title, vec![Blank::lines(Field::Question, "")]))
}

/// The questions with this one.
pub(super) fn accept(form: &Form, around: &Around<'_>, service: &Id, item: &ItemId) -> Result<Taken, Complaint> {
    let missing = around.lang().pick("質問を書いてください。", "Please write the question.");
    let own = OwnQuestion { item: item.clone(), text: form.needed(Field::Question, missing)? };
    let mut questions = around.service(service)?.own_questions.clone();
    questions.push(own);
    Ok(Taken::Change(Edit::OwnQuestions { service: service.clone(), questions }, After::Pick(item.clone())))
}
