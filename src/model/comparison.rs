//! What the user saves: one business use, its candidate services and all answers.
//! Must not know how it is stored nor how it is changed (see [`crate::model::Edit`]).
//! Long because half of it is its tests.

mod check;

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Evidence, MAX_EARLIER, Verdict},
    certificate::{Accepted, Certificate, Placement},
    checklist::Checklist,
    day::Day,
    decision::Record,
    problem::{Path, Problem, Rule},
    profile::{self, Profile, Stress, Weights},
    questions::{ItemId, Questions},
};

/// The format number of comparison files that this program writes.
pub const COMPARISON_FORMAT: u32 = 4;
/// Longest one-line text (titles, names, URLs, conditions), in characters.
pub const MAX_LINE: usize = 1_000;
/// Longest note or memo, in characters.
pub const MAX_NOTE: usize = 1_000_000;
/// Most services in one comparison.
pub const MAX_SERVICES: usize = 20_000;
/// Most pieces of evidence on one answer.
pub const MAX_EVIDENCE: usize = 1_000;
/// Most questions of the user's own to one vendor.
pub const MAX_OWN_QUESTIONS: usize = 200;

/// An identity that never changes meaning: a UUID v7 as text. Who makes one needs a clock, so the model does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

/// One comparison (比較): the unit of saving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Always [`COMPARISON_FORMAT`] in memory.
    pub format: u32,
    /// Identity of the comparison, whatever its file or title is called.
    pub id: Id,
    /// Title, as the user wrote it.
    pub title: String,
    /// What the services are wanted for, in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// Who asks the vendors.
    #[serde(default, skip_serializing_if = "Asker::is_empty")]
    pub asker: Asker,
    /// A filled example, shown as 見本.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// The day on which it was begun.
    pub created: Day,
    /// The questions as they were when the comparison was begun.
    pub questions: Arc<Questions>,
    /// The business use and what it needs; `None` until the user has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// Points of each emphasis.
    #[serde(default)]
    pub weights: Weights,
    /// The emphasis of every item that is not 通常.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<Stress>,
    /// The candidates, in the user's order.
    #[serde(default)]
    pub services: Vec<Arc<Service>>,
    /// Where the user puts schemes on the map of expectation and effect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placements: Vec<Placement>,
    /// The decision and those of earlier rounds.
    #[serde(default, skip_serializing_if = "Record::is_empty")]
    pub record: Record,
}

/// Who asks the vendors (差出人): what stands below the covering letter of a questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asker {
    /// Our company.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// Name, department, telephone, mail: in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
}

impl Asker {
    /// Whether nobody has said who asks.
    pub fn is_empty(&self) -> bool {
        self.company.is_empty() && self.contact.is_empty()
    }
}

/// A question to the vendor that the user added to those of the list (追加の質問).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnQuestion {
    /// The item that it belongs to.
    pub item: ItemId,
    /// The question.
    pub text: String,
}

/// One candidate (候補サービス): service and plan of one provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Identity of the service.
    pub id: Id,
    /// Name of the service.
    pub name: String,
    /// The company that offers it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub provider: String,
    /// The plan that is looked at.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// Its web page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// The answers, in the order of the questions; at most one an item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// The certificates that are shown for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<Certificate>,
    /// Findings that were accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// What the user asks this vendor beside the questions of the list. Never what is asked of another one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_questions: Vec<OwnQuestion>,
}

