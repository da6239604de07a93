//! The app: what is shown now, and what a message changes about it. Messages in, effects out.
//!
//! Must not touch disk, terminal, clock or environment; the shell does that. Nobody but the shell imports this.

mod answers;
mod bursts;
mod certificates;
mod commands;
mod copy;
mod decisions;
mod dialogs;
mod draw;
mod edits;
mod exchange;
mod forms;
mod library;
mod lists;
mod mouse;
mod news;
mod saving;
mod settle;

use std::sync::Arc;

use crossterm::event::{KeyEvent, KeyEventKind};

use super::{
    action::{Action, Context},
    chrome::{self, Notice},
    desk::Desk,
    effect::Effect,
    keymap,
    message::{Library, Message},
    overlays::{Overlay, help::Help},
    parked::Park,
    screens::{
        Screen, ask::Ask, case::CasePage, certificates::Certificates, check::Check, compare::Compare, decide::Decide,
        findings::Findings, map::GapMapScreen, profile::ProfileScreen, reply::ReplyScreen, schemes::Schemes,
        start::Start,
    },
    setup::Setup,
    shelf::Shelf,
    theme::Role,
};
use crate::model::Draft;

/// The app.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    screen: Screen,
    start: Start,
    check: Check,
    compare: Compare,
    profile: ProfileScreen,
    /// The profile holds something that is not accepted yet.
    profile_kept: bool,
    decide: Decide,
    certificates: Certificates,
    findings: Findings,
    schemes: Schemes,
    map: GapMapScreen,
    case: CasePage,
    ask: Ask,
    /// A vendor's reply that is being looked through.
    reply: Option<ReplyScreen>,
    /// The note that is open was picked from the list of missing reasons: the next one follows.
    among_reasons: bool,
    /// The screens from which one went beside the way, the last one at the end.
    side: Vec<Screen>,
    /// What is known about schemes, once it was needed and read.
    library: Option<Arc<Library>>,
    /// It is being read.
    library_asked: bool,
    desk: Option<Desk>,
    overlays: Vec<Overlay>,
    notice: Option<Notice>,
    /// Texts of forms that were closed before they were accepted; they come back when the form is opened again.
    shelf: Shelf,
    /// What is left of comparisons that were closed.
    park: Park,
    /// What waits on the shelf of the start screen while a comparison is open.
    outside: Shelf,
    /// The revision that was handed over for saving.
    handed_over: u64,
    /// The unfinished texts that were handed over.
    handed_drafts: Vec<Draft>,
    /// The program is to end as soon as everything is saved.
    quitting: bool,
}

impl App {
    /// The app on the start screen, with nothing read yet.
    pub fn new(setup: Setup) -> App {
        App {
            setup,
            screen: Screen::Start,
            start: Start::default(),
            check: Check::default(),
            compare: Compare::default(),
            profile: ProfileScreen::default(),
            profile_kept: false,
            decide: Decide::default(),
            certificates: Certificates::default(),
            findings: Findings::default(),
            schemes: Schemes::default(),
            map: GapMapScreen::default(),
            case: CasePage::default(),
            ask: Ask::default(),
            reply: None,
            among_reasons: false,
            side: Vec::new(),
            library: None,
            library_asked: false,
            desk: None,
            overlays: Vec::new(),
            notice: None,
            shelf: Shelf::default(),
            park: Park::default(),
            outside: Shelf::default(),
            handed_over: 0,
            handed_drafts: Vec::new(),
            quitting: false,
        }
    }

