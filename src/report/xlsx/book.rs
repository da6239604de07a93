//! A workbook under construction: tables with a frozen head, widths that fit Japanese, print settings, and a place for
//! texts that no cell can hold. Must not know what the tables are about.

use rust_xlsxwriter::{
    ConditionalFormatText, ConditionalFormatTextRule, DataValidation, DataValidationErrorStyle, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{
    names::SheetNames,
    table::{SheetCell, SheetTable},
};
use crate::{
    model::{Lang, Verdict},
    pages::Labels,
    report::summary::Summary,
    safe,
    typeset::width,
};

/// Longest text of a cell, in UTF-16 units; a workbook allows 32,767.
const LONGEST: usize = 32_000;
/// Rows that are looked at to find how wide a column has to be.
const MEASURED: usize = 500;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// Most lines of a row: no row can be higher.
const LINES: u32 = 26;
/// Paper of the size A4.
const A4: u8 = 9;

/// A workbook under construction.
pub(super) struct Book {
    /// The labels in the language of the report.
    pub l: Labels,
    book: Workbook,
    names: SheetNames,
    long: Vec<(String, String)>,
    lang: Lang,
    head: Format,
    text: Format,
    bold: Format,
}

impl Book {
    /// An empty workbook about a summary.
    pub(super) fn new(summary: &Summary) -> Result<Book, XlsxError> {
        let l = Labels::of(summary.lang);
        let mut book = Workbook::new();
        // Not the clock's time: the same comparison on the same day is the same file.
        let made = ExcelDateTime::parse_from_str(&summary.day.to_string())?;
        book.set_properties(
            &DocProperties::new()
                .set_title(short(&summary.title))
                .set_subject(l.report)
                .set_author("kumomi")
                .set_creation_datetime(&made),
        );
        let text = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(0x00C4_CCD4);
        Ok(Book {
            l,
            book,
            names: SheetNames::default(),
            long: Vec::new(),
            lang: summary.lang,
            head: text.clone().set_bold().set_background_color(0x00E7_EDF3),
            bold: text.clone().set_bold().set_background_color(0x00F2_F5F8),
            text,
        })
    }

    /// Adds a table on a sheet of its own.
    pub(super) fn add(&mut self, table: SheetTable) -> Result<(), XlsxError> {
        let name = self.names.free(&table.name);
        let mut sheet = Worksheet::new();
        sheet.set_name(&name)?;
        let mut widths = Vec::with_capacity(table.heads.len());
        for (n, (head, widest)) in table.heads.iter().enumerate() {
            let cells = table.rows.iter().take(MEASURED).filter_map(|row| row.get(n));
            let needed = cells.map(needed).chain([width(head)]).max().unwrap_or_default();
            let width = (needed + 2).clamp(6, *widest);
            sheet.set_column_width(column(n), f64::from(row(width)))?;
            sheet.write_string_with_format(0, column(n), short(head), &self.head)?;
            widths.push(width);
        }
        let sums = table.rows.len() - table.sums;
        for (n, cells) in table.rows.iter().enumerate() {
            let format = if n < sums { &self.text } else { &self.bold };
            let lines = cells.iter().zip(&widths).map(|(cell, width)| lines(cell, *width)).max();
            if let Some(lines) = lines.filter(|lines| *lines > 1) {
                sheet.set_row_height(row(n + 1), f64::from(lines) * LINE)?;
            }
            for (m, cell) in cells.iter().enumerate() {
                match cell {
                    SheetCell::Number(number) => {
                        sheet.write_number_with_format(row(n + 1), column(m), *number, format)?;
                    }
                    SheetCell::Text(text) => {
                        let (shown, cut) = shorten(text, &self.l);
                        if cut {
                            let head = &table.heads[m].0;
                            self.long.push((format!("{name} / {} / {head}", n + 2), text.clone()));
                        }
                        safe::write(&mut sheet, row(n + 1), column(m), &shown, format)?;
                    }
                }
            }
        }
        for (n, choose) in table.verdicts.iter().filter(|_| sums > 0) {
            self.coloured(&mut sheet, column(*n), row(sums), *choose)?;
        }
        sheet.set_freeze_panes(1, table.frozen)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_print_area(0, 0, row(table.rows.len()), column(table.printed.saturating_sub(1)))?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&L&A&R&P / &N");
        self.book.push_worksheet(sheet);
        Ok(())
    }

    /// Colours by what a cell says, and a list to choose from.
    fn coloured(&self, sheet: &mut Worksheet, column: u16, last: u32, choose: bool) -> Result<(), XlsxError> {
        let words = VERDICTS.map(|(verdict, colours)| (Verdict::word_of(verdict, self.lang), colours));
        for (begin, (ink, paper)) in SIGNS.iter().chain(&words) {
            let rule = ConditionalFormatText::new()
                .set_rule(ConditionalFormatTextRule::BeginsWith((*begin).to_owned()))
                .set_format(Format::new().set_font_color(*ink).set_background_color(*paper))
                .set_stop_if_true(true);
            sheet.add_conditional_format(1, column, last, column, &rule)?;
        }
        if choose {
            let list = DataValidation::new()
                .allow_list_strings(&words.map(|(word, _)| word))?
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(1, column, last, column, &list)?;
        }
        Ok(())
    }

    /// The bytes of the file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        if !self.long.is_empty() {
            let mut table =
                SheetTable::new(self.l.long_texts, &[(self.l.where_, 40), (self.l.part, 10), (self.l.text, 100)]);
            for (place, text) in std::mem::take(&mut self.long) {
                let parts = pieces(&text);
                let count = parts.len();
                for (n, part) in parts.into_iter().enumerate() {
                    let part_of = format!("{}/{count}", n + 1);
                    table.rows.push(vec![place.as_str().into(), part_of.into(), part.into()]);
                }
            }
            self.add(table)?;
        }
        self.book.save_to_buffer()
    }
}

