//! Reports, questions and replies on the screens: keys in, effects and screen out.

mod stage;

use std::sync::Arc;

use kumomi::{
    exchange::{ask, receive},
    model::{Comparison, Lang, Verdict},
    report::Format,
    tui::{effect::Effect, message::Message},
};
use stage::Stage;

const SMALL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

fn opened(size: (u16, u16)) -> Stage {
    Stage::opened(Lang::Ja, size, stage::comparison(&["雲棚", "空箱"]))
}

fn last(stage: &Stage) -> &Effect {
    let wanted = |effect: &&Effect| {
        matches!(effect, Effect::Export(_) | Effect::WriteQuestions { .. } | Effect::ReadReply { .. } | Effect::Copy(_))
    };
    stage.effects.iter().rev().find(wanted).expect("something for the shell")
}

#[test]
fn the_export_form_asks_for_format_file_services_and_language() {
    let mut stage = opened(SMALL);
    stage.press("E");
    assert!(stage.shows("/data/c.html"), "{}", stage.text());
    // To the workbook, about the second service only, in English.
    stage.press("right right tab tab right right tab right ctrl-s");
    let Effect::Export(job) = last(&stage) else { panic!() };
    assert_eq!((job.format, job.path.as_str()), (Format::Xlsx, "/data/c.xlsx"), "the ending follows");
    assert_eq!(job.service.as_ref().map(|id| id.0.as_str()), Some("s1"));
    assert_eq!((job.lang, job.replace), (Lang::En, false));
    assert!(job.checklist.is_some());
}

#[test]
fn what_could_not_be_written_comes_back_with_the_reason() {
    let mut stage = opened(SMALL);
    stage.press("E tab").types("x").press("ctrl-s");
    let Effect::Export(job) = last(&stage) else { panic!() };
    let draft = job.draft.clone();
    stage.tell(Message::Refused(Box::new(draft), "ディスクがいっぱいです".to_owned()));
    assert!(stage.shows("ディスクがいっぱいです") && stage.shows("/data/c.htmlx"), "{}", stage.text());
    stage.press("esc esc");
    assert!(stage.shows("候補サービス 2 件"), "{}", stage.text());
}

#[test]
fn what_was_written_can_be_copied() {
    let mut stage = opened(SMALL);
    stage.tell(Message::Written("/data/c.md".into(), Some("# 題".to_owned())));
    assert!(stage.shows("/data/c.md") && stage.shows("コピー"), "{}", stage.text());
    stage.press("c");
    assert_eq!(last(&stage), &Effect::Copy("# 題".to_owned()));
    stage.tell(Message::Written("/data/c.xlsx".into(), None));
    stage.press("c");
    assert!(stage.shows("この形式はコピーできません"), "{}", stage.text());
}

#[test]
fn questions_are_chosen_added_and_written_without_anything_internal() {
    let mut comparison = stage::comparison(&["雲棚", "空箱"]);
    let mut answer = kumomi::model::Answer::empty("ipa15-10");
    answer.verdict = Some(Verdict::Yes);
    answer.note = "内緒のメモ".to_owned();
    Arc::make_mut(&mut comparison.services[0]).answers = vec![answer];
    let mut stage = Stage::opened(Lang::Ja, WIDE, comparison);
    stage.press("Q");
    assert!(stage.shows("[ ] 10"), "answered with Yes: {}", stage.text());
    assert!(stage.shows("[x]  5"), "{}", stage.text());
    assert!(stage.shows("自社名・連絡先"), "what to do next: {}", stage.text());
    stage.press("e").types("みなと商店").press("ctrl-s");
    assert_eq!(stage.saved().unwrap().asker.company, "みなと商店");
    assert!(stage.shows("みなと商店"), "the letter: {}", stage.text());
    // Item 10 is asked about after all, with a question of our own; item 5 is not.
    stage.press("down space");
    assert!(stage.shows("[ ]  5"), "{}", stage.text());
    while !stage.shows("10 バックアップに責任を持つ\n") && !stage.text().contains("│ 10 バックアップ")
    {
        stage.press("down");
        if stage.text().contains("││ 10 バックアップ") {
            break;
        }
    }
    stage.press("a").types("復元は何時間ですか").press("ctrl-s");
    assert!(stage.shows("[x] 10"), "{}", stage.text());
    stage.press("enter ctrl-s");
    let Effect::WriteQuestions { questionnaire, format, path, .. } = last(&stage) else { panic!() };
    assert_eq!(*format, ask::QuestionFormat::Xlsx);
    assert_eq!(path.as_str(), "/data/c-質問状-雲棚.xlsx");
    let numbers: Vec<u32> = questionnaire.rows.iter().map(|row| row.number).collect();
    assert!(numbers.contains(&10) && !numbers.contains(&5), "{numbers:?}");
    let text = ask::mail(questionnaire);
    assert!(text.contains("復元は何時間ですか") && text.contains("みなと商店"));
    assert!(!text.contains("内緒") && !text.contains("空箱"), "{text}");
}

