//! How things look to this user: language, colours, frames. Passed to everything that draws.
//! Must not know any screen.

use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::Rect,
    style::Style,
    symbols::border,
    text::{Line, Span},
    widgets::{Block, Clear, Widget},
};

use super::{Role, Theme};
use crate::{
    model::{Lang, Verdict},
    pages::{
        Page,
        flow::{Laid, lay, lay_top},
    },
    typeset::wrap,
};

/// Language, colours and frames.
#[derive(Clone, Debug)]
pub struct Look {
    /// Language of the screens.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Frames and bars in ASCII: asked for, or the terminal draws box lines two columns wide.
    pub ascii: bool,
}

const ASCII: border::Set<'_> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Look {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// The style of a verdict; `None` is 未回答.
    pub fn verdict(&self, verdict: Option<Verdict>) -> Style {
        self.style(verdict.into())
    }

    /// A page in lines of so many columns.
    pub fn lines(&self, page: &Page, room: usize) -> Vec<Line<'static>> {
        lay(page, room).into_iter().map(|line| self.line(line)).collect()
    }

    /// The first `most` lines of a page of so many columns.
    pub fn top(&self, page: &Page, room: usize, most: usize) -> Vec<Line<'static>> {
        lay_top(page, room, most).into_iter().take(most).map(|line| self.line(line)).collect()
    }

    /// A line of a page in its colours.
    pub fn line(&self, line: Laid) -> Line<'static> {
        line.pieces.into_iter().map(|(role, text)| Span::styled(text, self.style(role))).collect()
    }

    /// Draws the lines of rows from the top of a place, one column in; the row under the cursor stands out.
    pub fn rows(&self, lines: impl Iterator<Item = Laid>, cursor: usize, inside: Rect, buf: &mut Buffer) {
        for (line, y) in lines.zip(inside.top()..inside.bottom()) {
            let is_picked = line.target == Some(cursor);
            buf.set_line(inside.x + 1, y, &self.line(line), inside.width.saturating_sub(1));
            if is_picked {
                buf.set_style(Rect { y, height: 1, ..inside }, self.style(Role::Cursor));
            }
        }
    }

    /// Columns that hold every verdict's word.
    pub fn verdict_width(&self) -> usize {
        self.lang.pick(6, 7)
    }

    /// A frame with a title.
    pub fn frame<'a>(&self, title: impl Into<Line<'a>>) -> Block<'a> {
        Block::bordered()
            .border_set(if self.ascii { ASCII } else { border::PLAIN })
            .border_style(self.style(Role::Frame))
            .style(self.style(Role::Text))
            .title(title)
            .title_style(self.style(Role::Title))
    }

    /// Draws a few paragraphs that say what to do, from the top of an area.
    pub fn advise(&self, paragraphs: &[&str], area: Rect, buf: &mut Buffer) {
        let room = usize::from(area.width.saturating_sub(4));
        let lines = paragraphs.iter().flat_map(|text| wrap(text, room).into_iter().chain([String::new()]));
        for (line, y) in lines.zip(area.top() + 1..area.bottom()) {
            buf.set_line(area.x + 2, y, &Line::styled(line, self.style(Role::Text)), area.width.saturating_sub(3));
        }
    }

    /// Clears a place for something on top, draws its frame and gives the room inside.
    pub fn popup<'a>(&self, title: impl Into<Line<'a>>, area: Rect, buf: &mut Buffer) -> Rect {
        let area = area.intersection(buf.area);
        // A wide character half under the left edge would make the terminal swallow the border.
        if area.x > 0 {
            for y in area.top()..area.bottom() {
                if buf[(area.x - 1, y)].cell_width() > 1 {
                    buf[(area.x - 1, y)].set_symbol(" ");
                }
            }
        }
        Clear.render(area, buf);
        let block = self.frame(title);
        let inside = block.inner(area);
        block.render(area, buf);
        inside
    }
}

/// A bar of `room` columns that is filled as far as `done` of `all`, in characters of one column everywhere.
pub fn progress(done: usize, all: usize, room: usize) -> String {
    let filled = (done * room).checked_div(all).unwrap_or(0);
    "#".repeat(filled) + &"-".repeat(room - filled)
}

/// The part of a list of `len` rows that is shown in `height` rows so that row `cursor` is in it, near the middle.
/// A function of the present alone: nothing drifts.
pub fn window(cursor: usize, len: usize, height: usize) -> std::ops::Range<usize> {
    let start = cursor.saturating_sub(height / 2).min(len.saturating_sub(height));
    start..len.min(start + height)
}

/// A place of this size in the middle of an area.
pub fn centre(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// Blanks the wide characters that something of so many columns at this place would cover by half.
pub fn cover(x: u16, y: u16, columns: usize, buf: &mut Buffer) {
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

/// The row at line `y` of the screen, when the rows `shown` begin at line `top`.
pub fn row_at(y: u16, top: u16, shown: std::ops::Range<usize>) -> Option<usize> {
    let row = shown.start + usize::from(y.checked_sub(top)?);
    (row < shown.end).then_some(row)
}

/// So many steps on from a place among `len`, going round.
pub fn turned(place: usize, by: isize, len: usize) -> usize {
    match len {
        0 => 0,
        len => (place + len).saturating_add_signed(by) % len,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_the_cursor_and_is_full_where_it_can_be() {
        for len in 0..30 {
            for height in 1..12 {
                for cursor in 0..len {
                    let shown = window(cursor, len, height);
                    assert!(shown.contains(&cursor));
                    assert_eq!(shown.len(), len.min(height));
                }
            }
        }
    }

    #[test]
    fn bars_have_their_length() {
        assert_eq!(progress(0, 15, 10), "----------");
        assert_eq!(progress(7, 15, 10), "####------");
        assert_eq!(progress(15, 15, 10), "##########");
        assert_eq!(progress(0, 0, 4), "----");
    }

    #[test]
    fn a_popup_blanks_a_wide_character_under_its_left_edge() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 3));
        for y in 0..3 {
            buf.set_string(0, y, "日本語日本", Style::default());
        }
        let look = Look { lang: Lang::Ja, theme: Theme::named("dark").unwrap(), ascii: true };
        look.popup("", Rect::new(3, 0, 5, 3), &mut buf);
        assert_eq!(buf[(2, 1)].symbol(), " ");
        assert_eq!(buf[(3, 1)].symbol(), "|");
    }
}
