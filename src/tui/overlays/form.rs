//! A form: fields to fill in, one after the other. Must not know what becomes of the texts.

mod drawing;

use crossterm::event::{KeyCode, KeyEvent};

use crate::{
    model::{Again, Day, Draft, FormKind, Lang, Opening},
    tui::{forms::field::Field, turned, widgets::text_field::TextField},
};

/// A field of a form with what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Blank {
    field: Field,
    /// What stands above it, if that is not what the field is usually called.
    called: Option<&'static str>,
    hint: Option<&'static str>,
    input: Input,
    proposed: bool,
}

#[derive(Clone, Debug)]
enum Input {
    Text(Box<TextField>),
    Choice { options: Vec<String>, at: usize },
    Marks { options: Vec<(String, bool)>, at: usize },
}

impl Blank {
    /// A field of one line.
    pub fn line(field: Field, text: &str) -> Blank {
        Blank::new(field, Input::Text(Box::new(TextField::line(text))))
    }

    /// A field of several lines.
    pub fn lines(field: Field, text: &str) -> Blank {
        Blank::new(field, Input::Text(Box::new(TextField::lines(text))))
    }

    /// A field for a day.
    pub fn day(field: Field, day: Option<Day>) -> Blank {
        Blank::line(field, &day.map(|day| day.to_string()).unwrap_or_default())
    }

    /// A choice between options. In a draft it is the place of the option, from 0.
    pub fn choice(field: Field, options: Vec<String>, at: usize) -> Blank {
        Blank::new(field, Input::Choice { options, at })
    }

    /// A choice between what is offered, each by its word.
    pub fn one_of<T: Copy + PartialEq, W: Into<String>>(
        field: Field,
        offered: &[T],
        now: T,
        word: impl Fn(T) -> W,
    ) -> Blank {
        let at = offered.iter().position(|one| *one == now).unwrap_or(0);
        Blank::choice(field, offered.iter().map(|one| word(*one).into()).collect(), at)
    }

    /// Any number of options, each on or off. In a draft it is the places of those that are on, from 0, with commas.
    pub fn marks(field: Field, options: Vec<(String, bool)>) -> Blank {
        Blank::new(field, Input::Marks { options, at: 0 })
    }

    fn new(field: Field, input: Input) -> Blank {
        Blank { field, called: None, hint: None, input, proposed: false }
    }

    /// With another label than the field usually has.
    pub fn called(self, label: &'static str) -> Blank {
        Blank { called: Some(label), ..self }
    }

    /// With another word of explanation.
    pub fn hint(self, hint: &'static str) -> Blank {
        Blank { hint: Some(hint), ..self }
    }

    /// What is in it is a proposal, and recorded nowhere yet.
    pub fn proposed(self, proposed: bool) -> Blank {
        Blank { proposed, ..self }
    }

    /// What stands above it, and the explanation after that.
    fn words(&self, lang: Lang) -> [&'static str; 2] {
        let [label, hint] = self.field.words(lang);
        [self.called.unwrap_or(label), self.hint.unwrap_or(hint)]
    }

    fn text(&self) -> String {
        match &self.input {
            Input::Text(text) => text.text(),
            Input::Choice { at, .. } => at.to_string(),
            Input::Marks { .. } => {
                let marked: Vec<String> = self.marked().into_iter().map(|place| place.to_string()).collect();
                marked.join(",")
            }
        }
    }

    fn marked(&self) -> Vec<usize> {
        match &self.input {
            Input::Marks { options, .. } => (0..options.len()).filter(|place| options[*place].1).collect(),
            Input::Text(_) | Input::Choice { .. } => Vec::new(),
        }
    }

    fn set(&mut self, text: &str) {
        match &mut self.input {
            Input::Text(field) => field.set(text),
            Input::Choice { options, at } => *at = text.parse().unwrap_or(0).min(options.len().saturating_sub(1)),
            Input::Marks { options, .. } => {
                let marked: Vec<usize> = text.split(',').filter_map(|place| place.parse().ok()).collect();
                for (place, (_, on)) in options.iter_mut().enumerate() {
                    *on = marked.contains(&place);
                }
            }
        }
    }

    fn is_multiline(&self) -> bool {
        matches!(&self.input, Input::Text(text) if text.is_multiline())
    }
}

/// A form on the screen.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What it is about.
    pub kind: FormKind,
    title: String,
    blanks: Vec<Blank>,
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

