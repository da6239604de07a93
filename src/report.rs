//! Reports: a comparison as text and tables for others. A summary is plain data in one language; every format is one
//! pure function over it. Must not know the disk, a screen or the clock: today is an argument, writing is the store's.

mod drawing;
mod format;
mod omission;
mod reading;
mod subject;
mod summary;
mod text;

pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod xlsx;

use crate::model::Lang;

pub use format::Format;
pub use omission::Omission;
pub use subject::{Subject, omissions};
pub use summary::{
    AnswerPart, AskPart, CertificatePart, ConditionPart, DecisionPart, EarlierPart, EvidencePart, FieldPart,
    FindingPart, ItemPart, PlacementPart, QuestionPart, RangePart, RecordPart, SectionPart, ServicePart, Summary,
};
pub use xlsx::TooBig;

/// The report of a comparison. `plain` leaves the byte order mark out of a CSV.
///
/// # Errors
/// If a workbook cannot hold so much.
pub fn bytes(subject: &Subject<'_>, format: Format, lang: Lang, plain: bool) -> Result<Vec<u8>, TooBig> {
    let summary = || Summary::of(subject, lang);
    Ok(match format {
        Format::Markdown => markdown::text(&summary()).into_bytes(),
        Format::Xlsx => xlsx::bytes(&summary())?,
        Format::Html => html::text(&summary()).into_bytes(),
        Format::Csv => csv::bytes(&summary(), plain),
        Format::Json => json::export(subject).into_bytes(),
    })
}
