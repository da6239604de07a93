//! What comes from files and arguments never reaches the terminal raw, and a closed pipe is no error.

use std::process::Stdio;

use kumomi::model::is_hidden;

use crate::world::{Run, World};

/// Clears the screen, sets the title, C1, bidi, zero width, tag, tab, carriage return, DEL.
const HOSTILE: &str = "悪\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\t\r\u{8}\u{7f}意";

fn assert_safe(what: &str, run: &Run) {
    for (way, text) in [("stdout", &run.out), ("stderr", &run.err)] {
        let raw = text.chars().find(|c| *c != '\n' && is_hidden(*c));
        assert_eq!(raw, None, "{what}: {way}: {text:?}");
    }
}

/// A world whose comparison, file name and data folder are full of it.
fn hostile_world() -> (World, String) {
    let world = World::new();
    // A file name has no slash; NUL cannot be passed at all.
    let file = format!("{HOSTILE}.ron");
    let run = world.run(["new", &file, "--title", HOSTILE, "--service", HOSTILE, "B", "C"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_safe("new", &run);
    // Two of one name, as they may come from elsewhere.
    world.write(&file, world.read(&file).replacen("\"C\"", "\"B\"", 1));
    let texts = ["--note", "--condition", "--evidence", "--by"].map(|option| [option, HOSTILE]).concat();
    let args = ["answer", &file, "--service", HOSTILE, "--item", "1", "no"];
    let run = world.run(args.into_iter().chain(texts));
    assert_eq!(run.code, 0, "{run:?}");
    assert_safe("answer", &run);
    let emphasis = ["--weight", "1=normal"];
    let texts = ["--purpose", "--stop-hour", "--stop-day", "--stop-week"].map(|option| [option, HOSTILE]);
    let run = world.run(["profile", &file].into_iter().chain(texts.concat()).chain(emphasis));
    assert_eq!(run.code, 0, "{run:?}");
    assert_safe("profile", &run);
    let (risk, condition) = (format!("1={HOSTILE}"), format!("2={0};{0};2026-12-01", HOSTILE.replace(';', "")));
    let args = ["decide", &file, "--choose", HOSTILE, "--why", HOSTILE, "--by", HOSTILE, "--day", "2026-11-22"];
    let run = world.run(args.into_iter().chain(["--risk", &risk, "--action", &condition]));
    assert_eq!(run.code, 0, "{run:?}");
    assert_safe("decide", &run);
    let texts =
        ["--scope", "--number", "--auditor", "--register", "--evidence", "--memo"].map(|option| [option, HOSTILE]);
    let days = ["--until", "2020-01-01", "--looked-on", "2026-11-01", "--found", "no"];
    let args = ["cert", "add", &file, "--service", HOSTILE, "--scheme", "isms"];
    let run = world.run(args.into_iter().chain(texts.concat()).chain(days));
    assert_eq!(run.code, 0, "{run:?}");
    assert_safe("cert add", &run);
    let args = ["findings", &file, "--service", HOSTILE, "--accept", "not-found", "--note", HOSTILE, "--by", HOSTILE];
    let run = world.run(args);
    assert_eq!(run.code, 0, "{run:?}");
    assert_safe("findings", &run);
    // A file can name a scheme that no catalogue has.
    let text = world.read(&file);
    world.write(
        &file,
        text.replacen(
            "certificates: [",
            "certificates: [(id: \"x\", scheme: \"\\u{1b}[2J\\u{202e}\", levels: [\"\\u{9b}\"], valid_until: \"2020-01-01\"),",
            1,
        ),
    );
    (world, file)
}

#[test]
fn nothing_raw_from_a_file_in_any_output() {
    let (world, file) = hostile_world();
    let file = file.as_str();
    std::fs::create_dir_all(world.path("data/checklists")).expect("a folder");
    std::fs::copy(world.path(file), world.path("data").join(file)).expect("a copy");
    world.write(&format!("data/bad{file}"), format!("(format: 2, {HOSTILE}"));
    world.write(&format!("data/checklists/{file}"), format!("(format: 1, id: {HOSTILE}"));
    world.write(&format!("bad{file}"), format!("(format: 1, title: \"{HOSTILE}\", {HOSTILE}: 1)"));
    let bad = format!("bad{file}");
    for lang in ["--lang=ja", "--lang=en"] {
        for (args, code) in [
            (&["show", file][..], 0),
            (&["show", file, "--json"], 0),
            (&["profile", file], 0),
            (&["profile", file, "--json"], 0),
            (&["profile", file, "--kind", HOSTILE], 2),
            (&["profile", file, "--weight", HOSTILE], 2),
            (&["profile", file, "--weight", &format!("1={HOSTILE}")], 2),
            (&["profile", file, "--points", HOSTILE], 2),
            (&["decide", file, "--arithmetic"], 0),
            (&["decide", file, "--json"], 0),
            (&["decide", file, "--done", HOSTILE], 2),
            (&["decide", file, "--choose", "B", "--why", HOSTILE], 2),
            (&["due", file, "--day", "2028-01-01"], 1),
            (&["due", file, "--day", "2028-01-01", "--json"], 1),
            (&["due"], 2),
            (&["cert", "list", file], 0),
            (&["cert", "list", file, "--json"], 0),
            (&["cert", "set", file, "--service", HOSTILE, "--cert", HOSTILE], 2),
            (&["cert", "add", file, "--service", HOSTILE, "--scheme", HOSTILE], 2),
            (&["findings", file], 0),
            (&["findings", file, "--json"], 0),
            (&["findings", file, "--service", HOSTILE, "--reopen", "expired", "--scheme", HOSTILE], 2),
            (&["schemes", HOSTILE], 0),
            (&["schemes", HOSTILE, "--json"], 0),
            (&["schemes", "show", HOSTILE], 2),
            (&["schemes", "map", file], 0),
            (&["schemes", "map", file, "--json"], 0),
            (&["ask", file, "--service", HOSTILE, "--format", "md"], 0),
            (&["ask", file, "--service", HOSTILE, "--format", "txt"], 0),
            (&["ask", file, "--service", HOSTILE, "--format", "html", "-o", "-"], 0),
            (&["ask", file, "--service", HOSTILE, "--force"], 0),
            (&["ask", file, "--service", "C"], 2),
            (&["ask", file, "--service", HOSTILE, "--items", HOSTILE], 2),
            (&["receive", file, &bad], 2),
            (&["import", &bad], 2),
            (&["list"], 0),
            (&["list", "--json"], 0),
            (&["check", file], 1),
            (&["check", &bad], 2),
            (&["check", "nowhere\u{1b}"], 2),
            (&["show", &bad], 2),
            (&["checklists"], 0),
            (&["history", file], 0),
            (&["restore", file, "1"], 0),
            (&["restore", file, "1"], 0),
            (&["new", file], 2),
            (&[file], 2),
            (&["answer", file, "--service", "B", "--item", "1", "yes"], 2),
            (&["answer", file, "--service", "C", "--item", "1", "yes"], 2),
            (&["answer", file, "--service", HOSTILE, "--item", HOSTILE, "yes"], 2),
        ] {
            let run = world.run([lang].into_iter().chain(args.iter().copied()));
            assert_eq!(run.code, code, "{args:?}: {run:?}");
            assert_safe(&format!("{args:?}"), &run);
            assert!(!(run.out + &run.err).is_empty(), "{args:?}");
        }
    }
}

#[test]
fn nothing_raw_from_the_arguments() {
    let world = World::with_shop();
    for args in [
        &[HOSTILE, HOSTILE][..],
        &["--lang", HOSTILE],
        &["--theme", HOSTILE],
        &["--data-dir", HOSTILE, "list"],
        &["--checklist", HOSTILE, "new", "x.ron"],
        &["list", &format!("--{HOSTILE}")],
        &["answer", "shop.ron", "--service", HOSTILE, "--item", "1", "yes"],
        &["answer", "shop.ron", "--service", "Aoi", "--item", "1", HOSTILE],
        &["restore", "shop.ron", HOSTILE],
        &["checklists", HOSTILE],
        &["ask", "shop.ron", "--service", "Aoi", "--from", HOSTILE, "--contact", HOSTILE, "--format", "txt"],
        &["ask", "shop.ron", "--service", "Aoi", "--add", HOSTILE],
        &["receive", "shop.ron", HOSTILE],
        &["import", HOSTILE],
        &["sheet", "--format", HOSTILE],
        &["checklists", "show", HOSTILE],
        &["completions", HOSTILE],
        &["help", HOSTILE],
    ] {
        for lang in ["--lang=ja", "--lang=en"] {
            let run = world.run([lang].into_iter().chain(args.iter().copied()));
            assert_safe(&format!("{args:?}"), &run);
            assert!(!(run.out + &run.err).is_empty(), "{args:?}");
        }
    }
}

#[test]
fn json_gives_the_text_back_as_it_is() {
    let (world, file) = hostile_world();
    let run = world.run(["show", &file, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    // A line has no line ends: the carriage return became a blank when it was typed.
    assert_eq!(json["title"], HOSTILE.replace('\r', " "));
    assert_eq!(json["services"][0]["answers"][0]["note"], HOSTILE.replace('\r', "\n"));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf8_are_no_panic() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let world = World::new();
    let bad = OsStr::from_bytes(b"a\xff\x1b");
    for args in [
        vec![bad],
        vec![OsStr::new("show"), bad],
        vec![OsStr::new("new"), bad],
        vec![OsStr::new("--title"), bad],
        vec![OsStr::new("--lang"), bad],
        vec![OsStr::new("checklists"), OsStr::new("show"), bad],
    ] {
        let run = world.run(args.clone());
        assert!([0, 2].contains(&run.code), "{args:?}: {run:?}");
        assert_safe(&format!("{args:?}"), &run);
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let world = World::with_shop();
    for args in [
        &["show", "shop.ron"][..],
        &["show", "shop.ron", "--json"],
        &["profile", "shop.ron"],
        &["decide", "shop.ron", "--arithmetic"],
        &["due", "shop.ron"],
        &["schemes"],
        &["schemes", "case"],
        &["findings", "shop.ron"],
        &["list"],
        &["ask", "shop.ron", "--service", "Aoi", "--format", "txt"],
        &["sheet", "--format", "md"],
        &["checklists", "show", "ipa-cloud-15"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let child = world.command(args.iter().copied()).stdout(writer).stderr(Stdio::piped()).spawn();
        let run = Run::of(child.expect("it starts").wait_with_output().expect("it ends"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    }
    // The verdict of check does not depend on who reads it, and nobody has to read the errors.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let errors = writer.try_clone().expect("a second end");
    let status = world.command(["check", "shop.ron", "nowhere"]).stdout(writer).stderr(errors).status();
    assert_eq!(status.expect("it runs").code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_an_error() {
    let world = World::with_shop();
    let full = std::fs::File::create("/dev/full").expect("/dev/full");
    let output = world.command(["show", "shop.ron"]).stdout(full).output().expect("it runs");
    let run = Run::of(output);
    assert!(run.code == 2 && run.err.starts_with("エラー: 出力"), "{run:?}");
}

/// Whatever kind of file is given for another one: what it is and what is needed is said, and nothing is written.
#[test]
fn one_kind_of_file_for_another_is_named() {
    let world = World::with_shop();
    world.run(["checklists", "copy", "ipa-cloud-15", "list.ron"]);
    world.write("schemes.ron", include_str!("../../docs/own-schemes.ron"));
    world.write("report.json", world.run(["export", "shop.ron", "--format", "json"]).out);
    assert_eq!(world.run(["export", "shop.ron", "-o", "report.xlsx"]).code, 0);
    let before = std::fs::read_dir(world.path("")).expect("the folder").count();
    let kinds = [
        ("shop.ron", "比較のファイル", "a comparison"),
        ("list.ron", "チェックシート", "a checklist"),
        ("schemes.ron", "制度のファイル", "a file of schemes"),
        ("report.json", "JSON のファイル", "a JSON file"),
        ("report.xlsx", "表計算（xlsx）のファイル", "a spreadsheet (xlsx)"),
    ];
    let wanted: [(&[&str], &[&str]); 6] = [
        (&["show"], &["shop.ron"]),
        (&["decide"], &["shop.ron"]),
        (&["new", "made.ron", "--checklist"], &["list.ron"]),
        (&["checklists", "show"], &["list.ron"]),
        (&["import"], &["report.json", "report.xlsx"]),
        (&["receive", "shop.ron"], &["report.json", "report.xlsx"]),
    ];
    for (command, good) in wanted {
        for (file, ja, en) in kinds.iter().filter(|(file, ..)| !good.contains(file)) {
            for (lang, words) in [("ja", format!("これは{ja}です。")), ("en", format!("This is {en};"))] {
                let args = command.iter().copied().chain([*file, "--lang", lang]);
                let run = world.run(args);
                assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?} {file}: {run:?}");
                assert!(run.err.contains(&words) && run.err.contains(file), "{command:?} {file}: {}", run.err);
            }
        }
    }
    assert_eq!(std::fs::read_dir(world.path("")).expect("the folder").count(), before);
}
