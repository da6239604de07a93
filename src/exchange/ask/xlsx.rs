//! A questionnaire as a workbook: one sheet to fill, one with the letter. Must not know what is asked.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::{Questionnaire, page::Page};
use crate::exchange::{column::Column, safe};

/// Widths of the columns, in characters of the default font.
const WIDTHS: [f64; 8] = [6.0, 22.0, 46.0, 10.0, 40.0, 16.0, 26.0, 14.0];
/// Width of the letter.
const LETTER: f64 = 76.0;

/// The workbook.
///
/// # Errors
/// In words of the format, for a log: no text of ours can cause one.
pub fn xlsx(made: &Questionnaire) -> Result<Vec<u8>, String> {
    book(made).map_err(|error| error.to_string())
}

fn book(made: &Questionnaire) -> Result<Vec<u8>, XlsxError> {
    let page = Page::of(made);
    let mut book = Workbook::new();
    // Without this the time of the clock would go into the file.
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::parse_from_str(&made.day.to_string())?),
    );
    let (questions, letter) = (page.lang.pick("質問", "Questions"), page.lang.pick("送付状", "Letter"));
    fill_questions(book.add_worksheet().set_name(questions)?, &page)?;
    fill_letter(book.add_worksheet().set_name(letter)?, &page)?;
    book.save_to_buffer()
}

fn fill_questions(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let plain = Format::new();
    let bold = Format::new().set_bold();
    safe::write(sheet, 0, 0, &page.heading, &bold.clone().set_font_size(14))?;
    let mut row = 1;
    for (label, value) in &page.facts {
        safe::write(sheet, row, 0, label, &bold)?;
        safe::write(sheet, row, 2, value, &plain)?;
        row += 1;
    }
    let head = row + 1;
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let header = cell.clone().set_bold().set_background_color(0x00DD_E6F0);
    let open = cell.clone().set_background_color(0x00FF_FBE6);
    let key = cell.clone().set_font_color(0x0080_8080).set_font_size(8);
    for (column, (name, width)) in (0..).zip(page.headers().into_iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?;
        safe::write(sheet, head, column, name, &header)?;
    }
    sheet.set_row_height(head, safe::height(page.headers().into_iter().zip(WIDTHS)))?;
    let mut last = head;
    for line in &page.rows {
        last += 1;
        let questions: Vec<String> = line.questions.iter().map(|text| format!("・{text}")).collect();
        let texts = [&line.number, &line.title, &questions.join("\n"), "", "", "", "", &line.key];
        for ((n, text), column) in (0..).zip(texts).zip(Column::ALL) {
            match column {
                Column::Verdict | Column::Text | Column::Plan | Column::Evidence => {
                    sheet.write_blank(last, n, &open)?;
                }
                Column::Key => safe::write(sheet, last, n, text, &key)?,
                _ => safe::write(sheet, last, n, text, &cell)?,
            }
        }
        sheet.set_row_height(last, safe::height(texts.into_iter().zip(WIDTHS)))?;
    }
    if last > head {
        let verdict = 3;
        sheet.add_data_validation(head + 1, verdict, last, verdict, &choice(page)?)?;
    }
    sheet.set_freeze_panes(head + 1, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(head, head)?;
    sheet.set_print_area(0, 0, last, 7)?;
    Ok(())
}

/// The drop-down of the answers.
fn choice(page: &Page) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(&page.answers())?
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(page.lang.pick("一覧から選んでください", "Please choose from the list"))?
        .set_error_message(
            page.lang.pick("補足は「回答」の欄にお書きください。", "Whatever there is to add goes under \"Answer\"."),
        )
}

fn fill_letter(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, LETTER)?;
    let mut row = 0;
    for paragraph in &page.letter {
        safe::write(sheet, row, 0, paragraph, &wrapped)?;
        sheet.set_row_height(row, safe::height([(paragraph.as_str(), LETTER)]))?;
        row += 2;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_print_area(0, 0, row, 0)?;
    Ok(())
}
