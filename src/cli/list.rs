//! `kumomi list`: the comparisons of the data folder. Must not know how they are found.

use std::{sync::Arc, time::SystemTime};

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Exit, Settings, grammar, out};
use crate::{
    model::Lang,
    pages::{Cell, Column, Page, Role},
    report::json as shape,
    store::{Entry, Folders, local_zone},
};

/// How it is typed.
pub fn command() -> Command {
    Command::new("list").arg(grammar::json())
}

/// Prints the list.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let folders = settings.folders()?;
    let entries = folders.list();
    out::text(&match matches.get_flag("json") {
        true => shape::render(&json_of(&folders, &entries, settings.lang)),
        false => out::page(&page(&folders, &entries, settings.lang)),
    })
}

/// A moment for people, in the time zone of this computer.
pub fn moment(time: SystemTime) -> String {
    Timestamp::try_from(time)
        .map(|time| time.to_zoned(local_zone()).strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}

fn page(folders: &Folders, entries: &[Entry], lang: Lang) -> Page {
    let mut page = Page::default();
    page.fact(lang.pick("フォルダー", "Folder"), out::path(folders.root()));
    if entries.is_empty() {
        let none = "比較はまだありません。kumomi とだけ入力すると、画面で見本を開けます。";
        page.text(Role::Text, lang.pick(none, "No comparisons yet. Run `kumomi` to open the sample or start one."));
        return page;
    }
    let columns: Arc<[Column]> = Arc::new([Column::left(30), Column::right(8), Column::left(16), Column::left(20)]);
    page.heads(
        &columns,
        lang.pick(["題名", "回答", "最後の変更", "ファイル"], ["Title", "Answers", "Last change", "File"]),
    );
    for entry in entries {
        let sample = if entry.sample { lang.pick("（見本）", " (sample)") } else { "" };
        let progress = format!("{}/{}", entry.answered, entry.services * entry.questions);
        let cells = [
            format!("{}{sample}", entry.title),
            if entry.error.is_none() { progress } else { "-".to_owned() },
            entry.changed.map(moment).unwrap_or_default(),
            entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        ];
        page.row(&columns, cells);
        page.inside(2, |page| {
            if let Some(error) = &entry.error {
                page.fact(lang.pick("読めません", "unreadable"), Cell::new(Role::Bad, error.message(lang)));
            }
            if entry.twin {
                let twin = lang.pick(
                    "同じ比較のファイルがほかにもあります（同期ソフトの競合コピーかもしれません）",
                    "another file holds the same comparison (perhaps a conflict copy of a sync program)",
                );
                page.text(Role::Notice, twin);
            }
        });
    }
    page
}

fn json_of(folders: &Folders, entries: &[Entry], lang: Lang) -> Value {
    let entry = |entry: &Entry| {
        let changed = entry.changed.and_then(|time| Timestamp::try_from(time).ok());
        json!({
            "file": entry.path.to_string_lossy(),
            "title": entry.title,
            "sample": entry.sample,
            "services": entry.services,
            "items": entry.questions,
            "answered": entry.answered,
            "changed": changed.map(|time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
            "twin": entry.twin,
            "error": entry.error.as_ref().map(|error| error.message(lang)),
        })
    };
    json!({
        "format": shape::FORMAT,
        "kind": "list",
        "folder": folders.root().to_string_lossy(),
        "comparisons": entries.iter().map(entry).collect::<Vec<_>>(),
    })
}
