//! Keeps the walls of the house (`ARCHITECTURE.md`): reads the sources and names every breach as `file:line: rule`.
//! The second half feeds faulty code to the same checks, so that a wall that no longer holds anything is noticed too.

#[path = "house/circles.rs"]
mod circles;
#[path = "house/homes.rs"]
mod homes;
#[path = "house/paths.rs"]
mod paths;
#[path = "house/source.rs"]
mod source;
#[path = "house/walls.rs"]
mod walls;
#[path = "house/words.rs"]
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use circles::circles;
use homes::Homes;
use paths::Named;
use source::{Token, tokens, without_tests};
use walls::{WALLS, is_in};

const NO_MOD_RS: &str = "A room is `room.rs` and `room/`, not `mod.rs`.";
const HEADER: &str = "Every file starts with `//!`: what it is, what it must not know.";
const NAMES: &str = "No Manager, Handler, Helper, Util or Common: a name says what the thing is.";
const PRINTS: &str = "Nothing prints past the safe ways out: no `println!`, `eprintln!`, `print!`, `eprint!`, `dbg!`.";
const UNFINISHED: &str = "Nothing is left half done: no `todo!`, `unimplemented!`, TODO or FIXME.";
const LONG: &str = "A file of more than 400 lines says in its header `Long because` ….";
const GLOBS: &str = "No prelude and no glob import outside tests.";
const EDITS: &str = "Only the model assigns the fields of a comparison; everybody else applies an `Edit`.";
const CIRCLES: &str = "No circle of files: no file imports, by whatever way round, a file that imports it.";

/// The rules about the shape of the code, beside the walls.
const SHAPES: [&str; 9] = [NO_MOD_RS, HEADER, NAMES, PRINTS, UNFINISHED, LONG, GLOBS, EDITS, CIRCLES];
/// What a comparison and a service are called where somebody has one.
const COMPARISONS: [&str; 2] = ["comparison", "service"];
/// Methods of a list that change it.
const CHANGING: [&str; 14] = [
    "push",
    "insert",
    "remove",
    "swap_remove",
    "retain",
    "clear",
    "extend",
    "truncate",
    "swap",
    "drain",
    "splice",
    "sort",
    "reverse",
    "append",
];
const LONGEST: usize = 400;
const EMPTY_NAMES: [&str; 5] = ["manager", "handler", "helper", "util", "common"];
const PRINTING: [&str; 5] = ["println", "eprintln", "print", "eprint", "dbg"];

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Breach {
    file: String,
    line: usize,
    law: &'static str,
    what: String,
}

/// One source file: its path below the repository, such as `src/model/edit.rs`, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    /// The path below `src/` without `.rs`.
    fn place(&self) -> &str {
        let path = self.path.strip_prefix("src/").unwrap_or(&self.path);
        path.strip_suffix(".rs").unwrap_or(path)
    }

    /// The module, such as `["crate", "model", "edit"]`.
    fn module(&self) -> Vec<String> {
        let parts = self.place().split('/').filter(|part| !matches!(*part, "lib" | "main"));
        std::iter::once("crate").chain(parts).map(str::to_owned).collect()
    }

    fn breach(&self, line: usize, law: &'static str, what: impl Into<String>) -> Breach {
        Breach { file: self.path.clone(), line, law, what: what.into() }
    }
}

/// The files that are no tests, with their code.
fn code_of(files: &[File]) -> Vec<(&File, Vec<Token>)> {
    let mut tests = BTreeSet::new();
    let read: Vec<(&File, Vec<Token>)> = files
        .iter()
        .map(|file| {
            let (code, modules) = without_tests(&tokens(&file.text));
            let folder = match file.place() {
                "lib" | "main" => String::new(),
                place => format!("{place}/"),
            };
            tests.extend(modules.into_iter().map(|name| format!("{folder}{name}")));
            (file, code)
        })
        .collect();
    // What stands below a test is a test, too.
    let is_test = |file: &File| tests.iter().any(|test| is_in(file.place(), test));
    read.into_iter().filter(|(file, _)| !is_test(file)).collect()
}

