//! Every rule with a case that it is for and one that it is not for.
//! Long because there are two dozen rules.

use std::{collections::BTreeSet, sync::Arc};

use super::*;
use crate::model::{
    Certificate, Condition, Decision, Evidence, Holder, Lookup, RULE, Role, Verdict, Weights,
    arbitrary::{catalogue, list},
};

const TODAY: &str = "2026-11-22";

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A certificate about which there is nothing to notice.
fn good(scheme: &str) -> Certificate {
    Certificate {
        role: Some(Role::Provider),
        holder: Some(Holder::Company),
        scope: "雲棚の開発と運用".to_owned(),
        names_service: Some(true),
        report_seen: Some(true),
        levels: vec!["level-2".to_owned(), "availability".to_owned()],
        issued: Some(day("2026-04-01")),
        valid_until: Some(day("2029-03-31")),
        lookup: Some(Lookup {
            register: "公開の名簿".to_owned(),
            day: day("2026-11-01"),
            found: true,
        }),
        ..Certificate::claimed(Id("c0".to_owned()), scheme)
    }
}

fn with(service: Service) -> Comparison {
    let mut comparison = Comparison::new(Id("c".to_owned()), "題", day("2026-04-01"), &sided());
    comparison.services = vec![Arc::new(service)];
    comparison
}

/// The list of the tests, its item b-4 one of the own company.
fn sided() -> crate::model::Checklist {
    let mut list = list();
    list.sections[1].items[3].side = Side::Own;
    list
}

fn service() -> Service {
    Service::new(Id("s0".to_owned()), "雲棚")
}

fn told(comparison: &Comparison) -> Vec<(Severity, What)> {
    let all = findings(comparison, &catalogue(), day(TODAY));
    all.into_iter().map(|one| (one.severity, one.what)).collect()
}

fn certified(certificate: Certificate) -> Vec<(Severity, What)> {
    let mut service = service();
    service.certificates = vec![certificate];
    told(&with(service))
}

fn answered(item: &str, verdict: Option<Verdict>, evidence: &[(EvidenceKind, &str)]) -> Comparison {
    let mut service = service();
    let evidence = evidence.iter().map(|(kind, text)| Evidence {
        kind: *kind,
        text: (*text).to_owned(),
        seen: None,
        dated: None,
    });
    service.answers = vec![Answer {
        verdict,
        evidence: evidence.collect(),
        ..Answer::empty(item)
    }];
    with(service)
}

type Change = fn(&mut Certificate);

/// A scheme, what is changed about a certificate without findings, and what is then found. The first column of a row
/// is the negative case: the unchanged certificate, of which nothing is found.
fn rows() -> Vec<(&'static str, Change, Severity, What)> {
    use Severity::{High, Low, Medium};
    vec![
        (
            "gold",
            |one| one.lookup.as_mut().unwrap().found = false,
            High,
            What::NotFound("公開の名簿".to_owned(), day("2026-11-01")),
        ),
        ("gold", |one| one.names_service = Some(false), High, What::NotInScope),
        (
            "isms-cloud",
            |one| one.role = Some(Role::Customer),
            High,
            What::CustomerSide,
        ),
        ("isms-cloud", |one| one.role = None, Low, What::RoleMissing),
        (
            "gold",
            |one| one.valid_until = Some(day("2026-11-21")),
            High,
            What::Expired(day("2026-11-21")),
        ),
        (
            "star",
            |one| one.levels = vec!["level-1".to_owned()],
            Medium,
            What::SelfAudited,
        ),
        ("soc2", |one| one.report_seen = Some(false), Medium, What::ReportNotSeen),
        ("soc2", |one| one.report_seen = None, Medium, What::ReportNotSeen),
        ("gold", |one| one.scope.clear(), Medium, What::ScopeMissing),
        (
            "gold",
            |one| {
                one.surveillance = Some(day("2025-11-21"));
                one.issued = Some(day("2024-01-01"));
            },
            Medium,
            What::SurveillanceOld {
                last: day("2025-11-21"),
                months: 12,
            },
        ),
        (
            "gold",
            |one| one.issued = Some(day("2030-01-01")),
            Medium,
            What::DatesCrossed,
        ),
        ("gold", |one| one.names_service = None, Low, What::ServiceUnnamed),
        ("gold", |one| one.valid_until = None, Low, What::PeriodMissing),
        ("gold", |one| one.lookup = None, Low, What::NotVerified(Public::Yes)),
        (
            "gold",
            |one| one.scheme = "nowhere".to_owned(),
            Low,
            What::UnknownScheme,
        ),
        (
            "gold",
            |one| one.scheme = "iso-27001".to_owned(),
            Medium,
            What::NotACertificate(Some("isms".to_owned())),
        ),
        (
            "gold",
            |one| one.scheme = "silver".to_owned(),
            Medium,
            What::SelfAudited,
        ),
    ]
}

