//! What was typed wrongly, in both languages. clap's own sentences exist in English only, so its errors are read as data.
//! Must not know what the commands do.

use std::{
    error::Error as _,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use clap::{
    ArgMatches, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    Failure,
    grammar::Shape,
    no_such_command, out,
    replaced::shortened,
    whole::{self, SUBS},
};
use crate::{
    model::{Lang, NotADay},
    say,
};

/// What is wrong with the arguments, what was perhaps meant, and where to read more.
pub fn message(error: &Error, args: &[OsString], lang: Lang) -> String {
    let mistyped = (error.kind() == ErrorKind::UnknownArgument).then(|| mistyped_command(args, lang)).flatten();
    if let (ErrorKind::MissingRequiredArgument, Some((file, name))) = (error.kind(), turned_round(args)) {
        return command_first(&out::typeable(&PathBuf::from(file)), name, lang);
    }
    if let (ErrorKind::MissingRequiredArgument, Some((option, file))) = (error.kind(), swallowed(error, args)) {
        return say!(
            lang,
            "「{}」は {option} の値として読まれ、<FILE> が足りません。\n  ファイルは {option} より前に書いてください。",
            "\"{}\" was taken as a value of {option}, and <FILE> is missing.\n  Write the file before {option}.",
            out::path(file)
        );
    }
    let (mut words, tips) = match mistyped {
        Some((word, tip)) => (no_such_command(&out::path(&word), lang), vec![tip]),
        None => (sentence(error, lang), tips(error).collect()),
    };
    for tip in tips {
        words += &say!(lang, "\n  もしかして: {}", "\n  did you mean: {}", tip);
    }
    words + &say!(lang, "\n  説明: {} --help", "\n  help: {} --help", named(args))
}

/// `kumomi shop.ron show`: a file and, after it, a command.
fn turned_round(args: &[OsString]) -> Option<(&OsString, &'static str)> {
    // Behind an option the first word may be its value.
    let mut words = args.iter().filter(|word| !word.to_string_lossy().starts_with('-'));
    let (file, name) = (words.next().filter(|file| args.first() == Some(file))?, words.next()?);
    let is_command = |word: &OsString| SUBS.iter().find(|sub| *word == *sub.name);
    match (is_command(file), is_command(name)) {
        (None, Some(sub)) => Some((file, sub.name)),
        _ => None,
    }
}

/// `kumomi decide --done 5 mail.ron`: an option that takes many values took the file as well.
fn swallowed<'a>(error: &Error, args: &'a [OsString]) -> Option<(&'a str, &'a Path)> {
    let file = Path::new(args.last()?);
    let is_file = file.extension().is_some_and(|ending| ending == "ron") || file.is_file();
    let option = args.iter().rev().skip(1).find_map(|arg| arg.to_str().filter(|arg| arg.starts_with("--")))?;
    let misses_file = strings(error, ContextKind::InvalidArg).iter().any(|arg| arg == "<FILE>");
    (misses_file && is_file).then_some((option, file))
}

/// `kumomi FILE COMMAND`: one of the two is too much.
pub fn file_and_command(matches: &ArgMatches, name: &str, lang: Lang) -> Failure {
    let file = matches.get_one::<PathBuf>("file");
    let file = file.map(|path| out::typeable(path)).unwrap_or_default();
    Failure::Words(command_first(&file, name, lang))
}

fn command_first(file: &str, name: &str, lang: Lang) -> String {
    say!(
        lang,
        "「{file}」と「{name}」は一緒に使えません。\n  コマンドを先に書いてください: kumomi {name} {file}",
        "\"{file}\" and \"{name}\" do not go together.\n  The command comes first: kumomi {name} {file}"
    )
}

