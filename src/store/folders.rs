//! Where the user's files lie: the data folder with comparisons, checklists and trash.
//! Must not know who asks. Folders are made when something is first written to them, not before.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use super::{
    document::{read_catalogue, read_checklist},
    durable,
    embedded::{builtin_catalogue, builtin_checklist},
    error::{Error, ErrorKind},
    list::{self, Entry},
    lock, names,
};
use crate::model::{Catalogue, Checklist};

/// Where the program keeps the user's files.
#[derive(Clone, Debug)]
pub struct Folders {
    root: PathBuf,
    /// Whether somebody named the folder; else it is the system's place.
    named: bool,
}

/// A file in the trash.
#[derive(Clone, Debug)]
pub struct Trashed {
    /// Where it was.
    pub from: PathBuf,
    /// Where it is now.
    pub now: PathBuf,
}

/// A checklist and where it came from; `path` is `None` for an embedded one.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The list.
    pub checklist: Checklist,
    /// Its file.
    pub path: Option<PathBuf>,
}

impl Folders {
    /// The data folder: the one given, or the system's place for local data of an application.
    ///
    /// # Errors
    /// If none is given and the system names none.
    pub fn find(given: Option<PathBuf>) -> Result<Folders, Error> {
        let named = given.is_some();
        let root = match given {
            Some(given) => given,
            None => ProjectDirs::from("", "", "kumomi")
                .map(|dirs| dirs.data_local_dir().to_owned())
                .ok_or_else(|| Error::new(Path::new(""), ErrorKind::NoDataFolder))?,
        };
        // Absolute, so that a change of the working folder does not move the user's data.
        let root = std::path::absolute(&root).map_err(|error| Error::io(&root, error))?;
        Ok(Folders { root, named })
    }

    /// Whether the data folder can be read. Only the system's place may be missing, before something is first written to
    /// it: a folder that somebody named is meant to be there.
    ///
    /// # Errors
    /// If it was named and is missing, if it is no folder, or if the disk refuses.
    pub fn are_there(&self) -> Result<(), Error> {
        match fs::read_dir(&self.root) {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !self.named => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::new(&self.root, ErrorKind::NoFolder)),
            Err(_) if self.root.is_file() => Err(Error::new(&self.root, ErrorKind::NotAFolder)),
            Err(error) => Err(Error::io(&self.root, error)),
        }
    }

    /// The data folder itself, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the user's own checklists lie.
    pub fn checklists(&self) -> PathBuf {
        self.root.join("checklists")
    }

    /// Where the user's own schemes lie.
    pub fn schemes(&self) -> PathBuf {
        self.root.join("schemes")
    }

    /// What the user means by FILE: a path that exists as given, else a file of the data folder with that name (with
    /// or without `.ron`), else the path as given.
    pub fn resolve(&self, file: &Path) -> PathBuf {
        // Only NotFound means "not there": anything else belongs to the file that was named.
        let missing = fs::symlink_metadata(file).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        if missing && file.file_name() == Some(file.as_os_str()) {
            let mut with_ending = file.as_os_str().to_owned();
            with_ending.push(".ron");
            for name in [file.as_os_str(), &with_ending] {
                let path = self.root.join(name);
                if path.is_file() {
                    return path;
                }
            }
        }
        file.to_owned()
    }

    /// The comparisons of the data folder, last changed first. An unreadable one is an entry with its error. A missing
    /// folder is an empty list.
    pub fn list(&self) -> Vec<Entry> {
        list::of(&self.root)
    }

    /// A free path in the data folder for a comparison of this title.
    pub fn path_for(&self, title: &str) -> PathBuf {
        names::fresh_path(&self.root, &names::stem(title), ".ron")
    }

    /// Moves a comparison (with its generations and draft left where they are) into the trash folder.
    ///
    /// # Errors
    /// If another program has it open or the disk refuses.
    pub fn trash(&self, path: &Path) -> Result<Trashed, Error> {
        let from = std::path::absolute(path).map_err(|error| Error::io(path, error))?;
        let real = fs::canonicalize(&from).map_err(|error| Error::io(path, error))?;
        let _lock = lock::take(&real, path)?;
        let trash = self.root.join("trash");
        durable::make_folder(&trash).map_err(|error| Error::io(&trash, error))?;
        let now = names::in_folder(&trash, &from);
        durable::move_new(&from, &now).map_err(|error| Error::io(path, error))?;
        Ok(Trashed { from, now })
    }

    /// Takes a file back out of the trash; gives the path it has then (another one if its place is taken).
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn untrash(&self, trashed: &Trashed) -> Result<PathBuf, Error> {
        let folder = names::folder_of(&trashed.from);
        let back = names::in_folder(folder, &trashed.from);
        durable::move_new(&trashed.now, &back).map_err(|error| Error::io(&trashed.now, error))?;
        Ok(back)
    }

    /// Every checklist: the embedded ones, then `*.ron` of the user's folder. Unreadable or faulty files are errors
    /// beside the good ones. An id that exists already is an error of the later file.
    pub fn all_checklists(&self) -> (Vec<Listed>, Vec<Error>) {
        let mut lists = vec![Listed { checklist: builtin_checklist(), path: None }];
        let (paths, mut errors) = files(&self.checklists());
        for path in paths {
            match read_checklist(&path) {
                Ok(checklist) if lists.iter().any(|known| known.checklist.id == checklist.id) => {
                    errors.push(Error::new(&path, ErrorKind::SameId(checklist.id)));
                }
                Ok(checklist) => lists.push(Listed { checklist, path: Some(path) }),
                Err(error) => errors.push(error),
            }
        }
        (lists, errors)
    }

    /// The embedded schemes, then those of `*.ron` in the user's folder. An unreadable or faulty file is an error
    /// beside the good ones; an id that exists already is a fault of the later file.
    pub fn catalogue(&self) -> (Catalogue, Vec<Error>) {
        let mut catalogue = builtin_catalogue();
        let (paths, mut errors) = files(&self.schemes());
        for path in paths {
            match read_catalogue(&path, &catalogue) {
                Ok(own) => catalogue = catalogue.with(own),
                Err(error) => errors.push(error),
            }
        }
        (catalogue, errors)
    }
}

