//! What the forms of a decision and of an acceptance make of their texts. Must not draw.

use std::sync::Arc;

use super::{
    App,
    accept::{After, Taken},
};
use crate::{
    model::{Accepted, Condition, Day, Decision, Edit, Finding, FormKind, Id, Key, Record, Risk, decide},
    say,
    tui::overlays::form::{self, Form},
};

impl App {
    /// The record with a decision, its state taken from the present.
    pub(super) fn record_of(&self, service: Id, by: &str, why: &str, review: Day) -> Option<Record> {
        let comparison = self.desk()?.comparison();
        let mut record = comparison.record.clone();
        // Correcting words or date of a decision on the same service keeps what was agreed and the state it rests on.
        let same = record.decision.take().filter(|decision| decision.service == service);
        let decision = match same {
            Some(old) => Decision { by: by.to_owned(), why: why.to_owned(), review, ..(*old).clone() },
            None => {
                let (risks, conditions) = record.carried(&service);
                Decision {
                    by: by.to_owned(),
                    why: why.to_owned(),
                    risks,
                    conditions,
                    review,
                    ..decide(comparison, service, (self.setup.today)())
                }
            }
        };
        record.decision = Some(Arc::new(decision));
        Some(record)
    }

    /// A change with a day that has passed already is asked about.
    pub(super) fn unless_past(&self, what: &str, day: Option<Day>, edit: Edit) -> Taken {
        let today = (self.setup.today)();
        if day.is_none_or(|day| day >= today) {
            return Taken::Change(edit, After::Done);
        }
        let question = say!(
            self.setup.look.lang,
            "{0}が過ぎています（今日は {1}）。よければ、もう一度 Ctrl+S。",
            "{0} has passed (today is {1}). Ctrl+S again keeps it.",
            what,
            today
        );
        Taken::Doubted(question, edit)
    }

    /// The record with another treatment of an item: 1 accepts the risk, 2 is to fix, 3 is fixed, 0 takes it away.
    pub(super) fn treat(&self, item: &str, choice: &str, text: &str, owner: &str, due: Option<Day>) -> Option<Record> {
        let mut record = self.desk()?.comparison().record.clone();
        let mut decision = (*record.decision.take()?).clone();
        decision.risks.retain(|risk| risk.item != item);
        decision.conditions.retain(|condition| condition.item != item);
        let (item, text) = (item.to_owned(), text.trim().to_owned());
        match choice {
            "1" => decision.risks.push(Risk { item, text }),
            "2" | "3" => decision.conditions.push(Condition {
                item,
                text,
                owner: owner.trim().to_owned(),
                due,
                done: choice == "3",
            }),
            _ => {}
        }
        record.decision = Some(Arc::new(decision));
        Some(record)
    }

    /// The form in which the reason of an acceptance is written.
    pub(super) fn acknowledge_form(&self, service: &Id, finding: &Key) -> Option<Form> {
        let lang = self.setup.look.lang;
        let holder = self.desk()?.comparison().service(service)?;
        let old = holder.accepted.iter().find(|one| one.finding == *finding);
        let entries = vec![
            form::Entry::lines(lang.pick("了承する理由", "Why it is accepted"), old.map_or("", |one| &one.note)),
            form::Entry::line(lang.pick("了承する人", "Accepted by"), old.map_or(&self.setup.by, |one| &one.by))
                .proposed(old.is_none()),
        ];
        let kind = FormKind::Acknowledge { service: service.clone(), finding: finding.clone() };
        let title = lang.pick("指摘を了承する", "Accept the finding");
        Some(Form::new(kind, title.to_owned(), entries))
    }

    /// The change that accepts a finding.
    pub(super) fn acknowledgement(&self, service: Id, finding: Key, note: &str, by: &str) -> Result<Edit, String> {
        let lang = self.setup.look.lang;
        if note.trim().is_empty() {
            return Err(lang.pick("理由を書いてください。", "Please write why.").to_owned());
        }
        let holder = self.desk().and_then(|desk| desk.comparison().service(&service));
        let mut accepted = holder.map(|holder| holder.accepted.clone()).unwrap_or_default();
        let now = self.desk().into_iter().flat_map(|desk| desk.findings(&service));
        let meant: Vec<&Finding> = now.filter(|one| one.key() == finding).collect();
        accepted.retain(|one| one.finding != finding && !meant.iter().any(|now| now.is_accepted_by(&one.finding)));
        accepted.push(Accepted {
            finding,
            note: note.trim().to_owned(),
            by: by.trim().to_owned(),
            day: (self.setup.today)(),
        });
        Ok(Edit::Accepted { service, accepted })
    }
}
