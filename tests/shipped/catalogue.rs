//! The catalogue of schemes and the study: complete, in both languages, cited, both sides where the documents differ,
//! and empty where they are silent.

use std::collections::{BTreeMap, BTreeSet};

use kumomi::{
    model::{
        Addressee, Basis, Catalogue, Cite, Holders, Lang, Questions, Readable, Said, Scheme, SchemeField, StateId,
        Study,
    },
    pages::{credit::said, flow::lay, scheme},
    store,
    typeset::width,
};
use serde_json::Value;

use super::{is_japanese, list};

/// The ids of the reference, in its order.
const IDS: [&str; 69] = [
    "isms",
    "isms-cloud",
    "cloud-infosec-audit",
    "cs-mark-gold",
    "cs-mark-silver",
    "ismap",
    "ismap-liu",
    "asp-saas-disclosure",
    "dx-nintei",
    "p-mark",
    "itsms",
    "bcms",
    "gov-unified-standards",
    "mic-cloud-guideline",
    "mic-disclosure-guideline",
    "meti-cloud-guideline",
    "meti-cloud-guidebook",
    "cloud-infosec-criteria",
    "med-3sho2",
    "fisc",
    "meti-cyber-mgmt-guideline",
    "digital-governance-code",
    "ipa-cloud-tebiki",
    "ipa-sme-guideline",
    "info-disclosure-general",
    "vendor-own-scheme",
    "sla",
    "csa-star",
    "csa-star-l1",
    "csa-star-ebsa",
    "csa-star-attestation",
    "csa-star-certification",
    "csa-star-l3",
    "csa-ccm",
    "ece-staraudit",
    "eu-sec",
    "eucc",
    "fedramp",
    "g-cloud",
    "ncsc-cloud-principles",
    "nis",
    "nis2",
    "c5",
    "irap",
    "mtcs",
    "iso-27001",
    "iso-27002",
    "iso-27005",
    "iso-27017",
    "iso-27018",
    "iso-27036-4",
    "iso-29100",
    "iso-29134",
    "iso-29151",
    "iso-20000-1",
    "iso-22301",
    "soc1",
    "soc2",
    "soc2-plus",
    "soc3",
    "nist-800-53",
    "nist-800-171",
    "nist-800-144",
    "nist-800-146",
    "nist-csf",
    "pci-dss",
    "hipaa-hitech",
    "appi",
    "gdpr",
];

/// The documents: id, year, number of lines.
const DOCUMENTS: [(&str, u16, u32); 5] =
    [("000", 2025, 190), ("001", 2020, 69), ("002", 2024, 1622), ("003", 2026, 353), ("004", 2012, 1684)];

/// Where the documents contradict each other, and which of them: all there are.
const DISPUTES: [(&str, SchemeField, &[&str]); 20] = [
    ("isms", SchemeField::Isms, &["003", "004"]),
    ("cloud-infosec-audit", SchemeField::Operator, &["000", "002"]),
    ("cloud-infosec-audit", SchemeField::Method, &["000", "002"]),
    ("cloud-infosec-audit", SchemeField::Validity, &["001", "002"]),
    ("cloud-infosec-audit", SchemeField::Isms, &["000", "002"]),
    // One article against itself: the whole and the sum of its parts.
    ("cloud-infosec-audit", SchemeField::Cost, &["000"]),
    ("cs-mark-gold", SchemeField::Operator, &["000", "001"]),
    ("cs-mark-gold", SchemeField::Layer, &["001", "002"]),
    ("cs-mark-gold", SchemeField::Validity, &["001", "002"]),
    ("cs-mark-gold", SchemeField::Isms, &["000", "001"]),
    ("cs-mark-gold", SchemeField::Cost, &["000"]),
    ("cs-mark-silver", SchemeField::Operator, &["000", "002"]),
    ("cs-mark-silver", SchemeField::Method, &["000", "002"]),
    ("p-mark", SchemeField::Isms, &["002", "004"]),
    ("itsms", SchemeField::Register, &["002", "004"]),
    // A document against what is known outside.
    ("eucc", SchemeField::Layer, &["002"]),
    ("iso-27002", SchemeField::Layer, &["001", "002"]),
    ("iso-27018", SchemeField::Layer, &["002", "004"]),
    // A note against a figure of the same document.
    ("iso-29100", SchemeField::Validity, &["002"]),
    ("soc2", SchemeField::Register, &["002", "004"]),
];

