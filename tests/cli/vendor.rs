//! ask and receive: questions go out, a vendor fills them in, the answers come back. Once with a real spreadsheet program.

use std::{fs, process::Command};

use crate::world::{Run, World};

/// A world in which everything is asked of ミナト in `q.FORMAT`.
fn asked(format: &str) -> World {
    let world = World::with_shop();
    let out = format!("q.{format}");
    let run = world.run(["ask", "shop.ron", "--service", "ミナト", "--format", format, "-o", &out]);
    assert_eq!(run.code, 0, "{run:?}");
    world
}

/// Fills the answer of the first rows of `q.md`, each `対応 | 回答`.
fn fill(world: &World, answers: &[&str]) {
    let mut text = world.read("q.md");
    for answer in answers {
        text = text.replacen("| | | | | km1", &format!("| {answer} | | |  km1"), 1);
    }
    world.write("reply.md", text);
}

fn receive(world: &World, more: &[&str]) -> Run {
    world.run(["receive", "shop.ron", "reply.md"].into_iter().chain(more.iter().copied()))
}

#[test]
fn questions_are_written_once_and_never_over_another_file() {
    let world = World::with_shop();
    let ask = ["ask", "shop.ron", "--service", "ミナト"];
    let run = world.run(ask);
    assert!(run.out.starts_with("質問状を書き出しました: 質問状 ミナト.xlsx（ミナト、項目 5・6・"), "{run:?}");
    assert!(run.out.contains("--from"), "who asks is not known yet: {}", run.out);
    let again = world.run(ask);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(world.run(ask.into_iter().chain(["--force"])).code, 0);
    let before = world.read("shop.ron");
    let onto = world.run(ask.into_iter().chain(["-o", "shop.ron", "--format", "md", "--force"]));
    assert!(onto.code == 2 && onto.err.contains("比較のファイル"), "{onto:?}");
    assert_eq!(world.read("shop.ron"), before);
    let mail = world.run(ask.into_iter().chain(["--format", "txt"]));
    assert!(mail.out.starts_with("件名: 「ミナト」についてのご質問\n"), "{}", mail.out);
    let by_name = world.run(ask.into_iter().chain(["-o", "a.html"]));
    assert!(by_name.code == 0 && world.read("a.html").starts_with("<!DOCTYPE html>"));
    let english = world.english(["ask", "shop.ron", "--service", "Aoi", "--format", "md", "--items", "1,１０"]);
    assert!(english.out.contains("| 1 | Decide which") && english.out.contains("| 10 | "), "{}", english.out);
}

