//! profile: what the business needs, and the emphases that follow from it.

use unicode_width::UnicodeWidthStr;

use crate::world::World;

/// The emphases of the items in order.
fn emphases(world: &World) -> Vec<String> {
    let json = world.json_of(["profile", "shop.ron"]);
    let all = json["emphasis"].as_array().expect("emphases").iter();
    all.map(|one| one["emphasis"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn every_option_is_recorded_and_shown() {
    let world = World::with_guide();
    let shown = world.run(["profile", "shop.ron"]).out;
    assert!(shown.contains("利用条件はまだ書かれていません") && shown.contains("個人情報"), "{shown}");
    assert_eq!(world.json_of(["profile", "shop.ron"])["profile"], serde_json::Value::Null);
    let run = world.run([
        "profile",
        "shop.ron",
        "--purpose",
        "顧客台帳",
        "--kind",
        "個人情報",
        "public",
        "--leak",
        "大",
        "--tamper",
        "small",
        "--loss",
        "Medium",
        "--outage",
        "小",
        "--stop-hour",
        "電話で受ける",
        "--stop-day",
        "予約が止まる",
        "--stop-week",
        "店を閉める",
        "--weight",
        "５＝重視",
        "s-4=must",
        "--points",
        "5,3,1",
    ]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    for part in [
        "回答は変わっていません",
        "重みが変わった項目: 5",
        "項目 1、3、4: 通常 > 必須\n項目 2、5: 通常 > 重視\n1 項目一\n",
        "漏えいの影響が大なので、項目1は必須です。",
        "重みの点数: 必須 5、重視 3、通常 1",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let json = world.json_of(["profile", "shop.ron"]);
    assert_eq!(json["profile"]["purpose"], "顧客台帳");
    assert_eq!(json["profile"]["kinds"], serde_json::json!(["public", "personal"]), "in the order of the list");
    let impacts = serde_json::json!({"leak": "large", "tamper": "small", "loss": "medium", "outage": "small"});
    assert_eq!(json["profile"]["impacts"], impacts);
    assert_eq!(json["profile"]["stops"]["week"], "店を閉める");
    assert_eq!(json["weights"]["important"], 3);
    assert_eq!(emphases(&world), ["must", "important", "must", "must", "important"]);
    for lang in ["ja", "en"] {
        let shown = world.run(["profile", "shop.ron", "--lang", lang]).out;
        assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
        assert!(shown.contains("顧客台帳") && shown.contains("予約が止まる"), "{shown}");
    }
}

#[test]
fn a_choice_outlives_another_profile_and_goes_back_to_the_proposal() {
    let world = World::with_guide();
    world.run(["profile", "shop.ron", "--leak", "large", "--weight", "1=normal", "2=normal"]);
    assert_eq!(emphases(&world)[0], "normal");
    let run = world.english(["profile", "shop.ron", "--loss", "medium"]);
    assert!(run.out.contains("Item 2 would now be important; it stays normal, as chosen."), "{}", run.out);
    assert!(run.out.contains("No weight changes."), "{}", run.out);
    let run = world.run(["profile", "shop.ron", "--weight", "1=提案", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let change = serde_json::json!({"item": "s-1", "number": 1, "before": "normal", "after": "must"});
    assert_eq!(json["changes"], serde_json::json!([change]));
    assert_eq!(json["emphasis"][0]["chosen"], serde_json::Value::Null);
    assert_eq!(json["emphasis"][0]["reasons"].as_array().map(Vec::len), Some(1));
    world.run(["profile", "shop.ron", "--leak", "none"]);
    assert_eq!(emphases(&world)[0], "normal");
    let run = world.run(["profile", "shop.ron", "--leak", "未定"]);
    assert_eq!(run.out, "変わったことはありません。\n");
}

#[test]
fn answers_are_never_touched() {
    let world = World::with_guide();
    world.answers("ミナト", ["yes", "partly", "no", "unknown", "na"]);
    let before = world.json()["services"][0]["answers"].clone();
    world.run(["profile", "shop.ron", "--kind", "personal", "--leak", "large", "--points", "9,2,1"]);
    assert_eq!(world.json()["services"][0]["answers"], before);
    assert_eq!(world.json()["services"][0]["score"]["lines"][0]["weight"], 9);
}

#[test]
fn what_is_not_known_is_refused_and_nothing_is_changed() {
    let world = World::with_guide();
    let before = world.read("shop.ron");
    for (args, ja, en) in [
        (["--kind", "秘密"], "personal  個人情報", "personal  Personal data"),
        (["--no-kind", "personal"], "まだ入っていません", "not there yet"),
        (["--weight", "6=must"], "項目「6」はありません", "no item \"6\""),
        (["--weight", "1"], "= がありません", "no equals sign"),
        (["--weight", "1=heavy"], "使える値: must important normal proposed", "values: must"),
        (["--points", "3,2"], "3,2,1 のように", "as in 3,2,1"),
        (["--points", "1,2,3"], "重みの点数: 1 から 1000 までの整数", "never grow"),
        (["--points", "3,2,0"], "1 から 1000 まで", "Points of the weights: Take whole numbers from 1 to 1000"),
        (["--checklist", "ipa-cloud-15"], "「small」からのもの", "\"small\", not from"),
    ] {
        let args = ["profile", "shop.ron"].into_iter().chain(args);
        let run = world.run(args.clone());
        assert!(run.code == 2 && run.err.contains(ja), "{run:?}");
        let run = world.english(args);
        assert!(run.code == 2 && run.err.contains(en), "{run:?}");
    }
    let held = kumomi::store::open(&world.path("shop.ron"), |_| {}).expect("it opens");
    let run = world.run(["profile", "shop.ron", "--leak", "large"]);
    assert!(run.code == 2 && run.err.contains("開いています"), "{run:?}");
    assert_eq!(world.run(["profile", "shop.ron"]).code, 0, "reading is always possible");
    drop(held);
    assert_eq!(world.read("shop.ron"), before);
}

#[test]
fn without_the_list_everything_is_normal_that_is_not_chosen() {
    let world = World::with_guide();
    let set = ["profile", "shop.ron", "--leak", "large", "--kind", "personal"];
    world.run(set.into_iter().chain(["--weight", "4=important"]));
    std::fs::rename(world.path("data/checklists/small.ron"), world.path("small.ron")).expect("it moves");
    let must = ["must", "normal", "must", "important", "normal"];
    assert_eq!(emphases(&world), must, "what was proposed is in the file");
    assert!(world.run(["profile", "shop.ron"]).out.contains("「small」が見つかりません"));
    world.run(["profile", "shop.ron", "--purpose", "予約"]);
    assert_eq!(emphases(&world), must, "words change no emphasis");
    let run = world.run(["profile", "shop.ron", "--kind", "public"]);
    assert!(run.code == 2 && run.err.contains("見つからないか"), "{run:?}");
    let run = world.run(["profile", "shop.ron", "--outage", "large"]);
    assert!(run.out.contains("「small」が見つかりません"), "{}", run.out);
    assert_eq!(emphases(&world), ["normal", "normal", "normal", "important", "normal"]);
    let run = world.run(["profile", "shop.ron", "--leak", "large", "--no-kind", "personal"]);
    assert_eq!(run.code, 0, "{run:?}");
    world.run(["profile", "shop.ron", "--outage", "none", "--checklist", "small.ron"]);
    assert_eq!(emphases(&world), ["must", "normal", "normal", "important", "normal"]);
}

#[test]
fn a_list_without_rules_says_so() {
    let world = World::with_guide();
    let list = include_str!("small.ron").replacen("\"small\"", "\"bare\"", 1);
    let (before, after) = list.split_once("    guide: Some((").expect("a guide");
    let (_, after) = after.split_once("    )),\n").expect("its end");
    world.write("bare.ron", before.to_owned() + after);
    assert_eq!(world.run(["new", "x.ron", "--checklist", "bare.ron"]).code, 0);
    let run = world.run(["profile", "x.ron", "--leak", "large", "--checklist", "bare.ron"]);
    assert!(run.out.contains("重みの規則がありません"), "{run:?}");
}

/// What a person wrote does not change unseen.
#[test]
fn what_was_replaced_is_said() {
    let world = World::with_guide();
    let set = ["profile", "shop.ron", "--purpose", "顧客台帳", "--stop-day", "予約が止まる", "--leak", "small"];
    let run = world.run(set);
    assert!(!run.out.contains("前は「"), "{}", run.out);
    let run = world.run(["profile", "shop.ron", "--purpose", "", "--stop-day", "困る", "--leak", "large"]);
    for part in [
        "「仕事の内容」を消しました（前は「顧客台帳」）",
        "「1日止まると」を書き換えました（前は「予約が止まる」）",
        "「漏えいの影響」を書き換えました（前は「小」）",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let run = world.run(["profile", "shop.ron", "--points", "5,3,1"]);
    assert!(run.out.contains("前の点数: 3,2,1"), "{}", run.out);
}