    /// Takes a message and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let before = self.place();
        let mut effects = match message {
            Message::Key(key) => self.key(key),
            Message::Burst(keys) => self.burst(keys),
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(mouse) => self.mouse(mouse),
            Message::Resize(width, height) => {
                self.setup.size = (width, height);
                Vec::new()
            }
            other => self.report(other),
        };
        if self.place() != before {
            self.check.top = 0;
        }
        // What is to be saved goes first: the rest may close the file or end the program.
        effects.splice(0..0, self.unsaved());
        effects
    }

    /// Service and item under the cursor.
    fn place(&self) -> Option<(usize, usize)> {
        self.desk.as_ref().map(|desk| (desk.service_place(), desk.item_place()))
    }

    /// Where keys are looked up now.
    fn context(&self) -> Context {
        match self.overlays.last() {
            Some(Overlay::Form(_)) => Context::Form,
            Some(Overlay::Picker(_)) => Context::Picker,
            Some(Overlay::Help(_)) => Context::HelpPage,
            Some(Overlay::Evidence(_)) => Context::EvidenceList,
            Some(Overlay::Arithmetic(_)) => Context::ArithmeticPage,
            Some(Overlay::Dialog(dialog)) => dialog.context(),
            None => self.screen_context(),
        }
    }

    fn screen_context(&self) -> Context {
        match self.screen {
            Screen::Start => Context::Start,
            Screen::Services => Context::Services,
            Screen::Check => Context::Check,
            Screen::Compare => Context::Compare,
            Screen::Profile => Context::Profile,
            Screen::Decide => Context::Decide,
            Screen::Certificates => Context::Certificates,
            Screen::Findings => Context::Findings,
            Screen::Schemes => Context::Schemes,
            Screen::Map => Context::GapMap,
            Screen::Case => Context::CasePage,
            Screen::Ask => Context::AskPage,
            Screen::Reply => Context::ReplyPage,
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        // Windows reports the release of a key as well.
        if key.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let action = keymap::action(self.context(), key);
        if let Some(action) = action {
            return self.act(action);
        }
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                if form.key(key) {
                    return self.accept_and_go_on();
                }
                Vec::new()
            }
            Some(Overlay::Picker(picker)) => {
                picker.key(key);
                Vec::new()
            }
            _ => {
                self.meant_nothing(key);
                Vec::new()
            }
        }
    }

    /// Carries out a command, wherever it was asked for.
    fn act(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Quit {
            self.quitting = true;
            // Who leaves without an answer to the question keeps both, as its words say.
            let undecided = self.context() == Context::Conflict;
            if undecided {
                self.overlays.pop();
            }
            let both = undecided.then_some(Effect::KeepBoth);
            return both.into_iter().chain([Effect::Quit]).collect();
        }
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => match action {
                Action::NextField => form.step(true),
                Action::PrevField => form.step(false),
                Action::Accept => return self.accept_and_go_on(),
                Action::Back => {
                    self.among_reasons = false;
                    return self.close_form();
                }
                Action::Help => self.overlays.push(Overlay::Help(Help::new(Context::Form))),
                Action::SwapText => form.swap(),
                Action::DropText => drop(form.drop_other()),
                _ => {}
            },
            Some(Overlay::Picker(picker)) => match action {
                Action::Up => picker.step(-1),
                Action::Down => picker.step(1),
                Action::PageUp => picker.step(-10),
                Action::PageDown => picker.step(10),
                Action::Back => drop(self.overlays.pop()),
                Action::Enter => return self.pick(),
                _ => {}
            },
            Some(Overlay::Help(_) | Overlay::Arithmetic(_)) => self.act_on_page(action),
            Some(Overlay::Evidence(_)) => return self.act_on_evidence(action),
            Some(Overlay::Dialog(_)) => return self.decide(action),
            None => {
                self.notice = None;
                return self.act_on_screen(action);
            }
        }
        Vec::new()
    }

    fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Help => self.overlays.push(Overlay::Help(Help::new(self.screen_context()))),
            Action::Search => self.open_search(),
            Action::Palette => self.open_palette(),
            _ => {
                return match self.screen {
                    Screen::Start => self.act_on_start(action),
                    Screen::Services => self.act_on_services(action),
                    Screen::Check => self.act_on_check(action),
                    Screen::Compare => self.act_on_compare(action),
                    Screen::Profile => self.act_on_profile(action),
                    Screen::Decide => self.act_on_decide(action),
                    Screen::Certificates => self.act_on_certificates(action),
                    Screen::Findings => self.act_on_findings(action),
                    Screen::Schemes => self.act_on_schemes(action),
                    Screen::Map => self.act_on_map(action),
                    Screen::Case => self.act_on_case(action),
                    Screen::Ask => self.act_on_ask(action),
                    Screen::Reply => self.act_on_reply(action),
                };
            }
        }
        Vec::new()
    }

    /// The room between bar and notice.
    fn body(&self) -> ratatui::layout::Rect {
        chrome::parts(self.area()).body
    }

    fn area(&self) -> ratatui::layout::Rect {
        ratatui::layout::Rect::new(0, 0, self.setup.size.0, self.setup.size.1)
    }

    fn good(&mut self, text: &str) {
        self.say(text, Role::Good);
    }

    fn warn(&mut self, text: &str) {
        self.say(text, Role::Notice);
    }

    fn bad(&mut self, text: &str) {
        self.say(text, Role::Bad);
    }

    fn say(&mut self, text: &str, role: Role) {
        self.notice = Some(Notice { text: text.to_owned(), role });
    }
}