#[test]
fn each_rule_about_a_certificate_finds_its_case_and_no_other() {
    for (n, (scheme, change, severity, what)) in rows().into_iter().enumerate() {
        assert_eq!(certified(good(scheme)), [], "row {n}: nothing to notice about {scheme}");
        let mut certificate = good(scheme);
        change(&mut certificate);
        assert_eq!(certified(certificate), [(severity, what)], "row {n}");
    }
}

#[test]
fn a_certificate_of_the_company_says_nothing_of_the_service() {
    let company = |department| (Severity::Medium, What::CompanyLevel { department });
    let mut one = good("isms");
    assert_eq!(certified(one.clone()), [], "the service is named");
    one.names_service = None;
    assert_eq!(
        certified(one.clone()),
        [company(false), (Severity::Low, What::ServiceUnnamed)]
    );
    one.holder = Some(Holder::Department);
    assert_eq!(certified(one), [company(true), (Severity::Low, What::ServiceUnnamed)]);
}

#[test]
fn the_last_day_of_a_certificate_is_still_good() {
    let mut one = good("gold");
    one.valid_until = Some(day(TODAY));
    assert_eq!(certified(one), []);
    let mut one = good("gold");
    one.surveillance = Some(day("2025-11-22"));
    one.issued = None;
    assert_eq!(certified(one), [], "just twelve months ago");
}

#[test]
fn a_period_that_is_not_written_down_is_reckoned_both_ways() {
    let known = |text: &str| {
        let mut one = good("gold");
        (one.issued, one.valid_until, one.lookup) = (None, None, good("gold").lookup);
        one.lookup.as_mut().unwrap().day = day("2020-01-01");
        one.evidence = vec![Evidence {
            kind: EvidenceKind::Url,
            text: "説明のページ".to_owned(),
            seen: Some(day(text)),
            dated: None,
        }];
        certified(one)
    };
    let past = |text: &str, all| What::PastPeriod {
        known: day(text),
        ends: vec![(36, day(text).plus_months(36)), (42, day(text).plus_months(42))],
        all,
    };
    assert_eq!(
        known("2020-11-30"),
        [(Severity::High, past("2020-11-30", true))],
        "by either reckoning"
    );
    assert_eq!(
        known("2023-10-01"),
        [(Severity::Medium, past("2023-10-01", false))],
        "by one of them"
    );
    assert_eq!(known("2026-01-01"), [(Severity::Low, What::PeriodMissing)]);
}

#[test]
fn what_ends_before_the_next_review_is_told_for_the_chosen_service_only() {
    let mut chosen = service();
    chosen.certificates = vec![good("gold")];
    let other = Service {
        id: Id("s1".to_owned()),
        ..chosen.clone()
    };
    let mut comparison = with(chosen);
    comparison.services.push(Arc::new(other));
    let mut decide = |review: &str| {
        comparison.record.decision = Some(Arc::new(Decision {
            service: Id("s0".to_owned()),
            by: String::new(),
            day: day(TODAY),
            why: String::new(),
            risks: Vec::new(),
            conditions: Vec::<Condition>::new(),
            review: day(review),
            emphasis: Vec::new(),
            weights: Weights::default(),
            services: comparison.services.clone(),
            outcomes: Vec::new(),
            rule: RULE,
        }));
        told(&comparison)
    };
    assert_eq!(decide("2029-03-31"), [], "on the very day it still holds");
    let what = What::EndsBeforeReview {
        until: day("2029-03-31"),
        review: day("2029-04-01"),
    };
    assert_eq!(decide("2029-04-01"), [(Severity::Medium, what)]);
}

