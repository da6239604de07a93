//! The commands about answers that several screens share: what a key does on whichever screen of a comparison it is
//! pressed. Must not know those screens.

mod copy;
mod evidence;
mod settle;
mod undone;
mod verdict;
mod weight;

pub use evidence::act_on_evidence;
pub use verdict::{give, run_on};

use super::{
    Action, Desk, Screen, Turn,
    overlays::{
        Overlay,
        evidence::EvidenceList,
        picker::{Offer, Picker, Target},
    },
};
use crate::model::FormKind;

/// Carries out a command that several screens share.
pub fn act(action: Action, desk: &mut Desk, turn: &mut Turn<'_>) {
    let service = desk.service().map(|service| service.id.clone());
    match action {
        Action::Answer(verdict) => give(Some(verdict), None, desk, turn),
        Action::Clear => give(None, None, desk, turn),
        Action::Note => note(desk, turn),
        Action::Evidence if service.is_some() => turn.show(Overlay::Evidence(EvidenceList::default())),
        Action::Reason => reason(desk, turn),
        Action::Reasons => reasons(desk, turn),
        Action::CopyToAll => copy::to_all(false, desk, turn),
        Action::ReplaceInAll => copy::to_all(true, desk, turn),
        Action::Settle => settle::condition(desk, turn),
        Action::Mend => settle::mend(desk, turn),
        Action::Confirm => settle::confirm(desk, turn),
        Action::TakeOver => settle::take_over(desk, turn),
        Action::CycleStress => weight::next(desk, turn),
        Action::GoCheck if service.is_some() => turn.go(Screen::Check),
        Action::GoCompare => turn.go(Screen::Compare),
        Action::GoServices => turn.go(Screen::Services),
        Action::GoProfile => turn.go(Screen::Profile),
        Action::GoDecide => turn.go(Screen::Decide),
        Action::Undo => undone::step(true, desk, turn),
        Action::Redo => undone::step(false, desk, turn),
        Action::GoCertificates if service.is_some() => turn.aside(Screen::Certificates),
        Action::GoFindings if service.is_some() => turn.aside(Screen::Findings),
        Action::GoSchemes => turn.aside(Screen::Schemes),
        Action::GoAsk if service.is_some() => turn.aside(Screen::Ask),
        Action::Export => turn.form(FormKind::Export),
        Action::Receive => turn.form(FormKind::Receive),
        _ => {}
    }
}

/// Opens the note of the item under the cursor.
pub fn note(desk: &Desk, turn: &mut Turn<'_>) {
    if let Some((service, answer)) = desk.here() {
        turn.form(FormKind::Note { service, item: answer.item });
    }
}

/// Opens the note of the answer that wants a reason most.
fn reason(desk: &Desk, turn: &mut Turn<'_>) {
    match desk.wanting_reason() {
        Some((service, item)) => turn.form(FormKind::Note { service, item }),
        None => turn
            .good(turn.lang().pick("理由のない「いいえ」「対象外」はありません。", "Every No and N/A has a reason.")),
    }
}

/// The answers that lack a reason, to pick from.
fn reasons(desk: &Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let mut entries = Vec::new();
    for service in desk.services() {
        for answer in service.answers.iter().filter(|answer| answer.lacks_reason()) {
            let Some(question) = desk.comparison().questions.item(&answer.item) else {
                continue;
            };
            let name = format!("{} / {} {}", service.name, question.number, question.title.of(lang));
            let detail = answer.verdict.map_or("", |verdict| verdict.word(lang)).to_owned();
            entries.push(Offer::new(name, detail, "", Target::Reason(service.id.clone(), answer.item.clone())));
        }
    }
    let title = lang.pick("理由のない「いいえ」「対象外」", "No and N/A without a reason");
    let empty = lang.pick("ありません。どれにも理由が書かれています。", "None: every No and N/A has a reason.");
    turn.pick(Picker::new(title, empty, entries));
}
