//! A checklist with all its texts, to read. Must not know answers.

use crate::{
    cli::columns::labelled,
    model::{Checklist, Harm, Item, Lang, Text},
    say,
};

/// The whole list.
pub fn text(list: &Checklist, lang: Lang) -> String {
    let mut text = labelled(0, "", list.title.of(lang));
    text += &say!(
        lang,
        "id {}、版 {}、{} 項目\n",
        "id {}, edition {}, {} items\n",
        list.id,
        list.edition,
        list.items().count()
    );
    text += &paragraph(0, "", &list.about, lang);
    for source in &list.sources {
        let words = format!("{} {} ({})", source.publisher.of(lang), source.title.of(lang), source.edition);
        text += &labelled(0, lang.pick("出典: ", "Source: "), &words);
    }
    for section in &list.sections {
        text += &labelled(0, "\n## ", section.title.of(lang));
        for item in &section.items {
            text += &item_text(list, item, lang);
        }
    }
    text
}

fn item_text(list: &Checklist, item: &Item, lang: Lang) -> String {
    let mut text = labelled(0, &format!("\n{} ", item.number), item.title.of(lang));
    let line = |label: &str, words: &Text| paragraph(2, label, words, lang);
    let all = |label: &str, words: &[Text]| words.iter().map(|words| line(label, words)).collect::<String>();
    text += &line(lang.pick("題名について: ", "About the title: "), &item.title_note);
    text += &line(lang.pick("質問: ", "Question: "), &item.question);
    text += &line(lang.pick("なぜ大切か: ", "Why it matters: "), &item.why);
    text += &all(lang.pick("例: ", "Example: "), &item.examples);
    text += &labelled(2, lang.pick("担当: ", "Responsibility: "), item.side.word(lang));
    text += &line(lang.pick("担当の理由: ", "Because: "), &item.side_note);
    text += &line(lang.pick("はい: ", "Yes: "), &item.looks.yes);
    text += &line(lang.pick("一部: ", "Partly: "), &item.looks.partly);
    text += &line(lang.pick("いいえ: ", "No: "), &item.looks.no);
    text += &line(lang.pick("対象外: ", "N/A: "), &item.looks.na);
    text += &all(lang.pick("根拠になるもの: ", "Evidence: "), &item.evidence);
    text += &all(lang.pick("事業者への質問: ", "Ask the provider: "), &item.vendor_questions);
    let harms: Vec<&str> = item.guards().map(|harm: Harm| harm.word(lang)).collect();
    if !harms.is_empty() {
        let label = lang.pick("備える被害（kumomi の判断）: ", "Guards against (our judgement): ");
        text += &labelled(2, label, &harms.join(lang.pick("・", ", ")));
    }
    for place in &item.places {
        let source = list.sources.iter().find(|source| source.id == place.source);
        let source = source.map_or(place.source.as_str(), |source| source.title.of(lang));
        let words = format!("{source} {}", place.at.of(lang));
        text += &labelled(2, lang.pick("出典: ", "Source: "), &words);
    }
    text
}

fn paragraph(indent: usize, label: &str, text: &Text, lang: Lang) -> String {
    match text.of(lang) {
        "" => String::new(),
        words => labelled(indent, label, words),
    }
}
