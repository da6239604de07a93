//! What was noticed about the open comparison, worked out again only for the services that changed, so that a key costs
//! no more with many of them. Until the catalogue was needed and read, only what needs none is noticed. Must not know how it is shown.

use std::sync::Arc;

use crate::model::{Catalogue, Comparison, Day, Finding, Id, Service, Stress, findings_of};

/// The findings of every service.
#[derive(Debug)]
pub struct Judgement {
    /// What is known about schemes.
    catalogue: Arc<Catalogue>,
    /// The day that judges what has expired, once schemes were read.
    today: Option<Day>,
    /// What they were judged by beside it.
    by: Option<By>,
    /// For each service the state it was judged in.
    noticed: Vec<(Arc<Service>, Vec<Finding>)>,
}

/// What the findings of all services hang on beside the catalogue.
#[derive(Debug, PartialEq, Eq)]
struct By {
    /// The review by which certificates are judged, and for which service.
    review: Option<(Id, Day)>,
    emphasis: Vec<Stress>,
}

impl Judgement {
    /// Judges by a catalogue from now on, and by a day once schemes were read; nothing is judged yet.
    pub fn by(catalogue: Arc<Catalogue>, today: Option<Day>) -> Judgement {
        Judgement { catalogue, today, by: None, noticed: Vec::new() }
    }

    /// What is known about schemes, once it was read.
    pub fn catalogue(&self) -> Option<&Arc<Catalogue>> {
        self.today.map(|_| &self.catalogue)
    }

    /// What is known: before any scheme was read the texts of findings.
    pub fn known(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// Looks at the services that are not as they were.
    pub fn look(&mut self, comparison: &Comparison) {
        let decision = comparison.record.decision.as_ref();
        let review = decision.map(|decision| (decision.service.clone(), decision.review));
        let same = |by: &By| by.review == review && by.emphasis == comparison.emphasis;
        if !self.by.as_ref().is_some_and(same) {
            self.by = Some(By { review, emphasis: comparison.emphasis.clone() });
            self.noticed.clear();
        }
        let catalogue = self.today.map(|_| &*self.catalogue);
        // Without a catalogue nothing is judged by a day.
        let today = self.today.unwrap_or(comparison.created);
        let mut before = std::mem::take(&mut self.noticed).into_iter().peekable();
        for service in &comparison.services {
            let same = before.next_if(|(judged, _)| Arc::ptr_eq(judged, service));
            let found = same.map_or_else(
                || {
                    // Another one stands in its place: it changed, went or moved.
                    before.next();
                    findings_of(service, comparison, catalogue, today)
                },
                |(_, found)| found,
            );
            self.noticed.push((Arc::clone(service), found));
        }
    }

    /// What was noticed about a service, the gravest first.
    pub fn findings(&self, service: &Id) -> &[Finding] {
        let judged = self.noticed.iter().find(|(judged, _)| judged.id == *service);
        judged.map_or(&[], |(_, found)| found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Certificate,
        arbitrary::{catalogue, list},
        findings,
    };

    #[test]
    fn what_changed_is_looked_at_again_and_nothing_else() {
        let day = Day::new(2026, 11, 22).unwrap();
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", day, &list());
        for id in ["s0", "s1", "s2"] {
            let mut service = Service::new(Id(id.to_owned()), id);
            service.certificates = vec![Certificate::claimed(Id("c0".to_owned()), "isms")];
            comparison.services.push(Arc::new(service));
        }
        let catalogue = Arc::new(catalogue());
        let mut judged = Judgement::by(Arc::clone(&catalogue), Some(day));
        judged.look(&comparison);
        let all = |judged: &Judgement| -> Vec<Finding> {
            let each = judged.noticed.iter().flat_map(|(_, found)| found.clone());
            each.collect()
        };
        assert_eq!(all(&judged), findings(&comparison, Some(&catalogue), day));
        Arc::make_mut(&mut comparison.services[1]).certificates.clear();
        comparison.services.swap(0, 2);
        judged.look(&comparison);
        assert_eq!(all(&judged), findings(&comparison, Some(&catalogue), day));
        assert_eq!(judged.findings(&Id("s1".to_owned())), []);
        comparison.services.remove(0);
        Arc::make_mut(&mut comparison.services[0]).answers = vec![crate::model::Answer {
            verdict: Some(crate::model::Verdict::Yes),
            ..crate::model::Answer::empty("a-1")
        }];
        judged.look(&comparison);
        assert_eq!(all(&judged), findings(&comparison, Some(&catalogue), day));
        // A weight that was chosen makes them graver, though no service changed.
        comparison.emphasis = vec![Stress {
            item: "a-1".to_owned(),
            proposed: crate::model::Emphasis::Normal,
            reasons: Vec::new(),
            chosen: Some(crate::model::Emphasis::Must),
        }];
        judged.look(&comparison);
        assert_eq!(all(&judged), findings(&comparison, Some(&catalogue), day));
        assert_eq!(judged.noticed.len(), 2);
    }
}
