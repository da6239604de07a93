//! The rules: what there is to notice about the answers of a service and about the records of its certificates.
//! Facts about schemes come from the catalogue. Must not know the words in which a finding is told.

use std::sync::Arc;

use super::{Finding, Naked, Severity, What, named};
use crate::model::{
    answer::{Answer, EvidenceKind, Verdict},
    certificate::{Certificate, CertificateRole, Holder, ReportType},
    comparison::Comparison,
    day::Day,
    emphasis::Emphasis,
    ids::ItemId,
    questions::Question,
    scheme::{Audit, Catalogue, Paper, Readable, Scheme, Unit},
    service::Service,
    side::Side,
};

/// Months after which the period of a report is old.
const REPORT_MONTHS: u16 = 12;

/// Everything there is to notice, service by service: first about the answers, then about the records of certificates, the
/// gravest first. `today` judges what has expired; without a
/// catalogue only what needs none is noticed.
pub fn findings(comparison: &Comparison, catalogue: Option<&Catalogue>, today: Day) -> Vec<Finding> {
    let of = |service: &Arc<Service>| findings_of(service, comparison, catalogue, today);
    comparison.services.iter().flat_map(of).collect()
}

/// Everything there is to notice about one service of a comparison, in the same order.
pub fn findings_of(
    service: &Service,
    comparison: &Comparison,
    catalogue: Option<&Catalogue>,
    today: Day,
) -> Vec<Finding> {
    let decision = comparison.record.decision.as_ref();
    let mut search = Search {
        service,
        today,
        review: decision.filter(|one| one.service == service.id).map(|one| one.review),
        found: Vec::new(),
    };
    if let Some(catalogue) = catalogue {
        for certificate in &service.certificates {
            search.certificate(certificate, catalogue);
        }
    }
    let must = |item: &str| Emphasis::of(&comparison.emphasis, item) == Emphasis::Must;
    let mut naked = Vec::new();
    for answer in &service.answers {
        if let Some(question) = comparison.questions.item(&answer.item) {
            let found = search.answer(answer, question, must(&question.id), catalogue);
            naked.extend(found);
        }
    }
    if !naked.is_empty() {
        let severity = weight(naked.iter().any(|one| one.must));
        search.add(severity, "", (None, None), What::NoEvidence(naked));
    }
    let place = |item: &Option<ItemId>| {
        let mut questions = comparison.questions.items();
        item.as_ref().and_then(|id| questions.position(|one| one.id == *id))
    };
    let mut found = search.found;
    found.sort_by_key(|one| (one.about(), one.severity, one.rule(), place(&one.item)));
    found
}

/// How grave it is that nothing stands behind an answer.
fn weight(must: bool) -> Severity {
    if must { Severity::Medium } else { Severity::Low }
}

