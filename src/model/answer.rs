//! What is recorded for one item of one service: the verdict, the reason, and what it rests on.
//! Must not know questions or services.

use serde::{Deserialize, Serialize};

use super::{day::Day, lang::Lang, questions::ItemId};

/// The five verdicts (判定). No verdict at all is 未回答. The scale is ours; IPA's sheet has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// はい.
    Yes,
    /// 一部.
    Partly,
    /// いいえ.
    No,
    /// 不明: asked, could not find out.
    Unknown,
    /// 対象外.
    NotApplicable,
}

impl Verdict {
    /// All five, in the order of their keys 1 to 5.
    pub const ALL: [Verdict; 5] = [
        Verdict::Yes,
        Verdict::Partly,
        Verdict::No,
        Verdict::Unknown,
        Verdict::NotApplicable,
    ];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Verdict::Yes => lang.pick("はい", "Yes"),
            Verdict::Partly => lang.pick("一部", "Partly"),
            Verdict::No => lang.pick("いいえ", "No"),
            Verdict::Unknown => lang.pick("不明", "Unknown"),
            Verdict::NotApplicable => lang.pick("対象外", "N/A"),
        }
    }

    /// The word for the screen, with 未回答 for no verdict.
    pub fn word_of(verdict: Option<Verdict>, lang: Lang) -> &'static str {
        verdict.map_or(lang.pick("未回答", "Open"), |verdict| verdict.word(lang))
    }

    /// The id used on the command line and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::Partly => "partly",
            Verdict::No => "no",
            Verdict::Unknown => "unknown",
            Verdict::NotApplicable => "na",
        }
    }

    /// The verdict of an id.
    pub fn from_id(id: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.id() == id)
    }
}

/// What is recorded for one item of one service (回答).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Id of the item.
    pub item: ItemId,
    /// The verdict; `None` while only a note or evidence is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Under which condition it holds, such as 「Business プラン以上」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

impl Answer {
    /// Nothing recorded yet for this item.
    pub fn empty(item: impl Into<ItemId>) -> Answer {
        Answer {
            item: item.into(),
            verdict: None,
            note: String::new(),
            condition: String::new(),
            evidence: Vec::new(),
            by: String::new(),
            day: None,
        }
    }

    /// Whether nothing that a person gave is left (who and when alone mean nothing).
    pub fn is_blank(&self) -> bool {
        self.verdict.is_none() && self.note.is_empty() && self.condition.is_empty() && self.evidence.is_empty()
    }

    /// Whether いいえ or 対象外 stands without a reason in the note.
    pub fn lacks_reason(&self) -> bool {
        matches!(self.verdict, Some(Verdict::No | Verdict::NotApplicable)) && self.note.trim().is_empty()
    }
}

/// What an answer rests on (根拠).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Of which kind.
    pub kind: EvidenceKind,
    /// What and where, in words: a title and page, a URL, a clause, a name.
    pub text: String,
    /// Seen on which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Day>,
}

/// The kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// 文書.
    Document,
    /// URL.
    Url,
    /// 契約条項.
    Clause,
    /// 事業者の回答.
    Reply,
    /// 自社の記録.
    OwnRecord,
    /// 認証.
    Certificate,
}

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [EvidenceKind; 6] = [
        EvidenceKind::Document,
        EvidenceKind::Url,
        EvidenceKind::Clause,
        EvidenceKind::Reply,
        EvidenceKind::OwnRecord,
        EvidenceKind::Certificate,
    ];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            EvidenceKind::Document => lang.pick("文書", "document"),
            EvidenceKind::Url => "URL",
            EvidenceKind::Clause => lang.pick("契約条項", "contract clause"),
            EvidenceKind::Reply => lang.pick("事業者の回答", "vendor's reply"),
            EvidenceKind::OwnRecord => lang.pick("自社の記録", "own record"),
            EvidenceKind::Certificate => lang.pick("認証", "certificate"),
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            EvidenceKind::Document => "document",
            EvidenceKind::Url => "url",
            EvidenceKind::Clause => "clause",
            EvidenceKind::Reply => "reply",
            EvidenceKind::OwnRecord => "own-record",
            EvidenceKind::Certificate => "certificate",
        }
    }

    /// The kind that a text most likely is: a URL when it looks like one, else a document.
    pub fn guess(text: &str) -> EvidenceKind {
        let text = text.trim_start();
        if text.starts_with("http://") || text.starts_with("https://") {
            EvidenceKind::Url
        } else {
            EvidenceKind::Document
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_id(verdict.id()), Some(verdict));
        }
        assert_eq!(Verdict::from_id("open"), None);
        assert_eq!(EvidenceKind::guess(" https://example.com"), EvidenceKind::Url);
        assert_eq!(EvidenceKind::guess("約款 第3条"), EvidenceKind::Document);
    }
}
