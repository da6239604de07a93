//! Keys in, effects and screen out: what a person does, without terminal and disk.

mod stage;

use kumomi::{
    model::{Draft, EvidenceKind, FormKind, Id, Lang, Verdict},
    tui::{
        action::{COMMANDS, Context, Screen},
        effect::{Effect, TypedPath},
        keymap,
        message::Message,
    },
};
use stage::{Stage, comparison, listing};

const SMALL: (u16, u16) = (80, 24);

fn three() -> Stage {
    Stage::opened(Lang::Ja, SMALL, comparison(&["雲A", "雲B", "雲C"]))
}

#[test]
fn fifteen_keys_are_a_service_and_forty_five_are_all() {
    let mut stage = three();
    stage.press("enter");
    for _ in 0..3 {
        stage.press("1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 enter");
    }
    for service in 0..3 {
        let verdicts = stage.verdicts(service);
        assert!(verdicts.iter().all(Option::is_some));
        assert_eq!(verdicts[2], Some(Verdict::No));
    }
    assert!(stage.shows("すべて答えました。次は R（理由なし 18 件）、c（比べる）、D（決める）です。"));
    stage.press("c");
    assert!(stage.shows("比べる"));
    assert_eq!(stage.saved().unwrap().services[0].answers.len(), 15);
}

#[test]
fn the_change_of_service_is_announced() {
    let mut stage = three();
    stage.press("enter 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1");
    assert!(stage.shows("「雲A」は答え終わりました。もう一度押すと「雲B」へ進みます。"));
    stage.press("u");
    assert_eq!(stage.verdicts(0).iter().filter(|verdict| verdict.is_some()).count(), 14);
    stage.press("2");
    assert_eq!(stage.verdicts(0)[14], Some(Verdict::Partly), "undo brings the cursor back to the item");
}

#[test]
fn who_and_when_are_recorded_with_the_answer() {
    let mut stage = three();
    stage.press("enter 1");
    let answer = stage.answer(0, 0).unwrap();
    assert_eq!((answer.by.as_str(), answer.day), ("山田", Some(stage::today())));
}

#[test]
fn a_corrected_answer_moves_one_row_and_never_to_another_service() {
    let mut stage = three();
    stage.press("enter 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 g 3 3");
    assert_eq!(stage.verdicts(0)[..3], [Some(Verdict::No), Some(Verdict::No), Some(Verdict::Yes)]);
    assert_eq!(stage.verdicts(1).iter().flatten().count(), 0);
}

#[test]
fn a_no_offers_the_reason_without_getting_in_the_way() {
    let mut stage = three();
    stage.press("enter 3");
    assert!(stage.shows("項目1の理由は r で書けます"));
    stage.press("1");
    assert_eq!(stage.verdicts(0)[1], Some(Verdict::Yes), "the next key answers the next item");
    stage.press("r").types("社内ルールが").press("esc");
    assert_eq!(stage.answer(0, 0).unwrap().note, "社内ルールが");
    stage.press("r");
    assert!(stage.shows("理由のない「いいえ」「対象外」はありません"));
}

#[test]
fn missing_reasons_are_listed_and_lead_to_their_note() {
    let mut stage = three();
    stage.press("enter 3 1 5 R");
    assert!(stage.shows("雲A / 1 ") && stage.shows("雲A / 3 "));
    stage.press("down enter").types("対象の情報を入れない").press("esc");
    assert_eq!(stage.answer(0, 2).unwrap().note, "対象の情報を入れない");
}

#[test]
fn an_own_answer_is_copied_to_all_and_a_providers_is_not() {
    let mut stage = three();
    stage.press("enter 1 up a");
    assert_eq!([stage.verdicts(1)[0], stage.verdicts(2)[0]], [Some(Verdict::Yes); 2]);
    assert!(stage.shows("ほかの 2 件にコピーしました"));
    stage.press("u");
    assert_eq!([stage.verdicts(1)[0], stage.verdicts(2)[0]], [None; 2], "one step for undo");
    stage.press("g down down down down down 1 up a");
    assert!(stage.shows("コピーできるのは担当が「自社」の項目だけです"));
    assert_eq!(stage.verdicts(1)[5], None);
}

