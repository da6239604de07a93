//! `kumomi completions SHELL`: the completion script of a shell.

use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::{Exit, Settings, grammar, one_of, out};

/// How it is typed.
pub fn command() -> Command {
    Command::new("completions").arg(one_of(grammar::positional("shell", "SHELL"), value_parser!(Shell)))
}

/// Prints the script.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let shell = *matches.get_one::<Shell>("shell").expect("clap asks for it");
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut (settings.whole)(settings.lang), "kumomi", &mut script);
    out::raw(&script)
}
