//! The handle of a writer thread: what the rest of the program hands over and what it can wait for.
//! Must not know how saving is done (see `keeper`).

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::error::{Error, ErrorKind};
use crate::model::{Comparison, Draft};

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
    Saved {
        /// As handed to [`Writer::save`].
        revision: u64,
    },
    /// It is not; the writer tries again by itself. Told when it begins and whenever the reason changes.
    Failed {
        /// As handed to [`Writer::save`].
        revision: u64,
        /// Why.
        error: Error,
    },
    /// The file was changed by another program; nothing is written until [`Writer::resolve`].
    Conflict,
    /// `Theirs` was chosen: this is the state now. What was handed over before is kept as a generation.
    Reloaded(Box<Comparison>),
    /// The file has another path now (`Both`, or [`Writer::move_to`]).
    Moved(PathBuf),
}

/// The writer thread of one open file. Every call returns at once, but `close` and `flush`.
///
/// Dropping it without [`Writer::close`] (a panic) saves too, and waits two seconds for that.
pub struct Writer {
    tray: Arc<Tray>,
    path: PathBuf,
    closed: bool,
}

impl Writer {
    pub(super) fn new(tray: Arc<Tray>, path: &Path) -> Writer {
        Writer { tray, path: path.to_owned(), closed: false }
    }

    /// Saves this state; a newer call replaces one that has not begun. A key never waits for the disk.
    pub fn save(&self, revision: u64, comparison: Comparison) {
        self.tray.hand(|work| work.save = Some((revision, comparison)));
    }

    /// Keeps these texts that are still being typed, the last one at the end, and no others. One that is kept already is
    /// only removed once everything is saved.
    pub fn drafts(&self, drafts: Vec<Draft>) {
        self.tray.hand(|work| work.drafts = Some(drafts));
    }

    /// Answers a [`Notice::Conflict`].
    pub fn resolve(&self, choice: Choice) {
        self.tray.hand(|work| work.choice = Some(choice));
    }

    /// From now on the file is this path (which must not exist yet): used when the old place cannot be written. If the
    /// new one cannot be written either, that is told and the old place stays.
    pub fn move_to(&self, path: PathBuf) {
        self.tray.lock().refused = None;
        self.tray.hand(|work| work.place = Some(path));
    }

    /// Tries at once to make everything durable, and waits until it is so.
    ///
    /// # Errors
    /// Why it is not, as soon as that is known; or that `limit` has passed.
    pub fn flush(&self, limit: Duration) -> Result<(), Error> {
        let until = Instant::now() + limit;
        let mut state = self.tray.lock();
        if state.is_clean() {
            return Ok(());
        }
        state.work.hurry = true;
        self.tray.work.notify_one();
        // A pass that runs already may not have seen the newest state, so the one after it counts.
        let needed = state.begun + 1;
        loop {
            if state.is_clean() {
                return Ok(());
            }
            if state.ended {
                return Err(self.ending(&state));
            }
            if let Some(refused) = state.refused.take() {
                return Err(refused);
            }
            if let Some(trouble) = state.trouble.as_ref().filter(|_| state.finished >= needed) {
                return Err(trouble.clone());
            }
            state = self.tray.wait(state, until).ok_or_else(|| self.error(ErrorKind::TimedOut))?;
        }
    }

    /// Makes everything durable, trying again until `limit` has passed; then the lock is released and the thread ends.
    /// An unsolved conflict is saved side by side.
    ///
    /// # Errors
    /// Why the last state is not durable; or [`ErrorKind::SavedBeside`] when it is, but in another file.
    pub fn close(mut self, limit: Duration) -> Result<(), Error> {
        self.end(limit)
    }

    fn end(&mut self, limit: Duration) -> Result<(), Error> {
        self.closed = true;
        let until = Instant::now() + limit;
        let mut state = self.tray.lock();
        state.work.closing = Some(until);
        self.tray.work.notify_one();
        while !state.ended {
            match self.tray.wait(state, until) {
                Some(next) => state = next,
                None => {
                    let state = self.tray.lock();
                    return match &state.trouble {
                        _ if state.ended && state.is_clean() => Ok(()),
                        Some(trouble) => Err(trouble.clone()),
                        None => Err(self.error(ErrorKind::TimedOut)),
                    };
                }
            }
        }
        if state.is_clean() { Ok(()) } else { Err(self.ending(&state)) }
    }

