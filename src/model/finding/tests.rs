//! Every rule with a case that it is for and one that it is not for.
//! Long because there are two dozen rules.

use std::{collections::BTreeSet, sync::Arc};

use super::*;
use crate::model::{
    Certificate, CertificateRole, Condition, Decision, Emphasis, Evidence, Holder, Lookup, Placement, RULE, Stress,
    Verdict, Weights,
    arbitrary::{catalogue, comparison, list},
};

const TODAY: &str = "2026-11-22";

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A certificate about which there is nothing to notice.
fn good(scheme: &str) -> Certificate {
    Certificate {
        role: Some(CertificateRole::Provider),
        holder: Some(Holder::Company),
        scope: "雲棚の開発と運用".to_owned(),
        names_service: Some(true),
        report_seen: Some(true),
        levels: vec!["level-2".to_owned(), "availability".to_owned()],
        issued: Some(day("2026-04-01")),
        valid_until: Some(day("2029-03-31")),
        report_type: Some(ReportType::Type2),
        period_from: Some(day("2025-10-01")),
        period_to: Some(day("2026-09-30")),
        lookup: Some(Lookup { register: "公開の登録一覧".to_owned(), day: day("2026-11-01"), found: true }),
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
    let all = findings(comparison, Some(&catalogue()), day(TODAY));
    all.into_iter().map(|one| (one.severity, one.what)).collect()
}

fn certified(certificate: Certificate) -> Vec<(Severity, What)> {
    let mut service = service();
    service.certificates = vec![certificate];
    told(&with(service))
}

fn answered(item: &str, verdict: Option<Verdict>, evidence: &[(EvidenceKind, &str)]) -> Comparison {
    let mut service = service();
    let evidence =
        evidence.iter().map(|(kind, text)| Evidence { kind: *kind, text: (*text).to_owned(), seen: None, dated: None });
    service.answers = vec![Answer { verdict, evidence: evidence.collect(), ..Answer::empty(item) }];
    with(service)
}

type Touch = fn(&mut Certificate);

/// A scheme, what is changed about a certificate without findings, and what is then found. The first column of a row
/// is the negative case: the unchanged certificate, of which nothing is found.
fn rows() -> Vec<(&'static str, Touch, Severity, What)> {
    use Severity::{High, Low, Medium};
    vec![
        (
            "gold",
            |one| one.lookup.as_mut().unwrap().found = false,
            High,
            What::NotFound("公開の登録一覧".to_owned(), day("2026-11-01")),
        ),
        ("gold", |one| one.names_service = Some(false), High, What::NotInScope),
        ("isms-cloud", |one| one.role = Some(CertificateRole::Customer), High, What::CustomerSide),
        ("isms-cloud", |one| one.role = None, Low, What::RoleMissing),
        ("gold", |one| one.valid_until = Some(day("2026-11-21")), High, What::Expired(day("2026-11-21"))),
        ("star", |one| one.levels = vec!["level-1".to_owned()], Medium, What::SelfAudited),
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
            What::SurveillanceOld { last: day("2025-11-21"), months: 12 },
        ),
        ("gold", |one| one.issued = Some(day("2030-01-01")), Medium, What::DatesCrossed),
        ("gold", |one| one.names_service = None, Low, What::ServiceUnnamed),
        ("gold", |one| one.valid_until = None, Low, What::PeriodMissing),
        ("gold", |one| one.lookup = None, Low, What::NotVerified { register: true }),
        ("soc2", |one| one.period_to = Some(day("2025-11-21")), Medium, What::ReportOld(day("2025-11-21"))),
        ("soc2", |one| one.period_to = None, Low, What::PeriodMissing),
        ("soc2", |one| one.report_type = None, Low, What::ReportType(None)),
        ("soc2", |one| one.report_type = Some(ReportType::Type1), Low, What::ReportType(Some(ReportType::Type1))),
        ("soc2", |one| one.period_from = Some(day("2026-10-01")), Medium, What::DatesCrossed),
        ("soc2", |one| one.scope.clear(), Medium, What::ScopeMissing),
        ("soc2", |one| one.names_service = None, Low, What::ServiceUnnamed),
        ("soc2", |one| one.names_service = Some(false), High, What::NotInScope),
        ("gold", |one| one.scheme = "nowhere".to_owned(), Low, What::UnknownScheme),
        ("gold", |one| one.scheme = "iso-27001".to_owned(), Medium, What::NotACertificate(Some("isms".to_owned()))),
        ("gold", |one| one.scheme = "silver".to_owned(), Medium, What::SelfAudited),
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
    assert_eq!(certified(one.clone()), [company(false)], "told once, not twice");
    one.holder = Some(Holder::Department);
    assert_eq!(certified(one), [company(true)]);
}

#[test]
fn a_catalogue_is_needed_by_whatever_names_a_scheme() {
    assert!(!rests_on_schemes(&with(service())));
    assert!(rests_on_schemes(&with(Service { certificates: vec![good("isms")], ..service() })));
    assert!(rests_on_schemes(&answered("a-1", Some(Verdict::Yes), &[(EvidenceKind::Certificate, "ISMS")])));
    let placed = Placement { scheme: "isms".to_owned(), expectation: 1, effect: 2 };
    assert!(rests_on_schemes(&Comparison { placements: vec![placed], ..with(service()) }));
}

#[test]
fn a_mark_of_the_whole_company_has_no_scope_to_be_asked_for() {
    let whole = [(Severity::Low, What::WholeCompany)];
    assert_eq!(certified(good("p-mark")), whole);
    let change: [Touch; 4] = [
        |one| one.scope.clear(),
        |one| one.names_service = None,
        |one| one.names_service = Some(false),
        |one| one.holder = Some(Holder::Department),
    ];
    for change in change {
        let mut one = good("p-mark");
        change(&mut one);
        assert_eq!(certified(one), whole);
    }
    let mut one = good("p-mark");
    one.valid_until = None;
    one.lookup.as_mut().unwrap().day = day("2024-11-21");
    one.issued = Some(day("2024-11-21"));
    let rules: Vec<FindingRule> = certified(one).iter().map(|(_, what)| what.rule()).collect();
    assert_eq!(rules, [FindingRule::PastPeriod, FindingRule::WholeCompany], "two years");
}

#[test]
fn a_report_is_not_asked_for_what_only_a_certificate_has() {
    let mut one = good("soc2");
    (one.issued, one.valid_until, one.surveillance, one.lookup, one.holder) = (None, None, None, None, None);
    assert_eq!(certified(one.clone()), []);
    one.period_to = Some(day("2025-11-22"));
    one.period_from = None;
    assert_eq!(certified(one), [], "just twelve months ago");
}

#[test]
fn a_contract_has_no_scope_period_or_register() {
    assert_eq!(certified(Certificate::claimed(Id("c0".to_owned()), "sla")), []);
}

#[test]
fn what_is_not_in_the_register_is_not_asked_for_scope_and_period() {
    let mut one = Certificate::claimed(Id("c0".to_owned()), "gold");
    let day = day("2026-11-01");
    one.lookup = Some(Lookup { register: "一覧".to_owned(), day, found: false });
    assert_eq!(certified(one), [(Severity::High, What::NotFound("一覧".to_owned(), day))]);
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
        [(Severity::Medium, past("2020-11-30", true))],
        "by either reckoning, unless it was extended"
    );
    assert_eq!(known("2023-10-01"), [(Severity::Medium, past("2023-10-01", false))], "by one of them");
    assert_eq!(known("2026-01-01"), [(Severity::Low, What::PeriodMissing)]);
}

