//! What becomes of an answer when a verdict, words or a whole other answer come in its place: another person's words
//! stay theirs, one's own stay and are marked. Must not know who sits at the keys, nor what day it is.

use super::{Answer, Earlier, MAX_EARLIER, Verdict};
use crate::model::day::Day;

impl Answer {
    /// The answer after `by` gave a verdict on `day`; `None` takes the verdict away. The same verdict changes nothing.
    ///
    /// What another person answered goes whole into [`Answer::earlier`], and the new answer begins without words; the
    /// words of one's own stay and are marked 要見直し. Where only words were there, the first verdict leaves one's own
    /// as they are, sets another's aside, and rests on the evidence that was found.
    pub fn give(&self, verdict: Option<Verdict>, by: &str, day: Day) -> Answer {
        if self.verdict == verdict {
            return self.clone();
        }
        let mut given = Answer {
            verdict,
            by: by.trim().to_owned(),
            day: Some(day),
            ..self.clone()
        };
        match (self.verdict, self.is_of_another(by)) {
            (Some(_), true) => {
                given = Answer {
                    verdict,
                    by: given.by,
                    day: given.day,
                    earlier: self.kept(self.as_earlier()),
                    ..Answer::empty(self.item.clone())
                };
                if verdict.is_none() {
                    // Who takes a verdict away says nothing about the item.
                    given.by.clear();
                    given.day = None;
                }
            }
            (Some(_), false) => given.recheck |= self.has_words(),
            (None, true) => {
                let words = Earlier {
                    evidence: Vec::new(),
                    ..self.as_earlier()
                };
                given.note.clear();
                given.condition.clear();
                given.condition_met = None;
                given.recheck = false;
                given.earlier = self.kept(words);
            }
            (None, false) => {}
        }
        given
    }

    /// A whole answer in place of this one, as when it is copied from elsewhere or written anew: what would be lost by
    /// it goes into [`Answer::earlier`], whoever said it.
    pub fn replaced_by(&self, new: Answer) -> Answer {
        let earlier = if self.would_lose_by(&new) {
            self.kept(self.as_earlier())
        } else {
            self.earlier.clone()
        };
        Answer { earlier, ..new }
    }

    /// The same for words that `new.by` writes: one's own words can be written anew, another's are kept.
    pub fn written_as(&self, new: Answer) -> Answer {
        let new = self.touched_as(new);
        if self.is_of_another(&new.by) {
            self.replaced_by(new)
        } else {
            new
        }
    }

    /// `new` in place of this answer, without the mark 要見直し where its words were touched.
    pub fn touched_as(&self, new: Answer) -> Answer {
        let touched = self.note != new.note || self.condition != new.condition || self.evidence != new.evidence;
        Answer {
            recheck: new.recheck && !touched,
            ..new
        }
    }

    /// The answer with the words of an earlier one taken over: its note below what is written here, its condition where
    /// there is none, its evidence. A note of another person keeps their name. Words of another verdict are marked
    /// 要見直し. `None` where there is no such earlier answer or nothing in it that is not here already.
    pub fn take_over(&self, nth: usize, by: &str, day: Day) -> Option<Answer> {
        let from = self.earlier.get(nth)?;
        let mut answer = self.clone();
        let known = |text: &str| self.note.contains(text.trim());
        if !from.note.trim().is_empty() && !known(&from.note) {
            let own = from.by.is_empty() || from.by.trim() == self.said_by(by);
            let note = if own {
                from.note.clone()
            } else {
                format!("{}: {}", from.by, from.note)
            };
            answer.note = [self.note.trim_end(), &note].join(if self.note.trim().is_empty() { "" } else { "\n" });
        }
        if self.condition.trim().is_empty() {
            answer.condition.clone_from(&from.condition);
            answer.condition_met = from.condition_met;
        }
        let new = from.evidence.iter().filter(|piece| !self.evidence.contains(piece));
        answer.evidence.extend(new.cloned());
        if answer == *self {
            return None;
        }
        if !self.is_said() {
            answer.by = by.trim().to_owned();
            answer.day = Some(day);
        }
        answer.recheck = answer.verdict.is_some() && (self.recheck || from.verdict != self.verdict);
        Some(answer)
    }