#[test]
fn a_yes_on_certificates_alone_is_supported_at_most() {
    use EvidenceKind::{Certificate as Mark, Document};
    let recorded = |mut comparison: Comparison, schemes: &[&str]| {
        let service = Arc::make_mut(&mut comparison.services[0]);
        for (n, scheme) in schemes.iter().enumerate() {
            service.certificates.push(Certificate {
                id: Id(format!("c{n}")),
                ..good(scheme)
            });
        }
        told(&comparison)
    };
    let yes = Some(Verdict::Yes);
    let alone = |best| What::CertificateAlone(best);
    assert_eq!(
        recorded(answered("a-1", yes, &[(Mark, "CS Gold")]), &["gold"]),
        [(Severity::Medium, alone(Some(Strength::Strong)))]
    );
    assert_eq!(
        recorded(
            answered("a-1", yes, &[(Mark, "ISMS"), (Mark, "CS Gold")]),
            &["gold", "isms"]
        ),
        [(Severity::Medium, alone(Some(Strength::Strong)))],
        "the strongest counts"
    );
    assert_eq!(
        recorded(answered("a-1", yes, &[(Mark, "認証あり")]), &[]),
        [(Severity::High, alone(None))],
        "a certificate without a name supports nothing"
    );
    assert_eq!(
        recorded(
            answered("a-1", yes, &[(Mark, "CS Gold"), (Document, "約款")]),
            &["gold"]
        ),
        []
    );
    assert_eq!(
        recorded(answered("a-1", Some(Verdict::Partly), &[(Mark, "CS Gold")]), &["gold"]),
        [],
        "only a Yes claims that it is so"
    );
    assert_eq!(
        recorded(answered("a-1", yes, &[(Document, "ISMS")]), &[]),
        [],
        "a document is no certificate"
    );
}

#[test]
fn what_people_wrongly_rely_on_is_told_at_the_item() {
    use EvidenceKind::{Certificate as Mark, Document};
    let gap = |severity| (severity, What::ExpectationGap);
    let recorded = |verdict, evidence: &[(EvidenceKind, &str)]| {
        let mut comparison = answered("b-2", verdict, evidence);
        Arc::make_mut(&mut comparison.services[0]).certificates = vec![good("isms")];
        told(&comparison)
    };
    assert_eq!(
        recorded(Some(Verdict::Yes), &[(Mark, "ISMS")]),
        [(Severity::High, What::CertificateAlone(None)), gap(Severity::High)]
    );
    assert_eq!(
        recorded(Some(Verdict::Yes), &[(Mark, "ISMS"), (Document, "約款")]),
        [gap(Severity::Medium)]
    );
    assert_eq!(
        recorded(Some(Verdict::Unknown), &[(Mark, "ISMS")]),
        [gap(Severity::Low)]
    );
    assert_eq!(
        recorded(Some(Verdict::Yes), &[(Document, "約款")]),
        [],
        "held, but not what the answer rests on"
    );
}

#[test]
fn no_certificate_of_a_provider_shows_an_item_of_the_own_company() {
    use EvidenceKind::{Certificate as Mark, OwnRecord};
    let own = |alone| What::OwnItem { alone };
    let told = |evidence: &[(EvidenceKind, &str)]| told(&answered("b-4", Some(Verdict::Yes), evidence));
    assert_eq!(told(&[(Mark, "認証")]), [(Severity::High, own(true))]);
    assert_eq!(
        told(&[(Mark, "認証"), (OwnRecord, "規程")]),
        [(Severity::Low, own(false))]
    );
    assert_eq!(told(&[(OwnRecord, "規程")]), []);
}

#[test]
fn a_report_must_cover_the_category_that_the_item_needs() {
    let at = |levels: &[&str]| {
        let mut comparison = answered("b-2", Some(Verdict::Partly), &[(EvidenceKind::Certificate, "SOC2")]);
        let levels = levels.iter().map(|level| (*level).to_owned()).collect();
        Arc::make_mut(&mut comparison.services[0]).certificates = vec![Certificate { levels, ..good("soc2") }];
        told(&comparison)
    };
    assert_eq!(at(&["security", "availability"]), []);
    assert_eq!(
        at(&["security"]),
        [(Severity::Medium, What::CategoryMissing("availability".to_owned()))]
    );
}

