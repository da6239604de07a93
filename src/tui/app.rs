//! The app: what is shown now, and what a message changes about it. Messages in, effects out.
//!
//! Must not touch disk, terminal, clock or environment; the shell does that. Nobody but the shell imports this.

mod draw;
mod edits;
mod forms;
mod lists;
mod mouse;

use std::path::PathBuf;

use crossterm::event::{KeyEvent, KeyEventKind};

use super::{
    action::{Action, Context},
    chrome::{self, Notice},
    desk::{Desk, SaveState},
    effect::Effect,
    keymap,
    look::Look,
    message::{Message, OpenedFile},
    overlays::{Overlay, dialog::Dialog, form::Outcome, help::Help},
    screens::{
        Screen,
        check::Check,
        compare::{Compare, Filter},
        start::Start,
    },
    theme::Role,
};
use crate::{
    model::{Day, Draft, FormKind, Id},
    say,
};

/// What the app cannot know by itself.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Language, colours, frames.
    pub look: Look,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Who answers.
    pub by: String,
    /// The present day.
    pub today: fn() -> Day,
    /// A fresh identity.
    pub new_id: fn() -> Id,
}

/// The app.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    screen: Screen,
    start: Start,
    check: Check,
    compare: Compare,
    desk: Option<Desk>,
    overlays: Vec<Overlay>,
    notice: Option<Notice>,
    /// Texts of entries that were closed before they were accepted; they come back when the form is opened again.
    shelf: Vec<Draft>,
    /// The revision that was handed over for saving.
    handed_over: u64,
    /// The program is to end as soon as everything is saved.
    quitting: bool,
}

impl App {
    /// The app on the start screen, with nothing read yet.
    pub fn new(setup: Setup) -> App {
        App {
            setup,
            screen: Screen::Start,
            start: Start::default(),
            check: Check::default(),
            compare: Compare::default(),
            desk: None,
            overlays: Vec::new(),
            notice: None,
            shelf: Vec::new(),
            handed_over: 0,
            quitting: false,
        }
    }

