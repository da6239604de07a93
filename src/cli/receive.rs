//! `kumomi receive`: shows what a vendor answered and takes it into the comparison. Must not know how a reply is read nor
//! what becomes of an answer.

mod json;
mod shown;

use std::path::Path;

use clap::{ArgAction, ArgMatches, Command};

use shown::Shown;

use super::{Exit, Failure, Settings, change::change, find, grammar, option, out, path_of, switch, today};
use crate::{
    exchange::receive::{self, Preview, Reply, Taker},
    model::{Comparison, ItemId, Lang},
    report::json as shape,
    say, store,
};

/// How it is typed.
pub fn command() -> Command {
    Command::new("receive")
        .arg(grammar::file())
        .arg(grammar::path("reply", "REPLY"))
        .arg(option("service", "NAME"))
        .arg(switch("preview").conflicts_with_all(["all", "take"]))
        .arg(switch("all"))
        .arg(option("take", "ITEMS").action(ArgAction::Append).conflicts_with("all"))
        .arg(switch("take-changed").requires("all"))
        .arg(grammar::json())
}

/// Shows the reply; takes it when asked to.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    let reply_path = path_of(matches, "reply");
    let name = reply_path.file_name().unwrap_or_default().to_string_lossy();
    let reply = receive::read(&store::read_bytes(reply_path)?, &name)
        .map_err(|why| Failure::Words(format!("{}: {}", out::path(reply_path), why.message(lang))))?;
    let takes = matches.get_flag("all") || matches.contains_id("take");
    let shown = if takes {
        change(&path, lang, |session| {
            let preview = preview(session.comparison(), &reply, reply_path, settings, matches)?;
            let chosen = chosen(session.comparison(), &preview, matches, lang)?;
            let before = session.comparison().clone();
            session.apply(receive::apply(&preview, &chosen))?;
            Ok(Shown { comparison: before, preview, taken: Some(chosen) })
        })?
    } else {
        let comparison = store::read_comparison(&path)?;
        let preview = preview(&comparison, &reply, reply_path, settings, matches)?;
        Shown { comparison, preview, taken: None }
    };
    out::text(&match matches.get_flag("json") {
        true => shape::render(&json::of(&shown, &path)),
        false => out::page(&shown::page(&shown, &path, reply_path, lang)),
    })
}

fn preview(
    comparison: &Comparison,
    reply: &Reply,
    reply_path: &Path,
    settings: &Settings,
    matches: &ArgMatches,
) -> Result<Preview, Failure> {
    let lang = settings.lang;
    let refused =
        |why: receive::WrongReply| Failure::Words(format!("{}: {}", out::path(reply_path), why.message(lang)));
    let service = match matches.get_one::<String>("service") {
        Some(word) => find::service(comparison, word, lang)?.id.clone(),
        None => receive::service_of(comparison, reply).map_err(refused)?,
    };
    let taker = Taker { by: settings.by.clone(), today: today(), lang };
    receive::plan(comparison, &service, reply, &taker).map_err(refused)
}

/// The items whose answers are to be taken.
fn chosen(
    comparison: &Comparison,
    preview: &Preview,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<Vec<ItemId>, Failure> {
    if matches.get_flag("all") {
        return Ok(preview.all(matches.get_flag("take-changed")));
    }
    let mut chosen = Vec::new();
    for list in matches.get_many::<String>("take").into_iter().flatten() {
        chosen.extend(find::items(comparison, list, lang)?);
    }
    let is_there = |item: &ItemId| preview.entries.iter().any(|entry| entry.item == *item);
    if let Some(item) = chosen.iter().find(|item| !is_there(item)) {
        let number = comparison.questions.item(item).map_or(0, |question| question.number);
        let said = say!(
            lang,
            "項目 {number} への回答はこのファイルにありません。あるのは:",
            "There is no answer to item {number} in this file; there are:"
        );
        let there = preview.entries.iter();
        let there = there.map(|entry| format!("{} {}", entry.number, entry.title.of(lang))).collect();
        return Err(find::listed(said, there, lang));
    }
    Ok(chosen)
}
