//! Items × services with the verdicts in words, and their counts. Must not know notes or files.

use std::sync::Arc;

use crate::{
    cli::columns::{self, Column, GAP, WIDTH},
    model::{Comparison, Lang, Question, Service, Tally, Verdict},
};

/// Cells for the item's number.
const NUMBER: usize = 3;
/// Cells for the item's title at least; the rest of the line is the services'.
const TITLE: usize = 28;
/// Cells for a service: the longest verdict at least.
const NARROWEST: usize = 8;
/// A longer name goes on in the next line.
const WIDEST: usize = 14;

/// The services in groups that fit beside each other.
pub fn blocks(services: &[Arc<Service>]) -> impl Iterator<Item = &[Arc<Service>]> {
    services.chunks((WIDTH - NUMBER - GAP - TITLE) / (GAP + NARROWEST))
}

/// The table of some services.
pub fn text(comparison: &Comparison, services: &[Arc<Service>], lang: Lang) -> String {
    let columns = layout(services);
    let line = |number: &str, title: &str, cell: &dyn Fn(&Service) -> String| {
        let cells = [number.to_owned(), title.to_owned()].into_iter();
        let cells: Vec<String> = cells.chain(services.iter().map(|service| cell(service))).collect();
        columns::row(&columns, &cells)
    };
    let mut text = line("", lang.pick("項目", "Item"), &|service| service.name.clone());
    for section in &comparison.questions.sections {
        let progress = |service: &Service| {
            let tally = Tally::of(service, &section.items);
            format!("{}/{}", tally.answered(), tally.all())
        };
        text += &line("", section.title.of(lang), &progress);
        for item in &section.items {
            text += &line(&item.number.to_string(), item.title.of(lang), &|service| {
                verdict(service, item, lang)
            });
        }
    }
    let all = |service: &Service| Tally::of(service, comparison.questions.items());
    text += &line("", lang.pick("回答済み", "Answered"), &|service| {
        format!("{}/{}", all(service).answered(), all(service).all())
    });
    for kind in Verdict::ALL.into_iter().map(Some).chain([None]) {
        text += &line("", Verdict::word_of(kind, lang), &|service| {
            all(service).count(kind).to_string()
        });
    }
    text
}

fn verdict(service: &Service, item: &Question, lang: Lang) -> String {
    Verdict::word_of(service.verdict(&item.id), lang).to_owned()
}

/// Number, title, then the services as wide as their names ask for and the line allows.
fn layout(services: &[Arc<Service>]) -> Vec<Column> {
    let count = services.len().max(1);
    let room = (WIDTH - NUMBER - GAP - TITLE) / count - GAP;
    let longest = services.iter().map(|service| columns::width(&service.name)).max();
    let each = longest.unwrap_or(0).clamp(NARROWEST, WIDEST.min(room));
    let title = WIDTH - NUMBER - GAP - count * (GAP + each);
    let mut columns = vec![Column::right(NUMBER), Column::left(title)];
    columns.extend(services.iter().map(|_| Column::left(each)));
    columns
}
