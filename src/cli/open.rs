//! `kumomi [FILE]`: opens the screens, or says what to do without a terminal.
//! The one place that calls the screens. Must not know what they show.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use clap::ArgMatches;

use super::{Outcome, failure::Failure, misuse, out, settings::Settings};
use crate::{model::Lang, say, store::Folders};

/// How wide the terminal draws characters of ambiguous width, such as frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguous {
    /// One cell.
    Narrow,
    /// Two cells.
    Wide,
}

impl Ambiguous {
    /// The value of `--ambiguous` that leaves it to the terminal.
    pub const AUTO: &str = "auto";

    /// The width of a value of `--ambiguous`; `auto` is none.
    pub fn from_id(id: &str) -> Option<Ambiguous> {
        match id {
            "narrow" => Some(Ambiguous::Narrow),
            "wide" => Some(Ambiguous::Wide),
            _ => None,
        }
    }
}

/// What the screens are told.
#[derive(Clone, Debug)]
pub struct ScreenOptions {
    /// Language of the screens.
    pub lang: Lang,
    /// The user's folders.
    pub folders: Folders,
    /// The comparison to open at once.
    pub file: Option<PathBuf>,
    /// The checklist file of new comparisons; `None` is the embedded one.
    pub checklist: Option<PathBuf>,
    /// Name of the theme.
    pub theme: Option<String>,
    /// Frames of ASCII characters.
    pub ascii: bool,
    /// Width of ambiguous characters; `None` asks the terminal.
    pub ambiguous: Option<Ambiguous>,
    /// Who answers.
    pub by: String,
}

/// Opens the screens.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Outcome {
    let lang = settings.lang;
    let typed = matches.get_one::<PathBuf>("file");
    let file = typed.map(|typed| settings.file(typed));
    let missing = file.as_ref().is_some_and(|file| {
        // Only "not found" means that there is nothing; everything else is an error of opening.
        matches!(file.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound)
    });
    if let (true, Some(typed)) = (missing, typed)
        && let Some(name) = misuse::resembling(typed.as_os_str(), lang)
    {
        return Err(Failure::Words(say!(
            lang,
            "「{}」というコマンドもファイルもありません。\n  もしかして: kumomi {}",
            "\"{}\" is neither a command nor a file.\n  did you mean: kumomi {}",
            out::path(typed),
            name
        )));
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::Words(without_terminal(typed, lang)));
    }
    if let (true, Some(typed)) = (missing, typed) {
        return Err(Failure::Words(say!(
            lang,
            "ファイル「{}」はありません。\n  新しく作る: kumomi new {}",
            "There is no file \"{}\".\n  to make one: kumomi new {}",
            out::path(typed),
            out::typeable(typed)
        )));
    }
    let checklist = settings.checklist()?.path;
    Ok(run_screen(ScreenOptions {
        lang,
        folders: settings.folders()?,
        file,
        checklist,
        theme: settings.theme.clone(),
        ascii: settings.ascii,
        ambiguous: settings.ambiguous,
        by: settings.by.clone(),
    }))
}

fn without_terminal(typed: Option<&PathBuf>, lang: Lang) -> String {
    let file = typed.map_or("FILE".to_owned(), |typed| out::typeable(typed));
    say!(
        lang,
        "画面を開くには端末が要ります（入力と出力のどちらかが端末ではありません）。\n  \
         一覧:   kumomi list\n  \
         見る:   kumomi show {0}\n  \
         答える: kumomi answer {0} --service NAME --item N VERDICT\n  \
         説明:   kumomi --help",
        "The screens need a terminal (input or output is none).\n  \
         list:   kumomi list\n  \
         show:   kumomi show {0}\n  \
         answer: kumomi answer {0} --service NAME --item N VERDICT\n  \
         help:   kumomi --help",
        file
    )
}

/// TEMPORARY: stands in for the screens until `crate::tui` exists.
fn run_screen(options: ScreenOptions) -> ExitCode {
    out::error(
        options.lang,
        options.lang.pick("画面はまだありません。", "There are no screens yet."),
    );
    ExitCode::from(2)
}
