//! Certificates, findings, catalogue, map and case on the screens: keys in, screen and saved state out.

mod stage;

use std::sync::Arc;

use kumomi::model::{
    Certificate, Comparison, Evidence, EvidenceKind, FindingRule, Id, Lang, Lookup, Score, Verdict, findings,
};
use ratatui::style::Color;
use stage::{Stage, library, today};

const SMALL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

/// Two services without answers.
fn opened(size: (u16, u16)) -> Stage {
    Stage::opened(Lang::Ja, size, stage::comparison(&["雲棚", "空箱"]))
}

/// The first service with a certificate and an answer to item 10.
fn with(certificates: Vec<Certificate>, evidence: Option<&str>) -> Comparison {
    let mut comparison = stage::comparison(&["雲棚", "空箱"]);
    let service = Arc::make_mut(&mut comparison.services[0]);
    service.certificates = certificates;
    if let Some(text) = evidence {
        let mut answer = kumomi::model::Answer::empty("ipa15-10");
        answer.verdict = Some(Verdict::Yes);
        answer.evidence =
            vec![Evidence { kind: EvidenceKind::Certificate, text: text.to_owned(), seen: None, dated: None }];
        service.answers = vec![answer];
    }
    comparison
}

fn claimed(scheme: &str) -> Certificate {
    Certificate::claimed(Id("c0".to_owned()), scheme)
}

fn recorded(stage: &Stage) -> Vec<Certificate> {
    stage.saved().expect("saved").services[0].certificates.clone()
}

#[test]
fn they_say_they_have_isms_takes_three_keys() {
    let mut stage = opened(SMALL);
    stage.press("C a enter");
    let [one] = &recorded(&stage)[..] else { panic!("one certificate") };
    assert_eq!((one.scheme.as_str(), one.scope.as_str()), ("isms", ""));
    assert!(stage.shows("適用範囲が未記入"), "{}", stage.text());
    stage.press("u");
    assert!(recorded(&stage).is_empty(), "one step back");
    assert!(stage.shows("まだ記録されていません"), "an empty screen says what to do");
}

#[test]
fn a_scheme_is_found_by_japanese_english_or_abbreviation() {
    for (typed, id) in [
        ("シルバー", "cs-mark-silver"),
        ("privacy mark", "p-mark"),
        ("pマーク", "p-mark"),
        ("Pmark", "p-mark"),
        ("SOC2", "soc2"),
        ("ｉｓｍａｐ", "ismap"),
    ] {
        let mut stage = opened(SMALL);
        stage.press("C a").types(typed).press("enter");
        assert_eq!(recorded(&stage)[0].scheme, id, "{typed}");
    }
}

#[test]
fn what_is_known_is_written_and_its_findings_go() {
    let mut stage = opened(WIDE);
    stage.press("C a enter enter").types("雲棚の開発と運用");
    // Scope, named, until, issued, found, register.
    stage.press("tab right tab").types("2029-03-31").press("tab");
    stage.types("2026-04-01").press("tab right tab").types("公開の名簿");
    stage.press("ctrl-s");
    let one = &recorded(&stage)[0];
    assert_eq!(one.scope, "雲棚の開発と運用");
    assert_eq!(one.names_service, Some(true));
    assert_eq!(one.valid_until, "2029-03-31".parse().ok());
    assert_eq!(one.lookup, Some(Lookup { register: "公開の名簿".to_owned(), day: today(), found: true }));
    assert!(!stage.shows("適用範囲が未記入"), "{}", stage.text());
    let found = findings(stage.saved().unwrap(), Some(&library().catalogue), today());
    assert_eq!(found, [], "nothing is missing any more");
}

#[test]
fn a_form_that_will_not_do_says_why_and_lets_go_with_esc() {
    let mut stage = opened(WIDE);
    stage.press("C a enter enter tab tab").types("来年").press("esc");
    assert!(stage.shows("2027-04-01 のように"), "{}", stage.text());
    stage.press("esc");
    assert!(stage.shows("書きかけは残してあります"), "{}", stage.text());
    stage.press("enter");
    assert!(stage.shows("来年"), "the text is there again");
    stage.press("tab tab tab tab right ctrl-s");
    assert!(recorded(&stage)[0].lookup.is_none(), "a register must be named");
}

