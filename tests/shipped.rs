//! Every authored file of the repository, read with the program's own readers: complete, in both languages, exact where
//! it must be exact, drawable on every terminal, and silent about what the program must not claim.

#[path = "shipped/catalogue.rs"]
mod catalogue;
#[path = "shipped/claims.rs"]
mod claims;
#[allow(dead_code, reason = "shared with tests/house.rs")]
#[path = "house/source.rs"]
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use kumomi::{
    model::{
        Answer, Change, Checklist, Comparison, Conclusion, Day, Emphasis, Guide, Harm, Impact, Lang, Questions, Remedy,
        Score, ScoreLine, Settlement, Side, Standing, When, changes, decide, is_hidden, propose, rank, settle,
    },
    store,
    tui::theme::{NAMES, Role, Theme},
};
use serde::de::IgnoredAny;
use serde_json::Value;
use source::{tokens, without_tests};
use unicode_width::UnicodeWidthChar;

const LIST: &str = "checklists/ipa-cloud-15.ron";
const SAMPLES: [&str; 2] = ["assets/sample.ron", "assets/sample.en.ron"];
const THEME: &str = "assets/theme.ron";
const SCHEMES: &str = "assets/schemes.ron";
const STUDY: &str = "assets/study.ron";
const FINDINGS: &str = "assets/findings.ron";
const COMMANDS: &str = "assets/commands.ron";

/// Title, side, and whether there are questions for the vendor.
type Expected = (&'static str, Side, bool);

/// The titles of the guide, letter for letter, who can fulfil the item, and whether there is something to ask a vendor.
const TITLES: [(&str, &[Expected]); 3] = [
    (
        "選択するときのポイント",
        &[
            ("どの業務で利用するか明確にする", Side::Own, false),
            ("クラウドサービスの種類を選ぶ", Side::Own, true),
            ("取扱う情報の重要度を確認する", Side::Own, false),
            ("セキュリティのルールと矛盾しないようにする", Side::Own, true),
            ("クラウド事業者の信頼性を確認する", Side::Both, true),
            ("クラウドサービスの安全・信頼性を確認する", Side::Provider, true),
        ],
    ),
    (
        "運用するときのポイント",
        &[
            ("管理担当者を決める", Side::Own, false),
            ("利用者の範囲を決める", Side::Own, true),
            ("利用者の認証を厳格に行う", Side::Both, true),
            ("バックアップに責任を持つ", Side::Both, true),
        ],
    ),
    (
        "セキュリティ管理のポイント",
        &[
            ("付帯するセキュリティ対策を確認する", Side::Provider, true),
            ("利用者サポートの体制を確認する", Side::Provider, true),
            ("利用終了時のデータを確保する", Side::Both, true),
            ("適用法令や契約条件を確認する", Side::Both, true),
            ("データ保存先の地理的所在地を確認する", Side::Both, true),
        ],
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).expect("an authored file is UTF-8")
}

fn list() -> Checklist {
    store::read_checklist(&root().join(LIST)).unwrap_or_else(|error| panic!("{}", error.message(Lang::En)))
}

fn sample(file: &str) -> Comparison {
    store::read_comparison(&root().join(file)).unwrap_or_else(|error| panic!("{}", error.message(Lang::En)))
}

/// All files with an extension below a folder, with paths below the repository.
fn files(folder: &str, extension: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(root().join(folder)).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        let below = format!("{folder}/{name}");
        if path.is_dir() {
            found.extend(files(&below, extension));
        } else if Path::new(&below).extension().is_some_and(|is| is == extension) {
            found.insert(below);
        }
    }
    found
}

/// Whether a character is Japanese: kana, kanji, or a full-width sign.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff9f}')
}

/// Every text of a value with the way to it.
fn texts(value: &Value, way: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => into.push((way.to_owned(), text.clone())),
        Value::Array(all) => all.iter().enumerate().for_each(|(n, one)| texts(one, &format!("{way}[{n}]"), into)),
        Value::Object(all) => all.iter().for_each(|(key, one)| texts(one, &format!("{way}.{key}"), into)),
        _ => {}
    }
}

/// Every string of the code below these folders, tests left out.
fn code_texts(folders: &[&str]) -> Vec<(String, String)> {
    let (mut found, mut tests) = (Vec::new(), Vec::new());
    for file in folders.iter().flat_map(|folder| files(folder, "rs").into_iter().chain([format!("{folder}.rs")])) {
        if !root().join(&file).exists() {
            continue;
        }
        let (code, modules) = without_tests(&tokens(&text(&file)));
        let folder = file.trim_end_matches(".rs").trim_end_matches("/lib");
        tests.extend(modules.into_iter().map(|name| format!("{folder}/{name}.rs")));
        found.extend(code.into_iter().map(|token| (format!("{file}:{}", token.line), token.literal)));
    }
    found.retain(|(way, text)| !text.is_empty() && !tests.iter().any(|test| way.starts_with(test.as_str())));
    found
}

