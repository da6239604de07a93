//! What no text of the program may say, point by point; each pattern with a sentence that it must catch.

use std::collections::{BTreeMap, BTreeSet};

use kumomi::{
    model::{Day, Finding, FindingRule, Id, Lang, Naked, ReportType, Scheme, Severity, What},
    pages::finding::told,
    store,
};
use serde_json::Value;

use super::{LIST, SAMPLES, code_texts, list, sample, texts};

/// A claim: on which point, the words that make it when one sentence holds them all, the words that make it harmless,
/// and a sentence that must be caught.
struct Claim {
    point: &'static str,
    all: &'static [&'static str],
    unless: &'static [&'static str],
    control: &'static str,
}

const fn claim(point: &'static str, all: &'static [&'static str], control: &'static str) -> Claim {
    Claim { point, all, unless: &[], control }
}

const fn claim_unless(
    point: &'static str,
    all: &'static [&'static str],
    unless: &'static [&'static str],
    control: &'static str,
) -> Claim {
    Claim { point, all, unless, control }
}

const ANSWER: &str = "a certificate answers no item";
const STORED: &str = "ISMS and the P-mark do not cover the data that customers store";
const CASES: &str = "the companies behind the guide's incidents are not known";
const THEN: &str = "what the paper of about 2012 says is not the state of today";
const SILENT: &str = "what the documents do not state is not claimed";
const SCALE: &str = "answers, scores and approvals are not IPA's";
const SIDES: &str = "where the documents differ no side is the plain truth";

/// Words that give a sentence its time.
const DATED: &[&str] = &["2012", "当時", "at the time", "of its time"];

