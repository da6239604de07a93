//! Puts bytes on the disk so that they are there after a power cut: whole and new, or whole and old.
//! Must not know what the bytes mean.
//!
//! Temporary file in the same folder → write → sync → check → rename → sync the folder.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    names::{self, folder_of},
    stamp::Stamp,
};

/// What became of a replacement whose rename has happened.
pub(super) struct Replaced {
    /// The state of the file now.
    pub(super) stamp: Stamp,
    /// Whether the name is durable too. If not, the new content is there, but a power cut may bring the old one back.
    pub(super) synced: io::Result<()>,
}

/// Replaces (or makes) a file. Just before the rename `unchanged` is asked; when it says no, `None` is the result and
/// nothing was done.
pub(super) fn replace(
    target: &Path,
    bytes: &[u8],
    unchanged: impl FnOnce() -> io::Result<bool>,
) -> io::Result<Option<Replaced>> {
    let temp = Temp::write(target, bytes, File::sync_all)?;
    if !unchanged()? {
        return Ok(None);
    }
    rename(&temp.path, target)?;
    let stamp = temp.kept();
    Ok(Some(Replaced { stamp, synced: sync_folder(folder_of(target)) }))
}

/// Makes a file that does not exist yet, and never overwrites one.
pub(super) fn create(target: &Path, bytes: &[u8]) -> io::Result<Stamp> {
    let temp = Temp::write(target, bytes, File::sync_all)?;
    let stamp = place(temp, target)?;
    // A file that is there although the caller heard "failed" would stand in the way of the next try.
    sync_folder(folder_of(target)).inspect_err(|_| {
        let _ = fs::remove_file(target);
    })?;
    Ok(stamp)
}

/// Gives a file another name, and never overwrites one.
pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        Err(_) => reserve_and_rename(from, to)?,
    }
    sync_folder(folder_of(to))?;
    sync_folder(folder_of(from))
}

/// Removes a file, if it is there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Err(_) => Ok(()),
        Ok(()) => sync_folder(folder_of(path)),
    }
}

/// Makes a folder with all above it that are missing, for the user alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> =
        folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.is_dir()).collect();
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    for path in missing.into_iter().rev() {
        match builder.create(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => sync_folder(folder_of(path))?,
        }
    }
    Ok(())
}

/// Removes temporary files that a killed program left for this file. Only who has the file's lock may call this.
pub(super) fn sweep(target: &Path) {
    sweep_marked(folder_of(target), &temp_mark(names::name_hash(target)));
    sweep_marked(folder_of(target), &temp_mark(names::former_hash(target)));
}

/// The same for all files of a folder that only one program at a time writes to.
pub(super) fn sweep_all(folder: &Path) {
    sweep_marked(folder, TEMP_START);
}

