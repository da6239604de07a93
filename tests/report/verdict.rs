//! Every format tells the same verdict: what has something behind it, what is only answered, what is left to do. And no
//! format tells more than that.

use std::sync::Arc;

use kumomi::{
    model::{
        Answer, Comparison, Condition, Edit, Emphasis, Evidence, EvidenceKind, Id, Lang, Mend, Record, Risk, Service,
        Session, Stress, Verdict, date_decisions, decide,
    },
    pages,
    report::{self, Format, Subject},
};
use serde_json::Value;

use crate::{
    fixture::{World, day, today},
    office::sheets,
};

/// A comparison of these services, each a name and a word as [`answers`] reads it, with these items as musts.
fn comparison(world: &World, services: &[(&str, &str)], musts: &[usize]) -> Comparison {
    let mut comparison = Comparison::new(Id("c".to_owned()), "店の予約", day("2026-04-06"), &world.list);
    let ids: Vec<String> = comparison.questions.items().map(|item| item.id.clone()).collect();
    comparison.emphasis = musts
        .iter()
        .map(|n| Stress { item: ids[n - 1].clone(), proposed: Emphasis::Must, reasons: Vec::new(), chosen: None })
        .collect();
    for (name, word) in services {
        let mut service = Service::new(Id(format!("id-{name}")), *name);
        service.answers = answers(word, &ids);
        comparison.services.push(Arc::new(service));
    }
    comparison
}

/// An answer an item: `y` はい without anything behind it, `Y` with a document, `P` 一部 with one, `u` 不明, `N` いいえ with a
/// reason, `x` 対象外 without and `X` with one, `-` 未回答.
fn answers(word: &str, ids: &[String]) -> Vec<Answer> {
    let one = |(sign, id): (char, &String)| {
        let verdict = match sign.to_ascii_lowercase() {
            'y' => Verdict::Yes,
            'p' => Verdict::Partly,
            'n' => Verdict::No,
            'u' => Verdict::Unknown,
            'x' => Verdict::NotApplicable,
            _ => return None,
        };
        let document = Evidence { kind: EvidenceKind::Document, text: "約款".to_owned(), seen: None, dated: None };
        let backed = sign.is_ascii_uppercase();
        let shown = backed && matches!(verdict, Verdict::Yes | Verdict::Partly);
        Some(Answer {
            verdict: Some(verdict),
            note: if backed && !shown { "調べた".to_owned() } else { String::new() },
            evidence: if shown { vec![document] } else { Vec::new() },
            ..Answer::empty(id)
        })
    };
    word.chars().zip(ids).filter_map(one).collect()
}

fn subject<'a>(world: &'a World, comparison: &'a Comparison) -> Subject<'a> {
    Subject::new(comparison, Some(&world.list), &world.catalogue, today())
}

/// All that can be read in a report.
fn told(world: &World, comparison: &Comparison, format: Format, lang: Lang) -> String {
    let bytes = report::bytes(&subject(world, comparison), format, lang, true).expect("it fits");
    match format {
        Format::Xlsx => {
            let cells = sheets(&bytes).into_values().flat_map(|rows| rows.into_iter().map(|row| row.join("\t")));
            cells.collect::<Vec<_>>().join("\n")
        }
        _ => String::from_utf8(bytes).expect("UTF-8"),
    }
}

fn export(world: &World, comparison: &Comparison) -> Value {
    serde_json::from_str(&told(world, comparison, Format::Json, Lang::Ja)).expect("JSON")
}

/// The formats for people that tell conclusions.
const TELLING: [Format; 3] = [Format::Markdown, Format::Html, Format::Xlsx];

#[test]
fn fifteen_answers_with_nothing_behind_them_are_pending_in_every_format() {
    let world = World::new();
    for musts in [&[][..], &[9, 10, 11]] {
        let comparison = comparison(&world, &[("雲棚", "yyyyyyyyyyyyyyy")], musts);
        for format in TELLING {
            let report = told(&world, &comparison, format, Lang::Ja);
            for words in ["保留", "0-100%", "15/15", "0/15", "根拠のある「はい」「一部」が、まだ1つもありません"]
            {
                assert!(report.contains(words), "{format:?}: {words}");
            }
            assert!(report.contains("答えただけの分 100%"), "{format:?}");
            assert!(report.contains("条件付き、100%") || report.contains("選べる、100%"), "{format:?}");
            assert!(report.contains(pages::not_counted(Lang::Ja)), "{format:?}");
        }
        let csv = told(&world, &comparison, Format::Csv, Lang::Ja);
        assert_eq!(csv.matches("(○),met-bare").count(), 15);
        let json = export(&world, &comparison);
        let service = &json["computed"]["services"][0];
        assert_eq!((&service["conclusion"], &service["as_said"]), (&"pending".into(), &"clear".into()));
        let score = &service["score"];
        let percent = |end: &str| score[end]["percent"].clone();
        assert_eq!(
            [percent("low"), percent("as_said"), percent("high"), score["backed"].clone()],
            [0, 100, 100, 0].map(Value::from)
        );
    }
}

