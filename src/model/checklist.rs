//! The authored list: sections, items and all that helps to answer them. Read-only to the program.
//! Must not know how a list is stored, nor anything about answers.

mod check;

use serde::{Deserialize, Serialize};

use super::{
    guide::Guide,
    lang::Text,
    side::{Harm, Side},
};

/// The format number of checklist files that this program reads.
pub const CHECKLIST_FORMAT: u32 = 1;

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
    /// What helps to find the emphasis of the items; a list without it gives 通常 everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
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
    /// 対象外 never fits: an answer of that kind is a finding.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub na_never: bool,
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

/// Guide to the answers for one item.
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
}
