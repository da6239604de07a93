//! decide: the order, what settles it, the decision and its review; and the whole way from the work to the next year.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::world::World;

/// Items 1 and 3 must (3 points), 2 important (2), 4 and 5 normal (1): 10 points in all, so one point is 10%.
/// ミナト: three はい, two open: 8 to 10 points, 80-100%. Aoi: three はい, two 一部: 8 + 1/2 + 1/2 = 9 points, 90%. Something is
/// behind every answer.
fn undecided() -> World {
    let world = World::with_guide();
    let run = world.run(["profile", "shop.ron", "--leak", "large", "--kind", "personal", "--loss", "medium"]);
    assert!(run.out.contains("漏えいの影響が大なので、項目1は必須です。"), "{run:?}");
    world.shows("ミナト", ["yes", "yes", "yes"]);
    world.shows("Aoi", ["yes", "yes", "yes", "partly", "partly"]);
    world
}

fn settlement(world: &World) -> Value {
    world.json_of(["decide", "shop.ron"])["settlement"].clone()
}

#[test]
fn from_the_work_to_the_review_of_the_next_year() {
    let world = World::with_guide();
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(out.contains("まだ1つも答えていないので、一番は決まりません。"), "{out}");
    let world = undecided();
    let out = world.run(["decide", "shop.ron"]).out;
    for part in [
        "条件付き  Aoi                            90%      [###############-]   5/5   5/5",
        "保留      ミナト                         80-100%  [############====]   3/5   3/5",
        "一番はまだ決まりません。根拠のある分でも、答えどおりでも、「Aoi」が上です。",
        "次にすること: 保留のもとになっている 1 項目を、まず確かめます。",
        "  ミナト  4 項目四（事業者に聞く） ",
        "  未回答\n      四？\n",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    let state = |world: &World| {
        let settlement = settlement(world);
        let asked = settlement["ask"].as_array().expect("a list").iter();
        let asked: Vec<Value> = asked.map(|ask| ask["number"].clone()).collect();
        (settlement["state"].clone(), settlement["next"].clone(), asked)
    };
    assert_eq!(state(&world), (json!("open"), json!("pending"), vec![json!(4)]));

    world.answer("ミナト", "4", "yes", []);
    // Item 5, its own company's, is open yet; nothing stands behind item 4, and an いいえ there would leave it behind.
    assert_eq!(state(&world), (json!("open"), json!("items"), vec![json!(4)]));
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(out.contains("「いいえ」なら、「Aoi」が一番です。\n  ミナト  4 項目四（事業者に聞く）"), "{out}");
    world.show("ミナト", "4", "yes");
    assert_eq!(state(&world).2, [json!(5)], "one answer is not enough");
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(out.contains("  ミナト  5 項目五（自社で確かめる）"), "{out}");
    world.answer("ミナト", "5", "yes", ["--note", "決めてある"]);
    assert_eq!(state(&world).0, "settled");
    let out = world.run(["decide", "shop.ron"]).out;
    for part in [
        "一番は決まりました: 候補サービス 2 件のうち、「ミナト」を追い越すものはありませ",
        "選べる    ミナト",
        "100%  [################]   5/5   5/5",
        "得点と結論に入るのは回答だけです",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }

    let run = world.run(["decide", "shop.ron", "--choose", "ミナト", "--why", "足りる", "--day", "2026-11-22"]);
    assert!(run.code == 0 && run.out.contains("次の見直し: 2027-11-22"), "{run:?}");
    assert!(run.out.contains("決定のとき: 選べる、100%、回答 5/5、根拠 5/5（資料 4）"), "{}", run.out);
    assert_eq!(world.run(["due", "shop.ron", "--day", "2027-11-21"]).code, 0);
    assert_eq!(world.run(["due", "shop.ron", "--day", "2027-11-22"]).code, 1);

    let run = world.run(["decide", "shop.ron", "--review-start", "--day", "2027-11-22"]);
    assert!(run.code == 0 && run.out.contains("[見直し中（2027-11-22 から）]"), "{run:?}");
    assert_eq!(world.run(["due", "shop.ron", "--day", "2027-11-22"]).code, 0);
    assert!(world.run(["decide", "shop.ron"]).out.contains("変わったこと]\n  ありません"));
    world.answer("ミナト", "3", "no", ["--note", "やめた", "--mend", "service"]);
    world.run(["profile", "shop.ron", "--weight", "4=important"]);
    let out = world.run(["decide", "shop.ron"]).out;
    for part in [
        "[2026-11-22 の決定のあとで変わったこと]",
        "ミナト  3 項目三: 「いいえ」（決定のときは「はい」）",
        "4 項目四 の重み: 重視（決定のときは通常）",
        "[前の決定]",
        "見送り",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    let again = ["decide", "shop.ron", "--choose", "Aoi", "--why", "今年は", "--day", "2027-11-23"];
    assert_eq!(world.run(again).code, 0);
    let record = &world.json()["record"];
    assert_eq!(record["decision"]["day"], "2027-11-23");
    assert_eq!(record["past"][0]["ranking"][0]["score"]["low"]["percent"], 100, "as it was decided");
    assert_eq!(record["changes"], json!([]));
}

#[test]
fn the_arithmetic_gives_the_numbers_shown() {
    let world = undecided();
    world.answer("ミナト", "2", "na", ["--note", "使わない"]);
    world.answer("ミナト", "5", "partly", ["--condition", "上のプラン"]);
    // Item 2 leaves: 8 points. Low: 3 + 3 + 0 + 0 = 6, 75%. High: 3 + 3 + 1 + 1/2 = 7.5, 93.75%, which is 94%.
    let out = world.run(["decide", "shop.ron", "--arithmetic"]).out;
    for part in [
        "保留      ミナト                          75-94%  [############+==-]   4/5   3/5",
        "一部（条件が未確認）",
        "  満点: 3 + 1 + 1 = 5\n  下限: 3 + 0 + 0 = 3、3 / 5 = 60%\n  上限: 3 + 1 + 0.5 = 4.5、4.5 / 5 = 90%\n",
        "  満点: 3 + 5 = 8\n  下限: 3 + 3 = 6、6 / 8 = 75%\n  上限: 3 + 4.5 = 7.5、7.5 / 8 = 94%\n",
        "  下限: 5 + 4 = 9、9 / 10 = 90%\n  上限: 5 + 4 = 9、9 / 10 = 90%\n",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    let json = world.json_of(["decide", "shop.ron"]);
    let minato = &json["ranking"][1];
    assert_eq!(minato["score"]["low"], json!({"half_points": 12, "of": 16, "percent": 75}));
    assert_eq!(minato["score"]["high"], json!({"half_points": 15, "of": 16, "percent": 94}));
    assert_eq!(minato["sections"][1]["score"]["high"]["half_points"], 9);
    let lines = minato["score"]["lines"].as_array().expect("lines");
    let sum = |key: &str| lines.iter().map(|line| line[key].as_u64().expect("a number")).sum::<u64>();
    assert_eq!((sum("low"), sum("as_said"), sum("high"), sum("of")), (12, 13, 15, 16));
    let standings: Vec<&str> = lines.iter().map(|line| line["standing"].as_str().expect("an id")).collect();
    assert_eq!(standings, ["met", "out", "met", "open", "half-if"]);
}

#[test]
fn a_condition_counts_when_it_is_settled_and_not_longer_than_it_stands() {
    let world = World::with_guide();
    let met = |world: &World| world.json()["services"][0]["answers"][0]["condition_met"].clone();
    let run = world.answer("ミナト", "1", "yes", ["--met", "yes"]);
    assert!(run.code == 2 && run.err.contains("条件が書かれていない"), "{run:?}");
    world.answer("ミナト", "1", "yes", ["--condition", "上のプラン"]);
    assert_eq!(met(&world), Value::Null);
    let run = world.answer("ミナト", "1", "yes", ["--met", "満たす"]);
    assert!(run.out.contains("プランなどの条件: 上のプラン（満たす）"), "{}", run.out);
    assert_eq!(met(&world), true);
    world.answer("ミナト", "1", "yes", ["--condition", "上のプラン", "--note", "同じ条件"]);
    assert_eq!(met(&world), true, "the same words settle nothing anew");
    world.answer("ミナト", "1", "yes", ["--condition", "もっと上のプラン"]);
    assert_eq!(met(&world), Value::Null, "another condition is not settled");
    world.answer("ミナト", "1", "yes", ["--condition", "上のプラン", "--met", "no"]);
    assert_eq!(met(&world), false);
    let shown = world.english(["show", "shop.ron"]).out;
    assert!(shown.contains("Plan condition: 上のプラン (not met)"), "{shown}");
    world.answer("ミナト", "1", "yes", ["--met", "open"]);
    assert_eq!(met(&world), Value::Null);
    world.answer("ミナト", "1", "yes", ["--met", "no"]);
    world.answer("ミナト", "1", "yes", ["--condition", ""]);
    assert_eq!(met(&world), Value::Null);
}

#[test]
fn each_conclusion_says_why_and_what_would_change_it() {
    let world = undecided();
    for (item, verdict, more, (ja, en, id), because) in [
        ("4", "yes", "", ("保留", "pending", "pending"), "未回答: 5 項目五"),
        ("5", "partly", "", ("条件付き", "conditional", "conditional"), "「一部」: 5 項目五"),
        ("5", "yes", "", ("選べる", "clear", "clear"), "当てはまる項目はすべて、根拠のある「はい」です"),
        ("3", "no", "", ("保留", "pending", "pending"), "必須の項目が「いいえ」（直せるかは未定）: 3 項目三"),
        (
            "3",
            "no",
            "own",
            ("条件付き", "conditional", "conditional"),
            "必須の項目が「いいえ」（自社で直す）: 3 項目三",
        ),
        (
            "3",
            "no",
            "service",
            ("見送り", "ruled out", "rejected"),
            "必須の項目が「いいえ」（このサービスでは無理）: 3 項目三",
        ),
        ("3", "yes", "", ("選べる", "clear", "clear"), "当てはまる項目はすべて、根拠のある「はい」です"),
        ("1", "no", "", ("見送り", "ruled out", "rejected"), "必須の項目が「いいえ」: 1 項目一"),
    ] {
        let run = world.show("ミナト", item, verdict);
        assert_eq!(run.code, 0, "{run:?}");
        if !more.is_empty() {
            let run = world.answer("ミナト", item, verdict, ["--mend", more]);
            assert_eq!(run.code, 0, "{run:?}");
        }
        let json = world.json();
        assert_eq!(json["services"][0]["conclusion"], id, "{item} {verdict} {more}");
        let causes = json["services"][0]["causes"].as_array().expect("causes");
        assert_eq!(causes.is_empty(), id == "clear");
        for (lang, word, because_of, change) in
            [("ja", ja, "理由: ", "変わるとき: "), ("en", en, "Because: ", "Changes when: ")]
        {
            let out = world.run(["decide", "shop.ron", "--lang", lang]).out;
            let from = out.lines().skip_while(|line| !(line.contains("ミナト") && line.contains(word)));
            let rows: Vec<&str> = from.take(6).collect();
            let told = |part: &str| rows.iter().any(|row| row.contains(part));
            assert!(told(because_of) && out.contains(change), "{out}");
            assert!(lang == "en" || told(because), "{because}: {out}");
            assert!(out.lines().all(|line| line.width() <= 80), "{out}");
        }
    }
    let shown = world.run(["show", "shop.ron"]).out;
    assert!(shown.contains("[結論と得点]") && shown.contains("見送り"), "{shown}");
}

#[test]
fn ties_are_said_and_a_single_emphasis_can_change_the_winner() {
    let world = World::with_guide();
    world.shows("ミナト", ["yes", "yes", "yes", "yes", "partly"]);
    world.shows("Aoi", ["yes", "yes", "yes", "partly", "yes"]);
    let out = world.run(["decide", "shop.ron"]).out;
    for part in [
        "1=    条件付き  ミナト",
        "1=    条件付き  Aoi",
        "「ミナト」「Aoi」は、結論も得点も同じです。料金や使いやすさなど、ほかの理由で決",
        "項目「4 項目四」が重視なら、今の回答では「ミナト」が上になります。",
        "項目「5 項目五」が重視なら、今の回答では「Aoi」が上になります。",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    let json = world.json_of(["decide", "shop.ron"]);
    assert_eq!(json["settlement"]["state"], "tie");
    assert_eq!(json["ranking"][1]["tied"], true);
    assert!(json["swings"].as_array().is_some_and(|swings| !swings.is_empty()));
    world.run(["profile", "shop.ron", "--weight", "1=must"]);
    world.answer("ミナト", "1", "no", []);
    world.answer("Aoi", "1", "no", []);
    assert!(world.english(["decide", "shop.ron"]).out.contains("all are ruled out"));
    assert_eq!(settlement(&world)["state"], "nothing");
}

#[test]
fn vendor_questions_come_from_the_list() {
    let world = undecided();
    for item in ["4", "5"] {
        world.answer("ミナト", item, "yes", []);
    }
    world.answer("ミナト", "1", "unknown", []);
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(out.contains("（事業者に聞く）") && out.contains("事業者に一を聞く"), "{out}");
    world.answer("ミナト", "1", "yes", ["--condition", "上のプラン"]);
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(out.contains("プランなどの条件を満たすか: 上のプラン"), "{out}");
}

#[test]
fn a_decision_is_recorded_with_all_that_it_rests_on() {
    let world = undecided();
    let choose =
        ["decide", "shop.ron", "--choose", "Aoi", "--why", "早く始める", "--by", "田中", "--day", "2026年11月22日"];
    let more = [
        "--review",
        "2027/5/1",
        "--risk",
        "4=小さい",
        "--action",
        "５＝控えを取る；佐藤；２０２６-12-01",
        "4=頼む;佐藤;2026-12-01",
    ];
    let run = world.run(choose.into_iter().chain(more));
    assert_eq!(run.code, 0, "{run:?}");
    for part in [
        "選んだ候補サービス: Aoi\n  決定のとき: 条件付き、90%、回答 5/5、根拠 5/5（資料 5）\n",
        "決めた日: 2026-11-22\n  決めた人: 田中",
        "受け入れること: 4 項目四: 小さい",
        "直すこと: 5 項目五: 控えを取る（担当者 佐藤、期限 2026-12-01、まだ）",
        "次の見直し: 2027-05-01",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let record = &world.json()["record"];
    assert_eq!(
        record["decision"]["conditions"][0],
        json!({"item": "s-5", "number": 5, "text": "控えを取る", "owner": "佐藤", "due": "2026-12-01", "done": false})
    );
    let before = world.read("shop.ron");
    for (args, ja, en) in [
        (&["--choose", "ミナト", "--why", "x"][..], "決定がもうあります", "is a decision"),
        (&["--done", "3"], "項目 3 の「直すこと」は", "for item 3"),
        (&["--done", "16"], "項目「16」", "item \"16\""),
    ] {
        let args = || ["decide", "shop.ron"].into_iter().chain(args.iter().copied());
        let run = world.run(args());
        assert!(run.code == 2 && run.err.contains(ja), "{run:?}");
        let run = world.english(args());
        assert!(run.code == 2 && run.err.contains(en), "{run:?}");
    }
    assert_eq!(world.read("shop.ron"), before);
    let run = world.run(["decide", "shop.ron", "--done", "5", "s-4", "--json"]);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let done: Vec<&Value> = json["record"]["decision"]["conditions"].as_array().expect("conditions").iter().collect();
    assert!(done.iter().all(|condition| condition["done"] == true), "{done:?}");
    let shown = world.english(["show", "shop.ron"]).out;
    assert!(shown.contains("[Record of the decision]") && shown.contains("[chosen] Aoi"), "{shown}");
    world.answer("Aoi", "4", "partly", ["--note", "もう一度確かめた"]);
    let out = world.english(["decide", "shop.ron"]).out;
    assert!(out.contains("[Changed after the decision of 2026-11-22]"), "{out}");
    assert!(out.contains("Aoi  4 Item four: still Partly;"), "{out}");
    assert!(!out.contains("Not decided yet"), "{out}");
}

#[test]
fn a_weak_choice_is_recorded_and_remarked() {
    let world = undecided();
    let run = world.run(["decide", "shop.ron", "--choose", "ミナト", "--why", "急ぐ", "--day", "2026-11-22"]);
    assert!(run.code == 0 && run.out.contains("注意: 選んだサービスの結論は「保留」です"), "{run:?}");
    assert!(run.out.contains("今の順番では Aoi のほうが上です"), "{}", run.out);
    world.run(["decide", "shop.ron", "--review-start", "--day", "2026-11-23"]);
    let args = ["decide", "shop.ron", "--choose", "Aoi", "--why", "x", "--day", "2026-11-24", "--risk", "4=少し"];
    let run = world.english(args);
    assert!(run.out.contains("Not decided yet: 5 Item five"), "{run:?}");
}

#[test]
fn a_record_that_makes_no_sense_is_refused() {
    let world = undecided();
    let before = world.read("shop.ron");
    let choose =
        |more: [&'static str; 2]| vec!["--choose", "Aoi", "--why", "x", "--day", "2026-11-22", more[0], more[1]];
    for (args, ja, en) in [
        (vec!["--choose", "Midori", "--why", "x"], "「Midori」はありません", "no service \"Midori\""),
        (vec!["--choose", "Aoi", "--why", " "], "選んだ理由", "why it was chosen"),
        (choose(["--review", "2026-11-22"]), "よりあとに", "must be later than"),
        (choose(["--risk", "4"]), "= がありません", "no equals sign"),
        (choose(["--risk", "9=x"]), "項目「9」", "item \"9\""),
        (choose(["--action", "4=a;b;soon"]), "「soon」という日付はありません", "not a date"),
        (
            choose(["--action", "4=a"]),
            "項目 4 の「直すこと」に足りないもの: 担当者、期限",
            "action for item 4 lacks: an owner, a date",
        ),
        (choose(["--action", "4=a;;2026-12-01"]), "足りないもの: 担当者\n", "lacks: an owner\n"),
        (choose(["--action", "4=a;佐藤"]), "足りないもの: 期限\n", "lacks: a date\n"),
        (choose(["--action", "4=;佐藤;2026-12-01"]), "足りないもの: 内容\n", "lacks: what to do\n"),
        (choose(["--action", "4=a;b;2026-11-21"]), "より前です", "is before the decision"),
        (choose(["--by", " "]), "決めた人", "who decides"),
        (choose(["--review", "2020-01-01"]), "よりあとに", "must be later than"),
        (choose(["--action", "4=a;b;2026-12-01;c"]), "「c」は余分", "\"c\" is too much"),
        (vec!["--done", "4"], "決定がありません", "no decision yet"),
        (vec!["--review-start"], "決定がありません", "no decision yet"),
    ] {
        let args = || ["decide", "shop.ron"].into_iter().chain(args.iter().copied());
        let run = world.run(args());
        assert!(run.code == 2 && run.err.contains(ja), "{run:?}");
        let run = world.english(args());
        assert!(run.code == 2 && run.err.contains(en), "{run:?}");
    }
    let held = kumomi::store::open(&world.path("shop.ron"), |_| {}).expect("it opens");
    assert_eq!(world.run(["decide", "shop.ron", "--choose", "Aoi", "--why", "x"]).code, 2);
    assert_eq!(world.run(["decide", "shop.ron"]).code, 0);
    drop(held);
    assert_eq!(world.read("shop.ron"), before);
}

#[test]
fn services_that_come_go_or_are_renamed_after_the_decision_are_marked() {
    let world = undecided();
    world.run(["decide", "shop.ron", "--choose", "Aoi", "--why", "x", "--day", "2026-11-22"]);
    let text = world.read("shop.ron");
    // The present services stand before the record.
    world.write("shop.ron", text.replacen("name: \"Aoi\"", "name: \"Aoi Pro\"", 1));
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(out.contains("Aoi Pro: サービスの名前やプランなどの記述（決定のときは Aoi）"), "{out}");
    let changes = &world.json()["record"]["changes"];
    assert_eq!((&changes[0]["kind"], &changes[0]["before"]), (&json!("described"), &json!("Aoi")));
    let id = world.json()["services"][0]["id"].as_str().expect("an id").to_owned();
    world.write("shop.ron", text.replacen(&id, "another", 1));
    let out = world.english(["decide", "shop.ron"]).out;
    assert!(out.contains("ミナト: added") && out.contains("ミナト: removed"), "{out}");
}

#[test]
fn the_list_of_ipa_proposes_with_reasons_and_brings_questions_to_the_vendor() {
    let world = World::with_shop();
    let run = world.run(["profile", "shop.ron", "--loss", "large", "--kind", "個人情報"]);
    assert!(run.code == 0 && run.out.contains("消失の影響が大なので、項目10は必須です。"), "{run:?}");
    for service in ["ミナト", "Aoi"] {
        world.answers(service, ["yes"; 15]);
    }
    world.answer("ミナト", "10", "unknown", []);
    world.answer("Aoi", "4", "no", ["--note", "いない"]);
    for (lang, word) in [("ja", "（事業者に聞く）"), ("en", "(ask the provider)")] {
        let out = world.run(["decide", "shop.ron", "--arithmetic", "--lang", lang]).out;
        assert!(out.contains(word) && out.lines().all(|line| line.width() <= 80), "{out}");
    }
    let asked = settlement(&world)["ask"][0].clone();
    assert_eq!((&asked["number"], &asked["side"]), (&json!(10), &json!("both")), "{asked}");
}

/// A review in the past is said (O42): whoever writes down an old decision means it.
#[test]
fn a_review_that_has_come_already_is_said() {
    let world = undecided();
    let args = ["decide", "shop.ron", "--choose", "Aoi", "--why", "x", "--day", "2019-01-01"];
    let run = world.run(args);
    assert!(run.code == 0 && run.out.contains("見直す日（2020-01-01）は、もう来ています"), "{run:?}");
}

/// All or nothing, and told from what is recorded (L20).
#[test]
fn an_unknown_item_among_those_done_changes_none() {
    let world = undecided();
    let args = ["decide", "shop.ron", "--choose", "Aoi", "--why", "x", "--day", "2026-11-22"];
    let run = world.run(args.into_iter().chain(["--action", "5=控えを取る;佐藤;2026-12-01"]));
    assert_eq!(run.code, 0, "{run:?}");
    let before = world.read("shop.ron");
    for done in [&["--done", "5", "--done", "3"][..], &["--done", "5", "3"]] {
        for (lang, parts) in [
            ("ja", ["何も変えていません", "控えを取る（担当者 佐藤、期限 2026-12-01、まだ）"]),
            ("en", ["Nothing was changed", "not done)"]),
        ] {
            let args = ["decide", "shop.ron", "--lang", lang].into_iter();
            let run = world.run(args.chain(done.iter().copied()));
            assert_eq!(run.code, 2, "{run:?}");
            for part in parts {
                assert!(run.err.contains(part), "{part}: {}", run.err);
            }
        }
    }
    assert_eq!(world.read("shop.ron"), before);
    assert_eq!(world.run(["due", "shop.ron", "--day", "2026-12-01"]).code, 1);
}
