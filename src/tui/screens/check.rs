//! The check screen: left the items with their verdicts, right the item under the cursor, below it what was noted.
//! Must not know how an answer is given.
//!
//! ```text
//! ┌ 架空予約帳 (1/3) 14/15 ┐┌ 10 バックアップに責任を持つ ─────┐
//! │選択するときのポイント  ││どの質問か、回答の目安、理由、根拠 │
//! │ 1 どの業務で..    はい ││                                  │
//! │                        │└──────────────────────────────────┘
//! │                        │┌ メモと根拠 ──────────────────────┐
//! └────────────────────────┘└──────────────────────────────────┘
//! ```

mod page;

use page::explanation;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use super::services::full_name;
use crate::typeset::{clip, fit, width, wrap_top};
use crate::{
    model::{Answer, Emphasis, Question, Service, Side, Tally, Verdict},
    pages::record,
    say,
    tui::{
        desk::Desk,
        look::{Look, window},
        overlays::evidence,
        theme::Role,
    },
};

/// What the check screen remembers beside the cursor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Check {
    /// First line of the explanation that is shown.
    pub top: usize,
}

/// The three frames.
struct Parts {
    items: Rect,
    item: Rect,
    note: Rect,
}

fn parts(body: Rect) -> Parts {
    let left = (body.width * 47 / 100).min(58);
    let note = if body.height >= 28 { 9 } else { 6 }.min(body.height / 2);
    let right = Rect { x: body.x + left, width: body.width - left, ..body };
    Parts {
        items: Rect { width: left, ..body },
        item: Rect { height: right.height - note, ..right },
        note: Rect { y: right.bottom() - note, height: note, ..right },
    }
}

/// What is under a place of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An item of the list, by its place.
    Item(usize),
    /// The explanation.
    Explanation,
    /// The note.
    Note,
}

/// What is under a place of the body.
pub fn hit(desk: &Desk, body: Rect, x: u16, y: u16) -> Option<Hit> {
    let parts = parts(body);
    let at = ratatui::layout::Position { x, y };
    if parts.note.contains(at) {
        return Some(Hit::Note);
    }
    if parts.item.contains(at) {
        return Some(Hit::Explanation);
    }
    let rows = rows(desk);
    let line = usize::from(y.checked_sub(parts.items.y + 1)?);
    let shown = shown(desk, &rows, parts.items);
    match rows.get(shown.start + line).filter(|_| shown.start + line < shown.end)? {
        Row::Item(place) => Some(Hit::Item(*place)),
        Row::Section(_) => None,
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Section(usize),
    Item(usize),
}

fn rows(desk: &Desk) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut place = 0;
    for (n, section) in desk.comparison().questions.sections.iter().enumerate() {
        rows.push(Row::Section(n));
        for _ in &section.items {
            rows.push(Row::Item(place));
            place += 1;
        }
    }
    rows
}

fn shown(desk: &Desk, rows: &[Row], area: Rect) -> std::ops::Range<usize> {
    let cursor = rows.iter().position(|row| *row == Row::Item(desk.item_place())).unwrap_or(0);
    window(cursor, rows.len(), usize::from(area.height.saturating_sub(2)))
}

impl Check {
    /// Scrolls the explanation by lines.
    pub fn scroll(&mut self, by: isize, desk: &Desk, look: &Look, body: Rect) {
        let area = parts(body).item;
        let lines = explanation(desk, look, usize::from(area.width.saturating_sub(4))).len();
        let most = lines.saturating_sub(usize::from(area.height.saturating_sub(2)));
        self.top = self.top.saturating_add_signed(by).min(most);
    }

    /// Lines of a page of the explanation.
    pub fn page(body: Rect) -> isize {
        isize::try_from(parts(body).item.height.saturating_sub(3)).unwrap_or(1)
    }

    /// Draws the screen.
    pub fn draw(self, desk: &Desk, look: &Look, body: Rect, buf: &mut Buffer) {
        let Some(service) = desk.service() else { return };
        let parts = parts(body);
        draw_items(desk, service, look, parts.items, buf);
        self.draw_item(desk, look, parts.item, buf);
        draw_note(desk, look, parts.note, buf);
    }

