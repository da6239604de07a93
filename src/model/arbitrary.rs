//! Random comparisons and edits for the tests of the model. Ids, items and places come from small pools, so that edits
//! often meet what is there, often miss it, and now and then break a limit.
//! Long because it makes everything a comparison is made of.

mod catalogue;

use std::sync::Arc;

pub use catalogue::catalogue;
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
    Accepted, Answer, Asker, CHECKLIST_FORMAT, Certificate, CertificateRole, Checklist, Comparison, Conclusion,
    Condition, Day, Decision, Earlier, Edit, Emphasis, EmphasisRule, Evidence, EvidenceKind, Guide, Harm, Holder, Id,
    Impact, ImpactExample, Impacts, InfoKind, Item, Key, Looks, Lookup, MAX_LINE, MAX_PLACE, Mend, Outcome,
    OwnQuestion, Place, Placement, Profile, RULE, Record, ReportType, Risk, Section, Service, Side, Source, Stops,
    Stress, Text, Verdict, Weights, When, Words,
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
        na_never: false,
        vendor_questions: vec![text("聞く", "ask")],
        harms: vec!["leak".to_owned()],
        places: vec![Place { source: "guide".to_owned(), at: text("1章", "chapter 1") }],
    };
    let section = |id: &str, items| Section { id: id.to_owned(), title: text("区分", "section"), items };
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
        guide: Some(guide()),
        sections: vec![
            section("a", vec![item("a-1", 1), item("a-2", 2), item("a-3", 3)]),
            section("b", vec![item("b-1", 4), item("b-2", 5), item("b-3", 6), item("b-4", 7)]),
        ],
    }
}

/// Rules that meet each other: two reach b-1, and a-1 is Must by one and Important by another.
fn guide() -> Guide {
    let kind = |id: &str| InfoKind { id: id.to_owned(), name: Text::new(format!("種類{id}"), format!("kind {id}")) };
    let example =
        |harm: Harm, impact| ImpactExample { harm: harm.id().to_owned(), impact, text: Text::new("例", "example") };
    let rule = |when, items: &[&str], emphasis| EmphasisRule {
        when,
        items: items.iter().map(|item| (*item).to_owned()).collect(),
        emphasis,
    };
    let impact = |harm: Harm, impact| When::Impact(harm.id().to_owned(), impact);
    let held = |kind: &str| When::Kind(kind.to_owned());
    Guide {
        kinds: ["personal", "public", "secret"].map(kind).to_vec(),
        examples: vec![
            example(Harm::Leak, Impact::Small),
            example(Harm::Leak, Impact::Large),
            example(Harm::Loss, Impact::Small),
        ],
        rules: vec![
            rule(impact(Harm::Leak, Impact::Large), &["a-1", "b-2"], Emphasis::Must),
            rule(held("personal"), &["a-2"], Emphasis::Important),
            rule(held("secret"), &["b-1"], Emphasis::Must),
            rule(impact(Harm::Loss, Impact::Large), &["b-1"], Emphasis::Must),
            rule(impact(Harm::Outage, Impact::Medium), &["a-1", "b-3"], Emphasis::Important),
        ],
        weights: Weights::default(),
    }
}

/// A text that fits everywhere.
fn text() -> impl Strategy<Value = String> {
    select(vec!["", "", "見積を確認", "Business プラン以上", "a\nb", "👩‍💻\u{202e}", " "]).prop_map(str::to_owned)
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
        (select(EvidenceKind::ALL.to_vec()), text(), day(), day()).prop_map(|(kind, text, seen, dated)| Evidence {
            kind,
            text,
            seen,
            dated,
        }),
        0..3,
    )
}

fn mend() -> impl Strategy<Value = Option<Mend>> {
    option::of(select(Mend::ALL.to_vec()))
}

fn earlier() -> impl Strategy<Value = Vec<Earlier>> {
    let words = (text(), text(), text(), day());
    let one = (verdict(), words, evidence(), mend(), option::of(any::<bool>())).prop_map(
        |(verdict, (note, condition, by, day), evidence, mend, condition_met)| Earlier {
            verdict,
            note,
            condition,
            condition_met,
            mend,
            evidence,
            by,
            day,
        },
    );
    vec(one, 0..=2)
}

