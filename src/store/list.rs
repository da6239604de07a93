//! The comparisons of a folder, as the start screen lists them. Must not know which folder, nor the screen.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{document::read_comparison, error::Error};
use crate::model::{Day, DueKind, Id, due};

/// A comparison as the start screen lists it.
#[derive(Debug)]
pub struct Entry {
    /// The file.
    pub path: PathBuf,
    /// Title inside the file, or the file's name when it cannot be read.
    pub title: String,
    /// Whether it is marked as a sample.
    pub sample: bool,
    /// How many services it has.
    pub services: usize,
    /// How many answers with a verdict there are, over all services.
    pub answered: usize,
    /// How many questions each service is asked.
    pub questions: usize,
    /// When the file was last changed.
    pub changed: Option<SystemTime>,
    /// Another entry has the same identity: a conflict copy of a sync program, or a copy made by hand.
    pub twin: bool,
    /// The days on which something of its decision falls due, the earliest first.
    pub due: Vec<Day>,
    /// The last days of its certificates, the earliest first.
    pub ends: Vec<Day>,
    /// Why it cannot be read.
    pub error: Option<Error>,
}

/// The comparisons of a folder, last changed first.
pub(super) fn of(folder: &Path) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut ids: HashMap<Id, Vec<usize>> = HashMap::new();
    for path in ron_files(folder).unwrap_or_default() {
        let (entry, id) = entry(path);
        if let Some(id) = id {
            ids.entry(id).or_default().push(entries.len());
        }
        entries.push(entry);
    }
    for twins in ids.into_values().filter(|twins| twins.len() > 1) {
        for n in twins {
            entries[n].twin = true;
        }
    }
    entries.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.path.cmp(&b.path)));
    entries
}

/// The visible `*.ron` of a folder, by name; none where there is no folder.
pub(super) fn ron_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let ron = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
            ron && !name.starts_with('.') && !path.is_dir()
        })
        .collect();
    paths.sort();
    Ok(paths)
}

fn entry(path: PathBuf) -> (Entry, Option<Id>) {
    let changed = fs::metadata(&path).and_then(|metadata| metadata.modified()).ok();
    let mut entry = Entry {
        title: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        path,
        sample: false,
        services: 0,
        answered: 0,
        questions: 0,
        changed,
        twin: false,
        due: Vec::new(),
        ends: Vec::new(),
        error: None,
    };
    match read_comparison(&entry.path) {
        Err(error) => {
            entry.error = Some(error);
            (entry, None)
        }
        Ok(comparison) => {
            for due in due(&comparison, Day::LAST) {
                match due.what {
                    DueKind::Certificate { .. } => entry.ends.push(due.day),
                    _ => entry.due.push(due.day),
                }
            }
            entry.title = comparison.title;
            entry.sample = comparison.sample;
            entry.services = comparison.services.len();
            entry.questions = comparison.questions.count();
            let answers = comparison.services.iter().flat_map(|service| &service.answers);
            entry.answered = answers.filter(|answer| answer.verdict.is_some()).count();
            (entry, Some(comparison.id))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Lang,
        store::{Folders, create, sample},
    };

    #[test]
    fn comparisons_are_listed_with_their_progress_and_twins() {
        let temp = tempfile::tempdir().unwrap();
        let folders = Folders::find(Some(temp.path().join("data"))).unwrap();
        let one = sample(Lang::Ja);
        create(&folders.path_for(&one.title), &one).unwrap();
        create(&folders.root().join("copy (conflicted).RON"), &one).unwrap();
        let mut other = sample(Lang::En);
        other.services.truncate(1);
        other.sample = false;
        create(&folders.path_for(&other.title), &other).unwrap();
        fs::write(folders.root().join("broken.ron"), "(format: 1,").unwrap();
        fs::write(folders.root().join(".x.ron.draft.ron"), "x").unwrap();
        fs::write(folders.root().join("notes.txt"), "x").unwrap();
        let list = folders.list();
        assert_eq!(list.len(), 4);
        assert_eq!(list.iter().filter(|entry| entry.twin && entry.title == one.title).count(), 2);
        let entry = list.iter().find(|entry| entry.title == other.title).unwrap();
        assert!(!entry.twin && !entry.sample);
        assert_eq!((entry.services, entry.questions), (1, 15));
        assert!(entry.answered > 0 && entry.answered <= 15);
        let broken = list.iter().find(|entry| entry.title == "broken").unwrap();
        assert_eq!(broken.error.as_ref().unwrap().faults().len(), 1);
        assert!(list.is_sorted_by(|a, b| a.changed >= b.changed));
    }
}