/// All breaches in these files, in order.
fn breaches(files: &[File]) -> Vec<Breach> {
    let code = code_of(files);
    let mut found: BTreeSet<Breach> = files.iter().flat_map(shape_of_file).collect();
    let homes = Homes::new(&code);
    for ((file, code), named) in code.iter().zip(&homes.named) {
        found.extend(shape_of_code(file, code, named));
        found.extend(walls_of(file, code, named, &homes));
        if !is_in(file.place(), "model") {
            found.extend(assignments(file, code));
        }
    }
    for (circle, count) in circles(&code, &homes) {
        let round: Vec<&str> = circle.files.iter().map(|file| file.place()).collect();
        let what = format!("{}; {count} files hang together", round.join(" -> "));
        found.insert(circle.files[0].breach(circle.line, CIRCLES, what));
    }
    found.into_iter().collect()
}

fn shape_of_file(file: &File) -> Vec<Breach> {
    let mut found = Vec::new();
    if file.place() == "mod" || file.place().ends_with("/mod") {
        found.push(file.breach(1, NO_MOD_RS, "mod.rs"));
    }
    if !file.text.starts_with("//!") {
        found.push(file.breach(1, HEADER, "no header"));
    }
    let name = file.place().rsplit('/').next().unwrap_or_default();
    if name.split('_').any(says_nothing) {
        found.push(file.breach(1, NAMES, name));
    }
    for (n, line) in file.text.lines().enumerate() {
        let mut words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        if let Some(word) = words.find(|word| ["TODO", "FIXME"].contains(word)) {
            found.push(file.breach(n + 1, UNFINISHED, word));
        }
    }
    let header: String = file.text.lines().take_while(|line| line.starts_with("//!")).collect();
    let length = file.text.lines().count();
    if length > LONGEST && !header.contains("Long because") {
        found.push(file.breach(LONGEST + 1, LONG, format!("{length} lines")));
    }
    found
}

fn says_nothing(word: &str) -> bool {
    let word = word.to_lowercase();
    EMPTY_NAMES.iter().any(|empty| word == *empty || word == format!("{empty}s") || word == format!("{empty}ities"))
}

/// `FileManager` as `File`, `Manager`.
fn humps(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if !c.is_uppercase() => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

fn shape_of_code(file: &File, code: &[Token], named: &[Named]) -> Vec<Breach> {
    let mut found = Vec::new();
    for (n, token) in code.iter().enumerate() {
        let next = code.get(n + 1).map_or("", |token| token.text.as_str());
        let defines = ["struct", "enum", "trait", "type", "union", "mod"].contains(&token.text.as_str());
        if defines && humps(next).iter().flat_map(|hump| hump.split('_')).any(says_nothing) {
            found.push(file.breach(token.line, NAMES, next));
        }
        if next != "!" {
            continue;
        }
        // The one error message of a program that could not even start.
        let allowed = file.path == "src/main.rs" && token.text == "eprintln";
        if PRINTING.contains(&token.text.as_str()) && !allowed {
            found.push(file.breach(token.line, PRINTS, format!("{}!", token.text)));
        }
        if ["todo", "unimplemented"].contains(&token.text.as_str()) {
            found.push(file.breach(token.line, UNFINISHED, format!("{}!", token.text)));
        }
    }
    for path in named {
        let glob = path.parts.last().is_some_and(|part| part == "*");
        if path.import && (glob || path.parts.iter().any(|part| part == "prelude")) {
            found.push(file.breach(path.line, GLOBS, path.parts.join("::")));
        }
    }
    found
}

/// Where something of a comparison is assigned, changed in place, lent out to be changed, or the whole is put together.
fn assignments(file: &File, code: &[Token]) -> Vec<Breach> {
    let text = |n: usize| code.get(n).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for (n, token) in code.iter().enumerate() {
        // `Comparison { ..`, but not `-> Comparison {` nor `impl Comparison {`.
        let before = text(n.wrapping_sub(1));
        let put_together = text(n) == "Comparison"
            && text(n + 1) == "{"
            && !["", ">", "&", "impl", "for", "struct", ":"].contains(&before);
        if put_together {
            found.push(file.breach(token.line, EDITS, format!("{} {{", text(n))));
        }
        if !COMPARISONS.contains(&text(n)) || text(n + 1) != "." {
            continue;
        }
        let mut end = n + 1;
        while text(end) == "." && !text(end + 1).is_empty() && text(end + 2) != "(" {
            end += 2;
        }
        if end == n + 1 {
            continue;
        }
        let assigned = text(end) == "=" && text(end + 1) != "=" && text(end + 1) != ">";
        let added = ["+", "-"].contains(&text(end)) && text(end + 1) == "=";
        let changed = text(end) == "." && CHANGING.contains(&text(end + 1).trim_end_matches("_by_key"));
        let lent = before == "mut" && text(n.wrapping_sub(2)) == "&";
        if assigned || added || changed || lent {
            let path: Vec<&str> = (n..end).map(text).collect();
            found.push(file.breach(token.line, EDITS, path.concat()));
        }
    }
    found
}

/// Breaches of the walls, by what a path says and by where its name is at home.
fn walls_of(file: &File, code: &[Token], named: &[Named], homes: &Homes) -> Vec<Breach> {
    let mut found = Vec::new();
    for wall in WALLS {
        let here = |rooms: &[&str]| rooms.iter().any(|room| is_in(file.place(), room));
        if !here(wall.rooms) || here(wall.except) {
            continue;
        }
        for never in wall.never {
            if let Some(method) = never.strip_prefix('.') {
                let calls = code
                    .windows(3)
                    .filter(|three| three[0].text == "." && three[1].text == method && three[2].text == "(");
                found.extend(calls.map(|three| file.breach(three[1].line, wall.law, *never)));
                continue;
            }
            let hits = named.iter().filter(|one| names(&one.parts, never) || names(&homes.path(&one.parts), never));
            found.extend(hits.map(|one| file.breach(one.line, wall.law, one.parts.join("::"))));
        }
    }
    found
}

/// Whether a path is what a wall forbids.
fn names(path: &[String], never: &str) -> bool {
    let parts: Vec<&str> = never.split("::").collect();
    match parts.strip_prefix(&["*"]) {
        Some(inside) => path.windows(inside.len()).any(|some| some == inside),
        None => path.len() >= parts.len() && path.iter().zip(&parts).all(|(one, other)| one == other),
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, into: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            let below = path.strip_prefix(root()).expect("below the repository");
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            into.push(File::new(&parts.join("/"), &text));
        }
    }
}

