//! Nothing typed is lost or mixed up: drafts on files that changed, forms that are refused, two comparisons in one run.

mod stage;

use kumomi::{
    model::{Comparison, Day, Draft, FormKind, Id, Lang},
    tui::{
        effect::Effect,
        message::{Message, OpenedFile},
    },
};
use stage::{Stage, comparison, listing, opened};

const SMALL: (u16, u16) = (80, 24);

/// Opened with texts that a killed program left.
fn left_behind(comparison: Comparison, drafts: Vec<Draft>) -> Stage {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.open_at("/data/c.ron", comparison, drafts);
    stage
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn note() -> FormKind {
    FormKind::Note { service: Id("s1".into()), item: "ipa15-03".into() }
}

/// What was being typed as the note of item 3 of the second service, and the note it was begun on.
fn note_left(text: &str, begun: Option<&str>) -> Draft {
    Draft {
        form: note(),
        fields: texts(&[text, "", "0", "山田"]),
        begun: begun.map(|begun| texts(&[begun, "", "0", "山田"])),
    }
}

/// Two services, the second with this note on item 3.
fn noted(note: &str) -> Comparison {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A", "雲B"]));
    stage.press("down enter down down m").types(note).press("ctrl-s");
    stage.saved().unwrap().clone()
}

#[test]
fn a_draft_left_behind_opens_in_its_form_and_is_saved_only_when_told() {
    let mut stage = left_behind(comparison(&["雲A", "雲B"]), vec![note_left("書きかけ", Some(""))]);
    assert!(stage.shows("書きかけの文章があります") && stage.shows("雲B / 3"));
    stage.press("esc");
    assert_eq!(stage.saved(), None, "Esc saves nothing that nobody touched");
    assert_eq!(stage.drafts(), None, "and it is not gone");
    stage.press("m");
    assert!(stage.shows("書きかけ"), "it comes back");
    stage.press("ctrl-s");
    assert_eq!(stage.answer(1, 2).unwrap().note, "書きかけ");
    assert_eq!(stage.drafts(), Some([].as_slice()));
}

#[test]
fn a_draft_is_never_laid_over_a_newer_text() {
    for begun in [Some(""), None] {
        let mut stage = left_behind(noted("よそからの文"), vec![note_left("半分の文", begun)]);
        assert!(stage.shows("ファイルのほうが新しくなっています"));
        assert!(stage.shows("よそからの文") && !stage.shows("半分の文"), "the form keeps the file's text");
        stage.press("esc");
        assert_eq!(stage.saved(), None, "nothing was changed");
        assert_eq!(stage.drafts(), None, "and nothing is gone");
    }
}

#[test]
fn the_text_of_a_draft_can_be_read_taken_or_thrown_away() {
    let begun = || left_behind(noted("よそからの文"), vec![note_left("半分の文", Some(""))]);
    let mut stage = begun();
    stage.press("ctrl-t");
    assert!(stage.shows("半分の文") && stage.shows("書きかけを表示しています"));
    stage.press("ctrl-t");
    assert!(stage.shows("よそからの文") && stage.shows("ファイルのほうが新しくなっています"));
    stage.press("esc");
    assert_eq!((stage.saved(), stage.drafts()), (None, None), "reading changes nothing");
    stage.press("m");
    assert!(stage.shows("よそからの文") && stage.shows("ファイルのほうが新しくなっています"));

    let mut stage = begun();
    stage.press("ctrl-t esc");
    assert_eq!((stage.saved(), stage.drafts()), (None, None), "nor does leaving");

    let mut stage = begun();
    stage.press("ctrl-t ctrl-s");
    assert_eq!(stage.answer(1, 2).unwrap().note, "半分の文");
    assert_eq!(stage.drafts(), Some([].as_slice()));
    stage.press("u");
    assert_eq!(stage.answer(1, 2).unwrap().note, "よそからの文");

    let mut stage = begun();
    stage.press("ctrl-x esc");
    assert_eq!((stage.saved(), stage.drafts()), (None, Some([].as_slice())));
}

#[test]
fn what_is_typed_beside_a_waiting_draft_takes_nothing_away() {
    let mut stage = left_behind(noted("よそからの文"), vec![note_left("半分の文", Some(""))]);
    stage.types("。続き").press("ctrl-s");
    assert_eq!(stage.answer(1, 2).unwrap().note, "よそからの文。続き");
    let left = note_left("半分の文", Some(""));
    assert_eq!(stage.drafts(), Some([left].as_slice()), "the draft still waits");
    stage.press("m ctrl-t");
    assert!(stage.shows("半分の文"));
}

#[test]
fn a_draft_of_what_is_saved_is_dropped_without_a_word() {
    // As a kill between the rename of the file and the removal of the draft leaves it.
    for (text, begun) in [("決めた文", Some("")), ("決め", Some("")), ("", Some("前の文")), ("決めた文", None)]
    {
        let stage = left_behind(noted("決めた文"), vec![note_left(text, begun)]);
        assert!(!stage.shows("書きかけ") && !stage.shows("記入者"), "{text:?}: no form opens");
        assert_eq!((stage.saved(), stage.drafts()), (None, Some([].as_slice())), "{text:?}");
    }
}

#[test]
fn a_new_entry_that_was_added_is_not_offered_again() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("a").types("雲B").press("ctrl-s enter e a").types("規約 第3条").press("ctrl-s");
    let saved = stage.saved().unwrap().clone();
    let service = saved.services[1].id.clone();
    let drafts = vec![
        Draft {
            form: FormKind::NewService,
            fields: texts(&["雲B", "", "", "", ""]),
            begun: Some(texts(&["", "", "", "", ""])),
        },
        Draft {
            form: FormKind::Evidence { service, item: "ipa15-01".into(), index: None },
            fields: texts(&["0", "規約 第3", "2026-11-22"]),
            begun: Some(texts(&["0", "", "2026-11-22"])),
        },
    ];
    let stage = left_behind(saved, drafts);
    assert_eq!(stage.drafts(), Some([].as_slice()));
    assert!(!stage.shows("書きかけ"));
}

