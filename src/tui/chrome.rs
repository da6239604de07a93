//! The lines around every screen: the bar on top, the notice, the keys and the state of saving at the bottom.
//! Must not know what a key does.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};

use super::{
    action::{Action, Context, commands},
    desk::{Desk, SaveState},
    keymap::label,
    look::Look,
    theme::Role,
};
use crate::say;
use crate::typeset::{clip, fit, width};

/// The parts of the whole screen.
pub struct Parts {
    /// The bar on top.
    pub bar: Rect,
    /// The screen itself.
    pub body: Rect,
    /// The line for notices.
    pub notice: Rect,
    /// Keys and state of saving.
    pub hints: Rect,
}

/// Splits the whole screen.
pub fn parts(area: Rect) -> Parts {
    let rows = [
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(1),
        Constraint::Length(1),
    ];
    let [bar, body, notice, hints] = Layout::vertical(rows).areas(area);
    Parts {
        bar,
        body,
        notice,
        hints,
    }
}

/// A word to the user in the line above the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// How: [`Role::Notice`], [`Role::Good`] or [`Role::Bad`].
    pub role: Role,
}

/// Draws the bar: the program, and what is open.
pub fn draw_bar(desk: Option<&Desk>, look: &Look, area: Rect, buf: &mut Buffer) {
    let lang = look.lang;
    let mut text = String::from(" kumomi");
    if let Some(desk) = desk {
        let comparison = desk.comparison();
        let sample = if comparison.sample {
            lang.pick("【見本】", "[sample] ")
        } else {
            ""
        };
        text += &format!(" > {sample}{}", comparison.title);
    } else {
        text += lang.pick(
            "  雲見: クラウドを選ぶ前のチェック",
            "  check a cloud service before you choose it",
        );
    }
    let held = desk
        .and_then(|desk| desk.held_by.as_ref())
        .map(|_| lang.pick(" 読み取り専用 ", " read-only "))
        .unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(width(held));
    let line = format!("{}{held}", fit(&text, room));
    buf.set_line(area.x, area.y, &Line::styled(line, look.style(Role::Bar)), area.width);
}

/// Draws the notice.
pub fn draw_notice(notice: Option<&Notice>, look: &Look, area: Rect, buf: &mut Buffer) {
    if let Some(notice) = notice {
        let text = format!(" {}", notice.text);
        let room = usize::from(area.width);
        buf.set_stringn(area.x, area.y, clip(&text, room), room, look.style(notice.role));
    }
}

/// The state of saving in words: `保存済み 12`.
pub fn save_words(save: &SaveState, look: &Look) -> (String, Role) {
    let lang = look.lang;
    match save {
        SaveState::Saving => (
            lang.pick(
                if look.ascii { "保存中..." } else { "保存中…" },
                if look.ascii { "Saving..." } else { "Saving…" },
            )
            .to_owned(),
            Role::Notice,
        ),
        SaveState::Saved(revision) => (say!(lang, "保存済み {}", "Saved {}", revision), Role::Good),
        SaveState::Failed(reason) => (say!(lang, "保存できません: {}", "Not saved: {}", reason), Role::Bad),
    }
}

/// One hint: where it stands in the line, what it does, its key and its name.
struct Hint {
    at: Range<u16>,
    action: Action,
    key: String,
    name: &'static str,
}

/// The hints that fit; help always does.
fn hints(context: Context, look: &Look, room: usize) -> Vec<Hint> {
    let mut out = Vec::new();
    let mut x = 1;
    let all: Vec<_> = commands(context)
        .filter(|command| command.hint)
        .map(|command| {
            let (key, name) = (label(command.keys[0]), look.lang.pick(command.name.0, command.name.1));
            let columns = width(&key) + 1 + width(name);
            (command.action, key, name, columns)
        })
        .collect();
    let help = all
        .iter()
        .find(|(action, ..)| *action == Action::Help)
        .map_or(0, |hint| hint.3 + 2);
    for (action, key, name, columns) in all {
        let reserve = if action == Action::Help { 0 } else { help };
        if x + columns + reserve > room && action != Action::Help {
            continue;
        }
        let at = u16::try_from(x).unwrap_or(u16::MAX)..u16::try_from(x + columns).unwrap_or(u16::MAX);
        out.push(Hint { at, action, key, name });
        x += columns + 2;
    }
    out
}

fn save_room(desk: Option<&Desk>, look: &Look, area: Rect) -> (Option<(String, Role)>, usize) {
    let save = desk.map(|desk| save_words(&desk.save, look));
    let most = usize::from(area.width) / 2;
    let columns = save.as_ref().map_or(0, |(text, _)| width(&clip(text, most)) + 2);
    (save, usize::from(area.width).saturating_sub(columns))
}

/// Draws the keys on the left and the state of saving on the right.
pub fn draw_hints(context: Context, desk: Option<&Desk>, look: &Look, area: Rect, buf: &mut Buffer) {
    let (save, room) = save_room(desk, look, area);
    for hint in hints(context, look, room) {
        let line = Line::from(vec![
            Span::styled(hint.key, look.style(Role::Key)),
            Span::styled(format!(" {}", hint.name), look.style(Role::Dim)),
        ]);
        buf.set_line(
            area.x + hint.at.start,
            area.y,
            &line,
            area.width.saturating_sub(hint.at.start),
        );
    }
    if let Some((text, role)) = save {
        let text = clip(&text, usize::from(area.width) / 2);
        // One column stays free at the right: where `…` is two columns wide nothing is pushed over the edge.
        let columns = u16::try_from(width(&text) + 1).unwrap_or(0);
        let x = area.right().saturating_sub(columns);
        buf.set_stringn(x, area.y, &text, usize::from(columns), look.style(role));
    }
}

/// The command whose hint is at column `x`.
pub fn hint_at(context: Context, desk: Option<&Desk>, look: &Look, area: Rect, x: u16) -> Option<Action> {
    let (_, room) = save_room(desk, look, area);
    let x = x.checked_sub(area.x)?;
    hints(context, look, room)
        .into_iter()
        .find(|hint| hint.at.contains(&x))
        .map(|hint| hint.action)
}
