//! The profile screen (利用条件): left what the business needs, right what that changes about the weights of the items.
//! Must not know how a text of it is typed.
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
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    model::{Edit, Emphasis, FormKind, Guide, Harm, Impact, Profile, Stress, propose},
    say,
    tui::{
        action::{Action, Screen},
        answers,
        desk::Desk,
        look::{Look, row_at, window},
        scroll::Scroll,
        theme::Role,
        turn::{Turn, View},
    },
    typeset::{clip, fit, wrap},
};

/// A row of the screen that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ProfileRow {
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
    /// The profile as it would become, from the first change on until it is accepted.
    pub draft: Option<Profile>,
    /// The row under the cursor.
    cursor: usize,
    /// First line of the effect that is shown.
    top: usize,
}

/// The screen, laid out for the present size.
struct ProfileLayout {
    left: Rect,
    /// Lines of the left half, each with the row it belongs to.
    lines: Vec<(Option<usize>, Line<'static>)>,
    /// Those of them that are shown.
    shown: std::ops::Range<usize>,
    effect: Scroll,
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
fn guide(desk: &Desk) -> Option<&Guide> {
    let list = desk.checklist.as_ref()?;
    (list.id == desk.comparison().questions.checklist).then_some(list.guide.as_ref())?
}

/// All rows, top to bottom.
fn rows(desk: &Desk) -> Vec<ProfileRow> {
    let kinds = guide(desk).map_or(0, |guide| guide.kinds.len());
    let mut rows = vec![ProfileRow::Purpose];
    rows.extend((0..kinds).map(ProfileRow::Kind));
    rows.extend(Harm::ALL.map(ProfileRow::Impact));
    rows.extend((0..3).map(ProfileRow::Stop));
    rows
}

/// The emphases that would follow from a profile.
fn proposed(desk: &Desk, profile: &Profile) -> Vec<Stress> {
    let comparison = desk.comparison();
    let list = desk.checklist.as_ref().filter(|list| list.id == comparison.questions.checklist);
    propose(&comparison.questions, Some(profile), list, &comparison.emphasis)
}

impl ProfileScreen {
    /// The profile as it is being written.
    pub fn draft(&self, desk: &Desk) -> Profile {
        self.draft.clone().unwrap_or_else(|| desk.comparison().profile.clone().unwrap_or_default())
    }

    /// Changes the profile that is being written. One that is as recorded needs no word more.
    pub fn write(&mut self, desk: &Desk, change: impl FnOnce(&mut Profile)) {
        let mut draft = self.draft(desk);
        change(&mut draft);
        let recorded = desk.comparison().profile.clone().unwrap_or_default();
        self.draft = (draft != recorded).then_some(draft);
        self.top = 0;
    }

    /// The row under the cursor.
    fn row(&self, desk: &Desk) -> Option<ProfileRow> {
        rows(desk).get(self.cursor).copied()
    }

    fn step(&mut self, by: isize, desk: &Desk) {
        self.cursor = self.cursor.saturating_add_signed(by).min(rows(desk).len() - 1);
        self.top = 0;
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, desk: &mut Desk, turn: &mut Turn<'_>) {
        match (action, action.stride(0)) {
            (Action::PageUp, _) => self.laid(desk, turn.view).effect.by_pages(&mut self.top, -1),
            (Action::PageDown, _) => self.laid(desk, turn.view).effect.by_pages(&mut self.top, 1),
            (_, Some(by)) => self.step(by, desk),
            (Action::Toggle, _) => self.toggle(desk, turn),
            (Action::Right, _) => self.shift_impact(1, desk),
            (Action::Left, _) => self.shift_impact(-1, desk),
            (Action::Level(level), _) => {
                let impact = Impact::ALL.get(usize::from(level).wrapping_sub(1)).copied();
                if let Some(ProfileRow::Impact(harm)) = self.row(desk) {
                    self.write(desk, |draft| draft.impacts.set(harm, impact));
                    // One key is one choice, as on the check screen.
                    self.step(1, desk);
                }
            }
            (Action::Accept, _) => self.accept(desk, turn),
            (Action::Back, _) => {
                if self.draft.is_some() {
                    turn.warn(turn.lang().pick(
                        "利用条件はまだ保存していません（P で続きを書けます）。",
                        "The profile is not saved yet (P continues it).",
                    ));
                } else {
                    *self = ProfileScreen::default();
                }
                turn.go(Screen::Services);
            }
            (other, _) => answers::act(other, desk, turn),
        }
    }

    fn toggle(&mut self, desk: &Desk, turn: &mut Turn<'_>) {
        match self.row(desk) {
            Some(ProfileRow::Purpose) => turn.form(FormKind::ProfileText(0)),
            Some(ProfileRow::Stop(n)) => turn.form(FormKind::ProfileText(n + 1)),
            Some(ProfileRow::Impact(_)) => self.shift_impact(1, desk),
            Some(ProfileRow::Kind(n)) => {
                let Some(kind) = guide(desk).and_then(|guide| guide.kinds.get(n)) else { return };
                self.write(desk, |draft| match draft.kinds.iter().position(|other| *other == kind.id) {
                    Some(at) => drop(draft.kinds.remove(at)),
                    None => draft.kinds.push(kind.id.clone()),
                });
            }
            None => {}
        }
    }

    fn shift_impact(&mut self, by: isize, desk: &Desk) {
        let Some(ProfileRow::Impact(harm)) = self.row(desk) else { return };
        let steps: Vec<Option<Impact>> = [None].into_iter().chain(Impact::ALL.map(Some)).collect();
        self.write(desk, |draft| {
            let now = steps.iter().position(|step| *step == draft.impacts.of(harm)).unwrap_or(0);
            draft.impacts.set(harm, steps[now.saturating_add_signed(by).min(steps.len() - 1)]);
        });
    }

    fn accept(&mut self, desk: &mut Desk, turn: &mut Turn<'_>) {
        let draft = self.draft(desk);
        let emphasis = proposed(desk, &draft);
        let musts = emphasis.iter().filter(|stress| stress.emphasis() == Emphasis::Must).count();
        let profile = (draft != Profile::default()).then(|| Box::new(draft));
        if turn.change(desk, Edit::Profile { profile, emphasis }) {
            *self = ProfileScreen::default();
            turn.go(Screen::Services);
            turn.good(&say!(
                turn.lang(),
                "利用条件を保存しました（必須の項目 {} 件）。Enter で項目に答えます。",
                "Profile saved (must items: {}). Press Enter to answer.",
                musts
            ));
        }
    }

    /// Puts the cursor where a click was, and chooses there.
    pub fn click(&mut self, at: Position, desk: &Desk, view: View<'_>) -> Option<Action> {
        let laid = self.laid(desk, view);
        let line = row_at(at.y, laid.left.y + 1, laid.shown).filter(|_| laid.left.contains(at))?;
        let row = laid.lines[line].0?;
        (self.cursor, self.top) = (row, 0);
        Some(Action::Toggle)
    }

    fn laid(&self, desk: &Desk, view: View<'_>) -> ProfileLayout {
        let (look, body) = (view.look(), view.body);
        let left = Rect { width: body.width / 2, ..body };
        let lines = self.lines(desk, look, usize::from(left.width.saturating_sub(2)));
        let cursor = lines.iter().position(|(row, _)| *row == Some(self.cursor)).unwrap_or(0);
        let height = usize::from(body.height.saturating_sub(2));
        let frame = Rect { x: left.right(), width: body.width - left.width, ..body };
        let effect = [false, true].map(|short| self.effect(desk, look, Scroll::room(frame), short));
        let [long, short] = effect;
        let title = look.lang.pick(" 重みへの影響 ", " What it changes ").to_owned();
        let effect = if long.len() > height { short } else { long };
        ProfileLayout {
            left,
            shown: window(cursor, lines.len(), height),
            lines,
            effect: Scroll { frame, indent: 1, title, lines: effect },
        }
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, view: View<'_>, buf: &mut Buffer) {
        let look = view.look();
        let laid = self.laid(desk, view);
        let inside = look.popup(look.lang.pick(" 利用条件 ", " Profile "), laid.left, buf);
        for ((row, line), y) in laid.lines[laid.shown].iter().zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x, y, line, inside.width);
            if *row == Some(self.cursor) {
                buf.set_style(Rect { y, height: 1, ..inside }, look.style(Role::Cursor));
            }
        }
        laid.effect.draw(self.top, laid.effect.frame.right().saturating_sub(14), look, buf);
    }

