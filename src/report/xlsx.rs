//! The report as a workbook: 概要, 比較表, a sheet a service, 根拠, 認証 and more. Every text is typed as a string, so
//! nothing becomes a formula. Must not know where the bytes go.

mod book;
mod names;
mod sheets;
mod table;

use rust_xlsxwriter::XlsxError;

use super::summary::Summary;
use crate::{model::Lang, pages::Labels, say};
use book::Book;

/// A workbook cannot hold so much.
#[derive(Debug)]
pub struct TooBig(XlsxError);

impl TooBig {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        say!(
            lang,
            "Excel の表に入りきりません（{}）。--service で候補サービスを分けるか、csv か json にしてください。",
            "It does not fit into a workbook ({}). Take fewer services with --service, or csv or json.",
            self.0
        )
    }
}

impl From<XlsxError> for TooBig {
    fn from(error: XlsxError) -> TooBig {
        TooBig(error)
    }
}

/// The whole workbook.
///
/// # Errors
/// If there are more rows, columns or sheets than a workbook can have.
pub fn bytes(summary: &Summary) -> Result<Vec<u8>, TooBig> {
    let mut book = Book::new(summary)?;
    for table in sheets::ALL.iter().flat_map(|sheet| sheet(summary, &Labels::of(summary.lang))) {
        book.add(table)?;
    }
    Ok(book.finish()?)
}
