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

use crate::model::{Lang, visible};

pub use omission::{Omission, omissions};
pub use subject::Subject;
pub use summary::{
    AnswerPart, AskPart, CertificatePart, ConditionPart, DecisionPart, EarlierPart, EvidencePart, FieldPart,
    FindingPart, ItemPart, PlacementPart, QuestionPart, RangePart, RecordPart, SectionPart, ServicePart, Summary,
};
pub use xlsx::TooBig;

/// A kind of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a wiki or a pull request.
    Markdown,
    /// For reading and printing.
    Html,
    /// One row an answer.
    Csv,
    /// A workbook.
    Xlsx,
    /// For programs.
    Json,
}

impl Format {
    /// All formats, in the order of the help.
    pub const ALL: [Format; 5] = [Format::Markdown, Format::Html, Format::Csv, Format::Xlsx, Format::Json];

    /// The id on the command line, which is the ending of its files as well.
    pub fn id(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
        }
    }

    /// The format that files with this ending have; case does not matter.
    pub fn from_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_ascii_lowercase();
        match ending.as_str() {
            "markdown" => Some(Format::Markdown),
            "htm" => Some(Format::Html),
            _ => Format::ALL.into_iter().find(|format| format.id() == ending),
        }
    }

    /// What it is good for.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Format::Markdown => {
                lang.pick("Markdown（wiki やプルリクエストに）", "Markdown, for a wiki or a pull request")
            }
            Format::Html => lang.pick("HTML（読む・印刷する・PDF にする）", "HTML, to read, to print, for a PDF"),
            Format::Csv => lang.pick("CSV（1行に1回答）", "CSV, one row an answer"),
            Format::Xlsx => lang.pick("Excel（xlsx）", "Excel (xlsx)"),
            Format::Json => lang.pick("JSON（プログラム用。すべて入る）", "JSON, for programs; everything is in it"),
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
