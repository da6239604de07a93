//! `kumomi list`: the comparisons of the data folder. Must not know how they are found.

use std::time::SystemTime;

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    Exit,
    columns::{self, Column, labelled},
    grammar, out,
    settings::Settings,
};
use crate::{
    model::Lang,
    report::json as shape,
    say,
    store::{Entry, Folders, local_zone},
};

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    grammar::sub(
        "list",
        lang,
        lang.pick("データフォルダーにある比較の一覧を表示します", "List the comparisons in the data folder"),
        "kumomi list [--json]",
    )
    .arg(grammar::json(lang))
}

/// Prints the list.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let folders = settings.folders()?;
    let entries = folders.list();
    out::text(&match matches.get_flag("json") {
        true => shape::render(&json_of(&folders, &entries, settings.lang)),
        false => text(&folders, &entries, settings.lang),
    })
}

/// A moment for people, in the time zone of this computer.
pub fn moment(time: SystemTime) -> String {
    Timestamp::try_from(time)
        .map(|time| time.to_zoned(local_zone()).strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}

fn text(folders: &Folders, entries: &[Entry], lang: Lang) -> String {
    let mut text = labelled(0, lang.pick("フォルダー: ", "Folder: "), &out::path(folders.root()));
    if entries.is_empty() {
        return text
            + lang.pick(
                "比較はまだありません。kumomi とだけ入力すると、画面で見本を開けます。\n",
                "No comparisons yet. Run `kumomi` to open the sample or start one.\n",
            );
    }
    let widths = [Column::left(30), Column::right(8), Column::left(16), Column::left(20)];
    let heads = lang.pick(["題名", "回答", "最後の変更", "ファイル"], ["Title", "Answers", "Last change", "File"]);
    text += &columns::row(&widths, &heads);
    for entry in entries {
        text += &columns::row(&widths, &cells(entry, lang));
        for remark in remarks(entry, lang) {
            text += &labelled(2, "", &remark);
        }
    }
    text
}

fn cells(entry: &Entry, lang: Lang) -> [String; 4] {
    let sample = match entry.sample {
        true => lang.pick("（見本）", " (sample)"),
        false => "",
    };
    let name = entry.path.file_name().unwrap_or_default().to_string_lossy();
    let progress = format!("{}/{}", entry.answered, entry.services * entry.questions);
    [
        format!("{}{sample}", entry.title),
        if entry.error.is_none() { progress } else { "-".to_owned() },
        entry.changed.map(moment).unwrap_or_default(),
        name.into_owned(),
    ]
}

fn remarks(entry: &Entry, lang: Lang) -> Vec<String> {
    let unreadable = entry.error.as_ref().map(|error| {
        let reason = error.message(lang);
        say!(lang, "読めません: {}", "unreadable: {}", reason)
    });
    let twin = entry.twin.then(|| {
        lang.pick(
            "同じ比較のファイルがほかにもあります（同期ソフトの競合コピーかもしれません）",
            "another file holds the same comparison (perhaps a conflict copy of a sync program)",
        )
        .to_owned()
    });
    unreadable.into_iter().chain(twin).collect()
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
