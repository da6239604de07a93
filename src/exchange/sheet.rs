//! A blank sheet to fill in by hand: the items of a checklist with boxes and lines for memos, for one service or up to
//! four side by side. Must not know disk, clock or screen, nor any comparison.

mod html;
mod markdown;
mod xlsx;

pub use html::html;
pub use markdown::markdown;
pub use xlsx::xlsx;

use super::column::QuestionColumn;
use crate::{
    model::{Checklist, Lang, Verdict, one_line},
    say,
};

/// Most services on one sheet.
pub const MAX_SERVICES: u8 = 4;

/// A blank sheet. All texts are on one line and safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankSheet {
    /// The language it is in.
    pub lang: Lang,
    /// Title of the list.
    pub title: String,
    /// Where the items come from, and in which edition.
    pub source: String,
    /// How many services stand side by side, from 1 to [`MAX_SERVICES`].
    pub services: u8,
    /// The sections in order.
    pub sections: Vec<BlankSection>,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankSection {
    /// Its title.
    pub title: String,
    /// Its items in order.
    pub items: Vec<BlankItem>,
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankItem {
    /// The printed number.
    pub number: u32,
    /// The title.
    pub title: String,
    /// The question.
    pub question: String,
    /// Who can fulfil it.
    pub side: &'static str,
}

/// The blank sheet of a list. A number of services out of range becomes the nearest one in it.
pub fn blank(list: &Checklist, services: u8, lang: Lang) -> BlankSheet {
    let line = |text: &str| one_line(text.trim()).into_owned();
    let sources = list.sources.iter();
    let sources: Vec<String> = sources
        .map(|source| {
            say!(
                lang,
                "{}「{}」（{}）",
                "{}: {} ({})",
                line(source.publisher.of(lang)),
                line(source.title.of(lang)),
                line(&source.edition)
            )
        })
        .collect();
    let sections = list.sections.iter().map(|section| BlankSection {
        title: line(section.title.of(lang)),
        items: section
            .items
            .iter()
            .map(|item| BlankItem {
                number: item.number,
                title: line(item.title.of(lang)),
                question: line(item.question.of(lang)),
                side: item.side.word(lang),
            })
            .collect(),
    });
    BlankSheet {
        lang,
        title: line(list.title.of(lang)),
        source: match sources.is_empty() {
            true => String::new(),
            false => say!(
                lang,
                "項目名の出典: {}。質問文は kumomi が作ったものです。",
                "Titles of the items after {}. The questions are kumomi's own.",
                sources.join(lang.pick("、", "; "))
            ),
        },
        services: services.clamp(1, MAX_SERVICES),
        sections: sections.collect(),
    }
}

impl BlankSheet {
    /// What is written above the table by hand.
    fn blanks(&self) -> [&'static str; 3] {
        [
            self.lang.pick("仕事の内容", "Used for"),
            self.lang.pick("記入者", "Filled in by"),
            self.lang.pick("記入日", "Date"),
        ]
    }

    /// The boxes to tick.
    fn boxes(&self) -> [String; 5] {
        Verdict::ALL.map(|verdict| format!("☐ {}", verdict.word(self.lang)))
    }

    /// The heads of the columns that name an item: its number, its title.
    fn heads(&self) -> [&'static str; 2] {
        [QuestionColumn::Number, QuestionColumn::Title].map(|column| column.word(self.lang))
    }

    /// The heads of the services, with room for their names.
    fn services(&self) -> Vec<String> {
        let head = |n| match self.services {
            1 => self.lang.pick("サービス名とプラン:", "Service and plan:").to_owned(),
            _ => say!(self.lang, "サービス{}:", "Service {}:", n),
        };
        (1..=self.services).map(head).collect()
    }
}

#[cfg(test)]
mod tests;
