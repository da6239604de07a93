//! The open comparison: everything that belongs to one, made when its file is opened. It is never read for another one, so
//! that nothing of one can be seen in another. Must not know how it is saved.

use std::sync::Arc;

use super::{Desk, Effect, OpenedFile, SaveState, Screen, Shelf, Way, overlays::Overlay};
use crate::model::{Catalogue, Comparison, Draft, Lang};

/// The open comparison.
#[derive(Debug)]
pub struct Open {
    /// The comparison itself, as the screens share it.
    pub desk: Desk,
    /// Where the user is in it.
    pub way: Way,
    /// The note that is open was picked from the list of missing reasons: the next one follows.
    pub among_reasons: bool,
    /// The revision that was handed over for saving.
    handed_over: u64,
    /// The unfinished texts that were handed over.
    handed_drafts: Vec<Draft>,
}

impl Open {
    /// A file that was opened, at its candidates.
    pub fn new(mut opened: OpenedFile, catalogue: Arc<Catalogue>) -> Open {
        let drafts = std::mem::take(&mut opened.drafts);
        let mut way = Way::new(Screen::Services);
        way.shelf = Shelf::new(drafts.clone());
        let desk = Desk::new(opened, catalogue);
        Open { handed_over: desk.revision(), desk, way, among_reasons: false, handed_drafts: drafts }
    }

    /// Takes up what was left of the same file where the file is still as it was left. Else only texts of the user's are
    /// taken over that nothing in the file replaces; what is lost then, in words.
    pub fn take_up(&mut self, parked: Open, lang: Lang) -> Option<&'static str> {
        let (now, left) = (self.desk.comparison(), parked.desk.comparison());
        let way = parked.way;
        if left != now {
            self.way.screens.ask.deadline = way.screens.ask.deadline;
            let same = left.profile == now.profile;
            let profile = &mut self.way.screens.profile.draft;
            *profile = way.screens.profile.draft;
            let dropped = if same { None } else { profile.take() };
            return match (parked.desk.can_step(), dropped) {
                (false, None) => None,
                (true, None) => Some(lang.pick(
                    "ファイルはほかで書き換えられています。それより前の変更は u で戻せません。",
                    "The file was changed elsewhere: earlier changes cannot be undone here.",
                )),
                (_, Some(_)) => Some(lang.pick(
                    "ファイルはほかで書き換えられています。書きかけの利用条件は使えません。前の変更は u で戻せません。",
                    "The file was changed elsewhere: the profile you were writing is dropped, earlier changes cannot be undone.",
                )),
            };
        }
        // The texts that wait are those beside the file.
        let shelf = std::mem::take(&mut self.way.shelf);
        self.way = way;
        self.way.shelf = shelf;
        self.desk.resume(parked.desk);
        self.handed_over = self.desk.revision();
        None
    }

    /// Takes the state of the file in place of the own one.
    pub fn reload(&mut self, comparison: Comparison) {
        self.desk.replace(comparison);
        self.handed_over = self.desk.revision();
        self.way.screens.compare.settle(&self.desk, true);
    }

    /// The one place that decides about saving: whatever made the revision grow is handed over, and after it the texts
    /// that are still unfinished, so that none goes before the state that took it in.
    pub fn hand_over(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.way.screens.settle(self.way.screen, &self.desk);
        if self.desk.revision() != self.handed_over {
            self.handed_over = self.desk.revision();
            self.desk.save = SaveState::Saving;
            effects.push(Effect::Save(self.handed_over, Box::new(self.desk.comparison().clone())));
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
        let typed = self.way.overlays.iter().flat_map(|overlay| match overlay {
            Overlay::Form(form) => form.unfinished().collect(),
            _ => Vec::new(),
        });
        let all = self.way.shelf.drafts().iter().cloned().chain(typed);
        all.filter(|draft| !draft.form.is_passing()).collect()
    }
}
