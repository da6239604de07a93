//! `kumomi export`: which format, where to, and that nothing is overwritten unasked.

use crate::world::World;

#[test]
fn text_goes_to_stdout_and_files_are_written_whole() {
    let world = World::with_shop();
    world.answer("ミナト", "1", "yes", ["--note", "決めた"]);
    let run = world.run(["export", "shop.ron", "--format", "md", "--day", "2026-11-22"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("# 小さな店\n") && run.out.contains("決めた"), "{}", run.out);
    let csv = world.run(["export", "shop.ron", "--format", "csv"]);
    assert!(csv.out.starts_with("\u{feff}comparison_id,comparison,"), "{}", csv.out);
    assert_eq!(csv.out.matches("\r\n").count(), 1 + 2 * 15);
    assert!(csv.err.contains("入っていないもの"), "{}", csv.err);
    let plain = world.run(["export", "shop.ron", "--format", "CSV", "--plain"]);
    assert!(plain.out.starts_with("comparison_id,"), "{}", plain.out);
    for (name, begin) in [("a.html", "<!DOCTYPE html>"), ("b.md", "# "), ("c.json", "{"), ("d.htm", "<!DOCTYPE")] {
        let run = world.run(["export", "shop.ron", "-o", name]);
        assert_eq!((run.code, run.out), (0, format!("書き出しました: {name}\n")));
        assert!(world.read(name).starts_with(begin), "{name}");
    }
    let run = world.english(["export", "shop.ron", "--format", "xlsx"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Written: shop.xlsx\n"), "{}", run.err);
    assert!(std::fs::read(world.path("shop.xlsx")).expect("a file").starts_with(b"PK"));
    let names: Vec<_> = std::fs::read_dir(world.path("")).expect("a folder").collect();
    let left = names.iter().flatten().any(|entry| entry.file_name().to_string_lossy().ends_with(".tmp"));
    assert!(!left, "nothing unfinished stays");
}

#[test]
fn nothing_is_overwritten_unasked() {
    let world = World::with_shop();
    world.write("report.html", "mine");
    let run = world.run(["export", "shop.ron", "-o", "report.html"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--force"), "{}", run.err);
    assert_eq!(world.read("report.html"), "mine");
    let run = world.run(["export", "shop.ron", "-o", "report.html", "--force"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(world.read("report.html").starts_with("<!DOCTYPE"));
    let before = world.read("shop.ron");
    for path in ["shop.ron", "./shop.ron"] {
        let run = world.run(["export", "shop.ron", "--format", "json", "--force", "-o", path]);
        assert_eq!(run.code, 2, "{run:?}");
        assert_eq!(world.read("shop.ron"), before);
    }
    for path in ["none/report.html", "data"] {
        std::fs::create_dir_all(world.path("data")).expect("a folder");
        let run = world.run(["export", "shop.ron", "--format", "html", "--force", "-o", path]);
        assert!(run.code == 2 && run.err.contains(path), "{run:?}");
    }
}

#[test]
fn a_format_that_is_not_clear_is_asked_for() {
    let world = World::with_shop();
    for args in
        [&["export", "shop.ron"][..], &["export", "shop.ron", "-o", "report.txt"], &["export", "shop.ron", "-o", "-"]]
    {
        let run = world.run(args.iter().copied());
        assert_eq!(run.code, 2);
        assert!(run.err.contains("--format html"), "{}", run.err);
    }
    let run = world.run(["export", "shop.ron", "--format", "pdf"]);
    assert!(run.code == 2 && run.err.contains("pdf"), "{run:?}");
}

#[test]
fn only_the_chosen_services_are_told() {
    let world = World::with_shop();
    world.answer("ミナト", "1", "yes", ["--note", "湊のメモ"]);
    world.answer("Aoi", "1", "yes", ["--note", "aoi memo"]);
    world.run(["decide", "shop.ron", "--choose", "ミナト", "--why", "湊がよい"]);
    for format in ["md", "html", "csv", "json"] {
        let run = world.run(["export", "shop.ron", "--format", format, "--service", "Aoi"]);
        assert!(run.out.contains("aoi memo"), "{format}");
        for secret in ["湊", "ミナト"] {
            assert!(!run.out.contains(secret), "{format}: {secret}");
        }
        let told = if format == "csv" { &run.err } else { &run.out };
        assert!(told.contains("ほかの候補サービス 1 件"), "{format}");
    }
    let run = world.run(["export", "shop.ron", "--format", "md", "--service", "Nobody"]);
    assert!(run.code == 2 && run.err.contains("Nobody"), "{run:?}");
}
