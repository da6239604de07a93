//! `kumomi due`: reviews, actions and certificates that fall due, for people and for cron. Must not know what falls due.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    rc::Rc,
};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use super::{
    Exit,
    columns::{self, Column},
    grammar, out,
    settings::{Settings, today},
};
use crate::{
    model::{Catalogue, Comparison, Day, Due, DueKind, Lang, due, one_line},
    pages,
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
pub fn command(lang: Lang) -> Command {
    let files = lang.pick(
        "比較のファイル（省略するとデータフォルダーのすべて）",
        "Comparison files (default: all in the data folder)",
    );
    let within =
        lang.pick("今日からこの日数のうちに期限が来るものも出します", "Also what falls due within this many days");
    let day = lang.pick("この日を今日とみなします（省略すると今日）", "Evaluate as of this date (default: today)");
    grammar::sub(
        "due",
        lang,
        lang.pick(
            "期限が来た見直し・「直すこと」・認証・マークを一覧にします",
            "List reviews, actions, certificates and marks that are due",
        ),
        "kumomi due [FILE…] [--within DAYS] [--day DATE] [--json]",
    )
    .arg(
        grammar::positional("file", "FILE", lang, files)
            .required(false)
            .num_args(0..)
            .value_parser(value_parser!(PathBuf)),
    )
    .arg(grammar::number(Arg::new("within").long("within").value_name("DAYS").help(within), 0, u32::MAX))
    .arg(grammar::day(Arg::new("day").long("day").value_name("DATE").help(day)))
    .arg(grammar::json(lang))
    .after_help(lang.pick(
        "終了コード: 0 何もない / 1 期限が来たものがある / 2 読めないファイルがある",
        "Exit code: 0 nothing is due, 1 something is due, 2 a file cannot be read",
    ))
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
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        match store::read_comparison(&path) {
            Ok(comparison) => {
                let comparison = Rc::new(comparison);
                found.extend(due(&comparison, until).into_iter().map(|due| Found {
                    state: State::of(due.day, day),
                    name: name(&due, &comparison),
                    due,
                    path: path.clone(),
                    comparison: comparison.clone(),
                }));
            }
            Err(error) => errors.push((path, error)),
        }
    }
    found.sort_by_key(|found| found.due.day);
    if matches.get_flag("json") {
        out::text(&shape::render(&json_of(&found, &errors, (day, until), lang)))?;
    } else {
        let certificate = |one: &Found| matches!(one.due.what, DueKind::Certificate { .. });
        // The names of schemes are read only where there is one to be named.
        let catalogue = found.iter().any(certificate).then(|| settings.catalogue());
        // What could not be read may hold what is due.
        if !found.is_empty() || errors.is_empty() {
            out::text(&text(&found, until, catalogue.as_ref(), lang))?;
        }
    }
    for (_, error) in &errors {
        out::error(lang, &error.message(lang));
    }
    Ok(ExitCode::from(match (errors.is_empty(), found.is_empty()) {
        (false, _) => UNREADABLE,
        (true, false) => SOMETHING,
        (true, true) => NOTHING,
    }))
}

/// Something that is due, and where.
struct Found {
    due: Due,
    state: State,
    name: String,
    path: PathBuf,
    comparison: Rc<Comparison>,
}

/// Before, on or after the day that counts as today.
#[derive(Clone, Copy)]
enum State {
    Overdue,
    Today,
    Ahead,
}

impl State {
    fn of(day: Day, today: Day) -> State {
        match day.cmp(&today) {
            std::cmp::Ordering::Less => State::Overdue,
            std::cmp::Ordering::Equal => State::Today,
            std::cmp::Ordering::Greater => State::Ahead,
        }
    }

    fn word(self, lang: Lang) -> &'static str {
        match self {
            State::Overdue => lang.pick("期限切れ", "overdue"),
            State::Today => lang.pick("今日", "today"),
            State::Ahead => lang.pick("これから", "ahead"),
        }
    }

    fn id(self) -> &'static str {
        match self {
            State::Overdue => "overdue",
            State::Today => "today",
            State::Ahead => "ahead",
        }
    }
}

