//! What a provider's reply would change, before anything is changed: one row an answer, and the rows that nothing can be
//! made of. Must not know how a reply is read.

use std::collections::BTreeSet;

use super::split::{ListRow, Reading, Split, frames};
use crate::{
    exchange::receive::{self, EntryState, Preview, Reply, ReplyEntry, Taker, apply, page, plan, service_of},
    model::{ItemId, Lang, one_line},
    pages::Page,
    say,
    tui::{Action, Desk, Role, Screen, Turn, View},
};

/// A reply to look through.
#[derive(Clone, Debug)]
pub struct ReplyScreen {
    /// What would become of the answers.
    preview: Preview,
    /// Name of the service.
    name: String,
    /// The items that are taken.
    picked: BTreeSet<ItemId>,
}

/// Whether an entry can be taken at all.
fn takes(entry: &ReplyEntry) -> bool {
    entry.state != EntryState::Unchanged
}

impl ReplyScreen {
    /// What would become of the answers, with everything picked that overwrites nothing.
    ///
    /// # Errors
    /// In words, when the reply fits no service of the comparison.
    pub fn new(reply: &Reply, desk: &Desk, view: View<'_>) -> Result<ReplyScreen, String> {
        let lang = view.lang();
        let taker = Taker { by: view.setup.by.clone(), today: view.today(), lang };
        let comparison = desk.comparison();
        // A sheet without keys is about the service under the cursor.
        let service = service_of(comparison, reply).or_else(|refused| match (refused, desk.service()) {
            (receive::WrongReply::NoService, Some(service)) => Ok(service.id.clone()),
            (refused, _) => Err(refused),
        });
        let preview = service.and_then(|id| plan(comparison, &id, reply, &taker));
        let preview = preview.map_err(|refused| refused.message(lang))?;
        let name = comparison.service(&preview.service).map_or_else(String::new, |service| service.name.clone());
        let picked = preview.all(false).into_iter().collect();
        Ok(ReplyScreen { preview, name, picked })
    }

    /// Carries out a command; what there is still to look through.
    pub fn act(
        mut self,
        action: Action,
        reading: Reading,
        desk: &mut Desk,
        turn: &mut Turn<'_>,
    ) -> Option<ReplyScreen> {
        match action {
            Action::Toggle => self.toggle(reading),
            Action::TakeAll => self.all(),
            Action::Enter if self.take(desk, turn) => return None,
            _ => {}
        }
        Some(self)
    }

    /// Takes what was chosen into the comparison; whether that was done.
    fn take(&self, desk: &mut Desk, turn: &mut Turn<'_>) -> bool {
        let lang = turn.lang();
        let chosen: Vec<ItemId> = self.picked.iter().cloned().collect();
        if chosen.is_empty() {
            turn.warn(
                lang.pick("取り込む行がありません（スペースで選びます）。", "No row is selected; space selects one."),
            );
            return false;
        }
        let taken = turn.change(desk, apply(&self.preview, &chosen));
        if taken {
            desk.focus_service(&self.preview.service);
            turn.go(Screen::Check);
            turn.good(&say!(
                lang,
                "{} 件を取り込みました（u でまとめて戻せます）。",
                "Answers applied: {} (u undoes all of them).",
                chosen.len()
            ));
        }
        taken
    }

    /// Takes the entry under the cursor, or not.
    fn toggle(&mut self, reading: Reading) {
        let entry = self.preview.entries.get(reading.cursor).filter(|entry| takes(entry));
        let Some(item) = entry.map(|entry| entry.item.clone()) else {
            return;
        };
        if !self.picked.remove(&item) {
            self.picked.insert(item);
        }
    }

    /// Takes everything that can be taken; pressed again, only what overwrites nothing.
    fn all(&mut self) {
        let (few, many) = (self.preview.all(false), self.preview.all(true));
        let many: BTreeSet<ItemId> = many.into_iter().collect();
        self.picked = if self.picked == many { few.into_iter().collect() } else { many };
    }

    /// The screen, laid out.
    pub fn split(&self, reading: Reading, desk: &Desk, view: View<'_>) -> Split {
        let lang = view.lang();
        let frames = frames(view.body, 50, 64);
        let entry = |entry: &ReplyEntry| {
            let mark = match (takes(entry), self.picked.contains(&entry.item)) {
                (false, _) => "   ",
                (true, true) => "[x]",
                (true, false) => "[ ]",
            };
            let words = page::change(entry, lang);
            let text = say!(lang, " {} 項目{} {}", " {} item {} {}", mark, entry.number, words);
            ListRow { text, role: entry.state.into() }
        };
        let stray = self.preview.not_understood.iter().map(|stray| ListRow {
            text: say!(lang, "     {}行目 {}", "     row {}: {}", stray.row, stray.why.words(lang)),
            role: Role::Bad,
        });
        let title = say!(
            lang,
            " {}: {} 取り込む {}/{} ",
            " {}: {} taking {}/{} ",
            self.name,
            one_line(&self.preview.file),
            self.picked.len(),
            self.preview.entries.len()
        );
        let rows = self.preview.entries.iter().map(entry).chain(stray).collect();
        let told = (lang.pick("事業者の言葉", "The provider's words"), &self.page(reading, desk, lang));
        Split::new(frames, title, rows, told, view.look()).or(lang.pick(
            &["この回答ファイルには、まだ何も書かれていません。", "Esc で戻ります。"],
            &["Nothing is written in this reply yet.", "Esc goes back."],
        ))
    }

    fn page(&self, reading: Reading, desk: &Desk, lang: Lang) -> Page {
        let mut page = Page::default();
        let entries = &self.preview.entries;
        if let Some(entry) = entries.get(reading.cursor) {
            page.add(page::entry(entry, lang));
            page.gap();
            page.text(Role::Dim, page::meaning(entry.state, lang));
            if matches!(entry.state, EntryState::Changed | EntryState::Conflict(_)) {
                let text = lang.pick("取り込むなら、スペースで選んでください。", "Press space to apply it.");
                page.text(Role::Dim, text);
            }
            page.text(Role::Dim, page::kept(lang));
            page.text(Role::Dim, lang.pick("u でまとめて戻せます。", "u undoes all of it."));
        } else if let Some(stray) = self.preview.not_understood.get(reading.cursor - entries.len()) {
            page.add(page::stray(stray, lang));
            page.gap();
            page.text(Role::Dim, page::not_taken(lang));
        }
        page.gap();
        page.add(page::blank(&self.preview, desk.comparison(), lang));
        page
    }
}
