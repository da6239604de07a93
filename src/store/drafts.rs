//! Text still being typed, kept in a hidden file beside the comparison. Must not know the comparison.

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

/// The draft that was left behind, if any. One that cannot be read is set aside, never thrown away, and never keeps
/// the file itself from being opened.
pub(super) fn find(target: &Path) -> Option<Draft> {
    let path = path(target);
    let text = match read::text(&path) {
        Ok((text, _)) => Some(text),
        Err(error) if error.is_missing() => return None,
        Err(_) => None,
    };
    let found = text.and_then(|text| parse::draft(&text));
    if found.is_none() {
        let _ = fs::rename(
            &path,
            names::free_path(durable::folder_of(&path), ".broken-draft", ".ron"),
        );
    }
    found
}

/// Keeps a draft, or removes it.
pub(super) fn keep(target: &Path, draft: Option<&Draft>) -> Result<(), Error> {
    let path = path(target);
    let done = match draft {
        Some(draft) => durable::replace(&path, render::draft(draft).as_bytes(), || Ok(true))
            .and_then(|replaced| replaced.map_or(Ok(()), |replaced| replaced.synced)),
        None => durable::remove(&path),
    };
    match done {
        // Nothing to remove where there is no folder any more.
        Err(error) if draft.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(|error| Error::io(&path, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FormKind;

    fn draft(text: &str) -> Draft {
        Draft {
            form: FormKind::NewService,
            fields: vec![text.to_owned(), String::new()],
        }
    }

    #[test]
    fn a_draft_is_found_again_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        assert_eq!(find(&target), None);
        keep(&target, Some(&draft("途中"))).unwrap();
        keep(&target, Some(&draft("途中の文"))).unwrap();
        assert_eq!(find(&target), Some(draft("途中の文")));
        keep(&target, None).unwrap();
        keep(&target, None).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_broken_draft_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        fs::write(path(&target), "(form: Wha").unwrap();
        assert_eq!(find(&target), None);
        assert!(!path(&target).exists());
        assert_eq!(
            fs::read_to_string(folder.path().join(".broken-draft.ron")).unwrap(),
            "(form: Wha"
        );
    }
}
