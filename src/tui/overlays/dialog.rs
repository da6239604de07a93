//! A question that has to be decided: the file was changed outside, or saving fails while leaving.
//! Must not know what becomes of the decision.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use crate::typeset::wrap;
use crate::{
    pages, say,
    tui::{Context, Look, Role, action::commands, centre, label},
};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The file was changed by another program.
    Conflict,
    /// Leaving while saving fails, for this reason.
    SaveTrouble(String),
    /// The rule of the verdict is another one than when the file was saved; to be read only.
    RuleChanged,
    /// Something was written for others.
    Written {
        /// To which file.
        path: String,
        /// Its text, where it is one.
        text: Option<String>,
    },
}

impl Dialog {
    /// Where its keys stand in the command table.
    pub fn context(&self) -> Context {
        match self {
            Dialog::Conflict => Context::Conflict,
            Dialog::SaveTrouble(_) => Context::SaveTrouble,
            Dialog::RuleChanged => Context::Told,
            Dialog::Written { .. } => Context::Written,
        }
    }

    /// Draws it in the middle of `area`.
    pub fn draw(&self, look: &Look, area: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let (title, text) = match self {
            Dialog::Conflict => (
                lang.pick("ファイルが外で変わりました", "The file was changed by another program"),
                lang.pick(
                    "開いている間に、ほかのプログラムか同期ソフトがこのファイルを書き換えました。まだ何も上書きしていません。どうしますか？",
                    "While it was open here, another program or a sync service changed this file. Nothing was overwritten. What do you want to do?",
                )
                .to_owned(),
            ),
            Dialog::RuleChanged => (
                lang.pick("結論の決まりが変わりました", "The rule of the conclusion has changed"),
                pages::rule_changed(lang).to_owned(),
            ),
            Dialog::Written { path, .. } => (lang.pick("書き出しました", "Written"), path.clone()),
            Dialog::SaveTrouble(reason) => (
                lang.pick("まだ保存できていません", "Not saved yet"),
                say!(lang, "保存できない変更があります。\n{}", "Some changes could not be saved.\n{}", reason),
            ),
        };
        let width = area.width.saturating_sub(4).min(72);
        let room = usize::from(width.saturating_sub(4));
        let mut lines: Vec<(String, Role)> = wrap(&text, room).into_iter().map(|line| (line, Role::Text)).collect();
        lines.push((String::new(), Role::Text));
        for command in commands(self.context()).filter(|command| command.hint) {
            let words = lang.pick(command.help.0, command.help.1);
            let key = label(command.keys[0], lang);
            for (n, line) in wrap(words, room.saturating_sub(6)).into_iter().enumerate() {
                let mark = if n == 0 { key.as_str() } else { "" };
                lines.push((format!("{mark:<4}  {line}"), Role::Key));
            }
        }
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        let inside = look.popup(Line::from(format!(" {title} ")), centre(area, width, height), buf);
        for ((line, role), y) in lines.iter().zip(inside.top()..inside.bottom()) {
            buf.set_stringn(inside.x + 1, y, line, usize::from(inside.width).saturating_sub(1), look.style(*role));
        }
    }
}
