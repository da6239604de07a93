//! Writing a file that was made for others: where, and never over another one unasked. Must not know what is in it.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches};

use super::{Failure, grammar, out, switch};
use crate::{
    model::Lang,
    say,
    store::{self, ErrorKind},
};

/// `-o` and `--force`.
pub fn options() -> [Arg; 2] {
    [grammar::output(), switch("force")]
}

/// The file that was asked for, if one was.
pub fn asked(matches: &ArgMatches) -> Option<&PathBuf> {
    matches.get_one::<PathBuf>("output")
}

/// The format that was asked for: by `--format`, else by the ending of the file, else the first of those that there are.
pub fn format<'a>(matches: &'a ArgMatches, formats: &[&'a str]) -> &'a str {
    let by_name = || {
        let ending = asked(matches)?.extension()?.to_str()?.to_lowercase();
        formats.iter().find(|format| **format == ending).copied()
    };
    match matches.get_one::<String>("format") {
        Some(format) => format,
        None => by_name().unwrap_or(formats[0]),
    }
}

/// What goes to stdout: a text for which no file was named, or anything for `-o -`. `None`: it goes to a file.
pub fn printed<'a>(
    matches: &ArgMatches,
    bytes: &'a [u8],
    is_plain: bool,
    lang: Lang,
) -> Result<Option<&'a str>, Failure> {
    match asked(matches) {
        Some(path) if path.as_os_str() != "-" => return Ok(None),
        None if !is_plain => return Ok(None),
        _ => {}
    }
    let binary = |_| {
        let words = lang.pick(
            "xlsx は画面に出せません。-o にファイル名を書いてください。",
            "xlsx cannot go to the terminal; name a file with -o.",
        );
        Failure::from(words)
    };
    std::str::from_utf8(bytes).map(Some).map_err(binary)
}

/// Writes the file; `source` is the comparison that it was made from, which is never replaced.
pub fn put(path: &Path, bytes: &[u8], matches: &ArgMatches, source: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let same = |source: &Path| match (path.canonicalize(), source.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    if source.is_some_and(same) {
        return Err(Failure::Words(say!(
            lang,
            "{} は比較のファイルです。別の名前を -o で指定してください。",
            "{} is the comparison itself; name another file with -o.",
            out::path(path)
        )));
    }
    store::export_to(path, bytes, matches.get_flag("force")).map_err(|error| match error.kind {
        ErrorKind::Exists => Failure::Words(say!(
            lang,
            "{} はもうあります。-o で別の名前にするか、--force で置き換えてください。",
            "{} exists already; choose another name with -o, or replace it with --force.",
            out::path(path)
        )),
        _ => Failure::File(error),
    })
}
