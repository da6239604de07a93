//! One change of a comparison as data: the only way anything changes.
//! Applying an edit gives the edit that takes it back. Must not know screens, files or clocks.
//! Long because half of it is its tests.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    answer::{Answer, MAX_EARLIER},
    certificate::{Accepted, Certificate, Placement},
    comparison::{Asker, Comparison, Found, Id, MAX_LINE, MAX_NOTE, MAX_SERVICES, OwnQuestion, Service},
    decision::Record,
    lang::Lang,
    problem::{Path, Rule},
    profile::{self, Emphasis, Profile, Stress, Weights},
    questions::ItemId,
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
    /// The profile, with the emphases that follow from it.
    Profile {
        /// The profile; `None` takes it away.
        profile: Option<Box<Profile>>,
        /// The emphases, as [`super::propose`] gives them.
        emphasis: Vec<Stress>,
    },
    /// The user's own choice of an emphasis; `None` follows the proposal again.
    Stress {
        /// Which item.
        item: ItemId,
        /// The choice.
        chosen: Option<Emphasis>,
    },
    /// Points of each emphasis.
    Weights(Weights),
    /// The decision, or the begin of a review.
    Record(Box<Record>),
    /// All certificates of a service.
    Certificates {
        /// Which service.
        service: Id,
        /// The certificates, in the user's order.
        certificates: Vec<Certificate>,
    },
    /// All findings of a service that are accepted.
    Accepted {
        /// Which service.
        service: Id,
        /// The accepted findings.
        accepted: Vec<Accepted>,
    },
    /// Where the user puts schemes on the map.
    Placements(Vec<Placement>),
    /// Who asks the vendors.
    Asker(Asker),
    /// All questions that the user added for the vendor of a service.
    OwnQuestions {
        /// Which service.
        service: Id,
        /// The questions, in the user's order.
        questions: Vec<OwnQuestion>,
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
    /// No question has this id, or a service brings two answers to one.
    NoSuchItem,
    /// A service with this id is there already.
    ServiceExists,
    /// A title or name is empty.
    EmptyName,
    /// A text, a list of evidence or the list of services is over its limit.
    TooLong,
    /// Weights that are 0, too large, or less for more.
    BadWeights,
}

impl Refusal {
    /// Why, and what to do.
    pub fn message(self, lang: Lang) -> &'static str {
        match self {
            Refusal::NoSuchService => {
                lang.pick("そのサービスはこの比較にありません。", "This comparison has no such service.")
            }
            Refusal::NoSuchItem => lang.pick("その項目はこの比較にありません。", "This comparison has no such item."),
            Refusal::ServiceExists => lang.pick("同じサービスがもうあります。", "That service is there already."),
            Refusal::BadWeights => lang.pick(
                "重みの点数は1以上で、必須、重視、通常の順に小さくしてください。",
                "Points must be at least 1 and must not grow from must over important to normal.",
            ),
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
                check_words(&words.name, [&words.provider, &words.plan, &words.url], &words.memo)?;
                let service = service_mut(to, &id)?;
                let before = Words::of(service);
                words.into_service(service);
                Ok(Edit::Describe { id, words: before })
            }
            Edit::Answer { service, answer } => put_answer(to, service, answer),
            Edit::Profile { profile, emphasis } => put_profile(to, profile, emphasis),
            Edit::Stress { item, chosen } => put_stress(to, item, chosen),
            Edit::Weights(weights) if weights.are_sound() => {
                Ok(Edit::Weights(std::mem::replace(&mut to.weights, weights)))
            }
            Edit::Weights(_) => Err(Refusal::BadWeights),
            Edit::Record(record) => put_record(to, *record),
            Edit::Certificates { service, certificates } => {
                let mut found = Found::default();
                found.certificates(&Path::root(), &certificates);
                refused(found)?;
                let certificates = std::mem::replace(&mut service_mut(to, &service)?.certificates, certificates);
                Ok(Edit::Certificates { service, certificates })
            }
            Edit::Accepted { service, accepted } => {
                let mut found = Found::default();
                found.accepted(&Path::root(), &accepted, &to.item_ids());
                refused(found)?;
                let accepted = std::mem::replace(&mut service_mut(to, &service)?.accepted, accepted);
                Ok(Edit::Accepted { service, accepted })
            }
            Edit::Placements(placements) => {
                let mut found = Found::default();
                found.placements(&Path::root(), &placements);
                refused(found)?;
                Ok(Edit::Placements(std::mem::replace(&mut to.placements, placements)))
            }
            Edit::Asker(asker) => {
                let mut found = Found::default();
                found.asker(&Path::root(), &asker);
                refused(found)?;
                Ok(Edit::Asker(std::mem::replace(&mut to.asker, asker)))
            }
            Edit::OwnQuestions { service, questions } => {
                let mut found = Found::default();
                found.own_questions(&Path::root(), &questions, &to.item_ids());
                refused(found)?;
                let questions = std::mem::replace(&mut service_mut(to, &service)?.own_questions, questions);
                Ok(Edit::OwnQuestions { service, questions })
            }
            Edit::Batch(edits) => batch(to, edits),
        }
    }

    /// The service and item that the edit is about, to show them after undo.
    pub fn place(&self) -> Option<(&Id, Option<&ItemId>)> {
        match self {
            Edit::Title(_)
            | Edit::Memo(_)
            | Edit::Profile { .. }
            | Edit::Stress { .. }
            | Edit::Weights(_)
            | Edit::Record(_)
            | Edit::Placements(_)
            | Edit::Asker(_) => None,
            Edit::AddService { service, .. } => Some((&service.id, None)),
            Edit::RemoveService(id) | Edit::MoveService { id, .. } | Edit::Describe { id, .. } => Some((id, None)),
            Edit::Answer { service, answer } => Some((service, Some(&answer.item))),
            Edit::Certificates { service, .. }
            | Edit::Accepted { service, .. }
            | Edit::OwnQuestions { service, .. } => Some((service, None)),
            Edit::Batch(edits) => edits.first().and_then(Edit::place),
        }
    }
}

