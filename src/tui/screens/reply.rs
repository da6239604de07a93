//! What a provider's reply would change, before anything is changed: one row an answer, and the rows that nothing can be
//! made of. Must not know how a reply is read.

use std::collections::BTreeSet;

use ratatui::text::Line;

use super::{
    sheet::Sheet,
    split::{ListRow, Reading, Split, frames},
};
use crate::{
    exchange::receive::{self, EntryState, Preview, Reply, ReplyEntry, Taker, apply, plan, service_of},
    model::{ItemId, Verdict, one_line},
    say,
    tui::{
        action::{Action, Screen},
        desk::Desk,
        look::Look,
        scroll::Scroll,
        theme::Role,
        turn::{Turn, View},
    },
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
    pub fn split(&self, reading: Reading, view: View<'_>) -> Split {
        let lang = view.lang();
        let frames = frames(view.body, 50, 64);
        let entry = |entry: &ReplyEntry| {
            let mark = match (takes(entry), self.picked.contains(&entry.item)) {
                (false, _) => "   ",
                (true, true) => "[x]",
                (true, false) => "[ ]",
            };
            let change =
                format!("{} > {}", Verdict::word_of(entry.before, lang), Verdict::word_of(entry.after.verdict, lang));
            // What would be recorded stands first: in a narrow window the end is cut.
            ListRow {
                text: say!(
                    lang,
                    " {} 項目{} {}  {}",
                    " {} item {} {}  {}",
                    mark,
                    entry.number,
                    change,
                    entry.state.word(lang)
                ),
                role: match entry.state {
                    EntryState::New => Role::Good,
                    EntryState::Changed => Role::Notice,
                    EntryState::Conflict(_) | EntryState::NotUnderstood => Role::Bad,
                    EntryState::Unchanged => Role::Dim,
                },
            }
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
        let lines = self.lines(reading, view.look(), Scroll::room(frames[1]));
        Split::new(frames, title, rows, lang.pick("事業者の言葉", "The provider's words"), lines).or(lang.pick(
            &["この回答ファイルには、まだ何も書かれていません。", "Esc で戻ります。"],
            &["Nothing is written in this reply yet.", "Esc goes back."],
        ))
    }

    fn lines(&self, reading: Reading, look: &Look, room: usize) -> Vec<Line<'static>> {
        let lang = look.lang;
        let mut sheet = Sheet::new(look, room);
        let entries = &self.preview.entries;
        let Some(entry) = entries.get(reading.cursor) else {
            let stray = reading.cursor.checked_sub(entries.len());
            if let Some(stray) = stray.and_then(|n| self.preview.not_understood.get(n)) {
                sheet.text(&stray.why.words(lang), Role::Title);
                sheet.gap();
                sheet.text(&one_line(&stray.text), Role::Text);
                sheet.gap();
                sheet.text(
                    lang.pick(
                        "この行は取り込みません。必要なら、項目の画面で書いてください。",
                        "This row is not applied. If it matters, write it at the item.",
                    ),
                    Role::Dim,
                );
            }
            return sheet.lines;
        };
        sheet.text(&format!("{} {}", entry.number, entry.title.of(lang)), Role::Title);
        sheet.text(&say!(lang, "表の {} 行目", "Row {} of the file", entry.row), Role::Dim);
        sheet.gap();
        sheet.text(&entry.words, Role::Text);
        if !entry.after.condition.is_empty() {
            sheet.gap();
            let text = say!(lang, "プランなどの条件: {}", "Plan condition: {}", entry.after.condition);
            sheet.text(&text, Role::Notice);
        }
        sheet.gap();
        let note = match entry.state {
            EntryState::New => lang.pick("前の判定を消すことはありません。", "No verdict is overwritten.").to_owned(),
            EntryState::Changed => lang
                .pick(
                    "前の判定が変わります。取り込むなら、スペースで選んでください。",
                    "A verdict would change: press space to apply it.",
                )
                .to_owned(),
            EntryState::Conflict(day) => say!(
                lang,
                "質問状を作ったあと、{} に自社で答えています。取り込むなら、スペースで選んでください。",
                "It was answered on {}, after the questionnaire was created: press space to apply the reply.",
                day
            ),
            EntryState::Unchanged => lang.pick("もう記録されています。", "It is recorded already.").to_owned(),
            EntryState::NotUnderstood => lang
                .pick(
                    "回答の言葉を読み取れません。取り込むと、言葉だけが根拠として残ります。",
                    "The answer is none of the known words; if applied, only the words are kept as evidence.",
                )
                .to_owned(),
        };
        sheet.text(&note, Role::Dim);
        sheet.text(
            lang.pick(
                "事業者の言葉は、そのまま根拠に残ります。u でまとめて戻せます。",
                "The provider's words are kept as evidence. u undoes all of it.",
            ),
            Role::Dim,
        );
        sheet.lines
    }
}