#[rustfmt::skip]
const CLAIMS: &[Claim] = &[
    claim(ANSWER, &["認証があれば安全"], "認証があれば安全です。"),
    claim(ANSWER, &["認証があれば安心"], "ISMS認証があれば安心です。"),
    claim(ANSWER, &["認証済みなので"], "認証済みなので安全です。"),
    claim(ANSWER, &["認証があるので"], "認証があるので「はい」です。"),
    claim(ANSWER, &["ISMSがあるので"], "ISMSがあるので、この項目は満たします。"),
    claim(ANSWER, &["マークがあるので"], "Pマークがあるので確認は要りません。"),
    claim(ANSWER, &["認証を持っているので"], "認証を持っているので信頼できます。"),
    claim(ANSWER, &["認証が答え"], "この項目は認証が答えです。"),
    claim(ANSWER, &["認証だけで十分"], "認証だけで十分です。"),
    claim(ANSWER, &["certified, so"], "The provider is certified, so the answer is Yes."),
    claim(ANSWER, &["certified means"], "Certified means safe."),
    claim(ANSWER, &["certificate is enough"], "A certificate is enough."),
    claim(ANSWER, &["certificate proves"], "The certificate proves it."),
    claim(ANSWER, &["certificate answers"], "The certificate answers this item."),
    claim(ANSWER, &["guarantees security"], "The mark guarantees security."),
    claim(STORED, &["預けたデータも対象"], "預けたデータも対象です。"),
    claim(STORED, &["預けた個人情報も対象"], "預けた個人情報も対象になります。"),
    claim(STORED, &["預けたデータも守"], "Pマークは、預けたデータも守ります。"),
    claim(STORED, &["預けた顧客データも安"], "預けた顧客データも安全です。"),
    claim(STORED, &["入れたデータも対象に含"], "ISMSは、入れたデータも対象に含みます。"),
    claim(STORED, &["covers the data you"], "The P-mark covers the data you store."),
    claim(STORED, &["covers your data"], "ISMS covers your data."),
    claim(STORED, &["protects the data you"], "It protects the data you entrust."),
    claim(CASES, &["手引き", "ファーストサーバ"], "IPAの手引きの事例はファーストサーバの事故です。"),
    claim(CASES, &["手引き", "2012年の事故"], "手引きの二つめは、2012年の事故です。"),
    claim(CASES, &["guide", "First Server"], "The second incident of the guide is First Server's."),
    claim(CASES, &["guide", "accident of 2012"], "The guide tells of the accident of 2012."),
    claim(CASES, &["guide", "incident of 2012"], "The guide reports the incident of 2012."),
    claim(CASES, &["研究開発法人"], "産業技術の国立研究開発法人で起きました。"),
    claim_unless(THEN, &["クラウド", "認証はない"], DATED, "クラウドサービスの認証はない。"),
    claim_unless(THEN, &["クラウド", "制度はない"], DATED, "クラウドのための制度はない。"),
    claim_unless(THEN, &["実用域", "ない"], DATED, "実用域に入る認証はない。"),
    claim_unless(THEN, &["there is no scheme", "cloud"], DATED, "There is no scheme for cloud services."),
    claim_unless(THEN, &["no scheme exists"], DATED, "No scheme exists that fits cloud services."),
    claim_unless(THEN, &["no scheme made for"], DATED, "We know of no scheme made for cloud services."),
    claim_unless(THEN, &["no certificate was"], DATED, "No certificate was fit for use."),
    claim_unless(THEN, &["no practical"], DATED, "No practical certificate exists."),
    claim_unless(THEN, &["参考にならない"], &["2012", "当時", "論文"], "Pマークは参考にならない。"),
    claim_unless(THEN, &["no help in choosing"], &["2012", "at the time", "paper"], "The mark is no help in choosing."),
    claim(SILENT, &["ISMAP", "有効期間"], "ISMAPの登録の有効期間は1年です。"),
    claim(SILENT, &["ISMAP", "valid for"], "An ISMAP entry is valid for 16 months."),
    claim(SILENT, &["SOC2", "有効期間"], "SOC2報告書の有効期間は1年です。"),
    claim(SILENT, &["SOC2", "valid for"], "A SOC2 report is valid for a year."),
    claim_unless(SILENT, &["万円"], &["月", "求めた", "円（架空）"], "取得には50万円かかります。"),
    claim(SILENT, &["million yen to"], "It takes 1 million yen to be certified."),
    claim(SCALE, &["IPAの得点"], "IPAの得点は80です。"),
    claim(SCALE, &["IPAの点数"], "IPAの点数で比べます。"),
    claim(SCALE, &["IPAの採点"], "IPAの採点です。"),
    claim(SCALE, &["IPAの評価"], "IPAの評価は「はい」です。"),
    claim(SCALE, &["IPAの判定"], "IPAの判定です。"),
    claim(SCALE, &["IPAの基準では"], "IPAの基準では一部です。"),
    claim(SCALE, &["IPA公認"], "IPA公認のソフトです。"),
    claim(SCALE, &["IPA認定"], "IPA認定です。"),
    claim(SCALE, &["IPA推奨"], "IPA推奨の方法です。"),
    claim(SCALE, &["IPAのお墨付き"], "IPAのお墨付きです。"),
    claim(SCALE, &["IPA score"], "The IPA score is 80."),
    claim(SCALE, &["IPA's score"], "IPA's score is 80."),
    claim(SCALE, &["IPA rating"], "The IPA rating is good."),
    claim(SCALE, &["IPA's rating"], "IPA's rating is good."),
    claim(SCALE, &["IPA-approved"], "An IPA-approved tool."),
    claim(SCALE, &["approved by IPA"], "It is approved by IPA."),
    claim(SIDES, &["シルバー", "第三者が監査"], "シルバーは第三者が監査する。"),
    claim(SIDES, &["Silver", "audited by a third party"], "Silver is audited by a third party."),
    claim_unless(SIDES, &["ゴールド", "ISO", "必要"], &["説明もある", "資料", "記事"], "ゴールドにはISOの認証が必要。"),
    claim_unless(SIDES, &["Gold", "ISO", "requires"], &["account", "article"], "Gold requires ISO certificates."),
];

/// A text without blanks and capitals.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

/// The sentences of a text, folded.
fn sentences(text: &str) -> Vec<String> {
    let lines = text.split_inclusive(['。', '\n']);
    lines.flat_map(|line| line.split(". ")).map(fold).collect()
}

impl Claim {
    /// Whether one of some folded sentences makes it.
    fn made_in(&self, sentences: &[String]) -> bool {
        let [all, unless] =
            [self.all, self.unless].map(|words| words.iter().map(|word| fold(word)).collect::<Vec<_>>());
        sentences.iter().any(|sentence| {
            let holds = |word: &String| sentence.contains(word.as_str());
            all.iter().all(holds) && !unless.iter().any(holds)
        })
    }

    /// Whether a text makes it.
    fn made(&self, text: &str) -> bool {
        self.made_in(&sentences(text))
    }
}