#[test]
fn the_walls_stand() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    assert!(files.len() > 10, "the sources were found");
    let list: Vec<String> = breaches(&files)
        .iter()
        .map(|breach| format!("{}:{}: {} ({})", breach.file, breach.line, breach.law, breach.what))
        .collect();
    assert!(list.is_empty(), "{} breaches:\n{}", list.len(), list.join("\n"));
}

/// How many lines of code there may be, without tests, comments and blank lines: 26,500 for what the program did before
/// evidence counted, and 5,120 for what came with that rule.
const MOST_CODE: usize = 31_620;

/// The lines on which code stands.
fn lines_of_code(code: &[Token]) -> usize {
    let mut lines = BTreeSet::new();
    for token in code {
        let text = if token.literal.is_empty() { "x" } else { &token.literal };
        let said = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines.extend(said.map(|(n, _)| token.line + n));
    }
    lines.len()
}

#[test]
fn the_house_grows_no_further() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut rooms: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, code) in code_of(&files) {
        *rooms.entry(file.place().split('/').next().unwrap_or_default()).or_default() += lines_of_code(&code);
    }
    let all: usize = rooms.values().sum();
    assert!(all <= MOST_CODE, "{all} lines of code, {MOST_CODE} are allowed: {rooms:?}");
    assert!(all > 10_000, "the sources were found");
}

#[test]
fn code_is_counted_without_tests_comments_and_blank_lines() {
    let text = "//! A.\n\nfn f() {\n    // Why.\n    g(\"a\n\nb\") /* c\n */\n}\n#[cfg(test)]\nmod tests {\n    fn h() {}\n}\n";
    let file = File::new("src/a.rs", text);
    assert_eq!(lines_of_code(&code_of(&[file])[0].1), 4);
}

#[test]
fn the_architecture_page_tells_every_rule() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md can be read");
    for law in WALLS.iter().map(|wall| wall.law).chain(SHAPES) {
        assert!(page.contains(law), "ARCHITECTURE.md lacks: {law}");
    }
}

// From here on: the checks themselves are checked.

/// The laws that this code breaks when it stands in this file.
fn broken(path: &str, code: &str) -> Vec<&'static str> {
    let file = File::new(path, &format!("//! A file.\n{code}"));
    breaches(&[file]).into_iter().map(|breach| breach.law).collect()
}

