//! The app: what is shown now, and what a message changes about it. Messages in, effects out.
//!
//! Must not touch disk, terminal, clock or environment; the shell does that. Nobody but the shell imports this.

mod bursts;
mod dialogs;
mod draw;
mod forms;
mod mouse;
mod news;
mod turns;

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use super::{
    Action, Announcement, Context, Desk, Effect, Library, Message, Open, Park, Role, Screen, Setup, Way, keymap,
    overlays::Overlay,
};

/// The app.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    /// Where the user is without a comparison: at the list, or in the catalogue.
    outside: Way,
    /// The comparison that is open.
    open: Option<Open>,
    /// Those that were.
    park: Park,
    /// What is known about schemes, once it was needed and read.
    library: Option<Arc<Library>>,
    /// It is being read.
    library_asked: bool,
    notice: Option<Announcement>,
    /// Something is being read for which the user waits.
    reading: bool,
    /// The program is to end as soon as everything is saved.
    quitting: bool,
}

impl App {
    /// The app on the start screen, with nothing read yet.
    pub fn new(setup: Setup) -> App {
        App {
            setup,
            outside: Way::new(Screen::Start),
            open: None,
            park: Park::default(),
            library: None,
            library_asked: false,
            notice: None,
            reading: false,
            quitting: false,
        }
    }

    /// Takes a message and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
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
        // What is to be saved goes first: the rest may close the file or end the program.
        if let Some(open) = &mut self.open {
            effects.splice(0..0, open.hand_over());
        }
        effects
    }

    /// Where the user is.
    fn way(&self) -> &Way {
        self.open.as_ref().map_or(&self.outside, |open| &open.way)
    }

    fn way_mut(&mut self) -> &mut Way {
        self.open.as_mut().map_or(&mut self.outside, |open| &mut open.way)
    }

    fn desk(&self) -> Option<&Desk> {
        self.open.as_ref().map(|open| &open.desk)
    }

    /// Where keys are looked up now.
    fn context(&self) -> Context {
        match self.way().overlays.last() {
            Some(Overlay::Form(_)) => Context::Form,
            Some(Overlay::Picker(_)) => Context::Picker,
            Some(Overlay::Help(_)) => Context::HelpPage,
            Some(Overlay::Evidence(_)) => Context::EvidenceList,
            Some(Overlay::Arithmetic(_)) => Context::ArithmeticPage,
            Some(Overlay::Dialog(dialog)) => dialog.context(),
            None => Context::On(self.way().screen),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        // Windows reports the release of a key as well.
        if key.kind == KeyEventKind::Release {
            return Vec::new();
        }
        if self.reading && key.code == KeyCode::Esc && self.context() == Context::On(Screen::Start) {
            self.reading = false;
            return vec![Effect::Stop];
        }
        if let Some(action) = keymap::action(self.context(), key) {
            return self.act(action);
        }
        match self.way_mut().overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                if form.key(key) {
                    return self.accept_and_go_on();
                }
            }
            Some(Overlay::Picker(picker)) => picker.key(key),
            _ => self.meant_nothing(key),
        }
        Vec::new()
    }

    /// Carries out a command, wherever it was asked for.
    fn act(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Quit {
            return self.quit();
        }
        match self.way().overlays.last() {
            Some(Overlay::Form(_)) => self.act_on_form(action),
            Some(Overlay::Picker(_)) => self.act_on_picker(action),
            Some(Overlay::Help(_) | Overlay::Arithmetic(_)) => self.act_on_page(action),
            Some(Overlay::Evidence(_)) => self.act_on_evidence(action),
            Some(Overlay::Dialog(_)) => self.decide(action),
            None => {
                self.notice = None;
                self.act_on_screen(action)
            }
        }
    }

    fn quit(&mut self) -> Vec<Effect> {
        self.quitting = true;
        // Who leaves without an answer to the question keeps both, as its words say.
        let undecided = self.context() == Context::Conflict;
        if undecided {
            self.way_mut().overlays.pop();
        }
        undecided.then_some(Effect::KeepBoth).into_iter().chain([Effect::Quit]).collect()
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
        self.notice = Some(Announcement { text: text.to_owned(), role });
    }
}
