//! The columns of a questionnaire and the labels above it: as they are written, and as they are found again.
//! Must not know any format.

use super::words::fold;
use crate::model::{Lang, TICK_LABELS};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum QuestionColumn {
    /// 番号.
    Number,
    /// 項目.
    Title,
    /// お尋ねしたいこと.
    Question,
    /// 対応: the choice of five words.
    Verdict,
    /// 回答, in words.
    Text,
    /// 対象プラン.
    Plan,
    /// 根拠.
    Evidence,
    /// 整理番号: the key.
    Key,
}

/// The columns in the order in which they are written, each with its head and with other names under which it is found,
/// folded.
const TABLE: [(QuestionColumn, &str, &str, &[&str]); 8] = [
    (QuestionColumn::Number, "番号", "No.", &["no", "#", "項番"]),
    (QuestionColumn::Title, "項目", "Item", &["項目名", "title"]),
    (QuestionColumn::Question, "お尋ねしたいこと", "Questions", &["質問", "ご質問", "question", "確認内容"]),
    (
        QuestionColumn::Verdict,
        TICK_LABELS[0],
        TICK_LABELS[1],
        &["対応状況", "対応可否", "可否", "判定", "status", "fulfilled"],
    ),
    (
        QuestionColumn::Text,
        "回答",
        "Answer",
        &["ご回答", "回答内容", "回答欄", "コメント", "説明", "answers", "comment"],
    ),
    (QuestionColumn::Plan, "対象プラン", "Plan", &["プラン", "対象のプラン", "適用プラン", "plans"]),
    (
        QuestionColumn::Evidence,
        "根拠（URL・資料名）",
        "Evidence (URL, document)",
        &["根拠", "url", "資料", "資料名", "evidence"],
    ),
    (
        QuestionColumn::Key,
        "整理番号（消さないでください）",
        "Reference (please keep)",
        &["整理番号", "reference", "key"],
    ),
];

/// The heads of all columns, in the order in which they are written.
pub(super) fn heads(lang: Lang) -> [&'static str; 8] {
    TABLE.map(|(_, ja, en, _)| lang.pick(ja, en))
}

impl QuestionColumn {
    /// The head.
    pub(super) fn word(self, lang: Lang) -> &'static str {
        heads(lang)[self as usize]
    }

    /// The column that a head names, if any.
    pub(super) fn of(head: &str) -> Option<QuestionColumn> {
        let head = fold(head);
        let named = |(_, ja, en, names): &(QuestionColumn, &str, &str, &[&str])| {
            fold(ja) == head || fold(en) == head || names.contains(&head.as_str())
        };
        TABLE.iter().find(|row| named(row)).map(|(column, ..)| *column)
    }
}

/// A label above the table, with its value beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// 件名: the title of the comparison.
    Subject,
    /// 作成日.
    Made,
}

impl Label {
    /// The label.
    pub(super) fn word(self, lang: Lang) -> &'static str {
        match self {
            Label::Subject => lang.pick("件名", "Subject"),
            Label::Made => lang.pick("作成日", "Made on"),
        }
    }

    /// Whether a cell is this label.
    pub(super) fn is(self, cell: &str) -> bool {
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
        for (n, (column, ja, en, names)) in TABLE.into_iter().enumerate() {
            assert_eq!(column as usize, n, "in the order of the table");
            for name in [ja, en].iter().chain(names) {
                assert_eq!(QuestionColumn::of(name), Some(column), "{name}");
            }
            assert!(names.iter().all(|name| fold(name) == *name));
        }
        assert_eq!(QuestionColumn::of("根拠(url・資料名)"), Some(QuestionColumn::Evidence), "half-width brackets");
        assert_eq!(QuestionColumn::of("備考"), None);
        assert!(Label::Made.is("作成日：") && !Label::Made.is("件名"));
    }
}
