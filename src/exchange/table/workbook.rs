//! Reads the sheets of an xlsx file. Must not know what stands in them.

use std::{
    io::{Cursor, Read},
    panic,
};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::cells::{Builder, MAX_SHEETS, MAX_TEXT, Table, Unreadable};

/// Most files in the package.
const MAX_PARTS: usize = 2_000;

/// The sheets in their order.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    check(bytes)?;
    // calamine counts without looking for the end of its numbers; whatever a hostile file makes of that, it ends here.
    panic::catch_unwind(|| sheets(bytes)).unwrap_or(Err(Unreadable::Damaged))
}

fn sheets(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(reason)?;
    let shown = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).take(MAX_SHEETS).collect();
    names.iter().map(|name| table(&mut book, name)).collect()
}

fn table(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Table, Unreadable> {
    // Cell by cell: a whole range is as large as its two farthest cells say, however few there are.
    let mut cells = book.worksheet_cells_reader(name).map_err(reason)?;
    let mut builder = Builder::default();
    while let Some(cell) = cells.next_cell().map_err(reason)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).map_err(|_| Unreadable::TooBig)?;
        builder.put(row.saturating_add(1), column, text(cell.get_value()))?;
    }
    builder.rows.sort_by_key(|row| row.number);
    Ok(builder.table(name))
}

/// A cell as a person reads it.
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn reason(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Format("xlsx (password)"),
        _ => Unreadable::Damaged,
    }
}

/// Unpacks everything once, counting only: a package says what it likes about its sizes.
fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if package.len() > MAX_PARTS {
        return Err(Unreadable::TooBig);
    }
    if package.by_name("[Content_Types].xml").is_err() {
        let is_ods = package.by_name("content.xml").is_ok();
        return Err(if is_ods { Unreadable::Format("ods") } else { Unreadable::Format("zip") });
    }
    let mut left = MAX_TEXT;
    let mut part = Vec::new();
    for n in 0..package.len() {
        part.clear();
        let file = package.by_index(n).map_err(|_| Unreadable::Damaged)?;
        let is_sheet = file.name().is_ok_and(|name| name.contains("worksheets/"));
        let read = file.take(left as u64 + 1).read_to_end(&mut part);
        let len = read.map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(len).ok_or(Unreadable::TooBig)?;
        if boasts(&part) || is_sheet && is_far(&part) {
            return Err(Unreadable::Damaged);
        }
    }
    Ok(())
}

/// Whether a part says that it has more texts than it has bytes: memory would be taken for all of them.
fn boasts(part: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let counts = part.windows(COUNT.len()).enumerate().filter(|(_, bytes)| *bytes == COUNT);
    let number = |at: usize| {
        let after = part[at + COUNT.len()..].iter().skip_while(|byte| b" \t\r\n='\"".contains(byte));
        let digits = after.take_while(|byte| byte.is_ascii_digit());
        digits.fold(0usize, |sum, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    };
    counts.into_iter().any(|(at, _)| number(at) > part.len())
}

/// Whether a sheet has a row or a cell farther out than any sheet is: such numbers overflow.
fn is_far(part: &[u8]) -> bool {
    let places =
        part.windows(4).enumerate().filter(|(_, four)| matches!(four, [b' ' | b'\t' | b'\r' | b'\n', b'r', b'=', _]));
    let reference = |at: usize| part[at + 4..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // The last cell of the largest sheet is XFD1048576; a row has no letters.
    places.into_iter().any(|(at, _)| {
        let letters = part[at + 4..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        letters > 3 || reference(at) - letters > 7
    })
}
