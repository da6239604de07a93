//! `kumomi man`: the manual page, one for all subcommands, made from the same words as the help.

use clap::{ArgMatches, Command};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use super::{Exit, Failure, Settings, out};
use crate::model::Lang;

/// How it is typed.
pub fn command() -> Command {
    Command::new("man")
}

/// Prints the page.
pub fn run(settings: &Settings, _: &ArgMatches) -> Exit {
    let page = page(&(settings.whole)(settings.lang), settings.lang).map_err(Failure::Output)?;
    out::raw(&page)
}

fn page(root: &Command, lang: Lang) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let man = Man::new(root.clone()).title("KUMOMI");
    man.render_title(&mut page)?;
    named(lang).to_writer(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut heading = Roff::new();
    heading.control("SH", [lang.pick("コマンド", "COMMANDS")]);
    heading.to_writer(&mut page)?;
    for sub in root.get_subcommands() {
        subcommand(&mut page, sub, "kumomi")?;
    }
    ending(lang).to_writer(&mut page)?;
    Ok(once(&String::from_utf8_lossy(&page)).into_bytes())
}

/// Every part begins with the same two lines that define the apostrophe; one definition does.
fn once(page: &str) -> String {
    let definition = |line: &str| line.contains(".ds Aq ");
    let lines = page.lines().enumerate();
    lines.filter(|(n, line)| *n < 2 || !definition(line)).map(|(_, line)| format!("{line}\n")).collect()
}

/// Name, synopsis and description: `clap_mangen` has them in English only.
fn named(lang: Lang) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [lang.pick("名前", "NAME")]);
    roff.text([roman(lang.pick(
        "kumomi - クラウドサービスを選ぶ前に、IPA の15項目で安全を確かめる",
        "kumomi - compare cloud services offline against IPA's 15-item checklist",
    ))]);
    roff.control("SH", [lang.pick("書式", "SYNOPSIS")]);
    roff.text([bold("kumomi"), roman(" [FILE]")]);
    roff.control("br", []);
    roff.text([bold("kumomi"), roman(" COMMAND …")]);
    roff.control("SH", [lang.pick("説明", "DESCRIPTION")]);
    roff.text([roman(lang.pick(
        "コマンドを省略すると画面が開きます。通信はしません。回答は、答えるたびに保存されます。",
        "With no command, kumomi opens its interactive view. It never uses the network. Every answer is saved at once.",
    ))]);
    roff
}

fn subcommand(page: &mut Vec<u8>, sub: &Command, parent: &str) -> std::io::Result<()> {
    let name = format!("{parent} {}", sub.get_name());
    let mut roff = Roff::new();
    roff.control("SS", [name.as_str()]);
    roff.text([roman(sub.get_about().map(ToString::to_string).unwrap_or_default())]);
    let usage = sub.clone().render_usage().to_string();
    for line in usage.trim_start_matches("Usage:").lines() {
        roff.control("br", []);
        roff.text([bold(line.trim())]);
    }
    roff.to_writer(page)?;
    // On its own the subcommand lacks the common options, which stand above once for all.
    let own = sub.clone().disable_help_flag(true).disable_help_subcommand(true);
    let mut options = Vec::new();
    Man::new(own).render_options_section(&mut options)?;
    let options = String::from_utf8_lossy(&options).into_owned();
    let lines = options.lines().filter(|line| !line.starts_with(".SH"));
    page.extend(lines.flat_map(|line| [line.as_bytes(), b"\n"].concat()));
    for below in sub.get_subcommands() {
        subcommand(page, below, &name)?;
    }
    Ok(())
}

fn ending(lang: Lang) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [lang.pick("終了コード", "EXIT STATUS")]);
    let codes = [
        ("0", lang.pick("成功", "success")),
        (
            "1",
            lang.pick(
                "check: 誤りはないが未回答がある。due: 期限が来たものがある。findings: 了承していない「要対応」がある",
                "check: valid, but items are open; due: something is due; findings: open high-severity findings",
            ),
        ),
        (
            "2",
            lang.pick(
                "失敗。check: 誤りがある。due: 読めないファイルがある",
                "failure; check: invalid; due: a file cannot be read",
            ),
        ),
    ];
    terms(&mut roff, &codes);
    roff.control("SH", [lang.pick("環境変数", "ENVIRONMENT")]);
    let variables = [
        (
            "KUMOMI_LANG",
            lang.pick(
                "表示する言語（ja か en）。指定がなければ LC_ALL、LC_MESSAGES、LANG の順",
                "language (ja or en); else LC_ALL, LC_MESSAGES, LANG",
            ),
        ),
        ("KUMOMI_DATA_DIR", lang.pick("データフォルダー", "data folder")),
        (
            "KUMOMI_BY",
            lang.pick(
                "記入者の名前。指定がなければ USER、USERNAME の順",
                "name to record with your answers; else USER, USERNAME",
            ),
        ),
        ("NO_COLOR", lang.pick("値があれば色を使わない", "when set, no colours")),
    ];
    terms(&mut roff, &variables);
    roff
}

fn terms(roff: &mut Roff, terms: &[(&str, &str)]) {
    for (term, words) in terms {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*words)]);
    }
}
