//! `kumomi due`: reviews, actions and certificates that fall due, for people and for cron. Must not know what falls due.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    rc::Rc,
    sync::Arc,
};

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::{Exit, Settings, grammar, option, out, today};
use crate::{
    model::{Catalogue, Comparison, Day, Due, DueKind, Id, Lang, due},
    pages::{Column, Names, Page, Role, record},
    report::json as shape,
    say,
    store::{self, Error},
};

/// Nothing is due.
const NOTHING: u8 = 0;
/// Something is due.
const SOMETHING: u8 = 1;
/// A file could not be read.
const UNREADABLE: u8 = 2;

/// How it is typed.
pub fn command() -> Command {
    Command::new("due")
        .arg(grammar::file().required(false).num_args(0..))
        .arg(grammar::number(option("within", "DAYS"), 0, u32::MAX))
        .arg(grammar::day("day"))
        .arg(grammar::json())
}

/// Lists what is due.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let day = matches.get_one::<Day>("day").copied().unwrap_or_else(today);
    let until = day.plus_days(matches.get_one::<u32>("within").copied().unwrap_or(0));
    let paths: Vec<PathBuf> = match matches.get_many::<PathBuf>("file") {
        Some(typed) => typed.map(|typed| settings.file(typed)).collect(),
        None => settings.folders()?.list().into_iter().map(|entry| entry.path).collect(),
    };
    let (mut all, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        match store::read_comparison(&path) {
            Ok(comparison) => all.extend(found(&Rc::new(comparison), &path, until)),
            Err(error) => errors.push((path, error)),
        }
    }
    all.sort_by_key(|found| found.due.day);
    if matches.get_flag("json") {
        out::text(&shape::render(&json_of(&all, &errors, (day, until), lang)))?;
    } else {
        let certificate = |one: &Found| matches!(one.due.what, DueKind::Certificate { .. });
        // The names of schemes are read only where there is one to be named.
        let catalogue = if all.iter().any(certificate) { settings.catalogue() } else { Catalogue::nothing() };
        // What could not be read may hold what is due.
        if !all.is_empty() || errors.is_empty() {
            out::text(&out::page(&page(&all, (day, until), &catalogue, lang)))?;
        }
    }
    for (_, error) in &errors {
        out::error(lang, &error.message(lang));
    }
    Ok(ExitCode::from(match (errors.is_empty(), all.is_empty()) {
        (false, _) => UNREADABLE,
        (true, false) => SOMETHING,
        (true, true) => NOTHING,
    }))
}

/// Something that is due, and where.
struct Found {
    due: Due,
    /// The service that holds a certificate; else the chosen one.
    service: Option<Id>,
    /// Its name; that of the chosen one as it was when it was chosen.
    name: String,
    path: PathBuf,
    comparison: Rc<Comparison>,
}

fn found(comparison: &Rc<Comparison>, path: &Path, until: Day) -> Vec<Found> {
    let names = Names::of(comparison);
    let decision = comparison.record.reference();
    let chosen = decision.and_then(|decision| decision.services.iter().find(|one| one.id == decision.service));
    let one = |due: Due| {
        let (service, name) = match &due.what {
            DueKind::Certificate { service, .. } => (Some(service), names.name(service)),
            _ => (decision.map(|decision| &decision.service), chosen.map_or("", |service| &service.name)),
        };
        let (service, name) = (service.cloned(), name.to_owned());
        Found { due, service, name, path: path.to_owned(), comparison: Rc::clone(comparison) }
    };
    due(comparison, until).into_iter().map(one).collect()
}

fn page(found: &[Found], (day, until): (Day, Day), catalogue: &Catalogue, lang: Lang) -> Page {
    let mut page = Page::default();
    if found.is_empty() {
        page.text(Role::Text, say!(lang, "{} までに期限が来るものはありません。", "Nothing is due by {}.", until));
    }
    let columns: Arc<[Column]> = Arc::new([Column::left(10), Column::left(8), Column::left(58)]);
    for one in found {
        let what = record::due(&one.due, &one.comparison, catalogue, lang);
        let file = one.path.file_name().unwrap_or_default().to_string_lossy();
        let words = format!("{} / {}  {what}  [{file}]", one.comparison.title, one.name);
        page.row(&columns, [one.due.day.to_string(), one.due.state(day).word(lang).to_owned(), words]);
    }
    page
}

fn json_of(found: &[Found], errors: &[(PathBuf, Error)], (day, until): (Day, Day), lang: Lang) -> Value {
    let one = |one: &Found| {
        let mut value = json!({
            "day": one.due.day.to_string(),
            "state": one.due.state(day).id(),
            "what": "review",
            "file": one.path.to_string_lossy(),
            "id": one.comparison.id.0,
            "title": one.comparison.title,
            "service": one.service.as_ref().map(|id| &id.0),
            "name": one.name,
            "item": null,
            "number": null,
            "text": "",
            "owner": "",
            "certificate": null,
            "scheme": null,
        });
        match &one.due.what {
            DueKind::Review => {}
            DueKind::Condition(condition) => {
                value["what"] = "condition".into();
                value["item"] = condition.item.as_str().into();
                value["number"] = one.comparison.questions.item(&condition.item).map(|one| one.number).into();
                value["text"] = condition.text.as_str().into();
                value["owner"] = condition.owner.as_str().into();
            }
            DueKind::Certificate { certificate, scheme, .. } => {
                value["what"] = "certificate".into();
                value["certificate"] = certificate.0.as_str().into();
                value["scheme"] = scheme.as_str().into();
            }
        }
        value
    };
    let error =
        |(path, error): &(PathBuf, Error)| json!({ "file": path.to_string_lossy(), "error": error.message(lang) });
    json!({
        "format": shape::FORMAT,
        "kind": "due",
        "day": day.to_string(),
        "until": until.to_string(),
        "due": found.iter().map(one).collect::<Vec<_>>(),
        "errors": errors.iter().map(error).collect::<Vec<_>>(),
    })
}