#[test]
fn nothing_to_notice_is_said_only_where_every_answer_has_something_behind_it() {
    let world = World::new();
    for (word, none) in [
        ("YYYYYYYYYYYYYYY", true),
        ("YYYYYYYYYYYYYYy", false),
        ("YYYYYYYYYYYYYYX", true),
        ("yyyyyyyyyyyyyyy", false),
        ("---------------", false),
    ] {
        let comparison = comparison(&world, &[("雲棚", word)], &[]);
        let html = told(&world, &comparison, Format::Html, Lang::Ja);
        assert_eq!(html.contains("<td>なし</td>"), none, "{word}");
        let markdown = told(&world, &comparison, Format::Markdown, Lang::Ja);
        assert_eq!(markdown.contains("| なし |"), none, "{word}");
        let xlsx = told(&world, &comparison, Format::Xlsx, Lang::Ja);
        assert_eq!(xlsx.contains("\tなし\t"), none, "{word}");
    }
}

#[test]
fn no_first_place_is_said_while_a_rival_is_untouched() {
    let world = World::new();
    let mut three = comparison(&world, &[("甲", "YYYYYYYYYYYYYYN"), ("乙", ""), ("丙", "")], &[]);
    for format in TELLING {
        let report = told(&world, &three, format, Lang::Ja);
        assert!(!report.contains("決まりました"), "{format:?}");
        assert!(report.contains("「乙」「丙」には、まだ1つも答えていません"), "{format:?}");
    }
    let json = export(&world, &three);
    let settlement = &json["computed"]["settlement"];
    assert_eq!(settlement["state"], "open");
    assert_eq!(settlement["untouched"], serde_json::json!(["id-乙", "id-丙"]));
    // As soon as the others cannot get ahead it is said, of all.
    three.services.truncate(1);
    let alone = told(&world, &three, Format::Markdown, Lang::Ja);
    assert!(alone.contains("候補サービスは「甲」だけです"));
}

#[test]
fn more_items_than_are_named_are_counted() {
    let world = World::new();
    let comparison = comparison(&world, &[("雲棚", "yyyyyyyyyyyyyyy"), ("空", "yyyyyyyyyyyyyyY")], &[9, 10, 11]);
    for (format, named) in
        [(Format::Markdown, "- [ ] "), (Format::Html, "<li><strong>"), (Format::Xlsx, "\n確かめること\t")]
    {
        let report = told(&world, &comparison, format, Lang::Ja);
        assert!(report.contains("ほか 1 件"), "{format:?}");
        let report = report.split("ほか 1 件").next().expect("a part");
        let asks = report.matches(named).count();
        // In HTML the reasons of the two services are such a list as well.
        let others = if format == Format::Html { 2 } else { 0 };
        // In the workbook the line that counts the others has the same label.
        let more = usize::from(format == Format::Xlsx);
        assert_eq!(asks - others - more, 5, "{format:?}");
    }
    let json = export(&world, &comparison);
    assert_eq!(json["computed"]["settlement"]["ask"].as_array().map(Vec::len), Some(6));
}

#[test]
fn where_nothing_applies_there_is_no_conclusion_and_no_place() {
    let world = World::new();
    let comparison = comparison(&world, &[("雲棚", "XXXXXXXXXXXXXXX"), ("空", "YYYYYYYYYYYYYYX")], &[]);
    for format in TELLING {
        let report = told(&world, &comparison, format, Lang::Ja);
        for words in ["結論なし", "当てはまる項目がありません", "対象外 15", "対象外 1"] {
            assert!(report.contains(words), "{format:?}: {words}");
        }
    }
    let json = export(&world, &comparison);
    let last = &json["computed"]["ranking"][1];
    assert_eq!((&last["place"], &last["conclusion"]), (&Value::Null, &Value::Null));
}

