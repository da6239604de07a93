//! The texts of the subcommands, from an embedded table: what each is for, how it is typed, what its options mean.
//! Must not know what any of them does.

use std::{collections::BTreeMap, iter::successors, sync::OnceLock};

use clap::{Arg, Command};
use serde::Deserialize;

use crate::model::Lang;

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    ja: String,
    en: String,
}

/// The texts of one subcommand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    /// As it is typed.
    name: String,
    about: Both,
    /// The lines that show how it is typed.
    usage: Vec<String>,
    /// The help of each option by its id. What is not here is the same in the command above, or everywhere.
    #[serde(default)]
    options: BTreeMap<String, Both>,
    #[serde(default)]
    after: Option<Both>,
}

impl Both {
    fn of(&self, lang: Lang) -> &str {
        lang.pick(&self.ja, &self.en)
    }
}

fn all() -> &'static [Texts] {
    static TEXTS: OnceLock<Vec<Texts>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str(include_str!("../../assets/commands.ron")).expect("the embedded texts are tested")
    })
}

fn texts(name: &str) -> Option<&'static Texts> {
    all().iter().find(|texts| texts.name == name)
}

/// The names under which an option of a command may be explained: its own, the one above, that of all.
fn places(name: &str) -> impl Iterator<Item = &str> {
    successors(Some(name), |name| Some(name.rsplit_once(' ')?.0)).chain([""])
}

/// The heading of what is no option.
pub fn arguments(lang: Lang) -> &'static str {
    lang.pick("引数", "Arguments")
}

/// A subcommand with its texts, and those below it; `name` is all that is typed for it.
pub fn explained(command: Command, name: &str, lang: Lang) -> Command {
    let Some(own) = texts(name) else { return command };
    let help = |arg: &Arg| places(name).find_map(|name| texts(name)?.options.get(arg.get_id().as_str()));
    let heading = |arg: &Arg| match arg.is_positional() {
        true => arguments(lang),
        false => lang.pick("オプション", "Options"),
    };
    let told = |arg: Arg| {
        let (help, heading) = (help(&arg), heading(&arg));
        arg.help(help.map(|help| help.of(lang))).help_heading(heading)
    };
    command
        .about(own.about.of(lang))
        .override_usage(own.usage.join("\n"))
        .after_help(own.after.as_ref().map(|after| after.of(lang)))
        .subcommand_help_heading(lang.pick("コマンド", "Commands"))
        .mut_args(told)
        .mut_subcommands(|sub| {
            let name = format!("{name} {}", sub.get_name());
            explained(sub, &name, lang)
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::whole::SUBS;

    /// Every text that a command and those below it have, by what is typed and the option.
    fn told(command: &Command, name: &str, lang: Lang, into: &mut BTreeSet<(String, String)>) {
        assert!(texts(name).is_some(), "{name} has a record");
        assert!(!command.get_about().unwrap().to_string().is_empty(), "{name}");
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{name} --{id} is explained in {lang:?}");
            let place = places(name).find(|name| texts(name).is_some_and(|texts| texts.options.contains_key(id)));
            into.insert((place.unwrap().to_owned(), id.to_owned()));
        }
        for sub in command.get_subcommands() {
            told(sub, &format!("{name} {}", sub.get_name()), lang, into);
        }
        into.insert((name.to_owned(), String::new()));
    }

    #[test]
    fn everything_that_can_be_typed_is_explained_in_both_languages_and_nothing_else_is() {
        let mut used = BTreeSet::from([(String::new(), String::new())]);
        for lang in Lang::ALL {
            for sub in &SUBS {
                told(&explained((sub.command)(), sub.name, lang), sub.name, lang, &mut used);
            }
        }
        let ids = |texts: &Texts| {
            let ids = texts.options.keys().cloned().chain([String::new()]);
            ids.map(|id| (texts.name.clone(), id)).collect::<Vec<_>>()
        };
        assert_eq!(all().iter().flat_map(ids).collect::<BTreeSet<_>>(), used);
    }
}
