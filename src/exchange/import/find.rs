//! Finds the item that a cell names. Must not know which column the cell stands in.

use crate::{
    exchange::words::fold,
    model::{Checklist, Item, Lang},
};

/// The item that a cell names by its id.
pub(super) fn by_id<'a>(list: &'a Checklist, cell: &str) -> Option<&'a Item> {
    let id = fold(cell);
    list.items().find(|item| item.id == id)
}

/// The item that a cell names by its title, with or without its number before it.
pub(super) fn by_title<'a>(list: &'a Checklist, cell: &str) -> Option<&'a Item> {
    let whole = fold(cell);
    let bare = whole.trim_start_matches(|c: char| c.is_ascii_digit() || ".:)-．".contains(c));
    let titled = |item: &&Item| {
        let titles = Lang::ALL.map(|lang| fold(item.title.only(lang)));
        titles.iter().any(|title| !title.is_empty() && (*title == whole || *title == bare))
    };
    list.items().find(titled)
}

/// The item that a cell names by its number: `5`, `5.`, `No.5`, `問5`, `⑤`.
pub(super) fn by_number<'a>(list: &'a Checklist, cell: &str) -> Option<&'a Item> {
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
