//! What the user saves: one business use, its candidate services and all answers.
//! Must not know how it is stored nor how it is changed (see [`crate::model::Edit`]).

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    checklist::{Checklist, Side},
    day::Day,
    lang::{Lang, Text},
    problem::{Path, Problem, Rule},
};

/// The format number of comparison files that this program writes.
pub const COMPARISON_FORMAT: u32 = 1;
/// Longest one-line text (titles, names, URLs, conditions), in characters.
pub const MAX_LINE: usize = 1_000;
/// Longest note or memo, in characters.
pub const MAX_NOTE: usize = 1_000_000;
/// Most services in one comparison.
pub const MAX_SERVICES: usize = 20_000;
/// Most pieces of evidence on one answer.
pub const MAX_EVIDENCE: usize = 1_000;

/// An identity that never changes meaning: a UUID v7 as text. Who makes one needs a clock, so the model does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

/// The id of an item of a checklist.
pub type ItemId = String;

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
    /// A filled example, shown as 見本.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// The day on which it was begun.
    pub created: Day,
    /// The questions as they were when the comparison was begun.
    pub questions: Arc<Questions>,
    /// The candidates, in the user's order.
    #[serde(default)]
    pub services: Vec<Arc<Service>>,
}

/// The questions of a comparison, frozen from one edition of one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    /// Id of the checklist they were taken from.
    pub checklist: String,
    /// Its edition.
    pub edition: String,
    /// Its title.
    pub title: Text,
    /// Sections in order.
    pub sections: Vec<QuestionSection>,
}

/// A frozen section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionSection {
    /// Id of the section in its list.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Questions in order.
    pub items: Vec<Question>,
}

/// A frozen item: just what gives an answer its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Id of the item in its list.
    pub id: ItemId,
    /// The printed number.
    pub number: u32,
    /// Title.
    pub title: Text,
    /// The question that was answered.
    pub question: Text,
    /// Who can fulfil it.
    pub side: Side,
}

impl Questions {
    /// Freezes the questions of a list.
    pub fn freeze(list: &Checklist) -> Questions {
        Questions {
            checklist: list.id.clone(),
            edition: list.edition.clone(),
            title: list.title.clone(),
            sections: list
                .sections
                .iter()
                .map(|section| QuestionSection {
                    id: section.id.clone(),
                    title: section.title.clone(),
                    items: section
                        .items
                        .iter()
                        .map(|item| Question {
                            id: item.id.clone(),
                            number: item.number,
                            title: item.title.clone(),
                            question: item.question.clone(),
                            side: item.side,
                        })
                        .collect(),
                })
                .collect(),
        }
    }

    /// All questions of all sections, in order.
    pub fn items(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The question with this id.
    pub fn item(&self, id: &str) -> Option<&Question> {
        self.items().find(|item| item.id == id)
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.items.len()).sum()
    }
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
        }
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

/// The five verdicts (判定). No verdict at all is 未回答. The scale is ours; IPA's sheet has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// はい.
    Yes,
    /// 一部.
    Partly,
    /// いいえ.
    No,
    /// 不明: asked, could not find out.
    Unknown,
    /// 対象外.
    NotApplicable,
}

impl Verdict {
    /// All five, in the order of their keys 1 to 5.
    pub const ALL: [Verdict; 5] = [
        Verdict::Yes,
        Verdict::Partly,
        Verdict::No,
        Verdict::Unknown,
        Verdict::NotApplicable,
    ];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Verdict::Yes => lang.pick("はい", "Yes"),
            Verdict::Partly => lang.pick("一部", "Partly"),
            Verdict::No => lang.pick("いいえ", "No"),
            Verdict::Unknown => lang.pick("不明", "Unknown"),
            Verdict::NotApplicable => lang.pick("対象外", "N/A"),
        }
    }

    /// The word for the screen, with 未回答 for no verdict.
    pub fn word_of(verdict: Option<Verdict>, lang: Lang) -> &'static str {
        verdict.map_or(lang.pick("未回答", "Open"), |verdict| verdict.word(lang))
    }

    /// The id used on the command line and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::Partly => "partly",
            Verdict::No => "no",
            Verdict::Unknown => "unknown",
            Verdict::NotApplicable => "na",
        }
    }

    /// The verdict of an id.
    pub fn from_id(id: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.id() == id)
    }
}

/// What is recorded for one item of one service (回答).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Id of the item.
    pub item: ItemId,
    /// The verdict; `None` while only a note or evidence is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Under which condition it holds, such as 「Business プラン以上」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

impl Answer {
    /// Nothing recorded yet for this item.
    pub fn empty(item: impl Into<ItemId>) -> Answer {
        Answer {
            item: item.into(),
            verdict: None,
            note: String::new(),
            condition: String::new(),
            evidence: Vec::new(),
            by: String::new(),
            day: None,
        }
    }

    /// Whether nothing that a person gave is left (who and when alone mean nothing).
    pub fn is_blank(&self) -> bool {
        self.verdict.is_none() && self.note.is_empty() && self.condition.is_empty() && self.evidence.is_empty()
    }

