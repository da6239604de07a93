//! How a form looks. Must not know what keys do to it.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{Blank, Form, Input};
use crate::{
    tui::{Look, Role, centre},
    typeset::{clip, fit, wrap_top},
};

impl Form {
    /// Draws the form in the middle of `area`; gives the place of the caret.
    pub fn draw(&self, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let width = area.width.saturating_sub(4).min(90);
        let beside = self.beside(look);
        let below = u16::try_from(beside.len()).unwrap_or(0);
        let heights = self.heights(area.height.saturating_sub(3 + below));
        let height = heights.iter().sum::<u16>() + 3 + below;
        let place = centre(area, width, height.min(area.height));
        let inside = look.popup(
            Line::from(format!(" {} ", clip(&self.title, usize::from(width).saturating_sub(4)))),
            place,
            buf,
        );
        let mut caret = None;
        // A long form is shown from the field on that leaves room for the active one.
        let from = self.first_shown(&heights, inside.height.saturating_sub(1 + below));
        if from > 0 || heights[from..].iter().sum::<u16>() > inside.height {
            let more = format!(" {}/{} ", self.at + 1, self.blanks.len());
            let x = inside.right().saturating_sub(u16::try_from(more.len()).unwrap_or(0));
            buf.set_string(x, place.bottom().saturating_sub(1), more, look.style(Role::Key));
        }
        let fields = Rect { height: inside.height.saturating_sub(below), ..inside };
        let mut y = inside.top();
        for (n, (blank, height)) in self.blanks.iter().zip(heights).enumerate().skip(from) {
            let active = n == self.at;
            let row = Rect { x: inside.x, y, width: inside.width, height }.intersection(fields);
            if let Some(position) = draw_blank(blank, active, look, row, buf).filter(|_| active) {
                caret = Some(position);
            }
            y += height;
        }
        for (line, y) in beside.iter().zip(fields.bottom().saturating_sub(1)..inside.bottom()) {
            buf.set_stringn(inside.x, y, line, usize::from(inside.width), look.style(Role::Notice));
        }
        if let Some(complaint) = &self.complaint {
            let last = inside.bottom().saturating_sub(1);
            let text = fit(complaint, usize::from(inside.width));
            buf.set_stringn(inside.x, last, text, usize::from(inside.width), look.style(Role::Bad));
        }
        caret
    }

    /// What is said about the text that is kept beside the one shown.
    fn beside(&self, look: &Look) -> Vec<String> {
        let lang = look.lang;
        let lines = match (&self.other, self.swapped) {
            (None, _) => return Vec::new(),
            (Some(_), false) => [
                lang.pick(
                    "書きかけがあります。ファイルのほうが新しくなっています。",
                    "There is text you were typing. What the file says is newer.",
                ),
                lang.pick(
                    "Ctrl+T 書きかけに入れ替える  Ctrl+X 書きかけを捨てる",
                    "Ctrl+T show your text instead  Ctrl+X throw it away",
                ),
            ],
            (Some(_), true) => [
                lang.pick(
                    "書きかけを表示しています。まだ保存していません。",
                    "This is the text you were typing. It is not saved yet.",
                ),
                lang.pick("Ctrl+S 保存  Ctrl+T ファイルの文章に戻す", "Ctrl+S save  Ctrl+T back to what the file says"),
            ],
        };
        lines.map(str::to_owned).to_vec()
    }

    fn first_shown(&self, heights: &[u16], room: u16) -> usize {
        let mut used = 0;
        let fits = |n: &usize| {
            used += heights[*n];
            used <= room
        };
        (0..=self.at).rev().take_while(fits).last().unwrap_or(self.at)
    }

    /// Rows of each field: label, then 1 for a line; fields of several lines share what is left.
    fn heights(&self, room: u16) -> Vec<u16> {
        let many = u16::try_from(self.blanks.iter().filter(|blank| blank.is_multiline()).count()).unwrap_or(1);
        let single = u16::try_from(self.blanks.len()).unwrap_or(1) - many;
        let share = room.saturating_sub(single * 2 + many).checked_div(many).unwrap_or(0).clamp(2, 8);
        let height = |blank: &Blank| if blank.is_multiline() { share + 1 } else { 2 };
        self.blanks.iter().map(height).collect()
    }
}

fn draw_blank(blank: &Blank, active: bool, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if area.height < 2 {
        return None;
    }
    let [label, hint] = blank.words(look.lang);
    let label = Line::from(vec![
        Span::styled(if active { "> " } else { "  " }, look.style(Role::Key)),
        Span::styled(label, look.style(if active { Role::Title } else { Role::Dim })),
        Span::styled(format!("  {hint}"), look.style(Role::Dim)),
    ]);
    buf.set_line(area.x, area.y, &label, area.width);
    let body = Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(3), height: area.height - 1 };
    match &blank.input {
        Input::Choice { options, at } => {
            let word = options.get(*at).map_or("", String::as_str);
            let text = format!("< {word} >");
            let style = look.style(if active { Role::Cursor } else { Role::Text });
            buf.set_stringn(body.x, body.y, &text, usize::from(body.width), style);
            Some(Position { x: body.x, y: body.y })
        }
        Input::Marks { options, at } => {
            let mut spans = Vec::new();
            for (n, (word, on)) in options.iter().enumerate() {
                let style = look.style(if active && n == *at { Role::Cursor } else { Role::Text });
                spans.push(Span::styled(format!("[{}] {word}", if *on { "x" } else { " " }), style));
                spans.push(Span::raw("  "));
            }
            buf.set_line(body.x, body.y, &Line::from(spans), body.width);
            Some(Position { x: body.x, y: body.y })
        }
        Input::Text(field) if active => {
            buf.set_style(body, look.style(Role::Text));
            Some(field.draw(body, buf))
        }
        // A field that is not being typed into is shown with Japanese line breaks.
        Input::Text(field) => {
            for (line, y) in wrap_top(&field.text(), usize::from(body.width), usize::from(body.height))
                .iter()
                .zip(body.top()..body.bottom())
            {
                buf.set_stringn(body.x, y, line, usize::from(body.width), look.style(Role::Text));
            }
            None
        }
    }
}
