//! Items × services with the verdicts in words, and their counts. Must not know notes or files.

use std::sync::Arc;

use crate::{
    cli::out::WIDTH,
    model::{Comparison, Lang, Service, Tally, Verdict, one_line},
    pages::{Cell, Column, Labels, Page, flow::GAP},
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
pub fn page(comparison: &Comparison, services: &[Arc<Service>], lang: Lang) -> Page {
    let each = services.iter().map(|_| Column::left(width_of_each(services)));
    let wide: Arc<[Column]> = [Column::left(NUMBER + GAP + TITLE).growing()].into_iter().chain(each.clone()).collect();
    let split: Arc<[Column]> = [Column::right(NUMBER), Column::left(TITLE).growing()].into_iter().chain(each).collect();
    let mut page = Page::default();
    let line = |page: &mut Page, heads: &[&str], cell: &dyn Fn(&Service) -> Cell| {
        let columns = if heads.len() == 1 { &wide } else { &split };
        let heads = heads.iter().map(|head| Cell::from(*head));
        page.row(columns, heads.chain(services.iter().map(|service| cell(service))));
    };
    let progress = |tally: Tally| Cell::from(format!("{}/{}", tally.answered(), tally.all()));
    line(&mut page, &[Labels::of(lang).item], &|service| (&*service.name).into());
    for section in &comparison.questions.sections {
        page.gap();
        line(&mut page, &[section.title.of(lang)], &|service| progress(Tally::of(service, &section.items)));
        for item in &section.items {
            line(&mut page, &[&item.number.to_string(), item.title.of(lang)], &|service| {
                verdict(service.verdict(&item.id), lang)
            });
        }
    }
    let all = |service: &Service| Tally::of(service, comparison.questions.items());
    page.gap();
    line(&mut page, &[lang.pick("全体", "Total")], &|service| progress(all(service)));
    for kind in Verdict::ALL.into_iter().map(Some).chain([None]) {
        line(&mut page, &["", Verdict::word_of(kind, lang)], &|service| all(service).count(kind).to_string().into());
    }
    page
}

fn verdict(verdict: Option<Verdict>, lang: Lang) -> Cell {
    Cell::new(verdict.into(), Verdict::word_of(verdict, lang))
}

/// As wide as the names ask for and the line allows.
fn width_of_each(services: &[Arc<Service>]) -> usize {
    let room = (WIDTH - NUMBER - GAP - TITLE) / services.len().max(1) - GAP;
    let longest = services.iter().map(|service| typeset::width(&one_line(&service.name))).max();
    longest.unwrap_or(0).clamp(NARROWEST, WIDEST.min(room))
}
