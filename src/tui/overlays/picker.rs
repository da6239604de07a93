//! A list to pick from by typing: search, palette, answers without a reason. Must not know what picking leads to.

use std::borrow::Cow;

use crossterm::event::KeyEvent;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};
use unicode_normalization::UnicodeNormalization;

use crate::{
    model::{Id, ItemId, Lang, SchemeId},
    say,
    tui::{Action, Look, Role, centre, widgets::text_field::TextField, window},
    typeset::{clip, fit, width},
};

/// Where an entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A command.
    Command(Action),
    /// An item, of one service or of the one under the cursor.
    Item(Option<Id>, ItemId),
    /// An answer that wants a reason.
    Reason(Id, ItemId),
    /// A service.
    Service(Id),
    /// A scheme.
    Scheme(SchemeId),
    /// An item whose evidence the register check of a certificate becomes.
    Evidence(Id, ItemId),
    /// A comparison, by its place in the list of the start screen.
    Comparison(usize),
}

/// One entry of the list.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is shown first.
    pub name: String,
    /// What is shown after it.
    pub detail: String,
    /// Where it leads.
    pub target: Target,
    folded: String,
    named: String,
}

impl Offer {
    /// An entry that is found by the words of its name, its detail and `more`.
    pub fn new(name: String, detail: String, more: &str, target: Target) -> Offer {
        let folded = fold(&format!("{name}\n{detail}\n{more}"));
        Offer { named: fold(&name), name, detail, target, folded }
    }
}

/// Upper and lower case, full and half width are the same to a search.
fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// The part of a text in which the first word that was found can be seen, when the text is longer than the room.
fn around<'a>(text: &'a str, words: &[String], room: usize) -> Cow<'a, str> {
    /// How far into a long note a word is looked for.
    const FAR: usize = 2_000;
    if words.is_empty() || width(text) <= room {
        return Cow::Borrowed(text);
    }
    // Folded character by character: where each one begins is known.
    let (mut folded, mut starts) = (String::new(), Vec::new());
    for (at, c) in text.char_indices().take(FAR) {
        starts.push((folded.len(), at));
        folded += &fold(c.encode_utf8(&mut [0; 4]));
    }
    let found = words.iter().filter_map(|word| folded.find(word)).min();
    match found.map(|found| starts.partition_point(|(start, _)| *start <= found) - 1) {
        // Some characters before the word say what it is about.
        Some(n) if n * 2 > room => Cow::Owned(format!("..{}", &text[starts[n.saturating_sub(8)].1..])),
        _ => Cow::Borrowed(text),
    }
}

/// The list.
#[derive(Debug)]
pub struct Picker {
    title: String,
    empty: String,
    query: TextField,
    /// The words of the query, as they are compared.
    words: Vec<String>,
    entries: Vec<Offer>,
    found: Vec<usize>,
    cursor: usize,
}

impl Picker {
    /// A list of entries; `empty` is shown when there are none, whatever is typed.
    pub fn new(title: &str, empty: &str, entries: Vec<Offer>) -> Picker {
        Picker {
            title: title.to_owned(),
            empty: empty.to_owned(),
            query: TextField::line(""),
            words: Vec::new(),
            found: (0..entries.len()).collect(),
            entries,
            cursor: 0,
        }
    }

    /// Takes a key of typing.
    pub fn key(&mut self, key: KeyEvent) {
        if self.query.key(key) {
            self.search();
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.query.paste(text);
        self.search();
    }

    /// Every word of the query must be found, in any order.
    fn search(&mut self) {
        let query = fold(&self.query.text());
        self.words = query.split_whitespace().map(str::to_owned).collect();
        let words = &self.words;
        let matches = |entry: &Offer| words.iter().all(|word| entry.folded.contains(word));
        self.found = (0..self.entries.len()).filter(|n| matches(&self.entries[*n])).collect();
        // What is found by its name comes before what is found by the words about it.
        let rank = |n: &usize| {
            let name = &self.entries[*n].named;
            let first = name.split_whitespace().next().unwrap_or_default();
            match () {
                () if first == query.trim() => 0,
                () if words.iter().all(|word| name.contains(word)) => 1,
                () => 2,
            }
        };
        self.found.sort_by_key(rank);
        self.cursor = 0;
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.found.len().saturating_sub(1));
    }

    /// What is under the cursor.
    pub fn picked(&self) -> Option<&Target> {
        self.found.get(self.cursor).map(|n| &self.entries[*n].target)
    }

