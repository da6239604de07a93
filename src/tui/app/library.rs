//! The catalogue, the map and the case, and the way into them and back. Must not draw.

use std::sync::Arc;

use super::App;
use crate::{
    model::{Edit, MAX_PLACE, Placement, rests_on_certificates},
    tui::{
        action::Action,
        effect::Effect,
        message::Library,
        overlays::{
            Overlay,
            picker::{Picker, Target},
        },
        screens::{
            Screen,
            case::CasePage,
            map::GapMapScreen,
            schemes::{self, Schemes},
        },
    },
};

impl App {
    /// Goes to a screen beside the way, from which Back leads where one came from.
    pub(super) fn open_side(&mut self, screen: Screen) {
        if self.screen == screen {
            return;
        }
        match self.side.iter().position(|behind| *behind == screen) {
            // Going in circles does not make the way back longer.
            Some(at) => self.side.truncate(at),
            None => self.side.push(self.screen),
        }
        self.screen = screen;
        self.settle_side();
    }

    /// Back from a screen beside the way.
    pub(super) fn leave_side(&mut self) {
        self.screen = self.side.pop().unwrap_or(match self.desk {
            Some(_) => Screen::Services,
            None => Screen::Start,
        });
        self.settle_decide();
    }

    /// Another service may have fewer rows.
    fn settle_side(&mut self) {
        let Some(service) = self.desk.as_ref().and_then(|desk| desk.service()) else {
            return;
        };
        self.certificates.reading.step(0, service.certificates.len());
    }

    /// Opens a screen beside the way, and asks for what it shows where that was not read yet.
    pub(super) fn go_side(&mut self, screen: Screen) -> Vec<Effect> {
        self.open_side(screen);
        self.ask_for_library()
    }

    pub(super) fn ask_for_library(&mut self) -> Vec<Effect> {
        if self.library.is_some() || self.library_asked {
            return Vec::new();
        }
        self.library_asked = true;
        vec![Effect::ReadLibrary]
    }

    /// The catalogue is read at once where the open comparison rests on certificates.
    pub(super) fn library_for_desk(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        if let Some(library) = &self.library {
            desk.judge(Arc::clone(&library.catalogue), (self.setup.today)());
            return Vec::new();
        }
        if rests_on_certificates(desk.comparison()) {
            return self.ask_for_library();
        }
        Vec::new()
    }

    pub(super) fn show_scheme(&mut self, id: Option<String>) -> Vec<Effect> {
        let lang = self.setup.look.lang;
        let (Some(id), Some(library)) = (id, &self.library) else {
            self.warn(lang.pick("この行に制度はありません。", "There is no scheme in this row."));
            return Vec::new();
        };
        if library.catalogue.scheme(&id).is_none() {
            self.warn(lang.pick("この制度はカタログにありません。", "The catalogue does not have this scheme."));
            return Vec::new();
        }
        self.schemes.show(&id, library);
        self.go_side(Screen::Schemes)
    }

    /// What is known about schemes; until it was read only Back does something.
    fn library_or_leave(&mut self, action: Action) -> Option<Arc<Library>> {
        if self.library.is_none() && action == Action::Back {
            self.leave_side();
        }
        self.library.clone()
    }

