//! The shell around the app: terminal, threads, and the carrying out of effects. The only part of the screens that
//! touches store, clock or terminal. Must not decide anything about answers.
//!
//! Everything comes in through one channel: keys from their own thread (reading may block without limit), signals and
//! a hung-up terminal from theirs, the writer's results from the writer. The main thread draws after it has taken all
//! that is there, so that a burst of keys costs one frame.

mod inputs;
mod outside;
mod perform;
mod terminal;

use std::{
    mem::take,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use crossterm::event::Event;

use super::{app::App, effect::Effect, look::Look, message::Message, setup::Setup, theme::Theme};
use crate::{
    model::{Day, Lang, visible},
    say,
    store::{self, Folders},
};
use inputs::Incoming;
use perform::Hands;

pub use terminal::Ambiguous;

/// How long the first frame waits for the list of comparisons: long enough for any ordinary folder, so that the list
/// is there at once, and too short to be felt.
const FIRST_LIST: Duration = Duration::from_millis(40);
/// How long leaving waits for the disk before it says that saving fails.
pub(super) const LAST_SAVE: Duration = Duration::from_secs(5);

/// With what the screens are started.
#[derive(Debug)]
pub struct Options {
    /// Language of the screens.
    pub lang: Lang,
    /// Where the comparisons are.
    pub folders: Folders,
    /// The comparison to open at once.
    pub file: Option<PathBuf>,
    /// A checklist from outside the user's folder.
    pub checklist: Option<PathBuf>,
    /// Name of the theme; `None` is the default, or none of colour where `NO_COLOR` asks for that.
    pub theme: &'static str,
    /// Frames in ASCII.
    pub ascii: bool,
    /// How wide the terminal draws box lines and marks.
    pub ambiguous: Ambiguous,
    /// Who answers.
    pub by: String,
    /// The present day.
    pub today: fn() -> Day,
}

/// How the screens ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// The user left; everything is saved.
    Quit,
    /// A signal or a closed terminal ended the program; its number where there is one.
    Signal(Option<i32>),
}

/// Runs the screens until the user leaves.
///
/// # Errors
/// In words, in the language of `options`, after the terminal has been restored: the terminal cannot be used, the file
/// given cannot be opened, the last changes could not be saved, or the program failed inside.
pub fn run(options: Options) -> Result<End, String> {
    let lang = options.lang;
    let (sender, receiver) = channel();
    let mut hands = Hands::new(&options, sender.clone());
    let first = match &options.file {
        Some(path) => Some(hands.open(path)?),
        None => {
            hands.list();
            None
        }
    };
    inputs::watch_signals(&sender);
    let mut screen = terminal::Terminal::enter(options.ambiguous).map_err(|error| terminal::trouble(&error, lang))?;
    let panics = inputs::catch_panics(&sender);
    let app = App::new(Setup {
        look: Look {
            lang,
            theme: Theme::named(options.theme).ok_or_else(|| options.theme.to_owned())?,
            ascii: options.ascii || screen.wide_lines,
        },
        size: screen.size(),
        by: options.by,
        catalogue: Arc::new(store::empty_catalogue()),
        today: options.today,
        new_id: store::new_id,
    });
    let mut shell = Shell { app, hands, receiver, resized: false, clipboard: None, end: None };
    let ended = catch_unwind(AssertUnwindSafe(|| shell.live(&mut screen, &sender, first)));
    drop(screen);
    let saved = shell.hands.close();
    match ended {
        Err(_) => Err(inputs::last_words(&panics, lang)),
        Ok(Err(reason)) => Err(reason),
        Ok(Ok(end)) => saved.map(|()| end),
    }
}

/// The app and what it works with.
struct Shell {
    app: App,
    hands: Hands,
    receiver: Receiver<Incoming>,
    /// The window has another size since the last frame, or had one in between.
    resized: bool,
    /// A text on its way to the clipboard.
    clipboard: Option<String>,
    end: Option<Result<End, String>>,
}

