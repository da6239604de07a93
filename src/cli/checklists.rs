//! `kumomi checklists`: lists, shows and copies checklists. Must not know what the items mean.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::{Exit, Settings, grammar, out, path_of};
use crate::{
    model::Lang,
    pages::{Column, Page, item},
    say,
    store::{self, Listed},
};

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let usage = "kumomi checklists\n  kumomi checklists show ID|PATH\n  kumomi checklists copy ID|PATH FILE";
    let about = lang.pick("チェックシートの一覧・表示・コピーをします", "List, show or copy checklists");
    let show = lang.pick("チェックシートの全文を表示します", "Print a whole checklist");
    let copy = lang.pick(
        "チェックシートをファイルにコピーします（自社用に書き換えるため）",
        "Copy a checklist to a file, to make your own from it",
    );
    let file = lang.pick(
        "作るファイル（すでにあるファイルは上書きしません）",
        "File to create; an existing file is never overwritten",
    );
    grammar::sub("checklists", lang, about, usage)
        .subcommand_help_heading(lang.pick("コマンド", "Commands"))
        .subcommand(grammar::sub("show", lang, show, "kumomi checklists show ID|PATH").arg(which(lang)))
        .subcommand(
            grammar::sub("copy", lang, copy, "kumomi checklists copy ID|PATH FILE").arg(which(lang)).arg(
                grammar::positional("to", "FILE", lang, file).value_parser(value_parser!(PathBuf)).display_order(2),
            ),
        )
}

fn which(lang: Lang) -> Arg {
    let help = lang.pick("チェックシートの id かファイル", "Id or file of the checklist");
    grammar::positional("which", "ID|PATH", lang, help).value_parser(value_parser!(OsString)).display_order(1)
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
