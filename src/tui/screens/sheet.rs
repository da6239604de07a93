//! A page of text being laid out: titles, paragraphs, lists, facts with a label. Must not know what it tells.

use ratatui::text::Line;

use crate::{
    tui::{look::Look, theme::Role},
    typeset::wrap,
};

/// The page.
pub struct Sheet<'a> {
    /// Language and colours.
    pub look: &'a Look,
    /// Columns of a line.
    pub room: usize,
    /// The lines so far.
    pub lines: Vec<Line<'static>>,
}

impl<'a> Sheet<'a> {
    /// An empty page with lines of so many columns.
    pub fn new(look: &'a Look, room: usize) -> Sheet<'a> {
        Sheet { look, room, lines: Vec::new() }
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    /// A paragraph.
    pub fn text(&mut self, text: &str, role: Role) {
        let style = self.look.style(role);
        let wrapped = wrap(text, self.room).into_iter();
        self.lines.extend(wrapped.map(|line| Line::styled(line, style)));
    }
}
