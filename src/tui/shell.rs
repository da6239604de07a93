//! The shell around the app: terminal, threads, and the carrying out of effects. The only part of the screens that
//! touches store, clock or terminal. Must not decide anything about answers.
//!
//! Everything comes in through one channel: keys from their own thread (reading may block without limit), signals and
//! a hung-up terminal from theirs, the writer's results from the writer. The main thread draws after it has taken all
//! that is there, so that a burst of keys costs one frame.

mod ambiguous;
mod clerk;
mod inputs;
mod outside;
mod perform;
mod terminal;

use std::{
    collections::VecDeque,
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

use super::{Effect, Look, Message, Setup, Theme, app::App};
use crate::{
    model::{Day, Lang},
    store::{self, Folders},
};
use clerk::Clerk;
use perform::{Hands, Incoming};

pub use ambiguous::Ambiguous;

/// How long the first frame waits for the list of comparisons: long enough for any ordinary folder, so that the list
/// is there at once, and too short to be felt.
const FIRST_LIST: Duration = Duration::from_millis(40);

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
pub enum Ended {
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
pub fn run(options: Options) -> Result<Ended, String> {
    let lang = options.lang;
    let (sender, receiver) = channel();
    let clerk =
        Clerk { lang, folders: options.folders.clone(), extra: options.checklist.clone(), today: options.today };
    let mut hands = Hands::new(clerk, sender.clone());
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
    let mut shell = Shell { app, hands, receiver, resized: false, typed: VecDeque::new(), clipboard: None, end: None };
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
    /// What was typed and is not given to the app yet.
    typed: VecDeque<Message>,
    /// A text on its way to the clipboard.
    clipboard: Option<String>,
    end: Option<Result<Ended, String>>,
}

impl Shell {
    fn live(
        &mut self,
        screen: &mut terminal::Terminal,
        sender: &Sender<Incoming>,
        first: Option<Vec<Message>>,
    ) -> Result<Ended, String> {
        match first {
            Some(messages) => self.tell(messages),
            None => self.wait_for_list(),
        }
        self.draw(screen);
        inputs::watch_keys(sender);
        inputs::watch_hang_up(sender);
        while self.end.is_none() {
            let incoming = match self.hands.patience() {
                None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(left) => self.receiver.recv_timeout(left),
            };
            match incoming {
                Ok(incoming) => self.take(incoming),
                Err(RecvTimeoutError::Timeout) => self.lose_patience(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let (true, Ok(more)) = (self.end.is_none(), self.receiver.try_recv()) {
                self.take(more);
            }
            if self.end.is_none() {
                self.draw(screen);
            }
        }
        self.end.take().unwrap_or(Ok(Ended::Quit))
    }

    fn wait_for_list(&mut self) {
        let deadline = Instant::now() + FIRST_LIST;
        while !self.hands.listed
            && let Ok(incoming) = self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            self.take(incoming);
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
            self.end = Some(Ok(Ended::Signal(None)));
        }
    }

    fn take(&mut self, incoming: Incoming) {
        match incoming {
            Incoming::Terminal(events) => {
                self.resized |= events.iter().any(|event| matches!(event, Event::Resize(..)));
                self.typed.extend(inputs::messages(events));
            }
            Incoming::Done(take) => {
                let waited = self.hands.is_waiting();
                let messages = take(&mut self.hands);
                if waited && !self.hands.is_waiting() {
                    self.tell(vec![Message::Reading(false)]);
                }
                self.tell(messages);
            }
            Incoming::Writer(file, notice) => {
                let message = self.hands.noticed(file, notice);
                self.tell(message.into_iter().collect());
            }
            Incoming::Signal(signal) => self.end = Some(Ok(Ended::Signal(Some(signal)))),
            Incoming::HungUp => self.end = Some(Ok(Ended::Signal(None))),
            Incoming::Panicked(words) => self.end = Some(Err(words)),
        }
        self.give();
    }

    /// What was asked for lasts: the screen says so, and keys go on.
    fn lose_patience(&mut self) {
        self.hands.lose_patience();
        self.tell(vec![Message::Reading(true)]);
        self.give();
    }

    /// Gives what was typed to the app, one after the other, unless what it is most likely meant for is still to come.
    fn give(&mut self) {
        while let (None, false) = (&self.end, self.hands.patience().is_some())
            && let Some(message) = self.typed.pop_front()
        {
            self.tell(vec![message]);
        }
    }

    /// Gives the app messages and carries out what it asks for; what that reports comes next, in its order.
    fn tell(&mut self, messages: Vec<Message>) {
        let mut messages = VecDeque::from(messages);
        while let (None, Some(message)) = (&self.end, messages.pop_front()) {
            let mut reports = Vec::new();
            for effect in self.app.update(message) {
                match effect {
                    Effect::Press(keys) => {
                        keys.into_iter().rev().for_each(|key| self.typed.push_front(Message::Key(key)));
                    }
                    Effect::Quit => match self.hands.flush() {
                        Ok(()) => self.end = Some(Ok(Ended::Quit)),
                        Err(reason) => reports.push(Message::StillUnsaved { reason, quitting: true }),
                    },
                    Effect::QuitAnyway => {
                        self.hands.give_up();
                        self.end = Some(Ok(Ended::Quit));
                    }
                    Effect::Copy(text) => self.clipboard = Some(text),
                    effect => reports.extend(self.hands.perform(effect)),
                }
            }
            reports.into_iter().rev().for_each(|report| messages.push_front(report));
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent};
    use ratatui::{buffer::Buffer, layout::Rect};

    use super::*;
    use crate::tui::message::Listing;

    /// A shell on an empty folder, with these titles in its list.
    fn shell(folder: &tempfile::TempDir, titles: &[&str]) -> Shell {
        let (sender, receiver) = channel();
        let today = || Day::new(2026, 11, 22).expect("a day");
        let folders = Folders::find(Some(folder.path().to_owned())).expect("a folder");
        let clerk = Clerk { lang: Lang::Ja, folders, extra: None, today };
        let look = Look { lang: Lang::Ja, theme: Theme::named("dark").expect("a theme"), ascii: false };
        let catalogue = Arc::new(store::empty_catalogue());
        let by = String::new();
        let app = App::new(Setup { look, size: (80, 24), by, catalogue, today, new_id: store::new_id });
        let hands = Hands::new(clerk, sender);
        let typed = VecDeque::new();
        let mut shell = Shell { app, hands, receiver, resized: false, typed, clipboard: None, end: None };
        let listing = |title: &&str| Listing {
            path: folder.path().join(title),
            title: (*title).to_owned(),
            sample: false,
            services: 0,
            answered: 0,
            all: 0,
            changed: String::new(),
            twin: false,
            due: 0,
            expired: 0,
            error: None,
        };
        shell.tell(vec![Message::Listed(titles.iter().map(listing).collect())]);
        shell
    }

    fn press(shell: &mut Shell, code: KeyCode) {
        shell.take(Incoming::Terminal(vec![Event::Key(KeyEvent::from(code))]));
    }

    fn shows(shell: &Shell, text: &str) -> bool {
        let area = Rect::new(0, 0, 80, 24);
        let mut buffer = Buffer::empty(area);
        shell.app.draw(area, &mut buffer);
        let symbols: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        symbols.replace(' ', "").contains(text)
    }

    /// Something that is read until the sender sends, and then tells whether it is still wanted.
    fn read(shell: &mut Shell) -> Sender<()> {
        let (done, wait) = channel();
        let read = move |_: &clerk::Clerk| wait.recv().map_err(|error| error.to_string());
        shell.hands.await_it(read, |_, (), wanted| vec![Message::Tell(format!("読めた: {wanted}"))], None);
        done
    }

    fn take_next(shell: &mut Shell) {
        let incoming = shell.receiver.recv().expect("the thread reports");
        shell.take(incoming);
    }

    #[test]
    fn keys_wait_for_what_is_there_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shell = shell(&folder, &["一つ目", "二つ目"]);
        let done = read(&mut shell);
        press(&mut shell, KeyCode::Char('?'));
        assert!(!shows(&shell, "[どの画面でも]"), "the key is meant for what is read");
        done.send(()).expect("it waits");
        take_next(&mut shell);
        assert!(shows(&shell, "[どの画面でも]"));
    }

    #[test]
    fn what_lasts_is_said_and_can_be_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shell = shell(&folder, &["一つ目", "二つ目"]);
        let done = read(&mut shell);
        press(&mut shell, KeyCode::Char('?'));
        assert!(shell.hands.patience().is_some());
        shell.lose_patience();
        assert!(shows(&shell, "読んでいます") && shows(&shell, "[どの画面でも]"));
        press(&mut shell, KeyCode::Esc);
        press(&mut shell, KeyCode::Esc);
        assert!(!shows(&shell, "読んでいます"));
        // Another thing can be read meanwhile, and the first one is not taken for it.
        let second = read(&mut shell);
        done.send(()).expect("it waits");
        take_next(&mut shell);
        assert!(shows(&shell, "読めた:false") && shell.hands.is_waiting());
        second.send(()).expect("it waits");
        take_next(&mut shell);
        assert!(shows(&shell, "読めた:true") && !shell.hands.is_waiting());
    }

    #[test]
    fn reports_come_in_their_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shell = shell(&folder, &[]);
        shell.tell(vec![Message::Tell("一つ目の報告".to_owned()), Message::Trouble("二つ目の報告".to_owned())]);
        assert!(shows(&shell, "二つ目の報告"), "the last word is the one to be read");
    }
}
