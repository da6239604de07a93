//! Filled sheets: as a vendor bends them, what becomes of the answers, and that nothing is overwritten or done twice.
//! Long because a vendor can bend a sheet in many ways.

use std::sync::Arc;

use rust_xlsxwriter::Workbook;

use super::{EntryState, Preview, Reply, Taker, Why, WrongReply, apply, plan, read, service_of};
use crate::{
    exchange::{
        ask::{Questionnaire, WhichItems, markdown, tests::asked, tests::comparison, xlsx},
        table,
        words::CellSaid,
    },
    model::{Answer, Comparison, Day, EvidenceKind, Id, Lang, Session, Verdict},
};

fn taker() -> Taker {
    Taker { by: "田中".to_owned(), today: Day::new(2026, 12, 1).unwrap(), lang: Lang::Ja }
}

/// The rows of the first sheet of a questionnaire with a cell of some rows filled: number, column, text.
fn filled(made: &Questionnaire, cells: &[(u32, usize, &str)]) -> Vec<Vec<String>> {
    let tables = table::read(&xlsx(made).unwrap()).unwrap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &tables[0].rows {
        rows.resize(row.number as usize, Vec::new());
        let mut all = row.cells.clone();
        all.resize(8, String::new());
        for (number, column, text) in cells {
            if all[0] == number.to_string() {
                all[*column] = (*text).to_owned();
            }
        }
        rows[row.number as usize - 1] = all;
    }
    rows
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        let row: &[String] = if row.is_empty() { &[String::new()] } else { row };
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn book(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (y, row) in (0..).zip(rows) {
        for (x, cell) in (0..).zip(row) {
            sheet.write_string(y, x, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

const ANSWERS: &[(u32, usize, &str)] = &[
    (2, 3, "はい"),
    (2, 4, "毎日取ります。\n30日分です。"),
    (2, 5, "Business 以上"),
    (2, 6, "https://example.jp/backup"),
    (6, 3, "いいえ"),
    (6, 4, "ありません"),
    (7, 3, "だいたい"),
];

fn reply(bytes: &[u8]) -> Reply {
    read(bytes, "回答.xlsx").expect("a reply")
}

fn previewed(comparison: &Comparison, bytes: &[u8]) -> Preview {
    let reply = reply(bytes);
    let service = service_of(comparison, &reply).expect("its keys say so");
    plan(comparison, &service, &reply, &taker()).expect("it is ours")
}

fn states(preview: &Preview) -> Vec<(u32, EntryState)> {
    preview.entries.iter().map(|entry| (entry.number, entry.state)).collect()
}

#[test]
fn a_filled_sheet_becomes_a_preview_with_its_rows() {
    let comparison = comparison();
    let made = asked(&comparison, WhichItems::Open);
    for bytes in [csv(&filled(&made, ANSWERS)), book(&filled(&made, ANSWERS))] {
        let preview = previewed(&comparison, &bytes);
        assert_eq!(
            states(&preview),
            [(2, EntryState::Changed), (6, EntryState::New), (7, EntryState::NotUnderstood)],
            "2 was 一部 before"
        );
        assert_eq!(preview.entries.iter().map(|entry| entry.row).collect::<Vec<_>>(), [11, 14, 15]);
        assert_eq!(preview.blank, ["a-3", "b-2"]);
        assert_eq!(preview.not_understood, []);
        let entry = &preview.entries[0];
        assert_eq!((entry.before, entry.after.verdict), (Some(Verdict::Partly), Some(Verdict::Yes)));
        assert_eq!((entry.after.condition.as_str(), entry.after.condition_met), ("Business 以上", None));
        assert_eq!((entry.after.by.as_str(), entry.after.day), ("田中", Day::new(2026, 12, 1)));
        let evidence = &entry.after.evidence[0];
        assert_eq!((evidence.kind, evidence.seen), (EvidenceKind::Reply, Day::new(2026, 12, 1)));
        assert_eq!(
            evidence.text,
            "回答ファイル 2026-12-01: 回答.xlsx\n対応: はい\n回答: 毎日取ります。\n30日分です。\n対象プラン: Business 以上\n\
             根拠（URL・資料名）: https://example.jp/backup"
        );
        let unclear = &preview.entries[2].after;
        assert_eq!((unclear.verdict, unclear.evidence.len()), (None, 1), "words without a verdict");
    }
}

#[test]
fn markdown_comes_back_too() {
    let comparison = comparison();
    let text = markdown(&asked(&comparison, WhichItems::Open)).replacen(
        "| | | | | km1",
        "| はい | 取る \\| 残す | | | km1",
        1,
    );
    let preview = previewed(&comparison, text.as_bytes());
    assert_eq!(states(&preview), [(2, EntryState::Changed)]);
    assert!(preview.entries[0].words.contains("回答: 取る | 残す"), "{}", preview.entries[0].words);
    assert_eq!(preview.not_understood, []);
}

#[test]
fn all_takes_what_overwrites_nothing_in_one_step_and_the_rest_only_when_asked() {
    let comparison = comparison();
    let bytes = csv(&filled(&asked(&comparison, WhichItems::Open), ANSWERS));
    let preview = previewed(&comparison, &bytes);
    assert_eq!(preview.all(false), ["b-3"]);
    assert_eq!(preview.all(true), ["a-2", "b-3"]);
    let mut session = Session::new(comparison.clone());
    session.apply(apply(&preview, &preview.all(true))).unwrap();
    let service = &session.comparison().services[0];
    assert_eq!((service.verdict("a-2"), service.verdict("b-3")), (Some(Verdict::Yes), Some(Verdict::No)));
    assert_eq!(service.verdict("b-4"), None);
    assert_eq!(session.revision(), 1);
    session.undo();
    assert_eq!(*session.comparison(), comparison, "one step back");
    assert_eq!(session.comparison().problems(), []);
}

#[test]
fn the_same_words_twice_change_nothing_whatever_file_and_day() {
    let comparison = comparison();
    let rows = filled(&asked(&comparison, WhichItems::Open), ANSWERS);
    let mut session = Session::new(comparison);
    let preview = previewed(session.comparison(), &csv(&rows));
    let every: Vec<String> = preview.entries.iter().map(|entry| entry.item.clone()).collect();
    session.apply(apply(&preview, &every)).unwrap();
    let after = session.comparison().clone();
    let later = Taker { by: "佐藤".to_owned(), today: Day::new(2027, 1, 1).unwrap(), lang: Lang::En };
    let again = read(&book(&rows), "回答 (1).xlsx").unwrap();
    let preview = plan(&after, &after.services[0].id, &again, &later).unwrap();
    assert!(preview.entries.iter().all(|entry| entry.state == EntryState::Unchanged), "{preview:?}");
    assert_eq!(preview.all(true), [""; 0]);
    session.apply(apply(&preview, &every)).unwrap();
    assert_eq!((session.comparison(), session.revision()), (&after, 1));
    // Neither does it take back what somebody decided after reading them.
    let mut judged = after.services[0].answer("a-2").unwrap().clone();
    judged.verdict = Some(Verdict::Partly);
    let service = after.services[0].id.clone();
    session.apply(crate::model::Edit::Answer { service, answer: judged }).unwrap();
    let preview = plan(session.comparison(), &after.services[0].id, &again, &later).unwrap();
    assert_eq!(preview.entries[0].state, EntryState::Unchanged);
}

#[test]
fn an_answer_newer_than_the_questionnaire_is_a_conflict() {
    let mut comparison = comparison();
    let bytes = csv(&filled(&asked(&comparison, WhichItems::Open), ANSWERS));
    let answers = &mut Arc::make_mut(&mut comparison.services[0]).answers;
    let newer = Day::new(2026, 11, 25).unwrap();
    answers[1].day = Some(newer);
    let preview = previewed(&comparison, &bytes);
    assert_eq!(preview.entries[0].state, EntryState::Conflict(newer));
    assert_eq!(
        (preview.all(false), preview.all(true)),
        (vec!["b-3".to_owned()], vec!["a-2".to_owned(), "b-3".to_owned()])
    );
}

#[test]
fn a_sheet_that_a_vendor_bent_is_still_read() {
    let comparison = comparison();
    let rows = filled(&asked(&comparison, WhichItems::Open), ANSWERS);
    let straight = previewed(&comparison, &csv(&rows));
    let words = |preview: &Preview| -> Vec<(String, Option<Verdict>, String)> {
        let one = |entry: &super::ReplyEntry| (entry.item.clone(), entry.after.verdict, entry.after.condition.clone());
        preview.entries.iter().map(one).collect()
    };
    let bent = |bend: &dyn Fn(&mut Vec<Vec<String>>)| {
        let mut rows = rows.clone();
        bend(&mut rows);
        previewed(&comparison, &csv(&rows))
    };
    // Columns in another order.
    let moved = bent(&|rows| rows.iter_mut().for_each(|row| row.reverse()));
    assert_eq!((words(&moved), states(&moved)), (words(&straight), states(&straight)));
    // Half width, other names of the headers, a row and a column put in, notes below, rows turned round.
    let renamed = bent(&|rows| {
        rows[9][3] = "対応可否".to_owned();
        rows[9][4] = "ｺﾒﾝﾄ".to_owned();
        rows[9][5] = " ﾌﾟﾗﾝ ".to_owned();
        rows[10][3] = "ＹＥＳ".to_owned();
    });
    assert_eq!(words(&renamed), words(&straight));
    let more = bent(&|rows| {
        for row in rows.iter_mut().filter(|row| !row.is_empty()) {
            row.insert(0, String::new());
        }
        rows[9][0] = "担当者".to_owned();
        rows[10][0] = "鈴木".to_owned();
        rows[10..].reverse();
        rows.insert(10, vec![String::new(), "A. 選択".to_owned()]);
        rows.push(Vec::new());
        rows.push(vec!["※ 2026年11月現在".to_owned()]);
    });
    let mut sorted = words(&more);
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(sorted, words(&straight));
    let told: Vec<&str> = more.not_understood.iter().map(|stray| stray.text.trim()).collect();
    assert_eq!(told, ["A. 選択", "※ 2026年11月現在"]);
    let entry = more.entries.iter().find(|entry| entry.number == 2).unwrap();
    assert!(entry.words.ends_with("\n担当者: 鈴木"), "{}", entry.words);
    // The header is gone, and with it the names of the columns: what is certain is still read.
    let headless = bent(&|rows| drop(rows.remove(9)));
    assert_eq!(headless.entries.iter().filter(|entry| entry.after.verdict == Some(Verdict::No)).count(), 0);
    // The column of the answers has a name of its own, and only words for verdicts.
    let named = bent(&|rows| {
        rows[9][3] = "弊社見解".to_owned();
        rows[14][3] = "△".to_owned();
    });
    assert_eq!(named.entries[2].after.verdict, Some(Verdict::Partly));
}

#[test]
fn without_keys_number_and_title_must_agree() {
    let comparison = comparison();
    let table = "番号,項目,対応,回答\n2,題,はい,a\n3,別の題,はい,b\n99,,はい,c\n6,,一部,d\n,,,e\n6,,はい,f\n";
    let reply = reply(table.as_bytes());
    assert_eq!(service_of(&comparison, &reply), Err(WrongReply::NoService));
    // Every item of this list has the same title, so that a title alone means the first of them.
    let preview = plan(&comparison, &comparison.services[0].id, &reply, &taker()).unwrap();
    assert_eq!(states(&preview), [(6, EntryState::New)]);
    let why: Vec<(u32, Why)> = preview.not_understood.iter().map(|stray| (stray.row, stray.why)).collect();
    assert_eq!(why, [(2, Why::TwoItems), (3, Why::TwoItems), (4, Why::UnknownItem), (6, Why::NoItem), (7, Why::Twice)]);
}

#[test]
fn a_sheet_of_another_comparison_or_service_is_refused_by_name() {
    let ours = comparison();
    let bytes = csv(&filled(&asked(&ours, WhichItems::Open), ANSWERS));
    let mut other = ours.clone();
    other.id = Id("01a2010f-d5f6-708d-a0de-000000000000".to_owned());
    let refused = WrongReply::OtherComparison("店のメール".to_owned());
    assert_eq!(service_of(&other, &reply(&bytes)), Err(refused.clone()));
    let result = plan(&other, &other.services[0].id, &reply(&bytes), &taker());
    assert_eq!(result.unwrap_err(), refused);
    assert!(refused.message(Lang::Ja).contains("「店のメール」"));
    let result = plan(&ours, &ours.services[1].id, &reply(&bytes), &taker());
    assert_eq!(result.unwrap_err(), WrongReply::OtherService("ミナトメール".to_owned()));
    let mut gone = ours.clone();
    gone.services.remove(0);
    assert_eq!(service_of(&gone, &reply(&bytes)), Err(WrongReply::OtherService(String::new())));
    // One row of another comparison among ours is told and left out.
    let mut rows = filled(&asked(&ours, WhichItems::Open), ANSWERS);
    rows[10][7] = rows[10][7].replace("70a5e3dd35e5", "000000000000");
    let preview = previewed(&ours, &csv(&rows));
    assert_eq!(preview.not_understood[0].why, Why::OtherComparison);
    assert_eq!(preview.not_understood[0].row, 11);
}

#[test]
fn plans_remarks_and_blank_answers_become_what_they_say() {
    let comparison = comparison();
    let made = asked(&comparison, WhichItems::Chosen(vec!["b-3".to_owned()]));
    let after = |cells: &[(u32, usize, &str)]| -> Answer {
        previewed(&comparison, &csv(&filled(&made, cells))).entries.remove(0).after
    };
    for (verdict, plan, condition) in [
        ("はい", "全プラン", ""),
        ("はい", "-", ""),
        ("はい（Proのみ）", "", "Proのみ"),
        ("はい（Proのみ）", "Team", "Team"),
        ("いいえ（来年から）", "", ""),
        ("○", "Pro\n以上", "Pro 以上"),
    ] {
        let answer = after(&[(6, 3, verdict), (6, 5, plan)]);
        assert_eq!(answer.condition, condition, "{verdict} {plan}");
        assert_eq!(answer.condition_met, None);
    }
    let words = after(&[(6, 4, "資料をお送りします")]);
    assert_eq!((words.verdict, words.evidence.len()), (None, 1));
}

#[test]
fn too_much_is_told_and_never_cut() {
    let mut comparison = comparison();
    let made = asked(&comparison, WhichItems::Open);
    let long = "長".repeat(1_001);
    let rows = filled(&made, &[(6, 3, "はい"), (6, 5, &long)]);
    let preview = previewed(&comparison, &csv(&rows));
    assert_eq!((preview.entries.len(), preview.not_understood[0].why), (0, Why::TooLong));
    let huge = "長".repeat(1_000_001);
    let preview = previewed(&comparison, &csv(&filled(&made, &[(6, 3, "はい"), (6, 4, &huge)])));
    assert_eq!(preview.not_understood[0].why, Why::TooLong);
    let one = previewed(&comparison, &csv(&filled(&made, ANSWERS))).entries[0].after.evidence[0].clone();
    let mut other = one.clone();
    other.text = "別の根拠".to_owned();
    let full = &mut Arc::make_mut(&mut comparison.services[0]).answers[1];
    full.evidence = vec![other; crate::model::MAX_EVIDENCE];
    full.by = "田中".to_owned();
    let preview = previewed(&comparison, &csv(&filled(&made, ANSWERS)));
    assert_eq!(preview.not_understood[0].why, Why::Full);
    for lang in Lang::ALL {
        for why in [Why::TooLong, Why::Full, Why::NoItem, Why::Twice, Why::TwoItems] {
            assert!(!why.words(lang).is_empty());
        }
    }
}

#[test]
fn what_is_no_questionnaire_is_refused() {
    for text in ["a,b\n1,2\n", "番号,名前\n1,はい\n", "ただの文章です"] {
        assert_eq!(read(text.as_bytes(), "x.csv"), Err(super::NotAReply::NoQuestions), "{text}");
    }
    assert!(read(b"", "x.csv").is_err());
}

#[test]
fn a_formula_or_an_escape_in_an_answer_is_only_words() {
    let comparison = comparison();
    let hostile = "=cmd|'/C calc'!A0\u{1b}[2J\u{202e}<script>";
    let rows = filled(&asked(&comparison, WhichItems::Open), &[(6, 3, hostile), (6, 4, hostile)]);
    for bytes in [csv(&rows), book(&rows)] {
        let preview = previewed(&comparison, &bytes);
        assert_eq!(states(&preview), [(6, EntryState::NotUnderstood)]);
        assert!(preview.entries[0].words.contains("=cmd|'/C calc'!A0"));
        assert_eq!(reply(&bytes).rows[3].said(), CellSaid::Unclear);
    }
}

#[test]
fn a_reply_leaves_another_persons_answer_to_them() {
    let mut comparison = comparison();
    let answers = &mut Arc::make_mut(&mut comparison.services[0]).answers;
    for answer in answers.iter_mut() {
        answer.note = "店で調べた".to_owned();
        answer.by = "佐藤".to_owned();
    }
    let old = answers[1].clone();
    let preview = previewed(&comparison, &csv(&filled(&asked(&comparison, WhichItems::Open), ANSWERS)));
    let after = &preview.entries[0].after;
    assert_eq!((after.by.as_str(), after.note.as_str(), after.evidence.len()), ("田中", "", 1));
    assert_eq!((after.earlier[0].by.as_str(), &after.earlier[0].note), ("佐藤", &old.note));
    // The same person's words stay; what the provider says now is behind the new verdict.
    let mut own = comparison.clone();
    for answer in &mut Arc::make_mut(&mut own.services[0]).answers {
        answer.by = "田中".to_owned();
    }
    let preview = previewed(&own, &csv(&filled(&asked(&own, WhichItems::Open), ANSWERS)));
    let after = &preview.entries[0].after;
    assert_eq!((after.note.as_str(), after.recheck, after.earlier.len()), ("店で調べた", false, 0));
    // An いいえ needs a reason of its own.
    let no = [(2, 3, "いいえ"), (2, 4, "ありません")];
    let preview = previewed(&own, &csv(&filled(&asked(&own, WhichItems::Open), &no)));
    assert!(preview.entries[0].after.recheck && preview.entries[0].after.lacks_reason());
}

#[test]
fn words_that_are_no_verdict_change_nobodys_name() {
    let mut comparison = comparison();
    let answer = &mut Arc::make_mut(&mut comparison.services[0]).answers[1];
    (answer.note, answer.by) = ("店で調べた".to_owned(), "佐藤".to_owned());
    let unclear = [(2, 3, "だいたい"), (2, 4, "そうです")];
    let preview = previewed(&comparison, &csv(&filled(&asked(&comparison, WhichItems::Open), &unclear)));
    let after = &preview.entries[0].after;
    assert_eq!((after.by.as_str(), after.day), ("佐藤", Day::new(2026, 11, 1)));
    assert_eq!((after.note.as_str(), after.evidence.len()), ("店で調べた", 1));
}

#[test]
fn words_that_came_before_somebody_answered_otherwise_are_no_news() {
    let rows = csv(&filled(&asked(&comparison(), WhichItems::Open), ANSWERS));
    let mut session = Session::new(comparison());
    let preview = previewed(session.comparison(), &rows);
    session.apply(apply(&preview, &preview.all(true))).unwrap();
    let service = session.comparison().services[0].clone();
    let answer = service.answer("a-2").unwrap().give(Some(Verdict::No), "佐藤", taker().today);
    assert!(answer.evidence.is_empty() && answer.earlier.len() == 1);
    session.apply(crate::model::Edit::Answer { service: service.id.clone(), answer }).unwrap();
    let again = previewed(session.comparison(), &rows);
    assert_eq!(again.entries[0].state, EntryState::Unchanged);
}
