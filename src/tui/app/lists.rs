//! What search, palette and the list of missing reasons offer, and where a pick leads. Must not draw.

use super::App;
use crate::{
    model::{FormKind, one_line},
    say,
    tui::{
        action::{Context, commands},
        effect::Effect,
        keymap::label,
        overlays::{
            Overlay,
            picker::{Entry, Picker, Target},
        },
        screens::{Screen, services::full_name},
    },
};

impl App {
    /// Search over items, notes and services; on the start screen over the comparisons.
    pub(super) fn open_search(&mut self) {
        let lang = self.setup.look.lang;
        let entries = if self.screen_context() == Context::Schemes {
            self.scheme_entries()
        } else if self.desk.is_some() {
            self.search_entries()
        } else {
            self.listing_entries()
        };
        let title = lang.pick("検索", "Search");
        let empty = lang.pick("検索できるものがまだありません。", "There is nothing to search yet.");
        self.overlays.push(Overlay::Picker(Box::new(Picker::new(title, empty, entries))));
    }

    fn listing_entries(&self) -> Vec<Entry> {
        let list = self.start.list.iter().flatten().enumerate();
        list.map(|(n, listing)| {
            let detail = listing.path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
            Entry::new(one_line(&listing.title).into_owned(), detail, "", Target::Comparison(n))
        })
        .collect()
    }

    fn search_entries(&self) -> Vec<Entry> {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return Vec::new() };
        let questions = &desk.comparison().questions;
        let mut entries: Vec<Entry> = questions
            .items()
            .map(|question| {
                let name = format!("{} {}", question.number, question.title.of(lang));
                Entry::new(
                    name,
                    question.question.of(lang).to_owned(),
                    &question.id,
                    Target::Item(None, question.id.clone()),
                )
            })
            .collect();
        for service in desk.services() {
            let words = [&service.provider, &service.url, &service.memo].map(String::as_str).join(" ");
            entries.push(Entry::new(
                full_name(service),
                words.trim().to_owned(),
                "",
                Target::Service(service.id.clone()),
            ));
            for answer in &service.answers {
                let mut texts = vec![answer.note.as_str(), answer.condition.as_str()];
                texts.extend(answer.evidence.iter().map(|piece| piece.text.as_str()));
                texts.retain(|text| !text.is_empty());
                if texts.is_empty() {
                    continue;
                }
                let number = questions.item(&answer.item).map_or(0, |question| question.number);
                let target = Target::Item(Some(service.id.clone()), answer.item.clone());
                entries.push(Entry::new(
                    say!(lang, "{} / 項目{}", "{} / item {}", service.name, number),
                    texts.join(" / "),
                    "",
                    target,
                ));
            }
        }
        entries
    }

    /// Everything that can be done on this screen.
    pub(super) fn open_palette(&mut self) {
        let lang = self.setup.look.lang;
        let context = self.screen_context();
        let entries = commands(context)
            .map(|command| {
                let keys: Vec<String> = command.keys.iter().map(|key| label(key, lang)).collect();
                let (name, help) =
                    (lang.pick(command.name.0, command.name.1), lang.pick(command.help.0, command.help.1));
                let more = format!("{} {} {} {:?}", command.name.0, command.name.1, command.help.1, command.action);
                let detail = format!("{help}  [{}]", keys.join(" "));
                Entry::new(name.to_owned(), detail, &more, Target::Command(command.action))
            })
            .collect();
        let empty = lang.pick("そのコマンドはありません。", "There is no such command.");
        self.overlays.push(Overlay::Picker(Box::new(Picker::new(lang.pick("コマンド", "Commands"), empty, entries))));
    }

    /// The answers that lack a reason.
    pub(super) fn open_reasons(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let mut entries = Vec::new();
        for service in desk.services() {
            for answer in service.answers.iter().filter(|answer| answer.lacks_reason()) {
                let Some(question) = desk.comparison().questions.item(&answer.item) else {
                    continue;
                };
                let name = format!("{} / {} {}", service.name, question.number, question.title.of(lang));
                let detail = answer.verdict.map_or("", |verdict| verdict.word(lang)).to_owned();
                entries.push(Entry::new(name, detail, "", Target::Reason(service.id.clone(), answer.item.clone())));
            }
        }
        let title = lang.pick("理由のない「いいえ」「対象外」", "No and N/A without a reason");
        let empty = lang.pick("ありません。どれにも理由が書かれています。", "None: every No and N/A has a reason.");
        self.overlays.push(Overlay::Picker(Box::new(Picker::new(title, empty, entries))));
    }

    /// Goes where the entry under the cursor leads.
    pub(super) fn pick(&mut self) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = self.overlays.last() else {
            return Vec::new();
        };
        let Some(target) = picker.picked().cloned() else {
            return Vec::new();
        };
        self.overlays.pop();
        match target {
            Target::Command(action) => return self.act(action),
            Target::Scheme(id) => self.scheme_picked(id),
            Target::Evidence(certificate, item) => self.take_as_evidence(&certificate, &item),
            Target::Comparison(n) => {
                self.start.cursor = n;
                let path = self.start.picked().map(|listing| listing.path.clone());
                return path.map(Effect::Open).into_iter().collect();
            }
            Target::Service(id) => {
                if let Some(desk) = &mut self.desk {
                    desk.focus_service(&id);
                }
                self.screen = Screen::Services;
            }
            Target::Item(service, item) => {
                if let Some(desk) = &mut self.desk {
                    if let Some(service) = service {
                        desk.focus_service(&service);
                    }
                    desk.focus_item_id(&item);
                }
                // An item found from the matrix stays in the matrix.
                if self.screen_context() != Context::Compare {
                    self.go_check();
                }
            }
            Target::Reason(service, item) => {
                if let Some(desk) = &mut self.desk {
                    desk.focus_service(&service);
                    desk.focus_item_id(&item);
                }
                self.open_form(FormKind::Note { service, item });
                self.among_reasons = true;
            }
        }
        Vec::new()
    }
}
