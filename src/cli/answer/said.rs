//! What is said after an answer was recorded: what it is now, and whatever was replaced or removed (design law 11).
//! Must not change anything.

use std::path::Path;

use crate::{
    cli::{
        out,
        replaced::{self, shortened},
    },
    model::{Answer, Evidence, Lang, Question, Service, Verdict, one_line},
    pages::{
        Labels, Page, Role,
        answer::{self, Lack},
    },
    say,
};

/// An answer before and after.
pub struct Recorded<'a> {
    /// Of which service.
    pub service: &'a Service,
    /// To which question.
    pub question: &'a Question,
    /// As it was.
    pub old: &'a Answer,
    /// With the new verdict, and nothing else new.
    pub base: &'a Answer,
    /// As it is now.
    pub new: &'a Answer,
    /// Another name was typed than the one that stays.
    pub renamed: bool,
    /// The file as it was typed.
    pub file: &'a Path,
}

impl Recorded<'_> {
    /// All of it: the answer as it is, then what is gone by it and how that comes back.
    pub fn page(&self, lang: Lang) -> Page {
        let hint = |lack| match lack {
            Lack::Look => lang.pick(
                "書き直すか、--confirm で「このままでよい」とします。",
                "Change them, or confirm them with --confirm.",
            ),
            Lack::Reason => lang.pick("--note で書けます。", "Add one with --note."),
            Lack::Evidence => lang.pick("--evidence で書けます。", "Add some with --evidence."),
        };
        let mut page = Page::default();
        page.text(Role::Text, self.head(lang));
        page.inside(2, |page| page.add(answer::page(self.new, self.question.side, |lack| hint(lack).to_owned(), lang)));
        let gone = self.gone(lang);
        let is_gone = !gone.is_empty() || self.old.verdict.is_some() && self.old.verdict != self.new.verdict;
        let undo = || {
            say!(lang, "取り消すには: kumomi restore {} 1", "To undo: kumomi restore {} 1", out::typeable(self.file))
        };
        for words in gone.into_iter().chain(self.kept(lang)).chain(is_gone.then(undo)) {
            page.text(Role::Text, words);
        }
        page
    }

    fn head(&self, lang: Lang) -> String {
        let verdict = Verdict::word_of(self.new.verdict, lang);
        let verdict = match self.old.verdict {
            before if before == self.new.verdict => verdict.to_owned(),
            before => say!(lang, "{}（前は「{}」）", "{} (was {})", verdict, Verdict::word_of(before, lang)),
        };
        let saved = match self.old == self.new {
            true => lang.pick("変わりはありません", "Nothing changed"),
            false => lang.pick("保存しました", "Saved"),
        };
        let (number, title) = (self.question.number, self.question.title.of(lang));
        say!(
            lang,
            "{saved}: {}、{number} {title}: {verdict}",
            "{saved}: {}, {number} {title}: {verdict}",
            one_line(&self.service.name)
        )
    }

    /// What was replaced or removed.
    fn gone(&self, lang: Lang) -> Vec<String> {
        let (l, base, new) = (Labels::of(lang), self.base, self.new);
        let mend = |answer: &Answer| answer.mend.map_or("", |mend| mend.word(lang));
        let replaced = [
            replaced::words(l.note, &base.note, &new.note, lang),
            replaced::words(l.condition, &base.condition, &new.condition, lang),
            replaced::words(l.mend, mend(base), mend(new), lang),
        ];
        let same = |one: &Evidence, other: &Evidence| one.kind == other.kind && one.text == other.text;
        let words = |piece: &Evidence| shortened(&answer::evidence(piece, lang));
        let old = base.evidence.iter().enumerate().filter(|(_, piece)| !new.evidence.contains(piece));
        let evidence = old.map(|(n, piece)| {
            let (n, was) = (n + 1, words(piece));
            match new.evidence.iter().find(|one| same(one, piece)) {
                Some(now) => {
                    let now = words(now);
                    say!(lang, "根拠を直しました: {} {}（前は {}）", "Evidence changed: {} {} (was {})", n, now, was)
                }
                None => say!(lang, "根拠を消しました: {} {}", "Evidence removed: {} {}", n, was),
            }
        });
        let forgotten = self.old.forgotten_in(new).map(|oldest| {
            let words = answer::earlier_one(oldest, lang);
            say!(lang, "いちばん古い前の回答を消しました: {}", "The oldest earlier answer is gone: {}", words)
        });
        replaced.into_iter().flatten().chain(evidence).chain(forgotten).collect()
    }

    /// What stays, or is kept, where another thing might be expected.
    fn kept(&self, lang: Lang) -> Vec<String> {
        let looked = self.base.recheck && !self.new.recheck;
        let looked =
            looked.then(|| lang.pick("要見直しを外しました。", "It does not need another look any more.").into());
        let kept = self.new.earlier.first().filter(|_| self.new.earlier != self.old.earlier).map(|kept| {
            let words = answer::earlier_one(kept, lang);
            say!(lang, "前の回答に残しました: {}", "Kept as an earlier answer: {}", words)
        });
        let renamed = self.renamed && !self.new.by.trim().is_empty();
        let by = &self.new.by;
        let renamed =
            renamed.then(|| say!(lang, "記入者は {} のままです。", "It is still recorded under the name of {}.", by));
        looked.into_iter().chain(kept).chain(renamed).collect()
    }
}
