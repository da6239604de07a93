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

use super::{
    sheet::Sheet,
    split::{Reading, Row, room},
};
use crate::{
    model::{Catalogue, MAX_PLACE, Placement, StateId},
    pages::finding::of_the_paper,
    say,
    tui::{look::Look, message::Library, theme::Role},
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

/// The name of a scheme, or its id when no catalogue has it.
fn name<'a>(catalogue: &'a Catalogue, id: &'a str, look: &Look) -> &'a str {
    catalogue.scheme(id).map_or(id, |scheme| scheme.short(look.lang))
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
                name(&library.catalogue, &one.scheme, look),
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
        let map = &library.study.map;
        let dim = look.style(Role::Dim);
        let top = say!(lang, "高い ^ {}", "high ^ {}", map.effect.of(lang));
        buf.set_stringn(inside.x, inside.y, &top, usize::from(inside.width), dim);
        let right = say!(lang, "{} > 高い", "{} > high", map.expectation.of(lang));
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
        for state in &map.states {
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
                let text = format!("- {}", name(&library.catalogue, scheme, look));
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
        let lang = look.lang;
        let map = &library.study.map;
        let mut sheet = Sheet::new(look, room);
        let told = |one| of_the_paper(one, &library.study, &library.catalogue, lang);
        if let Some(n) = self.placement(own) {
            let one = &own[n];
            let state = StateId::at(one.expectation, one.effect);
            sheet.text(
                &say!(
                    lang,
                    "自分の見立て: {}は「{}」",
                    "Your own view: {} is \"{}\"",
                    name(&library.catalogue, &one.scheme, look),
                    state.word(lang)
                ),
                Role::Title,
            );
            sheet.text(
                lang.pick(
                    "左右で期待、+ と - で効果を動かします。この比較だけに保存されます。論文の評価ではありません。",
                    "Left and right move the expectation, + and - the effect. It is kept in this comparison and is not the paper's view.",
                ),
                Role::Dim,
            );
            if let Some(paper) = library.study.state_of(&one.scheme) {
                let text = say!(
                    lang,
                    "論文が置いた所: {}（{}）",
                    "Where the paper puts it: {} ({})",
                    paper.word(lang),
                    library.study.credit(lang)
                );
                sheet.text(&text, Role::Text);
            }
        } else if let Some(state) =
            StateId::ALL.get(self.reading.cursor).and_then(|id| map.states.iter().find(|state| state.id == *id))
        {
            sheet.text(state.id.word(lang), Role::Title);
            state.why.iter().for_each(|one| sheet.entry(&told(one)));
            if state.schemes.is_empty() {
                let text = lang.pick("論文がここに置いた制度はありません。", "The paper puts no scheme here.");
                sheet.text(text, Role::Dim);
            }
            if !state.remedy.is_empty() {
                sheet.head(lang.pick("論文の提案", "What the paper advises"));
                state.remedy.iter().for_each(|one| sheet.entry(&told(one)));
            }
            for step in map.moves.iter().filter(|step| step.from == state.id) {
                let head = say!(lang, "「{}」へ移るとき", "How it becomes \"{}\"", step.to.word(lang));
                sheet.head(&head);
                sheet.entry(&told(&step.cause));
            }
        }
        sheet.head(lang.pick("図の読み方", "How to read the map"));
        map.about.iter().for_each(|one| sheet.entry(&told(one)));
        for (axis, note) in [(&map.expectation, &map.expectation_note), (&map.effect, &map.effect_note)] {
            sheet.text(axis.of(lang), Role::Key);
            sheet.entry(&told(note));
        }
        sheet.gap();
        sheet.text(
            lang.pick(
                "a で、自分の見立てとして制度を置けます（比較を開いているとき）。",
                "Press a to place a scheme as your own view, while a comparison is open.",
            ),
            Role::Dim,
        );
        sheet.lines
    }
}
