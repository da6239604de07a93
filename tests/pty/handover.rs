//! What leaves for others and comes back, through the whole program: a report, questions, a reply.

use std::fs;

use kumomi::model::{EvidenceKind, Verdict};

use crate::home::Home;

#[test]
fn a_report_is_written_from_the_screen_and_never_over_another_file() {
    let home = Home::new().with(&["雲A", "雲B"]);
    let kumomi = home.open();
    kumomi.send("E");
    kumomi.sees("レポートを書き出す");
    kumomi.send("\x13");
    kumomi.sees("書き出しました");
    let page = fs::read_to_string(home.file("c.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"), "{}", &page[..80]);
    assert!(page.contains("雲A") && page.contains("雲B"));
    kumomi.send("c");
    kumomi.sees("クリップボードに送りました");
    let raw = String::from_utf8_lossy(&kumomi.raw()).into_owned();
    assert!(raw.contains("\x1b]52;c;"), "the text goes to the terminal's clipboard");

    fs::write(home.file("c.html"), "mine").unwrap();
    kumomi.send("E");
    kumomi.sees("レポートを書き出す");
    kumomi.send("\x13");
    kumomi.sees("同じ名前のファイルがあります");
    assert_eq!(fs::read_to_string(home.file("c.html")).unwrap(), "mine");
    kumomi.send("\x1b");
    kumomi.loses("レポートを書き出す");
    kumomi.quits();
    let left = home.files();
    assert!(left.iter().all(|name| !name.contains("tmp")), "{left:?}");
}

#[test]
fn questions_go_out_and_the_answers_come_back_into_the_file() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = home.open();
    kumomi.send("Q");
    kumomi.sees("質問状");
    kumomi.send("e");
    kumomi.sees("差出人と期限");
    kumomi.send("みなと商店\x13");
    kumomi.sees_saved(1);
    // The second choice is Markdown: a text that a vendor may fill in with any editor.
    kumomi.send("\r");
    kumomi.sees("Excel（xlsx）");
    kumomi.send("l");
    kumomi.sees("< Markdown >");
    kumomi.send("\x13");
    kumomi.sees("書き出しました");
    kumomi.send("\r");
    let name = home.files().into_iter().find(|name| name.ends_with(".md")).expect("questions");
    let asked = fs::read_to_string(home.file(&name)).unwrap();
    assert!(asked.contains("みなと商店"));
    let row = |line: &&str| line.starts_with("| 10 ");
    let line = asked.lines().find(row).expect("item 10");
    let filled =
        asked.replace(line, &line.replacen("| | | | |", "| 一部 | 毎日、別の県に写します | 法人プラン | |", 1));
    assert_ne!(filled, asked, "{line}");
    fs::write(home.file("reply.md"), filled).unwrap();

    kumomi.send("I");
    kumomi.sees("事業者の回答を取り込む");
    kumomi.send(&format!("{}\x13", home.file("reply.md").display()));
    kumomi.sees("未回答 > 一部");
    kumomi.send("\r");
    kumomi.sees("1 件を取り込みました");
    kumomi.sees_saved(2);
    let comparison = home.read("c.ron");
    let answer = comparison.services[0].answer("ipa15-10").expect("an answer").clone();
    assert_eq!(answer.verdict, Some(Verdict::Partly));
    assert_eq!(answer.condition, "法人プラン");
    assert_eq!(answer.evidence[0].kind, EvidenceKind::Reply);
    assert!(answer.evidence[0].text.contains("毎日、別の県に写します"));

    // The same file again has nothing new.
    kumomi.send("I");
    kumomi.sees("事業者の回答を取り込む");
    kumomi.send(&format!("{}\x13", home.file("reply.md").display()));
    kumomi.sees("記録済み");
    kumomi.send("\r");
    kumomi.sees("取り込む行がありません");
    kumomi.send("\x1b");
    kumomi.loses("事業者の言葉");
    kumomi.send("u");
    kumomi.sees_saved(3);
    assert!(home.read("c.ron").services[0].answer("ipa15-10").is_none(), "one step back");
    kumomi.quits();
}

#[test]
fn a_reply_that_cannot_be_read_says_so_and_the_form_stays() {
    let home = Home::new().with(&["雲A"]);
    fs::write(home.file("odd.xlsx"), b"PK\x03\x04 no workbook").unwrap();
    let kumomi = home.open();
    for (name, said) in [("nothing.xlsx", "nothing.xlsx"), ("odd.xlsx", "odd.xlsx")] {
        kumomi.send("I");
        kumomi.sees("事業者の回答を取り込む");
        kumomi.send(&format!("\x15{}\x13", home.file(name).display()));
        kumomi.sees(said);
        kumomi.send("\x1b");
        kumomi.loses("事業者の回答を取り込む");
    }
    kumomi.quits();
}