#[test]
fn several_texts_wait_and_none_pushes_another_away() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A", "雲B"]));
    stage.press("a").types("雲C").press("esc");
    stage.press("enter m").types("メモ").press("ctrl-s");
    let forms = |stage: &Stage| -> Vec<FormKind> {
        stage.drafts().unwrap_or_default().iter().map(|draft| draft.form.clone()).collect()
    };
    assert_eq!(forms(&stage), [FormKind::NewService]);
    let (saved, mut drafts) = (stage.saved().unwrap().clone(), stage.drafts().unwrap().to_vec());
    drafts.push(note_left("途中", Some("")));
    let mut stage = left_behind(saved, drafts);
    assert!(stage.shows("雲B / 3") && stage.shows("ほかに 1 件"));
    stage.press("ctrl-s");
    assert_eq!(forms(&stage), [FormKind::NewService]);
    stage.press("esc a");
    assert!(stage.shows("雲C"));
}

#[test]
fn a_form_that_was_open_when_the_file_was_taken_begins_anew_on_it() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, noted("前の文"));
    stage.press("down enter g down down m").types("。私の続き");
    stage.tell(Message::Conflict);
    stage.press("t");
    stage.tell(Message::Reloaded(Box::new(noted("よそからの文"))));
    assert!(stage.shows("ファイルのほうが新しくなっています") && stage.shows("よそからの文"));
    stage.press("esc");
    assert_eq!(stage.saved(), None);
    stage.press("m ctrl-t");
    assert!(stage.shows("前の文。私の続き"));
}

#[test]
fn what_the_draft_was_about_may_be_gone_and_the_text_is_not() {
    let draft = Draft { form: FormKind::Service(Id("none".into())), ..note_left("文", None) };
    let mut stage = left_behind(comparison(&["雲A"]), vec![draft]);
    assert!(stage.shows("書きかけの文章がありますが"));
    stage.press("enter 1");
    assert_eq!(stage.drafts(), None, "it stays beside the file");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::Drafts(_))));
}

