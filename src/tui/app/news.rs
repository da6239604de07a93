//! What the shell reports, and what it changes about the app. Must not draw.

use std::sync::Arc;

use super::App;
use crate::{
    exchange::receive::Reply,
    model::{Draft, FormKind, one_line, rests_on_schemes},
    say,
    tui::{
        Effect, Message, Open, OpenedFile, SaveState, Screen, View, forms,
        overlays::{Overlay, dialog::Dialog, form::Form},
        screens::reply::ReplyScreen,
    },
};

impl App {
    /// What the shell reports.
    pub(super) fn report(&mut self, message: Message) -> Vec<Effect> {
        let lang = self.setup.look.lang;
        match (message, &mut self.open) {
            (Message::Listed(list), _) => self.outside.screens.start.refresh(list),
            (Message::Checklists(titles), _) => self.push_form(forms::new_comparison(titles, lang)),
            (Message::Opened(opened), _) => {
                self.opened(*opened);
                return self.library_for_desk();
            }
            (Message::Library(library), _) => {
                self.library = Some(library);
                return self.library_for_desk();
            }
            (Message::Explained(list), Some(open)) => open.desk.checklist = Some(*list),
            (Message::Closed, _) => {
                self.close();
                return vec![Effect::List];
            }
            (Message::StillUnsaved { reason, quitting }, _) => {
                self.quitting = quitting;
                self.way_mut().overlays.push(Overlay::Dialog(Dialog::SaveTrouble(reason)));
            }
            (Message::Saved(revision), Some(open)) => {
                if revision >= open.desk.revision() {
                    open.desk.save = SaveState::Saved(revision);
                }
            }
            (Message::SaveFailed(_, reason), Some(open)) => open.desk.save = SaveState::Failed(reason),
            (Message::Conflict, _) => {
                let overlays = &mut self.way_mut().overlays;
                if !overlays.iter().any(|overlay| matches!(overlay, Overlay::Dialog(Dialog::Conflict))) {
                    overlays.push(Overlay::Dialog(Dialog::Conflict));
                }
            }
            (Message::Reloaded(comparison), Some(open)) => {
                open.reload(*comparison);
                self.reopen_form();
                self.good(lang.pick(
                    "ファイルの内容を読み込みました。これより前の変更は u で戻せません。",
                    "Loaded the file. Earlier changes cannot be undone.",
                ));
            }
            (Message::Moved(path), Some(open)) => {
                let text = say!(lang, "保存先: {}", "Saving to: {}", one_line(&path.display().to_string()));
                open.desk.path = path;
                open.way.shelf.take(&FormKind::SaveAs);
                self.good(&text);
            }
            (Message::Renamed(path, title), _) => {
                self.park.renamed(&path, &title);
                if self.way().form().is_some_and(|form| form.kind == FormKind::Comparison) {
                    self.drop_form();
                }
                self.good(lang.pick("題名を変えました。", "Renamed."));
            }
            (Message::Copied(path, title), _) => {
                self.outside.screens.start.seek = Some(path);
                self.good(&say!(lang, "複製しました: {}", "Copied: {}", title));
                return vec![Effect::List];
            }
            (Message::Trashed(title), _) => {
                let text =
                    say!(lang, "ごみ箱に移しました（u で戻せます）: {}", "Moved to the trash (u undoes it): {}", title);
                self.good(&text);
                return vec![Effect::List];
            }
            (Message::Written(path, text), _) => {
                let path = one_line(&path.display().to_string()).into_owned();
                self.way_mut().overlays.push(Overlay::Dialog(Dialog::Written { path, text }));
            }
            (Message::Reply(reply), _) => self.reply_read(&reply),
            (Message::Refused(draft, reason), _) => self.refused(*draft, reason),
            (Message::Reading(reading), _) => self.reading = reading,
            (Message::Tell(text), _) => self.good(&text),
            (Message::Trouble(text), _) => self.bad(&text),
            // What is typed does not come here, and news of a file that was closed meanwhile are none.
            (Message::Key(_) | Message::Burst(_) | Message::Paste(_), _) => {}
            (Message::Mouse(_) | Message::Resize(..), _) | (_, None) => {}
        }
        Vec::new()
    }

