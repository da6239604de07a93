//! `kumomi findings`: what there is to notice about certificates, and accepting it. Must not know when a rule holds.

mod accept;

use std::process::ExitCode;

use clap::{ArgGroup, ArgMatches, Command};
use serde_json::{Value, json};

use super::{
    Exit, Judged, Settings,
    change::change,
    find,
    grammar::{self, one_of, option},
    out, path_of, today, words,
};
use crate::{
    model::{Comparison, Day, Finding, Lang, Severity},
    pages::finding,
    report::json as shape,
    store,
};

/// No open finding of the highest level.
const CLEAR: u8 = 0;
/// There are open findings of the highest level.
const GRAVE: u8 = 1;

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let rule = |id: &'static str, help: &'static str| one_of(option(id, "RULE", help), words::rules());
    let about = lang.pick(
        "回答の根拠と、認証・マークについての指摘を表示し、了承を記録します",
        "List findings about evidence, certificates and marks; accept findings",
    );
    let service = lang.pick("候補サービスの名前か id（省略するとすべて）", "Name or id of the service (default: all)");
    let day = lang.pick("この日を今日とみなします（省略すると今日）", "Evaluate as of this date (default: today)");
    let accept = lang.pick(
        "この指摘を了承します（RULE は一覧の [ ] の中）",
        "Accept this finding (RULE is the id in brackets in the list)",
    );
    let reopen = lang.pick("了承を取り消します", "Withdraw an acceptance");
    let note = lang.pick("了承する理由（--accept に必要）", "Why it is accepted (needed by --accept)");
    let item = lang.pick("どの項目の指摘か", "Item of the finding");
    let scheme = lang.pick("どの制度の指摘か（id か名前）", "Scheme of the finding (id or name)");
    let cert = lang.pick(
        "どの認証・マークの指摘か（同じ制度が2つあるとき）",
        "Certificate id, if the scheme is recorded more than once",
    );
    grammar::sub(
        "findings",
        lang,
        about,
        "kumomi findings FILE [--service NAME] [--day DATE] [--json]\n  \
         kumomi findings FILE --accept RULE --service NAME --note TEXT\n           \
         [--item N] [--scheme ID] [--cert ID] [--by NAME] [--day DATE]\n  \
         kumomi findings FILE --reopen RULE --service NAME [--item N] [--scheme ID] [--cert ID]",
    )
    .arg(grammar::file(lang))
    .arg(option("service", "NAME", service))
    .arg(grammar::day(option("day", "DATE", day)))
    .arg(rule("accept", accept).requires("service").requires("note"))
    .arg(rule("reopen", reopen).requires("service").conflicts_with("accept"))
    .arg(option("note", "TEXT", note).requires("accept"))
    .arg(option("item", "N", item).requires("changing"))
    .arg(option("scheme", "ID", scheme).requires("changing"))
    .arg(option("cert", "ID", cert).requires("changing"))
    .group(ArgGroup::new("changing").args(["accept", "reopen"]))
    .arg(grammar::json(lang))
    .after_help(lang.pick(
        "終了コード: 0 了承していない「要対応」はない / 1 ある / 2 エラー",
        "Exit code: 0 no open high-severity findings, 1 at least one, 2 error",
    ))
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
