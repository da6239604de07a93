//! One change of a comparison as data: the only way anything changes.
//! Applying an edit gives the edit that takes it back. Must not know screens, files or clocks.
//! Long because half of it is its tests.

use std::{collections::BTreeSet, mem::replace, sync::Arc};

use super::{
    answer::Answer,
    certificate::{Accepted, Certificate, Placement},
    comparison::{Asker, Comparison, check},
    decision::Record,
    emphasis::{Emphasis, Stress, Weights},
    ids::{Id, ItemId},
    inspection::Inspection,
    lang::Lang,
    limits::MAX_SERVICES,
    problem::Problem,
    profile::Profile,
    propose,
    service::{OwnQuestion, Service},
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
        /// The emphases, as [`super::propose()`] gives them.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No service has this id.
    NoSuchService,
    /// A service with this id is there already.
    ServiceExists,
    /// What no file could hold: where it would stand in the comparison, and which rule it breaks.
    Rule(Problem),
}

impl Refusal {
    /// Why, and what to do; of a rule with the field that it is about.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Refusal::NoSuchService => {
                lang.pick("そのサービスはこの比較にありません。", "This comparison has no such service.").to_owned()
            }
            Refusal::ServiceExists => {
                lang.pick("同じサービスがもうあります。", "That service is there already.").to_owned()
            }
            Refusal::Rule(problem) => problem.message_with_field(lang),
        }
    }
}

/// What a file could not hold, no edit may bring.
fn sound(check: impl FnOnce(&mut Inspection)) -> Result<(), Refusal> {
    let mut look = Inspection::default();
    check(&mut look);
    look.done().into_iter().next().map_or(Ok(()), |problem| Err(Refusal::Rule(problem)))
}

impl Edit {
    /// Takes a certificate away, and what was accepted about it.
    pub fn without_certificate(of: &Service, certificate: &Id) -> Edit {
        let certificates = of.certificates.iter().filter(|one| one.id != *certificate).cloned().collect();
        let about = |one: &&Accepted| one.finding.certificate.as_ref() != Some(certificate);
        let accepted = of.accepted.iter().filter(about).cloned().collect();
        let service = of.id.clone();
        Edit::Batch(vec![
            Edit::Certificates { service: service.clone(), certificates },
            Edit::Accepted { service, accepted },
        ])
    }

