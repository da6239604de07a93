//! schemes: the catalogue, its pages, the map and the case; and schemes of the user's own.

use unicode_width::UnicodeWidthStr;

use crate::world::World;

/// The ids that a list names, in its order.
fn ids(out: &str) -> Vec<&str> {
    let rows = out.lines().skip(2).filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    rows.filter_map(|line| line.split_whitespace().next()).collect()
}

fn own_schemes(world: &World) {
    std::fs::create_dir_all(world.path("data/schemes")).expect("a folder");
    world.write("data/schemes/own.ron", include_str!("../../docs/own-schemes.ron"));
}

#[test]
fn a_scheme_is_found_by_japanese_english_and_abbreviation() {
    let world = World::new();
    for (query, first) in [
        ("ＩＳＭＳ", "isms"),
        ("プライバシーマーク", "p-mark"),
        ("privacy mark", "p-mark"),
        ("CS Gold", "cs-mark-gold"),
        ("シルバーマーク", "cs-mark-silver"),
        ("soc 2", "soc2"),
    ] {
        let run = world.run(["schemes", query]);
        assert_eq!((run.code, ids(&run.out).first()), (0, Some(&first)), "{query}: {}", run.out);
    }
    let run = world.run(["schemes", "そんな制度"]);
    assert!(run.code == 0 && run.out.starts_with("当てはまる制度はありません"), "{run:?}");
}

#[test]
fn the_list_is_filtered_and_fits_80_columns() {
    let world = World::new();
    let all = world.json_of(["schemes"]);
    let all = all["schemes"].as_array().expect("schemes");
    for (option, word, key, id) in [
        ("--region", "日本", "region", "jp"),
        ("--region", "usa", "region", "us"),
        ("--kind", "law", "type", "law"),
        ("--kind", "ガイドライン", "type", "guideline"),
        ("--checked-by", "監査法人", "checked_by", "accountant"),
    ] {
        let found = world.json_of(["schemes", option, word]);
        let found = found["schemes"].as_array().expect("schemes").clone();
        let expected: Vec<_> = all.iter().filter(|one| one[key] == id).cloned().collect();
        assert!(!found.is_empty() && found == expected, "{option} {word}");
    }
    let run = world.run(["schemes", "--checked-by", "self"]);
    assert!(ids(&run.out).contains(&"cs-mark-silver"), "{}", run.out);
    assert!(ids(&run.out).contains(&"cloud-infosec-audit"), "a level is checked by the provider itself");
    for lang in ["ja", "en"] {
        let out = world.run(["schemes", "--lang", lang]).out;
        assert_eq!(ids(&out).len(), all.len());
        let lines = out.lines().take_while(|line| !line.contains("/schemes"));
        assert!(lines.clone().all(|line| line.width() <= 80), "{out}");
    }
    let run = world.run(["schemes", "--region", "mars"]);
    assert!(run.code == 2 && run.err.contains("jp int us"), "{run:?}");
}

