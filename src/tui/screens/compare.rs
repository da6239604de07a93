//! The compare screen: items × services, first column and header frozen, with the notes of the row beside or below.
//! Must not know how an answer is given.
//!
//! ```text
//!                              架空予約帳    見本お客さま台帳   例示リザーブ
//!                              14/15         15/15              11/15
//!  1 どの業務で利用するか..    はい          はい               一部
//! ```

mod grid;

use grid::Grid;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{check::note, services::full_name};
use crate::typeset::clip;
use crate::{
    model::{Id, Question, Tally, Verdict},
    pages::{Cell, Page, answer::says_more},
    tui::{Action, Desk, Look, Role, Screen, Turn, View, answers, row_at, turned},
};

/// In which order the services stand; the file keeps the user's own order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    /// The user's own order.
    #[default]
    Own,
    /// By name.
    Name,
    /// Most answered first.
    Progress,
    /// Fewest いいえ first.
    FewestNo,
}

impl Sort {
    /// The one after it.
    fn next(self) -> Sort {
        match self {
            Sort::Own => Sort::Name,
            Sort::Name => Sort::Progress,
            Sort::Progress => Sort::FewestNo,
            Sort::FewestNo => Sort::Own,
        }
    }

    /// The words for it, Japanese and English.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Sort::Own => ("登録順", "your order"),
            Sort::Name => ("名前順", "by name"),
            Sort::Progress => ("回答の多い順", "most answered first"),
            Sort::FewestNo => ("いいえの少ない順", "fewest No first"),
        }
    }
}

/// Which items are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    /// All.
    #[default]
    All,
    /// Those whose verdicts differ between services.
    Differences,
    /// Those that are open for some service.
    Open,
}

/// What the compare screen remembers beside the cursor.
#[derive(Debug, Default)]
pub struct CompareScreen {
    /// Order of the services.
    sort: Sort,
    /// Shown items.
    filter: Filter,
    /// The services in the shown order. Kept while answering, so that columns do not jump under the cursor.
    order: Vec<usize>,
    /// The services for which `order` was made.
    made_for: Vec<Id>,
}

impl CompareScreen {
    /// Brings the order up to date: always with `fresh`, else only when services came, went or moved.
    pub fn settle(&mut self, desk: &Desk, fresh: bool) {
        let services = desk.services();
        let same = self.made_for.len() == services.len()
            && self.made_for.iter().zip(services).all(|(id, service)| *id == service.id);
        if same && !fresh {
            return;
        }
        self.made_for = services.iter().map(|service| service.id.clone()).collect();
        self.order = (0..services.len()).collect();
        let questions = desk.items();
        match self.sort {
            Sort::Own => {}
            Sort::Name => self.order.sort_by(|a, b| services[*a].name.cmp(&services[*b].name)),
            Sort::Progress => {
                (self.order).sort_by_cached_key(|n| usize::MAX - Tally::whole(&services[*n], questions).answered());
            }
            Sort::FewestNo => self.order.sort_by_cached_key(|n| Tally::whole(&services[*n], questions).no),
        }
    }

    /// The places of the shown items.
    fn rows(&self, desk: &Desk) -> Vec<usize> {
        let services = desk.services();
        let shown = |question: &Question| match self.filter {
            Filter::All => true,
            Filter::Open => services.iter().any(|service| service.verdict(&question.id).is_none()),
            Filter::Differences => {
                let mut verdicts = services.iter().map(|service| service.verdict(&question.id));
                let first = verdicts.next().flatten();
                verdicts.any(|verdict| verdict != first)
            }
        };
        let questions = desk.comparison().questions.items().enumerate();
        questions.filter(|(_, question)| shown(question)).map(|(place, _)| place).collect()
    }

    /// The column of the service under the cursor.
    fn column(&self, desk: &Desk) -> usize {
        let place = desk.service_place();
        self.order.iter().position(|n| *n == place).unwrap_or(0)
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, desk: &mut Desk, turn: &mut Turn<'_>) {
        if let Some(by) = action.stride(isize::try_from(turn.view.body.height / 3).unwrap_or(1)) {
            return self.step(by, desk);
        }
        match action {
            Action::Back => turn.go(Screen::Services),
            Action::Enter => answers::act(Action::GoCheck, desk, turn),
            Action::Left => self.turn_column(-1, desk),
            Action::Right => self.turn_column(1, desk),
            Action::OnlyDifferences => self.only(Filter::Differences, desk),
            Action::OnlyOpen => self.only(Filter::Open, desk),
            Action::Sort => {
                self.sort = self.sort.next();
                self.settle(desk, true);
            }
            Action::Answer(verdict) => {
                let shown = |desk: &Desk| self.rows(desk);
                answers::give(Some(verdict), Some(&shown), desk, turn);
            }
            other => answers::act(other, desk, turn),
        }
    }

    /// Moves among the rows that are shown; with 0 onto the nearest shown one.
    fn step(&self, by: isize, desk: &mut Desk) {
        let rows = self.rows(desk);
        let last = rows.len().saturating_sub(1);
        let here = rows.iter().position(|place| *place >= desk.item_place()).unwrap_or(last);
        if let Some(place) = rows.get(here.saturating_add_signed(by).min(last)) {
            desk.focus_item(*place);
        }
    }

