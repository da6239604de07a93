//! What becomes of the texts of a form when it is accepted or closed. Must not draw.

use std::sync::Arc;

use super::App;
use crate::{
    model::{
        Answer, Condition, Day, Draft, Edit, Evidence, EvidenceKind, FormKind, Lang, Profile, Record, Risk, Service,
        Words,
    },
    tui::{effect::Effect, overlays::Overlay},
};

impl App {
    /// Accepts the form on top; it stays open with a complaint when a text will not do.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.overlays.last() else {
            return Vec::new();
        };
        let (kind, texts) = (form.kind.clone(), form.texts());
        match self.accept_texts(kind, &texts) {
            Ok(effects) => {
                self.overlays.pop();
                let forget = self.desk.is_some().then_some(Effect::Draft(None));
                forget.into_iter().chain(effects).collect()
            }
            Err(complaint) => {
                if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
                    form.complaint = Some(complaint);
                }
                Vec::new()
            }
        }
    }

    fn accept_texts(&mut self, kind: FormKind, texts: &[String]) -> Result<Vec<Effect>, String> {
        let lang = self.setup.look.lang;
        let text = |n: usize| texts.get(n).map_or("", |text| text.trim_end());
        let edit = match kind {
            FormKind::NewComparison => {
                if text(0).trim().is_empty() {
                    return Err(lang.pick("題名を書いてください。", "Please write a title.").to_owned());
                }
                let services = text(1)
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned);
                return Ok(vec![Effect::Create {
                    title: text(0).trim().to_owned(),
                    services: services.collect(),
                    checklist: text(2).parse().unwrap_or(0),
                }]);
            }
            FormKind::SaveAs => {
                let leave = if self.quitting { Effect::Quit } else { Effect::Close };
                return Ok(vec![Effect::MoveTo(text(0).to_owned()), leave]);
            }
            FormKind::Comparison if self.desk.is_none() => {
                let path = self.start.picked().map(|listing| listing.path.clone());
                let title = text(0).trim().to_owned();
                if title.is_empty() {
                    return Err(lang.pick("題名を書いてください。", "Please write a title.").to_owned());
                }
                return Ok(path.map(|path| Effect::Rename { path, title }).into_iter().collect());
            }
            FormKind::Comparison => Edit::Batch(vec![Edit::Title(text(0).to_owned()), Edit::Memo(text(1).to_owned())]),
            FormKind::NewService => {
                let mut service = Service::new((self.setup.new_id)(), "");
                words_of(texts).into_service(&mut service);
                Edit::AddService {
                    at: usize::MAX,
                    service: Arc::new(service),
                }
            }
            FormKind::Export
            | FormKind::Asker
            | FormKind::OwnQuestion { .. }
            | FormKind::Questions(_)
            | FormKind::Receive => return self.accept_exchange(kind, texts),
            FormKind::Certificate { service, certificate } => self.certificate_of(service, &certificate, texts)?,
            FormKind::Acknowledge { service, finding } => self.acknowledgement(service, finding, text(0), text(1))?,
            FormKind::ProfileText(n) => {
                text(0).trim().clone_into(profile_text(&mut self.profile.draft, n));
                return Ok(Vec::new());
            }
            FormKind::Decision(id) => {
                let review = self.day_of(text(2))?.ok_or_else(|| day_complaint(lang))?;
                let Some(record) = self.record_of(id, text(1).trim(), text(0), review) else {
                    return Ok(Vec::new());
                };
                Edit::Record(Box::new(record))
            }
            FormKind::Treat(item) => {
                let due = self.day_of(text(3))?;
                let Some(record) = self.treat(&item, text(0), text(1), text(2), due) else {
                    return Ok(Vec::new());
                };
                Edit::Record(Box::new(record))
            }
            FormKind::Service(id) => Edit::Describe {
                id,
                words: words_of(texts),
            },
            FormKind::Note { service, item } => {
                let Some(desk) = &self.desk else { return Ok(Vec::new()) };
                let mut answer = desk.recorded(&service, &item);
                let before = answer.clone();
                text(0).clone_into(&mut answer.note);
                text(1).clone_into(&mut answer.condition);
                answer.condition_met = met_of(&before, &answer, text(2));
                text(3).clone_into(&mut answer.by);
                if self.setup.by.is_empty() {
                    // Who has given their name is the same person at the next key.
                    text(3).trim().clone_into(&mut self.setup.by);
                }
                if answer != before && answer.day.is_none() {
                    answer.day = Some((self.setup.today)());
                }
                let answer = before.written_as(answer);
                Edit::Answer { service, answer }
            }
            FormKind::Evidence { service, item, index } => {
                let piece = self.evidence_of(texts)?;
                let Some(desk) = &self.desk else { return Ok(Vec::new()) };
                let before = desk.recorded(&service, &item);
                let mut answer = before.clone();
                match index.and_then(|n| answer.evidence.get_mut(n)) {
                    Some(old) => *old = piece,
                    None => answer.evidence.push(piece),
                }
                let answer = before.touched_as(answer);
                Edit::Answer { service, answer }
            }
        };
        self.apply_or_complain(edit)
    }

    fn apply_or_complain(&mut self, edit: Edit) -> Result<Vec<Effect>, String> {
        let added = match &edit {
            Edit::AddService { service, .. } => Some(service.id.clone()),
            _ => None,
        };
        if !self.edit(edit) {
            return Err(self.notice.take().map(|notice| notice.text).unwrap_or_default());
        }
        if let (Some(id), Some(desk)) = (added, &mut self.desk) {
            desk.focus_service(&id);
        }
        Ok(Vec::new())
    }

    /// A day, or nothing where nothing is written.
    pub(super) fn day_of(&self, text: &str) -> Result<Option<Day>, String> {
        let lang = self.setup.look.lang;
        match text.trim() {
            "" => Ok(None),
            day => day.parse::<Day>().map(Some).map_err(|_| day_complaint(lang)),
        }
    }

    /// The record with another treatment of an item: 1 accepts the risk, 2 is to fix, 3 is fixed, 0 takes it away.
    fn treat(&self, item: &str, choice: &str, text: &str, owner: &str, due: Option<Day>) -> Option<Record> {
        let mut record = self.desk.as_ref()?.comparison().record.clone();
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

    fn evidence_of(&self, texts: &[String]) -> Result<Evidence, String> {
        let lang = self.setup.look.lang;
        let [kind, text, seen] = texts else {
            return Err(String::new());
        };
        if text.trim().is_empty() {
            return Err(lang
                .pick("内容を書いてください。", "Please write what it is.")
                .to_owned());
        }
        let seen = self.day_of(seen)?;
        let chosen = kind.parse().ok().and_then(|n: usize| EvidenceKind::ALL.get(n)).copied();
        // A document that looks like an address is one, unless another kind was chosen.
        let kind = match chosen.unwrap_or(EvidenceKind::Document) {
            EvidenceKind::Document => EvidenceKind::guess(text),
            kind => kind,
        };
        Ok(Evidence {
            kind,
            text: text.trim().to_owned(),
            seen,
            dated: None,
        })
    }

    /// Closes the form on top. A note or an edit is kept; a new entry waits on the shelf.
    pub(super) fn close_form(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.overlays.last() else {
            return Vec::new();
        };
        let draft = form.draft();
        // Who presses Esc again at a complaint wants to leave; the text waits on the shelf.
        let insists = form.complaint.is_some();
        let unchanged = match &draft.form {
            FormKind::NewComparison => draft.fields.iter().take(2).all(|text| text.trim().is_empty()),
            FormKind::NewService => draft.fields.iter().all(|text| text.trim().is_empty()),
            FormKind::Evidence { index: None, .. } => draft.fields.get(1).is_none_or(|text| text.trim().is_empty()),
            FormKind::SaveAs | FormKind::Export | FormKind::Questions(_) | FormKind::Receive => true,
            FormKind::OwnQuestion { .. } => draft.fields.iter().all(|text| text.trim().is_empty()),
            FormKind::Decision(_) | FormKind::Acknowledge { .. } => {
                draft.fields.first().is_none_or(|text| text.trim().is_empty())
            }
            FormKind::Comparison
            | FormKind::Service(_)
            | FormKind::Note { .. }
            | FormKind::ProfileText(_)
            | FormKind::Treat(_)
            | FormKind::Asker
            | FormKind::Certificate { .. }
            | FormKind::Evidence { .. } => {
                if !insists {
                    return self.accept();
                }
                false
            }
        };
        self.overlays.pop();
        if unchanged {
            return self.desk.is_some().then_some(Effect::Draft(None)).into_iter().collect();
        }
        self.shelve(draft);
        let lang = self.setup.look.lang;
        self.good(lang.pick(
            "書きかけは残してあります。もう一度開くと戻ります。",
            "Your text is kept; open the form again to go on.",
        ));
        Vec::new()
    }

    fn shelve(&mut self, draft: Draft) {
        self.shelf.retain(|other| other.form != draft.form);
        self.shelf.push(draft);
    }
}

