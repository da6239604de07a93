//! The words of `decide`: the ranking with its bars and reasons, and the record with what came after it.
//! Must not know how anything is recorded.

use std::path::Path;

use super::settlement;
use crate::{
    cli::{
        columns::{self, Column, labelled},
        judged::Judged,
        out,
    },
    model::{Checklist, Comparison, Decision, Finding, Lang, Ranked, later, rank, settle},
    pages, say,
};

/// Cells of a bar from 0 to 100 percent.
const SCALE: u64 = 50;
/// Findings that are named for a service; the rest is counted.
const NAMED: usize = 5;

/// Everything there is to see without the arithmetic.
pub fn whole(comparison: &Comparison, list: Option<&Checklist>, path: &Path, judged: &Judged, lang: Lang) -> String {
    let mut text = labelled(0, "", &comparison.title);
    text += &labelled(0, lang.pick("ファイル: ", "File: "), &out::path(path));
    if comparison.services.is_empty() {
        return text + lang.pick("候補サービスはまだありません。\n", "No services yet.\n");
    }
    let ranked = rank(comparison);
    text.push('\n');
    text += &ranking(comparison, &ranked, Some(judged), lang);
    if ranked.iter().any(|one| judged.grave(&one.service).next().is_some()) {
        let hint = say!(
            lang,
            "指摘は得点に入りません。理由と、次にすることを見るには: kumomi findings {}",
            "Findings change no score. Why, and what to do next: kumomi findings {}",
            out::typeable(path)
        );
        text += &labelled(0, "", &hint);
    }
    if comparison.record.decision.is_none() {
        text.push('\n');
        text += &settlement::text(comparison, list, &ranked, &settle(&ranked), lang);
    }
    let record = record(comparison, lang);
    if !record.is_empty() {
        text.push('\n');
        text += &record;
    }
    text
}

/// The services in their order; with findings also bars, reasons and what would change them.
pub fn ranking(comparison: &Comparison, ranked: &[Ranked], full: Option<&Judged>, lang: Lang) -> String {
    let columns =
        [Column::left(4), Column::left(30), Column::left(11), Column::left(9), Column::right(7), Column::right(7)];
    let heads = lang.pick(
        ["順位", "候補サービス", "結論", "得点", "回答", "根拠"],
        ["#", "Candidate service", "Conclusion", "Score", "Answers", "Evidence"],
    );
    let mut text = columns::row(&columns, &heads);
    let chosen = comparison.record.decision.as_ref().map(|decision| &decision.service);
    for (one, place) in ranked.iter().zip(pages::places(ranked)) {
        let mark = match chosen == Some(&one.service) {
            true => lang.pick("（決定）", " (chosen)"),
            false => "",
        };
        let of = one.score.coverage();
        let cells = [
            place,
            format!("{}{mark}", pages::name(comparison, &one.service)),
            pages::conclusion(one.conclusion, lang).to_owned(),
            pages::range(&one.score),
            format!("{}/{}", of.answered, of.items),
            format!("{}/{}", of.backed, of.items),
        ];
        text += &columns::row(&columns, &cells);
        if let Some(judged) = full {
            text += &labelled(6, "", &pages::bar(&one.score, SCALE));
            text += &labelled(6, "", &pages::behind(&one.score, lang));
            text += &labelled(6, lang.pick("理由: ", "Because: "), &pages::causes(comparison, one, lang));
            if let Some(tasks) = pages::tasks_ahead(comparison, &one.service, &one.score, lang) {
                text += &labelled(6, lang.pick("すること: ", "To do: "), &tasks);
            }
            text += &labelled(6, lang.pick("変わるとき: ", "Changes when: "), &pages::what_changes(one, lang));
            text += &noticed(comparison, one, judged, lang);
        }
    }
    if full.is_some() {
        text += &say!(lang, "棒は 0% から 100% まで: {}\n", "Bars go from 0% to 100%: {}\n", pages::bar_legend(lang));
        text += &labelled(0, "", pages::not_counted(lang));
    }
    text + &ties(comparison, ranked, lang)
}