/// Anything that can be recorded for an item.
pub fn answer(item: String) -> impl Strategy<Value = Answer> {
    let met = option::of(any::<bool>());
    let rest = (mend(), option::weighted(0.1, Just(())), prop_oneof![3 => Just(Vec::new()), 1 => earlier()]);
    (verdict(), text(), text(), met, evidence(), text(), day(), rest).prop_map(
        move |(verdict, note, condition, condition_met, evidence, by, day, (mend, recheck, earlier))| Answer {
            item: item.clone(),
            verdict,
            note,
            condition,
            condition_met,
            mend,
            recheck: recheck.is_some(),
            evidence,
            by,
            day,
            earlier,
        },
    )
}

/// Answers to some items, in any order, blank ones among them.
fn untidy_answers() -> impl Strategy<Value = Vec<Answer>> {
    subsequence(ITEMS.to_vec(), 0..=ITEMS.len())
        .prop_shuffle()
        .prop_flat_map(|items| items.into_iter().map(|item| answer(item.to_owned())).collect::<Vec<_>>())
}

fn service(id: &'static str) -> impl Strategy<Value = Service> {
    let words = (name(), text(), text(), text(), text());
    let rest = (certificates(), accepted(), own_questions());
    (words, untidy_answers(), rest).prop_map(move |(words, answers, (certificates, accepted, own_questions))| {
        let (name, provider, plan, url, memo) = words;
        Service {
            id: Id(id.to_owned()),
            name,
            provider,
            plan,
            url,
            memo,
            answers,
            certificates,
            accepted,
            own_questions,
        }
    })
}

fn asker() -> impl Strategy<Value = Asker> {
    (text(), text()).prop_map(|(company, contact)| Asker { company, contact })
}

/// Up to three questions of the user's own.
fn own_questions() -> impl Strategy<Value = Vec<OwnQuestion>> {
    let one = (select(ITEMS.to_vec()), name()).prop_map(|(item, text)| OwnQuestion { item: item.to_owned(), text });
    vec(one, 0..3)
}

/// Up to three certificates of schemes of [`catalogue`] and of none.
pub fn certificates() -> impl Strategy<Value = Vec<Certificate>> {
    let ids = subsequence(vec!["c0", "c1", "c2"], 0..=3);
    ids.prop_flat_map(|ids| ids.into_iter().map(certificate).collect::<Vec<_>>())
}

fn certificate(id: &'static str) -> impl Strategy<Value = Certificate> {
    let scheme = select(vec![
        "isms",
        "isms-cloud",
        "p-mark",
        "gold",
        "silver",
        "star",
        "soc2",
        "sla",
        "disclosure",
        "iso-27001",
        "nowhere",
    ]);
    let levels = subsequence(vec!["security".to_owned(), "availability".to_owned(), "level-1".to_owned()], 0..=3);
    let lookup =
        (text(), day(), any::<bool>()).prop_map(|(register, day, found)| Some(Lookup { register, day: day?, found }));
    let who = (
        option::of(select(Holder::ALL.to_vec())),
        option::of(select(CertificateRole::ALL.to_vec())),
        option::of(any::<bool>()),
        option::of(any::<bool>()),
    );
    let words = (text(), text(), text(), text());
    let report = (option::of(select(ReportType::ALL.to_vec())), day(), day());
    let days = (day(), day(), day());
    (scheme, levels, who, words, days, report, lookup, evidence()).prop_map(
        move |(scheme, levels, (holder, role, names_service, report_seen), words, days, report, lookup, evidence)| {
            Certificate {
                levels,
                holder,
                role,
                scope: words.0,
                names_service,
                number: words.1,
                issued: days.0,
                valid_until: days.1,
                surveillance: days.2,
                auditor: words.2,
                report_seen,
                report_type: report.0,
                period_from: report.1,
                period_to: report.2,
                lookup,
                evidence,
                memo: words.3,
                ..Certificate::claimed(Id(id.to_owned()), scheme)
            }
        },
    )
}

/// Accepted findings, most of which are about nothing that is there.
pub fn accepted() -> impl Strategy<Value = Vec<Accepted>> {
    let item = option::of(select(ITEMS.to_vec()).prop_map(str::to_owned));
    let one = (item, name(), text(), day()).prop_map(|(item, note, by, day)| Accepted {
        finding: Key {
            rule: "scope-missing".to_owned(),
            certificate: Some(Id("c0".to_owned())),
            scheme: "isms".to_owned(),
            item,
            state: String::new(),
        },
        note,
        by,
        day: day.unwrap_or(Day::LAST),
    });
    vec(one, 0..3)
}