#[test]
fn a_page_of_long_ago_that_was_read_today_is_of_long_ago() {
    let mut one = good("gold");
    (one.issued, one.valid_until, one.lookup) = (None, None, None);
    let page =
        |dated| Evidence {
            kind: EvidenceKind::Url, text: "説明のページ".to_owned(), seen: Some(day(TODAY)), dated
        };
    one.evidence = vec![page(None)];
    assert_eq!(one.last_known(), Some(day(TODAY)));
    one.evidence = vec![page(Some(day("2020-11-30")))];
    assert_eq!(one.last_known(), Some(day("2020-11-30")));
    assert!(certified(one).iter().any(|(_, what)| what.rule() == FindingRule::PastPeriod));
}

/// The first service is chosen, to be looked at again on a day.
fn reviewed(mut comparison: Comparison, review: &str) -> Comparison {
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
    comparison
}

#[test]
fn what_ends_before_the_next_review_is_told_for_the_chosen_service_only() {
    let mut chosen = service();
    chosen.certificates = vec![good("gold")];
    let other = Service { id: Id("s1".to_owned()), ..chosen.clone() };
    let mut comparison = with(chosen);
    comparison.services.push(Arc::new(other));
    let decide = |review: &str| told(&reviewed(comparison.clone(), review));
    assert_eq!(decide("2029-03-31"), [], "on the very day it still holds");
    let what = What::EndsBeforeReview { until: day("2029-03-31"), review: day("2029-04-01") };
    assert_eq!(decide("2029-04-01"), [(Severity::Medium, what)]);
}

