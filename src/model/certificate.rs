//! A certificate that a provider or service holds (認証の記録), as far as it is known, and what the user has said about
//! findings and schemes. Must not know the catalogue.

use serde::{Deserialize, Serialize};

use super::{
    answer::Evidence,
    day::Day,
    ids::{Id, ItemId, SchemeId},
    words::words,
};

/// One scheme held by one provider or service. Whatever is not known yet stays empty and is shown as a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    pub role: Option<CertificateRole>,
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
    CertificateRole {
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
    /// How much is expected of it, from 0 to [`super::MAX_PLACE`].
    pub expectation: u8,
    /// How much it does, from 0 to [`super::MAX_PLACE`].
    pub effect: u8,
}

impl Certificate {
    /// A certificate of which only the scheme is known.
    pub fn claimed(id: Id, scheme: impl Into<SchemeId>) -> Certificate {
        Certificate { id, scheme: scheme.into(), ..Certificate::default() }
    }

    /// The latest day on which it is known to have held: issued, checked, found in a register, or the day that a piece of
    /// evidence is of: a page of 2020 that was read today says nothing of today.
    pub fn last_known(&self) -> Option<Day> {
        let seen = self.evidence.iter().filter_map(Evidence::as_of).max();
        let found = self.lookup.as_ref().filter(|lookup| lookup.found).map(|lookup| lookup.day);
        [self.issued, self.surveillance, seen, found].into_iter().flatten().max()
    }
}
