//! The order of the services: each with its conclusion, its range and, where that is asked for, why it stands there and what
//! would change that. Must not know how the order comes about.

use std::sync::Arc;

use super::{
    Cell, Column, Labels, Page, Role, bar, bar_legend, behind, causes, conclusion, finding, names::Names, not_counted,
    range, tasks_ahead, what_changes,
};
use crate::{
    model::{Catalogue, Comparison, Finding, Lang, Ranked, Service, has_first},
    say,
};

/// Findings that are named for a service; the rest is counted.
const NAMED: usize = 5;

/// The services in their order, each row a row that can be picked. `in_full` gives, by the place in the order, the grave
/// findings of a service of which everything is told; of the others only the row is.
pub fn page<'a>(
    comparison: &Comparison,
    ranked: &[Ranked],
    catalogue: &Catalogue,
    in_full: impl Fn(usize) -> Option<Vec<&'a Finding>>,
    lang: Lang,
) -> Page {
    let names = Names::of(comparison);
    let mut page = Page::default();
    let l = Labels::of(lang);
    let counts = lang.pick(["回答", "根拠"], ["Answ.", "Evid."]);
    let heads = [l.place, l.conclusion, l.service, l.score, "", counts[0], counts[1]];
    let cells: Vec<[Cell; 7]> =
        ranked.iter().zip(places(ranked)).map(|(one, place)| cells(comparison, &names, one, place, lang)).collect();
    let wide = |n: usize| cells.iter().map(|row| row[n].width()).fold(Cell::from(heads[n]).width(), usize::max);
    let columns: Arc<[Column]> = Arc::new([
        Column::left(if has_first(ranked) { wide(0) } else { 0 }),
        Column::left(wide(1)),
        Column::left(12).growing(),
        Column::left(wide(3)),
        Column::left(wide(4)).spare(),
        Column::right(wide(5)),
        Column::right(wide(6)),
    ]);
    page.heads(&columns, heads);
    for (n, (one, cells)) in ranked.iter().zip(cells).enumerate() {
        page.at(n, |page| page.row(&columns, cells));
        if let (Some(found), Some(service)) = (in_full(n), names.service(&one.service)) {
            page.inside(4, |page| {
                why(page, comparison, service, one, lang);
                noticed(page, comparison, &found, catalogue, lang);
            });
        }
    }
    for same in ranked.chunk_by(|one, next| one.place == next.place) {
        if same.len() > 1 && same[0].place.is_some() {
            let names = lang.list(same.iter().map(|one| names.name(&one.service)));
            page.fact(lang.pick("結論も得点も同じ", "Equal in conclusion and score"), names);
        }
    }
    page
}

/// What a bar shows, and what no score says.
pub fn legend(lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Dim, say!(lang, "棒は 0% から 100% まで: {}", "Bars go from 0% to 100%: {}", bar_legend(lang)));
    page.text(Role::Dim, not_counted(lang));
    page
}

fn cells(comparison: &Comparison, names: &Names<'_>, one: &Ranked, place: String, lang: Lang) -> [Cell; 7] {
    let decision = comparison.record.decision.as_ref();
    let chosen = decision.is_some_and(|decision| decision.service == one.service);
    let mark = if chosen { lang.pick("【決定】", "[chosen] ") } else { "" };
    let of = one.score.coverage();
    let count = |count| Cell::new(Role::Dim, format!("{count}/{}", of.items));
    [
        Cell::new(Role::Dim, place),
        Cell::new(one.conclusion.into(), conclusion(one.conclusion, lang)),
        format!("{mark}{}", names.name(&one.service)).into(),
        Cell::new(Role::Title, range(&one.score)),
        bar(&one.score),
        count(of.answered),
        count(of.backed),
    ]
}

/// Why a service stands where it stands, and what would change that.
fn why(page: &mut Page, comparison: &Comparison, service: &Service, one: &Ranked, lang: Lang) {
    let l = Labels::of(lang);
    page.fact(l.because, causes(comparison, service, one, lang));
    page.text(Role::Text, behind(&one.score, lang));
    if let Some(tasks) = tasks_ahead(comparison, &service.id, &one.score, lang) {
        page.fact(l.tasks, Cell::new(Role::Notice, tasks));
    }
    page.fact(l.changes_when, what_changes(one, lang));
}

/// What was noticed about a service and matters: named here, counted nowhere.
fn noticed(page: &mut Page, comparison: &Comparison, found: &[&Finding], catalogue: &Catalogue, lang: Lang) {
    if !found.is_empty() {
        page.text(Role::Notice, lang.pick("指摘（得点に入りません）:", "Findings (they change no score):"));
    }
    for one in found.iter().take(NAMED) {
        page.entry(Cell::new(Role::from(*one), finding::named(one, comparison, catalogue, lang)));
    }
    if found.len() > NAMED {
        let more = found.len() - NAMED;
        page.entry(Cell::new(Role::Dim, say!(lang, "ほか {} 件", "and {} more", more)));
    }
}

/// The places of services in their order, `2=` where others have the same; `-` where nothing applies. Empty while it is not
/// settled who is first: nobody should read a 1 where another can still get ahead.
pub fn places(all: &[Ranked]) -> Vec<String> {
    if !has_first(all) {
        return vec![String::new(); all.len()];
    }
    let same = all.chunk_by(|one, next| one.place == next.place);
    let told = |group: &[Ranked]| {
        let tie = if group.len() > 1 { "=" } else { "" };
        let place = group[0].place.map_or("-".to_owned(), |place| format!("{place}{tie}"));
        vec![place; group.len()]
    };
    same.flat_map(told).collect()
}
