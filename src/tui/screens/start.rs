//! The start screen: the comparisons with their progress, or how to begin. Must not know how they are read.
//!
//! ```text
//! 比較                            候補  進み具合              最後の変更
//! 顧客名簿をどこに置くか             3  ######----  27/45     2026-11-22 10:15
//! ```

use std::path::PathBuf;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    model::FormKind,
    say,
    tui::{Action, Effect, Listing, Look, Role, Screen, Turn, View, progress, row_at, window},
    typeset::{fit, fit_right},
};

/// The list and its cursor.
#[derive(Debug, Default)]
pub struct StartScreen {
    /// The comparisons; `None` until they have been read.
    pub list: Option<Vec<Listing>>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The file to which the cursor goes as soon as it is in the list.
    pub seek: Option<PathBuf>,
}

impl StartScreen {
    /// The comparison under the cursor.
    pub fn picked(&self) -> Option<&Listing> {
        self.list.as_ref()?.get(self.cursor)
    }

    /// Takes a fresh list; the cursor stays on the same file where it can.
    pub fn refresh(&mut self, list: Vec<Listing>) {
        let before = self.seek.take().or_else(|| self.picked().map(|listing| listing.path.clone()));
        let again = before.and_then(|path| list.iter().position(|listing| listing.path == path));
        self.cursor = again.unwrap_or(self.cursor).min(list.len().saturating_sub(1));
        self.list = Some(list);
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: isize) {
        let len = self.list.as_ref().map_or(0, Vec::len);
        self.cursor = self.cursor.saturating_add_signed(by).min(len.saturating_sub(1));
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, turn: &mut Turn<'_>) {
        let page = isize::try_from(turn.view.body.height.saturating_sub(3)).unwrap_or(1);
        if let Some(by) = action.stride(page) {
            return self.step(by);
        }
        let path = self.picked().map(|listing| listing.path.clone());
        let whole = self.picked().is_some_and(|listing| listing.error.is_none());
        match (action, path) {
            (Action::Enter, Some(path)) => turn.ask(Effect::Open(path)),
            (Action::Duplicate, Some(path)) => turn.ask(Effect::Duplicate(path)),
            (Action::Delete, Some(path)) => turn.ask(Effect::Trash(path)),
            (Action::Rename, _) if whole => turn.form(FormKind::Comparison),
            (Action::New, _) => turn.ask(Effect::FindChecklists),
            (Action::Sample, _) => {
                // A sample that is there already is opened, not made again.
                let there = self.list.iter().flatten().find(|listing| listing.sample && listing.error.is_none());
                turn.ask(there.map_or(Effect::Sample, |listing| Effect::Open(listing.path.clone())));
            }
            (Action::Undo, _) => turn.ask(Effect::Untrash),
            (Action::GoSchemes, _) => turn.aside(Screen::Schemes),
            _ => {}
        }
    }

    /// Puts the cursor where a click was; a second one there opens.
    pub fn click(&mut self, at: Position, view: View<'_>) -> Option<Action> {
        let len = self.list.as_ref()?.len();
        let shown = window(self.cursor, len, usize::from(view.body.height.saturating_sub(3)));
        let row = row_at(at.y, view.body.y + 2, shown)?;
        let again = row == self.cursor;
        self.cursor = row;
        again.then_some(Action::Enter)
    }

    /// Draws the screen.
    pub fn draw(&self, view: View<'_>, buf: &mut Buffer) {
        let (look, lang, body) = (view.look(), view.lang(), view.body);
        let title = lang.pick(" 比較の一覧 ", " Comparisons ");
        let inside = look.popup(title, body, buf);
        let Some(list) = &self.list else { return };
        if list.is_empty() {
            return welcome(look, inside, buf);
        }
        let columns = StartColumns::of(look, inside.width);
        buf.set_line(inside.x, inside.y, &columns.head(look), inside.width);
        let rows = inside.top() + 1..inside.bottom();
        for (n, y) in window(self.cursor, list.len(), rows.len()).zip(rows) {
            let row = Rect { y, height: 1, ..inside };
            buf.set_line(inside.x, y, &columns.row(&list[n], look), inside.width);
            if n == self.cursor {
                buf.set_style(row, look.style(Role::Cursor));
            }
        }
    }
}

