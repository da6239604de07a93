//! What `profile` prints: the profile and the weights with their reasons, or what a change did.
//! Must not know how anything is set.

use std::{path::Path, sync::Arc};

use crate::{
    cli::{out, replaced},
    model::{Checklist, Comparison, Lang, Profile},
    pages::{
        Column, Labels, Page, Role,
        profile::{self, guide},
    },
    say,
};

/// Everything there is to see.
pub fn whole(comparison: &Comparison, list: Option<&Checklist>, path: &Path, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Title, comparison.title.as_str());
    page.fact(lang.pick("ファイル", "File"), out::path(path));
    match &comparison.profile {
        Some(profile) => written(&mut page, profile, list, lang),
        None => {
            page.gap();
            page.text(Role::Text, format!("{}{}", Labels::of(lang).no_profile, lang.pick("例:", " For example:")));
            page.text(Role::Text, format!("  kumomi profile {} --purpose TEXT --leak large", out::typeable(path)));
        }
    }
    page.head(lang.pick("項目の重み", "Weights of the items"));
    page.add(profile::weights(comparison, &comparison.emphasis, lang));
    without_rules(&mut page, comparison, list, lang);
    if let Some(guide) = guide(list).filter(|guide| !guide.kinds.is_empty()) {
        page.head(lang.pick("--kind に書ける情報の種類", "Kinds of information for --kind"));
        let columns: Arc<[Column]> = Arc::new([Column::left(20), Column::left(56)]);
        for kind in &guide.kinds {
            page.row(&columns, [kind.id.as_str(), kind.name.of(lang)]);
        }
    }
    page
}

/// What a change did.
pub fn said(before: &Comparison, after: &Comparison, list: Option<&Checklist>, lang: Lang) -> Page {
    let mut page = Page::default();
    if before == after {
        page.text(Role::Text, lang.pick("変わったことはありません。", "Nothing changed."));
        return page;
    }
    page.text(Role::Text, lang.pick("保存しました。回答は変わっていません。", "Saved. No answers changed."));
    if let Some(profile) = after.profile.as_ref().filter(|_| before.profile != after.profile) {
        written(&mut page, profile, list, lang);
        let facts = |profile: &Profile| profile::facts(profile, guide(list), lang);
        let was = before.profile.as_ref().map_or_else(Vec::new, facts);
        for ((label, was), (_, is)) in was.iter().zip(facts(profile)) {
            let label = say!(lang, "「{}」", "\"{}\"", label);
            replaced::words(&label, was, &is, lang).into_iter().for_each(|words| page.text(Role::Text, words));
        }
        page.gap();
    }
    if before.weights != after.weights {
        page.fact(Labels::of(lang).weights, profile::weights_of(&after.weights, lang));
        page.fact(lang.pick("前の点数", "Points before"), profile::points_of(&before.weights));
    }
    page.text(
        Role::Text,
        match profile::shifts(&after.questions, &before.emphasis, &after.emphasis).len() {
            0 => lang.pick("項目の重みは変わりません。", "No weight changes.").to_owned(),
            n => say!(lang, "重みが変わった項目: {}", "Items with another weight: {}", n),
        },
    );
    page.add(profile::shifted(&after.questions, &before.emphasis, &after.emphasis, lang));
    without_rules(&mut page, after, list, lang);
    page
}

fn written(page: &mut Page, profile: &Profile, list: Option<&Checklist>, lang: Lang) {
    page.head(lang.pick("利用条件", "Profile"));
    page.inside(2, |page| page.add(profile::page(profile, guide(list), profile::not_set(lang), lang)));
}

fn without_rules(page: &mut Page, comparison: &Comparison, list: Option<&Checklist>, lang: Lang) {
    if let Some(words) = profile::without_rules(list, &comparison.questions, lang) {
        page.text(Role::Notice, words);
    }
    if list.is_none() {
        let cure = "ファイルがあれば --checklist で指定できます。";
        page.text(Role::Text, lang.pick(cure, "If you have its file, name it with --checklist."));
    }
}