/// A value without what people believe: that is told in order to be corrected.
fn without_beliefs(mut value: Value) -> Value {
    match &mut value {
        Value::Object(all) => {
            all.remove("belief");
            for one in all.values_mut() {
                *one = without_beliefs(one.take());
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| *one = without_beliefs(one.take())),
        _ => {}
    }
    value
}

fn naked(mark: bool) -> Naked {
    Naked { item: "ipa15-09".to_owned(), number: 9, must: mark, mark }
}

/// Everything that can be noticed: one of every rule.
fn whats(register: bool) -> Vec<What> {
    let day: Day = "2026-04-01".parse().expect("a day");
    vec![
        What::NotFound("名簿".to_owned(), day),
        What::NotInScope,
        What::CustomerSide,
        What::Expired(day),
        What::PastPeriod { known: day, ends: vec![(36, day), (42, day)], all: true },
        What::PastPeriod { known: day, ends: vec![(36, day), (42, day)], all: false },
        What::NoEvidence(vec![naked(false)]),
        What::NoEvidence(vec![naked(false), naked(true)]),
        What::NeverApplies,
        What::OwnItem,
        What::ExpectationGap,
        What::CategoryMissing("availability".to_owned()),
        What::NotACertificate(None),
        What::NotACertificate(Some("isms".to_owned())),
        What::SelfAudited,
        What::ReportNotSeen,
        What::ReportOld(day),
        What::ReportType(None),
        What::ReportType(Some(ReportType::Type1)),
        What::WholeCompany,
        What::CompanyLevel { department: false },
        What::CompanyLevel { department: true },
        What::ScopeMissing,
        What::EndsBeforeReview { until: day, review: day },
        What::SurveillanceOld { last: day, months: 12 },
        What::DatesCrossed,
        What::ServiceUnnamed,
        What::RoleMissing,
        What::PeriodMissing,
        What::NotVerified { register },
        What::NotRecorded,
        What::UnknownScheme,
    ]
}

/// Every finding about a scheme.
fn every_finding(scheme: &Scheme) -> Vec<Finding> {
    let items = |what: &What| match what {
        What::ExpectationGap => scheme.gaps.iter().map(|gap| Some(gap.item.clone())).collect(),
        _ => vec![None],
    };
    let about = |(what, item)| Finding {
        severity: Severity::High,
        service: Id("s".to_owned()),
        certificate: None,
        scheme: scheme.id.clone(),
        item,
        what,
        accepted: None,
    };
    let all = whats(scheme.has_register()).into_iter();
    all.flat_map(|what| items(&what).into_iter().map(move |item| (what.clone(), item))).map(about).collect()
}

/// What is told of every finding about every scheme, beliefs cut out.
fn findings_told() -> Vec<(String, String)> {
    let catalogue = store::builtin_catalogue();
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let sample = store::sample(lang);
        for scheme in &catalogue.schemes {
            for finding in every_finding(scheme) {
                let told = told(&finding, &sample, &catalogue, lang);
                let way = format!("{} of {} {:?}", finding.rule().id(), scheme.id, finding.item);
                let parts = [&told.title, &told.why, &told.todo, &told.source];
                assert!(parts.iter().all(|part| !part.trim().is_empty()), "{way}: {told:?}");
                let mut why = told.why;
                if let Some(gap) = finding.item.and_then(|item| scheme.gap(&item)) {
                    let belief = gap.belief.of(lang).trim_end_matches('。');
                    assert!(
                        why.starts_with(lang.pick("よくある思い込みは「", "People often believe: \""))
                            && why.contains(belief),
                        "{way}"
                    );
                    why = why.replace(belief, "");
                }
                found.extend([told.title, why, told.todo, told.source].map(|text| (way.clone(), text)));
            }
        }
    }
    found
}

/// The placeholders of a text, and its longest piece between them.
fn pieces(text: &str) -> (BTreeSet<&str>, &str) {
    let names = text.split('{').skip(1).filter_map(|piece| piece.split_once('}')).map(|(name, _)| name).collect();
    let words = text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, words)| words));
    (names, words.max_by_key(|words| words.len()).unwrap_or_default())
}