#[test]
fn what_there_is_to_do_is_told_in_three_groups_and_by_name_in_the_decision() {
    let world = World::new();
    // 10: a 一部 that is shared, 12: an いいえ of the provider, 9: a homework that is a must, 14: nothing behind it.
    let mut comparison = comparison(&world, &[("空", "yyyyyyyyyyyyyyy"), ("雲棚", "YYYYYYYYNPYNYyY")], &[9]);
    let service = Arc::make_mut(&mut comparison.services[1]);
    service.answers[8].mend = Some(Mend::Own);
    let groups = "確かめる 1（14）・直す 2（9、10）・受け入れる 1（12）";
    for format in TELLING {
        let report = told(&world, &comparison, format, Lang::Ja);
        assert!(report.contains(groups), "{format:?}");
    }
    let mut decision = decide(&comparison, Id("id-雲棚".to_owned()), day("2026-11-15"));
    decision.by = "店長".to_owned();
    decision.risks = vec![Risk { item: "ipa15-12".to_owned(), text: "電話で足りる".to_owned() }];
    decision.conditions = vec![Condition {
        item: "ipa15-09".to_owned(),
        text: "一人ずつに分ける".to_owned(),
        owner: "佐藤".to_owned(),
        due: Some(day("2027-01-31")),
        done: false,
    }];
    let record = Record { decision: Some(Arc::new(decision)), ..Record::default() };
    let mut session = Session::new(comparison);
    session.apply(Edit::Record(Box::new(record))).expect("a record");
    let decided = session.comparison();
    for format in TELLING {
        let report = told(&world, decided, format, Lang::Ja);
        for words in [
            "店長",
            "電話で足りる",
            "一人ずつに分ける",
            "佐藤",
            "2027-01-31",
            "まだ何も書かれていないもの",
            "10 バックアップに責任を持つ: 直す",
            "14 適用法令や契約条件を確認する: 確かめる",
            "決定のとき: 条件付き",
        ] {
            assert!(report.contains(words), "{format:?}: {words}");
        }
        assert!(!report.contains("12 利用者サポートの体制を確認する: 受け入れる"), "{format:?}");
        // The chosen one stands first among the details, whatever place it has.
        let at = |words: &str| report.find(words).unwrap_or_else(|| panic!("{format:?}: {words}"));
        if format == Format::Markdown {
            assert!(at("### 雲棚") < at("### 空"));
        }
    }
    let mut old = decided.clone();
    date_decisions(&mut old);
    for format in TELLING {
        let report = told(&world, &old, format, Lang::Ja);
        assert!(report.contains("決めた日の決まりでは: "), "{format:?}");
    }
}

#[test]
fn details_follow_the_order_of_the_services() {
    let world = World::new();
    let comparison =
        comparison(&world, &[("丙", "NNNNNNNNNNNNNNN"), ("乙", "yyyyyyyyyyyyyyy"), ("甲", "YYYYYYYYYYYYYYY")], &[]);
    let csv = told(&world, &comparison, Format::Csv, Lang::Ja);
    let names: Vec<&str> = csv.lines().skip(1).step_by(15).filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(names, ["甲", "乙", "丙"]);
    let markdown = told(&world, &comparison, Format::Markdown, Lang::Ja);
    let heads: Vec<&str> = markdown.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let heads: Vec<&str> = heads.into_iter().filter(|head| head.chars().count() == 1).collect();
    assert_eq!(heads, ["甲", "乙", "丙"]);
}

#[test]
fn the_parts_of_a_bar_are_told_apart_without_colours() {
    let world = World::new();
    let comparison = comparison(&world, &[("雲棚", "YYYYYyyyyyuuuu-")], &[]);
    for (lang, words) in [
        (Lang::Ja, "根拠のある分 33%、答えただけの分 34%、これから決まる分 33%"),
        (Lang::En, "backed by evidence 33%, answered only 34%, still open 33%"),
    ] {
        for format in TELLING {
            let report = told(&world, &comparison, format, lang);
            assert!(report.contains(words), "{format:?}");
        }
        let html = told(&world, &comparison, Format::Html, lang);
        let bar = html.split("<svg class=\"bar\"").nth(1).and_then(|rest| rest.split("</svg>").next());
        let bar = bar.expect("a bar");
        for part in ["class=\"low\"", "class=\"said\"", "class=\"stripes\" d=\"M", "class=\"more\""] {
            assert!(bar.contains(part), "{part}");
        }
        assert!(bar.contains(&format!("<title>{}", lang.pick("得点 33-100%: ", "score 33-100%: "))));
        let radar = html.split("<svg class=\"radar\"").nth(1).expect("a radar");
        assert!(radar.contains("class=\"said\""));
    }
}

#[test]
fn signs_and_words_are_explained_where_they_are_used() {
    let world = World::new();
    let comparison = comparison(&world, &[("雲棚", "YyNuXxP--------")], &[9]);
    for format in TELLING {
        let report = told(&world, &comparison, format, Lang::Ja);
        for words in [
            "はい（根拠がない、要見直し、または条件が未確認）",
            "いいえ、または条件を満たさない",
            "対象外（理由がない）",
            "必須の項目が満たされず、このサービスでは直せない",
            "自社と事業者の両方がすること",
            "なくてはならない（3 点）",
        ] {
            assert!(report.contains(words), "{format:?}: {words}");
        }
    }
}

#[test]
fn settled_words_are_kept() {
    let world = World::new();
    let services = [("kumo", "YyNuXxP--------"), ("sora", "YYYYYYYYYYYYYYY")];
    let comparison = comparison(&world, &services, &[9]);
    // Without the list, whose texts about itself are its own.
    let subject = Subject::new(&comparison, None, &world.catalogue, today());
    for (lang, words) in [
        (Lang::Ja, &["確かな分", "分母", "順番は決まりました", "名簿", "確認日", "選んだ候補<"][..]),
        (Lang::En, &["mphas", "endor", "No.", "begun", "Side:", "order is settled", "Needs"]),
    ] {
        for format in [Format::Markdown, Format::Html] {
            let report = report::bytes(&subject, format, lang, true).expect("it fits");
            let report = String::from_utf8(report).expect("UTF-8");
            let text = report.split("</style>").last().unwrap_or_default();
            for word in words {
                assert!(!text.contains(word), "{format:?}: {word}");
            }
        }
    }
}