#[test]
fn a_note_is_kept_as_a_draft_with_every_key_and_accepted_by_leaving() {
    let mut stage = three();
    stage.press("enter m").types("契約");
    let kind = FormKind::Note { service: Id("s0".into()), item: "ipa15-01".into() };
    let drafts: Vec<_> = stage.effects.iter().filter(|effect| matches!(effect, Effect::Drafts(_))).collect();
    assert_eq!(drafts.len(), 2);
    let texts = |texts: [&str; 4]| texts.map(str::to_owned).to_vec();
    let draft =
        Draft { form: kind, fields: texts(["契約", "", "0", "山田"]), begun: Some(texts(["", "", "0", "山田"])) };
    assert_eq!(drafts[1], &Effect::Drafts(vec![draft]));
    stage.press("esc");
    let last = &stage.effects[stage.effects.len() - 2..];
    assert!(
        matches!(last, [Effect::Save(..), Effect::Drafts(none)] if none.is_empty()),
        "the text goes after the state that took it in: {last:?}"
    );
    assert_eq!(stage.answer(0, 0).unwrap().note, "契約");
    assert_eq!(stage.verdicts(0)[0], None, "a note is no verdict");
}

#[test]
fn a_new_service_that_was_not_accepted_is_there_again() {
    let mut stage = three();
    stage.press("a").types("雲D").press("esc");
    assert!(stage.saved().is_none());
    stage.press("a tab").types("架空社").press("ctrl-s");
    let service = &stage.saved().unwrap().services[3];
    assert_eq!((service.name.as_str(), service.provider.as_str()), ("雲D", "架空社"));
}

#[test]
fn a_service_needs_a_name() {
    let mut stage = three();
    stage.press("a tab").types("架空社").press("ctrl-s");
    assert!(stage.saved().is_none());
    assert!(stage.shows("サービス名: ここは空にできません"));
}

#[test]
fn services_move_are_removed_and_come_back() {
    let mut stage = three();
    stage.press("J");
    let names = |stage: &Stage| stage.saved().unwrap().services.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&stage), ["雲B", "雲A", "雲C"]);
    stage.press("x");
    assert_eq!(names(&stage), ["雲B", "雲C"]);
    stage.press("u");
    assert_eq!(names(&stage), ["雲B", "雲A", "雲C"]);
    stage.press("u");
    assert_eq!(names(&stage), ["雲A", "雲B", "雲C"]);
    stage.press("U");
    assert_eq!(names(&stage), ["雲B", "雲A", "雲C"]);
}

#[test]
fn evidence_is_added_changed_and_removed() {
    let mut stage = three();
    stage.press("enter e a").types("https://example.jp/sla").press("tab ctrl-s");
    let piece = stage.answer(0, 0).unwrap().evidence[0].clone();
    assert_eq!((piece.kind, piece.seen), (EvidenceKind::Url, Some(stage::today())), "an address is guessed");
    stage.press("enter shift-tab right right ctrl-s");
    assert_eq!(stage.answer(0, 0).unwrap().evidence[0].kind, EvidenceKind::Reply);
    stage.press("a").types("規約").press("tab").types("x").press("ctrl-s");
    assert!(stage.shows("日付は 2027-04-01 のように"), "a day that is none is refused");
    stage.press("backspace ctrl-s x");
    assert_eq!(stage.answer(0, 0).unwrap().evidence.len(), 1);
    stage.press("u esc");
    assert_eq!(stage.answer(0, 0).unwrap().evidence.len(), 2);
}

#[test]
fn the_matrix_is_answered_cell_by_cell() {
    let mut stage = three();
    stage.press("c 1 2 right 3");
    assert_eq!(stage.verdicts(0)[..2], [Some(Verdict::Yes), Some(Verdict::Partly)]);
    assert_eq!(stage.verdicts(1)[2], Some(Verdict::No));
}

