//! Taking the decision: `--choose`, `--done`, `--review-start`. Must not know how a file is saved.

use std::sync::Arc;

use clap::ArgMatches;

use super::text;
use crate::{
    cli::{
        columns::labelled,
        failure::Failure,
        find,
        judged::Judged,
        settings::{Settings, today},
    },
    model::{
        Comparison, Conclusion, Condition, Day, Decision, Edit, Id, Lang, Record, Risk, Score, Session, decide,
        open_counts, rank,
    },
    phrases, say, typed,
};

/// Changes the record and says what is recorded now.
pub fn record(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let comparison = session.comparison();
    let day = matches.get_one::<Day>("day").copied().unwrap_or_else(today);
    let (record, said) = if let Some(word) = matches.get_one::<String>("choose") {
        let decision = chosen(comparison, word, day, settings, matches)?;
        let remarks = remarks(comparison, &decision, settings);
        let record = Record {
            decision: Some(Arc::new(decision)),
            ..comparison.record.clone()
        };
        (record, remarks)
    } else if matches.get_flag("review-start") {
        if comparison.record.decision.is_none() {
            return Err(undecided(lang));
        }
        let begun = lang.pick(
            "見直しを始めました。回答は前のままです。\n",
            "The review has begun; the answers are those of before.\n",
        );
        (comparison.record.review(day), begun.to_owned())
    } else {
        (done(comparison, matches, lang)?, String::new())
    };
    session.apply(Edit::Record(Box::new(record)))?;
    let mut text = lang.pick("保存しました。\n", "Saved.\n").to_owned();
    text += &said;
    Ok(text + &text::record(session.comparison(), lang))
}

fn undecided(lang: Lang) -> Failure {
    Failure::Words(
        lang.pick(
            "この比較にはまだ決定がありません。--choose で記録できます。",
            "There is no decision yet; record one with --choose.",
        )
        .to_owned(),
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
            "There is a decision of {} already. To decide anew, begin a review first (--review-start).\n  \
             To take back what was just recorded: kumomi history and kumomi restore",
            before.day
        )));
    }
    let service = find::service(comparison, word, lang)?;
    let (conclusion, _) = Conclusion::of(&Score::whole(service, comparison));
    if conclusion == Some(Conclusion::Rejected) {
        return Err(Failure::Words(phrases::rejected_cannot_be_chosen(lang).to_owned()));
    }
    let why = typed::note(matches.get_one::<String>("why").map_or("", String::as_str));
    if why.trim().is_empty() {
        return Err(Failure::Words(
            lang.pick(
                "--why に、選んだ理由を書いてください。",
                "Please say with --why why it was chosen.",
            )
            .to_owned(),
        ));
    }
    let review = matches
        .get_one::<Day>("review")
        .copied()
        .unwrap_or_else(|| day.next_year());
    if review <= day {
        return Err(Failure::Words(say!(
            lang,
            "見直す日（{}）は、決めた日（{}）よりあとにしてください。",
            "The review ({}) must be after the decision ({}).",
            review,
            day
        )));
    }
    let (risks, conditions) = plans(comparison, &service.id, matches, lang)?;
    Ok(Decision {
        by: settings.by.clone(),
        why,
        risks,
        conditions,
        review,
        ..decide(comparison, service.id.clone(), day)
    })
}

/// What was accepted and what is to be fixed: as typed, and for other items as left over from the round before.
fn plans(
    comparison: &Comparison,
    service: &Id,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<(Vec<Risk>, Vec<Condition>), Failure> {
    let typed = (
        risks(comparison, matches, lang)?,
        conditions(comparison, matches, lang)?,
    );
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
        Ok(Risk {
            item: question.id.clone(),
            text: typed::note(text).trim().to_owned(),
        })
    };
    pairs.map(risk).collect()
}

