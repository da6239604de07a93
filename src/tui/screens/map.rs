//! The map of expectation and effect: the paper's four states with the schemes that the paper puts there, and beside
//! them where the user puts schemes. Must not know the rest of the comparison.
//!
//! ```text
//!  効果 高い
//!   認識・期待不足      .  実用域
//!                      .
//!  ....................................
//!   ベースライン未達    .  認識・期待過剰
//!                      .   ISMS
//!                        期待 高い
//! ```

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::split::{Reading, Row, room};
use crate::{
    model::{MAX_PLACE, Placement, StateId},
    pages::{Page, credit, map},
    say,
    tui::{
        action::{Action, Context},
        keymap::key_for,
        look::Look,
        message::Library,
        theme::Role,
    },
    typeset::{clip, width},
};

/// Where the reader is: the four states, then the user's placements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GapMapScreen {
    /// Cursor and page.
    pub reading: Reading,
}

struct Parts {
    plot: Rect,
    list: Rect,
    page: Rect,
}

fn parts(body: Rect, rows: usize) -> Parts {
    let left = (body.width * 56 / 100).min(76);
    let right = Rect { x: body.x + left, width: body.width - left, ..body };
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let height = rows.clamp(6, (body.height / 2).max(6)).min(body.height);
    Parts {
        plot: Rect { width: left, ..body },
        list: Rect { height, ..right },
        page: Rect { y: right.y + height, height: right.height - height, ..right },
    }
}

impl GapMapScreen {
    /// How many rows the list has.
    pub fn rows(placements: &[Placement]) -> usize {
        StateId::ALL.len() + placements.len()
    }

    /// Which of the user's placements is under the cursor.
    pub fn placement(self, placements: &[Placement]) -> Option<usize> {
        let at = self.reading.cursor.checked_sub(StateId::ALL.len())?;
        (at < placements.len()).then_some(at)
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, library: &Library, own: &[Placement], look: &Look, body: Rect) {
        let page = parts(body, GapMapScreen::rows(own)).page;
        let lines = self.lines(library, own, look, room(page)).len();
        self.reading.scroll(pages, lines, page);
    }

    /// The row at a place of the body.
    pub fn hit(self, own: &[Placement], body: Rect, x: u16, y: u16) -> Option<usize> {
        let rows = GapMapScreen::rows(own);
        self.reading.hit(rows, parts(body, rows).list, x, y)
    }

    /// Draws the screen.
    pub fn draw(self, library: &Library, own: &[Placement], look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let parts = parts(body, GapMapScreen::rows(own));
        self.draw_plot(library, own, look, parts.plot, buf);
        let state = |id: &StateId| Row { text: format!(" {}", id.word(lang)), role: Role::Text };
        let placed = |(n, one): (usize, &Placement)| Row {
            text: say!(
                lang,
                " [{}] {}  期待 {} 効果 {}",
                " [{}] {}  expected {} effect {}",
                n + 1,
                map::name(&one.scheme, &library.catalogue, lang),
                one.expectation,
                one.effect
            ),
            role: Role::Good,
        };
        let rows: Vec<Row> = StateId::ALL.iter().map(state).chain(own.iter().enumerate().map(placed)).collect();
        let title = lang.pick(" 状態と [自分の見立て] ", " States and [your own view] ");
        self.reading.draw_list(title, &rows, look, parts.list, buf);
        let lines = self.lines(library, own, look, room(parts.page));
        self.reading.draw_page(&library.study.credit(lang), &lines, look, parts.page, buf);
    }

