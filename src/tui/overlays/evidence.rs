//! The evidence of one answer as a list. Must not know how evidence is edited.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use crate::{
    model::{Evidence, Lang},
    pages::{Cell, Labels, Page, Role, answer, flow::lay},
    tui::{Look, centre, window},
    typeset::clip,
};

/// The list and its cursor.
#[derive(Clone, Copy, Debug, Default)]
pub struct EvidenceList {
    /// The piece under the cursor, from 0.
    pub cursor: usize,
}

impl EvidenceList {
    /// Moves the cursor within `len` pieces.
    pub fn step(&mut self, by: isize, len: usize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(len.saturating_sub(1));
    }

    /// Draws the list in the middle of `area`; `hints` are the item's own suggestions.
    pub fn draw(
        &self,
        title: &str,
        evidence: &[Evidence],
        hints: &[String],
        look: &Look,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let width = area.width.saturating_sub(4).min(90);
        let place = centre(area, width, area.height.saturating_sub(2).min(20));
        let room = usize::from(width.saturating_sub(4));
        let title = format!(" {}: {} ", Labels::of(look.lang).evidence, clip(title, room.saturating_sub(12)));
        let inside = look.popup(Line::from(title), place, buf);
        let lines = lay(&page(evidence, hints, look.lang), room);
        let cursor = lines.iter().position(|line| line.target == Some(self.cursor)).unwrap_or(0);
        let shown = window(cursor, lines.len(), usize::from(inside.height));
        for (line, y) in lines[shown].iter().zip(inside.top()..) {
            buf.set_line(inside.x + 1, y, &look.line(line.clone()), inside.width.saturating_sub(1));
            if line.target == Some(self.cursor) {
                let row = Rect { x: inside.x + 1, y, width: inside.width.saturating_sub(2), height: 1 };
                buf.set_style(row, look.style(Role::Cursor));
            }
        }
    }
}

/// The pieces, each a row, and what would be one.
fn page(evidence: &[Evidence], hints: &[String], lang: Lang) -> Page {
    let mut page = Page::default();
    if evidence.is_empty() {
        let text = lang.pick(
            "まだありません。a で追加します（文書、URL、契約条項、事業者の回答など）。",
            "None yet. Press a to add some: a document, URL, contract clause, provider's reply.",
        );
        page.text(Role::Notice, text);
    }
    for (n, piece) in evidence.iter().enumerate() {
        page.at(n, |page| page.marked(&format!("{}.", n + 1), answer::evidence(piece, lang)));
    }
    if !hints.is_empty() {
        page.head(Labels::of(lang).would_show);
    }
    hints.iter().for_each(|hint| page.entry(Cell::new(Role::Dim, hint)));
    page
}
