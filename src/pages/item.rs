//! What is told about an item of a checklist: its question, whose it is, what the answers look like, why it matters, what
//! would be evidence, what to ask, where it is from. Must not know who answers it.

use std::sync::Arc;

use super::{Cell, Column, Labels, Page, Role};
use crate::{
    model::{Checklist, Harm, Item, Lang, Side, Source, Stress, Text, Verdict},
    say,
    typeset::width,
};

/// A whole list: what it is, then each item.
pub fn list(list: &Checklist, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Title, list.title.of(lang));
    let count = list.items().count();
    page.text(
        Role::Text,
        say!(lang, "id {}、版 {}、{} 項目", "id {}, edition {}, {} items", list.id, list.edition, count),
    );
    filled(&list.about, lang, |about| page.text(Role::Text, about));
    for source in &list.sources {
        let words = format!("{} {} ({})", source.publisher.of(lang), source.title.of(lang), source.edition);
        page.fact(Labels::of(lang).from, words);
    }
    for section in &list.sections {
        page.head(section.title.of(lang));
        for item in &section.items {
            page.gap();
            page.text(Role::Title, format!("{} {}", item.number, item.title.of(lang)));
            page.inside(2, |page| {
                page.add(question(&item.question, item.side, lang));
                page.add(guide(item, &list.sources, |_| String::new(), lang));
            });
        }
    }
    page
}

/// The question and who can fulfil what it asks for.
pub fn question(question: &Text, side: Side, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Title, question.of(lang));
    page.fact(Labels::of(lang).side, Cell::new(Role::Dim, side.word(lang)));
    page
}

/// The weight of an item, whose choice it is, and why.
pub fn weight(stress: &Stress, lang: Lang) -> Page {
    let word = stress.emphasis().word(lang);
    let words = match stress.chosen {
        Some(chosen) if chosen != stress.proposed => {
            say!(lang, "{}（自分で選択。提案は{}）", "{} (your choice; proposed: {})", word, stress.proposed.word(lang))
        }
        _ => word.to_owned(),
    };
    let mut page = Page::default();
    page.fact(Labels::of(lang).emphasis, Cell::new(Role::Notice, words));
    stress.reasons.iter().for_each(|reason| page.text(Role::Dim, reason.of(lang)));
    page
}

/// Everything that helps to answer; each verdict with the key that gives it.
pub fn guide(item: &Item, sources: &[Source], key: impl Fn(Verdict) -> String, lang: Lang) -> Page {
    let mut page = Page::default();
    looks(&mut page, item, key, lang);
    let mut part = |title: &str, texts: &[Text]| {
        let texts = texts.iter().filter(|text| !text.is_empty());
        let told: Vec<&str> = texts.map(|text| text.of(lang)).collect();
        if !told.is_empty() {
            page.head(title);
        }
        match told[..] {
            [only] => page.text(Role::Text, only),
            _ => told.iter().for_each(|text| page.entry(*text)),
        }
    };
    part(lang.pick("なぜ大切か", "Why it matters"), std::slice::from_ref(&item.why));
    part(Labels::of(lang).would_show, &item.evidence);
    part(lang.pick("例", "Examples"), &item.examples);
    part(lang.pick("事業者への質問", "Questions to the provider"), &item.vendor_questions);
    page.gap();
    let guards: Vec<&str> = item.guards().map(|harm: Harm| harm.word(lang)).collect();
    if !guards.is_empty() {
        let label = lang.pick("備える被害（kumomi の判断）", "Guards against (our judgement)");
        page.fact(label, Cell::new(Role::Dim, guards.join(lang.pick("・", ", "))));
    }
    let notes = [
        (lang.pick("担当の理由", "Why this responsibility"), &item.side_note),
        (lang.pick("題名について", "About the title"), &item.title_note),
    ];
    for (label, note) in notes {
        filled(note, lang, |note| page.fact(label, Cell::new(Role::Dim, note)));
    }
    for place in &item.places {
        let source = sources.iter().find(|source| source.id == place.source);
        let source = source.map_or_else(
            || place.source.clone(),
            |source| format!("{} ({}, {})", source.title.of(lang), source.edition, place.at.of(lang)),
        );
        page.fact(Labels::of(lang).from, Cell::new(Role::Dim, source));
    }
    page
}

/// What the answers look like.
fn looks(page: &mut Page, item: &Item, key: impl Fn(Verdict) -> String, lang: Lang) {
    if item.looks.is_empty() {
        return;
    }
    page.head(lang.pick("回答の目安", "Guide to the answers"));
    let looks = &item.looks;
    let looks = [
        (Verdict::Yes, &looks.yes),
        (Verdict::Partly, &looks.partly),
        (Verdict::No, &looks.no),
        (Verdict::NotApplicable, &looks.na),
    ];
    let mark = |verdict: Verdict| format!("{} {}", key(verdict), verdict.word(lang)).trim().to_owned();
    let widest = looks.iter().map(|(verdict, _)| width(&mark(*verdict))).max().unwrap_or(0);
    let columns: Arc<[Column]> = Arc::new([Column::left(widest), Column::left(20).growing()]);
    for (verdict, text) in looks {
        filled(text, lang, |text| {
            page.row(&columns, [Cell::new(Some(verdict).into(), mark(verdict)), text.into()]);
        });
    }
}

fn filled(text: &Text, lang: Lang, tell: impl FnOnce(&str)) {
    if !text.is_empty() {
        tell(text.of(lang));
    }
}