    /// Takes a message and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let before = self.place();
        let mut effects = match message {
            Message::Key(key) => self.key(key),
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(mouse) => self.mouse(mouse),
            Message::Resize(width, height) => {
                self.setup.size = (width, height);
                Vec::new()
            }
            other => self.report(other),
        };
        if self.place() != before {
            self.check.top = 0;
        }
        if let Some(desk) = &mut self.desk {
            self.compare.settle(desk, false);
            // The one place that decides about saving: whatever made the revision grow is handed over.
            if desk.revision() != self.handed_over {
                self.handed_over = desk.revision();
                desk.save = SaveState::Saving;
                effects.push(Effect::Save(desk.revision(), Box::new(desk.comparison().clone())));
            }
        }
        effects
    }

    /// Service and item under the cursor.
    fn place(&self) -> Option<(usize, usize)> {
        self.desk.as_ref().map(|desk| (desk.service_place(), desk.item_place()))
    }

    /// What the shell reports.
    fn report(&mut self, message: Message) -> Vec<Effect> {
        let lang = self.setup.look.lang;
        match message {
            Message::Key(_) | Message::Paste(_) | Message::Mouse(_) | Message::Resize(..) => {}
            Message::Listed(list) => self.start.refresh(list),
            Message::Checklists(titles) => self.open_new_comparison(titles),
            Message::Opened(opened) => self.opened(*opened),
            Message::Closed => {
                self.desk = None;
                self.screen = Screen::Start;
                return vec![Effect::List];
            }
            Message::StillUnsaved { reason, quitting } => {
                self.quitting = quitting;
                self.overlays.push(Overlay::Dialog(Dialog::SaveTrouble(reason)));
            }
            Message::Saved(revision) => {
                if let Some(desk) = &mut self.desk
                    && revision >= desk.revision()
                {
                    desk.save = SaveState::Saved(revision);
                }
            }
            Message::SaveFailed(_, reason) => {
                if let Some(desk) = &mut self.desk {
                    desk.save = SaveState::Failed(reason);
                }
            }
            Message::Conflict => {
                if !self
                    .overlays
                    .iter()
                    .any(|overlay| matches!(overlay, Overlay::Dialog(Dialog::Conflict)))
                {
                    self.overlays.push(Overlay::Dialog(Dialog::Conflict));
                }
            }
            Message::Reloaded(comparison) => {
                if let Some(desk) = &mut self.desk {
                    desk.replace(*comparison);
                    self.handed_over = desk.revision();
                    self.compare.settle(desk, true);
                }
                self.good(lang.pick("ファイルの内容を読みこみました。", "Loaded the state of the file."));
            }
            Message::Moved(path) => {
                let text = say!(
                    lang,
                    "保存先: {}",
                    "Saving to: {}",
                    crate::model::one_line(&path.display().to_string())
                );
                if let Some(desk) = &mut self.desk {
                    desk.path = path;
                }
                self.good(&text);
            }
            Message::Trashed(title) => {
                let text = say!(
                    lang,
                    "「{}」をごみ箱に移しました。u で戻せます。",
                    "Moved \"{}\" to the trash. u brings it back.",
                    title
                );
                self.good(&text);
                return vec![Effect::List];
            }
            Message::Tell(text) => self.good(&text),
            Message::Trouble(text) => self.bad(&text),
        }
        Vec::new()
    }

    fn opened(&mut self, opened: OpenedFile) {
        let lang = self.setup.look.lang;
        let (held, comments, draft) = (opened.held_by.clone(), opened.comments, opened.draft.clone());
        let desk = Desk::new(opened);
        self.compare = Compare::default();
        self.compare.settle(&desk, true);
        self.handed_over = desk.revision();
        self.notice = None;
        self.overlays.clear();
        self.screen = Screen::Services;
        let begun = desk.total().answered() > 0;
        let services = desk.services().len();
        self.desk = Some(desk);
        if let Some(holder) = held {
            let text = say!(
                lang,
                "{} が開いているので、読むだけにします。",
                "{} has it open, so it is read-only here.",
                holder
            );
            self.warn(&text);
        } else if comments {
            self.warn(lang.pick(
                "このファイルには // のコメントがあります。変更するとコメントは消えます（元のファイルは世代に残ります）。",
                "This file has // comments. A change drops them (the file as it was is kept as a generation).",
            ));
        } else if services > 0 && !begun {
            self.good(lang.pick(
                "Enter を押すと、1つ目の項目から答えられます。",
                "Press Enter to start with the first item.",
            ));
        }
        if let Some(draft) = draft {
            self.resume(draft);
        }
    }

    /// Opens the form in which something was being typed when the program last ended.
    fn resume(&mut self, draft: Draft) {
        let Some(desk) = &mut self.desk else { return };
        match &draft.form {
            FormKind::Note { service, item } | FormKind::Evidence { service, item, .. } => {
                if desk.comparison().service(service).is_none() {
                    return;
                }
                desk.focus_service(service);
                desk.focus_item_id(item);
                self.screen = Screen::Check;
            }
            FormKind::Service(id) => desk.focus_service(id),
            FormKind::NewComparison | FormKind::Comparison | FormKind::NewService | FormKind::SaveAs => {}
        }
        self.shelf.push(draft.clone());
        self.open_form(draft.form);
        self.good(
            self.setup
                .look
                .lang
                .pick("書きかけの文を戻しました。", "Brought back the text you were typing."),
        );
    }

    /// Where keys are looked up now.
    fn context(&self) -> Context {
        match self.overlays.last() {
            Some(Overlay::Form(_)) => Context::Form,
            Some(Overlay::Picker(_)) => Context::Picker,
            Some(Overlay::Help(_)) => Context::HelpPage,
            Some(Overlay::Evidence(_)) => Context::EvidenceList,
            Some(Overlay::Dialog(dialog)) => dialog.context(),
            None => self.screen_context(),
        }
    }

    fn screen_context(&self) -> Context {
        match self.screen {
            Screen::Start => Context::Start,
            Screen::Services => Context::Services,
            Screen::Check => Context::Check,
            Screen::Compare => Context::Compare,
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        // Windows reports the release of a key as well.
        if key.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let action = keymap::action(self.context(), key);
        if let Some(action) = action {
            return self.act(action);
        }
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                let outcome = form.key(key);
                self.form_changed(outcome)
            }
            Some(Overlay::Picker(picker)) => {
                picker.key(key);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                form.paste(text);
                return self.form_changed(Outcome::Changed);
            }
            Some(Overlay::Picker(picker)) => picker.paste(text),
            _ => {
                let lang = self.setup.look.lang;
                self.warn(lang.pick(
                    "貼り付けは、メモなどの書きこみ欄でできます。",
                    "Paste into a field, such as a note (m).",
                ));
            }
        }
        Vec::new()
    }

    fn form_changed(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Accepted => self.accept(),
            Outcome::Changed if self.desk.is_some() => {
                let Some(Overlay::Form(form)) = self.overlays.last() else {
                    return Vec::new();
                };
                vec![Effect::Draft(Some(form.draft()))]
            }
            Outcome::Changed | Outcome::Moved | Outcome::Ignored => Vec::new(),
        }
    }

    /// Carries out a command, wherever it was asked for.
    fn act(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Quit {
            self.quitting = true;
            return vec![Effect::Quit];
        }
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => match action {
                Action::NextField => form.step(true),
                Action::PrevField => form.step(false),
                Action::Accept => return self.accept(),
                Action::Back => return self.close_form(),
                _ => {}
            },
            Some(Overlay::Picker(picker)) => match action {
                Action::Up => picker.step(-1),
                Action::Down => picker.step(1),
                Action::PageUp => picker.step(-10),
                Action::PageDown => picker.step(10),
                Action::Back => drop(self.overlays.pop()),
                Action::Enter => return self.pick(),
                _ => {}
            },
            Some(Overlay::Help(_)) => self.act_on_help(action),
            Some(Overlay::Evidence(_)) => return self.act_on_evidence(action),
            Some(Overlay::Dialog(_)) => return self.decide(action),
            None => {
                self.notice = None;
                return self.act_on_screen(action);
            }
        }
        Vec::new()
    }

    fn act_on_help(&mut self, action: Action) {
        let area = self.body();
        let page = isize::try_from(area.height.saturating_sub(3)).unwrap_or(1);
        let by = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -page,
            Action::PageDown => page,
            _ => {
                self.overlays.pop();
                return;
            }
        };
        if let Some(Overlay::Help(help)) = self.overlays.last_mut() {
            help.scroll(by, &self.setup.look, area);
        }
    }

    fn decide(&mut self, action: Action) -> Vec<Effect> {
        let effect = match action {
            Action::TakeTheirs => Effect::TakeTheirs,
            Action::KeepOurs => Effect::KeepOurs,
            Action::KeepBoth => Effect::KeepBoth,
            Action::QuitAnyway => Effect::QuitAnyway,
            Action::TryAgain if self.quitting => Effect::Quit,
            Action::TryAgain => Effect::Close,
            Action::SaveElsewhere => {
                self.overlays.pop();
                self.open_form(FormKind::SaveAs);
                return Vec::new();
            }
            _ => {
                self.overlays.pop();
                self.quitting = false;
                return Vec::new();
            }
        };
        self.overlays.pop();
        vec![effect]
    }

    fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Help => self.overlays.push(Overlay::Help(Help::new(self.screen_context()))),
            Action::Search => self.open_search(),
            Action::Palette => self.open_palette(),
            _ => {
                return match self.screen {
                    Screen::Start => self.act_on_start(action),
                    Screen::Services => self.act_on_services(action),
                    Screen::Check => self.act_on_check(action),
                    Screen::Compare => self.act_on_compare(action),
                };
            }
        }
        Vec::new()
    }

    fn act_on_start(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.body().height.saturating_sub(3)).unwrap_or(1);
        let path = self.start.picked().map(|listing| listing.path.clone());
        let on_file = |effect: fn(PathBuf) -> Effect| path.clone().map(effect).into_iter().collect();
        match action {
            Action::Up => self.start.step(-1),
            Action::Down => self.start.step(1),
            Action::PageUp => self.start.step(-page),
            Action::PageDown => self.start.step(page),
            Action::First => self.start.step(isize::MIN),
            Action::Last => self.start.step(isize::MAX),
            Action::Enter => return on_file(Effect::Open),
            Action::New => return vec![Effect::FindChecklists],
            Action::Sample => {
                // A sample that is there already is opened, not made again.
                let there = self
                    .start
                    .list
                    .iter()
                    .flatten()
                    .find(|listing| listing.sample && listing.error.is_none());
                return vec![there.map_or(Effect::Sample, |listing| Effect::Open(listing.path.clone()))];
            }
            Action::Duplicate => return on_file(Effect::Duplicate),
            Action::Delete => return on_file(Effect::Trash),
            Action::Undo => return vec![Effect::Untrash],
            Action::Rename if self.start.picked().is_some_and(|listing| listing.error.is_none()) => {
                self.open_form(FormKind::Comparison);
            }
            _ => {}
        }
        Vec::new()
    }

    fn act_on_services(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.body().height / 2).unwrap_or(1);
        match action {
            Action::Back => return vec![Effect::Close],
            Action::Up => self.step_service(-1),
            Action::Down => self.step_service(1),
            Action::PageUp => self.step_service(-page),
            Action::PageDown => self.step_service(page),
            Action::First => self.step_service(isize::MIN),
            Action::Last => self.step_service(isize::MAX),
            Action::Enter => {
                let some = self.desk.as_ref().is_some_and(|desk| desk.service().is_some());
                if some {
                    self.screen = Screen::Check
                } else {
                    self.open_form(FormKind::NewService)
                }
            }
            Action::AddService => self.open_form(FormKind::NewService),
            Action::EditService => {
                if let Some(id) = self.service_id() {
                    self.open_form(FormKind::Service(id));
                }
            }
            Action::Rename => self.open_form(FormKind::Comparison),
            Action::Delete => self.remove_service(),
            Action::MoveUp => self.move_service(-1),
            Action::MoveDown => self.move_service(1),
            other => self.act_on_answers(other),
        }
        Vec::new()
    }

    fn act_on_check(&mut self, action: Action) -> Vec<Effect> {
        let body = self.body();
        let look = self.setup.look.clone();
        let Some(desk) = &mut self.desk else { return Vec::new() };
        match action {
            Action::Back => self.screen = Screen::Services,
            Action::Up => desk.focus_item(desk.item_place().saturating_sub(1)),
            Action::Down => desk.focus_item(desk.item_place() + 1),
            Action::First => desk.focus_item(0),
            Action::Last => desk.focus_item(usize::MAX),
            Action::Left => self.step_service(-1),
            Action::Right => self.step_service(1),
            Action::PageUp => self.check.scroll(-Check::page(body), desk, &look, body),
            Action::PageDown => self.check.scroll(Check::page(body), desk, &look, body),
            Action::NextOpen => self.go_next_open(),
            other => self.act_on_answers(other),
        }
        Vec::new()
    }

    fn act_on_compare(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.body().height / 3).unwrap_or(1);
        match action {
            Action::Back | Action::GoServices => self.screen = Screen::Services,
            Action::Enter => self.go_check(),
            Action::Up => self.step_row(-1),
            Action::Down => self.step_row(1),
            Action::PageUp => self.step_row(-page),
            Action::PageDown => self.step_row(page),
            Action::First => self.step_row(isize::MIN),
            Action::Last => self.step_row(isize::MAX),
            Action::Left => self.step_column(-1),
            Action::Right => self.step_column(1),
            Action::OnlyDifferences => self.filter(Filter::Differences),
            Action::OnlyOpen => self.filter(Filter::Open),
            Action::Sort => {
                self.compare.sort = self.compare.sort.next();
                if let Some(desk) = &self.desk {
                    self.compare.settle(desk, true);
                }
            }
            other => self.act_on_answers(other),
        }
        Vec::new()
    }

    fn filter(&mut self, filter: Filter) {
        self.compare.filter = if self.compare.filter == filter {
            Filter::All
        } else {
            filter
        };
        self.step_row(0);
    }

    /// The room between bar and notice.
    fn body(&self) -> ratatui::layout::Rect {
        chrome::parts(self.area()).body
    }

    fn area(&self) -> ratatui::layout::Rect {
        ratatui::layout::Rect::new(0, 0, self.setup.size.0, self.setup.size.1)
    }

    fn good(&mut self, text: &str) {
        self.say(text, Role::Good);
    }

    fn warn(&mut self, text: &str) {
        self.say(text, Role::Notice);
    }

    fn bad(&mut self, text: &str) {
        self.say(text, Role::Bad);
    }

    fn say(&mut self, text: &str, role: Role) {
        self.notice = Some(Notice {
            text: text.to_owned(),
            role,
        });
    }
}
