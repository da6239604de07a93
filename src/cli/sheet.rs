//! `kumomi sheet`: writes a blank sheet of a checklist to fill in by hand. Must not know any format.

use std::path::PathBuf;

use clap::{ArgMatches, Command, builder::PossibleValuesParser};

use super::{Exit, Failure, Settings, grammar, one_of, option, out, put};
use crate::{exchange::sheet, say, store};

/// The formats, the first without being asked.
const FORMATS: [&str; 3] = ["html", "xlsx", "md"];

/// How it is typed.
pub fn command() -> Command {
    Command::new("sheet")
        .arg(one_of(option("format", "FORMAT"), PossibleValuesParser::new(FORMATS)))
        .arg(grammar::number(option("services", "N"), 1, u32::from(sheet::MAX_SERVICES)))
        .args(put::options())
}

/// Writes the sheet.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let list = settings.checklist()?.checklist;
    let services = matches.get_one::<u32>("services").and_then(|n| u8::try_from(*n).ok()).unwrap_or(1);
    let blank = sheet::blank(&list, services, lang);
    let format = put::format(matches, &FORMATS);
    let bytes = match format {
        "md" => sheet::markdown(&blank).into_bytes(),
        "xlsx" => sheet::xlsx(&blank).map_err(|error| {
            Failure::Words(say!(
                lang,
                "xlsx を作れませんでした。--format html を使ってください: {error}",
                "The xlsx could not be made; use --format html: {error}"
            ))
        })?,
        _ => sheet::html(&blank).into_bytes(),
    };
    if let Some(text) = put::printed(matches, &bytes, format == "md", lang)? {
        return out::text(text);
    }
    let named = || PathBuf::from(format!("{}.{format}", store::stem(list.title.of(lang))));
    let path = put::asked(matches).cloned().unwrap_or_else(named);
    put::put(&path, &bytes, matches, None, lang)?;
    out::text(&say!(
        lang,
        "シートを書き出しました: {}（項目 {}）\n",
        "Wrote the sheet: {} ({} items)\n",
        out::path(&path),
        list.items().count()
    ))
}
