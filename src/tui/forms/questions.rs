//! The form of the questions to the provider of a service: as what and where they are written. Must not know what is asked.

use super::{
    file,
    parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken},
};
use crate::{
    exchange::ask::QuestionFormat,
    model::{Id, one_line},
    say,
};

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>, service: &Id) -> Result<Contents, Complaint> {
    let (lang, desk) = (around.lang(), around.desk()?);
    let name = &around.service(service)?.name;
    let stem = desk.path.file_stem().unwrap_or_default().to_string_lossy();
    let file = say!(lang, "{}-質問状-{}.xlsx", "{}-questions-{}.xlsx", stem, safe_name(name));
    let blanks = vec![
        Blank::one_of(Field::Format, &QuestionFormat::ALL, QuestionFormat::Xlsx, |format| format.word(lang))
            .hint(lang.pick("Excel なら、返ってきた回答を取り込めます", "an Excel file can be read back")),
        file::target(&desk.path.with_file_name(file)),
        file::replace(lang),
    ];
    Ok((say!(lang, "質問状: {}", "Questions: {}", name), blanks))
}

/// The questions to be written.
pub(super) fn accept(form: &Form, around: &Around<'_>, service: &Id) -> Result<Taken, Complaint> {
    let desk = around.desk()?;
    let path = file::named(form, Field::File, around)?;
    let format = form.one_of(Field::Format, &QuestionFormat::ALL);
    let made = around.open()?.way.screens.ask.questionnaire(desk, around.today(), around.lang());
    let is_meant = desk.service().is_some_and(|now| now.id == *service);
    let questionnaire = made
        .filter(|made| !made.rows.is_empty() && is_meant)
        .ok_or_else(|| around.lang().pick("聞く項目を選んでください。", "Choose what to ask about."))?;
    Ok(Taken::Ask(vec![Effect::WriteQuestions {
        questionnaire: Box::new(questionnaire),
        format,
        path: path.ending_in(format.id(), &QuestionFormat::ALL.map(QuestionFormat::id)),
        replace: file::replaces(form),
        draft: form.draft(),
    }]))
}

/// A name as a part of a file name: what a path could mean is a hyphen.
fn safe_name(name: &str) -> String {
    let odd = |c: char| matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '.') || c.is_control();
    let name: String = name.chars().take(40).map(|c| if odd(c) { '-' } else { c }).collect();
    one_line(&name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_lead_out_of_a_folder() {
        assert_eq!(safe_name("../雲/棚"), "---雲-棚");
    }
}
