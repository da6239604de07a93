//! The whole command line: every subcommand, the common options, the help around them.
//! Must not know what a subcommand does.

use std::{ffi::OsString, path::PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::Styles, value_parser};

use super::{
    Exit, Settings, answer, ask, cert, check, checklists, completions, decide, due, export, findings, generations,
    grammar::line,
    help, import, list, man, new, profile, receive, schemes, sheet, show,
    texts::{arguments, explained},
};
use crate::{
    model::Lang,
    tui::{shell::Ambiguous, theme},
};

/// A subcommand: how it is typed and what it does.
pub struct Sub {
    /// As it is typed.
    pub name: &'static str,
    /// Its arguments and help.
    pub command: fn() -> Command,
    /// Its work.
    pub run: fn(&Settings, &ArgMatches) -> Exit,
}

/// The subcommands in the order of the help.
pub const SUBS: [Sub; 22] = [
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

/// The whole command line in one language.
pub fn command(lang: Lang) -> Command {
    screens_only(lang).subcommands(SUBS.iter().map(|sub| dressed_sub(explained((sub.command)(), sub.name, lang), lang)))
}

/// What opens the screens, without any subcommand: most starts need no more, and the rest takes its time to build.
pub fn screens_only(lang: Lang) -> Command {
    let file =
        Arg::new("file").value_name("FILE").value_parser(value_parser!(PathBuf)).help_heading(arguments(lang)).help(
            lang.pick(
                "開く比較のファイル。省略すると一覧の画面から始まります",
                "Comparison to open (default: the list of comparisons)",
            ),
        );
    dressed(root(lang, Some(file)), lang)
}

/// The same without FILE: only so can clap say which subcommand a mistyped word resembles.
pub fn subcommands_only(lang: Lang) -> Command {
    dressed(root(lang, None), lang)
        .subcommands(SUBS.iter().map(|sub| dressed_sub(explained((sub.command)(), sub.name, lang), lang)))
}

fn root(lang: Lang, file: Option<Arg>) -> Command {
    let about = lang.pick(
        "雲見: クラウドサービスを選ぶ前に、IPA の15項目で安全を確かめます（通信しません）",
        "kumomi: compare cloud services offline against IPA's 15-item checklist",
    );
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .help_heading(common(lang))
        .action(ArgAction::Version)
        .help(lang.pick("バージョンを表示します", "Print the version"));
    Command::new("kumomi")
        .about(about)
        .override_usage("kumomi [FILE]\n  kumomi COMMAND …")
        .bin_name("kumomi")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.pick("コマンド", "Commands"))
        .args(file)
        .args(common_options(lang))
        .arg(version)
        .args(screen_options(lang))
        .after_help(lang.pick(
            "はじめての方は、kumomi とだけ入力してください。s を押すと見本が開きます。\n\
             各コマンドの説明: kumomi help COMMAND\n\
             環境変数: KUMOMI_LANG KUMOMI_DATA_DIR KUMOMI_BY NO_COLOR",
            "New here? Run `kumomi` and press s to open the sample.\n\
             Help for a command: kumomi help COMMAND\n\
             Environment: KUMOMI_LANG KUMOMI_DATA_DIR KUMOMI_BY NO_COLOR",
        ))
}

/// Taken everywhere, so that `alias kumomi='kumomi --theme mono'` works with every subcommand.
fn screen_options(lang: Lang) -> [Arg; 3] {
    let heading = lang.pick("画面のオプション", "Options of the interactive view");
    let option = |id: &'static str| Arg::new(id).long(id).global(true).help_heading(heading);
    [
        option("theme")
            .value_name("NAME")
            .value_parser(theme::NAMES)
            .hide_possible_values(true)
            .help(lang.pick("配色: dark light high-contrast mono", "Colours: dark, light, high-contrast, mono")),
        option("ascii")
            .action(ArgAction::SetTrue)
            .help(lang.pick("枠を ASCII 文字で描きます", "Draw frames with ASCII characters")),
        option("ambiguous").value_name("WIDTH").value_parser(Ambiguous::IDS).hide_possible_values(true).help(
            lang.pick(
                "罫線や…の幅: narrow wide auto（auto は自動判定）",
                "Width of ambiguous characters: narrow, wide, auto",
            ),
        ),
    ]
}

fn common(lang: Lang) -> &'static str {
    lang.pick("共通のオプション", "Common options")
}

fn common_options(lang: Lang) -> [Arg; 5] {
    let heading = common(lang);
    let option = |id: &'static str, value: &'static str| {
        let arg = Arg::new(id).long(id).global(true).help_heading(heading);
        arg.value_name(value).hide_possible_values(true)
    };
    [
        option("lang", "LANG")
            .value_parser(Lang::ALL.map(Lang::code))
            .help(lang.pick("表示する言語: ja en", "Language: ja, en")),
        option("data-dir", "DIR")
            .value_parser(value_parser!(PathBuf))
            .help(lang.pick("データフォルダー（USB メモリーなど）", "Data folder, for example on a USB stick")),
        option("checklist", "ID|PATH").value_parser(value_parser!(OsString)).help(lang.pick(
            "新しい比較のチェックシート（省略時は IPA の15項目）",
            "Checklist for new comparisons (default: ipa-cloud-15)",
        )),
        line(option("by", "NAME")).help(lang.pick("記入者として記録する名前", "Name to record with your answers")),
        Arg::new("help")
            .short('h')
            .long("help")
            .global(true)
            .help_heading(heading)
            .action(ArgAction::Help)
            .help(lang.pick("この説明を表示します", "Print this help")),
    ]
}

/// Puts what clap would write in English into the language, in the command and all below it.
fn dressed(command: Command, lang: Lang) -> Command {
    command.styles(Styles::plain()).args_override_self(true).help_template(lang.pick(
        "{about}\n\n使い方:\n  {usage}\n\n{all-args}{after-help}",
        "{about}\n\nUsage:\n  {usage}\n\n{all-args}{after-help}",
    ))
}

/// A subcommand with the options of the screen: accepted, but of no interest there. What a subcommand has already, clap
/// does not propagate to it.
fn dressed_sub(sub: Command, lang: Lang) -> Command {
    let sub = sub.mut_subcommands(|sub| dressed_sub(sub, lang));
    dressed(sub.args(screen_options(lang).map(|option| option.hide(true))), lang)
}
