//! Nothing that a person wrote goes, and no name comes to what it did not say.

use proptest::{prelude::*, sample::select};

use super::*;
use crate::model::{Evidence, EvidenceKind, arbitrary};

fn today() -> Day {
    Day::new(2026, 11, 28).unwrap()
}

fn paper(text: &str) -> Evidence {
    Evidence { kind: EvidenceKind::Document, text: text.to_owned(), seen: None, dated: None }
}

fn satos() -> Answer {
    Answer {
        verdict: Some(Verdict::Yes),
        note: "店のメモ".to_owned(),
        condition: "有料プラン".to_owned(),
        condition_met: Some(true),
        evidence: vec![paper("約款")],
        by: "佐藤".to_owned(),
        day: Day::new(2026, 4, 1),
        ..Answer::empty("a-1")
    }
}

#[test]
fn a_verdict_changed_by_another_person_leaves_them_their_words() {
    let given = satos().give(Some(Verdict::No), "書記", today());
    assert_eq!(given.verdict, Some(Verdict::No));
    assert_eq!((given.by.as_str(), given.day), ("書記", Some(today())));
    assert!(!given.has_words() && !given.recheck && given.lacks_reason());
    assert_eq!(given.earlier, [satos().as_earlier()]);
    // Without a name it is not 佐藤 either.
    let given = satos().give(Some(Verdict::No), "", today());
    assert_eq!((given.by.as_str(), given.earlier.len()), ("", 1));
    assert!(!given.has_words());
}

#[test]
fn a_verdict_changed_by_the_same_person_keeps_the_words_and_marks_them() {
    let given = satos().give(Some(Verdict::No), " 佐藤 ", today());
    let expected = Answer { verdict: Some(Verdict::No), recheck: true, day: Some(today()), ..satos() };
    assert_eq!(given, expected);
    assert!(given.lacks_reason(), "the reason of a Yes is none of a No");
    // Without words there is nothing to look at again.
    let bare = Answer { verdict: Some(Verdict::Yes), ..Answer::empty("a-1") };
    let given = bare.give(Some(Verdict::No), "", today());
    assert!(!given.recheck && given.earlier.is_empty());
    // The mark goes with a touch, and only with one.
    let marked = satos().give(Some(Verdict::No), "佐藤", today());
    let noted = Answer { note: "まだ".to_owned(), ..marked.clone() };
    assert!(!marked.touched_as(noted).recheck);
    assert!(marked.touched_as(marked.clone()).recheck);
}

#[test]
fn words_without_a_name_are_anothers_for_who_has_one() {
    let nameless = Answer { by: String::new(), ..satos() };
    assert_eq!(nameless.give(Some(Verdict::No), "書記", today()).earlier.len(), 1);
    assert!(nameless.give(Some(Verdict::No), "", today()).recheck);
    // A bare verdict that nobody signed is just replaced.
    let bare = Answer { verdict: Some(Verdict::Yes), ..Answer::empty("a-1") };
    assert_eq!(bare.give(Some(Verdict::No), "書記", today()).earlier, []);
}

#[test]
fn a_verdict_taken_away_loses_nothing() {
    let cleared = satos().give(None, "書記", today());
    assert_eq!(cleared.earlier, [satos().as_earlier()]);
    assert_eq!((cleared.verdict, cleared.by.as_str(), cleared.day), (None, "", None));
    let cleared = satos().give(None, "佐藤", today());
    assert_eq!((&cleared.note, &cleared.evidence), (&satos().note, &satos().evidence));
    assert!(cleared.give(Some(Verdict::No), "佐藤", today()).recheck);
}

#[test]
fn the_first_verdict_rests_on_the_evidence_that_is_there() {
    let words = Answer { verdict: None, ..satos() };
    let given = words.give(Some(Verdict::Yes), "書記", today());
    assert_eq!((given.note.as_str(), given.condition.as_str()), ("", ""));
    assert_eq!(given.evidence, satos().evidence);
    assert_eq!((given.earlier.len(), given.earlier[0].verdict), (1, None));
    let own = words.give(Some(Verdict::Yes), "佐藤", today());
    assert_eq!(own, Answer { day: Some(today()), ..satos() });
}

#[test]
fn words_taken_over_keep_their_name_and_are_to_be_looked_at() {
    let given = satos().give(Some(Verdict::No), "書記", today());
    let taken = given.take_over(0, "書記", today()).unwrap();
    assert_eq!(taken.note, "佐藤: 店のメモ");
    assert_eq!((taken.condition.as_str(), &taken.evidence), ("有料プラン", &satos().evidence));
    assert!(taken.recheck, "they were written for a Yes");
    assert_eq!(taken.take_over(0, "書記", today()), None, "once is enough");
    assert_eq!(taken.take_over(1, "書記", today()), None);
    let back = satos().give(Some(Verdict::No), "書記", today()).give(Some(Verdict::Yes), "佐藤", today());
    let taken = back.take_over(1, "佐藤", today()).unwrap();
    assert_eq!((taken.note.as_str(), taken.recheck), ("店のメモ", false));
}