/// Official names in Japanese that stand in for the short name in both languages.
const JAPANESE_ABBREVIATIONS: [&str; 2] = ["統一基準群", "3省2ガイドライン"];

/// Names that are written without a Japanese letter in Japanese as well.
const LATIN_NAMES: [&str; 12] = [
    "ISMAP-LIU",
    "CSA STAR",
    "EU-SEC",
    "PCI DSS",
    "PCI SSC",
    "JIPDEC",
    "EU",
    "ISO/IEC 29151",
    "Star3",
    "Star4",
    "Star5",
    "Tier2",
];

fn catalogue() -> Catalogue {
    store::builtin_catalogue()
}

fn scheme<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Scheme {
    catalogue.scheme(id).unwrap_or_else(|| panic!("no scheme {id}"))
}

/// Every text in two languages of a value with the way to it.
fn pairs(value: &Value, way: &str, into: &mut Vec<(String, String, String)>) {
    match value {
        Value::Object(all) => {
            if let (Some(Value::String(ja)), Some(Value::String(en))) = (all.get("ja"), all.get("en")) {
                into.push((way.to_owned(), ja.clone(), en.clone()));
            }
            for (key, one) in all {
                pairs(one, &format!("{way}.{key}"), into);
            }
        }
        Value::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                let id = one.get("id").and_then(Value::as_str);
                let place = id.map_or_else(|| n.to_string(), str::to_owned);
                pairs(one, &format!("{way}[{place}]"), into);
            }
        }
        _ => {}
    }
}

fn all_pairs() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let catalogue = serde_json::to_value(catalogue()).expect("a catalogue");
    let study = serde_json::to_value(store::study()).expect("a study");
    pairs(&catalogue, "catalogue", &mut found);
    pairs(&study, "study", &mut found);
    assert!(found.len() > 1_200, "the texts were found");
    found
}

/// Whether a text for readers of English keeps Japanese to brackets behind the English words.
fn is_english(text: &str) -> bool {
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            c if is_japanese(c) && depth == 0 => return false,
            _ => {}
        }
    }
    text.chars().any(|c| c.is_ascii_alphabetic() || c.is_ascii_digit())
}

