//! What is settled about an answer beside its verdict, a key each: its condition, who fixes an いいえ, that marked words
//! hold, that earlier ones are taken over, the weight of its item. Must not draw.

use crate::{
    model::{Answer, Edit, Id, Mend, Question, Verdict},
    pages, say,
    tui::{Desk, Turn},
    typeset::clip,
};

/// The item just answered where `wanted` says so, else the one under the cursor, with what is recorded.
fn target(desk: &Desk, wanted: impl Fn(&Question, &Answer) -> bool) -> Option<(Id, Question, Answer)> {
    let found = |(service, item): (Id, String)| {
        let question = desk.comparison().questions.item(&item)?.clone();
        let answer = desk.recorded(&service, &item);
        Some((service, question, answer))
    };
    let just = desk.just_answered().and_then(found);
    let here = || found((desk.service()?.id.clone(), desk.question()?.id.clone()));
    just.filter(|(_, question, answer)| wanted(question, answer)).or_else(here)
}

/// Changes the answer that is meant, where it is one of those that fit, and tells what became of it; else why not.
fn amend(
    desk: &mut Desk,
    turn: &mut Turn<'_>,
    fits: impl Fn(&Question, &Answer) -> bool,
    why_not: impl Fn(u32) -> String,
    change: impl FnOnce(u32, &mut Answer) -> String,
) {
    let Some((service, question, mut answer)) = target(desk, &fits) else { return };
    if !fits(&question, &answer) {
        return turn.warn(&why_not(question.number));
    }
    let text = change(question.number, &mut answer);
    if turn.change(desk, Edit::Answer { service, answer }) {
        turn.good(&text);
    }
}

/// Next state of the condition of an answer.
pub fn condition(desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let why_not = |number| {
        say!(
            lang,
            "項目{}には、プランなどの条件が書かれていません（m で書けます）。",
            "Item {} has no plan condition; m writes one.",
            number
        )
    };
    let next = |number, answer: &mut Answer| {
        answer.condition_met = match answer.condition_met {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
        say!(
            lang,
            "項目{}の条件「{}」: {}。u で戻せます。",
            "Item {}, plan condition \"{}\": {}. u undoes it.",
            number,
            clip(answer.condition.trim(), 24),
            pages::record::met(answer.condition_met, lang)
        )
    };
    amend(desk, turn, |_, answer| !answer.condition.trim().is_empty(), why_not, next);
}

/// Next one who can mend an いいえ to what the own company has a share in.
pub fn mend(desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let why_not = |number| {
        say!(
            lang,
            "項目{}では選べません。選べるのは、担当が自社か双方で、「いいえ」か条件を満たさない項目だけです。",
            "Item {}: who fixes it is chosen only where your company has a share, for a No or a condition not met.",
            number
        )
    };
    let next = |number, answer: &mut Answer| {
        answer.mend = match answer.mend {
            None => Some(Mend::Own),
            Some(Mend::Own) => Some(Mend::Service),
            Some(Mend::Service) => None,
        };
        let what = match answer.verdict {
            Some(Verdict::No) => lang.pick("「いいえ」", "No"),
            _ => lang.pick("満たさない条件", "plan condition not met"),
        };
        let who = pages::record::mend(answer.mend, lang);
        say!(lang, "項目{}の{}: {}。u で戻せます。", "Item {}, {}: {}. u undoes it.", number, what, who)
    };
    amend(desk, turn, |question, answer| answer.asks_who_mends(question.side), why_not, next);
}

/// このままでよい: the marked words of the answer hold for its verdict.
pub fn confirm(desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let why_not =
        |number| say!(lang, "項目{}は要見直しではありません。", "Item {} has nothing that needs another look.", number);
    let hold = |number, answer: &mut Answer| {
        answer.recheck = false;
        say!(
            lang,
            "項目{}のメモや根拠は、このままでよいことにしました。u で戻せます。",
            "Item {}: note and evidence confirmed. u undoes it.",
            number
        )
    };
    amend(desk, turn, |_, answer| answer.recheck, why_not, hold);
}

/// Takes over the words of the newest earlier answer that has any that are not here already.
pub fn take_over(desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some((service, question, answer)) = target(desk, |_, answer| !answer.earlier.is_empty()) else {
        return;
    };
    let (by, today) = (turn.view.setup.by.clone(), turn.view.today());
    let mut taken = (0..answer.earlier.len()).map(|n| (n, answer.take_over(n, &by, today)));
    let Some((n, after)) = taken.find_map(|(n, after)| Some((n, after?))) else {
        let text = say!(
            lang,
            "項目{}には、今の回答に加えられる「前の回答」がありません。",
            "Item {} has no words of an earlier answer to take over.",
            question.number
        );
        return turn.warn(&text);
    };
    let whose = answer.earlier[n].by.trim().to_owned();
    let marked = after.recheck;
    if !turn.change(desk, Edit::Answer { service, answer: after }) {
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
    turn.good(&text);
}