#[test]
fn every_authored_file_is_known_here() {
    let known = [LIST, THEME, SCHEMES, STUDY, FINDINGS, COMMANDS].into_iter().chain(SAMPLES);
    let known: BTreeSet<String> = known.map(str::to_owned).collect();
    let there: BTreeSet<String> =
        ["checklists", "assets"].into_iter().flat_map(|folder| files(folder, "ron")).collect();
    assert_eq!(there, known, "a new authored file needs its checks here");
}

#[test]
fn the_list_has_no_problems_and_is_the_embedded_one() {
    assert_eq!(list().problems(), []);
    assert_eq!(list(), store::builtin_checklist());
    assert_eq!(text(LIST), store::builtin_checklist_source());
    assert_eq!((list().id.as_str(), list().edition.as_str()), ("ipa-cloud-15", "2026-03"));
    assert_eq!(list().languages, ["ja", "en"]);
}

#[test]
fn titles_are_those_of_the_guide() {
    let list = list();
    let titles =
        |section: &kumomi::model::Section| section.items.iter().map(|item| item.title.ja.clone()).collect::<Vec<_>>();
    assert_eq!(list.sections.iter().map(|section| section.items.len()).collect::<Vec<_>>(), [6, 4, 5]);
    for (section, (title, items)) in list.sections.iter().zip(TITLES) {
        assert_eq!(section.title.ja, title);
        assert_eq!(titles(section), items.iter().map(|item| item.0).collect::<Vec<_>>());
        for (item, (title, side, asks)) in section.items.iter().zip(items) {
            assert_eq!(item.side, *side, "{title}");
            assert_eq!(item.vendor_questions.len(), if *asks { 3 } else { 0 }, "{title}");
        }
    }
    for (n, item) in list.items().enumerate() {
        assert_eq!(item.number as usize, n + 1);
        assert_eq!(item.id, format!("ipa15-{:02}", n + 1), "ids never change");
        let doubtful = [4, 7, 9, 14].contains(&item.number);
        assert_eq!(!item.title_note.is_empty(), doubtful, "the note on the reading of title {}", n + 1);
    }
}

#[test]
fn every_item_is_complete_in_both_languages() {
    for item in list().items() {
        let parts = [&item.examples, &item.evidence].map(Vec::len);
        assert!(parts.iter().all(|len| *len > 0), "{}", item.id);
        assert!(!item.harms.is_empty() && !item.places.is_empty(), "{}", item.id);
        let looks = &item.looks;
        for text in [&item.why, &item.side_note, &looks.yes, &looks.partly, &looks.no, &looks.na] {
            assert!(!text.is_empty(), "{}", item.id);
        }
    }
    both_languages(&serde_json::to_value(list()).expect("a list"), LIST);
}

fn both_languages(value: &Value, way: &str) {
    match value {
        Value::Object(all) => {
            assert_eq!(all.contains_key("ja"), all.contains_key("en"), "{way}");
            for (key, one) in all {
                both_languages(one, &format!("{way}.{key}"));
            }
        }
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(n, one)| both_languages(one, &format!("{way}[{n}]")));
        }
        Value::String(text) => assert_eq!(text.trim(), text, "{way}: blanks at the ends"),
        _ => {}
    }
}

#[test]
fn samples_are_marked_and_ask_what_the_list_asks() {
    for (file, lang, mark) in [(SAMPLES[0], Lang::Ja, "これは見本です"), (SAMPLES[1], Lang::En, "This is a sample")]
    {
        let sample = sample(file);
        assert_eq!(sample.problems(), [], "{file}");
        assert!(sample.sample && sample.memo.starts_with(mark), "{file}");
        assert_eq!(*sample.questions, Questions::freeze(&list()), "{file}");
        assert_eq!(sample.services.len(), 4, "{file}");
        let mut tidy = sample.clone();
        tidy.tidy();
        assert_eq!(tidy, sample, "{file}: answers in order, none blank");
        for service in &sample.services {
            let host = service.url.trim_start_matches("https://").trim_end_matches('/');
            assert!(host.ends_with(".example"), "{file}: {host} may exist");
        }
        let embedded = Comparison { id: sample.id.clone(), ..store::sample(lang) };
        assert_eq!(embedded, sample, "{file}");
    }
}

