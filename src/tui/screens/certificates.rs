//! The certificates of the service under the cursor: what is recorded of each, and what was noticed about it.
//! Must not know how a record is changed.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    findings,
    sheet::Sheet,
    split::{Reading, Row, Split, room, split},
};
use crate::{
    model::{About, Catalogue, Certificate, Finding, Service, open_counts},
    pages::{certificate::facts, finding::counts},
    say,
    tui::{desk::Desk, look::Look, overlays::evidence, theme::Role},
    typeset::{fit, width},
};

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Certificates {
    /// Cursor and page.
    pub reading: Reading,
}

fn parts(body: Rect) -> Split {
    split(body, 42, 56)
}

/// The name of the scheme of a certificate.
pub fn scheme_name<'a>(catalogue: Option<&'a Catalogue>, certificate: &'a Certificate, look: &Look) -> &'a str {
    let scheme = catalogue.and_then(|catalogue| catalogue.scheme(&certificate.scheme));
    scheme.map_or(certificate.scheme.as_str(), |scheme| scheme.short(look.lang))
}

impl Certificates {
    /// The certificate under the cursor.
    pub fn picked<'a>(&self, desk: &'a Desk) -> Option<&'a Certificate> {
        let all = &desk.service()?.certificates;
        all.get(self.reading.cursor.min(all.len().checked_sub(1)?))
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, desk: &Desk, look: &Look, body: Rect) {
        let page = parts(body).page;
        let lines = self.picked(desk).map_or(0, |one| lines(one, desk, look, room(page)).len());
        self.reading.scroll(pages, lines, page);
    }

    /// The row at a place of the body.
    pub fn hit(&self, desk: &Desk, body: Rect, x: u16, y: u16) -> Option<usize> {
        let len = desk.service().map_or(0, |service| service.certificates.len());
        self.reading.hit(len, parts(body).list, x, y)
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let Some(service) = desk.service() else { return };
        let title = title(desk, service, look);
        let Some(certificate) = self.picked(desk) else {
            let inside = look.popup(title, body, buf);
            let text = lang.pick(
                [
                    "この候補サービスの認証・マークは、まだ記録されていません。",
                    "a で制度を選んで追加します。「ISMSを取っています」と聞いただけなら、a と Enter で済みます。適用範囲や期限などは、分かったときに書けます。",
                    "認証・マークは手掛かりで、回答ではありません。何を示し、何を示さないかを、記録するたびに表示します。",
                ],
                [
                    "No certificate or mark of this service is recorded yet.",
                    "Press a and pick the scheme. For \"they say they have ISMS\", a and Enter will do; scope, expiry date and register check can be written when they are known.",
                    "A certificate is a pointer, not an answer: for each you will see what it shows and what it does not.",
                ],
            );
            return super::advice(&text, look, inside, buf);
        };
        let parts = parts(body);
        let left = usize::from(parts.list.width.saturating_sub(2));
        let found = desk.findings(&service.id);
        let row = |one: &Certificate| {
            let open = counts(open_counts(&of(found, one), &service.id, About::Record), lang);
            let until = one.valid_until.map(|day| format!("-{day}")).unwrap_or_default();
            let name = scheme_name(desk.catalogue().map(|known| &**known), one, look);
            // A name that is cut away says nothing: its end stands on the page as well.
            let room = |until: &str| left.saturating_sub(width(&open) + width(until) + 3);
            let until = if room(&until) < width(name).min(12) { String::new() } else { until };
            let name = fit(name, room(&until));
            Row { text: format!(" {name} {until} {open}"), role: Role::Text }
        };
        let rows: Vec<Row> = service.certificates.iter().map(row).collect();
        let reading = Reading { cursor: self.reading.cursor.min(rows.len().saturating_sub(1)), ..self.reading };
        reading.draw_list(&title, &rows, look, parts.list, buf);
        let lines = lines(certificate, desk, look, room(parts.page));
        let name = scheme_name(desk.catalogue().map(|known| &**known), certificate, look);
        self.reading.draw_page(name, &lines, look, parts.page, buf);
    }
}

/// ` 架空予約帳 (1/4) 認証 2件 `
fn title(desk: &Desk, service: &Service, look: &Look) -> String {
    say!(
        look.lang,
        " {} ({}/{}) 認証・マーク {}件 ",
        " {} ({}/{}) certificates: {} ",
        service.name,
        desk.service_place() + 1,
        desk.services().len(),
        service.certificates.len()
    )
}

/// What was noticed about one certificate.
fn of(found: &[Finding], certificate: &Certificate) -> Vec<Finding> {
    let about = |one: &&Finding| one.certificate.as_ref() == Some(&certificate.id);
    found.iter().filter(about).cloned().collect()
}

fn lines(certificate: &Certificate, desk: &Desk, look: &Look, room: usize) -> Vec<Line<'static>> {
    let lang = look.lang;
    let mut sheet = Sheet::new(look, room);
    let scheme = desk.catalogue().and_then(|known| known.scheme(&certificate.scheme));
    if let Some(scheme) = scheme {
        sheet.text(scheme.name.of(lang), Role::Title);
        sheet.text(scheme.summary.of(lang), Role::Text);
    }
    let found = desk.service().map(|service| of(desk.findings(&service.id), certificate));
    if let Some(found) = found.filter(|found| !found.is_empty()) {
        sheet.head(lang.pick("指摘", "Findings"));
        for one in &found {
            findings::entry(&mut sheet, one, desk, false);
        }
    }
    sheet.head(lang.pick("記録（Enter で書く）", "Record (Enter to write)"));
    for (label, value) in facts(certificate, scheme.map(|scheme| &**scheme), lang) {
        let missing = value.trim().is_empty();
        let role = if missing { Role::Dim } else { Role::Text };
        let value = match missing {
            true => lang.pick("未記入", "not recorded").to_owned(),
            false => value,
        };
        sheet.text(&format!("{label}: {value}"), role);
    }
    for piece in &certificate.evidence {
        sheet.entry(&evidence::line(piece, look));
    }
    if !certificate.memo.is_empty() {
        sheet.gap();
        sheet.text(&certificate.memo, Role::Text);
    }
    sheet.lines
}
