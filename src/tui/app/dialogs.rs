//! What a command does in a question to decide. Must not draw.

use super::App;
use crate::{
    model::FormKind,
    tui::{
        Action, Effect,
        overlays::{Overlay, dialog::Dialog},
    },
};

impl App {
    pub(super) fn decide(&mut self, action: Action) -> Vec<Effect> {
        let dialog = self.way_mut().overlays.pop();
        let effect = match action {
            Action::TakeTheirs => Effect::TakeTheirs,
            Action::KeepOurs => Effect::KeepOurs,
            Action::KeepBoth => Effect::KeepBoth,
            Action::QuitAnyway => Effect::QuitAnyway,
            Action::TryAgain if self.quitting => Effect::Quit,
            Action::TryAgain => Effect::Close,
            Action::CopyText => match dialog {
                Some(Overlay::Dialog(Dialog::Written { text: Some(text), .. })) => {
                    self.good(self.setup.look.lang.pick(
                        "クリップボードに送りました（端末が対応していれば貼り付けられます）。",
                        "Sent to the clipboard, if the terminal can do that.",
                    ));
                    Effect::Copy(text)
                }
                _ => {
                    let lang = self.setup.look.lang;
                    self.warn(lang.pick("この形式はコピーできません。", "This format cannot be copied."));
                    return Vec::new();
                }
            },
            Action::SaveElsewhere => {
                self.open_form(FormKind::SaveAs);
                return Vec::new();
            }
            _ => {
                self.quitting = false;
                return Vec::new();
            }
        };
        vec![effect]
    }
}
