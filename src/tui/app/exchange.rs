//! Reports, questions to vendors, and their replies: what is asked of the shell and what becomes of it. Must not draw,
//! nor write files.

use std::path::Path;

use super::App;
use crate::{
    exchange::receive::{Reply, Taker, apply, plan, service_of},
    model::{Draft, Edit, FormKind},
    say,
    tui::{
        action::Action,
        effect::Effect,
        overlays::{Overlay, dialog::Dialog},
        screens::{Screen, reply::ReplyScreen},
    },
};

impl App {
    pub(super) fn act_on_ask(&mut self, action: Action) -> Vec<Effect> {
        let (body, look, today) = (self.body(), self.setup.look.clone(), (self.setup.today)());
        let Some(desk) = &self.desk else { return Vec::new() };
        let len = self.ask.rows(desk, today, &look);
        if self.ask.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => self.leave_side(),
            Action::PageUp => self.ask.scroll(-1, desk, today, &look, body),
            Action::PageDown => self.ask.scroll(1, desk, today, &look, body),
            Action::Left | Action::Right => {
                self.turn_service(if action == Action::Left { -1 } else { 1 });
                self.ask = self.ask.afresh();
            }
            Action::Toggle => self.ask.toggle(desk, today, &look),
            Action::Add => match (self.service_id(), self.ask.item(desk, today, &look)) {
                (Some(service), Some(item)) => self.open_form(FormKind::OwnQuestion { service, item }),
                _ => self.warn(look.lang.pick("項目の行を選んでください。", "Move to the line of an item.")),
            },
            Action::Delete => self.remove_own_question(),
            Action::Edit => self.open_form(FormKind::Asker),
            Action::Enter => {
                if let Some(id) = self.service_id() {
                    self.open_form(FormKind::Questions(id));
                }
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    fn remove_own_question(&mut self) {
        let (look, today) = (self.setup.look.clone(), (self.setup.today)());
        let Some(desk) = &self.desk else { return };
        let (Some(service), Some(item)) = (desk.service(), self.ask.item(desk, today, &look)) else {
            return;
        };
        let mut questions = service.own_questions.clone();
        let Some(last) = questions.iter().rposition(|own| own.item == item) else {
            return;
        };
        questions.remove(last);
        let service = service.id.clone();
        self.change(Edit::OwnQuestions { service, questions });
    }

    pub(super) fn act_on_reply(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(reply) = &mut self.reply else {
            self.leave_side();
            return Vec::new();
        };
        let len = reply.rows();
        if reply.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => {
                self.reply = None;
                self.leave_side();
            }
            Action::PageUp => reply.scroll(-1, &look, body),
            Action::PageDown => reply.scroll(1, &look, body),
            Action::Toggle => reply.toggle(),
            Action::TakeAll => reply.all(),
            Action::Enter => self.take_reply(),
            _ => {}
        }
        Vec::new()
    }

    fn take_reply(&mut self) {
        let lang = self.setup.look.lang;
        let Some(reply) = &self.reply else { return };
        let (chosen, service) = (reply.chosen(), reply.preview.service.clone());
        if chosen.is_empty() {
            return self.warn(
                lang.pick("取り込む行がありません（スペースで選びます）。", "No row is selected; space selects one."),
            );
        }
        let edit = apply(&reply.preview, &chosen);
        if self.change(edit) {
            self.reply = None;
            if let Some(desk) = &mut self.desk {
                desk.focus_service(&service);
            }
            self.side.clear();
            self.screen = Screen::Check;
            self.good(&say!(
                lang,
                "{} 件を取り込みました（u でまとめて戻せます）。",
                "Answers applied: {} (u undoes all of them).",
                chosen.len()
            ));
        }
    }

    /// A reply was read: what would become of the answers.
    pub(super) fn reply_read(&mut self, reply: &Reply) {
        let lang = self.setup.look.lang;
        let taker = Taker { by: self.setup.by.clone(), today: (self.setup.today)(), lang };
        let Some(desk) = &self.desk else { return };
        let comparison = desk.comparison();
        // A sheet without keys is about the service under the cursor.
        let service = service_of(comparison, reply).or_else(|refused| match (refused, desk.service()) {
            (crate::exchange::receive::Refused::NoService, Some(service)) => Ok(service.id.clone()),
            (refused, _) => Err(refused),
        });
        match service.and_then(|id| plan(comparison, &id, reply, &taker)) {
            Ok(preview) => {
                let name = comparison.service(&preview.service).map(|service| service.name.clone());
                self.reply = Some(ReplyScreen::new(preview, name.unwrap_or_default()));
                self.open_side(Screen::Reply);
            }
            Err(refused) => self.bad(&refused.message(lang)),
        }
    }

    /// Something was written for others.
    pub(super) fn written(&mut self, path: &Path, text: Option<String>) {
        self.overlays.push(Overlay::Dialog(Dialog::Written {
            path: crate::model::one_line(&path.display().to_string()).into_owned(),
            text,
        }));
    }

    /// Says whether there was something to copy.
    pub(super) fn copied(&mut self, there: bool) {
        let lang = self.setup.look.lang;
        if there {
            self.good(lang.pick(
                "クリップボードに送りました（端末が対応していれば貼り付けられます）。",
                "Sent to the clipboard, if the terminal can do that.",
            ));
        } else {
            self.warn(lang.pick("この形式はコピーできません。", "This format cannot be copied."));
        }
    }

    /// What was asked for did not work: the form comes back with its texts and the reason.
    pub(super) fn refused(&mut self, draft: Draft, reason: String) {
        let kind = draft.form.clone();
        // A form that waited for the outcome is still there.
        if self.top_form().is_none_or(|form| form.kind != kind) {
            self.shelf.put(draft);
            self.open_form(kind);
        }
        match self.top_form_mut() {
            Some(form) => form.complaint = Some(reason),
            None => self.bad(&reason),
        }
    }

    /// Opens the questions to the vendor of the service under the cursor.
    pub(super) fn go_ask(&mut self) -> Vec<Effect> {
        self.ask = self.ask.afresh();
        self.open_side(Screen::Ask);
        Vec::new()
    }
}
