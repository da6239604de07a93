//! The rules: what there is to notice about the certificates of a service and the answers that rest on them.
//! Facts about schemes come from the catalogue. Must not know the words in which a finding is told.

use std::sync::Arc;

use super::{Finding, Severity, What, named, strength};
use crate::model::{
    answer::{Answer, EvidenceKind, Verdict},
    certificate::{Certificate, Holder, Role},
    checklist::Side,
    comparison::{Comparison, Service},
    day::Day,
    questions::{ItemId, Question},
    scheme::{Audit, Catalogue, Public, Scheme, Unit},
};

/// Everything there is to notice, service by service, the gravest first. `today` judges what has expired.
pub fn findings(comparison: &Comparison, catalogue: &Catalogue, today: Day) -> Vec<Finding> {
    let of = |service: &Arc<Service>| findings_of(service, comparison, catalogue, today);
    comparison.services.iter().flat_map(of).collect()
}

/// Everything there is to notice about one service of a comparison, the gravest first.
pub fn findings_of(service: &Service, comparison: &Comparison, catalogue: &Catalogue, today: Day) -> Vec<Finding> {
    let decision = comparison.record.decision.as_ref();
    let mut search = Search {
        service,
        catalogue,
        today,
        review: decision.filter(|one| one.service == service.id).map(|one| one.review),
        found: Vec::new(),
    };
    for certificate in &service.certificates {
        search.certificate(certificate);
    }
    for answer in &service.answers {
        if let Some(question) = comparison.questions.item(&answer.item) {
            search.answer(answer, question);
        }
    }
    let place = |item: &Option<ItemId>| {
        let mut questions = comparison.questions.items();
        item.as_ref().and_then(|id| questions.position(|one| one.id == *id))
    };
    let mut found = search.found;
    found.sort_by_key(|one| (one.severity, one.rule(), place(&one.item)));
    found
}

/// Collects the findings of one service.
struct Search<'a> {
    service: &'a Service,
    catalogue: &'a Catalogue,
    today: Day,
    /// The day of the next review, when it is the chosen service.
    review: Option<Day>,
    found: Vec<Finding>,
}

