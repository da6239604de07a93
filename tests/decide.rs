//! The way from the work to a decision, as a person goes it on the screens.

mod stage;

use std::sync::Arc;

use kumomi::{
    model::{Answer, Comparison, Conclusion, Emphasis, Evidence, EvidenceKind, Id, Impact, Lang, Score, Verdict},
    tui::{
        effect::Effect,
        message::{Message, OpenedFile},
    },
};
use stage::{Stage, comparison};

const BIG: (u16, u16) = (120, 40);

/// Opens a comparison as it opens when it was made just now.
fn fresh(lang: Lang, size: (u16, u16)) -> Stage {
    let mut stage = Stage::empty(lang, size);
    stage.tell(Message::Opened(Box::new(OpenedFile {
        comparison: comparison(&["雲A", "雲B", "雲C"]),
        path: "/data/c.ron".into(),
        held_by: None,
        fresh: true,
        comments: false,
        drafts: Vec::new(),
        earlier_rule: false,
        checklist: Some(kumomi::store::builtin_checklist()),
    })));
    stage
}

/// Everything はい, but for some items; each with a note and a document.
fn answered(mut comparison: Comparison, other: &[(usize, u32, Option<Verdict>)]) -> Comparison {
    let questions = Arc::clone(&comparison.questions);
    for (n, service) in comparison.services.iter_mut().enumerate() {
        let service = Arc::make_mut(service);
        for question in questions.items() {
            let given = other.iter().find(|(its, number, _)| (*its, *number) == (n, question.number));
            let verdict = given.map_or(Some(Verdict::Yes), |(_, _, verdict)| *verdict);
            if verdict.is_some() {
                let mut answer = Answer::empty(&question.id);
                answer.verdict = verdict;
                answer.note = "理由".to_owned();
                answer.evidence = vec![Evidence {
                    kind: EvidenceKind::Document,
                    text: "利用規約 第3条".to_owned(),
                    seen: None,
                    dated: None,
                }];
                service.answers.push(answer);
            }
        }
    }
    comparison
}

fn emphasis(comparison: &Comparison, item: &str) -> Emphasis {
    let stress = comparison.emphasis.iter().find(|stress| stress.item == item);
    stress.map(kumomi::model::Stress::emphasis).unwrap_or_default()
}

#[test]
fn a_new_comparison_asks_for_the_profile_first_and_it_can_be_skipped() {
    let mut stage = fresh(Lang::Ja, BIG);
    assert!(stage.shows("利用条件") && stage.shows("入れる情報"));
    stage.press("esc enter 1");
    assert_eq!(stage.verdicts(0)[0], Some(Verdict::Yes));
}

#[test]
fn the_profile_shows_what_it_changes_and_then_changes_it() {
    let mut stage = fresh(Lang::Ja, BIG);
    // Past the purpose and the seven kinds: leak, tampering, loss, outage.
    stage.press("down down down down down down down down down down 3");
    assert!(stage.shows("項目 10: 通常 > 必須"));
    assert!(stage.shows("消失の影響が大なので、項目10は必須です。"));
    assert!(stage.saved().is_none(), "nothing happens before it is accepted");
    stage.press("ctrl-s");
    let saved = stage.saved().unwrap();
    assert_eq!(saved.profile.as_ref().unwrap().impacts.loss, Some(Impact::Large));
    assert_eq!(emphasis(saved, "ipa15-10"), Emphasis::Must);
    stage.press("enter G up up up up up");
    assert!(stage.shows("重み: 必須") && stage.shows("10必"));
    stage.press("u esc enter");
    assert!(!stage.shows("10必"), "undo takes profile and weights back together");
}

#[test]
fn texts_of_the_profile_are_written_and_kept_while_it_is_not_saved() {
    let mut stage = fresh(Lang::Ja, (80, 24));
    stage.press("enter").types("予約と名簿").press("esc esc");
    assert!(stage.shows("まだ保存していません"));
    assert!(stage.saved().is_none());
    stage.press("P ctrl-s");
    assert_eq!(stage.saved().unwrap().profile.as_ref().unwrap().purpose, "予約と名簿");
}

#[test]
fn a_chosen_weight_goes_before_the_proposal_and_survives_another_profile() {
    let mut stage = fresh(Lang::Ja, BIG);
    stage.press("esc enter w");
    assert_eq!(emphasis(stage.saved().unwrap(), "ipa15-01"), Emphasis::Must);
    assert!(stage.shows("重み: 必須（自分で選択。提案は通常）"));
    stage.press("P down down down down down down down down down down 3 ctrl-s");
    assert_eq!(emphasis(stage.saved().unwrap(), "ipa15-01"), Emphasis::Must);
    stage.press("enter g w w w");
    assert_eq!(emphasis(stage.saved().unwrap(), "ipa15-01"), Emphasis::Normal);
}