/// Whether a cited place is `L<a>` or `L<a>-<b>`, with lines that the document has.
fn is_place(cite: &Cite) -> bool {
    let lines = |text: &str| -> Option<u32> {
        let plain = !text.is_empty() && !text.starts_with('0') && text.chars().all(|c| c.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let known = DOCUMENTS.iter().find(|known| known.0 == cite.document());
    let Some((&(_, _, last), place)) = known.zip(cite.place().strip_prefix('L')) else {
        return false;
    };
    match place.split_once('-') {
        None => lines(place).is_some_and(|line| line <= last),
        Some((from, to)) => lines(from).zip(lines(to)).is_some_and(|(from, to)| from < to && to <= last),
    }
}

#[test]
fn the_catalogue_has_the_schemes_of_the_reference() {
    let catalogue = catalogue();
    let ids: BTreeSet<&str> = catalogue.schemes.iter().map(|scheme| scheme.id.as_str()).collect();
    assert_eq!(ids, BTreeSet::from(IDS));
    assert_eq!(catalogue.schemes.len(), 69);
    assert_eq!(catalogue.problems(None), []);
    let documents: Vec<(&str, u16)> =
        catalogue.sources.iter().map(|source| (source.id.as_str(), source.year)).collect();
    assert_eq!(documents, DOCUMENTS.map(|(id, year, _)| (id, year)));
}

#[test]
fn every_item_of_the_catalogue_is_in_the_list() {
    let (catalogue, list) = (catalogue(), list());
    let mut touched = BTreeSet::new();
    for scheme in &catalogue.schemes {
        let helps = scheme.helps.iter().map(|help| &help.item);
        for item in helps.chain(scheme.gaps.iter().map(|gap| &gap.item)) {
            assert!(list.item(item).is_some(), "{}: {item}", scheme.id);
            touched.insert(item.clone());
        }
    }
    assert_eq!(touched.len(), 15, "there is something to say at every item");
}

#[test]
fn every_scheme_has_a_year_and_every_place_is_one_that_the_document_has() {
    let (catalogue, study) = (catalogue(), store::study());
    for scheme in &catalogue.schemes {
        assert!(catalogue.year(scheme).is_some_and(|year| year >= 2012), "{}", scheme.id);
        for cite in scheme.cites() {
            assert!(is_place(cite), "{}: {}", scheme.id, cite.0);
        }
    }
    for cite in study.cites() {
        assert!(is_place(cite), "study: {}", cite.0);
        assert!(["003", "004"].contains(&cite.document()), "study: {}", cite.0);
    }
}

#[test]
fn a_place_that_is_none_is_recognised() {
    let place = |text: &str| is_place(&Cite(text.to_owned()));
    assert!(place("003:L5") && place("003:L5-353"));
    for wrong in ["003:5", "003:L5-", "003:L9-5", "003:L5-354", "003:L05", "005:L1", "003"] {
        assert!(!place(wrong), "{wrong}");
    }
}

#[test]
fn every_text_is_in_its_language() {
    let mut latin: BTreeSet<String> = BTreeSet::new();
    for (way, ja, en) in all_pairs() {
        assert!(is_english(&en), "{way}: {en}");
        if !ja.chars().any(is_japanese) || ja.trim_end_matches('。').is_ascii() {
            let name = ja.trim_end_matches('。').to_owned();
            assert!(LATIN_NAMES.contains(&name.as_str()), "{way}: {ja}");
            latin.insert(name);
        }
    }
    assert_eq!(latin, LATIN_NAMES.map(str::to_owned).into(), "names that are not needed");
    let catalogue = catalogue();
    let abbreviations = catalogue.schemes.iter().map(|scheme| scheme.abbr.as_str());
    let japanese: BTreeSet<&str> = abbreviations.filter(|abbr| abbr.chars().any(is_japanese)).collect();
    assert_eq!(japanese, JAPANESE_ABBREVIATIONS.into());
}

#[test]
fn japanese_in_an_english_text_is_recognised() {
    assert!(is_english("ISMS-AC (情報マネジメントシステム認定センター) and others"));
    for wrong in ["the 認証 of", "IPA、Japan", "(PII) 処理者", ""] {
        assert!(!is_english(wrong), "{wrong}");
    }
}

#[test]
fn sentences_end_and_summaries_are_short() {
    let catalogue = catalogue();
    for scheme in &catalogue.schemes {
        let fields = SchemeField::ALL.into_iter().flat_map(|field| scheme.said(field));
        let lists = [&scheme.kind_note, &scheme.not_guaranteed, &scheme.steps];
        for said in fields.chain(lists.into_iter().flatten()) {
            assert!(said.ja.ends_with(['。', '」']), "{}: {}", scheme.id, said.ja);
            assert!(said.en.ends_with(['.', '"', ')']), "{}: {}", scheme.id, said.en);
        }
        let [ja, en] = [Lang::Ja, Lang::En].map(|lang| scheme.summary.of(lang).chars().count());
        assert!(ja <= 120 && en <= 200, "{}: {ja} {en}", scheme.id);
    }
}

#[test]
fn both_sides_are_there_where_the_documents_differ() {
    let catalogue = catalogue();
    let there: Vec<(&str, SchemeField)> = catalogue
        .schemes
        .iter()
        .flat_map(|scheme| scheme.disputes.iter().map(|one| (scheme.id.as_str(), one.about)))
        .collect();
    let sorted = |mut all: Vec<(&'static str, SchemeField)>| {
        all.sort_by_key(|(id, field)| (*id, *field as usize));
        all
    };
    let known: Vec<(&str, SchemeField)> = DISPUTES.iter().map(|(id, field, _)| (*id, *field)).collect();
    for (id, field) in &there {
        assert!(known.contains(&(*id, *field)), "{id} {field:?} is not in the table");
    }
    assert_eq!(there.len(), sorted(known).len());
    for (id, field, documents) in DISPUTES {
        let said = scheme(&catalogue, id).said(field);
        assert!(said.len() > 1, "{id} {field:?} has one side");
        // A side is a sentence that rests on one of the documents without the others.
        for document in documents {
            let others = |cite: &Cite| documents.contains(&cite.document()) && cite.document() != *document;
            let side = |one: &&Said| {
                one.basis == Basis::Stated
                    && one.src.iter().any(|cite| cite.document() == *document)
                    && !one.src.iter().any(others)
            };
            assert!(said.iter().any(|one| side(&one)), "{id} {field:?}: {document} alone");
        }
    }
    let months = |id: &str| &scheme(&catalogue, id).months;
    assert_eq!(*months("cs-mark-gold"), [36, 42]);
    let years = |document: &str| {
        let validity = scheme(&catalogue, "cs-mark-gold").said(SchemeField::Validity);
        let said = validity.iter().find(|one| one.src.iter().all(|cite| cite.document() == document));
        said.map(|one| one.ja.clone()).unwrap_or_default()
    };
    assert!(years("001").contains("3年。") && years("002").contains("3年6か月"));
    let silver = scheme(&catalogue, "cs-mark-silver").said(SchemeField::Method);
    assert!(silver[0].ja.contains("自主監査") && silver[0].src[0].document() == "002");
    assert!(silver[1].ja.contains("外部") && silver[1].src[0].document() == "000");
}

/// What the documents state, for the fields on which they are mostly silent. Whoever is not named here has nothing to say.
#[test]
fn nothing_is_claimed_where_the_documents_are_silent() {
    let catalogue = catalogue();
    let stated = |has: &dyn Fn(&Scheme) -> bool| -> BTreeSet<&str> {
        let all = catalogue.schemes.iter().filter(|scheme| has(scheme));
        all.map(|scheme| scheme.id.as_str()).collect()
    };
    // Of the P-mark it is known from outside them.
    let periods = [
        "p-mark",
        "isms",
        "isms-cloud",
        "cloud-infosec-audit",
        "cs-mark-gold",
        "cs-mark-silver",
        "ece-staraudit",
        "mtcs",
    ];
    assert_eq!(stated(&|one| !one.months.is_empty()), periods.into(), "months");
    let checked = ["isms", "isms-cloud", "cloud-infosec-audit", "cs-mark-gold", "csa-star-l3", "ece-staraudit", "mtcs"];
    assert_eq!(stated(&|one| !one.surveillance.is_empty()), checked.into(), "surveillance");
    let numbered = ["isms", "isms-cloud", "cs-mark-gold", "ece-staraudit", "mtcs"];
    assert_eq!(stated(&|one| one.surveillance_months.is_some()), numbered.into());
    for (id, field) in SILENT {
        let all = scheme(&catalogue, id).said(field);
        // What is known from outside the documents says so, and of which year it is.
        let known = |said: &Said| said.basis == Basis::Known && said.ja.contains("2026年") && said.en.contains("2026");
        assert!(all.iter().all(known), "{id} {field:?}");
    }
    for field in [SchemeField::Validity, SchemeField::Surveillance] {
        let inferred = |said: &Said| said.basis == Basis::Inferred;
        assert!(scheme(&catalogue, "isms").said(field).iter().all(inferred), "only told of ISMS cloud");
    }
    let unknown: Vec<&Scheme> = catalogue.schemes.iter().filter(|one| !one.has_register()).map(|one| &**one).collect();
    for scheme in unknown {
        for said in scheme.register.iter().filter(|said| said.basis != Basis::Known) {
            // What is published of these is the text, or it is over.
            let over = scheme.holders == Holders::NoLonger || scheme.text == Readable::Yes || scheme.id == "c5";
            assert!(over || !claims_a_register(&said.ja), "{}: {}", scheme.id, said.ja);
            assert!(over || !claims_a_register(&said.en), "{}: {}", scheme.id, said.en);
        }
    }
    for scheme in catalogue.schemes.iter().filter(|one| one.has_register()) {
        let told = |said: &Said| claims_a_register(&said.ja) || claims_a_register(&said.en);
        // Their marks and measures are shown, which is said in other words.
        let shown = ["cloud-infosec-audit", "cs-mark-gold", "csa-star"];
        assert!(
            scheme.register.iter().any(told) || shown.contains(&scheme.id.as_str()),
            "{}: nothing says where to look a holder up",
            scheme.id
        );
        if scheme.holders == Holders::Yes {
            let sure = |said: &Said| said.basis != Basis::Inferred;
            assert!(scheme.register.iter().any(sure), "{}: only a guess", scheme.id);
        }
    }
    // Of what is published in text only, nobody is told to look a holder up.
    for id in ["sla", "pci-dss", "c5", "soc2", "info-disclosure-general"] {
        assert!(!scheme(&catalogue, id).has_register(), "{id}");
    }
    assert!(claims_a_register("登録された組織の一覧が公開されている。"));
    assert!(claims_a_register("Holders can be looked up in a public register."));
    assert!(!claims_a_register("適用宣言書は、当時、原則として公開されていなかった。"));
}

/// Fields of which the reference says "not stated".
const SILENT: [(&str, SchemeField); 24] = [
    ("isms-cloud", SchemeField::Cost),
    ("cs-mark-silver", SchemeField::Surveillance),
    ("cs-mark-silver", SchemeField::Register),
    ("ismap", SchemeField::Validity),
    ("ismap", SchemeField::Surveillance),
    ("ismap", SchemeField::Cost),
    ("ismap-liu", SchemeField::Validity),
    ("ismap-liu", SchemeField::Method),
    ("ismap-liu", SchemeField::Register),
    ("ismap-liu", SchemeField::Cost),
    ("asp-saas-disclosure", SchemeField::Validity),
    ("asp-saas-disclosure", SchemeField::Method),
    ("asp-saas-disclosure", SchemeField::Register),
    ("dx-nintei", SchemeField::Validity),
    ("dx-nintei", SchemeField::Register),
    ("p-mark", SchemeField::Validity),
    ("p-mark", SchemeField::Surveillance),
    ("itsms", SchemeField::Validity),
    ("bcms", SchemeField::Validity),
    ("bcms", SchemeField::Register),
    ("soc1", SchemeField::Validity),
    ("soc2", SchemeField::Validity),
    ("pci-dss", SchemeField::Validity),
    ("vendor-own-scheme", SchemeField::Register),
];

/// Whether a text says that holders can be looked up.
fn claims_a_register(text: &str) -> bool {
    ["一覧", "名簿", "登録一覧", "検索", "公開されている", "listed", "looked up", "search", "public register"]
        .iter()
        .any(|word| text.contains(word))
}

#[test]
fn the_study_is_the_papers_and_no_more() {
    let study: Study = store::study();
    let states: BTreeMap<&str, Vec<&str>> = study
        .map
        .states
        .iter()
        .map(|state| (state.id.id(), state.schemes.iter().map(String::as_str).collect()))
        .collect();
    let none: Vec<&str> = Vec::new();
    let expected = BTreeMap::from([
        (StateId::BelowBaseline.id(), vec!["vendor-own-scheme"]),
        (StateId::OverExpected.id(), vec!["isms", "p-mark"]),
        (StateId::UnderExpected.id(), none.clone()),
        (StateId::Practical.id(), none),
    ]);
    assert_eq!(states, expected);
    assert_eq!((study.map.states.len(), study.case.year), (4, 2012));
    for id in study.map.states.iter().flat_map(|state| &state.schemes) {
        assert!(IDS.contains(&id.as_str()), "{id}");
    }
    for one in &study.case.certifiers {
        assert!(["isms", "p-mark"].contains(&one.scheme.as_str()), "{}", one.scheme);
    }
    let ids: Vec<&str> = study.case.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    let expected: Vec<String> = (1..=14).map(|n| format!("fs-{n}")).collect();
    assert_eq!(ids, expected);
    for lesson in &study.case.lessons {
        assert!(!lesson.items.is_empty() && !lesson.src.is_empty(), "{}", lesson.id);
        for item in &lesson.items {
            assert!(list().item(item).is_some(), "{}: {item}", lesson.id);
        }
        assert!(lesson.question.ja.ends_with('。') && lesson.question.en.ends_with('?'), "{}", lesson.id);
    }
    let first = |to: Addressee| study.case.lessons.iter().find(|one| one.to == to).map(|one| one.id.as_str());
    assert_eq!(
        Addressee::ALL.iter().map(|to| first(*to)).collect::<Vec<_>>(),
        [Some("fs-1"), Some("fs-3"), Some("fs-13")]
    );
}

#[test]
fn one_document_is_told_alike_in_both_files() {
    let (catalogue, study) = (catalogue(), store::study());
    for source in &study.sources {
        assert_eq!(catalogue.sources.iter().find(|one| one.id == source.id), Some(source));
    }
}

/// Without blanks and line ends.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_page_tells_all_of_the_record_and_what_is_not_stated() {
    let (catalogue, questions) = (catalogue(), Questions::freeze(&list()));
    for scheme in &catalogue.schemes {
        for lang in Lang::ALL {
            let page = scheme::page(scheme, &catalogue, &questions, lang);
            let lines: Vec<String> = lay(&page, 80).iter().map(kumomi::pages::flow::Laid::text).collect();
            let flat = solid(&lines.concat());
            let fields = SchemeField::ALL.into_iter().flat_map(|field| scheme.said(field));
            for one in fields.chain(&scheme.not_guaranteed).chain(&scheme.steps).chain(&scheme.kind_note) {
                let told = solid(&said(one, &catalogue, lang));
                assert!(flat.contains(&told), "{} lacks {told}:\n{lines:#?}", scheme.id);
            }
            let gaps = scheme.gaps.iter().flat_map(|gap| [&gap.belief, &gap.reality]);
            for one in gaps.chain(scheme.disputes.iter().map(|dispute| &dispute.note)) {
                assert!(flat.contains(&solid(one.of(lang))), "{} lacks {one:?}", scheme.id);
            }
            let empty = SchemeField::ALL.into_iter().filter(|field| scheme.said(*field).is_empty());
            let least = empty.count() + usize::from(scheme.not_guaranteed.is_empty());
            let silent = format!("- {}", lang.pick("資料に記載なし", "not stated"));
            let marked = lines.iter().filter(|line| **line == silent).count();
            assert!(marked >= least, "{}: {marked} of {least}", scheme.id);
            let place = |head: &str| lines.iter().position(|line| line.starts_with(head));
            let limits = place(lang.pick("約束されないこと", "What it does not promise"));
            let items = place(lang.pick("15項目", "What it means for the 15 items"));
            assert!(limits.is_some() && limits < items, "{}: limits come first", scheme.id);
            assert_eq!(lines.iter().find(|line| width(line) > 80), None, "{}", scheme.id);
        }
    }
}
