//! A person at work: keys, mouse, an input method, pasted text.

use std::fs;

use kumomi::model::{Lang, Verdict};
use unicode_width::UnicodeWidthChar;

use crate::{
    home::{Home, verdicts},
    terminal::{Terminal, text_of},
};

const FIFTEEN: &str = "123451234512345";

/// The verdicts in the rows of a table: on the screen and in what `show` prints.
fn rows(text: &str) -> Vec<Vec<&'static str>> {
    let words = Verdict::ALL.map(|verdict| verdict.word(Lang::Ja));
    let is_row = |line: &&str| line.trim_start_matches(['│', ' ']).starts_with(|c: char| c.is_ascii_digit());
    let row = |line: &str| {
        let cells = line.split_whitespace().map(|cell| cell.trim_end_matches(['!', '?', '~', '+', '*']).to_owned());
        cells.filter_map(|cell| words.into_iter().find(|word| *word == cell)).collect::<Vec<_>>()
    };
    text.lines().filter(is_row).map(row).filter(|row| !row.is_empty()).collect()
}

#[test]
fn from_the_first_start_to_a_finished_comparison_that_is_there_tomorrow() {
    let home = Home::new();
    let kumomi = home.launch().size(120, 40).start();
    kumomi.sees("ようこそ");
    kumomi.send("s");
    kumomi.sees("【見本】");
    kumomi.send("\x1b");
    kumomi.sees("比較の一覧");
    kumomi.send("n");
    kumomi.sees("Ctrl+S");
    let (title, _) = kumomi.cursor();
    kumomi.send("顧客名簿の置き場所\r");
    kumomi.sees_that("the cursor in the next field", |screen| screen.cursor_position().0 > title);
    kumomi.send("雲A\r雲B\r雲C\x13");
    kumomi.sees("入れる情報");
    kumomi.send("\x1b");
    kumomi.sees("候補サービス 3 件");
    kumomi.send("\r");
    kumomi.sees("の目安");
    // The sixteenth goes on to the next service.
    kumomi.send(&format!("{FIFTEEN}1").repeat(3));
    kumomi.sees("すべて答えました");
    kumomi.send("c");
    kumomi.sees_that("three services with all items answered", |screen| {
        let text = text_of(screen);
        text.contains("登録順") && text.matches("15/15").count() == 3
    });
    kumomi.sees_saved(45);
    let matrix = kumomi.text();
    kumomi.quits();

    let name = "顧客名簿の置き場所.ron";
    let kumomi = home.launch().size(120, 40).start();
    kumomi.sees("45/45");
    kumomi.send("/");
    kumomi.sees(" 件) ");
    kumomi.send("顧客名簿\r");
    kumomi.sees("> 顧客名簿の置き場所");
    kumomi.send("c");
    kumomi.sees_that("three services with all items answered", |screen| {
        let text = text_of(screen);
        text.contains("登録順") && text.matches("15/15").count() == 3
    });
    assert_eq!(rows(&kumomi.text()), rows(&matrix));
    kumomi.quits();

    let shown = home.run(&["show", name]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    let expected: Vec<_> = Verdict::ALL.repeat(3).iter().map(|verdict| vec![verdict.word(Lang::Ja); 3]).collect();
    assert_eq!(rows(&shown), expected, "{shown}");
    assert_eq!(rows(&matrix), expected, "{matrix}");
}

#[test]
fn english_is_complete_from_the_first_frame_to_the_last_word() {
    let home = Home::new();
    let kumomi = home.launch().env("KUMOMI_LANG", "en").env("KUMOMI_BY", "Yamada").start();
    kumomi.sees("Welcome.");
    kumomi.send("s");
    kumomi.sees("[sample]");
    kumomi.send("\r4");
    kumomi.sees("Saved (1)");
    let japanese = |c: &char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    assert_eq!(kumomi.text().chars().find(japanese), None, "{}", kumomi.text());
    kumomi.quits();
}

#[test]
fn keys_typed_before_the_first_frame_count() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = home.start(&["c.ron"]);
    kumomi.send("c12345");
    kumomi.sees_saved(5);
    kumomi.quits();
    assert_eq!(verdicts(&home.read("c.ron"))[0][..5], Verdict::ALL.map(Some));
}

