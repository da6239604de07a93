//! A questionnaire as Markdown (a table that can be filled and read back) and as the text of a mail.
//! Must not know what is asked.

use super::{letter, questionnaire::Questionnaire};
use crate::{
    exchange::column::heads,
    safe::{self, markdown_cell},
    say,
};

/// As Markdown: `receive` reads the filled table back.
pub fn markdown(made: &Questionnaire) -> String {
    let mut out = format!("# {}\n\n", safe::markdown(&made.heading()));
    for (label, value) in made.facts() {
        out += &format!("- {label}: {}\n", safe::markdown(&value));
    }
    for paragraph in &made.letter {
        // Two blanks at the end of a line keep the line end.
        out += &format!("\n{}\n", safe::markdown(paragraph).replace('\n', "  \n"));
    }
    let heads = heads(made.lang);
    out += &format!("\n| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
    for asked in &made.rows {
        let questions: Vec<String> = asked.all().map(|text| format!("・{}", markdown_cell(text))).collect();
        let (title, questions) = (markdown_cell(&asked.title), questions.join("<br>"));
        out += &format!("| {} | {title} | {questions} | | | | | {} |\n", asked.number, asked.key);
    }
    out
}

/// As the text of a mail, to be answered between the lines.
pub fn mail(made: &Questionnaire) -> String {
    let lang = made.lang;
    let mut out = say!(lang, "件名: {}\n", "Subject: {}\n", made.heading());
    for paragraph in letter::body(made, true) {
        out += &format!("\n{paragraph}\n");
    }
    for asked in &made.rows {
        out += &format!("\n----------\n{} {}\n", asked.number, asked.title);
        for question in asked.all() {
            out += &format!("{}{question}\n", lang.pick("・", "- "));
        }
        out += &say!(
            lang,
            "\n対応（{}）:\n回答:\n対象プラン:\n根拠（URL・資料名）:\n",
            "\nFulfilled ({}):\nAnswer:\nPlan:\nEvidence (URL, document):\n",
            made.answers().join(lang.pick("・", ", "))
        );
    }
    if let Some(signature) = letter::signature(made) {
        out += &format!("\n----------\n{signature}\n");
    }
    out
}
