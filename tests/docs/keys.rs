//! The tables of keys in the READMEs, made from the command table. Must not hold a text of its own about a key.

use std::fmt::Write;

use kumomi::{
    model::Lang,
    tui::{
        action::{COMMANDS, Context},
        keymap::label,
    },
};

/// Where the tables begin and end in a README.
const MARKS: [&str; 2] = ["<!-- keys -->\n", "<!-- /keys -->\n"];

/// The README of a language.
pub fn file(lang: Lang) -> &'static str {
    lang.pick("README.ja.md", "README.md")
}

/// The README with its tables as they must be.
pub fn renewed(readme: &str, lang: Lang) -> String {
    let parts = readme.split_once(MARKS[0]).and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?.1)));
    let (before, after) = parts.expect("a README has the marks of the tables");
    format!("{before}{}{}{}{after}", MARKS[0], tables(lang), MARKS[1])
}

fn tables(lang: Lang) -> String {
    let mut out = String::new();
    for context in Context::ALL {
        let (ja, en) = context.words();
        let _ = write!(
            out,
            "\n<details><summary>{}</summary>\n\n| {} | {} |\n|---|---|\n",
            lang.pick(ja, en),
            lang.pick("キー", "keys"),
            lang.pick("はたらき", "what they do")
        );
        for command in COMMANDS.iter().filter(|command| command.contexts.contains(&context)) {
            let keys: Vec<String> = command.keys.iter().map(|key| format!("`{}`", label(key, lang))).collect();
            let help = lang.pick(command.help.0, command.help.1);
            let _ = writeln!(out, "| {} | {help} |", keys.join(" "));
        }
        out.push_str("\n</details>\n");
    }
    out.push('\n');
    out
}