fn add(to: &mut Comparison, at: usize, mut service: Arc<Service>) -> Result<Edit, Refusal> {
    check_words(&service.name, [&service.provider, &service.plan, &service.url], &service.memo)?;
    let mut items = BTreeSet::new();
    for answer in &service.answers {
        check_answer(answer)?;
        if to.questions.item(&answer.item).is_none() || !items.insert(&answer.item) {
            return Err(Refusal::NoSuchItem);
        }
    }
    let mut found = Found::default();
    found.certificates(&Path::root(), &service.certificates);
    found.accepted(&Path::root(), &service.accepted, &to.item_ids());
    found.own_questions(&Path::root(), &service.own_questions, &to.item_ids());
    refused(found)?;
    if to.position(&service.id).is_some() {
        return Err(Refusal::ServiceExists);
    }
    if to.services.len() >= MAX_SERVICES {
        return Err(Refusal::TooLong);
    }
    if !service.is_tidy(&to.questions) {
        Arc::make_mut(&mut service).tidy(&to.questions);
    }
    let id = service.id.clone();
    to.services.insert(at.min(to.services.len()), service);
    Ok(Edit::RemoveService(id))
}

fn put_profile(to: &mut Comparison, profile: Option<Box<Profile>>, mut emphasis: Vec<Stress>) -> Result<Edit, Refusal> {
    let mut found = Found::default();
    if let Some(profile) = &profile {
        found.profile(&Path::root(), profile);
    }
    found.emphasis(&Path::root(), &emphasis, &to.item_ids());
    refused(found)?;
    profile::tidy(&mut emphasis, &to.questions);
    let before = std::mem::replace(&mut to.profile, profile.map(|profile| *profile));
    let stresses = std::mem::replace(&mut to.emphasis, emphasis);
    Ok(Edit::Profile { profile: before.map(Box::new), emphasis: stresses })
}

/// The item's entry comes and goes with what it says, at its place in the order of the questions.
fn put_stress(to: &mut Comparison, item: ItemId, chosen: Option<Emphasis>) -> Result<Edit, Refusal> {
    let questions = Arc::clone(&to.questions);
    let order = |item: &str| questions.items().position(|question| question.id == item);
    let place = order(&item).ok_or(Refusal::NoSuchItem)?;
    let at = match to.emphasis.iter().position(|stress| stress.item == item) {
        Some(at) => at,
        None => {
            let after = to.emphasis.iter().position(|stress| order(&stress.item).is_some_and(|n| n > place));
            let at = after.unwrap_or(to.emphasis.len());
            let stress = Stress { item: item.clone(), proposed: Emphasis::Normal, reasons: Vec::new(), chosen: None };
            to.emphasis.insert(at, stress);
            at
        }
    };
    let before = std::mem::replace(&mut to.emphasis[at].chosen, chosen);
    if to.emphasis[at].chosen.is_none() && to.emphasis[at].proposed == Emphasis::Normal {
        to.emphasis.remove(at);
    }
    Ok(Edit::Stress { item, chosen: before })
}

