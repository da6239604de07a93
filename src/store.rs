//! The only door to the disk: folders, reading, durable writing, locks, generations, trash, drafts.
//!
//! Must not know screens, keys or the command line. What it reads is not trusted.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::model::{Checklist, Comparison, Draft, Lang};

/// Largest file that is read, in bytes (64 MiB).
pub const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Generations kept per file; the oldest go.
pub const MAX_GENERATIONS: usize = 10;

/// Where the program keeps the user's files.
#[derive(Clone, Debug)]
pub struct Folders {
    root: PathBuf,
}

impl Folders {
    /// The data folder: the one given, or the system's place for local data of an application.
    pub fn find(given: Option<PathBuf>) -> Result<Folders, Error> { todo!("{given:?}") }
    /// The data folder itself, absolute.
    pub fn root(&self) -> &Path { &self.root }
    /// Where the user's own checklists lie.
    pub fn checklists(&self) -> PathBuf { self.root.join("checklists") }
    /// What the user means by FILE: a path that exists as given, else a file of the data folder with that name (with or without `.ron`), else the path as given.
    pub fn resolve(&self, file: &Path) -> PathBuf { todo!("{file:?}") }
    /// The comparisons of the data folder, last changed first. An unreadable one is an entry with its error. A missing folder is an empty list.
    pub fn list(&self) -> Vec<Entry> { todo!() }
    /// A free path in the data folder for a comparison of this title.
    pub fn path_for(&self, title: &str) -> PathBuf { todo!("{title}") }
    /// Moves a comparison (with its generations and draft left where they are) into the trash folder.
    pub fn trash(&self, path: &Path) -> Result<Trashed, Error> { todo!("{path:?}") }
    /// Takes a file back out of the trash; gives the path it has then (another one if its place is taken).
    pub fn untrash(&self, trashed: &Trashed) -> Result<PathBuf, Error> { todo!("{trashed:?}") }
    /// Every checklist: the embedded ones, then `*.ron` of the user's folder. Unreadable or faulty files are errors beside the good ones. An id that exists already is an error of the later file.
    pub fn all_checklists(&self) -> (Vec<Listed>, Vec<Error>) { todo!() }
}

/// A comparison as the start screen lists it.
#[derive(Debug)]
pub struct Entry {
    pub path: PathBuf,
    /// Title inside the file, or the file's name when it cannot be read.
    pub title: String,
    pub sample: bool,
    pub services: usize,
    pub answered: usize,
    pub questions: usize,
    pub changed: Option<SystemTime>,
    /// Another entry has the same identity: a conflict copy of a sync program, or a copy made by hand.
    pub twin: bool,
    pub error: Option<Error>,
}

/// A file in the trash.
#[derive(Clone, Debug)]
pub struct Trashed { pub from: PathBuf, pub now: PathBuf }

/// A checklist and where it came from; `path` is `None` for an embedded one.
#[derive(Clone, Debug)]
pub struct Listed { pub checklist: Checklist, pub path: Option<PathBuf> }

/// The embedded IPA list.
pub fn builtin_checklist() -> Checklist { todo!() }
/// The source text of the embedded IPA list (for `checklists copy`).
pub fn builtin_checklist_source() -> &'static str { todo!() }
/// The embedded sample, in a language, with fresh identity `id`.
pub fn sample(lang: Lang) -> Comparison { todo!("{lang:?}") }
/// A fresh UUID v7.
pub fn new_id() -> crate::model::Id { todo!() }

/// Reads a checklist file; problems of its content are an error with all of them.
pub fn read_checklist(path: &Path) -> Result<Checklist, Error> { todo!("{path:?}") }
/// Reads a comparison without opening it for writing.
pub fn read_comparison(path: &Path) -> Result<Comparison, Error> { todo!("{path:?}") }
/// Which of the two a file is, read and checked.
pub enum Document { Comparison(Box<Comparison>), Checklist(Box<Checklist>) }
pub fn read_document(path: &Path) -> Result<Document, Error> { todo!("{path:?}") }
/// The text of a comparison file, byte for byte as it is saved.
pub fn render(comparison: &Comparison) -> String { todo!("{comparison:?}") }
/// Writes any text durably to a path that does not exist yet (0600, synced).
pub fn create(path: &Path, text: &str) -> Result<(), Error> { todo!("{path:?} {text}") }

