//! `kumomi help [COMMAND]…`: the help of a command. clap's own help command speaks English only.

use clap::{ArgMatches, Command};

use super::{Exit, Failure, Settings, grammar, no_such_command, out};

/// How it is typed.
pub fn command() -> Command {
    Command::new("help").arg(grammar::positional("command", "COMMAND").required(false).num_args(0..))
}

/// Prints the help.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let mut root = (settings.whole)(settings.lang);
    // Only a built command has the common options in its subcommands.
    root.build();
    let mut found = &mut root;
    for name in matches.get_many::<String>("command").into_iter().flatten() {
        found = found.find_subcommand_mut(name).ok_or_else(|| {
            let words = no_such_command(name, settings.lang);
            Failure::Words(words + settings.lang.pick("\n  説明: kumomi --help", "\n  help: kumomi --help"))
        })?;
    }
    out::text(&found.render_help().to_string())
}
