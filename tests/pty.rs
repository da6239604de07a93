//! The whole program in a real terminal, as a user has it: keys in, screen and files out.
#![cfg(unix)]

mod terminal;

use std::{
    collections::BTreeSet,
    env, fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use kumomi::{
    model::{Day, Lang, Verdict},
    store::{self, Folders},
    tui::shell::{self, Ambiguous, Options},
};
use rustix::process::Signal;
use terminal::{Home, Terminal, text_of, verdicts};

const FIFTEEN: &str = "123451234512345";

/// The verdicts in the rows of a table: on the screen and in what `show` prints.
fn rows(text: &str) -> Vec<Vec<&'static str>> {
    let words = Verdict::ALL.map(|verdict| verdict.word(Lang::Ja));
    let is_row = |line: &&str| line.trim_start_matches(['│', ' ']).starts_with(|c: char| c.is_ascii_digit());
    let row = |line: &str| {
        let cells = line.split_whitespace().map(|cell| cell.trim_end_matches('!').to_owned());
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
    kumomi.sees("新しい比較");
    kumomi.send("顧客名簿の置き場所\r雲A\r雲B\r雲C\x13");
    kumomi.sees("> 顧客名簿の置き場所");
    kumomi.send("\r");
    kumomi.send(&FIFTEEN.repeat(3));
    kumomi.sees("すべての項目に答えました");
    kumomi.send("c");
    kumomi.sees("15/15                   15/15");
    kumomi.sees_saved(45);
    let matrix = kumomi.text();
    kumomi.quits();

    let name = "顧客名簿の置き場所.ron";
    let kumomi = home.launch().size(120, 40).start();
    kumomi.sees("45/45");
    kumomi.send(&format!("/{}\r", "顧客名簿"));
    kumomi.sees("> 顧客名簿の置き場所");
    kumomi.send("c");
    kumomi.sees("15/15                   15/15");
    assert_eq!(rows(&kumomi.text()), rows(&matrix));
    kumomi.quits();

    let shown = home.run(&["show", name]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    let expected: Vec<_> = Verdict::ALL.repeat(3).iter().map(|verdict| vec![verdict.word(Lang::Ja); 3]).collect();
    assert_eq!(rows(&shown), expected, "{shown}");
    assert_eq!(rows(&matrix), expected, "{matrix}");
}

#[test]
fn what_is_shown_as_saved_survives_kill_9() {
    let home = Home::new().with(&["雲A", "雲B", "雲C"]);
    let mut answered = 0;
    for (shown, in_flight) in [(1, ""), (3, "1"), (7, "23"), (2, "45123"), (5, "1234512345")] {
        let kumomi = home.open();
        assert_eq!(home.answered("c.ron"), answered);
        kumomi.send("\r");
        kumomi.sees("根拠 (e)");
        kumomi.send(&"1".repeat(shown));
        kumomi.sees_saved(shown as u64);
        // These may or may not arrive; they must not spoil what was saved.
        kumomi.send(in_flight);
        kumomi.signal(Signal::KILL);
        assert!(kumomi.end().is_err());
        assert!(kumomi.changed_modes().contains(&"raw mode"), "or the test for a terminal given back proves nothing");
        let now = home.answered("c.ron");
        assert!(now >= answered + shown && now <= answered + shown + in_flight.len(), "{answered} + {shown}: {now}");
        answered = now;
    }
    let kumomi = home.open();
    kumomi.sees(&format!("{answered}/45"));
    kumomi.quits();
    let left: Vec<_> = home.files().into_iter().filter(|name| !name.starts_with("generations")).collect();
    assert_eq!(left, ["c.ron"], "no temporary file, no lock, no draft stays behind");
}

/// Two answers and a note that is being typed.
fn in_the_middle_of_a_note(home: &Home) -> Terminal {
    let kumomi = home.open();
    kumomi.send("\r12m");
    kumomi.sees("メモ・理由");
    kumomi.send("契約書の第十二条");
    kumomi.sees("契約書の第十二条");
    kumomi
}

fn the_note_is_there_again(home: &Home) {
    assert_eq!(home.answered("c.ron"), 2);
    let kumomi = home.open();
    kumomi.sees("書きかけの文を戻しました");
    kumomi.sees("契約書の第十二条");
    kumomi.send("\x1b");
    kumomi.sees_saved(1);
    kumomi.quits();
    let comparison = home.read("c.ron");
    assert!(comparison.services[0].answers.iter().any(|answer| answer.note == "契約書の第十二条"));
    assert!(!home.files().iter().any(|name| name.contains("draft")));
}

#[test]
fn sigterm_saves_and_gives_the_terminal_back() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = in_the_middle_of_a_note(&home);
    kumomi.signal(Signal::TERM);
    assert_eq!(kumomi.end(), Ok(143));
    kumomi.is_given_back();
    the_note_is_there_again(&home);
}

#[test]
fn sighup_saves_and_gives_the_terminal_back() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = in_the_middle_of_a_note(&home);
    kumomi.signal(Signal::HUP);
    assert_eq!(kumomi.end(), Ok(129));
    kumomi.is_given_back();
    the_note_is_there_again(&home);
}

