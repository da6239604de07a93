//! Giving a verdict, and the run of keys through the open items of a service. Whatever is replaced is said. Must not draw,
//! nor know what becomes of a replaced answer.

use crate::{
    model::{Answer, Lang, Question, Service, Verdict},
    say,
    tui::{Desk, Giving, Turn},
    typeset::clip,
};

/// Most columns of a name in a message: a message is one line.
pub(super) const NAME: usize = 20;

/// The places of the items that a screen shows, among which a run of keys goes on.
pub type ShownItems<'a> = &'a dyn Fn(&Desk) -> Vec<usize>;

/// Records a verdict; with `shown` in a run of keys. Where the run is over the next key answers nothing: it opens the next
/// step.
pub fn give(verdict: Option<Verdict>, shown: Option<ShownItems<'_>>, desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let run = shown.filter(|_| verdict.is_some());
    if run.is_some() && desk.run_is_over() {
        return run_on(desk, turn);
    }
    let question = desk.question().cloned();
    let given = match desk.give(verdict, &turn.view.setup.by, turn.view.today()) {
        Ok(given) => given,
        Err(refused) => return turn.refuse(&refused),
    };
    let (Some(question), Some(given)) = (question, given) else {
        return;
    };
    let ended = run.is_some_and(|shown| advance(given.was_open(), shown, desk));
    let mut told: Vec<String> = replaced(&question, &given, lang).into_iter().collect();
    if ended {
        told.push(next_step(desk, lang));
    }
    told.extend(what_is_missing(&question, &given.after, ended || !told.is_empty(), lang));
    if told.is_empty() {
        return;
    }
    let text = told.join(lang.pick("", " "));
    if ended && !given.after.lacks_reason() {
        turn.good(&text);
    } else {
        turn.warn(&text);
    }
}

/// Moves on after an answer: to the next open item of the service, or, where an answer was corrected, to the next
/// row. Whether that was the last open item of its service; then the cursor stays.
fn advance(was_open: bool, shown: ShownItems<'_>, desk: &mut Desk) -> bool {
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
    // Only rows that are shown, the nearest below, else the last.
    let rows = shown(desk);
    let row = rows.iter().find(|row| **row >= place).or(rows.last());
    desk.run_on(row.copied().unwrap_or(place));
    false
}

/// The key after the last open item of a service: to the next service, answering nothing.
pub fn run_on(desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some((id, place)) = desk.next_with_open() else {
        return turn.good(&next_step(desk, lang));
    };
    desk.focus_service(&id);
    desk.focus_item(place);
    let name = desk.service().map_or("", |service| &service.name);
    turn.good(&say!(lang, "「{}」に進みました。", "Next: \"{}\".", clip(name, NAME)));
}

/// What comes after the last open item of a service.
fn next_step(desk: &Desk, lang: Lang) -> String {
    let name = |service: Option<&Service>| clip(service.map_or("", |one| &one.name), NAME);
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
fn replaced(question: &Question, given: &Giving, lang: Lang) -> Option<String> {
    let Giving { before, after } = given;
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
            text +=
                &say!(lang, "{} の回答は「前の回答」に残しました。", " Kept: answer of {}.", clip(one.by.trim(), 10));
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
fn what_is_missing(question: &Question, answer: &Answer, short: bool, lang: Lang) -> Option<String> {
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
