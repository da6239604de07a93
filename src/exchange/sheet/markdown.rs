//! A blank sheet as a table in Markdown. Must not know the list.

use super::Sheet;
use crate::exchange::safe::{markdown as safe, markdown_cell};

/// As Markdown.
pub fn markdown(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n", safe(&sheet.title));
    for blank in sheet.blanks() {
        out += &format!("- {blank}:\n");
    }
    let services: Vec<String> = (1..=sheet.services).map(|n| sheet.service(n)).collect();
    out += &format!("\n| {} | {} | {} |\n", sheet.number(), sheet.item(), services.join(" | "));
    out += &format!("|{}\n", "---|".repeat(services.len() + 2));
    let boxes = sheet.boxes().join(" ");
    for item in sheet.sections.iter().flat_map(|section| &section.items) {
        let answers = format!(" {boxes} |").repeat(services.len());
        out += &format!(
            "| {} | {}<br>{} |{answers}\n",
            item.number,
            markdown_cell(&item.title),
            markdown_cell(&item.question)
        );
    }
    if !sheet.source.is_empty() {
        out += &format!("\n{}\n", safe(&sheet.source));
    }
    out
}