impl Service {
    /// A service without answers.
    pub fn new(id: Id, name: impl Into<String>) -> Service {
        Service {
            id,
            name: name.into(),
            provider: String::new(),
            plan: String::new(),
            url: String::new(),
            memo: String::new(),
            answers: Vec::new(),
            certificates: Vec::new(),
            accepted: Vec::new(),
            own_questions: Vec::new(),
        }
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

impl Comparison {
    /// A comparison without candidates, on the questions of `list`.
    pub fn new(id: Id, title: impl Into<String>, created: Day, list: &Checklist) -> Comparison {
        Comparison {
            format: COMPARISON_FORMAT,
            id,
            title: title.into(),
            memo: String::new(),
            asker: Asker::default(),
            sample: false,
            created,
            questions: Arc::new(Questions::freeze(list)),
            profile: None,
            weights: list.guide.as_ref().map(|guide| guide.weights).unwrap_or_default(),
            emphasis: Vec::new(),
            services: Vec::new(),
            placements: Vec::new(),
            record: Record::default(),
        }
    }

    /// The service with this id.
    pub fn service(&self, id: &Id) -> Option<&Service> {
        self.position(id).map(|n| &*self.services[n])
    }

    /// The ids of all items.
    pub(super) fn item_ids(&self) -> BTreeSet<&str> {
        self.questions.items().map(|question| question.id.as_str()).collect()
    }

    /// The present place of a service in the list.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.services.iter().position(|service| service.id == *id)
    }

    /// Puts the answers of every service and the emphases in the order of the questions and drops blank ones. A file
    /// that was edited by hand may have them otherwise; edits and their inverses keep them so.
    pub fn tidy(&mut self) {
        profile::tidy(&mut self.emphasis, &self.questions);
        for service in &mut self.services {
            if !service.is_tidy(&self.questions) {
                Arc::make_mut(service).tidy(&self.questions);
            }
        }
    }

    /// Everything that is wrong with the content, in the order of the file.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Found::default();
        let root = Path::root();
        found.line(&root.field("title"), &self.title);
        if self.title.trim().is_empty() {
            found.add(root.field("title"), Rule::Empty);
        }
        found.limit(&root.field("memo"), &self.memo, MAX_NOTE);
        found.asker(&root.field("asker"), &self.asker);
        let known = question_ids(&self.questions, &root.field("questions"), &mut found);
        if let Some(profile) = &self.profile {
            found.profile(&root.field("profile"), profile);
        }
        found.weights(&root.field("weights"), &self.weights);
        found.emphasis(&root.field("emphasis"), &self.emphasis, &known);
        services_problems(&self.services, &root.field("services"), &known, &mut found);
        found.placements(&root.field("placements"), &self.placements);
        found.record(&root.field("record"), &self.record, &known);
        found.0
    }
}

fn services_problems(services: &[Arc<Service>], path: &Path, known: &BTreeSet<&str>, found: &mut Found) {
    if services.len() > MAX_SERVICES {
        found.add(path.clone(), Rule::TooMany(services.len(), MAX_SERVICES));
    }
    let mut ids = BTreeSet::new();
    for (n, service) in services.iter().enumerate() {
        let path = || path.index(n);
        if !ids.insert(&service.id) {
            found.add(path().field("id"), Rule::DuplicateId(service.id.0.clone()));
        }
        service_problems(service, &path, known, found);
    }
}

/// The ids of all questions; reports those that are there twice.
fn question_ids<'a>(questions: &'a Questions, path: &Path, found: &mut Found) -> BTreeSet<&'a str> {
    let mut known = BTreeSet::new();
    for (s, section) in questions.sections.iter().enumerate() {
        for (n, item) in section.items.iter().enumerate() {
            if !known.insert(item.id.as_str()) {
                let path = path.field("sections").index(s).field("items").index(n);
                found.add(path.field("id"), Rule::DuplicateId(item.id.clone()));
            }
        }
    }
    known
}

fn service_problems(service: &Service, path: &dyn Fn() -> Path, known: &BTreeSet<&str>, found: &mut Found) {
    if service.name.trim().is_empty() {
        found.add(path().field("name"), Rule::Empty);
    }
    for (name, text) in
        [("name", &service.name), ("provider", &service.provider), ("plan", &service.plan), ("url", &service.url)]
    {
        if text.len() > MAX_LINE {
            found.line(&path().field(name), text);
        }
    }
    if service.memo.len() > MAX_NOTE {
        found.limit(&path().field("memo"), &service.memo, MAX_NOTE);
    }
    let mut answered = BTreeSet::new();
    for (n, answer) in service.answers.iter().enumerate() {
        let path = || path().field("answers").index(n);
        if !known.contains(answer.item.as_str()) {
            found.add(path().field("item"), Rule::UnknownItem(answer.item.clone()));
        }
        if !answered.insert(&answer.item) {
            found.add(path().field("item"), Rule::DuplicateAnswer(answer.item.clone()));
        }
        found.said(&path, (&answer.note, &answer.condition, &answer.by), &answer.evidence);
        if answer.earlier.len() > MAX_EARLIER {
            found.add(path().field("earlier"), Rule::TooMany(answer.earlier.len(), MAX_EARLIER));
        }
        for (n, one) in answer.earlier.iter().enumerate() {
            let path = || path().field("earlier").index(n);
            found.said(&path, (&one.note, &one.condition, &one.by), &one.evidence);
        }
    }
    if !service.certificates.is_empty() {
        found.certificates(&path().field("certificates"), &service.certificates);
    }
    if !service.accepted.is_empty() {
        found.accepted(&path().field("accepted"), &service.accepted, known);
    }
    if !service.own_questions.is_empty() {
        found.own_questions(&path().field("own_questions"), &service.own_questions, known);
    }
}