    pub(super) fn act_on_schemes(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(library) = self.library_or_leave(action) else {
            return Vec::new();
        };
        let len = self.schemes.shown(&library).len();
        let now = &mut self.schemes;
        if now.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => self.leave_side(),
            Action::PageUp => now.scroll(-1, &library, &look, body),
            Action::PageDown => now.scroll(1, &library, &look, body),
            Action::FilterRegion => {
                let region = schemes::next(now.region, &crate::model::Region::ALL);
                *now = Schemes { region, reading: Default::default(), ..*now };
            }
            Action::FilterKind => {
                let kind = schemes::next(now.kind, &crate::model::SchemeKind::ALL);
                *now = Schemes { kind, reading: Default::default(), ..*now };
            }
            Action::FilterAudit => {
                let audit = schemes::next(now.audit, &crate::model::Audit::ALL);
                *now = Schemes { audit, reading: Default::default(), ..*now };
            }
            Action::Clear => *now = Schemes::default(),
            Action::Add => {
                if let Some(id) = now.picked(&library).map(|one| one.id.clone()) {
                    self.add_certificate(id);
                }
            }
            Action::GoMap => self.open_side(Screen::Map),
            Action::GoCase => self.open_side(Screen::Case),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn act_on_map(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(library) = self.library_or_leave(action) else {
            return Vec::new();
        };
        let own = self.placements();
        let len = GapMapScreen::rows(&own);
        if self.map.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => self.leave_side(),
            Action::PageUp => self.map.scroll(-1, &library, &own, &look, body),
            Action::PageDown => self.map.scroll(1, &library, &own, &look, body),
            Action::Right => self.move_placement(1, 0),
            Action::Left => self.move_placement(-1, 0),
            Action::Raise => self.move_placement(0, 1),
            Action::Lower => self.move_placement(0, -1),
            Action::Add => self.pick_placement(),
            Action::Delete => {
                if let Some(n) = self.map.placement(&own) {
                    let mut own = own;
                    own.remove(n);
                    let len = GapMapScreen::rows(&own);
                    if self.change(Edit::Placements(own)) {
                        self.map.reading.step(0, len);
                    }
                }
            }
            Action::GoCase => self.open_side(Screen::Case),
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    fn placements(&self) -> Vec<Placement> {
        let desk = self.desk.as_ref();
        desk.map(|desk| desk.comparison().placements.clone()).unwrap_or_default()
    }

    fn move_placement(&mut self, expectation: i8, effect: i8) {
        let lang = self.setup.look.lang;
        let mut own = self.placements();
        let Some(n) = self.map.placement(&own) else {
            return self.warn(lang.pick(
                "動かせるのは自分の見立てだけです。a で制度を置いてください。",
                "Only your own view can be moved. Press a to place a scheme.",
            ));
        };
        let shift = |place: u8, by: i8| place.saturating_add_signed(by).min(MAX_PLACE);
        own[n].expectation = shift(own[n].expectation, expectation);
        own[n].effect = shift(own[n].effect, effect);
        self.change(Edit::Placements(own));
    }

    fn pick_placement(&mut self) {
        let lang = self.setup.look.lang;
        if self.desk.is_none() {
            return self.warn(
                lang.pick("比較を開くと、自分の見立てを置けます。", "Open a comparison to place your own view."),
            );
        }
        let placed = self.placements();
        let mut entries = self.scheme_entries();
        entries.retain(|entry| !placed.iter().any(|one| entry.target == Target::Scheme(one.scheme.clone())));
        let title = lang.pick("どの制度を置きますか", "Place which scheme?");
        let empty = lang.pick("見つかりません。", "Nothing found.");
        self.overlays.push(Overlay::Picker(Box::new(Picker::new(title, empty, entries))));
    }

    /// Puts a scheme in the middle of the map, as the user's own view.
    pub(super) fn place_scheme(&mut self, scheme: String) {
        let mut own = self.placements();
        own.push(Placement { scheme, expectation: MAX_PLACE / 2, effect: MAX_PLACE / 2 });
        let len = GapMapScreen::rows(&own);
        if self.change(Edit::Placements(own)) {
            self.map.reading.go(len - 1, len);
        }
    }

    pub(super) fn act_on_case(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(library) = self.library_or_leave(action) else {
            return Vec::new();
        };
        let len = CasePage::rows(&library);
        if self.case.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => self.leave_side(),
            Action::PageUp => self.case.scroll(-1, &library, &look, body),
            Action::PageDown => self.case.scroll(1, &library, &look, body),
            Action::GoMap => self.open_side(Screen::Map),
            Action::Enter => self.go_to_lesson(),
            _ => {}
        }
        Vec::new()
    }

    /// The first item of the lesson under the cursor, for the service under the cursor.
    fn go_to_lesson(&mut self) {
        let lang = self.setup.look.lang;
        let items = self.library.as_ref().and_then(|library| self.case.lesson(library));
        let Some(items) = items.map(|lesson| lesson.items.clone()) else {
            return self.warn(lang.pick("質問の行を選んでください。", "Move to one of the questions."));
        };
        let Some(desk) = &mut self.desk else {
            return self.warn(lang.pick("比較を開くと、項目へ進めます。", "Open a comparison to go to the item."));
        };
        let there = items.iter().find(|id| desk.comparison().questions.item(id).is_some());
        match (there, desk.service().is_some()) {
            (Some(id), true) => {
                desk.focus_item_id(id);
                self.side.clear();
                self.screen = Screen::Check;
            }
            (None, _) => self.warn(lang.pick(
                "この比較のチェックシートに、その項目はありません。",
                "The checklist of this comparison has no such item.",
            )),
            (_, false) => self.warn(lang.pick("候補サービスを追加してください。", "Add a candidate service first.")),
        }
    }
}
