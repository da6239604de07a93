//! A form: fields to fill in, one after the other. Must not know what becomes of the texts.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::typeset::{clip, fit, wrap_top};
use crate::{
    model::{Draft, FormKind},
    tui::{look::Look, theme::Role, widgets::field::Field},
};

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Entry {
    label: String,
    hint: String,
    input: Input,
}

#[derive(Clone, Debug)]
enum Input {
    Text(Box<Field>),
    Choice {
        options: Vec<String>,
        at: usize,
    },
    Marks {
        options: Vec<String>,
        on: Vec<bool>,
        at: usize,
    },
}

impl Entry {
    /// A field of one line.
    pub fn line(label: &str, text: &str) -> Entry {
        Entry::new(label, Input::Text(Box::new(Field::line(text))))
    }

    /// A field of several lines.
    pub fn lines(label: &str, text: &str) -> Entry {
        Entry::new(label, Input::Text(Box::new(Field::lines(text))))
    }

    /// A choice between options; its text is the number of the option, from 0.
    pub fn choice(label: &str, options: Vec<String>, at: usize) -> Entry {
        Entry::new(label, Input::Choice { options, at })
    }

    /// Any number of options; its text is the numbers of those that are on, from 0, with commas.
    pub fn marks(label: &str, options: Vec<String>, on: Vec<bool>) -> Entry {
        Entry::new(label, Input::Marks { options, on, at: 0 })
    }

    fn new(label: &str, input: Input) -> Entry {
        Entry {
            label: label.to_owned(),
            hint: String::new(),
            input,
        }
    }

    /// With a word of explanation.
    pub fn hint(mut self, hint: &str) -> Entry {
        hint.clone_into(&mut self.hint);
        self
    }

    fn text(&self) -> String {
        match &self.input {
            Input::Text(field) => field.text(),
            Input::Choice { at, .. } => at.to_string(),
            Input::Marks { on, .. } => {
                let chosen: Vec<String> = (0..on.len()).filter(|n| on[*n]).map(|n| n.to_string()).collect();
                chosen.join(",")
            }
        }
    }

    fn set(&mut self, text: &str) {
        match &mut self.input {
            Input::Text(field) if field.is_multiline() => **field = Field::lines(text),
            Input::Text(field) => **field = Field::line(text),
            Input::Choice { options, at } => *at = text.parse().unwrap_or(0).min(options.len().saturating_sub(1)),
            Input::Marks { on, .. } => {
                let chosen: Vec<usize> = text.split(',').filter_map(|n| n.parse().ok()).collect();
                for (n, on) in on.iter_mut().enumerate() {
                    *on = chosen.contains(&n);
                }
            }
        }
    }

    fn is_multiline(&self) -> bool {
        matches!(&self.input, Input::Text(field) if field.is_multiline())
    }
}

/// A form on the screen.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is about.
    pub kind: FormKind,
    title: String,
    entries: Vec<Entry>,
    at: usize,
    /// Why it was not accepted.
    pub complaint: Option<String>,
}

/// What a key did to the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The form had no use for the key.
    Ignored,
    /// Cursor or focus moved.
    Moved,
    /// The text is another one now.
    Changed,
    /// Enter on the last field: the form is to be accepted.
    Accepted,
}

impl Form {
    /// A form with the first field active.
    pub fn new(kind: FormKind, title: String, entries: Vec<Entry>) -> Form {
        Form {
            kind,
            title,
            entries,
            at: 0,
            complaint: None,
        }
    }

    /// Starts with another field active.
    pub fn at(mut self, field: usize) -> Form {
        self.at = field;
        self
    }

    /// The texts of the fields, in order.
    pub fn texts(&self) -> Vec<String> {
        self.entries.iter().map(Entry::text).collect()
    }

    /// The form as a draft.
    pub fn draft(&self) -> Draft {
        Draft {
            form: self.kind.clone(),
            fields: self.texts(),
        }
    }

    /// Fills in the texts of a draft.
    pub fn fill(&mut self, fields: &[String]) {
        for (entry, text) in self.entries.iter_mut().zip(fields) {
            entry.set(text);
        }
    }

    /// To the next field, or with `false` to the one before; going round.
    pub fn step(&mut self, forward: bool) {
        let count = self.entries.len();
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
    }

