//! Texts still being typed, kept in a hidden file beside the comparison. Must not know the comparison.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{durable, error::Error, names, parse, read, render};
use crate::model::Draft;

/// Where the draft of a file is kept.
pub(super) fn path(target: &Path) -> PathBuf {
    names::hidden_beside(target, "draft.ron")
}

/// The drafts that were left behind, the last one typed in at the end. A file that cannot be read is set aside, never
/// thrown away, and never keeps the comparison from being opened.
pub(super) fn find(target: &Path) -> Vec<Draft> {
    let path = path(target);
    // The only copy of a typed text may have the name that earlier programs gave it.
    if let Some(before) = names::hidden_before(target, "draft.ron") {
        let free = fs::symlink_metadata(&path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        if free {
            let _ = fs::rename(before, &path);
        }
    }
    let text = match read::text(&path) {
        Ok((text, _)) => Some(text),
        Err(error) if error.is_missing() => return Vec::new(),
        Err(_) => None,
    };
    let found = text.and_then(|text| parse::drafts(&text));
    if found.is_none() {
        let _ = fs::rename(&path, names::free_path(names::folder_of(&path), ".broken-draft", ".ron"));
    }
    found.unwrap_or_default()
}

/// Keeps these drafts and no others.
pub(super) fn keep(target: &Path, drafts: &[Draft]) -> Result<(), Error> {
    let path = path(target);
    if drafts.is_empty() {
        return match durable::remove(&path) {
            // Nothing to remove where there is no folder any more.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done.map_err(|error| Error::io(&path, error)),
        };
    }
    durable::replace(&path, render::drafts(drafts).as_bytes(), || Ok(true))
        .and_then(|replaced| replaced.map_or(Ok(()), |replaced| replaced.synced))
        .map_err(|error| Error::io(&path, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FormKind;

    fn draft(text: &str) -> Draft {
        Draft {
            form: FormKind::NewService,
            fields: vec![text.to_owned(), String::new()],
            begun: Some(vec![String::new(); 2]),
        }
    }

    #[test]
    fn a_draft_is_found_again_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        assert_eq!(find(&target), []);
        keep(&target, &[draft("途中")]).unwrap();
        keep(&target, &[draft("一"), draft("途中の文")]).unwrap();
        assert_eq!(find(&target), [draft("一"), draft("途中の文")]);
        keep(&target, &[]).unwrap();
        keep(&target, &[]).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_an_earlier_program_left_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let long = folder.path().join("長".repeat(84));
        let old = "(\n    form: NewService,\n    fields: [\n        \"途中\",\n        \"\",\n    ],\n)\n";
        fs::write(names::hidden_before(&long, "draft.ron").unwrap(), old).unwrap();
        let before = Draft { begun: None, ..draft("途中") };
        assert_eq!(find(&long), [before]);
        keep(&long, &[]).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_broken_draft_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        fs::write(path(&target), "(form: Wha").unwrap();
        assert_eq!(find(&target), []);
        assert!(!path(&target).exists());
        assert_eq!(fs::read_to_string(folder.path().join(".broken-draft.ron")).unwrap(), "(form: Wha");
    }
}
