//! Answering, moving about, and changing the comparison from the screens. Must not draw.

use super::App;
use crate::{
    model::{Answer, Edit, FormKind, Id, Refusal, Side, Verdict},
    phrases, say,
    tui::{
        action::Action,
        desk::{Advance, Refused},
        effect::Effect,
        overlays::{Overlay, evidence::EvidenceList},
        screens::Screen,
    },
    typeset::clip,
};

impl App {
    /// Commands about answers that several screens share.
    pub(super) fn act_on_answers(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Answer(verdict) => self.answer(Some(verdict)),
            Action::Clear => self.answer(None),
            Action::Note => self.open_note(),
            Action::Evidence => self.open_evidence(),
            Action::Reason => self.open_reason(),
            Action::Reasons => self.open_reasons(),
            Action::CopyToAll => self.copy_to_all(),
            Action::GoCheck => self.go_check(),
            Action::GoCompare => self.screen = Screen::Compare,
            Action::GoServices => self.screen = Screen::Services,
            Action::GoProfile => self.go_profile(),
            Action::GoDecide => self.go_decide(),
            Action::CycleStress => self.cycle_stress(),
            Action::Undo => self.undo(true),
            Action::Redo => self.undo(false),
            Action::GoCertificates if self.service_id().is_some() => return self.go_side(Screen::Certificates),
            Action::GoFindings if self.service_id().is_some() => return self.go_side(Screen::Findings),
            Action::GoSchemes => return self.go_side(Screen::Schemes),
            Action::Export => self.open_form(FormKind::Export),
            Action::GoAsk if self.service_id().is_some() => return self.go_ask(),
            Action::Receive => self.open_form(FormKind::Receive),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn service_id(&self) -> Option<Id> {
        Some(self.desk.as_ref()?.service()?.id.clone())
    }

    pub(super) fn go_check(&mut self) {
        if self.service_id().is_some() {
            self.screen = Screen::Check;
        }
    }

    pub(super) fn step_service(&mut self, by: isize) {
        let Some(desk) = &mut self.desk else { return };
        let last = desk.services().len().saturating_sub(1);
        let place = desk.service_place().saturating_add_signed(by).min(last);
        if let Some(service) = desk.services().get(place) {
            let id = service.id.clone();
            desk.focus_service(&id);
        }
    }

    pub(super) fn step_column(&mut self, by: isize) {
        let Some(desk) = &mut self.desk else { return };
        let column = self.compare.column(desk).saturating_add_signed(by);
        if let Some(id) = self.compare.service_at(desk, column) {
            desk.focus_service(&id);
        }
    }

    /// Moves among the rows that are shown; with 0 onto the nearest shown one.
    pub(super) fn step_row(&mut self, by: isize) {
        let Some(desk) = &mut self.desk else { return };
        let rows = self.compare.rows(desk);
        let here = rows.iter().position(|place| *place >= desk.item_place());
        let here = here.unwrap_or(rows.len().saturating_sub(1));
        let there = here.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        if let Some(place) = rows.get(there) {
            desk.focus_item(*place);
        }
    }

    pub(super) fn go_next_open(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let next = desk
            .service()
            .and_then(|service| desk.next_open(service, desk.item_place() + 1));
        match next {
            Some(place) => desk.focus_item(place),
            None => {
                let lang = self.setup.look.lang;
                self.good(lang.pick(
                    "このサービスに未回答の項目はありません。",
                    "This service has no open items left.",
                ));
            }
        }
    }

    /// Applies a change. Whoever asks for it answers for what becomes of a refusal: a form stays open with its texts
    /// ([`App::refusal`]), a screen tells it ([`App::refuse`]).
    pub(super) fn edit(&mut self, edit: Edit) -> Result<(), Refused> {
        let desk = self.desk.as_mut().ok_or(Refused::Rule(Refusal::NoSuchService))?;
        desk.apply(edit)
    }

    /// Applies a change from a screen; whether it was taken. If not, the user has been told why.
    pub(super) fn change(&mut self, edit: Edit) -> bool {
        match self.edit(edit) {
            Ok(()) => true,
            Err(refused) => {
                self.refuse(&refused);
                false
            }
        }
    }

    pub(super) fn refuse(&mut self, refused: &Refused) {
        let text = self.refusal(refused);
        self.bad(&text);
    }

    /// Why a change was refused, in words.
    pub(super) fn refusal(&self, refused: &Refused) -> String {
        let lang = self.setup.look.lang;
        match refused {
            Refused::Held(holder) => say!(
                lang,
                "{} が開いているので、ここでは変更できません。",
                "{} has it open, so it cannot be changed here.",
                holder
            ),
            Refused::Rule(refusal) => refusal.message(lang).to_owned(),
        }
    }

    fn answer(&mut self, verdict: Option<Verdict>) {
        let lang = self.setup.look.lang;
        let Some(desk) = &mut self.desk else { return };
        let number = desk.question().map_or(0, |question| question.number);
        let today = (self.setup.today)();
        let was_open = match desk.give(verdict, &self.setup.by, today) {
            Ok(was_open) => was_open,
            Err(refused) => return self.refuse(&refused),
        };
        let wants_reason = matches!(verdict, Some(Verdict::No | Verdict::NotApplicable))
            && desk.answer().is_some_and(|answer| answer.lacks_reason());
        if verdict.is_none() || self.screen == Screen::Decide {
            return;
        }
        let advance = if self.screen == Screen::Compare {
            self.advance_in_column(was_open)
        } else {
            desk.advance(was_open)
        };
        let progress = match advance {
            Advance::AllDone if self.screen == Screen::Compare => lang
                .pick("すべての項目に答えました。", "Everything is answered.")
                .to_owned(),
            Advance::AllDone => lang
                .pick(
                    "すべての項目に答えました。c で候補を比べられます。",
                    "Everything is answered. Press c to compare.",
                )
                .to_owned(),
            Advance::Service { done, next } => say!(
                lang,
                "「{}」はすべて答えました。次は「{}」です。",
                "\"{}\" is complete. Now \"{}\".",
                clip(&done, 20),
                clip(&next, 20)
            ),
            Advance::Item => String::new(),
        };
        if wants_reason {
            let text = say!(
                lang,
                "項目{}の理由は r で書けます。{}",
                "Item {}: press r for the reason. {}",
                number,
                progress
            );
            self.warn(text.trim_end());
        } else if !progress.is_empty() {
            self.good(&progress);
        }
    }

    /// In the matrix an answer moves down its own column only.
    fn advance_in_column(&mut self, was_open: bool) -> Advance {
        let Some(desk) = &mut self.desk else {
            return Advance::AllDone;
        };
        let complete = desk.total().open == 0;
        let next = desk
            .service()
            .and_then(|service| desk.next_open(service, desk.item_place() + 1));
        match next.filter(|_| was_open) {
            Some(place) => desk.focus_item(place),
            None if was_open && complete => return Advance::AllDone,
            None => self.step_row(1),
        }
        self.step_row(0);
        Advance::Item
    }

    fn undo(&mut self, back: bool) {
        let lang = self.setup.look.lang;
        let Some(desk) = &mut self.desk else { return };
        let text = match (desk.step(back), back) {
            (Some((edit, before)), _) => phrases::step::sentence(&edit, &before, desk.comparison(), back, lang),
            (None, true) => lang
                .pick("元に戻せる変更はもうありません。", "Nothing left to undo.")
                .to_owned(),
            (None, false) => lang.pick("やり直せる変更はありません。", "Nothing to redo.").to_owned(),
        };
        self.good(&text);
    }

    fn copy_to_all(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let (Some(question), Some(answer), Some(from)) = (desk.question(), desk.answer(), self.service_id()) else {
            return;
        };
        if question.side != Side::Own {
            let text = lang.pick(
                "コピーできるのは担当が「自社」の項目だけです（ほかは事業者ごとに違うため）。",
                "Only your own company's items can be copied; this one differs by provider.",
            );
            return self.warn(text);
        }
        if answer.is_blank() {
            return self.warn(lang.pick(
                "まだ回答がないので、コピーできません。",
                "There is no answer to copy yet.",
            ));
        }
        let others = desk.services().iter().filter(|service| service.id != from);
        let edits: Vec<Edit> = others
            .map(|service| Edit::Answer {
                service: service.id.clone(),
                answer: answer.clone(),
            })
            .collect();
        let count = edits.len();
        if count == 0 {
            return self.warn(lang.pick(
                "ほかの候補サービスがありません。",
                "There is no other service to copy to.",
            ));
        }
        if self.change(Edit::Batch(edits)) {
            let text = say!(
                lang,
                "ほかの {} 件にコピーしました（u で戻せます）。",
                "Copied to {} others (u undoes it).",
                count
            );
            self.good(&text);
        }
    }

    pub(super) fn remove_service(&mut self) {
        let lang = self.setup.look.lang;
        let Some(service) = self.desk.as_ref().and_then(|desk| desk.service()) else {
            return;
        };
        let text = say!(
            lang,
            "候補から外しました（u で戻せます）: {}",
            "Removed (u brings it back): {}",
            service.name
        );
        let id = service.id.clone();
        if self.change(Edit::RemoveService(id)) {
            self.good(&text);
        }
    }

    pub(super) fn move_service(&mut self, by: isize) {
        let Some(desk) = &self.desk else { return };
        let Some(id) = self.service_id() else { return };
        let to = desk
            .service_place()
            .saturating_add_signed(by)
            .min(desk.services().len() - 1);
        self.change(Edit::MoveService { id, to });
    }

    fn open_evidence(&mut self) {
        if self.desk.as_ref().is_none_or(|desk| desk.service().is_none()) {
            return;
        }
        self.overlays.push(Overlay::Evidence(EvidenceList::default()));
    }

    fn open_new_evidence(&mut self) {
        if let Some((service, answer)) = self.here() {
            self.open_form(FormKind::Evidence {
                service,
                item: answer.item,
                index: None,
            });
        }
    }

    /// The service under the cursor and what is recorded there.
    pub(super) fn here(&self) -> Option<(Id, Answer)> {
        let desk = self.desk.as_ref()?;
        Some((desk.service()?.id.clone(), desk.answer()?))
    }

    pub(super) fn act_on_evidence(&mut self, action: Action) -> Vec<Effect> {
        let Some((service, mut answer)) = self.here() else {
            return Vec::new();
        };
        let Some(Overlay::Evidence(list)) = self.overlays.last_mut() else {
            return Vec::new();
        };
        let cursor = list.cursor;
        match action {
            Action::Up => list.step(-1, answer.evidence.len()),
            Action::Down => list.step(1, answer.evidence.len()),
            Action::Add => self.open_new_evidence(),
            Action::Enter if answer.evidence.is_empty() => self.open_new_evidence(),
            Action::Enter => {
                self.open_form(FormKind::Evidence {
                    service,
                    item: answer.item,
                    index: Some(cursor),
                });
            }
            Action::Delete if cursor < answer.evidence.len() => {
                answer.evidence.remove(cursor);
                list.step(0, answer.evidence.len());
                self.change(Edit::Answer { service, answer });
            }
            Action::Undo => self.undo(true),
            Action::Back => drop(self.overlays.pop()),
            _ => {}
        }
        Vec::new()
    }
}