fn naked(item: &str, number: u32, must: bool, mark: bool) -> Naked {
    let item = item.to_owned();
    Naked { item, number, must, mark }
}

/// The item is a must.
fn demanding(mut comparison: Comparison, item: &str) -> Comparison {
    comparison.emphasis = vec![Stress {
        item: item.to_owned(),
        proposed: Emphasis::Normal,
        reasons: Vec::new(),
        chosen: Some(Emphasis::Must),
    }];
    comparison
}

#[test]
fn answers_with_nothing_behind_them_are_told_once_a_service() {
    use EvidenceKind::{Certificate as Mark, Document};
    let yes = Some(Verdict::Yes);
    let number = |item: &str| with(service()).questions.item(item).unwrap().number;
    let one = |item, must, mark| What::NoEvidence(vec![naked(item, number(item), must, mark)]);
    assert_eq!(told(&answered("a-1", yes, &[])), [(Severity::Low, one("a-1", false, false))]);
    assert_eq!(told(&answered("a-1", Some(Verdict::Partly), &[])), [(Severity::Low, one("a-1", false, false))]);
    assert_eq!(told(&demanding(answered("a-1", yes, &[]), "a-1")), [(Severity::Medium, one("a-1", true, false))]);
    assert_eq!(
        told(&answered("a-1", yes, &[(Mark, "認証あり")])),
        [(Severity::Low, one("a-1", false, true))],
        "a mark is nothing behind an answer, and no worse than nothing"
    );
    for evidence in [&[(Document, "約款")][..], &[(Mark, "CS Gold"), (Document, "約款")]] {
        let found = told(&answered("a-1", yes, evidence));
        assert!(found.iter().all(|(_, what)| *what == What::NotRecorded), "{evidence:?}: {found:?}");
    }
    for verdict in [None, Some(Verdict::No), Some(Verdict::Unknown), Some(Verdict::NotApplicable)] {
        assert_eq!(told(&answered("a-1", verdict, &[])), [], "{verdict:?} claims nothing");
    }
    let mut both = answered("a-1", yes, &[]);
    let answers = &mut Arc::make_mut(&mut both.services[0]).answers;
    answers.push(Answer {
        verdict: yes,
        recheck: true,
        evidence: vec![Evidence { kind: Document, text: "約款".to_owned(), seen: None, dated: None }],
        ..Answer::empty("b-2")
    });
    let items = vec![naked("a-1", number("a-1"), false, false), naked("b-2", number("b-2"), false, false)];
    assert_eq!(told(&both), [(Severity::Low, What::NoEvidence(items))]);
}

