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
        chrome::{self, Footer},
        overlays::Overlay,
        screens::{Screen, services},
        theme::Role,
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
        let desk = self.desk.as_ref();
        chrome::draw_bar(desk, look, parts.bar, buf);
        match (self.screen, desk) {
            (Screen::Schemes | Screen::Map | Screen::Case, _) => self.draw_library(parts.body, buf),
            (Screen::Start, _) | (_, None) => self.start.draw(look, parts.body, buf),
            (Screen::Services, Some(desk)) => services::draw(desk, look, parts.body, buf),
            (Screen::Check, Some(desk)) => self.check.draw(desk, look, parts.body, buf),
            (Screen::Compare, Some(desk)) => self.compare.draw(desk, look, parts.body, buf),
            (Screen::Profile, Some(desk)) => self.profile.draw(desk, look, parts.body, buf),
            (Screen::Decide, Some(desk)) => self.decide.draw(desk, look, parts.body, buf),
            (Screen::Certificates, Some(desk)) => self.certificates.draw(desk, look, parts.body, buf),
            (Screen::Ask, Some(desk)) => self.ask.draw(desk, (self.setup.today)(), look, parts.body, buf),
            (Screen::Reply, Some(_)) => {
                if let Some(reply) = &self.reply {
                    reply.draw(look, parts.body, buf);
                }
            }
            (Screen::Findings, Some(desk)) => self.findings.draw(desk, look, parts.body, buf),
        }
        let mut caret = None;
        for overlay in &self.overlays {
            caret = self.draw_overlay(overlay, parts.body, buf);
        }
        chrome::draw_notice(self.notice.as_ref(), look, parts.notice, buf);
        self.footer().draw(parts.hints, buf);
        caret
    }

    /// The last line as it is now.
    pub(super) fn footer(&self) -> Footer<'_> {
        let empty = match self.screen {
            Screen::Start => self.start.picked().is_none(),
            Screen::Services => self.desk.as_ref().is_some_and(|desk| desk.services().is_empty()),
            Screen::Certificates => self.desk.as_ref().is_some_and(|desk| self.certificates.picked(desk).is_none()),
            Screen::Findings => self.desk.as_ref().is_some_and(|desk| self.findings.picked(desk).is_none()),
            _ => false,
        };
        Footer {
            context: self.context(),
            desk: self.desk.as_ref(),
            look: &self.setup.look,
            empty: empty && self.overlays.is_empty(),
        }
    }

    fn draw_library(&self, body: Rect, buf: &mut Buffer) {
        let look = &self.setup.look;
        let own = self.desk.as_ref().map(|desk| &desk.comparison().placements[..]);
        match (&self.library, self.screen) {
            (None, _) => {
                let text = look.lang.pick("カタログを読んでいます", "Reading the catalogue");
                buf.set_stringn(body.x + 2, body.y + 1, text, usize::from(body.width), look.style(Role::Dim));
            }
            (Some(library), Screen::Map) => self.map.draw(library, own.unwrap_or_default(), look, body, buf),
            (Some(library), Screen::Case) => self.case.draw(library, look, body, buf),
            (Some(library), _) => self.schemes.draw(library, look, body, buf),
        }
    }

    fn draw_overlay(&self, overlay: &Overlay, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let look = &self.setup.look;
        match overlay {
            Overlay::Form(form) => return form.draw(look, area, buf),
            Overlay::Picker(picker) => return picker.draw(look, area, buf),
            Overlay::Help(help) => help.draw(look, area, buf),
            Overlay::Dialog(dialog) => dialog.draw(look, area, buf),
            Overlay::Arithmetic(page) => {
                if let Some(desk) = &self.desk {
                    page.draw(desk.comparison(), look, area, buf);
                }
            }
            Overlay::Evidence(list) => {
                if let Some((desk, question)) = self.desk.as_ref().and_then(|desk| Some((desk, desk.question()?))) {
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
