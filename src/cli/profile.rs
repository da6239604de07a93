//! `kumomi profile`: shows and sets the profile, and the weights of the items that follow from it.
//! Must not know the rules from a profile to a weight; those are the list's and the model's.

mod json;
mod set;
mod text;

use clap::{ArgGroup, ArgMatches, Command};

use super::{Exit, Settings, change::change, grammar, many, note, one_of, option, out, path_of, words};
use crate::{model::Harm, pages::profile::shifts, report::json as shape, store};

/// The groups of an option of the profile itself: those, and all that set something.
const PROFILE: [&str; 2] = ["profile", "setting"];

/// How it is typed.
pub fn command() -> Command {
    Command::new("profile")
        .arg(grammar::file())
        .arg(note(option("purpose", "TEXT")).groups(PROFILE))
        .args(["kind", "no-kind"].map(|id| many(option(id, "ID")).groups(PROFILE)))
        .args(Harm::ALL.map(|harm| one_of(option(harm.id(), "IMPACT"), words::impacts()).groups(PROFILE)))
        .args(["stop-hour", "stop-day", "stop-week"].map(|id| note(option(id, "TEXT")).groups(PROFILE)))
        .arg(many(option("weight", "ITEM=WEIGHT").alias("emphasis")).group("setting"))
        .arg(option("points", "M,I,N").alias("weights").group("setting"))
        .groups(PROFILE.map(|id| ArgGroup::new(id).multiple(true)))
        .arg(grammar::json())
}

/// Sets what was asked for, and shows what there is.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    let as_json = matches.get_flag("json");
    if !matches.contains_id("setting") {
        let comparison = store::read_comparison(&path)?;
        let list = settings.list_of(&comparison)?;
        return out::text(&match as_json {
            true => shape::render(&json::of(&comparison, list.as_ref(), &path, &[])),
            false => out::page(&text::whole(&comparison, list.as_ref(), &path, lang)),
        });
    }
    let said = change(&path, lang, |session| {
        let before = session.comparison().clone();
        let list = settings.list_of(&before)?;
        session.apply(set::edit(&before, list.as_ref(), matches, lang)?)?;
        let after = session.comparison();
        Ok(match as_json {
            true => {
                let shifts = shifts(&after.questions, &before.emphasis, &after.emphasis);
                shape::render(&json::of(after, list.as_ref(), &path, &shifts))
            }
            false => out::page(&text::said(&before, after, list.as_ref(), lang)),
        })
    })?;
    out::text(&said)
}
