//! What users and files can bring: formulas, markup, control and bidi characters, texts of megabytes. None of it may act
//! in any format, and none of it may get lost.

use std::sync::Arc;

use kumomi::{
    model::{Asker, Earlier, Evidence, EvidenceKind, Lang, OwnQuestion, Verdict, is_formula, is_hidden},
    report::{self, Format},
};
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::{fixture::World, office::sheets};

const HOSTILE: [&str; 15] = [
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1",
    "＠x",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style><style>*{display:none}",
    "](javascript:alert(1)) ![x](https://evil.example/x.png) `code` **bold** <https://evil.example> | cell |",
    "# heading\n- list\n1. one\n> quote\n    code\n---\n```\nfence",
    "a\u{1b}[2J\u{202e}b\u{200b}c\u{0}d\u{9b}31m\u{feff}\u{e0041}",
];

/// The fixture with a hostile text in every place that takes one.
fn world(text: &str) -> World {
    let mut world = World::new();
    let comparison = &mut world.comparison;
    comparison.title = text.to_owned();
    comparison.memo = text.to_owned();
    comparison.asker = Asker { company: text.to_owned(), contact: text.to_owned() };
    if let Some(profile) = &mut comparison.profile {
        profile.purpose = text.to_owned();
        profile.kinds.push(text.to_owned());
        profile.stops.day = text.to_owned();
    }
    for service in &mut comparison.services {
        let service = Arc::make_mut(service);
        for field in [&mut service.name, &mut service.provider, &mut service.plan, &mut service.url, &mut service.memo]
        {
            text.clone_into(field);
        }
        for answer in &mut service.answers {
            text.clone_into(&mut answer.note);
            text.clone_into(&mut answer.condition);
            text.clone_into(&mut answer.by);
            answer.evidence.push(Evidence {
                kind: EvidenceKind::Document,
                text: text.to_owned(),
                seen: None,
                dated: None,
            });
            answer.earlier = vec![Earlier {
                verdict: Some(Verdict::No),
                note: text.to_owned(),
                condition: text.to_owned(),
                condition_met: None,
                mend: None,
                evidence: answer.evidence.clone(),
                by: text.to_owned(),
                day: None,
            }];
        }
        service.own_questions = vec![OwnQuestion { item: "ipa15-10".to_owned(), text: text.to_owned() }];
        for certificate in &mut service.certificates {
            for field in
                [&mut certificate.scope, &mut certificate.number, &mut certificate.auditor, &mut certificate.memo]
            {
                text.clone_into(field);
            }
        }
        for accepted in &mut service.accepted {
            text.clone_into(&mut accepted.note);
            text.clone_into(&mut accepted.by);
        }
    }
    let services = comparison.services.clone();
    let record = &mut comparison.record;
    for decision in record.decision.iter_mut().chain(&mut record.past) {
        let decision = Arc::make_mut(decision);
        text.clone_into(&mut decision.why);
        text.clone_into(&mut decision.by);
        text.clone_into(&mut decision.risks[0].text);
        for condition in &mut decision.conditions {
            text.clone_into(&mut condition.text);
            text.clone_into(&mut condition.owner);
        }
        decision.services.clone_from(&services);
    }
    Arc::make_mut(&mut comparison.questions).sections[0].items[0].title.ja = text.to_owned();
    world
}

#[test]
fn no_hidden_character_leaves() {
    for text in HOSTILE {
        let world = world(text);
        for lang in Lang::ALL {
            for format in [Format::Markdown, Format::Html, Format::Csv, Format::Json] {
                let report = world.text(format, lang);
                let bad = report.chars().find(|c| is_hidden(*c) && !matches!(c, '\n' | '\r'));
                assert_eq!(bad, None, "{format:?} of {text:?}");
                let bare = report.replace("\r\n", "").contains('\r');
                assert!(!bare, "{format:?} of {text:?}");
            }
        }
    }
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    for text in HOSTILE {
        let report = world(text).text(Format::Csv, Lang::Ja);
        let mut read = csv::ReaderBuilder::new().has_headers(false).from_reader(report.as_bytes());
        let mut rows = 0;
        for row in read.records() {
            let row = row.expect("every row has the same columns");
            rows += 1;
            assert!(row.iter().all(|cell| !is_formula(cell)), "{row:?}");
        }
        assert_eq!(rows, 46, "{text:?} breaks no row");
    }
}

