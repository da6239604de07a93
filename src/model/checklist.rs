//! The authored list: sections, items and all that helps to answer them. Read-only to the program.
//! Must not know how a list is stored, nor anything about answers.

mod check;

use super::{
    guide::Guide,
    kept::kept,
    lang::Text,
    side::{Harm, Side},
};

/// The format number of checklist files that this program reads.
pub const CHECKLIST_FORMAT: u32 = 1;

kept! {
    /// One authored list of questions, such as IPA's 15 items.
    pub struct Checklist {
        /// Always [`CHECKLIST_FORMAT`].
        format: u32,
        /// Stable id of the list; never changes meaning.
        id: String,
        /// Which edition of the source the list follows, e.g. `2026-03`.
        edition: String,
        /// Title of the list.
        title: Text,
        /// What the list is and where its words come from, for the help and the reports.
        about: Text = default,
        /// The languages in which every text of the list is complete (`"ja"`, `"en"`).
        languages: Vec<String>,
        /// The documents that the items refer to.
        sources: Vec<Source> = default,
        /// What helps to find the emphasis of the items; a list without it gives 通常 everywhere.
        guide: Option<Guide> = default,
        /// The sections in order.
        sections: Vec<Section>,
    }

    /// A document that a list rests on.
    pub struct Source {
        /// Id that items refer to.
        id: String,
        /// Exact title of the document.
        title: Text,
        /// Who published it.
        publisher: Text,
        /// Its edition, e.g. `2026-03`.
        edition: String,
    }

    /// A group of items (区分).
    pub struct Section {
        /// Stable id.
        id: String,
        /// Title of the section.
        title: Text,
        /// The items in order.
        items: Vec<Item>,
    }

    /// One question of the list (項目).
    pub struct Item {
        /// Stable id; never changes meaning.
        id: String,
        /// The number printed in the source, from 1.
        number: u32,
        /// Title; in Japanese exactly as in the source.
        title: Text,
        /// Which reading of a doubtful title was chosen, and why.
        title_note: Text = default,
        /// The question that is answered.
        question: Text,
        /// Why it matters.
        why: Text = default,
        /// Examples.
        examples: Vec<Text> = default,
        /// Who can fulfil it.
        side: Side,
        /// Why that side.
        side_note: Text = default,
        /// What evidence would answer it.
        evidence: Vec<Text> = default,
        /// What the four answers look like here.
        looks: Looks = default,
        /// 対象外 never fits: an answer of that kind is a finding.
        na_never: bool = default,
        /// Questions to put to the vendor; empty when the provider has no part in it.
        vendor_questions: Vec<Text> = default,
        /// Ids of the harms it guards against: our judgement, no source says it. See [`Item::guards`].
        harms: Vec<String> = default,
        /// Where the item stands in the sources.
        places: Vec<Place> = default,
    }
}

impl Item {
    /// The harms the item guards against (our judgement).
    pub fn guards(&self) -> impl Iterator<Item = Harm> + '_ {
        self.harms.iter().filter_map(|id| Harm::from_id(id))
    }
}

kept! {
    /// Guide to the answers for one item.
    #[derive(Default)]
    pub struct Looks {
        /// はい.
        yes: Text = default,
        /// 一部.
        partly: Text = default,
        /// いいえ.
        no: Text = default,
        /// 対象外.
        na: Text = default,
    }
}

impl Looks {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.yes.is_empty() && self.partly.is_empty() && self.no.is_empty() && self.na.is_empty()
    }
}

kept! {
    /// A place in a source.
    pub struct Place {
        /// Id of a [`Source`] of the same list.
        source: String,
        /// Where in it, in words.
        at: Text,
    }
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
