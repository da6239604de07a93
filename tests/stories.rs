//! Stories of people who choose, on the shipped list with its own rules: what the rule of docs/deciding.md makes of them,
//! with ranges worked out on paper. Must not know the screens. Long because each story is told whole.
//!
//! A letter is an answer, fifteen of them a service; capitals have something behind them (a document, to an item of the
//! own company a note):
//!
//! ```text
//! y Y  はい                    n N  いいえ, nothing chosen        . 未回答
//! p P  一部                    h H  いいえ, 自社で直す            u 不明
//! m    はい, a mark alone      x X  いいえ, このサービスでは無理  - = 対象外
//! i    はい, condition open    o    はい, condition not met
//! ```
//!
//! 担当: 1 2 3 4 7 8 自社, 6 11 12 事業者, 5 9 10 13 14 15 双方. The weights by the rules of the list:
//!
//! ```text
//! item          1  2  3  4  5  6 |  7  8  9 10 | 11 12 13 14 15   満点
//! no profile    1  1  1  1  1  1 |  1  1  1  1 |  1  1  1  1  1    15
//! customers     1  1  2  1  1  1 |  1  1  2  1 |  1  1  1  2  2    19    個人情報
//! homepage      1  1  1  1  1  1 |  1  2  3  2 |  2  1  1  1  1    20    公開情報, 改ざん 大
//! clinic        1  1  3  1  2  1 |  1  2  3  3 |  3  1  2  2  2    28    個人情報, 要配慮個人情報, 漏えい・改ざん・消失 大
//! ```

use std::sync::Arc;

use kumomi::{
    model::{
        Answer, Comparison,
        Conclusion::{self, Clear, Conditional, Pending, Rejected},
        Day, Edit, Emphasis, Evidence, EvidenceKind, Id, Impact, Impacts, Lang, Mend, Next, Profile, Ranked, Service,
        Settlement, Side, Verdict, Weights, propose, rank, settle,
    },
    pages, store,
};
use proptest::prelude::*;

const NAMES: [&str; 3] = ["A", "B", "C"];

fn id(name: &str) -> Id {
    Id(name.to_owned())
}

fn item(number: u32) -> String {
    format!("ipa15-{number:02}")
}

fn answer(number: u32, side: Side, letter: char) -> Option<Answer> {
    let verdict = match letter.to_ascii_lowercase() {
        'y' | 'm' | 'i' | 'o' => Verdict::Yes,
        'p' => Verdict::Partly,
        'n' | 'h' | 'x' => Verdict::No,
        'u' => Verdict::Unknown,
        '-' | '=' => Verdict::NotApplicable,
        _ => return None,
    };
    let mut answer = Answer::empty(item(number));
    answer.verdict = Some(verdict);
    answer.mend = match letter.to_ascii_lowercase() {
        'h' => Some(Mend::Own),
        'x' => Some(Mend::Service),
        _ => None,
    };
    let evidence = |kind, text: &str| Evidence { kind, text: text.to_owned(), seen: None, dated: None };
    match letter {
        'Y' | 'P' if side == Side::Own => answer.note = "こう決めた".to_owned(),
        'Y' | 'P' => answer.evidence = vec![evidence(EvidenceKind::Document, &format!("利用規約 第{number}条"))],
        'm' => answer.evidence = vec![evidence(EvidenceKind::Certificate, "ISMS")],
        'i' | 'o' => {
            answer.condition = "上のプラン".to_owned();
            answer.condition_met = (letter == 'o').then_some(false);
        }
        'N' | 'H' | 'X' | '=' => answer.note = "訳がある".to_owned(),
        _ => {}
    }
    Some(answer)
}

/// Letters in groups, as they stand in the stories: `yyyyyy yyyy yyyyy`.
fn give(service: &mut Service, comparison: &Comparison, letters: &str) {
    let letters: Vec<char> = letters.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(letters.len(), 15, "{letters:?}");
    let questions = comparison.questions.items();
    let answers =
        questions.zip(letters).filter_map(|(question, letter)| answer(question.number, question.side, letter));
    service.answers = answers.collect();
}