#[test]
fn who_asks_and_own_questions_are_kept_for_the_next_time() {
    let world = World::with_shop();
    let first = [
        "ask",
        "shop.ron",
        "--service",
        "ミナト",
        "--format",
        "md",
        "--from",
        "小さな店",
        "--contact",
        "田中",
        "--deadline",
        "２０２６年１２月１０日",
        "--add",
        "10=控えは何日分ですか",
        "１＝どの業務に向きますか",
    ];
    let text = world.run(first).out;
    for words in ["小さな店と申します。", "2026年12月10日まで", "・控えは何日分ですか", "・どの業務に向きますか"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let text = world.run(["ask", "shop.ron", "--service", "ミナト", "--format", "md"]).out;
    assert!(text.contains("小さな店と申します。") && text.contains("・控えは何日分ですか"), "{text}");
    let other = world.run(["ask", "shop.ron", "--service", "Aoi", "--format", "md"]).out;
    assert!(!other.contains("控えは何日分"), "what is asked of one vendor is not asked of another");
    let run = world.run(["ask", "shop.ron", "--service", "Aoi", "--add", "99=x"]);
    assert!(run.code == 2 && run.err.contains("項目「99」"), "{run:?}");
}

#[test]
fn nothing_left_to_ask_is_said() {
    let world = World::with_guide();
    for item in ["1", "3", "4"] {
        world.answer("Aoi", item, "yes", []);
    }
    let run = world.run(["ask", "shop.ron", "--service", "Aoi", "--format", "md"]);
    assert!(run.code == 2 && run.err.contains("--items provider"), "{run:?}");
    assert_eq!(world.run(["ask", "shop.ron", "--service", "Aoi", "--format", "md", "--items", "provider"]).code, 0);
}

#[test]
fn a_reply_is_only_shown_until_somebody_takes_it() {
    let world = asked("md");
    fill(&world, &["はい | 第三者監査あり", "いいえ | 目標値なし", "まあまあ | 設定次第"]);
    let before = world.read("shop.ron");
    let shown = receive(&world, &[]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    for words in [
        "「ミナト」についての回答",
        "新しい回答",
        "読み取れない",
        "第三者監査あり",
        "空欄の項目: 10・",
        "まだ何も変えていません",
        "kumomi receive shop.ron reply.md --all",
        "--take 5",
    ] {
        assert!(shown.out.contains(words), "{words}: {}", shown.out);
    }
    assert_eq!(receive(&world, &["--preview"]).out, shown.out);
    assert_eq!(world.read("shop.ron"), before);

    let taken = receive(&world, &["--all"]);
    assert!(
        taken.out.contains("2 件の回答を取り込み、保存しました") && taken.out.contains("取り込んでいない回答が 1 件"),
        "{}",
        taken.out
    );
    assert!(taken.out.contains("理由の書かれていない"), "いいえ needs a reason of ours: {}", taken.out);
    let answers = world.json()["services"][0]["answers"].clone();
    assert_eq!((&answers[4]["verdict"], &answers[5]["verdict"]), (&"yes".into(), &"no".into()));
    assert_eq!((&answers[4]["by"], &answers[4]["evidence"][0]["kind"]), (&"試験".into(), &"reply".into()));
    let words = answers[4]["evidence"][0]["text"].as_str().expect("a text");
    assert!(
        words.starts_with("回答ファイル 2") && words.contains(": reply.md\n対応: はい\n回答: 第三者監査あり"),
        "{words}"
    );
    assert!(answers[8]["verdict"].is_null());

    let after = world.read("shop.ron");
    let again = receive(&world, &["--all", "--take-changed"]);
    assert!(again.out.contains("取り込む回答はありません") && again.out.contains("記録済み"), "{}", again.out);
    assert_eq!(world.read("shop.ron"), after, "twice changes nothing");

    let unclear = receive(&world, &["--take", "９"]);
    assert!(unclear.out.contains("1 件の回答を取り込み"), "{}", unclear.out);
    let answer = world.json()["services"][0]["answers"][8].clone();
    assert!(answer["verdict"].is_null() && answer["evidence"][0]["text"].as_str().expect("words").contains("まあまあ"));
}

#[test]
fn a_verdict_that_is_there_is_never_overwritten_unasked() {
    let world = asked("md");
    world.answer("ミナト", "5", "no", ["--note", "自分で調べた"]);
    fill(&world, &["はい | 第三者監査あり"]);
    let shown = receive(&world, &[]);
    assert!(shown.out.contains("前と違う") && shown.out.contains("--take-changed"), "{}", shown.out);
    receive(&world, &["--all"]);
    assert_eq!(world.json()["services"][0]["answers"][4]["verdict"], "no");
    let taken = receive(&world, &["--all", "--take-changed"]);
    assert_eq!(taken.code, 0);
    let answer = &world.json()["services"][0]["answers"][4];
    assert_eq!((&answer["verdict"], &answer["note"]), (&"yes".into(), &"自分で調べた".into()));
    assert_eq!(world.run(["restore", "shop.ron", "1"]).code, 0);
    assert_eq!(world.json()["services"][0]["answers"][4]["verdict"], "no");
    for args in [&["--all", "--take", "5"][..], &["--take-changed"], &["--preview", "--all"], &["--take", "6"]] {
        let run = receive(&world, args);
        assert!(run.code == 2 && !run.err.is_empty(), "{args:?}: {run:?}");
    }
}

#[test]
fn a_reply_to_another_comparison_or_service_is_refused_by_name() {
    let world = asked("md");
    fill(&world, &["はい | a"]);
    world.run(["new", "other.ron", "--service", "ミナト"]);
    let run = world.run(["receive", "other.ron", "reply.md", "--service", "ミナト", "--all"]);
    assert!(run.code == 2 && run.err.contains("別の比較「小さな店」"), "{run:?}");
    let run = receive(&world, &["--service", "Aoi", "--all"]);
    assert!(run.code == 2 && run.err.contains("「ミナト」の質問状"), "{run:?}");
    for (name, bytes) in [("a.xlsx", &b"PK\x03\x04"[..]), ("b.csv", b"a,b\n"), ("c.pdf", b"%PDF-1.7")] {
        world.write(name, bytes);
        let run = world.run(["receive", "shop.ron", name]);
        assert!(run.code == 2 && run.err.contains(name), "{run:?}");
    }
    assert_eq!(world.run(["receive", "shop.ron", "nowhere.xlsx"]).code, 2);
}

#[test]
fn hostile_words_of_a_vendor_are_harmless_on_the_terminal() {
    let world = asked("md");
    let hostile = "=1+1\u{1b}[2J\u{9b}31m\u{202e}\u{200b}<b>";
    fill(&world, &[&format!("はい | {hostile}"), &format!("{hostile} | {hostile}")]);
    world.write("reply.md", format!("{}\n{hostile}\n", world.read("reply.md")));
    for args in [&[][..], &["--json"], &["--take", "5,6"], &[]] {
        let run = receive(&world, args);
        assert_eq!(run.code, 0, "{run:?}");
        let raw = run.out.chars().find(|c| *c != '\n' && kumomi::model::is_hidden(*c));
        assert_eq!(raw, None, "{args:?}: {}", run.out);
    }
    let text = world.json()["services"][0]["answers"][4]["evidence"][0]["text"].clone();
    assert!(text.as_str().expect("a text").contains(hostile), "kept as it was");
}

/// Runs `LibreOffice` in the folder; `None` where it is not installed.
fn soffice(world: &World, args: &[&str]) -> Option<()> {
    let profile = format!("-env:UserInstallation=file://{}", world.path("office").display());
    let ran =
        Command::new("soffice").args([profile.as_str(), "--headless"]).args(args).current_dir(world.path("")).output();
    match ran {
        Ok(output) => {
            assert!(output.status.success(), "{output:?}");
            Some(())
        }
        Err(_) => {
            eprintln!("skipped: LibreOffice (soffice) is not installed");
            None
        }
    }
}

/// Chooses an answer in the first row of a flat ODS that has none yet, after `from`, and fills the three cells beside it.
fn choose(text: &str, from: usize, answer: &str, beside: Option<[&str; 3]>) -> String {
    let open = "<table:table-cell";
    let cell = |text: &str| format!("{open} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let list = text[from..].find("table:content-validation-name=").expect("a cell with a list") + from;
    let end = list + text[list..].find('>').expect("its end");
    if !text[..end].ends_with('/') {
        return choose(text, end, answer, beside);
    }
    let mut rest = text[end + 1..].to_owned();
    if let Some(texts) = beside {
        let three = rest.find("table:number-columns-repeated=\"3\"/>").expect("three empty cells");
        let begin = rest[..three].rfind(open).expect("their begin");
        let after = three + rest[three..].find('>').expect("their end") + 1;
        rest.replace_range(begin..after, &texts.map(cell).concat());
    }
    let begin = text[..list].rfind(open).expect("its begin");
    format!("{}{}{rest}", &text[..begin], cell(answer))
}

#[cfg(unix)]
#[test]
fn a_vendor_fills_the_workbook_in_libreoffice_and_it_comes_back() {
    let world = asked("xlsx");
    let Some(()) = soffice(&world, &["--convert-to", "fods", "q.xlsx"]) else {
        return;
    };
    let text = world.read("q.fods");
    let list = "&quot;はい&quot;;&quot;一部&quot;;&quot;いいえ&quot;;&quot;不明&quot;;&quot;対象外&quot;";
    assert!(text.contains(list), "the list to choose from");
    // What a person does: chooses from the list, writes beside it, saves as xlsx.
    let filled = choose(&text, 0, "一部", Some(["毎年 &lt;監査&gt;", "Business", "https://a.example/"]));
    let filled = choose(&filled, 0, "はい", None);
    assert_ne!(filled, text);
    world.write("filled.fods", filled);
    fs::remove_file(world.path("q.xlsx")).expect("gone");
    soffice(&world, &["--convert-to", "xlsx", "filled.fods"]).expect("it ran before");
    let shown = world.run(["receive", "shop.ron", "filled.xlsx"]);
    assert!(shown.out.contains("毎年 <監査>"), "{shown:?}");
    let taken = world.run(["receive", "shop.ron", "filled.xlsx", "--all"]);
    assert!(taken.out.contains("2 件の回答を取り込み"), "{taken:?}");
    let answers = world.json()["services"][0]["answers"].clone();
    assert_eq!((&answers[4]["verdict"], &answers[5]["verdict"]), (&"partly".into(), &"yes".into()));
    assert_eq!(
        (&answers[4]["condition"], &answers[4]["condition_met"]),
        (&"Business".into(), &serde_json::Value::Null)
    );
    assert!(answers[4]["evidence"][0]["text"].as_str().expect("a text").contains("https://a.example/"));
    let before = world.read("shop.ron");
    assert_eq!(world.run(["receive", "shop.ron", "filled.xlsx", "--all"]).code, 0);
    assert_eq!(world.read("shop.ron"), before);
}

#[test]
fn who_asks_is_not_replaced_unseen() {
    let world = World::with_shop();
    let ask = |from: &str| world.run(["ask", "shop.ron", "--service", "Aoi", "--format", "md", "--from", from]);
    assert_eq!(ask("ミナト商店").err, "");
    let run = ask("ミナト商会");
    assert_eq!(run.err, "自社名を書き換えました（前は「ミナト商店」）\n");
    assert!(run.code == 0 && run.out.contains("ミナト商会"), "{run:?}");
}