#[test]
fn a_page_tells_both_sides_of_a_contradiction_and_what_is_not_stated() {
    let world = World::new();
    let out = world.run(["schemes", "show", "CSシルバーマーク"]).out;
    for part in [
        "事業者自身（自主監査です。外部の監査ではありません）",
        "資料は食い違っています。",
        "- 自主監査。〔JIPDECの調査 2024年〕",
        "コンサル会社の記事",
        "読み方: ",
        "[定期審査]\n- 資料に記載なし\n",
        "https://jcispa.jasa.jp/",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    let out = world.english(["schemes", "show", "cs-mark-gold"]).out;
    for part in [
        "3 years",
        "3 years 6 months",
        "36 or 42 months",
        "[How a provider gets it]",
        "5. Be examined.",
        "as printed in the documents, not tested",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    assert!(world.run(["schemes", "show", "iso-27017"]).out.contains("認証・マークとして持つものではありません"));
    let run = world.english(["schemes", "show", "ismss"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no scheme \"ismss\"") && run.err.contains("\n  isms  "), "{}", run.err);
    let run = world.run(["schemes", "CS", "show", "isms"]);
    assert!(run.code == 2 && run.err.contains("付けられません"), "{run:?}");
}

#[test]
fn the_map_places_what_the_paper_places_and_the_users_view_apart() {
    let world = World::with_shop();
    let map = world.json_of(["schemes", "map"]);
    let placed: Vec<_> = map["states"]
        .as_array()
        .expect("states")
        .iter()
        .flat_map(|state| state["schemes"].as_array().expect("schemes"))
        .map(|scheme| scheme["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(placed, ["vendor-own-scheme", "isms", "p-mark"]);
    assert_eq!(map["placements"], serde_json::json!([]));
    for lang in ["ja", "en"] {
        let out = world.run(["schemes", "map", "--lang", lang]).out;
        assert!(out.contains("2012"), "{out}");
        assert!(out.lines().all(|line| line.width() <= 80), "{out}");
    }
    assert!(world.run(["schemes", "map", "shop.ron"]).out.contains("まだ何も置いていません"));
    let text = world.read("shop.ron");
    let placed = text.trim_end().trim_end_matches(')').to_owned();
    world.write("shop.ron", placed + "placements: [(scheme: \"soc2\", expectation: 8, effect: 9)])\n");
    let out = world.run(["schemes", "map", "shop.ron"]).out;
    let (papers, own) = out.split_once("[自分の見立て: shop.ron").expect(&out);
    assert!(!papers.contains("SOC2") && own.contains("SOC2: 期待 8、効果 9"), "{out}");
}

#[test]
fn the_case_is_told_with_its_year_and_its_questions() {
    let world = World::new();
    for (lang, name) in [("ja", "ファーストサーバ社"), ("en", "First Server")] {
        let out = world.run(["schemes", "case", "--lang", lang]).out;
        let head = out.lines().next().expect(&out);
        assert!(head.contains(name) && head.contains("2012"), "{head}");
        assert!(out.contains("\n14. ") && !out.contains("\n15. "), "{out}");
        assert!(out.lines().all(|line| line.width() <= 80), "{out}");
    }
    let case = world.json_of(["schemes", "case"]);
    assert_eq!(case["lessons"].as_array().map(Vec::len), Some(14));
    assert_eq!(case["lessons"][0]["items"][0]["number"], 10);
}

#[test]
fn schemes_of_the_user_stand_behind_the_others_and_can_be_recorded() {
    let world = World::with_shop();
    own_schemes(&world);
    let run = world.run(["schemes", "予約マーク"]);
    assert_eq!(ids(&run.out), ["guild-booking"], "{}", run.out);
    assert!(world.run(["schemes", "show", "guild-booking"]).out.contains("組合の案内 2026年"));
    let add = ["cert", "add", "shop.ron", "--service", "Aoi", "--scheme", "安心予約マーク"];
    assert_eq!(world.run(add).code, 0);
    world.answer("Aoi", "10", "yes", ["--certificate", "予約マーク"]);
    let out = world.run(["findings", "shop.ron"]).out;
    assert!(out.contains("マークがあれば予約は消えない」") && out.contains("組合の案内 2026年"), "{out}");
    // Without the file the record stays and can still be found and removed.
    std::fs::remove_file(world.path("data/schemes/own.ron")).expect("it is there");
    let out = world.run(["cert", "list", "shop.ron"]).out;
    assert!(out.contains("guild-booking（カタログにない制度）"), "{out}");
    let gone = ["cert", "remove", "shop.ron", "--service", "Aoi", "--cert", "guild-booking"];
    assert_eq!(world.run(gone).code, 0);
}

#[test]
fn a_faulty_file_of_the_user_is_named_only_where_schemes_matter() {
    let world = World::with_shop();
    own_schemes(&world);
    let bad =
        include_str!("../../docs/own-schemes.ron").replace("guild-booking", "isms").replace("guild-leaflet", "other");
    world.write("data/schemes/z.ron", &bad);
    for args in [&["show", "shop.ron"][..], &["decide", "shop.ron"], &["findings", "shop.ron"], &["due"]] {
        let run = world.run(args.iter().copied());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}: nothing rests on certificates");
    }
    world.run(["cert", "add", "shop.ron", "--service", "Aoi", "--scheme", "isms"]);
    for args in [&["show", "shop.ron"][..], &["decide", "shop.ron"], &["schemes"], &["schemes", "show", "isms"]] {
        let run = world.run(args.iter().copied());
        assert_eq!((run.code, run.err.matches("z.ron:").count()), (0, 1), "{args:?}: {}", run.err);
    }
    assert_eq!(world.json_of(["schemes"])["errors"].as_array().map(Vec::len), Some(1));
}
