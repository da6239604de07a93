//! What the certificates of a comparison come to: the findings, with the catalogue that they are judged by. It is read
//! only where a comparison says anything about certificates. Must not know how a finding is shown.

use super::settings::Settings;
use crate::model::{CATALOGUE_FORMAT, Catalogue, Comparison, Day, Finding, Id, findings, rests_on_certificates};

/// The findings of a comparison.
pub struct Judged {
    /// The schemes; without any certificate there are none.
    pub catalogue: Catalogue,
    /// Service by service, the gravest first.
    pub findings: Vec<Finding>,
}

impl Judged {
    /// Judges a comparison as of a day.
    pub fn of(comparison: &Comparison, settings: &Settings, day: Day) -> Judged {
        if !rests_on_certificates(comparison) {
            return Judged {
                catalogue: nothing(),
                findings: Vec::new(),
            };
        }
        Judged::by(comparison, settings.catalogue(), day)
    }

    /// Judges a comparison by a catalogue that is there already.
    pub fn by(comparison: &Comparison, catalogue: Catalogue, day: Day) -> Judged {
        let findings = findings(comparison, &catalogue, day);
        Judged { catalogue, findings }
    }

    /// What was noticed about a service.
    pub fn about<'a>(&'a self, service: &'a Id) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(move |finding| finding.service == *service)
    }

    /// What is open about a service and matters: the two higher levels.
    pub fn grave<'a>(&'a self, service: &'a Id) -> impl Iterator<Item = &'a Finding> {
        self.about(service).filter(|finding| finding.is_grave())
    }
}

fn nothing() -> Catalogue {
    Catalogue {
        format: CATALOGUE_FORMAT,
        sources: Vec::new(),
        schemes: Vec::new(),
    }
}
