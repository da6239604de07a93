//! A blank sheet as a workbook, to print or to fill: `import` reads a filled one back. Must not know the list.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::Sheet;
use crate::{exchange::safe, model::Verdict};

/// Widths: number, item, question; then for each service verdict and memo.
const WIDTHS: [f64; 3] = [6.0, 26.0, 40.0];
const VERDICT: f64 = 16.0;

/// The workbook.
///
/// # Errors
/// In words of the format, for a log: no text of ours can cause one.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, String> {
    book(sheet).map_err(|error| error.to_string())
}

fn book(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without this the time of the clock would go into the file.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    let page = book.add_worksheet();
    page.set_name(sheet.lang.pick("チェックシート", "Check sheet"))?;
    fill(page, sheet)?;
    book.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let plain = Format::new();
    safe::write(page, 0, 0, &sheet.title, &Format::new().set_bold().set_font_size(14))?;
    for (row, blank) in (1..).zip(sheet.blanks()) {
        safe::write(page, row, 0, blank, &plain)?;
    }
    let head = 5;
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let header = cell.clone().set_bold().set_background_color(0x00DD_E6F0);
    let question = sheet.lang.pick("質問", "Question");
    for ((column, name), width) in (0..).zip([sheet.number(), sheet.item(), question]).zip(WIDTHS) {
        page.set_column_width(column, width)?;
        safe::write(page, head, column, name, &header)?;
    }
    let memo = if sheet.services > 2 { 16.0 } else { 30.0 };
    let services = (1..=sheet.services).zip((3u16..).step_by(2));
    for (n, column) in services.clone() {
        page.set_column_width(column, VERDICT)?.set_column_width(column + 1, memo)?;
        safe::write(page, head, column, &sheet.service(n), &header)?;
        let memo = sheet.lang.pick("メモ", "Note");
        safe::write(page, head, column + 1, memo, &header)?;
    }
    page.set_row_height(head, 33)?;
    let mut row = head;
    let boxes = sheet.boxes().join("\n");
    for section in &sheet.sections {
        row += 1;
        safe::write(page, row, 1, &section.title, &Format::new().set_bold())?;
        for item in &section.items {
            row += 1;
            let texts = [&item.number.to_string(), &item.title, &item.question];
            for (column, text) in (0..).zip(texts) {
                safe::write(page, row, column, text, &cell)?;
            }
            for (_, column) in services.clone() {
                safe::write(page, row, column, &boxes, &cell)?;
                page.write_blank(row, column + 1, &cell)?;
                page.add_data_validation(row, column, row, column, &choice(sheet)?)?;
            }
            let texts = texts.into_iter().map(String::as_str).zip(WIDTHS);
            page.set_row_height(row, safe::height(texts.chain([(boxes.as_str(), VERDICT)])))?;
        }
    }
    row += 1;
    safe::write(page, row, 0, &sheet.source, &plain.set_font_size(8))?;
    page.set_freeze_panes(head + 1, 2)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(head, head)?;
    page.set_print_area(0, 0, row, 2 + 2 * u16::from(sheet.services))?;
    Ok(())
}

fn choice(sheet: &Sheet) -> Result<DataValidation, XlsxError> {
    Ok(DataValidation::new()
        .allow_list_strings(&Verdict::ALL.map(|verdict| verdict.word(sheet.lang)))?
        .set_error_style(DataValidationErrorStyle::Warning))
}