impl Search<'_> {
    fn add(&mut self, severity: Severity, scheme: &str, about: (Option<&Certificate>, Option<&str>), what: What) {
        let (certificate, item) = about;
        let mut finding = Finding {
            severity,
            service: self.service.id.clone(),
            certificate: certificate.map(|one| one.id.clone()),
            scheme: scheme.to_owned(),
            item: item.map(str::to_owned),
            what,
            accepted: None,
        };
        let key = finding.key();
        finding.accepted = self.service.accepted.iter().find(|one| one.finding == key).cloned();
        if self.found.iter().all(|known| known.key() != key) {
            self.found.push(finding);
        }
    }

    fn certificate(&mut self, one: &Certificate) {
        let catalogue = self.catalogue;
        let Some(scheme) = catalogue.scheme(&one.scheme) else {
            self.add(Severity::Low, &one.scheme, (Some(one), None), What::UnknownScheme);
            return;
        };
        let mut say = |severity, what| self.add(severity, &scheme.id, (Some(one), None), what);
        if scheme.kind.is_text() {
            let instead = (!scheme.instead.is_empty()).then(|| scheme.instead.clone());
            // Nothing else can be asked of a certificate that there is not.
            say(Severity::Medium, What::NotACertificate(instead));
            return;
        }
        match &one.lookup {
            Some(lookup) if !lookup.found => {
                say(Severity::High, What::NotFound(lookup.register.clone(), lookup.day));
            }
            Some(_) => {}
            None => say(Severity::Low, What::NotVerified(scheme.public)),
        }
        let level = |id: &String| {
            scheme
                .levels
                .iter()
                .find(|level| level.id == *id)
                .and_then(|level| level.audit)
        };
        let audit = one.levels.iter().find_map(level).unwrap_or(scheme.audit);
        if audit == Audit::OneSelf {
            say(Severity::Medium, What::SelfAudited);
        }
        if scheme.public == Public::Restricted && one.report_seen != Some(true) {
            say(Severity::Medium, What::ReportNotSeen);
        }
        if scheme.customer_can_hold {
            match one.role {
                Some(Role::Customer) => say(Severity::High, What::CustomerSide),
                None => say(Severity::Low, What::RoleMissing),
                Some(Role::Provider) => {}
            }
        }
        self.scope(one, scheme);
        self.dates(one, scheme);
    }

    fn scope(&mut self, one: &Certificate, scheme: &Scheme) {
        let mut say = |severity, what| self.add(severity, &scheme.id, (Some(one), None), what);
        if one.names_service == Some(false) {
            say(Severity::High, What::NotInScope);
            return;
        }
        if one.scope.trim().is_empty() {
            say(Severity::Medium, What::ScopeMissing);
        } else if one.names_service.is_none() {
            say(Severity::Low, What::ServiceUnnamed);
        }
        let department = one.holder == Some(Holder::Department);
        if one.names_service.is_none() && (scheme.unit == Unit::Organisation || department) {
            say(Severity::Medium, What::CompanyLevel { department });
        }
    }

    fn dates(&mut self, one: &Certificate, scheme: &Scheme) {
        let (today, review) = (self.today, self.review);
        let mut say = |severity, what| self.add(severity, &scheme.id, (Some(one), None), what);
        if let (Some(issued), Some(until)) = (one.issued, one.valid_until)
            && until < issued
        {
            say(Severity::Medium, What::DatesCrossed);
        }
        if let Some(until) = one.valid_until {
            if until < today {
                say(Severity::High, What::Expired(until));
                return;
            }
            if let Some(review) = review.filter(|review| until < *review) {
                say(Severity::Medium, What::EndsBeforeReview { until, review });
            }
        } else if let Some(known) = one.last_known().filter(|_| !scheme.months.is_empty()) {
            let mut ends: Vec<(u16, Day)> = scheme
                .months
                .iter()
                .map(|months| (*months, known.plus_months(*months)))
                .collect();
            ends.sort_unstable();
            let past = ends.iter().filter(|(_, end)| *end < today).count();
            if past > 0 {
                let all = past == ends.len();
                let severity = if all { Severity::High } else { Severity::Medium };
                say(severity, What::PastPeriod { known, ends, all });
                return;
            }
            say(Severity::Low, What::PeriodMissing);
        } else {
            say(Severity::Low, What::PeriodMissing);
        }
        if let (Some(months), Some(last)) = (scheme.surveillance_months, one.surveillance.max(one.issued))
            && last.plus_months(months) < today
        {
            say(Severity::Medium, What::SurveillanceOld { last, months });
        }
    }

    fn answer(&mut self, answer: &Answer, question: &Question) {
        let certified = |kind: EvidenceKind| kind == EvidenceKind::Certificate;
        if !answer.evidence.iter().any(|one| certified(one.kind)) {
            return;
        }
        let yes = answer.verdict == Some(Verdict::Yes);
        let alone = yes && answer.evidence.iter().all(|one| certified(one.kind));
        let schemes = named(answer, self.catalogue);
        let item = Some(question.id.as_str());
        if question.side == Side::Own {
            let severity = if alone { Severity::High } else { Severity::Low };
            self.add(severity, "", (None, item), What::OwnItem { alone });
        } else if alone {
            let best = schemes.iter().filter_map(|scheme| strength(scheme, question)).min();
            let severity = if best.is_none() {
                Severity::High
            } else {
                Severity::Medium
            };
            self.add(severity, "", (None, item), What::CertificateAlone(best));
        }
        for scheme in schemes {
            let held: Vec<&Certificate> = self
                .service
                .certificates
                .iter()
                .filter(|one| one.scheme == scheme.id)
                .collect();
            if held.is_empty() {
                self.add(Severity::Low, &scheme.id, (None, None), What::NotRecorded);
            }
            if scheme.gap(&question.id).is_some() {
                let severity = match (alone && strength(scheme, question).is_none(), yes) {
                    (true, _) => Severity::High,
                    (false, true) => Severity::Medium,
                    (false, false) => Severity::Low,
                };
                self.add(severity, &scheme.id, (None, item), What::ExpectationGap);
            }
            let level = scheme.help(&question.id).map_or("", |help| help.level.as_str());
            if !level.is_empty() && !held.is_empty() && !held.iter().any(|one| one.levels.iter().any(|id| id == level))
            {
                let what = What::CategoryMissing(level.to_owned());
                self.add(Severity::Medium, &scheme.id, (held.first().copied(), item), what);
            }
        }
    }
}
