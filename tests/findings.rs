//! Certificates with the real catalogue and the sample, down to the words: what is past, what is self-audited, what was
//! not found, and everything that is noticed about the sample.

use std::sync::Arc;

use kumomi::{
    model::{
        About, Certificate, Comparison, Day, Evidence, EvidenceKind, Finding, FindingRule, Holder, Id, Lang, Lookup,
        Service, Severity, Support, Verdict, What, findings, open_counts, support,
    },
    pages::finding::{Told, told},
    store,
};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The day of the tests, and the days on which the sample was made.
fn today() -> Day {
    day("2026-11-22")
}

fn with(certificate: Certificate) -> Comparison {
    let list = store::builtin_checklist();
    let mut comparison = Comparison::new(Id("c".to_owned()), "題", day("2026-04-01"), &list);
    let mut service = Service::new(Id("s".to_owned()), "Office 365 / Azure");
    service.certificates = vec![certificate];
    comparison.services = vec![Arc::new(service)];
    comparison
}

fn seen(certificate: Certificate, text: &str, on: &str) -> Certificate {
    let evidence = Evidence { kind: EvidenceKind::Url, text: text.to_owned(), seen: Some(day(on)), dated: None };
    Certificate { evidence: vec![evidence], ..certificate }
}

fn claimed(scheme: &str) -> Certificate {
    Certificate::claimed(Id("k".to_owned()), scheme)
}

