//! The questions to the provider of the service under the cursor: the covering letter, and per item what is asked.
//! Must not know how the file is written.

use std::collections::BTreeSet;

use super::split::{ListRow, Reading, Split, frames};
use crate::{
    exchange::ask::{self, Order, Questionnaire, WhichItems, questionnaire},
    model::{Day, Edit, FormKind, ItemId, Lang, Service},
    pages::{Labels, Page},
    say,
    tui::{Action, Context, Desk, Role, Screen, Turn, View, answers, key_for},
};

/// What the questionnaire is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskScreen {
    /// The items that are asked about; `None` until the user chose: those that are not settled.
    picked: Option<BTreeSet<ItemId>>,
    /// Until when an answer is wanted.
    pub deadline: Option<Day>,
}

impl AskScreen {
    /// Nothing chosen yet; the deadline is kept.
    pub fn afresh(&mut self) {
        *self = AskScreen { deadline: self.deadline, ..AskScreen::default() };
    }

    /// What is asked; nothing without a service.
    fn made(&self, desk: &Desk, items: WhichItems, today: Day, lang: Lang) -> Option<Questionnaire> {
        let order = Order { items, deadline: self.deadline, today, lang };
        Some(questionnaire(desk.comparison(), desk.service()?, desk.checklist.as_ref(), &order))
    }

    /// The items that are asked about.
    fn picks(&self, desk: &Desk, today: Day, lang: Lang) -> BTreeSet<ItemId> {
        self.picked.clone().unwrap_or_else(|| {
            let open = self.made(desk, WhichItems::Open, today, lang);
            open.into_iter().flat_map(|made| made.rows).map(|row| row.item).collect()
        })
    }

    /// The questionnaire as it would be written now; `None` without a service.
    pub fn questionnaire(&self, desk: &Desk, today: Day, lang: Lang) -> Option<Questionnaire> {
        let picks = self.picks(desk, today, lang).into_iter().collect();
        self.made(desk, WhichItems::Chosen(picks), today, lang)
    }

    /// The row under the cursor, of all that can be asked; the letter is none.
    fn row(reading: Reading, all: &Questionnaire) -> Option<&ask::AskedItem> {
        all.rows.get(reading.cursor.checked_sub(1)?)
    }

    /// Asks about an item, for it has a question of the user's own now.
    pub fn pick(&mut self, item: &str, desk: &Desk, today: Day, lang: Lang) {
        let mut picks = self.picks(desk, today, lang);
        picks.insert(item.to_owned());
        self.picked = Some(picks);
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, reading: Reading, desk: &mut Desk, turn: &mut Turn<'_>) {
        let (lang, today) = (turn.lang(), turn.view.today());
        let Some(all) = self.made(desk, WhichItems::Provider, today, lang) else { return };
        let Some(service) = desk.service().map(|service| service.id.clone()) else { return };
        match (action, AskScreen::row(reading, &all).map(|row| row.item.clone())) {
            (Action::Toggle, Some(item)) => {
                let mut picks = self.picks(desk, today, lang);
                if !picks.remove(&item) {
                    picks.insert(item);
                }
                self.picked = Some(picks);
            }
            (Action::Add, Some(item)) => turn.form(FormKind::OwnQuestion { service, item }),
            (Action::Add, None) => turn.warn(lang.pick("項目の行を選んでください。", "Move to the line of an item.")),
            (Action::Delete, Some(item)) => {
                let mut questions = desk.service().map(|one| one.own_questions.clone()).unwrap_or_default();
                if let Some(last) = questions.iter().rposition(|own| own.item == item) {
                    questions.remove(last);
                    turn.change(desk, Edit::OwnQuestions { service, questions });
                }
            }
            (Action::Toggle | Action::Delete, None) => {}
            (Action::Edit, _) => turn.form(FormKind::Asker),
            (Action::Enter, _) => turn.form(FormKind::Questions(service)),
            (other, _) => answers::act(other, desk, turn),
        }
    }

    /// The screen, laid out; nothing without a service.
    pub fn split(&self, reading: Reading, desk: &Desk, view: View<'_>) -> Option<Split> {
        let lang = view.lang();
        let all = self.made(desk, WhichItems::Provider, view.today(), lang)?;
        let frames = frames(view.body, 44, 56);
        let picks = self.picks(desk, view.today(), lang);
        let letter =
            ListRow { text: lang.pick("     送付状", "     Covering letter").to_owned(), role: Role::Title };
        let row = |row: &ask::AskedItem| {
            let mark = if picks.contains(&row.item) { "[x]" } else { "[ ]" };
            let own = match row.own.len() {
                0 => String::new(),
                count => say!(lang, "  追加{}", "  own {}", count),
            };
            ListRow {
                text: format!(" {mark} {:>2} {}{own}", row.number, row.title),
                role: if picks.contains(&row.item) { Role::Text } else { Role::Dim },
            }
        };
        let title = desk.heading(&say!(lang, "質問状 {}項目", "questions: {} items", picks.len()));
        let rows = [letter].into_iter().chain(all.rows.iter().map(row)).collect();
        let page = self.page(AskScreen::row(reading, &all), desk, view);
        let head = desk.service().map_or_else(String::new, addressee);
        Some(Split::new(frames, title, rows, (&head, &page), view.look()))
    }

    fn page(&self, row: Option<&ask::AskedItem>, desk: &Desk, view: View<'_>) -> Page {
        let lang = view.lang();
        let key = |action| key_for(Context::On(Screen::Ask), action, lang);
        let mut page = Page::default();
        let Some(row) = row else {
            if desk.comparison().asker.is_empty() {
                let text = say!(
                    lang,
                    "{} を押して、自社名・連絡先・回答期限を書いてください。",
                    "Press {} and write your company, contact and the deadline.",
                    key(Action::Edit)
                );
                page.text(Role::Notice, text);
                page.gap();
            }
            let letter = self.questionnaire(desk, view.today(), lang).map(|made| made.letter);
            for paragraph in letter.unwrap_or_default() {
                page.text(Role::Text, paragraph);
                page.gap();
            }
            let text = say!(
                lang,
                "{} でファイルに書き出します。メモ・得点・ほかの候補サービスは入りません。",
                "{} writes the file. Notes, scores and other candidate services do not go into it.",
                key(Action::Enter)
            );
            page.text(Role::Dim, text);
            return page;
        };
        page.head(format!("{} {}", row.number, row.title));
        page.gap();
        row.questions.iter().for_each(|text| page.entry(text));
        if !row.own.is_empty() {
            let (own, remove) = (Labels::of(lang).own_questions, key(Action::Delete));
            page.head(say!(lang, "{}（{} で最後のものを消す）", "{} ({} removes the last)", own, remove));
            row.own.iter().for_each(|text| page.entry(text));
        }
        page.gap();
        let text = say!(
            lang,
            "{} で、聞くかどうかを変えます。{} で、こちらから足す質問を書けます。",
            "{} asks about it or not, {} adds a question of your own.",
            key(Action::Toggle),
            key(Action::Add)
        );
        page.text(Role::Dim, text);
        page
    }
}

/// Provider and service.
fn addressee(service: &Service) -> String {
    [service.provider.as_str(), service.name.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" / ")
}