fn story(profile: &Profile, services: &[&str]) -> Comparison {
    let list = store::builtin_checklist();
    let day = Day::new(2026, 4, 1).expect("a day");
    let mut comparison = Comparison::new(id("c"), "話", day, &list);
    for (name, letters) in NAMES.into_iter().zip(services) {
        let mut service = Service::new(id(name), name);
        give(&mut service, &comparison, letters);
        comparison.services.push(Arc::new(service));
    }
    let emphasis = propose(&comparison.questions, Some(profile), Some(&list), &[]);
    let profile = Some(Box::new(profile.clone()));
    let edit = Edit::Profile { profile, emphasis };
    edit.apply(&mut comparison).expect("a profile");
    comparison
}

fn profile(kinds: &[&str], leak: Option<Impact>, tamper: Option<Impact>, loss: Option<Impact>) -> Profile {
    Profile {
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        impacts: Impacts { leak, tamper, loss, outage: None },
        ..Profile::default()
    }
}

/// A shop with a list of customers: no item is 必須.
fn customers() -> Profile {
    profile(&["personal"], None, None, None)
}

/// Opening hours and a map; that somebody alters them is what counts.
fn homepage() -> Profile {
    profile(&["public"], None, Some(Impact::Large), None)
}

/// A doctor with her patients.
fn clinic() -> Profile {
    let large = Some(Impact::Large);
    profile(&["personal", "sensitive"], large, large, large)
}

/// Name, conclusion and range, in their order.
fn order(comparison: &Comparison) -> Vec<(String, Option<Conclusion>, String)> {
    let row = |one: Ranked| (one.service.0, one.conclusion, pages::range(&one.score));
    rank(comparison).into_iter().map(row).collect()
}

fn rows(expected: &[(&str, Conclusion, &str)]) -> Vec<(String, Option<Conclusion>, String)> {
    let row = |(name, conclusion, range): &(&str, Conclusion, &str)| {
        ((*name).to_owned(), Some(*conclusion), (*range).to_owned())
    };
    expected.iter().map(row).collect()
}

fn settled(comparison: &Comparison) -> Settlement {
    settle(&rank(comparison))
}

fn winner(name: &str, alone: bool, level: &[&str]) -> Settlement {
    Settlement::Settled { winner: id(name), alone, level: level.iter().map(|name| id(name)).collect() }
}

/// Who is first by what is shown, who as answered, and what comes next.
fn open(comparison: &Comparison) -> (String, String, Next) {
    let names = |ids: Vec<Id>| ids.into_iter().map(|id| id.0).collect::<String>();
    match settled(comparison) {
        Settlement::Open { shown, said, next, .. } => (names(shown), names(said), next),
        other => panic!("{other:?}"),
    }
}

/// The items of a next step: service and number.
fn asked(next: &Next) -> Vec<(&str, u32)> {
    let (Next::Pending(asks) | Next::Items { ask: asks, .. }) = next else { panic!("{next:?}") };
    let number = |item: &str| item.trim_start_matches("ipa15-").parse().expect("a number");
    asks.iter().map(|ask| (ask.service.0.as_str(), number(&ask.item))).collect()
}

/// The sentences about first place.
fn told(comparison: &Comparison) -> String {
    let ranked = rank(comparison);
    let settlement = settle(&ranked);
    pages::settlement::sentences(comparison, &ranked, &settlement, Lang::Ja).concat()
}

fn causes(comparison: &Comparison, name: &str) -> Vec<u32> {
    let ranked = rank(comparison);
    let one = ranked.iter().find(|one| one.service.0 == name).expect("a service");
    let lines = one.score.lines.iter().filter(|line| one.causes.contains(&line.item));
    lines.map(|line| line.number).collect()
}

fn changed(comparison: &Comparison, name: &str, number: u32, letter: char) -> Comparison {
    let mut changed = comparison.clone();
    let side = comparison.questions.item(&item(number)).expect("an item").side;
    let answer = answer(number, side, letter).expect("an answer");
    let edit = Edit::Answer { service: id(name), answer };
    edit.apply(&mut changed).expect("an edit that applies");
    changed
}

