//! The screens. A screen draws what it is given and says what is under a place; it must not change anything.

pub mod ask;
pub mod case;
pub mod certificates;
pub mod check;
pub mod compare;
pub mod decide;
pub mod findings;
pub mod map;
pub mod profile;
pub mod reply;
pub mod schemes;
pub mod services;
mod sheet;
pub mod split;
pub mod start;

use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::Rect,
    text::Line,
};

use super::{look::Look, theme::Role};
use crate::typeset::wrap;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The list of comparisons.
    Start,
    /// The candidates.
    Services,
    /// The items of one service.
    Check,
    /// The matrix.
    Compare,
    /// What the business needs.
    Profile,
    /// The order of the services and the decision.
    Decide,
    /// The certificates of the service under the cursor.
    Certificates,
    /// What was noticed about it.
    Findings,
    /// The catalogue of schemes.
    Schemes,
    /// The map of expectation and effect.
    Map,
    /// The First Server case.
    Case,
    /// The questions to a vendor.
    Ask,
    /// What a vendor's reply would change.
    Reply,
}

/// Draws a few paragraphs that say what to do, from the top of an area.
fn advice(paragraphs: &[&str], look: &Look, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(4));
    let lines = paragraphs.iter().flat_map(|text| wrap(text, room).into_iter().chain([String::new()]));
    for (line, y) in lines.zip(area.top() + 1..area.bottom()) {
        buf.set_line(area.x + 2, y, &Line::styled(line, look.style(Role::Text)), area.width.saturating_sub(3));
    }
}

/// Blanks the wide characters that something of so many columns at this place would cover by half.
fn cover(x: u16, y: u16, columns: usize, buf: &mut Buffer) {
    let end = x.saturating_add(u16::try_from(columns).unwrap_or(0));
    for at in [x.checked_sub(1), end.checked_sub(1)].into_iter().flatten() {
        if at >= buf.area.left() && at < buf.area.right() && buf[(at, y)].cell_width() > 1 {
            buf[(at, y)].set_symbol(" ");
            if at + 1 < buf.area.right() {
                buf[(at + 1, y)].set_symbol(" ");
            }
        }
    }
}
