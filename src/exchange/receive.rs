//! A filled questionnaire comes back: what it says, what would become of the answers, and the one edit that takes them.
//!
//! The file is not trusted and nothing is guessed: what is not understood is said, with its row. Must not know disk,
//! clock or screen.

pub mod page;
mod plan;
mod reply;

use std::fmt;

pub use plan::{EntryState, Preview, ReplyEntry, Taker, WrongReply, apply, plan, service_of};
pub use reply::{Reply, ReplyRow, read};

use super::table::Unreadable;
use crate::{
    model::{Lang, MAX_LINE, MAX_NOTE, one_line, words},
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

words! {
    /// Why nothing can be made of a row.
    Why {
        /// It names no item: a note, a heading, a row that was added.
        NoItem = "no-item", "どの項目の回答かわかりません", "it names no item";
        /// It names an item that the comparison does not have.
        UnknownItem = "unknown-item", "この比較にない項目です", "the comparison has no such item";
        /// Number and title are those of two items.
        TwoItems = "two-items", "番号と項目名が別の項目です", "number and title are of different items";
        /// An earlier row is about the same item.
        Twice = "twice", "同じ項目の行が前にもあります", "an earlier row has the same item";
        /// Its key is of another comparison.
        OtherComparison = "other-comparison", "別の比較の行です", "a row of another comparison";
        /// Its key is of another service.
        OtherService = "other-service", "別のサービスの行です", "a row of another service";
        /// A text in it is longer than an answer can hold.
        TooLong = "too-long", "長すぎます", "too long";
        /// The answer has as much evidence as it can hold.
        Full = "full", "根拠がいっぱいです", "the answer can hold no more evidence";
    }
}

impl Why {
    /// Why, in a few words, with the limits where there are any.
    pub fn words(self, lang: Lang) -> String {
        let word = self.word(lang);
        match self {
            Why::TooLong => say!(
                lang,
                "{}（プランは {} 文字、ほかは合わせて {} 文字まで）",
                "{} (a plan up to {} characters, the rest up to {})",
                word,
                MAX_LINE,
                MAX_NOTE
            ),
            _ => word.to_owned(),
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
            NotAReply::NoQuestions => say!(
                lang,
                "質問状の表が見つかりません。「整理番号」の列があるファイルを指定してください。",
                "There is no table of a questionnaire in it; name a file with the column \"Reference\"."
            ),
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
