//! What the user saves: one business use, its candidate services and all answers.
//! Must not know how it is stored nor how it is changed (see [`crate::model::Edit`]).

pub(super) mod check;

use std::sync::Arc;

use super::{
    certificate::Placement,
    checklist::Checklist,
    day::Day,
    decision::Record,
    emphasis::{Stress, Weights},
    ids::Id,
    kept::kept,
    profile::Profile,
    propose,
    questions::Questions,
    service::Service,
};

/// The format number of comparison files that this program writes.
pub const COMPARISON_FORMAT: u32 = 4;
kept! {
    /// One comparison (比較): the unit of saving.
    pub struct Comparison {
        /// Always [`COMPARISON_FORMAT`] in memory.
        format: u32,
        /// Identity of the comparison, whatever its file or title is called.
        id: Id,
        /// Title, as the user wrote it.
        title: String,
        /// What the services are wanted for, in the user's words.
        memo: String = default,
        /// Who asks the vendors.
        asker: Asker = default,
        /// A filled example, shown as 見本.
        sample: bool = default,
        /// The day on which it was begun.
        created: Day,
        /// The questions as they were when the comparison was begun.
        questions: Arc<Questions>,
        /// The business use and what it needs; `None` until the user has said.
        profile: Option<Profile> = default,
        /// Points of each emphasis.
        #[serde(default)]
        weights: Weights,
        /// The emphasis of every item that is not 通常.
        emphasis: Vec<Stress> = default,
        /// The candidates, in the user's order.
        #[serde(default)]
        services: Vec<Arc<Service>>,
        /// Where the user puts schemes on the map of expectation and effect.
        placements: Vec<Placement> = default,
        /// The decision and those of earlier rounds.
        record: Record = default,
    }

    /// Who asks the vendors (差出人): what stands below the covering letter of a questionnaire.
    #[derive(Default)]
    pub struct Asker {
        /// Our company.
        company: String = default,
        /// Name, department, telephone, mail: in the user's words.
        contact: String = default,
    }
}

impl Asker {
    /// Whether nobody has said who asks.
    pub fn is_empty(&self) -> bool {
        self.company.is_empty() && self.contact.is_empty()
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

    /// The present place of a service in the list.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.services.iter().position(|service| service.id == *id)
    }

    /// Puts the answers of every service and the emphases in the order of the questions and drops blank ones. A file
    /// that was edited by hand may have them otherwise; edits and their inverses keep them so.
    pub fn tidy(&mut self) {
        propose::tidy(&mut self.emphasis, &self.questions);
        for service in &mut self.services {
            if !service.is_tidy(&self.questions) {
                Arc::make_mut(service).tidy(&self.questions);
            }
        }
    }
}