impl Shell {
    fn live(
        &mut self,
        screen: &mut terminal::Terminal,
        sender: &Sender<Incoming>,
        first: Option<Message>,
    ) -> Result<End, String> {
        match first {
            Some(message) => self.tell(message),
            None => self.wait_for_list(),
        }
        self.draw(screen);
        inputs::watch_keys(sender);
        inputs::watch_hang_up(sender);
        while self.end.is_none() {
            let Ok(incoming) = self.receiver.recv() else { break };
            self.take(incoming);
            while let (true, Ok(more)) = (self.end.is_none(), self.receiver.try_recv()) {
                self.take(more);
            }
            if self.end.is_none() {
                self.draw(screen);
            }
        }
        self.end.take().unwrap_or(Ok(End::Quit))
    }

    fn wait_for_list(&mut self) {
        let deadline = Instant::now() + FIRST_LIST;
        loop {
            match self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(incoming) => {
                    let listed = matches!(incoming, Incoming::Listed(_));
                    self.take(incoming);
                    if listed {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn draw(&mut self, screen: &mut terminal::Terminal) {
        // A terminal that takes no text says nothing either.
        if let Some(text) = self.clipboard.take() {
            drop(screen.copy(text));
        }
        let forgotten = if take(&mut self.resized) { screen.forget() } else { Ok(()) };
        // A terminal that takes no output any more is a closed one.
        if forgotten.and_then(|()| screen.draw(|area, buffer| self.app.draw(area, buffer))).is_err() {
            self.end = Some(Ok(End::Signal(None)));
        }
    }

    fn take(&mut self, incoming: Incoming) {
        match incoming {
            Incoming::Terminal(events) => {
                self.resized |= events.iter().any(|event| matches!(event, Event::Resize(..)));
                for message in inputs::messages(events) {
                    if self.end.is_none() {
                        self.tell(message);
                    }
                }
            }
            Incoming::Listed(entries) => {
                let message = self.hands.listed(entries);
                self.tell(message);
            }
            Incoming::Explained(file, list) if self.hands.has(file) => self.tell(Message::Explained(list)),
            Incoming::Explained(..) => {}
            Incoming::Done(message) => self.tell(*message),
            Incoming::Library(library, fault) => {
                self.tell(Message::Library(library));
                if let Some(fault) = fault {
                    self.tell(Message::Trouble(fault));
                }
            }
            Incoming::Writer(file, notice) => {
                if let Some(message) = self.hands.noticed(file, notice) {
                    self.tell(message);
                }
            }
            Incoming::Signal(signal) => self.end = Some(Ok(End::Signal(Some(signal)))),
            Incoming::HungUp => self.end = Some(Ok(End::Signal(None))),
            Incoming::Panicked(words) => self.end = Some(Err(words)),
        }
    }

    /// Gives the app a message and carries out what it asks for; what that reports goes to the app in turn.
    fn tell(&mut self, message: Message) {
        let mut messages = vec![message];
        while let (None, Some(message)) = (&self.end, messages.pop()) {
            for effect in self.app.update(message) {
                match effect {
                    // The last message is the next one.
                    Effect::Press(keys) => messages.extend(keys.into_iter().rev().map(Message::Key)),
                    Effect::Quit => match self.hands.flush() {
                        Ok(()) => self.end = Some(Ok(End::Quit)),
                        Err(reason) => messages.push(Message::StillUnsaved { reason, quitting: true }),
                    },
                    Effect::QuitAnyway => {
                        self.hands.give_up();
                        self.end = Some(Ok(End::Quit));
                    }
                    Effect::Copy(text) => self.clipboard = Some(text),
                    effect => messages.extend(self.hands.perform(effect)),
                }
            }
        }
    }
}

/// A text from outside in words that are safe to print.
pub(super) fn plain(text: &str) -> String {
    visible(text).into_owned()
}

/// Who else has a file open, in words.
pub(super) fn holder_words(holder: &store::Holder, lang: Lang) -> String {
    let user = plain(&holder.user);
    let host = plain(&holder.host);
    say!(lang, "{}（{}、プロセス {}）", "{} ({}, process {})", user, host, holder.process)
}
