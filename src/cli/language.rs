//! Which language the program speaks: from `--lang`, else from the environment. Must not read either by itself.

use std::ffi::OsString;

use crate::model::Lang;

/// The language of this run. `--lang` is looked for before clap reads anything, because clap's own words depend on it.
pub fn of(args: &[OsString], env: impl Fn(&str) -> Option<OsString>) -> Lang {
    typed(args).unwrap_or_else(|| {
        ["KUMOMI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(env)
            .find(|value| !value.is_empty())
            .map_or(Lang::Ja, |value| of_locale(&value.to_string_lossy()))
    })
}

/// The last good `--lang`; a bad value is left for clap to complain about.
fn typed(args: &[OsString]) -> Option<Lang> {
    let mut found = None;
    let mut args = args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        let value = match arg {
            "--lang" => args.next(),
            arg => arg.strip_prefix("--lang="),
        };
        found = value.and_then(Lang::from_code).or(found);
    }
    found
}

/// Japanese is the first language: a locale that names no language is Japanese too.
fn of_locale(locale: &str) -> Lang {
    let language = locale.split(['.', '_', '-', '@']).next().unwrap_or_default();
    match language {
        "C" | "POSIX" => Lang::Ja,
        language if language.starts_with("ja") => Lang::Ja,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(args: &[&str], env: &[(&str, &str)]) -> Lang {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        of(&args, |name| env.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn without_any_word_it_is_japanese() {
        assert_eq!(lang(&[], &[]), Lang::Ja);
        for locale in ["C", "POSIX", "C.UTF-8", "", "ja", "ja_JP.UTF-8", "ja-JP"] {
            assert_eq!(lang(&[], &[("LANG", locale)]), Lang::Ja, "{locale}");
        }
    }

    #[test]
    fn another_locale_is_english() {
        for locale in ["en_US.UTF-8", "en", "de_DE", "zh_CN.UTF-8"] {
            assert_eq!(lang(&[], &[("LANG", locale)]), Lang::En, "{locale}");
        }
    }

    #[test]
    fn the_nearer_word_wins() {
        let env = [("LC_ALL", ""), ("LC_MESSAGES", "en_GB"), ("LANG", "ja_JP.UTF-8")];
        assert_eq!(lang(&[], &env), Lang::En);
        assert_eq!(lang(&[], &[("KUMOMI_LANG", "ja"), ("LC_ALL", "en_US")]), Lang::Ja);
        assert_eq!(lang(&["show", "--lang", "en"], &[("KUMOMI_LANG", "ja")]), Lang::En);
        assert_eq!(lang(&["--lang=en", "--lang=ja"], &[]), Lang::Ja);
        assert_eq!(lang(&["--lang=fr", "--", "--lang=en"], &[]), Lang::Ja);
    }
}
