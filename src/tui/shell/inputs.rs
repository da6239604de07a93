//! The threads that bring in what happens: keys, signals, a terminal that is gone, panics. Each only sends.

use std::{
    any::Any,
    panic,
    sync::{Arc, Mutex, mpsc::Sender},
    thread,
    time::Duration,
};

use crossterm::event::{self, Event, KeyEventKind};

use super::perform::Incoming;
use crate::{
    model::{Lang, visible},
    say,
    tui::{Message, burst},
};

/// The messages of what came from the terminal at once. Keys that could come from one text stay together: only so can it
/// be seen that they are no commands.
pub fn messages(events: Vec<Event>) -> Vec<Message> {
    let mut messages = Vec::new();
    for event in events {
        let text = match &event {
            Event::Key(key) if key.kind == KeyEventKind::Release => continue,
            Event::Key(key) => burst::text_of(*key).map(|_| *key),
            _ => None,
        };
        match (messages.last_mut(), text) {
            (Some(Message::Burst(run)), Some(key)) => run.push(key),
            (_, Some(key)) => messages.push(Message::Burst(vec![key])),
            (_, None) => messages.extend(message(event)),
        }
    }
    messages
}

/// The message of a terminal event, if it is one for the app.
fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Mouse(mouse) => Some(Message::Mouse(mouse)),
        Event::Resize(..) => {
            // The size in the event is one too large on Windows: ask the terminal.
            let (width, height) = crossterm::terminal::size().ok()?;
            Some(Message::Resize(width, height))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// How long the reader looks whether more is there before it hands over a key. The library waits in whole milliseconds, so
/// this is one look at what it has read and at the terminal, and no wait; with nothing at all it would not look.
const AT_ONCE: Duration = Duration::from_micros(50);
/// The same where so much came already that it is no hand: a long paste comes in pieces.
const GOING_ON: Duration = Duration::from_millis(10);
/// From so many events on it is no hand.
const NO_HAND: usize = 4;
/// Most events that are handed over at once.
const MOST_AT_ONCE: usize = 4096;

/// Reads keys for ever. Reading can block without limit (half an escape sequence, a terminal that is gone), so nothing
/// else may depend on this thread.
pub fn watch_keys(sender: &Sender<Incoming>) {
    let sender = sender.clone();
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            let mut events = vec![event];
            let wait = |read: usize| if read < NO_HAND { AT_ONCE } else { GOING_ON };
            while events.len() < MOST_AT_ONCE && event::poll(wait(events.len())).unwrap_or(false) {
                let Ok(more) = event::read() else { break };
                events.push(more);
            }
            if sender.send(Incoming::Terminal(events)).is_err() {
                return;
            }
        }
        drop(sender.send(Incoming::HungUp));
    });
}

/// Signals that ask the program to end; a write over a quota becomes an error instead of a death.
#[cfg(unix)]
pub fn watch_signals(sender: &Sender<Incoming>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    let sender = sender.clone();
    drop(signal_hook::flag::register(SIGXFSZ, Arc::default()));
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT]) else {
        return;
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Incoming::Signal(signal)).is_err() {
                return;
            }
        }
    });
}

/// Windows ends a program whose window is closed; every change is on its way to the disk by then.
#[cfg(not(unix))]
pub fn watch_signals(_: &Sender<Incoming>) {}

/// Sees that the terminal is gone even when the reader of keys does not.
#[cfg(unix)]
pub fn watch_hang_up(sender: &Sender<Incoming>) {
    use rustix::event::{PollFd, PollFlags, poll};
    let sender = sender.clone();
    thread::spawn(move || {
        let stdin = std::io::stdin();
        loop {
            // Without flags only errors and hang-ups are reported.
            let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut fds, None) {
                Ok(_) if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                    break;
                }
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
        drop(sender.send(Incoming::HungUp));
    });
}

/// See [`watch_signals`].
#[cfg(not(unix))]
pub fn watch_hang_up(_: &Sender<Incoming>) {}

/// What a panic said last.
pub type Panics = Arc<Mutex<Option<String>>>;

/// Keeps the words of a panic until the terminal is restored, and wakes the main thread when another one fails.
pub fn catch_panics(sender: &Sender<Incoming>) -> Panics {
    let panics = Panics::default();
    let (kept, sender) = (Arc::clone(&panics), sender.clone());
    let main = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let words = format!("{} ({place})", payload(info.payload()));
        if let Ok(mut kept) = kept.lock() {
            *kept = Some(words.clone());
        }
        if thread::current().id() != main {
            drop(sender.send(Incoming::Panicked(visible(&words).into_owned())));
        }
    }));
    panics
}

fn payload(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// What to tell after a panic of the main thread.
pub fn last_words(panics: &Panics, lang: Lang) -> String {
    let words = panics.lock().ok().and_then(|mut kept| kept.take()).unwrap_or_default();
    let words = visible(&words);
    say!(
        lang,
        "kumomi の内部で問題が起きたので、終了します。回答は保存されています。\n{}",
        "kumomi has to close because of an internal error. Your answers are saved.\n{}",
        words
    )
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn what_is_there_at_once_stays_together_without_releases() {
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        let release = KeyEvent { kind: KeyEventKind::Release, ..key(KeyCode::Char('h')) };
        // A paste on Windows: each key goes down and up.
        let events =
            [key(KeyCode::Char('h')), release, key(KeyCode::Enter), key(KeyCode::Down), key(KeyCode::Char('1'))];
        let found = messages(events.map(Event::Key).to_vec());
        let [Message::Burst(first), Message::Key(down), Message::Burst(last)] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(first[..], [key(KeyCode::Char('h')), key(KeyCode::Enter)]);
        assert_eq!((down.code, last[0].code), (KeyCode::Down, KeyCode::Char('1')));
    }
}
