//! Brings the text of an older format to the present one, step by step. Must not know files.
//!
//! A step gets the text of format n and gives the text of format n + 1: it reads into types that describe format n as
//! it was (kept in a module of their own, never changed again), changes them, and writes them. A step that only makes
//! room for new fields changes the number and nothing else, so that mistakes keep their line and column.
//! Format 1 is the first.

use std::{borrow::Cow, ops::Range};

use super::lexer::{Lexer, Token, top_field};

/// Brings a text from one format to the next.
pub(super) type Upgrade = fn(&str) -> Result<String, ron::error::SpannedError>;

/// The steps of comparison files, each with the format it starts from, in order.
pub(super) const COMPARISON_STEPS: &[(u32, Upgrade)] =
    &[(1, comparison_1_to_2), (2, comparison_2_to_3), (3, comparison_3_to_4)];
/// The steps of checklist files, each with the format it starts from, in order.
pub(super) const CHECKLIST_STEPS: &[(u32, Upgrade)] = &[];

/// The steps of catalogues of schemes, each with the format it starts from, in order.
pub(super) const CATALOGUE_STEPS: &[(u32, Upgrade)] = &[(1, catalogue_1_to_2)];

/// Format 1 had one word, `public`, for two things: whether the text can be read and whether a holder can be looked up.
/// Which of them was meant follows from the kind of the scheme. Every line stays where it is.
fn catalogue_1_to_2(text: &str) -> Result<String, ron::error::SpannedError> {
    /// What is known of a struct that is open: its `kind`, and where its `public: …` stands.
    #[derive(Default)]
    struct OpenStruct {
        kind: Range<usize>,
        public: Option<(Range<usize>, Range<usize>)>,
    }
    let (mut lexer, mut open, mut found) = (Lexer::new(text), Vec::<OpenStruct>::new(), Vec::new());
    while let Some((token, span)) = lexer.next() {
        match token {
            Token::Open => open.push(OpenStruct::default()),
            Token::Close => {
                if let Some(OpenStruct { kind, public: Some((place, value)) }) = open.pop() {
                    found.push((place, two_for_public(&text[kind], &text[value])));
                }
            }
            Token::Word if matches!(lexer.peek(), Some((Token::Colon, _))) => {
                lexer.next();
                let (Some(open), Some((Token::Word, value))) = (open.last_mut(), lexer.peek()) else {
                    continue;
                };
                match &text[span.clone()] {
                    "kind" => open.kind = value,
                    "public" => open.public = Some((span.start..value.end, value)),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let mut out = text.to_owned();
    found.sort_by_key(|(place, _)| place.start);
    for (place, fields) in found.into_iter().rev() {
        out.replace_range(place, &fields);
    }
    Ok(renumbered(&out, 2))
}

/// The two fields for what `public` said about a scheme of this kind.
fn two_for_public(kind: &str, public: &str) -> String {
    let text = matches!(kind, "Guideline" | "Standard" | "Law" | "Report");
    let (text, holders) = match public {
        "Restricted" => ("Restricted", "NotStated"),
        "Yes" | "Partly" if text => (public, "NotStated"),
        "NotApplicable" => ("NotStated", "Nobody"),
        other => ("NotStated", other),
    };
    format!("text: {text}, holders: {holders}")
}

/// Format 2 has what format 1 had, with the same meaning, and beside it what a comparison of format 1 knew nothing of:
/// `profile`, `weights`, `emphasis`, `record`, and `condition_met` of an answer. All of it may be left out.
fn comparison_1_to_2(text: &str) -> Result<String, ron::error::SpannedError> {
    Ok(renumbered(text, 2))
}

/// Format 3 has what format 2 had, with the same meaning, and beside it `certificates` and `accepted` of a service and
/// `placements`. All of it may be left out.
fn comparison_2_to_3(text: &str) -> Result<String, ron::error::SpannedError> {
    Ok(renumbered(text, 3))
}

/// Format 4 has what format 3 had, with the same meaning, and beside it `mend`, `recheck` and `earlier` of an answer, `dated`
/// of a piece of evidence, `na_never` of a question, `outcomes` and `rule` of a decision. What an old decision concluded
/// is worked out when the file has been read (see [`crate::model::date_decisions`]).
fn comparison_3_to_4(text: &str) -> Result<String, ron::error::SpannedError> {
    Ok(renumbered(text, 4))
}

/// The text with another format number and nothing else changed.
fn renumbered(text: &str, format: u32) -> String {
    let mut out = text.to_owned();
    if let Some(number) = top_field(text, "format") {
        // As wide as before: everything stays in its column.
        let new = format!("{:>width$}", format, width = number.len());
        out.replace_range(number, &new);
    }
    out
}

/// The text in the newest format that the steps lead to.
pub(super) fn upgrade<'a>(
    text: &'a str,
    format: u32,
    steps: &[(u32, Upgrade)],
) -> Result<Cow<'a, str>, ron::error::SpannedError> {
    let mut text = Cow::Borrowed(text);
    for (_, step) in steps.iter().filter(|(from, _)| *from >= format) {
        text = Cow::Owned(step(&text)?);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{comparison, parse},
        *,
    };
    use std::sync::Arc;

    use crate::model::{
        CATALOGUE_FORMAT, CHECKLIST_FORMAT, COMPARISON_FORMAT, Comparison, Conclusion, Decision, Holders, RULE,
        Readable, Record, Weights, changes,
    };

    /// Written by the last program that knew format 1 only.
    const FORMAT_1: &str = include_str!("../../tests/fixtures/format-1.ron");
    /// Written by the last program that knew no certificates: the sample with a decision.
    const FORMAT_2: &str = include_str!("../../tests/fixtures/format-2.ron");

    /// Written by the last program with the first rule of the verdict: the sample with a decision and one before it.
    const FORMAT_3: &str = include_str!("../../tests/fixtures/format-3.ron");

    #[test]
    fn every_older_format_has_its_step() {
        for (steps, present) in [
            (COMPARISON_STEPS, COMPARISON_FORMAT),
            (CHECKLIST_STEPS, CHECKLIST_FORMAT),
            (CATALOGUE_STEPS, CATALOGUE_FORMAT),
        ] {
            let from: Vec<u32> = steps.iter().map(|(from, _)| *from).collect();
            let needed: Vec<u32> = (1..present).collect();
            assert_eq!(from, needed);
        }
    }

    #[test]
    fn a_comparison_of_format_1_loses_nothing() {
        let now = comparison::parse(FORMAT_1).expect("a file of format 1");
        assert_eq!(now.format, COMPARISON_FORMAT);
        assert_eq!((&now.profile, &now.emphasis[..], now.weights), (&None, &[][..], Weights::default()));
        assert_eq!(now.record, Record::default());
        let written = super::super::render(&now);
        // Every line of the old file is there again, in its order; only these are new.
        let mut new = written.lines();
        for line in FORMAT_1.lines().skip(2) {
            assert!(new.any(|one| one == line), "{line}");
        }
        let added = written.lines().filter(|line| !FORMAT_1.lines().any(|old| old == *line));
        let expected =
            ["    format: 4,", "    weights: (", "        must: 3,", "        important: 2,", "        normal: 1,"];
        let added: Vec<&str> = added.filter(|line| line.trim() != "na_never: true,").collect();
        assert_eq!(added, expected);
        assert_eq!(comparison::parse(&written).expect("our own text"), now);
    }

    #[test]
    fn a_comparison_of_format_2_loses_nothing() {
        let now = comparison::parse(FORMAT_2).expect("a file of format 2");
        assert!(now.record.decision.is_some() && now.placements.is_empty());
        assert!(now.services.iter().all(|one| one.certificates.is_empty() && one.accepted.is_empty()));
        assert_only_outcomes_are_new(FORMAT_2, 2, &now);
    }

    /// Beside the number, only what was concluded then is added to the decisions.
    fn assert_only_outcomes_are_new(old: &str, format: u32, now: &Comparison) {
        let never: Vec<u32> = now.questions.items().filter(|one| one.na_never).map(|one| one.number).collect();
        assert_eq!(never, [5, 7, 11, 14], "from the list of that edition");
        let mut without = now.clone();
        let sections = &mut Arc::make_mut(&mut without.questions).sections;
        sections.iter_mut().flat_map(|one| &mut one.items).for_each(|one| one.na_never = false);
        let bare = |decision: &Arc<Decision>| {
            assert_eq!((decision.rule, decision.outcomes.len()), (1, decision.services.len()));
            let decision = (**decision).clone();
            let outcomes = Vec::new();
            Arc::new(Decision { outcomes, rule: RULE, ..decision })
        };
        let record = &now.record;
        without.record.decision = record.decision.as_ref().map(bare);
        without.record.past = record.past.iter().map(bare).collect();
        let old = old.replacen(&format!("format: {format}"), "format: 4", 1);
        assert_eq!(super::super::render(&without), old);
        let written = super::super::render(now);
        assert_eq!(&comparison::parse(&written).expect("our own text"), now, "nothing is dated anew");
    }

    #[test]
    fn a_comparison_of_format_3_loses_nothing_and_keeps_what_was_concluded() {
        let now = comparison::parse(FORMAT_3).expect("a file of format 3");
        assert!(now.services.iter().any(|one| !one.certificates.is_empty()));
        assert_only_outcomes_are_new(FORMAT_3, 3, &now);
        let told = |decision: &Decision| -> Vec<(Conclusion, u64, u64)> {
            let outcomes = decision.outcomes.iter();
            outcomes.filter_map(|one| Some((one.conclusion?, one.low?, one.high?))).collect()
        };
        // As the last program with the first rule showed them.
        let (pending, rejected) = ((Conclusion::Pending, 42, 72), (Conclusion::Rejected, 14, 70));
        let (conditional, clear) = ((Conclusion::Conditional, 87, 90), (Conclusion::Clear, 100, 100));
        assert_eq!(told(&now.record.past[0]), [pending, conditional, rejected, clear]);
        let decision = now.record.decision.as_ref().expect("a decision");
        assert!(changes(&now, decision).is_empty(), "the new rule is no change of an answer");
        assert_eq!(told(decision), [(Conclusion::Pending, 45, 68), conditional, rejected, clear]);
    }

    /// A file of the user's that the last program with one word for two things could read: docs/own-schemes.ron of then.
    const CATALOGUE_1: &str = include_str!("../../tests/fixtures/own-schemes-1.ron");

    #[test]
    fn a_catalogue_of_format_1_is_read_with_every_line_where_it_was() {
        let others = super::super::builtin_catalogue();
        let now = parse::catalogue(CATALOGUE_1, Some(&others)).expect("a file of format 1");
        assert_eq!(now.format, CATALOGUE_FORMAT);
        let scheme = &now.schemes[0];
        assert_eq!((scheme.text, scheme.holders), (Readable::NotStated, Holders::Yes));
        let step = catalogue_1_to_2(CATALOGUE_1).expect("text");
        assert_eq!(step.lines().count(), CATALOGUE_1.lines().count());
        let new = step.lines().zip(CATALOGUE_1.lines()).filter(|(new, old)| new != old);
        let new: Vec<&str> = new.map(|(new, _)| new.trim()).collect();
        assert_eq!(new, ["format: 2,", "text: NotStated, holders: Yes,"]);
    }

    #[test]
    fn what_public_meant_follows_from_the_kind() {
        for (kind, public, fields) in [
            ("Guideline", "Yes", "text: Yes, holders: NotStated"),
            ("Law", "NotApplicable", "text: NotStated, holders: Nobody"),
            ("Report", "Restricted", "text: Restricted, holders: NotStated"),
            ("Report", "Yes", "text: Yes, holders: NotStated"),
            ("Certification", "Partly", "text: NotStated, holders: Partly"),
            ("Registry", "Yes", "text: NotStated, holders: Yes"),
            ("Certification", "NoLonger", "text: NotStated, holders: NoLonger"),
            ("Declaration", "NotStated", "text: NotStated, holders: NotStated"),
        ] {
            for order in [
                format!("(format: 1, schemes: [(public: {public}, x: (kind: Law), kind: {kind})])"),
                format!("(format: 1, schemes: [(kind: {kind}, public: /* as it was */ {public})])"),
            ] {
                let now = catalogue_1_to_2(&order).expect("text");
                assert!(now.contains(fields) && !now.contains("public:"), "{order}: {now}");
            }
        }
    }

    #[test]
    fn only_the_number_changes() {
        for (old, new) in [
            ("(format: 1, title: \"format: 1\")", "(format: 2, title: \"format: 1\")"),
            (
                "// format: 1\n(title: (format: 1),\n  format /* 1 */ : 01)",
                "// format: 1\n(title: (format: 1),\n  format /* 1 */ :  2)",
            ),
            ("(format: 1", "(format: 2"),
        ] {
            assert_eq!(comparison_1_to_2(old).as_deref(), Ok(new));
        }
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    struct First {
        format: u32,
        name: String,
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Second {
        format: u32,
        names: Vec<String>,
    }

    const FIXTURE: &[(u32, Upgrade)] = &[
        (1, |text| {
            let First { name, .. } = ron::from_str(text)?;
            let names = vec![name];
            Ok(ron::to_string(&Second { format: 2, names }).expect("plain data"))
        }),
        (2, |text| Ok(text.replacen("format:2", "format:3", 1))),
    ];

    #[test]
    fn steps_follow_one_another_from_the_format_of_the_file() {
        let now = upgrade("(format: 1, name: \"a\")", 1, FIXTURE).unwrap();
        assert_eq!(now, "(format:3,names:[\"a\"])");
        assert_eq!(upgrade("(format:2,names:[])", 2, FIXTURE).unwrap(), "(format:3,names:[])");
        assert!(matches!(upgrade("(format:3)", 3, FIXTURE), Ok(Cow::Borrowed(_))));
        assert!(upgrade("(format: 1, nom: 2)", 1, FIXTURE).is_err());
    }
}
