//! Measuring, cutting and wrapping text in terminal cells, with Japanese line breaking (禁則).
//! Must not know styles, screens or tables. Everything that comes out is safe to show.

use ratatui::buffer::CellWidth;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::model::{one_line, visible};

/// Cells that a text takes on the screen. The text must be free of control characters.
pub fn width(text: &str) -> usize {
    // Summed in pieces: the width of one text is counted in 16 bits.
    let mut rest = text;
    let mut sum = 0;
    while let Some((at, _)) = rest.char_indices().nth(1_000) {
        sum += usize::from(rest[..at].cell_width());
        rest = &rest[at..];
    }
    sum + if rest.is_empty() { 0 } else { usize::from(rest.cell_width()) }
}

fn char_width(c: char) -> usize {
    width(c.encode_utf8(&mut [0; 4]))
}

/// The text on one line in at most `room` cells; what does not fit is cut at a whole character and marked `..`.
pub fn clip(text: &str, room: usize) -> String {
    // Four characters a cell are more than fit, combining marks included; the rest of a long note is never looked at.
    let text = one_line(beginning(text, room * 4 + 4));
    if width(&text) <= room {
        return text.into_owned();
    }
    let mark = "..".get(..room.min(2)).unwrap_or("");
    let mut out = String::new();
    let mut used = mark.len();
    for c in text.chars() {
        used += char_width(c);
        if used > room {
            break;
        }
        out.push(c);
    }
    out.push_str(mark);
    out
}

/// As [`clip`], filled up with blanks to exactly `room` cells.
pub fn fit(text: &str, room: usize) -> String {
    let mut out = clip(text, room);
    let used = width(&out);
    out.extend(std::iter::repeat_n(' ', room.saturating_sub(used)));
    out
}

/// As [`fit`], with the blanks in front.
pub fn fit_right(text: &str, room: usize) -> String {
    let out = clip(text, room);
    let blanks = room.saturating_sub(width(&out));
    " ".repeat(blanks) + &out
}

/// The text in lines of at most `room` cells, broken where Japanese and English allow it: no line begins with
/// 、。）」 or ends with （「. A word longer than a line is cut at a whole character.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let text = visible(text);
    let room = room.max(2);
    let mut lines = vec![String::new()];
    let mut used = 0;
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        let piece = text[start..end].trim_end_matches('\n');
        start = end;
        let solid = width(piece.trim_end());
        if used > 0 && used + solid > room {
            lines.push(String::new());
            used = 0;
        }
        if solid > room {
            used = push_cut(&mut lines, used, piece, room);
        } else if let Some(line) = lines.last_mut() {
            line.push_str(piece);
            used += width(piece);
        }
        if opportunity == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(String::new());
            used = 0;
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The first `most` lines of [`wrap`]; what stands far below them is never looked at.
pub fn wrap_top(text: &str, room: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(beginning(text, most.saturating_add(1).saturating_mul(room.max(2))), room);
    lines.truncate(most);
    lines
}

/// The first `most` characters of a text.
fn beginning(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

fn push_cut(lines: &mut Vec<String>, mut used: usize, piece: &str, room: usize) -> usize {
    for c in piece.chars() {
        let more = char_width(c);
        if used + more > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
        used += more;
    }
    used
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn japanese_lines_break_by_kinsoku() {
        let text = "影響を確認しましたか？（例：個人情報、営業秘密、カタログ情報）";
        for room in 16..40 {
            for line in wrap(text, room) {
                assert!(!line.starts_with(['、', '。', '）', '」', '？']), "{room}: {line}");
                assert!(!line.ends_with(['（', '「']), "{room}: {line}");
            }
        }
    }

    #[test]
    fn line_ends_are_kept_and_the_last_one_adds_no_line() {
        assert_eq!(wrap("一\n\n二\n", 10), ["一", "", "二"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn cutting_never_halves_a_wide_character() {
        assert_eq!(clip("日本語入力", 7), "日本..");
        assert_eq!(fit("日本語入力", 7), "日本.. ");
        assert_eq!(fit_right("はい", 6), "  はい");
        assert_eq!(clip("日本", 1), ".");
        assert_eq!(clip("日本", 0), "");
    }

    #[test]
    fn very_long_texts_are_measured_and_cut() {
        let long = "あ".repeat(50_000);
        assert_eq!(width(&long), 100_000);
        assert_eq!(width(&clip(&long, 20)), 20);
        assert_eq!(wrap_top(&long, 20, 3), wrap(&long, 20)[..3]);
    }

    #[test]
    fn what_could_act_on_the_terminal_is_shown_as_text() {
        assert_eq!(clip("a\u{1b}b\nc", 20), "a\\u{1b}b c");
        assert_eq!(wrap("a\u{202e}b", 20), ["a\\u{202e}b"]);
    }

    proptest! {
        #[test]
        fn wrapping_keeps_within_the_room_and_loses_nothing(text in "[ぁ-んa-z、。（） \n]{0,80}", room in 4_usize..40) {
            let lines = wrap(&text, room);
            for line in &lines {
                prop_assert!(width(line) <= room, "{line:?} in {room}");
            }
            let strip = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(strip(&lines.concat()), strip(&text));
        }

        #[test]
        fn the_top_is_the_top(text in "[ぁ-んa-z、。（） \n]{0,200}", room in 4_usize..40, most in 1_usize..6) {
            let all = wrap(&text, room);
            prop_assert_eq!(&wrap_top(&text, room, most)[..], &all[..most.min(all.len())]);
        }

        #[test]
        fn fitting_gives_exactly_the_room(text in "\\PC{0,30}", room in 0_usize..30) {
            prop_assert_eq!(width(&fit(&text, room)), room);
        }
    }
}