/// Where the user puts schemes.
fn placements() -> impl Strategy<Value = Vec<Placement>> {
    let schemes = subsequence(vec!["isms", "p-mark", "soc2"], 0..=3);
    schemes.prop_flat_map(|schemes| {
        let one = |scheme: &'static str| {
            (0..=MAX_PLACE, 0..=MAX_PLACE).prop_map(move |(expectation, effect)| Placement {
                scheme: scheme.to_owned(),
                expectation,
                effect,
            })
        };
        schemes.into_iter().map(one).collect::<Vec<_>>()
    })
}

pub fn profile() -> impl Strategy<Value = Profile> {
    let impact = || option::of(select(Impact::ALL.to_vec()));
    let impacts = (impact(), impact(), impact(), impact());
    let kinds = subsequence(vec!["personal", "public", "secret"], 0..=3);
    (text(), kinds, impacts, [text(), text(), text()]).prop_map(|(purpose, kinds, impacts, stops)| {
        let [hour, day, week] = stops;
        let (leak, tamper, loss, outage) = impacts;
        Profile {
            purpose,
            kinds: kinds.into_iter().map(str::to_owned).collect(),
            impacts: Impacts { leak, tamper, loss, outage },
            stops: Stops { hour, day, week },
        }
    })
}

fn emphasis() -> impl Strategy<Value = Emphasis> {
    select(Emphasis::ALL.to_vec())
}

/// Emphases of some items in any order, some of which say nothing.
pub fn stresses() -> impl Strategy<Value = Vec<Stress>> {
    let items = subsequence(ITEMS.to_vec(), 0..=ITEMS.len()).prop_shuffle();
    items.prop_flat_map(|items| {
        let stress = |item: &'static str| {
            let reasons = vec(text().prop_map(|ja| Text::new(ja, "so")), 0..2);
            (emphasis(), reasons, option::of(emphasis())).prop_map(|(proposed, reasons, chosen)| Stress {
                item: item.to_owned(),
                proposed,
                reasons,
                chosen,
            })
        };
        items.into_iter().map(stress).collect::<Vec<_>>()
    })
}

/// Weights that can be used.
pub fn weights() -> impl Strategy<Value = Weights> {
    [1..5u32, 0..5, 0..5].prop_map(|[normal, more, most]| Weights {
        normal,
        important: normal + more,
        must: normal + more + most,
    })
}

/// A decision for one of these services, of which there is at least one.
fn decision(services: Vec<Arc<Service>>) -> impl Strategy<Value = Arc<Decision>> {
    let today = || day().prop_map(|day| day.unwrap_or(Day::new(2026, 4, 1).expect("a day")));
    let item = || select(ITEMS.to_vec()).prop_map(str::to_owned);
    let risks = vec((item(), text()).prop_map(|(item, text)| Risk { item, text }), 0..3);
    let condition = (item(), text(), text(), day(), any::<bool>())
        .prop_map(|(item, text, owner, due, done)| Condition { item, text, owner, due, done });
    let words = (text(), text(), today(), today());
    let rest = (risks, vec(condition, 0..3), stresses(), weights(), 1..=RULE);
    (select(services.clone()), words, rest).prop_map(move |(chosen, (by, why, day, review), rest)| {
        let (risks, conditions, emphasis, weights, rule) = rest;
        Arc::new(Decision {
            service: chosen.id.clone(),
            by,
            day,
            why,
            risks,
            conditions,
            review,
            emphasis,
            weights,
            services: services.clone(),
            outcomes: vec![Outcome {
                service: chosen.id.clone(),
                conclusion: Some(Conclusion::Pending),
                low: Some(0),
                high: None,
            }],
            rule,
        })
    })
}

fn record(services: Vec<Arc<Service>>) -> impl Strategy<Value = Record> {
    if services.is_empty() {
        return Just(Record::default()).boxed();
    }
    let decisions = (option::of(decision(services.clone())), vec(decision(services), 0..2));
    (decisions, day()).prop_map(|((decision, past), review_began)| Record { decision, past, review_began }).boxed()
}

