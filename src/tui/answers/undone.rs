//! Undo and redo, and what they say. Must not know how a change is taken back.

use crate::{
    pages,
    tui::{Desk, Turn},
};

/// Takes the last change back, or does it again, and says what that did.
pub fn step(back: bool, desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let text = match (desk.step(back), back) {
        (Some((edit, before)), _) => pages::edit::sentence(&edit, &before, desk.comparison(), back, lang),
        (None, true) => lang.pick("元に戻せる変更はもうありません。", "Nothing more to undo.").to_owned(),
        (None, false) => lang.pick("やり直せる変更はありません。", "Nothing to redo.").to_owned(),
    };
    turn.good(&text);
}
