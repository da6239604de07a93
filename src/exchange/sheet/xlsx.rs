//! A blank sheet as a workbook, to print or to fill: `import` reads a filled one back. Must not know the list.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, XlsxError};

use super::BlankSheet;
use crate::{
    exchange::form::{FormSheet, cell, workbook},
    model::Verdict,
};

/// Widths: number, item, question; then for each service verdict and memo.
const WIDTHS: [u16; 3] = [6, 26, 40];
const VERDICT: u16 = 16;

/// The workbook.
///
/// # Errors
/// In words of the format, for a log: no text of ours can cause one.
pub fn xlsx(sheet: &BlankSheet) -> Result<Vec<u8>, String> {
    book(sheet).map_err(|error| error.to_string())
}

fn book(sheet: &BlankSheet) -> Result<Vec<u8>, XlsxError> {
    let lang = sheet.lang;
    // The same sheet is the same file, whenever it is made.
    let mut book = workbook("2026-01-01")?;
    let mut form = FormSheet::new(&mut book, lang.pick("チェックシート", "Check sheet"), &sheet.title)?;
    let (plain, bold) = (Format::new(), Format::new().set_bold());
    for blank in sheet.blanks() {
        form.line(&[(0, blank, &plain)])?;
    }
    let [number, item] = sheet.heads();
    let mut columns: Vec<(&str, u16)> = [number, item, lang.pick("質問", "Question")].into_iter().zip(WIDTHS).collect();
    let services = sheet.services();
    let memo = if sheet.services > 2 { 16 } else { 30 };
    columns.extend(services.iter().flat_map(|head| [(head.as_str(), VERDICT), (lang.pick("メモ", "Note"), memo)]));
    form.head(&columns)?;
    let (cell, boxes) = (cell(), sheet.boxes().join("\n"));
    for section in &sheet.sections {
        form.line(&[(1, &section.title, &bold)])?;
        for item in &section.items {
            let number = item.number.to_string();
            let mut texts = vec![number.as_str(), &item.title, &item.question];
            texts.extend(services.iter().flat_map(|_| [boxes.as_str(), ""]));
            form.row(&texts.into_iter().map(|text| (text, &cell)).collect::<Vec<_>>())?;
        }
    }
    let words = Verdict::ALL.map(|verdict| verdict.word(lang));
    let choice = DataValidation::new().allow_list_strings(&words)?.set_error_style(DataValidationErrorStyle::Warning);
    for (_, column) in services.iter().zip((3..).step_by(2)) {
        form.choice(column, &choice)?;
    }
    form.line(&[(0, &sheet.source, &plain.set_font_size(8))])?;
    form.finish()?;
    book.save_to_buffer()
}