#[test]
fn asking_two_and_answering_them_settles_the_order() {
    // A lacks two answers, B one 一部: 13/15 .. 15/15 against 14.5/15.
    let open = [
        (0, 5, None),
        (0, 6, None),
        (1, 1, Some(Verdict::Partly)),
        (2, 1, Some(Verdict::No)),
        (2, 2, Some(Verdict::No)),
    ];
    let mut stage = Stage::opened(Lang::Ja, BIG, answered(comparison(&["雲A", "雲B", "雲C"]), &open));
    stage.press("D");
    let ahead = "一番はまだ決まりません。根拠のある分でも、答えどおりでも、「雲B」が上です。";
    assert!(stage.shows(ahead), "{}", stage.text());
    assert!(stage.shows("次にすること: 保留のもとになっている 2 項目を、まず確かめます。"));
    stage.press("down down down");
    assert!(stage.shows("事業者に聞く"));
    stage.press("1");
    assert_eq!(stage.verdicts(0)[4], Some(Verdict::Yes), "answered from there");
    assert!(stage.shows("保留のもとになっている 1 項目"));
    stage.press("1");
    // Nothing stands behind the two. As answered A is ahead; an いいえ on one of them gives it 14/15 at best, below 14.5/15.
    let ahead = "一番はまだ決まりません。根拠のある分では「雲B」が上、答えどおりなら「雲A」が上です。";
    assert!(stage.shows(ahead), "{}", stage.text());
    assert!(stage.shows("次の 1 項目を確かめると、一番が決まることがあります（これより少なくては決まりません）。"));
    assert!(stage.shows("「いいえ」なら、「雲B」が一番です。"));
    stage.press("e a").types("会社案内").press("ctrl-s esc");
    assert!(stage.shows("6 クラウドサービスの安全・信頼性を確認する"), "the other one is next");
    stage.press("e a").types("SLA 第2条").press("ctrl-s esc");
    assert!(
        stage.shows("一番は決まりました: 候補サービス 3 件のうち、「雲A」を追い越すものはありません。"),
        "{}",
        stage.text()
    );
}

#[test]
fn a_decision_is_recorded_followed_up_and_reviewed_a_year_later() {
    let some = [(0, 12, Some(Verdict::Partly)), (1, 3, Some(Verdict::No))];
    let mut stage = Stage::opened(Lang::Ja, BIG, answered(comparison(&["雲A", "雲B"]), &some));
    stage.press("D d").types("一番の候補だったため").press("tab tab ctrl-s");
    let decision = stage.saved().unwrap().record.decision.clone().unwrap();
    assert_eq!((decision.why.as_str(), decision.by.as_str()), ("一番の候補だったため", "山田"));
    assert_eq!(decision.day, stage::today());
    assert_eq!(decision.review, stage::today().next_year(), "a year later unless told otherwise");
    assert_eq!(decision.services, stage.saved().unwrap().services, "the state it rests on");
    assert!(stage.shows("決定のとき: 条件付き、97%、回答 15/15、根拠 15/15（資料 1）"));
    assert!(stage.shows("【決定】") && stage.shows("まだ決めていないこと: 12 "));

    // The 一部 of item 12 is to be fixed by somebody until some day.
    stage.press("down down enter right right tab").types("夜間の窓口を聞く").press("tab").types("佐藤").press("tab");
    stage.types("2026-12-31").press("enter");
    let conditions = &stage.saved().unwrap().record.decision.as_ref().unwrap().conditions;
    assert_eq!((conditions[0].owner.as_str(), conditions[0].due), ("佐藤", "2026-12-31".parse().ok()));
    assert!(
        stage.shows(
            "直すこと: 12 利用者サポートの体制を確認する: 夜間の窓口を聞く（担当者 佐藤、期限 2026-12-31、まだ）"
        )
    );

    stage.press("v");
    assert!(stage.shows("見直しの日は 2027-11-22 です。いまから見直すなら、もう一度 v を押します。"));
    assert!(stage.saved().unwrap().record.decision.is_some(), "a year early it asks");
    stage.press("v");
    assert!(stage.shows("見直し中"));
    let record = &stage.saved().unwrap().record;
    assert_eq!((record.decision.is_none(), record.past.len()), (true, 1));
    stage.press("esc g enter g 2 up");
    assert!(stage.shows("決定（2026-11-22）のあとに変更: 「一部」"));
    stage.press("D");
    assert!(
        stage.shows("2026-11-22 の決定のあとで変わったこと")
            && stage.shows("雲A  1 どの業務で利用するか明確にする: 「一部」（決定のときは「はい」）")
    );
    for part in [
        "前の決定",
        "選んだ候補サービス: 雲A",
        "決定のとき: 条件付き、97%",
        "決めた日: 2026-11-22",
        "決めた人: 山田",
        "選んだ理由: 一番の候補だったため",
        "夜間の窓口を聞く（担当者 佐藤、期限 2026-12-31、まだ）",
    ] {
        assert!(stage.shows(part), "the decision before stays readable: {part}");
    }
    stage.press("u u");
    assert!(stage.saved().unwrap().record.decision.is_some(), "a review can be taken back");
}

