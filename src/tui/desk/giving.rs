//! Answering on the desk: what was just answered, where the run of keys is over, which answer wants its reason.
//! Must not know keys, nor what becomes of a replaced answer.

use super::{Desk, Fresh, Giving, Hindrance};
use crate::model::{Answer, Day, Edit, Id, ItemId, Verdict};

impl Desk {
    /// Records a verdict on the item under the cursor.
    ///
    /// # Errors
    /// As [`Desk::apply`].
    pub fn give(&mut self, verdict: Option<Verdict>, by: &str, day: Day) -> Result<Option<Giving>, Hindrance> {
        let (Some(service), Some(before)) = (self.service.clone(), self.answer()) else {
            return Ok(None);
        };
        let after = match &self.slip {
            // Who takes a slip back by the key of the old verdict has the old answer back.
            Some((place, old, new)) if *place == service && *new == before && old.verdict == verdict => old.clone(),
            _ => before.give(verdict, by, day),
        };
        let place = (service.clone(), after.item.clone());
        self.wants_reason = after.lacks_reason().then_some(place.clone());
        self.apply(Edit::Answer { service: service.clone(), answer: after.clone() })?;
        if before != after {
            self.slip = Some((service, before.clone(), after.clone()));
        }
        let (service, item) = place;
        self.fresh = Some(Fresh { service, item, ended: false });
        Ok(Some(Giving { before, after }))
    }

    /// The item that was just answered, else the one under the cursor.
    pub fn just_answered(&self) -> Option<(Id, ItemId)> {
        match &self.fresh {
            Some(fresh) => Some((fresh.service.clone(), fresh.item.clone())),
            None => Some((self.service.clone()?, self.question()?.id.clone())),
        }
    }

    /// Whether the last verdict was that on the last open item of its service: the next one opens the next step.
    pub fn run_is_over(&self) -> bool {
        self.fresh.as_ref().is_some_and(|fresh| fresh.ended)
    }

    /// Ends the run of keys: the cursor stays where the last open item of the service was.
    pub fn end_run(&mut self) {
        if let Some(fresh) = &mut self.fresh {
            fresh.ended = true;
        }
    }

    /// Puts the cursor on an item, which goes on with the run of keys.
    pub fn run_on(&mut self, place: usize) {
        self.item = place.min(self.items().saturating_sub(1));
    }

    /// The next service after that under the cursor that has an open item, going round: its id and its first open item.
    pub fn next_with_open(&self) -> Option<(Id, usize)> {
        let (place, services) = (self.service_place(), self.services());
        let mut others = services.get(place + 1..)?.iter().chain(&services[..place]);
        others.find_map(|other| Some((other.id.clone(), self.next_open(other, 0)?)))
    }

    /// The next answer without its reason from the cursor on, going round.
    pub fn next_lacking_reason(&self) -> Option<(Id, ItemId)> {
        let here = (self.service_place(), self.item);
        let mut all = Vec::new();
        for (place, service) in self.services().iter().enumerate() {
            let questions = self.comparison().questions.items().enumerate();
            for (n, question) in questions {
                if service.answer(&question.id).is_some_and(Answer::lacks_reason) {
                    all.push(((place, n), (service.id.clone(), question.id.clone())));
                }
            }
        }
        let next = all.iter().find(|(place, _)| *place > here).or(all.first());
        next.map(|(_, found)| found.clone())
    }

    /// The place that wants a reason: the last answer given, else the item under the cursor, else the first without one.
    pub fn wanting_reason(&self) -> Option<(Id, ItemId)> {
        let lacking = |(id, item): &(Id, ItemId)| {
            let service = self.comparison().service(id);
            service.and_then(|service| service.answer(item)).is_some_and(Answer::lacks_reason)
        };
        let here = self.service.clone().zip(self.question().map(|question| question.id.clone()));
        (self.wants_reason.clone().filter(lacking)).or_else(|| here.filter(lacking)).or_else(|| {
            let mut all = self.services().iter().flat_map(|service| {
                let lacking = service.answers.iter().filter(|answer| answer.lacks_reason());
                lacking.map(|answer| (service.id.clone(), answer.item.clone()))
            });
            all.next()
        })
    }
}
