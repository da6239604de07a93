//! What a column of a table means. Must not know any table.

use crate::{exchange::words::fold, model::Lang, say};

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// Nothing that is taken.
    Ignore,
    /// Number of the item.
    Number,
    /// Id of the item.
    Id,
    /// Title of the item.
    Title,
    /// Name of the service: one row an answer.
    Service,
    /// The verdict, where one row is an answer.
    Verdict,
    /// The note.
    Note,
    /// The condition.
    Condition,
    /// The evidence.
    Evidence,
    /// Who answered.
    By,
    /// On which day.
    Day,
    /// The verdicts of the service of this name: one column a service.
    Answers(String),
    /// The notes about the service of this name.
    Notes(String),
}

/// The roles without a name: id, word in Japanese, headers by which they are found (folded).
const PLAIN: [(ColumnRole, &str, &str, &[&str]); 11] = [
    (ColumnRole::Ignore, "ignore", "読まない", &[]),
    (ColumnRole::Number, "number", "番号", &["番号", "no", "#", "項番", "number"]),
    (ColumnRole::Id, "id", "項目のid", &["id", "item_id", "項目id"]),
    (ColumnRole::Title, "title", "項目名", &["項目", "項目名", "title", "item"]),
    (
        ColumnRole::Service,
        "service",
        "サービス名",
        &["サービス", "サービス名", "候補", "候補サービス", "service", "サービス名とプラン"],
    ),
    (
        ColumnRole::Verdict,
        "verdict",
        "判定",
        &["判定", "結果", "評価", "対応", "対応状況", "可否", "verdict", "result", "status"],
    ),
    (
        ColumnRole::Note,
        "note",
        "メモ",
        &["メモ", "備考", "理由", "コメント", "note", "notes", "memo", "comment", "comments", "remarks"],
    ),
    (ColumnRole::Condition, "condition", "条件", &["条件", "condition"]),
    (ColumnRole::Evidence, "evidence", "根拠", &["根拠", "証跡", "evidence"]),
    (ColumnRole::By, "by", "記入者", &["記入者", "回答者", "担当者", "by"]),
    (ColumnRole::Day, "day", "日付", &["日付", "記入日", "回答日", "確認日", "day", "date"]),
];

impl ColumnRole {
    /// Reads a role as it is typed: an id or a word; `answers` and `notes` may have a name (`answers:NAME`), else it is
    /// that of the column.
    pub fn read(word: &str, header: &str) -> Option<ColumnRole> {
        let (kind, name) = word.split_once([':', '：']).unwrap_or((word, header));
        let name = name.trim().to_owned();
        let kind = fold(kind);
        match kind.as_str() {
            "answers" | "回答" => return (!name.is_empty()).then_some(ColumnRole::Answers(name)),
            "notes" => return (!name.is_empty()).then_some(ColumnRole::Notes(name)),
            _ => {}
        }
        let known = PLAIN.into_iter().find(|(_, id, ja, _)| kind == *id || kind == fold(ja));
        known.map(|(role, ..)| role)
    }

    /// The ids that can be typed.
    pub fn ids() -> Vec<&'static str> {
        let plain = PLAIN.iter().map(|(_, id, ..)| *id);
        plain.chain(["answers:NAME", "notes:NAME"]).collect()
    }

    /// The id, with the name where there is one.
    pub fn id(&self) -> String {
        match self {
            ColumnRole::Answers(name) => format!("answers:{name}"),
            ColumnRole::Notes(name) => format!("notes:{name}"),
            plain => self::plain(plain).map_or("ignore", |(_, id, ..)| id).to_owned(),
        }
    }

    /// The word for people.
    pub fn word(&self, lang: Lang) -> String {
        match self {
            ColumnRole::Answers(name) => say!(lang, "「{}」の判定", "verdicts of {}", name),
            ColumnRole::Notes(name) => say!(lang, "「{}」のメモ", "notes about {}", name),
            plain => {
                let row = self::plain(plain);
                row.map_or("", |(_, id, ja, _)| lang.pick(ja, id)).to_owned()
            }
        }
    }

    /// The role that a header names, if any.
    pub(super) fn of(header: &str) -> Option<ColumnRole> {
        let header = fold(header);
        let header = header.trim_end_matches(':');
        let known = PLAIN.into_iter().find(|(.., headers)| headers.contains(&header));
        known.map(|(role, ..)| role)
    }
}

fn plain(role: &ColumnRole) -> Option<(ColumnRole, &'static str, &'static str, &'static [&'static str])> {
    PLAIN.into_iter().find(|(known, ..)| known == role)
}