    /// Whether いいえ or 対象外 stands without a reason in the note.
    pub fn lacks_reason(&self) -> bool {
        matches!(self.verdict, Some(Verdict::No | Verdict::NotApplicable)) && self.note.trim().is_empty()
    }
}

/// What an answer rests on (根拠).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Of which kind.
    pub kind: EvidenceKind,
    /// What and where, in words: a title and page, a URL, a clause, a name.
    pub text: String,
    /// Seen on which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Day>,
}

/// The kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// 文書.
    Document,
    /// URL.
    Url,
    /// 契約条項.
    Clause,
    /// 事業者の回答.
    Reply,
    /// 自社の記録.
    OwnRecord,
    /// 認証.
    Certificate,
}

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [EvidenceKind; 6] = [
        EvidenceKind::Document,
        EvidenceKind::Url,
        EvidenceKind::Clause,
        EvidenceKind::Reply,
        EvidenceKind::OwnRecord,
        EvidenceKind::Certificate,
    ];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            EvidenceKind::Document => lang.pick("文書", "document"),
            EvidenceKind::Url => "URL",
            EvidenceKind::Clause => lang.pick("契約条項", "contract clause"),
            EvidenceKind::Reply => lang.pick("事業者の回答", "vendor's reply"),
            EvidenceKind::OwnRecord => lang.pick("自社の記録", "own record"),
            EvidenceKind::Certificate => lang.pick("認証", "certificate"),
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            EvidenceKind::Document => "document",
            EvidenceKind::Url => "url",
            EvidenceKind::Clause => "clause",
            EvidenceKind::Reply => "reply",
            EvidenceKind::OwnRecord => "own-record",
            EvidenceKind::Certificate => "certificate",
        }
    }

    /// The kind that a text most likely is: a URL when it looks like one, else a document.
    pub fn guess(text: &str) -> EvidenceKind {
        let text = text.trim_start();
        if text.starts_with("http://") || text.starts_with("https://") {
            EvidenceKind::Url
        } else {
            EvidenceKind::Document
        }
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
            sample: false,
            created,
            questions: Arc::new(Questions::freeze(list)),
            services: Vec::new(),
        }
    }

    /// The service with this id.
    pub fn service(&self, id: &Id) -> Option<&Service> {
        self.position(id).map(|n| &*self.services[n])
    }

    /// The present place of a service in the list.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.services.iter().position(|service| service.id == *id)
    }

    /// Everything that is wrong with the content, in the order of the file.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Found(Vec::new());
        let root = Path::root();
        found.line(&root.field("title"), &self.title);
        if self.title.trim().is_empty() {
            found.add(root.field("title"), Rule::Empty);
        }
        found.limit(&root.field("memo"), &self.memo, MAX_NOTE);
        let known = self.question_ids(&root.field("questions"), &mut found);
        if self.services.len() > MAX_SERVICES {
            found.add(root.field("services"), Rule::TooMany(self.services.len(), MAX_SERVICES));
        }
        let mut ids = BTreeSet::new();
        for (n, service) in self.services.iter().enumerate() {
            let path = || root.field("services").index(n);
            if !ids.insert(&service.id) {
                found.add(path().field("id"), Rule::DuplicateId(service.id.0.clone()));
            }
            service_problems(service, &path, &known, &mut found);
        }
        found.0
    }

    fn question_ids(&self, path: &Path, found: &mut Found) -> BTreeSet<&str> {
        let mut known = BTreeSet::new();
        for (s, section) in self.questions.sections.iter().enumerate() {
            for (n, item) in section.items.iter().enumerate() {
                if !known.insert(item.id.as_str()) {
                    let path = path.field("sections").index(s).field("items").index(n);
                    found.add(path.field("id"), Rule::DuplicateId(item.id.clone()));
                }
            }
        }
        known
    }
}

fn service_problems(service: &Service, path: &dyn Fn() -> Path, known: &BTreeSet<&str>, found: &mut Found) {
    if service.name.trim().is_empty() {
        found.add(path().field("name"), Rule::Empty);
    }
    for (name, text) in [
        ("name", &service.name),
        ("provider", &service.provider),
        ("plan", &service.plan),
        ("url", &service.url),
    ] {
        if text.chars().count() > MAX_LINE {
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
        if answer.note.len() > MAX_NOTE {
            found.limit(&path().field("note"), &answer.note, MAX_NOTE);
        }
        for (name, text) in [("condition", &answer.condition), ("by", &answer.by)] {
            if text.len() > MAX_LINE {
                found.line(&path().field(name), text);
            }
        }
        if answer.evidence.len() > MAX_EVIDENCE {
            found.add(
                path().field("evidence"),
                Rule::TooMany(answer.evidence.len(), MAX_EVIDENCE),
            );
        }
        for (n, evidence) in answer.evidence.iter().enumerate() {
            if evidence.text.len() > MAX_NOTE {
                found.limit(
                    &path().field("evidence").index(n).field("text"),
                    &evidence.text,
                    MAX_NOTE,
                );
            }
        }
    }
}

/// Problems found so far.
struct Found(Vec<Problem>);

impl Found {
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