/// A kept earlier state of a file; number 1 is the newest.
#[derive(Debug)]
pub struct Generation { pub number: usize, pub path: PathBuf, pub kept: SystemTime, pub size: u64 }
/// The generations of a file, newest first.
pub fn generations(path: &Path) -> Result<Vec<Generation>, Error> { todo!("{path:?}") }
/// Makes generation `number` the present; the present becomes a generation first. Takes the lock; refused while another program has the file open.
pub fn restore(path: &Path, number: usize) -> Result<(), Error> { todo!("{path:?} {number}") }

/// Who has a file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder { pub user: String, pub host: String, pub process: u32 }

/// An open file: its content and the writer thread behind it.
pub struct Opened {
    pub comparison: Comparison,
    /// The file that is really written (symlinks followed), absolute.
    pub path: PathBuf,
    /// Set when another program has the file open: then nothing may be changed and `writer` is `None`.
    pub holder: Option<Holder>,
    /// The file has RON comments, which the first save will drop (a generation keeps them).
    pub comments: bool,
    /// Text that was being typed when the program last ended.
    pub draft: Option<Draft>,
    pub writer: Option<Writer>,
}

/// Opens a comparison for editing: lock, read, start the writer thread. `notify` is called from that thread.
pub fn open(path: &Path, notify: impl Fn(Notice) + Send + 'static) -> Result<Opened, Error> { let _ = notify; todo!("{path:?}") }

/// The writer thread of one open file. Every call returns at once, but `close` and `flush`.
pub struct Writer { }

impl Writer {
    /// Saves this state; a newer call replaces one that has not begun. A key never waits for the disk.
    pub fn save(&self, revision: u64, comparison: Comparison) { let _ = (revision, comparison); }
    /// Keeps (or with `None` removes) the text being typed.
    pub fn draft(&self, draft: Option<Draft>) { let _ = draft; }
    /// Answers a [`Notice::Conflict`].
    pub fn resolve(&self, choice: Choice) { let _ = choice; }
    /// From now on the file is this path (which must not exist yet): used when the old place cannot be written.
    pub fn move_to(&self, path: PathBuf) { let _ = path; }
    /// Waits until everything handed over is durable, or gives the reason why not, or gives up after `limit`.
    pub fn flush(&self, limit: Duration) -> Result<(), Error> { todo!("{limit:?}") }
    /// Like `flush`; then the lock is released and the thread ends. An unsolved conflict is saved side by side.
    pub fn close(self, limit: Duration) -> Result<(), Error> { todo!("{limit:?}") }
}

/// What the user wants when the file was changed outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Take the file's state; ours becomes a generation.
    Theirs,
    /// Keep ours; theirs becomes a generation.
    Ours,
    /// Ours goes on in a new file beside it; theirs stays.
    Both,
}

/// What the writer thread reports.
#[derive(Debug)]
pub enum Notice {
    /// This revision is durable: data, name and folder are synced.
    Saved { revision: u64 },
    /// It is not; the writer tries again by itself.
    Failed { revision: u64, error: Error },
    /// The file was changed outside; nothing is written until [`Writer::resolve`].
    Conflict,
    /// `Theirs` was chosen: this is the state now.
    Reloaded(Box<Comparison>),
    /// The file has another path now (`Both`, or [`Writer::move_to`]).
    Moved(PathBuf),
}

/// What went wrong with a file.
#[derive(Debug)]
pub struct Error { pub path: PathBuf, pub kind: ErrorKind }

#[derive(Debug)]
pub enum ErrorKind {
    Io(std::io::Error),
    /// Wrong content; `source` is the text, so that lines can be shown.
    Faults { source: String, faults: Vec<Fault> },
    // … the others
}

/// One mistake in a file, with its place.
#[derive(Clone, Debug)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Where it is, in bytes of the source.
    pub span: std::ops::Range<usize>,
    // what: private
}

impl Fault { pub fn message(&self, lang: Lang) -> String { let _ = lang; todo!() } }

impl Error {
    /// What is wrong and what to do, on one line, with path (and line and column of the first fault), safe to show.
    pub fn message(&self, lang: Lang) -> String { let _ = lang; todo!() }
    /// The mistakes with their places, if the content is wrong.
    pub fn faults(&self) -> &[Fault] { &[] }
}
