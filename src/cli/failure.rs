//! Why a command could not do its work, in the words of the user's language. Must not know how it is shown.

use std::{io, process::ExitCode};

use crate::{
    model::{Lang, Refusal},
    say, store,
};

/// What a subcommand gives back: its exit code, or why it could not do its work (exit code 2).
pub type Exit = Result<ExitCode, Failure>;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Something about a file; the store has the words.
    File(store::Error),
    /// What was printed could not be written.
    Output(io::Error),
    /// The model refused a change.
    Refused(Refusal),
    /// Anything else, in words already.
    Words(String),
}

impl Failure {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Failure::File(error) => error.message(lang),
            Failure::Output(error) => {
                say!(lang, "出力できませんでした: {}", "The output could not be written: {}", error)
            }
            Failure::Refused(refusal) => refusal.message(lang),
            Failure::Words(words) => words.clone(),
        }
    }
}

/// A failure in fixed words.
pub fn refused(lang: Lang, ja: &str, en: &str) -> Failure {
    lang.pick(ja, en).into()
}

impl From<&str> for Failure {
    fn from(words: &str) -> Failure {
        Failure::Words(words.to_owned())
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        Failure::File(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

/// A word that is no command.
pub fn no_such_command(word: &str, lang: Lang) -> String {
    say!(lang, "コマンド「{}」はありません。", "There is no command \"{}\".", word)
}
