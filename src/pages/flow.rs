//! A page in so many columns: lines of texts with their roles. Measured in terminal cells, broken by the Japanese rules
//! (禁則). Must not know what is told, nor where the lines go.

use super::{
    Role,
    page::{Cell, Column, Content, Page, Part},
};
use crate::{
    model::one_line,
    typeset::{clip, width, wrap_top},
};

/// Blanks between two columns of a table.
pub const GAP: usize = 2;
/// The fewest cells in which a text can still be read.
const LEAST: usize = 8;

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The pieces of the line; no piece has a character that could act on a terminal.
    pub pieces: Vec<(Role, String)>,
    /// The row of the page that it belongs to, where one can be picked.
    pub target: Option<usize>,
    /// It is a heading.
    pub head: bool,
    /// It goes on with what is copied in one piece, and begins where the line before it ends.
    pub rest: bool,
}

impl Laid {
    /// The line as text, without the blanks at its end.
    pub fn text(&self) -> String {
        let text: String = self.pieces.iter().map(|(_, text)| text.as_str()).collect();
        text.trim_end().to_owned()
    }
}

/// The lines of a page of `room` columns.
pub fn lay(page: &Page, room: usize) -> Vec<Laid> {
    lay_top(page, room, usize::MAX)
}

/// The first `most` lines of a page of `room` columns: a note may be far longer than any window.
pub fn lay_top(page: &Page, room: usize, most: usize) -> Vec<Laid> {
    let mut lines: Vec<Laid> = Vec::new();
    for part in &page.parts {
        let is_head = matches!(part.content, Content::Head(_));
        if is_head && lines.last().is_some_and(|line| !line.pieces.is_empty()) {
            lines.push(Laid::default());
        }
        let indent = part.indent.min(room.saturating_sub(LEAST));
        let is_solid = matches!(part.content, Content::Address(_));
        let left = most.saturating_sub(lines.len());
        let all = pieces(part, room.saturating_sub(indent), left).into_iter().enumerate();
        lines.extend(all.map(|(n, mut pieces)| {
            if indent > 0 && !pieces.is_empty() {
                pieces.insert(0, (Role::Text, " ".repeat(indent)));
            }
            Laid { pieces, target: part.target, head: is_head, rest: is_solid && n > 0 }
        }));
    }
    lines
}

type Pieces = Vec<(Role, String)>;

/// Its lines, at most `most` of a text.
fn pieces(part: &Part, room: usize, most: usize) -> Vec<Pieces> {
    match &part.content {
        Content::Gap => vec![Vec::new()],
        Content::Head(text) => broken(&Cell::new(Role::Title, text.as_str()), room, most),
        Content::Text { label, text } => labelled(label, text, room, most),
        Content::Address(text) => labelled(&Cell::new(Role::Dim, "- "), &flat(&text.as_str().into()), room, most),
        Content::Row { columns, cells } => row(columns, cells, room),
    }
}

/// A cell in lines of at most `room` cells. What has several pieces is never broken, only cut.
fn broken(cell: &Cell, room: usize, most: usize) -> Vec<Pieces> {
    match &cell.0[..] {
        [(role, text)] => wrap_top(text, room.max(LEAST), most).into_iter().map(|line| vec![(*role, line)]).collect(),
        pieces => {
            let mut left = room;
            let cut = |(role, text): &(Role, String)| {
                let text = clip(text, left);
                left -= width(&text);
                (*role, text)
            };
            vec![pieces.iter().map(cut).collect()]
        }
    }
}

/// A text behind its label. Where the label takes more than a third of the line, the text goes on two cells in.
fn labelled(label: &Cell, text: &Cell, room: usize, most: usize) -> Vec<Pieces> {
    let [(role, words)] = &label.0[..] else {
        return broken(text, room, most);
    };
    let words = one_line(words);
    let taken = width(&words);
    if taken * 3 > room
        && let [(text_role, text)] = &text.0[..]
    {
        let whole = broken(&Cell::new(*text_role, format!("{words}{text}")), room.saturating_sub(2), most);
        return behind(None, 2, whole);
    }
    behind(Some((*role, words.into_owned())), taken, broken(text, room.saturating_sub(taken), most))
}

/// Lines with something in front of the first and as many blanks before the others.
fn behind(mut label: Option<(Role, String)>, columns: usize, lines: Vec<Pieces>) -> Vec<Pieces> {
    let first = label.is_none();
    let front = |(n, line): (usize, Pieces)| {
        let blanks = || (Role::Text, " ".repeat(columns));
        let front = label.take().or_else(|| (n > 0 || !first).then(blanks));
        front.into_iter().chain(line).collect()
    };
    lines.into_iter().enumerate().map(front).collect()
}

/// A row of a table; a cell that is too long goes on in the next line.
fn row(columns: &[Column], cells: &[Cell], room: usize) -> Vec<Pieces> {
    let widths = widths(columns, room);
    let shown: Vec<(Column, usize, Vec<Pieces>)> = columns
        .iter()
        .zip(widths)
        .zip(cells)
        .filter(|((_, width), _)| *width > 0)
        .map(|((column, width), cell)| (*column, width, broken(&flat(cell), width, usize::MAX)))
        .collect();
    let height = shown.iter().map(|(.., lines)| lines.len()).max().unwrap_or(0);
    let line = |n: usize| {
        let mut out = Pieces::new();
        for (column, wide, lines) in &shown {
            if !out.is_empty() {
                out.push((Role::Text, " ".repeat(GAP)));
            }
            let pieces = lines.get(n).map_or(&[][..], Vec::as_slice);
            let used: usize = pieces.iter().map(|(_, text)| width(text)).sum();
            let blanks = (Role::Text, " ".repeat(wide.saturating_sub(used)));
            match column.right {
                true => out.extend([blanks].into_iter().chain(pieces.iter().cloned())),
                false => out.extend(pieces.iter().cloned().chain([blanks])),
            }
        }
        out
    };
    (0..height).map(line).collect()
}

