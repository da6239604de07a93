//! `kumomi findings`: what there is to notice about certificates, and accepting it. Must not know when a rule holds.

mod accept;

use std::process::ExitCode;

use clap::{ArgGroup, ArgMatches, Command};
use serde_json::{Value, json};

use super::{Exit, Judged, Settings, change::change, find, grammar, one_of, option, out, path_of, today, words};
use crate::{
    model::{Comparison, Day, Finding, Severity},
    pages::finding,
    report::json as shape,
    store,
};

/// No open finding of the highest level.
const CLEAR: u8 = 0;
/// There are open findings of the highest level.
const GRAVE: u8 = 1;

/// How it is typed.
pub fn command() -> Command {
    let rule = |id: &'static str| one_of(option(id, "RULE"), words::rules()).requires("service");
    Command::new("findings")
        .arg(grammar::file())
        .arg(option("service", "NAME"))
        .arg(grammar::day("day"))
        .arg(rule("accept").requires("note"))
        .arg(rule("reopen").conflicts_with("accept"))
        .arg(option("note", "TEXT").requires("accept"))
        .args(
            [("item", "N"), ("scheme", "ID"), ("cert", "ID")].map(|(id, value)| option(id, value).requires("changing")),
        )
        .group(ArgGroup::new("changing").args(["accept", "reopen"]))
        .arg(grammar::json())
}

/// Prints the findings, or accepts one of them.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    if matches.contains_id("changing") {
        let said = change(&path, lang, |session| accept::record(session, settings, matches))?;
        return out::text(&said);
    }
    let comparison = store::read_comparison(&path)?;
    let day = matches.get_one::<Day>("day").copied().unwrap_or_else(today);
    let chosen = matches.get_one::<String>("service");
    let chosen = chosen.map(|word| find::service(&comparison, word, lang)).transpose()?;
    let mut judged = Judged::of(&comparison, settings, day);
    if let Some(service) = chosen {
        judged = judged.only(&service.id);
    }
    let said = match matches.get_flag("json") {
        true => shape::render(&json_of(&comparison, &path.to_string_lossy(), &judged, day)),
        false => out::page(&finding::list(&judged.findings, &comparison, &judged.catalogue, day, lang)),
    };
    out::text(&said)?;
    let grave = |finding: &Finding| finding.is_open() && finding.severity == Severity::High;
    Ok(ExitCode::from(if judged.findings.iter().any(grave) { GRAVE } else { CLEAR }))
}

fn json_of(comparison: &Comparison, path: &str, judged: &Judged, day: Day) -> Value {
    let all = judged.findings.iter();
    json!({
        "format": shape::FORMAT,
        "kind": "findings",
        "file": path,
        "id": comparison.id.0,
        "title": comparison.title,
        "day": day.to_string(),
        "counts": shape::finding_counts(&judged.findings),
        "findings": all.map(|one| shape::finding(one, comparison, &judged.catalogue)).collect::<Vec<_>>(),
    })
}