    /// Takes a key that is no command.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        let last = self.at + 1 == self.entries.len();
        match &mut self.entries[self.at].input {
            Input::Choice { options, at } => match key.code {
                KeyCode::Right | KeyCode::Char(' ' | '　' | 'l') => {
                    *at = (*at + 1) % options.len().max(1);
                    return Outcome::Changed;
                }
                KeyCode::Left | KeyCode::Char('h') => {
                    *at = (*at + options.len().max(1) - 1) % options.len().max(1);
                    return Outcome::Changed;
                }
                _ => {}
            },
            Input::Marks { options, on, at } => match key.code {
                KeyCode::Right | KeyCode::Char('l') => {
                    *at = (*at + 1) % options.len().max(1);
                    return Outcome::Moved;
                }
                KeyCode::Left | KeyCode::Char('h') => {
                    *at = (*at + options.len().max(1) - 1) % options.len().max(1);
                    return Outcome::Moved;
                }
                KeyCode::Char(' ' | '　') => {
                    if let Some(on) = on.get_mut(*at) {
                        *on = !*on;
                    }
                    return Outcome::Changed;
                }
                _ => {}
            },
            Input::Text(field) => {
                let before = field.text();
                if field.key(key) {
                    self.complaint = None;
                    return if field.text() == before {
                        Outcome::Moved
                    } else {
                        Outcome::Changed
                    };
                }
            }
        }
        match key.code {
            KeyCode::Enter if last => return Outcome::Accepted,
            KeyCode::Enter | KeyCode::Down => self.step(true),
            KeyCode::Up => self.step(false),
            _ => return Outcome::Ignored,
        }
        Outcome::Moved
    }

    /// Inserts pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Input::Text(field) = &mut self.entries[self.at].input {
            field.paste(text);
        }
    }

    /// Draws the form in the middle of `area`; gives the place of the caret.
    pub fn draw(&self, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let width = area.width.saturating_sub(4).min(90);
        let heights = self.heights(area.height.saturating_sub(3));
        let height = heights.iter().sum::<u16>() + 3;
        let place = super::centre(area, width, height.min(area.height));
        let inside = look.popup(
            Line::from(format!(" {} ", clip(&self.title, usize::from(width).saturating_sub(4)))),
            place,
            buf,
        );
        let mut caret = None;
        // A long form is shown from the field on that leaves room for the active one.
        let from = self.first_shown(&heights, inside.height.saturating_sub(1));
        if from > 0 || heights[from..].iter().sum::<u16>() > inside.height {
            let more = format!(" {}/{} ", self.at + 1, self.entries.len());
            let x = inside.right().saturating_sub(u16::try_from(more.len()).unwrap_or(0));
            buf.set_string(x, place.bottom().saturating_sub(1), more, look.style(Role::Key));
        }
        let mut y = inside.top();
        for (n, (entry, height)) in self.entries.iter().zip(heights).enumerate().skip(from) {
            let active = n == self.at;
            let row = Rect {
                x: inside.x,
                y,
                width: inside.width,
                height,
            }
            .intersection(inside);
            if let Some(position) = draw_entry(entry, active, look, row, buf).filter(|_| active) {
                caret = Some(position);
            }
            y += height;
        }
        if let Some(complaint) = &self.complaint {
            let last = inside.bottom().saturating_sub(1);
            let text = fit(complaint, usize::from(inside.width));
            buf.set_stringn(inside.x, last, text, usize::from(inside.width), look.style(Role::Bad));
        }
        caret
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
        let many = u16::try_from(self.entries.iter().filter(|entry| entry.is_multiline()).count()).unwrap_or(1);
        let single = u16::try_from(self.entries.len()).unwrap_or(1) - many;
        let share = room
            .saturating_sub(single * 2 + many)
            .checked_div(many)
            .unwrap_or(0)
            .clamp(2, 8);
        let height = |entry: &Entry| if entry.is_multiline() { share + 1 } else { 2 };
        self.entries.iter().map(height).collect()
    }
}

fn draw_entry(entry: &Entry, active: bool, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if area.height < 2 {
        return None;
    }
    let label = Line::from(vec![
        Span::styled(if active { "> " } else { "  " }, look.style(Role::Key)),
        Span::styled(
            entry.label.clone(),
            look.style(if active { Role::Title } else { Role::Dim }),
        ),
        Span::styled(format!("  {}", entry.hint), look.style(Role::Dim)),
    ]);
    buf.set_line(area.x, area.y, &label, area.width);
    let body = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(3),
        height: area.height - 1,
    };
    match &entry.input {
        Input::Choice { options, at } => {
            let word = options.get(*at).map_or("", String::as_str);
            let text = format!("< {word} >");
            let style = look.style(if active { Role::Cursor } else { Role::Text });
            buf.set_stringn(body.x, body.y, &text, usize::from(body.width), style);
            Some(Position { x: body.x, y: body.y })
        }
        Input::Marks { options, on, at } => {
            let mut spans = Vec::new();
            for (n, (word, on)) in options.iter().zip(on).enumerate() {
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
