//! What becomes of an answer when a verdict, words or a whole other answer come in its place: another person's words
//! stay theirs, one's own stay and are marked. Must not know who sits at the keys, nor what day it is.

use super::{Answer, Earlier, Verdict};
use crate::model::{day::Day, limits::MAX_EARLIER};

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
        let mut given = Answer { verdict, by: by.trim().to_owned(), day: Some(day), ..self.clone() };
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
                let words = Earlier { evidence: Vec::new(), ..self.as_earlier() };
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
        let earlier = if self.would_lose_by(&new) { self.kept(self.as_earlier()) } else { self.earlier.clone() };
        Answer { earlier, ..new }
    }

    /// The same for words that `new.by` writes: one's own words can be written anew. What somebody else said under a name
    /// is kept whole, also where all of it still stands in the new words: they stand under another name now.
    pub fn written_as(&self, new: Answer) -> Answer {
        let new = self.touched_as(new);
        match self.is_of_another(&new.by) {
            true if !self.by.trim().is_empty() && self.words_differ(&new) => {
                Answer { earlier: self.kept(self.as_earlier()), ..new }
            }
            true => self.replaced_by(new),
            false => new,
        }
    }

    /// Whether other words are written there: note or condition.
    pub fn words_differ(&self, other: &Answer) -> bool {
        self.note != other.note || self.condition != other.condition
    }

    /// `new` in place of this answer, without the mark 要見直し where its words were touched.
    pub fn touched_as(&self, new: Answer) -> Answer {
        let touched = self.note != new.note || self.condition != new.condition || self.evidence != new.evidence;
        Answer { recheck: new.recheck && !touched, ..new }
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
            let note = if own { from.note.clone() } else { format!("{}: {}", from.by, from.note) };
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

    /// The oldest earlier answer that is no longer there in `after`, because only [`MAX_EARLIER`] are kept.
    pub fn forgotten_in<'a>(&'a self, after: &Answer) -> Option<&'a Earlier> {
        let full = self.earlier.len() == MAX_EARLIER && after.earlier.len() == MAX_EARLIER;
        let oldest = self.earlier.last().filter(|_| full)?;
        (!after.earlier.contains(oldest)).then_some(oldest)
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
    pub fn is_said(&self) -> bool {
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
            let dated = Earlier { day: newest.day, ..(*one).clone() };
            dated != newest
        };
        let rest: Vec<Earlier> = self.earlier.iter().filter(other).cloned().collect();
        [newest].into_iter().chain(rest).take(MAX_EARLIER).collect()
    }
}

#[cfg(test)]
mod tests;
