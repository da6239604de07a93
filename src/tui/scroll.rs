//! A text in a frame that may be longer than it: laid out once, then drawn and scrolled as one, so that its end can be
//! reached in every window. Must not know what it tells.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{Action, Look, Role};
use crate::{pages::Page, typeset::clip};

/// The text, and where it stands.
#[derive(Debug)]
pub struct Scroll {
    /// The frame with its edges.
    pub frame: Rect,
    /// Free columns before the text, within the frame.
    pub indent: u16,
    /// Over the text.
    pub title: String,
    /// The text.
    pub lines: Vec<Line<'static>>,
    /// The column at which the lower edge says that there is more.
    pub mark: u16,
}

impl Scroll {
    /// A page in a frame; its title is cut where it is longer.
    pub fn of(page: &Page, title: &str, frame: Rect, look: &Look) -> Scroll {
        let title = clip(title, usize::from(frame.width.saturating_sub(2)));
        let lines = look.lines(page, Scroll::room(frame));
        Scroll { frame, indent: 1, title, lines, mark: frame.right().saturating_sub(14) }
    }

    /// The columns of a line in a frame, with one free at either side.
    pub fn room(frame: Rect) -> usize {
        usize::from(frame.width.saturating_sub(4))
    }

    /// Rows within the frame.
    fn height(&self) -> usize {
        usize::from(self.frame.height.saturating_sub(2))
    }

    /// The first line to show: the wanted one, but none that would leave rows empty at the end.
    fn first(&self, top: usize) -> usize {
        top.min(self.lines.len().saturating_sub(self.height()))
    }

    /// Scrolls by lines.
    pub fn by_lines(&self, top: &mut usize, by: isize) {
        *top = self.first(self.first(*top).saturating_add_signed(by));
    }

    /// Scrolls by screenfuls; one line stays in sight.
    pub fn by_pages(&self, top: &mut usize, pages: isize) {
        let lines = isize::try_from(self.height().saturating_sub(1).max(1)).unwrap_or(1);
        self.by_lines(top, pages * lines);
    }

    /// Scrolls where a command does that; whether it does.
    pub fn travel(&self, top: &mut usize, action: Action) -> bool {
        match (action, action.stride(0)) {
            (Action::PageUp, _) => self.by_pages(top, -1),
            (Action::PageDown, _) => self.by_pages(top, 1),
            (_, Some(by)) => self.by_lines(top, by),
            (_, None) => return false,
        }
        true
    }

    /// Draws the frame and what is shown of the text.
    pub fn draw(&self, top: usize, look: &Look, buf: &mut Buffer) {
        let inside = look.popup(self.title.as_str(), self.frame, buf);
        let first = self.first(top);
        for (line, y) in self.lines.iter().skip(first).zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x + self.indent, y, line, inside.width.saturating_sub(self.indent));
        }
        if self.lines.len() > first + self.height() {
            let text = look.lang.pick(" 続き: PgDn ", " more: PgDn ");
            let room = usize::from(inside.right().saturating_sub(self.mark));
            buf.set_stringn(self.mark, inside.bottom(), text, room.min(13), look.style(Role::Key));
        }
    }
}
