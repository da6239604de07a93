//! Moving in: a table that a company already keeps becomes a comparison, and so does the JSON of a report.
//!
//! What each column means is guessed, shown and can be changed before anything is made; what is not understood is kept
//! as a note and told. Must not know disk, clock or screen.

mod adopt;
mod find;
mod guess;
mod json;
mod role;

pub use adopt::{Imported, New, Unclear, Unusable, apply_mapping};
pub use guess::{Mapped, Mapping, best, guess_mapping};
pub use json::{BadJson, is_json, json};
pub use role::ColumnRole;

use super::table::{self, Table, Unreadable};

/// Every table of a file: xlsx, csv or Markdown.
///
/// # Errors
/// If it cannot be read, or there is nothing in it.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    table::read(bytes)
}

#[cfg(test)]
mod tests;
