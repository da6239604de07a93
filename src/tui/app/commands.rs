//! The commands of the four screens: which key's action does what. Must not draw.

use std::path::PathBuf;

use super::App;
use crate::{
    model::FormKind,
    tui::{
        action::Action,
        effect::Effect,
        screens::{Screen, check::Check, compare::Filter},
    },
};

impl App {
    pub(super) fn act_on_start(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.body().height.saturating_sub(3)).unwrap_or(1);
        let path = self.start.picked().map(|listing| listing.path.clone());
        let on_file = |effect: fn(PathBuf) -> Effect| path.clone().map(effect).into_iter().collect();
        match action {
            Action::Up => self.start.step(-1),
            Action::Down => self.start.step(1),
            Action::PageUp => self.start.step(-page),
            Action::PageDown => self.start.step(page),
            Action::First => self.start.step(isize::MIN),
            Action::Last => self.start.step(isize::MAX),
            Action::Enter => return on_file(Effect::Open),
            Action::New => return vec![Effect::FindChecklists],
            Action::GoSchemes => return self.go_side(Screen::Schemes),
            Action::Sample => {
                // A sample that is there already is opened, not made again.
                let there = self.start.list.iter().flatten().find(|listing| listing.sample && listing.error.is_none());
                return vec![there.map_or(Effect::Sample, |listing| Effect::Open(listing.path.clone()))];
            }
            Action::Duplicate => return on_file(Effect::Duplicate),
            Action::Delete => return on_file(Effect::Trash),
            Action::Undo => return vec![Effect::Untrash],
            Action::Rename if self.start.picked().is_some_and(|listing| listing.error.is_none()) => {
                self.open_form(FormKind::Comparison);
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn act_on_services(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.body().height / 2).unwrap_or(1);
        match action {
            Action::Back => return vec![Effect::Close],
            Action::Up => self.step_service(-1),
            Action::Down => self.step_service(1),
            Action::PageUp => self.step_service(-page),
            Action::PageDown => self.step_service(page),
            Action::First => self.step_service(isize::MIN),
            Action::Last => self.step_service(isize::MAX),
            Action::Enter => {
                let some = self.desk.as_ref().is_some_and(|desk| desk.service().is_some());
                if some { self.screen = Screen::Check } else { self.open_form(FormKind::NewService) }
            }
            Action::Add => self.open_form(FormKind::NewService),
            Action::Edit => {
                if let Some(id) = self.service_id() {
                    self.open_form(FormKind::Service(id));
                }
            }
            Action::Rename => self.open_form(FormKind::Comparison),
            Action::Delete => self.remove_service(),
            Action::MoveUp => self.move_service(-1),
            Action::MoveDown => self.move_service(1),
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    pub(super) fn act_on_check(&mut self, action: Action) -> Vec<Effect> {
        let body = self.body();
        let look = self.setup.look.clone();
        let Some(desk) = &mut self.desk else { return Vec::new() };
        match action {
            Action::Back => self.screen = Screen::Services,
            Action::Up => desk.focus_item(desk.item_place().saturating_sub(1)),
            Action::Down => desk.focus_item(desk.item_place() + 1),
            Action::First => desk.focus_item(0),
            Action::Last => desk.focus_item(usize::MAX),
            Action::Left => self.turn_service(-1),
            Action::Right => self.turn_service(1),
            Action::PageUp => self.check.scroll(-Check::page(body), desk, &look, body),
            Action::PageDown => self.check.scroll(Check::page(body), desk, &look, body),
            Action::NextOpen => self.go_next_open(),
            Action::Enter if desk.run_is_over() => self.run_on(),
            Action::Enter => self.open_note(),
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    pub(super) fn act_on_compare(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.body().height / 3).unwrap_or(1);
        match action {
            Action::Back | Action::GoServices => self.screen = Screen::Services,
            Action::Enter => self.go_check(),
            Action::Up => self.step_row(-1),
            Action::Down => self.step_row(1),
            Action::PageUp => self.step_row(-page),
            Action::PageDown => self.step_row(page),
            Action::First => self.step_row(isize::MIN),
            Action::Last => self.step_row(isize::MAX),
            Action::Left => self.turn_column(-1),
            Action::Right => self.turn_column(1),
            Action::OnlyDifferences => self.filter(Filter::Differences),
            Action::OnlyOpen => self.filter(Filter::Open),
            Action::Sort => {
                self.compare.sort = self.compare.sort.next();
                if let Some(desk) = &self.desk {
                    self.compare.settle(desk, true);
                }
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    fn filter(&mut self, filter: Filter) {
        self.compare.filter = if self.compare.filter == filter { Filter::All } else { filter };
        self.step_row(0);
    }
}
