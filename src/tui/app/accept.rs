//! What becomes of the texts of a form when it is accepted or closed. A form only says what is to change; it is changed in
//! one place, so that a refusal always leaves the form open with its texts. Must not draw.

use std::sync::Arc;

use super::App;
use crate::{
    model::{
        Answer, Day, Draft, Edit, Evidence, EvidenceKind, FormKind, Id, ItemId, Lang, Profile, Refusal, Service, Words,
    },
    say,
    tui::{
        desk::Refused,
        effect::{Effect, TypedPath},
        open::Open,
        overlays::Overlay,
    },
    typeset::clip,
};

/// What the texts of a form are to lead to.
pub(super) enum Taken {
    /// A change of the comparison, and what comes after it.
    Change(Edit, After),
    /// A change that is asked about first: it may be a slip.
    Doubted(String, Edit),
    /// A text of the profile that is being written.
    Profile(usize, String),
    /// Something for the shell.
    Ask(Vec<Effect>),
    /// Something for the shell; until that reports, the form stays open.
    AskFirst(Vec<Effect>),
}

/// What comes after a change was taken.
pub(super) enum After {
    /// Nothing.
    Done,
    /// The cursor goes to a service.
    Focus(Id),
    /// An item is asked about.
    Pick(ItemId),
    /// Until when an answer of the provider is wanted.
    Deadline(Option<Day>),
    /// Who has given their name is the same person at the next key.
    Signed(String),
}

