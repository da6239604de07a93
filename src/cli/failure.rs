//! Why a command could not do its work, in the words of the user's language. Must not know how it is shown.

use std::io;

use crate::{
    model::{Lang, Refusal},
    store,
};

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
                crate::say!(
                    lang,
                    "出力を書けませんでした: {}",
                    "The output could not be written: {}",
                    error
                )
            }
            Failure::Refused(refusal) => refused(*refusal, lang).to_owned(),
            Failure::Words(words) => words.clone(),
        }
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

fn refused(refusal: Refusal, lang: Lang) -> &'static str {
    match refusal {
        Refusal::NoSuchService => lang.pick(
            "その候補サービスはこの比較にありません。",
            "This comparison has no such service.",
        ),
        Refusal::NoSuchItem => lang.pick("その項目はこの比較にありません。", "This comparison has no such item."),
        Refusal::ServiceExists => lang.pick(
            "その候補サービスはもうあります。",
            "This service is in the comparison already.",
        ),
        Refusal::EmptyName => lang.pick(
            "題と名前は空にできません。文字を入れてください。",
            "A title or name may not be empty; enter a text.",
        ),
        Refusal::TooLong => lang.pick(
            "文字数か件数が上限を超えています。短くしてください。",
            "A text or a list is over its limit; make it shorter.",
        ),
    }
}