/// Beyond what a sheet can have, the place is refused when it is written.
fn row(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn column(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Ink and paper.
type Colours = (u32, u32);

const MET: Colours = (0x000F_5132, 0x00E1_F3E7);
const HALF: Colours = (0x0066_4D03, 0x00FF_F1C9);
const UNMET: Colours = (0x0084_2029, 0x00F9_DCDF);
const UNKNOWN: Colours = (0x003D_3D8F, 0x00E8_E7FB);
const OUT: Colours = (0x004B_5563, 0x00EC_EEF1);
const OPEN: Colours = (0x0057_606A, 0x00FF_FFFF);

/// The signs that cells begin with, and their colours.
const SIGNS: [(&str, Colours); 9] = [
    ("○", MET),
    ("(○)", UNKNOWN),
    ("△", HALF),
    ("(△)", UNKNOWN),
    ("×", UNMET),
    ("？", UNKNOWN),
    ("－", OUT),
    ("(－)", UNKNOWN),
    ("□", OPEN),
];

/// The same for the words to choose from.
const VERDICTS: [(Option<Verdict>, Colours); 6] = [
    (Some(Verdict::Yes), MET),
    (Some(Verdict::Partly), HALF),
    (Some(Verdict::No), UNMET),
    (Some(Verdict::Unknown), UNKNOWN),
    (Some(Verdict::NotApplicable), OUT),
    (None, OPEN),
];

/// Characters of half width that a cell needs: its longest line.
fn needed(cell: &SheetCell) -> usize {
    match cell {
        SheetCell::Number(_) => 6,
        // A long text is as wide as a column may be anyway.
        SheetCell::Text(text) if text.len() > 1_000 => 1_000,
        SheetCell::Text(text) => text.lines().map(width).max().unwrap_or_default(),
    }
}

/// Lines that a cell takes in a column of this width.
fn lines(cell: &SheetCell, column: usize) -> u32 {
    let SheetCell::Text(text) = cell else { return 1 };
    if text.len() > 10_000 {
        return LINES;
    }
    let lines: usize = text.lines().map(|line| width(line).div_ceil(column.max(2) - 1).max(1)).sum();
    u32::try_from(lines).unwrap_or(LINES).min(LINES)
}

/// A text of one of our own heads and titles.
fn short(text: &str) -> String {
    text.chars().take(250).collect()
}

/// The text as a cell can hold it, and whether that is only its beginning.
fn shorten(text: &str, l: &Labels) -> (String, bool) {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return (text.to_owned(), false);
    }
    let first = pieces(text).swap_remove(0);
    (format!("{first}… [{}]", l.long_texts), true)
}

/// The text in pieces that a cell can hold.
fn pieces(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        used += c.len_utf16();
        if used > LONGEST {
            out.push(String::new());
            used = c.len_utf16();
        }
        if let Some(piece) = out.last_mut() {
            piece.push(c);
        }
    }
    out
}