#[test]
fn what_needs_no_catalogue_is_noticed_without_one() {
    let mut comparison = answered("a-1", Some(Verdict::Yes), &[]);
    Arc::make_mut(&mut comparison.services[0]).certificates = vec![good("nowhere")];
    let found = findings(&comparison, None, day(TODAY));
    let rules: Vec<FindingRule> = found.iter().map(Finding::rule).collect();
    assert_eq!(rules, [FindingRule::NoEvidence]);
}

#[test]
fn a_not_applicable_where_it_never_fits_is_told() {
    let mut comparison = answered("a-1", Some(Verdict::NotApplicable), &[]);
    assert_eq!(told(&comparison), []);
    Arc::make_mut(&mut comparison.questions).sections[0].items[0].na_never = true;
    assert_eq!(told(&comparison), [(Severity::Medium, What::NeverApplies)]);
    Arc::make_mut(&mut comparison.services[0]).answers[0].note = "置かない".to_owned();
    assert_eq!(told(&comparison), [(Severity::Medium, What::NeverApplies)]);
    Arc::make_mut(&mut comparison.services[0]).answers[0].verdict = Some(Verdict::No);
    assert_eq!(told(&comparison), []);
}

fn rules_at(comparison: &Comparison) -> Vec<(Severity, FindingRule)> {
    let found = told(comparison).into_iter();
    found.map(|(severity, what)| (severity, what.rule())).collect()
}

#[test]
fn what_people_wrongly_rely_on_is_told_where_nothing_else_stands_behind_the_answer() {
    use EvidenceKind::{Certificate as Mark, Document};
    let recorded = |verdict, evidence: &[(EvidenceKind, &str)]| {
        let mut comparison = answered("b-2", verdict, evidence);
        Arc::make_mut(&mut comparison.services[0]).certificates = vec![good("isms")];
        comparison
    };
    let yes = recorded(Some(Verdict::Yes), &[(Mark, "ISMS")]);
    let both = |severity| [FindingRule::NoEvidence, FindingRule::ExpectationGap].map(|rule| (severity, rule));
    assert_eq!(rules_at(&yes), both(Severity::Low));
    assert_eq!(rules_at(&demanding(yes, "b-2")), both(Severity::Medium));
    for (verdict, evidence) in [
        (Verdict::Yes, &[(Mark, "ISMS"), (Document, "約款")][..]),
        (Verdict::Unknown, &[(Mark, "ISMS")]),
        (Verdict::Yes, &[(Document, "約款")]),
    ] {
        assert_eq!(told(&recorded(Some(verdict), evidence)), [], "{verdict:?} {evidence:?}");
    }
}

#[test]
fn no_certificate_of_a_provider_shows_an_item_of_the_own_company() {
    use EvidenceKind::{Certificate as Mark, OwnRecord};
    let at = |evidence: &[(EvidenceKind, &str)]| rules_at(&answered("b-4", Some(Verdict::Yes), evidence));
    assert_eq!(
        at(&[(Mark, "認証")]),
        [FindingRule::NoEvidence, FindingRule::OwnItem].map(|rule| (Severity::Low, rule))
    );
    assert_eq!(at(&[(Mark, "認証"), (OwnRecord, "規程")]), []);
    assert_eq!(at(&[(OwnRecord, "規程")]), []);
}

#[test]
fn a_report_must_cover_the_category_that_the_item_needs() {
    let at = |levels: &[&str]| {
        let mut comparison = answered("b-2", Some(Verdict::Partly), &[(EvidenceKind::Certificate, "SOC2")]);
        let levels = levels.iter().map(|level| (*level).to_owned()).collect();
        Arc::make_mut(&mut comparison.services[0]).certificates = vec![Certificate { levels, ..good("soc2") }];
        let mut found = told(&comparison);
        found.retain(|(_, what)| what.rule() != FindingRule::NoEvidence);
        found
    };
    assert_eq!(at(&["security", "availability"]), []);
    assert_eq!(at(&["security"]), [(Severity::Low, What::CategoryMissing("availability".to_owned()))]);
}