fn put_record(to: &mut Comparison, record: Record) -> Result<Edit, Refusal> {
    let mut found = Found::default();
    found.record(&Path::root(), &record, &to.item_ids());
    refused(found)?;
    Ok(Edit::Record(Box::new(std::mem::replace(&mut to.record, record))))
}

/// What a file could not hold, no edit may bring.
fn refused(found: Found) -> Result<(), Refusal> {
    let Some(problem) = found.0.into_iter().next() else {
        return Ok(());
    };
    Err(match problem.rule {
        Rule::TooLong(..) | Rule::TooMany(..) => Refusal::TooLong,
        Rule::BadWeights => Refusal::BadWeights,
        Rule::UnknownService(_) => Refusal::NoSuchService,
        Rule::DuplicateId(_) => Refusal::ServiceExists,
        Rule::Empty => Refusal::EmptyName,
        _ => Refusal::NoSuchItem,
    })
}

fn put_answer(to: &mut Comparison, service: Id, answer: Answer) -> Result<Edit, Refusal> {
    let questions = Arc::clone(&to.questions);
    let order = |item: &str| questions.items().position(|question| question.id == item);
    let place = order(&answer.item).ok_or(Refusal::NoSuchItem)?;
    check_answer(&answer)?;
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

fn check_words(name: &str, lines: [&String; 3], memo: &str) -> Result<(), Refusal> {
    check_name(name)?;
    for line in lines {
        check_length(line, MAX_LINE)?;
    }
    check_length(memo, MAX_NOTE)
}

fn check_answer(answer: &Answer) -> Result<(), Refusal> {
    let mut found = Found::default();
    let said = |found: &mut Found, words, evidence| found.said(&Path::root, words, evidence);
    said(&mut found, (&answer.note, &answer.condition, &answer.by), &answer.evidence);
    for one in &answer.earlier {
        said(&mut found, (&one.note, &one.condition, &one.by), &one.evidence);
    }
    if answer.earlier.len() > MAX_EARLIER {
        return Err(Refusal::TooLong);
    }
    refused(found)
}

fn check_length(text: &str, max: usize) -> Result<(), Refusal> {
    // Most texts are short: counting bytes first spares counting characters.
    if text.len() > max && text.chars().count() > max {
        return Err(Refusal::TooLong);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Comparison, Day,
        arbitrary::{arrangement, comparison, edit, list},
    };

    fn small() -> Comparison {
        let day = Day::new(2026, 4, 1).unwrap();
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", day, &list());
        comparison.services = vec![Arc::new(Service::new(Id("s0".to_owned()), "雲棚"))];
        comparison
    }

    fn noted(item: &str, note: &str) -> Answer {
        Answer { note: note.to_owned(), ..Answer::empty(item) }
    }

    fn answers(comparison: &Comparison) -> BTreeMap<Id, Vec<Answer>> {
        let pair = |service: &Arc<Service>| (service.id.clone(), service.answers.clone());
        comparison.services.iter().map(pair).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn the_inverse_gives_exactly_the_state_before(mut now in comparison(), edits in prop::collection::vec(edit(), 1..12)) {
            for edit in edits {
                let before = now.clone();
                match edit.apply(&mut now) {
                    Err(_) => prop_assert_eq!(&now, &before, "a refused edit changes nothing"),
                    Ok(inverse) => {
                        let mut back = now.clone();
                        let again = inverse.apply(&mut back).expect("an inverse applies");
                        prop_assert_eq!(&back, &before);
                        again.apply(&mut back).expect("the inverse of an inverse applies");
                        prop_assert_eq!(&back, &now);
                    }
                }
            }
        }

        #[test]
        fn what_an_edit_accepts_a_file_can_hold(mut now in comparison(), edits in prop::collection::vec(edit(), 1..12)) {
            for edit in edits {
                let _ = edit.apply(&mut now);
                prop_assert_eq!(now.problems(), vec![]);
                let mut tidy = now.clone();
                tidy.tidy();
                prop_assert_eq!(&tidy, &now, "answers stay in the order of the questions, none of them blank");
            }
        }

        #[test]
        fn a_batch_applies_whole_or_not_at_all(start in comparison(), edits in prop::collection::vec(edit(), 0..6)) {
            let mut one_by_one = start.clone();
            let all = edits.iter().cloned().try_for_each(|edit| edit.apply(&mut one_by_one).map(drop));
            let mut at_once = start.clone();
            let batch = Edit::Batch(edits).apply(&mut at_once).map(drop);
            prop_assert_eq!(batch, all);
            prop_assert_eq!(at_once, if all.is_ok() { one_by_one } else { start });
        }

        #[test]
        fn moving_and_describing_services_never_mixes_answers(
            mut now in comparison(),
            edits in prop::collection::vec(arrangement(), 1..12),
        ) {
            let before = answers(&now);
            for edit in edits {
                let _ = edit.apply(&mut now);
            }
            prop_assert_eq!(answers(&now), before);
        }

        #[test]
        fn an_answer_changes_no_other_answer(mut now in comparison(), edit in edit()) {
            let before = answers(&now);
            let aim = edit.place().map(|(id, item)| (id.clone(), item.cloned()));
            if let (Edit::Answer { .. }, Some((id, Some(item)))) = (&edit, aim) {
                let _ = edit.apply(&mut now);
                for (service, answers) in answers(&now) {
                    let others = |all: &[Answer]| -> Vec<Answer> {
                        all.iter().filter(|one| service != id || one.item != item).cloned().collect()
                    };
                    prop_assert_eq!(others(&answers), others(&before[&service]));
                }
            }
        }
    }

    #[test]
    fn limits_count_characters_not_bytes() {
        let id = || Id("s0".to_owned());
        let words = |name: String| Words { name, ..Words::default() };
        for (len, result) in [(MAX_LINE, None), (MAX_LINE + 1, Some(Refusal::TooLong))] {
            let long = "長".repeat(len);
            let answer = Answer { condition: long.clone(), ..noted("a-1", "n") };
            for edit in [
                Edit::Title(long.clone()),
                Edit::Describe { id: id(), words: words(long.clone()) },
                Edit::AddService { at: 0, service: Arc::new(Service::new(Id("s1".to_owned()), long.clone())) },
                Edit::Answer { service: id(), answer },
            ] {
                assert_eq!(edit.clone().apply(&mut small()).err(), result, "{len} in {edit:?}");
            }
        }
        for (len, result) in [(MAX_NOTE, None), (MAX_NOTE + 1, Some(Refusal::TooLong))] {
            let answer = noted("a-1", &"長".repeat(len));
            let edit = Edit::Answer { service: id(), answer };
            assert_eq!(edit.apply(&mut small()).err(), result, "note of {len}");
            assert_eq!(Edit::Memo("長".repeat(len)).apply(&mut small()).err(), result, "memo of {len}");
        }
    }

    #[test]
    fn what_is_not_there_is_refused() {
        let nobody = || Id("s9".to_owned());
        let brings = |answers| Edit::AddService {
            at: 0,
            service: Arc::new(Service { answers, ..Service::new(nobody(), "雲") }),
        };
        let answer = noted("a-1", "n");
        for (edit, refusal) in [
            (Edit::Stress { item: "nowhere".to_owned(), chosen: None }, Refusal::NoSuchItem),
            (Edit::Weights(Weights { normal: 0, ..Weights::default() }), Refusal::BadWeights),
            (Edit::Title(" \n".to_owned()), Refusal::EmptyName),
            (Edit::RemoveService(nobody()), Refusal::NoSuchService),
            (Edit::MoveService { id: nobody(), to: 0 }, Refusal::NoSuchService),
            (Edit::Answer { service: nobody(), answer: answer.clone() }, Refusal::NoSuchService),
            (Edit::Answer { service: Id("s0".to_owned()), answer: noted("nowhere", "n") }, Refusal::NoSuchItem),
            (
                Edit::AddService { at: 0, service: Arc::new(Service::new(Id("s0".to_owned()), "雲")) },
                Refusal::ServiceExists,
            ),
            (brings(vec![noted("nowhere", "n")]), Refusal::NoSuchItem),
            (brings(vec![answer.clone(), answer]), Refusal::NoSuchItem),
        ] {
            assert_eq!(edit.clone().apply(&mut small()), Err(refusal), "{edit:?}");
        }
    }

    #[test]
    fn a_full_list_takes_no_more_services() {
        let mut full = small();
        full.services = (0..MAX_SERVICES).map(|n| Arc::new(Service::new(Id(n.to_string()), "雲"))).collect();
        assert_eq!(full.problems(), []);
        let service = Arc::new(Service::new(Id("more".to_owned()), "雲"));
        assert_eq!(Edit::AddService { at: 0, service }.apply(&mut full), Err(Refusal::TooLong));
    }
}
