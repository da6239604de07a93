//! `kumomi export`: a comparison as a report for others. Must not know what a report looks like.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use super::{Exit, Failure, Settings, find, grammar, out, path_of, progress::Progress, today};
use crate::{
    model::{Comparison, Day, Id, Lang},
    report::{self, Format, Subject},
    say,
    store::{self, ErrorKind},
};

/// From so many services on a bar shows how far it is.
const MANY: usize = 500;

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let format = lang.pick(
        "形式: md html csv xlsx json（省略すると -o の名前の終わりで決まります）",
        "Format: md, html, csv, xlsx, json\n(default: from the extension of -o)",
    );
    let output = lang.pick(
        "書き出すファイル（省略すると画面へ。xlsx は比較のファイルの隣へ）",
        "File to write (default: stdout; an xlsx goes next to the comparison)",
    );
    let service = lang.pick(
        "この候補サービスだけ（名前か id。いくつでも）",
        "Only this candidate service (name or id; may be repeated)",
    );
    grammar::sub(
        "export",
        lang,
        lang.pick(
            "レポートを書き出します（銀行・取引先・監査の人に渡せます）",
            "Export a report (HTML, Excel, CSV, Markdown, JSON)",
        ),
        "kumomi export FILE [--format md|html|csv|xlsx|json] [-o OUT] [--service NAME …]\n         \
         [--day DATE] [--plain] [--force]",
    )
    .arg(grammar::file(lang))
    .arg(
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::id)))
            .ignore_case(true)
            .hide_possible_values(true)
            .help(format),
    )
    .arg(
        Arg::new("output")
            .short('o')
            .long("output")
            .alias("out")
            .value_name("OUT")
            .value_parser(value_parser!(PathBuf))
            .help(output),
    )
    .arg(Arg::new("service").long("service").value_name("NAME").num_args(1..).action(ArgAction::Append).help(service))
    .arg(grammar::day(Arg::new("day").long("day").value_name("DATE").help(lang.pick(
        "この日を今日とみなします（省略すると今日）（認証・マークの期限を見る日）",
        "Evaluate as of this date (default: today)",
    ))))
    .arg(
        Arg::new("plain")
            .long("plain")
            .action(ArgAction::SetTrue)
            .help(lang.pick("CSV の先頭に BOM を付けません", "Omit the byte order mark from a CSV")),
    )
    .arg(
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(lang.pick("同じ名前のファイルがあれば置き換えます", "Replace a file of that name")),
    )
    .after_help(lang.pick(
        "レポートには、メモ、社内の人の名前、ほかの候補サービスのことも入ります。\n\
         --service で候補サービスを選び、読み返してから渡してください。\n\n\
         PDF にするには、HTML をブラウザーで開いて印刷します。\n\
         HTML・Excel・Markdown のレポートの終わりに、入っていないものの一覧があります。",
        "The report contains your notes, the names of your staff and the other candidate services.\n\
         Use --service and read it before you send it.\n\n\
         For a PDF, open the HTML in a browser and print it.\n\
         HTML, Excel and Markdown reports end with a list of what they leave out.",
    ))
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
