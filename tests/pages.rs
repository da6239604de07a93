//! What is told about a thing is told once: every text of a page stands on its screen and in what its command prints, and its
//! labels in the report, where that tells the thing. And a picture of every page, in both languages.
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test pages`, then look at the difference.

mod stage;
#[path = "cli/world.rs"]
#[allow(dead_code, reason = "these tests use a part of it")]
mod world;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use kumomi::{
    exchange::receive::{self, Preview, Taker},
    model::{
        Answer, Catalogue, Checklist, Comparison, Day, Finding, FindingRule, Lang, Question, Record, Service, findings,
        findings_of, rank, settle, swings,
    },
    pages::{
        Page, Role, answer, arithmetic, case, certificate, credit, finding,
        flow::{Laid, lay},
        item, map, profile, ranking, record, scheme, settlement, support,
    },
    report::{self, Format, Subject},
    store,
    tui::message::Library,
};
use ratatui::buffer::Buffer;
use stage::{Stage, library};
use world::World;

/// A page, and where it is told.
struct Told {
    name: &'static str,
    /// The page as data.
    page: fn(&Sample) -> Page,
    /// From the services of the sample to the screen that shows it.
    open: fn(&mut Stage),
    /// The command that prints it; empty where there is none. The sample lies in `sample.ron`.
    command: &'static [&'static str],
    /// Whether the report tells the same.
    reported: bool,
}

/// Every page.
const PAGES: &[Told] = &[
    Told {
        name: "arithmetic",
        page: |sample| {
            arithmetic::page(sample.service("架空予約帳", "Imaginary Booking Book"), &sample.comparison, sample.lang)
        },
        open: |stage| _ = stage.press("D down down ="),
        command: &["decide", "sample.ron", "--arithmetic"],
        // The report has one table of all items, with the services side by side.
        reported: false,
    },
    Told {
        name: "answer",
        page: |sample| {
            let (question, answer) = (sample.question(8), sample.answer(8));
            let mut page = answer::page(answer, question.side, |_| String::new(), sample.lang);
            page.add(answer::earlier(&answer.earlier, sample.lang));
            page
        },
        open: |stage| _ = stage.press(&format!("enter g{}", " down".repeat(8))),
        command: &["show", "sample.ron"],
        reported: true,
    },
    Told {
        name: "certificate",
        page: |sample| {
            let (comparison, catalogue) = (&sample.comparison, &sample.library.catalogue);
            let service = sample.service("見本お客さま台帳", "Sample Customer Ledger");
            let found = findings_of(service, comparison, Some(catalogue), sample.today);
            certificate::page(&service.certificates[0], &found, comparison, catalogue, sample.lang)
        },
        open: |stage| _ = stage.press("down C"),
        command: &["cert", "list", "sample.ron"],
        reported: true,
    },
    Told {
        name: "item",
        page: |sample| {
            let (question, list) = (sample.question(9), &sample.list);
            let mut page = item::question(&question.question, question.side, sample.lang);
            let item = list.item(&question.id).expect("an item of the list");
            page.add(item::guide(item, &list.sources, |_| String::new(), sample.lang));
            page
        },
        open: |stage| _ = stage.press(&format!("enter g{}", " down".repeat(9))),
        command: &["checklists", "show", "ipa-cloud-15"],
        reported: false,
    },
    Told {
        name: "support",
        page: |sample| {
            let (comparison, catalogue) = (&sample.comparison, &sample.library.catalogue);
            let service = sample.service("架空予約帳", "Imaginary Booking Book");
            let found = findings_of(service, comparison, Some(catalogue), sample.today);
            let shown = (service, sample.question(9));
            support::page(shown, &found, comparison, catalogue, |_| "-".to_owned(), sample.lang)
        },
        open: |stage| _ = stage.press(&format!("enter g{}", " down".repeat(9))),
        command: &[],
        reported: false,
    },
    Told {
        name: "reply",
        page: |sample| {
            let preview = sample.preview();
            let mut page = receive::page::entry(&preview.entries[0], sample.lang);
            page.text(Role::Text, receive::page::meaning(preview.entries[0].state, sample.lang));
            page.text(Role::Text, receive::page::kept(sample.lang));
            page.add(receive::page::blank(&preview, &sample.comparison, sample.lang));
            page
        },
        open: |stage| stage.reply(),
        command: &["receive", "sample.ron", "reply.md"],
        reported: false,
    },
    Told {
        name: "reply-stray",
        page: |sample| {
            let mut page = receive::page::stray(&sample.preview().not_understood[0], sample.lang);
            page.text(Role::Text, receive::page::not_taken(sample.lang));
            page
        },
        open: |stage| {
            stage.reply();
            stage.press("G");
        },
        command: &["receive", "sample.ron", "reply.md"],
        reported: false,
    },
    Told {
        name: "scheme",
        page: |sample| {
            let known = sample.library;
            let scheme = known.catalogue.scheme("cs-mark-silver").expect("it is known");
            scheme::page(scheme, &known.catalogue, &known.questions, sample.lang)
        },
        open: |stage| _ = stage.press("S down down down down"),
        command: &["schemes", "show", "cs-mark-silver"],
        reported: false,
    },
    Told {
        name: "case-chapter",
        page: |sample| {
            let known = sample.library;
            let [.., (head, chapter), _, _] = case::chapters(&known.study, &known.catalogue, sample.lang);
            let mut page = Page::default();
            page.head(head);
            page.add(chapter);
            page.add(credit::source(&known.study, sample.lang));
            page
        },
        open: |stage| _ = stage.press("S c down down down down"),
        command: &["schemes", "case"],
        reported: false,
    },
    Told {
        name: "case-lesson",
        page: |sample| {
            let known = sample.library;
            let lesson = &known.study.case.lessons[8];
            case::lesson(9, lesson, &known.study, &known.catalogue, &known.questions, sample.lang)
        },
        open: |stage| _ = stage.press(&format!("S c{}", " down".repeat(15))),
        command: &["schemes", "case"],
        reported: false,
    },
    Told {
        name: "findings",
        page: |sample| {
            let found = findings(&sample.comparison, Some(&sample.library.catalogue), sample.today);
            let one = found.iter().find(|one| one.rule() == FindingRule::NotFound).expect("it is not in a register");
            finding::page(one, &sample.comparison, &sample.library.catalogue, sample.lang)
        },
        open: |stage| _ = stage.press("down down F"),
        command: &["findings", "sample.ron"],
        reported: true,
    },
    Told {
        name: "map-state",
        page: |sample| {
            let (study, catalogue) = (&sample.library.study, &sample.library.catalogue);
            let mut page = map::state(&study.map.states[1], study, catalogue, sample.lang);
            page.add(map::reading(study, catalogue, sample.lang));
            page
        },
        open: |stage| _ = stage.press("S m down"),
        command: &["schemes", "map"],
        reported: false,
    },
    Told {
        name: "map-placement",
        page: |sample| {
            let (study, catalogue) = (&sample.library.study, &sample.library.catalogue);
            map::placement(&sample.comparison.placements[1], study, catalogue, sample.lang)
        },
        open: |stage| _ = stage.press("S m down down down down down"),
        command: &["schemes", "map", "sample.ron"],
        reported: false,
    },
    Told {
        name: "profile",
        page: |sample| {
            let (profile, guide) = (sample.comparison.profile.clone().unwrap_or_default(), sample.list.guide.as_ref());
            profile::page(&profile, guide, "", sample.lang)
        },
        open: |stage| _ = stage.press("P"),
        command: &["profile", "sample.ron"],
        // The report tells in one line each what was chosen.
        reported: false,
    },
    Told {
        name: "weights",
        page: |sample| profile::weights(&sample.comparison, &sample.comparison.emphasis, sample.lang),
        open: |stage| _ = stage.press("P"),
        command: &["profile", "sample.ron"],
        reported: true,
    },
    Told {
        name: "ranking",
        page: |sample| {
            let ranked = rank(&sample.comparison);
            let mut page = ranking::page(&sample.comparison, &ranked, &Catalogue::nothing(), first, sample.lang);
            page.add(ranking::legend(sample.lang));
            page
        },
        open: |stage| _ = stage.press("D"),
        command: &["decide", "sample.ron"],
        reported: true,
    },
    Told {
        name: "settlement",
        page: |sample| {
            let (comparison, ranked) = (&sample.comparison, rank(&sample.comparison));
            let swings = swings(comparison);
            settlement::page(comparison, Some(&sample.list), &ranked, &settle(&ranked), swings.as_deref(), sample.lang)
        },
        open: |stage| _ = stage.press("D"),
        command: &["decide", "sample.ron"],
        reported: true,
    },
    Told {
        name: "record",
        page: |sample| {
            let comparison = &sample.comparison;
            record::page(comparison, &rank(comparison), &record::changed(comparison), "", sample.lang)
        },
        open: |stage| _ = stage.press("D"),
        command: &["decide", "sample.ron"],
        reported: true,
    },
];

/// Pages that tell of two services of the sample before there is a decision.
const UNDECIDED: [&str; 1] = ["settlement"];

/// Everything is told of the first service of an order, about which nothing was noticed.
fn first<'a>(place: usize) -> Option<Vec<&'a Finding>> {
    (place == 0).then(Vec::new)
}

/// Where a text is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Screen,
    Command,
    Report,
}

/// A text of a page that one place does not have.
struct Exception {
    page: &'static str,
    place: Place,
    /// In Japanese and in English.
    texts: [&'static str; 2],
    #[allow(dead_code, reason = "for who reads the list")]
    because: &'static str,
}

/// What need not stand everywhere. At most ten, each with its reason.
const EXCEPTIONS: &[Exception] = &[];

/// So big that no page has to be scrolled.
const BIG: (u16, u16) = (240, 500);
/// The columns of the pictures.
const WIDTH: usize = 80;

/// The sample in one language, with what it is judged by.
struct Sample {
    lang: Lang,
    comparison: Comparison,
    list: Checklist,
    library: &'static Library,
    today: Day,
}

impl Sample {
    fn new(told: &Told, lang: Lang, today: Day) -> Sample {
        static LIBRARY: LazyLock<std::sync::Arc<Library>> = LazyLock::new(library);
        let (mut comparison, list) = (store::sample(lang), store::builtin_checklist());
        if UNDECIDED.contains(&told.name) {
            comparison.record = Record::default();
            // Without those that can be chosen.
            let bad = ["019d6058", "019d7145"];
            comparison.services.retain(|service| bad.iter().any(|id| service.id.0.starts_with(id)));
        }
        Sample { lang, comparison, list, library: &LIBRARY, today }
    }

    /// The service whose name begins so in Japanese, or in English.
    fn service(&self, ja: &str, en: &str) -> &Service {
        let name = self.lang.pick(ja, en);
        self.comparison.services.iter().find(|service| service.name.starts_with(name)).expect(name)
    }

    /// A question by its place.
    fn question(&self, n: usize) -> &Question {
        self.comparison.questions.items().nth(n).expect("an item")
    }

    /// What the first service answered to it.
    fn answer(&self, n: usize) -> &Answer {
        self.comparison.services[0].answer(&self.question(n).id).expect("it is answered")
    }

    /// What would become of the answers of the first service with its provider's reply.
    fn preview(&self) -> Preview {
        let reply = stage::reply(&self.comparison, self.lang);
        let reply = receive::read(reply.as_bytes(), "reply.md").expect("a reply");
        let taker = Taker { by: "山田".to_owned(), today: self.today, lang: self.lang };
        receive::plan(&self.comparison, &self.comparison.services[0].id, &reply, &taker).expect("it fits")
    }

    /// The screen that shows a page.
    fn screen(&self, told: &Told) -> Buffer {
        let mut stage = Stage::opened(self.lang, BIG, self.comparison.clone());
        (told.open)(&mut stage);
        stage.draw().0
    }

    /// What its command prints.
    fn printed(&self, told: &Told) -> Buffer {
        let world = World::new();
        world.write("sample.ron", store::render(&self.comparison));
        world.write("reply.md", stage::reply(&self.comparison, self.lang));
        let lang = format!("--lang={}", self.lang.code());
        let run = world.run([lang.as_str()].into_iter().chain(told.command.iter().copied()));
        assert!(run.code <= 1, "{run:?}");
        Buffer::with_lines(run.out.lines())
    }

    /// The report as Markdown, without its escapes.
    fn report(&self) -> Buffer {
        let subject = Subject::new(&self.comparison, Some(&self.list), &self.library.catalogue, self.today);
        let bytes = report::bytes(&subject, Format::Markdown, self.lang, true).expect("a report");
        let text = String::from_utf8(bytes).expect("UTF-8").replace('\\', "");
        Buffer::with_lines(text.lines())
    }
}

/// The day of whoever runs the command.
fn real_today() -> Day {
    let date = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::get("Asia/Tokyo").expect("a zone")).date();
    date.to_string().parse().expect("a day")
}

/// A text without blanks and line ends.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a place shows.
struct Shown {
    /// What stands in each row: its column, and one character or more in one cell.
    rows: Vec<Vec<(u16, String)>>,
    /// All of it from the top, as [`solid`] text.
    flat: String,
}

impl Shown {
    fn new(shown: &Buffer) -> Shown {
        let row = |y| {
            let cells = (shown.area.left()..shown.area.right()).map(|x| (x, shown[(x, y)].symbol().trim()));
            cells.filter(|(_, symbol)| !symbol.is_empty()).map(|(x, symbol)| (x, symbol.to_owned())).collect()
        };
        let rows: Vec<Vec<(u16, String)>> = (shown.area.top()..shown.area.bottom()).map(row).collect();
        let flat = rows.iter().flatten().map(|(_, symbol)| symbol.as_str()).collect();
        Shown { rows, flat }
    }

    /// Whether a text stands there. It may go on below its first line; blanks and line ends do not count.
    fn has(&self, text: &str) -> bool {
        let text = solid(text);
        let begins = |y: usize| {
            let mut cells = self.rows[y].iter().enumerate();
            cells.any(|(n, (left, symbol))| text.starts_with(symbol) && self.goes_on(&text, (n, y), *left))
        };
        self.flat.contains(&text) || (0..self.rows.len()).any(begins)
    }

    /// Whether a text stands from the `n`th character of row `y` on, each further line beginning in the column `left`.
    fn goes_on(&self, text: &str, (n, y): (usize, usize), left: u16) -> bool {
        let here = self.rows[y].get(n);
        let rest = here.and_then(|(_, symbol)| text.strip_prefix(symbol));
        let below = || {
            let row = self.rows.get(y + 1)?;
            Some((row.binary_search_by_key(&left, |(x, _)| *x).ok()?, y + 1))
        };
        text.is_empty()
            || rest.is_some_and(|rest| self.goes_on(rest, (n + 1, y), left))
            || below().is_some_and(|at| here.is_none_or(|(x, _)| *x != left) && self.goes_on(text, at, left))
    }

    /// The texts that do not stand there.
    fn lacks<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        texts.map(str::trim).filter(|text| !self.has(text)).collect()
    }
}

/// What of a page a place does not tell.
fn lacking(told: &Told, place: Place, lang: Lang) -> Vec<String> {
    let day = if place == Place::Command { real_today() } else { stage::today() };
    let sample = Sample::new(told, lang, day);
    let page = (told.page)(&sample);
    let lacks = match place {
        Place::Screen => Shown::new(&sample.screen(told)).lacks(page.texts()),
        Place::Command => Shown::new(&sample.printed(told)).lacks(page.texts()),
        Place::Report => Shown::new(&sample.report()).lacks(page.labels()),
    };
    lacks.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_place_tells_the_page_in_the_same_words() {
    let mut used = Vec::new();
    let mut missing = Vec::new();
    for told in PAGES {
        let places = [
            Some(Place::Screen),
            (!told.command.is_empty()).then_some(Place::Command),
            told.reported.then_some(Place::Report),
        ];
        for (place, lang) in places.into_iter().flatten().flat_map(|place| Lang::ALL.map(|lang| (place, lang))) {
            for text in lacking(told, place, lang) {
                let is = |one: &&Exception| {
                    (one.page, one.place) == (told.name, place) && lang.pick(one.texts[0], one.texts[1]) == text
                };
                match EXCEPTIONS.iter().position(|one| is(&one)) {
                    Some(n) => used.push(n),
                    None => missing.push(format!("{} {place:?} {}: {text}", told.name, lang.code())),
                }
            }
        }
    }
    assert!(missing.is_empty(), "not told there:\n{}", missing.join("\n"));
    let unused = (0..EXCEPTIONS.len()).filter(|n| !used.contains(n)).map(|n| EXCEPTIONS[n].texts);
    assert_eq!(unused.collect::<Vec<_>>(), [[""; 2]; 0], "they are no exceptions");
    assert!(EXCEPTIONS.len() <= 10);
}

#[test]
fn a_word_that_one_place_does_not_have_is_noticed() {
    let other = |sample: &Sample| {
        let mut page = (PAGES[0].page)(sample);
        page.head("新しい見出し");
        page.fact("新しい名前", "新しい中身");
        page
    };
    let told = Told { page: other, ..PAGES[0] };
    for place in [Place::Screen, Place::Command] {
        assert_eq!(lacking(&told, place, Lang::Ja), ["新しい見出し", "新しい名前:", "新しい中身"]);
    }
    let lacks = lacking(&told, Place::Report, Lang::Ja);
    assert!(lacks.ends_with(&["新しい見出し".to_owned(), "新しい名前".to_owned()]), "{lacks:?}");
    let shown = Shown::new(&Buffer::with_lines(["│ab  x│", "│c   y│", "│d    │"]));
    assert!(["abcd", "xy", "a b", "y"].iter().all(|text| shown.has(text)));
    assert!(["abd", "cd x", "ba", "yx"].iter().all(|text| !shown.has(text)));
}

#[test]
fn the_pictures_of_the_pages() {
    for told in PAGES {
        for lang in Lang::ALL {
            let page = (told.page)(&Sample::new(told, lang, stage::today()));
            let line = |line: Laid| if line.head { format!("[{}]\n", line.text()) } else { line.text() + "\n" };
            let text: String = lay(&page, WIDTH).into_iter().map(line).collect();
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("page-{}.{}", told.name, lang.code()), text);
            });
        }
    }
}

/// The files below `src` and `assets` that have a text in quotes, without those that are an example of what people write.
fn files_with(text: &str) -> Vec<String> {
    fn within(folder: &Path, all: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { within(&path, all) } else { all.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    ["src", "assets"].iter().for_each(|folder| within(&root.join(folder), &mut all));
    let quoted = format!("\"{text}\"");
    all.retain(|path| fs::read_to_string(path).is_ok_and(|source| source.contains(&quoted)));
    let below = |path: &PathBuf| path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
    all.iter().map(below).collect()
}

#[test]
fn another_wording_is_one_change_in_one_file() {
    for (what, text, file) in [
        ("the label of a fact", "有効期限", "src/pages/certificate.rs"),
        ("the label of a field", "プランなどの条件", "src/model/problem.rs"),
        ("the heading of the decision", "決定の記録", "src/pages/labels.rs"),
        ("the sentence of a finding", "登録証で適用範囲を読み、そのまま書き写してください。", "assets/findings.ron"),
    ] {
        assert_eq!(files_with(text), [file], "{what}");
    }
}
