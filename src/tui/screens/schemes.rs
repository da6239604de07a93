//! The catalogue of schemes: the list with its filters, and the page that a shop owner understands in a minute.
//! Must not know certificates of a service.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::split::{Reading, Row, Split, room, split};
use crate::{
    model::{Audit, Region, Scheme, SchemeKind},
    pages::scheme,
    say,
    tui::{look::Look, message::Library, theme::Role},
    typeset::{fit, width},
};

/// What the catalogue shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schemes {
    /// Cursor and page.
    pub reading: Reading,
    /// Only this region.
    pub region: Option<Region>,
    /// Only this kind.
    pub kind: Option<SchemeKind>,
    /// Only checked by these.
    pub audit: Option<Audit>,
}

/// The next value of a filter: all, then each in turn.
pub fn next<T: Copy + PartialEq>(now: Option<T>, all: &[T]) -> Option<T> {
    match now.and_then(|now| all.iter().position(|one| *one == now)) {
        None => all.first().copied(),
        Some(at) => all.get(at + 1).copied(),
    }
}

fn lines(scheme: &Scheme, library: &Library, look: &Look, room: usize) -> Vec<Line<'static>> {
    look.lines(&scheme::page(scheme, &library.catalogue, &library.questions, look.lang), room)
}

fn parts(body: Rect) -> Split {
    split(body, 44, 58)
}

impl Schemes {
    /// The schemes that are shown.
    pub fn shown<'a>(&self, library: &'a Library) -> Vec<&'a Scheme> {
        let schemes = library.catalogue.schemes.iter().map(|scheme| &**scheme);
        schemes
            .filter(|one| self.region.is_none_or(|region| one.region == region))
            .filter(|one| self.kind.is_none_or(|kind| one.kind == kind))
            .filter(|one| self.audit.is_none_or(|audit| one.audit == audit))
            .collect()
    }

    /// The scheme under the cursor.
    pub fn picked<'a>(&self, library: &'a Library) -> Option<&'a Scheme> {
        let shown = self.shown(library);
        shown.get(self.reading.cursor.min(shown.len().checked_sub(1)?)).copied()
    }

    /// Shows a scheme, without filters when they hide it.
    pub fn show(&mut self, id: &str, library: &Library) {
        let place = |now: &Schemes| now.shown(library).iter().position(|one| one.id == id);
        if place(self).is_none() {
            *self = Schemes::default();
        }
        if let Some(at) = place(self) {
            self.reading = Reading { cursor: at, top: 0 };
        }
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, library: &Library, look: &Look, body: Rect) {
        let page = parts(body).page;
        let lines = self.picked(library).map_or(0, |one| lines(one, library, look, room(page)).len());
        self.reading.scroll(pages, lines, page);
    }

    /// The row at a place of the body.
    pub fn hit(&self, library: &Library, body: Rect, x: u16, y: u16) -> Option<usize> {
        self.reading.hit(self.shown(library).len(), parts(body).list, x, y)
    }

    /// Draws the screen.
    pub fn draw(&self, library: &Library, look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let parts = parts(body);
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
        let left = usize::from(parts.list.width.saturating_sub(2));
        let row = |one: &&Scheme| {
            let kind = one.kind.word(lang);
            // In a narrow window the abbreviation says more than the first half of the name.
            let name = if left < 44 { one.short(lang) } else { one.name.of(lang) };
            let name = fit(name, left.saturating_sub(width(kind) + 2));
            Row { text: format!(" {name} {kind}"), role: Role::Text }
        };
        let rows: Vec<Row> = shown.iter().map(row).collect();
        let reading = Reading { cursor: self.reading.cursor.min(rows.len().saturating_sub(1)), ..self.reading };
        reading.draw_list(&title, &rows, look, parts.list, buf);
        let Some(scheme) = self.picked(library) else {
            let text = lang.pick(
                "この絞り込みに合う制度はありません。0 で全部に戻ります。",
                "No scheme fits these filters. Press 0 to see all.",
            );
            let inside = look.popup("", parts.page, buf);
            return super::advice(&[text], look, inside, buf);
        };
        let lines = lines(scheme, library, look, room(parts.page));
        self.reading.draw_page(scheme.short(lang), &lines, look, parts.page, buf);
    }
}
