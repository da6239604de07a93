//! The screens: what each remembers, and the one place that tells them apart. A screen has what its keys do, how it is
//! drawn and what is under a click in its own file; it must not know another screen's state.

pub mod ask;
pub mod case;
pub mod certificates;
pub mod check;
pub mod compare;
pub mod decide;
pub mod findings;
pub mod map;
pub mod profile;
pub mod reply;
pub mod schemes;
pub mod services;
pub mod split;
pub mod start;

use std::collections::HashMap;

use ratatui::{buffer::Buffer, layout::Position};

use split::{Reading, Split};

use super::{Action, Desk, Library, Role, Screen, Turn, View, answers, overlays::picker::Target};

/// What the screens remember.
#[derive(Debug, Default)]
pub struct Screens {
    /// Where the reader is in the lists that have a page beside them.
    readings: HashMap<Screen, Reading>,
    /// The list of comparisons.
    pub start: start::StartScreen,
    check: check::CheckScreen,
    /// The matrix.
    pub compare: compare::CompareScreen,
    /// The profile that is being written.
    pub profile: profile::ProfileScreen,
    decide: decide::DecideScreen,
    schemes: schemes::SchemesScreen,
    /// The questions to a provider.
    pub ask: ask::AskScreen,
    /// A provider's reply that is being looked through.
    pub reply: Option<reply::ReplyScreen>,
}

impl Screens {
    fn reading(&self, screen: Screen) -> Reading {
        self.readings.get(&screen).copied().unwrap_or_default()
    }

    /// Reads a screen beside the way from its beginning.
    pub fn read_anew(&mut self, screen: Screen) {
        self.readings.remove(&screen);
        if screen == Screen::Ask {
            self.ask.afresh();
        }
    }

    /// Puts the cursor on a row of a screen beside the way.
    pub fn show_row(&mut self, screen: Screen, row: usize) {
        self.readings.insert(screen, Reading { cursor: row, top: 0 });
    }

    /// Puts the cursor of the catalogue on a scheme.
    pub fn show_scheme(&mut self, id: &str, library: &Library) {
        let row = self.schemes.show(id, library);
        row.into_iter().for_each(|row| self.show_row(Screen::Schemes, row));
    }

    /// The list and the page of a screen beside the way, laid out; nothing on other screens, nor before the catalogue is
    /// read.
    fn split(&self, screen: Screen, desk: Option<&Desk>, view: View<'_>) -> Option<Split> {
        let reading = self.reading(screen);
        Some(match screen {
            Screen::Certificates => certificates::split(reading, desk?, view),
            Screen::Findings => findings::split(reading, desk?, view),
            Screen::Schemes => self.schemes.split(reading, view.library?, view),
            Screen::Map => map::split(reading, desk, view.library?, view),
            Screen::Case => case::split(reading, view.library?, view),
            Screen::Ask => self.ask.split(reading, desk?, view)?,
            Screen::Reply => self.reply.as_ref()?.split(reading, desk?, view),
            Screen::Start | Screen::Services | Screen::Check | Screen::Compare | Screen::Profile | Screen::Decide => {
                return None;
            }
        })
    }

    /// Carries out a command on a screen.
    pub fn act(&mut self, screen: Screen, action: Action, desk: Option<&mut Desk>, turn: &mut Turn<'_>) {
        if let Some(split) = self.split(screen, desk.as_deref(), turn.view)
            && self.readings.entry(screen).or_default().travel(action, &split)
        {
            return;
        }
        let aside = matches!(
            screen,
            Screen::Certificates
                | Screen::Findings
                | Screen::Schemes
                | Screen::Map
                | Screen::Case
                | Screen::Ask
                | Screen::Reply
        );
        let reading = self.reading(screen);
        match (screen, desk, turn.view.library) {
            _ if aside && action == Action::Back => turn.back(),
            (Screen::Certificates | Screen::Findings | Screen::Ask, Some(desk), _)
                if matches!(action, Action::Left | Action::Right) =>
            {
                desk.turn_service(if action == Action::Left { -1 } else { 1 });
                self.read_anew(screen);
            }
            (Screen::Start, ..) => self.start.act(action, turn),
            (Screen::Services, Some(desk), _) => services::act(action, desk, turn),
            (Screen::Check, Some(desk), _) => self.check.act(action, desk, turn),
            (Screen::Compare, Some(desk), _) => self.compare.act(action, desk, turn),
            (Screen::Profile, Some(desk), _) => self.profile.act(action, desk, turn),
            (Screen::Decide, Some(desk), _) => self.decide.act(action, desk, turn),
            (Screen::Certificates, Some(desk), _) => certificates::act(action, reading, desk, turn),
            (Screen::Findings, Some(desk), _) => findings::act(action, reading, desk, turn),
            (Screen::Schemes, desk, Some(library)) => {
                let before = self.schemes;
                self.schemes.act(action, reading, desk, library, turn);
                if self.schemes != before {
                    self.read_anew(screen);
                }
            }
            (Screen::Map, desk, Some(_)) => map::act(action, reading, desk, turn),
            (Screen::Case, desk, Some(library)) => case::act(action, reading, desk, library, turn),
            (Screen::Ask, Some(desk), _) => self.ask.act(action, reading, desk, turn),
            (Screen::Reply, Some(desk), _) => {
                self.reply = self.reply.take().and_then(|reply| reply.act(action, reading, desk, turn));
            }
            (_, None, _) | (Screen::Schemes | Screen::Map | Screen::Case, _, None) => {}
        }
    }