impl App {
    /// Accepts the form on top; it stays open with a complaint when a text will not do.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.way().overlays.last() else {
            return Vec::new();
        };
        let (kind, texts) = (form.kind.clone(), form.texts());
        let place = (kind == FormKind::SaveAs).then(|| form.draft());
        let done = match self.taken(kind, &texts) {
            Ok(Taken::AskFirst(effects)) => return effects,
            Ok(Taken::Ask(effects)) => Ok(effects),
            Ok(Taken::Change(edit, after)) => self.take(edit, after).map(|()| Vec::new()),
            Ok(Taken::Doubted(question, edit)) => {
                let Some(Overlay::Form(form)) = self.way_mut().overlays.last_mut() else {
                    return Vec::new();
                };
                if !form.doubt(question) {
                    return Vec::new();
                }
                self.take(edit, After::Done).map(|()| Vec::new())
            }
            Ok(Taken::Profile(n, text)) => {
                if let Some(Open { desk, way, .. }) = &mut self.open {
                    way.screens.profile.write(desk, |draft| *profile_text(draft, n) = text);
                }
                Ok(Vec::new())
            }
            Err(complaint) => Err(complaint),
        };
        match done {
            Ok(effects) => {
                self.drop_form();
                // If the place will not do either, it is there to be mended.
                if let Some(draft) = place {
                    self.way_mut().shelf.put(draft);
                }
                effects
            }
            Err(complaint) => {
                self.complain(complaint);
                Vec::new()
            }
        }
    }

    /// Says in the form on top why it stays open.
    fn complain(&mut self, complaint: String) {
        if let Some(Overlay::Form(form)) = self.way_mut().overlays.last_mut() {
            form.complaint = Some(complaint);
        }
    }

    /// Takes the form on top away; a text that it kept beside the one shown goes on waiting.
    pub(super) fn drop_form(&mut self) {
        if let Some(Overlay::Form(form)) = self.way_mut().overlays.pop()
            && let Some(other) = form.other()
        {
            self.way_mut().shelf.put(other.clone());
        }
    }

    fn take(&mut self, edit: Edit, after: After) -> Result<(), String> {
        let aside = self.set_aside(&edit);
        let lang = self.setup.look.lang;
        let Some(Open { desk, way, .. }) = &mut self.open else {
            return Err(Refused::Rule(Refusal::NoSuchService).message(lang));
        };
        desk.apply(edit).map_err(|refused| refused.message(lang))?;
        match after {
            After::Focus(id) => desk.focus_service(&id),
            After::Pick(item) => way.screens.ask.pick(&item, desk, (self.setup.today)(), lang),
            After::Deadline(deadline) => way.screens.ask.deadline = deadline,
            After::Signed(by) if self.setup.by.is_empty() => self.setup.by = by,
            After::Done | After::Signed(_) => {}
        }
        if let Some(told) = aside {
            self.good(&told);
        }
        Ok(())
    }

    /// What an edit moves to the earlier answers, in a sentence.
    fn set_aside(&self, edit: &Edit) -> Option<String> {
        let lang = self.setup.look.lang;
        let Edit::Answer { service, answer } = edit else {
            return None;
        };
        let before = self.desk()?.recorded(service, &answer.item);
        let kept = answer.earlier.first().filter(|_| answer.earlier != before.earlier)?;
        Some(match kept.by.trim() {
            "" => lang
                .pick(
                    "前の言葉は「前の回答」に残しました。u で戻せます。",
                    "Kept as an earlier answer: the words that stood there; u takes it back.",
                )
                .to_owned(),
            by => say!(
                lang,
                "{} の言葉は「前の回答」に残しました。u で戻せます。",
                "Kept as an earlier answer: what {} said; u takes it back.",
                clip(by, 10)
            ),
        })
    }

    fn taken(&self, kind: FormKind, texts: &[String]) -> Result<Taken, String> {
        let lang = self.setup.look.lang;
        let text = |n: usize| texts.get(n).map_or("", |text| text.trim_end());
        let untitled = || lang.pick("題名を書いてください。", "Please write a title.").to_owned();
        let gone = || lang.pick("比較が閉じられました。", "The comparison was closed.").to_owned();
        let edit = match kind {
            FormKind::NewComparison => {
                if text(0).trim().is_empty() {
                    return Err(untitled());
                }
                let services = text(1).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
                return Ok(Taken::AskFirst(vec![Effect::Create {
                    title: text(0).trim().to_owned(),
                    services: services.collect(),
                    checklist: text(2).parse().unwrap_or(0),
                    draft: self.draft_of(kind, texts),
                }]));
            }
            FormKind::SaveAs => {
                let leave = if self.quitting { Effect::Quit } else { Effect::Close };
                return Ok(Taken::Ask(vec![Effect::MoveTo(TypedPath::new(text(0))), leave]));
            }
            FormKind::Comparison if self.open.is_none() => {
                let path = self.outside.screens.start.picked().map(|listing| listing.path.clone());
                let title = text(0).trim().to_owned();
                if title.is_empty() {
                    return Err(untitled());
                }
                let path = path.ok_or_else(gone)?;
                let draft = self.draft_of(kind, texts);
                return Ok(Taken::AskFirst(vec![Effect::Rename { path, title, draft }]));
            }
            FormKind::Comparison => Edit::Batch(vec![Edit::Title(text(0).to_owned()), Edit::Memo(text(1).to_owned())]),
            FormKind::NewService => {
                let mut service = Service::new((self.setup.new_id)(), "");
                words_of(texts).into_service(&mut service);
                let id = service.id.clone();
                let edit = Edit::AddService { at: usize::MAX, service: Arc::new(service) };
                return Ok(Taken::Change(edit, After::Focus(id)));
            }
            FormKind::Export
            | FormKind::Asker
            | FormKind::OwnQuestion { .. }
            | FormKind::Questions(_)
            | FormKind::Receive => return self.exchange_taken(kind, texts),
            FormKind::Certificate { service, certificate } => self.certificate_of(service, &certificate, texts)?,
            FormKind::Acknowledge { service, finding } => self.acknowledgement(service, finding, text(0), text(1))?,
            FormKind::ProfileText(n) => return Ok(Taken::Profile(n, text(0).trim().to_owned())),
            FormKind::Decision(id) => {
                let review = self.day_of(text(2))?.ok_or_else(|| day_complaint(lang))?;
                if text(1).trim().is_empty() {
                    let missing = lang.pick("決めた人を書いてください。", "Please write who decided.");
                    return Err(missing.to_owned());
                }
                let record = self.record_of(id, text(1).trim(), text(0), review);
                let edit = Edit::Record(Box::new(record.ok_or_else(gone)?));
                return Ok(self.unless_past(lang.pick("見直しの日", "The review date"), Some(review), edit));
            }
            FormKind::Treat(item) => {
                let due = self.day_of(text(3))?;
                let to_fix = text(0) == "2";
                // Without them nobody is reminded and `due` never lists it.
                if to_fix && (text(2).trim().is_empty() || due.is_none()) {
                    return Err(lang
                        .pick("直すことには、担当者と期限を書いてください。", "An action needs an owner and a date.")
                        .to_owned());
                }
                let record = self.treat(&item, text(0), text(1), text(2), due);
                let edit = Edit::Record(Box::new(record.ok_or_else(gone)?));
                return Ok(self.unless_past(lang.pick("期限", "The date"), due.filter(|_| to_fix), edit));
            }
            FormKind::Service(id) => Edit::Describe { id, words: words_of(texts) },
            FormKind::Note { service, item } => {
                let desk = self.desk().ok_or_else(gone)?;
                let mut answer = desk.recorded(&service, &item);
                let before = answer.clone();
                text(0).clone_into(&mut answer.note);
                text(1).clone_into(&mut answer.condition);
                answer.condition_met = met_of(&before, &answer, text(2));
                // The name that the form proposes signs what was written, and nothing else.
                let wrote = answer != before;
                if wrote || !before.is_said() || text(3) != self.setup.by {
                    text(3).clone_into(&mut answer.by);
                }
                if wrote && answer.by != before.by || answer != before && answer.day.is_none() {
                    answer.day = Some((self.setup.today)());
                }
                let answer = before.written_as(answer);
                let by = text(3).trim().to_owned();
                return Ok(Taken::Change(Edit::Answer { service, answer }, After::Signed(by)));
            }
            FormKind::Evidence { service, item, index } => {
                let piece = self.evidence_of(texts)?;
                let desk = self.desk().ok_or_else(gone)?;
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
        Ok(Taken::Change(edit, After::Done))
    }

    /// What was typed, to come back to where it does not work.
    pub(super) fn draft_of(&self, form: FormKind, texts: &[String]) -> Draft {
        let begun = match self.way().overlays.last() {
            Some(Overlay::Form(open)) => open.draft().begun,
            _ => None,
        };
        Draft { form, fields: texts.to_vec(), begun }
    }

    /// A day, or nothing where nothing is written.
    pub(super) fn day_of(&self, text: &str) -> Result<Option<Day>, String> {
        let lang = self.setup.look.lang;
        match text.trim() {
            "" => Ok(None),
            day => day.parse::<Day>().map(Some).map_err(|_| day_complaint(lang)),
        }
    }

    fn evidence_of(&self, texts: &[String]) -> Result<Evidence, String> {
        let lang = self.setup.look.lang;
        let [kind, text, seen, dated] = texts else {
            return Err(String::new());
        };
        if text.trim().is_empty() {
            return Err(lang.pick("内容を書いてください。", "Please write what it is.").to_owned());
        }
        let (seen, dated) = (self.day_of(seen)?, self.day_of(dated)?);
        let chosen = kind.parse().ok().and_then(|n: usize| EvidenceKind::ALL.get(n)).copied();
        // A document that looks like an address is one, unless another kind was chosen.
        let kind = match chosen.unwrap_or(EvidenceKind::Document) {
            EvidenceKind::Document => EvidenceKind::guess(text),
            kind => kind,
        };
        Ok(Evidence { kind, text: text.trim().to_owned(), seen, dated })
    }

    /// Closes the form on top. A note or an edit is kept; a new entry, and what was left in the form and not touched,
    /// waits on the shelf.
    pub(super) fn close_form(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.way().overlays.last() else {
            return Vec::new();
        };
        if !form.is_changed() || form.kind.is_passing() {
            self.drop_form();
            return Vec::new();
        }
        let draft = form.draft();
        // Who presses Esc again at a complaint wants to leave.
        let waits = form.is_untouched() || form.complaint.is_some();
        let blank = |n: usize| draft.fields.get(n).is_none_or(|text| text.trim().is_empty());
        let nothing = match &draft.form {
            FormKind::NewComparison => blank(0) && blank(1),
            FormKind::NewService => (0..draft.fields.len()).all(blank),
            FormKind::Evidence { index: None, .. } => blank(1),
            FormKind::OwnQuestion { .. } | FormKind::Decision(_) | FormKind::Acknowledge { .. } => blank(0),
            _ if waits => false,
            _ => return self.accept(),
        };
        self.drop_form();
        if !nothing {
            self.way_mut().shelf.put(draft);
            let lang = self.setup.look.lang;
            self.good(lang.pick(
                "書きかけは残してあります。もう一度開くと戻ります。",
                "Your text is kept; open the form again to continue.",
            ));
        }
        Vec::new()
    }
}

fn words_of(texts: &[String]) -> Words {
    let text = |n: usize| texts.get(n).map_or(String::new(), |text| text.trim().to_owned());
    Words { name: text(0), provider: text(1), plan: text(2), url: text(3), memo: text(4) }
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
    lang.pick("日付は 2027-04-01 のように書いてください。", "Enter a date such as 2027-04-01.").to_owned()
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
    if after.condition.is_empty() || stale { None } else { chosen }
}
