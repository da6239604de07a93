//! The profile screen (利用条件): left what the business needs, right what that changes about the weights of the items.
//! Must not know how it is saved.
//!
//! ```text
//! ┌ 利用条件 ─────────────┐┌ 重みへの影響 ───────────────┐
//! │ 仕事の内容            ││ 項目 10: 通常 > 必須         │
//! │ [x] 個人情報          ││   消失の影響が大なので、…    │
//! │ 消失の影響   小 中 [大]││                              │
//! └───────────────────────┘└─────────────────────────────┘
//! ```

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    model::{Emphasis, Guide, Harm, Impact, Profile, Stress, propose},
    tui::{
        desk::Desk,
        look::{Look, window},
        theme::Role,
    },
    typeset::{clip, fit, wrap},
};

/// A row of the screen that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The business use in words.
    Purpose,
    /// A kind of information, by its place in the guide.
    Kind(usize),
    /// The impact of a harm.
    Impact(Harm),
    /// What a stop means: of an hour, a day, a week.
    Stop(usize),
}

/// The profile being written and the cursor.
#[derive(Clone, Debug, Default)]
pub struct ProfileScreen {
    /// The profile as it would become.
    pub draft: Profile,
    /// The row under the cursor.
    pub cursor: usize,
}

/// An item whose weight would become another one.
struct Shift {
    number: u32,
    /// The new one and the old one.
    emphasis: (Emphasis, Emphasis),
    words: String,
    reason: String,
}

/// What a list brings along for the profile.
pub fn guide(desk: &Desk) -> Option<&Guide> {
    let list = desk.checklist.as_ref()?;
    (list.id == desk.comparison().questions.checklist).then_some(list.guide.as_ref())?
}

/// All rows, top to bottom.
pub fn rows(desk: &Desk) -> Vec<Row> {
    let kinds = guide(desk).map_or(0, |guide| guide.kinds.len());
    let mut rows = vec![Row::Purpose];
    rows.extend((0..kinds).map(Row::Kind));
    rows.extend(Harm::ALL.map(Row::Impact));
    rows.extend((0..3).map(Row::Stop));
    rows
}

/// The emphases that would follow from a profile.
pub fn proposed(desk: &Desk, profile: &Profile) -> Vec<Stress> {
    let comparison = desk.comparison();
    let list = desk.checklist.as_ref().filter(|list| list.id == comparison.questions.checklist);
    propose(&comparison.questions, Some(profile), list, &comparison.emphasis)
}

fn halves(body: Rect) -> (Rect, Rect) {
    let left = body.width / 2;
    let right = Rect { x: body.x + left, width: body.width - left, ..body };
    (Rect { width: left, ..body }, right)
}

impl ProfileScreen {
    /// The row under the cursor.
    pub fn row(&self, desk: &Desk) -> Option<Row> {
        rows(desk).get(self.cursor).copied()
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: isize, desk: &Desk) {
        self.cursor = self.cursor.saturating_add_signed(by).min(rows(desk).len() - 1);
    }

    /// Whether something was changed and not accepted yet.
    pub fn is_changed(&self, desk: &Desk) -> bool {
        self.draft != desk.comparison().profile.clone().unwrap_or_default()
    }