#[test]
fn another_service_is_not_chosen_over_a_decision_without_a_review() {
    let mut stage = Stage::opened(Lang::Ja, BIG, answered(comparison(&["雲A", "雲B"]), &[]));
    stage.press("D d").types("料金").press("tab tab ctrl-s");
    let before = stage.saved().unwrap().record.clone();
    stage.press("g down d");
    assert!(stage.shows("「雲A」に決めてあります。決め直すには、v で見直しを始めます。"), "{}", stage.text());
    assert_eq!(stage.saved().unwrap().record, before);
}

#[test]
fn a_condition_counts_as_open_until_it_is_settled() {
    let mut stage = Stage::opened(Lang::Ja, BIG, answered(comparison(&["雲A"]), &[]));
    let range = |stage: &Stage| {
        let comparison = stage.saved().unwrap();
        let score = Score::whole(&comparison.services[0], comparison);
        (score.low().unwrap().percent(), score.high().unwrap().percent(), Conclusion::of(&score).0)
    };
    stage.press("enter g m tab").types("有料プランだけ").press("esc");
    assert_eq!(range(&stage), (93, 100, Some(Conclusion::Conditional)));
    stage.press("m tab tab right esc");
    assert_eq!(range(&stage), (100, 100, Some(Conclusion::Clear)));
    stage.press("m tab tab right esc");
    assert_eq!(range(&stage), (93, 93, Some(Conclusion::Conditional)));
    stage.press("m tab").types("と契約").press("esc");
    assert_eq!(range(&stage), (93, 100, Some(Conclusion::Conditional)), "another condition has to be settled anew");
}

#[test]
fn the_arithmetic_gives_the_number_shown() {
    let mut stage =
        Stage::opened(Lang::Ja, BIG, answered(comparison(&["雲A"]), &[(0, 3, Some(Verdict::Partly)), (0, 4, None)]));
    stage.press("D");
    assert!(stage.shows("90-97%"));
    stage.press("enter");
    assert!(stage.shows("13.5 / 15 = 90%") && stage.shows("14.5 / 15 = 97%"), "{}", stage.text());
}

#[test]
fn what_is_due_stands_on_the_start_screen() {
    let mut stage = Stage::empty(Lang::Ja, (80, 24));
    let mut listing = stage::listing("会計", 45);
    listing.due = 2;
    stage.tell(Message::Listed(vec![listing]));
    assert!(stage.shows("【期限 2】会計"));
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::Open(_))));
}

#[test]
fn nothing_to_decide_on_says_what_to_do() {
    let mut stage = Stage::opened(Lang::Ja, (80, 24), comparison(&[]));
    stage.press("D");
    assert!(stage.shows("a で追加してください"));
    let mut stage = Stage::opened(Lang::Ja, (80, 24), comparison(&["雲A"]));
    stage.press("D");
    assert!(stage.shows("候補サービスは「雲A」だけです。") && stage.shows("まだ保留です。未回答: 1、2、"));
    assert_eq!(stage.saved().map(|comparison| comparison.services[0].id.clone()), None::<Id>);
}

#[test]
fn the_cursor_stays_on_a_row_when_what_it_stood_on_is_gone() {
    let mut stage = Stage::opened(Lang::Ja, BIG, answered(comparison(&["雲A", "雲B"]), &[(0, 5, None), (1, 5, None)]));
    stage.press("D G m").types("規約を読んだ").press("esc");
    // The answer takes the row away, through a form or by its key.
    stage.press("1 G 1 d");
    assert!(stage.shows("決定: 雲"), "the row under the cursor can be acted on: {}", stage.text());
}
