//! One candidate with all that is recorded for it. Must not know the comparison that it stands in.

use super::{
    answer::{Answer, Verdict},
    certificate::{Accepted, Certificate},
    ids::{Id, ItemId},
    kept::kept,
    questions::Questions,
};

kept! {
    /// A question to the vendor that the user added to those of the list (追加の質問).
    pub struct OwnQuestion {
        /// The item that it belongs to.
        item: ItemId,
        /// The question.
        text: String,
    }

    /// One candidate (候補サービス): service and plan of one provider.
    #[derive(Default)]
    pub struct Service {
        /// Identity of the service.
        id: Id,
        /// Name of the service.
        name: String,
        /// The company that offers it.
        provider: String = default,
        /// The plan that is looked at.
        plan: String = default,
        /// Its web page.
        url: String = default,
        /// Anything else.
        memo: String = default,
        /// The answers, in the order of the questions; at most one an item.
        answers: Vec<Answer> = default,
        /// The certificates that are shown for it.
        certificates: Vec<Certificate> = default,
        /// Findings that were accepted.
        accepted: Vec<Accepted> = default,
        /// What the user asks this vendor beside the questions of the list. Never what is asked of another one.
        own_questions: Vec<OwnQuestion> = default,
    }
}

impl Service {
    /// A service without answers.
    pub fn new(id: Id, name: impl Into<String>) -> Service {
        Service { id, name: name.into(), ..Service::default() }
    }

    /// The certificate with this id.
    pub fn certificate(&self, id: &Id) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| certificate.id == *id)
    }

    /// Whether the answers stand in the order of the questions and none of them is blank.
    pub(super) fn is_tidy(&self, questions: &Questions) -> bool {
        let mut rest = questions.items();
        let mut follows = |answer: &Answer| rest.any(|question| question.id == answer.item);
        self.answers.iter().all(|answer| !answer.is_blank() && follows(answer))
    }

    /// Puts the answers in the order of the questions and drops blank ones.
    pub(super) fn tidy(&mut self, questions: &Questions) {
        let place = |item: &str| questions.items().position(|question| question.id == item);
        self.answers.retain(|answer| !answer.is_blank());
        self.answers.sort_by_cached_key(|answer| place(&answer.item).unwrap_or(usize::MAX));
    }

    /// What is recorded for an item, if anything.
    pub fn answer(&self, item: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.item == item)
    }

    /// The verdict on an item; `None` is 未回答.
    pub fn verdict(&self, item: &str) -> Option<Verdict> {
        self.answer(item).and_then(|answer| answer.verdict)
    }
}