    /// Lines of the left half, each with the row it belongs to.
    fn lines(&self, desk: &Desk, look: &Look, room: usize) -> Vec<(Option<Row>, Line<'static>)> {
        let lang = look.lang;
        let guide = guide(desk);
        let head = |text: &str| (None, Line::styled(text.to_owned(), look.style(Role::Title)));
        let mut lines = Vec::new();
        for row in rows(desk) {
            match row {
                Row::Purpose => lines.push(head(lang.pick("仕事の内容", "The work"))),
                Row::Kind(0) => lines.push(head(lang.pick("入れる情報", "Information stored"))),
                Row::Impact(Harm::Leak) => lines.push(head(lang.pick("起きたときの影響", "Impact if it happens"))),
                Row::Stop(0) => lines.push(head(lang.pick("止まったらどうなるか", "If it stops"))),
                _ => {}
            }
            let text = match row {
                Row::Purpose => text_row("", &self.draft.purpose, look, room),
                Row::Kind(n) => {
                    let kind = guide.and_then(|guide| guide.kinds.get(n));
                    let on = kind.is_some_and(|kind| self.draft.kinds.contains(&kind.id));
                    let name = kind.map_or("", |kind| kind.name.of(lang));
                    Line::from(vec![
                        Span::styled(if on { "  [x] " } else { "  [ ] " }, look.style(Role::Key)),
                        Span::styled(clip(name, room.saturating_sub(6)), look.style(Role::Text)),
                    ])
                }
                Row::Impact(harm) => impact_row(harm, self.draft.impacts.of(harm), look),
                Row::Stop(0) => text_row(lang.pick("1時間", "an hour"), &self.draft.stops.hour, look, room),
                Row::Stop(1) => text_row(lang.pick("1日", "a day"), &self.draft.stops.day, look, room),
                Row::Stop(_) => text_row(lang.pick("1週間", "a week"), &self.draft.stops.week, look, room),
            };
            lines.push((Some(row), text));
        }
        lines
    }