/// The open findings about a service that matter, by name as far as there is room.
fn noticed(comparison: &Comparison, ranked: &Ranked, judged: &Judged, lang: Lang) -> String {
    let all: Vec<&Finding> = judged.grave(&ranked.service).collect();
    let named = all.iter().take(NAMED);
    let label = lang.pick("指摘 ", "Finding - ");
    let mut text: String = named
        .map(|finding| labelled(6, label, &pages::finding::named(finding, comparison, &judged.catalogue, lang)))
        .collect();
    if let Some(more) = all.len().checked_sub(NAMED).filter(|more| *more > 0) {
        text += &labelled(6, "", &say!(lang, "指摘はほかに {} 件", "and {} more findings", more));
    }
    text
}

fn ties(comparison: &Comparison, ranked: &[Ranked], lang: Lang) -> String {
    let mut text = String::new();
    let same = ranked.chunk_by(|a, b| a.place == b.place);
    for group in same.filter(|group| group.len() > 1 && group[0].place.is_some()) {
        let names: Vec<&str> = group.iter().map(|one| pages::name(comparison, &one.service)).collect();
        let words =
            say!(lang, "結論も得点も同じ: {}", "Equal in conclusion and score: {}", names.join(lang.pick("、", ", ")));
        text += &labelled(0, "", &words);
    }
    text
}

/// The decision, the state it was taken in, what changed since, and the decisions before.
pub fn record(comparison: &Comparison, lang: Lang) -> String {
    let record = &comparison.record;
    let mut text = String::new();
    if let Some(day) = record.review_began.filter(|_| record.decision.is_none()) {
        text += &say!(lang, "[見直し中（{} から）]\n", "[Under review since {}]\n", day);
    }
    if let Some(decision) = &record.decision {
        text += lang.pick("[決定]\n", "[Decision]\n");
        text += &decided(comparison, decision, lang);
    }
    let before = record.past.iter().rev().enumerate();
    let before: String = before
        .map(|(n, past)| {
            let title = match n {
                0 => lang.pick("[前の決定]\n", "[Previous decision]\n"),
                _ => lang.pick("[それより前の決定]\n", "[Decision before that]\n"),
            };
            title.to_owned() + &decided(comparison, past, lang)
        })
        .collect();
    let after = record.reference().map_or(String::new(), |since| {
        let all = later(comparison, since);
        let title = say!(lang, "[{} の決定のあとで変わったこと]\n", "[Changed after the decision of {}]\n", since.day);
        let none = labelled(2, "", lang.pick("ありません", "nothing"));
        let lines: String =
            all.iter().map(|later| labelled(2, "", &pages::record::change(comparison, later, lang))).collect();
        title + if all.is_empty() { &none } else { &lines }
    });
    text + &after + &before
}

fn decided(comparison: &Comparison, decision: &Decision, lang: Lang) -> String {
    let then = comparison.as_decided(decision);
    let mut words = pages::name(&then, &decision.service).to_owned();
    let then = pages::record::then(&then, decision, lang);
    if !then.is_empty() {
        words += &say!(lang, "（{}）", " ({})", then);
    }
    let mut text = labelled(2, lang.pick("候補サービス: ", "Service: "), &words);
    let who = format!("{} {}", decision.day, decision.by);
    text += &labelled(2, lang.pick("決めた日と人: ", "When and who: "), who.trim());
    text += &labelled(2, lang.pick("理由: ", "Why: "), &decision.why);
    for risk in &decision.risks {
        let words = format!("{}: {}", pages::item(comparison, &risk.item, lang), risk.text);
        text += &labelled(2, lang.pick("受け入れること: ", "Accepted risk: "), &words);
    }
    for one in &decision.conditions {
        let words = pages::record::condition(comparison, one, lang);
        text += &labelled(2, lang.pick("直すこと: ", "Action: "), &words);
    }
    let review = decision.review.to_string();
    text + &labelled(2, lang.pick("次の見直し: ", "Next review: "), &review)
}