/// The one finding of a rule about a comparison.
fn one(comparison: &Comparison, rule: FindingRule) -> Finding {
    let mut all = findings(comparison, Some(&store::builtin_catalogue()), today());
    all.retain(|finding| finding.rule() == rule);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn words(comparison: &Comparison, rule: FindingRule, lang: Lang) -> Told {
    let finding = one(comparison, rule);
    told(&finding, comparison, &store::builtin_catalogue(), lang)
}

#[test]
fn the_gold_mark_of_office_365_and_azure_is_past_its_period_by_either_reckoning() {
    let page = "Microsoftの説明ページ（2020年11月30日現在）";
    let comparison = with(seen(claimed("cs-mark-gold"), page, "2020-11-30"));
    let finding = one(&comparison, FindingRule::PastPeriod);
    assert_eq!(finding.severity, Severity::Medium, "nobody wrote down that it ended");
    let what = What::PastPeriod {
        known: day("2020-11-30"),
        ends: vec![(36, day("2023-11-30")), (42, day("2024-05-30"))],
        all: true,
    };
    assert_eq!(finding.what, what);
    let ja = words(&comparison, FindingRule::PastPeriod, Lang::Ja);
    assert_eq!(ja.title, "CSゴールドマーク: 延長・更新がなければ、期間を過ぎている");
    assert_eq!(
        ja.why,
        "有効だったと分かる最後の日は 2020-11-30 です。そこから数えて、36か月なら 2023-11-30 まで、\
         42か月なら 2024-05-30 までです。延長や更新がされたかどうかは分かりません。資料によって説明が違います: \
         認定の有効期間は3年。〔Microsoftの説明ページ 2020年〕 / \
         マークを使える期間は、CS言明書の自主監査の報告日から3年6か月。決められた期間内に届け出れば、3年延ばせる。\
         〔JIPDECの調査 2024年〕 \
         3年とする2020年の資料と、3年6か月とする2024年の資料がある。年1回の監査を挙げるのは前者だけ。\
         期限はJASAかJCISPAに確かめる。"
    );
    assert_eq!(ja.source, "Microsoftの説明ページ 2020年、JIPDECの調査 2024年");
    let en = words(&comparison, FindingRule::PastPeriod, Lang::En);
    for part in [
        "2020-11-30",
        "36 months to 2023-11-30",
        "42 months to 2024-05-30",
        "valid for 3 years. [Microsoft's compliance page, 2020]",
        "[JIPDEC survey, 2024]",
    ] {
        assert!(en.why.contains(part), "{part}: {}", en.why);
    }
}

#[test]
fn a_gold_mark_seen_this_year_is_not_past() {
    let comparison = with(seen(claimed("cs-mark-gold"), "説明ページ", "2026-10-30"));
    let all = findings(&comparison, Some(&store::builtin_catalogue()), today());
    assert!(all.iter().all(|finding| finding.rule() != FindingRule::PastPeriod), "{all:?}");
}

#[test]
fn a_silver_mark_is_told_as_self_audited_with_both_sides() {
    let comparison = with(claimed("cs-mark-silver"));
    let ja = words(&comparison, FindingRule::SelfAudited, Lang::Ja);
    assert_eq!(ja.title, "CSシルバーマーク: 自主監査・自己評価");
    assert_eq!(
        ja.why,
        "自主監査や自己評価は、事業者が自分で確かめたものです。外部の監査とは違います。資料によって説明が違います: \
         自主監査。〔JIPDECの調査 2024年〕 / \
         ゴールドとシルバーを区別せず、申請の前に外部の専門機関の監査に合格する必要があるとする説明もある。\
         〔コンサル会社の記事 2025年〕 \
         自主監査と考える。シルバーは自主監査とはっきり書く資料があるため。\
         外部の監査も受けたと言われたら、報告書を見せてもらう。"
    );
    let en = words(&comparison, FindingRule::SelfAudited, Lang::En);
    for part in ["A self-assessment. [JIPDEC survey, 2024]", "[consultancy article, 2025]"] {
        assert!(en.why.contains(part), "{part}: {}", en.why);
    }
}

#[test]
fn what_is_in_no_register_is_told_with_register_and_day() {
    let lookup =
        Lookup { register: "ISMAPクラウドサービスリスト".to_owned(), day: day("2026-11-01"), found: false };
    let comparison = with(Certificate { lookup: Some(lookup), ..claimed("ismap") });
    let ja = words(&comparison, FindingRule::NotFound, Lang::Ja);
    assert_eq!(ja.title, "ISMAP: 2026-11-01の確認では「ISMAPクラウドサービスリスト」に見つからない");
    let en = words(&comparison, FindingRule::NotFound, Lang::En);
    assert_eq!(en.title, "ISMAP: not found in \"ISMAPクラウドサービスリスト\" on 2026-11-01");
    assert_eq!(one(&comparison, FindingRule::NotFound).severity, Severity::High);
}

#[test]
fn what_kumomi_concludes_is_not_put_into_the_mouth_of_a_document() {
    // Nobody but kumomi says of these three that they show nothing.
    for (scheme, rule) in [
        ("csa-star-l3", FindingRule::ScopeMissing),
        ("ismap", FindingRule::ScopeMissing),
        ("cs-mark-silver", FindingRule::ServiceUnnamed),
    ] {
        let mut one = claimed(scheme);
        if rule == FindingRule::ServiceUnnamed {
            "SaaS".clone_into(&mut one.scope);
        }
        let comparison = with(one);
        assert_eq!(words(&comparison, rule, Lang::Ja).source, "kumomiの考え");
        assert_eq!(words(&comparison, rule, Lang::En).source, "kumomi's view");
    }
    let isms = with(claimed("isms"));
    assert_eq!(
        words(&isms, FindingRule::ScopeMissing, Lang::Ja).source,
        "佐藤・原田の論文 2012年ごろ",
        "the paper speaks of ISMS"
    );
    let register = words(&isms, FindingRule::NotVerified, Lang::Ja);
    assert_eq!(register.source, "資料に書かれていないこと", "no document names its register");
}

/// The findings of a service of the sample: severity, item, title, and whether it was accepted.
fn noticed(lang: Lang, service: usize) -> Vec<String> {
    let (sample, catalogue) = (store::sample(lang), store::builtin_catalogue());
    let id = &sample.services[service].id;
    let all = findings(&sample, Some(&catalogue), today());
    all.iter()
        .filter(|finding| finding.service == *id)
        .map(|finding| {
            let item = finding.item.as_deref().map_or("", |item| &item[6..]);
            let title = told(finding, &sample, &catalogue, lang).title;
            let accepted = finding
                .accepted
                .as_ref()
                .map_or(String::new(), |one| format!(" [{} {} {}]", one.by, one.day, !one.note.is_empty()));
            format!("{} {item} {title}{accepted}", finding.severity.word(lang))
        })
        .collect()
}

#[test]
fn what_is_noticed_about_the_sample_in_words() {
    assert_eq!(
        noticed(Lang::Ja, 0),
        [
            "参考  「はい」「一部」に根拠がない: 項目12、14",
            "注意  ISMS: 対象は会社。このサービスを含むかは未確認",
            "注意  ISMS: 適用範囲が未記入",
            "参考  Pマーク: 会社全体のマーク",
            "参考  ISMS: 期限が未記入",
            "参考  Pマーク: 期限が未記入",
            "参考  ISMS: 確かめた記録がない",
            "参考  Pマーク: 確かめた記録がない",
        ]
    );
    assert_eq!(
        noticed(Lang::Ja, 1),
        [
            "注意  CSシルバーマーク: 自主監査・自己評価 [店長 2026-04-16 true]",
            "参考  CSシルバーマーク: 確かめた記録がない",
        ]
    );
    assert_eq!(
        noticed(Lang::Ja, 2),
        [
            "要対応  ISMAP: 2026-04-17の確認では「ISMAPポータルサイトのクラウドサービスリスト」に見つからない",
            "注意  CSゴールドマーク: 延長・更新がなければ、期間を過ぎている",
            "参考  CSゴールドマーク: 確かめた記録がない",
            "参考  SOC2: 認証・マークの記録がない",
        ]
    );
    assert_eq!(noticed(Lang::Ja, 3), [""; 0], "one certificate is as it should be");
}

#[test]
fn both_samples_lead_to_the_same_findings() {
    let keys = |lang| {
        let all = findings(&store::sample(lang), Some(&store::builtin_catalogue()), today());
        let key = |finding: &Finding| {
            let mut key = finding.key();
            // Its state is the name of the register.
            if finding.rule() == FindingRule::NotFound {
                key.state = finding.severity.id().to_owned();
            }
            (key, finding.severity, finding.is_open())
        };
        all.iter().map(key).collect::<Vec<_>>()
    };
    assert_eq!(keys(Lang::Ja), keys(Lang::En));
    assert_eq!(keys(Lang::Ja).iter().filter(|(.., open)| !open).count(), 1);
}

#[test]
fn the_marks_of_the_sample_do_not_answer_whether_there_are_backups() {
    let (sample, catalogue) = (store::sample(Lang::Ja), store::builtin_catalogue());
    let service = &sample.services[0];
    let question = sample.questions.item("ipa15-10").expect("item 10");
    let shown: Vec<(&str, bool)> = support(service, question, &catalogue)
        .iter()
        .map(|one: &Support<'_>| (one.scheme.id.as_str(), one.strength.is_some()))
        .collect();
    assert_eq!(shown, [("isms", false), ("p-mark", false)]);
    for scheme in ["isms", "p-mark"] {
        let gap = catalogue.scheme(scheme).and_then(|one| one.gap("ipa15-10"));
        assert!(gap.is_some(), "what people believe of {scheme} is there to be shown");
    }
    let answer = service.answer("ipa15-10").expect("an answer");
    assert_eq!(answer.verdict, Some(Verdict::Unknown));
    assert_eq!(answer.evidence.len(), 1);
    assert!(answer.evidence[0].text.contains("毎日バックアップ"));
    assert!(answer.evidence[0].kind != EvidenceKind::Certificate);
}

#[test]
fn the_good_certificate_of_the_sample_would_be_told_of_if_it_were_not_good() {
    let mut sample = store::sample(Lang::Ja);
    let catalogue = store::builtin_catalogue();
    let id = sample.services[3].id.clone();
    let counts = |sample: &Comparison| open_counts(&findings(sample, Some(&catalogue), today()), &id, About::Record);
    assert_eq!(counts(&sample), [0, 0, 0]);
    let certificate = &mut Arc::make_mut(&mut sample.services[3]).certificates[0];
    assert_eq!(certificate.holder, Some(Holder::Company));
    certificate.valid_until = Some(day("2026-11-21"));
    assert_eq!(counts(&sample), [1, 0, 0]);
}

#[test]
fn what_stands_in_a_fact_is_no_placeholder() {
    let lookup = Lookup { register: "{day} {item}".to_owned(), day: day("2026-11-01"), found: false };
    let comparison = with(Certificate { lookup: Some(lookup), ..claimed("ismap") });
    let ja = words(&comparison, FindingRule::NotFound, Lang::Ja);
    assert_eq!(ja.title, "ISMAP: 2026-11-01の確認では「{day} {item}」に見つからない");
}
