//! One change of a comparison as data: the only way anything changes.
//! Applying an edit gives the edit that takes it back. Must not know screens, files or clocks.

use std::sync::Arc;

use super::{
    comparison::{Answer, Comparison, Id, ItemId, MAX_EVIDENCE, MAX_LINE, MAX_NOTE, MAX_SERVICES, Service},
    lang::Lang,
};

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Title of the comparison.
    Title(String),
    /// Memo of the comparison.
    Memo(String),
    /// Puts a service at a place of the list, from 0; a place beyond the end is the end.
    AddService {
        /// Where.
        at: usize,
        /// The service with whatever answers it brings.
        service: Arc<Service>,
    },
    /// Takes a service out.
    RemoveService(Id),
    /// Moves a service to a place of the list, from 0.
    MoveService {
        /// Which.
        id: Id,
        /// Where to.
        to: usize,
    },
    /// Name, provider, plan, URL and memo of a service.
    Describe {
        /// Which.
        id: Id,
        /// The new description.
        words: Words,
    },
    /// All that is recorded for one item of one service; a blank answer clears it.
    Answer {
        /// Which service.
        service: Id,
        /// The answer, which names its item.
        answer: Answer,
    },
    /// Several changes that are one step for undo.
    Batch(Vec<Edit>),
}

/// What describes a service in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Name of the service.
    pub name: String,
    /// The company that offers it.
    pub provider: String,
    /// The plan.
    pub plan: String,
    /// Its web page.
    pub url: String,
    /// Anything else.
    pub memo: String,
}

impl Words {
    /// The words of a service.
    pub fn of(service: &Service) -> Words {
        Words {
            name: service.name.clone(),
            provider: service.provider.clone(),
            plan: service.plan.clone(),
            url: service.url.clone(),
            memo: service.memo.clone(),
        }
    }

    /// Puts the words into a service.
    pub fn into_service(self, service: &mut Service) {
        service.name = self.name;
        service.provider = self.provider;
        service.plan = self.plan;
        service.url = self.url;
        service.memo = self.memo;
    }
}

/// Why an edit was not applied; the comparison is then unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No service has this id.
    NoSuchService,
    /// No question has this id.
    NoSuchItem,
    /// A service with this id is there already.
    ServiceExists,
    /// A title or name is empty.
    EmptyName,
    /// A text, a list of evidence or the list of services is over its limit.
    TooLong,
}

impl Refusal {
    /// Why, and what to do.
    pub fn message(self, lang: Lang) -> &'static str {
        match self {
            Refusal::NoSuchService => lang.pick(
                "そのサービスはこの比較にありません。",
                "This comparison has no such service.",
            ),
            Refusal::NoSuchItem => lang.pick("その項目はこの比較にありません。", "This comparison has no such item."),
            Refusal::ServiceExists => lang.pick("同じサービスがもうあります。", "That service is there already."),
            Refusal::EmptyName => lang.pick("名前を書いてください。", "Please write a name."),
            Refusal::TooLong => lang.pick(
                "長すぎるか、多すぎます。短くしてください。",
                "That is too long, or too many; please shorten it.",
            ),
        }
    }
}

impl Edit {
    /// Applies the edit and gives the one that takes it back.
    ///
    /// # Errors
    /// A [`Refusal`]; the comparison is then exactly as it was.
    pub fn apply(self, to: &mut Comparison) -> Result<Edit, Refusal> {
        match self {
            Edit::Title(title) => {
                check_name(&title)?;
                Ok(Edit::Title(std::mem::replace(&mut to.title, title)))
            }
            Edit::Memo(memo) => {
                check_length(&memo, MAX_NOTE)?;
                Ok(Edit::Memo(std::mem::replace(&mut to.memo, memo)))
            }
            Edit::AddService { at, service } => add(to, at, service),
            Edit::RemoveService(id) => {
                let at = to.position(&id).ok_or(Refusal::NoSuchService)?;
                let service = to.services.remove(at);
                Ok(Edit::AddService { at, service })
            }
            Edit::MoveService { id, to: place } => {
                let from = to.position(&id).ok_or(Refusal::NoSuchService)?;
                let service = to.services.remove(from);
                to.services.insert(place.min(to.services.len()), service);
                Ok(Edit::MoveService { id, to: from })
            }
            Edit::Describe { id, words } => {
                check_name(&words.name)?;
                for line in [&words.provider, &words.plan, &words.url] {
                    check_length(line, MAX_LINE)?;
                }
                check_length(&words.memo, MAX_NOTE)?;
                let service = service_mut(to, &id)?;
                let before = Words::of(service);
                words.into_service(service);
                Ok(Edit::Describe { id, words: before })
            }
            Edit::Answer { service, answer } => put_answer(to, service, answer),
            Edit::Batch(edits) => batch(to, edits),
        }
    }

