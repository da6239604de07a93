//! The command line: what was typed -> what is meant -> one call; a file per subcommand.
//! Must not know any rule about answers; those are the model's.

mod answer;
mod ask;
mod cert;
mod change;
mod check;
mod checklists;
mod columns;
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
mod words;

use std::{env, ffi::OsString, process::ExitCode};

use clap::{ArgMatches, Command, error::ErrorKind};

use crate::model::Lang;

pub use grammar::command;

use failure::Failure;
use settings::Settings;

/// What a subcommand gives back: its exit code, or why it could not do its work (exit code 2).
type Outcome = Result<ExitCode, Failure>;

/// A subcommand: how it is typed and what it does.
struct Sub {
    /// As it is typed.
    name: &'static str,
    /// Its arguments and help.
    command: fn(Lang) -> Command,
    /// Its work.
    run: fn(&Settings, &ArgMatches) -> Outcome,
}

/// Subcommands that read nothing from the data folder.
const WITHOUT_FOLDER: [&str; 4] = ["import", "completions", "man", "help"];

/// The subcommands in the order of the help.
const SUBS: [Sub; 22] = [
    Sub { name: "new", command: new::command, run: new::run },
    Sub { name: "profile", command: profile::command, run: profile::run },
    Sub { name: "answer", command: answer::command, run: answer::run },
    Sub { name: "cert", command: cert::command, run: cert::run },
    Sub { name: "findings", command: findings::command, run: findings::run },
    Sub { name: "ask", command: ask::command, run: ask::run },
    Sub { name: "receive", command: receive::command, run: receive::run },
    Sub { name: "decide", command: decide::command, run: decide::run },
    Sub { name: "due", command: due::command, run: due::run },
    Sub { name: "show", command: show::command, run: show::run },
    Sub { name: "export", command: export::command, run: export::run },
    Sub { name: "list", command: list::command, run: list::run },
    Sub { name: "check", command: check::command, run: check::run },
    Sub { name: "sheet", command: sheet::command, run: sheet::run },
    Sub { name: "import", command: import::command, run: import::run },
    Sub { name: "checklists", command: checklists::command, run: checklists::run },
    Sub { name: "schemes", command: schemes::command, run: schemes::run },
    Sub { name: "history", command: generations::history_command, run: generations::history },
    Sub { name: "restore", command: generations::restore_command, run: generations::restore },
    Sub { name: "completions", command: completions::command, run: completions::run },
    Sub { name: "man", command: man::command, run: man::run },
    Sub { name: "help", command: help::command, run: help::run },
];

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
        && let Ok(matches) = grammar::screens_only(lang).try_get_matches_from(typed.clone())
    {
        return Ok(matches);
    }
    command(lang).try_get_matches_from(typed)
}

fn act(args: &[OsString], lang: Lang) -> Outcome {
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
    let settings = Settings::of(&matches, lang);
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
