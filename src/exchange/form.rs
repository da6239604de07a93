//! A sheet of a workbook that people fill in: what stands above its table, the table, how it prints. Must not know what is
//! asked.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::{model::visible, safe, typeset};

/// Most characters in a cell that stay readable; Excel's own limit is 32,767 UTF-16 units.
const MAX_CELL: usize = 16_000;
/// Paper of the size A4.
const A4: u8 = 9;
/// Least height of the head, in points: a name can be written into it by hand.
const HEAD: f64 = 33.0;

/// A workbook that says it was made on a day (`2026-11-22`): the time of the clock does not go into the file.
pub(super) fn workbook(day: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::parse_from_str(day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(book)
}

/// How a cell of a table looks: framed, its text from the top.
pub(super) fn cell() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

/// A sheet under construction, row after row.
pub(super) struct FormSheet<'a> {
    sheet: &'a mut Worksheet,
    /// The row that is written next.
    row: u32,
    /// The row of the head.
    head: u32,
    /// Widths of the columns, in characters of the default font.
    widths: Vec<u16>,
}

impl<'a> FormSheet<'a> {
    /// A sheet of this name, with a heading.
    pub(super) fn new(book: &'a mut Workbook, name: &str, heading: &str) -> Result<FormSheet<'a>, XlsxError> {
        let sheet = book.add_worksheet().set_name(name)?;
        let mut form = FormSheet { sheet, row: 0, head: 0, widths: Vec::new() };
        form.line(&[(0, heading, &Format::new().set_bold().set_font_size(14))])?;
        Ok(form)
    }

    /// A row outside of the table: texts, each in a column.
    pub(super) fn line(&mut self, texts: &[(u16, &str, &Format)]) -> Result<(), XlsxError> {
        for (column, text, format) in texts {
            safe::write(self.sheet, self.row, *column, &short(text), format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The head of the table, below an empty row: names of the columns with their widths.
    pub(super) fn head(&mut self, columns: &[(&str, u16)]) -> Result<(), XlsxError> {
        self.row += 1;
        self.head = self.row;
        self.widths = columns.iter().map(|(_, width)| *width).collect();
        for ((_, width), column) in columns.iter().zip(0..) {
            self.sheet.set_column_width(column, f64::from(*width))?;
        }
        let format = cell().set_bold().set_background_color(0x00DD_E6F0);
        let names: Vec<(&str, &Format)> = columns.iter().map(|(name, _)| (*name, &format)).collect();
        let height = self.cells(&names)?.max(HEAD);
        self.sheet.set_row_height(self.head, height)?;
        Ok(())
    }

    /// A row of the table; an empty text is a cell to fill.
    pub(super) fn row(&mut self, texts: &[(&str, &Format)]) -> Result<(), XlsxError> {
        let row = self.row;
        let height = self.cells(texts)?;
        self.sheet.set_row_height(row, height)?;
        Ok(())
    }

    /// Writes the cells of a row, and tells how high it has to be.
    fn cells(&mut self, texts: &[(&str, &Format)]) -> Result<f64, XlsxError> {
        for ((text, format), column) in texts.iter().zip(0..) {
            match text.is_empty() {
                true => self.sheet.write_blank(self.row, column, format).map(drop)?,
                false => safe::write(self.sheet, self.row, column, &short(text), format)?,
            }
        }
        self.row += 1;
        Ok(height(texts.iter().map(|(text, _)| *text).zip(self.widths.iter().copied())))
    }

    /// A list to choose from in a column of the table.
    pub(super) fn choice(&mut self, column: u16, list: &DataValidation) -> Result<(), XlsxError> {
        if self.row > self.head + 1 {
            self.sheet.add_data_validation(self.head + 1, column, self.row - 1, column, list)?;
        }
        Ok(())
    }

    /// How it prints; number and title of the items stay in sight.
    pub(super) fn finish(self) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(self.head + 1, 2)?;
        self.sheet.set_landscape().set_repeat_rows(self.head, self.head)?;
        let last = u16::try_from(self.widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
        print(self.sheet, self.row - 1, last)
    }
}

/// Prints a sheet up to a row and a column on A4, as wide as the paper.
fn print(sheet: &mut Worksheet, row: u32, column: u16) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_area(0, 0, row, column)?;
    Ok(())
}

/// Adds a sheet with paragraphs, for a letter.
pub(super) fn letter(book: &mut Workbook, name: &str, paragraphs: &[String]) -> Result<(), XlsxError> {
    /// Width of the letter.
    const WIDTH: u16 = 76;
    let sheet = book.add_worksheet().set_name(name)?.set_column_width(0, f64::from(WIDTH))?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut row = 0;
    for paragraph in paragraphs {
        safe::write(sheet, row, 0, &short(paragraph), &wrapped)?;
        sheet.set_row_height(row, height([(paragraph.as_str(), WIDTH)]))?;
        row += 2;
    }
    print(sheet, row, 0)
}

/// A text for a cell: nothing hidden, not longer than a cell can be.
fn short(text: &str) -> String {
    let text = visible(text);
    match text.char_indices().nth(MAX_CELL) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.into_owned(),
    }
}

/// The height in points that a row needs for its wrapped cells, each with the width of its column in characters: not every
/// program works that out when it opens a file. At most what a row can have.
fn height<'a>(cells: impl IntoIterator<Item = (&'a str, u16)>) -> f64 {
    // The widths are of digits; a kanji is a little wider than two of them.
    let lines = |(text, width): (&str, u16)| typeset::wrap(text, usize::from(width) * 9 / 10).len();
    let most = cells.into_iter().map(lines).max().unwrap_or(1);
    (most.max(1) as f64 * 17.0 + 3.0).min(409.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_too_long_for_excel() {
        let long = short(&"😀".repeat(1_000_000));
        assert!(long.encode_utf16().count() <= 32_767 && long.ends_with('…'));
        assert_eq!(short("a\u{1b}b\nc"), "a\\u{1b}b\nc");
    }
}