    /// Whether both say the same, whoever said it and when.
    pub fn says_the_same(&self, other: &Answer) -> bool {
        let mut there = other.clone();
        (there.by, there.day, there.earlier) = (self.by.clone(), self.day, self.earlier.clone());
        there == *self
    }

    /// Whether `new` can take this one's place without anything said being gone: it is open, or says no more than a part
    /// of the same by the same person.
    pub fn gives_way_to(&self, new: &Answer) -> bool {
        let same = self.verdict == new.verdict && !self.is_of_another(&new.by) && !self.would_lose_by(new);
        !self.is_said() || same
    }

    /// Whether what stands here was said by somebody else than `by`. Words without a name are another's for whoever has
    /// one; a bare verdict without a name is nobody's.
    pub fn is_of_another(&self, by: &str) -> bool {
        let (there, here) = (self.by.trim(), by.trim());
        there != here && self.is_said() && (!there.is_empty() || self.has_words())
    }

    /// Whether something is written beside the verdict: note, condition or evidence.
    pub fn has_words(&self) -> bool {
        !self.note.trim().is_empty() || !self.condition.trim().is_empty() || !self.evidence.is_empty()
    }

    /// Whether anything stands here that somebody said, earlier answers aside.
    fn is_said(&self) -> bool {
        self.verdict.is_some() || self.has_words()
    }

    /// Whose the answer is: who is written, or `by` where nothing is said yet.
    fn said_by<'a>(&'a self, by: &'a str) -> &'a str {
        if self.is_said() { self.by.trim() } else { by.trim() }
    }

    /// Whether something that stands here would be gone with `new` in its place.
    fn would_lose_by(&self, new: &Answer) -> bool {
        let gone = |old: &str, new: &str| !old.trim().is_empty() && !new.contains(old.trim());
        let verdict = self.verdict.is_some() && self.verdict != new.verdict;
        verdict && (self.has_words() || !self.by.trim().is_empty())
            || gone(&self.note, &new.note)
            || gone(&self.condition, &new.condition)
            || self.evidence.iter().any(|piece| !new.evidence.contains(piece))
    }

    fn as_earlier(&self) -> Earlier {
        Earlier {
            verdict: self.verdict,
            note: self.note.clone(),
            condition: self.condition.clone(),
            condition_met: self.condition_met,
            mend: self.mend,
            evidence: self.evidence.clone(),
            by: self.by.clone(),
            day: self.day,
        }
    }

