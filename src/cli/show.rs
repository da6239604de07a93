//! `kumomi show`: a comparison as a table and lists, or as JSON. Must not change anything.

mod details;
mod json;
mod matrix;

use std::path::Path;

use clap::{ArgMatches, Command};

use super::{
    Outcome,
    columns::labelled,
    grammar,
    judged::Judged,
    out,
    settings::{Settings, path_of, today},
};
use crate::{
    model::{Comparison, Lang, rank},
    pages::{Page, ranking, record},
    report::json as shape,
    say, store,
};

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    grammar::sub(
        "show",
        lang,
        lang.pick("比較を表で表示します", "Print a comparison as a table"),
        "kumomi show FILE [--json]",
    )
    .arg(grammar::file(lang))
    .arg(grammar::json(lang))
}

/// Prints the comparison.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Outcome {
    let path = settings.file(path_of(matches, "file"));
    let comparison = store::read_comparison(&path)?;
    let judged = Judged::of(&comparison, settings, today());
    out::text(&match matches.get_flag("json") {
        true => shape::render(&json::of(&comparison, &path, &judged)),
        false => text(&comparison, &path, &judged, settings.lang),
    })
}

fn text(comparison: &Comparison, path: &Path, judged: &Judged, lang: Lang) -> String {
    let mut text = head(comparison, path, lang);
    let ranked = rank(comparison);
    for block in matrix::blocks(&comparison.services) {
        text.push('\n');
        text += &matrix::text(comparison, block, lang);
    }
    if comparison.services.iter().any(|service| !service.answers.is_empty()) {
        let mut page = Page::default();
        page.head(lang.pick("結論と得点", "Conclusions and scores"));
        page.add(ranking::page(comparison, &ranked, &judged.catalogue, |_| None, lang));
        page.add(ranking::legend(lang));
        text.push('\n');
        text += &out::page(&page);
    }
    for part in [
        out::page(&record::page(comparison, &ranked, &record::changed(comparison), "", lang)),
        details::services(comparison, lang),
        details::certificates(comparison, judged, lang),
        details::noticed(comparison, judged, lang),
        details::answers(comparison, lang),
        details::missing_reasons(comparison, lang),
    ] {
        if !part.is_empty() {
            text.push('\n');
            text += &part;
        }
    }
    text
}

fn head(comparison: &Comparison, path: &Path, lang: Lang) -> String {
    let questions = &comparison.questions;
    let sample = match comparison.sample {
        true => lang.pick("（見本）", " (sample)"),
        false => "",
    };
    let list = say!(
        lang,
        "{}（{}）{} 項目",
        "{} ({}), {} items",
        questions.title.of(lang),
        questions.edition,
        questions.count()
    );
    let mut text = labelled(0, "", &format!("{}{sample}", comparison.title));
    text += &labelled(0, lang.pick("ファイル: ", "File: "), &out::path(path));
    text += &labelled(0, lang.pick("質問: ", "Questions: "), &list);
    text += &labelled(0, lang.pick("作成: ", "Created: "), &comparison.created.to_string());
    if !comparison.memo.is_empty() {
        text += &labelled(0, lang.pick("メモ: ", "Remarks: "), &comparison.memo);
    }
    if comparison.services.is_empty() {
        text += lang.pick("候補サービスはまだありません。\n", "No services yet.\n");
    }
    text
}