#[test]
fn the_matrix_shows_only_what_differs_or_is_open() {
    let mut stage = three();
    stage.press("c 1 right up 1 right up 1 g right d");
    assert!(stage.shows("回答の違う項目はありません"));
    stage.press("d g 3 d");
    assert!(stage.shows("どの業務で") && !stage.shows("クラウドサービスの種類"));
    stage.press("d o");
    assert!(!stage.text().lines().take(15).any(|line| line.contains("どの業務で")), "item 1 is open nowhere");
}

#[test]
fn services_are_sorted_for_the_eye_only() {
    let mut stage = Stage::opened(Lang::Ja, (120, 40), comparison(&["雲C", "雲A", "雲B"]));
    stage.press("c s");
    let heads = |stage: &Stage| {
        let text = stage.text();
        let line = text.lines().find(|line| line.contains("雲A") && line.contains("雲C")).unwrap().to_owned();
        ["雲A", "雲B", "雲C"].map(|name| line.find(name).unwrap())
    };
    assert!(heads(&stage).is_sorted());
    stage.press("1");
    let names: Vec<_> = stage.saved().unwrap().services.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["雲C", "雲A", "雲B"], "the file keeps the user's order");
}

#[test]
fn search_finds_notes_and_goes_there() {
    let mut stage = three();
    stage.press("enter right down down m").types("第十条に記載").press("esc esc /").types("第十条").press("enter 1");
    assert_eq!(stage.verdicts(1)[2], Some(Verdict::Yes));
}

#[test]
fn the_palette_runs_a_command_by_name() {
    let mut stage = three();
    stage.press(":").types("比べる").press("enter");
    assert!(stage.shows("登録順"));
}

#[test]
fn full_width_keys_answer_too() {
    let mut stage = three();
    stage.press("enter").types("１２３");
    assert_eq!(stage.verdicts(0)[..3], [Some(Verdict::Yes), Some(Verdict::Partly), Some(Verdict::No)]);
}

#[test]
fn an_answer_with_nothing_behind_it_says_so_until_there_is() {
    let mut stage = Stage::opened(Lang::Ja, (120, 40), comparison(&["雲A"]));
    stage.press("enter g");
    let missing = "根拠がまだありません";
    assert!(!stage.shows(missing), "nothing is claimed yet");
    stage.press("1 up");
    assert!(stage.shows(missing), "{}", stage.text());
    // The first item is the own company's: a note is enough.
    stage.press("m").types("規程の第2章").press("ctrl-s");
    assert!(!stage.shows(missing), "{}", stage.text());
    stage.press("u 3");
    assert!(!stage.shows(missing), "a No needs a reason, not evidence");
}

#[test]
fn that_the_rule_has_changed_is_said_when_an_old_file_is_opened() {
    let mut old = comparison(&["雲A"]);
    let item = old.questions.items().next().expect("an item").id.clone();
    for (answered, told) in [(false, false), (true, true)] {
        if answered {
            let mut answer = kumomi::model::Answer::empty(item.clone());
            answer.verdict = Some(Verdict::Yes);
            std::sync::Arc::make_mut(&mut old.services[0]).answers.push(answer);
        }
        let mut stage = Stage::empty(Lang::Ja, SMALL);
        let opened =
            kumomi::tui::message::OpenedFile { earlier_rule: true, ..stage::opened("/data/c.ron", old.clone()) };
        stage.tell(Message::Opened(Box::new(opened)));
        assert_eq!(stage.shows("根拠のない「はい」「一部」は「不明」と同じに"), told, "{}", stage.text());
        stage.press("enter");
        assert!(!stage.shows("結論の決まりが変わりました"));
    }
}

#[test]
fn a_held_file_is_read_only() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Opened(Box::new(kumomi::tui::message::OpenedFile {
        earlier_rule: false,
        comparison: comparison(&["雲A"]),
        path: "/data/c.ron".into(),
        held_by: Some("佐藤".into()),
        fresh: false,
        comments: false,
        drafts: Vec::new(),
        checklist: None,
    })));
    assert!(stage.shows("佐藤 が開いているので") && stage.shows("読み取り専用"));
    stage.press("enter 1");
    assert!(stage.shows("ここでは変更できません"));
    stage.press("m");
    assert!(stage.shows("ここでは変更できません") && !stage.shows("記入者"), "nothing is typed in vain");
    stage.press("esc J x");
    assert!(stage.saved().is_none());
}

