//! A table out of a file of somebody else: xlsx, csv, or a table in Markdown. Everything is text here.
//!
//! Nothing is trusted: sizes are bounded before memory is taken, and whatever cannot be read is said, not guessed.
//! Must not know what stands in the table.

mod cells;
mod plain;
mod workbook;

pub use cells::{Row, Table, Unreadable};

/// Reads every table of a file; those without any text are left out. What kind of file it is, its bytes say.
///
/// # Errors
/// If it cannot be read, or there is nothing in it.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    let tables = match bytes {
        [b'P', b'K', 3 | 5, _, ..] => workbook::tables(bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Unreadable::Format("xls")),
        [b'%', b'P', b'D', b'F', ..] => return Err(Unreadable::Format("PDF")),
        _ => plain::tables(bytes)?,
    };
    let tables: Vec<Table> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    match tables.is_empty() {
        true => Err(Unreadable::Empty),
        false => Ok(tables),
    }
}

#[cfg(test)]
mod tests;
