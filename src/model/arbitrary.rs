//! Random comparisons and edits for the tests of the model. Ids, items and places come from small pools, so that edits
//! often meet what is there, often miss it, and now and then break a limit.

use std::sync::Arc;

use proptest::{
    bool::weighted,
    collection::vec,
    option,
    prelude::{Just, Strategy, any},
    prop_oneof,
    sample::{Index, select, subsequence},
    strategy::Union,
};

use super::{
    Answer, CHECKLIST_FORMAT, Checklist, Comparison, Condition, Day, Decision, Edit, Emphasis, EmphasisRule, Evidence,
    EvidenceKind, Guide, Harm, Id, Impact, ImpactExample, Impacts, Item, Kind, Looks, MAX_LINE, Place, Profile, Record,
    Risk, Section, Service, Side, Source, Stops, Stress, Text, Verdict, Weights, When, Words, propose,
};

/// Ids that services may have.
const SERVICES: [&str; 6] = ["s0", "s1", "s2", "s3", "s4", "s5"];
/// Items of [`list`].
const ITEMS: [&str; 7] = ["a-1", "a-2", "a-3", "b-1", "b-2", "b-3", "b-4"];

/// A list without problems: two sections of three and four items.
pub fn list() -> Checklist {
    let text = |ja: &str, en: &str| Text::new(ja, en);
    let item = |id: &str, number| Item {
        id: id.to_owned(),
        number,
        title: text("題", "title"),
        title_note: text("読み", "reading"),
        question: text("できますか", "Can you?"),
        why: text("理由", "reason"),
        examples: vec![text("例", "example")],
        side: Side::Both,
        side_note: text("両方", "both"),
        evidence: vec![text("記録", "record")],
        looks: Looks {
            yes: text("はい", "yes"),
            partly: text("一部", "partly"),
            no: text("いいえ", "no"),
            na: text("対象外", "na"),
        },
        vendor_questions: vec![text("聞く", "ask")],
        harms: vec!["leak".to_owned()],
        places: vec![Place {
            source: "guide".to_owned(),
            at: text("1章", "chapter 1"),
        }],
    };
    let section = |id: &str, items| Section {
        id: id.to_owned(),
        title: text("区分", "section"),
        items,
    };
    Checklist {
        format: CHECKLIST_FORMAT,
        id: "list".to_owned(),
        edition: "2026-03".to_owned(),
        title: text("一覧", "list"),
        about: text("説明", "about"),
        languages: vec!["ja".to_owned(), "en".to_owned()],
        sources: vec![Source {
            id: "guide".to_owned(),
            title: text("手引き", "guide"),
            publisher: text("機構", "agency"),
            edition: "2026-03".to_owned(),
        }],
        sections: vec![
            section("a", vec![item("a-1", 1), item("a-2", 2), item("a-3", 3)]),
            section(
                "b",
                vec![item("b-1", 4), item("b-2", 5), item("b-3", 6), item("b-4", 7)],
            ),
        ],
    }
}

/// A text that fits everywhere.
fn text() -> impl Strategy<Value = String> {
    select(vec![
        "",
        "",
        "見積を確認",
        "Business プラン以上",
        "a\nb",
        "👩‍💻\u{202e}",
        " ",
    ])
    .prop_map(str::to_owned)
}

/// A text that a name may be.
fn name() -> impl Strategy<Value = String> {
    select(vec!["雲棚", "そらメール", "Cloud 9"]).prop_map(str::to_owned)
}

