//! Questionnaires: what is asked, what never gets in, and every format.

use std::sync::Arc;

use super::{Order, Questionnaire, WhichItems, html, mail, markdown, questionnaire, xlsx};
use crate::{
    exchange::table,
    model::{
        Accepted, Answer, Asker, Certificate, Comparison, Day, Decision, Emphasis, Evidence, EvidenceKind, Id, Impacts,
        Key, Lang, OwnQuestion, Profile, RULE, Record, Service, Stops, Stress, Text, Verdict, Weights, arbitrary::list,
        is_hidden,
    },
};

pub fn day() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

pub fn order(items: WhichItems) -> Order {
    Order { items, deadline: Day::new(2026, 12, 10), today: day(), lang: Lang::Ja }
}

/// A comparison with two services; the first answers a-1 はい, a-2 一部, a-3 不明, b-1 いいえ, b-2 はい under a condition.
pub fn comparison() -> Comparison {
    let mut comparison = Comparison::new(
        Id("01a2010f-d5f6-708d-a0de-70a5e3dd35e5".to_owned()),
        "店のメール",
        Day::new(2026, 4, 1).unwrap(),
        &list(),
    );
    let service = |id: &str, name: &str| Service::new(Id(format!("01a2010f-d5f7-7a31-93d5-{id}")), name);
    let mut first = service("0d1c1f0a8a11", "ミナトメール");
    first.provider = "ミナト株式会社".to_owned();
    first.plan = "Business".to_owned();
    first.answers = [
        ("a-1", Verdict::Yes, ""),
        ("a-2", Verdict::Partly, ""),
        ("a-3", Verdict::Unknown, ""),
        ("b-1", Verdict::No, ""),
        ("b-2", Verdict::Yes, "有料プラン"),
    ]
    .map(|(item, verdict, condition)| Answer {
        verdict: Some(verdict),
        condition: condition.to_owned(),
        day: Day::new(2026, 11, 1),
        ..Answer::empty(item)
    })
    .to_vec();
    comparison.services = vec![Arc::new(first), Arc::new(service("0d2f60c2b9d4", "空色メール"))];
    comparison.asker = Asker { company: "小さな店".to_owned(), contact: "田中 03-0000-0000".to_owned() };
    comparison
}

pub fn asked(comparison: &Comparison, items: WhichItems) -> Questionnaire {
    questionnaire(comparison, &comparison.services[0], Some(&list()), &order(items))
}

fn items(made: &Questionnaire) -> Vec<&str> {
    made.rows.iter().map(|row| row.item.as_str()).collect()
}

#[test]
fn what_is_not_settled_is_asked_and_own_questions_with_it() {
    let mut comparison = comparison();
    assert_eq!(items(&asked(&comparison, WhichItems::Open)), ["a-2", "a-3", "b-2", "b-3", "b-4"]);
    assert_eq!(items(&asked(&comparison, WhichItems::Provider)).len(), 7);
    let chosen = WhichItems::Chosen(vec!["b-1".to_owned(), "a-1".to_owned()]);
    assert_eq!(items(&asked(&comparison, chosen)), ["a-1", "b-1"]);

    let questions = Arc::make_mut(&mut comparison.questions);
    for question in questions.sections.iter_mut().flat_map(|section| &mut section.items) {
        question.side = crate::model::Side::Own;
    }
    assert_eq!(items(&asked(&comparison, WhichItems::Open)), [""; 0]);
    assert_eq!(items(&asked(&comparison, WhichItems::Provider)), [""; 0]);
    let own = |item: &str, text: &str| OwnQuestion { item: item.to_owned(), text: text.to_owned() };
    Arc::make_mut(&mut comparison.services[0]).own_questions = vec![own("a-3", "控えは何日分？"), own("a-1", "誰が？")];
    let made = asked(&comparison, WhichItems::Open);
    assert_eq!(items(&made), ["a-3"], "a-1 is answered");
    assert_eq!(
        (&made.rows[0].questions[..], &made.rows[0].own[..]),
        (&["聞く".to_owned()][..], &["控えは何日分？".to_owned()][..])
    );
    assert_eq!(items(&asked(&comparison, WhichItems::Provider)), ["a-1", "a-3"]);
}

#[test]
fn without_the_list_the_question_of_the_item_is_asked() {
    let comparison = comparison();
    let made = questionnaire(&comparison, &comparison.services[0], None, &order(WhichItems::Open));
    assert_eq!(made.rows[0].questions, ["できますか"]);
    assert_eq!(made.rows[0].key, "km1-70a5e3dd35e5-0d1c1f0a8a11-a-2");
}

