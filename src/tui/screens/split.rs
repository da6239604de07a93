//! A list on the left, on the right the page about the row under the cursor. Must not know what is listed.
//!
//! ```text
//! ┌ 制度 69件 ─────────────┐┌ ISMS ────────────────────────────┐
//! │ ISMS            認証   ││約束されないこと、確かめる方法、.. │
//! └────────────────────────┘└──────────────────────────────────┘
//! ```

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    tui::{
        action::Action,
        look::{Look, window},
        theme::Role,
    },
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
pub struct Row {
    /// What it says.
    pub text: String,
    /// How.
    pub role: Role,
}

/// The two frames.
pub struct Split {
    /// The list.
    pub list: Rect,
    /// The page.
    pub page: Rect,
}

/// Splits the body; the list gets so many per cent, but no more columns than `most`.
pub fn split(body: Rect, share: u16, most: u16) -> Split {
    let left = (body.width * share / 100).min(most);
    Split { list: Rect { width: left, ..body }, page: Rect { x: body.x + left, width: body.width - left, ..body } }
}

/// The columns of a line of the page.
pub fn room(page: Rect) -> usize {
    usize::from(page.width.saturating_sub(4))
}

impl Reading {
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

    /// Moves the cursor where the command is one of those; whether it was.
    pub fn travel(&mut self, action: Action, len: usize) -> bool {
        match action {
            Action::Up => self.step(-1, len),
            Action::Down => self.step(1, len),
            Action::First => self.go(0, len),
            Action::Last => self.go(usize::MAX, len),
            _ => return false,
        }
        true
    }

    /// Scrolls a page of so many lines by screenfuls.
    pub fn scroll(&mut self, pages: isize, lines: usize, page: Rect) {
        let height = usize::from(page.height.saturating_sub(2));
        let by = pages * isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
        self.top = self.top.saturating_add_signed(by).min(lines.saturating_sub(height));
    }

    /// The row at a line of the body.
    pub fn hit(self, len: usize, list: Rect, x: u16, y: u16) -> Option<usize> {
        let inside = list.contains(ratatui::layout::Position { x, y });
        let line = usize::from(y.checked_sub(list.y + 1).filter(|_| inside)?);
        let shown = window(self.cursor, len, usize::from(list.height.saturating_sub(2)));
        (shown.start + line < shown.end).then_some(shown.start + line)
    }

    /// Draws the list.
    pub fn draw_list(self, title: &str, rows: &[Row], look: &Look, area: Rect, buf: &mut Buffer) {
        let title = clip(title, usize::from(area.width.saturating_sub(2)));
        let inside = look.popup(title, area, buf);
        let room = usize::from(inside.width);
        let shown = window(self.cursor, rows.len(), usize::from(inside.height));
        for (n, y) in shown.zip(inside.top()..inside.bottom()) {
            let role = if n == self.cursor { Role::Cursor } else { rows[n].role };
            let line = Line::from(Span::styled(fit(&rows[n].text, room), look.style(role)));
            buf.set_line(inside.x, y, &line, inside.width);
        }
    }

    /// Draws the page.
    pub fn draw_page(self, title: &str, lines: &[Line<'static>], look: &Look, area: Rect, buf: &mut Buffer) {
        let title = clip(&format!(" {title} "), usize::from(area.width.saturating_sub(2)));
        let inside = look.popup(title, area, buf);
        for (line, y) in lines.iter().skip(self.top).zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
        }
        if lines.len() > self.top + usize::from(inside.height) {
            let text = look.lang.pick(" 続き: PgDn ", " more: PgDn ");
            let x = inside.right().saturating_sub(13);
            buf.set_stringn(x, area.bottom().saturating_sub(1), text, 13, look.style(Role::Key));
        }
    }
}
