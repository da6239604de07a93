//! What the writer thread does: keeps one file in step with the newest state it was handed.
//! Must not know who hands it over (see `writer`).

mod settle;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    create, drafts, durable,
    error::{Error, ErrorKind},
    generations,
    lock::Lock,
    opened::Opened,
    read::{self, FileBytes},
    render::render,
    stamp::Stamp,
    writer::{Notice, Tray, Work},
};
use crate::model::{Comparison, Draft};

/// The first pause before another try; it doubles up to the longest one.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The state of the file that we read or wrote last.
struct Known {
    stamp: Stamp,
    digest: u64,
}

impl Known {
    fn of(content: &FileBytes) -> Known {
        Known { stamp: content.stamp.clone(), digest: read::digest(&content.bytes) }
    }
}

/// The thread's side of an open file.
pub(super) struct Keeper<N> {
    notify: N,
    target: PathBuf,
    lock: Option<Lock>,
    known: Known,
    /// What a try that failed wanted to write: a rename over the network may happen and still be called an error.
    tried: Option<u64>,
    revision: u64,
    latest: Comparison,
    /// `latest` is not durable.
    dirty: bool,
    /// The file's state is one that no generation keeps.
    unkept: bool,
    /// The drafts there are to be.
    drafts: Vec<Draft>,
    /// Those that lie beside the file.
    kept: Vec<Draft>,
    drafts_dirty: bool,
    conflict: bool,
    /// The reason that was told last, while it lasts.
    told: Option<String>,
}

/// Why a pass ended early.
enum Stop {
    Conflict,
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Failed(error)
    }
}

impl<N: Fn(Notice)> Keeper<N> {
    /// Keeps a file that was just opened, under its lock if there is one.
    pub(super) fn new(notify: N, opened: &Opened, content: &FileBytes, lock: Option<Lock>) -> Self {
        Keeper {
            notify,
            target: opened.path.clone(),
            lock,
            known: Known::of(content),
            tried: None,
            revision: 0,
            latest: opened.comparison.clone(),
            dirty: false,
            unkept: true,
            drafts: opened.drafts.clone(),
            kept: opened.drafts.clone(),
            drafts_dirty: false,
            conflict: false,
            told: None,
        }
    }

    /// Works until it is told to close.
    pub(super) fn run(mut self, tray: &Arc<Tray>) {
        let mut pause = FIRST_PAUSE;
        let mut retry = None;
        let mut closing = None;
        loop {
            let work = tray.take(retry);
            closing = work.closing.or(closing);
            let mut done = self.pass(work, tray);
            if closing.is_some() && matches!(done, Err(Stop::Conflict)) {
                done = self.save_beside();
            }
            let trouble = self.tell(done);
            let failed = trouble.is_some();
            let aside = matches!(&trouble, Some(error) if matches!(error.kind, ErrorKind::SavedBeside(_)));
            let over = closing.is_some_and(|until| !failed || aside || Instant::now() >= until);
            tray.report(self.dirty || self.drafts_dirty, trouble);
            if over {
                return;
            }
            retry = None;
            if failed && (!self.conflict || closing.is_some()) {
                let next = Instant::now() + pause;
                retry = Some(closing.map_or(next, |until: Instant| next.min(until)));
                pause = (pause * 2).min(LONGEST_PAUSE);
            } else {
                pause = FIRST_PAUSE;
            }
        }
    }

    /// Does what there is to do, as far as that is possible.
    fn pass(&mut self, work: Work, tray: &Tray) -> Result<(), Stop> {
        if let Some((revision, comparison)) = work.save {
            (self.revision, self.latest, self.dirty) = (revision, comparison, true);
        }
        if let Some(drafts) = work.drafts {
            (self.drafts, self.drafts_dirty) = (drafts, true);
        }
        let moved = work.place.map_or(Ok(()), |path| self.move_to(&path));
        if let Err(Stop::Failed(error)) = &moved {
            tray.refuse_place(error.clone());
        }
        let chosen = match work.choice {
            Some(choice) if self.conflict => self.resolve(choice, tray),
            _ => Ok(()),
        };
        let saving = self.dirty && chosen.is_ok();
        let saved = if saving { self.save() } else { Ok(()) };
        let kept = self.keep_drafts().map_err(Stop::Failed);
        // Told last: who reads 保存済み finds no text of before it lying beside the file.
        if saving && saved.is_ok() {
            let revision = self.revision;
            (self.notify)(Notice::Saved { revision });
        }
        moved.and(chosen).and(saved).and(kept)
    }

