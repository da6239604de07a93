//! Nothing changes unseen while answering: digits are verdicts, texts are none, what replaces something says so, and
//! another person's words stay theirs.

mod stage;

use std::sync::Arc;

use kumomi::{
    model::{Answer, Day, Earlier, Evidence, EvidenceKind, Lang, MAX_EARLIER, Mend, Verdict},
    tui::message::Message,
};
use stage::{Stage, comparison};

const SMALL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (160, 40);

fn three() -> Stage {
    Stage::opened(Lang::Ja, WIDE, comparison(&["雲A", "雲B", "雲C"]))
}

/// Three services; what `answers` says stands on the first items of the first.
fn with(answers: Vec<Answer>) -> Stage {
    let mut comparison = comparison(&["雲A", "雲B", "雲C"]);
    let ids: Vec<String> = comparison.questions.items().map(|one| one.id.clone()).collect();
    let answers = answers.into_iter().zip(ids).map(|(answer, item)| Answer { item, ..answer });
    Arc::make_mut(&mut comparison.services[0]).answers = answers.collect();
    Stage::opened(Lang::Ja, WIDE, comparison)
}

fn said(verdict: Verdict, note: &str, by: &str) -> Answer {
    Answer {
        verdict: Some(verdict),
        note: note.to_owned(),
        by: by.to_owned(),
        day: Day::new(2026, 4, 1),
        ..Answer::empty("")
    }
}

fn paper(text: &str) -> Evidence {
    Evidence { kind: EvidenceKind::Document, text: text.to_owned(), seen: None, dated: None }
}

#[test]
fn letters_are_no_verdicts() {
    for screen in ["enter", "c", "D"] {
        let mut stage = three();
        stage.press(screen).press("p n y p n f");
        let given = stage.saved().is_some_and(|saved| {
            let mut answers = saved.services.iter().flat_map(|service| &service.answers);
            answers.any(|answer| answer.verdict.is_some())
        });
        assert!(!given, "{screen}");
    }
}

#[test]
fn a_text_that_arrives_as_keys_changes_nothing_on_any_screen() {
    let paste = "貼り付けは入力欄で";
    let ime = "日本語入力がオンのようです。半角/全角キーで切ってください。";
    for (text, told) in [
        ("https://minato.example/privacy", paste),
        ("03-1234-5678", paste),
        ("0312345678", paste),
        ("料金は1月あたり500円です。", ime),
        ("うん１にち", ime),
        ("one line\n2 lines", paste),
        ("一行目1\n二行目2", paste),
    ] {
        for screen in ["", "enter", "c", "P", "D", "C", "F", "S", "Q", "enter e", "?"] {
            let mut stage = with(vec![said(Verdict::Partly, "メモ", "山田")]);
            stage.press(screen);
            let before = stage.text();
            stage.bursts(text);
            assert!(stage.saved().is_none(), "{screen}: {text}");
            assert!(stage.shows(told), "{screen}: {text}\n{}", stage.text());
            let body = |text: &str| text.lines().take(WIDE.1 as usize - 2).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(body(&stage.text()), body(&before), "{screen}: {text} moved something");
        }
    }
}

