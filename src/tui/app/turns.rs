//! Turns: a command goes to the screen or to what lies on top of it, and what that asks for is carried out, in order.
//! Must not know what a screen does.

use super::App;
use crate::{
    model::FormKind,
    tui::{
        Action, Context, Desk, Effect, Hindrance, Request, Screen, Turn, View, Way, answers,
        overlays::{Overlay, help::HelpPage, picker::Target},
        search,
    },
};

impl App {
    /// Gives a turn to what is shown, and carries out what it asks for.
    pub(super) fn turn<T>(
        &mut self,
        take: impl FnOnce(&mut Way, Option<&mut Desk>, &mut Turn<'_>) -> T,
    ) -> (T, Vec<Effect>) {
        let App { setup, library, open, outside, .. } = self;
        let mut turn = Turn::new(View::new(setup, library.as_deref()));
        let (way, desk) = match open {
            Some(open) => (&mut open.way, Some(&mut open.desk)),
            None => (outside, None),
        };
        let taken = take(way, desk, &mut turn);
        let requests = turn.requests;
        (taken, self.carry_out(requests))
    }

    fn carry_out(&mut self, requests: Vec<Request>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for request in requests {
            match request {
                Request::Go(screen) => self.way_mut().go(screen),
                Request::Aside(screen) => effects.extend(self.aside(screen)),
                Request::Back => self.way_mut().back(),
                Request::Form(kind, remark) => {
                    self.open_form(kind);
                    if let (Some(form), Some(_)) = (self.way_mut().form_mut(), &remark) {
                        form.complaint = remark;
                    }
                }
                Request::Show(overlay) => self.way_mut().overlays.push(overlay),
                Request::Say(notice) => self.notice = Some(notice),
                Request::Ask(effect) => effects.push(effect),
                Request::Scheme(id) => {
                    if let Some(library) = self.library.clone() {
                        self.way_mut().screens.show_scheme(&id, &library);
                    }
                    effects.extend(self.aside(Screen::Schemes));
                }
                Request::Row(screen, row) => self.way_mut().screens.show_row(screen, row),
            }
        }
        effects
    }

    /// Opens a screen beside the way, and asks for what it shows where that was not read yet.
    pub(super) fn aside(&mut self, screen: Screen) -> Vec<Effect> {
        let way = self.way_mut();
        if screen == Screen::Ask {
            way.screens.read_anew(screen);
        }
        way.aside(screen);
        let knows = [Screen::Certificates, Screen::Findings, Screen::Schemes, Screen::Map, Screen::Case];
        if knows.contains(&screen) { self.ask_for_library() } else { Vec::new() }
    }

    pub(super) fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        let (screen, lang) = (self.way().screen, self.setup.look.lang);
        let overlay = match action {
            Action::Help => Overlay::Help(HelpPage::new(Context::On(screen))),
            Action::Search => {
                let list = self.outside.screens.start.list.as_deref().unwrap_or_default();
                Overlay::Picker(Box::new(search::search(screen, self.desk(), list, self.library.as_deref(), lang)))
            }
            Action::Palette => Overlay::Picker(Box::new(search::palette(screen, lang))),
            action => return self.turn(|way, desk, turn| way.screens.act(screen, action, desk, turn)).1,
        };
        self.way_mut().overlays.push(overlay);
        Vec::new()
    }

    pub(super) fn act_on_form(&mut self, action: Action) -> Vec<Effect> {
        let Some(form) = self.way_mut().form_mut() else { return Vec::new() };
        match action {
            Action::NextField => form.step(true),
            Action::PrevField => form.step(false),
            Action::SwapText => form.swap(),
            Action::DropText => drop(form.drop_other()),
            Action::Help => self.way_mut().overlays.push(Overlay::Help(HelpPage::new(Context::Form))),
            Action::Accept => return self.accept_and_go_on(),
            Action::Back => {
                if let Some(open) = &mut self.open {
                    open.among_reasons = false;
                }
                return self.close_form();
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn act_on_picker(&mut self, action: Action) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = self.way_mut().overlays.last_mut() else {
            return Vec::new();
        };
        match (action, action.stride(10)) {
            (Action::Back, _) => drop(self.way_mut().overlays.pop()),
            (Action::Enter, _) => {
                if let Some(target) = picker.picked().cloned() {
                    self.way_mut().overlays.pop();
                    return self.pick(target);
                }
            }
            (_, by) => picker.step(by.unwrap_or(0)),
        }
        Vec::new()
    }

    /// Goes where the entry that was picked leads.
    fn pick(&mut self, target: Target) -> Vec<Effect> {
        match target {
            Target::Command(action) => self.act(action),
            Target::Comparison(n) => {
                let start = &mut self.outside.screens.start;
                start.cursor = n;
                start.picked().map(|listing| Effect::Open(listing.path.clone())).into_iter().collect()
            }
            Target::Reason(service, item) => {
                self.open_reason(service, item);
                Vec::new()
            }
            target => {
                let screen = self.way().screen;
                self.turn(|way, desk, turn| way.screens.picked(screen, target, desk, turn)).1
            }
        }
    }

    /// Opens the note of an answer without a reason; the next one follows it.
    fn open_reason(&mut self, service: crate::model::Id, item: String) {
        if let Some(open) = &mut self.open {
            open.desk.focus_service(&service);
            open.desk.focus_item_id(&item);
            open.among_reasons = true;
            self.open_form(FormKind::Note { service, item });
        }
    }

    /// Accepts the form on top. A reason from the list of those that are missing leads to the next one.
    pub(super) fn accept_and_go_on(&mut self) -> Vec<Effect> {
        let effects = self.accept();
        let closed = self.way().form().is_none();
        let Some(open) = &mut self.open else { return effects };
        if !closed || !std::mem::take(&mut open.among_reasons) {
            return effects;
        }
        match open.desk.next_lacking_reason() {
            Some((service, item)) => self.open_reason(service, item),
            None => self.good(
                self.setup
                    .look
                    .lang
                    .pick("理由のない「いいえ」「対象外」はもうありません。", "Every No and N/A has a reason now."),
            ),
        }
        effects
    }

    /// Help and arithmetic are pages to read: what does not scroll them closes them.
    pub(super) fn act_on_page(&mut self, action: Action) -> Vec<Effect> {
        self.turn(|way, desk, turn| {
            let (look, body) = (turn.view.look(), turn.view.body);
            let scrolled = match (way.overlays.last_mut(), desk) {
                (Some(Overlay::Help(help)), _) => help.laid(look, body).travel(&mut help.top, action),
                (Some(Overlay::Arithmetic(page)), Some(desk)) => {
                    page.laid(desk.comparison(), look, body).travel(&mut page.top, action)
                }
                _ => false,
            };
            if !scrolled {
                way.overlays.pop();
            }
        })
        .1
    }

    pub(super) fn act_on_evidence(&mut self, action: Action) -> Vec<Effect> {
        self.turn(|way, desk, turn| {
            if let (Some(Overlay::Evidence(list)), Some(desk)) = (way.overlays.last_mut(), desk)
                && !answers::act_on_evidence(list, action, desk, turn)
            {
                way.overlays.pop();
            }
        })
        .1
    }

    /// Tells why a change did not happen.
    pub(super) fn refuse(&mut self, refused: &Hindrance) {
        self.bad(&refused.message(self.setup.look.lang));
    }
}
