//! The screens. A screen draws what it is given and says what is under a place; it must not change anything.

pub mod check;
pub mod compare;
pub mod decide;
pub mod profile;
pub mod services;
mod sheet;
pub mod start;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

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
}

/// Draws a few paragraphs that say what to do, from the top of an area.
fn advice(paragraphs: &[&str], look: &Look, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(4));
    let lines = paragraphs
        .iter()
        .flat_map(|text| wrap(text, room).into_iter().chain([String::new()]));
    for (line, y) in lines.zip(area.top() + 1..area.bottom()) {
        buf.set_line(
            area.x + 2,
            y,
            &Line::styled(line, look.style(Role::Text)),
            area.width.saturating_sub(3),
        );
    }
}