#[test]
fn commands_that_arrive_at_once_are_commands() {
    let mut stage = three();
    stage.press("enter").bursts("123451234512345");
    assert!(stage.verdicts(0).iter().all(Option::is_some));
    assert_eq!(stage.verdicts(1).iter().flatten().count(), 0);
    let mut stage = three();
    stage.press("enter").bursts(&"j".repeat(100)).press("1");
    assert_eq!(stage.verdicts(0)[14], Some(Verdict::Yes), "a hundred rows down is the last");
    let names: Vec<String> = (0..150).map(|n| format!("雲{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut stage = Stage::opened(Lang::Ja, WIDE, comparison(&names));
    stage.bursts(&"j".repeat(100)).press("x");
    let left = &stage.saved().unwrap().services;
    assert!(left.len() == 149 && left.iter().all(|service| service.name != "雲100"));
}

#[test]
fn the_first_kana_says_that_japanese_input_is_on() {
    for screen in ["", "enter", "c", "?", "enter e"] {
        let mut stage = three();
        stage.press(screen).types("あ");
        assert!(stage.shows("日本語入力がオンのようです"), "{screen}");
    }
    let mut stage = Stage::opened(Lang::En, SMALL, comparison(&["A"]));
    stage.press("enter").types("あ");
    assert!(stage.shows("Japanese input seems to be on."));
}

#[test]
fn a_marked_paste_is_told_where_it_can_go_with_keys_that_work_there() {
    let mut stage = three();
    stage.tell(Message::Paste("12345".to_owned()));
    assert!(stage.shows("貼り付けは入力欄で（a 追加、e 編集）。"));
    stage.press("enter");
    stage.tell(Message::Paste("日本語の文".to_owned()));
    assert!(stage.shows("貼り付けは入力欄で（m メモ、e 根拠）。"));
    assert!(stage.saved().is_none());
}

#[test]
fn lines_that_arrive_at_once_in_a_field_are_text() {
    let mut stage = three();
    stage.press("a").bursts("ミナトメール\n株式会社みなと").press("ctrl-s");
    let service = &stage.saved().unwrap().services[3];
    assert_eq!(service.name, "ミナトメール 株式会社みなと");
}

#[test]
fn a_replaced_verdict_is_named_with_old_and_new() {
    let mut stage = three();
    stage.press("enter 2 up 1");
    assert!(stage.shows("項目1を「一部」から「はい」に変えました。u で戻せます。"));
    stage.press("u");
    assert_eq!(stage.verdicts(0)[0], Some(Verdict::Partly));
    assert!(stage.shows("「雲A」の項目1を「一部」に戻しました。"));
    stage.press("U");
    assert!(stage.shows("「雲A」の項目1をもう一度「はい」にしました。"));
    stage.press("g 0");
    assert!(stage.shows("項目1の「はい」を消しました。u で戻せます。"));
    // On the matrix as well.
    stage.press("u c g 3");
    assert!(stage.shows("項目1を「はい」から「いいえ」に変えました。"));
    // The same verdict again is no change.
    let revision = stage.saved().unwrap().clone();
    stage.press("up 3");
    assert_eq!(stage.saved(), Some(&revision));
    assert!(!stage.shows("に変えました"));
}

#[test]
fn the_run_of_keys_stops_at_the_end_of_a_service() {
    for on in ["1", "5", "enter"] {
        let mut stage = three();
        stage.press("enter").bursts(&"1".repeat(15));
        assert!(stage.shows("「雲A」は答え終わりました。もう一度押すと「雲B」へ進みます。"));
        assert!(stage.shows("雲A (1/3) 15/15"), "the cursor stays");
        stage.press(on);
        assert!(stage.shows("雲B (2/3) 0/15") && stage.shows("「雲B」に進みました。"), "{on}");
        assert_eq!(stage.verdicts(1).iter().flatten().count(), 0, "that key answered nothing");
        stage.press("2");
        assert_eq!(stage.verdicts(1)[0], Some(Verdict::Partly));
    }
}

#[test]
fn a_run_that_began_in_the_middle_ends_where_the_last_open_item_was() {
    let mut stage = three();
    stage.press("enter down").bursts(&"1".repeat(14));
    assert!(stage.shows("雲A (1/3) 14/15"), "{}", stage.text());
    stage.press("1 1");
    assert!(stage.shows("雲B (2/3) 0/15"));
    assert_eq!(stage.verdicts(1).iter().flatten().count(), 0);
    // Who moves first means the item that is there.
    let mut stage = three();
    stage.press("enter").bursts(&"1".repeat(15)).press("up 2");
    assert_eq!(stage.verdicts(0)[13], Some(Verdict::Partly));
}

#[test]
fn after_the_last_answer_of_all_a_further_digit_changes_nothing() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter").bursts(&"2".repeat(15));
    let told = "すべて答えました。次は c（比べる）、D（決める）です。";
    assert!(stage.shows(told));
    let done = stage.saved().unwrap().clone();
    stage.press("1 3 enter");
    assert_eq!(stage.saved(), Some(&done));
    assert!(stage.shows(told));
    stage.press("m").types("メモ").press("esc");
    assert_eq!(stage.answer(0, 14).unwrap().note, "メモ", "other keys are as ever");
    let mut stage = Stage::opened(Lang::En, SMALL, comparison(&["A"]));
    stage.press("enter").bursts(&"3".repeat(15));
    assert!(stage.shows("All answered. Next: R (15 without a reason), c (compare), D (decide)"));
}

#[test]
fn the_matrix_stops_at_the_end_of_a_column_too() {
    let mut stage = three();
    stage.press("c").bursts(&"1".repeat(15));
    stage.press("4");
    assert_eq!(stage.verdicts(0), [Some(Verdict::Yes); 15]);
    assert_eq!(stage.verdicts(1).iter().flatten().count(), 0);
    stage.press("4");
    assert_eq!(stage.verdicts(1)[0], Some(Verdict::Unknown));
}

#[test]
fn a_copy_fills_what_is_open_and_names_what_it_leaves() {
    let mut stage = three();
    stage.press("enter tab 3 shift-tab g 1 a");
    assert_eq!(stage.verdicts(2)[0], Some(Verdict::Yes), "the item just answered is copied");
    assert_eq!(stage.verdicts(1)[0], Some(Verdict::No), "what differs is left");
    assert!(stage.shows("項目1をほかの 1 件にコピーしました（u で戻せます）。「雲B」は違う回答（いいえ）なので残しました。A で置き換えます。"));
    stage.press("A");
    let replaced = stage.answer(1, 0).unwrap();
    assert_eq!(replaced.verdict, Some(Verdict::Yes));
    assert_eq!(replaced.earlier[0].verdict, Some(Verdict::No), "and kept");
    assert!(stage.shows("1 件の元の回答は「前の回答」に残しました"));
    stage.press("a");
    assert!(stage.shows("項目1は、どの候補サービスも同じ回答です。"));
    stage.press("u");
    assert_eq!(stage.verdicts(1)[0], Some(Verdict::No));
    assert!(stage.shows("雲A (1/3)"), "undo of a copy stays where it was made");
}

#[test]
fn a_copy_never_overwrites_words_even_under_the_same_verdict() {
    let mut comparison = comparison(&["雲A", "雲B"]);
    let item = comparison.questions.items().next().unwrap().id.clone();
    let answers = [said(Verdict::Yes, "店のメモ", "佐藤"), said(Verdict::Yes, "", "山田")];
    for (service, answer) in comparison.services.iter_mut().zip([&answers[1], &answers[0]]) {
        Arc::make_mut(service).answers = vec![Answer { item: item.clone(), ..answer.clone() }];
    }
    let mut stage = Stage::opened(Lang::Ja, WIDE, comparison);
    stage.press("enter g a");
    assert!(stage.saved().is_none());
    assert!(stage.shows("「雲B」は違う回答（はい）なので残しました。"));
}

#[test]
fn another_persons_answer_is_kept_with_their_name() {
    let mut stage = with(vec![Answer {
        condition: "有料プラン".to_owned(),
        evidence: vec![paper("規約 第3条")],
        ..said(Verdict::Yes, "店のメモ 1", "店・佐藤")
    }]);
    stage.press("enter g 3");
    assert!(
        stage.shows(
            "項目1を「はい」から「いいえ」に変えました。u で戻せます。店・佐藤 の回答は「前の回答」に残しました。"
        )
    );
    let answer = stage.answer(0, 0).unwrap();
    assert_eq!((answer.by.as_str(), answer.note.as_str()), ("山田", ""));
    assert!(answer.lacks_reason(), "the reason of a Yes is none of a No");
    assert_eq!((answer.earlier[0].by.as_str(), answer.earlier[0].note.as_str()), ("店・佐藤", "店のメモ 1"));
    stage.press("g");
    for text in ["前の回答", "はい（店・佐藤 2026-04-01）", "店のメモ 1", "規約 第3条", "条件: 有料プラン"]
    {
        assert!(stage.shows(text), "{text}\n{}", stage.text());
    }
    stage.press("t");
    assert!(stage.shows("項目1に 店・佐藤 の内容を加えました。"));
    let taken = stage.answer(0, 0).unwrap();
    assert_eq!((taken.note.as_str(), taken.evidence.len()), ("店・佐藤: 店のメモ 1", 1));
    assert!(taken.recheck);
    stage.press("t");
    assert!(stage.shows("今の回答に加えられる「前の回答」がありません"));
    stage.press("u u");
    let back = stage.answer(0, 0).unwrap();
    assert_eq!((back.by.as_str(), back.earlier.len()), ("店・佐藤", 0), "undo is exact");
}

#[test]
fn who_writes_a_note_signs_it_and_who_only_looks_signs_nothing() {
    let theirs = || with(vec![said(Verdict::Yes, "店のメモ", "店・佐藤")]);
    let mut stage = theirs();
    stage.press("enter g m");
    assert!(stage.shows("山田"), "the form proposes who sits here\n{}", stage.text());
    stage.press("esc");
    assert!(stage.saved().is_none(), "nothing was written");
    let mut stage = theirs();
    stage.press("enter g m").types("追記").press("ctrl-s");
    let answer = stage.answer(0, 0).unwrap();
    assert_eq!((answer.by.as_str(), answer.day), ("山田", Some(stage::today())));
    // All of it still stands in the note, but under the name of 山田: 佐藤's own words are kept whole.
    let kept: Vec<(&str, &str)> = answer.earlier.iter().map(|one| (one.by.as_str(), one.note.as_str())).collect();
    assert_eq!(kept, [("店・佐藤", "店のメモ")]);
    assert!(stage.shows("店・佐藤 の言葉は「前の回答」に残しました。"), "{}", stage.text());
}

#[test]
fn a_slip_is_taken_back_by_the_old_key_as_if_it_had_not_been() {
    let first = Answer { evidence: vec![paper("規約")], ..said(Verdict::Yes, "店のメモ", "店・佐藤") };
    let mut stage = with(vec![first.clone()]);
    stage.press("enter g 3 up 1");
    let item = stage.answer(0, 0).unwrap().item;
    assert_eq!(stage.answer(0, 0), Some(Answer { item, ..first }));
}

#[test]
fn ones_own_words_are_marked_until_they_are_touched_or_confirmed() {
    let own = || with(vec![said(Verdict::Yes, "聞いた", "山田")]);
    let mut stage = own();
    stage.press("enter g 3");
    assert!(stage.shows("メモや根拠は要見直しです（v）。"));
    assert!(stage.answer(0, 0).unwrap().recheck);
    assert!(stage.text().lines().any(|line| line.contains("~いいえ")), "{}", stage.text());
    stage.press("up");
    assert!(stage.shows("要見直し: メモや根拠は、前の判定のとき"));
    stage.press("v");
    assert!(stage.shows("項目1のメモや根拠は、このままでよいことにしました。"));
    assert!(!stage.answer(0, 0).unwrap().recheck);
    stage.press("u m").types("、まだ").press("esc");
    assert!(!stage.answer(0, 0).unwrap().recheck, "words that were touched are looked at");
    let mut stage = own();
    stage.press("enter g 3 up e a").types("規約").press("ctrl-s esc");
    assert!(!stage.answer(0, 0).unwrap().recheck);
    stage.press("v");
    assert!(stage.shows("項目1は要見直しではありません。"));
}

#[test]
fn one_key_settles_a_condition() {
    let mut stage =
        with(vec![Answer { condition: "スタンダード以上".to_owned(), ..said(Verdict::Yes, "", "山田") }]);
    stage.press("enter g");
    assert!(stage.shows("条件: スタンダード以上（満たすか未確認）") && stage.shows(" 条件 (y) "));
    for (met, word) in [(Some(true), "満たす"), (Some(false), "満たさない"), (None, "満たすか未確認")] {
        stage.press("y");
        assert_eq!(stage.answer(0, 0).unwrap().condition_met, met);
        assert!(stage.shows(&format!("項目1の条件「スタンダード以上」: {word}。")), "{}", stage.text());
    }
    stage.press("down y");
    assert!(stage.shows("項目2には、プランなどの条件が書かれていません（m で書けます）。"));
}

#[test]
fn one_key_chooses_who_fixes_a_no() {
    let mut stage = three();
    stage.press("enter 3");
    assert!(stage.shows("項目1の理由は r で書けます。直せるかは f で選べます。"));
    for (mend, word) in
        [(Some(Mend::Own), "自社で直す"), (Some(Mend::Service), "このサービスでは無理"), (None, "まだ選んでいない")]
    {
        stage.press("f");
        assert_eq!(stage.answer(0, 0).unwrap().mend, mend, "the item just answered");
        assert!(stage.shows(&format!("項目1の「いいえ」: {word}。")));
    }
    stage.press("g");
    assert!(stage.shows("直せるか: まだ選んでいない") && stage.shows(" 直せるか (f) "));
    // What only the provider can do is not for the own company to fix.
    stage.press("g down down down down down 3 f");
    assert!(stage.shows("項目6では選べません") || stage.shows("項目7では選べません"), "{}", stage.text());
    assert_eq!(stage.answer(0, 5).unwrap().mend, None);
}

#[test]
fn who_fixes_it_is_chosen_for_a_condition_that_is_not_met_too() {
    let mut stage = with(vec![Answer {
        condition: "有料プラン".to_owned(),
        condition_met: Some(false),
        ..said(Verdict::Yes, "", "山田")
    }]);
    stage.press("enter g");
    assert!(stage.shows("直せるか: まだ選んでいない"), "{}", stage.text());
    stage.press("f");
    assert!(stage.shows("項目1の満たさない条件: 自社で直す。u で戻せます。"), "{}", stage.text());
    assert_eq!(stage.answer(0, 0).unwrap().mend, Some(Mend::Own));
    // Once the plan meets it there is nothing to fix.
    stage.press("y y f");
    assert!(stage.shows("項目1では選べません"), "{}", stage.text());
}

#[test]
fn an_earlier_answer_that_finds_no_room_is_told() {
    let earlier = |n: usize| Earlier {
        verdict: Some(Verdict::Yes),
        note: format!("言葉 {n}"),
        condition: String::new(),
        condition_met: None,
        mend: None,
        evidence: Vec::new(),
        by: format!("人 {n}"),
        day: None,
    };
    let full = Answer {
        earlier: (1..=MAX_EARLIER).map(earlier).collect(),
        ..said(Verdict::Yes, "店のメモ", "店・佐藤")
    };
    let mut stage = with(vec![full]);
    stage.press("enter g 3");
    assert!(stage.shows("いちばん古い「前の回答」は消えました"), "{}", stage.text());
    assert_eq!(stage.answer(0, 0).unwrap().earlier.last().unwrap().by, "人 3");
}

#[test]
fn tab_goes_round_and_the_title_says_where_one_is() {
    for (screen, title) in [("enter", "雲A (1/3)"), ("C", "雲A (1/3)"), ("F", "雲A (1/3)"), ("c", "雲A (1/3)")] {
        let mut stage = three();
        stage.press(screen);
        assert!(stage.shows(title), "{screen}\n{}", stage.text());
        stage.press("tab tab tab");
        assert!(stage.shows(title), "{screen}\n{}", stage.text());
        stage.press("shift-tab");
        assert!(stage.shows("雲C (3/3)"), "{screen}\n{}", stage.text());
    }
}

#[test]
fn the_list_of_missing_reasons_goes_on_to_the_next() {
    let mut stage = three();
    stage.press("enter 3 3 3 R enter").types("まだ").press("ctrl-s");
    assert!(stage.shows("雲A / 2 "), "the next one is there\n{}", stage.text());
    stage.types("これから").press("ctrl-s");
    stage.types("来月").press("ctrl-s");
    assert!(!stage.saved().unwrap().services[0].answers.iter().any(Answer::lacks_reason));
    assert!(stage.shows("理由のない「いいえ」「対象外」はもうありません。"));
    // Who leaves with Esc goes nowhere else.
    let mut stage = three();
    stage.press("enter 3 3 R enter").types("まだ").press("esc");
    assert!(!stage.shows("雲A / 2 "));
}

#[test]
fn who_gives_a_name_is_the_same_person_at_the_next_key() {
    let look = kumomi::tui::look::Look {
        lang: Lang::Ja,
        theme: kumomi::tui::theme::Theme::named("dark").unwrap(),
        ascii: false,
    };
    let mut stage = Stage::signed(look, WIDE, "");
    stage.open(comparison(&["雲A"]));
    stage.press("enter m").types("社内で確かめた").press("tab tab tab").types("佐藤").press("ctrl-s");
    stage.press("2 up 1");
    let answer = stage.answer(0, 0).unwrap();
    assert_eq!((answer.note.as_str(), answer.by.as_str()), ("社内で確かめた", "佐藤"));
    assert!(answer.recheck && answer.earlier.is_empty());
}
