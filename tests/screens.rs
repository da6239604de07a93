//! The scenes of the screens: a few pictures to look at, what has to be seen in every language and size, and the colours.
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test screens`, then look at the difference. What a page
//! tells has its pictures in `pages.rs`; here it is how things lie on the screen.

mod stage;

use std::collections::BTreeSet;

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

/// From the smallest window in which there is anything to see.
const SIZES: [(u16, u16); 3] = [(60, 20), USUAL, WIDE];
const USUAL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

/// Which pictures of a scene are kept. Each shows something that the others do not: how it lies (in Japanese), the longer
/// words of English, and what only a wide window has.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    /// None: what has to be seen is told in words.
    None,
    /// Japanese, 80x24.
    One,
    /// English as well.
    Both,
    /// And Japanese at 120x40.
    All,
}

/// A state of the program, and what has to be seen of it.
struct Scene {
    name: &'static str,
    kept: Kept,
    open: fn(&mut Stage),
    /// The heading, in Japanese and in English: seen in every size.
    head: [&'static str; 2],
    /// What else has to be seen at 80x24 and above, in Japanese and in English.
    seen: &'static [[&'static str; 2]],
}

/// Opens the sample and presses keys.
fn sample(stage: &mut Stage, keys: &str) {
    stage.open(store::sample(stage.lang));
    stage.press(keys);
}

/// The ways on from a screen, and out of what lies on top.
const HELP: [&str; 2] = ["? ヘルプ", "? help"];
const SAVE: [&str; 2] = ["Ctrl+S 保存", "Ctrl+S save"];
const CLOSE: [&str; 2] = ["Esc 閉じる", "Esc close"];

/// Every scene.
const SCENES: &[Scene] = &[
    Scene {
        name: "welcome",
        kept: Kept::One,
        open: |stage| stage.tell(Message::Listed(Vec::new())),
        head: ["雲見", "kumomi"],
        seen: &[HELP],
    },
    Scene {
        name: "start",
        kept: Kept::Both,
        open: |stage| stage.tell(Message::Listed(listings())),
        head: ["比較の一覧", "Comparisons"],
        seen: &[HELP, ["会計ソフト", "会計ソフト"], ["こわれたファイル.ron:12:5", "こわれたファイル.ron:12:5"]],
    },
    Scene {
        name: "services",
        kept: Kept::All,
        open: |stage| sample(stage, "down"),
        head: ["候補サービス 4 件", "4 candidate services"],
        seen: &[HELP, ["結論: 条件付き", "Conclusion: conditional"], ["例示リザーブ", "Example Reserve"]],
    },
    Scene {
        name: "services-empty",
        kept: Kept::None,
        open: |stage| stage.open(stage::comparison(&[])),
        head: ["候補サービス 0 件", "0 candidate services"],
        seen: &[HELP, ["a ", "a "]],
    },
    Scene {
        name: "check",
        kept: Kept::All,
        open: |stage| sample(stage, "enter G"),
        head: ["(1/4) 14/15", "(1/4) 14/15"],
        seen: &[
            HELP,
            ["13重利用終了時", "13I Secure your"],
            ["メモ (m)  根拠 (e)", "Note (m)  Evidence (e)"],
            ["1 はい", "1 yes"],
        ],
    },
    Scene {
        name: "check-no-reason",
        kept: Kept::None,
        open: |stage| sample(stage, "enter tab tab g down down down down down down down down down down down"),
        head: ["(3/4) 11/15", "(3/4) 11/15"],
        seen: &[["!いいえ", "!No"], ["理由がまだありません。r で", "No reason yet."]],
    },
    Scene {
        name: "certificates",
        kept: Kept::Both,
        open: |stage| sample(stage, "C"),
        head: ["架空予約帳 (1/4)", "Imaginary Booking Bo"],
        seen: &[HELP, ["ISMS", "ISMS"], ["注意2 参考2", "2 medium, 2 low"]],
    },
    Scene {
        name: "certificates-empty",
        kept: Kept::None,
        open: |stage| sample(stage, "down down down C x x x"),
        head: ["認証・マーク 0件", "certificates: 0"],
        seen: &[HELP, ["まだ記録されていません", "No certificate or mark of this service is recorded"]],
    },
    Scene {
        name: "certificate-form",
        kept: Kept::One,
        open: |stage| sample(stage, "down C enter"),
        head: ["見本お客さま台帳 / ISMS", "Sample Customer Ledger / ISMS"],
        seen: &[SAVE, CLOSE, ["立場", "Role"], ["適用範囲", "Scope"]],
    },
    Scene {
        name: "scheme-picker",
        kept: Kept::One,
        open: |stage| sample(stage, "C a"),
        head: ["どの制度ですか", "Which scheme?"],
        seen: &[CLOSE, ["Enter 選ぶ", "Enter pick"]],
    },
    Scene {
        name: "findings",
        kept: Kept::Both,
        open: |stage| sample(stage, "down down F"),
        head: ["例示リザーブ (3/4)", "Example Reserve (3/4)"],
        seen: &[HELP, ["要対応 ISMAP", "high ISMAP"], ["参考 CS", "low CS Gold"]],
    },
    Scene {
        name: "findings-accepted",
        kept: Kept::None,
        open: |stage| sample(stage, "down F G"),
        head: ["見本お客さま台帳 (2/4)", "Sample Customer Ledger (2"],
        seen: &[["了承済み", "accepted"]],
    },
    Scene {
        name: "schemes",
        kept: Kept::Both,
        open: |stage| sample(stage, "S down down down"),
        head: ["制度 69/69件", "Schemes 69/69"],
        seen: &[HELP, ["w 確かめる人", "w who checks"]],
    },
    Scene {
        name: "map",
        kept: Kept::Both,
        open: |stage| sample(stage, "S m a enter right right - -"),
        head: ["期待と効果の図", "Expectation map"],
        seen: &[HELP, ["実用域", "fit for"]],
    },
    Scene {
        name: "case",
        kept: Kept::Both,
        open: |stage| sample(stage, "S c"),
        head: ["事例（2012年）", "The case (2012)"],
        seen: &[HELP, ["手順と、当日したこと", "Planned vs. actual"]],
    },
    Scene {
        name: "export-form",
        kept: Kept::One,
        open: |stage| sample(stage, "E"),
        head: ["レポートを書き出す", "Export a report"],
        seen: &[SAVE, CLOSE],
    },
    Scene {
        name: "ask-letter",
        kept: Kept::None,
        open: |stage| sample(stage, "Q"),
        head: ["架空予約帳 (1/4) 質問", "Imaginary Booking Boo"],
        seen: &[HELP, ["送付状", "Covering letter"], ["自社名・連絡先・", "company, contact"]],
    },
    Scene {
        name: "ask-item",
        kept: Kept::Both,
        open: |stage| sample(stage, "Q down down down"),
        head: ["架空予約帳 (1/4) 質問", "Imaginary Booking Boo"],
        seen: &[HELP, ["Space 聞く・聞かない", "Space ask or not"]],
    },
    Scene {
        name: "written",
        kept: Kept::One,
        open: |stage| {
            sample(stage, "");
            stage.tell(Message::Written("/data/report.html".into(), Some(String::new())));
        },
        head: ["/data/report.html", "/data/report.html"],
        seen: &[["Enter 閉じる", "Enter close"], ["c コピー", "c copy"]],
    },
    Scene {
        name: "reply",
        kept: Kept::Both,
        open: |stage| {
            let mut comparison = store::sample(stage.lang);
            comparison.id = kumomi::model::Id("c".to_owned());
            stage.open(comparison);
            stage.reply();
        },
        head: ["架空予約帳: 回答.md", "Imaginary Booking"],
        seen: &[HELP, ["項目12", "item 12"], ["不明 > はい", "Unknown > Yes"], ["一部 > 一部", "Partly > Partly"]],
    },
    Scene {
        name: "compare",
        kept: Kept::All,
        open: |stage| sample(stage, "c g right"),
        head: ["比べる", "Compare"],
        seen: &[HELP, ["未回答", "Open"], ["d 違いだけ", "d differences"]],
    },
    Scene {
        name: "compare-open",
        kept: Kept::None,
        open: |stage| sample(stage, "c o"),
        head: ["未回答だけ", "open only"],
        seen: &[["13 利用終了時の", "13 Secure your"]],
    },
    Scene {
        name: "compare-many",
        kept: Kept::One,
        open: |stage| {
            let names: Vec<String> = (1..=12).map(|n| format!("クラウドサービス {n}")).collect();
            stage.open(stage::comparison(&names.iter().map(String::as_str).collect::<Vec<_>>()));
            stage.press("c 1 right 2 right 3 right right");
        },
        head: ["(5/12)", "(5/12)"],
        seen: &[HELP],
    },
    Scene {
        name: "note",
        kept: Kept::One,
        open: |stage| sample(stage, "enter g m"),
        head: ["架空予約帳 / 1 どの業務", "Imaginary Booking Book / 1"],
        seen: &[SAVE, CLOSE],
    },
    Scene {
        name: "evidence",
        kept: Kept::One,
        open: |stage| sample(stage, "enter g e"),
        head: ["根拠: どの業務で利用するか", "Evidence: Decide which work"],
        seen: &[CLOSE, ["自社の記録: クラウド利用台帳", "own record: Register of cloud use"]],
    },
    Scene {
        name: "evidence-form",
        kept: Kept::One,
        open: |stage| sample(stage, "enter g e a"),
        head: ["根拠", "Evidence"],
        seen: &[SAVE, CLOSE, ["内容・場所", "What and where"]],
    },
    Scene {
        name: "service-form",
        kept: Kept::One,
        open: |stage| sample(stage, "e"),
        head: ["架空予約帳", "Imaginary Booking Book"],
        seen: &[SAVE, CLOSE, ["事業者", "Provider"]],
    },
    Scene {
        name: "help",
        kept: Kept::Both,
        open: |stage| sample(stage, "enter ?"),
        head: ["ヘルプ", "Help"],
        seen: &[CLOSE, ["「はい」と答えて次の項目へ", "Answer Yes and go to the next item"]],
    },
    Scene {
        name: "palette",
        kept: Kept::One,
        open: |stage| sample(stage, "enter :"),
        head: ["コマンド (", "Commands ("],
        seen: &[CLOSE],
    },
    Scene {
        name: "search",
        kept: Kept::One,
        open: |stage| sample(stage, "enter / i s m s"),
        head: ["検索 (4 件)", "Search (4)"],
        seen: &[CLOSE, ["> isms", "> isms"]],
    },
    Scene {
        name: "reasons",
        kept: Kept::None,
        open: |stage| sample(stage, "enter R"),
        head: ["理由のない「いいえ」「対象外」 (1 件)", "No and N/A without a reason (1)"],
        seen: &[CLOSE, ["例示リザーブ / 12", "Example Reserve / 12"]],
    },
    Scene {
        name: "profile",
        kept: Kept::Both,
        open: |stage| {
            stage.open(stage::comparison(&["雲A", "雲B"]));
            stage.press("P down down down down space down down down down 3 2 3 up up");
        },
        head: ["利用条件", "Profile"],
        seen: &[SAVE, ["[x] ", "[x] "]],
    },
    Scene {
        name: "decide",
        kept: Kept::All,
        open: |stage| sample(stage, "D"),
        head: ["決める", "Decide"],
        seen: &[HELP, ["選べる", "clear"], ["15/15", "15/15"]],
    },
    Scene {
        name: "decide-open",
        kept: Kept::One,
        open: |stage| {
            let mut comparison = store::sample(stage.lang);
            comparison.record = Record::default();
            // Without those that can be chosen.
            let bad = ["019d6058", "019d7145"];
            comparison.services.retain(|service| bad.iter().any(|id| service.id.0.starts_with(id)));
            stage.open(comparison);
            stage.press("D");
        },
        head: ["決める", "Decide"],
        seen: &[HELP, ["保留", "pending"]],
    },
    Scene {
        name: "arithmetic",
        kept: Kept::One,
        open: |stage| sample(stage, "D down down ="),
        head: ["計算: 架空予約帳", "Arithmetic: Imaginary Booking Book"],
        seen: &[CLOSE],
    },
    Scene {
        name: "decision-form",
        kept: Kept::One,
        open: |stage| {
            let mut comparison = store::sample(stage.lang);
            comparison.record = Record::default();
            stage.open(comparison);
            stage.press("D d");
        },
        head: ["仮名よやく便", "Placeholder Bookings"],
        seen: &[SAVE, CLOSE],
    },
    Scene {
        name: "new-comparison",
        kept: Kept::One,
        open: |stage| {
            stage.tell(Message::Listed(Vec::new()));
            stage.press("n");
            stage.tell(Message::Checklists(vec!["クラウドサービス安全利用チェックシート".into(), "自社の表".into()]));
        },
        head: ["新しい比較", "New comparison"],
        seen: &[SAVE, CLOSE],
    },
    Scene {
        name: "conflict",
        kept: Kept::One,
        open: |stage| {
            sample(stage, "");
            stage.tell(Message::Conflict);
        },
        head: ["t ファイルの内容を使う", "t use the file"],
        seen: &[["o こちらの内容を使う", "o use yours"]],
    },
    Scene {
        name: "save-trouble",
        kept: Kept::One,
        open: |stage| {
            let reason = "/media/usb/c.ron: 空き容量がありません。";
            sample(stage, "");
            stage.tell(Message::SaveFailed(1, reason.into()));
            stage.tell(Message::StillUnsaved { reason: reason.into(), quitting: true });
        },
        head: ["空き容量がありません", "空き容量がありません"],
        seen: &[],
    },
];

impl Scene {
    fn at(&self, lang: Lang, size: (u16, u16)) -> Stage {
        let mut stage = Stage::empty(lang, size);
        (self.open)(&mut stage);
        stage
    }

    /// The pictures that are kept.
    fn pictures(&self) -> &'static [(Lang, (u16, u16))] {
        const ALL: [(Lang, (u16, u16)); 3] = [(Lang::Ja, USUAL), (Lang::En, USUAL), (Lang::Ja, WIDE)];
        &ALL[..self.kept as usize]
    }
}

#[test]
fn the_pictures_are_as_they_were() {
    for scene in SCENES {
        for (lang, (width, height)) in scene.pictures() {
            let name = format!("{}.{}.{width}x{height}", scene.name, lang.code());
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, scene.at(*lang, (*width, *height)).text());
            });
        }
    }
}

#[test]
fn no_picture_is_kept_that_nobody_takes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let taken: BTreeSet<String> = SCENES
        .iter()
        .flat_map(|scene| {
            scene
                .pictures()
                .iter()
                .map(|(lang, (width, height))| format!("{}.{}.{width}x{height}.snap", scene.name, lang.code()))
        })
        .collect();
    let kept = std::fs::read_dir(folder).expect("the pictures").map(|entry| entry.expect("an entry").file_name());
    let kept: Vec<String> = kept.map(|name| name.to_string_lossy().into_owned()).collect();
    let others: Vec<&String> = kept
        .iter()
        .filter(|name| SIZES.iter().any(|(width, height)| name.ends_with(&format!("{width}x{height}.snap"))))
        .filter(|name| !taken.contains(*name))
        .collect();
    assert!(others.is_empty(), "nobody takes {others:?}");
    assert!(taken.len() <= 60, "{} pictures are more than anybody looks at", taken.len());
}

#[test]
fn every_scene_shows_in_every_window_what_it_is_and_how_to_go_on() {
    let mut missing = Vec::new();
    for scene in SCENES {
        for (lang, size) in Lang::ALL.into_iter().flat_map(|lang| SIZES.map(|size| (lang, size))) {
            let screen = scene.at(lang, size).text();
            let wanted = scene.seen.iter().filter(|_| size != SIZES[0]).chain([&scene.head]);
            for words in wanted.map(|[ja, en]| lang.pick(ja, en)).filter(|words| !screen.contains(**words)) {
                missing.push(format!("{} {lang:?} {size:?}: “{words}” is not seen\n{screen}", scene.name));
            }
            if screen.lines().last().is_none_or(|bar| bar.trim().is_empty()) {
                missing.push(format!("{} {lang:?} {size:?}: no key is named at the bottom\n{screen}", scene.name));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_verdict_is_cut_in_any_window() {
    for (lang, size) in Lang::ALL.into_iter().flat_map(|lang| SIZES.map(|size| (lang, size))) {
        let mut stage = Stage::opened(lang, size, stage::comparison(&["雲A", "雲B"]));
        stage.press("enter 1 2 3 4 5 g");
        let (check, compare) = (stage.text(), stage.press("c").text());
        for verdict in Verdict::ALL.into_iter().map(Some).chain([None]) {
            let word = Verdict::word_of(verdict, lang);
            for (name, screen) in [("check", &check), ("compare", &compare)] {
                let stands = screen.lines().any(|line| {
                    line.split(word).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '.'))
                });
                assert!(stands, "{name} {lang:?} {size:?}: {word}\n{screen}");
            }
        }
    }
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