#[test]
fn samples_are_weighed_by_the_rules_and_show_every_conclusion() {
    for file in SAMPLES {
        let sample = sample(file);
        let proposed = propose(&sample.questions, sample.profile.as_ref(), Some(&list()), &sample.emphasis);
        assert_eq!(sample.emphasis, proposed, "{file}");
        assert_eq!(sample.weights, guide().weights, "{file}");
        let chosen: Vec<_> = sample.emphasis.iter().filter(|stress| stress.chosen.is_some()).collect();
        let [by_hand] = &chosen[..] else { panic!("{file}: one weight is chosen by hand") };
        assert_eq!(
            (by_hand.item.as_str(), by_hand.proposed, by_hand.chosen),
            ("ipa15-08", Emphasis::Important, Some(Emphasis::Must)),
            "{file}"
        );
        let musts = sample.emphasis.iter().filter(|stress| stress.emphasis() == Emphasis::Must);
        let musts: Vec<_> = musts.map(|stress| stress.item.as_str()).collect();
        assert_eq!(musts, ["ipa15-06", "ipa15-08", "ipa15-09", "ipa15-10", "ipa15-11"], "{file}");
        let ranked = rank(&sample);
        let found: Vec<_> = ranked.iter().map(|one| (one.conclusion, one.place)).collect();
        let all: Vec<_> = Conclusion::ALL.map(Some).into_iter().zip((1..).map(Some)).collect();
        assert_eq!(found, all, "{file}: each conclusion once");
        let settled = Settlement::Settled { winner: ranked[0].service.clone(), alone: false, level: Vec::new() };
        assert_eq!(settle(&ranked), settled, "{file}");
    }
}

/// Every answer of a sample with the line of its score.
fn answers(sample: &Comparison) -> Vec<(&Answer, ScoreLine)> {
    let of = |service| {
        let lines = Score::whole(service, sample).lines.into_iter();
        lines.filter_map(|line| Some((service.answer(&line.item)?, line)))
    };
    sample.services.iter().flat_map(|service| of(service)).collect()
}

#[test]
fn samples_show_what_an_answer_can_be_worth() {
    for file in SAMPLES {
        let sample = sample(file);
        let answers = answers(&sample);
        let numbers = |test: &dyn Fn(&Answer, &ScoreLine) -> bool| -> Vec<u32> {
            let found = answers.iter().filter(|(answer, line)| test(answer, line));
            found.map(|(_, line)| line.number).collect()
        };
        let must = |line: &ScoreLine| line.emphasis == Emphasis::Must;
        assert_eq!(numbers(&|_, line| line.standing == Standing::Yes), [12], "{file}: a bare Yes");
        assert_eq!(
            numbers(&|_, line| must(line) && line.standing == Standing::Out),
            [10, 8],
            "{file}: a must that does not apply"
        );
        assert_eq!(numbers(&|_, line| line.standing == Standing::Unmet(Remedy::Homework)), [8], "{file}: own homework");
        assert_eq!(numbers(&|_, line| line.recheck), [14], "{file}: 要見直し");
        assert_eq!(numbers(&|answer, _| !answer.earlier.is_empty()), [9], "{file}: 前の回答");
        let earlier = answers.iter().flat_map(|(answer, _)| answer.earlier.iter().map(|one| (&answer.by, &one.by)));
        assert!(earlier.clone().all(|(now, then)| now != then), "{file}: another person's");
        assert_eq!(numbers(&|answer, _| answer.lacks_reason()), [12], "{file}: a reason is missing");
        let open = sample.services.iter().flat_map(|service| Score::whole(service, &sample).lines);
        assert_eq!(open.filter(|line| line.standing == Standing::Open).count(), 5, "{file}");
        let asked = sample.services.iter().flat_map(|service| &service.own_questions);
        assert_eq!(asked.map(|one| one.item.as_str()).collect::<Vec<_>>(), ["ipa15-06"], "{file}");
        assert_eq!(sample.placements.len(), 2, "{file}: on the map");
    }
}

