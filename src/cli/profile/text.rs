//! The words of `profile`: the profile, the emphases with their reasons, and what a change did.
//! Must not know how anything is set.

use std::path::Path;

use crate::{
    cli::{
        columns::{self, Column, labelled},
        out, replaced,
    },
    model::{Checklist, Comparison, Emphasis, Guide, Harm, Impact, Lang, Profile, Question, Stress, Weights},
    say,
};

/// A comparison with the list that its questions came from, if that is there.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The list.
    pub list: Option<&'a Checklist>,
}

/// The emphasis of an item is another one than before.
pub struct Changed<'a> {
    /// Which item.
    pub question: &'a Question,
    /// What it was.
    pub before: Emphasis,
    /// What it is.
    pub after: Emphasis,
}

/// The items whose emphasis is another one than before.
pub fn changed<'a>(before: &Comparison, after: &'a Comparison) -> Vec<Changed<'a>> {
    let all = after.questions.items().map(|question| Changed {
        question,
        before: emphasis_of(before, &question.id),
        after: emphasis_of(after, &question.id),
    });
    all.filter(|change| change.before != change.after).collect()
}

/// Everything there is to see.
pub fn whole(page: Page<'_>, path: &Path, lang: Lang) -> String {
    let comparison = page.comparison;
    let mut text = labelled(0, "", &comparison.title);
    text += &labelled(0, lang.pick("ファイル: ", "File: "), &out::path(path));
    text += "\n";
    text += &match &comparison.profile {
        Some(profile) => profile_text(profile, guide(page), lang),
        None => say!(
            lang,
            "利用条件はまだ書かれていません。例:\n  kumomi profile {0} --purpose TEXT --leak large\n",
            "No profile yet. For example:\n  \
             kumomi profile {0} --purpose TEXT --leak large\n",
            out::typeable(path)
        ),
    };
    text += "\n";
    text += &emphases(comparison, lang);
    text += &without_rules(page, lang);
    if let Some(guide) = guide(page).filter(|guide| !guide.kinds.is_empty()) {
        text += lang.pick("\n[--kind に書ける情報の種類]\n", "\n[Kinds of information for --kind]\n");
        for kind in &guide.kinds {
            text += &columns::row(&[Column::left(20), Column::left(56)], &[&kind.id, kind.name.of(lang)]);
        }
    }
    text
}

/// What a change did.
pub fn said(page: Page<'_>, before: &Comparison, lang: Lang) -> String {
    let after = page.comparison;
    if before == after {
        return lang.pick("変わったことはありません。\n", "Nothing changed.\n").to_owned();
    }
    let mut text = lang.pick("保存しました。回答は変わっていません。\n", "Saved. No answers changed.\n").to_owned();
    if let Some(profile) = &after.profile
        && before.profile != after.profile
    {
        text += &profile_text(profile, guide(page), lang);
        text += &replaced_words(before.profile.as_ref(), profile, lang);
    }
    if before.weights != after.weights {
        text += &weights(&after.weights, lang);
        let Weights { must, important, normal } = before.weights;
        text += &say!(lang, "前の点数: {},{},{}\n", "Points before: {},{},{}\n", must, important, normal);
    }
    let changes = changed(before, after);
    text += &match changes.len() {
        0 => lang.pick("項目の重みは変わりません。\n", "No weight changes.\n").to_owned(),
        n => say!(lang, "重みが変わった項目: {}\n", "Items with another weight: {}\n", n),
    };
    for Changed { question, before, after: now } in changes {
        let words = say!(
            lang,
            "{}: {}（前は{}）",
            "{}: {} (was {})",
            question.title.of(lang),
            now.word(lang),
            before.word(lang)
        );
        text += &labelled(2, &format!("{} ", question.number), &words);
        text += &reasons(stress_of(after, &question.id), lang);
    }
    text + &kept(before, after, lang) + &without_rules(page, lang)
}

fn guide(page: Page<'_>) -> Option<&Guide> {
    page.list?.guide.as_ref()
}

fn stress_of<'a>(comparison: &'a Comparison, item: &str) -> Option<&'a Stress> {
    comparison.emphasis.iter().find(|stress| stress.item == item)
}

fn emphasis_of(comparison: &Comparison, item: &str) -> Emphasis {
    stress_of(comparison, item).map(Stress::emphasis).unwrap_or_default()
}

fn profile_text(profile: &Profile, guide: Option<&Guide>, lang: Lang) -> String {
    let mut text = lang.pick("[利用条件]\n", "[Profile]\n").to_owned();
    let or_open = |text: &str| match text.is_empty() {
        true => lang.pick("未定", "not set").to_owned(),
        false => text.to_owned(),
    };
    text += &labelled(2, lang.pick("仕事の内容: ", "Use: "), &or_open(&profile.purpose));
    let name = |id: &String| {
        let kind = guide.and_then(|guide| guide.kinds.iter().find(|kind| kind.id == *id));
        kind.map_or(id.clone(), |kind| kind.name.of(lang).to_owned())
    };
    let kinds: Vec<String> = profile.kinds.iter().map(name).collect();
    let kinds = kinds.join(lang.pick("、", ", "));
    text += &labelled(2, lang.pick("入れる情報: ", "Information stored: "), &or_open(&kinds));
    for harm in Harm::ALL {
        let label = say!(lang, "{}の影響: ", "Impact of {}: ", harm.word(lang));
        text += &labelled(2, &label, &impact(harm, profile.impacts.of(harm), guide, lang));
    }
    for (label, stop) in [
        (lang.pick("1時間止まると: ", "An outage of one hour: "), &profile.stops.hour),
        (lang.pick("1日止まると: ", "An outage of one day: "), &profile.stops.day),
        (lang.pick("1週間止まると: ", "An outage of one week: "), &profile.stops.week),
    ] {
        text += &labelled(2, label, &or_open(stop));
    }
    text
}