    fn shown(&self, lines: &[(Option<Row>, Line<'static>)], desk: &Desk, area: Rect) -> std::ops::Range<usize> {
        let row = self.row(desk);
        let cursor = lines.iter().position(|(its, _)| its.is_some() && *its == row).unwrap_or(0);
        window(cursor, lines.len(), usize::from(area.height.saturating_sub(2)))
    }

    /// The row at a place of the body.
    pub fn hit(&self, desk: &Desk, look: &Look, body: Rect, x: u16, y: u16) -> Option<usize> {
        let (left, _) = halves(body);
        if x >= left.right() {
            return None;
        }
        let lines = self.lines(desk, look, 40);
        let line = self.shown(&lines, desk, left).start + usize::from(y.checked_sub(left.y + 1)?);
        let row = lines.get(line)?.0?;
        rows(desk).iter().position(|other| *other == row)
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, look: &Look, body: Rect, buf: &mut Buffer) {
        let (left, right) = halves(body);
        let inside = look.popup(look.lang.pick(" 利用条件 ", " Profile "), left, buf);
        let lines = self.lines(desk, look, usize::from(inside.width));
        let shown = self.shown(&lines, desk, left);
        let current = self.row(desk);
        for ((row, line), y) in lines[shown].iter().zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x, y, line, inside.width);
            if row.is_some() && *row == current {
                buf.set_style(Rect { y, height: 1, ..inside }, look.style(Role::Cursor));
            }
        }
        let inside = look.popup(look.lang.pick(" 重みへの影響 ", " What it changes "), right, buf);
        let room = usize::from(inside.width.saturating_sub(2));
        let mut lines = self.effect(desk, look, room, false);
        if lines.len() > usize::from(inside.height) {
            lines = self.effect(desk, look, room, true);
        }
        for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
        }
    }

    /// The right half: an example for the row under the cursor, then what would change and why. Where room is short,
    /// all changes come first, in few lines, and then the reasons.
    fn effect(&self, desk: &Desk, look: &Look, room: usize, short: bool) -> Vec<Line<'static>> {
        let lang = look.lang;
        let mut lines = Vec::new();
        let mut push = |text: &str, role: Role| {
            lines.extend(wrap(text, room).into_iter().map(|line| Line::styled(line, look.style(role))));
        };
        if let Some(Row::Impact(harm)) = self.row(desk) {
            for example in
                guide(desk).iter().flat_map(|guide| &guide.examples).filter(|example| example.harm == harm.id())
            {
                let role = if self.draft.impacts.of(harm) == Some(example.impact) { Role::Title } else { Role::Dim };
                push(&format!("{}: {}", example.impact.word(lang), example.text.of(lang)), role);
            }
            push("", Role::Text);
        }
        if guide(desk).is_none() {
            let text = lang.pick(
                "このチェックシートには重みの決まりがないので、すべて通常になります。重みは項目の画面で w を押すと変えられます。",
                "This checklist has no rules for weights, so every item is normal. Press w on an item to change it.",
            );
            push(text, Role::Notice);
            return lines;
        }
        let after = proposed(desk, &self.draft);
        let changes = self.changes(desk, &after, look);
        if !changes.is_empty() {
            let text = lang.pick(
                "Ctrl+S で保存すると、重みがこう変わります（回答は変わりません）。",
                "Ctrl+S saves and changes the weights like this (answers do not change).",
            );
            push(text, Role::Text);
            let item = lang.pick("項目", "Item");
            if short {
                for same in changes.chunk_by(|one, other| one.words == other.words) {
                    let numbers: Vec<String> = same.iter().map(|change| change.number.to_string()).collect();
                    let numbers = numbers.join(lang.pick("、", ", "));
                    push(&format!("{item} {numbers}: {}", same[0].words), Role::Notice);
                }
            }
            for change in changes {
                if !short {
                    push(&format!("{item} {}: {}", change.number, change.words), Role::Notice);
                }
                push(&change.reason, Role::Dim);
            }
            return lines;
        }
        let text = if self.is_changed(desk) {
            lang.pick(
                "まだ重みは変わりません。選び終えたら Ctrl+S を押します。",
                "No weights change yet. Press Ctrl+S when you are done.",
            )
        } else {
            lang.pick(
                "何を入れるか、起きたらどれだけ困るかを選ぶと、大事に見る項目（重み）が決まります。情報はスペース、影響は左右のキーで選びます。Esc で飛ばせます。あとから変えることもできます。",
                "Choose what information is stored (Space) and how bad each harm would be (left and right); the weights of the items follow. Esc skips this; you can change it later.",
            )
        };
        push(text, Role::Dim);
        let kept = after.iter().filter(|stress| stress.emphasis() != Emphasis::Normal);
        for stress in kept {
            let number = desk.comparison().questions.item(&stress.item).map_or(0, |question| question.number);
            push(&format!("{} {number}: {}", lang.pick("項目", "Item"), stress.emphasis().word(lang)), Role::Text);
        }
        lines
    }

    /// Every item whose weight would become another one, with the reason; what becomes 必須 first.
    fn changes(&self, desk: &Desk, after: &[Stress], look: &Look) -> Vec<Shift> {
        let lang = look.lang;
        let mut out = Vec::new();
        for question in desk.comparison().questions.items() {
            let stress = after.iter().find(|stress| stress.item == question.id);
            let (old, new) = (desk.emphasis(&question.id), stress.map(Stress::emphasis).unwrap_or_default());
            if old != new {
                let reason = stress.and_then(|stress| stress.reasons.first());
                let reason = reason.map_or(
                    lang.pick("当てはまる決まりがなくなります。", "No rule applies any more."),
                    |reason| reason.of(lang),
                );
                out.push(Shift {
                    number: question.number,
                    emphasis: (new, old),
                    words: format!("{} > {}", old.word(lang), new.word(lang)),
                    reason: reason.to_owned(),
                });
            }
        }
        out.sort_by_key(|shift| shift.emphasis);
        out
    }
}

fn text_row(label: &str, text: &str, look: &Look, room: usize) -> Line<'static> {
    let (text, role) = if text.is_empty() {
        (look.lang.pick("（Enter で書く）", "(Enter to write)"), Role::Dim)
    } else {
        (text, Role::Text)
    };
    let label = if label.is_empty() { String::new() } else { fit(label, 9) };
    Line::from(vec![
        Span::styled(format!("  {label}"), look.style(Role::Dim)),
        Span::styled(clip(text, room.saturating_sub(12)), look.style(role)),
    ])
}

fn impact_row(harm: Harm, chosen: Option<Impact>, look: &Look) -> Line<'static> {
    let lang = look.lang;
    let mut spans = vec![Span::styled(format!("  {}", fit(harm.word(lang), 10)), look.style(Role::Text))];
    for impact in Impact::ALL {
        let word = impact.word(lang);
        let (text, role) =
            if chosen == Some(impact) { (format!("[{word}]"), Role::Key) } else { (format!(" {word} "), Role::Dim) };
        spans.push(Span::styled(text, look.style(role)));
    }
    Line::from(spans)
}