    fn opened(&mut self, opened: OpenedFile) {
        let lang = self.setup.look.lang;
        // What was typed for another new comparison while this one was read.
        let form = self.outside.form().filter(|form| form.kind == FormKind::NewComparison && !opened.fresh);
        let typed: Vec<Draft> = form.into_iter().flat_map(Form::unfinished).collect();
        typed.into_iter().for_each(|draft| self.outside.shelf.put(draft));
        self.close();
        let (held, comments, fresh) = (opened.held_by.clone(), opened.comments, opened.fresh);
        let earlier_rule = opened.earlier_rule;
        let mut open = Open::new(opened, Arc::clone(&self.setup.catalogue));
        // What somebody else has open now stays parked: nothing can be taken back here.
        let parked = held.is_none().then(|| self.park.take(&open.desk.path)).flatten();
        let known = parked.is_some();
        let lost = parked.and_then(|parked| open.take_up(parked, lang));
        let begun = open.desk.total().answered() > 0;
        let services = open.desk.services().len();
        self.open = Some(open);
        if let Some(holder) = held {
            let text = say!(
                lang,
                "{} が開いているので、読み取り専用で開きました。",
                "{} has it open, so it is read-only here.",
                holder
            );
            self.warn(&text);
        } else if let Some(lost) = lost {
            self.warn(lost);
        } else if comments {
            self.warn(lang.pick(
                "変更すると // のコメントは消えます（元のファイルは世代に残ります）。",
                "A change drops the // comments (the original is kept as an earlier version).",
            ));
        } else if services > 0 && !begun {
            self.good(
                lang.pick("Enter を押すと、1つ目の項目から答えられます。", "Press Enter to start with the first item."),
            );
        }
        if fresh {
            self.way_mut().go(Screen::Profile);
            self.notice = None;
        }
        // In the same run a form that was closed opens when it is asked for.
        self.resume(!known);
        // An answer that was judged otherwise; of an empty file there is nothing to tell.
        if earlier_rule && begun && !known {
            self.way_mut().overlays.push(Overlay::Dialog(Dialog::RuleChanged));
        }
    }

    /// Leaves the comparison for the list, which shows where one comes from.
    fn close(&mut self) {
        self.notice = None;
        self.outside.go(Screen::Start);
        self.outside.overlays.clear();
        let Some(open) = self.open.take() else { return };
        self.outside.screens.start.seek = Some(open.desk.path.clone());
        if open.desk.held_by.is_none() {
            self.park.leave(open);
        }
    }

    pub(super) fn ask_for_library(&mut self) -> Vec<Effect> {
        if self.library.is_some() || std::mem::replace(&mut self.library_asked, true) {
            return Vec::new();
        }
        vec![Effect::ReadLibrary]
    }