/// Problems found so far.
#[derive(Default)]
pub(super) struct Found(pub(super) Vec<Problem>);

impl Found {
    /// Problems of the words of an answer: note, condition and who, and of its evidence.
    pub(super) fn said(&mut self, path: &dyn Fn() -> Path, words: (&str, &str, &str), evidence: &[Evidence]) {
        let (note, condition, by) = words;
        // Most texts are short: counting bytes first spares counting characters, and the path.
        let limit = |found: &mut Found, name, text: &str, max| {
            if text.len() > max {
                found.limit(&path().field(name), text, max);
            }
        };
        limit(self, "note", note, MAX_NOTE);
        limit(self, "condition", condition, MAX_LINE);
        if evidence.len() > MAX_EVIDENCE {
            self.add(path().field("evidence"), Rule::TooMany(evidence.len(), MAX_EVIDENCE));
        }
        for (n, evidence) in evidence.iter().enumerate() {
            if evidence.text.len() > MAX_NOTE {
                let path = path().field("evidence").index(n).field("text");
                self.limit(&path, &evidence.text, MAX_NOTE);
            }
        }
        limit(self, "by", by, MAX_LINE);
    }

    fn add(&mut self, path: Path, rule: Rule) {
        self.0.push(Problem { path, rule });
    }

    fn line(&mut self, path: &Path, text: &str) {
        self.limit(path, text, MAX_LINE);
    }

    fn limit(&mut self, path: &Path, text: &str, max: usize) {
        let count = text.chars().count();
        if count > max {
            self.add(path.clone(), Rule::TooLong(count, max));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Earlier, EvidenceKind, Lang, Verdict, arbitrary::list};

    /// A comparison with two services, the first with two answers.
    fn filled() -> Comparison {
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list());
        for id in ["s0", "s1"] {
            let mut service = Service::new(Id(id.to_owned()), id);
            service.answers = ["a-1", "b-2"].map(answer).to_vec();
            comparison.services.push(Arc::new(service));
        }
        comparison
    }

    fn answer(item: &str) -> Answer {
        Answer { verdict: Some(Verdict::Yes), evidence: vec![evidence("約款")], ..Answer::empty(item) }
    }

    fn earlier(note: &str) -> Earlier {
        Earlier {
            verdict: Some(Verdict::No),
            note: note.to_owned(),
            condition: String::new(),
            condition_met: None,
            mend: None,
            evidence: Vec::new(),
            by: String::new(),
            day: None,
        }
    }

    fn evidence(text: &str) -> Evidence {
        Evidence { kind: EvidenceKind::Document, text: text.to_owned(), seen: None, dated: None }
    }

    fn asked(item: &str, text: &str) -> OwnQuestion {
        OwnQuestion { item: item.to_owned(), text: text.to_owned() }
    }

    fn found(comparison: &Comparison) -> Vec<(String, Rule)> {
        let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
        comparison.problems().into_iter().map(pair).collect()
    }

    fn service(comparison: &mut Comparison) -> &mut Service {
        Arc::make_mut(&mut comparison.services[1])
    }

    fn long(limit: usize) -> String {
        "長".repeat(limit + 1)
    }

    type Spoil = fn(&mut Comparison);