    fn draw_item(self, desk: &Desk, look: &Look, area: Rect, buf: &mut Buffer) {
        let Some(question) = desk.question() else { return };
        let title = format!(" {} {} ", question.number, question.title.of(look.lang));
        let inside = look.popup(clip(&title, usize::from(area.width.saturating_sub(2))), area, buf);
        let lines = explanation(desk, look, usize::from(inside.width.saturating_sub(2)));
        for (line, y) in lines.iter().skip(self.top).zip(inside.top()..inside.bottom()) {
            buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
        }
        if lines.len() > self.top + usize::from(inside.height) {
            let text = look.lang.pick(" 続き: PgDn ", " more: PgDn ");
            let x = inside.right().saturating_sub(13);
            buf.set_stringn(x, area.bottom().saturating_sub(1), text, 13, look.style(Role::Key));
        }
    }
}

fn draw_items(desk: &Desk, service: &Service, look: &Look, area: Rect, buf: &mut Buffer) {
    let lang = look.lang;
    let tally = Tally::whole(service, desk.items());
    let counts =
        format!(" ({}/{}) {}/{} ", desk.service_place() + 1, desk.services().len(), tally.answered(), tally.all());
    let name = clip(&full_name(service), usize::from(area.width).saturating_sub(counts.len() + 4));
    let inside = look.popup(format!(" {name}{counts}"), area, buf);
    let rows = rows(desk);
    let room = usize::from(inside.width);
    let verdicts = look.verdict_width();
    let mut questions = desk.comparison().questions.items().enumerate();
    let shown = shown(desk, &rows, area);
    for (row, y) in rows[shown].iter().zip(inside.top()..inside.bottom()) {
        match row {
            Row::Section(n) => {
                let section = &desk.comparison().questions.sections[*n];
                let tally = Tally::of(service, &section.items);
                let counts = format!("{}/{}", tally.answered(), tally.all());
                let title = fit(section.title.of(lang), room.saturating_sub(counts.len() + 1));
                let line = Line::styled(format!("{title} {counts}"), look.style(Role::Title));
                buf.set_line(inside.x, y, &line, inside.width);
            }
            Row::Item(place) => {
                let Some((_, question)) = questions.find(|(n, _)| n == place) else {
                    continue;
                };
                let line = item_line(
                    question,
                    service.answer(&question.id),
                    look,
                    room.saturating_sub(verdicts),
                    desk.emphasis(&question.id),
                );
                buf.set_line(inside.x, y, &line, inside.width);
                if *place == desk.item_place() {
                    // The verdict keeps its colour under the cursor.
                    let row = Rect { y, height: 1, width: inside.width.saturating_sub(look.lang.pick(6, 7)), ..inside };
                    buf.set_style(row, look.style(Role::Cursor));
                }
            }
        }
    }
}

/// One kanji or letter for a weight, in two columns.
fn stress_mark(emphasis: Emphasis, look: &Look) -> &'static str {
    match emphasis {
        Emphasis::Must => look.lang.pick("必", "M "),
        Emphasis::Important => look.lang.pick("重", "I "),
        Emphasis::Normal => "  ",
    }
}

/// ` 3必取扱う情報の重要度を..!いいえ`: number, weight, title, verdict; before it `~` where words are 要見直し, `!` where a
/// reason is missing, or `*` where more is written.
fn item_line(
    question: &Question,
    answer: Option<&Answer>,
    look: &Look,
    room: usize,
    emphasis: Emphasis,
) -> Line<'static> {
    let verdict = answer.and_then(|answer| answer.verdict);
    let (mark, role) = match answer {
        Some(answer) if answer.recheck => ("~", Role::Notice),
        Some(answer) if answer.lacks_reason() => ("!", Role::Bad),
        Some(answer) if !answer.note.is_empty() || !answer.evidence.is_empty() => ("*", Role::Dim),
        _ => (" ", Role::Dim),
    };
    Line::from(vec![
        Span::styled(format!("{:>3}", question.number), look.style(Role::Dim)),
        Span::styled(stress_mark(emphasis, look), look.style(Role::Key)),
        Span::styled(fit(question.title.of(look.lang), room.saturating_sub(6)), look.style(Role::Text)),
        Span::styled(mark, look.style(role)),
        Span::styled(fit(Verdict::word_of(verdict, look.lang), look.verdict_width()), look.verdict(verdict)),
    ])
}

