//! `kumomi checklists`: lists, shows and copies checklists. Must not know what the items mean.

use std::{ffi::OsString, path::Path, sync::Arc};

use clap::{ArgMatches, Command, value_parser};

use super::{Exit, Settings, grammar, out, path_of};
use crate::{
    model::Lang,
    pages::{Column, Page, item},
    say,
    store::{self, Listed},
};

/// How it is typed.
pub fn command() -> Command {
    let which = || grammar::positional("which", "ID|PATH").value_parser(value_parser!(OsString)).display_order(1);
    Command::new("checklists")
        .subcommand(Command::new("show").arg(which()))
        .subcommand(Command::new("copy").arg(which()).arg(grammar::path("to", "FILE").display_order(2)))
}

/// Does one of the three.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let find = |matches: &ArgMatches| {
        let word = matches.get_one::<OsString>("which").expect("clap asks for it");
        settings.find_checklist(word)
    };
    match matches.subcommand() {
        Some(("show", matches)) => out::text(&out::page(&item::list(&find(matches)?.checklist, settings.lang))),
        Some(("copy", matches)) => {
            let own = settings.folders_to_fill()?.checklists();
            copy(&find(matches)?, path_of(matches, "to"), &own, settings.lang)
        }
        _ => list(settings),
    }
}

fn list(settings: &Settings) -> Exit {
    let lang = settings.lang;
    let folders = settings.folders()?;
    let (listed, errors) = folders.all_checklists();
    let columns: Arc<[Column]> =
        Arc::new([Column::left(18), Column::right(5), Column::left(8), Column::left(40).growing()]);
    let mut page = Page::default();
    page.heads(&columns, lang.pick(["id", "項目", "版", "題名"], ["id", "Items", "Edition", "Title"]));
    for Listed { checklist, path } in &listed {
        let built_in = || lang.pick("（組み込み）", " (built in)").to_owned();
        let place = path.as_ref().map_or_else(built_in, |path| format!(" {}", out::path(path)));
        let cells = [
            checklist.id.clone(),
            checklist.items().count().to_string(),
            checklist.edition.clone(),
            format!("{}{place}", checklist.title.of(lang)),
        ];
        page.row(&columns, cells);
    }
    page.fact(lang.pick("自社用を置くフォルダー", "Folder for your own"), out::path(&folders.checklists()));
    let done = out::text(&out::page(&page))?;
    for error in errors {
        out::error(lang, &error.message(lang));
    }
    Ok(done)
}

fn copy(listed: &Listed, to: &Path, own: &Path, lang: Lang) -> Exit {
    // The folder for one's own is made with the first of them.
    if !std::path::absolute(to).is_ok_and(|to| to.starts_with(own)) {
        store::folder_is_there(to)?;
    }
    store::copy_checklist(listed.path.as_deref(), to)?;
    out::text(&say!(
        lang,
        "コピーしました: {0}\n自社用にするには、id と題名（title）を書き換えてください。確かめる: kumomi check {1}\n",
        "Copied to {0}\nTo make it your own, change its id and title, then check it: kumomi check {1}\n",
        out::path(to),
        out::typeable(to)
    ))
}
