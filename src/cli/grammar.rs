//! What can be typed: the clap command with every word in the language of the run.
//! Must not know what a subcommand does.

use std::{ffi::OsString, fmt, path::PathBuf};

use clap::{Arg, ArgAction, Command, builder::Styles, value_parser};

use super::SUBS;
use crate::{
    model::{Day, Lang, MAX_LINE, MAX_NOTE},
    tui::{shell::Ambiguous, theme},
    typed,
};

/// The whole command line in one language.
pub fn command(lang: Lang) -> Command {
    screens_only(lang).subcommands(SUBS.iter().map(|sub| dressed_sub((sub.command)(lang), lang)))
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
    dressed(root(lang, None), lang).subcommands(SUBS.iter().map(|sub| dressed_sub((sub.command)(lang), lang)))
}

/// A subcommand with its one-line description and its usage.
pub fn sub(name: &'static str, lang: Lang, about: &'static str, usage: &'static str) -> Command {
    Command::new(name).about(about).override_usage(usage).next_help_heading(lang.pick("オプション", "Options"))
}

/// A required positional argument.
pub fn positional(id: &'static str, name: &'static str, lang: Lang, help: &'static str) -> Arg {
    Arg::new(id).value_name(name).required(true).help_heading(arguments(lang)).help(help)
}

/// The required FILE of a subcommand that works on a comparison.
pub fn file(lang: Lang) -> Arg {
    positional(
        "file",
        "FILE",
        lang,
        lang.pick(
            "比較のファイル。データフォルダーの中なら名前だけで使えます",
            "Comparison file; the name is enough for one in the data folder",
        ),
    )
    .value_parser(value_parser!(PathBuf))
}

/// An option that takes a day.
pub fn day(option: Arg) -> Arg {
    option.value_parser(|text: &str| typed::keyword(text).parse::<Day>())
}

/// An option that takes a text of one line.
pub fn line(option: Arg) -> Arg {
    option.value_parser(|text: &str| short_enough(text, MAX_LINE))
}

/// An option that takes a text of any lines.
pub fn note(option: Arg) -> Arg {
    option.value_parser(|text: &str| short_enough(text, MAX_NOTE))
}

/// An option that takes a title or a name.
pub fn name(option: Arg) -> Arg {
    option.value_parser(|text: &str| match text.trim().is_empty() {
        true => Err(Form {
            ja: "1文字以上書いてください。".to_owned(), en: "Please write something.".to_owned()
        }),
        false => short_enough(text, MAX_LINE),
    })
}

/// An option that takes a whole number between two.
pub fn number(option: Arg, from: u32, to: u32) -> Arg {
    option.value_parser(move |text: &str| {
        let number = typed::keyword(text).parse::<u32>().ok();
        number.filter(|number| (from..=to).contains(number)).ok_or(match to {
            u32::MAX => Form {
                ja: format!("{from} 以上の整数を書いてください。"),
                en: format!("Write a whole number from {from}."),
            },
            _ => Form {
                ja: format!("{from} から {to} までの整数を書いてください。"),
                en: format!("Write a whole number from {from} to {to}."),
            },
        })
    })
}

fn short_enough(text: &str, most: usize) -> Result<String, Form> {
    match text.chars().count() {
        count if count > most => Err(Form {
            ja: format!("長すぎます（{count} 文字。{most} 文字まで）。"),
            en: format!("It is too long ({count} characters; the limit is {most})."),
        }),
        _ => Ok(text.to_owned()),
    }
}

/// What a value must look like, in both languages: the error of a value that does not.
#[derive(Clone, Debug)]
pub struct Form {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Form {}

/// The `--json` switch.
pub fn json(lang: Lang) -> Arg {
    Arg::new("json")
        .long("json")
        .action(ArgAction::SetTrue)
        .help(lang.pick("JSON で出力します（形式は docs/json.md）", "Print JSON (its shape: docs/json.md)"))
}

fn arguments(lang: Lang) -> &'static str {
    lang.pick("引数", "Arguments")
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
    sub("kumomi", lang, about, "kumomi [FILE]\n  kumomi COMMAND …")
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