#[test]
fn every_form_stays_open_with_its_text_when_it_is_refused() {
    // What is done on an open comparison to have the form, and how much is too much for its field.
    for (keys, limit, field) in [
        ("a", 1_000, "サービス名"),
        ("e", 1_000, "サービス名"),
        ("r", 1_000, "題名"),
        ("enter m tab", 1_000, "プランなどの条件"),
        ("enter m", 1_000_000, "メモ"),
        ("enter e a", 1_000_000, "根拠 1"),
        ("D d", 1_000_000, "選んだ理由"),
        ("D d tab", 1_000, "名前"),
        ("Q j a", 1_000, "こちらから足す質問 1"),
        ("Q e", 1_000, "会社"),
        ("Q e tab", 1_000, "連絡先"),
    ] {
        let mut stage = Stage::opened(Lang::Ja, (80, 40), comparison(&["雲A"]));
        stage.press(keys);
        let before = stage.saved().cloned();
        stage.tell(Message::Paste("長".repeat(limit + 1)));
        let Some([.., draft]) = stage.drafts() else { panic!("{keys}: no form") };
        let draft = draft.clone();
        stage.press("ctrl-s");
        assert!(stage.shows(&format!("{field}: 長すぎます")), "{keys}: {}", stage.text());
        assert_eq!(stage.saved(), before.as_ref(), "{keys}");
        assert_eq!(stage.drafts(), Some([draft].as_slice()), "{keys}: nothing of it is gone");
        stage.press("ctrl-u ctrl-u");
        assert!(!stage.shows("保存済み（1）"), "{keys}: it is still the form that takes the keys");
    }
}

#[test]
fn a_refused_new_comparison_or_title_stays_in_its_form() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(vec![listing("会計", 12)]));
    stage.press("n");
    stage.tell(Message::Checklists(vec!["IPA".into()]));
    stage.types("題").press("tab").types("雲A").press("ctrl-s");
    let Some(Effect::Create { draft, .. }) = stage.effects.last() else { panic!("{:?}", stage.effects) };
    let draft = draft.clone();
    stage.tell(Message::Refused(Box::new(draft), "長すぎます。".into()));
    assert!(stage.shows("新しい比較") && stage.shows("雲A") && stage.shows("長すぎます。"));
    stage.types("B").press("ctrl-s");
    assert!(matches!(stage.effects.last(), Some(Effect::Create { services, .. }) if services == &["雲AB"]));

    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(vec![listing("会計", 12)]));
    stage.press("r").types("2").press("ctrl-s");
    let Some(Effect::Rename { draft, path, title }) = stage.effects.last() else { panic!("{:?}", stage.effects) };
    let (draft, path, title) = (draft.clone(), path.clone(), title.clone());
    stage.tell(Message::Refused(Box::new(draft), "使用中です。".into()));
    assert!(stage.shows("会計2") && stage.shows("使用中です。"));
    stage.press("ctrl-s");
    stage.tell(Message::Renamed(path, title));
    assert!(stage.shows("題名を変えました") && !stage.shows("題名を変える"));
}

#[test]
fn no_form_opens_on_a_file_that_somebody_else_has() {
    for keys in ["a", "e", "r", "enter m", "enter e a", "D d", "Q e", "Q j a", "E", "I"] {
        let mut stage = Stage::empty(Lang::Ja, SMALL);
        stage.tell(Message::Opened(Box::new(OpenedFile {
            held_by: Some("佐藤".to_owned()),
            ..opened("/data/c.ron", comparison(&["雲A"]))
        })));
        stage.press(keys);
        assert!(stage.shows("佐藤 が開いているので、ここでは変更できません"), "{keys}: {}", stage.text());
        assert_eq!(stage.saved(), None, "{keys}");
    }
}