#[test]
fn an_outside_change_asks_and_obeys() {
    for (key, effect) in [("t", Effect::TakeTheirs), ("o", Effect::KeepOurs), ("b", Effect::KeepBoth)] {
        let mut stage = three();
        stage.press("enter 1");
        stage.tell(Message::Conflict);
        stage.tell(Message::Conflict);
        assert!(stage.shows("ファイルが外で変わりました"));
        stage.press("1");
        assert_eq!(stage.verdicts(0)[1], None, "no answer goes through the question");
        stage.press(key);
        assert_eq!(stage.effects.last(), Some(&effect));
        assert!(!stage.shows("ファイルが外で変わりました"));
    }
}

#[test]
fn theirs_is_shown_and_the_number_goes_on_growing() {
    let mut stage = three();
    stage.press("enter 1");
    stage.tell(Message::Reloaded(Box::new(comparison(&["雲X"]))));
    assert!(stage.shows("雲X") && stage.shows("保存済み（2）"));
    let before = stage.effects.len();
    stage.press("down");
    assert_eq!(stage.effects.len(), before, "what was read is not written again");
}

#[test]
fn leaving_while_saving_fails_asks_what_to_do() {
    let mut stage = three();
    stage.press("enter 1");
    stage.tell(Message::SaveFailed(1, "空きがありません".into()));
    assert!(stage.shows("保存できません: 空きがありません"));
    stage.press("q");
    assert_eq!(stage.effects.last(), Some(&Effect::Quit));
    stage.tell(Message::StillUnsaved { reason: "空きがありません".into(), quitting: true });
    assert!(stage.shows("別の場所"));
    stage.press("s ctrl-u").types("/media/usb/c.ron").press("enter");
    let last: Vec<_> = stage.effects.iter().rev().take(2).collect();
    assert_eq!(last, [&Effect::Quit, &Effect::MoveTo(TypedPath::new("/media/usb/c.ron"))]);
}

#[test]
fn saved_is_shown_only_for_what_is_durable() {
    let mut stage = three();
    assert!(stage.shows("保存済み"));
    stage.press("enter 1 2");
    assert!(stage.shows("保存中"));
    stage.tell(Message::Saved(1));
    assert!(stage.shows("保存中"), "revision 2 is not on the disk yet");
    stage.tell(Message::Saved(2));
    assert!(stage.shows("保存済み（2）"));
}

#[test]
fn the_start_screen_opens_renames_and_deletes() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(vec![listing("会計", 12), listing("名簿", 45)]));
    stage.press("j enter");
    assert_eq!(stage.effects.last(), Some(&Effect::Open("/data/名簿.ron".into())));
    stage.press("x");
    assert_eq!(stage.effects.last(), Some(&Effect::Trash("/data/名簿.ron".into())));
    stage.press("u");
    assert_eq!(stage.effects.last(), Some(&Effect::Untrash));
    stage.press("r ctrl-u").types("顧客名簿").press("enter");
    let Some(Effect::Rename { path, title, .. }) = stage.effects.last() else { panic!("{:?}", stage.effects) };
    assert_eq!((path.to_str(), title.as_str()), (Some("/data/名簿.ron"), "顧客名簿"));
}

#[test]
fn a_new_comparison_takes_title_and_services() {
    let mut stage = Stage::empty(Lang::Ja, SMALL);
    stage.tell(Message::Listed(Vec::new()));
    assert!(stage.shows("見本を開く") && stage.shows("新しい比較を作る"));
    stage.press("n");
    stage.tell(Message::Checklists(vec!["IPA".into()]));
    stage.press("ctrl-s");
    assert!(stage.shows("題名を書いてください"));
    stage.types("会計").press("tab").types("雲A\n\n 雲B \n").press("ctrl-s");
    let Some(Effect::Create { title, services, checklist, .. }) = stage.effects.last() else {
        panic!("{:?}", stage.effects)
    };
    assert_eq!((title.as_str(), *checklist), ("会計", 0));
    assert_eq!(services, &["雲A", "雲B"]);
}

