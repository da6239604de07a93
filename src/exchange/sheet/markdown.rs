//! A blank sheet as a table in Markdown. Must not know the list.

use super::BlankSheet;
use crate::safe::{self, markdown_cell};

/// As Markdown.
pub fn markdown(sheet: &BlankSheet) -> String {
    let mut out = format!("# {}\n\n", safe::markdown(&sheet.title));
    for blank in sheet.blanks() {
        out += &format!("- {blank}:\n");
    }
    let services = sheet.services();
    out += &format!("\n| {} | {} |\n", sheet.heads().join(" | "), services.join(" | "));
    out += &format!("|{}\n", "---|".repeat(services.len() + 2));
    let answers = format!(" {} |", sheet.boxes().join(" ")).repeat(services.len());
    for item in sheet.sections.iter().flat_map(|section| &section.items) {
        let (title, question) = (markdown_cell(&item.title), markdown_cell(&item.question));
        out += &format!("| {} | {title}<br>{question} |{answers}\n", item.number);
    }
    if !sheet.source.is_empty() {
        out += &format!("\n{}\n", safe::markdown(&sheet.source));
    }
    out
}
