//! Moving in: a table that a company already keeps becomes a comparison, and so does the JSON of a report.
//!
//! What each column means is guessed, shown and can be changed before anything is made; what is not understood is kept
//! as a note and told. Must not know disk, clock or screen.

mod adopt;
mod guess;
mod json;
mod role;

pub use adopt::{Imported, New, Unclear, Unusable, apply_mapping};
pub use guess::{Mapped, Mapping, best, guess_mapping};
pub use json::{BadJson, is_json, json};
pub use role::Role;

use super::words::fold;
use crate::{
    exchange::{
        receive::Why,
        table::{self, Row, Table, Unreadable},
    },
    model::{Checklist, Item, Lang},
};

/// Every table of a file: xlsx, csv or Markdown.
///
/// # Errors
/// If it cannot be read, or there is nothing in it.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    table::read(bytes)
}

/// The item that a cell names by its id.
fn by_id<'a>(list: &'a Checklist, cell: &str) -> Option<&'a Item> {
    let id = fold(cell);
    list.items().find(|item| item.id == id)
}

/// The item that a cell names by its title, with or without its number before it.
fn by_title<'a>(list: &'a Checklist, cell: &str) -> Option<&'a Item> {
    let whole = fold(cell);
    let bare = whole.trim_start_matches(|c: char| c.is_ascii_digit() || ".:)-．".contains(c));
    let titled = |item: &&Item| {
        let titles = Lang::ALL.map(|lang| fold(item.title.only(lang)));
        titles.iter().any(|title| !title.is_empty() && (*title == whole || *title == bare))
    };
    list.items().find(titled)
}

/// The item that a cell names by its number: `5`, `5.`, `No.5`, `問5`, `⑤`.
fn by_number<'a>(list: &'a Checklist, cell: &str) -> Option<&'a Item> {
    let text = fold(cell);
    let circled = |c: char| ('①'..='⑳').contains(&c).then(|| u32::from(c) - u32::from('①') + 1);
    let mut signs = text.chars();
    let number = match (signs.next().and_then(circled), signs.next()) {
        (Some(number), None) => Some(number),
        _ => {
            let before = ["no.", "no", "第", "問", "項目", "#", "("];
            let rest = before.iter().fold(text.as_str(), |text, sign| text.strip_prefix(sign).unwrap_or(text));
            rest.trim_end_matches(['.', ')', ':', '番']).parse().ok()
        }
    };
    list.items().find(|item| Some(item.number) == number)
}

/// The item of a row: by its id, else its title, else its number. Two that contradict each other are none.
fn item_of<'a>(list: &'a Checklist, row: &Row, mapping: &Mapping) -> Result<&'a Item, Why> {
    let cell = |role: &Role| mapping.column(role).map_or("", |n| row.cell(n));
    let found =
        [by_id(list, cell(&Role::Id)), by_title(list, cell(&Role::Title)), by_number(list, cell(&Role::Number))];
    let mut found = found.into_iter().flatten();
    let is_number = fold(cell(&Role::Number)).starts_with(|c: char| c.is_ascii_digit());
    let first = found.next().ok_or(if is_number { Why::UnknownItem } else { Why::NoItem })?;
    match found.all(|item| item.id == first.id) {
        true => Ok(first),
        false => Err(Why::TwoItems),
    }
}

#[cfg(test)]
mod tests;