    /// The service and item that the edit is about, to show them after undo.
    pub fn place(&self) -> Option<(&Id, Option<&ItemId>)> {
        match self {
            Edit::Title(_) | Edit::Memo(_) => None,
            Edit::AddService { service, .. } => Some((&service.id, None)),
            Edit::RemoveService(id) | Edit::MoveService { id, .. } | Edit::Describe { id, .. } => Some((id, None)),
            Edit::Answer { service, answer } => Some((service, Some(&answer.item))),
            Edit::Batch(edits) => edits.first().and_then(Edit::place),
        }
    }
}

fn add(to: &mut Comparison, at: usize, service: Arc<Service>) -> Result<Edit, Refusal> {
    check_name(&service.name)?;
    if to.position(&service.id).is_some() {
        return Err(Refusal::ServiceExists);
    }
    if to.services.len() >= MAX_SERVICES {
        return Err(Refusal::TooLong);
    }
    let id = service.id.clone();
    to.services.insert(at.min(to.services.len()), service);
    Ok(Edit::RemoveService(id))
}

fn put_answer(to: &mut Comparison, service: Id, answer: Answer) -> Result<Edit, Refusal> {
    let questions = Arc::clone(&to.questions);
    let order = |item: &str| questions.items().position(|question| question.id == item);
    let place = order(&answer.item).ok_or(Refusal::NoSuchItem)?;
    check_length(&answer.note, MAX_NOTE)?;
    check_length(&answer.condition, MAX_LINE)?;
    check_length(&answer.by, MAX_LINE)?;
    if answer.evidence.len() > MAX_EVIDENCE {
        return Err(Refusal::TooLong);
    }
    for evidence in &answer.evidence {
        check_length(&evidence.text, MAX_NOTE)?;
    }
    let found = service_mut(to, &service)?;
    let item = answer.item.clone();
    let before = found.answers.iter().position(|old| old.item == item);
    let old = match (before, answer.is_blank()) {
        (Some(n), true) => found.answers.remove(n),
        (Some(n), false) => std::mem::replace(&mut found.answers[n], answer),
        (None, true) => Answer::empty(item),
        (None, false) => {
            let at = found
                .answers
                .iter()
                .position(|other| order(&other.item).is_some_and(|n| n > place))
                .unwrap_or(found.answers.len());
            found.answers.insert(at, answer);
            Answer::empty(item)
        }
    };
    Ok(Edit::Answer { service, answer: old })
}

fn batch(to: &mut Comparison, edits: Vec<Edit>) -> Result<Edit, Refusal> {
    let mut back = Vec::with_capacity(edits.len());
    for edit in edits {
        match edit.apply(to) {
            Ok(inverse) => back.push(inverse),
            Err(refusal) => {
                while let Some(inverse) = back.pop() {
                    inverse.apply(to).expect("the inverse of an applied edit applies");
                }
                return Err(refusal);
            }
        }
    }
    back.reverse();
    Ok(Edit::Batch(back))
}

fn service_mut<'a>(to: &'a mut Comparison, id: &Id) -> Result<&'a mut Service, Refusal> {
    let at = to.position(id).ok_or(Refusal::NoSuchService)?;
    Ok(Arc::make_mut(&mut to.services[at]))
}

fn check_name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::EmptyName);
    }
    check_length(name, MAX_LINE)
}

fn check_length(text: &str, max: usize) -> Result<(), Refusal> {
    // Most texts are short: counting bytes first spares counting characters.
    if text.len() > max && text.chars().count() > max {
        return Err(Refusal::TooLong);
    }
    Ok(())
}
