//! `kumomi show`: a comparison as a table and lists, or as JSON. Must not change anything.

mod details;
mod json;
mod matrix;

use std::path::Path;

use clap::{ArgMatches, Command};

use super::{Exit, Judged, Settings, grammar, out, path_of, today};
use crate::{
    model::{Comparison, Lang, rank},
    pages::{Labels, Page, Role, ranking, record},
    report::json as shape,
    say, store,
};

/// How it is typed.
pub fn command() -> Command {
    Command::new("show").arg(grammar::file()).arg(grammar::json())
}

/// Prints the comparison.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let path = settings.file(path_of(matches, "file"));
    let comparison = store::read_comparison(&path)?;
    let judged = Judged::of(&comparison, settings, today());
    out::text(&match matches.get_flag("json") {
        true => shape::render(&json::of(&comparison, &path, &judged)),
        false => text(&comparison, &path, &judged, settings.lang),
    })
}

fn text(comparison: &Comparison, path: &Path, judged: &Judged, lang: Lang) -> String {
    let ranked = rank(comparison);
    let mut page = head(comparison, path, lang);
    for block in matrix::blocks(&comparison.services) {
        page.gap();
        page.add(matrix::page(comparison, block, lang));
    }
    if comparison.services.iter().any(|service| !service.answers.is_empty()) {
        page.head(lang.pick("結論と得点", "Conclusions and scores"));
        page.add(ranking::page(comparison, &ranked, &judged.catalogue, |_| None, lang));
        page.add(ranking::legend(lang));
    }
    page.add(record::page(comparison, &ranked, &record::changed(comparison), "", lang));
    page.add(details::services(comparison, lang));
    page.add(details::certificates(comparison, judged, lang));
    page.add(details::noticed(comparison, judged, lang));
    page.add(details::answers(comparison, lang));
    out::page(&page)
}

fn head(comparison: &Comparison, path: &Path, lang: Lang) -> Page {
    let (l, questions) = (Labels::of(lang), &comparison.questions);
    let sample = lang.aside(if comparison.sample { l.sample } else { "" });
    let list = say!(
        lang,
        "{}（{}）{} 項目",
        "{} ({}), {} items",
        questions.title.of(lang),
        questions.edition,
        questions.count()
    );
    let mut page = Page::default();
    page.text(Role::Title, format!("{}{sample}", comparison.title));
    page.fact(lang.pick("ファイル", "File"), out::path(path));
    page.fact(l.checklist, list);
    page.fact(l.begun, comparison.created.to_string());
    if !comparison.memo.is_empty() {
        page.fact(l.memo, &*comparison.memo);
    }
    if comparison.services.is_empty() {
        page.text(Role::Dim, l.no_services);
    }
    page
}
