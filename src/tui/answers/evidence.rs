//! The list of the evidence of an answer: what a key does in it. Must not draw.

use super::undone::step;
use crate::{
    model::{Edit, FormKind},
    tui::{Action, Desk, Turn, overlays::evidence::EvidenceList},
};

/// Carries out a command in the list; whether it stays open.
pub fn act_on_evidence(list: &mut EvidenceList, action: Action, desk: &mut Desk, turn: &mut Turn<'_>) -> bool {
    let Some((service, mut answer)) = desk.here() else { return false };
    let (cursor, len) = (list.cursor, answer.evidence.len());
    match action {
        Action::Up => list.step(-1, len),
        Action::Down => list.step(1, len),
        Action::Add | Action::Enter => {
            let index = (action == Action::Enter && len > 0).then_some(cursor);
            turn.form(FormKind::Evidence { service, item: answer.item, index });
        }
        Action::Delete if cursor < len => {
            let before = answer.clone();
            answer.evidence.remove(cursor);
            list.step(0, answer.evidence.len());
            let answer = before.touched_as(answer);
            turn.change(desk, Edit::Answer { service, answer });
        }
        Action::Undo => step(true, desk, turn),
        Action::Back => return false,
        _ => {}
    }
    true
}
