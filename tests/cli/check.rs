//! check: exit codes, and carets in the right place.

use unicode_width::UnicodeWidthStr;

use crate::world::World;

#[test]
fn open_items_are_exit_1_and_none_is_exit_0() {
    let world = World::with_shop();
    let run = world.run(["check", "shop.ron"]);
    assert_eq!((run.code, run.out.as_str()), (1, "shop.ron: 誤りなし、未回答 30 件（全 30 件）\n"));
    for service in ["ミナト", "Aoi"] {
        for item in 1..=15 {
            world.answer(service, &item.to_string(), "yes", []);
        }
    }
    let run = world.english(["check", "shop.ron"]);
    assert_eq!((run.code, run.out.as_str()), (0, "shop.ron: valid, all 30 answered\n"));
}

#[test]
fn two_services_of_one_name_are_a_hint_and_no_mistake() {
    let world = World::with_shop();
    world.write("shop.ron", world.read("shop.ron").replacen("name: \"Aoi\"", "name: \"ﾐﾅﾄ\"", 1));
    let run = world.run(["check", "shop.ron"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("\nshop.ron: 「ﾐﾅﾄ」という候補サービスが二つ以上あります。"), "{}", run.out);
    assert!(world.english(["check", "shop.ron"]).out.contains("More than one service is called"));
}

#[test]
fn no_services_is_not_complete() {
    let world = World::new();
    world.run(["new", "empty.ron"]);
    assert_eq!(world.run(["check", "empty.ron"]).code, 1);
}

#[test]
fn the_worst_of_all_files_wins() {
    let world = World::with_shop();
    world.run(["checklists", "copy", "ipa-cloud-15", "list.ron"]);
    assert_eq!(world.run(["check", "list.ron"]).code, 0);
    assert_eq!(world.run(["check", "list.ron", "shop.ron"]).code, 1);
    world.write("broken.ron", "(");
    let run = world.run(["check", "list.ron", "broken.ron", "shop.ron"]);
    assert_eq!(run.code, 2);
    assert!(run.out.contains("shop.ron: 誤りなし"), "it goes on after the bad one: {}", run.out);
    let run = world.run(["check", "nowhere.ron", "list.ron"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nowhere.ron"), "{}", run.err);
}

#[test]
fn carets_stand_below_the_mistake_after_japanese_text() {
    let world = World::with_shop();
    let good = world.read("shop.ron");
    let bad = good.replacen("created: \"", "/* 作った日、ｶﾅ */ created: \"9", 1);
    assert_ne!(good, bad);
    world.write("shop.ron", &bad);
    let run = world.run(["check", "shop.ron"]);
    assert_eq!(run.code, 2, "{run:?}");
    points_at(&run.out, &bad, "\"92026");
}

#[test]
fn every_mistake_is_told() {
    let world = World::new();
    world.run(["checklists", "copy", "ipa-cloud-15", "list.ron"]);
    let bad = world
        .read("list.ron")
        .replacen("number: 2,", "number: 1,", 1)
        .replacen("\"ipa15-03\"", "\"項目３\"", 1)
        .replacen("harms: [\"", "harms: [\"x\", \"", 1);
    world.write("list.ron", &bad);
    for lang in ["ja", "en"] {
        let run = world.run(["check", "list.ron", "--lang", lang]);
        assert_eq!(run.code, 2);
        let heads = run.out.lines().filter(|line| line.starts_with("list.ron:")).count();
        assert_eq!(heads, 3, "{}", run.out);
        points_at(&run.out, &bad, "\"項目３\"");
    }
    assert!(!world.run(["check", "list.ron"]).out.contains('\u{1b}'), "no colours in a pipe");
}

/// What stands behind a mistake of spelling is found too, and that something may be left is said.
#[test]
fn values_and_fields_that_are_not_known_are_all_told() {
    let world = World::with_shop();
    for item in ["1", "2", "3"] {
        world.answer("Aoi", item, "yes", []);
    }
    let good = world.read("shop.ron");
    let bad = good
        .replacen("verdict: Yes", "verdict: Noo", 1)
        .replacen("verdict: Yes", "verdict: はい", 1)
        .replacen("day: \"", "dya: \"", 1)
        .replacen("created: \"20", "created: \"9920", 1);
    world.write("shop.ron", &bad);
    world.run(["checklists", "copy", "ipa-cloud-15", "list.ron"]);
    let list = world.read("list.ron").replacen("side: Own", "side: Onw", 1).replacen("side: Both", "side: Boht", 1);
    world.write("list.ron", &list);
    for (lang, more) in [("ja", "もう一度 check してください"), ("en", "run check again")] {
        let run = world.run(["check", "shop.ron", "--lang", lang]);
        assert_eq!(run.code, 2);
        let heads = run.out.lines().filter(|line| line.starts_with("shop.ron:")).count();
        assert_eq!((heads, run.out.matches(more).count()), (4, 1), "{}", run.out);
        for place in ["Noo", "はい", "dya", "\"9920"] {
            points_at(&run.out, &bad, place);
        }
        let run = world.run(["check", "list.ron", "--lang", lang]);
        points_at(&run.out, &list, "Onw");
        points_at(&run.out, &list, "Boht");
        assert!(run.out.contains(more), "{}", run.out);
    }
    // Mistakes of content are told all at once: nothing may be left.
    world.write(
        "list.ron",
        list.replacen("Onw", "Own", 1).replacen("Boht", "Both", 1).replacen("number: 2,", "number: 1,", 1),
    );
    assert!(!world.run(["check", "list.ron"]).out.contains("check してください"));
}

#[test]
fn a_catalogue_of_the_user_is_checked_with_line_and_column() {
    let world = World::new();
    let good = include_str!("../../docs/own-schemes.ron");
    world.write("own.ron", good);
    let run = world.run(["check", "own.ron"]);
    assert_eq!((run.code, run.out.as_str()), (0, "own.ron: 誤りなし、制度 1 件\n"));
    let bad = good
        .replacen("src: [\"guild-leaflet:p2\"]", "src: [\"nowhere:p2\"]", 1)
        .replacen("en: \"Safe Booking mark\"", "en: \"\"", 1)
        .replacen("\"guild-booking\"", "\"isms\"", 1);
    world.write("own.ron", &bad);
    for lang in ["ja", "en"] {
        let run = world.run(["check", "own.ron", "--lang", lang]);
        assert_eq!(run.code, 2);
        let heads = run.out.lines().filter(|line| line.starts_with("own.ron:")).count();
        assert_eq!(heads, 3, "{}", run.out);
        points_at(&run.out, &bad, "\"isms\"");
        points_at(&run.out, &bad, "\"nowhere:p2\"");
    }
    world.write("own.ron", good.replacen("kind: Certification", "kind: Certificate", 1));
    let run = world.run(["check", "own.ron"]);
    assert_eq!(run.code, 2);
    points_at(&run.out, &world.read("own.ron"), "Certificate,");
}

#[test]
fn a_file_in_another_encoding_or_cut_in_the_middle_is_named() {
    let world = World::with_shop();
    let good = world.read("shop.ron");
    world.write("cut.ron", &good[..good.len() / 2 - good.len() / 2 % 4]);
    world.write("latin.ron", b"(title: \"\xe9\")");
    for name in ["cut.ron", "latin.ron"] {
        let run = world.run(["check", name]);
        assert_eq!(run.code, 2);
        assert!((run.out + &run.err).contains(name));
    }
}

/// A report names line and column of `place` and has its caret below it.
fn points_at(report: &str, source: &str, place: &str) {
    let (n, line) = source.lines().enumerate().find(|(_, line)| line.contains(place)).expect(place);
    let before = &line[..line.find(place).expect(place)];
    let head = format!(":{}:{}: ", n + 1, before.chars().count() + 1);
    let mut lines = report.lines().skip_while(|line| !line.contains(&head));
    assert!(lines.next().is_some(), "no {head} in\n{report}");
    let code = lines.find(|line| line.contains(place)).expect(report);
    let carets = lines.next().expect(report);
    let column = |line: &str, what: &str| line[..line.find(what).expect(report)].width();
    assert_eq!(column(code, place), column(carets, "^"), "{report}");
}