#[test]
fn the_letter_is_polite_and_says_who_what_and_until_when() {
    let comparison = comparison();
    insta::assert_snapshot!(asked(&comparison, WhichItems::Open).letter.join("\n\n"), @"
    ミナト株式会社
    ご担当者様

    突然のご連絡で失礼いたします。小さな店と申します。

    このたび当社では、貴社の「ミナトメール（Business）」の利用を検討しております。安心して利用できるかを確認するため、次の5項目についてお尋ねいたします。

    ご記入方法: 「対応」には、その項目への対応状況を はい・一部・いいえ・不明・対象外 からお選びください。「回答」には、お尋ねしたことへのお答えをお書きください。プランによって異なる場合は「対象プラン」にプラン名を、確認できるWebページや資料があれば「根拠」にURLや資料名をお書きください。お分かりになる範囲でのご回答でも差し支えございません。

    お忙しいところ恐れ入りますが、2026年12月10日までにご返信くださいますようお願い申し上げます。

    小さな店
    田中 03-0000-0000
    ");
    let bare = Comparison { asker: Asker::default(), ..comparison };
    let order = Order { deadline: None, lang: Lang::En, ..order(WhichItems::Open) };
    let letter = questionnaire(&bare, &bare.services[1], None, &order).letter.join("\n");
    assert!(letter.starts_with("To the 空色メール team\nDear Sir or Madam,\n"), "{letter}");
    assert!(letter.ends_with("We would be grateful for your reply."), "{letter}");
}

/// All that is internal, in every field that there is, each with a mark.
fn full_of_secrets() -> Comparison {
    let mut comparison = comparison();
    let mark = |what: &str| format!("SECRET {what}");
    let evidence =
        |what: &str| Evidence { kind: EvidenceKind::Document, text: mark(what), seen: Some(day()), dated: None };
    comparison.memo = mark("memo");
    comparison.profile = Some(Profile {
        purpose: mark("purpose"),
        kinds: vec![mark("kind")],
        impacts: Impacts::default(),
        stops: Stops { hour: mark("hour"), day: mark("day"), week: mark("week") },
    });
    comparison.weights = Weights { must: 977, important: 967, normal: 953 };
    comparison.emphasis = vec![Stress {
        item: "a-2".to_owned(),
        proposed: Emphasis::Must,
        reasons: vec![Text::new(mark("reason"), mark("reason"))],
        chosen: None,
    }];
    for (n, service) in comparison.services.iter_mut().enumerate() {
        let service = Arc::make_mut(service);
        service.memo = mark("service memo");
        service.url = mark("url");
        for answer in &mut service.answers {
            answer.note = mark("note");
            answer.by = mark("by");
            answer.condition = mark("condition");
            answer.evidence = vec![evidence("evidence")];
        }
        service.certificates = vec![Certificate {
            scope: mark("scope"),
            memo: mark("certificate"),
            ..Certificate::claimed(Id("c0".to_owned()), "SECRET-scheme")
        }];
        service.accepted = vec![Accepted {
            finding: Key {
                rule: "SECRET".to_owned(),
                certificate: None,
                scheme: "SECRET".to_owned(),
                item: None,
                state: String::new(),
            },
            note: mark("accepted"),
            by: mark("accepted"),
            day: day(),
        }];
        if n > 0 {
            service.name = mark("other candidate");
            service.own_questions = vec![OwnQuestion { item: "a-2".to_owned(), text: mark("question to another") }];
        }
    }
    comparison.record = Record {
        decision: Some(Arc::new(Decision {
            service: comparison.services[1].id.clone(),
            by: mark("by"),
            day: day(),
            why: mark("why"),
            risks: Vec::new(),
            conditions: Vec::new(),
            review: day(),
            emphasis: Vec::new(),
            weights: Weights::default(),
            services: comparison.services.clone(),
            outcomes: Vec::new(),
            rule: RULE,
        })),
        past: Vec::new(),
        review_began: None,
    };
    comparison
}

/// All texts of all formats. Of a workbook every part is unpacked.
fn everything(made: &Questionnaire) -> String {
    let mut all = format!("{made:?}\n{}\n{}\n{}\n", markdown(made), mail(made), html(made));
    let book = xlsx(made).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    for n in 0..package.len() {
        let mut part = package.by_index(n).unwrap();
        std::io::Read::read_to_string(&mut part, &mut all).unwrap();
    }
    all
}

#[test]
fn nothing_internal_gets_out() {
    let comparison = full_of_secrets();
    for lang in Lang::ALL {
        let order = Order { lang, ..order(WhichItems::Provider) };
        let all = everything(&questionnaire(&comparison, &comparison.services[0], Some(&list()), &order));
        assert!(all.contains("ミナトメール"));
        for secret in ["SECRET", "977", "967", "953", "空色"] {
            let at = all.find(secret);
            assert_eq!(at, None, "{:?}", at.map(|at| &all[at.saturating_sub(60)..]));
        }
    }
}

#[test]
fn the_table_is_in_every_format_with_its_keys() {
    let comparison = comparison();
    let made = asked(&comparison, WhichItems::Open);
    for text in [markdown(&made), html(&made)] {
        assert!(made.rows.iter().all(|row| text.contains(&row.key)), "{text}");
    }
    assert!(mail(&made).contains("対応（はい・一部・いいえ・不明・対象外）:\n回答:\n"));
    assert!(!mail(&made).contains("ご記入方法"), "a mail has no columns");
    let tables = table::read(&xlsx(&made).unwrap()).unwrap();
    assert_eq!(tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["質問", "送付状"]);
    let rows: Vec<(u32, &str, &str)> = tables[0]
        .rows
        .iter()
        .map(|row| (row.number, row.cell(0), row.cell(7)))
        .filter(|(_, _, key)| !key.is_empty())
        .collect();
    assert_eq!(rows[0], (10, "番号", "整理番号（消さないでください）"));
    assert_eq!(rows[1], (11, "2", "km1-70a5e3dd35e5-0d1c1f0a8a11-a-2"));
    assert_eq!(rows.len(), 6);
    assert_eq!(xlsx(&made), xlsx(&made), "no clock, no chance");
}

#[test]
fn hostile_texts_are_harmless_in_every_format() {
    let hostile = "=HYPERLINK(\"http://x\")<script>alert(1)</script>|\u{1b}[2J\u{202e}\r\n\t| a | b |\n# [x](y)";
    let mut comparison = comparison();
    comparison.title = hostile.to_owned();
    comparison.asker = Asker { company: hostile.to_owned(), contact: format!("=1+1{hostile}") };
    let service = Arc::make_mut(&mut comparison.services[0]);
    (service.name, service.provider, service.plan) = (hostile.to_owned(), hostile.to_owned(), hostile.to_owned());
    service.own_questions = vec![OwnQuestion { item: "a-2".to_owned(), text: hostile.to_owned() }];
    let questions = Arc::make_mut(&mut comparison.questions);
    questions.sections[0].items[1].title = Text::new(hostile.repeat(3_000), "");
    let made = asked(&comparison, WhichItems::Open);
    for text in [markdown(&made), mail(&made), html(&made)] {
        assert!(!text.chars().any(|c| c != '\n' && is_hidden(c)));
    }
    let page = html(&made);
    assert!(!page.contains("<script") && !page.contains("http://x\""), "{page}");
    let table = table::read(markdown(&made).as_bytes()).unwrap();
    let row = table[0].rows.iter().find(|row| row.cells.len() >= 8 && row.cell(0) == "2").expect("its row");
    assert!(row.cell(2).contains("・=HYPERLINK(\"http://x\")<script>"), "{}", row.cell(2));
    assert_eq!(row.cell(7), made.rows[0].key, "no cell breaks out of its place");
    let tables = table::read(&xlsx(&made).unwrap()).unwrap();
    assert!(tables[0].rows.iter().any(|row| row.cell(2).starts_with("=HYPERLINK")), "a text, not a formula");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(xlsx(&made).unwrap())).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut package.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
}

#[test]
fn nothing_to_ask_is_no_panic_in_any_format() {
    let comparison = comparison();
    let made = asked(&comparison, WhichItems::Chosen(Vec::new()));
    assert!(made.rows.is_empty());
    assert!(!everything(&made).is_empty());
}

#[test]
fn what_other_people_answered_before_is_never_asked() {
    let mut comparison = comparison();
    let service = Arc::make_mut(&mut comparison.services[0]);
    for answer in &mut service.answers {
        answer.note = "極秘のメモ".to_owned();
        answer.by = "極秘の人".to_owned();
        *answer = answer.give(Some(Verdict::Unknown), "書記", Day::new(2026, 12, 1).unwrap());
    }
    assert!(service.answers.iter().any(|answer| !answer.earlier.is_empty()));
    let said = everything(&asked(&comparison, WhichItems::Provider));
    assert!(!said.contains("極秘"), "{said}");
}
