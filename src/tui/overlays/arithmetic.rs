//! The arithmetic of one score over the screen, to be read line by line. Must not work anything out, nor know its words.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use crate::{
    model::{Comparison, Service},
    pages::{Role, arithmetic},
    say,
    tui::look::Look,
    typeset::clip,
};

/// The table of one service, scrolled by some lines.
#[derive(Clone, Debug)]
pub struct Arithmetic {
    service: Arc<Service>,
    top: usize,
}

fn place(area: Rect) -> Rect {
    super::centre(area, area.width.min(100), area.height)
}

impl Arithmetic {
    /// The table of a service.
    pub fn new(service: Arc<Service>) -> Arithmetic {
        Arithmetic { service, top: 0 }
    }

    /// Scrolls by lines.
    pub fn scroll(&mut self, by: isize, comparison: &Comparison, look: &Look, area: Rect) {
        let inside = place(area);
        let lines = self.lines(comparison, look, usize::from(inside.width.saturating_sub(4)));
        let most = lines.len().saturating_sub(usize::from(inside.height.saturating_sub(2)));
        self.top = self.top.saturating_add_signed(by).min(most);
    }

    fn lines(&self, comparison: &Comparison, look: &Look, room: usize) -> Vec<Line<'static>> {
        let mut page = arithmetic::page(&self.service, comparison, look.lang);
        page.gap();
        page.add(arithmetic::rule(&comparison.weights, look.lang));
        look.lines(&page, room)
    }

    /// Draws the table over `area`.
    pub fn draw(&self, comparison: &Comparison, look: &Look, area: Rect, buf: &mut Buffer) {
        let title = say!(look.lang, " 計算: {} ", " Arithmetic: {} ", clip(&self.service.name, 40));
        let inside = look.popup(title, place(area), buf);
        let lines = self.lines(comparison, look, usize::from(inside.width.saturating_sub(2)));
        for (line, y) in lines.iter().skip(self.top).zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
        }
        if lines.len() > self.top + usize::from(inside.height) {
            let text = look.lang.pick(" 続き: PgDn ", " more: PgDn ");
            buf.set_stringn(inside.x + 1, inside.bottom(), text, 14, look.style(Role::Key));
        }
    }
}