#[test]
fn a_mark_in_no_register_is_told_with_register_and_day() {
    let mut one = claimed("cs-mark-gold");
    one.lookup =
        Some(Lookup { register: "JCISPAの一覧".to_owned(), day: "2026-11-01".parse().unwrap(), found: false });
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![one], None));
    stage.press("F");
    assert!(stage.shows("2026-11-01の確認では"), "{}", stage.text());
    assert!(stage.shows("「JCISPAの") && stage.shows("一覧」に見つからない"), "{}", stage.text());
    stage.press("down");
    let grave = stage.colour("要対応 CSゴールドマーク");
    assert!(grave.is_some_and(|colour| colour != Color::Reset), "{}", stage.text());
    assert_ne!(grave, stage.colour("参考 CSゴールドマーク: 期間"), "grave is not like the rest");
}

#[test]
fn the_item_shows_what_its_certificate_does_not() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, with(vec![claimed("isms")], None));
    stage.press("enter").press(&"down ".repeat(9));
    assert!(stage.shows("よくある思い込み: ISMS"), "{}", stage.text());
    stage.press("space");
    assert!(stage.shows("2012年"), "source and year: {}", stage.text());
    let mut english = Stage::opened(Lang::En, WIDE, with(vec![claimed("isms")], None));
    english.press("enter").press(&"down ".repeat(9));
    assert!(english.shows("What people believe:") && english.shows("2012"), "{}", english.text());
}

#[test]
fn an_item_of_the_own_company_says_that_no_certificate_shows_it() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, with(vec![claimed("isms")], None));
    stage.press("enter g");
    assert!(stage.shows("これは自社の項目です"), "{}", stage.text());
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_stays_in_the_list() {
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![claimed("isms")], Some("ISMS")));
    let score = |stage: &Stage| {
        let comparison = stage.saved().unwrap();
        Score::whole(&comparison.services[0], comparison)
    };
    stage.press("F");
    assert!(stage.shows("参考 「はい」「一部」に根拠がない: 項目10"), "{}", stage.text());
    assert!(stage.shows("参考 項目10"), "{}", stage.text());
    stage.press("down down down");
    stage.press("a ctrl-s");
    assert!(stage.shows("理由を書いてください"), "not without a reason");
    stage.types("毎月、自社でも写しを取る").press("ctrl-s");
    let accepted = &stage.saved().unwrap().services[0].accepted;
    assert_eq!(accepted[0].note, "毎月、自社でも写しを取る");
    assert_eq!((accepted[0].by.as_str(), accepted[0].day), ("山田", today()));
    assert!(stage.shows("了承済み 項目10"), "{}", stage.text());
    let before = score(&stage);
    stage.press("x");
    assert!(stage.saved().unwrap().services[0].accepted.is_empty());
    assert_eq!(score(&stage), before);
}

#[test]
fn the_conclusion_names_what_was_noticed() {
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![claimed("isms")], Some("ISMS")));
    stage.press("D");
    assert!(!stage.shows("指摘（得点に入りません）"), "nothing grave, for it is no must: {}", stage.text());
    let mut must = with(vec![claimed("isms")], Some("ISMS"));
    must.emphasis = vec![kumomi::model::Stress {
        item: "ipa15-10".to_owned(),
        proposed: kumomi::model::Emphasis::Normal,
        reasons: Vec::new(),
        chosen: Some(kumomi::model::Emphasis::Must),
    }];
    let mut stage = Stage::opened(Lang::Ja, WIDE, must);
    stage.press("D");
    assert!(stage.shows("指摘（得点に入りません）"), "{}", stage.text());
    assert!(stage.shows("- 注意: 「はい」「一部」に根拠がない: 項目10（必須 10）"), "{}", stage.text());
    stage.press("c");
    assert!(stage.shows("指摘"), "counts in the matrix: {}", stage.text());
}

