//! `kumomi decide`: the services in order with their ranges, what would settle it, and the record of the decision.
//! Must not know how anything is worked out; that is the model's.

mod json;
mod take;

use std::path::Path;

use clap::{ArgGroup, ArgMatches, Command};

use super::{Exit, Failure, Judged, Settings, change::change, grammar, many, option, out, path_of, switch, today};
use crate::{
    model::{Checklist, Comparison, Finding, Lang, rank, settle, swings},
    pages::{Page, Role, arithmetic, ranking, record, settlement},
    report::json as shape,
    say, store,
};

/// The options that change the record.
const RECORDING: [&str; 3] = ["choose", "done", "review-start"];

/// How it is typed.
pub fn command() -> Command {
    Command::new("decide")
        .arg(grammar::file())
        .arg(switch("arithmetic"))
        .arg(option("choose", "SERVICE").requires("why"))
        .arg(grammar::note(option("why", "TEXT")).requires("choose"))
        .arg(grammar::day("day").requires("taking"))
        .arg(grammar::day("review").requires("choose"))
        .arg(many(option("risk", "ITEM=TEXT")).requires("choose"))
        .arg(many(option("action", "ITEM=TEXT;OWNER;DATE").alias("condition")).requires("choose"))
        .arg(many(option("done", "ITEM")).conflicts_with("taking"))
        .arg(switch("review-start"))
        .group(ArgGroup::new("taking").args(["choose", "review-start"]))
        .arg(grammar::json())
}

/// Changes the record if asked to, and shows where things stand.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    let recording = RECORDING.iter().any(|id| match *id {
        "review-start" => matches.get_flag(id),
        id => matches.contains_id(id),
    });
    let said = if recording {
        change(&path, lang, |session| {
            let said = take::record(session, settings, matches)?;
            shown(session.comparison(), &path, settings, matches, Some(said))
        })?
    } else {
        shown(&store::read_comparison(&path)?, &path, settings, matches, None)?
    };
    out::text(&said)
}

fn shown(
    comparison: &Comparison,
    path: &Path,
    settings: &Settings,
    matches: &ArgMatches,
    said: Option<Page>,
) -> Result<String, Failure> {
    let lang = settings.lang;
    let list = settings.list_of(comparison)?;
    let as_json = matches.get_flag("json");
    if let Some(said) = said.filter(|_| !as_json) {
        return Ok(out::page(&said));
    }
    let judged = Judged::of(comparison, settings, today());
    if as_json {
        return Ok(shape::render(&json::of(comparison, list.as_ref(), path, &judged)));
    }
    let mut told = whole(comparison, list.as_ref(), path, &judged, lang);
    if matches.get_flag("arithmetic") {
        told.add(arithmetic(comparison, lang));
    }
    Ok(out::page(&told))
}

/// Everything there is to see without the arithmetic.
fn whole(comparison: &Comparison, list: Option<&Checklist>, path: &Path, judged: &Judged, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Title, comparison.title.as_str());
    page.fact(lang.pick("ファイル", "File"), out::path(path));
    if comparison.services.is_empty() {
        page.text(Role::Text, lang.pick("候補サービスはまだありません。", "No services yet."));
        return page;
    }
    let ranked = rank(comparison);
    let found = |n: usize| Some(judged.grave(&ranked[n].service));
    page.gap();
    page.add(ranking::page(comparison, &ranked, &judged.catalogue, found, lang));
    page.add(ranking::legend(lang));
    if judged.findings.iter().any(Finding::is_grave) {
        let hint = say!(
            lang,
            "指摘の理由と、次にすることを見るには: kumomi findings {}",
            "Why there are findings, and what to do next: kumomi findings {}",
            out::typeable(path)
        );
        page.text(Role::Text, hint);
    }
    if comparison.record.decision.is_none() {
        page.gap();
        let swings = swings(comparison);
        page.add(settlement::page(comparison, list, &ranked, &settle(&ranked), swings.as_deref(), lang));
    }
    page.add(record::page(comparison, &ranked, &record::changed(comparison), "", lang));
    page
}

/// The arithmetic of all services.
fn arithmetic(comparison: &Comparison, lang: Lang) -> Page {
    let mut page = Page::default();
    page.head(lang.pick("得点の計算", "Arithmetic of the scores"));
    page.add(arithmetic::rule(&comparison.weights, lang));
    for service in &comparison.services {
        page.gap();
        page.text(Role::Title, format!("## {}", service.name));
        page.add(arithmetic::page(service, comparison, lang));
    }
    page
}
