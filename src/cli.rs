//! The command line: what was typed -> what is meant -> one call; a file per subcommand.
//! Must not know any rule about answers; those are the model's.

mod answer;
mod ask;
mod cert;
mod change;
mod check;
mod checklists;
mod completions;
mod decide;
mod due;
mod export;
mod failure;
mod find;
mod findings;
mod generations;
mod grammar;
mod help;
mod import;
mod judged;
mod language;
mod list;
mod man;
mod misuse;
mod new;
mod open;
mod out;
mod profile;
mod progress;
mod put;
mod receive;
mod replaced;
mod schemes;
mod settings;
mod sheet;
mod show;
mod texts;
mod whole;
mod words;

pub(crate) use failure::{Exit, Failure, no_such_command, refused};
pub(crate) use grammar::{many, note, one_of, option, switch};
pub(crate) use judged::Judged;
pub(crate) use settings::{Settings, path_of, today};

use std::{env, ffi::OsString, process::ExitCode};

use clap::{ArgMatches, error::ErrorKind};

use crate::model::Lang;

pub use whole::command;

use whole::SUBS;

/// Subcommands that read nothing from the data folder.
const WITHOUT_FOLDER: [&str; 4] = ["import", "completions", "man", "help"];

/// Runs the program with the arguments and the environment of this process.
pub fn run() -> ExitCode {
    let args: Vec<OsString> = env::args_os().skip(1).collect();
    let lang = language::of(&args, |name| env::var_os(name));
    match act(&args, lang) {
        Ok(code) => code,
        Err(failure) => {
            out::error(lang, &failure.message(lang));
            ExitCode::from(2)
        }
    }
}

/// The arguments as clap reads them. Where no word is a subcommand the subcommands are not even built; whatever is
/// wrong or asks for help is read once more with all of them.
fn parsed(
    args: &[OsString],
    typed: impl Iterator<Item = OsString> + Clone,
    lang: Lang,
) -> Result<ArgMatches, clap::Error> {
    let is_sub = |word: &OsString| SUBS.iter().any(|sub| *word == *sub.name);
    if !args.iter().any(is_sub)
        && let Ok(matches) = whole::screens_only(lang).try_get_matches_from(typed.clone())
    {
        return Ok(matches);
    }
    whole::command(lang).try_get_matches_from(typed)
}

fn act(args: &[OsString], lang: Lang) -> Exit {
    // The name is ours and not argv[0], which anyone may set to anything.
    let typed = [OsString::from("kumomi")].into_iter().chain(args.iter().cloned());
    let matches = match parsed(args, typed, lang) {
        Ok(matches) => matches,
        Err(asked) if matches!(asked.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            out::text(&asked.render().to_string())?;
            return Ok(ExitCode::SUCCESS);
        }
        Err(misuse) => return Err(Failure::Words(misuse::message(&misuse, args, lang))),
    };
    let settings = Settings::of(&matches, lang, whole::command);
    match matches.subcommand() {
        None => open::run(&settings, &matches),
        Some((name, _)) if matches.contains_id("file") => Err(misuse::file_and_command(&matches, name, lang)),
        Some((name, matches)) => {
            let sub = SUBS.iter().find(|sub| sub.name == name);
            let sub = sub.expect("clap knows only the subcommands of the table");
            // A folder that was named is meant to be there, whatever is read from it; `import` makes it, like the screens.
            if settings.data_dir.is_some() && !WITHOUT_FOLDER.contains(&name) {
                settings.folders()?;
            }
            (sub.run)(&settings, matches)
        }
    }
}
