//! Taking the decision: `--choose`, `--done`, `--review-start`. Must not know how a file is saved.

use std::sync::Arc;

use clap::ArgMatches;

use crate::{
    cli::{Failure, Judged, Settings, find, refused, today},
    model::{
        About, ActionPart, Comparison, Conclusion, Condition, Day, Decision, Edit, Id, Lang, NotADay, Record, Risk,
        Score, Session, Unready, decide, open_counts, rank,
    },
    pages::{self, Cell, Page, Role},
    say, typed,
};

/// Changes the record and says what is recorded now.
pub fn record(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<Page, Failure> {
    let lang = settings.lang;
    let comparison = session.comparison();
    let day = matches.get_one::<Day>("day").copied().unwrap_or_else(today);
    let (record, said) = if let Some(word) = matches.get_one::<String>("choose") {
        let decision = chosen(comparison, word, day, settings, matches)?;
        let remarks = remarks(comparison, &decision, settings);
        let record = Record { decision: Some(Arc::new(decision)), ..comparison.record.clone() };
        (record, remarks)
    } else if matches.get_flag("review-start") {
        if comparison.record.decision.is_none() {
            return Err(undecided(lang));
        }
        let mut begun = Page::default();
        begun.text(
            Role::Text,
            lang.pick("見直しを始めました。回答は前のままです。", "The review has started. No answers changed."),
        );
        (comparison.record.review(day), begun)
    } else {
        (done(comparison, matches, lang)?, Page::default())
    };
    session.apply(Edit::Record(Box::new(record)))?;
    let mut page = Page::default();
    page.text(Role::Good, lang.pick("保存しました。", "Saved."));
    page.add(said);
    let comparison = session.comparison();
    page.add(pages::record::page(comparison, &rank(comparison), &pages::record::changed(comparison), "", lang));
    Ok(page)
}

fn undecided(lang: Lang) -> Failure {
    refused(
        lang,
        "この比較にはまだ決定がありません。--choose で記録できます。",
        "There is no decision yet; record one with --choose.",
    )
}

fn chosen(
    comparison: &Comparison,
    word: &str,
    day: Day,
    settings: &Settings,
    matches: &ArgMatches,
) -> Result<Decision, Failure> {
    let lang = settings.lang;
    if let Some(before) = &comparison.record.decision {
        return Err(Failure::Words(say!(
            lang,
            "{} の決定がもうあります。新しく決めるには、先に見直しを始めてください（--review-start）。\n  \
             直前の記録を取り消すには: kumomi history と kumomi restore",
            "There is a decision of {} already. To decide again, start a review first (--review-start).\n  \
             To undo what was just recorded: kumomi history and kumomi restore",
            before.day
        )));
    }
    let service = find::service(comparison, word, lang)?;
    let (conclusion, _) = Conclusion::of(&Score::whole(service, comparison));
    if conclusion == Some(Conclusion::Rejected) {
        return Err(pages::rejected_cannot_be_chosen(lang).into());
    }
    let (risks, conditions) = plans(comparison, &service.id, day, matches, lang)?;
    let decision = Decision {
        by: settings.by.clone(),
        why: typed::note(matches.get_one::<String>("why").map_or("", String::as_str)),
        risks,
        conditions,
        review: matches.get_one::<Day>("review").copied().unwrap_or_else(|| day.next_year()),
        ..decide(comparison, service.id.clone(), day)
    };
    match decision.ready() {
        Ok(()) => Ok(decision),
        Err(unready) => Err(Failure::Words(not_yet(&unready, &decision, comparison, lang))),
    }
}

/// What a decision still needs, and how it is typed.
fn not_yet(unready: &Unready, decision: &Decision, comparison: &Comparison, lang: Lang) -> String {
    match unready {
        Unready::Why => {
            lang.pick("--why に、選んだ理由を書いてください。", "Say why it was chosen, with --why.").to_owned()
        }
        Unready::By => lang.pick("--by に、決めた人の名前を書いてください。", "Say who decides, with --by.").to_owned(),
        Unready::Review => say!(
            lang,
            "見直す日（{}）は、決めた日（{}）よりあとにしてください。",
            "The review ({}) must be later than the decision ({}).",
            decision.review,
            decision.day
        ),
        Unready::Action(action, lacks) => incomplete(comparison, action, lacks, lang),
    }
}

/// What was accepted and what is to be fixed: as typed, and for other items as left over from the round before.
fn plans(
    comparison: &Comparison,
    service: &Id,
    day: Day,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<(Vec<Risk>, Vec<Condition>), Failure> {
    let typed = (risks(comparison, matches, lang)?, actions(comparison, day, matches, lang)?);
    let is_typed = |item: &str| {
        typed.0.iter().any(|risk| risk.item == item) || typed.1.iter().any(|condition| condition.item == item)
    };
    let (mut risks, mut conditions) = comparison.record.carried(service);
    risks.retain(|risk| !is_typed(&risk.item));
    conditions.retain(|condition| !is_typed(&condition.item));
    risks.extend(typed.0);
    conditions.extend(typed.1);
    Ok((risks, conditions))
}

fn risks(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<Vec<Risk>, Failure> {
    let pairs = matches.get_many::<String>("risk").into_iter().flatten();
    let risk = |pair: &String| {
        let (question, text) = find::question_and_text(comparison, pair, lang)?;
        Ok(Risk { item: question.id.clone(), text: typed::note(text).trim().to_owned() })
    };
    pairs.map(risk).collect()
}

fn actions(comparison: &Comparison, decided: Day, matches: &ArgMatches, lang: Lang) -> Result<Vec<Condition>, Failure> {
    let pairs = matches.get_many::<String>("action").into_iter().flatten();
    let condition = |pair: &String| {
        let (question, rest) = find::question_and_text(comparison, pair, lang)?;
        let mut parts = rest.split([';', '；']).map(|part| typed::line(part).trim().to_owned());
        let text = parts.next().unwrap_or_default();
        let owner = parts.next().unwrap_or_default();
        let due = match parts.next().filter(|day| !day.is_empty()) {
            Some(day) => {
                Some(typed::keyword(&day).parse::<Day>().map_err(|_| Failure::Words(NotADay(day).message(lang)))?)
            }
            None => None,
        };
        if let Some(more) = parts.next() {
            return Err(Failure::Words(say!(
                lang,
                "「{}」は余分です。項目=内容;担当者;期限 のように書いてください。",
                "\"{}\" is too much; write ITEM=TEXT;OWNER;DATE.",
                more
            )));
        }
        if let Some(due) = due.filter(|due| *due < decided) {
            return Err(Failure::Words(say!(
                lang,
                "項目 {} の期限（{}）は、決めた日（{}）より前です。",
                "The date of item {} ({}) is before the decision ({}).",
                question.number,
                due,
                decided
            )));
        }
        Ok(Condition { item: question.id.clone(), text, owner, due, done: false })
    };
    pairs.map(condition).collect()
}

fn incomplete(comparison: &Comparison, action: &Condition, lacks: &[ActionPart], lang: Lang) -> String {
    let lacking: Vec<&str> = lacks.iter().map(|lack| lack.word(lang)).collect();
    let number = comparison.questions.item(&action.item).map_or(0, |question| question.number);
    let text = match action.text.trim() {
        "" => lang.pick("内容", "TEXT"),
        text => text,
    };
    let owner = match action.owner.trim() {
        "" => lang.pick("担当者", "OWNER"),
        owner => owner,
    };
    let due = action.due.map_or(lang.pick("期限", "DATE").to_owned(), |due| due.to_string());
    say!(
        lang,
        "項目 {0} の「直すこと」に足りないもの: {1}\n  \
         --action '{0}={2};{3};{4}' のように書いてください。",
        "The action for item {0} lacks: {1}\n  \
         Write it as --action '{0}={2};{3};{4}'.",
        number,
        lang.list(lacking),
        text,
        owner,
        due
    )
}

/// The record with the actions of some items marked as done. All of them or none: the record is changed last.
fn done(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<Record, Failure> {
    let recorded = comparison.record.decision.as_ref().ok_or_else(|| undecided(lang))?;
    let mut items = Vec::new();
    for word in matches.get_many::<String>("done").into_iter().flatten() {
        let question = find::question(comparison, word, lang)?;
        if !recorded.conditions.iter().any(|one| one.item == question.id) {
            let said = say!(
                lang,
                "項目 {} の「直すこと」は記録されていません。何も変えていません。記録にあるもの:",
                "No action is recorded for item {}. Nothing was changed. Recorded:",
                question.number
            );
            let all = recorded.conditions.iter();
            let all = all.map(|condition| pages::record::condition(comparison, condition, lang)).collect();
            return Err(find::listed(said, all, lang));
        }
        items.push(&question.id);
    }
    let mut decision = Decision::clone(recorded);
    for action in decision.conditions.iter_mut().filter(|one| items.contains(&&one.item)) {
        action.done = true;
    }
    Ok(Record { decision: Some(Arc::new(decision)), ..comparison.record.clone() })
}

/// What somebody who defends the decision should know about it.
fn remarks(comparison: &Comparison, decision: &Decision, settings: &Settings) -> Page {
    let lang = settings.lang;
    let ranked = rank(comparison);
    let chosen = ranked.iter().find(|one| one.service == decision.service);
    let Some((chosen, service)) = chosen.zip(comparison.service(&decision.service)) else {
        return Page::default();
    };
    let mut page = Page::default();
    let mut remark = |words: String| page.fact(lang.pick("注意", "Note"), Cell::new(Role::Notice, words));
    if !chosen.is_choosable() {
        remark(say!(
            lang,
            "選んだサービスの結論は「{}」です（{}）。",
            "The conclusion about the chosen service is: {} ({}).",
            pages::conclusion(chosen.conclusion, lang),
            pages::causes(comparison, service, chosen, lang)
        ));
    }
    if decision.review <= today() {
        remark(say!(
            lang,
            "見直す日（{}）は、もう来ています。",
            "The date of the review ({}) has come already.",
            decision.review
        ));
    }
    if let Some(first) = ranked.first().filter(|first| first.place != chosen.place) {
        remark(say!(
            lang,
            "今の順番では {} のほうが上です。",
            "{} is ahead of it in the order now.",
            pages::name(comparison, &first.service)
        ));
    }
    let judged = Judged::of(comparison, settings, decision.day);
    let open = pages::finding::counts(open_counts(&judged.findings, &decision.service, About::Answers), lang);
    if !judged.grave(&decision.service).is_empty() {
        remark(say!(
            lang,
            "選んだサービスの回答に、了承していない指摘があります（{}）。見るには: kumomi findings",
            "There are open findings about answers of the chosen service ({}); see kumomi findings.",
            open
        ));
    }
    page
}
