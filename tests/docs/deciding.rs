//! The page about deciding, held against the code: every line of its tables, its example, its sentence about what is not in
//! a score. Must not judge how it is worded.

use std::sync::Arc;

use kumomi::{
    model::{
        Answer, Ask, Comparison, Conclusion, Day, Edit, Emphasis, Evidence, EvidenceKind, Id, Lang, Mend, Next, Ranked,
        Service, Settlement, Side, Swing, Verdict, rank, settle, swings,
    },
    pages, store,
};

use super::text;

/// A kind of answer: verdict, whether something is behind it, and its plan condition, if any.
type Kind = (Option<Verdict>, bool, Option<Option<bool>>);

/// The first cells of the table, and what answers they speak of.
const KINDS: [(&str, &str, &[Kind]); 11] = {
    use Verdict::{No, NotApplicable, Partly, Unknown, Yes};
    [
        ("「はい」、根拠あり", "Yes, with evidence", &[(Some(Yes), true, None), (Some(Yes), true, Some(Some(true)))]),
        (
            "「一部」、根拠あり",
            "Partly, with evidence",
            &[(Some(Partly), true, None), (Some(Partly), true, Some(Some(true)))],
        ),
        (
            "「はい」、根拠なし",
            "Yes, without evidence",
            &[(Some(Yes), false, None), (Some(Yes), false, Some(Some(true)))],
        ),
        (
            "「一部」、根拠なし",
            "Partly, without evidence",
            &[(Some(Partly), false, None), (Some(Partly), false, Some(Some(true)))],
        ),
        (
            "「はい」、条件が未確認",
            "Yes, plan condition not checked",
            &[(Some(Yes), true, Some(None)), (Some(Yes), false, Some(None))],
        ),
        (
            "「一部」、条件が未確認",
            "Partly, plan condition not checked",
            &[(Some(Partly), true, Some(None)), (Some(Partly), false, Some(None))],
        ),
        ("「不明」", "Unknown", &[(Some(Unknown), false, None), (Some(Unknown), true, None)]),
        ("未回答", "Open", &[(None, false, None), (None, true, None)]),
        (
            "「いいえ」、または条件を満たさない",
            "No, or plan condition not met",
            &[
                (Some(No), true, None),
                (Some(No), false, None),
                (Some(Yes), true, Some(Some(false))),
                (Some(Partly), false, Some(Some(false))),
            ],
        ),
        ("「対象外」、理由あり", "N/A, with a reason", &[(Some(NotApplicable), true, None)]),
        ("「対象外」、理由なし", "N/A, without a reason", &[(Some(NotApplicable), false, None)]),
    ]
};

/// An item of each side; all others are shown.
const ITEMS: [(Side, &str); 3] = [(Side::Own, "ipa15-03"), (Side::Provider, "ipa15-06"), (Side::Both, "ipa15-09")];

fn answer(item: &str, (verdict, backed, condition): Kind, mend: Option<Mend>) -> Answer {
    let mut answer = Answer { verdict, mend, ..Answer::empty(item) };
    if let Some(met) = condition {
        answer.condition = "上のプラン".to_owned();
        answer.condition_met = met;
    }
    if backed {
        answer.note = "訳がある".to_owned();
        answer.evidence =
            vec![Evidence {
                kind: EvidenceKind::Document, text: "利用規約 第3条".to_owned(), seen: None, dated: None
            }];
    }
    answer
}

const SHOWN: Kind = (Some(Verdict::Yes), true, None);

/// One service with this answer to this item of this weight, and everything else shown.
fn with(answer: Answer, emphasis: Emphasis) -> Ranked {
    let list = store::builtin_checklist();
    let day = Day::new(2026, 4, 1).expect("a day");
    let mut comparison = Comparison::new(Id("c".to_owned()), "表", day, &list);
    let mut service = Service::new(Id("s".to_owned()), "雲");
    let others = comparison.questions.items().filter(|question| question.id != answer.item);
    service.answers = others.map(|question| self::answer(&question.id, SHOWN, None)).collect();
    let item = answer.item.clone();
    service.answers.push(answer);
    comparison.services.push(Arc::new(service));
    let chosen = Some(emphasis);
    Edit::Stress { item, chosen }.apply(&mut comparison).expect("a weight");
    rank(&comparison).remove(0)
}

