//! `kumomi [FILE]`: opens the screens, or says what to do without a terminal.
//! The one place that calls the screens. Must not know what they show.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use clap::ArgMatches;

use super::{
    Exit, Failure, Settings, misuse, out,
    settings::{self},
};
use crate::{
    model::Lang,
    say,
    tui::shell::{self, Ended, Options},
};

/// Opens the screens.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
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
            "「{}」というコマンドもファイルもありません。\n  もしかして: kumomi {name}",
            "\"{}\" is neither a command nor a file.\n  did you mean: kumomi {name}",
            out::path(typed)
        )));
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::Words(without_terminal(typed, lang)));
    }
    if let (true, Some(typed)) = (missing, typed) {
        return Err(Failure::Words(say!(
            lang,
            "ファイル「{}」はありません。\n  新しく作る: kumomi new {}",
            "There is no file \"{}\".\n  to create it: kumomi new {}",
            out::path(typed),
            out::typeable(typed)
        )));
    }
    // Without the option there is nothing to read now: the screens find the embedded list when they need it.
    let checklist = match settings.checklist {
        Some(_) => settings.checklist()?.path,
        None => None,
    };
    run_screens(Options {
        lang,
        folders: settings.folders_to_fill()?,
        file,
        checklist,
        theme: settings.theme(),
        ascii: settings.ascii,
        ambiguous: settings.ambiguous,
        by: settings.by.clone(),
        today: settings::today,
    })
}

fn without_terminal(typed: Option<&PathBuf>, lang: Lang) -> String {
    let file = typed.map_or("FILE".to_owned(), |typed| out::typeable(typed));
    say!(
        lang,
        "画面は端末（ターミナル）でだけ開けます（今は入力か出力が端末ではありません）。\n  \
         一覧:   kumomi list\n  \
         見る:   kumomi show {file}\n  \
         答える: kumomi answer {file} --service NAME --item N VERDICT\n  \
         説明:   kumomi --help",
        "The interactive view needs a terminal (input or output is not one).\n  \
         list:   kumomi list\n  \
         show:   kumomi show {file}\n  \
         answer: kumomi answer {file} --service NAME --item N VERDICT\n  \
         help:   kumomi --help"
    )
}

/// Runs the screens; ended by a signal, the exit code is the one a shell gives for it.
fn run_screens(options: Options) -> Exit {
    match shell::run(options).map_err(Failure::Words)? {
        Ended::Quit => Ok(ExitCode::SUCCESS),
        Ended::Signal(signal) => {
            let signal = signal.and_then(|signal| u8::try_from(signal).ok());
            Ok(ExitCode::from(128 + signal.unwrap_or(1)))
        }
    }
}