#[test]
fn two_comparisons_share_nothing_in_the_app() {
    let mut other = comparison(&["雲X", "雲Y"]);
    other.id = Id("other".into());
    let fresh = |stage: &mut Stage| {
        let mut pages = Vec::new();
        for keys in [
            "",
            "enter",
            "e",
            "esc m",
            "esc c",
            "esc P",
            "esc D",
            "esc C",
            "esc F",
            "esc M",
            "esc Q",
            "e",
            "esc a",
            "esc esc a",
            "esc /",
            "esc esc esc S",
            "m",
            "c",
            "esc",
        ] {
            stage.press(keys);
            pages.push(stage.text());
        }
        pages
    };
    let mut clean = Stage::empty(Lang::Ja, SMALL);
    clean.tell(Message::Library(stage::library()));
    clean.open_at("/data/b.ron", other.clone(), Vec::new());
    let clean = fresh(&mut clean);

    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Library(stage::library()));
    stage.open_at("/data/a.ron", comparison(&["雲A", "雲B", "雲C"]), Vec::new());
    stage.press("a").types("Aの秘密").press("esc");
    stage.press("down enter j j j 1 3 m").types("Aのメモ").press("esc");
    stage.press("c d s s j l esc P j j j space esc D j j esc");
    stage.press("Q e tab tab").types("2027-01-31").press("ctrl-s j j space esc");
    stage.press("C a enter esc F j esc /").types("雲").press("esc esc");
    for touch in TOUCHES {
        stage.press(touch).press("esc esc esc esc");
    }
    stage.tell(Message::Closed);
    stage.open_at("/data/b.ron", other, Vec::new());
    for (n, (seen, clean)) in fresh(&mut stage).into_iter().zip(clean).enumerate() {
        assert_eq!(seen, clean, "page {n}");
    }
}

#[test]
fn undo_reaches_back_over_the_list() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter 1 2 up 1 esc");
    let left = stage.saved().unwrap().clone();
    stage.tell(Message::Closed);
    stage.open(left);
    stage.press("enter u");
    assert!(stage.shows("項目2を「一部」に戻しました。"), "{}", stage.text());
    stage.press("u");
    assert!(stage.shows("項目2を「未回答」に戻しました。"));
    stage.press("U");
    assert!(stage.shows("項目2をもう一度「一部」にしました。"));
    stage.press("u u");
    assert!(stage.shows("項目1を「未回答」に戻しました。"));
    stage.press("u");
    assert!(stage.shows("元に戻せる変更はもうありません"));
}

/// A step in every place that belongs to one comparison: cursors, filters, choices, a text that waits, what is on top.
const TOUCHES: [&str; 10] = [
    "down enter j j j 1 3 pagedown",
    "enter c d s s j l",
    "P j j j space",
    "D j j",
    "C a enter",
    "F j pagedown",
    "S j j r t w",
    "S m j a enter right",
    "S c j j pagedown",
    "Q j j space",
];

#[test]
fn back_in_the_same_file_everything_is_as_it_was_left() {
    for touch in TOUCHES {
        let mut stage = Stage::empty(Lang::Ja, SMALL);
        stage.tell(Message::Library(stage::library()));
        stage.open_at("/data/a.ron", comparison(&["雲A", "雲B", "雲C"]), Vec::new());
        stage.press("down").press(touch);
        let left = stage.text();
        // Leaving from wherever one is: the way back is the same.
        let saved = stage.saved().cloned().unwrap_or_else(|| comparison(&["雲A", "雲B", "雲C"]));
        stage.tell(Message::Closed);
        stage.open_at("/data/b.ron", comparison(&["ほか"]), Vec::new());
        assert!(!stage.shows("雲"), "{touch}: {}", stage.text());
        stage.tell(Message::Closed);
        stage.open_at("/data/a.ron", saved, Vec::new());
        let body = |text: &str| text.lines().take(SMALL.1 as usize - 3).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(body(&stage.text()), body(&left), "{touch}");
    }
}

#[test]
fn a_form_that_was_closed_waits_in_its_file() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("a").types("雲B").press("esc");
    let drafts = stage.drafts().unwrap().to_vec();
    stage.tell(Message::Closed);
    stage.open_at("/data/other.ron", comparison(&["ほか"]), Vec::new());
    stage.press("a");
    assert!(!stage.shows("雲B"));
    stage.press("esc");
    stage.tell(Message::Closed);
    stage.open_at("/data/c.ron", comparison(&["雲A"]), drafts);
    assert!(!stage.shows("サービス名"), "it opens when it is asked for");
    stage.press("a");
    assert!(stage.shows("雲B"), "{}", stage.text());
}

