//! Turns the text of a comparison, of whatever format, into the words of the model. Must not know files, only text.

use super::{embedded, error::ErrorKind, kind::FileKind, migrate, parse};
use crate::model::{COMPARISON_FORMAT, Comparison, date_decisions};

/// Reads a comparison.
pub(super) fn parse(text: &str) -> Result<Comparison, ErrorKind> {
    parse::is_a(FileKind::Comparison, text)?;
    let (comparison, source) = parse::read::<Comparison>(text, COMPARISON_FORMAT, migrate::COMPARISON_STEPS)?;
    let mut comparison = comparison.of_today();
    parse::check(&source, comparison.problems())?;
    if is_by_earlier_rule(text) {
        date_decisions(&mut comparison);
        comparison.complete(embedded::known_checklist());
    }
    Ok(comparison)
}

/// Whether the text is of a format whose answers were judged by the first rule of the verdict.
pub(super) fn is_by_earlier_rule(text: &str) -> bool {
    parse::format(text, COMPARISON_FORMAT).is_ok_and(|format| format < 4)
}

#[cfg(test)]
mod tests {
    use super::{parse as comparison, *};
    use crate::{
        model::Lang,
        store::{
            fault::Fault,
            kind,
            parse::{catalogue, checklist},
        },
    };

    fn good() -> String {
        let mut sample = crate::store::sample(Lang::Ja);
        sample.title = "見本".to_owned();
        sample.memo = "メモ".to_owned();
        crate::store::render(&sample)
    }

    /// Line, column, marked text and Japanese message of every fault.
    fn told(kind: ErrorKind) -> Vec<(usize, usize, String, String)> {
        let ErrorKind::Faults { source, faults } = kind else {
            panic!("{kind:?}");
        };
        let tell = |f: &Fault| (f.line, f.column, source[f.span.clone()].to_owned(), f.message(Lang::Ja));
        faults.iter().map(tell).collect()
    }

    fn only(text: &str) -> (usize, usize, String, String) {
        let mut told = told(comparison(text).map(|_| ()).expect_err("a fault"));
        assert_eq!(told.len(), 1, "{told:?}");
        told.remove(0)
    }

    #[test]
    fn the_version_is_read_before_the_rest() {
        let (line, column, at, message) = only("// new\n(\n    format: 5, // ?\n    verdicts: <what is this>\n");
        assert_eq!((line, column, at.as_str()), (3, 13, "5"));
        assert!(message.contains("新しいバージョン"), "{message}");
        assert!(only("(title: \"x\")").3.contains("format: 1"));
        assert!(only("(format: 0)").3.contains("1 以上"));
        assert!(only("(format: \"1\")").3.contains("1 以上"));
        assert!(only("(format: 99999999999999999999)").3.contains("1 以上"));
        assert!(only("(questions: (format: 1))").3.contains("format: 1 と"));
    }

    #[test]
    fn full_width_characters_are_named() {
        let good = good();
        for (from, to, c) in [
            ("(\n    format: 4,", "（\n    format: 4,", "（"),
            ("format: 4,", "format: 4，", "，"),
            ("format: 4,", "format: 4、", "、"),
            ("    format: 4,", "　　format: 4,", "　"),
            ("title: \"見本", "title： \"見本", "："),
            ("title: \"見本", "title: “見本", "“"),
            ("title: \"見本", "title: 「見本", "「"),
            ("created: \"2026", "ｃｒｅａｔｅｄ: \"2026", "ｃ"),
            ("sample: true,", "sample: true，", "，"),
        ] {
            assert!(good.contains(from), "{from}");
            let text = good.replacen(from, to, 1);
            let message = only(&text).3;
            let name = if c == "　" { "全角の空白".to_owned() } else { format!("全角の「{c}」") };
            assert!(message.contains(&name), "{to}: {message}");
        }
    }

