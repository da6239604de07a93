//! Where the parts of the matrix are, and how its head and rows are drawn. Must not know notes or filters.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    model::{About, Answer, Score, Side, Tally, Verdict, one_line},
    say,
    tui::{Desk, Look, Role, window},
    typeset::{clip, fit, width, wrap},
};

/// Where everything is for the present size and cursor.
pub struct Grid<'a> {
    /// The services in the shown order, by their places.
    order: &'a [usize],
    /// The column of the service under the cursor.
    column: usize,
    /// Frame of the matrix.
    pub matrix: Rect,
    /// Frame of the notes, beside or below.
    pub notes: Rect,
    /// The matrix without its frame.
    pub inside: Rect,
    /// Width of the frozen column.
    pub first: usize,
    /// Width of a service's column.
    pub cell: usize,
    /// The columns that are shown.
    pub columns: std::ops::Range<usize>,
    /// Rows of the frozen header: one or two of the name, and those of the counts.
    pub head: u16,
    /// Rows of the counts: how much is answered, and where there is room how much has something behind it.
    counts: u16,
}

impl<'a> Grid<'a> {
    /// Lays everything out.
    pub fn of(order: &'a [usize], column: usize, desk: &Desk, body: Rect) -> Grid<'a> {
        let count = order.len().max(1);
        let items = u16::try_from(desk.items()).unwrap_or(u16::MAX);
        // The frame, the name, and both counts.
        let wanted = items.saturating_add(5);
        // Few services on a wide screen leave room at the side; else the notes stand below.
        let wide = usize::from(body.width) >= 44 + count * 14 + 42;
        let (matrix, notes) = if wide {
            let width = u16::try_from(44 + count * 14).unwrap_or(body.width);
            let matrix = Rect { width, ..body };
            (matrix, Rect { x: matrix.right(), width: body.width - width, ..body })
        } else {
            let below = body.height.saturating_sub(wanted).max(body.height / 3);
            let matrix = Rect { height: body.height - below, ..body };
            (matrix, Rect { y: matrix.bottom(), height: below, ..body })
        };
        let inside = Rect {
            x: matrix.x + 1,
            y: matrix.y + 1,
            width: matrix.width.saturating_sub(2),
            height: matrix.height.saturating_sub(2),
        };
        let room = usize::from(inside.width);
        // The longest title needs 46 columns; it gets them where every service still has 16.
        let spare = room.saturating_sub(count * 16).min(48);
        let first = (room * 36 / 100).clamp(20, 44).max(spare).min(room);
        let cell = ((room - first) / count).clamp(12, 24);
        let fits = ((room - first) / cell).max(1);
        let columns = window(column, order.len(), fits);
        let long = |n: usize| width(&one_line(&desk.services()[order[n]].name)) >= cell;
        let (roomy, tall) = (inside.height >= 10, columns.clone().any(long));
        let counts = 1 + u16::from(roomy);
        let head = counts + 1 + u16::from(roomy && tall);
        Grid { order, column, matrix, notes, inside, first, cell, columns, head, counts }
    }

    /// Which of the shown items fit, as a part of `rows`.
    pub fn rows(&self, rows: &[usize], desk: &Desk) -> std::ops::Range<usize> {
        let cursor = rows.iter().position(|place| *place >= desk.item_place()).unwrap_or(rows.len().saturating_sub(1));
        window(cursor, rows.len(), usize::from(self.inside.height.saturating_sub(self.head)))
    }

    fn x(&self, column: usize) -> u16 {
        let right = self.first + (column - self.columns.start) * self.cell;
        self.inside.x + u16::try_from(right).unwrap_or(u16::MAX)
    }

    /// Draws names and progress of the services.
    pub fn draw_head(&self, desk: &Desk, look: &Look, buf: &mut Buffer) {
        let count = self.order.len();
        let shown = if self.columns.len() < count {
            format!("{}-{} / {count}", self.columns.start + 1, self.columns.end)
        } else {
            String::new()
        };
        buf.set_stringn(self.inside.x, self.inside.y, shown, self.first, look.style(Role::Dim));
        let current = self.column;
        for column in self.columns.clone() {
            let service = &desk.services()[self.order[column]];
            let tally = Tally::whole(service, desk.items());
            let role = if column == current { Role::Key } else { Role::Title };
            let room = self.cell - 1;
            let (x, y) = (self.x(column), self.inside.y);
            let names = self.head - self.counts;
            let counts_at = y + names;
            for (line, y) in name_lines(&service.name, room, names).iter().zip(y..counts_at) {
                buf.set_stringn(x, y, line, room, look.style(role));
            }
            let counts = format!("{}/{}", tally.answered(), tally.all());
            buf.set_stringn(x, counts_at, fit(&counts, room), room, look.style(Role::Dim));
            if self.counts > 1 {
                let backed = Score::whole(service, desk.comparison()).coverage().backed;
                let text = say!(look.lang, "根拠 {}/{}", "evid. {}/{}", backed, desk.items());
                buf.set_stringn(x, counts_at + 1, fit(&text, room), room, look.style(Role::Dim));
            }
            let [high, medium, _] = desk.open_findings(&service.id, About::Answers);
            if high + medium > 0 {
                let noticed = look.lang.pick("指摘", "find.");
                let role = if high > 0 { Role::Bad } else { Role::Notice };
                let text = format!("{noticed}{}", high + medium);
                let at = x + u16::try_from(width(&counts) + 1).unwrap_or(0);
                let left = room.saturating_sub(width(&counts) + 1);
                buf.set_stringn(at, counts_at, clip(&text, left), left, look.style(role));
            }
        }
    }

    /// Draws the item at a place of the questions.
    pub fn draw_row(&self, desk: &Desk, place: usize, look: &Look, y: u16, buf: &mut Buffer) {
        let Some(question) = desk.question_at(place) else {
            return;
        };
        let here = place == desk.item_place();
        let head = format!("{:>3} {}", question.number, question.title.of(look.lang));
        let style = look.style(if here { Role::Title } else { Role::Text });
        buf.set_stringn(self.inside.x, y, fit(&head, self.first - 1), self.first, style);
        let current = self.column;
        for column in self.columns.clone() {
            let service = &desk.services()[self.order[column]];
            let answer = service.answer(&question.id);
            let verdict = answer.and_then(|answer| answer.verdict);
            let mark = answer.map_or("", |answer| mark(answer, question.side));
            let cursor = here && column == current;
            let style = if cursor { look.style(Role::Cursor) } else { Style::default() };
            let text = format!("{}{mark}", Verdict::word_of(verdict, look.lang));
            let text = fit(&text, self.cell - 1);
            buf.set_stringn(self.x(column), y, text, self.cell - 1, look.verdict(verdict).patch(style));
        }
    }
}

/// The sign beside a verdict; the legend below the matrix says what it means.
fn mark(answer: &Answer, side: Side) -> &'static str {
    let claimed = matches!(answer.verdict, Some(Verdict::Yes | Verdict::Partly));
    match answer {
        _ if answer.recheck => "~",
        _ if answer.lacks_reason() => "!",
        _ if !answer.condition.is_empty() => "+",
        _ if claimed && !answer.is_backed(side) => "?",
        _ if !answer.note.is_empty() || !answer.evidence.is_empty() => "*",
        _ => "",
    }
}

/// A name in at most so many lines; what is left over is cut from the last one.
fn name_lines(name: &str, room: usize, most: u16) -> Vec<String> {
    let most = usize::from(most);
    let mut lines = wrap(&one_line(name), room);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).concat();
        lines.push(clip(&rest, room));
    }
    lines
}
