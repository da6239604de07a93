//! The pictures of the screens at both sizes and in both languages, and their colours.
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test screens`, then look at the difference.

mod stage;

use kumomi::{
    model::{Lang, Record, Verdict},
    store,
    tui::{
        look::Look,
        message::{Listing, Message},
        theme::Theme,
    },
};
use ratatui::style::{Color, Modifier};
use stage::{Stage, listing};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Snapshots a screen in every size and language.
fn picture(name: &str, prepare: impl Fn(&mut Stage)) {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            let mut stage = Stage::empty(lang, (width, height));
            prepare(&mut stage);
            let name = format!("{name}.{}.{width}x{height}", lang.code());
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, stage.text());
            });
        }
    }
}

/// As [`picture`], with the sample open and some keys pressed.
fn sample_picture(name: &str, keys: &str) {
    picture(name, |stage| {
        stage.open(store::sample(stage.lang));
        stage.press(keys);
    });
}

fn listings() -> Vec<Listing> {
    let mut broken = listing("こわれたファイル", 0);
    broken.error = Some("こわれたファイル.ron:12:5: 「)」が足りません。".to_owned());
    let mut twin = listing("会計ソフト", 12);
    twin.twin = true;
    let mut sample = listing("ケーキの予約", 40);
    sample.sample = true;
    vec![listing("顧客名簿の置き場所を四つのサービスから選ぶ", 45), twin, sample, broken]
}

#[test]
fn the_start_screen() {
    picture("welcome", |stage| stage.tell(Message::Listed(Vec::new())));
    picture("start", |stage| stage.tell(Message::Listed(listings())));
}

#[test]
fn the_services_screen() {
    sample_picture("services", "down");
    picture("services-empty", |stage| stage.open(stage::comparison(&[])));
}

#[test]
fn the_check_screen() {
    sample_picture("check", "enter G");
    sample_picture("check-read-on", "enter G pagedown");
    sample_picture("check-no-reason", "enter tab tab g down down down down down down down down down down down");
}

#[test]
fn the_certificate_screens() {
    sample_picture("certificates", "C");
    sample_picture("certificates-empty", "down down down C x x x");
    sample_picture("certificate-form", "down C enter");
    sample_picture("scheme-picker", "C a");
    sample_picture("findings", "down down F");
    sample_picture("findings-accepted", "down F G");
    sample_picture("check-gap", "enter g down down down down down down down down down");
    sample_picture("schemes", "S down down down");
    sample_picture("schemes-read-on", "S down down down pagedown pagedown");
    sample_picture("map", "S m a enter right right - -");
    sample_picture("case", "S c");
    sample_picture("case-lesson", "S c down down down down down down down");
}

#[test]
fn the_screens_of_what_leaves_and_comes_back() {
    sample_picture("export-form", "E");
    sample_picture("ask-letter", "Q");
    sample_picture("ask-item", "Q down down down");
    picture("written", |stage| {
        stage.open(store::sample(stage.lang));
        stage.tell(Message::Written("/data/report.html".into(), Some(String::new())));
    });
    picture("reply", |stage| {
        let mut sample = store::sample(stage.lang);
        sample.id = kumomi::model::Id("c".to_owned());
        stage.open(sample);
        stage.reply();
    });
}

#[test]
fn the_compare_screen() {
    sample_picture("compare", "c g right");
    sample_picture("compare-open", "c o");
    picture("compare-many", |stage| {
        let names: Vec<String> = (1..=12).map(|n| format!("クラウドサービス {n}")).collect();
        stage.open(stage::comparison(&names.iter().map(String::as_str).collect::<Vec<_>>()));
        stage.press("c 1 right 2 right 3 right right");
    });
}

#[test]
fn what_lies_on_top() {
    sample_picture("note", "enter g m");
    sample_picture("evidence", "enter g e");
    sample_picture("evidence-form", "enter g e a");
    sample_picture("service-form", "e");
    sample_picture("help", "enter ?");
    sample_picture("palette", "enter :");
    sample_picture("search", "enter / i s m s");
    sample_picture("reasons", "enter R");
    picture("profile", |stage| {
        stage.open(stage::comparison(&["雲A", "雲B"]));
        stage.press("P down down down down space down down down down 3 2 3 up up");
    });
    sample_picture("decide", "D");
    picture("decide-open", |stage| {
        let mut sample = store::sample(stage.lang);
        sample.record = Record::default();
        // Without those that can be chosen.
        let bad = ["019d6058", "019d7145"];
        sample.services.retain(|service| bad.iter().any(|id| service.id.0.starts_with(id)));
        stage.open(sample);
        stage.press("D");
    });
    sample_picture("arithmetic", "D down down =");
    picture("decision-form", |stage| {
        let mut sample = store::sample(stage.lang);
        sample.record = Record::default();
        stage.open(sample);
        stage.press("D d");
    });
    picture("new-comparison", |stage| {
        stage.tell(Message::Listed(Vec::new()));
        stage.press("n");
        stage.tell(Message::Checklists(vec!["クラウドサービス安全利用チェックシート".into(), "自社の表".into()]));
    });
    picture("conflict", |stage| {
        stage.open(store::sample(stage.lang));
        stage.tell(Message::Conflict);
    });
    picture("save-trouble", |stage| {
        stage.open(store::sample(stage.lang));
        stage.tell(Message::SaveFailed(1, "/media/usb/c.ron: 空き容量がありません。".into()));
        stage.tell(Message::StillUnsaved {
            reason: "/media/usb/c.ron: 空き容量がありません。".into(), quitting: true
        });
    });
}

#[test]
fn verdicts_have_their_colours_and_their_words() {
    let dark = Theme::named("dark").unwrap();
    let look = Look { lang: Lang::Ja, theme: dark, ascii: false };
    let mut stage = Stage::with_look(look.clone(), (120, 40));
    stage.open(stage::comparison(&["雲A"]));
    stage.press("enter 1 2 3 4 5");
    let (buffer, _) = stage.draw();
    for (n, verdict) in Verdict::ALL.into_iter().map(Some).chain([None]).enumerate() {
        let word = Verdict::word_of(verdict, Lang::Ja);
        // The list stands on the left: two rows of frame and heading above item 1.
        let y = u16::try_from(n).unwrap() + 3;
        let x = (0..58).find(|x| word.starts_with(buffer[(*x, y)].symbol()) && *x > 40).expect(word);
        assert_eq!(Some(buffer[(x, y)].fg), look.verdict(verdict).fg, "{word}");
    }
}

#[test]
fn the_cursor_the_keys_and_the_state_of_saving_have_theirs() {
    let mut stage = Stage::opened(Lang::Ja, (80, 24), stage::comparison(&["雲A", "雲B"]));
    assert_eq!(stage.colour("保存済み"), Some(Color::Rgb(0x8f, 0xdc, 0x8f)));
    let cursor = stage.find("雲A ").unwrap();
    assert_eq!(stage.draw().0[cursor].bg, Color::Rgb(0x34, 0x50, 0x6f));
    stage.press("enter 1");
    assert_eq!(stage.colour("保存中"), Some(Color::Rgb(0xf2, 0xd0, 0x6b)));
    stage.tell(Message::SaveFailed(1, "空きがありません".into()));
    assert_eq!(stage.colour("保存できません"), Some(Color::Rgb(0xff, 0x8f, 0x87)));
}

#[test]
fn mono_has_no_colour_and_still_shows_the_cursor() {
    let look = Look { lang: Lang::Ja, theme: Theme::named("mono").unwrap(), ascii: true };
    let mut stage = Stage::with_look(look, (80, 24));
    stage.open(store::sample(Lang::Ja));
    for keys in ["", "enter", "c", "?", "esc", "m"] {
        stage.press(keys);
        let (buffer, _) = stage.draw();
        for cell in buffer.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{:?}", cell.symbol());
        }
    }
    stage.press("esc");
    let (buffer, _) = stage.draw();
    assert!(buffer.content().iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)));
}

#[test]
fn ascii_frames_have_nothing_of_ambiguous_width() {
    let look = Look { lang: Lang::En, theme: Theme::named("dark").unwrap(), ascii: true };
    let mut stage = Stage::with_look(look, (120, 40));
    stage.open(stage::comparison(&["Cloud A", "Cloud B"]));
    for keys in ["", "enter 3", "c", "?", "esc", "m", "esc", "e", "esc", "esc", ":", "esc", "/"] {
        stage.press(keys);
        let text = stage.text();
        assert!(!text.chars().any(|c| "─│┌┐└┘├┤…●○■□→".contains(c)), "{keys}: {text}");
    }
}

#[test]
fn a_single_cell_does_not_panic() {
    for size in [(0, 0), (1, 1), (2, 1), (59, 19)] {
        let mut stage = Stage::opened(Lang::Ja, size, store::sample(Lang::Ja));
        for keys in ["", "enter", "pagedown", "c", "?", "pagedown", "esc", "m", "esc", "/", "esc", ":"] {
            stage.press(keys);
            stage.draw();
        }
    }
}

#[test]
fn the_caret_stands_where_the_next_letter_goes() {
    let mut stage = Stage::opened(Lang::Ja, (80, 24), stage::comparison(&["雲A"]));
    stage.press("enter m");
    let before = stage.draw().1.expect("a caret in a form");
    stage.types("日本語");
    let after = stage.draw().1.unwrap();
    assert_eq!((after.x - before.x, after.y), (6, before.y));
    stage.press("esc");
    assert_eq!(stage.draw().1, None);
}

#[test]
fn hostile_text_is_shown_as_text() {
    let mut comparison = stage::comparison(&["雲\u{1b}[2J\u{202e}"]);
    comparison.title = "題\u{9b}31m\nx".to_owned();
    comparison.memo = "a\u{200b}b".to_owned();
    let mut stage = Stage::opened(Lang::Ja, (120, 40), comparison);
    for keys in ["", "enter", "c", "esc", "e", "esc", "/"] {
        stage.press(keys);
        let (buffer, _) = stage.draw();
        let hidden =
            buffer.content().iter().flat_map(|cell| cell.symbol().chars()).find(|c| kumomi::model::is_hidden(*c));
        assert_eq!(hidden, None, "{keys}");
    }
    assert!(stage.shows("\\u{1b}"));
}
