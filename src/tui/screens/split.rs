//! A list on the left, on the right the page about the row under the cursor. Must not know what is listed.
//!
//! ```text
//! ┌ 制度 69件 ─────────────┐┌ ISMS ────────────────────────────┐
//! │ ISMS            認証   ││約束されないこと、確かめる方法、.. │
//! └────────────────────────┘└──────────────────────────────────┘
//! ```

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    pages::Page,
    tui::{Action, Look, Role, Scroll, row_at, window},
    typeset::{clip, fit},
};

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The row under the cursor.
    pub cursor: usize,
    /// First line of the page that is shown.
    pub top: usize,
}

/// One row of the list.
pub struct ListRow {
    /// What it says.
    pub text: String,
    /// How.
    pub role: Role,
}

/// The list and the page, laid out for the present size.
pub struct Split {
    list: Rect,
    title: String,
    rows: Vec<ListRow>,
    /// What to do, where there are no rows.
    advice: &'static [&'static str],
    page: Scroll,
}

/// Splits the body; the list gets so many per cent, but no more columns than `most`.
pub fn frames(body: Rect, share: u16, most: u16) -> [Rect; 2] {
    let left = (body.width * share / 100).min(most);
    [Rect { width: left, ..body }, Rect { x: body.x + left, width: body.width - left, ..body }]
}

impl Split {
    /// A list and a page in these frames.
    pub fn new(
        [list, page]: [Rect; 2],
        title: String,
        rows: Vec<ListRow>,
        (head, told): (&str, &Page),
        look: &Look,
    ) -> Split {
        Split { list, title, rows, advice: &[], page: Scroll::of(told, &format!(" {head} "), page, look) }
    }

    /// With what to do where there is nothing to list.
    pub fn or(self, advice: &'static [&'static str]) -> Split {
        Split { advice, ..self }
    }

    fn shown(&self, reading: Reading) -> std::ops::Range<usize> {
        window(reading.cursor, self.rows.len(), usize::from(self.list.height.saturating_sub(2)))
    }

    /// Draws both.
    pub fn draw(&self, reading: Reading, look: &Look, buf: &mut Buffer) {
        if self.rows.is_empty() {
            let inside = look.popup(self.title.as_str(), self.list.union(self.page.frame), buf);
            return look.advise(self.advice, inside, buf);
        }
        let reading = reading.within(self.rows.len());
        let title = clip(&self.title, usize::from(self.list.width.saturating_sub(2)));
        let inside = look.popup(title, self.list, buf);
        for (n, y) in self.shown(reading).zip(inside.top()..inside.bottom()) {
            let role = if n == reading.cursor { Role::Cursor } else { self.rows[n].role };
            let line = Line::styled(fit(&self.rows[n].text, usize::from(inside.width)), look.style(role));
            buf.set_line(inside.x, y, &line, inside.width);
        }
        self.page.draw(reading.top, look, buf);
    }
}

impl Reading {
    /// With the cursor within so many rows.
    pub fn within(self, len: usize) -> Reading {
        Reading { cursor: self.cursor.min(len.saturating_sub(1)), ..self }
    }

    /// Moves the cursor within `len` rows; another row is read from its top.
    pub fn step(&mut self, by: isize, len: usize) {
        self.go(self.cursor.saturating_add_signed(by), len);
    }

    /// Puts the cursor on a row.
    pub fn go(&mut self, row: usize, len: usize) {
        let row = row.min(len.saturating_sub(1));
        if row != self.cursor {
            *self = Reading { cursor: row, top: 0 };
        }
    }

    /// Moves the cursor or scrolls the page where the command is one of those; whether it was.
    pub fn travel(&mut self, action: Action, split: &Split) -> bool {
        *self = self.within(split.rows.len());
        match (action, action.stride(0)) {
            (Action::PageUp, _) => split.page.by_pages(&mut self.top, -1),
            (Action::PageDown, _) => split.page.by_pages(&mut self.top, 1),
            (_, Some(by)) => self.step(by, split.rows.len()),
            (_, None) => return false,
        }
        true
    }

    /// Puts the cursor on the row at a place of the screen; whether it was there already.
    pub fn click(&mut self, at: Position, split: &Split) -> Option<bool> {
        let now = self.within(split.rows.len());
        let row = row_at(at.y, split.list.y + 1, split.shown(now)).filter(|_| split.list.contains(at))?;
        self.go(row, usize::MAX);
        Some(row == now.cursor)
    }
}
