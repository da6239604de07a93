//! A certificate that a provider or service holds (認証の記録), as far as it is known, and what the user has said about
//! findings and schemes. Must not know the catalogue.

use super::{
    answer::Evidence,
    day::Day,
    ids::{Id, ItemId, SchemeId},
    kept::kept,
    words::words,
};

kept! {
    /// One scheme held by one provider or service. Whatever is not known yet stays empty and is shown as a finding.
    #[derive(Default)]
    pub struct Certificate {
        /// Identity of the record.
        id: Id,
        /// Which scheme.
        scheme: SchemeId,
        /// Ids of its levels or categories.
        levels: Vec<String> = default,
        /// Who holds it.
        holder: Option<Holder> = default,
        /// Whether it was given for providing or for using cloud services.
        role: Option<CertificateRole> = default,
        /// The scope as it is printed.
        scope: String = default,
        /// Whether the service is named in the scope.
        names_service: Option<bool> = default,
        /// Number of the certificate.
        number: String = default,
        /// Issued on which day.
        issued: Option<Day> = default,
        /// The last day on which it holds.
        valid_until: Option<Day> = default,
        /// The last check in between.
        surveillance: Option<Day> = default,
        /// Who audited.
        auditor: String = default,
        /// Whether the report itself was read, where there is one.
        report_seen: Option<bool> = default,
        /// Of which type a report is.
        report_type: Option<ReportType> = default,
        /// The first day of the period that a report is about.
        period_from: Option<Day> = default,
        /// The last day of that period; of a report of Type 1 the day that it is about.
        period_to: Option<Day> = default,
        /// The look into a public register.
        lookup: Option<Lookup> = default,
        /// Where it was seen.
        evidence: Vec<Evidence> = default,
        /// Anything else.
        memo: String = default,
    }
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

kept! {
    /// A look into a public register.
    pub struct Lookup {
        /// Which register.
        register: String,
        /// On which day.
        day: Day,
        /// Whether it was there.
        found: bool,
    }

    /// A finding that was looked at and accepted.
    pub struct Accepted {
        /// Which finding.
        finding: Key,
        /// Why it is accepted.
        note: String,
        /// By whom.
        by: String = default,
        /// On which day.
        day: Day,
    }

    /// What makes a finding the same one tomorrow: a certificate that expires another time is another finding.
    #[derive(PartialOrd, Ord, Hash)]
    pub struct Key {
        /// Id of the rule.
        rule: String,
        /// Which certificate.
        certificate: Option<Id> = default,
        /// Which scheme.
        scheme: SchemeId = default,
        /// Which item.
        item: Option<ItemId> = default,
        /// The severity and the state that were accepted, such as the day on which it expired.
        state: String = default,
    }

    /// Where the user puts a scheme on the map of expectation and effect.
    pub struct Placement {
        /// Which scheme.
        scheme: SchemeId,
        /// How much is expected of it, from 0 to [`super::MAX_PLACE`].
        expectation: u8,
        /// How much it does, from 0 to [`super::MAX_PLACE`].
        effect: u8,
    }
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
