//! What there is to notice about a comparison: the findings, with the catalogue that they are judged by. It is read only
//! where a comparison says anything about certificates. Must not know how a finding is shown.

use std::{collections::HashMap, ops::Range};

use super::Settings;
use crate::model::{Catalogue, Comparison, Day, Finding, Id, findings};

/// The findings of a comparison.
pub struct Judged {
    /// The schemes; none is read where nothing rests on one.
    pub catalogue: Catalogue,
    /// Service by service, the gravest first.
    pub findings: Vec<Finding>,
    /// Where those of a service are among them.
    places: HashMap<Id, Range<usize>>,
}

impl Judged {
    /// Judges a comparison as of a day.
    pub fn of(comparison: &Comparison, settings: &Settings, day: Day) -> Judged {
        Judged::by(comparison, settings.catalogue_for(comparison), day)
    }

    /// Judges a comparison by a catalogue that is there already.
    pub fn by(comparison: &Comparison, catalogue: Catalogue, day: Day) -> Judged {
        let findings = findings(comparison, Some(&catalogue), day);
        Judged::with(catalogue, findings)
    }

    fn with(catalogue: Catalogue, findings: Vec<Finding>) -> Judged {
        let (mut places, mut at) = (HashMap::new(), 0);
        for all in findings.chunk_by(|one, next| one.service == next.service) {
            places.insert(all[0].service.clone(), at..at + all.len());
            at += all.len();
        }
        Judged { catalogue, findings, places }
    }

    /// Only what was noticed about one service.
    pub fn only(self, service: &Id) -> Judged {
        let findings = self.about(service).cloned().collect();
        Judged::with(self.catalogue, findings)
    }

    /// What was noticed about a service.
    pub fn about(&self, service: &Id) -> impl Iterator<Item = &Finding> {
        let place = self.places.get(service).cloned().unwrap_or_default();
        self.findings[place].iter()
    }

    /// What is open about the answers of a service and matters: the two higher severities.
    pub fn grave(&self, service: &Id) -> Vec<&Finding> {
        self.about(service).filter(|finding| finding.is_grave()).collect()
    }
}