#[test]
fn a_profile_that_was_being_written_goes_on_unless_the_file_has_another_one() {
    let begun = || {
        let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
        stage.press("P down down space");
        assert!(stage.shows("[x]"), "{}", stage.text());
        stage.press("esc");
        stage.tell(Message::Closed);
        stage
    };
    let mut stage = begun();
    let mut theirs = comparison(&["雲A", "雲B"]);
    stage.open(theirs.clone());
    stage.press("P");
    assert!(stage.shows("[x]"), "only other things changed in the file");

    let mut stage = begun();
    theirs.profile = Some(kumomi::model::Profile { purpose: "よそから".to_owned(), ..Default::default() });
    stage.open(theirs);
    assert!(stage.shows("書きかけの利用条件は使えません"), "{}", stage.text());
    stage.press("P");
    assert!(!stage.shows("[x]") && stage.shows("よそから"));
}

#[test]
fn what_somebody_else_has_open_takes_nothing_from_what_is_parked() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter 1 esc");
    let left = stage.saved().unwrap().clone();
    stage.tell(Message::Closed);
    let held = Some("佐藤".to_owned());
    stage.tell(Message::Opened(Box::new(OpenedFile { held_by: held, ..opened("/data/c.ron", left.clone()) })));
    stage.tell(Message::Closed);
    stage.open(left);
    stage.press("u");
    assert!(stage.shows("項目1を「未回答」に戻しました。"), "{}", stage.text());
}

#[test]
fn while_something_is_read_the_screen_says_so_and_the_keys_go_on() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(vec![listing("会計", 12), listing("名簿", 12)]));
    stage.press("enter");
    stage.tell(Message::Reading(true));
    assert!(stage.shows("読んでいます"), "{}", stage.text());
    stage.press("down ?");
    assert!(stage.shows("読んでいます") && stage.shows("ヘルプ"));
    stage.press("esc");
    assert!(stage.shows("読んでいます"), "that was for the help");
    stage.press("esc");
    assert!(!stage.shows("読んでいます"));
    assert_eq!(stage.effects.last(), Some(&Effect::Stop));
    stage.press("enter");
    assert_eq!(stage.effects.last(), Some(&Effect::Open("/data/名簿.ron".into())));
    stage.tell(Message::Reading(true));
    stage.tell(Message::Reading(false));
    stage.open(comparison(&["雲A"]));
    assert!(!stage.shows("読んでいます") && stage.shows("雲A"));
}

#[test]
fn what_is_typed_while_a_file_is_read_waits_outside() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(vec![listing("会計", 12)]));
    stage.press("enter");
    stage.tell(Message::Reading(true));
    let asks = |stage: &mut Stage| {
        stage.press("n");
        stage.tell(Message::Checklists(vec!["IPA".to_owned()]));
    };
    asks(&mut stage);
    stage.types("新しい題名");
    stage.tell(Message::Reading(false));
    stage.open(comparison(&["雲A"]));
    assert!(!stage.shows("新しい題名") && stage.shows("雲A"));
    stage.tell(Message::Closed);
    asks(&mut stage);
    assert!(stage.shows("新しい題名"), "{}", stage.text());
}

#[test]
fn undo_is_gone_when_somebody_else_changed_the_file_and_that_is_said() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter 1 esc");
    let mut theirs = stage.saved().unwrap().clone();
    stage.tell(Message::Closed);
    theirs.memo = "よそから".to_owned();
    stage.open(theirs.clone());
    assert!(stage.shows("ほかで書き換えられています"), "{}", stage.text());
    stage.press("u");
    assert!(stage.shows("元に戻せる変更はもうありません"));
    stage.tell(Message::Closed);
    stage.open(theirs);
    assert!(!stage.shows("ほかで書き換えられた"), "said once");
}

#[test]
fn a_title_changed_from_the_list_is_a_step_like_any_other() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter 1 esc");
    let mut left = stage.saved().unwrap().clone();
    stage.tell(Message::Closed);
    stage.tell(Message::Renamed("/data/c.ron".into(), "新しい題名".into()));
    left.title = "新しい題名".to_owned();
    stage.open(left);
    stage.press("enter u");
    assert!(stage.shows("題名を「顧客名簿の置き場所」に戻しました。"), "{}", stage.text());
    stage.press("u");
    assert!(stage.shows("項目1を「未回答」に戻しました。"));
}