/// What was noted for the item under the cursor.
fn draw_note(desk: &Desk, look: &Look, area: Rect, buf: &mut Buffer) {
    let lang = look.lang;
    let (Some(question), Some(answer)) = (desk.question(), desk.answer()) else {
        return;
    };
    let inside = look.popup(lang.pick(" メモ (m)  根拠 (e) ", " Note (m)  Evidence (e) "), area, buf);
    let room = usize::from(inside.width.saturating_sub(2));
    let lines = note_lines(question, &answer, look, room);
    for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
        buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
    }
    let who = match (&answer.day, answer.by.is_empty()) {
        (Some(day), false) => format!(" {} {day} ", answer.by),
        (Some(day), true) => format!(" {day} "),
        _ => return,
    };
    let who = clip(&who, room);
    let x = inside.right().saturating_sub(u16::try_from(width(&who)).unwrap_or(0));
    buf.set_stringn(x, area.bottom().saturating_sub(1), &who, room, look.style(Role::Dim));
}

/// More lines of a note than any window shows.
const MOST_LINES: usize = 200;

/// Condition, note and evidence of an answer in lines, with the keys for what is to be done about them.
pub fn note_lines(question: &Question, answer: &Answer, look: &Look, room: usize) -> Vec<Line<'static>> {
    let lang = look.lang;
    let mut lines = Vec::new();
    let mut push = |text: &str, role: Role| {
        lines.extend(wrap_top(text, room, MOST_LINES).into_iter().map(|line| Line::styled(line, look.style(role))));
    };
    if answer.recheck {
        push(
            lang.pick(
                "要見直し: メモや根拠は、前の判定のときのものです。m か e で直すか、v（このままでよい）を押します。",
                "Needs another look: the words are for the verdict before. Change them (m, e), or confirm them (v).",
            ),
            Role::Notice,
        );
    } else if answer.lacks_reason() {
        push(lang.pick("理由がまだありません。r で書けます。", "No reason yet. Press r to give it."), Role::Notice);
    } else if matches!(answer.verdict, Some(Verdict::Yes | Verdict::Partly)) && !answer.is_backed(question.side) {
        let keys = match question.side {
            Side::Own => lang.pick("e か m", "e or m"),
            Side::Provider | Side::Both => "e",
        };
        let text = say!(
            lang,
            "根拠がまだありません（{} で書けます）。書くまでは「不明」と同じに数えます。",
            "No evidence yet ({} to give it). Until then it counts as Unknown.",
            keys
        );
        push(&text, Role::Notice);
    }
    if !answer.condition.trim().is_empty() {
        let met = record::met(answer.condition_met, lang);
        let text = say!(lang, "プランなどの条件: {}（{}、y）", "Plan condition: {} ({}, y)", answer.condition, met);
        push(&text, Role::Notice);
    }
    if answer.asks_who_mends(question.side) {
        let text = say!(lang, "直せるか: {}（f）", "Who fixes it: {} (f)", record::mend(answer.mend, lang));
        push(&text, Role::Notice);
    }
    if !answer.note.is_empty() {
        push(&answer.note, Role::Text);
    }
    for piece in &answer.evidence {
        push(&format!("- {}", evidence::line(piece, look)), Role::Dim);
    }
    for (n, one) in answer.earlier.iter().enumerate() {
        let key = if n == 0 { lang.pick("（t で内容を加える）", " (t adds its words)") } else { "" };
        let text = say!(lang, "前の回答: {}{}", "Earlier answer: {}{}", record::earlier(one, lang), key);
        push(&text, Role::Dim);
    }
    if lines.is_empty() {
        let text = lang.pick("まだ何も書かれていません。", "Nothing written yet.");
        lines.push(Line::styled(text, look.style(Role::Dim)));
    }
    lines
}