#[test]
fn samples_show_a_decision_that_says_what_remains() {
    for file in SAMPLES {
        let sample = sample(file);
        let record = &sample.record;
        let decision = record.decision.as_deref().expect("a decision");
        assert!(record.past.is_empty() && record.review_began.is_none(), "{file}");
        let then = Comparison {
            services: decision.services.clone(),
            emphasis: decision.emphasis.clone(),
            weights: decision.weights,
            ..sample.clone()
        };
        let as_decided = decide(&then, decision.service.clone(), decision.day);
        assert_eq!(decision.outcomes, as_decided.outcomes, "{file}: as the rule concluded that day");
        let day = |text: &str| text.parse::<Day>().expect("a day");
        assert_eq!((decision.day, decision.review), (day("2026-04-24"), day("2027-04-24")), "{file}");
        assert!(!decision.by.is_empty() && !decision.why.is_empty(), "{file}");
        let outcome = decision.outcomes.iter().find(|one| one.service == decision.service);
        let outcome = outcome.expect("the chosen one");
        assert_eq!(
            (outcome.conclusion, outcome.low, outcome.high),
            (Some(Conclusion::Conditional), Some(75), Some(79)),
            "{file}"
        );
        // Everything that remained is accepted or somebody fixes it, by name.
        let chosen = then.service(&decision.service).expect("the chosen one");
        let lines = Score::whole(chosen, &then).lines;
        let left: BTreeSet<_> = lines.iter().filter(|line| line.task().is_some()).map(|line| &line.item).collect();
        let told = decision.risks.iter().map(|risk| &risk.item);
        let told: BTreeSet<_> = told.chain(decision.conditions.iter().map(|one| &one.item)).collect();
        assert_eq!(told, left, "{file}");
        assert!(decision.risks.iter().all(|risk| !risk.text.is_empty()), "{file}");
        let whole = |one: &kumomi::model::Condition| !one.text.is_empty() && !one.owner.is_empty() && one.due.is_some();
        assert!(decision.conditions.iter().all(whole), "{file}: who, until when");
        let done: Vec<_> = decision.conditions.iter().map(|one| (one.item.as_str(), one.done)).collect();
        assert_eq!(done, [("ipa15-08", false), ("ipa15-12", true), ("ipa15-13", false)], "{file}");
        let later = changes(&sample, decision);
        assert!(matches!(&later[..], [Change::Answer { item, .. }] if item == "ipa15-12"), "{file}: {later:?}");
    }
}

#[test]
fn samples_record_marks_as_one_should() {
    for file in SAMPLES {
        let sample = sample(file);
        let certificates: Vec<_> = sample.services.iter().flat_map(|service| &service.certificates).collect();
        let looked_up = certificates.iter().filter(|one| one.lookup.is_some());
        assert!(looked_up.count() >= 2, "{file}");
        // A page of 2020 that was read in 2026 says nothing of 2026.
        let dated = certificates.iter().flat_map(|one| one.evidence.iter().map(|evidence| (&one.scheme, evidence)));
        let dated: Vec<_> = dated.filter(|(_, evidence)| evidence.dated.is_some()).collect();
        let [(scheme, evidence)] = &dated[..] else { panic!("{file}: one old page") };
        let days = [evidence.seen, evidence.dated].map(|day| day.expect("a day").to_string());
        assert_eq!(scheme.as_str(), "cs-mark-gold", "{file}");
        assert_eq!(days, ["2026-04-17", "2020-11-30"], "{file}");
        let begun = sample.created;
        let seen = sample.services.iter().flat_map(|service| {
            let answers = service.answers.iter().flat_map(|answer| &answer.evidence);
            answers.chain(service.certificates.iter().flat_map(|one| &one.evidence))
        });
        assert!(
            seen.filter_map(|evidence| evidence.seen).all(|day| day >= begun),
            "{file}: nothing was seen before it was begun"
        );
        let accepted: Vec<_> = sample.services.iter().flat_map(|service| &service.accepted).collect();
        assert!(!accepted.is_empty() && accepted.iter().all(|one| !one.note.is_empty()), "{file}");
    }
}

fn guide() -> Guide {
    list().guide.expect("a guide")
}

#[test]
fn the_guide_is_complete_and_its_rules_follow_from_the_harms() {
    let (list, guide) = (list(), guide());
    let kinds: Vec<_> = guide.kinds.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(
        kinds,
        ["public", "internal", "secret", "personal", "sensitive", "entrusted", "my-number"],
        "ids never change"
    );
    let told: Vec<_> = guide.examples.iter().map(|one| (one.harm.as_str(), one.impact)).collect();
    let all = Harm::ALL.into_iter().flat_map(|harm| Impact::ALL.map(|impact| (harm.id(), impact)));
    assert_eq!(told, all.collect::<Vec<_>>());
    for rule in &guide.rules {
        assert!(!rule.items.is_empty() && rule.items.is_sorted(), "{rule:?}");
        for item in &rule.items {
            let item = list.item(item).expect("an item of the list");
            match &rule.when {
                When::Impact(harm, impact) => {
                    assert!(item.harms.contains(harm), "{} does not guard against {harm}", item.id);
                    assert_ne!(*impact, Impact::Small, "a small impact asks for nothing");
                    let must = rule.emphasis == Emphasis::Must;
                    assert!(!must || *impact == Impact::Large, "{rule:?}");
                }
                When::Kind(_) => assert!(item.harms.contains(&"leak".to_owned()), "{rule:?}"),
            }
        }
    }
    // Where all is at stake, some things still are not.
    let large = |harm: Harm| {
        guide.rules.iter().filter(move |rule| rule.when == When::Impact(harm.id().to_owned(), Impact::Large))
    };
    let musts: BTreeSet<_> = Harm::ALL
        .into_iter()
        .flat_map(large)
        .filter(|rule| rule.emphasis == Emphasis::Must)
        .flat_map(|rule| &rule.items)
        .collect();
    assert_eq!(musts.len(), 4);
}