fn welcome(look: &Look, area: Rect, buf: &mut Buffer) {
    let text = look.lang.pick(
        [
            "ようこそ。クラウドを選ぶ前に、IPAの15項目で安全を確かめるノートです。",
            "s  見本を開く … 架空の店が4つのサービスを比べた例です。はじめての方に。",
            "n  新しい比較を作る … 題名と候補サービスを書けば、すぐ答え始められます。",
            "書いたものは自動で保存されます。kumomi は通信しません。",
            "?  キーの説明を見る      q  終了する",
        ],
        [
            "Welcome. Check cloud services with IPA's 15 items before you choose one.",
            "s  open the sample ... a made-up shop compares four services. Start here.",
            "n  start a new comparison ... write a title and the candidate services.",
            "Everything is saved automatically. kumomi never uses the network.",
            "?  show the keys      q  quit",
        ],
    );
    let plain: Vec<String> = text.iter().map(|line| line.replace('…', if look.ascii { "..." } else { "…" })).collect();
    look.advise(&plain.iter().map(String::as_str).collect::<Vec<_>>(), area, buf);
}

/// Widths of the columns.
struct StartColumns {
    title: usize,
    bar: usize,
}

impl StartColumns {
    /// Services 6, counts 10, changed 18; the bar takes up to 20; the title has the rest.
    fn of(_look: &Look, width: u16) -> StartColumns {
        let left = usize::from(width).saturating_sub(6 + 10 + 18 + 2);
        let bar = (left / 4).min(20);
        StartColumns { title: left - bar, bar }
    }

    fn head(&self, look: &Look) -> Line<'static> {
        let lang = look.lang;
        let text = format!(
            " {}{}  {}{}",
            fit(lang.pick("題名", "Title"), self.title),
            fit_right(lang.pick("候補", "Serv."), 5),
            fit(lang.pick("進み具合", "Progress"), self.bar + 10),
            fit_right(lang.pick("最後の変更", "Last change"), 17),
        );
        Line::styled(text, look.style(Role::Dim))
    }

    fn row(&self, listing: &Listing, look: &Look) -> Line<'static> {
        let lang = look.lang;
        let mut title = String::new();
        if listing.sample {
            title += lang.pick("【見本】", "[sample] ");
        }
        if listing.due > 0 {
            title += &say!(lang, "【期限 {}】", "[due {}] ", listing.due);
        }
        if listing.expired > 0 {
            title += &say!(lang, "【期限切れの認証・マーク {}】", "[expired certificates {}] ", listing.expired);
        }
        if listing.twin {
            title += lang.pick("【重複】", "[duplicate] ");
        }
        title += &listing.title;
        if let Some(error) = &listing.error {
            let rest = self.bar + 35;
            return Line::from(vec![
                Span::styled(format!(" {}", fit(&title, self.title)), look.style(Role::Bad)),
                Span::styled(fit(&format!(" {error}"), rest), look.style(Role::Bad)),
            ]);
        }
        let counts = format!("{}/{}", listing.answered, listing.all);
        Line::from(vec![
            Span::styled(format!(" {}", fit(&title, self.title)), look.style(Role::Text)),
            Span::styled(fit_right(&listing.services.to_string(), 5), look.style(Role::Text)),
            Span::styled(format!("  {}", progress(listing.answered, listing.all, self.bar)), look.style(Role::Good)),
            Span::styled(fit_right(&counts, 9), look.style(Role::Text)),
            Span::styled(fit_right(&listing.changed, 18), look.style(Role::Dim)),
        ])
    }
}
