//! A text field, of one line or several, with Japanese input: folds half-width katakana at the door, keeps the
//! terminal's own cursor at the caret. The only place that knows the text-area library. Must not know any form.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    widgets::Widget,
};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_normalization::char::compose;

use crate::{model::is_hidden, typed::katakana};

/// A text being edited.
#[derive(Clone, Debug)]
pub struct TextField {
    area: TextArea<'static>,
    lines: bool,
}

impl TextField {
    /// A field for one line.
    pub fn line(text: &str) -> TextField {
        TextField::new(&text.replace('\n', " "), false)
    }

    /// A field for several lines.
    pub fn lines(text: &str) -> TextField {
        TextField::new(text, true)
    }

    fn new(text: &str, lines: bool) -> TextField {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.set_wrap_mode(if lines { WrapMode::Glyph } else { WrapMode::None });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        TextField { area, lines }
    }

    /// Puts another text in place of all.
    pub fn set(&mut self, text: &str) {
        *self = if self.lines { TextField::lines(text) } else { TextField::line(text) };
    }

    /// The text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether the field takes several lines.
    pub fn is_multiline(&self) -> bool {
        self.lines
    }

    /// Takes a key; whether the field had a use for it.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char('z') if ctrl => drop(self.area.undo()),
            KeyCode::Char('y') if ctrl => drop(self.area.redo()),
            KeyCode::Char('a') if ctrl => self.area.move_cursor(CursorMove::Head),
            KeyCode::Char('e') if ctrl => self.area.move_cursor(CursorMove::End),
            KeyCode::Char('u') if ctrl => drop(self.area.delete_line_by_head()),
            KeyCode::Char('k') if ctrl => drop(self.area.delete_line_by_end()),
            KeyCode::Char('w') if ctrl => drop(self.area.delete_word()),
            KeyCode::Char(c) if !ctrl && !alt => self.insert_char(c),
            KeyCode::Enter if self.lines => self.area.insert_newline(),
            KeyCode::Backspace => drop(self.area.delete_char()),
            KeyCode::Delete => drop(self.area.delete_next_char()),
            KeyCode::Left if ctrl => self.area.move_cursor(CursorMove::WordBack),
            KeyCode::Right if ctrl => self.area.move_cursor(CursorMove::WordForward),
            KeyCode::Left => self.area.move_cursor(CursorMove::Back),
            KeyCode::Right => self.area.move_cursor(CursorMove::Forward),
            KeyCode::Up if self.lines => self.area.move_cursor(CursorMove::Up),
            KeyCode::Down if self.lines => self.area.move_cursor(CursorMove::Down),
            KeyCode::Home => self.area.move_cursor(CursorMove::Head),
            KeyCode::End => self.area.move_cursor(CursorMove::End),
            _ => return false,
        }
        true
    }

    /// Inserts pasted text: line ends made uniform, what cannot be shown left out.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
        let text = katakana(&text);
        let clean = text.chars().filter(|c| *c == '\n' || !is_hidden(*c));
        let clean: String =
            if self.lines { clean.collect() } else { clean.map(|c| if c == '\n' { ' ' } else { c }).collect() };
        self.area.insert_str(clean);
    }

    /// One typed character. A sound mark joins the letter before it, as it does when they come together.
    fn insert_char(&mut self, c: char) {
        for c in katakana(c.encode_utf8(&mut [0; 4])).chars().filter(|c| !is_hidden(*c)) {
            let joined = self.before_caret().and_then(|before| compose(before, combining(c)));
            if let Some(joined) = joined {
                self.area.delete_char();
                self.area.insert_char(joined);
            } else {
                self.area.insert_char(c);
            }
        }
    }

    fn before_caret(&self) -> Option<char> {
        let (row, column) = (self.area.cursor().0, self.area.cursor().1);
        self.area.lines()[row].chars().nth(column.checked_sub(1)?)
    }

    /// Draws the field and gives the place of the caret on the screen.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) -> Position {
        if area.is_empty() {
            return area.as_position();
        }
        (&self.area).render(area, buf);
        let caret = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let place = |at: usize, scrolled: u16, start: u16, end: u16| {
            let at = u16::try_from(at).unwrap_or(u16::MAX).saturating_sub(scrolled);
            start.saturating_add(at).min(end.saturating_sub(1))
        };
        Position {
            x: place(caret.col, left, area.left(), area.right()),
            y: place(caret.row, top, area.top(), area.bottom()),
        }
    }
}

/// The combining form of a sound mark; any other character as it is.
fn combining(c: char) -> char {
    match c {
        '゛' => '\u{3099}',
        '゜' => '\u{309a}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> TextField {
        let mut field = TextField::lines("");
        for c in text.chars() {
            field.key(KeyEvent::from(KeyCode::Char(c)));
        }
        field
    }

    #[test]
    fn half_width_katakana_becomes_full_width_typed_or_pasted() {
        assert_eq!(typed("ｶﾞﾊﾟｱﾞ").text(), "ガパア゛");
        let mut field = TextField::line("");
        field.paste("ｶﾞｷﾞ\r\nか\u{3099}");
        assert_eq!(field.text(), "ガギ が");
    }

    #[test]
    fn what_cannot_be_shown_never_gets_in() {
        let mut field = TextField::lines("");
        field.paste("a\u{1b}[31m\u{202e}b\tc\rd");
        assert_eq!(field.text(), "a[31mb    c\nd");
        assert_eq!(typed("a\u{7f}b").text(), "ab");
    }

    #[test]
    fn the_caret_stands_after_wide_characters() {
        let area = Rect::new(5, 2, 20, 3);
        let mut buf = Buffer::empty(Rect::new(0, 0, 30, 6));
        assert_eq!(typed("日本語").draw(area, &mut buf), Position::new(11, 2));
        let long = typed("日本語入力日本語入力日本");
        assert_eq!(long.draw(area, &mut buf), Position::new(9, 3));
    }

    #[test]
    fn ctrl_z_takes_typing_back() {
        let mut field = typed("ab");
        field.key(KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL));
        assert_eq!(field.text(), "a");
    }
}
