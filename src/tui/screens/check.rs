//! The check screen: left the items with their verdicts, right the item under the cursor, below it what was noted.
//! Must not know how an answer is given.
//!
//! ```text
//! ┌ 架空予約帳 (1/3) 14/15 ┐┌ 10 バックアップに責任を持つ ─────┐
//! │選択するときのポイント  ││どの質問か、答えの目安、理由、根拠 │
//! │ 1 どの業務で..    はい ││                                  │
//! │                        │└──────────────────────────────────┘
//! │                        │┌ メモと根拠 ──────────────────────┐
//! └────────────────────────┘└──────────────────────────────────┘
//! ```

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use super::services::full_name;
use crate::typeset::{clip, fit, width, wrap, wrap_top};
use crate::{
    model::{Answer, Item, Question, Service, Tally, Text, Verdict},
    say,
    tui::{
        action::{Action, Context, commands},
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
    let right = Rect {
        x: body.x + left,
        width: body.width - left,
        ..body
    };
    Parts {
        items: Rect { width: left, ..body },
        item: Rect {
            height: right.height - note,
            ..right
        },
        note: Rect {
            y: right.bottom() - note,
            height: note,
            ..right
        },
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
    match rows
        .get(shown.start + line)
        .filter(|_| shown.start + line < shown.end)?
    {
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
    let cursor = rows
        .iter()
        .position(|row| *row == Row::Item(desk.item_place()))
        .unwrap_or(0);
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
    let counts = format!(
        " ({}/{}) {}/{} ",
        desk.service_place() + 1,
        desk.services().len(),
        tally.answered(),
        tally.all()
    );
    let name = clip(
        &full_name(service),
        usize::from(area.width).saturating_sub(counts.len() + 4),
    );
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
                );
                buf.set_line(inside.x, y, &line, inside.width);
                if *place == desk.item_place() {
                    // The verdict keeps its colour under the cursor.
                    let row = Rect {
                        y,
                        height: 1,
                        width: inside.width.saturating_sub(look.lang.pick(6, 7)),
                        ..inside
                    };
                    buf.set_style(row, look.style(Role::Cursor));
                }
            }
        }
    }
}

/// ` 3>取扱う情報の重要度を..!いいえ`: number, cursor, title, `!` where a reason is missing or `*` where more is written, verdict.
fn item_line(question: &Question, answer: Option<&Answer>, look: &Look, room: usize) -> Line<'static> {
    let verdict = answer.and_then(|answer| answer.verdict);
    let (mark, role) = match answer {
        Some(answer) if answer.lacks_reason() => ("!", Role::Bad),
        Some(answer) if !answer.note.is_empty() || !answer.evidence.is_empty() => ("*", Role::Dim),
        _ => (" ", Role::Dim),
    };
    Line::from(vec![
        Span::styled(format!("{:>3} ", question.number), look.style(Role::Dim)),
        Span::styled(
            fit(question.title.of(look.lang), room.saturating_sub(5)),
            look.style(Role::Text),
        ),
        Span::styled(mark, look.style(role)),
        Span::styled(
            fit(Verdict::word_of(verdict, look.lang), look.verdict_width()),
            look.verdict(verdict),
        ),
    ])
}

/// Everything that helps to answer the item under the cursor, in lines of `room` columns.
fn explanation(desk: &Desk, look: &Look, room: usize) -> Vec<Line<'static>> {
    let Some(question) = desk.question() else {
        return Vec::new();
    };
    let lang = look.lang;
    let mut page = Page {
        look,
        room,
        lines: Vec::new(),
    };
    page.text(question.question.of(lang), Role::Title);
    page.text(
        &say!(lang, "担当: {}", "Who can do it: {}", question.side.word(lang)),
        Role::Dim,
    );
    let Some(item) = desk.explained(&question.id) else {
        page.gap();
        let text = lang.pick(
            "この項目の解説が手元にありません。チェックシートのファイルを checklists フォルダーに置くと表示されます。",
            "There is no explanation of this item here. Put the checklist's file into the folder `checklists` to see it.",
        );
        page.text(text, Role::Notice);
        return page.lines;
    };
    page.looks(item);
    page.part(
        lang.pick("なぜ大切か", "Why it matters"),
        std::slice::from_ref(&item.why),
        "",
    );
    page.part(
        lang.pick("根拠になるもの", "What would count as evidence"),
        &item.evidence,
        "- ",
    );
    page.part(lang.pick("例", "Examples"), &item.examples, "- ");
    page.part(
        lang.pick("事業者への質問", "Questions to the vendor"),
        &item.vendor_questions,
        "- ",
    );
    page.origin(item, desk);
    page.lines
}

