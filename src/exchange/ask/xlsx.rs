//! A questionnaire as a workbook: one sheet to fill, one with the letter. Must not know what is asked.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, XlsxError};

use super::questionnaire::Questionnaire;
use crate::exchange::{
    column::{QuestionColumn, heads},
    form::{FormSheet, cell, letter, workbook},
};

/// Widths of the columns, in characters of the default font.
const WIDTHS: [u16; 8] = [6, 22, 46, 10, 40, 16, 26, 14];

/// The workbook.
///
/// # Errors
/// In words of the format, for a log: no text of ours can cause one.
pub fn xlsx(made: &Questionnaire) -> Result<Vec<u8>, String> {
    book(made).map_err(|error| error.to_string())
}

fn book(made: &Questionnaire) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook(&made.day.to_string())?;
    let mut form = FormSheet::new(&mut book, made.lang.pick("質問", "Questions"), &made.heading())?;
    let (plain, bold) = (Format::new(), Format::new().set_bold());
    for (label, value) in made.facts() {
        form.line(&[(0, label, &bold), (2, &value, &plain)])?;
    }
    form.head(&heads(made.lang).into_iter().zip(WIDTHS).collect::<Vec<_>>())?;
    let (cell, open) = (cell(), cell().set_background_color(0x00FF_FBE6));
    let key = cell.clone().set_font_color(0x0080_8080).set_font_size(8);
    for asked in &made.rows {
        let questions: Vec<String> = asked.all().map(|text| format!("・{text}")).collect();
        let (number, questions) = (asked.number.to_string(), questions.join("\n"));
        let texts = [&number, &asked.title, &questions, "", "", "", "", &asked.key];
        let looks = [&cell, &cell, &cell, &open, &open, &open, &open, &key];
        form.row(&texts.into_iter().zip(looks).collect::<Vec<_>>())?;
    }
    form.choice(QuestionColumn::Verdict as u16, &choice(made)?)?;
    form.finish()?;
    letter(&mut book, made.lang.pick("送付状", "Letter"), &made.letter)?;
    book.save_to_buffer()
}

/// The drop-down of the answers.
fn choice(made: &Questionnaire) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(&made.answers())?
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(made.lang.pick("一覧から選んでください", "Please choose from the list"))?
        .set_error_message(
            made.lang.pick("補足は「回答」の欄にお書きください。", "Whatever there is to add goes under \"Answer\"."),
        )
}
