//! The evidence of one answer as a list. Must not know how evidence is edited.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use crate::typeset::{clip, fit, wrap};
use crate::{
    model::Evidence,
    say,
    tui::{
        look::{Look, centre, window},
        theme::Role,
    },
};

/// The list and its cursor.
#[derive(Clone, Copy, Debug, Default)]
pub struct EvidenceList {
    /// The piece under the cursor, from 0.
    pub cursor: usize,
}

/// One piece of evidence on one line.
pub fn line(evidence: &Evidence, look: &Look) -> String {
    let lang = look.lang;
    let dated = evidence.dated.map(|day| say!(lang, "資料 {}", "dated {}", day));
    // One day alone is the one on which it was seen, as ever.
    let seen = evidence.seen.map(|day| match dated {
        Some(_) => say!(lang, "見た日 {}", "seen {}", day),
        None => day.to_string(),
    });
    let days: Vec<String> = dated.into_iter().chain(seen).collect();
    let days = match days.is_empty() {
        true => String::new(),
        false => format!(" ({})", days.join(lang.pick("、", ", "))),
    };
    format!("{}: {}{days}", evidence.kind.word(lang), evidence.text)
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
        let title = format!(" {}: {} ", look.lang.pick("根拠", "Evidence"), clip(title, room.saturating_sub(12)));
        let inside = look.popup(Line::from(title), place, buf);
        let mut rows: Vec<(String, Role)> = Vec::new();
        if evidence.is_empty() {
            let text = look.lang.pick(
                "まだありません。a で追加します（文書、URL、契約条項、事業者の回答など）。",
                "None yet. Press a to add some: a document, URL, contract clause, provider's reply.",
            );
            rows.extend(wrap(text, room).into_iter().map(|line| (line, Role::Notice)));
        }
        let height = usize::from(inside.height);
        for n in window(self.cursor, evidence.len(), height.saturating_sub(hints.len().min(height / 2) + 2).max(1)) {
            let role = if n == self.cursor { Role::Cursor } else { Role::Text };
            rows.push((fit(&format!("{}. {}", n + 1, line(&evidence[n], look)), room), role));
        }
        if !hints.is_empty() {
            rows.push((String::new(), Role::Text));
            rows.push((look.lang.pick("根拠になるもの", "What would count").to_owned(), Role::Dim));
        }
        for hint in hints {
            rows.push((clip(&format!("- {hint}"), room), Role::Dim));
        }
        for ((text, role), y) in rows.iter().zip(inside.top()..inside.bottom()) {
            buf.set_stringn(inside.x + 1, y, text, room, look.style(*role));
        }
    }
}
