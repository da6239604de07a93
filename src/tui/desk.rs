//! The open comparison as the screens share it: session, focus by id, state of saving.
//! Must not know how anything is drawn or saved.

mod giving;

use std::{path::PathBuf, sync::Arc};

use super::{Judgement, OpenedFile, turned};
use crate::{
    model::{
        About, Answer, Catalogue, Checklist, Comparison, Day, Edit, Emphasis, Finding, Id, Item, ItemId, Lang,
        Question, Refusal, Service, Session, Stress, Tally, open_counts,
    },
    say,
};

/// The open comparison.
#[derive(Debug)]
pub struct Desk {
    session: Session,
    /// Its file.
    pub path: PathBuf,
    /// Who else has it open; then nothing can be changed.
    pub held_by: Option<String>,
    /// The list with its explanations, if the program has it.
    pub checklist: Option<Checklist>,
    /// The service under the cursor.
    service: Option<Id>,
    /// The item under the cursor, by its place in the questions.
    item: usize,
    /// The item that was answered last and wants a reason.
    wants_reason: Option<(Id, ItemId)>,
    /// The item that the last keys answered, until the cursor is moved by hand.
    fresh: Option<Fresh>,
    /// The last change of a verdict: its service, the answer before and after.
    slip: Option<(Id, Answer, Answer)>,
    /// How far saving has come.
    pub save: SaveState,
    /// The counts of all services, of the present revision.
    total: (u64, Tally),
    /// What was noticed.
    judged: Judgement,
}

/// How far saving has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Changes are on their way to the disk.
    Saving,
    /// This revision and all before it are durable.
    Saved(u64),
    /// The disk refused; why.
    Failed(String),
}

/// The item that was just answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    service: Id,
    item: ItemId,
    /// It was the last open one of its service: the run of keys is over, and the cursor stays.
    ended: bool,
}

/// What giving a verdict did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Giving {
    /// The answer that was there.
    pub before: Answer,
    /// The answer that is there now.
    pub after: Answer,
}

impl Giving {
    /// Whether the item had no verdict.
    pub fn was_open(&self) -> bool {
        self.before.verdict.is_none()
    }
}

/// Why a change did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Somebody else has the file open.
    Held(String),
    /// The model refuses it.
    Rule(Refusal),
}

impl Hindrance {
    /// Why, in words.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Hindrance::Held(holder) => say!(
                lang,
                "{} が開いているので、ここでは変更できません。",
                "{} has it open, so it cannot be changed here.",
                holder
            ),
            Hindrance::Rule(refusal) => refusal.message(lang),
        }
    }
}

impl Desk {
    /// Lays an opened comparison on the desk; `catalogue` is what is known before any scheme was read.
    pub fn new(opened: OpenedFile, catalogue: Arc<Catalogue>) -> Desk {
        let mut desk = Desk {
            session: Session::new(opened.comparison),
            path: opened.path,
            held_by: opened.held_by,
            checklist: opened.checklist,
            service: None,
            item: 0,
            wants_reason: None,
            fresh: None,
            slip: None,
            save: SaveState::Saved(0),
            total: (u64::MAX, Tally::default()),
            judged: Judgement::by(catalogue, None),
        };
        desk.settle();
        if let Some(first) = desk.service().and_then(|service| desk.next_open(service, 0)) {
            desk.item = first;
        }
        desk
    }

    /// Puts another state in place of the present one, as a new session.
    pub fn replace(&mut self, comparison: Comparison) {
        let revision = self.revision() + 1;
        self.session = Session::starting_at(comparison, revision);
        self.save = SaveState::Saved(revision);
        self.settle();
    }

    /// The comparison.
    pub fn comparison(&self) -> &Comparison {
        self.session.comparison()
    }

    /// Grows with every change.
    pub fn revision(&self) -> u64 {
        self.session.revision()
    }

    /// The services in the user's order.
    pub fn services(&self) -> &[Arc<Service>] {
        &self.comparison().services
    }

    /// The service under the cursor.
    pub fn service(&self) -> Option<&Service> {
        self.comparison().service(self.service.as_ref()?)
    }