/// A comparison as a hand may have written it: answers in any order, blank ones among them, but no problems.
pub fn untidy_comparison() -> impl Strategy<Value = Comparison> {
    let services = subsequence(SERVICES.to_vec(), 0..=4)
        .prop_shuffle()
        .prop_flat_map(|ids| ids.into_iter().map(service).collect::<Vec<_>>());
    let services = services.prop_flat_map(|services| {
        let services: Vec<Arc<Service>> = services.into_iter().map(Arc::new).collect();
        (Just(services.clone()), record(services))
    });
    let needs = (option::of(profile()), stresses(), weights());
    let words = (name(), text(), asker());
    (words, needs, services, placements()).prop_map(|(words, needs, (services, record), placements)| {
        let (title, memo, asker) = words;
        let day = Day::new(2026, 4, 1).expect("a day");
        let mut comparison = Comparison::new(Id("c".to_owned()), title, day, &list());
        (comparison.memo, comparison.asker) = (memo, asker);
        (comparison.profile, comparison.emphasis, comparison.weights) = needs;
        comparison.services = services;
        comparison.placements = placements;
        comparison.record = record;
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
    (item.prop_flat_map(|item| answer(item.to_owned())), wild(text()), weighted(0.2)).prop_map(
        |(mut answer, condition, blank)| {
            answer.condition = condition;
            if blank {
                answer = Answer { by: answer.by, day: answer.day, ..Answer::empty(answer.item) };
            }
            answer
        },
    )
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
    let item = || prop_oneof![20 => select(ITEMS.to_vec()), 1 => Just("nowhere")].prop_map(str::to_owned);
    let any_profile = (option::of(profile()), wild(text()), stresses(), option::weighted(0.1, item()));
    let any_weights = (weights(), weighted(0.1))
        .prop_map(|(weights, spoil)| Weights { normal: if spoil { 0 } else { weights.normal }, ..weights });
    let any_record = service("s0").prop_flat_map(|service| record(vec![Arc::new(service)]));
    let leaf = Union::new_weighted(vec![
        (2, any_profile.prop_map(put_profile).boxed()),
        (3, (item(), option::of(emphasis())).prop_map(|(item, chosen)| Edit::Stress { item, chosen }).boxed()),
        (1, any_weights.prop_map(Edit::Weights).boxed()),
        (2, (any_record, id(), weighted(0.1)).prop_map(put_record).boxed()),
        (2, (id(), certificates(), wild(text())).prop_map(put_certificates).boxed()),
        (1, (id(), accepted()).prop_map(|(service, accepted)| Edit::Accepted { service, accepted }).boxed()),
        (1, (placements(), weighted(0.2)).prop_map(place).boxed()),
        (1, (asker(), wild(text())).prop_map(|(asker, contact)| Edit::Asker(Asker { contact, ..asker })).boxed()),
        (2, (id(), own_questions(), item(), wild(name())).prop_map(ask).boxed()),
        (1, wild(name()).prop_map(Edit::Title).boxed()),
        (1, text().prop_map(Edit::Memo).boxed()),
        (2, (any::<Index>(), any_service()).prop_map(add).boxed()),
        (1, id().prop_map(Edit::RemoveService).boxed()),
        (3, arrangement().boxed()),
        (8, (id(), any_answer()).prop_map(|(service, answer)| Edit::Answer { service, answer }).boxed()),
    ]);
    leaf.prop_recursive(2, 12, 4, |edit| vec(edit, 0..4).prop_map(Edit::Batch))
}

fn add((at, service): (Index, Service)) -> Edit {
    Edit::AddService { at: at.index(8), service: Arc::new(service) }
}

/// Certificates of which the first may have a number that is too long.
fn put_certificates((service, mut certificates, number): (Id, Vec<Certificate>, String)) -> Edit {
    if let Some(first) = certificates.first_mut() {
        first.number = number;
    }
    Edit::Certificates { service, certificates }
}

/// Questions of which the last may be of no item, empty, or too long.
fn ask((service, mut questions, item, text): (Id, Vec<OwnQuestion>, String, String)) -> Edit {
    questions.push(OwnQuestion { item, text });
    Edit::OwnQuestions { service, questions }
}

/// Placements of which the first may be off the map.
fn place((mut placements, spoil): (Vec<Placement>, bool)) -> Edit {
    if let Some(first) = placements.first_mut().filter(|_| spoil) {
        first.effect = MAX_PLACE + 1;
    }
    Edit::Placements(placements)
}

/// A profile with a text that may be too long, and emphases of which one may be of no item or there twice.
fn put_profile(
    (profile, purpose, mut emphasis, extra): (Option<Profile>, String, Vec<Stress>, Option<String>),
) -> Edit {
    emphasis.extend(extra.map(|item| Stress { item, proposed: Emphasis::Must, reasons: Vec::new(), chosen: None }));
    let profile = profile.map(|profile| Box::new(Profile { purpose, ..profile }));
    Edit::Profile { profile, emphasis }
}

/// A record that may be about a service that is not in it.
fn put_record((mut record, id, spoil): (Record, Id, bool)) -> Edit {
    if let Some(decision) = record.decision.as_mut().filter(|_| spoil) {
        Arc::make_mut(decision).service = id;
    }
    Edit::Record(Box::new(record))
}
