//! Carries out effects on the store. Must not decide whether something is done, only do it and report.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, mpsc::Sender},
    thread,
    time::SystemTime,
};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    LAST_SAVE, Options, holder_words,
    inputs::Incoming,
    outside::{Outside, meant},
    plain,
};
use crate::{
    model::{Checklist, Comparison, Day, Edit, Lang, Questions, Session},
    say,
    store::{self, Choice, Folders, Notice, Trashed, Writer},
    tui::{
        effect::Effect,
        message::{Library, Listing, Message, OpenedFile},
    },
};

/// What the shell works with.
pub struct Hands {
    lang: Lang,
    folders: Folders,
    extra: Option<PathBuf>,
    today: fn() -> Day,
    sender: Sender<Incoming>,
    writer: Option<Writer>,
    /// Counts opened files, so that late news of a closed one are told apart.
    file: u64,
    checklists: Vec<Checklist>,
    trashed: Vec<Trashed>,
}

impl Hands {
    /// With no file open.
    pub fn new(options: &Options, sender: Sender<Incoming>) -> Hands {
        Hands {
            lang: options.lang,
            folders: options.folders.clone(),
            extra: options.checklist.clone(),
            today: options.today,
            sender,
            writer: None,
            file: 0,
            checklists: Vec::new(),
            trashed: Vec::new(),
        }
    }

    /// Reads the list of comparisons in the background.
    pub fn list(&self) {
        let (folders, sender) = (self.folders.clone(), self.sender.clone());
        thread::spawn(move || drop(sender.send(Incoming::Listed(folders.list()))));
    }