#[test]
fn a_closed_terminal_loses_nothing_and_leaves_no_process() {
    let home = Home::new().with(&["雲A"]);
    let mut kumomi = in_the_middle_of_a_note(&home);
    kumomi.close();
    assert_eq!(kumomi.end(), Ok(129));
    the_note_is_there_again(&home);
}

#[test]
fn ctrl_c_leaves_cleanly_also_while_typing() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = in_the_middle_of_a_note(&home);
    kumomi.send("\x03");
    assert_eq!(kumomi.end(), Ok(0));
    kumomi.is_given_back();
    the_note_is_there_again(&home);
}

#[test]
fn half_an_escape_sequence_does_not_stop_a_signal() {
    for half in ["\x1b[", "\x1b[200~not finished", "\x1b[<0;1"] {
        let home = Home::new().with(&["雲A"]);
        let kumomi = home.open();
        kumomi.send("\r12");
        kumomi.sees("2/15");
        kumomi.send(half);
        kumomi.signal(Signal::TERM);
        assert_eq!(kumomi.end(), Ok(143), "{half:?}");
        kumomi.is_given_back();
        assert_eq!(home.answered("c.ron"), 2);
    }
}

/// The clock of the child below: the third answer finds it broken.
fn broken_clock() -> Day {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    assert!(ASKED.fetch_add(1, Ordering::Relaxed) < 2, "時計が壊れました\u{1b}[31m");
    Day::new(2026, 11, 22).unwrap()
}

/// Not a test: the program that the next test starts, with a clock that fails.
#[test]
#[ignore = "started by the test after it"]
fn panics_in_child() {
    let Some(folder) = env::var_os("KUMOMI_TEST_PANIC").map(PathBuf::from) else { return };
    let ended = shell::run(Options {
        lang: Lang::Ja,
        file: Some(folder.join("c.ron")),
        folders: Folders::find(Some(folder)).unwrap(),
        checklist: None,
        theme: "dark",
        ascii: false,
        ambiguous: Ambiguous::Auto,
        by: String::new(),
        today: broken_clock,
    });
    eprintln!("{}", ended.unwrap_err());
    std::process::exit(2);
}

#[test]
fn after_a_panic_the_terminal_is_given_back_and_the_answers_are_saved() {
    let home = Home::new().with(&["雲A"]);
    let child = home.launch().program(env::current_exe().unwrap());
    let child = child.args(&["--exact", "panics_in_child", "--ignored", "--nocapture"]);
    let kumomi = child.env("KUMOMI_TEST_PANIC", home.data().to_str().unwrap()).start();
    kumomi.sees("置き場所");
    kumomi.send("\r123");
    assert_eq!(kumomi.end(), Ok(2));
    kumomi.is_given_back();
    let text = kumomi.text();
    assert!(text.contains("内部で問題が起きた") && text.contains("回答は保存されています"), "{text}");
    assert!(text.contains("時計が壊れました\\u{1b}[31m") || text.contains("時計が壊れました"), "{text}");
    let words = String::from_utf8(kumomi.raw()).unwrap();
    let after = words.rsplit("内部で問題").next().unwrap();
    assert!(!after.contains('\x1b'), "nothing raw from the panic's text: {after:?}");
    assert_eq!(home.answered("c.ron"), 2, "the answers before it");
    let kumomi = home.open();
    kumomi.sees("2/15");
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
    kumomi.sees_that("the cursor in the note", |screen| !screen.hide_cursor() && text_of(screen).contains("メモ・理由"));
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
    kumomi.sees("メモ・理由");
    kumomi.paste("一行目\r\n二行目\x1b[31m赤\x1bq\rｶﾞ三行目\tq\u{202e}");
    kumomi.sees("ガ三行目");
    kumomi.send("\x1b");
    kumomi.sees_saved(1);
    let service = home.read("c.ron").services[0].clone();
    assert_eq!(service.answers[0].note, "一行目\n二行目[31m赤q\nガ三行目    q");
    assert_eq!(home.answered("c.ron"), 0);
    kumomi.quits();
}