    /// Applies the edit and gives the one that takes it back.
    ///
    /// ```
    /// use kumomi::{model::{Edit, Lang}, store};
    ///
    /// let mut comparison = store::sample(Lang::En);
    /// let before = comparison.clone();
    /// let back = Edit::Title("Another title".into()).apply(&mut comparison).expect("a title");
    /// assert_eq!(comparison.title, "Another title");
    /// back.apply(&mut comparison).expect("what was there");
    /// assert_eq!(comparison, before);
    ///
    /// let refusal = Edit::Title(" ".into()).apply(&mut comparison).expect_err("no title");
    /// assert_eq!(refusal.message(Lang::En), "Title: This may not be empty; enter a text.");
    /// ```
    ///
    /// # Errors
    /// A [`Refusal`]; the comparison is then exactly as it was.
    pub fn apply(self, to: &mut Comparison) -> Result<Edit, Refusal> {
        Ok(match self {
            Edit::Title(title) => {
                sound(|look| check::title(look, &title))?;
                Edit::Title(replace(&mut to.title, title))
            }
            Edit::Memo(memo) => {
                sound(|look| look.note("memo", &memo))?;
                Edit::Memo(replace(&mut to.memo, memo))
            }
            Edit::AddService { at, service } => return add(to, at, service),
            Edit::RemoveService(id) => {
                let at = to.position(&id).ok_or(Refusal::NoSuchService)?;
                Edit::AddService { at, service: to.services.remove(at) }
            }
            Edit::MoveService { id, to: place } => {
                let from = to.position(&id).ok_or(Refusal::NoSuchService)?;
                let service = to.services.remove(from);
                to.services.insert(place.min(to.services.len()), service);
                Edit::MoveService { id, to: from }
            }
            Edit::Describe { id, words } => {
                let service = service_for(to, &id, |look, _| {
                    check::words(look, &words.name, [&words.provider, &words.plan, &words.url], &words.memo);
                })?;
                let before = Words::of(service);
                words.into_service(service);
                Edit::Describe { id, words: before }
            }
            Edit::Answer { service, answer } => return put_answer(to, service, answer),
            Edit::Profile { profile, emphasis } => return put_profile(to, profile, emphasis),
            Edit::Stress { item, chosen } => return put_stress(to, item, chosen),
            Edit::Weights(weights) => {
                sound(|look| check::weights(look, &weights))?;
                Edit::Weights(replace(&mut to.weights, weights))
            }
            Edit::Record(record) => {
                sound(|look| check::record(look, &record, &to.item_ids()))?;
                Edit::Record(Box::new(replace(&mut to.record, *record)))
            }
            Edit::Certificates { service, certificates } => {
                let kept = service_for(to, &service, |look, _| check::certificates(look, &certificates))?;
                let certificates = replace(&mut kept.certificates, certificates);
                Edit::Certificates { service, certificates }
            }
            Edit::Accepted { service, accepted } => {
                let kept = service_for(to, &service, |look, items| check::accepted(look, &accepted, items))?;
                let accepted = replace(&mut kept.accepted, accepted);
                Edit::Accepted { service, accepted }
            }
            Edit::Placements(placements) => {
                sound(|look| check::placements(look, &placements))?;
                Edit::Placements(replace(&mut to.placements, placements))
            }
            Edit::Asker(asker) => {
                sound(|look| check::asker(look, &asker))?;
                Edit::Asker(replace(&mut to.asker, asker))
            }
            Edit::OwnQuestions { service, questions } => {
                let kept = service_for(to, &service, |look, items| check::own_questions(look, &questions, items))?;
                let questions = replace(&mut kept.own_questions, questions);
                Edit::OwnQuestions { service, questions }
            }
            Edit::Batch(edits) => return batch(to, edits),
        })
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
    let (at, count) = (at.min(to.services.len()), to.services.len() + 1);
    sound(|look| {
        look.most("services", count, MAX_SERVICES);
        look.field("services", |look| look.index(at, |look| check::service(look, &service, &to.item_ids())));
    })?;
    if to.position(&service.id).is_some() {
        return Err(Refusal::ServiceExists);
    }
    if !service.is_tidy(&to.questions) {
        Arc::make_mut(&mut service).tidy(&to.questions);
    }
    let id = service.id.clone();
    to.services.insert(at, service);
    Ok(Edit::RemoveService(id))
}

fn put_profile(to: &mut Comparison, profile: Option<Box<Profile>>, mut emphasis: Vec<Stress>) -> Result<Edit, Refusal> {
    sound(|look| {
        if let Some(profile) = &profile {
            check::profile(look, profile);
        }
        check::emphasis(look, &emphasis, &to.item_ids());
    })?;
    propose::tidy(&mut emphasis, &to.questions);
    let before = replace(&mut to.profile, profile.map(|profile| *profile));
    let emphasis = replace(&mut to.emphasis, emphasis);
    Ok(Edit::Profile { profile: before.map(Box::new), emphasis })
}

/// The item's entry comes and goes with what it says, at its place in the order of the questions.
fn put_stress(to: &mut Comparison, item: ItemId, chosen: Option<Emphasis>) -> Result<Edit, Refusal> {
    let questions = Arc::clone(&to.questions);
    let order = |item: &str| questions.items().position(|question| question.id == item);
    sound(|look| look.field("emphasis", |look| check::item(look, &item, &to.item_ids())))?;
    let place = order(&item);
    let at = match to.emphasis.iter().position(|stress| stress.item == item) {
        Some(at) => at,
        None => {
            let after = to.emphasis.iter().position(|stress| order(&stress.item) > place);
            let at = after.unwrap_or(to.emphasis.len());
            let stress = Stress { item: item.clone(), proposed: Emphasis::Normal, reasons: Vec::new(), chosen: None };
            to.emphasis.insert(at, stress);
            at
        }
    };
    let before = replace(&mut to.emphasis[at].chosen, chosen);
    if to.emphasis[at].chosen.is_none() && to.emphasis[at].proposed == Emphasis::Normal {
        to.emphasis.remove(at);
    }
    Ok(Edit::Stress { item, chosen: before })
}

fn put_answer(to: &mut Comparison, service: Id, answer: Answer) -> Result<Edit, Refusal> {
    let questions = Arc::clone(&to.questions);
    let order = |item: &str| questions.items().position(|question| question.id == item);
    let place = order(&answer.item);
    let answers = &to.service(&service).ok_or(Refusal::NoSuchService)?.answers;
    let before = answers.iter().position(|old| old.item == answer.item);
    let after = || answers.iter().position(|other| order(&other.item) > place);
    let at = before.or_else(after).unwrap_or(answers.len());
    let answers = &mut service_for(to, &service, |look, items| {
        look.field("answers", |look| look.index(at, |look| check::answer(look, &answer, items)));
    })?
    .answers;
    let answer = match (before, answer.is_blank()) {
        (Some(_), true) => answers.remove(at),
        (Some(_), false) => replace(&mut answers[at], answer),
        (None, true) => Answer::empty(answer.item),
        (None, false) => {
            let old = Answer::empty(answer.item.clone());
            answers.insert(at, answer);
            old
        }
    };
    Ok(Edit::Answer { service, answer })
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

/// The service to change, when what it is to be given is sound; the ids of all items help to judge that.
fn service_for<'a>(
    to: &'a mut Comparison,
    id: &Id,
    check: impl FnOnce(&mut Inspection, &BTreeSet<&str>),
) -> Result<&'a mut Service, Refusal> {
    let at = to.position(id).ok_or(Refusal::NoSuchService)?;
    sound(|look| look.field("services", |look| look.index(at, |look| check(look, &to.item_ids()))))?;
    Ok(Arc::make_mut(&mut to.services[at]))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Comparison, Day, MAX_LINE, MAX_NOTE, Rule,
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
            prop_assert_eq!(&batch, &all);
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

