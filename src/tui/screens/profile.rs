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
};

use crate::{
    model::{Edit, Emphasis, FormKind, Guide, Harm, Impact, Lang, Profile, Stress, propose},
    pages::{
        Page,
        flow::{Laid, lay},
        profile,
    },
    say,
    tui::{Action, Desk, Role, Screen, Scroll, Turn, View, answers, row_at, window},
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
struct Halves {
    left: Rect,
    /// Lines of the left half.
    lines: Vec<Laid>,
    /// Those of them that are shown.
    shown: std::ops::Range<usize>,
    effect: Scroll,
}

fn guide(desk: &Desk) -> Option<&Guide> {
    profile::guide(desk.list())
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
    propose(&comparison.questions, Some(profile), desk.list(), &comparison.emphasis)
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
        let halves = self.laid(desk, view);
        let line = row_at(at.y, halves.left.y + 1, halves.shown).filter(|_| halves.left.contains(at))?;
        let row = halves.lines[line].target?;
        (self.cursor, self.top) = (row, 0);
        Some(Action::Toggle)
    }

    fn laid(&self, desk: &Desk, view: View<'_>) -> Halves {
        let (look, body) = (view.look(), view.body);
        let left = Rect { width: body.width / 2, ..body };
        let blank = look.lang.pick("（Enter で書く）", "(Enter to write)");
        let lines = lay(&profile::page(&self.draft(desk), guide(desk), blank, look.lang), Scroll::room(left));
        let cursor = lines.iter().position(|line| line.target == Some(self.cursor)).unwrap_or(0);
        let frame = Rect { x: left.right(), width: body.width - left.width, ..body };
        let title = look.lang.pick(" 重みへの影響 ", " What it changes ");
        Halves {
            left,
            shown: window(cursor, lines.len(), usize::from(body.height.saturating_sub(2))),
            lines,
            effect: Scroll::of(&self.effect(desk, look.lang), title, frame, look),
        }
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, view: View<'_>, buf: &mut Buffer) {
        let look = view.look();
        let Halves { left, mut lines, shown, effect } = self.laid(desk, view);
        let inside = look.popup(look.lang.pick(" 利用条件 ", " Profile "), left, buf);
        look.rows(lines.drain(shown), self.cursor, inside, buf);
        effect.draw(self.top, look, buf);
    }

    /// The right half: examples for the row under the cursor, then what would change and why.
    fn effect(&self, desk: &Desk, lang: Lang) -> Page {
        let (draft, comparison) = (self.draft(desk), desk.comparison());
        let mut page = Page::default();
        if let Some(ProfileRow::Impact(harm)) = self.row(desk) {
            page.add(profile::examples(guide(desk), harm, draft.impacts.of(harm), lang));
            page.gap();
        }
        if let Some(words) = profile::without_rules(desk.list(), &comparison.questions, lang) {
            page.text(Role::Notice, words);
            let cure = "重みは項目の画面で w を押すと変えられます。";
            page.text(Role::Notice, lang.pick(cure, "Press w on an item to change its weight."));
        }
        let after = proposed(desk, &draft);
        let shifted = profile::shifted(&comparison.questions, &comparison.emphasis, &after, lang);
        page.text(
            Role::Dim,
            match (shifted.is_empty(), &self.draft) {
                (false, _) => lang.pick(
                    "Ctrl+S で保存すると、重みがこう変わります（回答は変わりません）。",
                    "Ctrl+S saves and changes the weights like this (answers do not change).",
                ),
                (true, Some(_)) => lang.pick(
                    "まだ重みは変わりません。選び終えたら Ctrl+S を押します。",
                    "No weights change yet. Press Ctrl+S when you are done.",
                ),
                (true, None) => lang.pick(
                    "何を入れるか、起きたらどれだけ困るかを選ぶと、大事に見る項目（重み）が決まります。情報はスペース、影響は左右のキーで選びます。Esc で飛ばせます。あとから変えることもできます。",
                    "Choose what information is stored (Space) and how bad each harm would be (left and right); the weights of the items follow. Esc skips this; you can change it later.",
                ),
            },
        );
        page.add(shifted);
        page.gap();
        page.add(profile::weights(comparison, &after, lang));
        page
    }
}