    /// Its place in the user's order.
    pub fn service_place(&self) -> usize {
        let id = self.service.as_ref();
        id.and_then(|id| self.comparison().position(id)).unwrap_or(0)
    }

    /// ` 架空予約帳 (1/4) 指摘 3件 `: the service under the cursor, its place, and what is shown of it. Empty without one.
    pub fn heading(&self, what: &str) -> String {
        let heading = |service: &Service| {
            format!(" {} ({}/{}) {what} ", service.name, self.service_place() + 1, self.services().len())
        };
        self.service().map_or_else(String::new, heading)
    }

    /// How many questions there are.
    pub fn items(&self) -> usize {
        self.comparison().questions.count()
    }

    /// The place of the item under the cursor among all questions.
    pub fn item_place(&self) -> usize {
        self.item
    }

    /// The frozen question under the cursor.
    pub fn question(&self) -> Option<&Question> {
        self.question_at(self.item)
    }

    /// The frozen question at a place.
    pub fn question_at(&self, place: usize) -> Option<&Question> {
        self.comparison().questions.items().nth(place)
    }

    /// The list that the questions are from, if the program has it.
    pub fn list(&self) -> Option<&Checklist> {
        self.checklist.as_ref().filter(|list| list.id == self.comparison().questions.checklist)
    }

    /// The explanations of an item, if the program has its list.
    pub fn explained(&self, item: &str) -> Option<&Item> {
        self.list()?.item(item)
    }

    /// The weight of an item, with where it comes from.
    pub fn stress(&self, item: &str) -> Option<&Stress> {
        Stress::of(&self.comparison().emphasis, item)
    }

    /// The weight of an item.
    pub fn emphasis(&self, item: &str) -> Emphasis {
        self.stress(item).map(Stress::emphasis).unwrap_or_default()
    }

    /// The counts of all services together.
    pub fn total(&self) -> Tally {
        self.total.1
    }

    /// Puts the cursor on a service.
    pub fn focus_service(&mut self, id: &Id) {
        self.fresh = None;
        self.service = Some(id.clone());
        self.settle();
    }

    /// Puts the cursor on an item, by its place.
    pub fn focus_item(&mut self, place: usize) {
        self.fresh = None;
        self.item = place.min(self.items().saturating_sub(1));
    }

    /// Puts the cursor on an item, by its id.
    pub fn focus_item_id(&mut self, id: &str) {
        self.fresh = None;
        let place = self.comparison().questions.items().position(|question| question.id == id);
        self.item = place.unwrap_or(self.item);
    }

    /// Moves the cursor among the services.
    pub fn step_service(&mut self, by: isize) {
        let last = self.services().len().saturating_sub(1);
        self.focus_place(self.service_place().saturating_add_signed(by).min(last));
    }

    /// To the next service or the one before, going round.
    pub fn turn_service(&mut self, by: isize) {
        self.focus_place(turned(self.service_place(), by, self.services().len()));
    }

    /// Puts the cursor on a service, by its place.
    pub fn focus_place(&mut self, place: usize) {
        if let Some(id) = self.services().get(place).map(|service| service.id.clone()) {
            self.focus_service(&id);
        }
    }

    /// Keeps the cursor on something that exists, and the counts in step.
    fn settle(&mut self) {
        let services = &self.session.comparison().services;
        let there = self.service.as_ref().is_some_and(|id| self.comparison().position(id).is_some());
        if !there {
            self.service = services.first().map(|service| service.id.clone());
        }
        self.item = self.item.min(self.items().saturating_sub(1));
        if self.total.0 != self.revision() {
            let questions = self.items();
            let sum = services.iter().fold(Tally::default(), |sum, service| sum.plus(Tally::whole(service, questions)));
            self.total = (self.revision(), sum);
            self.judged.look(self.session.comparison());
        }
    }

    /// Judges the certificates by a catalogue and a day from now on.
    pub fn judge(&mut self, catalogue: Arc<Catalogue>, today: Day) {
        self.judged = Judgement::by(catalogue, Some(today));
        self.judged.look(self.session.comparison());
    }

    /// What is known about schemes, once it was read.
    pub fn catalogue(&self) -> Option<&Arc<Catalogue>> {
        self.judged.catalogue()
    }

