//! The decide screen: the services in order with their ranges, why each stands there, what would settle first place,
//! and, once decided, the record and what changed since. Must not know the fields of a decision's form.
//!
//! ```text
//! ┌ 決める ──────────────────────────────────────────────────────┐
//! │ 1 条件付き  見本お客さま台帳  92-100% [######################=]│
//! │ 2 保留      架空予約帳        41-73%  [#########======-------]│
//! └──────────────────────────────────────────────────────────────┘
//! 一番はまだ決まりません。根拠のある分では…
//! ```

mod lines;
mod picture;

use std::{ops::Range, sync::Arc};

use ratatui::{buffer::Buffer, layout::Position, text::Line};

pub use picture::{DecideRow, Picture};

use crate::{
    model::{Conclusion, Edit, FormKind, Id},
    pages::{
        self,
        flow::{Laid, lay},
    },
    say,
    tui::{
        Action, Desk, Request, Role, Screen, Scroll, Turn, View, answers,
        overlays::{Overlay, arithmetic::Arithmetic},
        row_at, window,
    },
};

/// What the screen remembers.
#[derive(Clone, Debug, Default)]
pub struct DecideScreen {
    /// The row under the cursor.
    cursor: usize,
    /// So many lines was scrolled on from the last row.
    below: usize,
    /// What was worked out for a revision: that is done once for each, not for every key and frame.
    known: Option<(u64, Arc<Picture>)>,
    /// The key just pressed asked whether to begin a review before its day.
    asked_to_review: bool,
}

impl DecideScreen {
    /// Everything that is shown of the comparison as it is now, worked out where it is not known yet, with the cursor on a
    /// row that exists.
    pub fn settle(&mut self, desk: &Desk) -> Arc<Picture> {
        if let Some((revision, picture)) = &self.known
            && *revision == desk.revision()
        {
            return Arc::clone(picture);
        }
        let picture = Arc::new(Picture::of(desk));
        let cursor = self.cursor.min(picture.rows.len().saturating_sub(1));
        let known = Some((desk.revision(), Arc::clone(&picture)));
        *self = DecideScreen { cursor, below: 0, known, ..*self };
        picture
    }

