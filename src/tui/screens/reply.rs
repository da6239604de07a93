//! What a vendor's reply would change, before anything is changed: one row an answer, and the rows that nothing can be
//! made of. Must not know how a reply is read.

use std::collections::BTreeSet;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    sheet::Sheet,
    split::{Reading, Row, Split, room, split},
};
use crate::{
    exchange::receive::{Entry, Preview, State},
    model::{ItemId, Verdict, one_line},
    say,
    tui::{look::Look, theme::Role},
};

/// A reply to look through.
#[derive(Clone, Debug)]
pub struct ReplyScreen {
    /// Cursor and page.
    pub reading: Reading,
    /// What would become of the answers.
    pub preview: Preview,
    /// Name of the service.
    name: String,
    /// The items that are taken.
    picked: BTreeSet<ItemId>,
}

fn parts(body: Rect) -> Split {
    split(body, 50, 64)
}

/// Whether an entry can be taken at all.
fn takes(entry: &Entry) -> bool {
    entry.state != State::Unchanged
}

impl ReplyScreen {
    /// With everything picked that overwrites nothing.
    pub fn new(preview: Preview, name: String) -> ReplyScreen {
        ReplyScreen { reading: Reading::default(), picked: preview.all(false).into_iter().collect(), preview, name }
    }

    /// The items that are taken.
    pub fn chosen(&self) -> Vec<ItemId> {
        self.picked.iter().cloned().collect()
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.preview.entries.len() + self.preview.not_understood.len()
    }

    /// Takes the entry under the cursor, or not.
    pub fn toggle(&mut self) {
        let entry = self.preview.entries.get(self.reading.cursor).filter(|entry| takes(entry));
        let Some(item) = entry.map(|entry| entry.item.clone()) else {
            return;
        };
        if !self.picked.remove(&item) {
            self.picked.insert(item);
        }
    }

    /// Takes everything that can be taken; pressed again, only what overwrites nothing.
    pub fn all(&mut self) {
        let (few, many) = (self.preview.all(false), self.preview.all(true));
        let many: BTreeSet<ItemId> = many.into_iter().collect();
        self.picked = if self.picked == many { few.into_iter().collect() } else { many };
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, look: &Look, body: Rect) {
        let page = parts(body).page;
        let lines = self.lines(look, room(page)).len();
        self.reading.scroll(pages, lines, page);
    }

    /// The row at a place of the body.
    pub fn hit(&self, body: Rect, x: u16, y: u16) -> Option<usize> {
        self.reading.hit(self.rows(), parts(body).list, x, y)
    }

    /// Draws the screen.
    pub fn draw(&self, look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let parts = parts(body);
        let entry = |entry: &Entry| {
            let mark = match (takes(entry), self.picked.contains(&entry.item)) {
                (false, _) => "   ",
                (true, true) => "[x]",
                (true, false) => "[ ]",
            };
            let change =
                format!("{} > {}", Verdict::word_of(entry.before, lang), Verdict::word_of(entry.after.verdict, lang));
            Row {
                text: say!(
                    lang,
                    " {} 項目{} {}  {}",
                    " {} item {} {}  {}",
                    mark,
                    entry.number,
                    entry.state.word(lang),
                    change
                ),
                role: match entry.state {
                    State::New => Role::Good,
                    State::Changed => Role::Notice,
                    State::Conflict(_) | State::NotUnderstood => Role::Bad,
                    State::Unchanged => Role::Dim,
                },
            }
        };
        let stray = self.preview.not_understood.iter().map(|stray| Row {
            text: say!(lang, "     {}行目 {}", "     row {}: {}", stray.row, stray.why.words(lang)),
            role: Role::Bad,
        });
        let rows: Vec<Row> = self.preview.entries.iter().map(entry).chain(stray).collect();
        let title = say!(
            lang,
            " {}: {} 取り込む {}/{} ",
            " {}: {} taking {}/{} ",
            self.name,
            one_line(&self.preview.file),
            self.picked.len(),
            self.preview.entries.len()
        );
        if rows.is_empty() {
            let inside = look.popup(title, body, buf);
            let text = lang.pick(
                ["この回答ファイルには、まだ何も書かれていません。", "Esc で戻ります。"],
                ["Nothing is written in this reply yet.", "Esc goes back."],
            );
            return super::advice(&text, look, inside, buf);
        }
        self.reading.draw_list(&title, &rows, look, parts.list, buf);
        let lines = self.lines(look, room(parts.page));
        let head = lang.pick("事業者の言葉", "The provider's words");
        self.reading.draw_page(head, &lines, look, parts.page, buf);
    }

    fn lines(&self, look: &Look, room: usize) -> Vec<Line<'static>> {
        let lang = look.lang;
        let mut sheet = Sheet::new(look, room);
        let entries = &self.preview.entries;
        let Some(entry) = entries.get(self.reading.cursor) else {
            let stray = self.reading.cursor.checked_sub(entries.len());
            if let Some(stray) = stray.and_then(|n| self.preview.not_understood.get(n)) {
                sheet.text(&stray.why.words(lang), Role::Title);
                sheet.gap();
                sheet.text(&one_line(&stray.text), Role::Text);
                sheet.gap();
                sheet.text(
                    lang.pick(
                        "この行は取り込みません。必要なら、項目の画面で書いてください。",
                        "This row is not applied. If it matters, write it at the item.",
                    ),
                    Role::Dim,
                );
            }
            return sheet.lines;
        };
        sheet.text(&format!("{} {}", entry.number, entry.title.of(lang)), Role::Title);
        sheet.text(&say!(lang, "表の {} 行目", "Row {} of the file", entry.row), Role::Dim);
        sheet.gap();
        sheet.text(&entry.words, Role::Text);
        if !entry.after.condition.is_empty() {
            sheet.gap();
            let text = say!(lang, "プランなどの条件: {}", "Plan condition: {}", entry.after.condition);
            sheet.text(&text, Role::Notice);
        }
        sheet.gap();
        let note = match entry.state {
            State::New => lang.pick("前の判定を消すことはありません。", "No verdict is overwritten.").to_owned(),
            State::Changed => lang
                .pick(
                    "前の判定が変わります。取り込むなら、スペースで選んでください。",
                    "A verdict would change: press space to apply it.",
                )
                .to_owned(),
            State::Conflict(day) => say!(
                lang,
                "質問状を作ったあと、{} に自社で答えています。取り込むなら、スペースで選んでください。",
                "It was answered on {}, after the questionnaire was created: press space to apply the reply.",
                day
            ),
            State::Unchanged => lang.pick("もう記録されています。", "It is recorded already.").to_owned(),
            State::NotUnderstood => lang
                .pick(
                    "回答の言葉を読み取れません。取り込むと、言葉だけが根拠として残ります。",
                    "The answer is none of the known words; if applied, only the words are kept as evidence.",
                )
                .to_owned(),
        };
        sheet.text(&note, Role::Dim);
        sheet.text(
            lang.pick(
                "事業者の言葉は、そのまま根拠に残ります。u でまとめて戻せます。",
                "The provider's words are kept as evidence. u undoes all of it.",
            ),
            Role::Dim,
        );
        sheet.lines
    }
}
