//! cert and findings: what is recorded, what follows from it, and where else it is named.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::world::{Run, World};

/// `kumomi cert WORD shop.ron --service ミナト …`
fn cert<'a>(world: &World, word: &'a str, more: impl IntoIterator<Item = &'a str>) -> Run {
    world.run(["cert", word, "shop.ron", "--service", "ミナト"].into_iter().chain(more))
}

fn add<'a>(world: &World, scheme: &'a str, more: impl IntoIterator<Item = &'a str>) {
    let run = cert(world, "add", ["--scheme", scheme].into_iter().chain(more));
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
}

fn recorded(world: &World) -> Value {
    world.json_of(["cert", "list", "shop.ron", "--service", "ミナト"])["services"][0]["certificates"].clone()
}

/// Rule and state of what was noticed about ミナト by a day, in order.
fn noticed(world: &World, day: &str) -> Vec<String> {
    let found = world.json_of(["findings", "shop.ron", "--day", day]);
    let found = found["findings"].as_array().expect("findings").clone();
    let word = |one: &Value| {
        let accepted = if one["accepted"].is_null() { "" } else { " accepted" };
        format!("{} {}{accepted}", one["severity"].as_str().unwrap(), one["rule"].as_str().unwrap())
    };
    found.iter().map(word).collect()
}

fn accept<'a>(world: &World, rule: &'a str, more: impl IntoIterator<Item = &'a str>) -> Run {
    let args = ["findings", "shop.ron", "--service", "ミナト", "--accept", rule];
    world.run(args.into_iter().chain(more))
}

