//! What holds for every subcommand: language, folders, checklist, who. Environment and clock are asked here only.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{ArgMatches, Command};

use super::{Failure, out};
use crate::{
    model::{Catalogue, Checklist, Comparison, Day, Lang, rests_on_schemes},
    say,
    store::{self, Folders, Listed},
    tui::{shell::Ambiguous, theme},
    typed,
};

/// The options that every subcommand takes.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Language of everything that is said.
    pub lang: Lang,
    /// Folder given by `--data-dir` or `KUMOMI_DATA_DIR`.
    pub data_dir: Option<PathBuf>,
    /// Id or path given by `--checklist`.
    pub checklist: Option<OsString>,
    /// Name given by `--theme`.
    pub theme: Option<String>,
    /// Frames of ASCII characters.
    pub ascii: bool,
    /// Width of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Who answers.
    pub by: String,
    /// The whole command line in a language, for what explains it.
    pub whole: fn(Lang) -> Command,
}

impl Settings {
    /// The settings that were typed, completed from the environment.
    pub fn of(matches: &ArgMatches, lang: Lang, whole: fn(Lang) -> Command) -> Settings {
        let matches = deepest(matches);
        let word = |id: &str| matches.get_one::<String>(id).cloned();
        Settings {
            lang,
            whole,
            data_dir: matches
                .get_one::<PathBuf>("data-dir")
                .cloned()
                .or_else(|| set("KUMOMI_DATA_DIR").map(PathBuf::from)),
            checklist: matches.get_one::<OsString>("checklist").cloned(),
            theme: word("theme"),
            ascii: matches.get_flag("ascii"),
            ambiguous: word("ambiguous").and_then(|width| Ambiguous::from_id(&width)).unwrap_or_default(),
            by: word("by")
                .or_else(|| {
                    let names = ["KUMOMI_BY", "USER", "USERNAME"];
                    names.into_iter().find_map(set).map(|name| name.to_string_lossy().into_owned())
                })
                .map(|name| typed::line(&name))
                .unwrap_or_default(),
        }
    }

    /// The theme asked for; without one the default, or the one without colours where `NO_COLOR` is set.
    pub fn theme(&self) -> &'static str {
        let plain = set("NO_COLOR").is_some();
        let default = if plain { "mono" } else { theme::NAMES[0] };
        let asked = self.theme.as_deref();
        theme::NAMES.into_iter().find(|name| Some(*name) == asked).unwrap_or(default)
    }

    /// The user's folders, to read from: a folder that was named and is not there is an error, never an empty one.
    pub fn folders(&self) -> Result<Folders, Failure> {
        let folders = self.folders_to_fill()?;
        folders.are_there()?;
        Ok(folders)
    }

    /// The user's folders, for what makes them when it first writes.
    pub fn folders_to_fill(&self) -> Result<Folders, Failure> {
        Ok(Folders::find(self.data_dir.clone())?)
    }

    /// What is meant by a FILE: a file as typed, or one of the data folder.
    pub fn file(&self, typed: &Path) -> PathBuf {
        // Without a home folder a path is still a path.
        self.folders_to_fill().map_or_else(|_| typed.to_owned(), |folders| folders.resolve(typed))
    }

    /// The checklist that was asked for; without any, IPA's.
    pub fn checklist(&self) -> Result<Listed, Failure> {
        match &self.checklist {
            Some(word) => self.find_checklist(word),
            None => Ok(Listed { checklist: store::builtin_checklist(), path: None }),
        }
    }

    /// The checklist of this id, or in this file.
    pub fn find_checklist(&self, word: &OsString) -> Result<Listed, Failure> {
        let path = Path::new(word);
        let is_path = path.components().count() > 1 || path.extension().is_some();
        if is_path {
            return checklist_file(path);
        }
        let (mut listed, errors) = self.folders()?.all_checklists();
        let id = typed::keyword(&word.to_string_lossy());
        if let Some(n) = listed.iter().position(|listed| listed.checklist.id == id) {
            return Ok(listed.swap_remove(n));
        }
        if path.is_file() {
            return checklist_file(path);
        }
        let ids: Vec<&str> = listed.iter().map(|listed| listed.checklist.id.as_str()).collect();
        let mut words = say!(
            self.lang,
            "チェックシート「{id}」はありません。使える id: {}",
            "There is no checklist \"{id}\". Ids: {}",
            ids.join(", ")
        );
        for error in errors {
            words += &format!("\n  {}", error.message(self.lang));
        }
        Err(Failure::Words(words))
    }

    /// The list that the questions of a comparison came from, if it is there: the one of `--checklist`, else the one of
    /// this id. Its edition may be another one, because ids of items never change meaning.
    pub fn list_of(&self, comparison: &Comparison) -> Result<Option<Checklist>, Failure> {
        let id = &comparison.questions.checklist;
        let Some(word) = &self.checklist else {
            let builtin = store::builtin_checklist();
            if builtin.id == *id {
                return Ok(Some(builtin));
            }
            if self.folders_to_fill().is_err() {
                return Ok(None);
            }
            let (listed, _) = self.folders()?.all_checklists();
            let list = listed.into_iter().find(|listed| listed.checklist.id == *id);
            return Ok(list.map(|listed| listed.checklist));
        };
        let list = self.find_checklist(word)?.checklist;
        if list.id == *id {
            return Ok(Some(list));
        }
        Err(Failure::Words(say!(
            self.lang,
            "この比較の質問は、チェックシート「{id}」からのものです（--checklist は「{}」）。",
            "The questions of this comparison come from the checklist \"{id}\", not from \"{}\".",
            list.id
        )))
    }

    /// The embedded schemes with the user's own behind them. A file of the user that is not right is named on stderr.
    pub fn catalogue(&self) -> Catalogue {
        let (catalogue, errors) = self.catalogue_and_errors();
        for error in errors {
            out::error(self.lang, &error.message(self.lang));
        }
        catalogue
    }

    /// The schemes that a comparison needs: without certificates and placements none is read.
    pub fn catalogue_for(&self, comparison: &Comparison) -> Catalogue {
        match rests_on_schemes(comparison) {
            true => self.catalogue(),
            false => store::empty_catalogue(),
        }
    }

    /// The same with what is wrong in the user's files.
    pub fn catalogue_and_errors(&self) -> (Catalogue, Vec<store::Error>) {
        // Without a home folder there are no schemes of the user's own.
        let Ok(folders) = self.folders_to_fill() else {
            return (store::builtin_catalogue(), Vec::new());
        };
        match folders.are_there() {
            Ok(()) => folders.catalogue(),
            Err(error) => (store::builtin_catalogue(), vec![error]),
        }
    }
}

/// The checklist of a file.
fn checklist_file(path: &Path) -> Result<Listed, Failure> {
    Ok(Listed { checklist: store::read_checklist(path)?, path: Some(path.to_owned()) })
}

/// Today, by the clock and the time zone of this computer.
pub fn today() -> Day {
    let date = jiff::Timestamp::now().to_zoned(store::local_zone()).date();
    date.to_string().parse().expect("jiff prints a day as 2026-11-22")
}

/// A required path argument.
pub fn path_of<'a>(matches: &'a ArgMatches, id: &str) -> &'a Path {
    matches.get_one::<PathBuf>(id).expect("clap asks for required paths")
}

/// The matches of the subcommand that was typed last: only there clap puts every global option together.
fn deepest(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, matches)| deepest(matches))
}

fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