/// The cells of the rows of a table, by its head.
fn table(page: &str, head: &str) -> Vec<Vec<String>> {
    let text = text(page);
    let lines = text.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

const PAGES: [(Lang, &str); 2] = [(Lang::Ja, "docs/deciding.ja.md"), (Lang::En, "docs/deciding.md")];

#[test]
fn every_answer_does_what_its_line_says() {
    for (lang, page) in PAGES {
        let rows = table(page, lang.pick("| 回答 |", "| answer |"));
        let told: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
        let known: Vec<_> = KINDS.iter().map(|kind| lang.pick(kind.0, kind.1)).collect();
        assert_eq!(told, known, "{page}");
        for (row, (.., kinds)) in rows.iter().zip(KINDS) {
            for (kind, (side, item)) in kinds.iter().flat_map(|kind| ITEMS.map(|item| (kind, item))) {
                for (n, emphasis) in Emphasis::ALL.into_iter().enumerate() {
                    let ranked = with(answer(item, *kind, None), emphasis);
                    let line = ranked.score.lines.iter().find(|line| line.item == item).expect("the item");
                    let part = |points: u64| match points * 2 / u64::from(line.weight) {
                        _ if line.of() == 0 => lang.pick("数えない", "not counted"),
                        0 => "0",
                        2 => lang.pick("半分", "half"),
                        _ => lang.pick("全部", "all"),
                    };
                    let told = format!("{page}: {} {kind:?} {side:?}", row[0]);
                    assert_eq!([part(line.low), part(line.high)], [row[1].as_str(), &row[2]], "{told}");
                    let conclusion = pages::conclusion(ranked.conclusion, lang);
                    let elsewhere = lang.pick("次の表", "see below");
                    if row[3 + n] == elsewhere {
                        assert_eq!((emphasis, line.high), (Emphasis::Must, 0), "{told}");
                    } else {
                        assert_eq!(conclusion, row[3 + n], "{told} {emphasis:?}");
                    }
                }
            }
            assert!(row.len() == 7 && !row[6].is_empty(), "{page}: {row:?} gives no reason");
        }
    }
}

#[test]
fn a_no_on_a_must_does_what_its_line_says() {
    let sides = |cell: &str| match cell {
        "事業者" | "provider" => vec![Side::Provider],
        "自社・双方" | "your company, shared" => vec![Side::Own, Side::Both],
        _ => panic!("{cell}"),
    };
    for (lang, page) in PAGES {
        let rows = table(page, lang.pick("| 担当 |", "| responsibility |"));
        let mut seen = 0;
        for row in &rows {
            let mends = match row[1].as_str() {
                "選ばない" | "not asked" => vec![None, Some(Mend::Own), Some(Mend::Service)],
                "まだ選んでいない" | "nothing yet" => vec![None],
                word => vec![Mend::ALL.into_iter().find(|mend| mend.word(lang) == word)],
            };
            let reasons = match row[2].as_str() {
                "あり" | "given" => vec![true],
                "なし" | "not given" => vec![false],
                "あり・なし" | "given or not" => vec![true, false],
                other => panic!("{other}"),
            };
            for (side, item) in ITEMS.into_iter().filter(|(side, _)| sides(&row[0]).contains(side)) {
                for (mend, reason) in mends.iter().flat_map(|mend| reasons.iter().map(move |reason| (*mend, *reason))) {
                    let no = (Some(Verdict::No), reason, None);
                    // The condition that is not met is the reason.
                    let unmet = (Some(Verdict::Yes), false, Some(Some(false)));
                    for kind in [Some(no), reason.then_some(unmet)].into_iter().flatten() {
                        let ranked = with(answer(item, kind, mend), Emphasis::Must);
                        let told = format!("{page}: {row:?} {side:?} {kind:?} {mend:?}");
                        assert_eq!(pages::conclusion(ranked.conclusion, lang), row[3], "{told}");
                    }
                    seen += 1;
                }
            }
            assert!(row.len() == 5 && !row[4].is_empty(), "{page}: {row:?} gives no reason");
        }
        // Three choices with and without a reason, on three sides.
        assert_eq!(seen, 18, "{page}: every case once");
    }
}

/// The example of the page: five items, all of them the provider's.
fn example() -> Comparison {
    let list = store::read_checklist(&super::root().join(super::OWN_LIST)).expect("a list");
    let day = Day::new(2026, 4, 1).expect("a day");
    let mut comparison = Comparison::new(Id("c".to_owned()), "例", day, &list);
    let questions = Arc::make_mut(&mut comparison.questions);
    let items = questions.sections.iter_mut().flat_map(|section| &mut section.items);
    items.for_each(|item| item.side = Side::Provider);
    let items: Vec<String> = comparison.questions.items().map(|item| item.id.clone()).collect();
    use Verdict::{No, Partly, Yes};
    let bare = (Some(Yes), false, None);
    let (no, partly, open) = ((Some(No), false, None), (Some(Partly), true, None), (None, false, None));
    for (name, kinds) in [
        ("A", [SHOWN, partly, SHOWN, bare, SHOWN]),
        ("B", [SHOWN, bare, SHOWN, open, no]),
        ("C", [no, SHOWN, SHOWN, SHOWN, SHOWN]),
    ] {
        let mut service = Service::new(Id(name.to_owned()), name);
        let answers = items.iter().zip(kinds).filter(|(_, kind)| kind.0.is_some());
        service.answers = answers.map(|(item, kind)| answer(item, kind, None)).collect();
        comparison.services.push(Arc::new(service));
    }
    for (item, chosen) in [(0, Emphasis::Must), (1, Emphasis::Important)] {
        let item = items[item].clone();
        let chosen = Some(chosen);
        Edit::Stress { item, chosen }.apply(&mut comparison).expect("a weight");
    }
    comparison
}

fn give(comparison: &mut Comparison, service: &str, number: u32, kind: Kind) {
    let item = comparison.questions.items().find(|item| item.number == number);
    let answer = answer(&item.expect("an item").id, kind, None);
    let service = Id(service.to_owned());
    Edit::Answer { service, answer }.apply(comparison).expect("an answer");
}

#[test]
fn the_example_is_right() {
    let comparison = example();
    let ranked = rank(&comparison);
    for (lang, page) in PAGES {
        let rows = table(page, lang.pick("| 項目 | 点数 |", "| item | points |"));
        let row = |head: &str| rows.iter().find(|row| row[0] == head).expect("a row").clone();
        for (n, one) in ranked.iter().enumerate() {
            let ends = one.score.ends().expect("a score");
            let heads = lang.pick(["下限", "答えどおり", "上限"], ["low end", "as answered", "high end"]);
            for (share, head) in ends.into_iter().zip(heads) {
                let words = format!("{} / {} = {}%", share.half_points / 2, share.of / 2, share.percent());
                assert_eq!(row(head)[n + 2], words, "{page}: {head}");
            }
            for line in &one.score.lines {
                let points = |half: u64| pages::points(half);
                let told = match line.low == line.high {
                    true => points(line.low),
                    false => format!("{}{}{}", points(line.low), lang.pick("から", " to "), points(line.high)),
                };
                let cells = row(&line.number.to_string());
                assert_eq!(cells[1], line.weight.to_string(), "{page}");
                let (_, after) = cells[n + 2].rsplit_once(": ").expect("points");
                assert_eq!(after, told, "{page}: item {}", line.number);
            }
            let causes = one.score.lines.iter().filter(|line| one.causes.contains(&line.item));
            let causes: Vec<String> = causes.map(|line| line.number.to_string()).collect();
            let conclusion = pages::conclusion(one.conclusion, lang);
            let told = match lang {
                Lang::Ja => format!("{conclusion}（{}）", causes.join("、")),
                Lang::En => format!("{conclusion} ({})", causes.join(", ")),
            };
            assert_eq!(row(lang.pick("結論", "conclusion"))[n + 2], told, "{page}");
        }
    }
}

#[test]
fn what_the_example_says_about_first_place_is_so() {
    let id = |name: &str| Id(name.to_owned());
    let mut comparison = example();
    let item = |number| {
        let mut items = comparison.questions.items();
        items.find(|item| item.number == number).expect("an item").id.clone()
    };
    let [one, two, four] = [1, 2, 4].map(item);
    let ask = |item: &str| Ask { service: id("B"), item: item.to_owned() };
    let next = |comparison: &Comparison| match settle(&rank(comparison)) {
        Settlement::Open { next, .. } => next,
        other => panic!("{other:?}"),
    };
    let expected = Swing { item: one, emphasis: Emphasis::Normal, winner: id("C") };
    assert!(swings(&comparison).expect("few").contains(&expected));
    assert_eq!(next(&comparison), Next::Pending(vec![ask(&four)]));
    give(&mut comparison, "B", 4, (Some(Verdict::Yes), false, None));
    let ranked = rank(&comparison);
    assert_eq!(
        (ranked[1].conclusion, pages::range(&ranked[1].score).as_str()),
        (Some(Conclusion::Conditional), "50-88%")
    );
    let expected = Next::Items { ask: vec![ask(&two)], winner: id("A"), least: true };
    assert_eq!(next(&comparison), expected);
    let mut refused = comparison.clone();
    give(&mut refused, "B", 2, (Some(Verdict::No), false, None));
    let settled = Settlement::Settled { winner: id("A"), alone: false, level: Vec::new() };
    assert_eq!(settle(&rank(&refused)), settled);
    give(&mut comparison, "B", 2, SHOWN);
    let Settlement::Open { shown, .. } = settle(&rank(&comparison)) else { panic!("settled") };
    assert_eq!(shown, [id("A"), id("B")], "level so far");
}

#[test]
fn what_no_score_says_is_said() {
    for (lang, page) in PAGES {
        // A line break is a blank in English and nothing in Japanese.
        let flat = text(page).replace('\n', lang.pick("", " "));
        assert!(flat.contains(pages::not_counted(lang)), "{page}");
        let signs = pages::bar_legend(lang);
        let words = signs.split("  ").map(|part| part.split_once(' ').expect("a sign and words"));
        for (sign, word) in words {
            assert!(flat.contains(&format!("`{sign}`")) && flat.contains(word), "{page}: {sign} {word}");
        }
        assert!(flat.contains(lang.pick("決めた日の決まりでは", "by the rule of that day")), "{page}");
    }
}
