//! The mouse: a click puts the cursor, a second one on the same place opens, the wheel moves. Must not know what is where.

use crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::App;
use crate::tui::{Action, Context, Effect, chrome};

impl App {
    pub(super) fn mouse(&mut self, mouse: MouseEvent) -> Vec<Effect> {
        let at = Position { x: mouse.column, y: mouse.row };
        match mouse.kind {
            MouseEventKind::ScrollDown => self.wheel(true, at),
            MouseEventKind::ScrollUp => self.wheel(false, at),
            MouseEventKind::Down(MouseButton::Left) => self.click(at),
            _ => Vec::new(),
        }
    }

    fn wheel(&mut self, down: bool, at: Position) -> Vec<Effect> {
        let lines = if down { 3 } else { -3 };
        match self.context() {
            // In a form the wheel is the arrow key of the field; everywhere else it is a step.
            Context::Form => return self.key(KeyEvent::from(if down { KeyCode::Down } else { KeyCode::Up })),
            Context::On(screen) => {
                let wheel =
                    self.turn(|way, desk, turn| way.screens.wheel(screen, lines, at, desk.as_deref(), turn.view));
                if wheel.0 {
                    return wheel.1;
                }
            }
            _ => {}
        }
        self.act(if down { Action::Down } else { Action::Up })
    }

    fn click(&mut self, at: Position) -> Vec<Effect> {
        let parts = chrome::parts(Rect::new(0, 0, self.setup.size.0, self.setup.size.1));
        let action = match self.context() {
            _ if parts.hints.contains(at) => self.footer().hit(parts.hints, at.x),
            Context::On(screen) if parts.body.contains(at) => {
                self.turn(|way, desk, turn| way.screens.click(screen, at, desk, turn.view)).0
            }
            _ => None,
        };
        action.map_or(Vec::new(), |action| self.act(action))
    }
}