#[test]
fn a_word_for_many_schemes_supports_nothing_and_wants_no_record() {
    let named = answered("a-1", Some(Verdict::No), &[(EvidenceKind::Certificate, "情報公開制度")]);
    assert_eq!(told(&named), []);
    let question = named.questions.item("a-1").unwrap();
    let catalogue = catalogue();
    assert_eq!(support(&named.services[0], question, &catalogue)[0].strength, None);
}

/// The gravest finding about an answer to an item, with the records of certificates left out; those of several items count
/// for each of them.
fn gravest(found: &[Finding], item: &str) -> Option<Severity> {
    let at = |one: &&Finding| match &one.what {
        What::NoEvidence(items) => items.iter().any(|naked| naked.item == item),
        _ => one.item.as_deref() == Some(item),
    };
    found.iter().filter(at).map(|one| one.severity).min()
}

proptest::proptest! {
    /// Recording a mark never makes an answer look worse than the same answer without it.
    #[test]
    fn a_mark_is_never_told_more_gravely_than_nothing(mut with in comparison(), mark in 0..8usize, own in proptest::bool::ANY) {
        let catalogue = catalogue();
        let mut without = with.clone();
        for service in &mut without.services {
            let service = Arc::make_mut(service);
            service.accepted.clear();
            service.certificates.clear();
            for answer in &mut service.answers {
                answer.evidence.retain(|one| one.kind != EvidenceKind::Certificate);
            }
        }
        let scheme = &catalogue.schemes[mark];
        for service in &mut with.services {
            let service = Arc::make_mut(service);
            service.accepted.clear();
            if own {
                service.certificates.push(Certificate::claimed(Id("new".to_owned()), &scheme.id));
            }
            for answer in &mut service.answers {
                answer.evidence.push(Evidence {
                    kind: EvidenceKind::Certificate,
                    text: scheme.name.ja.clone(),
                    seen: None,
                    dated: None,
                });
            }
        }
        for (service, naked) in with.services.iter().zip(&without.services) {
            let found = findings_of(service, &with, Some(&catalogue), day(TODAY));
            let bare = findings_of(naked, &without, Some(&catalogue), day(TODAY));
            let beside = |found: &[Finding]| open_counts(found, &service.id, About::Answers);
            proptest::prop_assert_eq!(beside(&found), beside(&bare), "beside the score");
            let graves = |found: &[Finding]| found.iter().filter(|one| one.is_grave()).count();
            proptest::prop_assert_eq!(graves(&found), graves(&bare), "named by a conclusion");
            for question in with.questions.items() {
                let (marked, nothing) = (gravest(&found, &question.id), gravest(&bare, &question.id));
                // The gravest is the least of them, and none at all the best.
                proptest::prop_assert!(
                    marked.is_none_or(|marked| nothing.is_some_and(|nothing| nothing <= marked)),
                    "{}: {:?} {:?}", question.id, marked, nothing
                );
            }
        }
    }

    /// Whatever was accepted covers the same finding when it is graver in no case.
    #[test]
    fn an_acceptance_holds_for_no_graver_finding(comparison in comparison()) {
        let catalogue = catalogue();
        for finding in findings(&comparison, Some(&catalogue), day(TODAY)) {
            let accepted = finding.key();
            proptest::prop_assert!(finding.is_accepted_by(&accepted));
            for severity in Severity::ALL {
                let other = Finding { severity, ..finding.clone() };
                proptest::prop_assert_eq!(other.is_accepted_by(&accepted), severity >= finding.severity);
            }
        }
    }
}

