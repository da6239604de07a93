//! `kumomi new`: starts a comparison in a new file. Must not know the form of the file.

use std::path::Path;

use clap::{ArgMatches, Command};
use unicode_normalization::UnicodeNormalization;

use super::{Exit, Failure, Settings, grammar, many, option, out, path_of, today};
use crate::{
    model::{Comparison, Lang, Session, is_hidden},
    say, store, typed,
};

/// How it is typed.
pub fn command() -> Command {
    let service = many(option("service", "NAME"));
    Command::new("new").arg(grammar::file()).arg(grammar::name(option("title", "TEXT"))).arg(grammar::name(service))
}

/// Makes the file.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = path_of(matches, "file");
    let title = matches.get_one::<String>("title").map_or_else(|| title_of(path, lang), |title| typed::line(title));
    let list = settings.checklist()?.checklist;
    let session = Session::begin(&list, title, today(), names(matches, lang)?, store::new_id)?;
    store::folder_is_there(path)?;
    store::create(path, session.comparison())?;
    out::text(&said(path, session.comparison(), lang))
}

/// The names of the services. Two that nobody could tell apart later are refused.
fn names(matches: &ArgMatches, lang: Lang) -> Result<Vec<String>, Failure> {
    let mut names: Vec<String> = Vec::new();
    for name in matches.get_many::<String>("service").into_iter().flatten() {
        let name = typed::line(name).trim().to_owned();
        if names.iter().any(|other| typed::same_name(other, &name)) {
            return Err(Failure::Words(say!(
                lang,
                "候補サービス「{name}」が二度書かれています。プラン名を付けるなどして、別の名前にしてください。",
                "The service \"{name}\" is named twice. Give them different names, for example with the plan."
            )));
        }
        names.push(name);
    }
    Ok(names)
}

fn said(path: &Path, comparison: &Comparison, lang: Lang) -> String {
    let file = out::typeable(path);
    let count = comparison.services.len();
    say!(
        lang,
        "作りました: {}（候補サービス {count}、項目 {}）\n  \
         画面で答える:   kumomi {file}\n  \
         一つずつ答える: kumomi answer {file} --service NAME --item 1 yes\n",
        "Created {} ({count} services, {} items)\n  \
         interactive view: kumomi {file}\n  \
         command line:     kumomi answer {file} --service NAME --item 1 yes\n",
        out::path(path),
        comparison.questions.count()
    )
}

/// The file's name without its ending, free of anything invisible.
fn title_of(path: &Path, lang: Lang) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title: String = stem.nfc().filter(|c| !is_hidden(*c)).collect();
    match title.trim() {
        "" => lang.pick("比較", "Comparison").to_owned(),
        title => title.to_owned(),
    }
}
