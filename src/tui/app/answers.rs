//! Answering from the screens: verdicts and the run of keys, and what is taken back. Whatever replaces something says
//! what. Must not draw, nor know what becomes of a replaced answer.

use super::App;
use crate::{
    model::{Answer, FormKind, Question, Verdict},
    pages, say,
    tui::{desk::Given, effect::Effect, overlays::Overlay, screens::Screen},
    typeset::clip,
};

/// Most columns of a name in a message: a message is one line.
pub(super) const NAME: usize = 20;

impl App {
    /// Records a verdict. Where the run of keys is over the next one answers nothing: it opens the next step.
    pub(super) fn answer(&mut self, verdict: Option<Verdict>) {
        let Some(desk) = &mut self.desk else { return };
        let in_a_run = matches!(self.screen, Screen::Check | Screen::Compare);
        if verdict.is_some() && in_a_run && desk.run_is_over() {
            return self.run_on();
        }
        let question = desk.question().cloned();
        let given = match desk.give(verdict, &self.setup.by, (self.setup.today)()) {
            Ok(given) => given,
            Err(refused) => return self.refuse(&refused),
        };
        let (Some(question), Some(given)) = (question, given) else {
            return;
        };
        let ended = verdict.is_some() && in_a_run && self.advance(given.was_open());
        let mut told: Vec<String> = self.replaced(&question, &given).into_iter().collect();
        if ended {
            told.push(self.next_step());
        }
        told.extend(self.what_is_missing(&question, &given.after, ended || !told.is_empty()));
        if told.is_empty() {
            return;
        }
        let text = told.join(self.setup.look.lang.pick("", " "));
        if ended && !given.after.lacks_reason() {
            self.good(&text);
        } else {
            self.warn(&text);
        }
    }

    /// Moves on after an answer: to the next open item of the service, or, where an answer was corrected, to the next
    /// row. Whether that was the last open item of its service; then the cursor stays.
    fn advance(&mut self, was_open: bool) -> bool {
        let Some(desk) = &mut self.desk else { return false };
        let here = desk.item_place();
        let next = desk.service().and_then(|service| desk.next_open(service, here + 1));
        let place = match (was_open, next) {
            (true, None) => {
                desk.end_run();
                return true;
            }
            (true, Some(place)) => place,
            (false, _) => here + 1,
        };
        if self.screen == Screen::Compare {
            // Only rows that are shown, the nearest below, else the last.
            let rows = self.compare.rows(desk);
            let shown = rows.iter().find(|row| **row >= place).or(rows.last());
            desk.run_on(shown.copied().unwrap_or(place));
        } else {
            desk.run_on(place);
        }
        false
    }

    /// The key after the last open item of a service: to the next service, answering nothing.
    pub(super) fn run_on(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &mut self.desk else { return };
        let Some((id, place)) = desk.next_with_open() else {
            let text = self.next_step();
            return self.good(&text);
        };
        desk.focus_service(&id);
        desk.focus_item(place);
        let name = desk.service().map_or("", |service| &service.name);
        let text = say!(lang, "「{}」に進みました。", "Next: \"{}\".", clip(name, NAME));
        self.good(&text);
    }