#[test]
fn a_copied_answer_keeps_what_it_replaces() {
    let new = Answer { verdict: Some(Verdict::Partly), by: "佐藤".to_owned(), ..Answer::empty("a-1") };
    assert_eq!(satos().replaced_by(new.clone()).earlier, [satos().as_earlier()]);
    assert_eq!(Answer::empty("a-1").replaced_by(new.clone()).earlier, []);
    // One's own words can be written anew, another's are kept.
    assert_eq!(satos().written_as(new.clone()).earlier, []);
    let other = Answer { by: "書記".to_owned(), ..new };
    assert_eq!(satos().written_as(other).earlier.len(), 1);
}

#[test]
fn what_is_added_to_anothers_words_leaves_those_under_their_name() {
    let more =
        |old: &Answer| Answer {
            note: format!("{}、書記が足した", old.note), by: "書記".to_owned(), ..old.clone()
        };
    // The old words are all in the new ones, but those are not 佐藤's alone.
    assert_eq!(satos().written_as(more(&satos())).earlier, [satos().as_earlier()]);
    let bare = Answer { note: String::new(), condition: String::new(), evidence: Vec::new(), ..satos() };
    assert_eq!(bare.written_as(more(&bare)).earlier, [bare.as_earlier()], "a verdict is said as well");
    // Nobody's words need no keeping.
    let nameless = Answer { by: String::new(), ..satos() };
    assert_eq!(nameless.written_as(more(&nameless)).earlier, []);
}

#[test]
fn only_so_many_are_kept_and_the_same_stands_once() {
    let mut answer = satos();
    for (n, by) in ["甲", "佐藤", "甲", "佐藤", "甲"].into_iter().enumerate() {
        let verdict = if n % 2 == 0 { Verdict::No } else { Verdict::Yes };
        answer = answer.give(Some(verdict), by, today());
    }
    assert_eq!(answer.earlier.len(), 3, "甲's No, 佐藤's bare Yes, and the first with its words");
    assert_eq!(answer.earlier[2], satos().as_earlier());
    for by in ["一", "二", "三", "四"] {
        answer = answer.give(Some(Verdict::Yes), by, today());
        answer = answer.give(Some(Verdict::No), &format!("{by}人"), today());
    }
    assert_eq!(answer.earlier.len(), MAX_EARLIER);
}

/// Everything that was written: the texts of the answer and of what is kept, under the names they stand under.
fn written(answer: &Answer) -> Vec<(String, String)> {
    let now = [answer.as_earlier()];
    let all = now.iter().chain(&answer.earlier);
    all.flat_map(|one| {
        let words = [&one.note, &one.condition];
        let words = words.into_iter().chain(one.evidence.iter().map(|piece| &piece.text));
        words
            .filter(|text| !text.trim().is_empty())
            .map(|text| (one.by.trim().to_owned(), text.clone()))
            .collect::<Vec<_>>()
    })
    .collect()
}

fn hand() -> impl Strategy<Value = &'static str> {
    select(vec!["", "佐藤", "書記"])
}

proptest! {
    #[test]
    fn nothing_written_goes_and_no_name_comes_to_what_it_did_not_say(
        start in arbitrary::answer("a-1".to_owned()),
        first in hand(),
        steps in prop::collection::vec((prop::option::of(select(Verdict::ALL.to_vec())), hand()), 1..3),
    ) {
        // At most two are kept already, and two come: all within the limit.
        let mut answer = Answer { by: first.to_owned(), ..start };
        for (verdict, by) in steps {
            let given = answer.give(verdict, by, today());
            let (before, after) = (written(&answer), written(&given));
            for (name, text) in &before {
                prop_assert!(after.iter().any(|(_, there)| there == text), "{text} is gone");
                // Evidence found before any verdict is what the first one rests on.
                let is_paper = answer.evidence.iter().any(|piece| piece.text == *text);
                let under_it = after.iter().any(|one| one == &(name.clone(), text.clone()));
                prop_assert!(under_it || answer.verdict.is_none() && is_paper, "{text} of {name:?}");
            }
            for (name, text) in &after {
                let said = before.iter().any(|one| one == &(name.clone(), text.clone()));
                let is_paper = answer.evidence.iter().any(|piece| piece.text == *text);
                prop_assert!(said || answer.verdict.is_none() && is_paper, "{name:?} never said {text}");
            }
            if given.verdict != answer.verdict && given.verdict.is_some() {
                prop_assert_eq!(given.by.as_str(), by);
            }
            answer = given;
        }
    }

    #[test]
    fn a_whole_answer_in_place_of_another_loses_nothing(
        old in arbitrary::answer("a-1".to_owned()),
        new in arbitrary::answer("a-1".to_owned()),
    ) {
        let there = old.replaced_by(new.clone());
        let after = written(&there);
        for (_, text) in written(&old) {
            let whole = |(_, kept): &(String, String)| kept.contains(text.trim());
            prop_assert!(after.iter().any(whole), "{text} is gone");
        }
        prop_assert_eq!(Answer { earlier: Vec::new(), ..there }, Answer { earlier: Vec::new(), ..new });
    }
}