#[test]
fn an_acceptance_holds_only_for_what_was_accepted_whatever_the_rule() {
    let whats = [
        What::NoEvidence(vec![naked("a-1", 1, false, false)]),
        What::NeverApplies,
        What::NotFound("一覧".to_owned(), day(TODAY)),
        What::NotInScope,
        What::CustomerSide,
        What::Expired(day(TODAY)),
        What::PastPeriod { known: day(TODAY), ends: Vec::new(), all: true },
        What::OwnItem,
        What::ExpectationGap,
        What::CategoryMissing("availability".to_owned()),
        What::NotACertificate(None),
        What::SelfAudited,
        What::ReportNotSeen,
        What::ReportOld(day(TODAY)),
        What::ReportType(None),
        What::WholeCompany,
        What::CompanyLevel { department: false },
        What::ScopeMissing,
        What::EndsBeforeReview { until: day(TODAY), review: day(TODAY) },
        What::SurveillanceOld { last: day(TODAY), months: 12 },
        What::DatesCrossed,
        What::ServiceUnnamed,
        What::RoleMissing,
        What::PeriodMissing,
        What::NotVerified { register: true },
        What::NotRecorded,
        What::UnknownScheme,
    ];
    let rules: BTreeSet<FindingRule> = whats.iter().map(What::rule).collect();
    assert_eq!(rules.len(), FindingRule::ALL.len(), "every rule");
    for what in whats {
        let finding = |severity| Finding {
            severity,
            service: Id("s0".to_owned()),
            certificate: None,
            scheme: String::new(),
            item: None,
            what: what.clone(),
            accepted: None,
        };
        let [high, medium, low] = [Severity::High, Severity::Medium, Severity::Low].map(finding);
        assert!(low.is_accepted_by(&low.key()) && !medium.is_accepted_by(&low.key()), "{what:?}");
        assert!(!high.is_accepted_by(&low.key()) && !high.is_accepted_by(&medium.key()), "{what:?}");
        // Before severities were kept: the facts alone, or nothing at all, which counts as accepted at the least.
        let facts = low.key().state.split_once(' ').map_or(String::new(), |(_, facts)| facts.to_owned());
        let old = Key { state: facts.clone(), ..low.key() };
        assert!(low.is_accepted_by(&old), "{what:?}");
        assert_eq!(high.is_accepted_by(&old), !facts.is_empty(), "{what:?}");
    }
}

#[test]
fn an_acceptance_of_missing_evidence_holds_for_fewer_items_and_not_for_more() {
    let finding = |items: &[&str]| Finding {
        severity: Severity::Low,
        service: Id("s0".to_owned()),
        certificate: None,
        scheme: String::new(),
        item: None,
        what: What::NoEvidence(items.iter().map(|item| naked(item, 1, false, false)).collect()),
        accepted: None,
    };
    let accepted = finding(&["a-1", "b-2"]).key();
    assert!(finding(&["b-2"]).is_accepted_by(&accepted));
    assert!(!finding(&["a-1", "b-2", "b-3"]).is_accepted_by(&accepted));
    assert!(!finding(&["a"]).is_accepted_by(&accepted));
}

#[test]
fn a_certificate_named_as_evidence_is_to_be_recorded() {
    let named = answered("a-2", Some(Verdict::No), &[(EvidenceKind::Certificate, "Pマーク")]);
    assert_eq!(told(&named), [(Severity::Low, What::NotRecorded)]);
    let unnamed = answered("a-2", Some(Verdict::No), &[(EvidenceKind::Certificate, "認証の写し")]);
    assert_eq!(told(&unnamed), []);
}

#[test]
fn a_claim_of_which_nothing_is_known_says_what_is_missing() {
    let claimed = certified(Certificate::claimed(Id("c0".to_owned()), "isms"));
    let rules: Vec<FindingRule> = claimed.iter().map(|(_, what)| what.rule()).collect();
    assert_eq!(
        rules,
        [FindingRule::CompanyLevel, FindingRule::ScopeMissing, FindingRule::PeriodMissing, FindingRule::NotVerified]
    );
}