/// Collects the findings of one service.
struct Search<'a> {
    service: &'a Service,
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
        let accepted = self.service.accepted.iter();
        finding.accepted = accepted.rev().find(|one| finding.is_accepted_by(&one.finding)).cloned();
        let key = finding.key();
        if self.found.iter().all(|known| known.key() != key) {
            self.found.push(finding);
        }
    }

    fn certificate(&mut self, one: &Certificate, catalogue: &Catalogue) {
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
        let register = scheme.has_register();
        match &one.lookup {
            Some(lookup) if !lookup.found => {
                say(Severity::High, What::NotFound(lookup.register.clone(), lookup.day));
            }
            Some(_) => {}
            None if register || scheme.paper() == Paper::Certificate => {
                say(Severity::Low, What::NotVerified { register });
            }
            None => {}
        }
        let level = |id: &String| scheme.levels.iter().find(|level| level.id == *id).and_then(|level| level.audit);
        let audit = one.levels.iter().find_map(level).unwrap_or(scheme.audit);
        if audit == Audit::OneSelf {
            say(Severity::Medium, What::SelfAudited);
        }
        if scheme.text == Readable::Restricted && one.report_seen != Some(true) {
            say(Severity::Medium, What::ReportNotSeen);
        }
        if scheme.customer_can_hold {
            match one.role {
                Some(CertificateRole::Customer) => say(Severity::High, What::CustomerSide),
                None => say(Severity::Low, What::RoleMissing),
                Some(CertificateRole::Provider) => {}
            }
        }
        if one.lookup.as_ref().is_some_and(|lookup| !lookup.found) {
            // What is not in the register has no scope and no period to be asked for.
            return;
        }
        self.scope(one, scheme);
        match scheme.paper() {
            Paper::Certificate => self.dates(one, scheme),
            Paper::Report => self.report(one, scheme),
            Paper::Contract => {}
        }
    }

    fn scope(&mut self, one: &Certificate, scheme: &Scheme) {
        let mut say = |severity, what| self.add(severity, &scheme.id, (Some(one), None), what);
        if scheme.unit == Unit::Company {
            // There is no scope that the service could be in.
            return say(Severity::Low, What::WholeCompany);
        }
        if scheme.paper() == Paper::Contract {
            return;
        }
        if one.names_service == Some(false) {
            return say(Severity::High, What::NotInScope);
        }
        let department = one.holder == Some(Holder::Department);
        let company = one.names_service.is_none() && (scheme.unit == Unit::Organisation || department);
        if one.scope.trim().is_empty() {
            say(Severity::Medium, What::ScopeMissing);
        } else if one.names_service.is_none() && !company {
            say(Severity::Low, What::ServiceUnnamed);
        }
        if company {
            say(Severity::Medium, What::CompanyLevel { department });
        }
    }

    /// A report has no end: it is about a period, or about one day.
    fn report(&mut self, one: &Certificate, scheme: &Scheme) {
        let today = self.today;
        let mut say = |severity, what| self.add(severity, &scheme.id, (Some(one), None), what);
        if scheme.has_types() && one.report_type != Some(ReportType::Type2) {
            say(Severity::Low, What::ReportType(one.report_type));
        }
        if let (Some(from), Some(to)) = (one.period_from, one.period_to)
            && to < from
        {
            say(Severity::Medium, What::DatesCrossed);
        }
        match one.period_to {
            None => say(Severity::Low, What::PeriodMissing),
            Some(to) if to.plus_months(REPORT_MONTHS) < today => say(Severity::Medium, What::ReportOld(to)),
            Some(_) => {}
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
            let mut ends: Vec<(u16, Day)> =
                scheme.months.iter().map(|months| (*months, known.plus_months(*months))).collect();
            ends.sort_unstable();
            let past = ends.iter().filter(|(_, end)| *end < today).count();
            if past > 0 {
                let all = past == ends.len();
                // Nobody has written down that it ended: it may have been extended or renewed.
                say(Severity::Medium, What::PastPeriod { known, ends, all });
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

    /// What there is to notice about an answer; gives it back when nothing stands behind it. What a certificate does not
    /// show is told only there, and never more gravely than that there is nothing: recording one must not look worse.
    fn answer(
        &mut self,
        answer: &Answer,
        question: &Question,
        must: bool,
        catalogue: Option<&Catalogue>,
    ) -> Option<Naked> {
        let item = Some(question.id.as_str());
        if answer.verdict == Some(Verdict::NotApplicable) && question.na_never {
            self.add(Severity::Medium, "", (None, item), What::NeverApplies);
        }
        let mark = answer.evidence.iter().any(|one| one.kind == EvidenceKind::Certificate);
        let schemes = catalogue.map_or_else(Vec::new, |catalogue| named(answer, catalogue));
        for scheme in &schemes {
            if self.service.certificates.iter().all(|one| one.scheme != scheme.id) && !scheme.collective {
                self.add(Severity::Low, &scheme.id, (None, None), What::NotRecorded);
            }
        }
        let claims = matches!(answer.verdict, Some(Verdict::Yes | Verdict::Partly));
        if !claims || answer.is_backed(question.side) {
            return None;
        }
        if mark && question.side == Side::Own {
            self.add(weight(must), "", (None, item), What::OwnItem);
        }
        for scheme in schemes {
            if scheme.gap(&question.id).is_some() {
                self.add(weight(must), &scheme.id, (None, item), What::ExpectationGap);
            }
            let level = scheme.help(&question.id).map_or("", |help| help.level.as_str());
            let held = || self.service.certificates.iter().filter(|one| one.scheme == scheme.id);
            let covered = held().any(|one| one.levels.iter().any(|id| id == level));
            if let Some(first) = held().next().filter(|_| !level.is_empty() && !covered) {
                let what = What::CategoryMissing(level.to_owned());
                self.add(Severity::Low, &scheme.id, (Some(first), item), what);
            }
        }
        Some(Naked { item: question.id.clone(), number: question.number, must, mark })
    }
}