    /// The catalogue is read at once where the open comparison rests on certificates.
    fn library_for_desk(&mut self) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        if let Some(library) = &self.library {
            open.desk.judge(Arc::clone(&library.catalogue), (self.setup.today)());
        } else if rests_on_schemes(open.desk.comparison()) {
            return self.ask_for_library();
        }
        Vec::new()
    }

    /// Opens the form in which something was being typed last when the program ended. What is recorded by now is no
    /// text that waits.
    fn resume(&mut self, open: bool) {
        let lang = self.setup.look.lang;
        let waiting = std::mem::take(&mut self.way_mut().shelf).into_drafts();
        for draft in waiting {
            let recorded = self.form(&draft.form).is_some_and(|form| !form.awaits(&draft));
            // The form of a certificate has other fields until the catalogue is read.
            let known = !matches!(draft.form, FormKind::Certificate { .. });
            if !(known && recorded || self.is_recorded(&draft)) {
                self.way_mut().shelf.put(draft);
            }
        }
        if !open {
            return;
        }
        let kinds: Vec<FormKind> = self.way().shelf.drafts().iter().rev().map(|draft| draft.form.clone()).collect();
        let Some(kind) = kinds.iter().find(|kind| self.form(kind).is_some()).cloned() else {
            if !kinds.is_empty() {
                self.warn(lang.pick(
                    "書きかけの文章がありますが、その候補サービスや記録はもうありません。",
                    "Some text is waiting, but what it was about is no longer there.",
                ));
            }
            return;
        };
        if !self.go_to_form(&kind) {
            // These forms need the catalogue, which is not read yet.
            return self.good(lang.pick(
                "書きかけの文章があります。認証・マーク（C）か指摘（F）で開くと戻ります。",
                "Some text is waiting: open the certificate (C) or the finding (F) again.",
            ));
        }
        self.open_form(kind);
        let apart = self.way().form().is_some_and(|form| form.other().is_some());
        match kinds.len() - 1 {
            // The form itself says what stands beside what.
            0 if apart => self.notice = None,
            0 => self.good(lang.pick(
                "書きかけの文章があります。Ctrl+S で保存、Esc で残したまま閉じます。",
                "Here is the text you were typing. Ctrl+S saves it, Esc keeps it for later.",
            )),
            more => self.good(&say!(
                lang,
                "書きかけの文章があります（ほかに {} 件）。Ctrl+S で保存、Esc で残したまま閉じます。",
                "Here is the text you were typing ({} more wait). Ctrl+S saves it, Esc keeps it for later.",
                more
            )),
        }
    }

    /// Goes to where a form is opened; `false` when it cannot be opened yet.
    fn go_to_form(&mut self, kind: &FormKind) -> bool {
        let Some(Open { desk, way, .. }) = &mut self.open else { return false };
        match kind {
            FormKind::Note { service, item } | FormKind::Evidence { service, item, .. } => {
                desk.focus_service(service);
                desk.focus_item_id(item);
                way.go(Screen::Check);
            }
            FormKind::Service(id) => desk.focus_service(id),
            FormKind::ProfileText(_) => way.go(Screen::Profile),
            FormKind::Certificate { service, .. } | FormKind::Acknowledge { service, .. } => {
                desk.focus_service(service);
                return false;
            }
            FormKind::Decision(_) | FormKind::Treat(_) => way.go(Screen::Decide),
            FormKind::OwnQuestion { service, .. } | FormKind::Questions(service) => {
                desk.focus_service(service);
                way.go(Screen::Ask);
            }
            FormKind::NewComparison
            | FormKind::Comparison
            | FormKind::NewService
            | FormKind::Export
            | FormKind::Asker
            | FormKind::Receive
            | FormKind::SaveAs => {}
        }
        true
    }

    /// Opens the form on top anew, on the state that was taken: what was being typed was begun on another one.
    fn reopen_form(&mut self) {
        let way = self.way_mut();
        if !matches!(way.overlays.last(), Some(Overlay::Form(_))) {
            return;
        }
        if let Some(Overlay::Form(form)) = way.overlays.pop() {
            form.unfinished().for_each(|draft| way.shelf.put(draft));
            self.open_form(form.kind);
        }
    }

    /// A reply was read: what would become of the answers.
    fn reply_read(&mut self, reply: &Reply) {
        let view = View::new(&self.setup, self.library.as_deref());
        let Some(open) = &mut self.open else { return };
        match ReplyScreen::new(reply, &open.desk, view) {
            Ok(reply) => {
                open.way.screens.reply = Some(reply);
                open.way.screens.read_anew(Screen::Reply);
                open.way.aside(Screen::Reply);
            }
            Err(reason) => self.bad(&reason),
        }
    }

    /// What was asked for did not work: the form comes back with its texts and the reason.
    fn refused(&mut self, draft: Draft, reason: String) {
        let kind = draft.form.clone();
        let way = self.way_mut();
        // A form that waited for the outcome is still there.
        if way.form().is_none_or(|form| form.kind != kind) {
            way.shelf.put(draft);
            self.open_form(kind);
        }
        match self.way_mut().form_mut() {
            Some(form) => form.complaint = Some(reason),
            None => self.bad(&reason),
        }
    }
}
