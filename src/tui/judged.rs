//! What was noticed about the certificates of the open comparison, worked out again only for the services that changed,
//! so that a key costs no more with many of them. Must not know how it is shown.

use std::sync::Arc;

use crate::model::{Catalogue, Comparison, Day, Finding, Id, Service, findings_of};

/// The findings of every service.
#[derive(Debug)]
pub struct Judged {
    /// What is known about schemes.
    pub catalogue: Arc<Catalogue>,
    today: Day,
    /// The review by which certificates were judged, and for which service.
    review: Option<(Id, Day)>,
    /// For each service the state it was judged in.
    noticed: Vec<(Arc<Service>, Vec<Finding>)>,
}

impl Judged {
    /// Nothing judged yet; `today` says what has expired.
    pub fn new(catalogue: Arc<Catalogue>, today: Day) -> Judged {
        Judged {
            catalogue,
            today,
            review: None,
            noticed: Vec::new(),
        }
    }

    /// Looks at the services that are not as they were.
    pub fn look(&mut self, comparison: &Comparison) {
        let decision = comparison.record.decision.as_ref();
        let review = decision.map(|decision| (decision.service.clone(), decision.review));
        if self.review != review {
            self.review = review;
            self.noticed.clear();
        }
        let mut before = std::mem::take(&mut self.noticed).into_iter().peekable();
        for service in &comparison.services {
            let same = before.next_if(|(judged, _)| Arc::ptr_eq(judged, service));
            let found = same.map_or_else(
                || {
                    // Another one stands in its place: it changed, went or moved.
                    before.next();
                    findings_of(service, comparison, &self.catalogue, self.today)
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
        let mut judged = Judged::new(Arc::clone(&catalogue), day);
        judged.look(&comparison);
        let all = |judged: &Judged| -> Vec<Finding> {
            let each = judged.noticed.iter().flat_map(|(_, found)| found.clone());
            each.collect()
        };
        assert_eq!(all(&judged), findings(&comparison, &catalogue, day));
        Arc::make_mut(&mut comparison.services[1]).certificates.clear();
        comparison.services.swap(0, 2);
        judged.look(&comparison);
        assert_eq!(all(&judged), findings(&comparison, &catalogue, day));
        assert_eq!(judged.findings(&Id("s1".to_owned())), []);
        comparison.services.remove(0);
        judged.look(&comparison);
        assert_eq!(all(&judged), findings(&comparison, &catalogue, day));
        assert_eq!(judged.noticed.len(), 2);
    }
}