#[test]
fn every_row_of_every_wall_can_fail() {
    for wall in WALLS {
        for (room, never) in wall.rooms.iter().flat_map(|room| wall.never.iter().map(move |never| (room, never))) {
            let path = match *room {
                "" => "src/lib.rs".to_owned(),
                room => format!("src/{room}/some.rs"),
            };
            let tail = never.trim_start_matches("*::");
            let codes = match never.strip_prefix('.') {
                Some(method) => vec![format!("fn f() {{ x.{method}(); }}")],
                None => vec![
                    format!("use {}{tail};", if tail == *never { "" } else { "any::" }),
                    format!("fn f() {{ {}{tail}::x(); }}", if tail == *never { "" } else { "any::" }),
                ],
            };
            for code in codes {
                assert!(broken(&path, &code).contains(&wall.law), "{path}: `{code}` breaks: {}", wall.law);
            }
        }
    }
}

#[test]
fn every_shape_can_fail() {
    let long = "// line\n".repeat(LONGEST);
    for (path, code, law) in [
        ("src/model/mod.rs", "", NO_MOD_RS),
        ("src/store/file_helpers.rs", "", NAMES),
        ("src/store/a.rs", "pub struct FileManager;", NAMES),
        ("src/store/a.rs", "enum HandlerKind {}", NAMES),
        ("src/store/a.rs", "mod string_utils;", NAMES),
        ("src/store/a.rs", "fn f() { println!(); }", PRINTS),
        ("src/main.rs", "fn f() { print!(); }", PRINTS),
        ("src/store/a.rs", "fn f() { dbg!(1); }", PRINTS),
        ("src/store/a.rs", "fn f() { todo!() }", UNFINISHED),
        ("src/store/a.rs", "fn f() { unimplemented!(\"later\") }", UNFINISHED),
        ("src/store/a.rs", "// TODO: more", UNFINISHED),
        ("src/store/a.rs", "/* FIXME */", UNFINISHED),
        ("src/store/a.rs", long.as_str(), LONG),
        ("src/store/a.rs", "use super::*;", GLOBS),
        ("src/store/a.rs", "use std::{fs::{self, *}, io};", GLOBS),
        ("src/store/a.rs", "use proptest::prelude::any;", GLOBS),
        ("src/tui/a.rs", "fn f() { comparison.title = x; }", EDITS),
        ("src/tui/a.rs", "fn f() { opened.comparison.record.decision = None; }", EDITS),
        ("src/tui/a.rs", "fn f() { comparison.services.push(x); }", EDITS),
        ("src/cli/a.rs", "fn f() { comparison.services.sort_by_key(|x| x); }", EDITS),
        ("src/cli/a.rs", "fn f() { service.memo += x; }", EDITS),
        ("src/cli/a.rs", "fn f() { g(&mut service.answers[0]); }", EDITS),
        ("src/cli/a.rs", "fn f() { Arc::make_mut(&mut comparison.questions); }", EDITS),
        ("src/cli/a.rs", "fn f() -> Comparison { Comparison { title, ..old } }", EDITS),
    ] {
        assert_eq!(broken(path, code), [law], "{path}: {}", &code[..code.len().min(60)]);
    }
    let bare = breaches(&[File::new("src/store/a.rs", "pub mod a;")]);
    assert_eq!(bare.iter().map(|breach| breach.law).collect::<Vec<_>>(), [HEADER]);
}

#[test]
fn detours_do_not_help() {
    for (path, code) in [
        ("src/model/edit.rs", "use std::{io::Read, collections::{BTreeMap, BTreeSet}};"),
        ("src/model/edit.rs", "use std as s; fn f() { s::fs::read(x); }"),
        ("src/model/edit.rs", "use std::time; fn f() { time::Instant::now(); }"),
        ("src/model/edit.rs", "use super::super::store::read;"),
        ("src/model/edit.rs", "mod inner { use super::super::super::store::read; }"),
        ("src/model.rs", "use super::store::read;"),
        ("src/model/edit.rs", "fn f() -> ::std::io::Result<()> { g() }"),
        ("src/model/edit.rs", "extern crate ron;"),
        ("src/model/edit.rs", "pub use ron::Value as V;"),
        ("src/model/edit.rs", "use r#ron::Value;"),
        ("src/tui/look.rs", "use crate::tui; fn f() { tui::app::go(); }"),
        ("src/tui/screens/check.rs", "use super::super::app::App;"),
        ("src/tui/screens/check.rs", "use crossterm::event; fn f() { event::read(); }"),
        ("src/tui.rs", "mod app;\npub use app::App;"),
        ("src/cli.rs", "use crate::tui::app::App;"),
    ] {
        assert_ne!(broken(path, code), Vec::<&str>::new(), "{path}: {code}");
    }
}