    /// Puts the cursor where a click was; the command that the click means, if any: a second one on a row opens it, or
    /// chooses it where rows are chosen.
    pub fn click(&mut self, screen: Screen, at: Position, desk: Option<&mut Desk>, view: View<'_>) -> Option<Action> {
        if let Some(split) = self.split(screen, desk.as_deref(), view) {
            let again = self.readings.entry(screen).or_default().click(at, &split)?;
            let chooses = matches!(screen, Screen::Ask | Screen::Reply);
            return again.then_some(if chooses { Action::Toggle } else { Action::Enter });
        }
        match (screen, desk) {
            (Screen::Start, _) => self.start.click(at, view),
            (Screen::Services, Some(desk)) => services::click(at, desk, view),
            (Screen::Check, Some(desk)) => self.check.click(at, desk, view),
            (Screen::Compare, Some(desk)) => self.compare.click(at, desk, view),
            (Screen::Profile, Some(desk)) => self.profile.click(at, desk, view),
            (Screen::Decide, Some(desk)) => self.decide.click(at, desk, view),
            _ => None,
        }
    }

    /// Scrolls by lines what the mouse wheel is turned over; whether there is anything to scroll.
    pub fn wheel(&mut self, screen: Screen, by: isize, at: Position, desk: Option<&Desk>, view: View<'_>) -> bool {
        let desk = desk.filter(|_| screen == Screen::Check);
        desk.is_some_and(|desk| self.check.wheel(by, at, desk, view))
    }

    /// Draws a screen.
    pub fn draw(&self, screen: Screen, desk: Option<&Desk>, view: View<'_>, buf: &mut Buffer) {
        let reading = self.reading(screen);
        if let Some(split) = self.split(screen, desk, view) {
            if let (Screen::Map, Some(library)) = (screen, view.library) {
                map::draw_plot(reading, desk, library, view, buf);
            }
            return split.draw(reading, view.look(), buf);
        }
        match (screen, desk) {
            (Screen::Start, _) => self.start.draw(view, buf),
            (Screen::Services, Some(desk)) => services::draw(desk, view, buf),
            (Screen::Check, Some(desk)) => self.check.draw(desk, view, buf),
            (Screen::Compare, Some(desk)) => self.compare.draw(desk, view, buf),
            (Screen::Profile, Some(desk)) => self.profile.draw(desk, view, buf),
            (Screen::Decide, Some(desk)) => self.decide.draw(desk, view, buf),
            _ => {
                let text = view.lang().pick("カタログを読んでいます", "Reading the catalogue");
                let (x, y, room) = (view.body.x + 2, view.body.y + 1, usize::from(view.body.width));
                buf.set_stringn(x, y, text, room, view.look().style(Role::Dim));
            }
        }
    }

    /// Whether there is nothing under the cursor of a screen's list: keys that need something are not shown then.
    pub fn is_empty(&self, screen: Screen, desk: Option<&Desk>) -> bool {
        match (screen, desk) {
            (Screen::Start, _) => self.start.picked().is_none(),
            (Screen::Services, Some(desk)) => desk.services().is_empty(),
            (Screen::Certificates, Some(desk)) => certificates::picked(self.reading(screen), desk).is_none(),
            (Screen::Findings, Some(desk)) => findings::picked(self.reading(screen), desk).is_none(),
            _ => false,
        }
    }

    /// Brings what is remembered in step with the comparison after whatever may have changed it.
    pub fn settle(&mut self, screen: Screen, desk: &Desk) {
        self.check.settle(desk);
        self.compare.settle(desk, false);
        if screen == Screen::Decide {
            self.decide.settle(desk);
        }
    }

    /// Goes where what was picked from a list leads.
    pub fn picked(&mut self, screen: Screen, target: Target, desk: Option<&mut Desk>, turn: &mut Turn<'_>) {
        match (target, screen, desk) {
            (Target::Scheme(id), Screen::Schemes, _) => {
                turn.view.library.into_iter().for_each(|library| self.show_scheme(&id, library));
            }
            (Target::Scheme(id), Screen::Map, Some(desk)) => map::place(id, desk, turn),
            (Target::Scheme(id), _, Some(desk)) => certificates::add(id, desk, turn),
            (Target::Evidence(certificate, item), _, Some(desk)) => {
                certificates::take_as_evidence(&certificate, &item, desk, turn);
            }
            (Target::Service(id), _, Some(desk)) => {
                desk.focus_service(&id);
                turn.go(Screen::Services);
            }
            (Target::Item(service, item), _, Some(desk)) => {
                service.iter().for_each(|service| desk.focus_service(service));
                desk.focus_item_id(&item);
                // An item found from the matrix stays in the matrix.
                if screen != Screen::Compare {
                    answers::act(Action::GoCheck, desk, turn);
                }
            }
            (Target::Reason(..) | Target::Command(_) | Target::Comparison(_), ..) | (_, _, None) => {}
        }
    }
}
