//! `kumomi export`: a comparison as a report for others. Must not know what a report looks like.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, builder::PossibleValuesParser};

use super::{
    Exit, Failure, Settings, find, grammar, many, one_of, option, out, path_of, progress::Progress, switch, today,
};
use crate::{
    model::{Comparison, Day, Id, Lang},
    report::{self, Format, Subject},
    say,
    store::{self, ErrorKind},
};

/// From so many services on a bar shows how far it is.
const MANY: usize = 500;

/// How it is typed.
pub fn command() -> Command {
    let formats = PossibleValuesParser::new(Format::ALL.map(Format::id));
    Command::new("export")
        .arg(grammar::file())
        .arg(one_of(option("format", "FORMAT"), formats).ignore_case(true))
        .arg(grammar::output())
        .arg(many(option("service", "NAME")))
        .arg(grammar::day("day"))
        .arg(switch("plain"))
        .arg(switch("force"))
}

/// Writes the report.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    let output = matches.get_one::<PathBuf>("output").filter(|output| output.as_os_str() != "-");
    let format = format(matches, output.map(PathBuf::as_path), lang)?;
    let comparison = store::read_comparison(&path)?;
    let chosen = chosen(&comparison, matches, lang)?;
    let list = settings.list_of(&comparison)?;
    let catalogue = settings.catalogue_for(&comparison);
    let day = matches.get_one::<Day>("day").copied().unwrap_or_else(today);
    let mut subject = Subject::new(&comparison, list.as_ref(), &catalogue, day);
    if !chosen.is_empty() {
        subject = subject.only(&chosen);
    }
    let progress = Progress::new(subject.comparison().services.len(), MANY);
    let step = || progress.step();
    let subject = subject.watched(&step);
    let bytes = report::bytes(&subject, format, lang, matches.get_flag("plain"))
        .map_err(|error| Failure::Words(error.message(lang)))?;
    let beside = path.with_extension(format.id());
    let target = match output {
        Some(output) => Some(output.as_path()),
        None if format.is_text() => None,
        None => Some(beside.as_path()),
    };
    progress.end();
    let done = match target {
        // Reports have made everything safe already, and a CSV keeps its line ends.
        None => out::raw(&bytes)?,
        Some(target) => {
            if target.canonicalize().is_ok_and(|target| Some(target) == path.canonicalize().ok()) {
                let words = lang.pick(
                    "比較のファイルそのものには書き出せません。-o で別の名前にしてください。",
                    "The comparison itself cannot be the report; name another file with -o.",
                );
                return Err(words.into());
            }
            save(target, &bytes, matches.get_flag("force"), lang)?;
            out::text(&say!(lang, "書き出しました: {}\n", "Written: {}\n", out::path(target)))?
        }
    };
    if format == Format::Csv {
        for omission in report::omissions(&subject, format, lang) {
            let words = omission.words(lang);
            out::note(&say!(lang, "入っていないもの: {}", "Not in it: {}", words));
        }
    }
    Ok(done)
}

/// The format that was asked for, else that of the output's ending.
fn format(matches: &ArgMatches, output: Option<&Path>, lang: Lang) -> Result<Format, Failure> {
    if let Some(word) = matches.get_one::<String>("format") {
        return Ok(Format::from_ending(word).unwrap_or(Format::Markdown));
    }
    let ending = output.and_then(Path::extension).and_then(|ending| ending.to_str());
    ending.and_then(Format::from_ending).ok_or_else(|| {
        let formats: String =
            Format::ALL.iter().map(|format| format!("\n  --format {:<5} {}", format.id(), format.word(lang))).collect();
        let asked = lang.pick(
            "どの形式で書き出すかがわかりません。次のどれかを付けてください:",
            "The format is not clear; add one of these:",
        );
        Failure::Words(format!("{asked}{formats}"))
    })
}

/// The services that were named, each once.
fn chosen(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<Vec<Id>, Failure> {
    let words = matches.get_many::<String>("service").into_iter().flatten();
    words.map(|word| Ok(find::service(comparison, word, lang)?.id.clone())).collect()
}

fn save(target: &Path, bytes: &[u8], force: bool, lang: Lang) -> Result<(), Failure> {
    store::export_to(target, bytes, force).map_err(|error| match error.kind {
        ErrorKind::Exists => Failure::Words(say!(
            lang,
            "{} がすでにあります。置き換えるなら --force を付け、残すなら -o で別の名前にしてください。",
            "{} exists already. Add --force to replace it, or name another file with -o.",
            out::path(target)
        )),
        _ => Failure::File(error),
    })
}