#[test]
fn the_list_shows_where_one_comes_from() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(vec![listing("見本", 12), listing("会計", 12)]));
    stage.open_at("/data/新しい.ron", comparison(&["雲A"]), Vec::new());
    stage.tell(Message::Closed);
    let list = vec![listing("新しい", 0), listing("見本", 12), listing("会計", 12)];
    stage.tell(Message::Listed(list));
    stage.press("enter");
    assert_eq!(stage.effects.last(), Some(&Effect::Open("/data/新しい.ron".into())));
}

#[test]
fn a_thing_to_fix_has_a_person_and_a_date() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter 3 esc D d").types("理由").press("ctrl-s");
    let fix = |stage: &Stage| {
        let decision = stage.saved().unwrap().record.decision.clone().unwrap();
        decision.conditions.first().map(|one| (one.owner.clone(), one.due))
    };
    stage.press("j enter");
    assert!(stage.shows("どうするか"), "{}", stage.text());
    stage.press("right right tab").types("手順を作る").press("ctrl-s");
    assert!(stage.shows("直すことには、担当者、期限を書いてください"), "{}", stage.text());
    assert_eq!(fix(&stage), None);
    stage.press("tab").types("佐藤").press("ctrl-s");
    assert!(stage.shows("直すことには、期限を書いてください"));
    stage.press("tab").types("２０２６／１１／２０").press("ctrl-s");
    assert!(stage.shows("期限が過ぎています"), "{}", stage.text());
    assert_eq!(fix(&stage), None);
    stage.press("ctrl-s");
    assert_eq!(fix(&stage), Some(("佐藤".to_owned(), Day::new(2026, 11, 20))));
}

#[test]
fn a_review_day_in_the_past_is_asked_about_once() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    let decided = |stage: &Stage| {
        let record = stage.saved().map(|saved| saved.record.clone());
        record.and_then(|record| Some(record.decision?.review))
    };
    stage.press("D d").types("理由").press("tab tab ctrl-u").types("2026-11-21").press("ctrl-s");
    assert!(stage.shows("見直しの日が過ぎています（今日は 2026-11-22）"), "{}", stage.text());
    assert!(stage.shows("もう一度 Ctrl+S"), "not cut off\n{}", stage.text());
    assert_eq!(decided(&stage), None);
    stage.press("backspace").types("0").press("ctrl-s");
    assert!(stage.shows("見直しの日が過ぎています"), "another day is another question");
    stage.press("ctrl-s");
    assert_eq!(decided(&stage), Day::new(2026, 11, 20));
    // Who decided is said.
    stage.press("d tab ctrl-u ctrl-s");
    assert!(stage.shows("決めた人を書いてください"), "{}", stage.text());
}

#[test]
fn evidence_has_the_day_of_the_document_too() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter e a").types("約款").press("tab tab").types("２０２５年３月１日").press("ctrl-s");
    let piece = stage.answer(0, 0).unwrap().evidence[0].clone();
    assert_eq!((piece.seen, piece.dated), (Some(stage::today()), Day::new(2025, 3, 1)));
    assert!(stage.shows("約款（見た日 2026-11-22、資料の日付 2025-03-01）"), "{}", stage.text());
    stage.press("enter");
    assert!(stage.shows("資料の日付") && stage.shows("2025-03-01"));
    stage.press("tab tab ctrl-u ctrl-s");
    assert_eq!(stage.answer(0, 0).unwrap().evidence[0].dated, None, "and it can be taken away");
}

#[test]
fn empty_after_a_filter_is_not_empty() {
    let mut stage = Stage::opened(Lang::Ja, SMALL, comparison(&["雲A"]));
    stage.press("enter 3 3 3 R").types("ぬぬ");
    assert!(stage.shows("「ぬぬ」に合うものはありません（全部で3件）。"), "{}", stage.text());
}
