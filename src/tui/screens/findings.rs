//! What was noticed about the service under the cursor: the list, and for each why, what to do and where that is from.
//! Must not know when a rule holds.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    sheet::Sheet,
    split::{Reading, Row, Split, room, split},
};
use crate::{
    model::{About, Finding, Severity},
    pages::finding::{counts, title, told},
    say,
    tui::{desk::Desk, look::Look, theme::Role},
    typeset::width,
};

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Cursor and page.
    pub reading: Reading,
}

/// The colour of a severity.
pub fn role(finding: &Finding) -> Role {
    match finding.severity {
        _ if !finding.is_open() => Role::Dim,
        Severity::High => Role::Bad,
        Severity::Medium => Role::Notice,
        Severity::Low => Role::Text,
    }
}

/// 「要対応」, or that it is accepted.
fn word(finding: &Finding, look: &Look) -> &'static str {
    if finding.is_open() { finding.severity.word(look.lang) } else { look.lang.pick("了承済み", "accepted") }
}

/// A finding on a page: what, why, what to do, where from; `short` leaves all but the first out.
pub fn entry(sheet: &mut Sheet<'_>, finding: &Finding, desk: &Desk, short: bool) {
    let catalogue = desk.known();
    let (look, lang) = (sheet.look, sheet.look.lang);
    let told = told(finding, desk.comparison(), catalogue, lang);
    let mark = format!("{} ", word(finding, look));
    let columns = crate::typeset::width(&mark);
    sheet.marked(&mark, columns, look.style(role(finding)), &told.title);
    if let Some(accepted) = &finding.accepted {
        let text = say!(lang, "了承: {}（{} {}）", "Accepted: {} ({} {})", accepted.note, accepted.by, accepted.day);
        sheet.marked("", 2, look.style(Role::Dim), &text);
    }
    if !short {
        sheet.marked("", 2, look.style(Role::Dim), &told.why);
        sheet.marked("", 2, look.style(Role::Dim), &format!("> {}", told.todo));
        let source = say!(lang, "出典: {}", "Source: {}", told.source);
        for line in crate::typeset::wrap(&source, sheet.room.saturating_sub(2)) {
            sheet.lines.push(Line::styled(format!("  {line}"), look.style(Role::Dim)));
        }
    }
}

fn parts(body: Rect) -> Split {
    split(body, 50, 64)
}

impl Findings {
    /// The finding under the cursor.
    pub fn picked<'a>(&self, desk: &'a Desk) -> Option<&'a Finding> {
        let all = desk.findings(&desk.service()?.id);
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
        let len = desk.service().map_or(0, |service| desk.findings(&service.id).len());
        self.reading.hit(len, parts(body).list, x, y)
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let Some(service) = desk.service() else { return };
        let found = desk.findings(&service.id);
        let [answers, record] = About::ALL.map(|about| desk.open_findings(&service.id, about));
        let open = counts(std::array::from_fn(|n| answers[n] + record[n]), lang);
        let mut head = say!(
            lang,
            " {} ({}/{}) 指摘 {}件 ",
            " {} ({}/{}) findings: {} ",
            service.name,
            desk.service_place() + 1,
            desk.services().len(),
            found.len()
        );
        // The rows say the same one by one: half a count is worth less than none.
        if !open.is_empty() && width(&head) + width(&open) + 3 <= usize::from(parts(body).list.width) {
            head += &format!("{open} ");
        }
        let Some(picked) = self.picked(desk) else {
            let inside = look.popup(head, body, buf);
            let text = lang.pick(
                [
                    "この候補サービスへの指摘はありません。",
                    "根拠のない「はい」「一部」や、C で記録した認証・マークの適用範囲・期限の抜けが、ここに並びます。",
                ],
                [
                    "No findings about this service.",
                    "A Yes or Partly with nothing behind it is listed here, and what is missing in certificates that you record with C.",
                ],
            );
            return super::advice(&text, look, inside, buf);
        };
        let parts = parts(body);
        let catalogue = desk.catalogue();
        let row = |one: &Finding| {
            let scheme = catalogue.and_then(|known| known.scheme(&one.scheme));
            let number = one.item.as_ref().and_then(|id| desk.comparison().questions.item(id));
            let item = number.map_or(String::new(), |one| say!(lang, "項目{} ", "item {} ", one.number));
            let what = title(one, scheme.map(|scheme| &**scheme), lang);
            Row { text: format!(" {} {item}{what}", word(one, look)), role: role(one) }
        };
        let rows: Vec<Row> = found.iter().map(row).collect();
        let reading = Reading { cursor: self.reading.cursor.min(rows.len().saturating_sub(1)), ..self.reading };
        reading.draw_list(&head, &rows, look, parts.list, buf);
        let lines = lines(picked, desk, look, room(parts.page));
        let name = picked.rule().word(lang);
        self.reading.draw_page(name, &lines, look, parts.page, buf);
    }
}

fn lines(finding: &Finding, desk: &Desk, look: &Look, room: usize) -> Vec<Line<'static>> {
    let lang = look.lang;
    let mut sheet = Sheet::new(look, room);
    let catalogue = desk.known();
    let told = told(finding, desk.comparison(), catalogue, lang);
    sheet.text(word(finding, look), role(finding));
    sheet.text(&told.title, Role::Title);
    if let Some(question) = finding.item.as_ref().and_then(|id| desk.comparison().questions.item(id)) {
        let text = say!(lang, "項目 {} {}", "Item {} {}", question.number, question.title.of(lang));
        sheet.text(&text, Role::Dim);
    }
    sheet.gap();
    sheet.text(&told.why, Role::Text);
    sheet.head(lang.pick("次にすること", "What to do next"));
    sheet.text(&told.todo, Role::Text);
    sheet.gap();
    sheet.text(&say!(lang, "出典: {}", "Source: {}", told.source), Role::Dim);
    if let Some(accepted) = &finding.accepted {
        sheet.head(lang.pick("了承（x で取り消す）", "Accepted (x withdraws it)"));
        sheet.text(&accepted.note, Role::Text);
        sheet.text(&format!("{} {}", accepted.by, accepted.day), Role::Dim);
    } else {
        sheet.gap();
        sheet.text(
            lang.pick(
                "分かったうえでこのままにするなら、a で理由を書いて了承します。指摘は得点に入りません。",
                "To leave it unresolved, press a and give a reason. The score does not change.",
            ),
            Role::Dim,
        );
    }
    sheet.lines
}