#[test]
fn a_certificate_named_as_evidence_is_to_be_recorded() {
    let named = answered("a-2", Some(Verdict::Partly), &[(EvidenceKind::Certificate, "Pマーク")]);
    assert_eq!(told(&named), [(Severity::Low, What::NotRecorded)]);
    let unnamed = answered(
        "a-2",
        Some(Verdict::Partly),
        &[(EvidenceKind::Certificate, "認証の写し")],
    );
    assert_eq!(told(&unnamed), []);
}

#[test]
fn a_claim_of_which_nothing_is_known_says_what_is_missing() {
    let claimed = certified(Certificate::claimed(Id("c0".to_owned()), "isms"));
    let rules: Vec<FindingRule> = claimed.iter().map(|(_, what)| what.rule()).collect();
    assert_eq!(
        rules,
        [
            FindingRule::CompanyLevel,
            FindingRule::ScopeMissing,
            FindingRule::PeriodMissing,
            FindingRule::NotVerified
        ]
    );
}

#[test]
fn what_is_accepted_stays_accepted_until_the_facts_change() {
    let mut one = good("gold");
    (one.issued, one.valid_until) = (Some(day("2023-02-01")), Some(day("2026-01-31")));
    let mut service = service();
    service.certificates = vec![one];
    let mut comparison = with(service);
    let found = findings(&comparison, &catalogue(), day(TODAY));
    assert_eq!(open_counts(&found, &Id("s0".to_owned())), [1, 0, 0]);
    let accepted = Accepted {
        finding: found[0].key(),
        note: "更新の手続き中と聞いた".to_owned(),
        by: "店長".to_owned(),
        day: day(TODAY),
    };
    let service = Arc::make_mut(&mut comparison.services[0]);
    service.accepted = vec![accepted.clone()];
    let found = findings(&comparison, &catalogue(), day(TODAY));
    assert_eq!(found.len(), 1, "accepted is not hidden");
    assert_eq!(found[0].accepted, Some(accepted));
    assert_eq!(open_counts(&found, &Id("s0".to_owned())), [0, 0, 0]);
    Arc::make_mut(&mut comparison.services[0]).certificates[0].valid_until = Some(day("2026-10-31"));
    let found = findings(&comparison, &catalogue(), day(TODAY));
    assert!(found[0].is_open(), "expired again is another matter");
}

#[test]
fn findings_change_no_score() {
    let mut comparison = answered("b-2", Some(Verdict::Yes), &[(EvidenceKind::Certificate, "ISMS")]);
    let score = |comparison: &Comparison| crate::model::rank(comparison)[0].score.clone();
    let before = score(&comparison);
    assert!(!findings(&comparison, &catalogue(), day(TODAY)).is_empty());
    Arc::make_mut(&mut comparison.services[0]).certificates = vec![good("isms")];
    assert_eq!(score(&comparison), before);
}

#[test]
fn every_rule_has_its_case_here() {
    let source = include_str!("tests.rs");
    for rule in FindingRule::ALL {
        let name = format!("{rule:?}");
        assert!(
            source.contains(&format!("What::{name}")) || source.contains(&format!("FindingRule::{name}")),
            "{name}"
        );
    }
    let ids: BTreeSet<&str> = FindingRule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), FindingRule::ALL.len());
}

#[test]
fn what_a_certificate_supports_depends_on_the_side() {
    let mut comparison = answered("a-1", None, &[(EvidenceKind::Certificate, "CS Gold")]);
    Arc::make_mut(&mut comparison.services[0]).certificates = vec![good("isms")];
    let catalogue = catalogue();
    let question = comparison.questions.item("a-1").unwrap();
    let told: Vec<(&str, Option<Strength>, bool)> = support(&comparison.services[0], question, &catalogue)
        .into_iter()
        .map(|one| (one.scheme.id.as_str(), one.strength, one.named))
        .collect();
    assert_eq!(
        told,
        [
            ("gold", Some(Strength::Strong), true),
            ("isms", Some(Strength::Weak), false)
        ]
    );
    let question = comparison.questions.item("b-1").unwrap();
    assert_eq!(
        support(&comparison.services[0], question, &catalogue)[0].strength,
        None,
        "a way of working says nothing of a vendor"
    );
}