    /// Where and by which rule an edit is refused.
    fn refused(edit: &Edit, to: &mut Comparison) -> Option<(String, Rule)> {
        match edit.clone().apply(to) {
            Err(Refusal::Rule(problem)) => Some((problem.path.to_string(), problem.rule)),
            Err(other) => panic!("{other:?} for {edit:?}"),
            Ok(_) => None,
        }
    }

    #[test]
    fn limits_count_characters_not_bytes_and_the_field_is_named() {
        let id = || Id("s0".to_owned());
        let words = |name: String| Words { name, ..Words::default() };
        for len in [MAX_LINE, MAX_LINE + 1] {
            let long = "長".repeat(len);
            let answer = Answer { condition: long.clone(), ..noted("a-1", "n") };
            for (edit, path) in [
                (Edit::Title(long.clone()), "title"),
                (Edit::Describe { id: id(), words: words(long.clone()) }, "services[0].name"),
                (
                    Edit::AddService { at: 9, service: Arc::new(Service::new(Id("s1".to_owned()), long.clone())) },
                    "services[1].name",
                ),
                (Edit::Answer { service: id(), answer }, "services[0].answers[0].condition"),
            ] {
                let expected = (len > MAX_LINE).then(|| (path.to_owned(), Rule::TooLong(len, MAX_LINE)));
                assert_eq!(refused(&edit, &mut small()), expected, "{len}");
            }
        }
        for len in [MAX_NOTE, MAX_NOTE + 1] {
            let expected = |path: &str| (len > MAX_NOTE).then(|| (path.to_owned(), Rule::TooLong(len, MAX_NOTE)));
            let edit = Edit::Answer { service: id(), answer: noted("a-1", &"長".repeat(len)) };
            assert_eq!(refused(&edit, &mut small()), expected("services[0].answers[0].note"), "{len}");
            assert_eq!(refused(&Edit::Memo("長".repeat(len)), &mut small()), expected("memo"), "{len}");
        }
    }

