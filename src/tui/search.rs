//! What search and palette offer to pick from. Must not know where a pick leads.

use super::{
    Context, Desk, Library, Listing, Screen,
    action::commands,
    label,
    overlays::{
        picker::{Offer, Picker, Target},
        schemes,
    },
    screens::services::full_name,
};
use crate::{
    model::{Lang, one_line},
    say,
};

/// Search over items, notes and services; in the catalogue over schemes, without a comparison over those of the list.
pub fn search(
    screen: Screen,
    desk: Option<&Desk>,
    listings: &[Listing],
    library: Option<&Library>,
    lang: Lang,
) -> Picker {
    let entries = match (screen, desk) {
        (Screen::Schemes, _) => schemes::entries(library, lang),
        (_, Some(desk)) => within(desk, lang),
        (_, None) => of_list(listings),
    };
    let empty = lang.pick("検索できるものがまだありません。", "There is nothing to search yet.");
    Picker::new(lang.pick("検索", "Search"), empty, entries)
}

fn of_list(listings: &[Listing]) -> Vec<Offer> {
    let entry = |(n, listing): (usize, &Listing)| {
        let detail = listing.path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        Offer::new(one_line(&listing.title).into_owned(), detail, "", Target::Comparison(n))
    };
    listings.iter().enumerate().map(entry).collect()
}

fn within(desk: &Desk, lang: Lang) -> Vec<Offer> {
    let questions = &desk.comparison().questions;
    let mut entries: Vec<Offer> = questions
        .items()
        .map(|question| {
            let name = format!("{} {}", question.number, question.title.of(lang));
            let text = question.question.of(lang).to_owned();
            Offer::new(name, text, &question.id, Target::Item(None, question.id.clone()))
        })
        .collect();
    for service in desk.services() {
        let words = [&service.provider, &service.url, &service.memo].map(String::as_str).join(" ");
        let target = Target::Service(service.id.clone());
        entries.push(Offer::new(full_name(service), words.trim().to_owned(), "", target));
        for answer in &service.answers {
            let mut texts = vec![answer.note.as_str(), answer.condition.as_str()];
            texts.extend(answer.evidence.iter().map(|piece| piece.text.as_str()));
            texts.retain(|text| !text.is_empty());
            if texts.is_empty() {
                continue;
            }
            let number = questions.item(&answer.item).map_or(0, |question| question.number);
            let name = say!(lang, "{} / 項目{}", "{} / item {}", service.name, number);
            let target = Target::Item(Some(service.id.clone()), answer.item.clone());
            entries.push(Offer::new(name, texts.join(" / "), "", target));
        }
    }
    entries
}

/// Everything that can be done on a screen.
pub fn palette(screen: Screen, lang: Lang) -> Picker {
    let entries = commands(Context::On(screen))
        .map(|command| {
            let keys: Vec<String> = command.keys.iter().map(|key| label(key, lang)).collect();
            let (name, help) = (lang.pick(command.name.0, command.name.1), lang.pick(command.help.0, command.help.1));
            let more = format!("{} {} {} {:?}", command.name.0, command.name.1, command.help.1, command.action);
            let detail = format!("{help}  [{}]", keys.join(" "));
            Offer::new(name.to_owned(), detail, &more, Target::Command(command.action))
        })
        .collect();
    let empty = lang.pick("そのコマンドはありません。", "There is no such command.");
    Picker::new(lang.pick("コマンド", "Commands"), empty, entries)
}
