//! A page of text being laid out: titles, paragraphs, lists, facts with a label. Must not know what it tells.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    tui::{look::Look, theme::Role},
    typeset::{fit, wrap},
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

    /// A heading, with an empty line before it unless it is the first.
    pub fn head(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.gap();
        }
        self.text(text, Role::Title);
    }

    /// A paragraph.
    pub fn text(&mut self, text: &str, role: Role) {
        let style = self.look.style(role);
        let wrapped = wrap(text, self.room).into_iter();
        self.lines.extend(wrapped.map(|line| Line::styled(line, style)));
    }

    /// A mark in front of the first line, the other lines indented like it.
    pub fn marked(&mut self, mark: &str, columns: usize, style: Style, text: &str) {
        for (n, line) in wrap(text, self.room.saturating_sub(columns)).into_iter().enumerate() {
            self.lines.push(Line::from(vec![
                Span::styled(fit(if n == 0 { mark } else { "" }, columns), style),
                Span::styled(line, self.look.style(Role::Text)),
            ]));
        }
    }

    /// An entry of a list.
    pub fn entry(&mut self, text: &str) {
        self.marked("-", 2, self.look.style(Role::Dim), text);
    }
}
