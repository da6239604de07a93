//! A form: fields to fill in, one after the other. Must not know what becomes of the texts.

mod drawing;

use crossterm::event::{KeyCode, KeyEvent};

use crate::{
    model::{Again, Draft, FormKind, Opening},
    tui::widgets::field::Field,
};

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Entry {
    label: String,
    hint: String,
    input: Input,
    proposed: bool,
}

#[derive(Clone, Debug)]
enum Input {
    Text(Box<Field>),
    Choice { options: Vec<String>, at: usize },
    Marks { options: Vec<String>, on: Vec<bool>, at: usize },
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
        Entry { label: label.to_owned(), hint: String::new(), input, proposed: false }
    }

    /// With a word of explanation.
    pub fn hint(mut self, hint: &str) -> Entry {
        hint.clone_into(&mut self.hint);
        self
    }

    /// What is in it is a proposal, and recorded nowhere yet.
    pub fn proposed(mut self, proposed: bool) -> Entry {
        self.proposed = proposed;
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
    /// The fields as they were when the form was opened.
    begun: Vec<Opening>,
    /// A text of this form that belongs to another state of the file; it lies over nothing.
    other: Option<Draft>,
    /// What that text was begun on.
    other_begun: Option<Vec<String>>,
    /// That text was brought forward; the other one is now what the form showed before.
    swapped: bool,
    /// What was left in the form was filled in, and nobody has touched it since.
    untouched: bool,
    /// The texts about which it was asked whether they are meant so.
    doubted: Option<Vec<String>>,
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
        let opening = |entry: &Entry| Opening { text: entry.text(), proposed: entry.proposed };
        Form {
            begun: entries.iter().map(opening).collect(),
            kind,
            title,
            entries,
            at: 0,
            other: None,
            other_begun: None,
            swapped: false,
            untouched: false,
            doubted: None,
            complaint: None,
        }
    }

    /// Asks whether the texts are meant as they are; whether that was asked about the same texts before.
    pub fn doubt(&mut self, question: String) -> bool {
        let texts = self.texts();
        if self.doubted.as_ref() == Some(&texts) {
            return true;
        }
        self.doubted = Some(texts);
        self.complaint = Some(question);
        false
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

    /// The form as a draft. A text that was only brought forward to be read stays begun on what it was begun on.
    pub fn draft(&self) -> Draft {
        let begun = match self.swapped {
            true => self.other_begun.clone(),
            false => Some(self.begun.iter().map(|field| field.text.clone()).collect()),
        };
        Draft { form: self.kind.clone(), fields: self.texts(), begun }
    }

    /// Whether its texts are others than when it was opened.
    pub fn is_changed(&self) -> bool {
        self.entries.iter().zip(&self.begun).any(|(entry, begun)| entry.text() != begun.text)
    }

    /// Whether it shows what was left in it, and nobody has touched that since.
    pub fn is_untouched(&self) -> bool {
        self.untouched
    }

    /// The text that is kept beside the one shown, unless it is what the file says anyway.
    pub fn other(&self) -> Option<&Draft> {
        let said = |other: &&Draft| self.begun.iter().map(|field| &field.text).eq(&other.fields);
        self.other.as_ref().filter(|other| !said(other))
    }

    /// All that is lost if the program ends now.
    pub fn unfinished(&self) -> impl Iterator<Item = Draft> {
        let own = self.is_changed().then(|| self.draft());
        self.other().cloned().into_iter().chain(own)
    }

    /// Whether there is anything in a draft of this form that is not recorded.
    pub fn awaits(&self, draft: &Draft) -> bool {
        draft.again(&self.begun) != Again::Recorded
    }

    /// Takes what was left in this form; whether there is anything in it that is not recorded. What goes on from the
    /// present state is filled in, anything else is kept beside it.
    pub fn take_up(&mut self, draft: Draft) -> bool {
        match draft.again(&self.begun) {
            Again::Recorded => return false,
            Again::GoesOn(fields) => {
                self.fill(&fields);
                self.untouched = true;
            }
            Again::Apart => {
                self.other_begun.clone_from(&draft.begun);
                self.other = Some(draft);
            }
        }
        true
    }

    /// Shows the other text in place of this one, which is now the other.
    pub fn swap(&mut self) {
        let now = self.draft();
        if let Some(other) = self.other.take() {
            self.fill(&other.fields);
            self.other = Some(now);
            self.swapped = !self.swapped;
            // Reading it is not touching it.
            self.untouched = self.swapped;
            self.complaint = None;
        }
    }

    /// Drops the text that was left; whether there was one beside the one shown.
    pub fn drop_other(&mut self) -> bool {
        !self.swapped && self.other.take().is_some()
    }

    fn fill(&mut self, fields: &[String]) {
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
        let outcome = self.typed(key);
        self.untouched &= outcome != Outcome::Changed;
        outcome
    }

    fn typed(&mut self, key: KeyEvent) -> Outcome {
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
                    return if field.text() == before { Outcome::Moved } else { Outcome::Changed };
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
        self.untouched = false;
        if let Input::Text(field) = &mut self.entries[self.at].input {
            field.paste(text);
        }
    }
}
