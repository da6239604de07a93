//! The map of expectation and effect: the paper's four states with the schemes that the paper puts there, and beside
//! them where the user puts schemes. Must not know answers.
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

use ratatui::{buffer::Buffer, layout::Rect};

use super::split::{ListRow, Reading, Split};
use crate::{
    model::{Edit, Lang, MAX_PLACE, Placement, SchemeId, StateId},
    pages::{Page, credit, map},
    say,
    tui::{
        Action, Context, Desk, Library, Request, Role, Screen, Turn, View, answers, cover, key_for,
        overlays::{
            picker::{Picker, Target},
            schemes,
        },
    },
    typeset::{clip, width},
};

/// The drawing, the list and the page.
fn areas(body: Rect, rows: usize) -> (Rect, [Rect; 2]) {
    let left = (body.width * 56 / 100).min(76);
    let right = Rect { x: body.x + left, width: body.width - left, ..body };
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let height = rows.clamp(6, (body.height / 2).max(6)).min(body.height);
    let page = Rect { y: right.y + height, height: right.height - height, ..right };
    (Rect { width: left, ..body }, [Rect { height, ..right }, page])
}

/// The user's placements.
fn own(desk: Option<&Desk>) -> &[Placement] {
    desk.map_or(&[], |desk| &desk.comparison().placements)
}

/// Which of the user's placements is under the cursor.
fn placement(reading: Reading, own: &[Placement]) -> Option<usize> {
    let at = reading.cursor.checked_sub(StateId::ALL.len())?;
    (at < own.len()).then_some(at)
}

/// Carries out a command.
pub fn act(action: Action, reading: Reading, desk: Option<&mut Desk>, turn: &mut Turn<'_>) {
    match (action, desk) {
        (Action::GoCase, _) => turn.aside(Screen::Case),
        (Action::Right, desk) => shift(1, 0, reading, desk, turn),
        (Action::Left, desk) => shift(-1, 0, reading, desk, turn),
        (Action::Raise, desk) => shift(0, 1, reading, desk, turn),
        (Action::Lower, desk) => shift(0, -1, reading, desk, turn),
        (Action::Add, desk) => pick_placement(desk.as_deref(), turn),
        (Action::Delete, Some(desk)) => {
            let mut own = desk.comparison().placements.clone();
            if let Some(n) = placement(reading, &own) {
                own.remove(n);
                turn.change(desk, Edit::Placements(own));
            }
        }
        (other, Some(desk)) => answers::act(other, desk, turn),
        (_, None) => {}
    }
}

fn shift(expectation: i8, effect: i8, reading: Reading, desk: Option<&mut Desk>, turn: &mut Turn<'_>) {
    let placed = desk.and_then(|desk| Some((placement(reading, &desk.comparison().placements)?, desk)));
    let Some((n, desk)) = placed else {
        return turn.warn(turn.lang().pick(
            "動かせるのは自分の見立てだけです。a で制度を置いてください。",
            "Only your own view can be moved. Press a to place a scheme.",
        ));
    };
    let mut own = desk.comparison().placements.clone();
    let shift = |place: u8, by: i8| place.saturating_add_signed(by).min(MAX_PLACE);
    own[n].expectation = shift(own[n].expectation, expectation);
    own[n].effect = shift(own[n].effect, effect);
    turn.change(desk, Edit::Placements(own));
}

/// Puts a scheme in the middle of the map, as the user's own view.
pub fn place(scheme: SchemeId, desk: &mut Desk, turn: &mut Turn<'_>) {
    let mut own = desk.comparison().placements.clone();
    own.push(Placement { scheme, expectation: MAX_PLACE / 2, effect: MAX_PLACE / 2 });
    let row = StateId::ALL.len() + own.len() - 1;
    if turn.change(desk, Edit::Placements(own)) {
        turn.requests.push(Request::Row(Screen::Map, row));
    }
}

/// The list and the page, laid out.
pub fn split(reading: Reading, desk: Option<&Desk>, library: &Library, view: View<'_>) -> Split {
    let (look, lang, own) = (view.look(), view.lang(), own(desk));
    let (_, frames) = areas(view.body, StateId::ALL.len() + own.len());
    let state = |id: &StateId| ListRow { text: format!(" {}", id.word(lang)), role: Role::Text };
    let placed = |(n, one): (usize, &Placement)| ListRow {
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
    let rows = StateId::ALL.iter().map(state).chain(own.iter().enumerate().map(placed)).collect();
    let title = lang.pick(" 状態と [自分の見立て] ", " States and [your own view] ").to_owned();
    let page = page(reading, library, own, lang);
    Split::new(frames, title, rows, (&library.study.credit(lang), &page), look)
}

/// Draws the map beside them.
pub fn draw_plot(reading: Reading, desk: Option<&Desk>, library: &Library, view: View<'_>, buf: &mut Buffer) {
    let (look, lang, own) = (view.look(), view.lang(), own(desk));
    let (area, _) = areas(view.body, StateId::ALL.len() + own.len());
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
        let here = StateId::ALL.get(reading.cursor) == Some(&state.id);
        let style = look.style(if here { Role::Cursor } else { Role::Title });
        buf.set_stringn(x, y, clip(state.id.word(lang), room), room, style);
        for (scheme, y) in state.schemes.iter().zip(y + 1..) {
            let text = format!("- {}", map::name(scheme, &library.catalogue, lang));
            buf.set_stringn(x, y, clip(&text, room), room, look.style(Role::Text));
        }
    }
    for (n, one) in own.iter().enumerate() {
        let here = placement(reading, own) == Some(n);
        let style = look.style(if here { Role::Cursor } else { Role::Good });
        let label = format!("[{}]", n + 1);
        let at = |place: u8, room: u16| u16::from(place) * room / u16::from(MAX_PLACE);
        let x = plot.x + at(one.expectation, plot.width.saturating_sub(u16::try_from(label.len()).unwrap_or(3)));
        let y = plot.bottom() - 1 - at(one.effect, plot.height - 1);
        // A wide character that is half covered would push the row.
        cover(x, y, label.len(), buf);
        buf.set_string(x, y, &label, style);
    }
}

fn page(reading: Reading, library: &Library, own: &[Placement], lang: Lang) -> Page {
    let (study, catalogue) = (&library.study, &library.catalogue);
    let key = |action| key_for(Context::On(Screen::Map), action, lang);
    let mut page = Page::default();
    if let Some(n) = placement(reading, own) {
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
        StateId::ALL.get(reading.cursor).and_then(|id| study.map.states.iter().find(|one| one.id == *id))
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
    page
}

/// The schemes that are not placed yet, to pick from.
fn pick_placement(desk: Option<&Desk>, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some(desk) = desk else {
        return turn
            .warn(lang.pick("比較を開くと、自分の見立てを置けます。", "Open a comparison to place your own view."));
    };
    let placed = &desk.comparison().placements;
    let mut entries = schemes::entries(turn.view.library, lang);
    entries.retain(|entry| !placed.iter().any(|one| entry.target == Target::Scheme(one.scheme.clone())));
    let title = lang.pick("どの制度を置きますか", "Place which scheme?");
    turn.pick(Picker::new(title, lang.pick("見つかりません。", "Nothing found."), entries));
}