/// Goes through every screen and gives what each shows.
fn every_screen(kumomi: &Terminal) -> Vec<String> {
    let mut texts = Vec::new();
    let mut see = |keys: &str, words: &str| {
        kumomi.send(keys);
        kumomi.sees(words);
        texts.push(kumomi.text());
    };
    see("", "s 見本");
    see("n", "Ctrl+S 決定");
    see("\x1b", "s 見本");
    see("s", "a 追加");
    see("\r", "1 はい  2 一部");
    see("?", "PgDn 次のページ");
    see("\x1b", "1 はい  2 一部");
    see("m", "Ctrl+S 決定");
    see("\x1b", "1 はい  2 一部");
    see("e", "Ctrl+S 決定");
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
        assert_eq!(box_lines(&every_screen(&kumomi)), BTreeSet::new(), "{args:?}");
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
    sequences.filter(|sequence| numbers(sequence).iter().any(|n| colour(n))).collect()
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
}

#[test]
fn the_second_program_on_a_file_only_reads_and_says_who_has_it() {
    let home = Home::new().with(&["雲A"]);
    let first = home.open();
    first.send("\r1");
    first.sees_saved(1);
    let second = home.open();
    second.sees("読み取り専用");
    second.sees("雲田");
    second.send("\r2m");
    second.sees("雲田");
    assert!(!second.text().contains("記入者"), "no form opens");
    second.quits();
    first.send("1");
    first.sees_saved(2);
    first.quits();
    assert_eq!(verdicts(&home.read("c.ron"))[0][..2], [Some(Verdict::Yes); 2]);
}

/// With one answer in the program, and the title changed in the file.
fn changed_outside(home: &Home) -> Terminal {
    let kumomi = home.open();
    kumomi.send("\r1");
    kumomi.sees_saved(1);
    let text = fs::read_to_string(home.file("c.ron")).unwrap();
    assert!(text.contains("置き場所"));
    fs::write(home.file("c.ron"), text.replace("置き場所", "外の題名")).unwrap();
    kumomi.send("2");
    kumomi.sees("ファイルが外で変わりました");
    assert_eq!(home.read("c.ron").title, "外の題名");
    kumomi
}

/// Title and number of answers of every generation.
fn generations(home: &Home) -> BTreeSet<(String, usize)> {
    let files = home.files();
    let kept = files.iter().filter(|name| name.starts_with("generations"));
    kept.map(|name| (home.read(name).title, home.answered(name))).collect()
}

fn titled(title: &str, answers: usize) -> (String, usize) {
    (title.to_owned(), answers)
}

#[test]
fn changed_outside_the_files_state_can_be_taken() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = changed_outside(&home);
    kumomi.send("t");
    kumomi.sees("> 外の題名");
    kumomi.loses("ファイルが外で変わりました");
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 1));
    assert!(generations(&home).contains(&titled("置き場所", 2)), "ours: {:?}", generations(&home));
    kumomi.send("3");
    kumomi.sees("2/15");
    kumomi.quits();
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 2));
}

#[test]
fn changed_outside_ours_can_be_kept() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = changed_outside(&home);
    kumomi.send("o");
    kumomi.sees_saved(2);
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("置き場所", 2));
    assert!(generations(&home).contains(&titled("外の題名", 1)), "theirs: {:?}", generations(&home));
    kumomi.quits();
}

#[test]
fn changed_outside_both_can_be_kept() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = changed_outside(&home);
    kumomi.send("b");
    kumomi.sees_saved(2);
    kumomi.send("3");
    kumomi.sees_saved(3);
    kumomi.quits();
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 1));
    the_other_file_holds(&home, 3);
}

