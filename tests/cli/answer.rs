//! answer: what is given is added, what is replaced or removed is said, and nothing else changes.

use kumomi::model::{Answer, EvidenceKind, Mend, Verdict};

use crate::world::{Run, World};

/// What is recorded for an item of the first service of `shop.ron`.
fn recorded(world: &World, item: &str) -> Answer {
    let comparison = kumomi::store::read_comparison(&world.path("shop.ron")).expect("a comparison");
    comparison.services[0].answer(item).cloned().expect("an answer")
}

/// Answers item 10 of ミナト.
fn answer(world: &World, more: &[&str]) -> Run {
    let args = ["answer", "shop.ron", "--service", "ミナト", "--item", "10"];
    world.run(args.into_iter().chain(more.iter().copied()))
}

fn texts(answer: &Answer) -> Vec<&str> {
    answer.evidence.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn evidence_is_added_and_nothing_of_the_answer_goes() {
    let world = World::with_shop();
    answer(&world, &["yes", "--by", "田中", "--note", "毎日", "--evidence", "約款", "--evidence", "表"]);
    let before = recorded(&world, "ipa15-10");
    let run = answer(&world, &["yes", "--evidence", "https://a.example/", "--certificate", "ISMS"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    let after = recorded(&world, "ipa15-10");
    assert_eq!(texts(&after), ["約款", "表", "https://a.example/", "ISMS"]);
    assert_eq!(after.evidence[..2], before.evidence[..]);
    let rest = Answer { evidence: before.evidence.clone(), ..after };
    assert_eq!(rest, before, "name, day and words stay");
    assert!(run.out.contains("根拠: URL: https://a.example/（見た日 2"), "{}", run.out);
    assert!(!run.out.contains("前は") && !run.out.contains("restore"), "{}", run.out);
    // Without a verdict as well, and once is enough.
    assert_eq!(answer(&world, &["--evidence", "見積書"]).code, 0);
    let run = answer(&world, &["--evidence", "見積書"]);
    assert!(run.out.starts_with("変わりはありません: "), "{}", run.out);
    assert_eq!(recorded(&world, "ipa15-10").evidence.len(), 5);
}

#[test]
fn kind_and_days_of_evidence_can_be_given() {
    let world = World::with_shop();
    for (kind, means) in [
        ("clause", EvidenceKind::Clause),
        ("事業者の回答", EvidenceKind::Reply),
        ("own-record", EvidenceKind::OwnRecord),
    ] {
        let more = ["--evidence", kind, "--evidence-kind", kind, "--seen", "2026/11/1", "--dated", "2026年3月31日"];
        let run = answer(&world, &[&["yes"], &more[..]].concat());
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("（見た日 2026-11-01、資料の日付"), "{}", run.out);
        let piece = recorded(&world, "ipa15-10").evidence.pop().expect("one piece");
        let days = (piece.seen.expect("a day").to_string(), piece.dated.expect("a day").to_string());
        assert_eq!((piece.kind, days), (means, ("2026-11-01".to_owned(), "2026-03-31".to_owned())));
    }
    let run = answer(&world, &["--evidence", "clause", "--dated", "2026-04-01"]);
    assert!(run.out.contains("根拠を直しました: 1 "), "{}", run.out);
    assert_eq!(recorded(&world, "ipa15-10").evidence.len(), 3);
    let run = answer(&world, &["--dated", "2026-04-01"]);
    assert!(run.code == 2 && run.err.contains("何を記録するか"), "{run:?}");
    let run = answer(&world, &["--note", "x", "--dated", "2026-04-01"]);
    assert!(run.code == 2 && run.err.contains("--dated は"), "{run:?}");
}

#[test]
fn what_is_removed_or_replaced_is_said_and_can_be_taken_back() {
    let world = World::with_shop();
    answer(&world, &["partly", "--note", "毎日", "--condition", "上のプラン"]);
    answer(&world, &["--evidence", "約款", "--evidence", "表", "--evidence", "図"]);
    let before = world.read("shop.ron");
    for (args, said) in [
        (
            &["--remove-evidence", "１", "--remove-evidence", "3"][..],
            &["消しました: 1 文書: 約款", "消しました: 3 文書: 図"][..],
        ),
        (
            &["--set-evidence", "新しい約款"],
            &["消しました: 1 文書: 約款", "消しました: 2 文書: 表", "根拠: 文書: 新しい約款"],
        ),
        (&["--set-evidence", ""], &["消しました: 1 文書: 約款", "消しました: 3 文書: 図"]),
        (&["--note", "毎週"], &["メモを書き換えました（前は「毎日」）"]),
        (&["--note", ""], &["メモを消しました（前は「毎日」）"]),
        (&["--condition", ""], &["プランなどの条件を消しました（前は「上のプラン」）"]),
        (&["yes"], &["はい（前は「一部」）", "要見直し"]),
        (&["open"], &["未回答（前は「一部」）"]),
    ] {
        let run = answer(&world, args);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}: {run:?}");
        for part in said.iter().chain(&["取り消すには: kumomi restore shop.ron 1"]) {
            assert!(run.out.contains(part), "{args:?}: {part}: {}", run.out);
        }
        assert_ne!(world.read("shop.ron"), before);
        assert_eq!(world.run(["restore", "shop.ron", "1"]).code, 0);
        assert_eq!(world.read("shop.ron"), before, "{args:?}");
    }
    for (args, ja) in [
        (&["--remove-evidence", "1", "--remove-evidence", "4"][..], "4 番の根拠はありません"),
        (&["--remove-evidence", "0"], "1 以上の整数"),
        (&["--certificate", "ISMS", "--evidence-kind", "url"], "いつも「認証・マーク」"),
        (&["yes", "--evidence", " "], "空の根拠は足せません"),
        (&["--set-evidence", "x", "--remove-evidence", "1"], "一緒に使えません"),
    ] {
        let run = answer(&world, args);
        assert!(run.code == 2 && run.err.contains(ja), "{args:?}: {run:?}");
        assert_eq!(world.read("shop.ron"), before, "{args:?}: as a whole");
    }
}

#[test]
fn another_persons_answer_stays_theirs() {
    let world = World::with_shop();
    answer(&world, &["yes", "--by", "田中", "--note", "毎日", "--evidence", "約款"]);
    let run = answer(&world, &["no", "--by", "佐藤", "--note", "戻せなかった"]);
    for part in ["いいえ（前は「はい」）", "前の回答に残しました: はい（田中 2"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let now = recorded(&world, "ipa15-10");
    assert_eq!((now.by.as_str(), now.note.as_str(), now.recheck), ("佐藤", "戻せなかった", false));
    assert_eq!((now.evidence.len(), now.earlier.len()), (0, 1));
    assert_eq!((now.earlier[0].note.as_str(), now.earlier[0].by.as_str()), ("毎日", "田中"));
    // Words of 佐藤 that 鈴木 replaces are kept under their name; what 鈴木 adds leaves the answer to 佐藤.
    let run = answer(&world, &["--by", "鈴木", "--evidence", "試験の記録"]);
    assert!(run.out.contains("記入者は 佐藤 のままです"), "{}", run.out);
    assert_eq!(recorded(&world, "ipa15-10").by, "佐藤");
    answer(&world, &["--by", "鈴木", "--note", "戻せた"]);
    let now = recorded(&world, "ipa15-10");
    assert_eq!((now.by.as_str(), now.note.as_str(), now.earlier.len()), ("鈴木", "戻せた", 2));
    assert_eq!((now.verdict, now.evidence.len()), (Some(Verdict::No), 1));
    assert_eq!((now.earlier[0].note.as_str(), now.earlier[0].by.as_str()), ("戻せなかった", "佐藤"));
    // Nor does what 田中 adds to the words of 鈴木 stand under the name of 鈴木.
    answer(&world, &["--by", "田中", "--note", "戻せた。半日かかる"]);
    let now = recorded(&world, "ipa15-10");
    assert_eq!((now.by.as_str(), now.note.as_str()), ("田中", "戻せた。半日かかる"));
    assert_eq!((now.earlier[0].note.as_str(), now.earlier[0].by.as_str()), ("戻せた", "鈴木"));
}

#[test]
fn words_of_another_verdict_are_to_be_reviewed_until_they_are_touched_or_confirmed() {
    let world = World::with_shop();
    answer(&world, &["yes", "--note", "毎日"]);
    let english = ["--lang", "en", "no"];
    assert!(answer(&world, &english).out.contains("Needs another look"));
    assert!(recorded(&world, "ipa15-10").recheck);
    let run = answer(&world, &["--confirm"]);
    assert!(run.out.starts_with("保存しました") && run.out.contains("要見直しを外しました"), "{}", run.out);
    assert!(!recorded(&world, "ipa15-10").recheck);
    answer(&world, &["partly"]);
    answer(&world, &["--note", "月に一度"]);
    assert!(!recorded(&world, "ipa15-10").recheck);
}

#[test]
fn a_note_alone_repeats_no_verdict() {
    let world = World::with_shop();
    let run = answer(&world, &["--note", "聞いている"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains(": 未回答\n"), "{}", run.out);
    let now = recorded(&world, "ipa15-10");
    assert_eq!((now.verdict, now.note.as_str(), now.by.as_str()), (None, "聞いている", "試験"));
    answer(&world, &["unknown"]);
    answer(&world, &["--condition", "Pro", "--met", "yes"]);
    let now = recorded(&world, "ipa15-10");
    assert_eq!((now.verdict, now.condition_met), (Some(Verdict::Unknown), Some(true)));
    for (lang, words) in [("ja", "何を記録するか"), ("en", "nothing to record")] {
        let run = answer(&world, &["--lang", lang]);
        assert!(run.code == 2 && run.err.contains(words), "{run:?}");
    }
}

#[test]
fn who_mends_a_no_is_chosen_where_that_makes_sense() {
    let world = World::with_shop();
    // Item 1 is the own company's, item 6 the provider's.
    let mend = |item: &str, more: &[&str]| {
        let args = ["answer", "shop.ron", "--service", "ミナト", "--item", item];
        world.run(args.into_iter().chain(more.iter().copied()))
    };
    let run = mend("1", &["no", "--note", "まだ", "--mend", "own"]);
    assert!(run.code == 0 && run.out.contains("直せるか: 自社で直す"), "{run:?}");
    assert_eq!(recorded(&world, "ipa15-01").mend, Some(Mend::Own));
    let run = mend("1", &["--mend", "このサービスでは無理"]);
    assert!(run.out.contains("直せるか: このサービスでは無理"), "{}", run.out);
    assert!(run.out.contains("直せるかを書き換えました（前は「自社で直す」）"), "{}", run.out);
    mend("1", &["--mend", "none"]);
    assert_eq!(recorded(&world, "ipa15-01").mend, None);
    let before = world.read("shop.ron");
    for (item, more) in
        [("6", &["no", "--mend", "own"][..]), ("1", &["yes", "--mend", "own"]), ("2", &["--mend", "own"])]
    {
        for (lang, words) in [("ja", "「いいえ」か"), ("en", "for a No")] {
            let run = mend(item, &[more, &["--lang", lang]].concat());
            assert!(run.code == 2 && run.err.contains(words), "{item} {more:?}: {run:?}");
        }
    }
    assert_eq!(world.read("shop.ron"), before);
    let run = mend("2", &["yes", "--condition", "上のプラン", "--met", "no", "--mend", "own"]);
    assert!(run.code == 0 && run.out.contains("直せるか: 自社で直す"), "{run:?}");
    assert_eq!(recorded(&world, "ipa15-02").mend, Some(Mend::Own), "a condition not met");
}

#[test]
fn an_earlier_answer_that_finds_no_room_is_named() {
    let world = World::with_shop();
    let mut last = String::new();
    for (n, verdict) in ["yes", "no", "yes", "no", "yes", "no"].into_iter().enumerate() {
        let by = format!("人{n}");
        let item = ["answer", "shop.ron", "--service", "ミナト", "--item", "1", verdict];
        let run = world.run(item.into_iter().chain(["--by", &by, "--note", &by]));
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(run.out.contains("いちばん古い"), n == 5, "{n}: {}", run.out);
        last = run.out;
    }
    assert!(last.contains("いちばん古い前の回答を消しました: はい（人0"), "{last}");
}

/// L41, L42: the option is named, and what it takes.
#[test]
fn a_value_that_is_too_long_or_of_another_form_is_told_with_its_option() {
    let world = World::with_shop();
    let long = "あ".repeat(1_001);
    let before = world.read("shop.ron");
    for (args, ja, en) in [
        (
            &["answer", "shop.ron", "--service", "Aoi", "--item", "1", "yes", "--condition", &long][..],
            "--condition <TEXT> に使えません。長すぎます（1001 文字。1000 文字まで）",
            "--condition <TEXT>. It is too long (1001 characters; the limit is 1000)",
        ),
        (
            &["new", "x.ron", "--title", &long],
            "--title <TEXT> に使えません。長すぎます",
            "--title <TEXT>. It is too long",
        ),
        (&["new", "x.ron", "--title", ""], "--title <TEXT> に使えません。1文字以上", "--title <TEXT>. Please write"),
        (
            &["due", "--day", "yesterday"],
            "--day <DATE> に使えません。2026-11-22 のように",
            "--day <DATE>. Enter a date such as",
        ),
        (
            &["due", "--within", "x"],
            "--within <DAYS> に使えません。0 以上の整数",
            "--within <DAYS>. Write a whole number from 0.",
        ),
        (
            &["sheet", "--services", "5"],
            "--services <N> に使えません。1 から 4 までの整数",
            "--services <N>. Write a whole number from 1 to 4.",
        ),
    ] {
        let run = world.run(args.iter().copied());
        assert!(run.code == 2 && run.err.contains(ja) && run.err.chars().count() < 300, "{run:?}");
        let run = world.english(args.iter().copied());
        assert!(run.code == 2 && run.err.contains(en), "{run:?}");
    }
    assert!(!world.path("x.ron").exists());
    assert_eq!(world.read("shop.ron"), before);
}

/// L17: an option that takes many values takes a file behind it as well.
#[test]
fn a_file_that_an_option_took_is_named() {
    let world = World::with_shop();
    for (args, option) in [
        (&["new", "--service", "A", "B", "n1.ron"][..], "--service"),
        (&["decide", "--done", "5", "shop.ron"], "--done"),
        (&["profile", "--kind", "personal", "shop.ron"], "--kind"),
        (&["export", "--format", "md", "--service", "Aoi", "shop.ron"], "--service"),
    ] {
        let file = args.last().expect("a file");
        let run = world.run(args.iter().copied());
        let words = format!("「{file}」は {option} の値として読まれ");
        assert!(run.code == 2 && run.err.contains(&words), "{run:?}");
        let run = world.english(args.iter().copied());
        assert!(run.err.contains(&format!("taken as a value of {option}")), "{run:?}");
        let run = world.run(["--lang", "en"].iter().chain(args).copied());
        assert!(run.err.contains(&format!("taken as a value of {option}")), "{run:?}");
    }
    // The value of an option is no file before a command.
    let run = world.run(["--lang", "en", "show"]);
    assert!(run.err.contains("Missing: <FILE>"), "{run:?}");
}

/// The words of earlier versions are read and not shown.
#[test]
fn old_spellings_still_work_and_are_not_offered() {
    let world = World::with_shop();
    answer(&world, &["yes"]);
    assert!(answer(&world, &["clear"]).out.contains("未回答（前は「はい」）"));
    assert_eq!(world.run(["profile", "shop.ron", "--emphasis", "1=must", "--weights", "5,3,1"]).code, 0);
    let decide = ["decide", "shop.ron", "--choose", "Aoi", "--why", "x", "--day", "2026-11-22"];
    let run = world.run(decide.into_iter().chain(["--condition", "4=頼む;佐藤;2026-12-01"]));
    assert!(run.code == 0 && run.out.contains("頼む"), "{run:?}");
    assert_eq!(world.run(["sheet", "--format", "md", "--out", "s.md"]).code, 0);
    assert_eq!(world.run(["ask", "shop.ron", "--service", "Aoi", "--out", "q.md"]).code, 0);
    assert_eq!(world.run(["export", "shop.ron", "--out", "r.md"]).code, 0);
    for (command, old, new) in [
        ("answer", "clear", "open"),
        ("profile", "--emphasis", "--weight"),
        ("profile", "--weights", "--points"),
        ("decide", "--condition", "--action"),
        ("ask", "--out ", "--output"),
        ("sheet", "--out ", "--output"),
    ] {
        for lang in ["ja", "en"] {
            let help = world.run(["help", command, "--lang", lang]).out;
            assert!(!help.contains(old) && help.contains(new), "{command}: {help}");
        }
    }
    let bash = world.run(["completions", "bash"]).out;
    assert!(!bash.contains("--emphasis") && bash.contains("--remove-evidence"));
}
