//! The pieces of what can be typed: arguments and options. Must not know any one subcommand, nor a word of help.

use std::{fmt, path::PathBuf};

use clap::{Arg, ArgAction, builder::TypedValueParser, value_parser};

use crate::{
    model::{Day, MAX_LINE, MAX_NOTE},
    typed,
};

/// A required positional argument.
pub fn positional(id: &'static str, value: &'static str) -> Arg {
    Arg::new(id).value_name(value).required(true)
}

/// A required path.
pub fn path(id: &'static str, value: &'static str) -> Arg {
    positional(id, value).value_parser(value_parser!(PathBuf))
}

/// The required FILE of a subcommand that works on a comparison.
pub fn file() -> Arg {
    path("file", "FILE")
}

/// An option, as `--id VALUE`.
pub fn option(id: &'static str, value: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value)
}

/// An option that is there or not.
pub fn switch(id: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue)
}

/// The `--json` switch.
pub fn json() -> Arg {
    switch("json")
}

/// `-o OUT`: where something is written.
pub fn output() -> Arg {
    option("output", "OUT").short('o').alias("out").value_parser(value_parser!(PathBuf))
}

/// An option that takes several values, and may be repeated.
pub fn many(option: Arg) -> Arg {
    option.num_args(1..).action(ArgAction::Append)
}

/// An option that takes one of a few words, which its help names.
pub fn one_of<T: Clone + Send + Sync + 'static>(option: Arg, words: impl TypedValueParser<Value = T>) -> Arg {
    option.value_parser(words).hide_possible_values(true)
}

/// An option that takes a day.
pub fn day(id: &'static str) -> Arg {
    option(id, "DATE").value_parser(|text: &str| typed::keyword(text).parse::<Day>())
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
        true => Err(Shape {
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
            u32::MAX => Shape {
                ja: format!("{from} 以上の整数を書いてください。"),
                en: format!("Write a whole number from {from}."),
            },
            _ => Shape {
                ja: format!("{from} から {to} までの整数を書いてください。"),
                en: format!("Write a whole number from {from} to {to}."),
            },
        })
    })
}

fn short_enough(text: &str, most: usize) -> Result<String, Shape> {
    match text.chars().count() {
        count if count > most => Err(Shape {
            ja: format!("長すぎます（{count} 文字。{most} 文字まで）。"),
            en: format!("It is too long ({count} characters; the limit is {most})."),
        }),
        _ => Ok(text.to_owned()),
    }
}

/// What a value must look like, in both languages: the error of a value that does not.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Shape {}