#[test]
fn the_weights_are_those_on_paper() {
    for (profile, weights) in [
        (Profile::default(), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        (customers(), [1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 2]),
        (homepage(), [1, 1, 1, 1, 1, 1, 1, 2, 3, 2, 2, 1, 1, 1, 1]),
        (clinic(), [1, 1, 3, 1, 2, 1, 1, 2, 3, 3, 3, 1, 2, 2, 2]),
    ] {
        let comparison = story(&profile, &["yyyyyy yyyy yyyyy"]);
        let lines = &rank(&comparison)[0].score.lines;
        assert_eq!(lines.iter().map(|line| line.weight).collect::<Vec<_>>(), weights);
    }
}

/// 45 keys in an evening and not a word: A all はい, B 8 一部 and 15 いいえ, C 9 一部.
const FIRST_PASS: [&str; 3] = ["yyyyyy yyyy yyyyy", "yyyyyy ypyy yyyyn", "yyyyyy yypy yyyyy"];

#[test]
fn story_1_and_1b_a_first_pass_without_a_word() {
    for (profile, ranges, asks) in [
        // B 19 - ½ - 2 = 16½ of 19 = 86.8…%, C 19 - 1 = 18 of 19 = 94.7…%. No 必須: the weightiest could show something.
        (
            customers(),
            ["0-100%", "0-95%", "0-87%"],
            vec![("A", &[3, 9, 14, 15][..]), ("C", &[9, 14, 15]), ("B", &[9, 14])],
        ),
        // B 28 - 1 - 2 = 25 of 28 = 89.2…%, C 28 - 1½ = 26½ of 28 = 94.6…%. Item 3 of C and B is the clinic's own.
        (
            clinic(),
            ["0-100%", "0-95%", "0-89%"],
            vec![("A", &[3, 9, 10, 11][..]), ("C", &[9, 10, 11]), ("B", &[9, 10, 11])],
        ),
    ] {
        let comparison = story(&profile, &FIRST_PASS);
        let expected = [("A", Pending, ranges[0]), ("C", Pending, ranges[1]), ("B", Pending, ranges[2])];
        assert_eq!(order(&comparison), rows(&expected));
        assert!(rank(&comparison).iter().all(|one| one.score.coverage().backed == 0));
        let (_, said, next) = open(&comparison);
        assert_eq!(said, "A", "as answered");
        assert!(matches!(next, Next::Pending(_)));
        let expected = asks.iter().flat_map(|(name, items)| items.iter().map(|item| (*name, *item)));
        assert_eq!(asked(&next), expected.collect::<Vec<_>>());
        let settlement = settled(&comparison);
        let (named, more) = pages::settlement::named(&settlement);
        assert_eq!((named.len(), more), (5, asked(&next).len() - 5));
    }
}

/// The evening after: a document for 9, 10 and 11 of each, and once what item 3 is worth. C's log-in turns out good.
const MUSTS: [&str; 3] = ["yyYyyy yyYY Yyyyy", "yyYyyy ypYY Yyyyn", "yyYyyy yyYY Yyyyy"];
/// The same with a note on every item of the own company.
const MUSTS_AND_OWN: [&str; 3] = ["YYYYyy YYYY Yyyyy", "YYYYyy YPYY Yyyyn", "YYYYyy YYYY Yyyyy"];

#[test]
fn story_2_the_clinic_gives_evidence_for_what_it_must() {
    let comparison = story(&clinic(), &MUSTS);
    // Four 必須: 12 of 28 = 42.8…%; B 28 - 3 = 25 of 28 = 89.2…%.
    let expected = [("A", Conditional, "43-100%"), ("C", Conditional, "43-100%"), ("B", Conditional, "43-89%")];
    assert_eq!(order(&comparison), rows(&expected));
    let (shown, said, next) = open(&comparison);
    assert_eq!((shown.as_str(), said.as_str()), ("ACB", "AC"));
    // A reaches 12 + 5 * 2 = 22; C 28 - 3 * 2 = 22, B 25 - 2 * 2 = 21: ten.
    let expected =
        [("A", 5), ("A", 8), ("A", 13), ("A", 14), ("A", 15), ("C", 5), ("C", 13), ("C", 14), ("B", 5), ("B", 13)];
    assert_eq!(asked(&next), expected);
    let ranked = rank(&comparison);
    assert_eq!(
        pages::tasks(&ranked[2].score, Lang::Ja),
        "確かめる 10（1、2、4、5、6、7、8、12、13、14）・直す 1（15）",
        "what a decision for B would have to say"
    );
}

#[test]
fn story_2b_with_the_notes_of_its_own_five_items_settle() {
    let comparison = story(&clinic(), &MUSTS_AND_OWN);
    // 1, 2, 4, 7 and 8: 12 + 4 + 2 = 18 of 28 = 64.2…%; B 12 + 4 + 1 = 17 of 28 = 60.7…%.
    let expected = [("A", Conditional, "64-100%"), ("C", Conditional, "64-100%"), ("B", Conditional, "61-89%")];
    assert_eq!(order(&comparison), rows(&expected));
    // A reaches 18 + 4 * 2 = 26, C without 5 has 26, B has no more than 25.
    let (.., next) = open(&comparison);
    assert_eq!(asked(&next), [("A", 5), ("A", 13), ("A", 14), ("A", 15), ("C", 5)]);
}

#[test]
fn story_3_own_homework_on_a_must_takes_one_key_and_one_line() {
    let one = |letter: &str| story(&clinic(), &[&format!("YY{letter}Yyy YYYY Yyyyy")]);
    for (letter, conclusion) in [("n", Pending), ("h", Pending), ("N", Pending), ("H", Conditional), ("X", Rejected)] {
        // 18 - 3 = 15 of 28 = 53.5…%, 28 - 3 = 25 of 28 = 89.2…%.
        assert_eq!(order(&one(letter)), rows(&[("A", conclusion, "54-89%")]), "{letter}");
        assert!(causes(&one(letter), "A").contains(&3), "{letter}");
    }
    assert_eq!(settled(&one("H")), winner("A", true, &[]));
    assert_eq!(settled(&one("X")), Settlement::Nothing);
    assert!(told(&one("N")).contains("必須の項目が「いいえ」（直せるかは未定）: 3"), "{}", told(&one("N")));
    let ranked = rank(&one("H"));
    assert!(pages::tasks(&ranked[0].score, Lang::Ja).contains("直す 1（3）"));
}

#[test]
fn story_3b_and_3c_a_must_that_is_partly_shown_is_conditional_and_before_nothing_at_all() {
    // 9 一部: 18 - 1½ = 16½ of 28 = 58.9…%, 28 - 1½ = 26½ of 28 = 94.6…%.
    let partly = "YYYYyy YYPY Yyyyy";
    let alone = story(&clinic(), &[partly]);
    assert_eq!(order(&alone), rows(&[("A", Conditional, "59-95%")]));
    assert_eq!(settled(&alone), winner("A", true, &[]));
    let expected = [("B", Conditional, "59-95%"), ("A", Pending, "0-100%")];
    assert_eq!(order(&story(&clinic(), &["yyyyyy yyyy yyyyy", partly])), rows(&expected));
}

#[test]
fn story_3d_a_plan_without_two_step_log_in_waits_for_a_choice() {
    // Nothing of 9: 15 of 28 and 25 of 28, whether it is いいえ or a はい whose condition is not met.
    for (letter, conclusion) in [("N", Pending), ("o", Pending), ("H", Conditional), ("X", Rejected), ("x", Rejected)] {
        let comparison = story(&clinic(), &[&format!("YYYYyy YY{letter}Y Yyyyy")]);
        assert_eq!(order(&comparison), rows(&[("A", conclusion, "54-89%")]), "{letter}");
    }
    // What only the provider could do rejects at once.
    for letter in ["n", "N", "o"] {
        let comparison = story(&clinic(), &[&format!("YYYYyy YYYY {letter}yyyy")]);
        assert_eq!(order(&comparison), rows(&[("A", Rejected, "54-89%")]), "{letter}");
    }
}

#[test]
fn story_4_a_homepage_with_the_log_in_shown_can_be_chosen() {
    // 3 of 20 = 15%, B 20 - 1 = 19 of 20 = 95%.
    let comparison = story(&homepage(), &["yyyyyy yyYy yyyyy", "yyyyyy ypYy yyyyy"]);
    assert_eq!(order(&comparison), rows(&[("A", Conditional, "15-100%"), ("B", Conditional, "15-95%")]));
    let (.., next) = open(&comparison);
    // 19 - 3 = 16 lie between them: 8, 10 and 11 of A give 6, 10 and 11 of B take 4, the other 6 are ones. Item 8 of B, which
    // is the shop's own, would save one and is not asked for.
    let expected = [("A", 8), ("A", 10), ("A", 11), ("B", 10), ("B", 11)];
    assert_eq!((asked(&next).len(), &asked(&next)[..5]), (11, &expected[..]));
    for one in rank(&comparison) {
        assert!(one.is_choosable());
        let tasks = pages::tasks(&one.score, Lang::Ja);
        assert!(tasks.starts_with("確かめる 14（"), "{tasks}");
    }
}

#[test]
fn story_5_one_candidate_without_a_word_is_no_winner() {
    let comparison = story(&clinic(), &["yyyyyy yyyy yyyyy"]);
    assert_eq!(order(&comparison), rows(&[("A", Pending, "0-100%")]));
    assert_eq!(causes(&comparison, "A"), [3, 9, 10, 11]);
    let told_of = "まだ保留です。根拠のある「はい」「一部」が、まだ1つもありません。必須の項目が「はい」（根拠なし）: 3、9、10、11。";
    assert!(told(&comparison).contains(told_of), "{}", told(&comparison));
    assert!(told(&comparison).starts_with("候補サービスは「A」だけです。"));
    // Of two the other is rejected.
    let comparison = story(&clinic(), &["yyyyyy yyyy yyyyy", "YYYYYY YYYY NYYYY"]);
    assert!(told(&comparison).starts_with("残っている候補サービスは「A」だけです。"), "{}", told(&comparison));
}

#[test]
fn story_6_a_tie_is_said_when_nothing_can_part_them() {
    let same = "YYYYYY YYYY YPYYY";
    let comparison = story(&clinic(), &[same, same]);
    assert_eq!(settled(&comparison), Settlement::Tie(vec![id("A"), id("B")]));
    assert!(told(&comparison).contains("結論も得点も同じです。料金や使いやすさなど、ほかの理由で決めてください。"));
    // Where evidence could part them it is asked for: one shown item gives A 13 of 28, and then B must lose until it has 13.
    let (shown, said, next) = open(&story(&clinic(), &[MUSTS[0], MUSTS[0]]));
    assert_eq!((shown.as_str(), said.as_str()), ("AB", "AB"));
    assert!(matches!(next, Next::Items { .. }) && !asked(&next).is_empty());
}

#[test]
fn story_6b_all_shown_cannot_be_overtaken_by_nothing_shown() {
    let comparison = story(&clinic(), &["YYYYYY YYYY YYYYY", "yyyyyy yyyy yyyyy"]);
    assert_eq!(order(&comparison), rows(&[("A", Clear, "100%"), ("B", Pending, "0-100%")]));
    assert_eq!(settled(&comparison), winner("A", false, &["B"]));
    assert!(told(&comparison).contains("「A」を追い越すものはありません。「B」は、残りがすべて良い結果なら並びます。"));
}

#[test]
fn story_6c_a_rival_that_nobody_looked_at_keeps_first_place_open() {
    // 28 - 1 = 27 of 28 = 96.4…%.
    let comparison = story(&clinic(), &["YYYYYY YYYY YNYYY", "...... .... ....."]);
    assert_eq!(order(&comparison), rows(&[("A", Conditional, "96%"), ("B", Pending, "-")]));
    assert_eq!(open(&comparison).2, Next::Untouched(vec![id("B")]));
    assert!(told(&comparison).contains("「B」には、まだ1つも答えていません。調べて答えるか、候補から消してください。"));
    // Had A everything, B could only draw level.
    let comparison = story(&clinic(), &["YYYYYY YYYY YYYYY", "...... .... ....."]);
    assert_eq!(settled(&comparison), winner("A", false, &["B"]));
}

#[test]
fn story_7_and_7b_all_are_rejected_with_reasons_and_without() {
    for letter in ["n", "N"] {
        let all = [&*format!("YYYYYY YYYY {letter}YYYY"), "yyyyyy yyxy yyyyy"];
        let comparison = story(&clinic(), &all);
        assert!(order(&comparison).iter().all(|one| one.1 == Some(Rejected)));
        assert_eq!(settled(&comparison), Settlement::Nothing);
        assert_eq!(told(&comparison), "選べる候補サービスがありません: すべて見送りです。");
    }
}

#[test]
fn story_8_five_bare_own_no_wait_only_for_the_must_among_them() {
    // 9, 10 and 11 shown: 9 of 28 = 32.1…%; 1, 3, 4, 7 and 8 いいえ: 28 - 8 = 20 of 28 = 71.4…%.
    let comparison = story(&clinic(), &["nynnyy nnYY Yyyyy"]);
    assert_eq!(order(&comparison), rows(&[("A", Pending, "32-71%")]));
    assert_eq!(causes(&comparison, "A"), [3]);
    let (.., next) = open(&comparison);
    assert_eq!(asked(&next), [("A", 3)]);
    let mended = changed(&comparison, "A", 3, 'H');
    assert_eq!(order(&mended), rows(&[("A", Conditional, "32-71%")]));
}

#[test]
fn story_9_marks_alone_count_as_nothing_shown() {
    let marks = story(&clinic(), &["yyyymm yymm mmmmm"]);
    let naked = story(&clinic(), &["yyyyyy yyyy yyyyy"]);
    assert_eq!(order(&marks), order(&naked));
    assert_eq!(causes(&marks, "A"), causes(&naked, "A"));
    assert_eq!(rank(&marks)[0].score.coverage(), rank(&naked)[0].score.coverage());
}

#[test]
fn story_10_nine_items_of_a_workshop_settle_nothing() {
    // Nine of 15 answered: A 15 - 2 = 13 of 15 = 86.6…%, C 15 - 1 = 14 of 15 = 93.3…%.
    let comparison = story(&Profile::default(), &["ynynyy .y.. y...y", "yyyyyy .y.. y...y", "ypypyy .y.. y...y"]);
    let expected = [("B", Pending, "0-100%"), ("C", Pending, "0-93%"), ("A", Pending, "0-87%")];
    assert_eq!(order(&comparison), rows(&expected));
    let (.., next) = open(&comparison);
    assert!(matches!(next, Next::Pending(_)));
}

#[test]
fn story_11b_fourteen_not_applicable_are_not_clear() {
    let comparison = story(&homepage(), &["====== ==Y= ====="]);
    assert_eq!(order(&comparison), rows(&[("A", Conditional, "100%")]));
    assert_eq!(causes(&comparison, "A"), [8, 10, 11], "the 重視 ones by name");
    let ranked = rank(&comparison);
    assert_eq!(pages::tasks(&ranked[0].score, Lang::Ja), "受け入れる 3（8、10、11）");
    // Without reasons nothing has left the sum: 3 of 20.
    let comparison = story(&homepage(), &["------ --Y- -----"]);
    assert_eq!(order(&comparison), rows(&[("A", Pending, "15-100%")]));
}

#[test]
fn story_13_one_open_item_is_all_that_holds_the_better_one_back() {
    // 20 - 1 = 19 of 20 = 95%; 3 of 20 = 15%.
    let comparison = story(&homepage(), &["YYYYYY YYYY YYYY.", "yyyyyy yyYy yyyyy"]);
    assert_eq!(order(&comparison), rows(&[("B", Conditional, "15-100%"), ("A", Pending, "95-100%")]));
    let (.., next) = open(&comparison);
    assert_eq!(asked(&next), [("A", 15)]);
    let done = changed(&comparison, "A", 15, 'Y');
    assert_eq!(settled(&done), winner("A", false, &["B"]));
}

/// 必須 of the clinic.
const MUST: [u32; 4] = [3, 9, 10, 11];

#[test]
fn all_musts_not_applicable_are_pending_without_reasons_and_conditional_with_them() {
    let with = |letter: char| {
        let all = story(&clinic(), &["YYYYYY YYYY YYYYY"]);
        MUST.iter().fold(all, |comparison, number| changed(&comparison, "A", *number, letter))
    };
    assert_eq!(order(&with('-')), rows(&[("A", Pending, "57-100%")]), "16 of 28");
    assert_eq!(order(&with('=')), rows(&[("A", Conditional, "100%")]), "16 of 16");
    assert_eq!(causes(&with('='), "A"), MUST);
}

#[test]
fn the_order_has_numbers_only_once_first_place_is_settled() {
    let places = |services: &[&str]| {
        let ranked = rank(&story(&clinic(), services));
        pages::places(&ranked).concat()
    };
    let (shown, naked) = ("YYYYYY YYYY YYYYY", "yyyyyy yyyy yyyyy");
    assert_eq!(places(&[naked, naked]), "", "保留 is no place");
    assert_eq!(places(&[naked]), "");
    assert_eq!(places(&["YYYYYY YYYY YYYYu", naked]), "", "the other can get ahead");
    assert_eq!(places(&[shown, naked]), "12");
    assert_eq!(places(&[shown, shown, naked]), "1=1=3");
    assert_eq!(places(&["YYYYYY YYYY XYYYY"]), "", "all are ruled out");
}

/// Why a service stands where it stands, and what would change that.
fn why(comparison: &Comparison, name: &str) -> (String, String) {
    let ranked = rank(comparison);
    let one = ranked.iter().find(|one| one.service.0 == name).expect("a service");
    let service = comparison.service(&one.service).expect("a service");
    let why = pages::causes(comparison, service, one, Lang::Ja);
    (why, pages::what_changes(one, Lang::Ja))
}

/// The same with a plan condition on every はい and 一部 that has something behind it.
fn conditioned(mut comparison: Comparison, met: Option<bool>) -> Comparison {
    for service in &mut comparison.services {
        for answer in &mut Arc::make_mut(service).answers {
            answer.condition = "上のプラン".to_owned();
            answer.condition_met = met;
        }
    }
    comparison
}

#[test]
fn what_keeps_everything_at_nothing_is_said_as_it_is() {
    let told = |comparison: &Comparison| {
        let (why, change) = why(comparison, "A");
        format!("{why}／{change}")
    };
    let none = Profile::default();
    let shown = || story(&none, &["YYYYYY YYYY YYYYY"]);
    assert_eq!(
        told(&story(&none, &["yyyyyy yyyy yyyyy"])),
        "根拠のある「はい」「一部」が、まだ1つもありません／次がそろったとき（どれか1つに根拠を書く）"
    );
    assert_eq!(
        told(&story(&none, &["uuuuuu uuuu uuuuu"])),
        "根拠のある「はい」「一部」が、まだ1つもありません／次がそろったとき（どれか1つを確かめて、根拠を書く）"
    );
    assert_eq!(
        told(&conditioned(shown(), None)),
        "根拠があって条件も満たす「はい」「一部」が、まだ1つもありません／次がそろったとき（どれか1つの条件を確かめる）",
        "there is evidence for all fifteen"
    );
    assert_eq!(
        told(&conditioned(shown(), Some(false))),
        "条件を満たす「はい」「一部」が1つもありません／次がそろったとき（1つでも満たす項目が出てくる）",
        "all fifteen are はい"
    );
    let mut some_open = conditioned(shown(), Some(false));
    Arc::make_mut(&mut some_open.services[0]).answers.truncate(14);
    let (told_of_open, _) = why(&some_open, "A");
    assert!(
        told_of_open.starts_with("根拠があって条件も満たす「はい」「一部」が、まだ1つもありません。未回答: 15"),
        "{told_of_open}"
    );
    assert_eq!(
        told(&story(&none, &["NNNNNN NNNN NNNNN"])),
        "「はい」も「一部」も1つもありません／次がそろったとき（1つでも満たす項目が出てくる）"
    );
    let no_choice = story(&clinic(), &["uuNuuu uuNN Yuuuu"]);
    assert!(!told(&no_choice).contains("どれか1つ"), "11 is shown");
    let no_choice = story(&clinic(), &["uuNuuu uuNN Huuuu"]);
    assert_eq!(why(&no_choice, "A").1, "この項目が満たされたとき", "11 is the provider's");
    let no_choice = story(&clinic(), &["uuNuuu uuNN =uuuu"]);
    let choices = "自社で直すか、このサービスでは無理かを選ぶ";
    assert_eq!(
        why(&no_choice, "A").1,
        format!("次がそろったとき（{choices}、どれか1つを確かめて、根拠を書く）"),
        "the choices alone show nothing"
    );
}

#[test]
fn a_condition_that_is_not_met_is_not_called_no() {
    let comparison = story(&clinic(), &["YYYYYY YYYY oYYYY"]);
    let (why, change) = why(&comparison, "A");
    assert!(why.contains("「はい」（条件を満たさない）"), "{why}");
    assert_eq!(change, "この項目が満たされたとき");
}

#[test]
fn the_only_service_with_no_on_everything_stays_pending_and_is_not_told_to_look_at_the_price() {
    let told = told(&story(&Profile::default(), &["NNNNNN NNNN NNNNN"]));
    let expected = "候補サービスは「A」だけです。まだ保留です。「はい」も「一部」も1つもありません。残りを確かめても、保留のままです。";
    assert_eq!(told, expected);
}

#[test]
fn one_that_can_change_no_more_does_not_draw_level_by_itself() {
    // 13 of 15 both; what is left of A is item 15.
    let told = told(&story(&Profile::default(), &["YYYYYY YYYY YYYNy", "YYYYYY YYYY YYYNN"]));
    let expected = "一番は決まりました: 候補サービス 2 件のうち、「A」を追い越すものはありません。「A」は、残りが良い結果でなければ、「B」と並びます。";
    assert_eq!(told, expected);
}

fn weights() -> impl Strategy<Value = (Vec<Emphasis>, Weights)> {
    let emphases = proptest::collection::vec(proptest::sample::select(Emphasis::ALL.to_vec()), 15);
    let weights = (1..=9u32, 0..=9u32, 0..=9u32).prop_map(|(normal, more, most)| Weights {
        normal,
        important: normal + more,
        must: normal + more + most,
    });
    (emphases, weights)
}

/// A comparison of one service with chosen weights.
fn weighed(letters: &str, (emphases, weights): &(Vec<Emphasis>, Weights)) -> Comparison {
    let mut comparison = story(&Profile::default(), &[letters]);
    comparison.weights = *weights;
    for (number, chosen) in (1..).zip(emphases) {
        let edit = Edit::Stress { item: item(number), chosen: Some(*chosen) };
        edit.apply(&mut comparison).expect("a weight");
    }
    comparison
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn fifteen_naked_yes_are_pending_from_nothing_to_all_whatever_the_weights(weights in weights()) {
        for letters in ["yyyyyy yyyy yyyyy", "mmmmmm mmmm mmmmm", "iiiiii iiii iiiii", "uuuuuu uuuu uuuuu"] {
            let comparison = weighed(letters, &weights);
            prop_assert_eq!(order(&comparison), rows(&[("A", Pending, "0-100%")]), "{}", letters);
            let is_open = matches!(settled(&comparison), Settlement::Open { .. });
            prop_assert!(is_open);
        }
    }

    #[test]
    fn a_must_that_is_not_applicable_is_never_clear(weights in weights(), letter in proptest::sample::select(vec!['-', '='])) {
        let shown = weighed("YYYYYY YYYY YYYYY", &weights);
        prop_assert_eq!(rank(&shown)[0].conclusion, Some(Clear));
        for number in (1..=15).filter(|number| weights.0[*number as usize - 1] == Emphasis::Must) {
            let ranked = rank(&changed(&shown, "A", number, letter));
            let expected = if letter == '=' { Conditional } else { Pending };
            prop_assert_eq!(ranked[0].conclusion, Some(expected), "{}", number);
        }
    }
}