#[test]
fn a_name_that_is_passed_on_counts_as_its_home() {
    let passed_on = |from: [&str; 2], way: [&str; 2], to: [&str; 2]| {
        let files = [from, way, to].map(|[path, text]| File::new(path, &format!("//! A.\n{text}")));
        breaches(&files).into_iter().map(|breach| (breach.file, breach.law)).collect::<Vec<_>>()
    };
    for (from, way, to) in [
        (["src/tui/open.rs", ""], ["src/tui.rs", "mod open; pub(crate) use open::Open;"], "use crate::tui::Open;"),
        (
            ["src/tui/way.rs", ""],
            ["src/tui.rs", "mod way; pub(crate) use way::{Way as Road};"],
            "use super::super::Road;",
        ),
        (["src/tui/way.rs", ""], ["src/tui.rs", "pub mod way;"], "use crate::tui; fn f() { tui::way::Way::new(); }"),
        (["src/tui/park.rs", ""], ["src/tui/turn.rs", "use super::park::Park;"], "use crate::tui::turn::Park;"),
        (
            ["src/tui/widgets.rs", ""],
            ["src/tui/widgets/text_field.rs", "pub use ratatui_textarea::TextArea;"],
            "use crate::tui::widgets::text_field::TextArea;",
        ),
    ] {
        let found = passed_on(from, way, ["src/tui/screens/check.rs", to]);
        assert!(found.iter().any(|(file, _)| file == "src/tui/screens/check.rs"), "{to}: {found:?}");
    }
    let desk = ["src/tui/desk.rs", ""];
    let room = ["src/tui.rs", "mod desk; pub(crate) use desk::Desk;"];
    assert_eq!(passed_on(desk, room, ["src/tui/screens/check.rs", "use crate::tui::Desk;"]), []);
}

#[test]
fn what_is_allowed_is_not_reported() {
    for (path, code) in [
        ("src/model/edit.rs", "// use std::fs;\n/* std::fs /* ron:: */ todo!() */"),
        (
            "src/model/edit.rs",
            "const A: &str = \"std::fs::read println!\"; const B: char = '\"'; const C: char = '\\'';",
        ),
        ("src/model/edit.rs", "const A: &str = r#\"use \"std::fs\"; todo!()\"#; fn f<'a>(x: &'a str) {}"),
        ("src/model/edit.rs", "#[cfg(test)]\nmod tests { use super::*; use std::fs; fn f() { println!(); } }"),
        ("src/model/edit.rs", "#[cfg(test)]\n#[allow(x)]\nuse std::{fs, io};\nuse serde::Serialize;"),
        ("src/model/edit.rs", "use std::time::Duration; fn std_fs() { crate::model::fs::store(); }"),
        ("src/model/edit.rs", "fn f(x: impl Iterator + use<'_>) { x.exists; exists(x); }"),
        ("src/model/session.rs", "use super::edit::Edit; use crate::say; use self::inner::X;"),
        ("src/store/read.rs", "use std::fs; use crate::model::{Comparison, Day}; fn f() { x.exists(); }"),
        (
            "src/tui/shell/inputs.rs",
            "use crate::{store, tui::app::App}; use std::thread; fn f() { crossterm::event::read(); }",
        ),
        ("src/tui/app/draw.rs", "use super::App; use crate::tui::screens::Screen;"),
        ("src/tui/widgets/text_field.rs", "use ratatui_textarea::TextArea;"),
        (
            "src/cli/a.rs",
            "fn f(comparison: &Comparison) -> Service { let n = comparison.services.len() == 1; let s = service.name; }",
        ),
        ("src/cli/a.rs", "fn f() { match x { comparison.title => 1 } if comparison.title == x {} }"),
        ("src/model/a.rs", "fn f() { comparison.title = x; }"),
        ("src/tui.rs", "mod app;\nmod shell;"),
        ("src/tui/theme.rs", "fn f() { ron::from_str(TEXT); }"),
        ("src/main.rs", "fn main() { eprintln!(); }"),
        ("src/store/a.rs", "struct Utilization; struct Commonest; fn install_handler() {}"),
    ] {
        assert_eq!(broken(path, code), Vec::<&str>::new(), "{path}: {code}");
    }
}

