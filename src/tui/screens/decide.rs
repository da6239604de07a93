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
mod record;

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::advice;
use crate::{
    model::{Ask, Change, Id, ItemId, Ranked, Settlement, Swing, changes, rank, settle, swings},
    pages,
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
    /// Something that changed since the decision.
    Change(Change),
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
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
}

impl Picture {
    /// Works it out.
    pub fn of(desk: &Desk) -> Picture {
        let comparison = desk.comparison();
        let ranked = rank(comparison);
        let settlement = settle(&ranked);
        let mut rows: Vec<Row> = (0..ranked.len()).map(Row::Service).collect();
        if let Some(decision) = &comparison.record.decision {
            let chosen = ranked.iter().find(|ranked| ranked.service == decision.service);
            let lines = chosen.iter().flat_map(|ranked| &ranked.score.lines);
            let tasks = lines.filter(|line| line.task().is_some());
            let mut items: Vec<ItemId> = tasks.map(|line| line.item.clone()).collect();
            items.extend(decision.conditions.iter().map(|condition| condition.item.clone()));
            items.extend(decision.risks.iter().map(|risk| risk.item.clone()));
            let order = |id: &str| comparison.questions.items().position(|question| question.id == id);
            items.sort_by_key(|id| order(id));
            items.dedup();
            rows.extend(items.into_iter().map(Row::Treat));
        } else {
            let (named, _) = pages::settlement::named(&settlement);
            rows.extend(named.iter().cloned().map(Row::Ask));
        }
        if let Some(since) = comparison.record.reference() {
            rows.extend(changes(comparison, since).into_iter().map(Row::Change));
        }
        // Of no interest any more once somebody has decided.
        let undecided = comparison.record.decision.is_none();
        Picture { ranked, settlement, swings: if undecided { swings(comparison) } else { Some(Vec::new()) }, rows }
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
            Row::Change(Change::Added(id) | Change::Answer { service: id, .. } | Change::Certificates(id)) => {
                Some(id.clone())
            }
            Row::Change(Change::Removed(..)) => None,
        }
    }

    /// The row at a line of the body.
    pub fn hit(&self, desk: &Desk, look: &Look, body: Rect, y: u16) -> Option<usize> {
        let picture = self.picture(desk);
        let lines = lines::all(&picture, desk, look, usize::from(body.width.saturating_sub(4)), self.cursor);
        let cursor = lines.iter().position(|(row, _)| *row == Some(self.cursor)).unwrap_or(0);
        let shown = window(cursor, lines.len(), usize::from(body.height.saturating_sub(2)));
        lines.get(shown.start + usize::from(y.checked_sub(body.y + 1)?))?.0
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
        let picture = self.picture(desk);
        let room = usize::from(inside.width.saturating_sub(2));
        let lines = lines::all(&picture, desk, look, room, self.cursor);
        let cursor = lines.iter().position(|(row, _)| *row == Some(self.cursor)).unwrap_or(0);
        let shown = window(cursor, lines.len(), usize::from(inside.height));
        let more = shown.end < lines.len();
        for ((row, line), y) in lines[shown].iter().zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
            if *row == Some(self.cursor) {
                buf.set_style(Rect { y, height: 1, ..inside }, look.style(Role::Cursor));
            }
        }
        if more {
            let text = Line::styled(look.lang.pick(" 続きがあります ", " more below "), look.style(Role::Key));
            buf.set_line(inside.right().saturating_sub(18), inside.bottom(), &text, 18);
        }
    }
}
