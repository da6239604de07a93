//! The weight of the item under the cursor, from the keyboard. Must not know how weights are proposed.

use crate::{
    model::{Edit, Emphasis},
    say,
    tui::{Desk, Turn},
};

/// Next weight of the item under the cursor: the proposal, then each in turn.
pub fn next(desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some(question) = desk.question() else {
        return;
    };
    let stress = desk.stress(&question.id);
    let chosen = match stress.and_then(|stress| stress.chosen) {
        None => Some(Emphasis::Must),
        Some(Emphasis::Must) => Some(Emphasis::Important),
        Some(Emphasis::Important) => Some(Emphasis::Normal),
        Some(Emphasis::Normal) => None,
    };
    let (item, number) = (question.id.clone(), question.number);
    let proposed = stress.map(|stress| stress.proposed).unwrap_or_default();
    if turn.change(desk, Edit::Stress { item, chosen }) {
        let text = match chosen {
            Some(emphasis) => say!(lang, "項目{}の重み: {}", "Weight of item {}: {}", number, emphasis.word(lang)),
            None => say!(
                lang,
                "項目{}の重み: 提案どおり（{}）",
                "Weight of item {}: as proposed ({})",
                number,
                proposed.word(lang)
            ),
        };
        turn.good(&text);
    }
}