    fn draw_plot(self, library: &Library, own: &[Placement], look: &Look, area: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let title = lang.pick(" 期待と効果の図 ", " Expectation map: expected vs. actual effect ");
        let inside = look.popup(clip(title, usize::from(area.width.saturating_sub(2))), area, buf);
        if inside.height < 8 || inside.width < 20 {
            return;
        }
        let plotted = &library.study.map;
        let dim = look.style(Role::Dim);
        let top = say!(lang, "高い ^ {}", "high ^ {}", plotted.effect.of(lang));
        buf.set_stringn(inside.x, inside.y, &top, usize::from(inside.width), dim);
        let right = say!(lang, "{} > 高い", "{} > high", plotted.expectation.of(lang));
        let x = inside.right().saturating_sub(u16::try_from(width(&right)).unwrap_or(0) + 1).max(inside.x);
        buf.set_stringn(x, inside.bottom() - 1, &right, usize::from(inside.width), dim);
        let plot = Rect { y: inside.y + 1, height: inside.height - 2, ..inside };
        let (middle, across) = (plot.x + plot.width / 2, plot.y + plot.height / 2);
        for y in plot.top()..plot.bottom() {
            buf.set_string(middle, y, ":", dim);
        }
        for x in plot.left()..plot.right() {
            buf.set_string(x, across, ".", dim);
        }
        for state in &plotted.states {
            let (high, right) = (
                matches!(state.id, StateId::UnderExpected | StateId::Practical),
                matches!(state.id, StateId::OverExpected | StateId::Practical),
            );
            let x = if right { middle + 2 } else { plot.x + 1 };
            let y = if high { plot.y } else { across + 1 };
            let room = usize::from(plot.width / 2).saturating_sub(3);
            let here = StateId::ALL.get(self.reading.cursor) == Some(&state.id);
            let style = look.style(if here { Role::Cursor } else { Role::Title });
            buf.set_stringn(x, y, clip(state.id.word(lang), room), room, style);
            for (scheme, y) in state.schemes.iter().zip(y + 1..) {
                let text = format!("- {}", map::name(scheme, &library.catalogue, lang));
                buf.set_stringn(x, y, clip(&text, room), room, look.style(Role::Text));
            }
        }
        for (n, one) in own.iter().enumerate() {
            let here = self.placement(own) == Some(n);
            let style = look.style(if here { Role::Cursor } else { Role::Good });
            let label = format!("[{}]", n + 1);
            let at = |place: u8, room: u16| u16::from(place) * room / u16::from(MAX_PLACE);
            let x = plot.x + at(one.expectation, plot.width.saturating_sub(u16::try_from(label.len()).unwrap_or(3)));
            let y = plot.bottom() - 1 - at(one.effect, plot.height - 1);
            // A wide character that is half covered would push the row.
            super::cover(x, y, label.len(), buf);
            buf.set_string(x, y, &label, style);
        }
    }

    fn lines(self, library: &Library, own: &[Placement], look: &Look, room: usize) -> Vec<Line<'static>> {
        let (study, catalogue, lang) = (&library.study, &library.catalogue, look.lang);
        let key = |action| key_for(Context::GapMap, action, lang);
        let mut page = Page::default();
        let at = self.reading.cursor;
        if let Some(n) = self.placement(own) {
            page.head(lang.pick("自分の見立て", "Your own view"));
            page.add(map::placement(&own[n], study, catalogue, lang));
            page.text(
                Role::Dim,
                say!(
                    lang,
                    "{}・{}で期待を、{} と {} で効果を変えます。この比較だけに保存されます。論文の評価ではありません。",
                    "{} and {} change the expectation, {} and {} the effect. It is kept in this comparison and is not the paper's \
                     view.",
                    key(Action::Left),
                    key(Action::Right),
                    key(Action::Raise),
                    key(Action::Lower)
                ),
            );
        } else if let Some(state) =
            StateId::ALL.get(at).and_then(|id| study.map.states.iter().find(|one| one.id == *id))
        {
            page.add(map::state(state, study, catalogue, lang));
        }
        page.add(map::reading(study, catalogue, lang));
        page.gap();
        page.text(
            Role::Dim,
            say!(
                lang,
                "{} で、自分の見立てとして制度を置けます（比較を開いているとき）。",
                "Press {} to place a scheme as your own view, while a comparison is open.",
                key(Action::Add)
            ),
        );
        page.add(credit::source(study, lang));
        look.lines(&page, room)
    }
}