#[test]
fn any_size_draws_and_small_ones_say_so() {
    let mut stage = three();
    for key in ["enter", "c", "?", "esc", "m", "esc", "/", "esc", "e", "esc"] {
        stage.press(key);
        for (width, height) in [(0, 0), (1, 1), (1, 40), (200, 1), (59, 20), (60, 19), (60, 20), (61, 21), (250, 80)] {
            stage.resize(width, height);
            let _ = stage.draw();
        }
    }
    stage.resize(40, 10);
    assert!(stage.shows("60x20"));
}

#[test]
fn a_second_click_on_a_row_is_its_enter_on_every_screen() {
    // Where a row is that the cursor is not on, and what is seen after the second click.
    for (keys, row, opened) in [
        ("", "雲B", "メモ (m)"),
        ("c", " 2 ", "メモ (m)"),
        ("C a enter a down enter up", "ISMSクラウド", "Ctrl+S 保存"),
        ("S c", " 4. ", "メモ (m)"),
        ("Q", " 5 ", "[ ]  5"),
    ] {
        let mut stage = Stage::opened(Lang::Ja, (120, 40), comparison(&["雲A", "雲B", "雲C"]));
        stage.press(keys);
        let place = stage.find(row).unwrap_or_else(|| panic!("{keys}: {row}\n{}", stage.text()));
        stage.click(place.x, place.y);
        assert!(!stage.shows(opened), "{keys}: {}", stage.text());
        stage.click(place.x, place.y);
        assert!(stage.shows(opened), "{keys}: {}", stage.text());
    }
}

#[test]
fn a_click_puts_the_cursor_and_a_hint_is_a_button() {
    let mut stage = three();
    stage.press("enter");
    let place = stage.find("セキュリティのルール").unwrap();
    stage.click(place.x, place.y).press("3");
    assert_eq!(stage.verdicts(0)[3], Some(Verdict::No));
    let hint = stage.find("1 はい").filter(|place| place.y == 23).or_else(|| {
        let text = stage.text();
        let last = text.lines().last()?.to_owned();
        last.contains("1 はい").then_some(ratatui::layout::Position { x: 1, y: 23 })
    });
    stage.click(hint.unwrap().x, 23);
    assert_eq!(stage.verdicts(0)[4], Some(Verdict::Yes));
}

#[test]
fn a_paste_never_answers() {
    let mut stage = three();
    stage.press("enter");
    stage.tell(Message::Paste("12345".into()));
    assert!(stage.saved().is_none());
    stage.press("m");
    stage.tell(Message::Paste("貼った\r\n二行目\u{1b}[0m".into()));
    stage.press("esc");
    assert_eq!(stage.answer(0, 0).unwrap().note, "貼った\n二行目[0m");
}

#[test]
fn every_key_of_the_command_table_does_what_the_table_says() {
    for command in COMMANDS {
        for (context, key) in
            command.contexts.iter().flat_map(|context| command.keys.iter().map(move |key| (context, key)))
        {
            match context {
                Context::Anywhere => {
                    assert!(keymap::action(Context::On(Screen::Start), stage::key_of(key)).is_some(), "{key}");
                }
                _ => assert_eq!(
                    keymap::action(*context, stage::key_of(key)),
                    Some(command.action),
                    "{key} in {context:?}"
                ),
            }
        }
    }
}

#[test]
fn f1_in_a_form_shows_its_keys_and_the_text_stays() {
    let mut stage = three();
    stage.press("enter m").types("聞いた").press("f1");
    assert!(stage.shows("[ 入力欄 ]"), "{}", stage.text());
    stage.press("esc");
    assert!(stage.shows("聞いた") && !stage.shows("[ 入力欄 ]"), "{}", stage.text());
}

#[test]
fn what_is_saved_has_no_number_until_something_was_changed() {
    let mut stage = three();
    assert!(stage.shows("保存済み") && !stage.shows("保存済み（"));
    stage.press("enter 1");
    stage.tell(Message::Saved(1));
    assert!(stage.shows("保存済み（1）"));
}
