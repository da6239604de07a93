//! What becomes of a file that was changed outside, and how another place is taken.
//! Must not know who decides that.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    super::{
        comparison,
        create::create_at,
        drafts,
        error::{Error, ErrorKind},
        generations, lock, names, read,
        render::render,
        writer::{Choice, Notice, Tray},
    },
    Keeper, Known, Stop,
};

impl<N: Fn(Notice)> Keeper<N> {
    pub(super) fn resolve(&mut self, choice: Choice, tray: &Tray) -> Result<(), Stop> {
        let done = match choice {
            Choice::Ours => self.take_ours(),
            Choice::Theirs => self.take_theirs(tray),
            Choice::Both => self.go_beside(),
        };
        match done {
            Ok(()) => self.conflict = false,
            // It could not be done: the question stands again.
            Err(_) => (self.notify)(Notice::Conflict),
        }
        done.map_err(Stop::Failed)
    }

    fn take_ours(&mut self) -> Result<(), Error> {
        match read::bytes(&self.target) {
            Ok(theirs) => {
                generations::keep(&self.target, &theirs.bytes)?;
                self.known = Known::of(&theirs);
            }
            Err(error) if error.is_missing() => {}
            Err(error) => return Err(error),
        }
        self.unkept = false;
        Ok(())
    }

    fn take_theirs(&mut self, tray: &Tray) -> Result<(), Error> {
        let (text, content) = read::text(&self.target)?;
        let theirs = comparison::parse(&text).map_err(|kind| Error::new(&self.target, kind))?;
        generations::keep(&self.target, render(&self.latest).as_bytes())?;
        tray.forget_save();
        self.known = Known::of(&content);
        self.latest = theirs.clone();
        self.dirty = false;
        self.unkept = true;
        (self.notify)(Notice::Reloaded(Box::new(theirs)));
        Ok(())
    }

    fn go_beside(&mut self) -> Result<(), Error> {
        let mut tries = 0;
        loop {
            match self.begin_at(names::beside(&self.target)) {
                // Somebody was quicker with this name. (In a folder that cannot be listed no name looks taken.)
                Err(error) if matches!(error.kind, ErrorKind::Exists) && tries < 20 => tries += 1,
                done => return done,
            }
        }
    }

    /// At the end, with nobody left to ask: theirs stays, ours goes into a file beside it.
    pub(super) fn save_beside(&mut self) -> Result<(), Stop> {
        let theirs = self.target.clone();
        self.go_beside()?;
        let ours = std::mem::replace(&mut self.target, theirs);
        Err(Error::new(&self.target, ErrorKind::SavedBeside(ours)).into())
    }

    pub(super) fn move_to(&mut self, path: &Path) -> Result<(), Stop> {
        self.begin_at(path.to_owned()).map_err(|error| {
            // Always told: the user waits for an answer to this very path.
            self.told = None;
            Stop::Failed(error)
        })
    }

    /// Writes the newest state to a file that does not exist yet and stays there.
    fn begin_at(&mut self, path: PathBuf) -> Result<(), Error> {
        let folder = fs::canonicalize(names::folder_of(&path)).map_err(|error| Error::io(&path, error))?;
        let target = folder.join(path.file_name().unwrap_or_default());
        if fs::symlink_metadata(&target).is_ok() {
            return Err(Error::new(&path, ErrorKind::Exists));
        }
        let lock = lock::take(&target, &path)?;
        let text = render(&self.latest);
        let stamp = create_at(&target, text.as_bytes())?;
        let digest = read::digest(text.as_bytes());
        self.known = Known { stamp, digest };
        let old = std::mem::replace(&mut self.target, target);
        self.lock = lock;
        (self.dirty, self.unkept, self.conflict, self.told) = (false, false, false, None);
        // The draft comes along. If it cannot, the old one stays where it is, and the next pass tries again.
        self.kept.clear();
        self.drafts_dirty = true;
        if self.keep_drafts().is_ok() {
            // The old place may be gone: then there is nothing to remove.
            let _ = drafts::keep(&old, &[]);
        }
        (self.notify)(Notice::Moved(self.target.clone()));
        (self.notify)(Notice::Saved { revision: self.revision });
        Ok(())
    }
}
