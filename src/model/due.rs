//! What falls due. Must not know which day is today.

use std::cmp::Ordering;

use super::{
    comparison::Comparison,
    day::Day,
    decision::Condition,
    ids::{Id, SchemeId},
    words::words,
};

words! {
    /// How the day of something that falls due lies to the present day.
    DueState {
        /// Before it.
        Overdue = "overdue", "期限切れ", "overdue";
        /// On it.
        Today = "today", "今日", "today";
        /// After it.
        Ahead = "ahead", "これから", "ahead";
    }
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// On which day.
    pub day: Day,
    /// What.
    pub what: DueKind,
}

/// What falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// The review of the decision.
    Review,
    /// A condition of the decision.
    Condition(Condition),
    /// The last day of a certificate of a service.
    Certificate {
        /// Which service.
        service: Id,
        /// Which certificate.
        certificate: Id,
        /// Of which scheme.
        scheme: SchemeId,
    },
}

impl Due {
    /// How its day lies to the present day.
    pub fn state(&self, today: Day) -> DueState {
        match self.day.cmp(&today) {
            Ordering::Less => DueState::Overdue,
            Ordering::Equal => DueState::Today,
            Ordering::Greater => DueState::Ahead,
        }
    }
}

/// What falls due up to and on a day, the earliest first: the review, what is to be fixed, and certificates, of the
/// chosen service or, before a decision, of every candidate.
pub fn due(comparison: &Comparison, until: Day) -> Vec<Due> {
    let reference = comparison.record.reference();
    // A review that has begun is not due any more; what was to be fixed still is.
    let review =
        comparison.record.decision.as_ref().map(|decision| Due { day: decision.review, what: DueKind::Review });
    let conditions = reference.into_iter().flat_map(|decision| &decision.conditions);
    let open = conditions
        .filter(|condition| !condition.done)
        .filter_map(|condition| Some(Due { day: condition.due?, what: DueKind::Condition(condition.clone()) }));
    let chosen = comparison.record.decision.as_ref().map(|decision| &decision.service);
    let services = comparison.services.iter().filter(|one| chosen.is_none_or(|id| one.id == *id));
    let ends = services.flat_map(|service| {
        service.certificates.iter().filter_map(|certificate| {
            Some(Due {
                day: certificate.valid_until?,
                what: DueKind::Certificate {
                    service: service.id.clone(),
                    certificate: certificate.id.clone(),
                    scheme: certificate.scheme.clone(),
                },
            })
        })
    });
    let mut all: Vec<Due> = open.chain(review).chain(ends).filter(|due| due.day <= until).collect();
    all.sort_by_key(|due| due.day);
    all
}
