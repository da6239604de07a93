//! The words for a verdict on the command line: ids, and the words of the screens in both languages.
//! Must not know what is done with a verdict.

use std::ffi::OsStr;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    model::{Lang, Verdict},
    typed,
};

/// A verdict, or `clear`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(Option<Verdict>);

impl Word {
    /// Removes the verdict.
    const CLEAR: &str = "clear";

    /// The verdict to record; `None` removes it.
    pub fn verdict(self) -> Option<Verdict> {
        self.0
    }

    /// The verdict of an id or of a word of the screens; case and width do not matter.
    pub fn read(text: &str) -> Option<Word> {
        let word = typed::keyword(text).to_lowercase();
        if word == Word::CLEAR {
            return Some(Word(None));
        }
        let named = |verdict: Option<Verdict>| {
            Lang::ALL
                .map(|lang| Verdict::word_of(verdict, lang).to_lowercase())
                .contains(&word)
                || verdict.is_some_and(|verdict| verdict.id() == word)
        };
        let all = Verdict::ALL.into_iter().map(Some).chain([None]);
        all.into_iter().find(|verdict| named(*verdict)).map(Word)
    }

    fn ids() -> impl Iterator<Item = &'static str> {
        Verdict::ALL.into_iter().map(Verdict::id).chain([Word::CLEAR])
    }
}

/// Lets clap read a [`Word`] and offer the ids for completion.
#[derive(Clone, Copy)]
pub struct WordParser;

impl TypedValueParser for WordParser {
    type Value = Word;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Word, Error> {
        let text = value.to_string_lossy();
        Word::read(&text).ok_or_else(|| {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let name = arg.map_or_else(String::new, |arg| arg.to_string());
            let ids = Word::ids().map(str::to_owned).collect();
            error.insert(ContextKind::InvalidArg, ContextValue::String(name));
            error.insert(ContextKind::InvalidValue, ContextValue::String(text.into_owned()));
            error.insert(ContextKind::ValidValue, ContextValue::Strings(ids));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Word::ids().map(PossibleValue::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_words_of_both_languages_are_read() {
        for verdict in Verdict::ALL {
            for text in [verdict.id(), verdict.word(Lang::Ja), verdict.word(Lang::En)] {
                assert_eq!(Word::read(text), Some(Word(Some(verdict))), "{text}");
            }
        }
        assert_eq!(Word::read("ＹＥＳ"), Some(Word(Some(Verdict::Yes))));
        assert_eq!(Word::read("clear"), Some(Word(None)));
        assert_eq!(Word::read("未回答"), Some(Word(None)));
        assert_eq!(Word::read("maybe"), None);
        assert_eq!(Word::read("1"), None);
    }
}
