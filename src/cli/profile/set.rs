//! From the typed options to one edit. Must not know how it is shown or saved.

use clap::ArgMatches;

use crate::{
    cli::{Failure, find, words},
    model::{Checklist, Comparison, Edit, Emphasis, Guide, Harm, Impact, Lang, Profile, Weights, propose},
    say, typed,
};

/// Everything that was typed, as one change.
pub fn edit(
    comparison: &Comparison,
    list: Option<&Checklist>,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<Edit, Failure> {
    let mut edits = Vec::new();
    let before = comparison.profile.clone().unwrap_or_default();
    let after = profile(before.clone(), list.and_then(|list| list.guide.as_ref()), matches, lang)?;
    if after != before || comparison.profile.is_none() && matches.contains_id("profile") {
        // Words alone follow no rule: without the list they leave what was proposed before.
        let stays = list.is_none() && (&after.kinds, &after.impacts) == (&before.kinds, &before.impacts);
        let emphasis = match stays {
            true => comparison.emphasis.clone(),
            false => propose(&comparison.questions, Some(&after), list, &comparison.emphasis),
        };
        edits.push(Edit::Profile { profile: Some(Box::new(after)), emphasis });
    }
    for (item, chosen) in emphases(comparison, matches, lang)? {
        edits.push(Edit::Stress { item, chosen });
    }
    if let Some(text) = matches.get_one::<String>("points") {
        edits.push(Edit::Weights(weights(text, lang)?));
    }
    Ok(Edit::Batch(edits))
}

fn profile(mut profile: Profile, guide: Option<&Guide>, matches: &ArgMatches, lang: Lang) -> Result<Profile, Failure> {
    let put = |id: &str, into: &mut String| {
        if let Some(text) = matches.get_one::<String>(id) {
            *into = typed::note(text);
        }
    };
    put("purpose", &mut profile.purpose);
    put("stop-hour", &mut profile.stops.hour);
    put("stop-day", &mut profile.stops.day);
    put("stop-week", &mut profile.stops.week);
    for harm in Harm::ALL {
        if let Some(impact) = matches.get_one::<Option<Impact>>(harm.id()) {
            profile.impacts.set(harm, *impact);
        }
    }
    for word in matches.get_many::<String>("no-kind").into_iter().flatten() {
        let kind = known_kind(word, guide).unwrap_or_else(|| typed::keyword(word));
        if !profile.kinds.contains(&kind) {
            return Err(no_such_kind(word, guide, lang));
        }
        profile.kinds.retain(|known| *known != kind);
    }
    for word in matches.get_many::<String>("kind").into_iter().flatten() {
        let kind = known_kind(word, guide).ok_or_else(|| no_such_kind(word, guide, lang))?;
        if !profile.kinds.contains(&kind) {
            profile.kinds.push(kind);
        }
    }
    if let Some(guide) = guide {
        // In the order of the list, so that it does not matter in which order they were typed.
        let place = |id: &String| guide.kinds.iter().position(|kind| kind.id == *id);
        profile.kinds.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    }
    Ok(profile)
}

/// The kind of this id or name.
fn known_kind(word: &str, guide: Option<&Guide>) -> Option<String> {
    let named = guide?.kinds.iter().find(|kind| {
        let mut names = Lang::ALL.map(|lang| kind.name.of(lang)).into_iter().chain([kind.id.as_str()]);
        names.any(|name| typed::same_name(name, word))
    });
    named.map(|kind| kind.id.clone())
}

fn no_such_kind(word: &str, guide: Option<&Guide>, lang: Lang) -> Failure {
    let Some(guide) = guide.filter(|guide| !guide.kinds.is_empty()) else {
        return Failure::Words(say!(
            lang,
            "情報の種類「{word}」は使えません。この比較のチェックシートが見つからないか、種類を決めていません。",
            "The kind of information \"{word}\" is not known: the checklist is not found or names no kinds."
        ));
    };
    let kinds = guide.kinds.iter().map(|kind| format!("{}  {}", kind.id, kind.name.of(lang)));
    let said = say!(
        lang,
        "情報の種類「{word}」はないか、まだ入っていません。使えるのは:",
        "The kind of information \"{word}\" is not known, or not there yet. The kinds are:"
    );
    find::listed(said, kinds.collect(), lang)
}

fn emphases(
    comparison: &Comparison,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<Vec<(String, Option<Emphasis>)>, Failure> {
    let known = words::emphases();
    let pairs = matches.get_many::<String>("weight").into_iter().flatten();
    let one = |pair: &String| {
        let (question, word) = find::question_and_text(comparison, pair, lang)?;
        let chosen = known.read(word).ok_or_else(|| {
            Failure::Words(say!(
                lang,
                "「{word}」は重みではありません。\n  使える値: {}",
                "\"{word}\" is not a weight.\n  values: {}",
                known.ids().collect::<Vec<_>>().join(" ")
            ))
        })?;
        Ok((question.id.clone(), chosen))
    };
    pairs.map(one).collect()
}

fn weights(text: &str, lang: Lang) -> Result<Weights, Failure> {
    let numbers: Option<Vec<u32>> =
        typed::keyword(text).split([',', '、']).map(|part| part.trim().parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[must, important, normal]) => Ok(Weights { must, important, normal }),
        _ => Err(Failure::Words(say!(
            lang,
            "「{text}」は点数ではありません。必須、重視、通常の順に、3,2,1 のように書いてください。",
            "\"{text}\" is not a set of points; write those for must, important and normal, as in 3,2,1."
        ))),
    }
}
