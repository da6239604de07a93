//! Nothing gets lost: every text of a comparison is in every report, or is named as left out. And the JSON is lossless.

use std::collections::BTreeSet;

use kumomi::{
    exchange::import,
    model::{Comparison, Id, Lang},
    report::{self, Format, Omission},
};
use serde_json::Value;

use crate::{fixture::World, office::sheets};

/// Whether a path of a comparison is covered by what a report says it leaves out.
fn is_covered(path: &str, omissions: &[Omission], lang: Lang) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    omissions.iter().any(|omission| match omission {
        Omission::OtherLanguage => last == if lang == Lang::Ja { "en" } else { "ja" },
        Omission::Identities => {
            let named = path.starts_with(".services[") || path.starts_with(".record.");
            matches!(last, "id" | "item" | "checklist" | "service" | "certificate" | "state")
                || last.starts_with("kinds[")
                || (last.starts_with("levels[") && named)
                || matches!(last, "scheme" | "rule")
        }
        Omission::DecidedAnswers(_) => {
            let in_record = path.starts_with(".record.");
            in_record && [".services[", ".emphasis["].iter().any(|part| path.contains(part))
        }
        Omission::AllButAnswers => {
            let of_service =
                path.starts_with(".services[") && !path.contains(".certificates[") && !path.contains(".accepted[");
            !of_service && !path.starts_with(".questions") && path != ".title" || path.ends_with("].memo")
        }
        Omission::OtherServices(_) | Omission::OtherDecisions(_) => false,
    })
}

/// Puts a unique mark into every free text; ids, days and words out of a few stay.
fn mark(value: &mut Value, path: &str, marks: &mut Vec<(String, String)>) {
    let mut key = path.rsplit('.').next().unwrap_or_default();
    key = key.split('[').next().unwrap_or(key);
    match value {
        Value::String(text) => {
            let chosen = matches!(
                key,
                "id" | "item"
                    | "service"
                    | "certificate"
                    | "scheme"
                    | "rule"
                    | "checklist"
                    | "kinds"
                    | "levels"
                    | "side"
                    | "verdict"
                    | "conclusion"
                    | "mend"
                    | "dated"
                    | "kind"
                    | "holder"
                    | "role"
                    | "proposed"
                    | "chosen"
                    | "leak"
                    | "tamper"
                    | "loss"
                    | "outage"
                    | "day"
                    | "seen"
                    | "created"
                    | "issued"
                    | "valid_until"
                    | "surveillance"
                    | "report_type"
                    | "period_from"
                    | "period_to"
                    | "due"
                    | "review"
                    | "review_began"
            );
            // The line of a profile and the register of a lookup have keys that are days or kinds elsewhere.
            let free = !chosen || path.ends_with(".stops.day");
            if free {
                *text = format!("印{}終", marks.len());
            }
            marks.push((path.to_owned(), text.clone()));
        }
        Value::Array(all) => {
            for (n, one) in all.iter_mut().enumerate() {
                mark(one, &format!("{path}[{n}]"), marks);
            }
        }
        Value::Object(all) => {
            for (name, one) in all.iter_mut() {
                mark(one, &format!("{path}.{name}"), marks);
            }
        }
        _ => {}
    }
}

/// The fixture with a mark in every text, and the marks with their paths.
fn marked() -> (World, Vec<(String, String)>) {
    let mut world = World::new();
    let mut value = serde_json::to_value(&world.comparison).expect("JSON");
    // Texts that are empty in the fixture are texts as well.
    for service in value["services"].as_array_mut().expect("services") {
        for name in ["provider", "plan", "url", "memo"] {
            service[name] = Value::String("x".to_owned());
        }
    }
    value["profile"]["stops"]["hour"] = Value::String("x".to_owned());
    let mut marks = Vec::new();
    mark(&mut value, "", &mut marks);
    world.comparison = serde_json::from_value(value).expect("a comparison");
    marks.retain(|(_, text)| text.starts_with('印'));
    assert!(marks.len() > 250, "{}", marks.len());
    for part in [".asker.", "].own_questions[", "].earlier[0].note", "].earlier[0].evidence["] {
        assert!(marks.iter().any(|(path, _)| path.contains(part)), "{part}");
    }
    (world, marks)
}

/// All that can be read in a report.
fn told(world: &World, format: Format, lang: Lang) -> String {
    match format {
        Format::Xlsx => {
            let bytes = report::bytes(&world.subject(), format, lang, false).expect("it fits");
            let cells: Vec<String> = sheets(&bytes).into_values().flat_map(|rows| rows.into_iter().flatten()).collect();
            cells.join("\n")
        }
        _ => world.text(format, lang),
    }
}

