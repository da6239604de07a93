//! `kumomi history` and `kumomi restore`: the kept earlier versions of a file. Must not know where they are kept.

use std::sync::Arc;

use clap::{ArgMatches, Command};

use super::{Exit, Failure, Settings, grammar, list, out, path_of};
use crate::{
    pages::{Column, Page, Role},
    say, store, typed,
};

/// How `history` is typed.
pub fn history_command() -> Command {
    Command::new("history").arg(grammar::file())
}

/// How `restore` is typed.
pub fn restore_command() -> Command {
    Command::new("restore").arg(grammar::file()).arg(grammar::positional("number", "N"))
}

/// Lists the generations, newest first.
pub fn history(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    let generations = store::generations(&path)?;
    let mut page = Page::default();
    if generations.is_empty() {
        let none = say!(
            lang,
            "{} の世代はまだありません（変更すると、前の状態が残ります）。",
            "There are no earlier versions of {} yet.",
            out::path(&path)
        );
        page.text(Role::Text, none);
    } else {
        let columns: Arc<[Column]> = Arc::new([Column::right(4), Column::left(16), Column::right(12)]);
        page.heads(&columns, lang.pick(["番号", "残した日時", "バイト"], ["#", "Kept", "Bytes"]));
        for kept in generations {
            page.row(&columns, [kept.number.to_string(), list::moment(kept.kept), kept.size.to_string()]);
        }
        let file = out::typeable(path_of(matches, "file"));
        let how = say!(lang, "戻すには: kumomi restore {} 番号", "To restore one: kumomi restore {} N", file);
        page.text(Role::Text, how);
    }
    out::text(&out::page(&page))
}

/// Goes back to a generation.
pub fn restore(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    let word = matches.get_one::<String>("number").map_or("", String::as_str);
    let number = typed::keyword(word).parse::<usize>().ok().filter(|number| *number > 0);
    let number = number.ok_or_else(|| {
        Failure::Words(say!(
            lang,
            "「{word}」は世代の番号ではありません。kumomi history で出る番号を書いてください。",
            "\"{word}\" is not the number of an earlier version; use a number that kumomi history shows."
        ))
    })?;
    store::restore(&path, number)?;
    out::text(&say!(
        lang,
        "世代 {number} に戻しました: {}\n直前の状態は世代 1 に残しました。取り消すには: kumomi restore {} 1\n",
        "Restored version {number}: {}\nYour previous version is now number 1. To undo: kumomi restore {} 1\n",
        out::path(&path),
        out::typeable(path_of(matches, "file"))
    ))
}
