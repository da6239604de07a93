//! `kumomi check`: says whether files are right and complete, and points at every mistake.
//! Must not know what makes a file right.

mod pointer;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{ArgMatches, Command};

use super::{Exit, Failure, Settings, grammar, out};
use crate::{
    model::{Catalogue, Checklist, Comparison, Lang, Tally, one_line},
    say,
    store::{self, ErrorKind, FileContent},
    typed,
};

/// Valid, and nothing is open.
const COMPLETE: u8 = 0;
/// Valid, but something is open.
const OPEN: u8 = 1;
/// Not valid, or not readable.
const INVALID: u8 = 2;

/// How it is typed.
pub fn command() -> Command {
    Command::new("check").arg(grammar::file().num_args(1..))
}

/// Checks every file; the worst exit code wins.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let mut worst = COMPLETE;
    for typed in matches.get_many::<PathBuf>("file").into_iter().flatten() {
        worst = worst.max(check(&settings.file(typed), settings.lang)?);
    }
    Ok(ExitCode::from(worst))
}

fn check(path: &Path, lang: Lang) -> Result<u8, Failure> {
    match store::read_document(path) {
        Ok(FileContent::Comparison(comparison)) => comparison_found(path, &comparison, lang),
        Ok(FileContent::Checklist(list)) => checklist_found(path, &list, lang),
        Ok(FileContent::Catalogue(catalogue)) => catalogue_found(path, &catalogue, lang),
        Err(error) => {
            faults(path, &error, lang)?;
            Ok(INVALID)
        }
    }
}

fn catalogue_found(path: &Path, catalogue: &Catalogue, lang: Lang) -> Result<u8, Failure> {
    let words = say!(lang, "誤りなし、制度 {} 件", "valid, {} schemes", catalogue.schemes.len());
    out::text(&format!("{}: {words}\n", out::path(path)))?;
    Ok(COMPLETE)
}

fn comparison_found(path: &Path, comparison: &Comparison, lang: Lang) -> Result<u8, Failure> {
    let tally = comparison
        .services
        .iter()
        .map(|service| Tally::of(service, comparison.questions.items()))
        .fold(Tally::default(), Tally::plus);
    let mut words = match (comparison.services.len(), tally.open) {
        (0, _) => lang.pick("誤りなし、候補サービスがまだありません", "valid, no services yet").to_owned(),
        (_, 0) => say!(lang, "誤りなし、{} 件すべて回答済み", "valid, all {} answered", tally.all()),
        (_, open) => say!(lang, "誤りなし、未回答 {} 件（全 {} 件）", "valid, {} open of {}", open, tally.all()),
    };
    if tally.without_reason > 0 {
        words += &say!(
            lang,
            "、理由のない「いいえ」「対象外」 {} 件",
            ", {} No or N/A without a reason",
            tally.without_reason
        );
    }
    out::text(&format!("{}: {words}\n", out::path(path)))?;
    let mut names = BTreeSet::new();
    for twin in comparison.services.iter().filter(|service| !names.insert(typed::folded(&service.name))) {
        // No mistake: two plans may go by one name. But nobody can tell them apart by it.
        let hint = say!(
            lang,
            "「{}」という候補サービスが二つ以上あります。プラン名を付けるなどして、別の名前にしてください。",
            "More than one service is called \"{}\". Give them different names, for example with the plan.",
            one_line(&twin.name)
        );
        out::text(&format!("{}: {hint}\n", out::path(path)))?;
    }
    // A comparison without services has answered nothing: silence is not completeness.
    let complete = tally.open == 0 && !comparison.services.is_empty();
    Ok(if complete { COMPLETE } else { OPEN })
}

fn checklist_found(path: &Path, list: &Checklist, lang: Lang) -> Result<u8, Failure> {
    let words = say!(
        lang,
        "誤りなし、チェックシート {}、{} 項目",
        "valid, checklist {}, {} items",
        list.id,
        list.items().count()
    );
    out::text(&format!("{}: {words}\n", out::path(path)))?;
    Ok(COMPLETE)
}

/// Every mistake with its line; an error without places (no such file) goes where errors go.
fn faults(path: &Path, error: &store::Error, lang: Lang) -> Result<(), Failure> {
    let ErrorKind::Faults { source, faults } = &error.kind else {
        out::error(lang, &error.message(lang));
        return Ok(());
    };
    for fault in faults {
        let place = format!("{}:{}:{}", out::path(path), fault.line, fault.column);
        out::text(&format!("{place}: {}\n", fault.message(lang)))?;
        // Safe by itself: the line is made visible before the colours come.
        out::raw(pointer::at(source, fault.line, &fault.span, out::coloured()).as_bytes())?;
    }
    if faults.iter().any(store::Fault::hides_more) {
        out::text(lang.pick(
            "書き方の誤りがあるうちは、確かめられないところがあります。直してから、もう一度 check してください。\n",
            "Until this is corrected, parts of the file cannot be checked. Correct it and run check again.\n",
        ))?;
    }
    Ok(())
}
