//! Draws the app. Reads everything, changes nothing.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::Widget,
};

use super::App;
use crate::typeset::wrap;
use crate::{
    model::Text,
    say,
    tui::{
        Announcement, Footer, Role, View,
        chrome::{self},
        overlays::Overlay,
    },
};

/// The smallest terminal in which the screens have room.
pub const SMALLEST: (u16, u16) = (60, 20);

impl App {
    /// Draws everything; gives the place of the caret while a text is being typed.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let look = &self.setup.look;
        ratatui::widgets::Block::new().style(look.style(Role::Text)).render(area, buf);
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            self.draw_too_small(area, buf);
            return None;
        }
        let parts = chrome::parts(area);
        let (way, desk) = (self.way(), self.desk());
        let view = View { body: parts.body, ..View::new(&self.setup, self.library.as_deref()) };
        chrome::draw_bar(desk, look, parts.bar, buf);
        way.screens.draw(way.screen, desk, view, buf);
        let mut caret = None;
        for overlay in &way.overlays {
            caret = self.draw_overlay(overlay, parts.body, buf);
        }
        let words = look.lang.pick("読んでいます。Esc でやめます。", "Reading. Esc stops it.");
        let reading = self.reading.then(|| Announcement { text: words.to_owned(), role: Role::Notice });
        chrome::draw_notice(reading.as_ref().or(self.notice.as_ref()), look, parts.notice, buf);
        self.footer().draw(parts.hints, buf);
        caret
    }

    /// The last line as it is now.
    pub(super) fn footer(&self) -> Footer<'_> {
        let (way, desk) = (self.way(), self.desk());
        Footer {
            context: self.context(),
            desk,
            look: &self.setup.look,
            empty: way.overlays.is_empty() && way.screens.is_empty(way.screen, desk),
        }
    }

    fn draw_overlay(&self, overlay: &Overlay, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let look = &self.setup.look;
        match overlay {
            Overlay::Form(form) => return form.draw(look, area, buf),
            Overlay::Picker(picker) => return picker.draw(look, area, buf),
            Overlay::Help(help) => {
                help.laid(look, area).draw(help.top, look, buf);
            }
            Overlay::Dialog(dialog) => dialog.draw(look, area, buf),
            Overlay::Arithmetic(page) => {
                if let Some(desk) = self.desk() {
                    page.laid(desk.comparison(), look, area).draw(page.top, look, buf);
                }
            }
            Overlay::Evidence(list) => {
                if let Some((desk, question)) = self.desk().and_then(|desk| Some((desk, desk.question()?))) {
                    let evidence = desk.answer().map(|answer| answer.evidence).unwrap_or_default();
                    let of = |text: &Text| text.of(look.lang).to_owned();
                    let hints: Vec<String> =
                        desk.explained(&question.id).iter().flat_map(|item| &item.evidence).map(of).collect();
                    list.draw(question.title.of(look.lang), &evidence, &hints, look, area, buf);
                }
            }
        }
        None
    }

    fn draw_too_small(&self, area: Rect, buf: &mut Buffer) {
        let look = &self.setup.look;
        let text = say!(
            look.lang,
            "画面が小さすぎます。{}x{} 以上に広げてください（今は {}x{}）。書いた内容は保存されています。",
            "The window is too small. Please make it {}x{} or larger (now {}x{}). Nothing is lost.",
            SMALLEST.0,
            SMALLEST.1,
            area.width,
            area.height
        );
        if area.width < 2 {
            return;
        }
        for (line, y) in wrap(&text, usize::from(area.width)).iter().zip(area.top()..area.bottom()) {
            buf.set_stringn(area.x, y, line, usize::from(area.width), look.style(Role::Notice));
        }
    }
}
