//! new, answer, show, list, checklists: what is recorded and how it is shown.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::world::World;

#[test]
fn a_new_comparison_says_where_it_is_and_what_to_do_next() {
    let world = World::new();
    let run = world.run(["new", "メール.ron", "--service", "A", "B", "--service", "C"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("作りました: メール.ron（候補サービス 3、項目 15）"), "{}", run.out);
    assert!(run.out.contains("kumomi メール.ron"), "{}", run.out);
    let shown = world.run(["show", "メール.ron"]).out;
    assert!(shown.starts_with("メール\n"), "the file's name is the title: {shown}");
}

/// Two names that nobody could tell apart are refused, and a name is found in any width and case (L18).
#[test]
fn a_service_cannot_be_named_twice() {
    let world = World::new();
    for twin in ["X", "X ", "Ｘ", "x", "　x"] {
        for (lang, words) in [("ja", "二度書かれています"), ("en", "named twice")] {
            let run = world.run(["new", "x.ron", "--lang", lang, "--service", "X", "Y", "--service", twin]);
            assert!(run.code == 2 && run.err.contains(words), "{twin}: {run:?}");
            assert!(!world.path("x.ron").exists());
        }
    }
    assert_eq!(world.run(["new", "shop.ron", "--service", " Minato Mail　"]).code, 0);
    assert_eq!(world.json()["services"][0]["name"], "Minato Mail");
    assert_eq!(world.answer("ｍｉｎａｔｏ　mail", "1", "yes", []).code, 0);
}

#[test]
fn an_existing_file_is_left_alone() {
    let world = World::new();
    world.write("mine.ron", "my own words");
    let run = world.run(["new", "mine.ron"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("mine.ron"), "{}", run.err);
    assert_eq!(world.read("mine.ron"), "my own words");
}

#[test]
fn a_name_may_not_be_empty() {
    let world = World::new();
    for args in [["--title", " "], ["--service", ""]] {
        let run = world.run(["new", "x.ron"].into_iter().chain(args));
        assert_eq!(run.code, 2, "{run:?}");
        assert!(!world.path("x.ron").exists());
    }
}

/// A refusal names the field and the rule, not just that something is wrong (F9).
#[test]
fn what_no_file_could_hold_is_refused_with_field_and_limit() {
    let world = World::with_shop();
    let long = "9".repeat(1_001);
    let question = format!("10={long}");
    let ask = ["ask", "shop.ron", "--service", "Aoi", "--add"];
    let cert = ["cert", "add", "shop.ron", "--service", "Aoi", "--scheme", "isms", "--number"];
    for (command, value, words) in [
        (&ask[..], "10=", "こちらから足す質問 1: ここは空にできません"),
        (&ask, &question, "こちらから足す質問 1: 長すぎます（1001 文字）。1000 文字以内に"),
        (&cert, &long, "登録番号: 長すぎます（1001 文字）。1000 文字以内に"),
        (&["new", "x.ron", "--service"], &long, "長すぎます（1001 文字。1000 文字まで）"),
    ] {
        let before = world.read("shop.ron");
        let run = world.run(command.iter().copied().chain([value]));
        assert!(run.code == 2 && run.err.contains(words), "{words}: {run:?}");
        assert_eq!(world.read("shop.ron"), before);
    }
}

#[test]
fn an_answer_is_recorded_with_who_and_when() {
    let world = World::with_shop();
    let more = ["--note", "毎日", "--condition", "Business 以上", "--evidence", "https://a.example/"];
    let run = world.answer("ミナト", "１０", "はい", more);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("ミナト、10 バックアップに責任を持つ: はい（前は「未回答」）"), "{}", run.out);
    let answer = &world.json()["services"][0]["answers"][9];
    assert_eq!(answer["item"], "ipa15-10");
    assert_eq!(answer["verdict"], "yes");
    assert_eq!(answer["note"], "毎日");
    assert_eq!(answer["condition"], "Business 以上");
    assert_eq!(answer["evidence"][0]["kind"], "url");
    assert_eq!(answer["by"], "試験");
    let day = answer["day"].as_str().expect("a day");
    assert_eq!((day.len(), &day[4..5]), (10, "-"), "{day}");
    assert_eq!(answer["evidence"][0]["seen"], answer["day"]);
}

#[test]
fn what_is_not_given_stays_and_open_takes_the_verdict_only() {
    let world = World::with_shop();
    world.answer("Aoi", "ipa15-02", "no", ["--note", "高い", "--evidence", "見積書", "--evidence", "表"]);
    world.answer("Aoi", "2", "partly", []);
    let answer = |world: &World| world.json()["services"][1]["answers"][1].clone();
    assert_eq!(answer(&world)["note"], "高い");
    assert_eq!(answer(&world)["evidence"].as_array().map(Vec::len), Some(2));
    world.answer("Aoi", "2", "open", ["--set-evidence", ""]);
    let cleared = answer(&world);
    assert_eq!(cleared["verdict"], Value::Null);
    assert_eq!(cleared["note"], "高い");
    assert_eq!(cleared["evidence"], Value::Array(vec![]));
    world.answer("Aoi", "2", "clear", ["--note", "", "--confirm"]);
    assert!(!world.read("shop.ron").contains("answers"), "a blank answer leaves nothing");
}

#[test]
fn one_changed_answer_is_a_small_diff() {
    let world = World::with_shop();
    world.answer("Aoi", "2", "no", []);
    let before = world.read("shop.ron");
    world.answer("Aoi", "2", "yes", []);
    let after = world.read("shop.ron");
    let changed = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
    assert_eq!((changed, before.lines().count()), (1, after.lines().count()));
}

#[test]
fn a_missing_reason_is_told() {
    let world = World::with_shop();
    assert!(world.answer("Aoi", "2", "no", []).out.contains("理由がまだありません"));
    assert!(world.answer("Aoi", "3", "対象外", []).out.contains("理由がまだありません"));
    assert!(!world.answer("Aoi", "3", "na", ["--note", "使わない"]).out.contains("理由がまだ"));
    let shown = world.english(["show", "shop.ron"]).out;
    let (_, two) = shown.split_once("Aoi  2 ").expect(&shown);
    let (two, three) = two.split_once("Aoi  3 ").expect(&shown);
    assert!(two.contains("No reason yet.") && !three.contains("No reason"), "{shown}");
}

#[test]
fn an_unknown_or_ambiguous_name_lists_what_there_is() {
    let world = World::new();
    world.run(["new", "shop.ron", "--service", "Aoi", "Bob", "ｶﾞｲﾄﾞ"]);
    world.write("shop.ron", world.read("shop.ron").replacen("\"Bob\"", "\"Aoi\"", 1));
    let before = world.read("shop.ron");
    let run = world.answer("Midori", "1", "yes", []);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("「Midori」はありません") && run.err.contains("ガイド"), "{}", run.err);
    let run = world.answer("Aoi", "1", "yes", []);
    assert_eq!(run.code, 2);
    let id = world.json()["services"][1]["id"].as_str().expect("an id").to_owned();
    assert!(run.err.contains(&id), "{}", run.err);
    let run = world.answer("ｶﾞｲﾄﾞ", "16", "yes", []);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("15 データ保存先の地理的所在地を確認する (ipa15-15)"), "{}", run.err);
    assert_eq!(world.read("shop.ron"), before);
    assert_eq!(world.answer(&id, "1", "yes", []).code, 0);
    assert_eq!(world.json()["services"][1]["counts"]["yes"], 1);
}

