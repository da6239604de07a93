//! How wide the terminal draws characters of ambiguous width (○ ─ …): as it was told, or as the terminal itself says.
//! Must not know what is drawn.

use std::io::Write;

use crossterm::{
    cursor::{self, MoveTo},
    queue,
    style::Print,
    terminal::{Clear, ClearType},
};

/// How wide the terminal draws characters whose width is ambiguous (○ ─ …).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ambiguous {
    /// Ask the terminal.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

impl Ambiguous {
    /// The values of `--ambiguous`.
    pub const IDS: [&str; 3] = ["auto", "narrow", "wide"];

    /// The width of a value of `--ambiguous`.
    pub fn from_id(id: &str) -> Option<Ambiguous> {
        match id {
            "auto" => Some(Ambiguous::Auto),
            "narrow" => Some(Ambiguous::Narrow),
            "wide" => Some(Ambiguous::Wide),
            _ => None,
        }
    }
}

/// Prints a mark of ambiguous width and asks where the cursor is then. A terminal that does not answer (crossterm
/// waits two seconds) counts as narrow, which nearly all are.
pub(super) fn probe(out: &mut impl Write) -> bool {
    let asked = queue!(out, MoveTo(0, 0), Print('─')).and_then(|()| out.flush());
    let wide = asked.is_ok() && cursor::position().is_ok_and(|(column, _)| column > 1);
    drop(queue!(out, Clear(ClearType::All)));
    wide
}
