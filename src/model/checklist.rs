//! The authored list: sections, items and all that helps to answer them. Read-only to the program.
//! Must not know how a list is stored, nor anything about answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    lang::{Lang, Text},
    problem::{Path, Problem, Rule},
};

/// The format number of checklist files that this program reads.
pub const CHECKLIST_FORMAT: u32 = 1;
/// A list needs at least this many items.
pub const MIN_ITEMS: usize = 5;
/// A list may have at most this many items.
pub const MAX_ITEMS: usize = 200;

/// One authored list of questions, such as IPA's 15 items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Always [`CHECKLIST_FORMAT`].
    pub format: u32,
    /// Stable id of the list; never changes meaning.
    pub id: String,
    /// Which edition of the source the list follows, e.g. `2026-03`.
    pub edition: String,
    /// Title of the list.
    pub title: Text,
    /// What the list is and where its words come from, for the help and the reports.
    #[serde(default)]
    pub about: Text,
    /// The languages in which every text of the list is complete (`"ja"`, `"en"`).
    pub languages: Vec<String>,
    /// The documents that the items refer to.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The sections in order.
    pub sections: Vec<Section>,
}

/// A document that a list rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id that items refer to.
    pub id: String,
    /// Exact title of the document.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// Its edition, e.g. `2026-03`.
    pub edition: String,
}

/// A group of items (区分).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable id.
    pub id: String,
    /// Title of the section.
    pub title: Text,
    /// The items in order.
    pub items: Vec<Item>,
}

/// Who can fulfil an item (担当).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// 自社: only the using company.
    Own,
    /// 事業者: only the provider.
    Provider,
    /// 双方: both have a share.
    Both,
}

impl Side {
    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Side::Own => lang.pick("自社", "your company"),
            Side::Provider => lang.pick("事業者", "provider"),
            Side::Both => lang.pick("双方", "both"),
        }
    }
}

/// What can happen to information (design: 漏えい・改ざん・消失・停止).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// 漏えい: others see it.
    Leak,
    /// 改ざん: it is altered.
    Tamper,
    /// 消失: it is gone.
    Loss,
    /// 停止: it cannot be used for a time.
    Outage,
}

impl Harm {
    /// All four, in the order of the guide.
    pub const ALL: [Harm; 4] = [Harm::Leak, Harm::Tamper, Harm::Loss, Harm::Outage];

    /// The id used in checklist files.
    pub fn id(self) -> &'static str {
        match self {
            Harm::Leak => "leak",
            Harm::Tamper => "tamper",
            Harm::Loss => "loss",
            Harm::Outage => "outage",
        }
    }

    /// The harm of an id.
    pub fn from_id(id: &str) -> Option<Harm> {
        Harm::ALL.into_iter().find(|harm| harm.id() == id)
    }

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Harm::Leak => lang.pick("漏えい", "leak"),
            Harm::Tamper => lang.pick("改ざん", "tampering"),
            Harm::Loss => lang.pick("消失", "loss"),
            Harm::Outage => lang.pick("停止", "outage"),
        }
    }
}

/// One question of the list (項目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable id; never changes meaning.
    pub id: String,
    /// The number printed in the source, from 1.
    pub number: u32,
    /// Title; in Japanese exactly as in the source.
    pub title: Text,
    /// Which reading of a doubtful title was chosen, and why.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title_note: Text,
    /// The question that is answered.
    pub question: Text,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub why: Text,
    /// Examples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Text>,
    /// Who can fulfil it.
    pub side: Side,
    /// Why that side.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub side_note: Text,
    /// What evidence would answer it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Text>,
    /// What the four answers look like here.
    #[serde(default, skip_serializing_if = "Looks::is_empty")]
    pub looks: Looks,
    /// Questions to put to the vendor; empty when the provider has no part in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vendor_questions: Vec<Text>,
    /// Ids of the harms it guards against: our judgement, no source says it. See [`Item::guards`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub harms: Vec<String>,
    /// Where the item stands in the sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
}

impl Item {
    /// The harms the item guards against (our judgement).
    pub fn guards(&self) -> impl Iterator<Item = Harm> + '_ {
        self.harms.iter().filter_map(|id| Harm::from_id(id))
    }
}

/// What the answers look like for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looks {
    /// はい.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub yes: Text,
    /// 一部.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub partly: Text,
    /// いいえ.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub no: Text,
    /// 対象外.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub na: Text,
}

impl Looks {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.yes.is_empty() && self.partly.is_empty() && self.no.is_empty() && self.na.is_empty()
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Id of a [`Source`] of the same list.
    pub source: String,
    /// Where in it, in words.
    pub at: Text,
}

impl Checklist {
    /// All items of all sections, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }

    /// Everything that is wrong with the list, in the order of the file.
    pub fn problems(&self) -> Vec<Problem> {
        let mut check = Check::new(self);
        check.list();
        check.found
    }
}

