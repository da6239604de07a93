//! What the shell reports, and what it changes about the app. Must not draw.

use super::App;
use crate::{
    model::{Draft, FormKind},
    say,
    tui::{
        desk::{Desk, SaveState},
        effect::Effect,
        message::{Message, OpenedFile},
        overlays::{Overlay, dialog::Dialog},
        screens::{Screen, compare::Compare, decide::Decide},
    },
};

impl App {
    /// What the shell reports.
    pub(super) fn report(&mut self, message: Message) -> Vec<Effect> {
        let lang = self.setup.look.lang;
        match message {
            Message::Key(_) | Message::Burst(_) | Message::Paste(_) | Message::Mouse(_) | Message::Resize(..) => {}
            Message::Listed(list) => self.start.refresh(list),
            Message::Checklists(titles) => self.open_new_comparison(titles),
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
                self.desk = None;
                self.side.clear();
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
                self.settle_decide();
                self.good(lang.pick("ファイルの内容を読み込みました。", "Loaded the file."));
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
            Message::Copied(path, title) => {
                self.start.seek = Some(path);
                self.good(&say!(lang, "複製しました: {}", "Copied: {}", title));
                return vec![Effect::List];
            }
            Message::Trashed(title) => {
                let text = say!(
                    lang,
                    "ごみ箱に移しました（u で戻せます）: {}",
                    "Moved to the trash (u brings it back): {}",
                    title
                );
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
        let (held, comments, draft) = (opened.held_by.clone(), opened.comments, opened.draft.clone());
        let fresh = opened.fresh;
        let desk = Desk::new(opened);
        self.compare = Compare::default();
        self.compare.settle(&desk, true);
        self.handed_over = desk.revision();
        self.notice = None;
        self.overlays.clear();
        self.side.clear();
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
        } else if comments {
            self.warn(lang.pick(
                "変更すると // のコメントは消えます（元のファイルは世代に残ります）。",
                "A change drops the // comments (the original stays in the history).",
            ));
        } else if services > 0 && !begun {
            self.good(lang.pick(
                "Enter を押すと、1つ目の項目から答えられます。",
                "Press Enter to start with the first item.",
            ));
        }
        self.profile_kept = false;
        self.decide = Decide::default();
        if fresh {
            self.go_profile();
            self.notice = None;
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
            FormKind::ProfileText(_) => self.go_profile(),
            // Their forms need the catalogue, which is not read yet: the text waits until they are opened again.
            FormKind::Certificate { service, .. } | FormKind::Acknowledge { service, .. } => {
                desk.focus_service(service);
                self.shelf.push(draft);
                let lang = self.setup.look.lang;
                return self.good(lang.pick(
                    "書きかけの文章があります。認証・マーク（C）か指摘（F）で開くと戻ります。",
                    "Some text is waiting: open the certificate (C) or the finding (F) again.",
                ));
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
        self.shelf.push(draft.clone());
        self.open_form(draft.form);
        self.good(
            self.setup
                .look
                .lang
                .pick("書きかけの文章を戻しました。", "Here is the text you were typing."),
        );
    }
}