    /// What is done to a good comparison, and what must then be reported: where and which rule.
    fn table() -> Vec<(Spoil, &'static str, Rule)> {
        let line = || Rule::TooLong(MAX_LINE + 1, MAX_LINE);
        let note = || Rule::TooLong(MAX_NOTE + 1, MAX_NOTE);
        vec![
            (|c| c.title = " \n".into(), "title", Rule::Empty),
            (|c| c.title = long(MAX_LINE), "title", line()),
            (|c| c.memo = long(MAX_NOTE), "memo", note()),
            (|c| c.asker.company = long(MAX_LINE), "asker.company", line()),
            (|c| c.asker.contact = long(MAX_LINE), "asker.contact", line()),
            (
                |c| Arc::make_mut(&mut c.questions).sections[1].items[3].id = "a-1".into(),
                "questions.sections[1].items[3].id",
                Rule::DuplicateId("a-1".into()),
            ),
            (|c| service(c).id = Id("s0".into()), "services[1].id", Rule::DuplicateId("s0".into())),
            (|c| service(c).name.clear(), "services[1].name", Rule::Empty),
            (|c| service(c).name = long(MAX_LINE), "services[1].name", line()),
            (|c| service(c).provider = long(MAX_LINE), "services[1].provider", line()),
            (|c| service(c).plan = long(MAX_LINE), "services[1].plan", line()),
            (|c| service(c).url = long(MAX_LINE), "services[1].url", line()),
            (|c| service(c).memo = long(MAX_NOTE), "services[1].memo", note()),
            (
                |c| service(c).answers[0].item = "nowhere".into(),
                "services[1].answers[0].item",
                Rule::UnknownItem("nowhere".into()),
            ),
            (
                |c| service(c).answers.push(answer("a-1")),
                "services[1].answers[2].item",
                Rule::DuplicateAnswer("a-1".into()),
            ),
            (|c| service(c).answers[1].note = long(MAX_NOTE), "services[1].answers[1].note", note()),
            (|c| service(c).answers[1].condition = long(MAX_LINE), "services[1].answers[1].condition", line()),
            (
                |c| service(c).answers[1].evidence[0].text = long(MAX_NOTE),
                "services[1].answers[1].evidence[0].text",
                note(),
            ),
            (|c| service(c).answers[1].by = long(MAX_LINE), "services[1].answers[1].by", line()),
            (
                |c| service(c).answers[1].earlier = vec![earlier(""); MAX_EARLIER + 1],
                "services[1].answers[1].earlier",
                Rule::TooMany(MAX_EARLIER + 1, MAX_EARLIER),
            ),
            (
                |c| service(c).answers[1].earlier = vec![earlier(&long(MAX_NOTE))],
                "services[1].answers[1].earlier[0].note",
                note(),
            ),
            (
                |c| service(c).answers[1].evidence = vec![evidence("x"); MAX_EVIDENCE + 1],
                "services[1].answers[1].evidence",
                Rule::TooMany(MAX_EVIDENCE + 1, MAX_EVIDENCE),
            ),
            (
                |c| service(c).own_questions = vec![asked("nowhere", "？")],
                "services[1].own_questions[0].item",
                Rule::UnknownItem("nowhere".into()),
            ),
            (
                |c| service(c).own_questions = vec![asked("a-1", "？"), asked("a-1", " ")],
                "services[1].own_questions[1].text",
                Rule::Empty,
            ),
            (
                |c| service(c).own_questions = vec![asked("a-1", &long(MAX_LINE))],
                "services[1].own_questions[0].text",
                line(),
            ),
            (
                |c| service(c).own_questions = vec![asked("a-1", "？"); MAX_OWN_QUESTIONS + 1],
                "services[1].own_questions",
                Rule::TooMany(MAX_OWN_QUESTIONS + 1, MAX_OWN_QUESTIONS),
            ),
            (
                |c| {
                    c.services = (0..=MAX_SERVICES).map(|n| Arc::new(Service::new(Id(n.to_string()), "雲"))).collect();
                },
                "services",
                Rule::TooMany(MAX_SERVICES + 1, MAX_SERVICES),
            ),
        ]
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        assert_eq!(found(&filled()), []);
        for (n, (spoil, path, rule)) in table().into_iter().enumerate() {
            let mut bad = filled();
            spoil(&mut bad);
            assert_eq!(found(&bad), [(path.to_owned(), rule)], "row {n}");
            for lang in Lang::ALL {
                assert!(!bad.problems()[0].message(lang).is_empty(), "row {n} in words");
            }
        }
    }

    #[test]
    fn all_mistakes_are_named_at_once_in_the_order_of_the_file() {
        let (mut bad, mut expected) = (filled(), Vec::new());
        for row in [1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 13, 15, 16, 17, 18] {
            let (spoil, path, rule) = table().swap_remove(row);
            spoil(&mut bad);
            expected.push((path.to_owned(), rule));
        }
        assert_eq!(found(&bad), expected);
    }

    #[test]
    fn texts_of_just_the_limit_are_good() {
        let mut full = filled();
        full.title = "長".repeat(MAX_LINE);
        full.memo = "長".repeat(MAX_NOTE);
        let service = service(&mut full);
        service.name = "長".repeat(MAX_LINE);
        service.url = "長".repeat(MAX_LINE);
        service.memo = "長".repeat(MAX_NOTE);
        service.answers[0].note = "長".repeat(MAX_NOTE);
        service.answers[0].condition = "長".repeat(MAX_LINE);
        service.answers[0].by = "長".repeat(MAX_LINE);
        service.answers[0].evidence = vec![evidence(&"長".repeat(1_000)); MAX_EVIDENCE];
        assert_eq!(found(&full), []);
    }
}