/// The Markdown questionnaire of the first service with item 10 and another one filled in.
fn reply(comparison: &Comparison) -> receive::Reply {
    let order = ask::Order { items: ask::WhichItems::Provider, deadline: None, today: stage::today(), lang: Lang::Ja };
    let list = kumomi::store::builtin_checklist();
    let made = ask::questionnaire(comparison, &comparison.services[0], Some(&list), &order);
    let asked = ask::markdown(&made);
    let fill = |text: &str, number: &str, cells: &str| {
        let line = text.lines().find(|line| line.starts_with(&format!("| {number} "))).expect("a row").to_owned();
        text.replace(&line, &line.replacen("| | | | |", cells, 1))
    };
    let filled = fill(&asked, "10", "| はい | 毎日取ります | | |");
    let filled = fill(&filled, "11", "| たぶん | 調査中 | | |");
    receive::read(format!("{filled}\n| 99 | 知らない項目 |\n").as_bytes(), "回答.md").expect("a reply")
}

#[test]
fn a_reply_is_looked_through_before_anything_changes() {
    let comparison = stage::comparison(&["雲棚", "空箱"]);
    let mut stage = Stage::opened(Lang::Ja, WIDE, comparison.clone());
    stage.press("I").types("/tmp/回答.md").press("enter");
    assert!(matches!(last(&stage), Effect::ReadReply { path, .. } if path.as_str() == "/tmp/回答.md"));
    stage.tell(Message::Reply(Box::new(reply(&comparison))));
    assert!(stage.shows("[x] 項目10 未回答 > はい  新しい回答"), "{}", stage.text());
    assert!(stage.shows("[ ] 項目11 未回答 > 未回答  読み取れない"), "{}", stage.text());
    assert!(stage.saved().is_none(), "nothing has changed");
    stage.press("enter");
    assert_eq!(stage.saved().unwrap().services[0].verdict("ipa15-10"), Some(Verdict::Yes));
    assert_eq!(stage.saved().unwrap().services[0].verdict("ipa15-11"), None, "never guessed");
    stage.press("u");
    assert_eq!(stage.saved().unwrap().services[0].answers, [], "one step back");
}

#[test]
fn an_answer_that_is_there_is_not_overwritten_unasked() {
    let mut comparison = stage::comparison(&["雲棚", "空箱"]);
    let mut answer = kumomi::model::Answer::empty("ipa15-10");
    answer.verdict = Some(Verdict::No);
    answer.note = "理由".to_owned();
    Arc::make_mut(&mut comparison.services[0]).answers = vec![answer];
    let mut stage = Stage::opened(Lang::Ja, WIDE, comparison.clone());
    stage.tell(Message::Reply(Box::new(reply(&comparison))));
    assert!(stage.shows("[ ] 項目10 いいえ > はい  前と違う"), "{}", stage.text());
    stage.press("enter");
    assert!(stage.shows("取り込む行がありません"), "{}", stage.text());
    stage.press("A enter");
    let saved = &stage.saved().unwrap().services[0];
    assert_eq!(saved.verdict("ipa15-10"), Some(Verdict::Yes));
    let answer = saved.answer("ipa15-10").unwrap();
    assert_eq!(answer.earlier[0].note, "理由", "nobody's note stays, as theirs");
}

#[test]
fn a_reply_to_another_comparison_is_refused_by_its_title() {
    let mut other = stage::comparison(&["雲棚"]);
    other.id = kumomi::model::Id("01a2013e-0000-77e0-99f4-720070762d8d".to_owned());
    other.title = "別の店の比較".to_owned();
    let mut stage = opened(WIDE);
    stage.tell(Message::Reply(Box::new(reply(&other))));
    assert!(stage.shows("別の店の比較"), "{}", stage.text());
    assert!(stage.saved().is_none());
}