    #[test]
    fn what_is_not_there_is_refused() {
        let nobody = || Id("s9".to_owned());
        for edit in [
            Edit::RemoveService(nobody()),
            Edit::MoveService { id: nobody(), to: 0 },
            Edit::Answer { service: nobody(), answer: noted("a-1", "n") },
        ] {
            assert_eq!(edit.apply(&mut small()), Err(Refusal::NoSuchService));
        }
        let again = Edit::AddService { at: 0, service: Arc::new(Service::new(Id("s0".to_owned()), "雲")) };
        assert_eq!(again.apply(&mut small()), Err(Refusal::ServiceExists));
    }

    #[test]
    fn a_refusal_names_the_place_and_the_rule_in_words() {
        let service = || Id("s0".to_owned());
        let brings = |answers| Edit::AddService {
            at: 0,
            service: Arc::new(Service { answers, ..Service::new(Id("s9".to_owned()), "雲") }),
        };
        let answer = || noted("a-1", "n");
        let nowhere = || Rule::UnknownItem("nowhere".to_owned());
        let asked = |text: &str| OwnQuestion { item: "a-1".to_owned(), text: text.to_owned() };
        let isms = || Placement { scheme: "isms".to_owned(), expectation: 1, effect: 1 };
        let numbered = Certificate { number: "9".repeat(MAX_LINE + 1), ..Certificate::claimed(service(), "isms") };
        for (edit, path, rule, begins) in [
            (Edit::Title(" \n".to_owned()), "title", Rule::Empty, "Title: "),
            (
                Edit::Stress { item: "nowhere".to_owned(), chosen: None },
                "emphasis",
                nowhere(),
                "This comparison has no item",
            ),
            (
                Edit::Weights(Weights { normal: 0, ..Weights::default() }),
                "weights",
                Rule::BadWeights,
                "Points of the weights: Take whole numbers from 1 to 1000",
            ),
            (
                Edit::Answer { service: service(), answer: noted("nowhere", "n") },
                "services[0].answers[0].item",
                nowhere(),
                "Candidate service 1: This comparison has no item",
            ),
            (brings(vec![noted("nowhere", "n")]), "services[0].answers[0].item", nowhere(), "Candidate service 1: "),
            (
                brings(vec![answer(), answer()]),
                "services[0].answers[1].item",
                Rule::DuplicateAnswer("a-1".to_owned()),
                "Candidate service 1: The item \"a-1\" is answered twice",
            ),
            (
                Edit::OwnQuestions { service: service(), questions: vec![asked("？"), asked("")] },
                "services[0].own_questions[1].text",
                Rule::Empty,
                "Your own question 2: This may not be empty",
            ),
            (
                Edit::Placements(vec![isms(), isms()]),
                "placements[1].scheme",
                Rule::Twice("isms".to_owned()),
                "Place on the map 2: \"isms\" is written twice",
            ),
            (
                Edit::Certificates { service: service(), certificates: vec![numbered] },
                "services[0].certificates[0].number",
                Rule::TooLong(MAX_LINE + 1, MAX_LINE),
                "Number: Too long (1001 characters); the limit is 1000.",
            ),
        ] {
            assert_eq!(refused(&edit, &mut small()), Some((path.to_owned(), rule)));
            let refusal = edit.apply(&mut small()).expect_err("refused");
            assert!(refusal.message(Lang::En).starts_with(begins), "{}", refusal.message(Lang::En));
        }
    }

    #[test]
    fn a_full_list_takes_no_more_services() {
        let mut full = small();
        full.services = (0..MAX_SERVICES).map(|n| Arc::new(Service::new(Id(n.to_string()), "雲"))).collect();
        assert_eq!(full.problems(), []);
        let service = Arc::new(Service::new(Id("more".to_owned()), "雲"));
        let rule = Rule::TooMany(MAX_SERVICES + 1, MAX_SERVICES);
        assert_eq!(refused(&Edit::AddService { at: 0, service }, &mut full), Some(("services".to_owned(), rule)));
    }
}