/// The files of a folder of the user's, and why it cannot be read.
fn files(folder: &Path) -> (Vec<PathBuf>, Vec<Error>) {
    match list::ron_files(folder) {
        Ok(paths) => (paths, Vec::new()),
        Err(_) if folder.is_file() => (Vec::new(), vec![Error::new(folder, ErrorKind::NotAFolder)]),
        Err(error) => (Vec::new(), vec![Error::io(folder, error)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{builtin_checklist_source, create::create_text};

    fn folders() -> (tempfile::TempDir, Folders) {
        let temp = tempfile::tempdir().unwrap();
        let folders = Folders::find(Some(temp.path().join("data"))).unwrap();
        (temp, folders)
    }

    #[test]
    fn nothing_is_made_before_something_is_written() {
        let (temp, folders) = folders();
        assert!(folders.root().is_absolute());
        assert!(folders.list().is_empty());
        assert_eq!(folders.path_for("題"), folders.root().join("題.ron"));
        assert_eq!(folders.all_checklists().0.len(), 1);
        assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0);
    }

    #[test]
    fn only_the_systems_place_may_be_missing() {
        let (temp, named) = folders();
        let system = Folders { named: false, ..named.clone() };
        assert!(matches!(named.are_there().unwrap_err().kind, ErrorKind::NoFolder));
        system.are_there().expect("nothing has been written yet");
        fs::create_dir(named.root()).unwrap();
        named.are_there().expect("it is there");
        let file = temp.path().join("mail.ron");
        fs::write(&file, "x").unwrap();
        for named in [true, false] {
            let root = file.clone();
            let error = Folders { root, named }.are_there().unwrap_err();
            assert!(matches!(error.kind, ErrorKind::NotAFolder), "{error}");
        }
    }

    #[test]
    fn a_name_is_looked_for_here_and_then_in_the_data_folder() {
        let (temp, folders) = folders();
        let inside = folders.root().join("比較.ron");
        create_text(&inside, "x").unwrap();
        assert_eq!(folders.resolve(Path::new("比較")), inside);
        assert_eq!(folders.resolve(Path::new("比較.ron")), inside);
        assert_eq!(folders.resolve(Path::new("none")), Path::new("none"));
        assert_eq!(folders.resolve(Path::new("sub/比較")), Path::new("sub/比較"));
        let outside = temp.path().join("here.ron");
        fs::write(&outside, "x").unwrap();
        assert_eq!(folders.resolve(&outside), outside);
    }

    #[test]
    fn the_users_schemes_stand_behind_the_embedded_ones() {
        let (_temp, folders) = folders();
        let (known, errors) = folders.catalogue();
        assert!(errors.is_empty());
        let own = |id: &str| {
            let head = "(format: 1, sources: [(id: \"own\", short: (ja: \"自社\", en: \"us\"), title: (ja: \"記録\", en: \"record\"), year: 2026)], schemes: [(";
            format!(
                "{head}id: \"{id}\", name: (ja: \"組合の認定\", en: \"Guild mark\"), region: Japan, kind: Certification, \
                 party: Provider, unit: Service, audit: ThirdParty, public: Yes, summary: (ja: \"要約\", en: \"summary\"), \
                 src: [\"own:1\", \"002:L1\"])])"
            )
        };
        create_text(&folders.schemes().join("a.ron"), &own("guild")).unwrap();
        create_text(&folders.schemes().join("b.ron"), &own("isms").replace("\"own\"", "\"other\"")).unwrap();
        let (all, errors) = folders.catalogue();
        assert_eq!(all.schemes.len(), known.schemes.len() + 1);
        assert!(all.scheme("guild").is_some());
        let [error] = &errors[..] else { panic!("{errors:?}") };
        assert!(error.path.ends_with("b.ron") && !error.faults().is_empty(), "{error:?}");
    }

    #[test]
    fn trash_can_be_undone_even_if_the_place_is_taken() {
        let (_temp, folders) = folders();
        let path = folders.root().join("a.ron");
        create_text(&path, "1").unwrap();
        let first = folders.trash(&path).unwrap();
        create_text(&path, "2").unwrap();
        let second = folders.trash(&path).unwrap();
        assert_ne!(first.now, second.now);
        assert!(!path.exists());
        assert_eq!(folders.untrash(&first).unwrap(), path);
        assert_eq!(folders.untrash(&second).unwrap(), folders.root().join("a (2).ron"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "1");
        assert!(folders.untrash(&second).unwrap_err().is_missing());
    }

    #[test]
    fn an_open_file_is_not_trashed() {
        let (_temp, folders) = folders();
        let path = folders.root().join("a.ron");
        create_text(&path, "1").unwrap();
        let _lock = lock::take(&fs::canonicalize(&path).unwrap(), &path).unwrap().expect("a lock");
        assert!(matches!(folders.trash(&path).unwrap_err().kind, ErrorKind::Held(_)));
        assert!(path.exists());
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_no_empty_one() {
        let (_temp, folders) = folders();
        create_text(&folders.checklists(), "x").unwrap();
        create_text(&folders.schemes(), "x").unwrap();
        for errors in [folders.all_checklists().1, folders.catalogue().1] {
            assert!(matches!(errors[..], [Error { kind: ErrorKind::NotAFolder, .. }]), "{errors:?}");
        }
    }

    #[test]
    fn good_checklists_are_listed_beside_the_errors() {
        let (_temp, folders) = folders();
        let own = builtin_checklist_source().replacen("\"ipa-cloud-15\"", "\"own\"", 1);
        create_text(&folders.checklists().join("a.ron"), &own).unwrap();
        create_text(&folders.checklists().join("b.ron"), &own).unwrap();
        create_text(&folders.checklists().join("c.ron"), "(format: 9)").unwrap();
        let (lists, errors) = folders.all_checklists();
        let ids: Vec<_> = lists.iter().map(|listed| listed.checklist.id.as_str()).collect();
        assert_eq!(ids, ["ipa-cloud-15", "own"]);
        assert!(matches!(&errors[0].kind, ErrorKind::SameId(id) if id == "own"));
        assert_eq!(errors[1].faults().len(), 1);
    }
}