/// The name of the service that holds a certificate; else that of the chosen one, as it was when it was chosen.
fn name(due: &Due, comparison: &Comparison) -> String {
    if let DueKind::Certificate { service, .. } = &due.what {
        return pages::name(comparison, service).to_owned();
    }
    let decision = comparison.record.reference();
    let chosen = decision.and_then(|decision| decision.services.iter().find(|one| one.id == decision.service));
    chosen.map(|service| service.name.clone()).unwrap_or_default()
}

fn text(found: &[Found], until: Day, catalogue: Option<&Catalogue>, lang: Lang) -> String {
    if found.is_empty() {
        return say!(lang, "{} までに期限が来るものはありません。\n", "Nothing is due by {}.\n", until);
    }
    let columns = [Column::left(10), Column::left(8), Column::left(58)];
    let mut text = String::new();
    for one in found {
        let what = match &one.due.what {
            DueKind::Review => lang.pick("見直し", "review").to_owned(),
            DueKind::Certificate { scheme, .. } => {
                let known = catalogue.and_then(|catalogue| catalogue.scheme(scheme));
                let name = known.map_or(scheme.as_str(), |known| known.short(lang));
                say!(lang, "認証・マークの期限: {}", "certificate or mark expires: {}", one_line(name))
            }
            DueKind::Condition(condition) => {
                let item = pages::item(&one.comparison, &condition.item, lang);
                let owner = match condition.owner.is_empty() {
                    true => String::new(),
                    false => say!(lang, "（担当者 {}）", " (owner {})", condition.owner),
                };
                format!("{item}: {}{owner}", condition.text)
            }
        };
        let words = format!("{} / {}  {what}  [{}]", one.comparison.title, one.name, file_name(&one.path));
        text += &columns::row(&columns, &[&one.due.day.to_string(), one.state.word(lang), &words]);
    }
    text
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn json_of(found: &[Found], errors: &[(PathBuf, Error)], days: (Day, Day), lang: Lang) -> Value {
    let one = |one: &Found| {
        let condition = match &one.due.what {
            DueKind::Condition(condition) => Some(condition),
            _ => None,
        };
        let what = match &one.due.what {
            DueKind::Review => "review",
            DueKind::Condition(_) => "condition",
            DueKind::Certificate { .. } => "certificate",
        };
        let (certificate, scheme) = match &one.due.what {
            DueKind::Certificate { certificate, scheme, .. } => (Some(&certificate.0), Some(scheme)),
            _ => (None, None),
        };
        let service = match &one.due.what {
            DueKind::Certificate { service, .. } => Some(service),
            _ => one.comparison.record.reference().map(|decision| &decision.service),
        };
        let item = condition.map(|condition| condition.item.as_str());
        let question = item.and_then(|item| one.comparison.questions.item(item));
        json!({
            "day": one.due.day.to_string(),
            "state": one.state.id(),
            "what": what,
            "file": one.path.to_string_lossy(),
            "id": one.comparison.id.0,
            "title": one.comparison.title,
            "service": service.map(|id| &id.0),
            "name": one.name,
            "item": item,
            "number": question.map(|question| question.number),
            "text": condition.map_or("", |condition| &condition.text),
            "owner": condition.map_or("", |condition| &condition.owner),
            "certificate": certificate,
            "scheme": scheme,
        })
    };
    let error =
        |(path, error): &(PathBuf, Error)| json!({ "file": path.to_string_lossy(), "error": error.message(lang) });
    json!({
        "format": shape::FORMAT,
        "kind": "due",
        "day": days.0.to_string(),
        "until": days.1.to_string(),
        "due": found.iter().map(one).collect::<Vec<_>>(),
        "errors": errors.iter().map(error).collect::<Vec<_>>(),
    })
}
