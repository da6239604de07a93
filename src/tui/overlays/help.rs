//! The help page, made from the command table: the present screen first. Must not hold a text of its own about a key.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::tui::{Context, Look, Role, Scroll, action::COMMANDS, centre, label};
use crate::typeset::{fit, wrap};

/// The help page.
#[derive(Clone, Debug)]
pub struct HelpPage {
    context: Context,
    /// First line that is shown.
    pub top: usize,
}

impl HelpPage {
    /// Help for someone who is in `context`.
    pub fn new(context: Context) -> HelpPage {
        HelpPage { context, top: 0 }
    }

    /// The page over `area`.
    pub fn laid(&self, look: &Look, area: Rect) -> Scroll {
        let frame = centre(area, area.width.min(96), area.height);
        let lines = self.lines(look, usize::from(frame.width.saturating_sub(2)));
        Scroll { frame, indent: 0, title: look.lang.pick(" ヘルプ ", " Help ").to_owned(), lines, mark: frame.x + 2 }
    }

    fn lines(&self, look: &Look, width: usize) -> Vec<Line<'static>> {
        let lang = look.lang;
        let rest = Context::ALL.into_iter().filter(|context| *context != self.context && *context != Context::Anywhere);
        let order = [self.context, Context::Anywhere].into_iter().chain(rest);
        let mut lines = Vec::new();
        for context in order {
            let (ja, en) = context.words();
            lines.push(Line::styled(format!("[ {} ]", lang.pick(ja, en)), look.style(Role::Title)));
            for command in COMMANDS.iter().filter(|command| command.contexts.contains(&context)) {
                let keys = command.keys.iter().map(|key| label(key, lang)).collect::<Vec<_>>().join(" ");
                let words = wrap(lang.pick(command.help.0, command.help.1), width.saturating_sub(20));
                for (n, line) in words.into_iter().enumerate() {
                    let keys = if n == 0 { keys.as_str() } else { "" };
                    lines.push(Line::from(vec![
                        Span::styled(format!(" {}", fit(keys, 18)), look.style(Role::Key)),
                        Span::styled(line, look.style(Role::Text)),
                    ]));
                }
            }
            if context == Context::Anywhere {
                let text = lang.pick(
                    "右下の「保存済み（12）」: 開いてから12番目までの変更が、ディスクに書いてあります。",
                    "\"Saved (12)\" at the bottom right: the changes since opening, up to the 12th, are on disk.",
                );
                let note = wrap(text, width.saturating_sub(1)).into_iter();
                lines.extend(note.map(|line| Line::styled(format!(" {line}"), look.style(Role::Dim))));
            }
            lines.push(Line::default());
        }
        lines
    }
}