#[test]
fn every_text_is_told_or_named_as_left_out() {
    let (world, marks) = marked();
    for lang in Lang::ALL {
        for format in Format::ALL {
            let report = told(&world, format, lang);
            let omissions = report::omissions(&world.subject(), format, lang);
            let lost: BTreeSet<&str> = marks
                .iter()
                .filter(|(path, mark)| !report.contains(mark.as_str()) && !is_covered(path, &omissions, lang))
                .map(|(path, _)| path.as_str())
                .collect();
            assert!(lost.is_empty(), "{format:?} {lang:?} loses {lost:#?}");
            if format != Format::Csv && format != Format::Json {
                for omission in omissions {
                    let words = omission.words(lang);
                    // The longest piece without a sign that Markdown or HTML escapes.
                    let piece = words.split(['（', '(', '&']).next().unwrap_or_default();
                    assert!(report.contains(piece.trim()), "{format:?} does not say: {words}");
                }
            }
        }
    }
}

#[test]
fn a_left_out_text_is_really_not_needed() {
    // Without this the test above could be satisfied by naming everything.
    let (world, _) = marked();
    assert_eq!(report::omissions(&world.subject(), Format::Json, Lang::Ja), []);
    let html = report::omissions(&world.subject(), Format::Html, Lang::Ja);
    assert_eq!(html, [Omission::OtherLanguage, Omission::Identities, Omission::DecidedAnswers(2)]);
}

#[test]
fn json_gives_the_same_comparison_back() {
    for world in [World::new(), marked().0] {
        let value: Value = serde_json::from_str(&world.text(Format::Json, Lang::Ja)).expect("JSON");
        let back: Comparison = serde_json::from_value(value["comparison"].clone()).expect("a comparison");
        assert_eq!(back, world.comparison);
    }
    let mut world = World::new();
    world.comparison.memo = "a\u{1b}[2J\u{202e}b\u{0}\r\n\tc\u{e0041}".to_owned();
    let value: Value = serde_json::from_str(&world.text(Format::Json, Lang::Ja)).expect("JSON");
    let back: Comparison = serde_json::from_value(value["comparison"].clone()).expect("a comparison");
    assert_eq!(back, world.comparison);
}

#[test]
fn an_export_is_read_back_by_import_and_a_newer_one_is_refused() {
    let world = World::new();
    let text = world.text(Format::Json, Lang::Ja);
    let read = |value: &Value| import::json(value.to_string().as_bytes(), &world.list);
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["format"], report::json::EXPORT_FORMAT);
    assert_eq!(read(&value), Ok(world.comparison.clone()));
    let number = u64::from(report::json::EXPORT_FORMAT) + 1;
    let mut newer = value.clone();
    newer["format"] = number.into();
    assert_eq!(read(&newer), Err(import::BadJson::Newer(number)));
    // What an older program wrote is judged by the rule of its day, as a file of that time is.
    let mut older = value;
    older["format"] = 1.into();
    older["comparison"]["format"] = 3.into();
    older["comparison"]["services"] = serde_json::json!([]);
    older["comparison"]["record"]["decision"].as_object_mut().expect("a decision").remove("outcomes");
    for item in older["comparison"]["questions"]["sections"][0]["items"].as_array_mut().expect("items") {
        item.as_object_mut().expect("an item").remove("na_never");
    }
    let old = read(&older).expect("a comparison");
    let decision = old.record.decision.as_deref().expect("a decision");
    assert_eq!((decision.rule, decision.outcomes.len()), (1, 3));
    assert_eq!(old.questions, world.comparison.questions);
}

#[test]
fn services_that_were_not_chosen_are_not_told() {
    let world = World::new();
    let subject = world.subject().only(&[Id("s-aoi".to_owned())]);
    for format in Format::ALL {
        let bytes = report::bytes(&subject, format, Lang::Ja, false).expect("it fits");
        let text = match format {
            Format::Xlsx => format!("{:?}", sheets(&bytes)),
            _ => String::from_utf8(bytes).expect("UTF-8"),
        };
        assert!(text.contains("Aoi Reserve"));
        for other in ["ミナト", "空色", "s-minato", "湊システム", "戻し方が契約"] {
            assert!(!text.contains(other), "{format:?}: {other}");
        }
    }
    assert_eq!(subject.omitted(), [Omission::OtherServices(2), Omission::OtherDecisions(2)]);
    // Not in a decision about a chosen one either.
    let subject = world.subject().only(&[Id("s-minato".to_owned())]);
    let bytes = report::bytes(&subject, Format::Json, Lang::Ja, false).expect("it fits");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("\"outcomes\""));
    for other in ["s-aoi", "s-sora", "空色"] {
        assert!(!text.contains(other), "{other}");
    }
}
