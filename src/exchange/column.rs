//! The columns of a questionnaire and the labels above it: as they are written, and as they are found again.
//! Must not know any format.

use super::words::fold;
use crate::model::{Lang, TICK_LABELS, words};

words! {
    /// A column, in the order in which they are written.
    Column {
        /// 番号.
        Number = "番号", "No.";
        /// 項目.
        Title = "項目", "Item";
        /// お尋ねしたいこと.
        Question = "お尋ねしたいこと", "Questions";
        /// 対応: はい, 一部, いいえ, 不明 or 対象外.
        Verdict = TICK_LABELS[0], TICK_LABELS[1];
        /// 回答, in words.
        Text = "回答", "Answer";
        /// 対象プラン.
        Plan = "対象プラン", "Plan";
        /// 根拠.
        Evidence = "根拠（URL・資料名）", "Evidence (URL, document)";
        /// 整理番号: the key.
        Key = "整理番号（消さないでください）", "Reference (please keep)";
    }
}

impl Column {
    /// Other names under which a column is found, folded.
    fn names(self) -> &'static [&'static str] {
        match self {
            Column::Number => &["no", "#", "項番"],
            Column::Title => &["項目名", "title"],
            Column::Question => &["質問", "ご質問", "question", "確認内容"],
            Column::Verdict => &["対応状況", "対応可否", "可否", "判定", "status", "fulfilled"],
            Column::Text => &["ご回答", "回答内容", "回答欄", "コメント", "説明", "answers", "comment"],
            Column::Plan => &["プラン", "対象のプラン", "適用プラン", "plans"],
            Column::Evidence => &["根拠", "url", "資料", "資料名", "evidence"],
            Column::Key => &["整理番号", "reference", "key"],
        }
    }

    /// The column that a header names, if any.
    pub fn of(header: &str) -> Option<Column> {
        let header = fold(header);
        let named = |column: &Column| {
            Lang::ALL.iter().any(|lang| fold(column.word(*lang)) == header) || column.names().contains(&header.as_str())
        };
        Column::ALL.into_iter().find(named)
    }
}

/// A label above the table, with its value beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// 件名: the title of the comparison.
    Subject,
    /// 作成日.
    Made,
}

impl Label {
    /// The label.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Label::Subject => lang.pick("件名", "Subject"),
            Label::Made => lang.pick("作成日", "Made on"),
        }
    }

    /// Whether a cell is this label.
    pub fn is(self, cell: &str) -> bool {
        let cell = fold(cell);
        let cell = cell.trim_end_matches(':');
        Lang::ALL.iter().any(|lang| fold(self.word(*lang)) == cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_and_no_name_has_two_meanings() {
        for column in Column::ALL {
            for lang in Lang::ALL {
                assert_eq!(Column::of(column.word(lang)), Some(column));
            }
            for name in column.names() {
                assert_eq!((fold(name).as_str(), Column::of(name)), (*name, Some(column)));
            }
        }
        assert_eq!(Column::of("根拠(url・資料名)"), Some(Column::Evidence), "half-width brackets");
        assert_eq!(Column::of("備考"), None);
        assert!(Label::Made.is("作成日：") && !Label::Made.is("件名"));
    }
}
