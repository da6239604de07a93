//! The questions to the provider of one service as plain data. Must not know how they are chosen, nor any format.

use crate::{
    exchange::column::Label,
    model::{Asker, Day, ItemId, Lang, Verdict, one_line},
    say,
};

/// The questions to the vendor of one service. All texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    /// The language it is in.
    pub lang: Lang,
    /// Title of the comparison: it stands in the questionnaire, so that the answer finds its way back.
    pub title: String,
    /// Name of the service.
    pub service: String,
    /// The company that offers it; may be empty.
    pub provider: String,
    /// The plan that is looked at; may be empty.
    pub plan: String,
    /// Who asks; may be empty.
    pub asker: Asker,
    /// The day on which it was made.
    pub day: Day,
    /// Until when an answer is wanted.
    pub deadline: Option<Day>,
    /// The covering letter, a paragraph each.
    pub letter: Vec<String>,
    /// What is asked, an item each, in the order of the list.
    pub rows: Vec<AskedItem>,
}

/// An item that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedItem {
    /// What the answer is found by.
    pub key: String,
    /// The item.
    pub item: ItemId,
    /// Its printed number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The questions to the vendor: those of the list, or the item's own question where the list has none.
    pub questions: Vec<String>,
    /// What the user asks beside them.
    pub own: Vec<String>,
}

impl AskedItem {
    /// The questions of the list, and those of the user's own.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.questions.iter().chain(&self.own)
    }
}

impl Questionnaire {
    /// The service, with the plan.
    pub(super) fn offer(&self) -> String {
        self.service.clone() + &self.lang.aside(&self.plan)
    }

    pub(super) fn heading(&self) -> String {
        say!(self.lang, "「{}」についてのご質問", "Questions about {}", self.service)
    }

    /// Labels with their values; those without a value are left out.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let mut facts = vec![
            (Label::Subject.word(lang), self.title.clone()),
            (lang.pick("サービス", "Service"), self.offer()),
            (lang.pick("宛先", "Provider"), self.provider.clone()),
            (lang.pick("差出人", "From"), self.asker.company.clone()),
            (lang.pick("連絡先", "Contact"), self.asker.contact.replace('\n', " ")),
            (Label::Made.word(lang), self.day.to_string()),
            (lang.pick("回答期限", "Reply by"), self.deadline.map(|day| day.to_string()).unwrap_or_default()),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        facts
    }

    /// The answers to choose from.
    pub(super) fn answers(&self) -> [&'static str; 5] {
        Verdict::ALL.map(|verdict| verdict.word(self.lang))
    }
}

/// A text on one line, safe to show.
pub(super) fn line(text: &str) -> String {
    one_line(text.trim()).into_owned()
}