#[test]
fn every_text_of_a_workbook_is_a_string() {
    for text in HOSTILE {
        let bytes = report::bytes(&world(text).subject(), Format::Xlsx, Lang::Ja, false).expect("it fits");
        let sheets = sheets(&bytes);
        assert!(sheets.len() >= 12);
        for name in sheets.keys() {
            assert!(name.encode_utf16().count() <= 31, "{name}");
        }
        let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(&bytes)).expect("a workbook");
        for name in sheets.keys() {
            let formulas = calamine::Reader::worksheet_formula(&mut book, name).expect("a sheet");
            assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
        }
        let bad =
            sheets.values().flatten().flatten().flat_map(|cell| cell.chars()).find(|c| is_hidden(*c) && *c != '\n');
        assert_eq!(bad, None, "{text:?}");
    }
}

#[test]
fn html_has_no_tag_and_no_address_from_a_text() {
    let tame = tags(&World::new().text(Format::Html, Lang::Ja));
    assert!(!tame.contains(&"script".to_owned()));
    for text in HOSTILE {
        let page = world(text).text(Format::Html, Lang::Ja);
        let found = tags(&page);
        assert!(found.iter().all(|tag| tame.contains(tag)), "{text:?}");
        for attribute in [" src=", " onerror=", " href=\"http", " href=\"javascript", "url("] {
            let inside = page.split('<').skip(1).filter_map(|piece| piece.split('>').next());
            assert!(inside.into_iter().all(|tag| !tag.contains(attribute)), "{text:?}: {attribute}");
        }
        assert_eq!(page.matches("<style>").count(), 1);
    }
}

/// The names of all tags.
fn tags(page: &str) -> Vec<String> {
    let mut names: Vec<String> = page
        .split('<')
        .skip(1)
        .map(|piece| piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn markdown_has_the_same_bones_whatever_the_texts_are() {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    // Apart from what is our own, a text makes no element: no link, picture, code, rule, quotation or raw HTML.
    for text in HOSTILE {
        let report = world(text).text(Format::Markdown, Lang::Ja);
        let mut texts = String::new();
        for event in Parser::new_ext(&report, options) {
            match event {
                Event::Html(raw) | Event::InlineHtml(raw) | Event::Code(raw) => panic!("{raw} of {text:?}"),
                Event::InlineMath(raw) | Event::DisplayMath(raw) => panic!("{raw} of {text:?}"),
                Event::Rule | Event::FootnoteReference(_) => panic!("{event:?} of {text:?}"),
                Event::Start(
                    tag @ (Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::CodeBlock(_)
                    | Tag::BlockQuote(_)
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
                    | Tag::Strikethrough
                    | Tag::DefinitionList),
                ) => panic!("{tag:?} of {text:?}"),
                Event::Text(plain) => texts.push_str(&plain),
                Event::SoftBreak | Event::HardBreak | Event::End(_) => texts.push('\n'),
                _ => {}
            }
        }
        let first = text.trim().lines().next().unwrap_or_default();
        let shown = kumomi::model::visible(first);
        assert!(texts.contains(shown.trim()), "{shown:?} is not told as it is");
    }
}

#[test]
fn a_note_of_ten_megabytes_is_told_whole() {
    let mut world = World::new();
    let long = "長いメモ。\n".repeat(10 * 1024 * 1024 / 16) + "終わり";
    assert!(long.len() > 10_000_000);
    Arc::make_mut(&mut world.comparison.services[0]).answers[0].note = long.clone();
    for format in [Format::Html, Format::Csv, Format::Markdown, Format::Json] {
        let report = world.text(format, Lang::Ja);
        assert!(report.len() > long.len() && report.contains("終わり"), "{format:?}");
    }
    let bytes = report::bytes(&world.subject(), Format::Xlsx, Lang::Ja, false).expect("it fits");
    let sheets = sheets(&bytes);
    let parts = sheets["長い文"][1..].iter().map(|row| row[2].as_str());
    assert!(parts.collect::<String>() == long);
}
