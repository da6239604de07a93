//! A certificate that a provider or service holds (認証の記録), as far as it is known, and what the user has said about
//! findings and schemes. Must not know the catalogue.

use serde::{Deserialize, Serialize};

use super::{
    answer::Evidence,
    comparison::{Id, MAX_EVIDENCE, MAX_LINE, MAX_NOTE},
    day::Day,
    problem::{Path, Rule},
    questions::ItemId,
    scheme::{SchemeId, words},
};

/// Most certificates of one service.
pub const MAX_CERTIFICATES: usize = 200;
/// Most accepted findings of one service, and most placements of a comparison.
pub const MAX_ACCEPTED: usize = 2_000;
/// The highest place on an axis of the map; the lowest is 0.
pub const MAX_PLACE: u8 = 10;

/// One scheme held by one provider or service. Whatever is not known yet stays empty and is shown as a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Identity of the record.
    pub id: Id,
    /// Which scheme.
    pub scheme: SchemeId,
    /// Ids of its levels or categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Holder>,
    /// Whether it was given for providing or for using cloud services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The scope as it is printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// Whether the service is named in the scope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names_service: Option<bool>,
    /// Number of the certificate.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Issued on which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Day>,
    /// The last day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// The last check in between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surveillance: Option<Day>,
    /// Who audited.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub auditor: String,
    /// Whether the report itself was read, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_seen: Option<bool>,
    /// Of which type a report is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_type: Option<ReportType>,
    /// The first day of the period that a report is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_from: Option<Day>,
    /// The last day of that period; of a report of Type 1 the day that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_to: Option<Day>,
    /// The look into a public register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup: Option<Lookup>,
    /// Where it was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
}

words! {
    /// Who holds a certificate.
    Holder {
        /// The company.
        Company = "company", "会社", "company";
        /// A department of it.
        Department = "department", "部署", "department";
        /// The service.
        Service = "service", "サービス", "service";
    }
}

words! {
    /// For which role it was given.
    Role {
        /// For providing cloud services.
        Provider = "provider", "提供する側", "provider";
        /// For using them.
        Customer = "customer", "使う側", "customer";
    }
}

words! {
    /// What a report of an audit firm looks at.
    ReportType {
        /// How controls are designed, at one point in time.
        Type1 = "type-1", "Type 1（一時点の設計）", "Type 1 (design at one point in time)";
        /// How they worked over a period.
        Type2 = "type-2", "Type 2（期間を通した運用）", "Type 2 (operation over a period)";
    }
}

/// A look into a public register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// Which register.
    pub register: String,
    /// On which day.
    pub day: Day,
    /// Whether it was there.
    pub found: bool,
}

/// A finding that was looked at and accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Which finding.
    pub finding: Key,
    /// Why it is accepted.
    pub note: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day.
    pub day: Day,
}

/// What makes a finding the same one tomorrow: a certificate that expires another time is another finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Id of the rule.
    pub rule: String,
    /// Which certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Id>,
    /// Which scheme.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scheme: SchemeId,
    /// Which item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The severity and the state that were accepted, such as the day on which it expired.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub state: String,
}

/// Where the user puts a scheme on the map of expectation and effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Which scheme.
    pub scheme: SchemeId,
    /// How much is expected of it, from 0 to [`MAX_PLACE`].
    pub expectation: u8,
    /// How much it does, from 0 to [`MAX_PLACE`].
    pub effect: u8,
}

impl Certificate {
    /// A certificate of which only the scheme is known.
    pub fn claimed(id: Id, scheme: impl Into<SchemeId>) -> Certificate {
        Certificate {
            id,
            scheme: scheme.into(),
            levels: Vec::new(),
            holder: None,
            role: None,
            scope: String::new(),
            names_service: None,
            number: String::new(),
            issued: None,
            valid_until: None,
            surveillance: None,
            auditor: String::new(),
            report_seen: None,
            report_type: None,
            period_from: None,
            period_to: None,
            lookup: None,
            evidence: Vec::new(),
            memo: String::new(),
        }
    }

    /// The latest day on which it is known to have held: issued, checked, found in a register, or the day that a piece of
    /// evidence is of: a page of 2020 that was read today says nothing of today.
    pub fn last_known(&self) -> Option<Day> {
        let seen = self.evidence.iter().filter_map(Evidence::as_of).max();
        let found = self.lookup.as_ref().filter(|lookup| lookup.found).map(|lookup| lookup.day);
        [self.issued, self.surveillance, seen, found].into_iter().flatten().max()
    }

    /// What is wrong with it: where, and which rule.
    pub(super) fn problems(&self, path: &Path) -> Vec<(Path, Rule)> {
        let mut found = Vec::new();
        let mut limit = |path: Path, text: &str, max: usize| {
            // Most texts are short: counting bytes first spares counting characters.
            let count = if text.len() > max { text.chars().count() } else { 0 };
            if count > max {
                found.push((path, Rule::TooLong(count, max)));
            }
        };
        for (name, text) in [("number", &self.number), ("auditor", &self.auditor)] {
            limit(path.field(name), text, MAX_LINE);
        }
        limit(path.field("scope"), &self.scope, MAX_NOTE);
        limit(path.field("memo"), &self.memo, MAX_NOTE);
        for (n, evidence) in self.evidence.iter().enumerate() {
            limit(path.field("evidence").index(n).field("text"), &evidence.text, MAX_NOTE);
        }
        for (n, level) in self.levels.iter().enumerate() {
            limit(path.field("levels").index(n), level, MAX_LINE);
        }
        limit(path.field("scheme"), &self.scheme, MAX_LINE);
        if let Some(lookup) = &self.lookup {
            limit(path.field("lookup").field("register"), &lookup.register, MAX_LINE);
        }
        if self.scheme.trim().is_empty() {
            found.push((path.field("scheme"), Rule::Empty));
        }
        if self.evidence.len() > MAX_EVIDENCE {
            found.push((path.field("evidence"), Rule::TooMany(self.evidence.len(), MAX_EVIDENCE)));
        }
        if self.levels.len() > MAX_CERTIFICATES {
            found.push((path.field("levels"), Rule::TooMany(self.levels.len(), MAX_CERTIFICATES)));
        }
        found
    }
}

impl Accepted {
    /// What is wrong with it: where, and which rule.
    pub(super) fn problems(&self, path: &Path) -> Vec<(Path, Rule)> {
        let mut found = Vec::new();
        for (name, text, max) in [("note", &self.note, MAX_NOTE), ("by", &self.by, MAX_LINE)] {
            let count = if text.len() > max { text.chars().count() } else { 0 };
            if count > max {
                found.push((path.field(name), Rule::TooLong(count, max)));
            }
        }
        // Accepted without a reason would be hidden.
        if self.note.trim().is_empty() {
            found.push((path.field("note"), Rule::Empty));
        }
        found
    }
}
