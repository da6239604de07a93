//! Items × services with the verdicts in words, and their counts. Must not know notes or files.

use std::sync::Arc;

use crate::{
    cli::columns::{self, Column, GAP, WIDTH},
    model::{Comparison, Lang, Question, Service, Tally, Verdict, one_line},
    typeset,
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
    let each = width_of_each(services);
    let others = services.iter().map(|_| Column::left(each));
    let left = WIDTH - services.len() * (GAP + each);
    let wide: Vec<Column> = [Column::left(left)].into_iter().chain(others.clone()).collect();
    let split: Vec<Column> =
        [Column::right(NUMBER), Column::left(left - NUMBER - GAP)].into_iter().chain(others).collect();
    let line = |columns: &[Column], heads: &[&str], cell: &dyn Fn(&Service) -> String| {
        let heads = heads.iter().map(|head| (*head).to_owned());
        let cells: Vec<String> = heads.chain(services.iter().map(|service| cell(service))).collect();
        columns::row(columns, &cells)
    };
    let mut text = line(&wide, &[lang.pick("項目", "Item")], &|service| service.name.clone());
    for section in &comparison.questions.sections {
        text.push('\n');
        text += &line(&wide, &[section.title.of(lang)], &|service| progress(Tally::of(service, &section.items)));
        for item in &section.items {
            text += &line(&split, &[&item.number.to_string(), item.title.of(lang)], &|service| {
                verdict(service, item, lang)
            });
        }
    }
    let all = |service: &Service| Tally::of(service, comparison.questions.items());
    text.push('\n');
    text += &line(&wide, &[lang.pick("全体", "Total")], &|service| progress(all(service)));
    for kind in Verdict::ALL.into_iter().map(Some).chain([None]) {
        text += &line(&split, &["", Verdict::word_of(kind, lang)], &|service| all(service).count(kind).to_string());
    }
    text
}

fn progress(tally: Tally) -> String {
    format!("{}/{}", tally.answered(), tally.all())
}

fn verdict(service: &Service, item: &Question, lang: Lang) -> String {
    Verdict::word_of(service.verdict(&item.id), lang).to_owned()
}

/// As wide as the names ask for and the line allows.
fn width_of_each(services: &[Arc<Service>]) -> usize {
    let room = (WIDTH - NUMBER - GAP - TITLE) / services.len().max(1) - GAP;
    let longest = services.iter().map(|service| typeset::width(&one_line(&service.name))).max();
    longest.unwrap_or(0).clamp(NARROWEST, WIDEST.min(room))
}
