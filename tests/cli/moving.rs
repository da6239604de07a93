//! import and sheet: a table that is there already moves in, and a blank one goes out.

use serde_json::json;

use crate::world::World;

const TABLE: &str = "番号,項目,ミナト,備考,空色\n1,どの業務で利用するか明確にする,○,よい,×\n2,,△（有料）,,要確認\n10,バックアップに責任を持つ,はい,,いいえ\n合計,,3,,1\n";

#[test]
fn a_table_of_a_japanese_office_becomes_a_comparison_after_it_was_shown() {
    let world = World::new();
    let (sjis, ..) = encoding_rs::SHIFT_JIS.encode(TABLE);
    world.write("クラウド比較.csv", &sjis);
    let shown = world.run(["import", "クラウド比較.csv", "--dry-run"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    for words in
        ["「ミナト」の判定", "「ミナト」のメモ", "判定 5 件", "要確認", "5 行: どの項目", "まだ何も作っていません"]
    {
        assert!(shown.out.contains(words), "{words}: {}", shown.out);
    }
    assert_eq!(world.path("data").read_dir().expect("a folder").count(), 0);
    let made = world.run(["import", "クラウド比較.csv", "--map", "e＝answers:空色メール"]);
    assert!(made.out.contains("作りました: ") && made.out.contains("クラウド比較.ron"), "{made:?}");
    let json = world.json_of(["show", "クラウド比較"]);
    assert_eq!((&json["title"], json["services"].as_array().map(Vec::len)), (&"クラウド比較".into(), Some(2)));
    assert_eq!(json["services"][1]["name"], "空色メール");
    let answers = &json["services"][0]["answers"];
    assert_eq!((&answers[0]["verdict"], &answers[0]["note"]), (&"yes".into(), &"よい".into()));
    assert_eq!((&answers[1]["verdict"], &answers[1]["condition"]), (&"partly".into(), &"有料".into()));
    assert_eq!(json["services"][1]["answers"][1]["note"], "要確認");
    assert_eq!(world.run(["check", "クラウド比較"]).code, 1, "valid, with open items");
    // A second time it is another comparison beside it; nothing is replaced.
    let before = world.read("data/クラウド比較.ron");
    assert_eq!(world.run(["import", "クラウド比較.csv"]).code, 0);
    assert_eq!(world.read("data/クラウド比較.ron"), before);
}

#[test]
fn without_items_or_verdicts_nothing_is_made_and_the_columns_are_shown() {
    let world = World::new();
    world.write("a.csv", TABLE);
    for (args, words) in [
        (&["--map", "A=ignore", "B=ignore"][..], "--map B=title"),
        (&["--map", "C=ignore", "E=ignore"], "判定の列"),
        (&["--map", "C=nonsense"], "意味「nonsense」"),
        (&["--map", "Z=ignore"], "列「Z」"),
        (&["--map", "C"], "= がありません"),
    ] {
        let run = world.run(["import", "a.csv"].iter().chain(args));
        assert!(run.code == 2 && run.err.contains(words), "{args:?}: {run:?}");
        assert_eq!(world.path("data").read_dir().expect("a folder").count(), 0);
    }
    for (name, bytes) in [("b.csv", &b""[..]), ("c.xlsx", b"PK\x03\x04"), ("d.json", b"{}"), ("e.json", b"{")] {
        world.write(name, bytes);
        let run = world.run(["import", name]);
        assert!(run.code == 2 && run.err.contains(name), "{run:?}");
    }
}

#[test]
fn the_json_of_a_report_comes_back_as_the_same_file() {
    let world = World::with_shop();
    world.answer("ミナト", "1", "partly", ["--note", "a\u{1b}b", "--condition", "Pro", "--evidence", "約款"]);
    world.run(["profile", "shop.ron", "--kind", "personal", "--leak", "large"]);
    world.run(["ask", "shop.ron", "--service", "ミナト", "--format", "md", "--from", "店", "--add", "1=何を？"]);
    let comparison = kumomi::store::read_comparison(&world.path("shop.ron")).expect("our own");
    let report = json!({ "format": 1, "kind": "comparison-export", "comparison": comparison, "computed": {} });
    world.write("report.json", report.to_string());
    let made = world.run(["import", "report.json"]);
    assert_eq!(made.code, 0, "{made:?}");
    assert_eq!(world.read("data/小さな店.ron"), world.read("shop.ron"));
    let named = world.run(["import", "report.json", "--title", "写し"]);
    assert!(named.out.contains("写し.ron"), "{named:?}");
}

#[test]
fn hostile_tables_are_harmless() {
    let world = World::new();
    let hostile = "=1+1\u{1b}[2J\u{9b}m\u{202e}\u{200b}";
    world.write("a.csv", format!("番号,{hostile},B\n1,はい,{hostile}\n2,いいえ,はい\n{hostile},,\n"));
    for args in [&["--dry-run"][..], &[], &["--map", hostile], &["--title", hostile]] {
        let run = world.run(["import", "a.csv"].iter().chain(args));
        for text in [&run.out, &run.err] {
            assert_eq!(text.chars().find(|c| *c != '\n' && kumomi::model::is_hidden(*c)), None, "{text}");
        }
        assert!(run.code == 0 || args.contains(&"--map"), "{run:?}");
    }
}

#[test]
fn blank_sheets_are_written() {
    let world = World::new();
    let run = world.run(["sheet"]);
    assert!(run.out.contains("クラウドサービス安全利用チェックシート.html"), "{run:?}");
    let page = world.read("クラウドサービス安全利用チェックシート.html");
    assert_eq!(page.matches("☐").count(), 75);
    assert!(page.contains("情報処理推進機構"), "the source is named");
    assert_eq!(world.run(["sheet"]).code, 2, "never over another file");
    let markdown = world.english(["sheet", "--format", "md", "--services", "3"]);
    assert_eq!(markdown.out.matches("☐ Yes").count(), 45);
    assert_eq!(world.run(["sheet", "-o", "a.xlsx", "--services", "4"]).code, 0);
    assert!(std::fs::read(world.path("a.xlsx")).expect("a file").starts_with(b"PK"));
    for args in [&["--services", "5"][..], &["--format", "pdf"], &["--format", "xlsx", "-o", "-"]] {
        assert_eq!(world.run(["sheet"].iter().chain(args)).code, 2, "{args:?}");
    }
}
