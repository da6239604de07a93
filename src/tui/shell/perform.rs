//! Carries out effects on the store: each on a thread of its own, so that no key and no frame waits for the disk. Must not
//! decide whether something is done, only do it and report.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    thread,
    time::{Duration, Instant},
};

use crossterm::event::Event;

use super::{
    clerk::{Clerk, LAST_SAVE, OpenedWith, plain},
    outside::meant,
};
use crate::{
    model::{Checklist, Draft},
    store::{self, Choice, Notice, Trashed, Writer},
    tui::{Effect, Message},
};

/// What comes of something that was done on a thread.
pub type TakeIn = Box<dyn FnOnce(&mut Hands) -> Vec<Message> + Send>;

/// Takes what the writer of a file reports.
type Notify = Box<dyn Fn(Notice) + Send>;

/// One thing that came in.
pub enum Incoming {
    /// The terminal: keys, the mouse, a paste, a new size; what was there at once.
    Terminal(Vec<Event>),
    /// Something was done on a thread: how it is taken in.
    Done(TakeIn),
    /// The writer of the file with this number.
    Writer(u64, Notice),
    /// A signal asks the program to end.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// Another thread failed inside; in words.
    Panicked(String),
}

/// So long nobody is told that something is being read; keys wait, for they were most likely meant for what comes.
const BRIEF: Duration = Duration::from_millis(200);

/// What the user waits for.
#[derive(Clone, Copy, Debug)]
struct Awaited {
    number: u64,
    /// Since when; `None` once the screen says so.
    since: Option<Instant>,
}

/// What the shell works with.
pub struct Hands {
    clerk: Clerk,
    sender: Sender<Incoming>,
    writer: Option<Writer>,
    /// The number of the open file, so that late news of a closed one are told apart.
    file: u64,
    /// Counts what the user waited for.
    count: u64,
    awaited: Option<Awaited>,
    /// The files that are being opened, also those for which nobody waits any more.
    opening: Vec<(u64, PathBuf)>,
    checklists: Vec<Checklist>,
    trashed: Vec<Trashed>,
    /// The list of comparisons was read.
    pub listed: bool,
}

impl Hands {
    /// With no file open.
    pub fn new(clerk: Clerk, sender: Sender<Incoming>) -> Hands {
        Hands {
            clerk,
            sender,
            writer: None,
            file: 0,
            count: 0,
            awaited: None,
            opening: Vec::new(),
            checklists: Vec::new(),
            trashed: Vec::new(),
            listed: false,
        }
    }