#[test]
fn a_test_module_in_a_file_of_its_own_is_a_test() {
    let parent = File::new("src/model.rs", "//! A.\n#[cfg(test)]\nmod arbitrary;\nmod edit;");
    let child = File::new("src/model/arbitrary.rs", "//! B.\nuse proptest::prelude::*;");
    let below = File::new("src/model/arbitrary/more.rs", "//! C.\nuse super::*;");
    assert_eq!(breaches(&[parent, child, below]), []);
}

#[test]
fn every_way_round_a_circle_is_found() {
    let other = ("src/other/b.rs", "use super::a::A;");
    for (n, round) in [
        [("src/a.rs", "use crate::b::B;"), ("src/b.rs", "fn f() { crate::a::f(); }")].as_slice(),
        &[("src/a.rs", "use crate::b::B;"), ("src/b.rs", "use crate::c::C;"), ("src/c.rs", "use super::a::A;")],
        // Through a name that the room passes on, and on under another one.
        &[
            ("src/x.rs", "mod a;\npub use a::A;"),
            ("src/x/a.rs", "use super::b::B;"),
            ("src/x/b.rs", "use crate::x::A;"),
        ],
        &[
            ("src/x.rs", "mod a;\nuse a::A as Z;"),
            ("src/x/a.rs", "use super::b;\nfn f() { b::g(); }"),
            ("src/x/b.rs", "use super::Z;"),
        ],
        // Parent and child, each using what the other defines; a name that is passed on and used as well is used.
        &[("src/x.rs", "mod a;\nfn f() { a::g(); }"), ("src/x/a.rs", "use super::X;")],
        &[("src/x.rs", "mod a;\npub use a::g;\nfn f() { g(); }"), ("src/x/a.rs", "fn g(x: super::X) {}")],
        &[("src/x/a.rs", "mod inner { use super::super::b::B; }"), ("src/x/b.rs", "use crate::x::a::inner::A;")],
    ]
    .into_iter()
    .enumerate()
    {
        let files: Vec<File> =
            round.iter().chain([&other]).map(|(path, code)| File::new(path, &format!("//! A.\n{code}"))).collect();
        let found = breaches(&files);
        assert_eq!(found.iter().map(|breach| breach.law).collect::<Vec<_>>(), [CIRCLES], "row {n}: {found:?}");
    }
}

#[test]
fn what_goes_one_way_is_no_circle() {
    for (n, files) in [
        // A parent that declares a child and passes its names on does not use it.
        [
            ("src/x.rs", "mod a;\npub use a::{A, a};\npub(crate) mod b;\nstruct X;"),
            ("src/x/a.rs", "use super::{X, b::B};"),
            ("src/x/b.rs", ""),
        ],
        [
            ("src/x.rs", "mod a;\nfn f() { a::g(); }"),
            ("src/x/a.rs", "use super::b::B;"),
            ("src/x/b.rs", "use std::fmt;"),
        ],
        [
            ("src/x.rs", "mod a;"),
            ("src/x/a.rs", "#[cfg(test)]\nmod tests { use super::b::B; }"),
            ("src/x/b.rs", "use super::a::A;"),
        ],
        [("src/x.rs", "mod a;"), ("src/x/a.rs", "use super::b::{self, B};"), ("src/x/b.rs", "use super::super::c;")],
    ]
    .into_iter()
    .enumerate()
    {
        let files = files.map(|(path, code)| File::new(path, &format!("//! A.\n{code}")));
        assert_eq!(breaches(&files), [], "row {n}");
    }
}

#[test]
fn a_breach_names_its_line() {
    let file = File::new("src/model/a.rs", "//! A.\n/* two\nlines */ const A: &str = \"a\nb\";\nuse ron::Value;\n");
    let lines: Vec<_> = breaches(&[file]).into_iter().map(|breach| breach.line).collect();
    assert_eq!(lines, [5]);
}
