//! A filled questionnaire comes back: what it says, what would become of the answers, and the one edit that takes them.
//!
//! The file is not trusted and nothing is guessed: what is not understood is said, with its row. Must not know disk,
//! clock or screen.

mod plan;
mod reply;

use std::fmt;

pub use plan::{Entry, Preview, Refused, State, Taker, apply, plan, service_of};
pub use reply::{Reply, ReplyRow, read};

use super::table::Unreadable;
use crate::{
    model::{Lang, MAX_LINE, MAX_NOTE, one_line},
    say,
};

/// A row that nothing can be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Its number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// Why.
    pub why: Why,
    /// What stands in it, on one line and cut where it is long; not yet safe to show.
    pub text: String,
}

/// Why nothing can be made of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It names no item: a note, a heading, a row that was added.
    NoItem,
    /// It names an item that the comparison does not have.
    UnknownItem,
    /// Number and title are those of two items.
    TwoItems,
    /// An earlier row is about the same item.
    Twice,
    /// Its key is of another comparison.
    OtherComparison,
    /// Its key is of another service.
    OtherService,
    /// A text in it is longer than an answer can hold.
    TooLong,
    /// The answer has as much evidence as it can hold.
    Full,
}

impl Why {
    /// The id used in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Why::NoItem => "no-item",
            Why::UnknownItem => "unknown-item",
            Why::TwoItems => "two-items",
            Why::Twice => "twice",
            Why::OtherComparison => "other-comparison",
            Why::OtherService => "other-service",
            Why::TooLong => "too-long",
            Why::Full => "full",
        }
    }

    /// Why, in a few words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Why::NoItem => lang.pick("どの項目の回答かわかりません", "it names no item").to_owned(),
            Why::UnknownItem => lang.pick("この比較にない項目です", "the comparison has no such item").to_owned(),
            Why::TwoItems => {
                lang.pick("番号と項目名が別の項目です", "number and title are of different items").to_owned()
            }
            Why::Twice => lang.pick("同じ項目の行が前にもあります", "an earlier row has the same item").to_owned(),
            Why::OtherComparison => lang.pick("別の比較の行です", "a row of another comparison").to_owned(),
            Why::OtherService => lang.pick("別のサービスの行です", "a row of another service").to_owned(),
            Why::TooLong => say!(
                lang,
                "長すぎます（プランは {} 文字、ほかは合わせて {} 文字まで）",
                "too long (a plan up to {} characters, the rest up to {})",
                MAX_LINE,
                MAX_NOTE
            ),
            Why::Full => lang.pick("根拠がいっぱいです", "the answer can hold no more evidence").to_owned(),
        }
    }
}

/// Why a file is no answer to a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAReply {
    /// It cannot be read at all.
    Unreadable(Unreadable),
    /// It is a table, but not one of a questionnaire.
    NoQuestions,
}

impl NotAReply {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            NotAReply::Unreadable(why) => why.message(lang),
            NotAReply::NoQuestions => lang
                .pick(
                    "質問状の表が見つかりません。「整理番号」の列があるファイルを指定してください。",
                    "There is no table of a questionnaire in it; name a file with the column \"Reference\".",
                )
                .to_owned(),
        }
    }
}

impl fmt::Display for NotAReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

/// A few words of a text, to tell it by.
fn excerpt(text: &str) -> String {
    let line = one_line(text.trim()).into_owned();
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests;
