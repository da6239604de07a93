//! Keeps earlier states of a file beside it and brings them back. Must not know what the states hold.
//!
//! `generations/<file name>/<time>.ron`; the time is UTC, so the names sort by age.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::{
    durable,
    error::{Error, ErrorKind},
    lock, names, read,
    stamp::Stamp,
};

/// Generations kept per file; the oldest go.
pub const MAX_GENERATIONS: usize = 10;

/// A kept earlier state of a file; number 1 is the newest.
#[derive(Debug)]
pub struct Generation {
    /// From 1, the newest.
    pub number: usize,
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was kept.
    pub kept: SystemTime,
    /// Its size in bytes.
    pub size: u64,
}

/// The generations of a file, newest first. A file that is gone may still have some.
///
/// # Errors
/// If there is neither the file nor a generation of it, if it is no file, or if the disk refuses.
pub fn generations(path: &Path) -> Result<Vec<Generation>, Error> {
    let target = real(path)?;
    let found = of_target(&target)?;
    match fs::metadata(&target) {
        Ok(metadata) => read::plain_file(path, &metadata, u64::MAX).map(|()| found),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !found.is_empty() => Ok(found),
        Err(error) => Err(Error::io(path, error)),
    }
}

/// Makes generation `number` the present; the present becomes a generation first. Takes the lock; refused while another
/// program has the file open.
///
/// # Errors
/// If there is no such generation, the file is open elsewhere, or the disk refuses.
pub fn restore(path: &Path, number: usize) -> Result<(), Error> {
    let target = real(path)?;
    let _lock = lock::take(&target, path)?;
    let all = of_target(&target)?;
    let chosen = number.checked_sub(1).and_then(|n| all.get(n));
    let chosen = chosen.ok_or_else(|| Error::new(path, ErrorKind::NoGeneration(number)))?;
    // Read before the present is kept, which may rotate the chosen one away.
    let state = read::bytes(&chosen.path)?;
    let present = match read::bytes(&target) {
        Ok(present) => {
            keep(&target, &present.bytes)?;
            Some(present.stamp)
        }
        Err(error) if error.is_missing() => None,
        Err(error) => return Err(error),
    };
    let unchanged = || match fs::symlink_metadata(&target) {
        Ok(metadata) => Ok(present == Some(Stamp::of(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(present.is_none()),
        Err(error) => Err(error),
    };
    match durable::replace(&target, &state.bytes, unchanged) {
        Ok(Some(replaced)) => replaced.synced.map_err(|error| Error::io(path, error)),
        Ok(None) => Err(Error::new(path, ErrorKind::Conflict)),
        Err(error) => Err(Error::io(path, error)),
    }
}

/// Keeps a state of a file, unless the newest generation is just this, and lets the oldest go.
pub(super) fn keep(target: &Path, bytes: &[u8]) -> Result<(), Error> {
    let all = of_target(target)?;
    if let Some(newest) = all.first()
        && newest.size == bytes.len() as u64
        && read::bytes(&newest.path).is_ok_and(|content| content.bytes == bytes)
    {
        return Ok(());
    }
    let folder = folder(target);
    durable::make_folder(&folder).map_err(|error| Error::io(&folder, error))?;
    // Never earlier than the newest one, even if the clock was set back: the order of the names is the order of age.
    let after_newest = all.first().map(|newest| newest.kept + Duration::from_millis(1));
    let mut time = SystemTime::now().max(after_newest.unwrap_or(SystemTime::UNIX_EPOCH));
    durable::sweep_all(&folder);
    loop {
        let path = folder.join(name_of(time));
        match durable::create(&path, bytes) {
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => time += Duration::from_millis(1),
            Err(error) => return Err(Error::io(&path, error)),
        }
    }
    // What cannot be removed is only a generation too many.
    for old in of_target(target)?.iter().skip(MAX_GENERATIONS) {
        let _ = fs::remove_file(&old.path);
    }
    Ok(())
}

/// The file that is really meant: links are followed, and a file that is gone keeps its place.
fn real(path: &Path) -> Result<PathBuf, Error> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = fs::canonicalize(names::folder_of(path)).map_err(|error| Error::io(path, error))?;
            Ok(folder.join(path.file_name().unwrap_or_default()))
        }
        Err(error) => Err(Error::io(path, error)),
    }
}

fn folder(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default();
    names::folder_of(target).join("generations").join(name)
}

fn of_target(target: &Path) -> Result<Vec<Generation>, Error> {
    let folder = folder(target);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io(&folder, error)),
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let Some(kept) = entry.file_name().to_str().and_then(time_of) else {
            continue;
        };
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_file() {
            found.push(Generation { number: 0, path: entry.path(), kept, size: metadata.len() });
        }
    }
    found.sort_by_key(|generation| std::cmp::Reverse(generation.kept));
    for (n, generation) in found.iter_mut().enumerate() {
        generation.number = n + 1;
    }
    Ok(found)
}

fn name_of(time: SystemTime) -> String {
    let time = Timestamp::try_from(time).unwrap_or(Timestamp::UNIX_EPOCH);
    time.strftime("%Y%m%dT%H%M%S%.3fZ.ron").to_string()
}

fn time_of(name: &str) -> Option<SystemTime> {
    let digits = name.strip_suffix("Z.ron")?;
    let time = DateTime::strptime("%Y%m%dT%H%M%S%.f", digits).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(path: &Path) -> Vec<String> {
        let all = generations(path).unwrap();
        assert!(all.iter().enumerate().all(|(n, generation)| generation.number == n + 1));
        all.iter().map(|generation| fs::read_to_string(&generation.path).unwrap()).collect()
    }

    #[test]
    fn names_tell_the_time_to_the_millisecond() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_007);
        assert_eq!(name_of(time), "20231114T221320.007Z.ron");
        assert_eq!(time_of(&name_of(time)), Some(time));
        assert_eq!(time_of("notes.ron"), None);
    }

    #[test]
    fn ten_are_kept_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "now").unwrap();
        for n in 0..13 {
            keep(&fs::canonicalize(&path).unwrap(), format!("{n}").as_bytes()).unwrap();
        }
        keep(&fs::canonicalize(&path).unwrap(), b"12").unwrap();
        assert_eq!(texts(&path), ["12", "11", "10", "9", "8", "7", "6", "5", "4", "3"]);
    }

    #[test]
    fn restoring_can_be_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "three").unwrap();
        let target = fs::canonicalize(&path).unwrap();
        keep(&target, b"one").unwrap();
        keep(&target, b"two").unwrap();
        restore(&path, 2).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(texts(&path), ["three", "two", "one"]);
        restore(&path, 1).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        for number in [0, 9] {
            let error = restore(&path, number).unwrap_err();
            assert!(matches!(error.kind, ErrorKind::NoGeneration(_)));
        }
    }

    #[test]
    fn a_file_that_is_gone_can_be_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "x").unwrap();
        keep(&fs::canonicalize(&path).unwrap(), b"old").unwrap();
        fs::remove_file(&path).unwrap();
        restore(&path, 1).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[test]
    fn an_open_file_is_not_restored() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "now").unwrap();
        let target = fs::canonicalize(&path).unwrap();
        keep(&target, b"old").unwrap();
        let _lock = lock::take(&target, &path).unwrap().expect("a lock");
        assert!(matches!(restore(&path, 1).unwrap_err().kind, ErrorKind::Held(_)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "now");
    }
}