/// Collects problems while walking through a list.
struct Check<'a> {
    list: &'a Checklist,
    langs: Vec<Lang>,
    item_ids: BTreeMap<&'a str, Path>,
    numbers: BTreeMap<u32, Path>,
    found: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(list: &'a Checklist) -> Self {
        Check {
            list,
            langs: list.languages.iter().filter_map(|code| Lang::from_code(code)).collect(),
            item_ids: BTreeMap::new(),
            numbers: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    fn report(&mut self, path: Path, rule: Rule) {
        self.found.push(Problem { path, rule });
    }

    fn list(&mut self) {
        let root = Path::root();
        let list = self.list;
        self.id(&root.field("id"), &list.id);
        if list.edition.trim().is_empty() {
            self.report(root.field("edition"), Rule::Empty);
        }
        self.text(&root.field("title"), &list.title);
        self.optional(&root.field("about"), &list.about);
        self.languages(&root.field("languages"));
        let mut sources = BTreeMap::new();
        for (n, source) in list.sources.iter().enumerate() {
            let path = root.field("sources").index(n);
            self.id(&path.field("id"), &source.id);
            if sources.insert(source.id.as_str(), n).is_some() {
                self.report(path.field("id"), Rule::DuplicateId(source.id.clone()));
            }
            self.text(&path.field("title"), &source.title);
            self.text(&path.field("publisher"), &source.publisher);
        }
        let mut section_ids = BTreeMap::new();
        for (n, section) in list.sections.iter().enumerate() {
            let path = root.field("sections").index(n);
            self.id(&path.field("id"), &section.id);
            if section_ids.insert(section.id.as_str(), n).is_some() {
                self.report(path.field("id"), Rule::DuplicateId(section.id.clone()));
            }
            self.text(&path.field("title"), &section.title);
            if section.items.is_empty() {
                self.report(path.field("items"), Rule::EmptySection(section.id.clone()));
            }
            for (n, item) in section.items.iter().enumerate() {
                self.item(&path.field("items").index(n), item);
            }
        }
        let count = list.items().count();
        if !(MIN_ITEMS..=MAX_ITEMS).contains(&count) {
            self.report(root.field("sections"), Rule::ItemCount(count));
        }
    }

    fn languages(&mut self, path: &Path) {
        if self.list.languages.is_empty() {
            self.report(path.clone(), Rule::NoLanguage);
        }
        for (n, code) in self.list.languages.iter().enumerate() {
            if Lang::from_code(code).is_none() {
                self.report(path.index(n), Rule::UnknownLanguage(code.clone()));
            }
        }
    }

    fn item(&mut self, path: &Path, item: &'a Item) {
        self.id(&path.field("id"), &item.id);
        if self.item_ids.insert(&item.id, path.clone()).is_some() {
            self.report(path.field("id"), Rule::DuplicateId(item.id.clone()));
        }
        if item.number == 0 || self.numbers.insert(item.number, path.clone()).is_some() {
            self.report(path.field("number"), Rule::DuplicateNumber(item.number));
        }
        self.text(&path.field("title"), &item.title);
        self.optional(&path.field("title_note"), &item.title_note);
        self.text(&path.field("question"), &item.question);
        self.optional(&path.field("why"), &item.why);
        self.optional(&path.field("side_note"), &item.side_note);
        for (name, texts) in [
            ("examples", &item.examples),
            ("evidence", &item.evidence),
            ("vendor_questions", &item.vendor_questions),
        ] {
            for (n, text) in texts.iter().enumerate() {
                self.text(&path.field(name).index(n), text);
            }
        }
        let looks = path.field("looks");
        self.optional(&looks.field("yes"), &item.looks.yes);
        self.optional(&looks.field("partly"), &item.looks.partly);
        self.optional(&looks.field("no"), &item.looks.no);
        self.optional(&looks.field("na"), &item.looks.na);
        for (n, harm) in item.harms.iter().enumerate() {
            if Harm::from_id(harm).is_none() {
                self.report(path.field("harms").index(n), Rule::UnknownHarm(harm.clone()));
            }
        }
        for (n, place) in item.places.iter().enumerate() {
            let path = path.field("places").index(n);
            if !self.list.sources.iter().any(|s| s.id == place.source) {
                self.report(path.field("source"), Rule::UnknownSource(place.source.clone()));
            }
            self.text(&path.field("at"), &place.at);
        }
    }

    fn id(&mut self, path: &Path, id: &str) {
        let good = !id.is_empty()
            && id.len() <= 64
            && id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !good {
            self.report(path.clone(), Rule::BadId(id.to_owned()));
        }
    }

    /// A text that must be there in every language of the list.
    fn text(&mut self, path: &Path, text: &Text) {
        for lang in self.langs.clone() {
            if text.only(lang).trim().is_empty() {
                self.report(path.clone(), Rule::MissingLanguage(lang));
            }
        }
    }

    /// A text that may be left out, but not in one language only.
    fn optional(&mut self, path: &Path, text: &Text) {
        if !text.is_empty() {
            self.text(path, text);
        }
    }
}