    /// Does what the app asks for; what is to be reported to it.
    pub fn perform(&mut self, effect: Effect) -> Vec<Message> {
        let done = match effect {
            Effect::List => {
                self.list();
                Ok(Vec::new())
            }
            Effect::Open(path) => self.open(&path).map(|message| vec![message]),
            Effect::FindChecklists => Ok(self.find_checklists()),
            effect @ (Effect::Export(_) | Effect::WriteQuestions { .. } | Effect::ReadReply { .. }) => {
                self.outside(effect);
                Ok(Vec::new())
            }
            Effect::ReadLibrary => {
                self.read_library();
                Ok(Vec::new())
            }
            Effect::Create { title, services, checklist, draft } => Ok(self
                .create(title, services, checklist)
                .unwrap_or_else(|reason| vec![Message::Refused(Box::new(draft), reason)])),
            Effect::Sample => self.put(&store::sample(self.lang)),
            Effect::Duplicate(path) => self.duplicate(&path),
            Effect::Rename { path, title, draft } => {
                Ok(self.rename(&path, title).unwrap_or_else(|reason| vec![Message::Refused(Box::new(draft), reason)]))
            }
            Effect::Trash(path) => self.trash(&path),
            Effect::Untrash => self.untrash(),
            Effect::Close => {
                let closed = self.flush().and_then(|()| self.close());
                Ok(vec![match closed {
                    Ok(()) => Message::Closed,
                    Err(reason) => Message::StillUnsaved { reason, quitting: false },
                }])
            }
            effect => {
                self.hand_to_writer(effect);
                Ok(Vec::new())
            }
        };
        done.unwrap_or_else(|trouble| vec![Message::Trouble(trouble)])
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

    /// Opens a comparison in place of the one that is open.
    pub fn open(&mut self, path: &Path) -> Result<Message, String> {
        self.close()?;
        self.file += 1;
        let (file, sender) = (self.file, self.sender.clone());
        let notify = move |notice| drop(sender.send(Incoming::Writer(file, notice)));
        let opened = store::open(path, notify).map_err(|error| error.message(self.lang))?;
        self.writer = opened.writer;
        self.explain(opened.comparison.questions.checklist.clone());
        Ok(Message::Opened(Box::new(OpenedFile {
            comparison: opened.comparison,
            path: opened.path,
            held_by: opened.holder.map(|holder| holder_words(&holder, self.lang)),
            fresh: false,
            comments: opened.comments,
            earlier_rule: opened.earlier_rule,
            drafts: opened.drafts,
            checklist: None,
        })))
    }

    /// Reads the list that explains the questions in the background: the first screen does not need it.
    fn explain(&self, wanted: String) {
        let (file, sender) = (self.file, self.sender.clone());
        let (folders, extra) = (self.folders.clone(), self.extra.clone());
        thread::spawn(move || {
            let (lists, _) = checklists(&folders, extra.as_deref());
            let found = lists.into_iter().find(|list| list.id == wanted);
            if let Some(list) = found {
                drop(sender.send(Incoming::Explained(file, Box::new(list))));
            }
        });
    }

    /// Writes or reads for others beside the screens.
    fn outside(&self, effect: Effect) {
        let outside = Outside { lang: self.lang, folders: self.folders.clone(), today: (self.today)() };
        let sender = self.sender.clone();
        thread::spawn(move || {
            if let Some(message) = outside.perform(effect) {
                drop(sender.send(Incoming::Done(Box::new(message))));
            }
        });
    }

    /// Reads the catalogue in the background: no screen waits for it.
    fn read_library(&self) {
        let (folders, sender, lang) = (self.folders.clone(), self.sender.clone(), self.lang);
        thread::spawn(move || {
            let (catalogue, faults) = folders.catalogue();
            let library = Library {
                catalogue: Arc::new(catalogue),
                study: store::study(),
                questions: Questions::freeze(&store::builtin_checklist()),
            };
            let fault = faults.first().map(|error| error.message(lang));
            drop(sender.send(Incoming::Library(Arc::new(library), fault)));
        });
    }

    /// Whether the file with this number is the open one.
    pub fn has(&self, file: u64) -> bool {
        self.file == file
    }

    fn find_checklists(&mut self) -> Vec<Message> {
        let (checklists, faults) = checklists(&self.folders, self.extra.as_deref());
        self.checklists = checklists;
        let titles = self.checklists.iter().map(|list| plain(list.title.of(self.lang))).collect();
        let fault = faults.first().map(|error| Message::Trouble(error.message(self.lang)));
        fault.into_iter().chain([Message::Checklists(titles)]).collect()
    }

    fn create(&mut self, title: String, services: Vec<String>, checklist: usize) -> Result<Vec<Message>, String> {
        let Some(list) = self.checklists.get(checklist).cloned() else {
            return Ok(Vec::new());
        };
        let begun = Session::begin(&list, title, (self.today)(), services, store::new_id);
        let begun = begun.map_err(|refusal| refusal.message(self.lang))?;
        let mut opened = self.put(begun.comparison())?;
        for message in &mut opened {
            // The profile, which is asked first, needs the list at once.
            if let Message::Opened(file) = message {
                file.fresh = true;
                file.checklist = Some(list.clone());
            }
        }
        Ok(opened)
    }

    /// Writes a new comparison into the data folder and opens it.
    fn put(&mut self, comparison: &Comparison) -> Result<Vec<Message>, String> {
        let path = self.write_new(comparison)?;
        Ok(vec![self.open(&path)?])
    }

    fn write_new(&self, comparison: &Comparison) -> Result<PathBuf, String> {
        let path = self.folders.path_for(&comparison.title);
        store::create(&path, comparison).map_err(|error| error.message(self.lang))?;
        Ok(path)
    }

    fn duplicate(&mut self, path: &Path) -> Result<Vec<Message>, String> {
        let before = store::read_comparison(path).map_err(|error| error.message(self.lang))?;
        let title = say!(self.lang, "（複製）{}", "Copy of {}", before.title);
        let copied = before.copied(store::new_id(), &title);
        let comparison = copied.map_err(|refusal| refusal.message(self.lang))?;
        let path = self.write_new(&comparison)?;
        Ok(vec![Message::Copied(path, plain(&comparison.title))])
    }

    /// Opens, renames, saves and closes, so that lock, generation and draft are treated as for any other change.
    fn rename(&mut self, path: &Path, title: String) -> Result<Vec<Message>, String> {
        let lang = self.lang;
        let opened = store::open(path, |_| {}).map_err(|error| error.message(lang))?;
        if let Some(holder) = opened.holder {
            let who = holder_words(&holder, lang);
            return Err(say!(
                lang,
                "{} が開いているので、変更できません。",
                "{} has it open, so it cannot be changed.",
                who
            ));
        }
        let mut session = Session::new(opened.comparison);
        session.apply(Edit::Title(title.clone())).map_err(|refusal| refusal.message(lang))?;
        if let Some(writer) = opened.writer {
            if session.revision() > 0 {
                writer.save(session.revision(), session.comparison().clone());
            }
            writer.close(LAST_SAVE).map_err(|error| error.message(lang))?;
        }
        self.list();
        Ok(vec![Message::Renamed(opened.path, title)])
    }

    fn trash(&mut self, path: &Path) -> Result<Vec<Message>, String> {
        let title =
            store::read_comparison(path).map_or_else(|_| path.display().to_string(), |comparison| comparison.title);
        let trashed = self.folders.trash(path).map_err(|error| error.message(self.lang))?;
        self.trashed.push(trashed);
        Ok(vec![Message::Trashed(plain(&title))])
    }

    fn untrash(&mut self) -> Result<Vec<Message>, String> {
        let lang = self.lang;
        let Some(trashed) = self.trashed.last() else {
            return Ok(vec![Message::Tell(lang.pick("戻せる削除はありません。", "Nothing to undo.").to_owned())]);
        };
        self.folders.untrash(trashed).map_err(|error| error.message(lang))?;
        self.trashed.pop();
        self.list();
        Ok(vec![Message::Tell(lang.pick("削除を戻しました。", "Restored.").to_owned())])
    }

    /// Waits until everything is durable.
    pub fn flush(&self) -> Result<(), String> {
        let Some(writer) = &self.writer else { return Ok(()) };
        writer.flush(LAST_SAVE).map_err(|error| error.message(self.lang))
    }

    /// Closes the open file, with everything in it durable.
    pub fn close(&mut self) -> Result<(), String> {
        let Some(writer) = self.writer.take() else {
            return Ok(());
        };
        writer.close(LAST_SAVE).map_err(|error| error.message(self.lang))
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
            Notice::Failed { revision, error } => Message::SaveFailed(revision, error.reason(self.lang)),
            Notice::Conflict => Message::Conflict,
            Notice::Reloaded(comparison) => Message::Reloaded(comparison),
            Notice::Moved(path) => Message::Moved(path),
        })
    }

    /// The list of comparisons as the start screen shows it.
    pub fn listed(&self, entries: Vec<store::Entry>) -> Message {
        let zone = store::local_zone();
        let today = (self.today)();
        let listing = |entry: store::Entry| Listing {
            path: entry.path,
            title: entry.title,
            sample: entry.sample,
            services: entry.services,
            answered: entry.answered,
            all: entry.questions * entry.services,
            changed: entry.changed.map(|time| local(time, &zone)).unwrap_or_default(),
            twin: entry.twin,
            due: entry.due.iter().filter(|day| **day <= today).count(),
            expired: entry.ends.iter().filter(|day| **day < today).count(),
            error: entry.error.map(|error| error.message(self.lang)),
        };
        Message::Listed(entries.into_iter().map(listing).collect())
    }
}

/// The embedded lists, those of the user's folder and the one named on the command line, that one first.
fn checklists(folders: &Folders, extra: Option<&Path>) -> (Vec<Checklist>, Vec<store::Error>) {
    let extra = extra.and_then(|path| store::read_checklist(path).ok());
    let (listed, faults) = folders.all_checklists();
    let known = listed.into_iter().map(|listed| listed.checklist);
    (extra.into_iter().chain(known).collect(), faults)
}

/// A time on the clock of this place.
fn local(time: SystemTime, zone: &TimeZone) -> String {
    Timestamp::try_from(time)
        .map(|time| time.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}