/// Words and impacts that were there and are not any more.
fn replaced_words(before: Option<&Profile>, after: &Profile, lang: Lang) -> String {
    let Some(before) = before else {
        return String::new();
    };
    let texts = [
        (lang.pick("仕事の内容", "Use"), &before.purpose, &after.purpose),
        (lang.pick("「1時間止まると」", "\"An outage of one hour\""), &before.stops.hour, &after.stops.hour),
        (lang.pick("「1日止まると」", "\"An outage of one day\""), &before.stops.day, &after.stops.day),
        (lang.pick("「1週間止まると」", "\"An outage of one week\""), &before.stops.week, &after.stops.week),
    ];
    let texts = texts.into_iter().filter_map(|(label, before, after)| replaced::words(label, before, after, lang));
    let impacts = Harm::ALL.into_iter().filter_map(|harm| {
        let was = before.impacts.of(harm).filter(|_| before.impacts.of(harm) != after.impacts.of(harm))?;
        let (harm, was) = (harm.word(lang), was.word(lang));
        Some(say!(lang, "{}の影響を変えました（前は{}）", "Impact of {} changed (was {})", harm, was))
    });
    texts.chain(impacts).map(|words| labelled(0, "", &words)).collect()
}

fn impact(harm: Harm, impact: Option<Impact>, guide: Option<&Guide>, lang: Lang) -> String {
    let Some(impact) = impact else {
        return lang.pick("未定", "not set").to_owned();
    };
    let examples = guide.map_or(&[][..], |guide| &guide.examples);
    let example = examples.iter().find(|example| example.harm == harm.id() && example.impact == impact);
    match example {
        Some(example) => say!(lang, "{}（例: {}）", "{} (for example: {})", impact.word(lang), example.text.of(lang)),
        None => impact.word(lang).to_owned(),
    }
}

/// Points of each emphasis.
fn weights(weights: &Weights, lang: Lang) -> String {
    labelled(0, lang.pick("重みの点数: ", "Points: "), &crate::pages::arithmetic::weights_of(weights, lang))
}

fn emphases(comparison: &Comparison, lang: Lang) -> String {
    let mut text = lang.pick("[項目の重み]\n", "[Weights of the items]\n").to_owned();
    text += &weights(&comparison.weights, lang);
    let columns = [Column::right(3), Column::left(38), Column::left(9), Column::left(9), Column::left(9)];
    let heads = lang.pick(["#", "項目", "重み", "提案", "選択"], ["#", "Item", "Weight", "Proposed", "Chosen"]);
    text += &columns::row(&columns, &heads);
    for question in comparison.questions.items() {
        let stress = stress_of(comparison, &question.id);
        let proposed = stress.map(|stress| stress.proposed).unwrap_or_default();
        let chosen = stress.and_then(|stress| stress.chosen);
        let cells = [
            question.number.to_string(),
            question.title.of(lang).to_owned(),
            emphasis_of(comparison, &question.id).word(lang).to_owned(),
            proposed.word(lang).to_owned(),
            chosen.map_or("-", |chosen| chosen.word(lang)).to_owned(),
        ];
        text += &columns::row(&columns, &cells);
        text += &reasons(stress, lang);
    }
    text
}

fn reasons(stress: Option<&Stress>, lang: Lang) -> String {
    let all = stress.map_or(&[][..], |stress| &stress.reasons);
    all.iter().map(|reason| labelled(5, "", reason.of(lang))).collect()
}

/// Proposals that changed although the user's own choice counts.
fn kept(before: &Comparison, after: &Comparison, lang: Lang) -> String {
    let mut text = String::new();
    for stress in &after.emphasis {
        let Some(chosen) = stress.chosen else { continue };
        let old = stress_of(before, &stress.item).map(|stress| stress.proposed).unwrap_or_default();
        let number = after.questions.item(&stress.item).map_or(0, |question| question.number);
        if old != stress.proposed {
            let words = say!(
                lang,
                "項目 {} の提案は{}になりましたが、選んだ{}のままです。",
                "Item {} would now be {}; it stays {}, as chosen.",
                number,
                stress.proposed.word(lang),
                chosen.word(lang)
            );
            text += &labelled(0, "", &words);
        }
    }
    text
}

/// Why nothing is proposed, if that is so.
fn without_rules(page: Page<'_>, lang: Lang) -> String {
    let questions = &page.comparison.questions;
    if page.list.is_none() {
        let words = say!(
            lang,
            "チェックシート「{}」が見つかりません。選んだ項目のほかは、影響や情報の種類を変えるとすべて通常になります。\
             ファイルがあれば --checklist で指定できます。",
            "The checklist \"{}\" is not found: with another impact or kind, every item becomes normal unless you chose \
             another weight. If you have its file, name it with --checklist.",
            questions.checklist
        );
        return labelled(0, "", &words);
    }
    match guide(page).is_some_and(|guide| !guide.rules.is_empty()) {
        true => String::new(),
        false => lang
            .pick(
                "このチェックシートには重みの規則がありません。選んだ項目のほかは、すべて通常です。\n",
                "This checklist has no rules for weights: every item is normal unless you choose another weight.\n",
            )
            .to_owned(),
    }
}