    /// Why a thread that has ended left something undone.
    fn ending(&self, state: &TrayState) -> Error {
        match &state.trouble {
            Some(trouble) => trouble.clone(),
            None => self.error(ErrorKind::WriterGone),
        }
    }

    fn error(&self, kind: ErrorKind) -> Error {
        Error::new(&self.path, kind)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.closed {
            let _ = self.end(Duration::from_secs(2));
        }
    }
}

/// Where work is laid down for the thread, and where it lays its report.
#[derive(Default)]
pub(super) struct Tray {
    state: Mutex<TrayState>,
    work: Condvar,
    report: Condvar,
}

/// What is to be done. A newer wish replaces an older one of its kind.
#[derive(Default)]
pub(super) struct Work {
    pub(super) save: Option<(u64, Comparison)>,
    pub(super) drafts: Option<Vec<Draft>>,
    pub(super) choice: Option<Choice>,
    pub(super) place: Option<PathBuf>,
    /// Try again now.
    pub(super) hurry: bool,
    /// End when all is done, or at this time.
    pub(super) closing: Option<Instant>,
}

impl Work {
    fn is_none(&self) -> bool {
        self.save.is_none()
            && self.drafts.is_none()
            && self.choice.is_none()
            && self.place.is_none()
            && self.closing.is_none()
            && !self.hurry
    }
}

#[derive(Default)]
struct TrayState {
    work: Work,
    /// Passes of the thread that have begun and finished.
    begun: u64,
    finished: u64,
    /// After the last pass something is not durable.
    dirty: bool,
    /// Why.
    trouble: Option<Error>,
    /// Why another place that was asked for was not taken; kept until somebody hears it, for the next try may fail for
    /// another reason.
    refused: Option<Error>,
    ended: bool,
}

impl TrayState {
    fn is_clean(&self) -> bool {
        self.begun == self.finished && !self.dirty && self.trouble.is_none() && (self.ended || self.work.is_none())
    }
}

impl Tray {
    fn lock(&self) -> MutexGuard<'_, TrayState> {
        // The state is plain data, whole after every statement: a panic elsewhere does not spoil it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hand(&self, put: impl FnOnce(&mut Work)) {
        put(&mut self.lock().work);
        self.work.notify_one();
    }

    /// Waits for a report; `None` when the time has passed.
    fn wait<'a>(&self, state: MutexGuard<'a, TrayState>, until: Instant) -> Option<MutexGuard<'a, TrayState>> {
        let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
        let waited = self.report.wait_timeout(state, left);
        Some(waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    /// For the thread: waits for work, or for the time of the next try, and begins a pass.
    pub(super) fn take(&self, retry: Option<Instant>) -> Work {
        let mut state = self.lock();
        while state.work.is_none() {
            state = match retry.map(|at| at.saturating_duration_since(Instant::now())) {
                None => self.work.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(left) if left.is_zero() => break,
                Some(left) => self.work.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
        state.begun += 1;
        std::mem::take(&mut state.work)
    }

    /// For the thread: ends a pass.
    pub(super) fn report(&self, dirty: bool, trouble: Option<Error>) {
        let mut state = self.lock();
        state.finished = state.begun;
        state.dirty = dirty;
        state.trouble = trouble;
        self.report.notify_all();
    }

    /// For the thread: another place was not taken.
    pub(super) fn refuse_place(&self, why: Error) {
        self.lock().refused = Some(why);
    }

    /// For the thread: drops a state that was handed over and is overtaken.
    pub(super) fn forget_save(&self) {
        self.lock().work.save = None;
    }

    /// For the thread: it is gone, and its lock with it.
    pub(super) fn end(&self) {
        self.lock().ended = true;
        self.report.notify_all();
    }
}