    /// What is known: until schemes were read only the texts of findings.
    pub fn known(&self) -> &Catalogue {
        self.judged.known()
    }

    /// What was noticed about a service, the gravest first.
    pub fn findings(&self, service: &Id) -> &[Finding] {
        self.judged.findings(service)
    }

    /// What was noticed of one sort about a service and is not accepted: counts of high, medium and low.
    pub fn open_findings(&self, service: &Id, about: About) -> [usize; 3] {
        open_counts(self.findings(service), service, about)
    }

    /// Changes the comparison.
    ///
    /// # Errors
    /// Nothing is changed when somebody else has the file open or the model refuses.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Hindrance> {
        if let Some(holder) = &self.held_by {
            return Err(Hindrance::Held(holder.clone()));
        }
        let neighbour = self.neighbour_after(&edit);
        self.session.apply(edit).map_err(Hindrance::Rule)?;
        if let Some(id) = neighbour {
            self.service = Some(id);
        }
        self.settle();
        Ok(())
    }

    /// When the edit takes the service under the cursor away: the one to go to.
    fn neighbour_after(&self, edit: &Edit) -> Option<Id> {
        let Edit::RemoveService(id) = edit else { return None };
        let place = self.comparison().position(id)?;
        let services = self.services();
        let next = services.get(place + 1).or_else(|| services.get(place.checked_sub(1)?))?;
        Some(next.id.clone())
    }

    /// Goes on where the same file was left: undo, cursor and all.
    pub fn resume(&mut self, left: Desk) {
        let (path, held_by) = (std::mem::take(&mut self.path), self.held_by.take());
        let checklist = self.checklist.take().or(left.checklist);
        let save = SaveState::Saved(left.session.revision());
        let judged = Judgement::by(Arc::clone(self.judged.known()), None);
        *self = Desk { path, held_by, checklist, save, fresh: None, judged, ..left };
        self.judged.look(self.session.comparison());
    }

    /// Whether there is a change to take back or to do again.
    pub fn can_step(&self) -> bool {
        self.session.can_step()
    }

    /// Takes the last change back (`back`) or does it again, shows where it was, and gives it with the state before.
    pub fn step(&mut self, back: bool) -> Option<(Edit, Comparison)> {
        let before = self.comparison().clone();
        let edit = match back {
            true => self.session.undo(),
            false => self.session.redo(),
        }?;
        self.fresh = None;
        self.slip = None;
        // What several services shared is shown where one stands.
        let stays = matches!(&edit, Edit::Batch(edits) if is_about_one_item(edits));
        if let Some((service, item)) = edit.place() {
            if !stays && self.comparison().position(service).is_some() {
                self.service = Some(service.clone());
            }
            if let Some(item) = item {
                self.focus_item_id(item);
            }
        }
        self.settle();
        Some((edit, before))
    }

    /// What is recorded for an item of a service, or a blank answer.
    pub fn recorded(&self, service: &Id, item: &str) -> Answer {
        let service = self.comparison().service(service);
        let answer = service.and_then(|service| service.answer(item)).cloned();
        answer.unwrap_or_else(|| Answer::empty(item))
    }

    /// The service under the cursor and what is recorded for the item under the cursor.
    pub fn here(&self) -> Option<(Id, Answer)> {
        Some((self.service.clone()?, self.answer()?))
    }

    /// What is recorded for the item under the cursor, or a blank answer.
    pub fn answer(&self) -> Option<Answer> {
        Some(self.recorded(self.service.as_ref()?, &self.question()?.id))
    }

    /// The next open item of a service from a place on, going round.
    pub fn next_open(&self, service: &Service, from: usize) -> Option<usize> {
        let open: Vec<bool> =
            (self.comparison().questions.items()).map(|question| service.verdict(&question.id).is_none()).collect();
        (from..open.len()).chain(0..from.min(open.len())).find(|place| open[*place])
    }
}

/// Whether edits are answers to one item, as when an answer is copied.
fn is_about_one_item(edits: &[Edit]) -> bool {
    let item = |edit: &Edit| match edit {
        Edit::Answer { answer, .. } => Some(answer.item.clone()),
        _ => None,
    };
    let first = edits.first().and_then(item);
    first.is_some() && edits.iter().all(|edit| item(edit) == first)
}