fn sweep_marked(folder: &Path, mark: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(mark) && name.ends_with(TEMP_END) {
            // A leftover is harmless, so failing to remove it is no error.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A new file, readable and writable by the user alone; fails if the name is taken, and follows no link.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// What all temporary files begin with.
const TEMP_START: &str = ".kumomi-";
/// What all temporary files end in.
const TEMP_END: &str = ".tmp";

/// What the temporary files of one target begin with. Not its name: that may be as long as a name can be.
fn temp_mark(hash: u64) -> String {
    format!("{TEMP_START}{hash:016x}-")
}

/// A temporary file beside its target; it is removed unless it got another name.
struct Temp {
    path: PathBuf,
    stamp: Stamp,
    kept: bool,
}

impl Temp {
    /// Writes and syncs. A file whose sync failed is never synced again (the system may have forgotten what was not
    /// written): it is removed, and the next try makes another one.
    fn write(target: &Path, bytes: &[u8], sync: impl FnOnce(&File) -> io::Result<()>) -> io::Result<Temp> {
        let unique = uuid::Uuid::now_v7().simple();
        let path = folder_of(target).join(format!("{}{unique}{TEMP_END}", temp_mark(names::name_hash(target))));
        let mut file = new_file(&path)?;
        let mut temp = Temp { stamp: Stamp::of(&file.metadata()?), path, kept: false };
        file.write_all(bytes)?;
        sync(&file)?;
        temp.stamp = Stamp::of(&file.metadata()?);
        Ok(temp)
    }

    fn kept(mut self) -> Stamp {
        self.kept = true;
        self.stamp.clone()
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Gives a temporary file its name if the name is free.
fn place(temp: Temp, target: &Path) -> io::Result<Stamp> {
    match fs::hard_link(&temp.path, target) {
        // The temporary name goes when `temp` is dropped.
        Ok(()) => Ok(temp.stamp.clone()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // No links here (FAT on a USB stick): take the name with an empty file and put ours in its place.
        Err(_) => {
            reserve_and_rename(&temp.path, target)?;
            Ok(temp.kept())
        }
    }
}

fn reserve_and_rename(from: &Path, to: &Path) -> io::Result<()> {
    drop(new_file(to)?);
    rename(from, to).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

/// On Windows another program (a virus scanner, a sync client) may hold the file for a moment.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let mut tries = 0;
    loop {
        match fs::rename(from, to) {
            Err(error) if cfg!(windows) && tries < 10 && matches!(error.raw_os_error(), Some(5 | 32)) => {
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(20 * tries));
            }
            result => return result,
        }
    }
}

/// Makes names durable. Some file systems cannot sync a folder and say so; there is nothing more to do then.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Windows has no such call; a rename is in its journal.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Leaves a temporary file as a killed program does.
#[cfg(test)]
pub(super) fn leave_a_temp(target: &Path) {
    std::mem::forget(Temp::write(target, b"half", File::sync_all).expect("a temporary file"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"old", || Ok(true)).unwrap().unwrap().synced.unwrap();
        let replaced = replace(&path, b"new", || Ok(true)).unwrap().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(replaced.stamp, Stamp::of(&fs::metadata(&path).unwrap()));
        assert_eq!(names(folder.path()), ["a.ron"]);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("x/y");
        make_folder(&inner).unwrap();
        make_folder(&inner).unwrap();
        create(&inner.join("new"), b"1").unwrap();
        fs::write(inner.join("old"), "1").unwrap();
        replace(&inner.join("old"), b"2", || Ok(true)).unwrap();
        for (path, mode) in [("x", 0o700), ("x/y", 0o700), ("x/y/new", 0o600), ("x/y/old", 0o600)] {
            let found = fs::metadata(folder.path().join(path)).unwrap().permissions().mode();
            assert_eq!(found & 0o777, mode, "{path}");
        }
    }

    #[test]
    fn a_refused_or_failed_write_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").unwrap();
        assert!(replace(&path, b"new", || Ok(false)).unwrap().is_none());
        assert!(replace(&path, b"new", || Err(io::Error::other("x"))).is_err());
        assert!(Temp::write(&path, b"new", |_| Err(io::Error::other("no sync"))).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.ron"]);
        // A folder cannot be replaced by a file: the rename itself fails.
        fs::create_dir(folder.path().join("sub")).unwrap();
        assert!(replace(&folder.path().join("sub"), b"new", || Ok(true)).is_err());
        assert_eq!(names(folder.path()), ["a.ron", "sub"]);
    }

    #[test]
    fn creating_and_moving_never_overwrite() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        create(&a, b"1").unwrap();
        assert_eq!(create(&a, b"2").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        create(&b, b"3").unwrap();
        assert_eq!(move_new(&a, &b).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(reserve_and_rename(&a, &b).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!((fs::read(&a).unwrap(), fs::read(&b).unwrap()), (b"1".to_vec(), b"3".to_vec()));
        move_new(&a, &folder.path().join("c")).unwrap();
        reserve_and_rename(&b, &folder.path().join("d")).unwrap();
        assert_eq!(names(folder.path()), ["c", "d"]);
    }

    #[test]
    fn only_the_leftovers_of_this_file_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        for path in [&a, &b] {
            leave_a_temp(path);
        }
        sweep(&a);
        let left = names(folder.path());
        assert_eq!(left.len(), 1);
        assert!(left[0].starts_with(&temp_mark(names::name_hash(&b))));
    }
}
