//! The lines around every screen: the bar on top, the notice, the keys and the state of saving at the bottom.
//! Must not know what a key does.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use super::{Action, Context, Desk, Look, Role, SaveState, action::commands, label};
use crate::{
    model::one_line,
    say,
    typeset::{clip, fit, width, wrap},
};

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

/// Splits the whole screen: one row on top, two at the bottom, and what is left. By hand, for this is asked with every
/// key, and the solver of the layout library is a tenth of the first frame.
pub fn parts(area: Rect) -> Parts {
    let row = |y: u16| Rect {
        y: y.max(area.y + 1).min(area.bottom()),
        height: u16::from(y > area.y && y < area.bottom()),
        ..area
    };
    let bottom = area.bottom();
    Parts {
        bar: Rect { height: area.height.min(1), ..area },
        body: Rect { y: (area.y + 1).min(bottom), height: area.height.saturating_sub(3), ..area },
        notice: row(bottom.saturating_sub(2)),
        hints: row(bottom.saturating_sub(1)),
    }
}

/// A word to the user in the line above the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
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
        let sample = if comparison.sample { lang.pick("【見本】", "[sample] ") } else { "" };
        text += &format!(" > {sample}{}", comparison.title);
    } else {
        text += lang.pick(
            "  雲見: クラウドを選ぶ前のチェック",
            "  compare cloud services offline against IPA's 15-item checklist",
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

/// Draws the notice. What is too long for its line takes the one above as well, the lower edge of the screen's frame: what
/// was replaced and what is next are both to be read.
pub fn draw_notice(notice: Option<&Announcement>, look: &Look, area: Rect, buf: &mut Buffer) {
    let Some(notice) = notice.filter(|_| area.height > 0) else {
        return;
    };
    let room = usize::from(area.width).saturating_sub(2);
    let mut lines = wrap(&one_line(&notice.text), room);
    if lines.len() > 2 {
        let rest = lines.split_off(1).concat();
        lines.push(clip(&rest, room));
    }
    let first = area.y.saturating_sub(u16::try_from(lines.len() - 1).unwrap_or(0));
    for (line, y) in lines.iter().zip(first..) {
        let text = format!(" {}", fit(line, room + 1));
        buf.set_stringn(area.x, y, text, usize::from(area.width), look.style(notice.role));
    }
}

/// The state of saving in words: `保存済み（12）`, or `保存済み` where nothing was changed since opening.
fn save_words(save: &SaveState, look: &Look) -> (String, Role) {
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
        SaveState::Saved(0) => (lang.pick("保存済み", "Saved").to_owned(), Role::Good),
        SaveState::Saved(revision) => (say!(lang, "保存済み（{}）", "Saved ({})", revision), Role::Good),
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

/// The last line: keys on the left, the state of saving on the right.
pub struct Footer<'a> {
    /// Whose keys.
    pub context: Context,
    /// What is open.
    pub desk: Option<&'a Desk>,
    /// How it looks.
    pub look: &'a Look,
    /// The screen's list is empty: keys that need something under the cursor are not shown.
    pub empty: bool,
}

/// Whether a command of a list screen needs something under the cursor.
fn needs_something(action: Action) -> bool {
    matches!(
        action,
        Action::Enter | Action::Rename | Action::Duplicate | Action::Delete | Action::Edit | Action::GoCompare
    )
}

impl Footer<'_> {
    /// The hints that fit; help always does.
    fn hints(&self, room: usize) -> Vec<Hint> {
        let mut out = Vec::new();
        let mut x = 1;
        let all: Vec<_> = commands(self.context)
            .filter(|command| command.hint && !(self.empty && needs_something(command.action)))
            .map(|command| {
                let name = self.look.lang.pick(command.name.0, command.name.1);
                let key = label(command.keys[0], self.look.lang);
                let columns = width(&key) + 1 + width(name);
                (command.action, key, name, columns)
            })
            .collect();
        let help = all.iter().find(|(action, ..)| *action == Action::Help);
        let mut reserve = help.map_or(0, |hint| hint.3 + 2);
        for (action, key, name, columns) in all {
            if action == Action::Help {
                reserve = 0;
            }
            if x + columns + reserve > room && action != Action::Help {
                continue;
            }
            let at = u16::try_from(x).unwrap_or(u16::MAX)..u16::try_from(x + columns).unwrap_or(u16::MAX);
            out.push(Hint { at, action, key, name });
            x += columns + 2;
        }
        out
    }

    /// The state of saving, cut to half the line, and the room that it leaves.
    fn save(&self, area: Rect) -> (String, Role, usize) {
        let Some(desk) = self.desk else {
            return (String::new(), Role::Dim, usize::from(area.width));
        };
        let (text, role) = save_words(&desk.save, self.look);
        let text = clip(&text, usize::from(area.width) / 2);
        let room = usize::from(area.width).saturating_sub(width(&text) + 2);
        (text, role, room)
    }

    /// Draws the line.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        let (save, role, room) = self.save(area);
        for hint in self.hints(room) {
            let line = Line::from(vec![
                Span::styled(hint.key, self.look.style(Role::Key)),
                Span::styled(format!(" {}", hint.name), self.look.style(Role::Dim)),
            ]);
            let left = area.width.saturating_sub(hint.at.start);
            buf.set_line(area.x + hint.at.start, area.y, &line, left);
        }
        // One column stays free at the right: where `…` is two columns wide nothing is pushed over the edge.
        let columns = u16::try_from(width(&save) + 1).unwrap_or(0);
        let x = area.right().saturating_sub(columns);
        buf.set_stringn(x, area.y, &save, usize::from(columns), self.look.style(role));
    }

    /// The command whose hint is at column `x`.
    pub fn hit(&self, area: Rect, x: u16) -> Option<Action> {
        let (_, _, room) = self.save(area);
        let x = x.checked_sub(area.x)?;
        let hints = self.hints(room).into_iter();
        hints.filter(|hint| hint.at.contains(&x)).map(|hint| hint.action).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Lang, tui::theme::Theme};

    #[test]
    fn a_long_notice_is_read_to_its_end_and_a_too_long_one_is_cut() {
        let look = Look { lang: Lang::Ja, theme: Theme::named("dark").expect("a theme"), ascii: false };
        let area = Rect::new(0, 0, 20, 3);
        let line = Rect { y: 1, height: 1, ..area };
        for (text, shown) in [
            ("短い", ["", " 短い"]),
            ("項目13を「一部」に変えました。次はDです。", [" 項目13を「一部」に", " 変えました。次は.."]),
        ] {
            let mut buf = Buffer::empty(area);
            let notice = Announcement { text: text.to_owned(), role: Role::Good };
            draw_notice(Some(&notice), &look, line, &mut buf);
            let row = |y| (0..20).map(|x| buf[(x, y)].symbol()).collect::<String>().replace(' ', "");
            assert_eq!([row(0), row(1)], shown.map(|row| row.replace(' ', "")));
        }
    }

    #[test]
    fn the_parts_fill_the_screen_and_stay_in_it() {
        for height in 0..30 {
            let area = Rect::new(3, 5, 80, height);
            let parts = parts(area);
            let all = [parts.bar, parts.body, parts.notice, parts.hints];
            assert_eq!(all.iter().map(|part| part.height).sum::<u16>(), height);
            let mut y = area.y;
            for part in all {
                assert_eq!((part.x, part.width), (3, 80));
                assert!(part.y == y || part.height == 0, "{height}: {part}");
                assert!(part.bottom() <= area.bottom(), "{height}: {part}");
                y += part.height;
            }
        }
    }
}