#[test]
fn what_is_accepted_stays_accepted_until_the_facts_change() {
    let mut one = good("gold");
    (one.issued, one.valid_until) = (Some(day("2023-02-01")), Some(day("2026-01-31")));
    let mut service = service();
    service.certificates = vec![one];
    let mut comparison = with(service);
    let found = findings(&comparison, Some(&catalogue()), day(TODAY));
    assert_eq!(open_counts(&found, &Id("s0".to_owned()), About::Record), [1, 0, 0]);
    assert_eq!(open_counts(&found, &Id("s0".to_owned()), About::Answers), [0, 0, 0], "not beside the score");
    let accepted = Accepted {
        finding: found[0].key(),
        note: "更新の手続き中と聞いた".to_owned(),
        by: "店長".to_owned(),
        day: day(TODAY),
    };
    let service = Arc::make_mut(&mut comparison.services[0]);
    service.accepted = vec![accepted.clone()];
    let found = findings(&comparison, Some(&catalogue()), day(TODAY));
    assert_eq!(found.len(), 1, "accepted is not hidden");
    assert_eq!(found[0].accepted, Some(accepted));
    assert_eq!(open_counts(&found, &Id("s0".to_owned()), About::Record), [0, 0, 0]);
    Arc::make_mut(&mut comparison.services[0]).certificates[0].valid_until = Some(day("2026-10-31"));
    let found = findings(&comparison, Some(&catalogue()), day(TODAY));
    assert!(found[0].is_open(), "expired again is another matter");
}

#[test]
fn findings_change_no_score() {
    let mut comparison = answered("b-2", Some(Verdict::Yes), &[(EvidenceKind::Certificate, "ISMS")]);
    let score = |comparison: &Comparison| crate::model::rank(comparison)[0].score.clone();
    let before = score(&comparison);
    assert!(!findings(&comparison, Some(&catalogue()), day(TODAY)).is_empty());
    Arc::make_mut(&mut comparison.services[0]).certificates = vec![good("isms")];
    assert_eq!(score(&comparison), before);
}

#[test]
fn every_rule_finds_something_somewhere() {
    use EvidenceKind::Certificate as Mark;
    let with_one = |mut comparison: Comparison, certificate: Certificate| {
        Arc::make_mut(&mut comparison.services[0]).certificates = vec![certificate];
        comparison
    };
    let yes = |item: &str, name: &str| answered(item, Some(Verdict::Yes), &[(Mark, name)]);
    let alone = |certificate| with_one(with(service()), certificate);
    let mut never = answered("a-1", Some(Verdict::NotApplicable), &[]);
    Arc::make_mut(&mut never.questions).sections[0].items[0].na_never = true;
    let long_ago = Certificate {
        issued: None,
        valid_until: None,
        lookup: Some(Lookup { day: day("2020-01-01"), ..good("gold").lookup.expect("it was looked up") }),
        ..good("gold")
    };
    let mut cases = vec![
        yes("a-2", "Pマーク"),
        yes("b-4", "認証"),
        with_one(yes("b-2", "ISMS"), good("isms")),
        with_one(yes("b-2", "SOC2"), Certificate { levels: vec!["security".to_owned()], ..good("soc2") }),
        alone(good("p-mark")),
        alone(Certificate { holder: Some(Holder::Department), names_service: None, ..good("isms") }),
        alone(long_ago),
        reviewed(alone(good("gold")), "2029-04-01"),
        never,
    ];
    cases.extend(rows().into_iter().map(|(scheme, change, ..)| {
        let mut certificate = good(scheme);
        change(&mut certificate);
        alone(certificate)
    }));
    let found: BTreeSet<FindingRule> = cases.iter().flat_map(rules_at).map(|(_, rule)| rule).collect();
    let silent: Vec<_> = FindingRule::ALL.iter().filter(|rule| !found.contains(rule)).collect();
    assert!(silent.is_empty(), "no case makes these speak: {silent:?}");
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
    assert_eq!(told, [("gold", Some(Strength::Strong), true), ("isms", Some(Strength::Weak), false)]);
    let question = comparison.questions.item("b-1").unwrap();
    assert_eq!(
        support(&comparison.services[0], question, &catalogue)[0].strength,
        None,
        "a way of working says nothing about a provider"
    );
}