#[test]
fn samples_differ_in_words_only() {
    let [ja, en] = SAMPLES.map(|file| bones(serde_json::to_value(sample(file)).expect("a sample")));
    assert_eq!(ja, en);
    for (way, text) in words(SAMPLES[1]) {
        assert!(!text.chars().any(is_japanese), "{way}: {text}");
    }
}

/// The texts of a sample that are not its questions.
fn words(file: &str) -> Vec<(String, String)> {
    let mut value = serde_json::to_value(sample(file)).expect("a sample");
    let parts = value.as_object_mut().expect("a map");
    // Both of them are in both languages.
    parts.remove("questions");
    parts.remove("emphasis");
    if let Some(decision) = value.pointer_mut("/record/decision").and_then(Value::as_object_mut) {
        decision.remove("emphasis");
    }
    let mut found = Vec::new();
    texts(&value, file, &mut found);
    found
}

/// A sample without what is written in words.
fn bones(mut value: Value) -> Value {
    let wordy = [
        "title",
        "name",
        "provider",
        "plan",
        "memo",
        "note",
        "condition",
        "text",
        "by",
        "purpose",
        "stops",
        "scope",
        "register",
        "why",
        "owner",
    ];
    match &mut value {
        Value::Object(all) => {
            for (key, one) in all.iter_mut() {
                let whole = one.take();
                if !((whole.is_string() || key == "stops") && wordy.contains(&key.as_str())) {
                    *one = bones(whole);
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| *one = bones(one.take())),
        _ => {}
    }
    value
}

#[test]
#[allow(clippy::zero_sized_map_values, reason = "only the names of the roles are of interest")]
fn every_theme_has_every_role() {
    let themes: BTreeMap<String, BTreeMap<Role, IgnoredAny>> = ron::from_str(&text(THEME)).expect("themes");
    assert_eq!(themes.keys().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(NAMES));
    for (name, theme) in &themes {
        assert_eq!(theme.keys().copied().collect::<BTreeSet<_>>(), BTreeSet::from(Role::ALL), "{name}");
        assert!(Theme::named(name).is_some());
    }
}

#[test]
fn every_character_has_one_width_and_can_be_seen() {
    let authored =
        [LIST, THEME, SCHEMES, STUDY, FINDINGS].into_iter().chain(SAMPLES).map(|file| (file.to_owned(), text(file)));
    let drawn = code_texts(&["src/model", "src/tui"]).into_iter().map(|(way, text)| {
        // `…` has a twin in ASCII; `─` is what the terminal is probed with.
        (way, text.replace(['…', '─'], ""))
    });
    let bad: Vec<String> = authored
        .chain(drawn)
        .flat_map(|(way, text)| {
            let bad: Vec<char> = text.chars().filter(|c| is_unsteady(*c)).collect();
            bad.into_iter().map(move |c| format!("{way}: {}", c.escape_unicode()))
        })
        .collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// Whether a character is hidden, half-width katakana, or one or two columns wide depending on the terminal.
fn is_unsteady(c: char) -> bool {
    let ambiguous = c.width() != c.width_cjk() || matches!(c, '\u{370}'..='\u{4ff}');
    ambiguous || (is_hidden(c) && c != '\n') || matches!(c, '\u{ff61}'..='\u{ff9f}')
}

#[test]
fn unsteady_characters_are_recognised() {
    for c in "○△×●■★→…“”‘’①※─│┌Ⅲα±\u{200b}\u{202e}\u{1b}\tｶ".chars() {
        assert!(is_unsteady(c), "{c:?}");
    }
    for c in "はい、一部。「対象外」・〜ー漢ａA!-~※\n".chars().filter(|c| *c != '※') {
        assert!(!is_unsteady(c), "{c:?}");
    }
}