/// The cell of a table: line ends in it are blanks.
fn flat(cell: &Cell) -> Cell {
    Cell(cell.0.iter().map(|(role, text)| (*role, one_line(text).into_owned())).collect())
}

/// The cells of each column in so much room; 0 for a column that is left out.
fn widths(columns: &[Column], room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.width).collect();
    let needed = |widths: &[usize]| {
        let shown = widths.iter().filter(|width| **width > 0);
        shown.clone().sum::<usize>() + GAP * shown.count().saturating_sub(1)
    };
    for n in (0..columns.len()).rev() {
        if columns[n].spare && needed(&widths) > room {
            widths[n] = 0;
        }
    }
    let growing: Vec<usize> = (0..columns.len()).filter(|n| columns[*n].grows && widths[*n] > 0).collect();
    let (left, over) = (room.saturating_sub(needed(&widths)), needed(&widths).saturating_sub(room));
    for (at, n) in growing.iter().enumerate() {
        let share = |all: usize| all / growing.len() + usize::from(at < all % growing.len());
        widths[*n] = (widths[*n] + share(left)).saturating_sub(share(over)).max(LEAST.min(columns[*n].width));
    }
    widths
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    fn text(page: &Page, room: usize) -> Vec<String> {
        lay(page, room).iter().map(Laid::text).collect()
    }

    fn table(columns: &[Column], cells: &[&str], room: usize) -> Vec<String> {
        let mut page = Page::default();
        page.row(&Arc::from(columns), cells.iter().copied());
        text(&page, room)
    }

    #[test]
    fn japanese_columns_line_up_and_a_long_cell_goes_on_below() {
        let columns = [Column::left(12), Column::right(6), Column::left(4)];
        assert_eq!(table(&columns, &["項目", "10", "x"], 80), ["項目              10  x"]);
        assert_eq!(table(&columns, &["ABC", "いいえ", "x"], 80), ["ABC           いいえ  x"]);
        assert_eq!(table(&[Column::left(8), Column::left(2)], &["取扱う情報", "x"], 80), ["取扱う情  x", "報"]);
    }

    #[test]
    fn a_column_grows_and_a_spare_one_goes_where_there_is_no_room() {
        let columns = [Column::left(8).growing(), Column::left(6).spare(), Column::right(4)];
        assert_eq!(table(&columns, &["a", "b", "1"], 30), [format!("a{}b{}1", " ".repeat(17), " ".repeat(10))]);
        assert_eq!(table(&columns, &["a", "b", "1"], 16), [format!("a{}1", " ".repeat(14))]);
    }

    #[test]
    fn what_follows_a_label_stands_below_its_first_line() {
        let mut page = Page::default();
        page.head("指摘");
        page.inside(2, |page| page.entry("四文字だ、続き"));
        page.head("次");
        assert_eq!(text(&page, 12), ["指摘", "  - 四文字", "    だ、続き", "", "次"]);
        let mut long = Page::default();
        long.fact("適用範囲にこのサービスの名前があるか", "はい、登録証の2頁");
        assert_eq!(text(&long, 24), ["適用範囲にこのサービス", "  の名前があるか: はい、", "  登録証の2頁"]);
    }

    #[test]
    fn what_is_hidden_comes_out_visible_and_cells_keep_to_their_lines() {
        let mut page = Page::default();
        page.text(Role::Text, "a\u{1b}b\u{202e}");
        assert_eq!(text(&page, 40), ["a\\u{1b}b\\u{202e}"]);
        assert_eq!(table(&[Column::left(30)], &["a\nb"], 40), ["a b"]);
    }

    #[test]
    fn what_is_copied_can_be_put_together_again() {
        let mut page = Page::default();
        page.address("https://example.com/a/long/path/to/a/page");
        let lines = lay(&page, 20);
        assert!(!lines[0].rest && lines[1..].iter().all(|line| line.rest), "{lines:?}");
        let whole: String = lines.iter().map(|line| line.text().trim_start().to_owned()).collect();
        assert_eq!(whole, "- https://example.com/a/long/path/to/a/page");
    }

    #[test]
    fn every_line_of_a_part_belongs_to_its_row() {
        let mut page = Page::default();
        page.text(Role::Text, "x");
        page.at(3, |page| page.text(Role::Text, "one two three"));
        let targets: Vec<Option<usize>> = lay(&page, 8).iter().map(|line| line.target).collect();
        assert_eq!(targets, [None, Some(3), Some(3)]);
    }

    #[test]
    fn the_rows_of_a_page_below_are_counted_on() {
        let row = |n| {
            let mut page = Page::default();
            page.at(n, |page| page.text(Role::Text, "x"));
            page
        };
        let mut page = row(1);
        page.add(row(0));
        page.add(Page::default());
        page.add(row(2));
        let targets: Vec<Option<usize>> = lay(&page, 8).iter().map(|line| line.target).collect();
        assert_eq!(targets, [Some(1), Some(2), Some(5)]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_the_room_and_nothing_is_lost(
            label in "[ぁ-んa-z]{0,12}", words in "[ぁ-んa-z、。（） ]{0,60}", room in 20_usize..90, indent in 0_usize..6,
        ) {
            let mut page = Page::default();
            page.inside(indent, |page| page.fact(&label, words.as_str()));
            let lines = text(&page, room);
            prop_assert!(lines.iter().all(|line| width(line) <= room), "{lines:?}");
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&format!("{label}:{words}")));
        }
    }
}
