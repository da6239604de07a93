//! What the shell reports, and what it changes about the app. Must not draw.

use super::App;
use crate::{
    model::FormKind,
    say,
    tui::{
        desk::{Desk, SaveState},
        effect::Effect,
        forms,
        message::{Message, OpenedFile},
        overlays::{Overlay, dialog::Dialog},
        screens::{Screen, profile::ProfileScreen},
        shelf::Shelf,
    },
};

impl App {
    /// What the shell reports.
    pub(super) fn report(&mut self, message: Message) -> Vec<Effect> {
        let lang = self.setup.look.lang;
        match message {
            Message::Key(_) | Message::Burst(_) | Message::Paste(_) | Message::Mouse(_) | Message::Resize(..) => {}
            Message::Listed(list) => self.start.refresh(list),
            Message::Checklists(titles) => self.push_form(forms::new_comparison(titles, lang)),
            Message::Opened(opened) => {
                self.opened(*opened);
                return self.library_for_desk();
            }
            Message::Library(library) => {
                self.library = Some(library);
                return self.library_for_desk();
            }
            Message::Explained(list) => {
                if let Some(desk) = &mut self.desk {
                    desk.checklist = Some(*list);
                }
            }
            Message::Closed => {
                self.close();
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
                if !self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Dialog(Dialog::Conflict))) {
                    self.overlays.push(Overlay::Dialog(Dialog::Conflict));
                }
            }
            Message::Reloaded(comparison) => {
                if let Some(desk) = &mut self.desk {
                    desk.replace(*comparison);
                    self.handed_over = desk.revision();
                    self.compare.settle(desk, true);
                }
                self.settle_decide();
                self.reopen_form();
                self.good(lang.pick(
                    "ファイルの内容を読み込みました。これより前の変更は u で戻せません。",
                    "Loaded the file. Earlier changes cannot be undone.",
                ));
            }
            Message::Moved(path) => {
                let text =
                    say!(lang, "保存先: {}", "Saving to: {}", crate::model::one_line(&path.display().to_string()));
                if let Some(desk) = &mut self.desk {
                    desk.path = path;
                }
                self.shelf.take(&FormKind::SaveAs);
                self.good(&text);
            }
            Message::Renamed(path, title) => {
                self.park.renamed(&path, &title);
                if self.top_form().is_some_and(|form| form.kind == FormKind::Comparison) {
                    self.drop_form();
                }
                self.good(lang.pick("題名を変えました。", "Renamed."));
            }
            Message::Copied(path, title) => {
                self.start.seek = Some(path);
                self.good(&say!(lang, "複製しました: {}", "Copied: {}", title));
                return vec![Effect::List];
            }
            Message::Trashed(title) => {
                let text =
                    say!(lang, "ごみ箱に移しました（u で戻せます）: {}", "Moved to the trash (u undoes it): {}", title);
                self.good(&text);
                return vec![Effect::List];
            }
            Message::Written(path, text) => self.written(&path, text),
            Message::Reply(reply) => self.reply_read(&reply),
            Message::Refused(draft, reason) => self.refused(*draft, reason),
            Message::Tell(text) => self.good(&text),
            Message::Trouble(text) => self.bad(&text),
        }
        Vec::new()
    }

    fn opened(&mut self, opened: OpenedFile) {
        let lang = self.setup.look.lang;
        if self.desk.is_some() {
            self.close();
        }
        self.outside = self.renew().shelf;
        let (held, comments, fresh) = (opened.held_by.clone(), opened.comments, opened.fresh);
        let earlier_rule = opened.earlier_rule;
        let drafts = opened.drafts.clone();
        let mut desk = Desk::new(opened);
        let profile = desk.comparison().profile.clone().unwrap_or_default();
        self.profile = ProfileScreen { draft: profile, cursor: 0 };
        // What somebody else has open now stays parked: nothing can be taken back here.
        let parked = held.is_none().then(|| self.park.take(&desk.path)).flatten();
        let known = parked.is_some();
        let mut overtaken = false;
        if let Some(parked) = parked {
            self.ask.deadline = parked.deadline;
            let is_state = parked.is_state(desk.comparison());
            let begun = parked.session.comparison().profile == desk.comparison().profile;
            if let Some(draft) = parked.profile.filter(|_| begun) {
                self.profile.draft = draft;
                self.profile_kept = true;
            }
            if is_state {
                desk.resume(parked.session);
            } else {
                overtaken = parked.session.can_step();
            }
        }
        self.compare.settle(&desk, true);
        self.handed_over = desk.revision();
        self.screen = Screen::Services;
        let begun = desk.total().answered() > 0;
        let services = desk.services().len();
        self.desk = Some(desk);
        if let Some(holder) = held {
            let text = say!(
                lang,
                "{} が開いているので、読み取り専用で開きました。",
                "{} has it open, so it is read-only here.",
                holder
            );
            self.warn(&text);
        } else if overtaken {
            self.warn(lang.pick(
                "ファイルはほかで書き換えられています。それより前の変更は u で戻せません。",
                "The file was changed elsewhere: earlier changes cannot be undone here.",
            ));
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
            self.go_profile();
            self.notice = None;
        }
        self.handed_drafts.clone_from(&drafts);
        self.shelf = Shelf::new(drafts);
        // In the same run a form that was closed opens when it is asked for.
        self.resume(!known);
        // An answer that was judged otherwise; of an empty file there is nothing to tell.
        if earlier_rule && begun && !known {
            self.overlays.push(Overlay::Dialog(Dialog::RuleChanged));
        }
    }

    /// Opens the form in which something was being typed last when the program ended. What is recorded by now is no
    /// text that waits.
    fn resume(&mut self, open: bool) {
        let lang = self.setup.look.lang;
        let waiting = std::mem::take(&mut self.shelf).into_drafts();
        for draft in waiting {
            let recorded = self.form(&draft.form).is_some_and(|form| !form.awaits(&draft));
            // The form of a certificate has other fields until the catalogue is read.
            let known = !matches!(draft.form, FormKind::Certificate { .. });
            if !(known && recorded || self.is_recorded(&draft)) {
                self.shelf.put(draft);
            }
        }
        if !open {
            return;
        }
        let kinds: Vec<FormKind> = self.shelf.drafts().iter().rev().map(|draft| draft.form.clone()).collect();
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
        let apart = self.top_form().is_some_and(|form| form.other().is_some());
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
        let Some(desk) = &mut self.desk else { return false };
        match kind {
            FormKind::Note { service, item } | FormKind::Evidence { service, item, .. } => {
                desk.focus_service(service);
                desk.focus_item_id(item);
                self.screen = Screen::Check;
            }
            FormKind::Service(id) => desk.focus_service(id),
            FormKind::ProfileText(_) => self.go_profile(),
            FormKind::Certificate { service, .. } | FormKind::Acknowledge { service, .. } => {
                desk.focus_service(service);
                return false;
            }
            FormKind::Decision(_) | FormKind::Treat(_) => self.screen = Screen::Decide,
            FormKind::OwnQuestion { service, .. } | FormKind::Questions(service) => {
                desk.focus_service(service);
                self.screen = Screen::Ask;
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
        let Some(form) = self.top_form() else { return };
        let (kind, drafts) = (form.kind.clone(), form.unfinished().collect::<Vec<_>>());
        drafts.into_iter().for_each(|draft| self.shelf.put(draft));
        self.overlays.pop();
        self.open_form(kind);
    }
}
