//! Every way in which the program ends: asked, killed, cut off, failing inside.

use std::{
    env,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use kumomi::{
    model::{Day, Lang},
    store::Folders,
    tui::shell::{self, Ambiguous, Options},
};
use rustix::process::Signal;

use crate::{home::Home, terminal::Terminal};

#[test]
fn what_is_shown_as_saved_survives_kill_9() {
    let home = Home::new().with(&["雲A", "雲B", "雲C"]);
    let mut answered = 0;
    for (shown, in_flight) in [(1, ""), (3, "1"), (2, "23"), (1, "451"), (1, "1234512345")] {
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

#[test]
fn kill_9_loses_at_most_a_second_of_typing() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = in_the_middle_of_a_note(&home);
    // The second that is promised.
    thread::sleep(Duration::from_secs(1));
    kumomi.signal(Signal::KILL);
    assert!(kumomi.end().is_err());
    the_note_is_there_again(&home);
}

/// Two answers and a note that is being typed.
fn in_the_middle_of_a_note(home: &Home) -> Terminal {
    let kumomi = home.open();
    kumomi.send("\r12");
    kumomi.sees_saved(2);
    kumomi.send("m");
    kumomi.sees("理由もここに書きます");
    kumomi.send("契約書の第十二条");
    kumomi.sees("契約書の第十二条");
    kumomi
}

fn the_note_is_there_again(home: &Home) {
    assert_eq!(home.answered("c.ron"), 2);
    let kumomi = home.open();
    kumomi.sees("書きかけの文章があります");
    kumomi.sees("契約書の第十二条");
    kumomi.send("\x13");
    kumomi.sees_saved(1);
    kumomi.quits();
    let comparison = home.read("c.ron");
    assert!(comparison.services[0].answers.iter().any(|answer| answer.note == "契約書の第十二条"));
    assert!(!home.files().iter().any(|name| name.contains("draft")));
}

/// The note of item 3, as it was being typed when the program was ended, and then written from elsewhere.
fn with_a_stale_draft(text: &str) -> Home {
    let home = Home::new().with(&["雲A"]);
    let kumomi = in_the_middle_of_a_note(&home);
    // A signal leaves the same files as a kill, but surely the last key.
    kumomi.signal(Signal::TERM);
    assert_eq!(kumomi.end(), Ok(143));
    let file = home.file("c.ron");
    let file = file.to_str().unwrap();
    let done = home.run(&["answer", file, "--service", "雲A", "--item", "3", "yes", "--note", text]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    home
}

fn note(home: &Home) -> String {
    home.read("c.ron").services[0].answer("ipa15-03").unwrap().note.clone()
}

#[test]
fn a_text_from_before_a_kill_is_never_laid_over_a_newer_one() {
    let home = with_a_stale_draft("よそから書いた文");
    for _ in 0..2 {
        let kumomi = home.open();
        kumomi.sees("ファイルのほうが新しくなっています");
        kumomi.sees("よそから書いた文");
        kumomi.send("\x1b");
        kumomi.loses("ファイルのほうが新しくなっています");
        kumomi.quits();
        assert_eq!(note(&home), "よそから書いた文");
    }
    let kumomi = home.open();
    kumomi.sees("ファイルのほうが新しくなっています");
    kumomi.send("\x14");
    kumomi.sees("契約書の第十二条");
    kumomi.send("\x13");
    kumomi.sees_saved(1);
    kumomi.quits();
    assert_eq!(note(&home), "契約書の第十二条");
    assert!(!home.files().iter().any(|name| name.contains("draft")));
}

#[test]
fn killed_between_the_save_and_the_end_of_the_draft_nothing_is_offered() {
    // What is left then: the file has the whole text, the draft an earlier part of it.
    let home = with_a_stale_draft("契約書の第十二条を読んだ");
    let kumomi = home.open();
    kumomi.sees("> 置き場所");
    assert!(!kumomi.text().contains("書きかけ"));
    kumomi.quits();
    assert!(!home.files().iter().any(|name| name.contains("draft")));
    assert_eq!(note(&home), "契約書の第十二条を読んだ");
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
    let Some(folder) = env::var_os("KUMOMI_TEST_PANIC").map(PathBuf::from) else {
        return;
    };
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
    let child = child.args(&["--exact", "leaving::panics_in_child", "--ignored", "--nocapture"]);
    let kumomi = child.env("KUMOMI_TEST_PANIC", home.data().to_str().unwrap()).start();
    kumomi.sees("置き場所");
    kumomi.send("\r123");
    assert_eq!(kumomi.end(), Ok(2));
    kumomi.is_given_back();
    let text = kumomi.text();
    assert!(text.contains("内部で問題が起きた") && text.contains("回答は保存されています"), "{text}");
    assert!(text.contains("時計が壊れました"), "{text}");
    let words = String::from_utf8(kumomi.raw()).unwrap();
    let after = words.rsplit("内部で問題").next().unwrap();
    assert!(!after.contains('\x1b'), "nothing raw from the panic's text: {after:?}");
    assert_eq!(home.answered("c.ron"), 2, "the answers before it");
    let kumomi = home.open();
    kumomi.sees("2/15");
    kumomi.quits();
}
