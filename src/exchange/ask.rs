//! Questions to the provider of one service (質問状): what is asked, as plain data, and one pure function per format.
//!
//! Only what the vendor may know gets in: never a note, an evidence, a verdict, a score, a weight or another candidate.
//! Must not know disk, clock or screen.

mod html;
mod letter;
mod questionnaire;
mod text;
mod xlsx;

pub use html::html;
pub use questionnaire::{AskedItem, Questionnaire};
pub use text::{mail, markdown};
pub use xlsx::xlsx;

use super::key::RowKey;
use crate::model::{
    Answer, Asker, Checklist, Comparison, Day, Id, ItemId, Lang, Question, Service, Side, Verdict, visible, words,
};
use questionnaire::line;

words! {
    /// In which form questions to a provider are written, the most useful first. The id is the ending of its files as well.
    QuestionFormat {
        /// A workbook that can be read back.
        Xlsx = "xlsx", "Excel（xlsx）", "Excel (xlsx)";
        /// Markdown that can be read back.
        Markdown = "md", "Markdown", "Markdown";
        /// The text of a mail.
        Mail = "txt", "メールの文章", "text of a mail";
        /// For paper.
        Html = "html", "HTML（印刷用）", "HTML, to print";
    }
}

impl QuestionFormat {
    /// The questions in this form.
    ///
    /// # Errors
    /// As [`fn@xlsx`].
    pub fn bytes(self, made: &Questionnaire) -> Result<Vec<u8>, String> {
        Ok(match self {
            QuestionFormat::Xlsx => xlsx(made)?,
            QuestionFormat::Markdown => markdown(made).into_bytes(),
            QuestionFormat::Mail => mail(made).into_bytes(),
            QuestionFormat::Html => html(made).into_bytes(),
        })
    }
}

/// Which items are asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhichItems {
    /// What the vendor can answer and what is not settled: open, unknown, partly, or under a condition that is not
    /// settled; and the user's own questions of items that are not.
    Open,
    /// Everything that the vendor can answer, and every item with a question of the user's own.
    Provider,
    /// Just these.
    Chosen(Vec<ItemId>),
}

/// What a questionnaire is made of beside the comparison.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which items.
    pub items: WhichItems,
    /// Until when an answer is wanted.
    pub deadline: Option<Day>,
    /// The day on which it is made.
    pub today: Day,
    /// The language of everything in it.
    pub lang: Lang,
}

/// Makes the questionnaire for a service. `list` is the checklist that the comparison was begun with, if it is there:
/// it has the questions to vendors. There may be nothing to ask: then `rows` is empty.
pub fn questionnaire(
    comparison: &Comparison,
    service: &Service,
    list: Option<&Checklist>,
    order: &Order,
) -> Questionnaire {
    let lang = order.lang;
    let wanted = comparison.questions.items().filter(|question| match &order.items {
        WhichItems::Open => {
            (of_vendor(question) || is_added(service, question)) && is_open(service.answer(&question.id))
        }
        WhichItems::Provider => of_vendor(question) || is_added(service, question),
        WhichItems::Chosen(items) => items.contains(&question.id),
    });
    let rows = wanted.map(|question| asked(&comparison.id, service, question, list, lang));
    let mut made = Questionnaire {
        lang,
        title: line(&comparison.title),
        service: line(&service.name),
        provider: line(&service.provider),
        plan: line(&service.plan),
        asker: Asker {
            company: line(&comparison.asker.company),
            contact: visible(comparison.asker.contact.trim()).into_owned(),
        },
        day: order.today,
        deadline: order.deadline,
        letter: Vec::new(),
        rows: rows.collect(),
    };
    made.letter = letter::body(&made, false);
    made.letter.extend(letter::signature(&made));
    made
}

fn of_vendor(question: &Question) -> bool {
    matches!(question.side, Side::Provider | Side::Both)
}

fn is_added(service: &Service, question: &Question) -> bool {
    service.own_questions.iter().any(|own| own.item == question.id)
}

fn is_open(answer: Option<&Answer>) -> bool {
    answer.is_none_or(|answer| {
        let unsettled = !answer.condition.trim().is_empty() && answer.condition_met.is_none();
        matches!(answer.verdict, None | Some(Verdict::Unknown | Verdict::Partly)) || unsettled
    })
}

fn asked(comparison: &Id, service: &Service, question: &Question, list: Option<&Checklist>, lang: Lang) -> AskedItem {
    let item = list.and_then(|list| list.item(&question.id));
    let mut questions: Vec<String> =
        item.iter().flat_map(|item| &item.vendor_questions).map(|text| line(text.of(lang))).collect();
    if questions.is_empty() {
        questions.push(line(question.question.of(lang)));
    }
    let own = service.own_questions.iter().filter(|own| own.item == question.id);
    AskedItem {
        key: RowKey::new(comparison, &service.id, &question.id).to_string(),
        item: question.id.clone(),
        number: question.number,
        title: line(question.title.of(lang)),
        questions,
        own: own.map(|own| line(&own.text)).collect(),
    }
}

#[cfg(test)]
pub(super) mod tests;