    /// The row under the cursor.
    fn row<'a>(&self, picture: &'a Picture) -> Option<&'a DecideRow> {
        picture.rows.get(self.cursor)
    }

    /// The service that the row under the cursor is about.
    fn service(&self, picture: &Picture, desk: &Desk) -> Option<Id> {
        match self.row(picture)? {
            DecideRow::Service(n) => Some(picture.ranked[*n].service.clone()),
            DecideRow::Ask(ask) => Some(ask.service.clone()),
            DecideRow::Treat(_) => Some(desk.comparison().record.decision.as_ref()?.service.clone()),
            DecideRow::Later(service, _) => service.clone().filter(|id| desk.comparison().service(id).is_some()),
        }
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, desk: &mut Desk, turn: &mut Turn<'_>) {
        let picture = self.settle(desk);
        // Whether the key before asked about a review before its day: only the next key answers it.
        let asked = std::mem::take(&mut self.asked_to_review);
        if let Some(by) = action.stride(isize::try_from(turn.view.body.height / 2).unwrap_or(1)) {
            return self.step(by, &picture, desk, turn.view);
        }
        match (action, self.row(&picture)) {
            (Action::Back, _) => turn.go(Screen::Services),
            (Action::Enter, Some(DecideRow::Treat(item))) => turn.form(FormKind::Treat(item.clone())),
            (Action::Enter, Some(DecideRow::Service(_))) | (Action::Arithmetic, _) => {
                self.arithmetic(&picture, desk, turn);
            }
            (Action::Enter, _) => {
                if self.focus_row(&picture, desk) {
                    turn.go(Screen::Check);
                }
            }
            (Action::Choose, _) => self.choose(&picture, desk, turn),
            (Action::Review, _) => self.review(asked, desk, turn),
            (Action::Answer(_) | Action::Note | Action::Evidence | Action::Settle | Action::Mend, _) => {
                if self.focus_row(&picture, desk) {
                    return answers::act(action, desk, turn);
                }
                let lang = turn.lang();
                turn.warn(lang.pick("項目の行を選んでから押してください。", "Move to the line of an item first."));
            }
            (Action::GoCertificates | Action::GoFindings, _) => {
                if let Some(id) = self.service(&picture, desk) {
                    desk.focus_service(&id);
                }
                answers::act(action, desk, turn);
            }
            (other, _) => answers::act(other, desk, turn),
        }
    }

    /// Moves the cursor among the rows; from the last one on through the lines below it.
    fn step(&mut self, by: isize, picture: &Picture, desk: &Desk, view: View<'_>) {
        let last = picture.rows.len().saturating_sub(1);
        let before = self.cursor;
        let row = self.cursor.saturating_add_signed(by).min(last);
        if by > 0 && row == last {
            self.cursor = last;
            let (lines, shown) = self.laid(picture, desk, view);
            let more = lines.len() - shown.end;
            let down = by.unsigned_abs().saturating_sub(last - before);
            self.below += down.min(more);
        } else if by < 0 && self.below > 0 {
            self.below = self.below.saturating_sub(by.unsigned_abs());
        } else {
            (self.cursor, self.below) = (row, 0);
        }
    }

    /// Puts the cursor of the other screens on the item of the row; whether the row has one.
    fn focus_row(&self, picture: &Picture, desk: &mut Desk) -> bool {
        let (service, item) = match self.row(picture) {
            Some(DecideRow::Ask(ask)) => (&ask.service, &ask.item),
            Some(DecideRow::Later(Some(service), Some(item))) => (service, item),
            _ => return false,
        };
        desk.focus_service(service);
        desk.focus_item_id(item);
        true
    }

    fn arithmetic(&self, picture: &Picture, desk: &Desk, turn: &mut Turn<'_>) {
        let id = self.service(picture, desk);
        if let Some(service) = id.and_then(|id| desk.services().iter().find(|one| one.id == id)) {
            let table = Arithmetic::new(Arc::clone(service));
            turn.show(Overlay::Arithmetic(Box::new(table)));
        }
    }

    fn choose(&self, picture: &Picture, desk: &Desk, turn: &mut Turn<'_>) {
        let lang = turn.lang();
        let Some(id) = self.service(picture, desk) else { return };
        let ranked = picture.ranked.iter().find(|ranked| ranked.service == id);
        let conclusion = ranked.and_then(|ranked| ranked.conclusion);
        if conclusion == Some(Conclusion::Rejected) {
            return turn.warn(pages::rejected_cannot_be_chosen(lang));
        }
        let decided = desk.comparison().record.decision.as_ref();
        if let Some(other) = decided.filter(|decision| decision.service != id) {
            return turn.warn(&say!(
                lang,
                "「{}」に決めてあります。決め直すには、v で見直しを始めます。",
                "\"{}\" is chosen already. To decide anew, start a review with v.",
                pages::name(desk.comparison(), &other.service)
            ));
        }
        let remark = (conclusion == Some(Conclusion::Pending)).then(|| {
            say!(
                lang,
                "この候補サービスの結論は「{}」です。それでも記録できます。",
                "The conclusion on this one is: {}. It can still be recorded.",
                Conclusion::Pending.word(lang)
            )
        });
        turn.requests.push(Request::Form(FormKind::Decision(id), remark));
    }

    /// Begins a review; before its day only when it was asked about just now.
    fn review(&mut self, asked: bool, desk: &mut Desk, turn: &mut Turn<'_>) {
        let (lang, today) = (turn.lang(), turn.view.today());
        let record = &desk.comparison().record;
        let Some(decision) = &record.decision else {
            return turn.warn(
                lang.pick("まだ決定がないので、見直すものがありません。", "There is no decision to review yet."),
            );
        };
        if today < decision.review && !asked {
            self.asked_to_review = true;
            return turn.warn(&say!(
                lang,
                "見直しの日は {} です。いまから見直すなら、もう一度 v を押します。",
                "The review is due on {}. Press v again to start it now.",
                decision.review
            ));
        }
        let next = record.review(today);
        if turn.change(desk, Edit::Record(Box::new(next))) {
            turn.good(lang.pick(
                "見直しを始めました。今の回答が出発点です（u で戻せます）。",
                "The review has started from the present answers (u undoes it).",
            ));
        }
    }

    /// Puts the cursor where a click was; a second one there opens.
    pub fn click(&mut self, at: Position, desk: &Desk, view: View<'_>) -> Option<Action> {
        let picture = self.settle(desk);
        let (lines, shown) = self.laid(&picture, desk, view);
        let row = lines[row_at(at.y, view.body.y + 1, shown)?].target?;
        let again = row == self.cursor;
        (self.cursor, self.below) = (row, 0);
        again.then_some(Action::Enter)
    }

    /// The lines of the screen, and those of them that are shown.
    fn laid(&self, picture: &Picture, desk: &Desk, view: View<'_>) -> (Vec<Laid>, Range<usize>) {
        let lines = lay(&lines::page(picture, desk, self.cursor, view.lang()), Scroll::room(view.body));
        let cursor = lines.iter().position(|line| line.target == Some(self.cursor)).unwrap_or(0);
        let height = usize::from(view.body.height.saturating_sub(2));
        let first = (window(cursor, lines.len(), height).start + self.below).min(lines.len().saturating_sub(height));
        let shown = first..lines.len().min(first + height);
        (lines, shown)
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, view: View<'_>, buf: &mut Buffer) {
        let look = view.look();
        let inside = look.popup(look.lang.pick(" 決める ", " Decide "), view.body, buf);
        if desk.services().is_empty() {
            let text = look.lang.pick(
                "候補サービスがありません。Esc で戻り、a で追加してください。",
                "No candidate services. Press Esc, then a to add one.",
            );
            return look.advise(&[text], inside, buf);
        }
        let Some((_, picture)) = &self.known else { return };
        let (mut lines, shown) = self.laid(picture, desk, view);
        let more = shown.end < lines.len();
        look.rows(lines.drain(shown), self.cursor, inside, buf);
        if more {
            let text = Line::styled(look.lang.pick(" 続きがあります ", " more below "), look.style(Role::Key));
            buf.set_line(inside.right().saturating_sub(18), inside.bottom(), &text, 18);
        }
    }
}