#[test]
fn every_key_of_a_burst_counts() {
    let names: Vec<String> = (1..=140).map(|n| format!("雲{n}")).collect();
    let home = Home::new().with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let kumomi = home.open();
    kumomi.send("\r");
    kumomi.sees("根拠 (e)");
    // After each fifteen one key goes on to the next service.
    let keys = format!("{FIFTEEN}1").repeat(133) + "12345";
    let (some, more) = keys.split_at(13 * 16 + 5);
    kumomi.send(some);
    kumomi.sees_saved(200);
    // More than the library reads at a time.
    kumomi.send(more);
    kumomi.sees_saved(2000);
    kumomi.quits();
    let all = verdicts(&home.read("c.ron")).concat();
    assert_eq!(all[..2000], Verdict::ALL.map(Some).repeat(400));
    assert!(all[2000..].iter().all(Option::is_none));
}

#[test]
fn a_text_that_comes_as_keys_changes_nothing() {
    let home = Home::new().with(&["雲A", "雲B", "雲C"]);
    let kumomi = home.open();
    kumomi.send("j");
    kumomi.sees("> 雲B");
    kumomi.send("\r1");
    kumomi.sees_saved(1);
    for (text, told) in [
        ("https://minato.example/privacy", "貼り付けは入力欄で（m メモ、e 根拠）"),
        ("料金は1月あたり500円です。", "日本語入力がオンのようです"),
        ("03-1234-5678", "貼り付けは入力欄で"),
        ("うん１にち", "日本語入力がオンのようです"),
        ("0312345678", "貼り付けは入力欄で"),
        ("あ", "日本語入力がオンのようです"),
        ("one line\rtwo 2 lines", "貼り付けは入力欄で"),
    ] {
        kumomi.send(text);
        kumomi.sees(told);
        kumomi.sees("雲B (2/3) 1/15");
    }
    kumomi.send("u");
    kumomi.sees("「雲B」の項目1を「未回答」に戻しました。");
    kumomi.send(FIFTEEN);
    kumomi.sees("「雲B」は答え終わりました");
    kumomi.quits();
    let all = verdicts(&home.read("c.ron"));
    assert_eq!(all[1], Verdict::ALL.map(Some).repeat(3));
    assert!(all[0].iter().chain(&all[2]).all(Option::is_none));
}

#[test]
fn a_hundred_rows_are_a_hundred_keys_at_once() {
    let names: Vec<String> = (0..120).map(|n| format!("雲{n}")).collect();
    let home = Home::new().with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let kumomi = home.open();
    kumomi.send(&"j".repeat(100));
    kumomi.sees("> 雲100");
    kumomi.quits();
}

#[test]
fn keys_of_an_input_method_that_was_left_on_count() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = home.open();
    kumomi.send("\r１２３４５");
    kumomi.sees_saved(5);
    kumomi.send("ｃ");
    kumomi.sees("登録順");
    kumomi.send("ｑ");
    assert_eq!(kumomi.end(), Ok(0));
    assert_eq!(verdicts(&home.read("c.ron"))[0][..5], Verdict::ALL.map(Some));
}

#[test]
fn the_mouse_points_opens_and_presses_what_is_written_below() {
    let home = Home::new().with(&["雲A", "雲B"]);
    let kumomi = home.open();
    let click = |text: &str| {
        let screen = kumomi.text();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).expect(text);
        let x: usize = line[..line.find(text).unwrap()].chars().map(|c| c.width().unwrap_or(0)).sum();
        kumomi.send(&format!("\x1b[<0;{0};{1}M\x1b[<0;{0};{1}m", x + 1, y + 1));
    };
    click("雲B");
    kumomi.sees("> 雲B");
    click("雲B");
    kumomi.sees("雲B (2/2)");
    click("3  取扱う");
    kumomi.sees("┌ 3 取扱う");
    click("3 いいえ  4 不明");
    kumomi.sees_saved(1);
    assert_eq!(verdicts(&home.read("c.ron"))[1][2], Some(Verdict::No));
    kumomi.send("\x1b[<65;3;8M");
    kumomi.sees("┌ 5 クラウド");
    kumomi.quits();
}

