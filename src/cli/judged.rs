//! What there is to notice about a comparison: the findings, with the catalogue that they are judged by. It is read only
//! where a comparison says anything about certificates. Must not know how a finding is shown.

use std::collections::HashMap;

use super::Settings;
use crate::model::{Catalogue, Comparison, Day, Finding, Id, findings};

/// The findings of a comparison.
pub struct Judged {
    /// The schemes; none is read where nothing rests on one.
    pub catalogue: Catalogue,
    /// Service by service, the gravest first.
    pub findings: Vec<Finding>,
}

impl Judged {
    /// Judges a comparison as of a day.
    pub fn of(comparison: &Comparison, settings: &Settings, day: Day) -> Judged {
        Judged::by(comparison, settings.catalogue_for(comparison), day)
    }

    /// Judges a comparison by a catalogue that is there already.
    pub fn by(comparison: &Comparison, catalogue: Catalogue, day: Day) -> Judged {
        let findings = findings(comparison, Some(&catalogue), day);
        Judged { catalogue, findings }
    }

    /// What was noticed about a service.
    pub fn about<'a>(&'a self, service: &'a Id) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(move |finding| finding.service == *service)
    }

    /// What is open about the answers of each service and matters: the two higher severities.
    pub fn grave(&self) -> HashMap<&Id, Vec<&Finding>> {
        let mut all: HashMap<&Id, Vec<&Finding>> = HashMap::new();
        for finding in self.findings.iter().filter(|finding| finding.is_grave()) {
            all.entry(&finding.service).or_default().push(finding);
        }
        all
    }
}