    /// What comes after the last open item of a service.
    fn next_step(&self) -> String {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return String::new() };
        let name = |service: Option<&crate::model::Service>| clip(service.map_or("", |one| &one.name), NAME);
        if let Some((next, _)) = desk.next_with_open() {
            return say!(
                lang,
                "「{}」は答え終わりました。もう一度押すと「{}」へ進みます。",
                "\"{}\" is complete. The next key opens \"{}\".",
                name(desk.service()),
                name(desk.comparison().service(&next))
            );
        }
        let answers = desk.services().iter().flat_map(|service| &service.answers);
        match answers.filter(|answer| answer.lacks_reason()).count() {
            0 => lang
                .pick(
                    "すべて答えました。次は c（比べる）、D（決める）です。",
                    "All answered. Next: c (compare), D (decide).",
                )
                .to_owned(),
            lacking => say!(
                lang,
                "すべて答えました。次は R（理由なし {} 件）、c（比べる）、D（決める）です。",
                "All answered. Next: R ({} without a reason), c (compare), D (decide).",
                lacking
            ),
        }
    }

    /// What a verdict replaced, in words; nothing where the item was open or stays as it is.
    fn replaced(&self, question: &Question, given: &Given) -> Option<String> {
        let lang = self.setup.look.lang;
        let Given { before, after } = given;
        let old = before.verdict.filter(|_| before.verdict != after.verdict);
        let aside = after.earlier.first().filter(|_| after.earlier != before.earlier);
        let mut text = match (old, after.verdict) {
            (Some(old), Some(new)) => say!(
                lang,
                "項目{}を「{}」から「{}」に変えました。u で戻せます。",
                "Item {}: was {}, now {}; u undoes it.",
                question.number,
                old.word(lang),
                new.word(lang)
            ),
            (Some(old), None) => say!(
                lang,
                "項目{}の「{}」を消しました。u で戻せます。",
                "Item {}: {} removed; u undoes it.",
                question.number,
                old.word(lang)
            ),
            (None, _) if aside.is_some() => {
                say!(lang, "項目{}に答えました。u で戻せます。", "Item {} answered; u undoes it.", question.number)
            }
            (None, _) => return None,
        };
        match aside {
            Some(one) if one.by.trim().is_empty() => {
                text += lang.pick("前の内容は「前の回答」に残しました。", " Kept: the note that was there.");
            }
            Some(one) => {
                text += &say!(
                    lang,
                    "{} の回答は「前の回答」に残しました。",
                    " Kept: answer of {}.",
                    clip(one.by.trim(), 10)
                );
            }
            None if after.recheck && !before.recheck => {
                text += lang.pick("メモや根拠は要見直しです（v）。", " Note and evidence need another look (v).");
            }
            None => {}
        }
        if before.forgotten_in(after).is_some() {
            text += lang.pick("いちばん古い「前の回答」は消えました。", " The oldest earlier answer is gone.");
        }
        Some(text)
    }

    /// What is still missing from an answer, and the key for it; `short` where something else is said already.
    fn what_is_missing(&self, question: &Question, answer: &Answer, short: bool) -> Option<String> {
        let lang = self.setup.look.lang;
        if !answer.lacks_reason() || answer.recheck {
            return None;
        }
        let mends = answer.asks_who_mends(question.side) && answer.mend.is_none();
        Some(match (short, mends) {
            (true, _) => lang.pick("理由は r。", "Reason: r.").to_owned(),
            (false, false) => {
                say!(lang, "項目{}の理由は r で書けます。", "Item {}: press r for the reason.", question.number)
            }
            (false, true) => say!(
                lang,
                "項目{}の理由は r で書けます。直せるかは f で選べます。",
                "Item {}: press r for the reason, f for who fixes it.",
                question.number
            ),
        })
    }

    /// Takes the last change back, or does it again, and says what that did.
    pub(super) fn undo(&mut self, back: bool) {
        let lang = self.setup.look.lang;
        let Some(desk) = &mut self.desk else { return };
        let text = match (desk.step(back), back) {
            (Some((edit, before)), _) => pages::edit::sentence(&edit, &before, desk.comparison(), back, lang),
            (None, true) => lang.pick("元に戻せる変更はもうありません。", "Nothing more to undo.").to_owned(),
            (None, false) => lang.pick("やり直せる変更はありません。", "Nothing to redo.").to_owned(),
        };
        self.good(&text);
    }

    /// Accepts the form on top. A reason from the list of those that are missing leads to the next one.
    pub(super) fn accept_and_go_on(&mut self) -> Vec<Effect> {
        let effects = self.accept();
        let closed = !matches!(self.overlays.last(), Some(Overlay::Form(_)));
        if !closed || !std::mem::take(&mut self.among_reasons) {
            return effects;
        }
        let lang = self.setup.look.lang;
        let Some(desk) = &mut self.desk else { return effects };
        let Some((service, item)) = desk.next_lacking_reason() else {
            self.good(
                lang.pick("理由のない「いいえ」「対象外」はもうありません。", "Every No and N/A has a reason now."),
            );
            return effects;
        };
        desk.focus_service(&service);
        desk.focus_item_id(&item);
        self.open_form(FormKind::Note { service, item });
        self.among_reasons = true;
        effects
    }
}
