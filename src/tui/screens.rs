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
mod sheet;
pub mod split;
pub mod start;

use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::{Position, Rect},
    text::Line,
};

use super::{
    action::{Action, Screen},
    answers,
    desk::Desk,
    look::Look,
    overlays::picker::Target,
    theme::Role,
    turn::{Turn, View},
};
use crate::typeset::wrap;

/// What the screens remember.
#[derive(Debug, Default)]
pub struct Screens {
    /// The list of comparisons.
    pub start: start::StartScreen,
    check: check::CheckScreen,
    /// The matrix.
    pub compare: compare::CompareScreen,
    /// The profile that is being written.
    pub profile: profile::ProfileScreen,
    decide: decide::DecideScreen,
    /// The certificates of a service.
    pub certificates: certificates::CertificatesScreen,
    findings: findings::FindingsScreen,
    /// The catalogue.
    pub schemes: schemes::SchemesScreen,
    map: map::MapScreen,
    case: case::CaseScreen,
    /// The questions to a provider.
    pub ask: ask::AskScreen,
    /// A provider's reply that is being looked through.
    pub reply: Option<reply::ReplyScreen>,
}

impl Screens {
    /// Carries out a command on a screen.
    pub fn act(&mut self, screen: Screen, action: Action, desk: Option<&mut Desk>, turn: &mut Turn<'_>) {
        match (screen, desk, turn.view.library) {
            (Screen::Start, ..) => self.start.act(action, turn),
            (Screen::Schemes, desk, Some(library)) => self.schemes.act(action, desk, library, turn),
            (Screen::Map, desk, Some(library)) => self.map.act(action, desk, library, turn),
            (Screen::Case, desk, Some(library)) => self.case.act(action, desk, library, turn),
            (Screen::Schemes | Screen::Map | Screen::Case, _, None) if action == Action::Back => turn.back(),
            (Screen::Services, Some(desk), _) => services::act(action, desk, turn),
            (Screen::Check, Some(desk), _) => self.check.act(action, desk, turn),
            (Screen::Compare, Some(desk), _) => self.compare.act(action, desk, turn),
            (Screen::Profile, Some(desk), _) => self.profile.act(action, desk, turn),
            (Screen::Decide, Some(desk), _) => self.decide.act(action, desk, turn),
            (Screen::Certificates, Some(desk), _) => self.certificates.act(action, desk, turn),
            (Screen::Findings, Some(desk), _) => self.findings.act(action, desk, turn),
            (Screen::Ask, Some(desk), _) => self.ask.act(action, desk, turn),
            (Screen::Reply, Some(desk), _) => {
                self.reply = self.reply.take().and_then(|reply| reply.act(action, desk, turn));
            }
            (_, None, _) | (Screen::Schemes | Screen::Map | Screen::Case, ..) => {}
        }
    }

    /// Puts the cursor where a click was; the command that the click means, if any.
    pub fn click(&mut self, screen: Screen, at: Position, desk: Option<&mut Desk>, view: View<'_>) -> Option<Action> {
        match (screen, desk, view.library) {
            (Screen::Start, ..) => self.start.click(at, view),
            (Screen::Schemes, _, library) => self.schemes.click(at, library?, view),
            (Screen::Map, desk, library) => self.map.click(at, desk.as_deref(), library?, view),
            (Screen::Case, _, library) => self.case.click(at, library?, view),
            (Screen::Services, desk, _) => services::click(at, desk?, view),
            (Screen::Check, desk, _) => self.check.click(at, desk?, view),
            (Screen::Compare, desk, _) => self.compare.click(at, desk?, view),
            (Screen::Profile, desk, _) => self.profile.click(at, desk?, view),
            (Screen::Decide, desk, _) => self.decide.click(at, desk?, view),
            (Screen::Certificates, desk, _) => self.certificates.click(at, desk?, view),
            (Screen::Findings, desk, _) => self.findings.click(at, desk?, view),
            (Screen::Ask, desk, _) => self.ask.click(at, desk?, view),
            (Screen::Reply, ..) => self.reply.as_mut()?.click(at, view),
        }
    }

    /// Scrolls by lines what the mouse wheel is turned over; whether there is anything to scroll.
    pub fn wheel(&mut self, screen: Screen, by: isize, at: Position, desk: Option<&Desk>, view: View<'_>) -> bool {
        let desk = desk.filter(|_| screen == Screen::Check);
        desk.is_some_and(|desk| self.check.wheel(by, at, desk, view))
    }