#[test]
fn a_file_that_another_program_holds_is_not_changed() {
    let world = World::with_shop();
    let before = world.read("shop.ron");
    let held = kumomi::store::open(&world.path("shop.ron"), |_| {}).expect("it opens");
    let run = world.answer("Aoi", "1", "yes", []);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("開いています"), "{}", run.err);
    assert_eq!(world.read("shop.ron"), before);
    drop(held);
    assert_eq!(world.answer("Aoi", "1", "yes", []).code, 0);
}

#[test]
fn comments_are_lost_once_and_that_is_said() {
    let world = World::with_shop();
    world.write("shop.ron", format!("// 店長へ\n{}", world.read("shop.ron")));
    let run = world.answer("Aoi", "1", "yes", []);
    assert!(run.err.contains("コメント") && run.code == 0, "{run:?}");
    assert_eq!(world.answer("Aoi", "2", "yes", []).err, "");
}

#[test]
fn the_table_fits_80_columns_and_lines_up() {
    let world = World::new();
    let names = ["とても長い名前のサービス・エンタープライズ版", "Aoi", "ミナト", "四", "五番目"];
    world.run(["new", "shop.ron", "--title", "店", "--service"].into_iter().chain(names));
    world.answer("ミナト", "1", "unknown", ["--note", &"長いメモです。".repeat(40)]);
    for lang in ["ja", "en"] {
        let shown = world.run(["show", "shop.ron", "--lang", lang]).out;
        for line in shown.lines() {
            assert!(line.width() <= 80, "{} columns: {line}", line.width());
        }
        let word = if lang == "ja" { "不明" } else { "Unknown" };
        let column = |line: &str, word: &str| line[..line.find(word).expect(line)].width();
        let head = shown.lines().find(|line| line.contains("ミナト")).expect("the head");
        let row = shown.lines().find(|line| line.contains(word)).expect("the row");
        assert_eq!(column(head, "ミナト"), column(row, word), "{shown}");
    }
}

