//! The questions to the vendor of the service under the cursor: the covering letter, and per item what is asked.
//! Must not know how the file is written.

use std::collections::BTreeSet;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    sheet::Sheet,
    split::{Reading, Row, Split, room, split},
};
use crate::{
    exchange::ask::{Items, Order, Questionnaire, questionnaire},
    model::{Day, ItemId, Service},
    say,
    tui::{desk::Desk, look::Look, theme::Role},
};

/// What the questionnaire is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// Cursor and page; the first row is the letter.
    pub reading: Reading,
    /// The items that are asked about; `None` until the user chose: those that are not settled.
    picked: Option<BTreeSet<ItemId>>,
    /// Until when an answer is wanted.
    pub deadline: Option<Day>,
}

fn parts(body: Rect) -> Split {
    split(body, 44, 56)
}

impl Ask {
    /// Nothing chosen yet; the deadline is kept.
    pub fn afresh(&self) -> Ask {
        Ask { deadline: self.deadline, ..Ask::default() }
    }

    fn made(&self, desk: &Desk, items: Items, today: Day, look: &Look) -> Option<Questionnaire> {
        let order = Order { items, deadline: self.deadline, today, lang: look.lang };
        let service = desk.service()?;
        Some(questionnaire(desk.comparison(), service, desk.checklist.as_ref(), &order))
    }

    /// Everything that can be asked.
    fn all(&self, desk: &Desk, today: Day, look: &Look) -> Questionnaire {
        let made = self.made(desk, Items::Provider, today, look);
        made.expect("asked for a service only")
    }

    /// The items that are asked about.
    fn picks(&self, desk: &Desk, today: Day, look: &Look) -> BTreeSet<ItemId> {
        self.picked.clone().unwrap_or_else(|| {
            let open = self.made(desk, Items::Open, today, look);
            open.into_iter().flat_map(|made| made.rows).map(|row| row.item).collect()
        })
    }

    /// The questionnaire as it would be written now; `None` without a service.
    pub fn questionnaire(&self, desk: &Desk, today: Day, look: &Look) -> Option<Questionnaire> {
        let picks = self.picks(desk, today, look).into_iter().collect();
        self.made(desk, Items::Chosen(picks), today, look)
    }

    /// How many rows there are: the letter and the items.
    pub fn rows(&self, desk: &Desk, today: Day, look: &Look) -> usize {
        desk.service().map_or(0, |_| self.all(desk, today, look).rows.len() + 1)
    }

    /// The item under the cursor.
    pub fn item(&self, desk: &Desk, today: Day, look: &Look) -> Option<ItemId> {
        desk.service()?;
        let row = self.reading.cursor.checked_sub(1)?;
        self.all(desk, today, look).rows.get(row).map(|row| row.item.clone())
    }

    /// Asks about the item under the cursor, or not.
    pub fn toggle(&mut self, desk: &Desk, today: Day, look: &Look) {
        let Some(item) = self.item(desk, today, look) else {
            return;
        };
        let mut picks = self.picks(desk, today, look);
        if !picks.remove(&item) {
            picks.insert(item);
        }
        self.picked = Some(picks);
    }

    /// Asks about an item, for it has a question of the user's own now.
    pub fn pick(&mut self, item: &str, desk: &Desk, today: Day, look: &Look) {
        let mut picks = self.picks(desk, today, look);
        picks.insert(item.to_owned());
        self.picked = Some(picks);
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, desk: &Desk, today: Day, look: &Look, body: Rect) {
        let page = parts(body).page;
        let lines = self.lines(desk, today, look, room(page)).len();
        self.reading.scroll(pages, lines, page);
    }

    /// The row at a place of the body.
    pub fn hit(&self, desk: &Desk, today: Day, look: &Look, body: Rect, at: (u16, u16)) -> Option<usize> {
        self.reading.hit(self.rows(desk, today, look), parts(body).list, at.0, at.1)
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, today: Day, look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let Some(service) = desk.service() else { return };
        let (all, picks) = (self.all(desk, today, look), self.picks(desk, today, look));
        let parts = parts(body);
        let letter = Row { text: lang.pick("     送付状", "     Covering letter").to_owned(), role: Role::Title };
        let row = |row: &crate::exchange::ask::Asked| {
            let mark = if picks.contains(&row.item) { "[x]" } else { "[ ]" };
            let own = match row.own.len() {
                0 => String::new(),
                count => say!(lang, "  追加{}", "  own {}", count),
            };
            Row {
                text: format!(" {mark} {:>2} {}{own}", row.number, row.title),
                role: if picks.contains(&row.item) { Role::Text } else { Role::Dim },
            }
        };
        let rows: Vec<Row> = [letter].into_iter().chain(all.rows.iter().map(row)).collect();
        let title = say!(
            lang,
            " {} ({}/{}) 質問状 {}項目 ",
            " {} ({}/{}) questions: {} items ",
            service.name,
            desk.service_place() + 1,
            desk.services().len(),
            picks.len()
        );
        let reading = Reading { cursor: self.reading.cursor.min(rows.len().saturating_sub(1)), ..self.reading };
        reading.draw_list(&title, &rows, look, parts.list, buf);
        let lines = self.lines(desk, today, look, room(parts.page));
        let name = addressee(service);
        self.reading.draw_page(&name, &lines, look, parts.page, buf);
    }

    fn lines(&self, desk: &Desk, today: Day, look: &Look, room: usize) -> Vec<Line<'static>> {
        let lang = look.lang;
        let mut sheet = Sheet::new(look, room);
        if desk.service().is_none() {
            return sheet.lines;
        }
        let all = self.all(desk, today, look);
        let Some(row) = self.reading.cursor.checked_sub(1).and_then(|row| all.rows.get(row)) else {
            if desk.comparison().asker.is_empty() {
                let text = lang.pick(
                    "e を押して、自社名・連絡先・回答期限を書いてください。",
                    "Press e and write your company, contact and the deadline.",
                );
                sheet.text(text, Role::Notice);
                sheet.gap();
            }
            let letter = self.questionnaire(desk, today, look).map(|made| made.letter);
            for paragraph in letter.unwrap_or_default() {
                sheet.text(&paragraph, Role::Text);
                sheet.gap();
            }
            sheet.text(
                lang.pick(
                    "Enter でファイルに書き出します。メモ・得点・ほかの候補サービスは入りません。",
                    "Enter writes the file. Notes, scores and other candidate services do not go into it.",
                ),
                Role::Dim,
            );
            return sheet.lines;
        };
        sheet.text(&format!("{} {}", row.number, row.title), Role::Title);
        sheet.gap();
        row.questions.iter().for_each(|text| sheet.entry(text));
        if !row.own.is_empty() {
            sheet.head(
                lang.pick("こちらから足す質問（x で最後のものを消す）", "Your own questions (x removes the last)"),
            );
            row.own.iter().for_each(|text| sheet.entry(text));
        }
        sheet.gap();
        sheet.text(
            lang.pick(
                "スペースで、聞くかどうかを変えます。a で、こちらから足す質問を書けます。",
                "Space asks about it or not, a adds a question of your own.",
            ),
            Role::Dim,
        );
        sheet.lines
    }
}

/// Provider and service.
fn addressee(service: &Service) -> String {
    [service.provider.as_str(), service.name.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" / ")
}