    /// Lines of the left half, each with the row it belongs to.
    fn lines(&self, desk: &Desk, look: &Look, room: usize) -> Vec<(Option<usize>, Line<'static>)> {
        let lang = look.lang;
        let (guide, draft) = (guide(desk), self.draft(desk));
        let head = |text: &str| (None, Line::styled(text.to_owned(), look.style(Role::Title)));
        let mut lines = Vec::new();
        for (place, row) in rows(desk).into_iter().enumerate() {
            match row {
                ProfileRow::Purpose => lines.push(head(lang.pick("仕事の内容", "The work"))),
                ProfileRow::Kind(0) => lines.push(head(lang.pick("入れる情報", "Information stored"))),
                ProfileRow::Impact(Harm::Leak) => {
                    lines.push(head(lang.pick("起きたときの影響", "Impact if it happens")))
                }
                ProfileRow::Stop(0) => lines.push(head(lang.pick("止まったらどうなるか", "If it stops"))),
                _ => {}
            }
            let text = match row {
                ProfileRow::Purpose => text_row("", &draft.purpose, look, room),
                ProfileRow::Kind(n) => {
                    let kind = guide.and_then(|guide| guide.kinds.get(n));
                    let on = kind.is_some_and(|kind| draft.kinds.contains(&kind.id));
                    let name = kind.map_or("", |kind| kind.name.of(lang));
                    Line::from(vec![
                        Span::styled(if on { "  [x] " } else { "  [ ] " }, look.style(Role::Key)),
                        Span::styled(clip(name, room.saturating_sub(6)), look.style(Role::Text)),
                    ])
                }
                ProfileRow::Impact(harm) => impact_row(harm, draft.impacts.of(harm), look),
                ProfileRow::Stop(0) => text_row(lang.pick("1時間", "an hour"), &draft.stops.hour, look, room),
                ProfileRow::Stop(1) => text_row(lang.pick("1日", "a day"), &draft.stops.day, look, room),
                ProfileRow::Stop(_) => text_row(lang.pick("1週間", "a week"), &draft.stops.week, look, room),
            };
            lines.push((Some(place), text));
        }
        lines
    }

    /// The right half: an example for the row under the cursor, then what would change and why. Where room is short,
    /// all changes come first, in few lines, and then the reasons.
    fn effect(&self, desk: &Desk, look: &Look, room: usize, short: bool) -> Vec<Line<'static>> {
        let (lang, draft) = (look.lang, self.draft(desk));
        let mut lines = Vec::new();
        let mut push = |text: &str, role: Role| {
            lines.extend(wrap(text, room).into_iter().map(|line| Line::styled(line, look.style(role))));
        };
        if let Some(ProfileRow::Impact(harm)) = self.row(desk) {
            for example in
                guide(desk).iter().flat_map(|guide| &guide.examples).filter(|example| example.harm == harm.id())
            {
                let role = if draft.impacts.of(harm) == Some(example.impact) { Role::Title } else { Role::Dim };
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
        let after = proposed(desk, &draft);
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
        let text = if self.draft.is_some() {
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
