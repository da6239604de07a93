//! `kumomi schemes`: the catalogue of schemes, its pages, the map of expectation and effect, and the case.
//! Must not know what a service holds.

mod json;

use std::{path::PathBuf, sync::Arc};

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::{Exit, Failure, Settings, find, grammar, one_of, option, out, words};
use crate::{
    model::{Audit, Catalogue, Lang, Questions, Region, Scheme, SchemeKind},
    pages::{Role, case, map, scheme},
    report::json as shape,
    say, store,
};

/// The options that make the list shorter.
const FILTERS: [&str; 4] = ["search", "region", "kind", "checked-by"];

/// How it is typed.
pub fn command() -> Command {
    Command::new("schemes")
        .arg(grammar::positional("search", "SEARCH").required(false))
        .arg(one_of(option("region", "REGION"), words::regions()))
        .arg(one_of(option("kind", "KIND"), words::kinds()))
        .arg(one_of(option("checked-by", "WHO"), words::audits()))
        .arg(grammar::json())
        .subcommand(Command::new("show").arg(grammar::positional("which", "ID")).arg(grammar::json()))
        .subcommand(Command::new("map").arg(grammar::file().required(false)).arg(grammar::json()))
        .subcommand(Command::new("case").arg(grammar::json()))
}

/// Prints the list or one of the pages.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let Some((name, below)) = matches.subcommand() else {
        return list(settings, matches);
    };
    if FILTERS.iter().any(|id| matches.contains_id(id)) {
        return Err(Failure::Words(say!(
            lang,
            "「{name}」に、探す言葉や絞り込みは付けられません。\n  説明: kumomi schemes --help",
            "\"{name}\" takes no search and no filter.\n  help: kumomi schemes --help"
        )));
    }
    // The switch may stand before the word as well.
    let as_json = matches.get_flag("json") || below.get_flag("json");
    let (catalogue, study) = (settings.catalogue(), store::study());
    let questions = Questions::freeze(&store::builtin_checklist());
    let said = match name {
        "show" => {
            let word = below.get_one::<String>("which").map_or("", String::as_str);
            let scheme = find::scheme(&catalogue, word, lang)?;
            either(as_json, || json::page(scheme, &catalogue), || page(scheme, &catalogue, &questions, lang))
        }
        "map" => {
            let path = below.get_one::<PathBuf>("file").map(|typed| settings.file(typed));
            let comparison = path.as_deref().map(store::read_comparison).transpose()?;
            let view = path.as_deref().zip(comparison.as_ref());
            let named = view.map(|(path, comparison)| (out::path(path), comparison));
            let own = named.as_ref().map(|(name, comparison)| (name.as_str(), &comparison.placements[..]));
            let text = || out::page(&map::page(&study, own, &catalogue, lang));
            either(as_json, || json::map(&study, view, &catalogue), text)
        }
        _ => {
            let text = || out::page(&case::page(&study, &catalogue, &questions, lang));
            either(as_json, || json::case(&study, &catalogue), text)
        }
    };
    out::text(&said)
}

fn either(as_json: bool, json: impl FnOnce() -> Value, text: impl FnOnce() -> String) -> String {
    if as_json { shape::render(&json()) } else { text() }
}

fn list(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let (catalogue, errors) = settings.catalogue_and_errors();
    let query = matches.get_one::<String>("search").map_or("", String::as_str);
    let (region, kind, audit) = (
        matches.get_one::<Region>("region"),
        matches.get_one::<SchemeKind>("kind"),
        matches.get_one::<Audit>("checked-by"),
    );
    let mut found = catalogue.search(query);
    found.retain(|scheme| {
        region.is_none_or(|one| scheme.region == *one)
            && kind.is_none_or(|one| scheme.kind == *one)
            && audit.is_none_or(|one| checks(scheme).any(|by| by == *one))
    });
    let said = either(
        matches.get_flag("json"),
        || json::list(&found, query, &catalogue, &errors, lang),
        || table(&found, &catalogue, settings),
    );
    let done = out::text(&said)?;
    for error in errors {
        out::error(lang, &error.message(lang));
    }
    Ok(done)
}

/// Who checks: in general, and at levels where that is somebody else.
fn checks(scheme: &Scheme) -> impl Iterator<Item = Audit> {
    let levels = scheme.levels.iter().filter_map(|level| level.audit);
    std::iter::once(scheme.audit).chain(levels)
}

fn page(scheme: &Scheme, catalogue: &Catalogue, questions: &Questions, lang: Lang) -> String {
    let mut page = scheme::page(scheme, catalogue, questions, lang);
    if !scheme.instead.is_empty() {
        page.gap();
        let more = say!(lang, "くわしくは: kumomi schemes show {}", "More: kumomi schemes show {}", scheme.instead);
        page.text(Role::Text, more);
    }
    out::page(&page)
}

fn table(found: &[&Arc<Scheme>], catalogue: &Catalogue, settings: &Settings) -> String {
    let lang = settings.lang;
    let mut page = scheme::list(found, catalogue, lang);
    let count = match found.len() {
        0 => lang
            .pick(
                "当てはまる制度はありません。言葉を短くするか、絞り込みを減らしてください。",
                "No scheme fits. Try a shorter word or fewer filters.",
            )
            .to_owned(),
        count => say!(
            lang,
            "{count} 件（全 {} 件）。くわしくは: kumomi schemes show ID",
            "{count} of {}. More about one: kumomi schemes show ID",
            catalogue.schemes.len()
        ),
    };
    page.text(Role::Text, count);
    if let Ok(folders) = settings.folders() {
        let label = lang.pick("自分で足す制度を置くフォルダー", "Folder for schemes of your own");
        page.fact(label, out::path(&folders.schemes()));
    }
    out::page(&page)
}
