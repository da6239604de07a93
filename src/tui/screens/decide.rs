//! The decide screen: the services in order with their ranges, why each stands there, what would settle first place,
//! and, once decided, the record and what changed since. Must not know how a decision is saved.
//!
//! ```text
//! ┌ 決める ──────────────────────────────────────────────────────┐
//! │ 1 条件付き  見本お客さま台帳  92-100% [######################=]│
//! │ 2 保留      架空予約帳        41-73%  [#########======-------]│
//! └──────────────────────────────────────────────────────────────┘
//! 一番はまだ決まりません。根拠のある分では…
//! ```

mod lines;

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::advice;
use crate::{
    model::{Ask, Change, Id, ItemId, Later, Ranked, Settlement, Swing, rank, settle, swings},
    pages::{
        flow::{Laid, lay},
        record, settlement,
    },
    tui::{
        desk::Desk,
        look::{Look, window},
        theme::Role,
    },
};

/// A row that the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A service, by its place in the ranking.
    Service(usize),
    /// An open item to ask for.
    Ask(Ask),
    /// An item of the chosen service to accept or to fix.
    Treat(ItemId),
    /// Something that changed since the decision, by its place among the changes.
    Later(usize),
}

/// Everything the screen shows, worked out from the comparison.
#[derive(Debug)]
pub struct Picture {
    /// The services in order.
    pub ranked: Vec<Ranked>,
    /// Whether the order is settled.
    pub settlement: Settlement,
    /// What one other weight would change; `None` when there is too much to try it.
    pub swings: Option<Vec<Swing>>,
    /// Everything that changed since the decision.
    pub later: Vec<Later>,
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
}

impl Picture {
    /// Works it out.
    pub fn of(desk: &Desk) -> Picture {
        let comparison = desk.comparison();
        let ranked = rank(comparison);
        let settled = settle(&ranked);
        let mut rows: Vec<Row> = (0..ranked.len()).map(Row::Service).collect();
        if let Some(decision) = &comparison.record.decision {
            let chosen = ranked.iter().find(|ranked| ranked.service == decision.service);
            rows.extend(record::treated(comparison, decision, chosen).into_iter().map(Row::Treat));
        } else {
            let (named, _) = settlement::named(&settled);
            rows.extend(named.iter().cloned().map(Row::Ask));
        }
        let later = record::changed(comparison);
        rows.extend((0..later.len()).map(Row::Later));
        // Of no interest any more once somebody has decided.
        let swings = if comparison.record.decision.is_none() { swings(comparison) } else { Some(Vec::new()) };
        Picture { ranked, settlement: settled, swings, later, rows }
    }
}

/// The cursor of the screen.
#[derive(Clone, Debug, Default)]
pub struct Decide {
    /// The row under the cursor.
    pub cursor: usize,
    /// What was worked out for a revision: that is done once for each, not for every key and frame.
    known: Option<(u64, Arc<Picture>)>,
    /// The key just pressed asked whether to begin a review before its day.
    pub asked_to_review: bool,
}

impl Decide {
    /// Everything that is shown of the comparison as it is now.
    pub fn picture(&self, desk: &Desk) -> Arc<Picture> {
        let known = self.known.as_ref().filter(|(revision, _)| *revision == desk.revision());
        known.map_or_else(|| Arc::new(Picture::of(desk)), |(_, picture)| Arc::clone(picture))
    }

    /// Keeps what is shown in step with the comparison, and the cursor on a row that exists.
    pub fn settle(&mut self, desk: &Desk) {
        let picture = self.picture(desk);
        self.step(0, &picture);
        self.known = Some((desk.revision(), picture));
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: isize, picture: &Picture) {
        let last = picture.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// The row under the cursor.
    pub fn row<'a>(&self, picture: &'a Picture) -> Option<&'a Row> {
        picture.rows.get(self.cursor.min(picture.rows.len().checked_sub(1)?))
    }

    /// The service that the row under the cursor is about.
    pub fn service(&self, picture: &Picture, desk: &Desk) -> Option<Id> {
        match self.row(picture)? {
            Row::Service(n) => Some(picture.ranked[*n].service.clone()),
            Row::Ask(ask) => Some(ask.service.clone()),
            Row::Treat(_) => Some(desk.comparison().record.decision.as_ref()?.service.clone()),
            Row::Later(n) => match &picture.later[*n] {
                Later::Change(change) => match &**change {
                    Change::Added(id) | Change::Answer { service: id, .. } | Change::Certificates(id) => {
                        Some(id.clone())
                    }
                    Change::Removed(..) => None,
                },
                Later::Described { id, .. } => Some(id.clone()),
                Later::Emphasis { .. } | Later::Weights { .. } => None,
            },
        }
    }

    fn lines(&self, picture: &Picture, desk: &Desk, look: &Look, body: Rect) -> Vec<Laid> {
        lay(&lines::page(picture, desk, self.cursor, look.lang), usize::from(body.width.saturating_sub(4)))
    }

    fn shown(&self, lines: &[Laid], body: Rect) -> std::ops::Range<usize> {
        let cursor = lines.iter().position(|line| line.target == Some(self.cursor)).unwrap_or(0);
        window(cursor, lines.len(), usize::from(body.height.saturating_sub(2)))
    }

    /// The row at a line of the body.
    pub fn hit(&self, desk: &Desk, look: &Look, body: Rect, y: u16) -> Option<usize> {
        let lines = self.lines(&self.picture(desk), desk, look, body);
        lines.get(self.shown(&lines, body).start + usize::from(y.checked_sub(body.y + 1)?))?.target
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, look: &Look, body: Rect, buf: &mut Buffer) {
        let inside = look.popup(look.lang.pick(" 決める ", " Decide "), body, buf);
        if desk.services().is_empty() {
            let text = look.lang.pick(
                "候補サービスがありません。Esc で戻り、a で追加してください。",
                "No candidate services. Press Esc, then a to add one.",
            );
            return advice(&[text], look, inside, buf);
        }
        let mut lines = self.lines(&self.picture(desk), desk, look, body);
        let shown = self.shown(&lines, body);
        let more = shown.end < lines.len();
        for (line, y) in lines.drain(shown).zip(inside.top()..inside.bottom()) {
            let is_cursor = line.target == Some(self.cursor);
            buf.set_line(inside.x + 1, y, &look.line(line), inside.width.saturating_sub(1));
            if is_cursor {
                buf.set_style(Rect { y, height: 1, ..inside }, look.style(Role::Cursor));
            }
        }
        if more {
            let text = Line::styled(look.lang.pick(" 続きがあります ", " more below "), look.style(Role::Key));
            buf.set_line(inside.right().saturating_sub(18), inside.bottom(), &text, 18);
        }
    }
}