    /// To the next service or the one before in the order of the matrix, going round.
    fn turn_column(&self, by: isize, desk: &mut Desk) {
        self.focus_column(turned(self.column(desk), by, self.order.len()), desk);
    }

    /// Puts the cursor on the service at a column, going no further than the last.
    fn focus_column(&self, column: usize, desk: &mut Desk) {
        if let Some(place) = self.order.get(column.min(self.order.len().saturating_sub(1))) {
            desk.focus_place(*place);
        }
    }

    fn only(&mut self, filter: Filter, desk: &mut Desk) {
        self.filter = if self.filter == filter { Filter::All } else { filter };
        self.step(0, desk);
    }

    /// Puts the cursor where a click was; a second one there opens.
    pub fn click(&self, at: Position, desk: &mut Desk, view: View<'_>) -> Option<Action> {
        let grid = Grid::of(&self.order, self.column(desk), desk, view.body);
        let rows = self.rows(desk);
        let place = rows[row_at(at.y, grid.inside.y + grid.head, grid.rows(&rows, desk))?];
        let right = usize::from(at.x.checked_sub(grid.inside.x)?);
        let column = right.checked_sub(grid.first).map(|from| grid.columns.start + from / grid.cell);
        let before = (desk.item_place(), self.column(desk));
        desk.focus_item(place);
        if let Some(column) = column.filter(|column| grid.columns.contains(column)) {
            self.focus_column(column, desk);
        }
        (before == (desk.item_place(), self.column(desk))).then_some(Action::Enter)
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, view: View<'_>, buf: &mut Buffer) {
        let (look, lang) = (view.look(), view.lang());
        let grid = Grid::of(&self.order, self.column(desk), desk, view.body);
        let rows = self.rows(desk);
        look.popup(self.title(desk, look), grid.matrix, buf);
        if desk.services().is_empty() || rows.is_empty() {
            let text = if desk.services().is_empty() {
                lang.pick(
                    "候補サービスがまだありません。Esc で戻り、a で追加してください。",
                    "No candidate services. Press Esc, then a to add one.",
                )
            } else if self.filter == Filter::Open {
                lang.pick(
                    "未回答の項目はありません。o ですべての項目に戻ります。",
                    "Nothing is open. Press o to see all items.",
                )
            } else {
                lang.pick(
                    "回答の違う項目はありません。d ですべての項目に戻ります。",
                    "All answers agree. Press d to see all items.",
                )
            };
            return look.advise(&[text], grid.inside, buf);
        }
        grid.draw_head(desk, look, buf);
        let shown = grid.rows(&rows, desk);
        for (place, y) in rows[shown].iter().zip(grid.inside.top() + grid.head..grid.inside.bottom()) {
            grid.draw_row(desk, *place, look, y, buf);
        }
        let legend = lang.pick(
            " *メモ・根拠 +条件 ?根拠なし !理由なし ~要見直し ",
            " *note +condition ?no evidence !no reason ~another look ",
        );
        let bottom = grid.matrix.bottom().saturating_sub(1);
        buf.set_stringn(grid.inside.x, bottom, legend, usize::from(grid.inside.width), look.style(Role::Dim));
        if grid.notes.height > 2 {
            self.draw_notes(desk, look, grid.notes, buf);
        }
    }

    fn title(&self, desk: &Desk, look: &Look) -> String {
        let lang = look.lang;
        let here = desk.service().map_or_else(String::new, |service| {
            let (column, all) = (self.column(desk) + 1, desk.services().len());
            format!("  {} ({column}/{all})", clip(&service.name, 24))
        });
        let filter = match self.filter {
            Filter::All => "",
            Filter::Differences => lang.pick("  違いだけ", "  differences only"),
            Filter::Open => lang.pick("  未回答だけ", "  open only"),
        };
        let (ja, en) = self.sort.words();
        format!(" {}  {}{filter}{here} ", lang.pick("比べる", "Compare"), lang.pick(ja, en))
    }

    /// The row under the cursor, service by service.
    fn draw_notes(&self, desk: &Desk, look: &Look, area: Rect, buf: &mut Buffer) {
        let Some(question) = desk.question() else { return };
        let title = format!(" {} {} ", question.number, question.title.of(look.lang));
        let inside = look.popup(clip(&title, usize::from(area.width.saturating_sub(2))), area, buf);
        let room = usize::from(inside.width.saturating_sub(2));
        let current = self.column(desk);
        // The service under the cursor comes first: in a small window it must not be cut off.
        let columns = (current..self.order.len()).chain(0..current);
        let mut page = Page::default();
        for column in columns {
            let service = &desk.services()[self.order[column]];
            let answer = service.answer(&question.id);
            let verdict = answer.and_then(|answer| answer.verdict);
            let word = Cell::new(verdict.into(), Verdict::word_of(verdict, look.lang));
            page.told(Role::Title, &format!("{}:", full_name(service)), word);
            if let Some(answer) = answer.filter(|answer| says_more(answer)) {
                page.inside(2, |page| page.add(note(question, answer, look)));
            }
        }
        for (line, y) in look.top(&page, room, usize::from(inside.height)).iter().zip(inside.top()..) {
            buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
        }
    }
}
