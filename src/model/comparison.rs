//! What the user saves: one business use, its candidate services and all answers.
//! Must not know how it is stored nor how it is changed (see [`crate::model::Edit`]).

pub(super) mod check;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    certificate::Placement,
    checklist::Checklist,
    day::Day,
    decision::Record,
    emphasis::{Stress, Weights},
    ids::Id,
    profile::Profile,
    propose,
    questions::Questions,
    service::Service,
};

/// The format number of comparison files that this program writes.
pub const COMPARISON_FORMAT: u32 = 4;
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