#[test]
fn every_rule_is_told_in_every_case_in_both_languages_with_all_its_facts() {
    let catalogue = store::builtin_catalogue();
    let rules: BTreeSet<FindingRule> = whats(true).iter().map(What::rule).collect();
    assert_eq!(rules, FindingRule::ALL.iter().copied().collect(), "a rule of which nothing is told here");
    let told: BTreeSet<String> = findings_told().into_iter().map(|(_, text)| text).collect();
    let open = told.iter().find(|text| text.contains(['{', '}']));
    assert_eq!(open, None, "no fact stands for a placeholder");
    for text in &*catalogue.texts {
        assert!(FindingRule::from_id(&text.rule).is_some(), "{}", text.rule);
        let parts = [&text.title, &text.why, &text.todo];
        assert!(parts.iter().any(|part| !part.is_empty()), "{text:?}");
        for part in parts {
            let [(names, ja), (other, en)] = Lang::ALL.map(|lang| pieces(part.only(lang)));
            assert_eq!((names, ja.is_empty()), (other, en.is_empty()), "{text:?}");
            assert!([ja, en].iter().all(|words| told.iter().any(|told| told.contains(words))), "never told: {text:?}");
        }
    }
}

/// Every text that the program ships, beliefs left out.
fn all_texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |value: Value, way: &str| texts(&without_beliefs(value), way, &mut found);
    add(serde_json::to_value(list()).expect("a list"), LIST);
    add(serde_json::to_value(store::builtin_catalogue()).expect("a catalogue"), "schemes");
    add(serde_json::to_value(store::study()).expect("a study"), "study");
    for file in SAMPLES {
        add(serde_json::to_value(sample(file)).expect("a sample"), file);
    }
    found.extend(code_texts(&["src"]));
    found.extend(findings_told());
    assert!(found.len() > 10_000, "the texts were found");
    found
}

#[test]
fn nothing_is_claimed_that_the_sources_do_not_carry() {
    let mut made = Vec::new();
    // Many findings are told alike: each text is looked at once.
    let once: BTreeMap<String, String> = all_texts().into_iter().map(|(way, text)| (text, way)).collect();
    for (text, way) in once {
        let sentences = sentences(&text);
        for claim in CLAIMS.iter().filter(|claim| claim.made_in(&sentences)) {
            made.push(format!("{way}: {text} ({}: {})", claim.point, claim.all.join(" + ")));
        }
        let old = ["ファーストサーバ", "First Server"].iter().any(|name| text.contains(name));
        if old && !text.contains("2012") {
            made.push(format!("{way} tells an old case without its year: {text}"));
        }
    }
    assert!(made.is_empty(), "{}", made.join("\n"));
}

#[test]
fn every_claim_is_caught() {
    for claim in CLAIMS {
        assert!(claim.made(claim.control), "{}: {}", claim.point, claim.control);
        let among = format!("はじめの文。{} The last one.", claim.control);
        assert!(claim.made(&among), "{among}");
        assert!(!claim.made("認証は手掛かりで、答えではありません。"), "{}", claim.point);
        for word in claim.unless {
            let told = claim.control.trim_end_matches(['。', '.']);
            assert!(!claim.made(&format!("{told} {word}")), "{told} {word}");
        }
    }
    for point in [ANSWER, STORED, CASES, THEN, SILENT, SCALE, SIDES] {
        assert!(CLAIMS.iter().any(|claim| claim.point == point), "{point}");
    }
}

#[test]
fn beliefs_are_told_as_beliefs_only() {
    let catalogue = store::builtin_catalogue();
    let gaps = || catalogue.schemes.iter().flat_map(|scheme| &scheme.gaps);
    let made = gaps().filter(|gap| CLAIMS.iter().any(|claim| claim.made(&gap.belief.ja)));
    assert!(made.count() > 0, "what people believe is what must not be claimed");
    let value = serde_json::to_value(&catalogue).expect("a catalogue");
    let mut found = Vec::new();
    texts(&without_beliefs(value), "schemes", &mut found);
    for gap in gaps() {
        assert!(found.iter().all(|(_, text)| *text != gap.belief.ja), "{}", gap.belief.ja);
    }
}

#[test]
fn every_rule_is_told_here() {
    let there: Vec<FindingRule> = whats(true).iter().map(What::rule).collect();
    assert!(FindingRule::ALL.iter().all(|rule| there.contains(rule)));
}

#[test]
fn the_list_says_whose_the_scale_is() {
    let about = list().about;
    assert!(about.ja.contains("IPAのものではありません"), "whose the scale is");
    assert!(about.en.contains("not IPA's"), "whose the scale is");
    let login = list().item("ipa15-09").cloned().expect("item 9");
    let mut asked = login.vendor_questions.iter().chain([&login.question, &login.looks.yes]);
    assert!(asked.all(|text| !text.ja.contains("定期的")), "the table's reading of item 9 is not asked");
}