/// The cursor stands right after this wide letter, with nothing under it.
fn cursor_is_after(kumomi: &Terminal, letter: &str) -> (u16, u16) {
    kumomi.sees_that(&format!("the cursor after {letter}"), |screen| {
        let (row, column) = screen.cursor_position();
        let before = column.checked_sub(2).and_then(|column| screen.cell(row, column));
        let under = screen.cell(row, column);
        !screen.hide_cursor()
            && before.is_some_and(|cell| cell.is_wide() && cell.contents() == letter)
            && under.is_some_and(|cell| cell.contents().trim().is_empty())
    });
    kumomi.cursor()
}

#[test]
fn japanese_is_typed_at_the_cursor() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = home.open();
    kumomi.sees_that("no cursor without a field", vt100::Screen::hide_cursor);
    kumomi.send("\r");
    kumomi.send("m");
    kumomi.sees_that("the cursor in the note", |screen| {
        !screen.hide_cursor() && text_of(screen).contains("理由もここに書きます")
    });
    let (row, column) = kumomi.cursor();
    kumomi.send("日本語入力テスト");
    assert_eq!(cursor_is_after(&kumomi, "ト"), (row, column + 16));
    kumomi.send("、契約書の第十二条にある記載を見て確かめたが、次の行に続く長さまで書い終");
    let (wrapped, at) = cursor_is_after(&kumomi, "終");
    assert_eq!(wrapped, row + 1, "{}", kumomi.text());
    assert!(at > column && (at - column) % 2 == 0);
    kumomi.send("ｶﾞ");
    assert_eq!(cursor_is_after(&kumomi, "ガ"), (wrapped, at + 2));
    kumomi.send("\x1b[D\x1b[D");
    kumomi.sees_that("the cursor on the last two letters", |screen| screen.cursor_position() == (wrapped, at - 2));
    kumomi.send("\x1b");
    kumomi.sees_saved(1);
    assert!(home.read("c.ron").services[0].answers[0].note.ends_with("書い終ガ"));
    kumomi.sees_that("no cursor without a field", vt100::Screen::hide_cursor);
    kumomi.quits();
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = home.open();
    kumomi.send("\r");
    kumomi.paste("12345q");
    kumomi.sees("貼り付けは");
    kumomi.send("m");
    kumomi.sees("理由もここに書きます");
    kumomi.paste("一行目\r\n二行目\x1b[31m赤\x1bq\rｶﾞ三行目\tq\u{202e}");
    kumomi.sees("ガ三行目");
    kumomi.send("\x1b");
    kumomi.sees_saved(1);
    let service = home.read("c.ron").services[0].clone();
    assert_eq!(service.answers[0].note, "一行目\n二行目[31m赤q\nガ三行目    q");
    assert_eq!(home.answered("c.ron"), 0);
    kumomi.quits();
}

#[test]
fn what_cannot_be_read_again_is_not_begun_and_the_form_stays() {
    let home = Home::new();
    let kumomi = home.launch().env("KUMOMI_LANG", "en").start();
    kumomi.sees("Welcome");
    kumomi.send("n");
    kumomi.sees("New comparison");
    kumomi.send("Long names\r");
    kumomi.paste(&"x".repeat(1_001));
    kumomi.send("\x13");
    kumomi.sees("Too long");
    assert!(kumomi.text().contains("Long names"), "{}", kumomi.text());
    assert!(!home.data().exists() || home.files().is_empty());
    kumomi.send("\x7f\x13");
    kumomi.sees("> Long names");
    kumomi.quits();
    assert_eq!(home.read("Long names.ron").services[0].name.chars().count(), 1_000);

    // A copy of the longest title is one that opens.
    let file = home.file("t.ron");
    let title = "t".repeat(1_000);
    let done = home.run(&["new", file.to_str().unwrap(), "--title", &title]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::remove_file(home.file("Long names.ron")).unwrap();
    let kumomi = home.launch().start();
    kumomi.sees("tttt");
    kumomi.send("d");
    kumomi.sees("複製しました");
    kumomi.quits();
    let files = home.files();
    let copies = files.iter().filter(|name| name.ends_with(".ron")).map(|name| home.read(name));
    assert_eq!(copies.count(), 2, "{files:?}");
}