    /// Does something on a thread of its own; `take` says on this one what comes of it.
    fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Clerk) -> T + Send + 'static,
        take: impl FnOnce(&mut Hands, T) -> Vec<Message> + Send + 'static,
    ) {
        let (clerk, sender) = (self.clerk.clone(), self.sender.clone());
        thread::spawn(move || {
            let done = work(&clerk);
            drop(sender.send(Incoming::Done(Box::new(move |hands| take(hands, done)))));
        });
    }

    /// The same for what the user waits for, one thing at a time; `take` is also told whether somebody still waits.
    pub(super) fn await_it<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&Clerk) -> Result<T, String> + Send + 'static,
        take: impl FnOnce(&mut Hands, T, bool) -> Vec<Message> + Send + 'static,
        draft: Option<Draft>,
    ) {
        if self.is_waiting() {
            return;
        }
        self.count += 1;
        let number = self.count;
        self.awaited = Some(Awaited { number, since: Some(Instant::now()) });
        self.beside(work, move |hands, done| {
            let wanted = hands.awaited.take_if(|awaited| awaited.number == number).is_some();
            hands.opening.retain(|(opening, _)| *opening != number);
            match (done, draft) {
                (Ok(done), _) => take(hands, done, wanted),
                (Err(reason), Some(draft)) => vec![Message::Refused(Box::new(draft), reason)],
                (Err(reason), None) => vec![Message::Trouble(reason)],
            }
        });
    }

    /// How long nobody needs to be told that something is being read, and keys wait, for it is most likely there at once;
    /// `None` where nothing is read, or the screen says so.
    pub fn patience(&self) -> Option<Duration> {
        Some(BRIEF.saturating_sub(self.awaited?.since?.elapsed()))
    }

    /// It lasts: from now on the screen says so.
    pub fn lose_patience(&mut self) {
        self.awaited.iter_mut().for_each(|awaited| awaited.since = None);
    }

    /// Whether the user waits for something.
    pub fn is_waiting(&self) -> bool {
        self.awaited.is_some()
    }

    /// Reads the list of comparisons.
    pub fn list(&self) {
        self.beside(Clerk::listings, |hands, list| {
            hands.listed = true;
            vec![Message::Listed(list)]
        });
    }

    /// Does what the app asks for; what is to be reported to it at once.
    pub fn perform(&mut self, effect: Effect) -> Vec<Message> {
        match effect {
            Effect::List => self.list(),
            Effect::Open(path) => return self.open_soon(path),
            Effect::FindChecklists => self.await_it(
                |clerk| Ok(clerk.checklists()),
                |hands, (checklists, fault), wanted| {
                    hands.checklists = checklists;
                    let titles = hands.checklists.iter().map(|list| plain(list.title.of(hands.clerk.lang))).collect();
                    let found = wanted.then_some(Message::Checklists(titles));
                    found.into_iter().chain(fault.map(Message::Trouble)).collect()
                },
                None,
            ),
            effect @ (Effect::Export(_) | Effect::WriteQuestions { .. } | Effect::ReadReply { .. }) => {
                self.beside(|clerk| clerk.perform(effect), |_, message| message.into_iter().collect());
            }
            Effect::ReadLibrary => self.beside(Clerk::library, |_, (library, fault)| {
                [Message::Library(library)].into_iter().chain(fault.map(Message::Trouble)).collect()
            }),
            Effect::Create { title, services, checklist, draft } => {
                let Some(list) = self.checklists.get(checklist).cloned() else { return Vec::new() };
                let work = move |clerk: &Clerk, notify| {
                    let path = clerk.begin(&list, title, services)?;
                    let (mut file, writer) = clerk.open(&path, notify)?;
                    // The profile, which is asked first, needs the list at once.
                    (file.fresh, file.checklist) = (true, Some(list));
                    Ok((file, writer))
                };
                self.open_with(work, Some(draft));
            }
            Effect::Sample => {
                let work = |clerk: &Clerk, notify| clerk.open(&clerk.write_new(&store::sample(clerk.lang))?, notify);
                self.open_with(work, None);
            }
            Effect::Duplicate(path) => {
                self.await_it(move |clerk| clerk.duplicate(&path), |_, done, _| vec![done], None);
            }
            Effect::Rename { path, title, draft } => {
                let take = |hands: &mut Hands, done, _| {
                    hands.list();
                    vec![done]
                };
                self.await_it(move |clerk| clerk.rename(&path, title), take, Some(draft));
            }
            Effect::Trash(path) => {
                let take = |hands: &mut Hands, (trashed, title), _| {
                    hands.trashed.push(trashed);
                    vec![Message::Trashed(title)]
                };
                self.await_it(move |clerk| clerk.trash(&path), take, None);
            }
            Effect::Untrash => return self.untrash(),
            // What is being read is dropped when it is there; what is being written is written.
            Effect::Stop => self.awaited = None,
            Effect::Close => {
                let closed = self.flush().and_then(|()| self.close());
                return vec![match closed {
                    Ok(()) => Message::Closed,
                    Err(reason) => Message::StillUnsaved { reason, quitting: false },
                }];
            }
            effect => self.hand_to_writer(effect),
        }
        Vec::new()
    }

    fn hand_to_writer(&mut self, effect: Effect) {
        let Some(writer) = &self.writer else { return };
        match effect {
            Effect::Save(revision, comparison) => writer.save(revision, *comparison),
            Effect::Drafts(drafts) => writer.drafts(drafts),
            Effect::TakeTheirs => writer.resolve(Choice::Theirs),
            Effect::KeepOurs => writer.resolve(Choice::Ours),
            Effect::KeepBoth => writer.resolve(Choice::Both),
            Effect::MoveTo(path) => writer.move_to(meant(&path)),
            _ => {}
        }
    }

    /// Reports of the writer of the file with this number.
    fn notify(&self, file: u64) -> Notify {
        let sender = self.sender.clone();
        Box::new(move |notice| drop(sender.send(Incoming::Writer(file, notice))))
    }

    /// Opens a comparison before there is a screen.
    pub fn open(&mut self, path: &Path) -> Result<Vec<Message>, String> {
        self.count += 1;
        let opened = self.clerk.open(path, self.notify(self.count))?;
        Ok(self.opened(opened, self.count))
    }

    /// Opens a comparison; one that is being opened already is waited for again.
    fn open_soon(&mut self, path: PathBuf) -> Vec<Message> {
        let number = self.opening.iter().find(|(_, opening)| *opening == path).map(|(number, _)| *number);
        match number {
            _ if self.is_waiting() => {}
            Some(number) => {
                self.awaited = Some(Awaited { number, since: None });
                return vec![Message::Reading(true)];
            }
            None => {
                self.opening.push((self.count + 1, path.clone()));
                self.open_with(move |clerk, notify| clerk.open(&path, notify), None);
            }
        }
        Vec::new()
    }

    /// Opens what `work` gives.
    fn open_with(
        &mut self,
        work: impl FnOnce(&Clerk, Notify) -> Result<OpenedWith, String> + Send + 'static,
        draft: Option<Draft>,
    ) {
        let (number, notify) = (self.count + 1, self.notify(self.count + 1));
        let take = move |hands: &mut Hands, opened: OpenedWith, wanted| {
            if wanted {
                return hands.opened(opened, number);
            }
            // To close it may take a while.
            thread::spawn(move || drop(opened));
            hands.list();
            Vec::new()
        };
        self.await_it(move |clerk| work(clerk, notify), take, draft);
    }

    /// Takes a file that was opened in place of the one that is open.
    fn opened(&mut self, (file, writer): OpenedWith, number: u64) -> Vec<Message> {
        if let Err(reason) = self.close() {
            return vec![Message::Trouble(reason)];
        }
        (self.file, self.writer) = (number, writer);
        self.explain(file.comparison.questions.checklist.clone());
        vec![Message::Opened(Box::new(file))]
    }

    /// Reads the list that explains the questions: the first screen does not need it.
    fn explain(&self, wanted: String) {
        let file = self.file;
        self.beside(
            move |clerk| clerk.checklists().0.into_iter().find(|list| list.id == wanted),
            move |hands, found| {
                let found = found.filter(|_| hands.file == file);
                found.into_iter().map(|list| Message::Explained(Box::new(list))).collect()
            },
        );
    }

    fn untrash(&mut self) -> Vec<Message> {
        let lang = self.clerk.lang;
        let Some(trashed) = self.trashed.last().cloned() else {
            return vec![Message::Tell(lang.pick("戻せる削除はありません。", "Nothing to undo.").to_owned())];
        };
        self.await_it(
            move |clerk| clerk.folders.untrash(&trashed).map_err(|error| error.message(lang)),
            move |hands, _, _| {
                hands.trashed.pop();
                hands.list();
                vec![Message::Tell(lang.pick("削除を戻しました。", "Restored.").to_owned())]
            },
            None,
        );
        Vec::new()
    }

    /// Waits until everything is durable.
    pub fn flush(&self) -> Result<(), String> {
        let Some(writer) = &self.writer else { return Ok(()) };
        writer.flush(LAST_SAVE).map_err(|error| error.message(self.clerk.lang))
    }

    /// Closes the open file, with everything in it durable.
    pub fn close(&mut self) -> Result<(), String> {
        let Some(writer) = self.writer.take() else {
            return Ok(());
        };
        writer.close(LAST_SAVE).map_err(|error| error.message(self.clerk.lang))
    }

    /// Leaves the open file as it is on the disk.
    pub fn give_up(&mut self) {
        self.writer = None;
    }

    /// The message of what a writer reports; nothing when its file is closed already.
    pub fn noticed(&mut self, file: u64, notice: Notice) -> Option<Message> {
        if file != self.file || self.writer.is_none() {
            return None;
        }
        Some(match notice {
            Notice::Saved { revision } => Message::Saved(revision),
            Notice::Failed { revision, error } => Message::SaveFailed(revision, error.reason(self.clerk.lang)),
            Notice::Conflict => Message::Conflict,
            Notice::Reloaded(comparison) => Message::Reloaded(comparison),
            Notice::Moved(path) => Message::Moved(path),
        })
    }
}