impl Form {
    /// A form with the first field active.
    pub fn new(kind: FormKind, title: String, blanks: Vec<Blank>) -> Form {
        let opening = |blank: &Blank| Opening { text: blank.text(), proposed: blank.proposed };
        Form {
            begun: blanks.iter().map(opening).collect(),
            kind,
            title,
            blanks,
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
    pub fn starting_at(self, field: Field) -> Form {
        Form { at: self.position(field).unwrap_or(0), ..self }
    }

    fn position(&self, field: Field) -> Option<usize> {
        self.blanks.iter().position(|blank| blank.field == field)
    }

    fn blank(&self, field: Field) -> Option<&Blank> {
        Some(&self.blanks[self.position(field)?])
    }

    /// Whether it has a field.
    pub fn has(&self, field: Field) -> bool {
        self.position(field).is_some()
    }

    /// The text of a field without blanks at its end; empty where there is no such field.
    pub fn text(&self, field: Field) -> String {
        self.blank(field).map_or_else(String::new, |blank| blank.text().trim_end().to_owned())
    }

    /// The place of what was chosen in a field, from 0.
    pub fn place(&self, field: Field) -> usize {
        match self.blank(field).map(|blank| &blank.input) {
            Some(Input::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    /// The places of what is on in a field, from 0.
    pub fn marked(&self, field: Field) -> Vec<usize> {
        self.blank(field).map(Blank::marked).unwrap_or_default()
    }

    /// What stands above a field.
    pub fn label(&self, field: Field, lang: Lang) -> &'static str {
        self.blank(field).map_or_else(|| field.words(lang), |blank| blank.words(lang))[0]
    }

    /// Whether something was written into a field that did not stand there.
    pub fn is_written(&self, field: Field) -> bool {
        let begun = self.position(field).map(|n| self.begun[n].text.trim_end());
        let text = self.text(field);
        !text.is_empty() && begun != Some(&text)
    }

    /// The text that a draft has for a field.
    pub fn of_draft<'a>(&self, draft: &'a Draft, field: Field) -> Option<&'a str> {
        draft.fields.get(self.position(field)?).map(String::as_str)
    }

    /// The texts of the fields, in order.
    pub fn texts(&self) -> Vec<String> {
        self.blanks.iter().map(Blank::text).collect()
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
        self.blanks.iter().zip(&self.begun).any(|(blank, begun)| blank.text() != begun.text)
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
        for (blank, text) in self.blanks.iter_mut().zip(fields) {
            blank.set(text);
        }
    }

    /// To the next field, or with `false` to the one before; going round.
    pub fn step(&mut self, forward: bool) {
        self.at = turned(self.at, if forward { 1 } else { -1 }, self.blanks.len());
    }

    /// Takes a key that is no command; whether the form is to be accepted: Enter on its last field.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let last = self.at + 1 == self.blanks.len();
        let before = self.blanks[self.at].text();
        let taken = self.blanks[self.at].key(key);
        self.untouched &= before == self.blanks[self.at].text();
        match key.code {
            _ if taken => self.complaint = None,
            KeyCode::Enter if last => return true,
            KeyCode::Enter | KeyCode::Down => self.step(true),
            KeyCode::Up => self.step(false),
            _ => {}
        }
        false
    }

    /// Inserts pasted text.
    pub fn paste(&mut self, text: &str) {
        self.untouched = false;
        if let Input::Text(field) = &mut self.blanks[self.at].input {
            field.paste(text);
        }
    }
}

impl Blank {
    /// Takes a key; whether the field had a use for it.
    fn key(&mut self, key: KeyEvent) -> bool {
        let is_blank = matches!(key.code, KeyCode::Char(' ' | '　'));
        let turn = match key.code {
            KeyCode::Right | KeyCode::Char('l') => 1,
            KeyCode::Left | KeyCode::Char('h') => -1,
            _ => 0,
        };
        match &mut self.input {
            Input::Text(text) => return text.key(key),
            Input::Choice { options, at } if is_blank => *at = turned(*at, 1, options.len()),
            Input::Marks { options, at } if is_blank => options[*at].1 ^= true,
            Input::Choice { options, at } => *at = turned(*at, turn, options.len()),
            Input::Marks { options, at } => *at = turned(*at, turn, options.len()),
        }
        is_blank || turn != 0
    }
}

#[cfg(test)]
impl Form {
    /// The fields in their order.
    pub fn fields(&self) -> Vec<Field> {
        self.blanks.iter().map(|blank| blank.field).collect()
    }

    /// Writes a text into a field; whether it takes one line.
    pub fn put(&mut self, field: Field, text: &str) -> bool {
        let at = self.position(field).expect("the form has the field");
        self.blanks[at].set(text);
        matches!(&self.blanks[at].input, Input::Text(text) if !text.is_multiline())
    }
}
