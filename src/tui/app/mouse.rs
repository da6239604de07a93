//! The mouse: a click puts the cursor, a second one on the same place opens, the wheel moves. Must not draw.

use crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::App;
use crate::tui::{
    action::Action,
    chrome,
    effect::Effect,
    overlays::Overlay,
    screens::{Screen, check, services},
};

impl App {
    pub(super) fn mouse(&mut self, mouse: MouseEvent) -> Vec<Effect> {
        match mouse.kind {
            MouseEventKind::ScrollDown => self.wheel(true, mouse),
            MouseEventKind::ScrollUp => self.wheel(false, mouse),
            MouseEventKind::Down(MouseButton::Left) => self.click(mouse.column, mouse.row),
            _ => Vec::new(),
        }
    }

    fn wheel(&mut self, down: bool, mouse: MouseEvent) -> Vec<Effect> {
        let body = self.body();
        let over_explanation = || {
            let desk = self.desk.as_ref()?;
            check::hit(desk, body, mouse.column, mouse.row).filter(|hit| *hit == check::Hit::Explanation)
        };
        if self.overlays.is_empty() && self.screen == Screen::Check && over_explanation().is_some() {
            if let Some(desk) = &self.desk {
                self.check.scroll(if down { 3 } else { -3 }, desk, &self.setup.look, body);
            }
            return Vec::new();
        }
        // In a form the wheel is the arrow key of the field; everywhere else it is a step.
        if matches!(self.overlays.last(), Some(Overlay::Form(_))) {
            return self.key(KeyEvent::from(if down { KeyCode::Down } else { KeyCode::Up }));
        }
        self.act(if down { Action::Down } else { Action::Up })
    }

    fn click(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let parts = chrome::parts(self.area());
        if parts.hints.contains(Position { x, y }) {
            let action = self.footer().hit(parts.hints, x);
            return action.map_or(Vec::new(), |action| self.act(action));
        }
        if !self.overlays.is_empty() || !parts.body.contains(Position { x, y }) {
            return Vec::new();
        }
        match self.screen {
            Screen::Start => {
                let Some(row) = self.start.hit(parts.body, y) else {
                    return Vec::new();
                };
                if row == self.start.cursor {
                    return self.act(Action::Enter);
                }
                self.start.cursor = row;
            }
            Screen::Services => {
                let Some(desk) = &mut self.desk else { return Vec::new() };
                let Some(row) = services::hit(desk, parts.body, y) else {
                    return Vec::new();
                };
                if row == desk.service_place() {
                    return self.act(Action::Enter);
                }
                let id = desk.services()[row].id.clone();
                desk.focus_service(&id);
            }
            Screen::Check => {
                let Some(desk) = &mut self.desk else { return Vec::new() };
                match check::hit(desk, parts.body, x, y) {
                    Some(check::Hit::Item(place)) => desk.focus_item(place),
                    Some(check::Hit::Note) => return self.act(Action::Note),
                    Some(check::Hit::Explanation) | None => {}
                }
            }
            Screen::Compare => return self.click_matrix(x, y),
            Screen::Profile => {
                let Some(desk) = &self.desk else { return Vec::new() };
                let Some(row) = self.profile.hit(desk, &self.setup.look, parts.body, x, y) else {
                    return Vec::new();
                };
                self.profile.cursor = row;
                return self.act(Action::Toggle);
            }
            Screen::Certificates
            | Screen::Findings
            | Screen::Schemes
            | Screen::Map
            | Screen::Case
            | Screen::Ask
            | Screen::Reply => {
                self.click_list(x, y);
            }
            Screen::Decide => {
                let Some(desk) = &self.desk else { return Vec::new() };
                let Some(row) = self.decide.hit(desk, &self.setup.look, parts.body, y) else {
                    return Vec::new();
                };
                if row == self.decide.cursor {
                    return self.act(Action::Enter);
                }
                self.decide.cursor = row;
            }
        }
        Vec::new()
    }

    /// The lists of the screens beside the way.
    fn click_list(&mut self, x: u16, y: u16) {
        let body = self.body();
        let (desk, library) = (self.desk.as_ref(), self.library.as_deref());
        let own = desk.map(|desk| &desk.comparison().placements[..]).unwrap_or_default();
        let (reading, row) = match (self.screen, desk, library) {
            (Screen::Certificates, Some(desk), _) => {
                let row = self.certificates.hit(desk, body, x, y);
                (&mut self.certificates.reading, row)
            }
            (Screen::Findings, Some(desk), _) => {
                let row = self.findings.hit(desk, body, x, y);
                (&mut self.findings.reading, row)
            }
            (Screen::Schemes, _, Some(library)) => {
                let row = self.schemes.hit(library, body, x, y);
                (&mut self.schemes.reading, row)
            }
            (Screen::Map, _, Some(_)) => {
                let row = self.map.hit(own, body, x, y);
                (&mut self.map.reading, row)
            }
            (Screen::Case, _, Some(library)) => {
                let row = self.case.hit(library, body, x, y);
                (&mut self.case.reading, row)
            }
            (Screen::Ask, Some(desk), _) => {
                let row = self.ask.hit(desk, (self.setup.today)(), &self.setup.look, body, (x, y));
                (&mut self.ask.reading, row)
            }
            (Screen::Reply, ..) => {
                let Some(reply) = &mut self.reply else { return };
                let row = reply.hit(body, x, y);
                (&mut reply.reading, row)
            }
            _ => return,
        };
        if let Some(row) = row {
            reading.go(row, usize::MAX);
        }
    }

    fn click_matrix(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let body = self.body();
        let Some(desk) = &mut self.desk else { return Vec::new() };
        let Some((place, column)) = self.compare.hit(desk, body, x, y) else {
            return Vec::new();
        };
        let before = (desk.item_place(), self.compare.column(desk));
        desk.focus_item(place);
        if let Some(id) = column.and_then(|column| self.compare.service_at(desk, column)) {
            desk.focus_service(&id);
        }
        if before == (desk.item_place(), self.compare.column(desk)) {
            return self.act(Action::Enter);
        }
        Vec::new()
    }
}
