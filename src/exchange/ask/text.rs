//! A questionnaire as Markdown (a table that can be filled and read back) and as the text of a mail.
//! Must not know what is asked.

use super::{Questionnaire, page::Page};
use crate::{
    exchange::safe::{markdown as safe, markdown_cell},
    model::Lang,
    say,
};

/// As Markdown: `receive` reads the filled table back.
pub fn markdown(made: &Questionnaire) -> String {
    let page = Page::of(made);
    let mut out = format!("# {}\n\n", safe(&page.heading));
    for (label, value) in &page.facts {
        out += &format!("- {label}: {}\n", safe(value));
    }
    for paragraph in &page.letter {
        // Two blanks at the end of a line keep the line end.
        out += &format!("\n{}\n", safe(paragraph).replace('\n', "  \n"));
    }
    out += &format!("\n| {} |\n|{}\n", page.headers().join(" | "), "---|".repeat(page.headers().len()));
    for row in &page.rows {
        let questions: Vec<String> = row.questions.iter().map(|text| format!("・{}", markdown_cell(text))).collect();
        out += &format!(
            "| {} | {} | {} | | | | | {} |\n",
            row.number,
            markdown_cell(&row.title),
            questions.join("<br>"),
            row.key
        );
    }
    out
}

/// As the text of a mail, to be answered between the lines.
pub fn mail(made: &Questionnaire) -> String {
    let page = Page::of(made);
    let lang = page.lang;
    let mut out = say!(lang, "件名: {}\n", "Subject: {}\n", page.heading);
    let mut letter = page.letter.clone();
    let asker = !made.asker.is_empty();
    let signature = if asker { letter.pop() } else { None };
    let in_a_mail = lang.pick(
        "各項目の下の欄にご記入のうえ、ご返信ください。お分かりになる範囲でのご回答でも差し支えございません。",
        "Please write your answers into the lines below each item. Partial replies are welcome.",
    );
    for paragraph in &letter {
        let is_about_columns = paragraph == how_to_fill(made);
        out += &format!("\n{}\n", if is_about_columns { in_a_mail } else { paragraph });
    }
    for row in &page.rows {
        out += &format!("\n----------\n{} {}\n", row.number, row.title);
        for question in &row.questions {
            out += &format!("{}{question}\n", lang.pick("・", "- "));
        }
        out += &say!(
            lang,
            "\n対応（{}）:\n回答:\n対象プラン:\n根拠（URL・資料名）:\n",
            "\nFulfilled ({}):\nAnswer:\nPlan:\nEvidence (URL, document):\n",
            page.answers().join(lang.pick("・", ", "))
        );
    }
    if let Some(signature) = signature {
        out += &format!("\n----------\n{signature}\n");
    }
    out
}

/// The paragraph about the columns of a table, which a mail does not have.
fn how_to_fill(made: &Questionnaire) -> &str {
    let begins = match made.lang {
        Lang::Ja => "ご記入方法",
        Lang::En => "How to answer",
    };
    let found = made.letter.iter().find(|paragraph| paragraph.starts_with(begins));
    found.map_or("", String::as_str)
}