    #[test]
    fn mistakes_have_their_place_under_japanese_text() {
        let good = good();
        let (_, _, at, message) = only(&good.replacen("verdict: Yes", "verdict: Yess", 1));
        assert_eq!(at, "Yess");
        assert!(message.contains("Yes, Partly, No"), "{message}");
        let (line, column, at, message) = only(&good.replacen("    created: ", "    made: ", 1));
        assert_eq!((column, at.as_str()), (5, "made"));
        assert_eq!(good.lines().nth(line - 1).unwrap().split(':').next().unwrap().trim(), "created");
        assert!(message.contains("「made」"), "{message}");
        let message = only(&good.replacen("created: \"2026-04-06\"", "created: \"2026-02-30\"", 1)).3;
        assert!(message.contains("「2026-02-30」という日付"), "{message}");
        assert!(only(good.trim_end().trim_end_matches(')')).3.contains("途中で終わって"));
        let (body, _) = good.split_once("    services:").unwrap();
        assert!(only(body).3.contains("途中で終わって"));
        let message = only("(format: 1, id: \"途中").3;
        assert!(message.contains("閉じる"), "{message}");
        assert!(only(&format!("{good}x")).3.contains("余分"));
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let text = good()
            .replacen("title: \"見本\"", "title: \"\"", 1)
            .replacen("item: \"ipa15-01\"", "item: \"ipa15-99\"", 1)
            .replacen("item: \"ipa15-03\",\n                    v", "item: \"ipa15-02\",\n                    v", 1);
        let told = told(comparison(&text).map(|_| ()).expect_err("problems"));
        let at: Vec<_> = told.iter().map(|(_, _, at, _)| at.as_str()).collect();
        assert_eq!(at, ["\"\"", "\"ipa15-99\"", "\"ipa15-02\""], "{told:?}");
        assert!(told.is_sorted());
    }

    #[test]
    fn mistakes_in_a_file_of_format_1_have_their_place() {
        let good = good();
        let old = good.replacen("format: 4", "format: 1", 1);
        // A decision of an old file is dated by the rule of its day.
        let undecided = |text: &str| crate::model::Comparison {
            record: crate::model::Record::default(),
            ..comparison(text).unwrap()
        };
        assert_eq!(undecided(&old), undecided(&good));
        let (_, _, at, _) = only(&old.replacen("verdict: Yes", "verdict: Yess", 1));
        assert_eq!(at, "Yess");
        assert_eq!(only(&old.replacen("title: \"見本\"", "title: \"\"", 1)).2, "\"\"");
    }

    #[test]
    fn problems_of_the_new_parts_have_their_place() {
        let good = good();
        let weights = "weights: (\n        must: 3";
        assert!(good.contains(weights));
        let told = only(&good.replacen(weights, "weights: (\n        must: 0", 1));
        assert_eq!(told.2, "(", "the first line of the weights");
        let (list, _) = only_of_list("Impact(\"leak\", Large)", "Impact(\"leaks\", Large)");
        assert_eq!(list, "\"leaks\"");
        let (list, message) = only_of_list("Kind(\"secret\")", "Kind(\"secrets\")");
        assert_eq!(list, "\"secrets\"");
        assert!(message.contains("「secrets」"), "{message}");
    }

    fn only_of_list(from: &str, to: &str) -> (String, String) {
        let text = include_str!("../../checklists/ipa-cloud-15.ron").replacen(from, to, 1);
        let (_, _, at, message) = told(checklist(&text).map(|_| ()).expect_err("a problem")).remove(0);
        (at, message)
    }

    #[test]
    fn depth_is_refused_cleanly() {
        for open in ["[", "(", "(a:", "{", "Some("] {
            let deep = open.repeat(100_000);
            for text in [
                deep.clone(),
                format!("(format: 1, id: {deep}"),
                format!("(format: 1, {deep}"),
                format!("(format: 1, services: {deep}"),
            ] {
                assert!(comparison(&text).is_err());
                assert!(checklist(&text).is_err());
                assert_ne!(kind::of(&text), Some(FileKind::Checklist));
            }
        }
    }

    #[test]
    fn both_ways_of_writing_an_option_are_read() {
        let good = good();
        let old = good.replacen("verdict: Yes", "verdict: Some(Yes)", 1);
        assert_ne!(old, good);
        assert_eq!(comparison(&old).unwrap(), comparison(&good).unwrap());
    }

    #[test]
    fn one_kind_of_file_in_the_place_of_another_is_named() {
        let list = include_str!("../../checklists/ipa-cloud-15.ron");
        let schemes = include_str!("../../docs/own-schemes.ron");
        let good = good();
        let all = [
            (FileKind::Comparison, good.as_str()),
            (FileKind::Checklist, list),
            (FileKind::Catalogue, schemes),
            (FileKind::Json, "{\"format\": 1}"),
        ];
        for (found, text) in all {
            assert_eq!(kind::of(text), Some(found));
            let read = [
                (FileKind::Comparison, comparison(text).map(drop)),
                (FileKind::Checklist, checklist(text).map(drop)),
                (FileKind::Catalogue, catalogue(text, Some(&embedded::builtin_catalogue())).map(drop)),
            ];
            for (wanted, read) in read {
                match read {
                    Ok(()) => assert_eq!(found, wanted),
                    Err(ErrorKind::OtherKind(one, Some(other))) => assert_eq!((one, other), (found, wanted)),
                    Err(kind) => panic!("{found:?} for {wanted:?}: {kind:?}"),
                }
            }
        }
    }
}
