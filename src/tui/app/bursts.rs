//! What arrives at once, marked as a paste or not. Must not know which keys are a text; that is one rule for all.

use crossterm::event::KeyEvent;

use super::App;
use crate::tui::{
    Context, Effect,
    burst::{self, Burst},
    overlays::Overlay,
};

impl App {
    /// Keys that arrived at once: outside a field only commands do anything, in one a pasted text is a text.
    pub(super) fn burst(&mut self, keys: Vec<KeyEvent>) -> Vec<Effect> {
        let text: String = keys.iter().filter_map(|key| burst::text_of(*key)).collect();
        let context = self.context();
        if matches!(context, Context::Form | Context::Picker) {
            if burst::is_pasted(&text) {
                return self.paste(&text);
            }
        } else if let Some(advice) = burst::advice(burst::judge(&text), context, self.setup.look.lang) {
            self.warn(&advice);
            return Vec::new();
        }
        vec![Effect::Press(keys)]
    }

    /// A pasted text goes into the field that is open, and nowhere else.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.way_mut().overlays.last_mut() {
            Some(Overlay::Form(form)) => form.paste(text),
            Some(Overlay::Picker(picker)) => picker.paste(text),
            _ => {
                let advice = burst::advice(Burst::Paste, self.context(), self.setup.look.lang);
                self.warn(&advice.unwrap_or_default());
            }
        }
        Vec::new()
    }

    /// A key that no command has: the first letter of an input method that was left on says so.
    pub(super) fn meant_nothing(&mut self, key: KeyEvent) {
        let letter = burst::text_of(key).map(String::from).unwrap_or_default();
        if let Some(advice) = burst::advice(burst::judge(&letter), self.context(), self.setup.look.lang) {
            self.warn(&advice);
        }
    }
}
