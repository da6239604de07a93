//! due: what falls due, and the exit code for cron.

use crate::world::World;

/// A data folder with two decided comparisons: `a` to be reviewed on 2027-11-22 with actions until 2026-12-01 and 2027-12-01,
/// `b` to be reviewed on 2027-01-31; and one without a decision.
fn world() -> World {
    let world = World::new();
    for name in ["a", "b", "c"] {
        let file = format!("data/{name}.ron");
        world.run(["new", &file, "--title", name, "--service", "ミナト"]);
    }
    let choose = |name: &str, more: &[&str]| {
        let args = ["decide", name, "--choose", "ミナト", "--why", "安い", "--day", "2026-11-22"];
        let run = world.run(args.into_iter().chain(more.iter().copied()));
        assert_eq!(run.code, 0, "{run:?}");
    };
    choose("a", &["--action", "10=控えを取る;佐藤;2026-12-01", "11=聞く;佐藤;2027-12-01"]);
    choose("b", &["--review", "2027-01-31"]);
    world
}

#[test]
fn nothing_is_due_before_its_day_and_the_exit_code_tells() {
    let world = world();
    for (args, code, lines) in [
        (&["--day", "2026-11-30"][..], 0, 0),
        (&["--day", "2026-11-30", "--within", "1"], 1, 1),
        (&["--day", "2026-12-01"], 1, 1),
        (&["--day", "2026-12-02"], 1, 1),
        (&["--day", "2026-12-02", "--within", "60"], 1, 2),
        (&["--day", "2027-11-22"], 1, 3),
        (&["a", "--day", "2027-11-22"], 1, 2),
        (&["c", "--day", "2027-11-22"], 0, 0),
        (&["--day", "2026-11-30", "--within", "4000000000"], 1, 4),
    ] {
        let run = world.run(["due"].into_iter().chain(args.iter().copied()));
        assert_eq!(run.code, code, "{args:?}: {run:?}");
        let found = run.out.matches(" / ミナト  ").count();
        assert_eq!(found, lines, "{args:?}: {}", run.out);
    }
    let run = world.run(["due", "--day", "2026-11-30"]);
    assert_eq!(run.out, "2026-11-30 までに期限が来るものはありません。\n");
}

#[test]
fn overdue_is_marked_and_the_earliest_comes_first() {
    let world = world();
    let run = world.run(["due", "--day", "2027-01-31", "--within", "400"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(
        lines[0].starts_with("2026-12-01  期限切れ  a / ミナト  10 バックアップに責任を持つ: 控えを取る"),
        "{}",
        run.out
    );
    assert!(run.out.contains("（担当") && run.out.contains("2027-01-31  今日      b / ミナト  見直し"), "{}", run.out);
    assert!(run.out.contains("2027-11-22  これから  a / ミナト  見直し"), "{}", run.out);
    let run = world.english(["due", "--day", "2027-01-31"]);
    assert!(run.out.contains("overdue") && run.out.contains("today"), "{}", run.out);
}

#[test]
fn what_is_done_or_under_review_is_not_due_but_what_is_left_to_fix_is() {
    let world = world();
    assert_eq!(world.run(["decide", "a", "--done", "10"]).code, 0);
    assert_eq!(world.run(["due", "--day", "2026-12-02"]).code, 0);
    assert_eq!(world.run(["decide", "b", "--review-start", "--day", "2027-02-01"]).code, 0);
    assert_eq!(world.run(["due", "--day", "2027-02-01"]).code, 0);

    let world = self::world();
    world.run(["decide", "a", "--review-start", "--day", "2026-11-30"]);
    let run = world.run(["due", "--day", "2026-12-02"]);
    assert_eq!(run.code, 1, "a review does not do what was to be done: {run:?}");
    assert!(run.out.contains("佐藤"), "{}", run.out);
}

#[test]
fn an_unreadable_file_is_named_and_the_rest_is_listed() {
    let world = world();
    world.write("data/broken.ron", "(format: 2,");
    let run = world.run(["due", "--day", "2026-12-02"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("broken.ron") && run.out.contains("期限切れ"), "{run:?}");
    let run = world.run(["due", "a", "nowhere", "--day", "2026-12-02", "--json"]);
    assert!(run.code == 2 && run.err.contains("nowhere"), "{run:?}");
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(json["errors"][0]["file"], "nowhere");
    assert_eq!(json["due"][0]["state"], "overdue");
    assert_eq!(json["due"][0]["number"], 10);
}

/// What was named and is not there must not look like "nothing is due" (law 13).
#[test]
fn a_named_folder_or_file_that_is_not_there_is_an_error() {
    let world = world();
    world.write("mail.ron", world.read("data/a.ron"));
    let commands: [&[&str]; 13] = [
        &["due"],
        &["due", "--json"],
        &["due", "mail.ron"],
        &["list"],
        &["list", "--json"],
        &["checklists"],
        &["check", "mail.ron"],
        &["show", "mail.ron"],
        &["decide", "mail.ron"],
        &["findings", "mail.ron"],
        &["cert", "list", "mail.ron"],
        &["export", "mail.ron", "--format", "md"],
        &["schemes"],
    ];
    for (folder, ja, en) in [
        ("nousb", "このデータフォルダーはありません", "no such data folder"),
        ("mail.ron", "これはファイルです", "This is a file"),
    ] {
        for command in commands {
            for (lang, words) in [("ja", ja), ("en", en)] {
                let run = world.run(command.iter().copied().chain(["--data-dir", folder, "--lang", lang]));
                assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?}: {run:?}");
                assert!(run.err.contains(words) && run.err.contains(folder), "{}", run.err);
                let named = world.command(command).env("KUMOMI_DATA_DIR", world.path(folder)).output();
                let run = crate::world::Run::of(named.expect("the program starts"));
                assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?}: {run:?}");
            }
        }
    }
    for command in ["due", "check", "show", "history", "export --format=md"] {
        for file in ["nowhere.ron", "data"] {
            let run = world.run(command.split(' ').chain([file]));
            assert!(run.code == 2 && run.err.contains(file), "{command} {file}: {run:?}");
            assert_eq!(run.out, "", "{command} {file}");
        }
    }
    let run = world.run(["new", "x.ron", "--checklist", "own", "--data-dir", "nousb"]);
    assert!(run.code == 2 && run.err.contains("nousb"), "{run:?}");
    // A stick that is not plugged in does not become an empty folder.
    for command in [&["new", "nousb/x.ron"][..], &["checklists", "copy", "ipa-cloud-15", "nousb/my.ron"]] {
        let run = world.run(command.iter().copied());
        assert!(run.code == 2 && run.err.contains("nousb"), "{command:?}: {run:?}");
        assert!(!world.path("nousb").exists(), "{command:?}");
    }
}

#[test]
fn the_folder_of_the_system_may_be_missing() {
    let world = World::new();
    for command in ["due", "list", "checklists"] {
        let mut program = world.command([command]);
        let run = crate::world::Run::of(program.env_remove("KUMOMI_DATA_DIR").output().expect("it starts"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{command}: {run:?}");
    }
}

#[test]
fn nothing_is_said_to_be_free_of_deadlines_when_a_file_cannot_be_read() {
    let world = world();
    world.write("data/broken.ron", "(format: 2,");
    let run = world.run(["due", "--day", "2026-11-30"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
}
