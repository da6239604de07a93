//! What a piece of text is for; a theme gives each role its colours. Must not know any colour.

use serde::Deserialize;

use crate::model::{Conclusion, Finding, Severity, Verdict};

/// What a piece of text or of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text of less weight: hints, sources, what is empty.
    Dim,
    /// The bar at the top.
    Bar,
    /// Headings and the question.
    Title,
    /// Frames.
    Frame,
    /// The row or cell under the cursor.
    Cursor,
    /// A key to press.
    Key,
    /// はい.
    Yes,
    /// 一部.
    Partly,
    /// いいえ.
    No,
    /// 不明.
    Unknown,
    /// 対象外.
    NotApplicable,
    /// 未回答.
    Open,
    /// Something done.
    Good,
    /// Something to know.
    Notice,
    /// Something wrong.
    Bad,
}

impl Role {
    /// Every role; a theme must give them all.
    pub const ALL: [Role; 16] = [
        Role::Text,
        Role::Dim,
        Role::Bar,
        Role::Title,
        Role::Frame,
        Role::Cursor,
        Role::Key,
        Role::Yes,
        Role::Partly,
        Role::No,
        Role::Unknown,
        Role::NotApplicable,
        Role::Open,
        Role::Good,
        Role::Notice,
        Role::Bad,
    ];
}

/// The role of a verdict; `None` is 未回答.
impl From<Option<Verdict>> for Role {
    fn from(verdict: Option<Verdict>) -> Role {
        match verdict {
            Some(Verdict::Yes) => Role::Yes,
            Some(Verdict::Partly) => Role::Partly,
            Some(Verdict::No) => Role::No,
            Some(Verdict::Unknown) => Role::Unknown,
            Some(Verdict::NotApplicable) => Role::NotApplicable,
            None => Role::Open,
        }
    }
}

/// The role of a conclusion; without one nothing applies.
impl From<Option<Conclusion>> for Role {
    fn from(conclusion: Option<Conclusion>) -> Role {
        match conclusion {
            Some(Conclusion::Clear) => Role::Yes,
            Some(Conclusion::Conditional) => Role::Partly,
            Some(Conclusion::Pending) => Role::Unknown,
            Some(Conclusion::Rejected) => Role::No,
            None => Role::Dim,
        }
    }
}

/// The role of a finding; one that is accepted steps back.
impl From<&Finding> for Role {
    fn from(finding: &Finding) -> Role {
        match finding.severity {
            _ if !finding.is_open() => Role::Dim,
            Severity::High => Role::Bad,
            Severity::Medium => Role::Notice,
            Severity::Low => Role::Text,
        }
    }
}
