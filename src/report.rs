//! Reports: a comparison as text and tables for others. A summary is plain data in one language; every format is one
//! pure function over it. Must not know the disk, a screen or the clock: today is an argument, writing is the store's.

mod drawing;
mod omission;
mod reading;
mod subject;
mod summary;

pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod xlsx;

use std::borrow::Cow;

use crate::model::{Lang, visible, words};

pub use omission::{Omission, omissions};
pub use subject::Subject;
pub use summary::{
    AnswerPart, AskPart, CertificatePart, ConditionPart, DecisionPart, EarlierPart, EvidencePart, FieldPart,
    FindingPart, ItemPart, PlacementPart, QuestionPart, RangePart, RecordPart, SectionPart, ServicePart, Summary,
};
pub use xlsx::TooBig;

words! {
    /// A kind of report, in the order of the help. The id is the ending of its files as well.
    Format {
        /// For a wiki or a pull request.
        Markdown = "md", "Markdown（wiki やプルリクエストに）", "Markdown, for a wiki or a pull request";
        /// For reading and printing.
        Html = "html", "HTML（読む・印刷する・PDF にする）", "HTML, to read, to print, for a PDF";
        /// One row an answer.
        Csv = "csv", "CSV（1行に1回答）", "CSV, one row an answer";
        /// A workbook.
        Xlsx = "xlsx", "Excel（xlsx）", "Excel (xlsx)";
        /// For programs.
        Json = "json", "JSON（プログラム用。すべて入る）", "JSON, for programs; everything is in it";
    }
}

impl Format {
    /// The format that files with this ending have; case does not matter.
    pub fn from_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_ascii_lowercase();
        match ending.as_str() {
            "markdown" => Some(Format::Markdown),
            "htm" => Some(Format::Html),
            id => Format::from_id(id),
        }
    }

    /// Whether it is text that can go to a terminal.
    pub fn is_text(self) -> bool {
        self != Format::Xlsx
    }
}

/// The report of a comparison. `plain` leaves the byte order mark out of a CSV.
///
/// # Errors
/// If a workbook cannot hold so much.
pub fn bytes(subject: &Subject, format: Format, lang: Lang, plain: bool) -> Result<Vec<u8>, TooBig> {
    let summary = || Summary::of(subject, lang);
    Ok(match format {
        Format::Markdown => markdown::text(&summary()).into_bytes(),
        Format::Xlsx => xlsx::bytes(&summary())?,
        Format::Html => html::text(&summary()).into_bytes(),
        Format::Csv => csv::bytes(&summary(), plain),
        Format::Json => json::export(subject).into_bytes(),
    })
}

/// A text of several lines, safe to show: tabs become blanks, every line end is `\n`, and what is hidden is visible.
fn note(text: &str) -> String {
    let text = match text.contains(['\r', '\t']) {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ")),
        false => Cow::Borrowed(text),
    };
    visible(&text).trim_end().to_owned()
}

/// The same on one line.
fn line(text: &str) -> String {
    note(text).replace('\n', " ")
}
