//! The smallest window: whatever is longer than its frame can be read to its end, on every screen and on everything that
//! lies on top.

mod stage;

use kumomi::{
    exchange::{ask, receive},
    model::{Day, Decision, Lang},
    store,
    tui::message::Message,
};
use stage::{Stage, listing};

/// The smallest window in which there is anything to see.
const SMALLEST: (u16, u16) = (60, 20);
/// As wide, and higher than everything that is shown.
const ENDLESS: (u16, u16) = (60, 500);

/// The last line that stands in a frame at the right edge of the window; the frame of the note is none to read on in.
fn last_line(screen: &str) -> String {
    let screen = screen.split(" メモ (m) ").flat_map(|part| part.split(" Note (m) ")).next().unwrap_or_default();
    let inside = |line: &str| {
        let line = line.trim_end().strip_suffix('│')?;
        let line = line.rsplit('│').next()?.trim();
        (!line.is_empty()).then(|| line.to_owned())
    };
    screen.lines().rev().find_map(inside).expect("something stands in a frame")
}

/// What is at the end in a window without end is seen in the smallest one after these keys and then some of `more`.
fn ends(name: &str, prepare: impl Fn(&mut Stage), more: &str) {
    for lang in Lang::ALL {
        let [tall, small] = [ENDLESS, SMALLEST].map(|size| {
            let mut stage = Stage::empty(lang, size);
            stage.tell(Message::Library(stage::library()));
            prepare(&mut stage);
            stage
        });
        let mut small = small;
        let wanted = last_line(&tall.text());
        let mut shown = String::new();
        while small.text() != shown {
            shown = small.text();
            small.press(more);
        }
        let marks = ["続き: PgDn", "more: PgDn", "続きがあります", "more below"];
        assert!(shown.contains(&wanted), "{name}: “{wanted}” is not reached:\n{shown}");
        assert!(!marks.iter().any(|mark| shown.contains(mark)), "{name}: there is still more:\n{shown}");
    }
}

/// With the sample open and some keys pressed.
fn of_sample(name: &str, keys: &str, more: &str) {
    let open = |stage: &mut Stage| {
        stage.open(store::sample(stage.lang));
        stage.press(keys);
    };
    ends(name, open, more);
}

#[test]
fn every_page_is_read_to_its_end() {
    for (name, keys) in [
        ("check", "enter g down down down down down down down down down"),
        ("profile", "P down down down down space down down right right right"),
        ("certificates", "C"),
        ("findings", "down F"),
        ("schemes", "S down"),
        ("map", "S m"),
        ("case", "S c"),
        ("questions", "Q"),
        ("question", "Q down down down"),
        ("help", "?"),
        ("help of a form", "a f1"),
        ("arithmetic", "D ="),
    ] {
        of_sample(name, keys, "pagedown");
    }
}

#[test]
fn a_reply_is_read_to_its_end() {
    let open = |stage: &mut Stage| {
        let sample = store::sample(stage.lang);
        let order =
            ask::Order { items: ask::WhichItems::Provider, deadline: None, today: stage::today(), lang: stage.lang };
        let list = store::builtin_checklist();
        let asked = ask::markdown(&ask::questionnaire(&sample, &sample.services[0], Some(&list), &order));
        let words: String = (1..40).map(|n| format!("{n}つ目の控えを、毎日、別の県に写します。")).collect();
        let said = format!("| はい | {words} | | |");
        let read = receive::read(asked.replace("| | | | |", &said).as_bytes(), "回答.md");
        stage.open(sample);
        stage.tell(Message::Reply(Box::new(read.expect("a reply"))));
    };
    ends("reply", open, "pagedown");
}

#[test]
fn every_list_is_read_to_its_end() {
    let many = |stage: &mut Stage| {
        stage.tell(Message::Listed((0..100).map(|n| listing(&format!("比較 {n:03}"), n % 45)).collect()));
    };
    ends("start", many, "end");
    ends("start", many, "pagedown");
    let names: Vec<String> = (0..60).map(|n| format!("雲{n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for more in ["end", "pagedown", "down"] {
        ends("decide", |stage| open_decided(stage, &names), more);
    }
}

/// The order of many services, with a decision before and a long reason for it.
fn open_decided(stage: &mut Stage, names: &[&str]) {
    let mut comparison = stage::comparison(names);
    let decision = |day| Decision {
        by: "山田".to_owned(),
        why: "電話の窓口があり、値段も合うから。".repeat(30),
        ..kumomi::model::decide(&comparison, comparison.services[0].id.clone(), day)
    };
    let past = [Day::new(2024, 1, 1), Day::new(2025, 1, 1)].map(|day| decision(day.unwrap()).into());
    comparison.record.past = past.to_vec();
    stage.open(comparison);
    stage.press("D");
}
