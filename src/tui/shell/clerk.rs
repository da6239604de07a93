//! What is done beside the screens: reading and writing the files of the list, on whatever thread. Must not decide what is
//! done, nor know the app.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    model::{Checklist, Comparison, Day, Edit, Lang, Questions, Session, visible},
    say,
    store::{self, Folders, Notice, Trashed, Writer},
    tui::{Library, Listing, Message, OpenedFile},
};

/// How long leaving waits for the disk before it says that saving fails.
pub const LAST_SAVE: Duration = Duration::from_secs(5);

/// What is needed for it.
#[derive(Clone, Debug)]
pub struct Clerk {
    /// Language of the messages.
    pub lang: Lang,
    /// Where the user's files are.
    pub folders: Folders,
    /// A checklist from outside the user's folder.
    pub extra: Option<PathBuf>,
    /// The present day.
    pub today: fn() -> Day,
}

/// A file that was opened, and what saves it.
pub type OpenedWith = (OpenedFile, Option<Writer>);

impl Clerk {
    /// Opens a comparison.
    pub fn open(&self, path: &Path, notify: impl Fn(Notice) + Send + 'static) -> Result<OpenedWith, String> {
        let opened = store::open(path, notify).map_err(|error| error.message(self.lang))?;
        let file = OpenedFile {
            comparison: opened.comparison,
            path: opened.path,
            held_by: opened.holder.map(|holder| holder_words(&holder, self.lang)),
            fresh: false,
            comments: opened.comments,
            earlier_rule: opened.earlier_rule,
            drafts: opened.drafts,
            checklist: None,
        };
        Ok((file, opened.writer))
    }

    /// The list of comparisons as the start screen shows it.
    pub fn listings(&self) -> Vec<Listing> {
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
        self.folders.list().into_iter().map(listing).collect()
    }

    /// The embedded lists, those of the user's folder and the one named on the command line, that one first; and the first
    /// fault of the user's.
    pub fn checklists(&self) -> (Vec<Checklist>, Option<String>) {
        let extra = self.extra.as_ref().and_then(|path| store::read_checklist(path).ok());
        let (listed, faults) = self.folders.all_checklists();
        let known = listed.into_iter().map(|listed| listed.checklist);
        (extra.into_iter().chain(known).collect(), faults.first().map(|error| error.message(self.lang)))
    }

    /// What is known about schemes, and the first fault of the user's own files.
    pub fn library(&self) -> (Arc<Library>, Option<String>) {
        let (catalogue, faults) = self.folders.catalogue();
        let questions = Questions::freeze(&store::builtin_checklist());
        let library = Library { catalogue: Arc::new(catalogue), study: store::study(), questions };
        (Arc::new(library), faults.first().map(|error| error.message(self.lang)))
    }

    /// Begins a comparison in the data folder; its file.
    pub fn begin(&self, list: &Checklist, title: String, services: Vec<String>) -> Result<PathBuf, String> {
        let begun = Session::begin(list, title, (self.today)(), services, store::new_id);
        self.write_new(begun.map_err(|refusal| refusal.message(self.lang))?.comparison())
    }

    /// Writes a new comparison into the data folder; its file.
    pub fn write_new(&self, comparison: &Comparison) -> Result<PathBuf, String> {
        let path = self.folders.path_for(&comparison.title);
        store::create(&path, comparison).map_err(|error| error.message(self.lang))?;
        Ok(path)
    }

    /// Copies a comparison.
    pub fn duplicate(&self, path: &Path) -> Result<Message, String> {
        let before = store::read_comparison(path).map_err(|error| error.message(self.lang))?;
        let title = say!(self.lang, "（複製）{}", "Copy of {}", before.title);
        let copied = before.copied(store::new_id(), &title);
        let comparison = copied.map_err(|refusal| refusal.message(self.lang))?;
        Ok(Message::Copied(self.write_new(&comparison)?, plain(&comparison.title)))
    }

    /// Opens, renames, saves and closes, so that lock, generation and draft are treated as for any other change.
    pub fn rename(&self, path: &Path, title: String) -> Result<Message, String> {
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
        Ok(Message::Renamed(opened.path, title))
    }

    /// Moves a comparison to the trash; its title too.
    pub fn trash(&self, path: &Path) -> Result<(Trashed, String), String> {
        let read = store::read_comparison(path);
        let title = read.map_or_else(|_| path.display().to_string(), |comparison| comparison.title);
        let trashed = self.folders.trash(path).map_err(|error| error.message(self.lang))?;
        Ok((trashed, plain(&title)))
    }
}

/// A time on the clock of this place.
fn local(time: SystemTime, zone: &TimeZone) -> String {
    Timestamp::try_from(time)
        .map(|time| time.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}

/// A text from outside in words that are safe to print.
pub fn plain(text: &str) -> String {
    visible(text).into_owned()
}

/// Who else has a file open, in words.
fn holder_words(holder: &store::LockHolder, lang: Lang) -> String {
    let user = plain(&holder.user);
    let host = plain(&holder.host);
    say!(lang, "{}（{}、プロセス {}）", "{} ({}, process {})", user, host, holder.process)
}