/// A text that mostly fits: sometimes one character too long for one line.
fn wild(good: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = String> {
    prop_oneof![20 => good, 1 => Just("長".repeat(MAX_LINE)), 1 => Just("長".repeat(MAX_LINE + 1)), 1 => Just(String::new())]
}

fn day() -> impl Strategy<Value = Option<Day>> {
    option::of((2000..2100u16, 1..=12u8, 1..=28u8).prop_map(|(y, m, d)| Day::new(y, m, d).expect("a day")))
}

fn verdict() -> impl Strategy<Value = Option<Verdict>> {
    option::weighted(0.8, select(Verdict::ALL.to_vec()))
}

fn evidence() -> impl Strategy<Value = Vec<Evidence>> {
    vec(
        (select(EvidenceKind::ALL.to_vec()), text(), day()).prop_map(|(kind, text, seen)| Evidence {
            kind,
            text,
            seen,
        }),
        0..3,
    )
}

fn answer(item: String) -> impl Strategy<Value = Answer> {
    (verdict(), text(), text(), evidence(), text(), day()).prop_map(
        move |(verdict, note, condition, evidence, by, day)| Answer {
            item: item.clone(),
            verdict,
            note,
            condition,
            evidence,
            by,
            day,
        },
    )
}

/// Answers to some items, in any order, blank ones among them.
fn untidy_answers() -> impl Strategy<Value = Vec<Answer>> {
    subsequence(ITEMS.to_vec(), 0..=ITEMS.len())
        .prop_shuffle()
        .prop_flat_map(|items| {
            items
                .into_iter()
                .map(|item| answer(item.to_owned()))
                .collect::<Vec<_>>()
        })
}

fn service(id: &'static str) -> impl Strategy<Value = Service> {
    (name(), text(), text(), text(), text(), untidy_answers()).prop_map(
        move |(name, provider, plan, url, memo, answers)| Service {
            id: Id(id.to_owned()),
            name,
            provider,
            plan,
            url,
            memo,
            answers,
        },
    )
}

/// A comparison as a hand may have written it: answers in any order, blank ones among them, but no problems.
pub fn untidy_comparison() -> impl Strategy<Value = Comparison> {
    let services = subsequence(SERVICES.to_vec(), 0..=4)
        .prop_shuffle()
        .prop_flat_map(|ids| ids.into_iter().map(service).collect::<Vec<_>>());
    (name(), text(), services).prop_map(|(title, memo, services)| {
        let day = Day::new(2026, 4, 1).expect("a day");
        let mut comparison = Comparison::new(Id("c".to_owned()), title, day, &list());
        comparison.memo = memo;
        comparison.services = services.into_iter().map(Arc::new).collect();
        comparison
    })
}

/// A comparison as the program has it open.
pub fn comparison() -> impl Strategy<Value = Comparison> {
    untidy_comparison().prop_map(|mut comparison| {
        comparison.tidy();
        comparison
    })
}

fn id() -> impl Strategy<Value = Id> {
    select(SERVICES.to_vec()).prop_map(|id| Id(id.to_owned()))
}

fn words() -> impl Strategy<Value = Words> {
    (wild(name()), wild(text()), text(), text(), text()).prop_map(|(name, provider, plan, url, memo)| Words {
        name,
        provider,
        plan,
        url,
        memo,
    })
}

/// An answer to an item of the list or, rarely, of none.
fn any_answer() -> impl Strategy<Value = Answer> {
    let item = prop_oneof![20 => select(ITEMS.to_vec()), 1 => Just("nowhere")];
    (
        item.prop_flat_map(|item| answer(item.to_owned())),
        wild(text()),
        weighted(0.2),
    )
        .prop_map(|(mut answer, condition, blank)| {
            answer.condition = condition;
            if blank {
                answer = Answer {
                    by: answer.by,
                    day: answer.day,
                    ..Answer::empty(answer.item)
                };
            }
            answer
        })
}

/// A service to add, sometimes with answers that no file could hold.
fn any_service() -> impl Strategy<Value = Service> {
    let id = select(SERVICES.to_vec());
    (id.prop_flat_map(service), option::weighted(0.2, any_answer())).prop_map(|(mut service, extra)| {
        service.answers.extend(extra);
        service
    })
}

/// A move or a new description: what must not touch any answer.
pub fn arrangement() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => (id(), 0..8usize).prop_map(|(id, to)| Edit::MoveService { id, to }),
        1 => (id(), words()).prop_map(|(id, words)| Edit::Describe { id, words }),
    ]
}

/// Any change, that may or may not apply.
pub fn edit() -> impl Strategy<Value = Edit> {
    let leaf = Union::new_weighted(vec![
        (1, wild(name()).prop_map(Edit::Title).boxed()),
        (1, text().prop_map(Edit::Memo).boxed()),
        (2, (any::<Index>(), any_service()).prop_map(add).boxed()),
        (1, id().prop_map(Edit::RemoveService).boxed()),
        (3, arrangement().boxed()),
        (
            8,
            (id(), any_answer())
                .prop_map(|(service, answer)| Edit::Answer { service, answer })
                .boxed(),
        ),
    ]);
    leaf.prop_recursive(2, 12, 4, |edit| vec(edit, 0..4).prop_map(Edit::Batch))
}

fn add((at, service): (Index, Service)) -> Edit {
    Edit::AddService {
        at: at.index(8),
        service: Arc::new(service),
    }
}
