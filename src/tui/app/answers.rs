//! Answering from the screens: verdicts and the run of keys, what is copied, confirmed, taken over, taken back. Whatever
//! replaces something says what. Must not draw, nor know what becomes of a replaced answer.

use super::App;
use crate::{
    model::{Answer, Edit, FormKind, Id, Mend, Question, Side, Verdict},
    phrases, say,
    tui::{desk::Given, effect::Effect, overlays::Overlay, screens::Screen},
    typeset::clip,
};

/// Most columns of a name in a message: a message is one line.
const NAME: usize = 20;

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
        let text = say!(lang, "「{}」に進みました。", "On to \"{}\".", clip(name, NAME));
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
                "「{}」は終わりました。もう一度押すと「{}」。",
                "\"{}\" is complete. The next key goes on to \"{}\".",
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
                "Item {}: was {}, now {}; u takes it back.",
                question.number,
                old.word(lang),
                new.word(lang)
            ),
            (Some(old), None) => say!(
                lang,
                "項目{}の「{}」を消しました。u で戻せます。",
                "Item {}: {} taken away; u brings it back.",
                question.number,
                old.word(lang)
            ),
            (None, _) if aside.is_some() => say!(
                lang,
                "項目{}に答えました。u で戻せます。",
                "Item {} answered; u takes it back.",
                question.number
            ),
            (None, _) => return None,
        };
        match aside {
            Some(one) if one.by.trim().is_empty() => {
                text += lang.pick("前の言葉は「前の回答」に。", " Kept: the words that stood there.");
            }
            Some(one) => {
                text += &say!(
                    lang,
                    "{} の言葉は「前の回答」に。",
                    " Kept: answer of {}.",
                    clip(one.by.trim(), 10)
                );
            }
            None if after.recheck && !before.recheck => {
                text += lang.pick("言葉は要見直し（v）。", " Words to review: v.");
            }
            None => {}
        }
        Some(text)
    }

    /// What is still missing from an answer, and the key for it; `short` where something else is said already.
    fn what_is_missing(&self, question: &Question, answer: &Answer, short: bool) -> Option<String> {
        let lang = self.setup.look.lang;
        if !answer.lacks_reason() || answer.recheck {
            return None;
        }
        let mends = answer.verdict == Some(Verdict::No) && question.side != Side::Provider && answer.mend.is_none();
        Some(match (short, mends) {
            (true, false) => lang.pick("理由は r。", "Reason: r.").to_owned(),
            (true, true) => lang
                .pick("理由は r、直せるかは f。", "Reason: r; who fixes it: f.")
                .to_owned(),
            (false, false) => say!(
                lang,
                "項目{}の理由は r で書けます。",
                "Item {}: press r for the reason.",
                question.number
            ),
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
        let before = desk.comparison().clone();
        let done = if back { desk.undo() } else { desk.redo() };
        let text = match (back, done) {
            (_, Some(edit)) => {
                let what = phrases::edit::what(&edit, &before, desk.comparison(), lang);
                match back {
                    true => say!(lang, "元に戻しました: {}", "Undone: {}", what),
                    false => say!(lang, "やり直しました: {}", "Redone: {}", what),
                }
            }
            (true, None) => lang
                .pick("元に戻せる変更はもうありません。", "Nothing left to undo.")
                .to_owned(),
            (false, None) => lang.pick("やり直せる変更はありません。", "Nothing to redo.").to_owned(),
        };
        self.good(&text);
    }

    /// Copies the answer just given to an item of the own company to the other services: where nothing stands against
    /// it, and with `replace` in place of other answers as well, which are kept.
    pub(super) fn copy_to_all(&mut self, replace: bool) {
        let lang = self.setup.look.lang;
        let Some((desk, (from, item))) = self.desk.as_ref().and_then(|desk| Some((desk, desk.just_answered()?))) else {
            return;
        };
        let Some(question) = desk.comparison().questions.item(&item) else {
            return;
        };
        let number = question.number;
        if question.side != Side::Own {
            let text = say!(
                lang,
                "項目{}はコピーできません。コピーできるのは担当が「自社」の項目だけです。",
                "Item {} cannot be copied: only items of your own company are the same for all.",
                number
            );
            return self.warn(&text);
        }
        let answer = Answer {
            earlier: Vec::new(),
            ..desk.recorded(&from, &item)
        };
        if answer.is_blank() {
            let text = say!(
                lang,
                "項目{}にはまだ回答がないので、コピーできません。",
                "Item {} has no answer to copy yet.",
                number
            );
            return self.warn(&text);
        }
        let (mut edits, mut kept, mut others, mut replaced) = (Vec::new(), Vec::new(), 0, 0);
        for service in desk.services().iter().filter(|service| service.id != from) {
            others += 1;
            let old = desk.recorded(&service.id, &item);
            if old.says_the_same(&answer) {
                continue;
            }
            if !old.gives_way_to(&answer) {
                if !replace {
                    kept.push((service.name.clone(), old.verdict));
                    continue;
                }
                replaced += 1;
            }
            edits.push(Edit::Answer {
                service: service.id.clone(),
                answer: old.replaced_by(answer.clone()),
            });
        }
        let count = edits.len();
        if others == 0 {
            return self.warn(lang.pick(
                "ほかの候補サービスがありません。",
                "There is no other service to copy to.",
            ));
        }
        if count > 0 && !self.edit(Edit::Batch(edits)) {
            return;
        }
        let text = copied(number, count, replaced, &kept, lang);
        if kept.is_empty() {
            self.good(&text);
        } else {
            self.warn(&text);
        }
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
            self.good(lang.pick(
                "理由のない「いいえ」「対象外」はもうありません。",
                "No answer is without its reason any more.",
            ));
            return effects;
        };
        desk.focus_service(&service);
        desk.focus_item_id(&item);
        self.open_form(FormKind::Note { service, item });
        self.among_reasons = true;
        effects
    }

    /// The item just answered where `wanted` says so, else the one under the cursor, with what is recorded.
    fn target(&self, wanted: impl Fn(&Question, &Answer) -> bool) -> Option<(Id, Question, Answer)> {
        let desk = self.desk.as_ref()?;
        let found = |(service, item): (Id, String)| {
            let question = desk.comparison().questions.item(&item)?.clone();
            let answer = desk.recorded(&service, &item);
            Some((service, question, answer))
        };
        let just = desk.just_answered().and_then(found);
        let here = || found((desk.service()?.id.clone(), desk.question()?.id.clone()));
        just.filter(|(_, question, answer)| wanted(question, answer))
            .or_else(here)
    }

    /// Next state of the condition of an answer.
    pub(super) fn settle_condition(&mut self) {
        let lang = self.setup.look.lang;
        let has_condition = |_: &Question, answer: &Answer| !answer.condition.trim().is_empty();
        let Some((service, question, mut answer)) = self.target(has_condition) else {
            return;
        };
        if !has_condition(&question, &answer) {
            let text = say!(
                lang,
                "項目{}には、プランなどの条件が書かれていません（m で書けます）。",
                "Item {} has no plan condition; m writes one.",
                question.number
            );
            return self.warn(&text);
        }
        answer.condition_met = match answer.condition_met {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
        let text = say!(
            lang,
            "項目{}の条件「{}」: {}。u で戻せます。",
            "Item {}, condition \"{}\": {}. u takes it back.",
            question.number,
            clip(answer.condition.trim(), 24),
            phrases::record::met(answer.condition_met, lang)
        );
        if self.edit(Edit::Answer { service, answer }) {
            self.good(&text);
        }
    }

    /// Next one who can mend an いいえ to what the own company has a share in.
    pub(super) fn choose_mend(&mut self) {
        let lang = self.setup.look.lang;
        let is_no = |question: &Question, answer: &Answer| {
            answer.verdict == Some(Verdict::No) && question.side != Side::Provider
        };
        let Some((service, question, mut answer)) = self.target(is_no) else {
            return;
        };
        if !is_no(&question, &answer) {
            let text = say!(
                lang,
                "項目{}では選べません。選べるのは、担当が自社か双方の「いいえ」だけです。",
                "Item {}: only a No to what your company has a share in can be chosen for.",
                question.number
            );
            return self.warn(&text);
        }
        answer.mend = match answer.mend {
            None => Some(Mend::Own),
            Some(Mend::Own) => Some(Mend::Service),
            Some(Mend::Service) => None,
        };
        let text = say!(
            lang,
            "項目{}の「いいえ」: {}。u で戻せます。",
            "The No to item {}: {}. u takes it back.",
            question.number,
            phrases::record::mend(answer.mend, lang)
        );
        if self.edit(Edit::Answer { service, answer }) {
            self.good(&text);
        }
    }

    /// このままでよい: the marked words of the answer hold for its verdict.
    pub(super) fn confirm_words(&mut self) {
        let lang = self.setup.look.lang;
        let Some((service, question, mut answer)) = self.target(|_, answer| answer.recheck) else {
            return;
        };
        if !answer.recheck {
            let text = say!(
                lang,
                "項目{}に要見直しの言葉はありません。",
                "Item {} has no words that need another look.",
                question.number
            );
            return self.warn(&text);
        }
        answer.recheck = false;
        if self.edit(Edit::Answer { service, answer }) {
            let text = say!(
                lang,
                "項目{}のメモや根拠は、このままでよいことにしました。u で戻せます。",
                "Item {}: its words still hold. u takes it back.",
                question.number
            );
            self.good(&text);
        }
    }

    /// Takes over the words of the newest earlier answer that has any that are not here already.
    pub(super) fn take_over(&mut self) {
        let lang = self.setup.look.lang;
        let Some((service, question, answer)) = self.target(|_, answer| !answer.earlier.is_empty()) else {
            return;
        };
        let (by, today) = (self.setup.by.clone(), (self.setup.today)());
        let mut taken = (0..answer.earlier.len()).map(|n| (n, answer.take_over(n, &by, today)));
        let Some((n, after)) = taken.find_map(|(n, after)| Some((n, after?))) else {
            let text = say!(
                lang,
                "項目{}に、加えられる前の回答の言葉はありません。",
                "Item {} has no words of an earlier answer to take over.",
                question.number
            );
            return self.warn(&text);
        };
        let whose = answer.earlier[n].by.trim().to_owned();
        let marked = after.recheck;
        if !self.edit(Edit::Answer { service, answer: after }) {
            return;
        }
        let whose = match whose.is_empty() {
            true => lang.pick("前の回答", "the earlier answer").to_owned(),
            false => clip(&whose, 12),
        };
        let mut text = say!(
            lang,
            "項目{}に {} の言葉を加えました。u で戻せます。",
            "Item {}: words of {} added; u takes it back.",
            question.number,
            whose
        );
        if marked {
            text += lang.pick("要見直しです（v）。", " They need another look (v).");
        }
        self.good(&text);
    }
}

/// How many got a copy, and which were left as they are.
fn copied(
    number: u32,
    count: usize,
    replaced: usize,
    kept: &[(String, Option<Verdict>)],
    lang: crate::model::Lang,
) -> String {
    let mut text = match (count, replaced) {
        (0, _) if kept.is_empty() => {
            return say!(
                lang,
                "項目{}は、どの候補も同じ回答です。",
                "Item {}: all services have the same answer already.",
                number
            );
        }
        (0, _) => String::new(),
        (count, 0) => say!(
            lang,
            "項目{}をほかの {} 件にコピーしました（u で戻せます）。",
            "Item {} copied to {} others (u undoes it).",
            number,
            count
        ),
        (count, _) => say!(
            lang,
            "項目{}をほかの {} 件にコピーしました（{} 件の前の回答は残し、u で戻せます）。",
            "Item {} copied to {} others ({} earlier answers kept; u undoes it).",
            number,
            count,
            replaced
        ),
    };
    if let Some((name, verdict)) = kept.first() {
        let name = clip(name, NAME);
        let word = Verdict::word_of(*verdict, lang);
        text += &match kept.len() {
            1 => say!(
                lang,
                "「{}」は別の回答（{}）なので残しました。A で置き換え。",
                " \"{}\" has another answer ({}) and was left; A replaces it.",
                name,
                word
            ),
            more => say!(
                lang,
                "「{}」（{}）など {} 件は別の回答なので残しました。A で置き換え。",
                " \"{}\" ({}) and others, {} in all, answer otherwise and were left; A replaces them.",
                name,
                word,
                more
            ),
        };
    }
    text
}