    /// Brings the drafts beside the file in step. One that was accepted may be the only copy of what was typed: it goes
    /// only when the state that took it in is durable.
    fn keep_drafts(&mut self) -> Result<(), Error> {
        if !self.drafts_dirty {
            return Ok(());
        }
        let mut keep = self.drafts.clone();
        if self.dirty {
            let lost = |old: &&Draft| self.drafts.iter().all(|draft| draft.form != old.form);
            let held: Vec<Draft> = self.kept.iter().filter(lost).cloned().collect();
            keep.splice(0..0, held);
        }
        // While the save fails the same ones are not written again with every try.
        if !self.dirty || keep != self.kept {
            drafts::keep(&self.target, &keep)?;
            self.kept = keep;
        }
        self.drafts_dirty = self.kept != self.drafts;
        Ok(())
    }

    fn save(&mut self) -> Result<(), Stop> {
        if self.conflict {
            return Err(Stop::Conflict);
        }
        let text = render(&self.latest);
        create::fits(&self.target, text.as_bytes())?;
        if self.unkept {
            self.keep_present()?;
        }
        let digest = read::digest(text.as_bytes());
        let unchanged = || unchanged(&self.target, &self.known, self.tried);
        let replaced = durable::replace(&self.target, text.as_bytes(), unchanged);
        self.tried = Some(digest);
        match replaced {
            Err(error) => Err(Error::io(&self.target, error).into()),
            Ok(None) => Err(self.begin_conflict()),
            Ok(Some(replaced)) => {
                let stamp = replaced.stamp;
                self.known = Known { stamp, digest };
                self.unkept = false;
                replaced.synced.map_err(|error| Error::io(&self.target, error))?;
                (self.dirty, self.told) = (false, None);
                Ok(())
            }
        }
    }

    /// Makes the state on the disk a generation, before the first change of a session goes over it.
    fn keep_present(&mut self) -> Result<(), Stop> {
        match read::bytes(&self.target) {
            Ok(content) if self.is_ours(&content) => {
                generations::keep(&self.target, &content.bytes)?;
                self.unkept = false;
            }
            Ok(_) => return Err(self.begin_conflict()),
            // Perhaps the whole folder is gone for a while (a stick): what there is to keep may come back.
            Err(error) if error.is_missing() => {}
            Err(Error { kind: ErrorKind::NotAFile(_), .. }) => return Err(self.begin_conflict()),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn is_ours(&self, content: &FileBytes) -> bool {
        let digest = read::digest(&content.bytes);
        digest == self.known.digest || Some(digest) == self.tried
    }

    fn begin_conflict(&mut self) -> Stop {
        self.conflict = true;
        (self.notify)(Notice::Conflict);
        Stop::Conflict
    }

    /// Tells what is new about the outcome of a pass, and gives the trouble there is.
    fn tell(&mut self, done: Result<(), Stop>) -> Option<Error> {
        match done {
            Ok(()) => {
                // What was told to have failed is well again, even where it was only a draft.
                if self.told.take().is_some() {
                    (self.notify)(Notice::Saved { revision: self.revision });
                }
                None
            }
            Err(Stop::Conflict) => Some(Error::new(&self.target, ErrorKind::Conflict)),
            Err(Stop::Failed(error)) => {
                let reason = format!("{error:?}");
                if self.told.as_ref() != Some(&reason) && !matches!(error.kind, ErrorKind::SavedBeside(_)) {
                    let (revision, error) = (self.revision, error.clone());
                    (self.notify)(Notice::Failed { revision, error });
                    self.told = Some(reason);
                }
                Some(error)
            }
        }
    }
}

/// Whether the file is still as we know it: looked at just before it is replaced. A file that is gone can be written
/// again, for nothing is overwritten; one with another stamp but the same bytes (a `touch`, a checkout) is no other.
fn unchanged(target: &Path, known: &Known, tried: Option<u64>) -> io::Result<bool> {
    match fs::symlink_metadata(target) {
        // A rename would go over a write-protected file all the same, but somebody protected it.
        Ok(metadata) if metadata.is_file() && metadata.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(metadata) if metadata.is_file() && Stamp::of(&metadata) == known.stamp => return Ok(true),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    }
    match read::bytes(target) {
        Ok(content) => {
            let digest = read::digest(&content.bytes);
            Ok(digest == known.digest || Some(digest) == tried)
        }
        Err(Error { kind: ErrorKind::Io(error), .. }) => Err(io::Error::new(error.kind(), error)),
        Err(_) => Ok(false),
    }
}
