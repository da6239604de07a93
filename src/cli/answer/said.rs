//! What is said after an answer was recorded: what it is now, and whatever was replaced or removed (design law 11).
//! Must not change anything.

use std::path::Path;

use crate::{
    cli::{
        columns::labelled,
        out,
        replaced::{self, shortened},
    },
    model::{Answer, Earlier, Evidence, Lang, Mend, Question, Service, Verdict, one_line},
    pages, say,
};

/// An answer before and after.
pub struct Said<'a> {
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

impl Said<'_> {
    /// All of it, line by line.
    pub fn text(&self, lang: Lang) -> String {
        let mut text = self.head(lang);
        let mut line = |words: String| text += &labelled(0, "", &words);
        let mut gone = self.old.verdict.is_some() && self.old.verdict != self.new.verdict;
        for (label, before, after) in [
            (lang.pick("メモ", "Note"), &self.base.note, &self.new.note),
            (lang.pick("プランなどの条件", "Plan condition"), &self.base.condition, &self.new.condition),
        ] {
            if let Some(words) = replaced::words(label, before, after, lang) {
                gone = true;
                line(words);
            }
        }
        if !self.new.condition.trim().is_empty() {
            line(say!(
                lang,
                "プランなどの条件「{}」: {}",
                "Plan condition \"{}\": {}",
                self.new.condition,
                pages::record::met(self.new.condition_met, lang)
            ));
        }
        if self.base.mend != self.new.mend {
            let word = |mend: Option<Mend>| mend.map_or(lang.pick("未定", "not chosen"), |mend| mend.word(lang));
            line(say!(
                lang,
                "直せるか: {}（前は{}）",
                "Who fixes it: {} (was {})",
                word(self.new.mend),
                word(self.base.mend)
            ));
        }
        if self.base.recheck && !self.new.recheck {
            let words = lang.pick("要見直しを外しました。", "It does not need another look any more.");
            line(words.to_owned());
        }
        for (removed, words) in self.evidence(lang) {
            gone |= removed;
            line(words);
        }
        if let Some(kept) = self.new.earlier.first().filter(|_| self.new.earlier != self.old.earlier) {
            line(earlier(kept, lang));
        }
        if let Some(oldest) = self.old.forgotten_in(self.new) {
            gone = true;
            line(say!(
                lang,
                "いちばん古い前の回答を消しました: {}",
                "The oldest earlier answer is gone: {}",
                pages::record::earlier(oldest, lang)
            ));
        }
        if self.renamed && !self.new.by.trim().is_empty() {
            line(say!(lang, "記入者は {} のままです。", "It is still recorded under the name of {}.", self.new.by));
        }
        if self.new.recheck {
            line(lang
                .pick(
                    "要見直し: メモ・条件・根拠は、判定を変える前のものです。書き直すか、--confirm で「このままでよい」とします。",
                    "Needs another look: note, plan condition and evidence were written for the verdict before. Change them, or confirm them with --confirm.",
                )
                .to_owned());
        } else if self.new.lacks_reason() {
            line(
                lang.pick("理由がまだありません。--note で書けます。", "No reason given. Add one with --note.")
                    .to_owned(),
            );
        }
        if gone {
            line(say!(
                lang,
                "取り消すには: kumomi restore {} 1",
                "To undo: kumomi restore {} 1",
                out::typeable(self.file)
            ));
        }
        text
    }

    fn head(&self, lang: Lang) -> String {
        let verdict = Verdict::word_of(self.new.verdict, lang);
        let verdict = match self.old.verdict {
            before if before == self.new.verdict => verdict.to_owned(),
            Some(before) => say!(lang, "{}（前は「{}」）", "{} (was {})", verdict, before.word(lang)),
            None => say!(lang, "{}（前は{}）", "{} (was {})", verdict, Verdict::word_of(None, lang)),
        };
        let what = say!(
            lang,
            "{}、{} {}: {}",
            "{}, {} {}: {}",
            one_line(&self.service.name),
            self.question.number,
            self.question.title.of(lang),
            verdict
        );
        match self.old == self.new {
            true => say!(lang, "変わりはありません: {}\n", "Nothing changed: {}\n", what),
            false => say!(lang, "保存しました: {}\n", "Saved: {}\n", what),
        }
    }

    /// What became of the evidence, and whether something is gone by it.
    fn evidence(&self, lang: Lang) -> Vec<(bool, String)> {
        let (before, after) = (&self.base.evidence, &self.new.evidence);
        let same = |one: &Evidence, other: &Evidence| one.kind == other.kind && one.text == other.text;
        let number = |all: &[Evidence], piece: &Evidence| {
            let n = all.iter().position(|one| one == piece).unwrap_or_default() + 1;
            format!("{n} {}", shortened(&pages::record::evidence(piece, lang)))
        };
        let mut lines = Vec::new();
        for piece in before.iter().filter(|piece| !after.iter().any(|one| same(one, piece))) {
            let words = number(before, piece);
            lines.push((true, say!(lang, "根拠を消しました: {}", "Evidence removed: {}", words)));
        }
        for piece in after.iter().filter(|piece| !before.contains(piece)) {
            let words = number(after, piece);
            lines.push(match before.iter().find(|one| same(one, piece)) {
                Some(old) => (
                    true,
                    say!(
                        lang,
                        "根拠を直しました: {}（前は {}）",
                        "Evidence changed: {} (was {})",
                        words,
                        shortened(&pages::record::evidence(old, lang))
                    ),
                ),
                None => (false, say!(lang, "根拠を足しました: {}", "Evidence added: {}", words)),
            });
        }
        lines
    }
}

fn earlier(kept: &Earlier, lang: Lang) -> String {
    let day = kept.day.map(|day| day.to_string()).unwrap_or_default();
    let who = [kept.by.clone(), day].into_iter().filter(|word| !word.is_empty());
    let who: Vec<String> = who.collect();
    let verdict = Verdict::word_of(kept.verdict, lang);
    match who.is_empty() {
        true => say!(lang, "前の回答に残しました: {}", "Kept as an earlier answer: {}", verdict),
        false => say!(
            lang,
            "前の回答に残しました: {}（{}）",
            "Kept as an earlier answer: {} ({})",
            verdict,
            who.join(lang.pick("、", ", "))
        ),
    }
}
