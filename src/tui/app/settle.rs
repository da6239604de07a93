//! What is settled about an answer beside its verdict, a key each: its condition, who fixes an いいえ, that marked words
//! hold, that earlier ones are taken over. Must not draw.

use super::App;
use crate::{
    model::{Answer, Edit, Id, Mend, Question, Verdict},
    pages, say,
    typeset::clip,
};

impl App {
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
        just.filter(|(_, question, answer)| wanted(question, answer)).or_else(here)
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
            "Item {}, plan condition \"{}\": {}. u undoes it.",
            question.number,
            clip(answer.condition.trim(), 24),
            pages::record::met(answer.condition_met, lang)
        );
        if self.change(Edit::Answer { service, answer }) {
            self.good(&text);
        }
    }

    /// Next one who can mend an いいえ to what the own company has a share in.
    pub(super) fn choose_mend(&mut self) {
        let lang = self.setup.look.lang;
        let asks = |question: &Question, answer: &Answer| answer.asks_who_mends(question.side);
        let Some((service, question, mut answer)) = self.target(asks) else {
            return;
        };
        if !asks(&question, &answer) {
            let text = say!(
                lang,
                "項目{}では選べません。選べるのは、担当が自社か双方で、「いいえ」か条件を満たさない項目だけです。",
                "Item {}: who fixes it is chosen only where your company has a share, for a No or a condition not met.",
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
            "項目{}の{}: {}。u で戻せます。",
            "Item {}, {}: {}. u undoes it.",
            question.number,
            match answer.verdict {
                Some(Verdict::No) => lang.pick("「いいえ」", "No"),
                _ => lang.pick("満たさない条件", "plan condition not met"),
            },
            pages::record::mend(answer.mend, lang)
        );
        if self.change(Edit::Answer { service, answer }) {
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
                "項目{}は要見直しではありません。",
                "Item {} has nothing that needs another look.",
                question.number
            );
            return self.warn(&text);
        }
        answer.recheck = false;
        if self.change(Edit::Answer { service, answer }) {
            let text = say!(
                lang,
                "項目{}のメモや根拠は、このままでよいことにしました。u で戻せます。",
                "Item {}: note and evidence confirmed. u undoes it.",
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
                "項目{}には、今の回答に加えられる「前の回答」がありません。",
                "Item {} has no words of an earlier answer to take over.",
                question.number
            );
            return self.warn(&text);
        };
        let whose = answer.earlier[n].by.trim().to_owned();
        let marked = after.recheck;
        if !self.change(Edit::Answer { service, answer: after }) {
            return;
        }
        let whose = match whose.is_empty() {
            true => lang.pick("前の回答", "the earlier answer").to_owned(),
            false => clip(&whose, 12),
        };
        let mut text = say!(
            lang,
            "項目{}に {} の内容を加えました。u で戻せます。",
            "Item {}: words of {} added; u undoes it.",
            question.number,
            whose
        );
        if marked {
            text += lang.pick("要見直しです（v）。", " They need another look (v).");
        }
        self.good(&text);
    }
}