#[test]
fn a_claim_is_enough_to_begin_with_and_what_is_missing_is_said() {
    let world = World::with_shop();
    let run = cert(&world, "add", ["--scheme", "ＩＳＭＳ認証"]);
    assert_eq!(run.code, 0, "{run:?}");
    for part in ["保存しました: ミナト", "適用範囲: 未記入", "注意 ISMS: 適用範囲が未記入", "参考 ISMS: 期限が未記入"]
    {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert_eq!(recorded(&world)[0]["scheme"], "isms");
    let run = world.english(["cert", "add", "shop.ron", "--service", "Aoi", "--scheme", "isms"]);
    assert!(run.out.contains("Scope: Not recorded") && run.out.contains("medium ISMS: scope missing"), "{}", run.out);
    assert!(run.out.lines().all(|line| line.width() <= 80), "{}", run.out);
    let run = cert(&world, "add", ["--scheme", "isms"]);
    assert!(run.out.contains("同じ制度の記録が、ほかに 1 件あります"), "{}", run.out);
}

#[test]
fn everything_that_is_given_is_recorded_changed_and_cleared() {
    let world = World::with_shop();
    let all = [
        ("--level", "可用性"),
        ("--holder", "部署"),
        ("--role", "provider"),
        ("--scope", "開発部"),
        ("--names-service", "いいえ"),
        ("--number", "IS 1"),
        ("--issued", "２０２６-０４-０１"),
        ("--until", "2027-03-31"),
        ("--surveillance", "2026-10-01"),
        ("--auditor", "監査社"),
        ("--report-seen", "yes"),
        ("--type", "type-2"),
        ("--from", "2025-10-01"),
        ("--to", "2026-09-30"),
        ("--register", "公開名簿"),
        ("--looked-on", "2026-11-20"),
        ("--found", "no"),
        ("--evidence", "登録証の写し"),
        ("--seen", "2026-11-21"),
        ("--dated", "2026-03-01"),
        ("--memo", "電話で確認"),
    ];
    add(&world, "soc2", all.iter().flat_map(|(option, value)| [*option, *value]));
    let one = recorded(&world)[0].clone();
    let expected = json!({
        "id": one["id"], "scheme": "soc2", "name": one["name"], "levels": ["availability"], "holder": "department",
        "role": "provider", "scope": "開発部", "names_service": false, "number": "IS 1", "issued": "2026-04-01",
        "until": "2027-03-31", "surveillance": "2026-10-01", "auditor": "監査社", "report_seen": true,
        "report_type": "type-2", "period_from": "2025-10-01", "period_to": "2026-09-30",
        "lookup": { "register": "公開名簿", "day": "2026-11-20", "found": false },
        "evidence": [{ "kind": "document", "text": "登録証の写し", "seen": "2026-11-21", "dated": "2026-03-01" }], "memo": "電話で確認",
    });
    assert_eq!(one, expected);

    // What is not given stays, also the other parts of a register check.
    let run = cert(&world, "set", ["--cert", "SOC2", "--found", "yes", "--until", "2028-03-31"]);
    assert_eq!(run.code, 0, "{run:?}");
    let one = recorded(&world)[0].clone();
    assert_eq!(one["lookup"], json!({ "register": "公開名簿", "day": "2026-11-20", "found": true }));
    assert_eq!((&one["until"], &one["scope"]), (&json!("2028-03-31"), &json!("開発部")));

    let id = one["id"].as_str().expect("an id").to_owned();
    let cleared = all
        .iter()
        .map(|(option, _)| *option)
        .filter(|option| !["--looked-on", "--found", "--seen", "--dated"].contains(option));
    let cleared = cleared.flat_map(|option| [option, ""]);
    let run = cert(&world, "set", ["--cert", id.as_str()].into_iter().chain(cleared));
    assert_eq!(run.code, 0, "{run:?}");
    let text = world.read("shop.ron");
    let record = &text[text.find("certificates").expect(&text)..];
    assert!(record.starts_with(&format!(
        "certificates: [\n                (\n                    id: \"{id}\",\n                    scheme: \"soc2\",\n                ),"
    )), "{record}");
    // Another scheme has other levels.
    cert(&world, "set", ["--cert", "soc2", "--level", "security", "--level", "privacy"]);
    assert_eq!(recorded(&world)[0]["levels"], json!(["security", "privacy"]));
    cert(&world, "set", ["--cert", "soc2", "--scheme", "isms"]);
    let one = recorded(&world)[0].clone();
    assert_eq!((&one["scheme"], &one["levels"], one["id"].as_str()), (&json!("isms"), &json!([]), Some(id.as_str())));
}

#[test]
fn what_makes_no_sense_is_refused_with_one_clear_message() {
    let world = World::with_shop();
    add(&world, "isms", []);
    add(&world, "isms", []);
    let before = world.read("shop.ron");
    for (word, args, told) in [
        ("add", &["--scheme", "ismms"][..], "近いもの"),
        ("add", &["--scheme", "CS"], "cs-mark-gold"),
        ("add", &["--scheme", ""], "近いもの"),
        ("add", &["--scheme", "soc2", "--level", "gold"], "availability  可用性"),
        ("add", &["--scheme", "isms", "--level", "gold"], "--level は使えません"),
        ("add", &["--scheme", "isms", "--register", "名簿"], "三つとも要ります"),
        ("add", &["--scheme", "isms", "--found", "no"], "三つとも要ります"),
        ("add", &["--scheme", "isms", "--register", "名簿", "--looked-on", "2026-11-20"], "三つとも要ります"),
        (
            "add",
            &["--scheme", "isms", "--register", " ", "--looked-on", "2026-11-20", "--found", "no"],
            "三つとも要ります",
        ),
        ("add", &["--scheme", "isms", "--issued", "去年"], "--issued"),
        ("add", &["--scheme", "isms", "--holder", "店"], "company department service"),
        ("add", &["--scheme", "isms", "--seen", "2026-11-20"], "--evidence"),
        ("add", &[], "--scheme"),
        ("set", &["--cert", "isms", "--memo", "x"], "二つ以上"),
        ("set", &["--cert", "soc2", "--memo", "x"], "認証・マークの記録「soc2」はありません"),
        ("remove", &["--cert", "isms"], "二つ以上"),
    ] {
        let run = cert(&world, word, args.iter().copied());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {run:?}");
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
        assert_eq!(world.read("shop.ron"), before, "{args:?}");
    }
    let run = world.run(["cert", "set", "shop.ron", "--service", "Aoi", "--cert", "isms"]);
    assert!(run.code == 2 && run.err.contains("「Aoi」に認証・マークの記録はありません"), "{run:?}");
    assert_eq!(world.run(["cert"]).code, 2);
}

#[test]
fn removing_a_certificate_removes_what_was_accepted_for_it() {
    let world = World::with_shop();
    add(&world, "isms", ["--until", "2020-01-01"]);
    add(&world, "p-mark", ["--until", "2020-01-01"]);
    for scheme in ["isms", "Pマーク"] {
        let run = accept(&world, "expired", ["--scheme", scheme, "--note", "更新の連絡待ち"]);
        assert_eq!(run.code, 0, "{run:?}");
    }
    let run = cert(&world, "remove", ["--cert", "p-mark"]);
    assert!(run.code == 0 && run.out.starts_with("消しました: ミナト、プライバシーマーク"), "{run:?}");
    let text = world.read("shop.ron");
    assert!(!text.contains("p-mark") && text.matches("更新の連絡待ち").count() == 1, "{text}");
}

#[test]
fn the_exit_code_of_findings_tells_of_open_ones_of_the_highest_level() {
    let world = World::with_shop();
    let run = world.run(["findings", "shop.ron", "--day", "2026-11-22"]);
    assert_eq!((run.code, run.out.as_str()), (0, "指摘はありません（2026-11-22 現在）。\n"));
    add(&world, "isms", ["--until", "2027-03-31"]);
    assert_eq!(world.run(["findings", "shop.ron", "--day", "2027-03-31"]).code, 0);
    let run = world.english(["findings", "shop.ron", "--day", "2027-04-01"]);
    assert_eq!(run.code, 1);
    for part in [
        "high ISMS: expired (valid until 2027-03-31)  [expired]",
        "matters: ",
        "to do: ",
        "Source: ",
        "as of 2027-04-01",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert_eq!(world.run(["findings", "shop.ron", "--service", "Aoi", "--day", "2027-04-01"]).code, 0);
    assert_eq!(world.run(["findings", "nowhere"]).code, 2);
    assert_eq!(world.run(["findings", "shop.ron", "--service", "x"]).code, 2);
    let run = world.run(["findings", "shop.ron", "--service", "ミナト", "--day", "2027-04-01", "--json"]);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((run.code, &json["counts"]["high"]), (1, &json!(1)));
}

#[test]
fn an_accepted_finding_is_listed_apart_until_the_facts_change() {
    let world = World::with_shop();
    add(&world, "isms", ["--until", "2026-01-01"]);
    let run = accept(&world, "期限切れ", ["--note", "更新中と聞いた", "--by", "田中", "--day", "2026-11-22"]);
    assert!(run.code == 0 && run.out.starts_with("了承したものとして保存しました: ミナト"), "{run:?}");
    let run = world.run(["findings", "shop.ron", "--day", "2026-11-22"]);
    assert_eq!(run.code, 0, "what is accepted does not count: {}", run.out);
    let (open, accepted) = run.out.split_once("了承しているもの:").expect(&run.out);
    assert!(
        !open.contains("[expired]") && accepted.contains("了承済み: 更新中と聞いた（田中 2026-11-22）"),
        "{}",
        run.out
    );
    assert!(accepted.contains("、了承 1（2026-11-22 現在）"), "{}", run.out);

    let again = accept(&world, "expired", ["--note", "x"]);
    assert!(again.code == 2 && again.err.contains("当てはまるものはありません"), "{again:?}");
    let reopen = ["findings", "shop.ron", "--service", "ミナト", "--reopen", "expired"];
    assert_eq!(world.run(reopen).code, 0);
    assert_eq!(world.run(["findings", "shop.ron", "--day", "2026-11-22"]).code, 1);
    assert_eq!(world.run(reopen).code, 2, "it is open already");

    accept(&world, "expired", ["--note", "更新中と聞いた", "--day", "2026-11-22"]);
    cert(&world, "set", ["--cert", "isms", "--until", "2026-06-30"]);
    let now = noticed(&world, "2026-11-22");
    assert!(now.contains(&"high expired".to_owned()), "another end is another finding: {now:?}");
}

#[test]
fn exactly_one_finding_must_be_meant() {
    let world = World::with_shop();
    add(&world, "isms", []);
    world.answer("ミナト", "10", "yes", ["--certificate", "ISMSとPマーク"]);
    world.answer("ミナト", "11", "yes", ["--certificate", "ISMS"]);
    let run = accept(&world, "expectation-gap", ["--note", "x"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--item、--scheme、--cert") && run.err.contains("--scheme p-mark"), "{}", run.err);
    let run = accept(&world, "expectation-gap", ["--note", "x", "--item", "10", "--scheme", "isms"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = accept(&world, "not-verified", ["--note", " "]);
    assert!(run.code == 2 && run.err.contains("--note"), "{run:?}");
    for args in [
        &["findings", "shop.ron", "--accept", "expired"][..],
        &["findings", "shop.ron", "--accept", "expired", "--service", "ミナト"],
        &["findings", "shop.ron", "--accept", "nothing", "--service", "ミナト", "--note", "x"],
        &["findings", "shop.ron", "--item", "10"],
        &["findings", "shop.ron", "--accept", "expired", "--service", "Aoi", "--note", "x"],
    ] {
        let run = world.run(args.iter().copied());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {run:?}");
    }
}

#[test]
fn marks_alone_for_the_backup_show_the_gap_with_the_case_and_its_year() {
    let world = World::with_shop();
    add(&world, "isms", []);
    add(&world, "p-mark", []);
    world.answer("ミナト", "10", "yes", ["--certificate", "ISMS", "--certificate", "Pマーク"]);
    let out = world.run(["findings", "shop.ron"]).out;
    for part in ["10 バックアップに責任を持つ - ISMS: ", "よくある思い込みは「", "実際は、", "2012年", "[no-evidence]"]
    {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    let own = world.answer("ミナト", "7", "yes", ["--certificate", "ISMS"]);
    assert_eq!(own.code, 0);
    assert!(world.run(["findings", "shop.ron"]).out.contains("自社の項目は、事業者の認証・マークを"));
    // A page that was seen is evidence beside the certificate.
    world.answer("ミナト", "10", "yes", ["--certificate", "ISMS", "--evidence", "契約書 第3条"]);
    let answer = &world.json()["services"][0]["answers"][9];
    assert_eq!(
        (&answer["evidence"][0]["kind"], &answer["evidence"][2]["kind"]),
        (&json!("certificate"), &json!("document"))
    );
    let out = world.run(["findings", "shop.ron"]).out;
    assert!(out.contains("根拠がない: 項目7\n") || out.contains("根拠がない: 項目7 "), "{out}");
}

#[test]
fn a_gold_mark_of_2020_is_past_its_period_unless_it_was_extended() {
    let world = World::with_shop();
    add(&world, "CS Gold", ["--issued", "2020-11-01", "--scope", "Office 365", "--names-service", "yes"]);
    assert_eq!(noticed(&world, "2023-10-31"), ["medium surveillance-old", "low period-missing", "low not-verified"]);
    assert_eq!(noticed(&world, "2024-01-01")[0], "medium past-period", "three years, but not three and a half");
    assert_eq!(noticed(&world, "2024-06-01")[0], "medium past-period");
    let out = world.run(["findings", "shop.ron", "--day", "2026-11-22"]).out;
    assert!(out.contains("2023-11-01 まで") && out.contains("2024-05-01 まで"), "{out}");
    cert(
        &world,
        "set",
        ["--cert", "CS Gold", "--register", "JCISPAの一覧", "--looked-on", "2026-11-20", "--found", "no"],
    );
    let out = world.run(["findings", "shop.ron", "--day", "2026-11-22"]).out;
    assert!(out.contains("2026-11-20の確認では「JCISPAの一覧」に見つからない"), "{out}");
}

#[test]
fn the_end_of_a_certificate_falls_due() {
    let world = World::with_shop();
    let due = |args: &[&str]| world.run(["due", "shop.ron"].into_iter().chain(args.iter().copied()));
    add(&world, "isms", ["--until", "2027-03-31"]);
    assert_eq!(due(&["--day", "2027-03-30"]).code, 0);
    let run = due(&["--day", "2027-03-30", "--within", "1"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (1, "2027-03-31  これから  小さな店 / ミナト  認証・マークの期限: ISMS  [shop.ron]\n")
    );
    let run = world.english(["due", "shop.ron", "--day", "2027-04-01"]);
    assert!(
        run.code == 1 && run.out.contains("overdue") && run.out.contains("certificate or mark expires: ISMS"),
        "{run:?}"
    );
    let json = world.json_of(["due", "shop.ron", "--day", "2027-04-01"]);
    let one = &json["due"][0];
    assert_eq!((&one["what"], &one["scheme"], &one["name"]), (&json!("certificate"), &json!("isms"), &json!("ミナト")));
    assert_eq!(one["certificate"], recorded(&world)[0]["id"]);
    assert_eq!(one["service"], world.json()["services"][0]["id"]);
    // After a decision only what the chosen one holds matters.
    world.run(["decide", "shop.ron", "--choose", "Aoi", "--why", "x", "--day", "2026-11-22"]);
    assert_eq!(due(&["--day", "2027-04-01"]).code, 0);
}

#[test]
fn conclusions_name_the_graver_findings_and_the_score_stays() {
    let world = World::with_shop();
    world.answer("ミナト", "10", "yes", ["--evidence", "契約書"]);
    let score = |world: &World| world.json_of(["decide", "shop.ron"])["ranking"][0]["score"].clone();
    let before = score(&world);
    add(&world, "isms", ["--until", "2020-01-01"]);
    assert_eq!(score(&world), before);
    let out = world.run(["decide", "shop.ron"]).out;
    assert!(!out.contains("指摘"), "a record stands apart: {out}");
    world.answer("ミナト", "5", "na", []);
    let out = world.run(["decide", "shop.ron"]).out;
    for part in ["- 注意: 5 ", "指摘（得点に入りません）", "kumomi findings shop.ron"] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    assert!(!out.contains("参考"), "{out}");
    let ranking = world.json_of(["decide", "shop.ron"])["ranking"].clone();
    assert_eq!(ranking[0]["findings"][0]["rule"], "na-never");
    assert_eq!(ranking[1]["findings"], json!([]));
    let run = world.run(["decide", "shop.ron", "--choose", "ミナト", "--why", "x", "--day", "2026-11-22"]);
    assert!(run.out.contains("了承していない指摘があります"), "{}", run.out);
}

#[test]
fn a_register_check_becomes_evidence_of_items() {
    let world = World::with_shop();
    add(&world, "isms-cloud", []);
    let evidence = |items: &str| cert(&world, "evidence", ["--cert", "isms-cloud", "--item", items]);
    let before = world.read("shop.ron");
    assert!(evidence("5").err.contains("公開の登録一覧に載っていたという記録を、先に"));
    let check = ["--register", "https://isms.example", "--looked-on", "2026-11-20", "--found"];
    cert(&world, "set", ["--cert", "isms-cloud"].into_iter().chain(check).chain(["no"]));
    assert_eq!(evidence("5").code, 2, "what was not there is no evidence");
    cert(&world, "set", ["--cert", "isms-cloud"].into_iter().chain(check).chain(["yes"]));
    assert!(evidence("5,7").err.contains("項目7は自社の項目です"));
    world.answer("ミナト", "5", "yes", []);
    let run = evidence("5,11");
    assert_eq!(run.code, 0, "{run:?}");
    assert_ne!(world.read("shop.ron"), before);
    let service = world.json()["services"][0].clone();
    for item in [4, 10] {
        let piece = &service["answers"][item]["evidence"][0];
        assert_eq!((&piece["kind"], &piece["seen"]), (&json!("url"), &json!("2026-11-20")));
        assert_eq!(piece["text"], "https://isms.example にISMSクラウドセキュリティ認証の登録があった");
    }
    assert!(!noticed(&world, "2026-11-22").contains(&"low no-evidence".to_owned()), "somebody has looked");
    evidence("5");
    let service = world.json()["services"][0].clone();
    assert_eq!(service["answers"][4]["evidence"].as_array().map(Vec::len), Some(1), "once");
}

#[test]
fn show_tells_certificates_and_findings() {
    let world = World::with_shop();
    assert!(!world.run(["show", "shop.ron"]).out.contains("[認証"));
    add(&world, "isms", ["--until", "2020-01-01", "--scope", "本社"]);
    world.answer("ミナト", "10", "yes", ["--certificate", "ISMS"]);
    let out = world.run(["show", "shop.ron"]).out;
    for part in [
        "[認証・マーク]\nミナト\n  ISMS適合性評価制度（ISMS認証）\n",
        "適用範囲: 本社\n",
        "要対応 ISMS: 期限切れ",
        "[回答についての指摘]\nミナト\n  参考 「はい」「一部」に根拠がない: 項目10  [no-evidence]\n",
    ] {
        assert!(out.contains(part), "{part}:\n{out}");
    }
    assert!(out.lines().all(|line| line.width() <= 80), "{out}");
    let service = &world.json()["services"][0];
    assert_eq!(service["certificates"][0]["scope"], "本社");
    assert!(service["findings"].as_array().is_some_and(|all| all.len() > 2));
    let list = world.run(["cert", "list", "shop.ron", "--service", "Aoi"]).out;
    assert!(list.starts_with("認証・マークの記録はありません"), "{list}");
}

#[test]
fn the_commands_of_the_page_work() {
    for (page, service) in [
        (include_str!("../../docs/certificates.ja.md"), "ミナトメール"),
        (include_str!("../../docs/certificates.md"), "Minato Mail"),
    ] {
        let world = World::new();
        world.run(["new", "mail.ron", "--service", service]);
        let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
        let lines: Vec<&str> = blocks.flat_map(str::lines).collect();
        assert!(lines.len() > 7, "{lines:?}");
        for line in lines {
            // Every second piece stood between quotation marks.
            let pieces = line.split('"').enumerate();
            let words: Vec<&str> = pieces
                .flat_map(|(n, piece)| match n % 2 {
                    0 => piece.split_whitespace().collect(),
                    _ => vec![piece],
                })
                .collect();
            let run = world.run(words[1..].iter().copied());
            assert!(words[0] == "kumomi" && run.code < 2 && run.err.is_empty(), "{line}: {run:?}");
        }
    }
}