#[test]
fn from_a_finding_one_key_leads_to_its_place() {
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![claimed("isms")], Some("ISMS")));
    stage.press("F enter");
    assert!(stage.shows("バックアップに責任を持つ ─"), "what has nothing behind it: {}", stage.text());
    stage.press("F down down down enter");
    assert!(stage.shows("バックアップに責任を持つ ─"), "{}", stage.text());
    assert!(stage.find("メモ (m)").is_some(), "on the check screen");
    stage.press("F G enter");
    assert!(stage.shows("認証・マーク 1件"), "a finding of the certificate: {}", stage.text());
    stage.press("esc");
    assert!(stage.shows("次にすること"), "back to the findings");
    stage.press("esc");
    assert!(stage.find("メモ (m)").is_some(), "and back to the item");
}

#[test]
fn categories_are_marked_with_the_space_bar() {
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![claimed("soc2")], None));
    stage.press("C enter space right space ctrl-s");
    assert_eq!(recorded(&stage)[0].levels, ["security", "availability"]);
    assert!(stage.shows("分野: ") || stage.shows("SOC2: Type 1かType 2かが未記入"), "{}", stage.text());
}

#[test]
fn one_key_makes_evidence_of_a_register_check() {
    let mut one = claimed("isms-cloud");
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![one.clone()], Some("ISMSクラウドセキュリティ認証")));
    stage.press("C r");
    assert!(stage.shows("公開の登録一覧に載っていたという記録を、先に"), "{}", stage.text());
    one.lookup = Some(Lookup {
        register: "ISMS-ACの認証取得組織検索".to_owned(),
        day: "2026-11-20".parse().unwrap(),
        found: true,
    });
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![one], Some("ISMSクラウドセキュリティ認証")));
    stage.press("C r");
    assert!(stage.shows("どの項目の根拠にしますか"), "{}", stage.text());
    assert!(!stage.shows("管理担当者を決める"), "no item of the own company");
    stage.press("enter");
    let evidence = stage.saved().unwrap().services[0].answer("ipa15-10").unwrap().evidence.clone();
    assert_eq!(evidence.len(), 2, "the item that names it stands first: {}", stage.text());
    assert_eq!(evidence[1].text, "ISMS-ACの認証取得組織検索 にISMSクラウドセキュリティ認証の登録があった");
    assert_eq!(evidence[1].seen, "2026-11-20".parse().ok());
    let item = stage.saved().unwrap().questions.item("ipa15-10").unwrap().clone();
    let answer = |stage: &Stage| stage.saved().unwrap().services[0].answer("ipa15-10").unwrap().clone();
    assert!(answer(&stage).is_backed(item.side), "somebody has looked");
    assert!(stage.shows("項目10の根拠に加えました"), "{}", stage.text());
    stage.press("r enter");
    assert!(stage.shows("もう入っています"), "{}", stage.text());
    stage.press("u");
    assert!(!answer(&stage).is_backed(item.side));
}

#[test]
fn the_form_of_a_report_asks_for_system_period_and_type() {
    let mut stage = Stage::opened(Lang::Ja, (120, 60), with(vec![claimed("soc2")], None));
    stage.press("C enter");
    for label in ["報告書のType", "報告書の対象システム", "報告書の対象期間の終わり", "その資料の日付"]
    {
        assert!(stage.shows(label), "{label}: {}", stage.text());
    }
    for label in ["有効期限", "登録一覧", "登録番号", "定期審査", "何に与えられたか"] {
        assert!(!stage.shows(&format!("│  {label}")), "{label}: {}", stage.text());
    }
    // Levels, type, report, system, is it about this service, first and last day.
    stage.press("tab right right tab right tab").types("メールの配信基盤");
    stage.press("tab right tab").types("2025-10-01").press("tab").types("2026-09-30").press("ctrl-s");
    let one = &recorded(&stage)[0];
    assert_eq!(one.report_type, Some(kumomi::model::ReportType::Type2));
    assert_eq!((one.report_seen, one.names_service), (Some(true), Some(true)));
    assert_eq!(one.scope, "メールの配信基盤");
    assert_eq!((one.period_from, one.period_to), ("2025-10-01".parse().ok(), "2026-09-30".parse().ok()));
    let found = findings(stage.saved().unwrap(), Some(&library().catalogue), today());
    assert_eq!(found, [], "nothing is missing any more");
    let mut mark = Stage::opened(Lang::Ja, (120, 60), with(vec![claimed("p-mark")], None));
    mark.press("C enter");
    assert!(!mark.shows("適用範囲にこのサービスの名前があるか") && mark.shows("有効期限"), "{}", mark.text());
}

