//! Text that is still being typed: kept beside the comparison until it is accepted or given up.
//! Must not know how a form looks.

use serde::{Deserialize, Serialize};

use super::{certificate::Key, comparison::Id, questions::ItemId};

/// What was typed into a form that is not accepted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Which form.
    pub form: FormKind,
    /// The texts of its fields, in the order of the form.
    pub fields: Vec<String>,
}

/// A form of the program and what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// A new comparison.
    NewComparison,
    /// Title and memo of the comparison.
    Comparison,
    /// A new service.
    NewService,
    /// The words of a service.
    Service(Id),
    /// Note, condition and name of who answers.
    Note {
        /// Which service.
        service: Id,
        /// Which item.
        item: ItemId,
    },
    /// One piece of evidence.
    Evidence {
        /// Which service.
        service: Id,
        /// Which item.
        item: ItemId,
        /// Which piece, from 0; `None` is a new one.
        index: Option<usize>,
    },
    /// A text of the profile: 0 the purpose, 1 to 3 what a stop of an hour, a day, a week means.
    ProfileText(usize),
    /// The decision for a service.
    Decision(Id),
    /// What is done about an item of the chosen service.
    Treat(ItemId),
    /// What is known of a certificate.
    Certificate {
        /// Of which service.
        service: Id,
        /// Which certificate.
        certificate: Id,
    },
    /// Why a finding is accepted.
    Acknowledge {
        /// Of which service.
        service: Id,
        /// Which finding.
        finding: Key,
    },
    /// Another place to save to.
    SaveAs,
}