/// `kumomi shwo x.ron`: clap takes the first word for FILE and complains about the second.
fn mistyped_command(args: &[OsString], lang: Lang) -> Option<(PathBuf, String)> {
    let typed = [OsString::from("kumomi")].into_iter().chain(args.iter().cloned());
    let matches = whole::command(lang).ignore_errors(true).try_get_matches_from(typed).ok()?;
    let word = matches.get_one::<PathBuf>("file")?;
    let tip = resembling(word.as_os_str(), lang)?;
    Some((word.clone(), tip))
}

/// The subcommand that a word was perhaps meant to be.
pub fn resembling(word: &OsStr, lang: Lang) -> Option<String> {
    if word.to_str().is_none_or(|word| word.starts_with('-')) || SUBS.iter().any(|sub| word == sub.name) {
        return None;
    }
    let typed = [OsStr::new("kumomi"), word];
    let error = whole::subcommands_only(lang).try_get_matches_from(typed).err()?;
    tips(&error).next()
}

fn sentence(error: &Error, lang: Lang) -> String {
    let [arg, value] = [ContextKind::InvalidArg, ContextKind::InvalidValue].map(|kind| strings(error, kind).join(" "));
    // What may be left out comes in square brackets.
    let arg = arg.trim_matches(['[', ']']).to_owned();
    match error.kind() {
        ErrorKind::UnknownArgument => say!(lang, "「{}」は使えません。", "\"{}\" is not known here.", arg),
        ErrorKind::InvalidSubcommand => {
            no_such_command(&strings(error, ContextKind::InvalidSubcommand).join(" "), lang)
        }
        ErrorKind::InvalidValue | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues if value.is_empty() => {
            say!(lang, "{} に値がありません。", "A value is missing for {}.", arg) + &choices(error, lang)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!(lang, "「{}」は {} に使えません。", "\"{}\" is not a value of {}.", shortened(&value), arg)
                + &form(error, lang)
                + &choices(error, lang)
        }
        ErrorKind::TooManyValues => {
            say!(lang, "{} に「{}」は余分です。", "{} does not take \"{}\" as well.", arg, value)
        }
        ErrorKind::MissingRequiredArgument => say!(lang, "指定が足りません: {}", "Missing: {}", arg),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            lang.pick("コマンドが足りません。", "A command is missing.").to_owned()
        }
        ErrorKind::ArgumentConflict => {
            let prior = strings(error, ContextKind::PriorArg).join(" ");
            say!(lang, "{} は {} と一緒に使えません。", "{} does not go together with {}.", arg, prior)
        }
        ErrorKind::InvalidUtf8 => lang.pick("UTF-8 ではない文字があります。", "An argument is not UTF-8.").to_owned(),
        ErrorKind::NoEquals => say!(lang, "{} には = が要ります。", "{} needs an equals sign.", arg),
        _ => lang.pick("引数を読み取れませんでした。", "The arguments could not be read.").to_owned(),
    }
}

/// What the value must look like.
fn form(error: &Error, lang: Lang) -> String {
    let why = error.source();
    if let Some(shape) = why.and_then(|why| why.downcast_ref::<Shape>()) {
        return say!(lang, "{}", " {}", lang.pick(&shape.ja, &shape.en));
    }
    if why.is_some_and(<dyn std::error::Error>::is::<NotADay>) {
        return say!(lang, "{}", " {}", NotADay::form(lang));
    }
    String::new()
}

fn choices(error: &Error, lang: Lang) -> String {
    let values = strings(error, ContextKind::ValidValue);
    if values.is_empty() {
        return String::new();
    }
    say!(lang, "\n  使える値: {}", "\n  values: {}", values.join(" "))
}

fn tips(error: &Error) -> impl Iterator<Item = String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().flat_map(|kind| strings(error, kind).into_iter().take(1))
}

fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        _ => Vec::new(),
    }
}

/// The command whose help tells more.
fn named(args: &[OsString]) -> String {
    let sub = args.iter().find_map(|arg| SUBS.iter().find(|sub| arg == sub.name));
    sub.map_or("kumomi".to_owned(), |sub| format!("kumomi {}", sub.name))
}
