//! What the app asks the shell to do. Plain data; the app itself touches neither disk nor terminal.

use std::path::{Path, PathBuf};

use crossterm::event::KeyEvent;

use crate::{
    exchange::ask::{self, Questionnaire},
    model::{Checklist, Comparison, Draft, Id, Lang},
    report::Format,
};

/// A path as it was typed or dropped into the terminal. What it means (`~`, escaped blanks) only the shell can tell, so
/// only the shell makes a path of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedPath(String);

impl TypedPath {
    /// Takes what was typed; quotes around the whole are those of a shell.
    pub fn new(text: &str) -> TypedPath {
        let text = text.trim();
        let quoted = ['\'', '"'].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
        TypedPath(quoted.unwrap_or(text).to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// With the ending of a format, unless it has one of the user's own: none of `known`.
    pub fn ending_in(self, wanted: &str, known: &[&str]) -> TypedPath {
        let now = Path::new(&self.0).extension().and_then(|ending| ending.to_str());
        let now = now.unwrap_or_default().to_ascii_lowercase();
        if now == wanted || (!now.is_empty() && !known.contains(&now.as_str())) {
            return self;
        }
        TypedPath(Path::new(&self.0).with_extension(wanted).display().to_string())
    }
}

/// A report to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// Of what.
    pub comparison: Comparison,
    /// The list that the questions come from, if it is known.
    pub checklist: Option<Checklist>,
    /// Only about this service.
    pub service: Option<Id>,
    /// In which format.
    pub format: Format,
    /// In which language.
    pub lang: Lang,
    /// To which file.
    pub path: TypedPath,
    /// A file of this name may be replaced.
    pub replace: bool,
    /// What was typed, to come back to where it does not work.
    pub draft: Draft,
}

/// One thing to do, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Give these keys back one by one: they are commands or belong into a field.
    Press(Vec<KeyEvent>),
    /// Read the list of comparisons.
    List,
    /// Open a comparison.
    Open(PathBuf),
    /// Find the checklists from which a new comparison can be made.
    FindChecklists,
    /// Wait no more for what is being read.
    Stop,
    /// Read what is known about schemes.
    ReadLibrary,
    /// Write a report.
    Export(Box<Export>),
    /// Create a questionnaire for a provider.
    WriteQuestions {
        /// What is asked.
        questionnaire: Box<Questionnaire>,
        /// In which form.
        format: ask::QuestionFormat,
        /// To which file.
        path: TypedPath,
        /// A file of this name may be replaced.
        replace: bool,
        /// What was typed, to come back to where it does not work.
        draft: Draft,
    },
    /// Read a provider's reply.
    ReadReply {
        /// Its file.
        path: TypedPath,
        /// What was typed, to come back to where it does not work.
        draft: Draft,
    },
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a new comparison into the data folder and open it.
    Create {
        /// Its title.
        title: String,
        /// The names of its first services.
        services: Vec<String>,
        /// Which checklist, by its place in what [`Effect::FindChecklists`] found; 0 is the first.
        checklist: usize,
        /// What was typed, to come back to where it does not work.
        draft: Draft,
    },
    /// Write the sample into the data folder and open it.
    Sample,
    /// Save this revision.
    Save(u64, Box<Comparison>),
    /// Keep these texts that are still being typed, and no others.
    Drafts(Vec<Draft>),
    /// Take the state of the file that was changed outside.
    TakeTheirs,
    /// Keep our state over the one of the file.
    KeepOurs,
    /// Keep both, side by side.
    KeepBoth,
    /// Save to this place from now on.
    MoveTo(TypedPath),
    /// Close the open comparison.
    Close,
    /// Leave the program once everything is saved.
    Quit,
    /// Leave the program, saved or not.
    QuitAnyway,
    /// Change title and memo of a comparison that is not open.
    Rename {
        /// Its file.
        path: PathBuf,
        /// The new title.
        title: String,
        /// What was typed, to come back to where it does not work.
        draft: Draft,
    },
    /// Copy a comparison.
    Duplicate(PathBuf),
    /// Move a comparison to the trash.
    Trash(PathBuf),
    /// Bring the last one back from the trash.
    Untrash,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_around_the_whole_are_no_part_of_a_path() {
        for (typed, path) in
            [(" '/a/回答 1.xlsx' ", "/a/回答 1.xlsx"), ("\"/a/b.csv\"", "/a/b.csv"), ("'odd", "'odd"), ("~/a", "~/a")]
        {
            assert_eq!(TypedPath::new(typed).as_str(), path);
        }
    }

    #[test]
    fn the_ending_follows_the_format_unless_it_is_the_users_own() {
        let ending = |typed: &str| TypedPath::new(typed).ending_in("md", &["md", "html", "csv"]);
        for (typed, path) in [
            ("/a/店.html", "/a/店.md"),
            ("/a/店", "/a/店.md"),
            ("/a/店.txt", "/a/店.txt"),
            (" /a/店.MD ", "/a/店.MD"),
            ("'/a/店 1.html'", "/a/店 1.md"),
        ] {
            assert_eq!(ending(typed).as_str(), path);
        }
    }
}
