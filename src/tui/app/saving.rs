//! What is handed over to be saved, and what outlives an open comparison. Must not know when the disk is done.

use super::App;
use crate::{
    model::Draft,
    tui::{desk::SaveState, effect::Effect, overlays::Overlay, parked::Parked},
};

impl App {
    /// The one place that decides about saving: whatever made the revision grow is handed over, and after it the texts
    /// that are still unfinished, so that none goes before the state that took it in.
    pub(super) fn unsaved(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(desk) = &mut self.desk else { return effects };
        self.compare.settle(desk, false);
        if desk.revision() != self.handed_over {
            self.handed_over = desk.revision();
            desk.save = SaveState::Saving;
            effects.push(Effect::Save(desk.revision(), Box::new(desk.comparison().clone())));
            self.settle_decide();
        }
        let drafts = self.unfinished();
        if drafts != self.handed_drafts {
            self.handed_drafts.clone_from(&drafts);
            effects.push(Effect::Drafts(drafts));
        }
        effects
    }

    /// Every text that would be lost if the program ended now.
    fn unfinished(&self) -> Vec<Draft> {
        let typed = self.overlays.iter().flat_map(|overlay| match overlay {
            Overlay::Form(form) => form.unfinished().collect(),
            _ => Vec::new(),
        });
        let all = self.shelf.drafts().iter().cloned().chain(typed);
        all.filter(|draft| !draft.form.is_passing()).collect()
    }

    /// Begins anew, and gives what was open. Only what is named here outlives a comparison; everything else is of one
    /// comparison alone, so that nothing of one can be seen in another.
    pub(super) fn renew(&mut self) -> App {
        let old = std::mem::replace(self, App::new(self.setup.clone()));
        App {
            setup: self.setup.clone(),
            start: std::mem::replace(&mut self.start, old.start),
            library: std::mem::replace(&mut self.library, old.library),
            library_asked: std::mem::replace(&mut self.library_asked, old.library_asked),
            park: std::mem::replace(&mut self.park, old.park),
            outside: std::mem::replace(&mut self.outside, old.outside),
            ..old
        }
    }

    /// Leaves the comparison for the list, which shows where one comes from.
    pub(super) fn close(&mut self) {
        let mut left = self.renew();
        self.shelf = std::mem::take(&mut self.outside);
        let Some(desk) = left.desk.take() else { return };
        self.start.seek = Some(desk.path.clone());
        let profile = left.profile_kept || left.profile.is_changed(&desk);
        self.park.leave(Parked {
            path: desk.path.clone(),
            profile: profile.then_some(left.profile.draft),
            deadline: left.ask.deadline,
            session: desk.into_session(),
        });
    }
}