    /// The earlier answers with one more, the newest first; what says the same as it stands once.
    fn kept(&self, newest: Earlier) -> Vec<Earlier> {
        if newest.verdict.is_none()
            && newest.note.is_empty()
            && newest.condition.is_empty()
            && newest.evidence.is_empty()
        {
            return self.earlier.clone();
        }
        let other = |one: &&Earlier| {
            let dated = Earlier {
                day: newest.day,
                ..(*one).clone()
            };
            dated != newest
        };
        let rest: Vec<Earlier> = self.earlier.iter().filter(other).cloned().collect();
        [newest].into_iter().chain(rest).take(MAX_EARLIER).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::model::{Evidence, EvidenceKind, arbitrary};

    fn today() -> Day {
        Day::new(2026, 11, 28).unwrap()
    }

    fn paper(text: &str) -> Evidence {
        Evidence {
            kind: EvidenceKind::Document,
            text: text.to_owned(),
            seen: None,
            dated: None,
        }
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
        let expected = Answer {
            verdict: Some(Verdict::No),
            recheck: true,
            day: Some(today()),
            ..satos()
        };
        assert_eq!(given, expected);
        assert!(given.lacks_reason(), "the reason of a Yes is none of a No");
        // Without words there is nothing to look at again.
        let bare = Answer {
            verdict: Some(Verdict::Yes),
            ..Answer::empty("a-1")
        };
        let given = bare.give(Some(Verdict::No), "", today());
        assert!(!given.recheck && given.earlier.is_empty());
        // The mark goes with a touch, and only with one.
        let marked = satos().give(Some(Verdict::No), "佐藤", today());
        let noted = Answer {
            note: "まだ".to_owned(),
            ..marked.clone()
        };
        assert!(!marked.touched_as(noted).recheck);
        assert!(marked.touched_as(marked.clone()).recheck);
    }

    #[test]
    fn words_without_a_name_are_anothers_for_who_has_one() {
        let nameless = Answer {
            by: String::new(),
            ..satos()
        };
        assert_eq!(nameless.give(Some(Verdict::No), "書記", today()).earlier.len(), 1);
        assert!(nameless.give(Some(Verdict::No), "", today()).recheck);
        // A bare verdict that nobody signed is just replaced.
        let bare = Answer {
            verdict: Some(Verdict::Yes),
            ..Answer::empty("a-1")
        };
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
        let words = Answer {
            verdict: None,
            ..satos()
        };
        let given = words.give(Some(Verdict::Yes), "書記", today());
        assert_eq!((given.note.as_str(), given.condition.as_str()), ("", ""));
        assert_eq!(given.evidence, satos().evidence);
        assert_eq!((given.earlier.len(), given.earlier[0].verdict), (1, None));
        let own = words.give(Some(Verdict::Yes), "佐藤", today());
        assert_eq!(
            own,
            Answer {
                day: Some(today()),
                ..satos()
            }
        );
    }

    #[test]
    fn words_taken_over_keep_their_name_and_are_to_be_looked_at() {
        let given = satos().give(Some(Verdict::No), "書記", today());
        let taken = given.take_over(0, "書記", today()).unwrap();
        assert_eq!(taken.note, "佐藤: 店のメモ");
        assert_eq!(
            (taken.condition.as_str(), &taken.evidence),
            ("有料プラン", &satos().evidence)
        );
        assert!(taken.recheck, "they were written for a Yes");
        assert_eq!(taken.take_over(0, "書記", today()), None, "once is enough");
        assert_eq!(taken.take_over(1, "書記", today()), None);
        let back = satos()
            .give(Some(Verdict::No), "書記", today())
            .give(Some(Verdict::Yes), "佐藤", today());
        let taken = back.take_over(1, "佐藤", today()).unwrap();
        assert_eq!((taken.note.as_str(), taken.recheck), ("店のメモ", false));
    }

    #[test]
    fn a_copied_answer_keeps_what_it_replaces() {
        let new = Answer {
            verdict: Some(Verdict::Partly),
            by: "佐藤".to_owned(),
            ..Answer::empty("a-1")
        };
        assert_eq!(satos().replaced_by(new.clone()).earlier, [satos().as_earlier()]);
        assert_eq!(Answer::empty("a-1").replaced_by(new.clone()).earlier, []);
        // One's own words can be written anew, another's are kept.
        assert_eq!(satos().written_as(new.clone()).earlier, []);
        let other = Answer {
            by: "書記".to_owned(),
            ..new
        };
        assert_eq!(satos().written_as(other).earlier.len(), 1);
    }

    #[test]
    fn only_so_many_are_kept_and_the_same_stands_once() {
        let mut answer = satos();
        for (n, by) in ["甲", "佐藤", "甲", "佐藤", "甲"].into_iter().enumerate() {
            let verdict = if n % 2 == 0 { Verdict::No } else { Verdict::Yes };
            answer = answer.give(Some(verdict), by, today());
        }
        assert_eq!(
            answer.earlier.len(),
            3,
            "甲's No, 佐藤's bare Yes, and the first with its words"
        );
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
}
