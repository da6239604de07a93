//! What a command does in a page to read and in a question to decide. Must not draw.

use super::App;
use crate::{
    model::FormKind,
    tui::{
        action::Action,
        effect::Effect,
        overlays::{Overlay, dialog::Dialog},
    },
};

impl App {
    /// Help and arithmetic: pages to read.
    pub(super) fn act_on_page(&mut self, action: Action) {
        let area = self.body();
        let page = isize::try_from(area.height.saturating_sub(3)).unwrap_or(1);
        let by = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -page,
            Action::PageDown => page,
            _ => {
                self.overlays.pop();
                return;
            }
        };
        match (self.overlays.last_mut(), &self.desk) {
            (Some(Overlay::Help(help)), _) => help.scroll(by, &self.setup.look, area),
            (Some(Overlay::Arithmetic(page)), Some(desk)) => {
                page.scroll(by, desk.comparison(), &self.setup.look, area);
            }
            _ => {}
        }
    }

    pub(super) fn decide(&mut self, action: Action) -> Vec<Effect> {
        let effect = match action {
            Action::TakeTheirs => Effect::TakeTheirs,
            Action::CopyText => {
                let text = match self.overlays.pop() {
                    Some(Overlay::Dialog(Dialog::Written { text, .. })) => text,
                    _ => None,
                };
                self.copied(text.is_some());
                return text.map(Effect::Copy).into_iter().collect();
            }
            Action::KeepOurs => Effect::KeepOurs,
            Action::KeepBoth => Effect::KeepBoth,
            Action::QuitAnyway => Effect::QuitAnyway,
            Action::TryAgain if self.quitting => Effect::Quit,
            Action::TryAgain => Effect::Close,
            Action::SaveElsewhere => {
                self.overlays.pop();
                self.open_form(FormKind::SaveAs);
                return Vec::new();
            }
            _ => {
                self.overlays.pop();
                self.quitting = false;
                return Vec::new();
            }
        };
        self.overlays.pop();
        vec![effect]
    }
}