#[test]
fn words_for_many_schemes_are_not_offered_as_certificates() {
    let mut stage = opened(WIDE);
    stage.press("C a").types("情報公開制度");
    assert!(!stage.shows("情報公開制度（総称）"), "{}", stage.text());
}

#[test]
fn an_item_of_which_a_mark_says_nothing_says_so() {
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![claimed("isms")], None));
    stage.press("enter").press(&"down ".repeat(14));
    assert!(stage.shows("この候補サービスの認証・マーク（ISMS）は、この項目について何"), "{}", stage.text());
}

#[test]
fn what_kumomi_thinks_is_marked_as_its_own() {
    // The reality of the gap at item 12 is inferred.
    let mut stage = Stage::opened(Lang::Ja, (120, 60), with(vec![claimed("isms")], None));
    stage.press("enter").press(&"down ".repeat(11));
    assert!(stage.shows("2012年ごろをもとにした"), "{}", stage.text());
    let mut stage = Stage::empty(Lang::Ja, (200, 300));
    stage.tell(kumomi::tui::message::Message::Listed(Vec::new()));
    stage.press("S /").types("cs-mark-gold").press("enter");
    let text: String = stage.text().split(['│', '\n']).map(str::trim).collect();
    let library = library();
    let gold = library.catalogue.scheme("cs-mark-gold").unwrap();
    let ours = gold.gaps.iter().filter(|gap| gap.basis == kumomi::model::Basis::Inferred).count()
        + gold.helps.iter().filter(|help| help.basis == kumomi::model::Basis::Inferred).count();
    assert!(ours > 0 && text.matches("をもとにしたkumomiの考え").count() >= ours, "{ours}: {text}");
}

#[test]
fn removing_a_certificate_takes_what_was_accepted_about_it_along_and_back() {
    let mut stage = Stage::opened(Lang::Ja, WIDE, with(vec![claimed("isms")], None));
    stage.press("F a").types("よい").press("ctrl-s esc C x");
    let saved = &stage.saved().unwrap().services[0];
    assert!(saved.certificates.is_empty() && saved.accepted.is_empty());
    stage.press("u");
    let saved = &stage.saved().unwrap().services[0];
    assert_eq!((saved.certificates.len(), saved.accepted.len()), (1, 1));
}

#[test]
fn every_scheme_can_be_read_in_both_languages() {
    let library = library();
    for lang in Lang::ALL {
        let mut stage = Stage::empty(lang, (120, 400));
        stage.tell(kumomi::tui::message::Message::Listed(Vec::new()));
        stage.press("S");
        for scheme in &library.catalogue.schemes {
            let text: String = stage.text().split_whitespace().collect();
            let there = |wanted: &str| {
                let wanted: String = wanted.split_whitespace().collect();
                let start: String = wanted.chars().take(12).collect();
                text.contains(&start)
            };
            assert!(there(scheme.summary.of(lang)), "{} {}", scheme.id, stage.text());
            assert!(there(scheme.name.of(lang)), "{}", scheme.id);
            for one in &scheme.not_guaranteed {
                assert!(there(one.text(lang)), "{}: {}", scheme.id, one.text(lang));
            }
            stage.press("down");
        }
    }
}

#[test]
fn the_catalogue_is_narrowed_down_and_searched() {
    let mut stage = Stage::empty(Lang::Ja, WIDE);
    stage.tell(kumomi::tui::message::Message::Listed(Vec::new()));
    stage.press("S r");
    assert!(stage.shows("制度 27/69件 日本"), "{}", stage.text());
    stage.press("t");
    assert!(stage.shows("日本・認証・マーク"), "{}", stage.text());
    stage.press("0 /").types("star").press("enter");
    assert!(stage.shows("CSA STAR"), "{}", stage.text());
    stage.press("esc");
    assert!(stage.shows("雲見"), "back to the start");
}

