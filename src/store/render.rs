//! Writes the words of the model as RON text that a person can read and compare line by line.
//! Must not know files.

use std::fmt::Write;

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::{parse, plain};
use crate::model::{Comparison, Draft, is_hidden};

/// The text of a comparison file, byte for byte as it is saved.
///
/// # Panics
/// Never: the model holds only what RON can write.
pub fn render(comparison: &Comparison) -> String {
    text_of(comparison)
}

/// The text of a draft file.
pub(super) fn drafts(drafts: &[Draft]) -> String {
    text_of(&drafts)
}

fn text_of(value: &impl Serialize) -> String {
    plain::text(value).unwrap_or_else(|| by_ron(value))
}

/// The same as ron itself writes it, for what the quick writer does not know.
pub(super) fn by_ron(value: &impl Serialize) -> String {
    // Texts stay escaped: raw ones with real line ends would be changed by a CRLF conversion of git or mail.
    let config = PrettyConfig::new().new_line("\n").indentor("    ");
    let mut text = parse::options().to_string_pretty(value, config).expect("the model holds only what RON can write");
    text.push('\n');
    harmless(text)
}

/// ron escapes control characters, but not everything that acts on a terminal or hides. All of it stands inside texts,
/// where an escape means the same.
fn harmless(text: String) -> String {
    let acts = |c: char| is_hidden(c) && c != '\n';
    if !text.chars().any(acts) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if acts(c) {
            let _ = write!(out, "{}", c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::{super::comparison, *};
    use crate::model::{
        Answer, Day, Edit, Emphasis, Evidence, EvidenceKind, FormKind, Id, Impact, Impacts, Profile, Service, Stops,
        Stress, Text, Verdict, Weights, arbitrary,
    };

    fn sample() -> Comparison {
        comparison::parse(include_str!("../../assets/sample.ron")).expect("the sample")
    }

    #[test]
    fn one_changed_answer_is_a_small_diff() {
        let before = sample();
        let mut after = before.clone();
        let service = Arc::make_mut(&mut after.services[0]);
        service.answers[3].verdict = Some(Verdict::NotApplicable);
        service.answers[3].note = "理由\n二行目".to_owned();
        let (before, after) = (render(&before), render(&after));
        let old: std::collections::BTreeSet<_> = before.lines().collect();
        let changed = after.lines().filter(|line| !old.contains(line)).count();
        let grown = after.lines().count().abs_diff(before.lines().count());
        assert!((1..5).contains(&changed) && grown < 5, "{changed} {grown}");
    }

    /// How many lines are only in one of the two texts.
    fn differing(before: &str, after: &str) -> usize {
        let only = |one: &str, other: &str| {
            let mut there: Vec<&str> = other.lines().collect();
            let is_new = |line: &str| match there.iter().position(|old| *old == line) {
                Some(at) => {
                    there.swap_remove(at);
                    false
                }
                None => true,
            };
            one.lines().map(is_new).filter(|new| *new).count()
        };
        only(after, before) + only(before, after)
    }

    #[test]
    fn what_is_decided_is_a_small_diff() {
        let sample = sample();
        let item = || "ipa15-04".to_owned();
        let chosen = |chosen| Edit::Stress { item: item(), chosen };
        let weights = Weights { must: 5, ..Weights::default() };
        let mut met = sample.services[0].answer("ipa15-08").expect("an answer").clone();
        met.condition_met = Some(true);
        let service = sample.services[0].id.clone();
        for edit in [chosen(Some(Emphasis::Must)), Edit::Weights(weights), Edit::Answer { service, answer: met }] {
            let mut after = sample.clone();
            edit.clone().apply(&mut after).expect("an edit");
            let lines = differing(&render(&sample), &render(&after));
            assert!((1..10).contains(&lines), "{lines} for {edit:?}");
        }
        let mut before = sample.clone();
        chosen(Some(Emphasis::Must)).apply(&mut before).expect("an edit");
        let mut after = before.clone();
        chosen(Some(Emphasis::Important)).apply(&mut after).expect("an edit");
        assert_eq!(differing(&render(&before), &render(&after)), 2, "one line instead of another");
    }

    #[test]
    fn the_new_parts_have_one_field_a_line() {
        let mut comparison = sample();
        comparison.emphasis.truncate(1);
        comparison.profile = Some(Profile {
            purpose: "予約".to_owned(),
            kinds: vec!["personal".to_owned()],
            impacts: Impacts { leak: Some(Impact::Large), ..Impacts::default() },
            stops: Stops::default(),
        });
        comparison.emphasis = vec![Stress {
            item: "ipa15-09".to_owned(),
            proposed: Emphasis::Must,
            reasons: vec![Text::new("訳", "why")],
            chosen: Some(Emphasis::Normal),
        }];
        let text = render(&comparison);
        let at = text.find("    profile: (").expect("a profile");
        let part = &text[at..text.find("    services: [").expect("services")];
        assert_eq!(
            part,
            r#"    profile: (
        purpose: "予約",
        kinds: [
            "personal",
        ],
        impacts: (
            leak: Large,
        ),
        stops: (),
    ),
    weights: (
        must: 3,
        important: 2,
        normal: 1,
    ),
    emphasis: [
        (
            item: "ipa15-09",
            proposed: Must,
            reasons: [
                (
                    ja: "訳",
                    en: "why",
                ),
            ],
            chosen: Normal,
        ),
    ],
"#
        );
    }

    #[test]
    fn the_file_is_plain_to_read() {
        let text = render(&sample());
        assert!(text.starts_with("(\n    format: 4,\n    id: \""), "{text}");
        assert!(text.ends_with(")\n"));
        assert!(text.contains("                verdict: Yes,\n"), "{text}");
        assert!(!text.contains("Some("));
        assert!(!text.contains('\r'));
    }

    /// Texts made of what usually breaks something.
    fn nasty() -> impl Strategy<Value = String> {
        let pieces = [
            "\"",
            "\\",
            "\r\n",
            "\n",
            "ｶﾞ",
            "か\u{3099}",
            "\u{202e}",
            "\u{200b}",
            "\u{feff}",
            "😀",
            "👨‍👩‍👧",
            "\0",
            "\u{1b}[2J",
            "\u{9b}",
            "\u{7f}",
            "//",
            "/*",
            "\"#",
            "葛\u{e0100}",
            "\u{e000}",
            "\u{2028}",
            "#",
            "'",
            "a",
            "漢字",
            "\u{10ffff}",
            "\t",
        ];
        proptest::collection::vec(
            prop_oneof![proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), ".{0,4}"],
            0..8,
        )
        .prop_map(|pieces| pieces.concat())
    }

    fn comparisons() -> impl Strategy<Value = Comparison> {
        let answer = (0..15usize, 0..6usize, nasty(), nasty(), proptest::option::of(nasty()));
        let service = (nasty(), nasty(), proptest::collection::vec(answer, 0..5));
        (nasty(), nasty(), proptest::collection::vec(service, 0..4)).prop_map(|(title, memo, services)| {
            let mut comparison = sample();
            let items: Vec<String> = comparison.questions.items().map(|item| item.id.clone()).collect();
            comparison.title = format!("t{title}");
            comparison.memo = memo;
            comparison.services.clear();
            for (n, (name, plan, answers)) in services.into_iter().enumerate() {
                let mut service = Service::new(Id(format!("s{n}")), format!("n{name}"));
                service.plan = plan;
                for (item, verdict, note, by, evidence) in answers {
                    if service.answer(&items[item]).is_none() {
                        let day = Day::new(2026, 11, 22);
                        service.answers.push(Answer {
                            verdict: Verdict::ALL.get(verdict).copied(),
                            note,
                            by,
                            day: day.filter(|_| verdict % 2 == 0),
                            evidence: evidence
                                .map(|text| Evidence { kind: EvidenceKind::Clause, text, seen: day, dated: None })
                                .into_iter()
                                .collect(),
                            ..Answer::empty(items[item].clone())
                        });
                    }
                }
                comparison.services.push(Arc::new(service));
            }
            comparison
        })
    }

    /// Comparisons of the model with everything that leads to a decision, its texts replaced by nasty ones.
    fn decided() -> impl Strategy<Value = Comparison> {
        (arbitrary::untidy_comparison(), proptest::collection::vec(nasty(), 8)).prop_map(|(mut comparison, texts)| {
            let text = |n: usize| texts[n].clone();
            if let Some(profile) = &mut comparison.profile {
                (profile.purpose, profile.kinds) = (text(0), vec![text(1)]);
                profile.stops.week = text(2);
            }
            for stress in &mut comparison.emphasis {
                stress.reasons.push(Text::new(text(3), text(4)));
            }
            if let Some(decision) = comparison.record.decision.as_mut().map(Arc::make_mut) {
                (decision.by, decision.why) = (text(5), text(6));
                decision.risks.iter_mut().for_each(|risk| risk.text = text(7));
                decision.conditions.iter_mut().for_each(|one| (one.text, one.owner) = (text(4), text(0)));
            }
            comparison
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_written_is_read_back_alike_and_cannot_act(comparison in comparisons()) {
            let text = render(&comparison);
            prop_assert!(!text.chars().any(|c| is_hidden(c) && c != '\n'));
            prop_assert_eq!(comparison::parse(&text).expect("our own text"), comparison);
            // git and mail may change the line ends.
            let crlf = text.replace('\n', "\r\n");
            prop_assert_eq!(render(&comparison::parse(&crlf).expect("CRLF")), text);
        }

        #[test]
        fn what_leads_to_a_decision_is_read_back_alike(comparison in decided()) {
            let text = render(&comparison);
            prop_assert!(!text.chars().any(|c| is_hidden(c) && c != '\n'));
            prop_assert!(plain::text(&comparison).is_some(), "the quick writer knows all of it");
            prop_assert_eq!(comparison::parse(&text).expect("our own text"), comparison);
        }

        #[test]
        fn drafts_are_read_back_alike(fields in proptest::collection::vec(nasty(), 0..4), index in proptest::option::of(0..9usize)) {
            let form = FormKind::Evidence { service: Id("s".to_owned()), item: "i".to_owned(), index };
            let begun = index.map(|_| fields.clone());
            let before = vec![Draft { form: FormKind::NewService, fields: Vec::new(), begun: None }, Draft { form, fields, begun }];
            prop_assert_eq!(parse::drafts(&drafts(&before)), Some(before));
        }
    }
}