fn words_of(texts: &[String]) -> Words {
    let text = |n: usize| texts.get(n).map_or(String::new(), |text| text.trim().to_owned());
    Words {
        name: text(0),
        provider: text(1),
        plan: text(2),
        url: text(3),
        memo: text(4),
    }
}

/// One of the texts of a profile: 0 the purpose, then a stop of an hour, a day, a week.
pub(super) fn profile_text(profile: &mut Profile, n: usize) -> &mut String {
    match n {
        0 => &mut profile.purpose,
        1 => &mut profile.stops.hour,
        2 => &mut profile.stops.day,
        _ => &mut profile.stops.week,
    }
}

fn day_complaint(lang: Lang) -> String {
    lang.pick(
        "日付は 2027-04-01 のように書いてください。",
        "Write the day like 2027-04-01.",
    )
    .to_owned()
}

/// Whether the condition is met, from the choice made. What was found out about another condition does not hold for a
/// changed one unless the choice was made anew.
fn met_of(before: &Answer, after: &Answer, choice: &str) -> Option<bool> {
    let chosen = match choice {
        "1" => Some(true),
        "2" => Some(false),
        _ => None,
    };
    let stale = before.condition != after.condition && chosen == before.condition_met;
    if after.condition.is_empty() || stale {
        None
    } else {
        chosen
    }
}
