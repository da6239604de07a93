//! Moving about, and changing the comparison from the screens. Must not draw.

use super::App;
use crate::{
    model::{Answer, Edit, FormKind, Id, Refusal},
    say,
    tui::{
        action::Action,
        desk::Refused,
        effect::Effect,
        look::turned,
        overlays::{Overlay, evidence::EvidenceList},
        screens::Screen,
    },
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
            Action::CopyToAll => self.copy_to_all(false),
            Action::ReplaceInAll => self.copy_to_all(true),
            Action::Settle => self.settle_condition(),
            Action::Mend => self.choose_mend(),
            Action::Confirm => self.confirm_words(),
            Action::TakeOver => self.take_over(),
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

    /// To the next service or the one before, going round.
    pub(super) fn turn_service(&mut self, by: isize) {
        let Some(desk) = &mut self.desk else { return };
        let place = turned(desk.service_place(), by, desk.services().len());
        if let Some(service) = desk.services().get(place) {
            let id = service.id.clone();
            desk.focus_service(&id);
        }
    }

    /// The same in the order of the matrix.
    pub(super) fn turn_column(&mut self, by: isize) {
        let Some(desk) = &mut self.desk else { return };
        let column = turned(self.compare.column(desk), by, desk.services().len());
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
        let next = desk.service().and_then(|service| desk.next_open(service, desk.item_place() + 1));
        match next {
            Some(place) => desk.focus_item(place),
            None => {
                let lang = self.setup.look.lang;
                self.good(
                    lang.pick("このサービスに未回答の項目はありません。", "This service has no open items left."),
                );
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

    pub(super) fn remove_service(&mut self) {
        let lang = self.setup.look.lang;
        let Some(service) = self.desk.as_ref().and_then(|desk| desk.service()) else {
            return;
        };
        let text =
            say!(lang, "候補サービスを消しました（u で戻せます）: {}", "Removed (u undoes it): {}", service.name);
        let id = service.id.clone();
        if self.change(Edit::RemoveService(id)) {
            self.good(&text);
        }
    }

    pub(super) fn move_service(&mut self, by: isize) {
        let Some(desk) = &self.desk else { return };
        let Some(id) = self.service_id() else { return };
        let to = desk.service_place().saturating_add_signed(by).min(desk.services().len() - 1);
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
            self.open_form(FormKind::Evidence { service, item: answer.item, index: None });
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
                self.open_form(FormKind::Evidence { service, item: answer.item, index: Some(cursor) });
            }
            Action::Delete if cursor < answer.evidence.len() => {
                let before = answer.clone();
                answer.evidence.remove(cursor);
                list.step(0, answer.evidence.len());
                let answer = before.touched_as(answer);
                self.change(Edit::Answer { service, answer });
            }
            Action::Undo => self.undo(true),
            Action::Back => drop(self.overlays.pop()),
            _ => {}
        }
        Vec::new()
    }
}
