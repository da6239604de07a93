//! Stories of people who choose, on the shipped list with its own rules: what the rule of docs/deciding.md makes of them,
//! with ranges worked out on paper. Must not know the screens.
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
        Answer, Comparison, Conclusion, Day, Edit, Emphasis, Evidence, EvidenceKind, Id, Impact, Impacts, Lang, Mend,
        Next, Profile, Ranked, Service, Settlement, Side, Verdict, Weights, propose, rank, settle,
    },
    phrases, store,
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
    let evidence = |kind, text: &str| Evidence {
        kind,
        text: text.to_owned(),
        seen: None,
        dated: None,
    };
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
    let answers = questions
        .zip(letters)
        .filter_map(|(question, letter)| answer(question.number, question.side, letter));
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
        impacts: Impacts {
            leak,
            tamper,
            loss,
            outage: None,
        },
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
    let row = |one: Ranked| (one.service.0, one.conclusion, phrases::range(&one.score));
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
    Settlement::Settled {
        winner: id(name),
        alone,
        level: level.iter().map(|name| id(name)).collect(),
    }
}

/// Who is first by what is shown, who as answered, and what comes next.
fn open(comparison: &Comparison) -> (String, String, Next) {
    match settled(comparison) {
        Settlement::Open { shown, said, next, .. } => (shown.0, said.0, next),
        other => panic!("{other:?}"),
    }
}

/// The items of a next step: service and number.
fn asked(next: &Next) -> Vec<(&str, u32)> {
    let (Next::Pending(asks) | Next::Items { ask: asks, .. }) = next else {
        panic!("{next:?}")
    };
    let number = |item: &str| item.trim_start_matches("ipa15-").parse().expect("a number");
    asks.iter().map(|ask| (ask.service.0.as_str(), number(&ask.item))).collect()
}

/// The sentences about first place.
fn told(comparison: &Comparison) -> String {
    let ranked = rank(comparison);
    let settlement = settle(&ranked);
    phrases::settlement::sentences(comparison, &ranked, &settlement, Lang::Ja).concat()
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
    let edit = Edit::Answer {
        service: id(name),
        answer,
    };
    edit.apply(&mut changed).expect("an edit that applies");
    changed
}

use Conclusion::{Clear, Conditional, Pending, Rejected};

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
    for (profile, ranges, first) in [
        // B 19 - ½ - 2 = 16½ of 19 = 86.8…%, C 19 - 1 = 18 of 19 = 94.7…%.
        (customers(), ["0-100%", "0-95%", "0-87%"], vec![3, 9, 14, 15]),
        // B 28 - 1 - 2 = 25 of 28 = 89.2…%, C 28 - 1½ = 26½ of 28 = 94.6…%.
        (clinic(), ["0-100%", "0-95%", "0-89%"], vec![3, 9, 10, 11]),
    ] {
        let comparison = story(&profile, &FIRST_PASS);
        assert_eq!(
            order(&comparison),
            rows(&[("A", Pending, ranges[0]), ("C", Pending, ranges[1]), ("B", Pending, ranges[2])])
        );
        let (shown, said, next) = open(&comparison);
        assert_eq!((shown.as_str(), said.as_str()), ("A", "A"), "so far, as answered");
        let of_a: Vec<u32> = asked(&next).iter().filter(|one| one.0 == "A").map(|one| one.1).collect();
        assert_eq!(of_a, first, "the first as answered comes first");
        println!("{:?}", asked(&next));
        println!("{}", told(&comparison));
    }
}

#[test]
fn probe() {
    let c = story(&clinic(), &["yyYyyy yyYY Yyyyy", "yyYyyy ypYY Yyyyn", "yyYyyy yyYY Yyyyy"]);
    println!("2 {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["YYYYyy YYYY Yyyyy", "YYYYyy YPYY Yyyyn", "YYYYyy YYYY Yyyyy"]);
    println!("2b {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["YYHYyy YYYY Yyyyy", "YYYYyy YPYY Yyyyn", "YYYYyy YYYY Yyyyy"]);
    println!("3 {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["YYYYyy YYPY Yyyyy", "......... ......"]);
    println!("3b {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&homepage(), &["yyyyyy yyYy yyyyy", "yyyyyy yyYy yyyyn"]);
    println!("4 {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["yyyyyy yyyy yyyyy"]);
    println!("5 {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["YYYYYY YYYY YYYYY", "yyyyyy yyyy yyyyy"]);
    println!("6b {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["YYYYYY YYYY YNYYY", "..............."]);
    println!("6c {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&clinic(), &["ynnnyy nnYY Yyyyy", "..............."]);
    println!("8 {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
    let c = story(&homepage(), &["YYYYYY YYYY YYYY.", "yyyyyy yyYy yyyyy"]);
    println!("13 {:?} {:?}\n{}", order(&c), settled(&c), told(&c));
}
