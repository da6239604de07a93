//! `kumomi receive`: shows what a vendor answered and takes it into the comparison. Must not know how a reply is read nor
//! what becomes of an answer.

mod json;
mod shown;

use std::path::{Path, PathBuf};

use clap::{ArgAction, ArgMatches, Command, value_parser};

use shown::Shown;

use super::{
    Exit, Failure, Settings,
    change::change,
    find,
    grammar::{self, option, switch},
    out, path_of, today,
};
use crate::{
    exchange::receive::{self, Preview, Reply, Taker},
    model::{Comparison, ItemId, Lang},
    report::json as shape,
    say, store,
};

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let service = lang.pick(
        "候補サービスの名前か id（省略すると質問状からわかります）",
        "Name or id of the service (default: from the questionnaire)",
    );
    let take = lang.pick(
        "この項目の回答を取り込みます（番号か id。例: 1,5,10）",
        "Apply the answers to these items (numbers or ids, e.g. 1,5,10)",
    );
    let all = lang.pick("新しい回答をすべて取り込みます", "Apply every answer that overwrites nothing");
    let changed = lang.pick(
        "--all に加えて、前の判定を変える回答も取り込みます",
        "With --all, also apply answers that change or\ncontradict a verdict",
    );
    grammar::sub(
        "receive",
        lang,
        lang.pick("事業者の回答を取り込みます（先に内容を見ます）", "Import a provider's answers"),
        "kumomi receive FILE REPLY [--service NAME] [--json]\n  \
         kumomi receive FILE REPLY --all [--take-changed] | --take 1,5,10",
    )
    .arg(grammar::file(lang))
    .arg(
        grammar::positional(
            "reply",
            "REPLY",
            lang,
            lang.pick("記入された質問状（xlsx、csv、md）", "The filled questionnaire (xlsx, csv, md)"),
        )
        .value_parser(value_parser!(PathBuf)),
    )
    .arg(option("service", "NAME", service))
    .arg(
        switch("preview", lang.pick("見るだけにします（--all も --take もないときと同じ）", "Preview only (default)"))
            .conflicts_with_all(["all", "take"]),
    )
    .arg(switch("all", all))
    .arg(option("take", "ITEMS", take).action(ArgAction::Append).conflicts_with("all"))
    .arg(switch("take-changed", changed).requires("all"))
    .arg(grammar::json(lang))
    .after_help(lang.pick(
        "事業者の言葉は、そのまま根拠（事業者の回答）に残ります。同じ回答を二度取り込んでも、何も変わりません。\n\
         読み取れる言葉の一覧: docs/questions.ja.md",
        "The provider's words are kept unchanged, as evidence. Reading the same answers twice changes nothing.\n\
         The words that are understood: docs/questions.md",
    ))
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