fn conditions(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<Vec<Condition>, Failure> {
    let pairs = matches.get_many::<String>("condition").into_iter().flatten();
    let condition = |pair: &String| {
        let (question, rest) = find::question_and_text(comparison, pair, lang)?;
        let mut parts = rest.split([';', '；']).map(|part| typed::line(part).trim().to_owned());
        let text = parts.next().unwrap_or_default();
        let owner = parts.next().unwrap_or_default();
        let due = match parts.next().filter(|day| !day.is_empty()) {
            Some(day) => Some(typed::keyword(&day).parse::<Day>().map_err(|_| no_day(&day, lang))?),
            None => None,
        };
        if let Some(more) = parts.next() {
            return Err(Failure::Words(say!(
                lang,
                "「{}」は余分です。項目=内容;担当;期限 のように書いてください。",
                "\"{}\" is too much; write ITEM=TEXT;OWNER;DAY.",
                more
            )));
        }
        Ok(Condition {
            item: question.id.clone(),
            text,
            owner,
            due,
            done: false,
        })
    };
    pairs.map(condition).collect()
}

fn no_day(word: &str, lang: Lang) -> Failure {
    Failure::Words(say!(
        lang,
        "「{}」は日付ではありません。2026-11-22 のように書いてください。",
        "\"{}\" is not a day such as 2026-11-22.",
        word
    ))
}

/// The record with the conditions of some items marked as done.
fn done(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<Record, Failure> {
    let mut record = comparison.record.clone();
    let decision = Arc::make_mut(record.decision.as_mut().ok_or_else(|| undecided(lang))?);
    for word in matches.get_many::<String>("done").into_iter().flatten() {
        let question = find::question(comparison, word, lang)?;
        let mut found = false;
        for condition in decision.conditions.iter_mut().filter(|one| one.item == question.id) {
            condition.done = true;
            found = true;
        }
        if !found {
            let said = say!(
                lang,
                "項目 {} に直すことは記録されていません。記録されているのは:",
                "Nothing has to be done about item {}. What is recorded:",
                question.number
            );
            let all = decision.conditions.iter();
            let all = all
                .map(|condition| phrases::record::condition(comparison, condition, lang))
                .collect();
            return Err(find::listed(said, all, lang));
        }
    }
    Ok(record)
}

/// What somebody who defends the decision should know about it.
fn remarks(comparison: &Comparison, decision: &Decision, settings: &Settings) -> String {
    let lang = settings.lang;
    let ranked = rank(comparison);
    let Some(chosen) = ranked.iter().find(|one| one.service == decision.service) else {
        return String::new();
    };
    let mut text = String::new();
    let mut remark = |words: String| text += &labelled(0, lang.pick("注意: ", "Note: "), &words);
    if !chosen.is_choosable() {
        remark(say!(
            lang,
            "選んだサービスの結論は「{}」です（{}）。",
            "The conclusion about the chosen service is: {} ({}).",
            phrases::conclusion(chosen.conclusion, lang),
            phrases::causes(comparison, chosen, lang)
        ));
    }
    if let Some(first) = ranked.first().filter(|first| first.place != chosen.place) {
        remark(say!(
            lang,
            "今の順位では {} が一番です。",
            "The first in order is {} now.",
            phrases::name(comparison, &first.service)
        ));
    }
    let judged = Judged::of(comparison, settings, decision.day);
    let open = phrases::finding::counts(open_counts(&judged.findings, &decision.service), lang);
    if judged.grave(&decision.service).next().is_some() {
        remark(say!(
            lang,
            "選んだサービスの認証に、了承していない指摘があります（{}）。見るには: kumomi findings",
            "There are open findings about certificates of the chosen service ({}); see kumomi findings.",
            open
        ));
    }
    let treated = |item: &String| {
        decision.risks.iter().any(|risk| risk.item == *item)
            || decision.conditions.iter().any(|condition| condition.item == *item)
    };
    let lines = chosen.score.lines.iter();
    let bare = lines.filter(|line| line.task().is_some() && !treated(&line.item));
    let bare: Vec<String> = bare.map(|line| phrases::item(comparison, &line.item, lang)).collect();
    if !bare.is_empty() {
        remark(say!(
            lang,
            "受け入れるか直すかを、まだ書いていない項目: {}",
            "Neither accepted nor to be fixed yet: {}",
            bare.join(lang.pick("、", ", "))
        ));
    }
    text
}
