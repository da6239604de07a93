//! `kumomi profile`: shows and sets the profile, and the weights of the items that follow from it.
//! Must not know the rules from a profile to a weight; those are the list's and the model's.

mod json;
mod set;
mod text;

use clap::{ArgGroup, ArgMatches, Command};

use super::{
    Exit, Settings,
    change::change,
    grammar::{self, many, one_of, option},
    out, path_of, words,
};
use crate::{
    model::{Harm, Lang},
    pages::profile::shifts,
    report::json as shape,
    store,
};

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let kind = lang.pick("入れる情報の種類を足す（id か名前）", "Add kinds of information (id or name)");
    let no_kind = lang.pick("入れる情報の種類を消します", "Remove kinds of information");
    let weight = lang.pick(
        "項目の重みを選ぶ: must important normal\n\
         （必須 重視 通常）\n\
         proposed で、利用条件から出る提案に戻します",
        "Set weights: must, important, normal\n\
         (proposed: what follows from the profile)",
    );
    let points = lang.pick("重みの点数（必須,重視,通常）。はじめは 3,2,1", "Points for must, important, normal");
    let text = |id: &'static str, ja: &'static str, en: &'static str| {
        grammar::note(option(id, "TEXT", lang.pick(ja, en))).groups(["profile", "setting"])
    };
    let impact = |harm: Harm, ja: &'static str, en: &'static str| {
        one_of(option(harm.id(), "IMPACT", lang.pick(ja, en)), words::impacts()).groups(["profile", "setting"])
    };
    let of_leak = "漏えいの影響: small medium large none（小 中 大 未定）";
    grammar::sub(
        "profile",
        lang,
        lang.pick("利用条件と項目の重みを表示・設定します", "Show or set the profile and the weights of the items"),
        "kumomi profile FILE [--json]\n  \
         kumomi profile FILE [--purpose TEXT] [--kind ID …] [--no-kind ID …]\n          \
         [--leak|--tamper|--loss|--outage small|medium|large|none]\n          \
         [--stop-hour TEXT] [--stop-day TEXT] [--stop-week TEXT]\n          \
         [--weight ITEM=must|important|normal|proposed …] [--points 3,2,1]",
    )
    .arg(grammar::file(lang))
    .arg(text("purpose", "仕事の内容（\"\" で消す）", "What it is used for (\"\" removes it)"))
    .arg(many(option("kind", "ID", kind)).groups(["profile", "setting"]))
    .arg(many(option("no-kind", "ID", no_kind)).groups(["profile", "setting"]))
    .arg(impact(Harm::Leak, of_leak, "Impact of a leak: small, medium, large, none"))
    .arg(impact(Harm::Tamper, "改ざんの影響", "Impact of tampering"))
    .arg(impact(Harm::Loss, "消失の影響", "Impact of a loss"))
    .arg(impact(Harm::Outage, "停止の影響", "Impact of an outage"))
    .arg(text("stop-hour", "1時間止まるとどうなるか", "What an outage of one hour would mean"))
    .arg(text("stop-day", "1日止まるとどうなるか", "What an outage of one day would mean"))
    .arg(text("stop-week", "1週間止まるとどうなるか", "What an outage of one week would mean"))
    .arg(many(option("weight", "ITEM=WEIGHT", weight).alias("emphasis")).group("setting"))
    .arg(option("points", "M,I,N", points).alias("weights").group("setting"))
    .group(ArgGroup::new("profile").multiple(true))
    .group(ArgGroup::new("setting").multiple(true))
    .arg(grammar::json(lang))
    .after_help(lang.pick(
        "重みを変えても、回答は変わりません。何が変わったかを表示します。",
        "This never changes an answer. What changed is printed.",
    ))
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