    /// Why the list is empty: nothing is there, or nothing fits what was typed.
    fn nothing(&self, lang: Lang) -> String {
        match self.entries.len() {
            0 => self.empty.clone(),
            all => say!(
                lang,
                "「{}」に合うものはありません（全部で{all}件）。",
                "Nothing matches \"{}\" ({all} in all).",
                clip(self.query.text().trim(), 30)
            ),
        }
    }

    /// Draws the list in the middle of `area`; gives the place of the caret.
    pub fn draw(&self, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let place = centre(area, area.width.saturating_sub(4).min(96), area.height.saturating_sub(2).min(26));
        let count = look.lang.pick(format!("{} 件", self.found.len()), format!("{}", self.found.len()));
        let inside = look.popup(Line::from(format!(" {} ({count}) ", self.title)), place, buf);
        if inside.height < 2 {
            return None;
        }
        buf.set_string(inside.x, inside.y, "> ", look.style(Role::Key));
        let field = Rect { x: inside.x + 2, width: inside.width.saturating_sub(3), height: 1, ..inside };
        let caret = self.query.draw(field, buf);
        let room = usize::from(inside.width).saturating_sub(2);
        let list = inside.top() + 1..inside.bottom();
        if self.found.is_empty() {
            let text = self.nothing(look.lang);
            buf.set_stringn(inside.x + 1, list.start, &text, room, look.style(Role::Notice));
        }
        let shown = window(self.cursor, self.found.len(), list.len());
        // Names stand in a column of their own, so that the details line up.
        let names = self.found[shown.clone()].iter().map(|n| width(&clip(&self.entries[*n].name, room / 2)));
        let column = names.max().unwrap_or(0);
        for (row, y) in shown.zip(list) {
            let entry = &self.entries[self.found[row]];
            let details = room.saturating_sub(column + 3);
            let (first, second) =
                if row == self.cursor { (Role::Cursor, Role::Cursor) } else { (Role::Text, Role::Dim) };
            let line = Line::from(vec![
                Span::styled(format!(" {}  ", fit(&entry.name, column)), look.style(first)),
                Span::styled(fit(&around(&entry.detail, &self.words, details), details), look.style(second)),
            ]);
            buf.set_line(inside.x, y, &line, inside.width);
        }
        Some(caret)
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyCode;

    use super::*;

    #[test]
    fn width_and_case_do_not_matter_and_every_word_must_be_found() {
        let entry = |name: &str| Offer::new(name.to_owned(), String::new(), "", Target::Command(Action::Help));
        let mut picker = Picker::new("", "", vec![entry("バックアップ ABC"), entry("バックアップ"), entry("認証")]);
        for c in "ﾊﾞｯｸ ａｂ".chars() {
            picker.key(KeyEvent::from(KeyCode::Char(c)));
        }
        assert_eq!(picker.found, [0]);
    }

    #[test]
    fn empty_after_a_filter_is_not_empty() {
        let mut none = Picker::new("", "ありません。どれにも理由が書かれています。", Vec::new());
        none.paste("?");
        assert_eq!(none.nothing(Lang::Ja), "ありません。どれにも理由が書かれています。");
        let entry = |name: &str| Offer::new(name.to_owned(), String::new(), "", Target::Command(Action::Help));
        let mut six = Picker::new("", "ありません。どれにも理由が書かれています。", vec![entry("項目"); 6]);
        six.paste("?");
        assert_eq!(six.nothing(Lang::Ja), "「?」に合うものはありません（全部で6件）。");
        assert_eq!(six.nothing(Lang::En), "Nothing matches \"?\" (6 in all).");
    }

    #[test]
    fn the_found_word_can_be_seen_in_a_long_text() {
        let text = "財務は決算公告で黒字を確認しました。利用は2,100店で、規約は第十条にバックアップの定めがあります。";
        let seen = |word: &str, room: usize| around(text, &[word.to_owned()], room).into_owned();
        assert_eq!(seen("財務", 20), text);
        assert!(seen("バックアップ", 20).starts_with(".."));
        assert!(seen("バックアップ", 20).contains("第十条にバックアップ"));
        assert_eq!(seen("決算", 4), format!("..{text}"), "no room before the word, and none is taken");
        assert_eq!(around("長い文に ＩＳＭＳ がある", &["isms".to_owned()], 6), "..長い文に ＩＳＭＳ がある");
        assert_eq!(around(text, &[], 20), text);
    }
}