#[test]
fn a_contradiction_shows_both_sides() {
    let mut stage = Stage::empty(Lang::Ja, (120, 200));
    stage.press("S /").types("cs-mark-silver").press("enter");
    let text = stage.text();
    assert!(text.contains("自主監査"), "{text}");
    assert!(text.contains("資料は食い違っています"), "{text}");
    stage.press("/").types("cs-mark-gold").press("enter");
    let text = stage.text();
    assert!(text.contains("3年6か月") && text.contains("資料は食い違っています"), "{text}");
    assert!(text.contains("事業者が取るまで"), "the steps of a provider: {text}");
}

#[test]
fn the_map_shows_what_the_paper_placed_and_where_the_user_puts_schemes() {
    let mut stage = opened(SMALL);
    stage.press("S m");
    assert!(stage.shows("2012年"), "{}", stage.text());
    for name in ["ベースライン未達", "認識・期待過剰", "認識・期待不足", "実用域", "- ISMS", "- Pマーク"]
    {
        assert!(stage.shows(name), "{name}: {}", stage.text());
    }
    assert!(!stage.shows("ISMAP") && !stage.shows("SOC"), "the paper placed no others");
    stage.press("right");
    assert!(stage.shows("動かせるのは自分の見立てだけ"), "{}", stage.text());
    stage.press("a").types("ismap").press("enter right right + +");
    let one = &stage.saved().unwrap().placements[0];
    assert_eq!((one.scheme.as_str(), one.expectation, one.effect), ("ismap", 7, 7));
    assert!(stage.shows("ISMAP: 期待 7、効果 7"), "{}", stage.text());
    stage.press("x");
    assert!(stage.saved().unwrap().placements.is_empty());
}

#[test]
fn from_a_lesson_one_key_goes_to_its_item() {
    let mut stage = opened(WIDE);
    stage.press("S c");
    assert!(stage.shows("2012年") && stage.shows("ISMS"), "{}", stage.text());
    stage.press(&"down ".repeat(7)).press("enter");
    assert!(stage.shows("バックアップに責任を持つ ─"), "{}", stage.text());
    let mut start = Stage::empty(Lang::En, SMALL);
    start.press("S c G enter");
    assert!(start.shows("Open a comparison"), "{}", start.text());
}

#[test]
fn nothing_is_read_until_it_is_needed() {
    use kumomi::tui::effect::Effect;
    let mut stage = opened(SMALL);
    stage.press("enter 1 2 3 c D");
    assert!(!stage.effects.contains(&Effect::ReadLibrary));
    stage.press("C");
    assert!(stage.effects.contains(&Effect::ReadLibrary));
    let with = Stage::opened(Lang::Ja, SMALL, with(vec![claimed("isms")], None));
    assert!(with.effects.contains(&Effect::ReadLibrary), "the file rests on certificates");
}

#[test]
fn what_has_nothing_behind_it_is_told_without_any_catalogue() {
    let mut stage = opened(WIDE);
    stage.has_library = false;
    stage.press("enter 1 F");
    assert!(stage.shows("「はい」「一部」に根拠がない: 項目1"), "{}", stage.text());
    stage.press("esc esc");
    assert!(stage.shows("指摘: 参考1"), "on the card: {}", stage.text());
}

#[test]
fn keys_before_the_catalogue_is_there_do_no_harm() {
    let mut stage = opened(SMALL);
    stage.has_library = false;
    stage.press("C a s F a x enter S r t w 0 a m c j k enter esc esc esc");
    assert!(stage.saved().is_none());
    assert!(stage.shows("候補サービス"), "{}", stage.text());
}

#[test]
fn the_rules_of_the_screen_are_those_of_the_model() {
    let comparison = with(vec![claimed("isms")], Some("ISMS"));
    let found = findings(&comparison, Some(&library().catalogue), today());
    let rules: Vec<FindingRule> = found.iter().map(kumomi::model::Finding::rule).collect();
    let mut stage = Stage::opened(Lang::Ja, WIDE, comparison);
    stage.press("F");
    for rule in rules {
        assert!(stage.shows(rule.word(Lang::Ja)) || stage.text().contains("項目10"), "{rule:?}");
        stage.press("down");
    }
}
