//! `kumomi completions SHELL`: the completion script of a shell.

use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::{Exit, Settings, grammar, out};
use crate::model::Lang;

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    grammar::sub(
        "completions",
        lang,
        lang.pick("シェルの補完スクリプトを出力します", "Print a shell completion script"),
        "kumomi completions SHELL",
    )
    .arg(
        grammar::positional(
            "shell",
            "SHELL",
            lang,
            lang.pick("シェル: bash elvish fish powershell zsh", "Shell: bash elvish fish powershell zsh"),
        )
        .value_parser(value_parser!(Shell))
        .hide_possible_values(true),
    )
}

/// Prints the script.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let shell = *matches.get_one::<Shell>("shell").expect("clap asks for it");
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut (settings.whole)(settings.lang), "kumomi", &mut script);
    out::raw(&script)
}
