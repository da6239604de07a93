//! One program at a time writes a file: a lock on a hidden file beside it, with the name of who has it.
//! Must not know what the file holds. The data file itself is never locked: it is replaced, and its lock with it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
};

use super::{
    error::{Error, ErrorKind},
    holder::LockHolder,
    names,
    stamp::identity,
};

/// What asking for the lock gave.
pub(super) enum Asked {
    /// It is ours until it is dropped.
    Ours(Lock),
    /// Somebody else has it.
    Held(LockHolder),
    /// No lock can be had here (read-only folder, a file system without locks): one goes on without.
    Without,
}

/// A lock that is held.
pub(super) struct Lock {
    path: PathBuf,
    // Unlocked after `Drop::drop` has removed the name: who locks it then sees that the name is gone and asks again.
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if still_named(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The lock of a file, which goes by this path for the user; `None` where none can be had.
///
/// # Errors
/// If another program has the file open.
pub(super) fn take(target: &Path, path: &Path) -> Result<Option<Lock>, Error> {
    match ask(target) {
        Asked::Ours(lock) => Ok(Some(lock)),
        Asked::Without => Ok(None),
        Asked::Held(holder) => Err(Error::new(path, ErrorKind::Held(holder))),
    }
}

/// Asks for the lock of a file. Never waits.
pub(super) fn ask(target: &Path) -> Asked {
    if let Some(holder) = earlier_holder(target) {
        return Asked::Held(holder);
    }
    let path = names::hidden_beside(target, "lock");
    loop {
        let Ok(file) = open(&path) else { return Asked::Without };
        match file.try_lock() {
            // Between our opening and locking its owner may have removed the file: then the lock is on nothing.
            Ok(()) if !still_named(&file, &path) => {}
            Ok(()) => {
                let _ = sign(&file);
                return Asked::Ours(Lock { path, file });
            }
            Err(TryLockError::WouldBlock) => return Asked::Held(holder(file)),
            Err(TryLockError::Error(_)) => return Asked::Without,
        }
    }
}

/// An earlier program that has the file open, under the name that it gave the lock.
fn earlier_holder(target: &Path) -> Option<LockHolder> {
    let path = names::hidden_before(target, "lock")?;
    // Only a lock that is there is asked for: none is made under that name.
    fs::symlink_metadata(&path).ok()?;
    let file = open(&path).ok()?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Some(holder(file)),
        _ => None,
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // A link put there by somebody else would make us overwrite its target; a FIFO would stop us.
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.mode(0o600).custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

fn still_named(file: &File, path: &Path) -> bool {
    let (Ok(ours), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    identity(&ours) == identity(&named)
}

fn sign(mut file: &File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(LockHolder::own().to_text().as_bytes())
}

fn holder(file: File) -> LockHolder {
    let mut bytes = Vec::new();
    // On Windows a locked file cannot be read: then the holder stays unknown.
    let _ = file.take(4096).read_to_end(&mut bytes);
    LockHolder::from_text(&String::from_utf8_lossy(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn the_second_one_learns_who_has_it_and_the_file_goes_with_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        let Asked::Ours(first) = ask(&target) else { panic!("free") };
        let Asked::Held(holder) = ask(&target) else { panic!("held") };
        assert_eq!(holder, LockHolder::own());
        assert!(holder.words(Lang::Ja).contains(&std::process::id().to_string()));
        drop(first);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(matches!(ask(&target), Asked::Ours(_)));
    }

    #[test]
    fn a_lock_file_left_by_a_killed_program_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        fs::write(folder.path().join(".a.ron.lock"), "x\ny\n1\nand more than we write").unwrap();
        let Asked::Ours(_lock) = ask(&target) else { panic!("free") };
        let Asked::Held(holder) = ask(&target) else { panic!("held") };
        assert_eq!(holder, LockHolder::own());
    }

    #[test]
    fn an_earlier_program_on_a_file_with_a_long_name_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("長".repeat(84));
        let before = names::hidden_before(&target, "lock").unwrap();
        assert_ne!(before, names::hidden_beside(&target, "lock"));
        fs::write(&before, "雲田\nhost\n12\n").unwrap();
        let theirs = File::open(&before).unwrap();
        theirs.lock().unwrap();
        assert!(matches!(ask(&target), Asked::Held(holder) if holder.process == 12 || cfg!(windows)));
        drop(theirs);
        assert!(matches!(ask(&target), Asked::Ours(_)), "a lock that nobody holds is none");
    }

    #[test]
    fn without_a_place_for_the_lock_one_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(ask(&folder.path().join("none/a.ron")), Asked::Without));
        fs::create_dir(folder.path().join(".b.ron.lock")).unwrap();
        assert!(matches!(ask(&folder.path().join("b.ron")), Asked::Without));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_lock_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("precious");
        fs::write(&other, "keep").unwrap();
        std::os::unix::fs::symlink(&other, folder.path().join(".a.ron.lock")).unwrap();
        assert!(matches!(ask(&folder.path().join("a.ron")), Asked::Without));
        assert_eq!(fs::read_to_string(&other).unwrap(), "keep");
    }
}
