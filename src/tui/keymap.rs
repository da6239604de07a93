//! From a key to an action in a context, and from a key's name to what is shown. Must not know screens.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Action, Context, action::commands};
use crate::model::{Lang, narrow};

/// The action of a key in a context. Full-width keys count as their half-width twins: the IME may have been left on.
pub fn action(context: Context, key: KeyEvent) -> Option<Action> {
    let name = name(key)?;
    commands(context).find(|command| command.keys.contains(&name.as_str())).map(|command| command.action)
}

/// The key of an action in a context as a person reads it: the one that is shown first.
pub fn key_for(context: Context, action: Action, lang: Lang) -> String {
    let command = commands(context).find(|command| command.action == action);
    command.map_or_else(String::new, |command| label(command.keys[0], lang))
}

/// The name of a key as the command table writes it: `j`, `G`, `ctrl-z`, `shift-tab`, `enter`.
fn name(key: KeyEvent) -> Option<String> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    if key.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let base = match key.code {
        KeyCode::Char(c) => {
            let c = narrow(c);
            let c = if ctrl { c.to_ascii_lowercase() } else { c };
            return Some(match (ctrl, c) {
                (true, c) => format!("ctrl-{c}"),
                (false, ' ') => "space".to_owned(),
                (false, c) => c.to_string(),
            });
        }
        KeyCode::Enter => "enter",
        KeyCode::Esc => "esc",
        KeyCode::Tab => "tab",
        KeyCode::BackTab => return Some("shift-tab".to_owned()),
        KeyCode::Backspace => "backspace",
        KeyCode::Delete => "delete",
        KeyCode::Up => "up",
        KeyCode::Down => "down",
        KeyCode::Left => "left",
        KeyCode::Right => "right",
        KeyCode::Home => "home",
        KeyCode::End => "end",
        KeyCode::PageUp => "pageup",
        KeyCode::PageDown => "pagedown",
        KeyCode::F(1) => "f1",
        _ => return None,
    };
    Some(match (ctrl, shift) {
        (true, _) => format!("ctrl-{base}"),
        (false, true) => format!("shift-{base}"),
        (false, false) => base.to_owned(),
    })
}

/// A key's name as a person reads it: `Ctrl+Z`, `Enter`, `PgDn`, `上`.
pub fn label(key: &str, lang: Lang) -> String {
    let (prefix, base) = match key.split_once('-') {
        Some(("ctrl", base)) => ("Ctrl+", base),
        Some(("shift", base)) => ("Shift+", base),
        _ => ("", key),
    };
    let base = match base {
        "enter" => "Enter",
        "esc" => "Esc",
        "tab" => "Tab",
        "backspace" => "BackSpace",
        "delete" => "Del",
        "up" => lang.pick("上", "Up"),
        "down" => lang.pick("下", "Down"),
        "left" => lang.pick("左", "Left"),
        "right" => lang.pick("右", "Right"),
        "home" => "Home",
        "end" => "End",
        "pageup" => "PgUp",
        "pagedown" => "PgDn",
        "space" => "Space",
        "f1" => "F1",
        c if prefix == "Ctrl+" => return format!("{prefix}{}", c.to_uppercase()),
        c => c,
    };
    format!("{prefix}{base}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Verdict, tui::action::Screen};

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::from(code)
    }

    #[test]
    fn full_width_keys_count_as_half_width_ones() {
        for c in ['1', '１'] {
            let found = action(Context::On(Screen::Check), key(KeyCode::Char(c)));
            assert_eq!(found, Some(Action::Answer(Verdict::Yes)));
        }
        assert_eq!(action(Context::On(Screen::Start), key(KeyCode::Char('ｑ'))), Some(Action::Quit));
        assert_eq!(action(Context::On(Screen::Check), key(KeyCode::Char('　'))), Some(Action::PageDown));
    }
}