#[test]
fn leaving_with_the_question_open_keeps_both() {
    for (keys, code) in [("\x03", 0), ("\x11", 0)] {
        let home = Home::new().with(&["雲A"]);
        let kumomi = changed_outside(&home);
        kumomi.send(keys);
        assert_eq!(kumomi.end(), Ok(code), "{}", kumomi.text());
        kumomi.is_given_back();
        assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 1));
        the_other_file_holds(&home, 2);
    }
}

fn the_other_file_holds(home: &Home, answers: usize) {
    let files = home.files();
    let beside: Vec<_> = files.iter().filter(|name| !name.starts_with("generations") && *name != "c.ron").collect();
    assert_eq!(beside.len(), 1, "{files:?}");
    assert_eq!((home.read(beside[0]).title.as_str(), home.answered(beside[0])), ("置き場所", answers));
}

/// With an answer that is saved, and a folder that is gone.
fn without_a_folder(home: &Home) -> Terminal {
    let kumomi = home.open();
    kumomi.send("\r1");
    kumomi.sees_saved(1);
    fs::remove_dir_all(home.data()).unwrap();
    fs::write(home.data(), "in the way").unwrap();
    kumomi.send("2");
    kumomi.sees("保存できません");
    kumomi.send("3");
    kumomi.sees("3/15");
    kumomi.send("q");
    kumomi.sees("まだ保存できていません");
    kumomi
}

#[test]
fn where_saving_fails_the_program_goes_on_and_saves_elsewhere() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = without_a_folder(&home);
    kumomi.send("\x1b");
    kumomi.loses("まだ保存できていません");
    kumomi.send("4");
    kumomi.sees("4/15");
    kumomi.send("q");
    kumomi.sees("まだ保存できていません");
    kumomi.send("s");
    kumomi.sees("別の場所に保存");
    // A place that is taken is never written over.
    let elsewhere = home.path().join("よそ.ron");
    fs::write(&elsewhere, "taken").unwrap();
    kumomi.send(&format!("\x15{}\r", elsewhere.display()));
    kumomi.sees("同じ名前のファイル");
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "taken");
    fs::remove_file(&elsewhere).unwrap();
    kumomi.send("s");
    kumomi.sees("別の場所に保存");
    kumomi.send(&format!("\x15{}\r", elsewhere.display()));
    assert_eq!(kumomi.end(), Ok(0), "{}", kumomi.text());
    kumomi.is_given_back();
    let saved = store::read_comparison(&elsewhere).unwrap();
    assert_eq!(verdicts(&saved)[0][..4], [Verdict::Yes, Verdict::Partly, Verdict::No, Verdict::Unknown].map(Some));
}

#[test]
fn where_saving_fails_it_can_be_tried_again() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = without_a_folder(&home);
    fs::remove_file(home.data()).unwrap();
    fs::create_dir(home.data()).unwrap();
    kumomi.send("r");
    assert_eq!(kumomi.end(), Ok(0), "{}", kumomi.text());
    kumomi.is_given_back();
    assert_eq!(home.answered("c.ron"), 3);
}

#[test]
fn where_saving_fails_one_can_leave_without() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = without_a_folder(&home);
    kumomi.send("!");
    assert_eq!(kumomi.end(), Ok(0), "{}", kumomi.text());
    kumomi.is_given_back();
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
    kumomi.resize(1, 1);
    kumomi.resize(80, 24);
    kumomi.sees_that("80x24", fills(80, 24));
    kumomi.quits();
}

#[test]
fn every_key_of_a_burst_counts() {
    let names: Vec<String> = (1..=140).map(|n| format!("雲{n}")).collect();
    let home = Home::new().with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let kumomi = home.open();
    kumomi.send("\r");
    kumomi.sees("根拠 (e)");
    kumomi.send(&"12345".repeat(40));
    kumomi.sees_saved(200);
    // More than the library reads at a time.
    kumomi.send(&"12345".repeat(360));
    kumomi.sees_saved(2000);
    kumomi.quits();
    let all = verdicts(&home.read("c.ron")).concat();
    assert_eq!(all[..2000], Verdict::ALL.map(Some).repeat(400));
    assert!(all[2000..].iter().all(Option::is_none));
}
