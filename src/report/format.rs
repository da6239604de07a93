//! The kinds of reports. Must not know how any is written.

use crate::model::words;

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
        match ending.to_ascii_lowercase().as_str() {
            "markdown" => Some(Format::Markdown),
            "htm" => Some(Format::Html),
            ending => Format::from_id(ending),
        }
    }

    /// Whether it is text that can go to a terminal.
    pub fn is_text(self) -> bool {
        self != Format::Xlsx
    }
}