#[test]
fn many_services_come_in_blocks() {
    let world = World::new();
    let names: Vec<String> = (1..=11).map(|n| format!("S{n}")).collect();
    world.run(["new", "shop.ron", "--service"].into_iter().chain(names.iter().map(String::as_str)));
    let shown = world.run(["show", "shop.ron"]).out;
    assert_eq!(shown.matches("バックアップに責任を持つ").count(), 3, "{shown}");
    assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
}

#[test]
fn the_list_shows_what_is_in_the_data_folder() {
    let world = World::new();
    assert!(world.run(["list"]).out.contains("比較はまだありません"));
    world.run(["new", "data/店.ron", "--service", "A"]);
    world.write("data/broken.ron", "(format: 1,");
    world.run(["answer", "店", "--service", "A", "--item", "1", "yes"]);
    let run = world.english(["list"]);
    assert_eq!(run.code, 0);
    let line = run.out.lines().find(|line| line.starts_with('店')).expect(&run.out);
    assert!(line.contains("1/15") && line.ends_with("店.ron"), "{line}");
    assert!(run.out.contains("unreadable"), "{}", run.out);
}

#[test]
fn checklists_are_listed_shown_and_copied() {
    let world = World::new();
    assert!(world.run(["checklists"]).out.contains("ipa-cloud-15"));
    for lang in ["ja", "en"] {
        let shown = world.run(["checklists", "show", "ipa-cloud-15", "--lang", lang]).out;
        assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
    }
    assert_eq!(world.run(["checklists", "copy", "ipa-cloud-15", "my.ron"]).code, 0);
    assert_eq!(world.run(["checklists", "copy", "ipa-cloud-15", "my.ron"]).code, 2);
    let own = world.read("my.ron").replacen("ipa-cloud-15", "my-list", 1);
    world.write("my.ron", &own);
    assert_eq!(world.run(["new", "by-path.ron", "--checklist", "my.ron"]).code, 0);
    world.run(["checklists", "copy", "my.ron", "data/checklists/my.ron"]);
    assert_eq!(world.read("data/checklists/my.ron"), own);
    assert!(world.run(["checklists"]).out.contains("my-list"));
    assert_eq!(world.run(["new", "by-id.ron", "--checklist", "my-list"]).code, 0);
    assert!(world.read("by-id.ron").contains("my-list"));
    let run = world.run(["new", "x.ron", "--checklist", "nothing"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("ipa-cloud-15, my-list"), "{}", run.err);
}