    /// Draws a screen.
    pub fn draw(&self, screen: Screen, desk: Option<&Desk>, view: View<'_>, buf: &mut Buffer) {
        match (screen, desk, view.library) {
            (Screen::Start, ..) => self.start.draw(view, buf),
            (Screen::Schemes, _, Some(library)) => self.schemes.draw(library, view, buf),
            (Screen::Map, desk, Some(library)) => self.map.draw(desk, library, view, buf),
            (Screen::Case, _, Some(library)) => self.case.draw(library, view, buf),
            (Screen::Schemes | Screen::Map | Screen::Case, _, None) => {
                let text = view.lang().pick("カタログを読んでいます", "Reading the catalogue");
                let (x, y, room) = (view.body.x + 2, view.body.y + 1, usize::from(view.body.width));
                buf.set_stringn(x, y, text, room, view.look().style(Role::Dim));
            }
            (Screen::Services, Some(desk), _) => services::draw(desk, view, buf),
            (Screen::Check, Some(desk), _) => self.check.draw(desk, view, buf),
            (Screen::Compare, Some(desk), _) => self.compare.draw(desk, view, buf),
            (Screen::Profile, Some(desk), _) => self.profile.draw(desk, view, buf),
            (Screen::Decide, Some(desk), _) => self.decide.draw(desk, view, buf),
            (Screen::Certificates, Some(desk), _) => self.certificates.draw(desk, view, buf),
            (Screen::Findings, Some(desk), _) => self.findings.draw(desk, view, buf),
            (Screen::Ask, Some(desk), _) => self.ask.draw(desk, view, buf),
            (Screen::Reply, Some(_), _) => self.reply.iter().for_each(|reply| reply.draw(view, buf)),
            (_, None, _) => {}
        }
    }

    /// Whether there is nothing under the cursor of a screen's list: keys that need something are not shown then.
    pub fn is_empty(&self, screen: Screen, desk: Option<&Desk>) -> bool {
        match (screen, desk) {
            (Screen::Start, _) => self.start.picked().is_none(),
            (Screen::Services, Some(desk)) => desk.services().is_empty(),
            (Screen::Certificates, Some(desk)) => self.certificates.picked(desk).is_none(),
            (Screen::Findings, Some(desk)) => self.findings.picked(desk).is_none(),
            _ => false,
        }
    }

    /// Brings what is remembered in step with the comparison after whatever may have changed it.
    pub fn settle(&mut self, screen: Screen, desk: &Desk) {
        self.check.settle(desk);
        self.compare.settle(desk, false);
        self.certificates.settle(desk);
        if screen == Screen::Decide {
            self.decide.settle(desk);
        }
    }

    /// Goes where what was picked from a list leads.
    pub fn picked(&mut self, screen: Screen, target: Target, desk: Option<&mut Desk>, turn: &mut Turn<'_>) {
        match (target, screen, desk) {
            (Target::Scheme(id), Screen::Schemes, _) => {
                turn.view.library.into_iter().for_each(|library| self.schemes.show(&id, library));
            }
            (Target::Scheme(id), Screen::Map, Some(desk)) => self.map.place(id, desk, turn),
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

/// Draws a few paragraphs that say what to do, from the top of an area.
fn advice(paragraphs: &[&str], look: &Look, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(4));
    let lines = paragraphs.iter().flat_map(|text| wrap(text, room).into_iter().chain([String::new()]));
    for (line, y) in lines.zip(area.top() + 1..area.bottom()) {
        buf.set_line(area.x + 2, y, &Line::styled(line, look.style(Role::Text)), area.width.saturating_sub(3));
    }
}

/// Blanks the wide characters that something of so many columns at this place would cover by half.
fn cover(x: u16, y: u16, columns: usize, buf: &mut Buffer) {
    let end = x.saturating_add(u16::try_from(columns).unwrap_or(0));
    for at in [x.checked_sub(1), end.checked_sub(1)].into_iter().flatten() {
        if at >= buf.area.left() && at < buf.area.right() && buf[(at, y)].cell_width() > 1 {
            buf[(at, y)].set_symbol(" ");
            if at + 1 < buf.area.right() {
                buf[(at + 1, y)].set_symbol(" ");
            }
        }
    }
}
