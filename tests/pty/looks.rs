//! What the terminal is like: its size, its colours, how wide it draws, whether it answers.

use std::collections::BTreeSet;

use rustix::process::Signal;
use unicode_width::UnicodeWidthChar;

use crate::{home::Home, terminal::Terminal};

/// Goes through every screen and gives what each shows.
fn every_screen(kumomi: &Terminal) -> Vec<String> {
    let mut texts = Vec::new();
    let mut see = |keys: &str, words: &str| {
        kumomi.send(keys);
        kumomi.sees(words);
        texts.push(kumomi.text());
    };
    see("", "s 見本");
    see("n", "Ctrl+S 保存");
    see("\x1b", "s 見本");
    see("s", "a 追加");
    see("\r", "1 はい  2 一部");
    see("?", "PgDn 次のページ");
    see("\x1b", "1 はい  2 一部");
    see("m", "Ctrl+S 保存");
    see("\x1b", "1 はい  2 一部");
    see("e", "x 消す");
    see("a", "Ctrl+S 保存");
    see("\x1b", "x 消す");
    see("\x1b", "1 はい  2 一部");
    see("/", "Enter 選ぶ");
    see("\x1b", "1 はい  2 一部");
    see("c", "登録順");
    texts
}

fn box_lines(texts: &[String]) -> BTreeSet<char> {
    texts.iter().flat_map(|text| text.chars()).filter(|c| ('\u{2500}'..='\u{259f}').contains(c)).collect()
}

/// Characters that take one column in some terminals and two in others.
fn ambiguous(texts: &[String]) -> BTreeSet<char> {
    let all = texts.iter().flat_map(|text| text.chars());
    all.filter(|c| c.width() != c.width_cjk()).collect()
}

#[test]
fn frames_are_ascii_where_they_have_to_be() {
    let plain = Home::new();
    let kumomi = plain.start(&[]);
    assert!(!box_lines(&every_screen(&kumomi)).is_empty(), "or the rest proves nothing");
    kumomi.quits();
    for (args, columns) in [(&["--ascii"][..], 2), (&["--ambiguous", "wide"], 2), (&[], 3)] {
        let home = Home::new();
        // The terminal says after one box line that the cursor stands in this column.
        let kumomi = home.launch().args(args).cursor_always(1, columns).start();
        let texts = every_screen(&kumomi);
        assert_eq!(box_lines(&texts), BTreeSet::new(), "{args:?}");
        assert_eq!(ambiguous(&texts), BTreeSet::new(), "{args:?}");
        kumomi.quits();
    }
    let home = Home::new();
    let kumomi = home.launch().args(&["--ambiguous", "narrow"]).cursor_always(1, 3).start();
    assert!(!box_lines(&every_screen(&kumomi)).is_empty(), "told, it does not ask");
    kumomi.quits();
}

/// Every colour that was asked for.
fn colours(raw: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(raw);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        (rest[end..].starts_with('m')).then(|| rest[..end].to_owned())
    });
    let numbers = |sequence: &str| sequence.split(';').filter_map(|n| n.parse::<u8>().ok()).collect::<Vec<_>>();
    let colour = |n: &u8| matches!(n, 30..=38 | 40..=48 | 58 | 90..=107);
    sequences.filter(|sequence| numbers(sequence).iter().any(colour)).collect()
}

#[test]
fn no_color_means_no_colour_at_all() {
    let home = Home::new();
    let kumomi = home.start(&[]);
    every_screen(&kumomi);
    assert!(!colours(&kumomi.raw()).is_empty(), "or the rest proves nothing");
    kumomi.quits();
    let home = Home::new();
    let kumomi = home.launch().env("NO_COLOR", "1").start();
    every_screen(&kumomi);
    assert_eq!(colours(&kumomi.raw()), BTreeSet::new());
    kumomi.sees_that("something that stands out all the same", |screen| {
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|y| (0..columns.get()).any(|x| screen.cell(y, x).is_some_and(vt100::Cell::inverse)))
    });
    kumomi.quits();
    let asked = home.launch().env("NO_COLOR", "1").args(&["--theme", "dark"]).start();
    asked.sees("【見本】");
    assert!(!colours(&asked.raw()).is_empty(), "a theme that was asked for has its colours");
    asked.quits();
}

/// The frames are closed at the right edge in every row of the body.
fn fills(columns: u16, rows: u16) -> impl Fn(&vt100::Screen) -> bool {
    move |screen| {
        let right = |y: u16| screen.cell(y, columns - 1).map_or("", vt100::Cell::contents);
        (1..rows - 2).all(|y| matches!(right(y), "│" | "┐" | "┘"))
    }
}

#[test]
fn every_size_of_the_window_is_drawn_afresh() {
    let home = Home::new().with(&["雲A", "雲B"]);
    let kumomi = home.open();
    kumomi.send("\r1");
    kumomi.sees_saved(1);
    kumomi.sees("の目安");
    kumomi.sees_that("80x24", fills(80, 24));
    let first = kumomi.text();
    kumomi.resize(60, 20);
    kumomi.sees_that("60x20", fills(60, 20));
    kumomi.sees("1/15");
    kumomi.resize(40, 10);
    kumomi.sees("画面が小さすぎます");
    kumomi.send("2");
    kumomi.resize(120, 40);
    kumomi.sees_that("120x40", fills(120, 40));
    kumomi.sees("2/15");
    kumomi.send("u");
    kumomi.sees("1/15");
    kumomi.resize(80, 24);
    kumomi.sees_that("80x24", fills(80, 24));
    kumomi.sees_saved(3);
    let parts = |text: &str| text.lines().skip(1).take(20).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(parts(&kumomi.text()), parts(&first));
    // Small and back while the program does not look: the terminal has lost what it showed.
    kumomi.signal(Signal::STOP);
    kumomi.resize(1, 1);
    kumomi.resize(80, 24);
    kumomi.signal(Signal::CONT);
    kumomi.sees_that("80x24", fills(80, 24));
    kumomi.quits();
}

#[test]
fn a_terminal_that_answers_no_question_is_used_all_the_same() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = home.launch().args(&["c.ron"]).mute().start();
    kumomi.send("c1");
    kumomi.sees_saved(1);
    assert!(!box_lines(&[kumomi.text()]).is_empty());
    kumomi.quits();
}
