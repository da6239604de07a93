//! The form in which the reason is written for which a finding is accepted. Must not know what findings there are.

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Accepted, Edit, Finding, Id, Key};

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>, service: &Id, finding: &Key) -> Result<Contents, Complaint> {
    let old = around.service(service)?.accepted.iter().find(|one| one.finding == *finding);
    let blanks = vec![
        Blank::lines(Field::AcceptedWhy, old.map_or("", |one| &one.note)),
        Blank::line(Field::AcceptedBy, old.map_or(&around.setup.by, |one| &one.by)).proposed(old.is_none()),
    ];
    Ok((around.lang().pick("指摘を了承する", "Accept the finding").to_owned(), blanks))
}

/// The change that accepts the finding.
pub(super) fn accept(form: &Form, around: &Around<'_>, service: &Id, finding: &Key) -> Result<Taken, Complaint> {
    let missing = around.lang().pick("理由を書いてください。", "Please write why.");
    let note = form.needed(Field::AcceptedWhy, missing)?;
    let desk = around.desk()?;
    let mut accepted = around.service(service)?.accepted.clone();
    let meant: Vec<&Finding> = desk.findings(service).iter().filter(|one| one.key() == *finding).collect();
    accepted.retain(|one| one.finding != *finding && !meant.iter().any(|now| now.is_accepted_by(&one.finding)));
    let (finding, by, day) = (finding.clone(), form.line(Field::AcceptedBy), around.today());
    accepted.push(Accepted { finding, note, by, day });
    Ok(Edit::Accepted { service: service.clone(), accepted }.into())
}
