//! What is told about an answer: what it still needs, what was written with it, what others answered before.
//! Must not know how an answer is given.

use super::{Cell, Labels, Page, Role, record};
use crate::{
    model::{Answer, Day, Earlier, Evidence, Lang, Side, Verdict},
    say,
};

/// What an answer still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Somebody who looks at its words again: they were written for another verdict (要見直し).
    Look,
    /// The reason of いいえ or 対象外.
    Reason,
    /// Something behind はい or 一部.
    Evidence,
}

impl Lack {
    /// What an answer to an item of this side needs first.
    pub fn of(answer: &Answer, side: Side) -> Option<Lack> {
        let claims = matches!(answer.verdict, Some(Verdict::Yes | Verdict::Partly));
        match () {
            () if answer.recheck => Some(Lack::Look),
            () if answer.lacks_reason() => Some(Lack::Reason),
            () if claims && !answer.is_backed(side) => Some(Lack::Evidence),
            () => None,
        }
    }

    /// What is said about it.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Lack::Look => lang.pick(
                "メモや根拠は、前の判定のときに書いたものです。見直すまで根拠に数えません。",
                "Note and evidence were written for another answer. They do not count until somebody has taken another look.",
            ),
            Lack::Reason => lang.pick("理由がまだありません。", "No reason yet."),
            Lack::Evidence => lang.pick(
                "根拠がまだありません。書くまでは「不明」と同じに数えます。",
                "No evidence yet. Until then it counts as Unknown.",
            ),
        }
    }
}

/// An answer to an item of a side, but for its verdict and who gave it. What it still needs stands first, with a hint how
/// that is done.
pub fn page(answer: &Answer, side: Side, hint: impl Fn(Lack) -> String, lang: Lang) -> Page {
    let l = Labels::of(lang);
    let mut page = Page::default();
    if let Some(lack) = Lack::of(answer, side) {
        let words = format!("{}{}{}", lack.words(lang), lang.pick("", " "), hint(lack));
        if lack == Lack::Look {
            page.fact(l.recheck, Cell::new(Role::Notice, words));
        } else {
            page.text(Role::Notice, words);
        }
    }
    condition(&mut page, &answer.condition, answer.condition_met, lang);
    if answer.asks_who_mends(side) {
        page.fact(l.mend, record::mend(answer.mend, lang));
    }
    written(&mut page, &answer.note, &answer.evidence, lang);
    page
}

/// Whether there is more to tell than the verdict.
pub fn says_more(answer: &Answer) -> bool {
    answer.lacks_reason() || answer.has_words() || !answer.earlier.is_empty()
}

/// What other people answered before, with their words.
pub fn earlier(all: &[Earlier], lang: Lang) -> Page {
    let mut page = Page::default();
    for one in all {
        page.fact(Labels::of(lang).earlier_one, earlier_one(one, lang));
        page.inside(2, |page| {
            condition(page, &one.condition, one.condition_met, lang);
            if let Some(mend) = one.mend {
                page.fact(Labels::of(lang).mend, mend.word(lang));
            }
            written(page, &one.note, &one.evidence, lang);
        });
    }
    if !all.is_empty() {
        page.text(Role::Dim, Labels::of(lang).earlier_rule);
    }
    page
}

fn condition(page: &mut Page, condition: &str, met: Option<bool>, lang: Lang) {
    if !condition.trim().is_empty() {
        let words = say!(lang, "{}（{}）", "{} ({})", condition, record::met(met, lang));
        page.fact(Labels::of(lang).condition, words);
    }
}

fn written(page: &mut Page, note: &str, all: &[Evidence], lang: Lang) {
    let l = Labels::of(lang);
    if !note.trim().is_empty() {
        page.fact(l.note, note);
    }
    for piece in all {
        page.fact(l.evidence, evidence(piece, lang));
    }
}

/// An earlier answer without its words: the verdict, by whom, when.
pub fn earlier_one(one: &Earlier, lang: Lang) -> String {
    Verdict::word_of(one.verdict, lang).to_owned() + &lang.aside(&signed(&one.by, one.day))
}

/// A piece of evidence with its kind, the day on which it was seen, and the day of the document.
pub fn evidence(piece: &Evidence, lang: Lang) -> String {
    evidence_of(piece.kind.word(lang), &piece.text, [piece.seen, piece.dated], lang)
}

/// [`evidence`] of a kind in words, with the days on which it was seen and of the document.
pub fn evidence_of(kind: &str, text: &str, [seen, dated]: [Option<Day>; 2], lang: Lang) -> String {
    let seen = seen.map(|day| say!(lang, "見た日 {}", "seen on {}", day));
    let dated = dated.map(|day| say!(lang, "資料の日付 {}", "dated {}", day));
    let days = lang.list([seen, dated].into_iter().flatten());
    format!("{kind}: {text}{}", lang.aside(&days))
}

/// Who said something, and when; empty where neither is known.
pub fn signed(by: &str, day: Option<Day>) -> String {
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    format!("{} {day}", by.trim()).trim().to_owned()
}
