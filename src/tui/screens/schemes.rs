//! The catalogue of schemes: the list with its filters, and the page that a shop owner understands in a minute.
//! Must not know what a certificate of a service records.

use super::{
    certificates,
    split::{ListRow, Reading, Split, frames},
};
use crate::{
    model::{Audit, Region, Scheme, SchemeKind},
    pages::scheme,
    say,
    tui::{Action, Desk, Library, Role, Screen, Turn, View},
    typeset::{fit, width},
};

/// What the catalogue shows: its filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SchemesScreen {
    /// Only this region.
    region: Option<Region>,
    /// Only this kind.
    kind: Option<SchemeKind>,
    /// Only checked by these.
    audit: Option<Audit>,
}

/// The next value of a filter: all, then each in turn.
fn next<T: Copy + PartialEq>(now: Option<T>, all: &[T]) -> Option<T> {
    match now.and_then(|now| all.iter().position(|one| *one == now)) {
        None => all.first().copied(),
        Some(at) => all.get(at + 1).copied(),
    }
}

impl SchemesScreen {
    /// The schemes that are shown.
    fn shown<'a>(&self, library: &'a Library) -> Vec<&'a Scheme> {
        let schemes = library.catalogue.schemes.iter().map(|scheme| &**scheme);
        schemes
            .filter(|one| self.region.is_none_or(|region| one.region == region))
            .filter(|one| self.kind.is_none_or(|kind| one.kind == kind))
            .filter(|one| self.audit.is_none_or(|audit| one.audit == audit))
            .collect()
    }

    /// The scheme under the cursor.
    fn picked<'a>(&self, reading: Reading, library: &'a Library) -> Option<&'a Scheme> {
        let shown = self.shown(library);
        shown.get(reading.within(shown.len()).cursor).copied()
    }

    /// Shows a scheme, without filters when they hide it; its row.
    pub fn show(&mut self, id: &str, library: &Library) -> Option<usize> {
        let place = |now: &SchemesScreen| now.shown(library).iter().position(|one| one.id == id);
        if place(self).is_none() {
            *self = SchemesScreen::default();
        }
        place(self)
    }

    /// Carries out a command.
    pub fn act(
        &mut self,
        action: Action,
        reading: Reading,
        desk: Option<&mut Desk>,
        library: &Library,
        turn: &mut Turn<'_>,
    ) {
        match action {
            Action::FilterRegion => self.region = next(self.region, &Region::ALL),
            Action::FilterKind => self.kind = next(self.kind, &SchemeKind::ALL),
            Action::FilterAudit => self.audit = next(self.audit, &Audit::ALL),
            Action::Clear => *self = SchemesScreen::default(),
            Action::Add => match (self.picked(reading, library), desk) {
                (Some(one), Some(desk)) => certificates::add(one.id.clone(), desk, turn),
                (Some(_), None) => certificates::need_a_service(turn),
                (None, _) => {}
            },
            Action::GoMap => turn.aside(Screen::Map),
            Action::GoCase => turn.aside(Screen::Case),
            _ => {}
        }
    }

    /// The screen, laid out.
    pub fn split(&self, reading: Reading, library: &Library, view: View<'_>) -> Split {
        let lang = view.lang();
        let frames = frames(view.body, 44, 58);
        let shown = self.shown(library);
        let filters: Vec<&str> = [
            self.region.map(|one| one.word(lang)),
            self.kind.map(|one| one.word(lang)),
            self.audit.map(|one| one.word(lang)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut title = say!(lang, " 制度 {}/{}件 ", " Schemes {}/{} ", shown.len(), library.catalogue.schemes.len());
        if !filters.is_empty() {
            title += &format!("{} ", filters.join(lang.pick("・", ", ")));
        }
        let left = usize::from(frames[0].width.saturating_sub(2));
        let row = |one: &&Scheme| {
            let kind = one.kind.word(lang);
            // In a narrow window the abbreviation says more than the first half of the name.
            let name = if left < 44 { one.short(lang) } else { one.name.of(lang) };
            let name = fit(name, left.saturating_sub(width(kind) + 2));
            ListRow { text: format!(" {name} {kind}"), role: Role::Text }
        };
        let picked = self.picked(reading, library);
        let page = picked.map(|one| scheme::page(one, &library.catalogue, &library.questions, lang));
        let rows = shown.iter().map(row).collect();
        let head = picked.map_or("", |one| one.short(lang));
        Split::new(frames, title, rows, (head, &page.unwrap_or_default()), view.look()).or(lang.pick(
            &["この絞り込みに合う制度はありません。0 で全部に戻ります。"],
            &["No scheme fits these filters. Press 0 to see all."],
        ))
    }
}