/// The explanation being laid out.
struct Page<'a> {
    look: &'a Look,
    room: usize,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    fn text(&mut self, text: &str, role: Role) {
        let style = self.look.style(role);
        self.lines
            .extend(wrap(text, self.room).into_iter().map(|line| Line::styled(line, style)));
    }

    /// A mark in front of the first line, the other lines indented like it.
    fn marked(&mut self, mark: &str, columns: usize, style: ratatui::style::Style, text: &str) {
        for (n, line) in wrap(text, self.room.saturating_sub(columns)).into_iter().enumerate() {
            self.lines.push(Line::from(vec![
                Span::styled(fit(if n == 0 { mark } else { "" }, columns), style),
                Span::styled(line, self.look.style(Role::Text)),
            ]));
        }
    }

    fn part(&mut self, title: &str, texts: &[Text], mark: &str) {
        if texts.iter().all(Text::is_empty) {
            return;
        }
        self.gap();
        self.text(title, Role::Title);
        for text in texts {
            self.marked(mark, mark.len(), self.look.style(Role::Dim), text.of(self.look.lang));
        }
    }

    fn looks(&mut self, item: &Item) {
        if item.looks.is_empty() {
            return;
        }
        self.gap();
        let lang = self.look.lang;
        self.text(lang.pick("答えの目安", "What the answers look like"), Role::Title);
        let looks = &item.looks;
        for (verdict, text) in [
            (Verdict::Yes, &looks.yes),
            (Verdict::Partly, &looks.partly),
            (Verdict::No, &looks.no),
            (Verdict::NotApplicable, &looks.na),
        ] {
            if !text.is_empty() {
                let key = commands(Context::Check)
                    .find(|command| command.action == Action::Answer(verdict))
                    .map_or("", |command| command.keys[0]);
                let columns = self.look.verdict_width() + 3;
                let mark = format!("{key} {}", verdict.word(lang));
                self.marked(&mark, columns, self.look.verdict(Some(verdict)), text.of(lang));
            }
        }
    }

    fn origin(&mut self, item: &Item, desk: &Desk) {
        let lang = self.look.lang;
        self.gap();
        let guards: Vec<&str> = item.guards().map(|harm| harm.word(lang)).collect();
        if !guards.is_empty() {
            let list = guards.join(lang.pick("・", ", "));
            self.text(
                &say!(
                    lang,
                    "備える被害（kumomi の判断）: {}",
                    "Guards against (our judgement): {}",
                    list
                ),
                Role::Dim,
            );
        }
        for text in [&item.side_note, &item.title_note] {
            if !text.is_empty() {
                self.text(text.of(lang), Role::Dim);
            }
        }
        let sources = desk.checklist.iter().flat_map(|list| &list.sources);
        for source in sources {
            for place in item.places.iter().filter(|place| place.source == source.id) {
                let text = format!("{} ({}, {})", source.title.of(lang), source.edition, place.at.of(lang));
                self.text(&say!(lang, "出典: {}", "Source: {}", text), Role::Dim);
            }
        }
    }
}

/// What was noted for the item under the cursor.
fn draw_note(desk: &Desk, look: &Look, area: Rect, buf: &mut Buffer) {
    let lang = look.lang;
    let Some(answer) = desk.answer() else { return };
    let inside = look.popup(lang.pick(" メモ (m)  根拠 (e) ", " Note (m)  Evidence (e) "), area, buf);
    let room = usize::from(inside.width.saturating_sub(2));
    let lines = note_lines(&answer, look, room);
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

/// Condition, note and evidence of an answer in lines; says what to press when there is nothing.
pub fn note_lines(answer: &Answer, look: &Look, room: usize) -> Vec<Line<'static>> {
    let lang = look.lang;
    let mut lines = Vec::new();
    let mut push = |text: &str, role: Role| {
        lines.extend(
            wrap_top(text, room, MOST_LINES)
                .into_iter()
                .map(|line| Line::styled(line, look.style(role))),
        );
    };
    if answer.lacks_reason() {
        push(
            lang.pick(
                "理由がまだありません。r で書けます。",
                "No reason yet. Press r to give it.",
            ),
            Role::Notice,
        );
    }
    if !answer.condition.is_empty() {
        push(&say!(lang, "条件: {}", "Condition: {}", answer.condition), Role::Notice);
    }
    if !answer.note.is_empty() {
        push(&answer.note, Role::Text);
    }
    for piece in &answer.evidence {
        push(&format!("- {}", evidence::line(piece, look)), Role::Dim);
    }
    if lines.is_empty() {
        let text = lang.pick("まだ何も書かれていません。", "Nothing written yet.");
        lines.push(Line::styled(text, look.style(Role::Dim)));
    }
    lines
}
