//! Turns RON text into the words of the model, or into all its mistakes with their places.
//! Must not know files, only text.

use std::{borrow::Cow, ops::Range, sync::Arc};

use ron::{Options, error::SpannedError, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::{
    embedded,
    error::ErrorKind,
    fault::{Fault, What},
    kind::{self, Kind},
    lexer::top_fields,
    locate::locate,
    migrate, recover,
};
use crate::model::{
    CATALOGUE_FORMAT, CHECKLIST_FORMAT, COMPARISON_FORMAT, Catalogue, Checklist, Comparison, Draft, FindingText,
    Problem, STUDY_FORMAT, Study, date_decisions,
};

/// How RON is read and written here: `verdict: Yes` instead of `verdict: Some(Yes)`, and both are read.
/// ron's own recursion limit stays on. Never `UNWRAP_NEWTYPES`: it would refuse files written without it.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a comparison.
pub(super) fn comparison(text: &str) -> Result<Comparison, ErrorKind> {
    is_a(Kind::Comparison, text)?;
    let (comparison, source) = read::<Comparison>(text, COMPARISON_FORMAT, migrate::COMPARISON_STEPS)?;
    let mut comparison = comparison.of_today();
    check(&source, comparison.problems())?;
    if is_by_earlier_rule(text) {
        date_decisions(&mut comparison);
        comparison.complete(embedded::known_checklist());
    }
    Ok(comparison)
}

/// Whether the text is of a format whose answers were judged by the first rule of the verdict.
pub(super) fn is_by_earlier_rule(text: &str) -> bool {
    format(text, COMPARISON_FORMAT).is_ok_and(|format| format < 4)
}

/// Reads a checklist.
pub(super) fn checklist(text: &str) -> Result<Checklist, ErrorKind> {
    is_a(Kind::Checklist, text)?;
    let (mut checklist, source) = read::<Checklist>(text, CHECKLIST_FORMAT, migrate::CHECKLIST_STEPS)?;
    checklist.format = CHECKLIST_FORMAT;
    check(&source, checklist.problems())?;
    Ok(checklist)
}

/// Reads a catalogue of schemes; `others` is one whose schemes and documents it may refer to.
pub(super) fn catalogue(text: &str, others: Option<&Catalogue>) -> Result<Catalogue, ErrorKind> {
    is_a(Kind::Catalogue, text)?;
    let (mut catalogue, source) = read::<Catalogue>(text, CATALOGUE_FORMAT, migrate::CATALOGUE_STEPS)?;
    catalogue.format = CATALOGUE_FORMAT;
    check(&source, catalogue.problems(others))?;
    Ok(catalogue)
}

/// Reads the embedded study.
pub(super) fn study(text: &str) -> Result<Study, ErrorKind> {
    read::<Study>(text, STUDY_FORMAT, &[]).map(|(study, _)| study)
}

/// Reads the embedded texts of findings.
pub(super) fn finding_texts(text: &str) -> Result<Arc<[FindingText]>, SpannedError> {
    options().from_str(text)
}

/// Reads drafts; earlier programs kept one, without brackets.
pub(super) fn drafts(text: &str) -> Option<Vec<Draft>> {
    let one = || options().from_str(text).map(|draft| vec![draft]);
    options().from_str(text).or_else(|_| one()).ok()
}

/// Whoever puts one kind of file where another one is needed needs another word than "unknown field" or "newer format".
/// Where a bracket is wrong, fields stand in places that say nothing.
fn is_a(wanted: Kind, text: &str) -> Result<(), ErrorKind> {
    match kind::of(text) {
        Some(found) if found != wanted && (found == Kind::Json || kind::is_balanced(text)) => {
            Err(ErrorKind::OtherKind(found, Some(wanted)))
        }
        _ => Ok(()),
    }
}

fn read<T: DeserializeOwned>(text: &str, known: u32, steps: &[(u32, migrate::Step)]) -> Result<(T, String), ErrorKind> {
    let format = format(text, known)?;
    let source = migrate::upgrade(text, format, steps).map_err(|error| syntax_fault(text, error))?;
    match options().from_str(&source) {
        // The source is only needed when there are problems, but who knows that is the caller.
        Ok(value) => Ok((value, Cow::into_owned(source))),
        Err(error) => {
            let again = |text: &str| options().from_str::<T>(text).err();
            Err(faults(&source, recover::all(&source, error, again)))
        }
    }
}

/// The version of the file, read before anything else so that a newer file is called newer and not wrong.
fn format(text: &str, known: u32) -> Result<u32, ErrorKind> {
    // A bracket or comma that is wrong can hide the version: then that is the mistake to show.
    let fault = |span, what| match options().from_str::<serde::de::IgnoredAny>(text) {
        Err(error) => syntax_fault(text, error),
        Ok(_) => faults(text, vec![(span, what)]),
    };
    let Some(value) = format_place(text) else {
        return Err(fault(first_line(text), What::NoFormat));
    };
    match text[value.clone()].parse::<u64>() {
        Ok(found @ 1..) if found <= u64::from(known) => Ok(known.min(u32::try_from(found).unwrap_or(known))),
        Ok(found @ 1..) => {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            Err(faults(text, vec![(value, What::Newer(found, known))]))
        }
        _ => Err(fault(value, What::OddFormat)),
    }
}

/// Where the number of the format stands.
pub(super) fn format_place(text: &str) -> Option<Range<usize>> {
    let mut fields = top_fields(text);
    fields.find(|(name, _)| &text[name.clone()] == "format").map(|(_, value)| value)
}

pub(super) fn check(source: &str, problems: Vec<Problem>) -> Result<(), ErrorKind> {
    if problems.is_empty() {
        return Ok(());
    }
    let places = locate(source, problems.iter().map(|problem| &problem.path));
    let found =
        places.into_iter().zip(problems).map(|(place, problem)| (place, What::Problem(Box::new(problem)))).collect();
    Err(faults(source, found))
}

fn faults(source: &str, found: Vec<(Range<usize>, What)>) -> ErrorKind {
    ErrorKind::Faults { faults: Fault::all(source, found), source: source.to_owned() }
}

fn first_line(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text[start..].lines().next().unwrap_or_default().len()
}

fn syntax_fault(source: &str, error: SpannedError) -> ErrorKind {
    faults(source, vec![recover::place(source, error)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

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
                assert_ne!(kind::of(&text), Some(Kind::Checklist));
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
            (Kind::Comparison, good.as_str()),
            (Kind::Checklist, list),
            (Kind::Catalogue, schemes),
            (Kind::Json, "{\"format\": 1}"),
        ];
        for (found, text) in all {
            assert_eq!(kind::of(text), Some(found));
            let read = [
                (Kind::Comparison, comparison(text).map(drop)),
                (Kind::Checklist, checklist(text).map(drop)),
                (Kind::Catalogue, catalogue(text, Some(&embedded::builtin_catalogue())).map(drop)),
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
