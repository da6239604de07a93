//! A questionnaire as it is laid out in every format: heading, facts, letter, table. All texts are safe to show.
//! Must not know any format.

use super::Questionnaire;
use crate::{
    exchange::column::{Column, Label},
    model::{Lang, Verdict, one_line, visible},
    say,
};

/// What all formats show.
pub struct Page {
    /// The language.
    pub lang: Lang,
    /// The heading.
    pub heading: String,
    /// Labels with their values; those without a value are left out.
    pub facts: Vec<(&'static str, String)>,
    /// Paragraphs.
    pub letter: Vec<String>,
    /// The rows.
    pub rows: Vec<Line>,
}

/// A row of the table.
pub struct Line {
    /// Number of the item.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The questions.
    pub questions: Vec<String>,
    /// The key.
    pub key: String,
}

impl Page {
    /// The layout of a questionnaire.
    pub fn of(made: &Questionnaire) -> Page {
        let lang = made.lang;
        let service = match made.plan.trim() {
            "" => made.service.clone(),
            plan => say!(lang, "{}（{}）", "{} ({})", made.service, plan),
        };
        let line = |text: &str| one_line(text.trim()).into_owned();
        let facts = [
            (Label::Subject.word(lang), line(&made.title)),
            (lang.pick("サービス", "Service"), line(&service)),
            (lang.pick("宛先", "Provider"), line(&made.provider)),
            (lang.pick("差出人", "From"), line(&made.asker.company)),
            (lang.pick("連絡先", "Contact"), line(&made.asker.contact)),
            (Label::Made.word(lang), made.day.to_string()),
            (lang.pick("回答期限", "Reply by"), made.deadline.map(|day| day.to_string()).unwrap_or_default()),
        ];
        let rows = made.rows.iter().map(|row| Line {
            number: row.number.to_string(),
            title: line(&row.title),
            questions: row.questions.iter().chain(&row.own).map(|text| line(text)).collect(),
            key: row.key.clone(),
        });
        Page {
            lang,
            heading: say!(lang, "「{}」についてのご質問", "Questions about {}", line(&made.service)),
            facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            letter: made.letter.iter().map(|text| visible(text).into_owned()).collect(),
            rows: rows.collect(),
        }
    }

    /// The headers of the table.
    pub fn headers(&self) -> [&'static str; 8] {
        Column::ALL.map(|column| column.word(self.lang))
    }

    /// The answers to choose from.
    pub fn answers(&self) -> [&'static str; 5] {
        Verdict::ALL.map(|verdict| verdict.word(self.lang))
    }
}
