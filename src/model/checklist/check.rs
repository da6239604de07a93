//! Finds everything that is wrong with an authored list, in the order of its file. Must not know lines and columns.
//! Long because half of it is the table of its tests.

use std::collections::BTreeSet;

use super::{Checklist, Harm, Item, MAX_ITEMS, MIN_ITEMS};
use crate::model::{
    lang::{Lang, Text},
    problem::{Path, Problem, Rule},
    profile::{Guide, When},
};

/// See [`Checklist::problems`].
pub fn problems(list: &Checklist) -> Vec<Problem> {
    let mut check = Check::new(list);
    check.list();
    check.found
}

/// Collects problems while walking through a list.
struct Check<'a> {
    list: &'a Checklist,
    langs: Vec<Lang>,
    item_ids: BTreeSet<&'a str>,
    numbers: BTreeSet<u32>,
    found: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(list: &'a Checklist) -> Self {
        Check {
            list,
            langs: Lang::ALL.into_iter().filter(|lang| list.languages.iter().any(|code| code == lang.code())).collect(),
            item_ids: BTreeSet::new(),
            numbers: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    fn report(&mut self, path: Path, rule: Rule) {
        self.found.push(Problem { path, rule });
    }

    fn list(&mut self) {
        let root = Path::root();
        let list = self.list;
        self.id(&root.field("id"), &list.id);
        if list.edition.trim().is_empty() {
            self.report(root.field("edition"), Rule::Empty);
        }
        self.text(&root.field("title"), &list.title);
        self.optional(&root.field("about"), &list.about);
        self.languages(&root.field("languages"));
        let mut sources = BTreeSet::new();
        for (n, source) in list.sources.iter().enumerate() {
            let path = root.field("sources").index(n);
            self.id(&path.field("id"), &source.id);
            if !sources.insert(source.id.as_str()) {
                self.report(path.field("id"), Rule::DuplicateId(source.id.clone()));
            }
            self.text(&path.field("title"), &source.title);
            self.text(&path.field("publisher"), &source.publisher);
            if source.edition.trim().is_empty() {
                self.report(path.field("edition"), Rule::Empty);
            }
        }
        if let Some(guide) = &list.guide {
            self.guide(&root.field("guide"), guide);
        }
        let mut section_ids = BTreeSet::new();
        for (n, section) in list.sections.iter().enumerate() {
            let path = root.field("sections").index(n);
            self.id(&path.field("id"), &section.id);
            if !section_ids.insert(section.id.as_str()) {
                self.report(path.field("id"), Rule::DuplicateId(section.id.clone()));
            }
            self.text(&path.field("title"), &section.title);
            if section.items.is_empty() {
                self.report(path.field("items"), Rule::EmptySection(section.id.clone()));
            }
            for (n, item) in section.items.iter().enumerate() {
                self.item(&path.field("items").index(n), item);
            }
        }
        let count = list.items().count();
        if !(MIN_ITEMS..=MAX_ITEMS).contains(&count) {
            self.report(root.field("sections"), Rule::ItemCount(count));
        }
    }

    fn guide(&mut self, path: &Path, guide: &Guide) {
        let mut kinds = BTreeSet::new();
        for (n, kind) in guide.kinds.iter().enumerate() {
            let path = path.field("kinds").index(n);
            self.id(&path.field("id"), &kind.id);
            if !kinds.insert(kind.id.as_str()) {
                self.report(path.field("id"), Rule::DuplicateId(kind.id.clone()));
            }
            self.text(&path.field("name"), &kind.name);
        }
        let mut told = BTreeSet::new();
        for (n, example) in guide.examples.iter().enumerate() {
            let path = path.field("examples").index(n);
            self.harm(&path.field("harm"), &example.harm);
            if !told.insert((example.harm.as_str(), example.impact)) {
                let what = format!("{} {}", example.harm, example.impact.id());
                self.report(path.field("impact"), Rule::Twice(what));
            }
            self.text(&path.field("text"), &example.text);
        }
        for (n, rule) in guide.rules.iter().enumerate() {
            let path = path.field("rules").index(n);
            let when = path.field("when").index(0);
            match &rule.when {
                When::Impact(harm, _) => self.harm(&when, harm),
                When::Kind(kind) if kinds.contains(kind.as_str()) => {}
                When::Kind(kind) => self.report(when, Rule::UnknownKind(kind.clone())),
            }
            let mut items = BTreeSet::new();
            for (n, item) in rule.items.iter().enumerate() {
                let path = path.field("items").index(n);
                if self.list.item(item).is_none() {
                    self.report(path, Rule::NotInList(item.clone()));
                } else if !items.insert(item) {
                    self.report(path, Rule::Twice(item.clone()));
                }
            }
        }
        if !guide.weights.are_sound() {
            self.report(path.field("weights"), Rule::BadWeights);
        }
    }

    fn harm(&mut self, path: &Path, harm: &str) {
        if Harm::from_id(harm).is_none() {
            self.report(path.clone(), Rule::UnknownHarm(harm.to_owned()));
        }
    }

    fn languages(&mut self, path: &Path) {
        if self.list.languages.is_empty() {
            self.report(path.clone(), Rule::NoLanguage);
        }
        for (n, code) in self.list.languages.iter().enumerate() {
            if Lang::from_code(code).is_none() {
                self.report(path.index(n), Rule::UnknownLanguage(code.clone()));
            }
        }
    }

    fn item(&mut self, path: &Path, item: &'a Item) {
        self.id(&path.field("id"), &item.id);
        if !self.item_ids.insert(&item.id) {
            self.report(path.field("id"), Rule::DuplicateId(item.id.clone()));
        }
        if item.number == 0 || !self.numbers.insert(item.number) {
            self.report(path.field("number"), Rule::DuplicateNumber(item.number));
        }
        self.text(&path.field("title"), &item.title);
        self.optional(&path.field("title_note"), &item.title_note);
        self.text(&path.field("question"), &item.question);
        self.optional(&path.field("why"), &item.why);
        self.texts(&path.field("examples"), &item.examples);
        self.optional(&path.field("side_note"), &item.side_note);
        self.texts(&path.field("evidence"), &item.evidence);
        let looks = path.field("looks");
        self.optional(&looks.field("yes"), &item.looks.yes);
        self.optional(&looks.field("partly"), &item.looks.partly);
        self.optional(&looks.field("no"), &item.looks.no);
        self.optional(&looks.field("na"), &item.looks.na);
        self.texts(&path.field("vendor_questions"), &item.vendor_questions);
        for (n, harm) in item.harms.iter().enumerate() {
            self.harm(&path.field("harms").index(n), harm);
        }
        for (n, place) in item.places.iter().enumerate() {
            let path = path.field("places").index(n);
            if !self.list.sources.iter().any(|s| s.id == place.source) {
                self.report(path.field("source"), Rule::UnknownSource(place.source.clone()));
            }
            self.text(&path.field("at"), &place.at);
        }
    }

    fn id(&mut self, path: &Path, id: &str) {
        let good = !id.is_empty()
            && id.len() <= 64
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !good {
            self.report(path.clone(), Rule::BadId(id.to_owned()));
        }
    }

    /// A text that must be there in every language of the list.
    fn text(&mut self, path: &Path, text: &Text) {
        for lang in self.langs.clone() {
            if text.only(lang).trim().is_empty() {
                self.report(path.clone(), Rule::MissingLanguage(lang));
            }
        }
    }

    /// Texts of a list, each of which must be there in every language.
    fn texts(&mut self, path: &Path, texts: &[Text]) {
        for (n, text) in texts.iter().enumerate() {
            self.text(&path.index(n), text);
        }
    }

    /// A text that may be left out, but not in one language only.
    fn optional(&mut self, path: &Path, text: &Text) {
        if !text.is_empty() {
            self.text(path, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Impact, Looks, Section, arbitrary::list};

    fn found(list: &Checklist) -> Vec<(String, Rule)> {
        let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
        list.problems().into_iter().map(pair).collect()
    }

    type Spoil = fn(&mut Checklist);

    /// What is done to a good list, and what must then be reported: where and which rule.
    fn table() -> Vec<(Spoil, &'static str, Rule)> {
        let id = || "x".to_owned();
        vec![
            (|l| l.id.clear(), "id", Rule::BadId(String::new())),
            (|l| l.id = "A_1".into(), "id", Rule::BadId("A_1".into())),
            (|l| l.id = "a".repeat(65), "id", Rule::BadId("a".repeat(65))),
            (|l| l.edition = " ".into(), "edition", Rule::Empty),
            (|l| l.title.ja.clear(), "title", Rule::MissingLanguage(Lang::Ja)),
            (|l| l.about.en.clear(), "about", Rule::MissingLanguage(Lang::En)),
            (|l| l.languages.clear(), "languages", Rule::NoLanguage),
            (|l| l.languages.push("x".into()), "languages[2]", Rule::UnknownLanguage(id())),
            (|l| l.sources[0].title.en = " ".into(), "sources[0].title", Rule::MissingLanguage(Lang::En)),
            (|l| l.sources[0].publisher.ja.clear(), "sources[0].publisher", Rule::MissingLanguage(Lang::Ja)),
            (|l| l.sources[0].edition.clear(), "sources[0].edition", Rule::Empty),
            (|l| l.sources.push(l.sources[0].clone()), "sources[1].id", Rule::DuplicateId("guide".into())),
            (|l| guide(l).kinds[1].id = "personal".into(), "guide.kinds[1].id", Rule::DuplicateId("personal".into())),
            (|l| guide(l).kinds[0].name.en.clear(), "guide.kinds[0].name", Rule::MissingLanguage(Lang::En)),
            (|l| guide(l).examples[0].harm = "x".into(), "guide.examples[0].harm", Rule::UnknownHarm(id())),
            (
                |l| guide(l).examples[1] = guide(l).examples[0].clone(),
                "guide.examples[1].impact",
                Rule::Twice("leak small".into()),
            ),
            (|l| guide(l).examples[2].text.ja.clear(), "guide.examples[2].text", Rule::MissingLanguage(Lang::Ja)),
            (
                |l| guide(l).rules[0].when = When::Impact("x".into(), Impact::Large),
                "guide.rules[0].when[0]",
                Rule::UnknownHarm(id()),
            ),
            (|l| guide(l).rules[1].when = When::Kind("x".into()), "guide.rules[1].when[0]", Rule::UnknownKind(id())),
            (|l| guide(l).rules[0].items[1] = "x".into(), "guide.rules[0].items[1]", Rule::NotInList(id())),
            (|l| guide(l).rules[0].items.push("a-1".into()), "guide.rules[0].items[2]", Rule::Twice("a-1".into())),
            (|l| guide(l).weights.normal = 0, "guide.weights", Rule::BadWeights),
            (|l| l.sections[1].id = "a".into(), "sections[1].id", Rule::DuplicateId("a".into())),
            (|l| l.sections[1].title.ja.clear(), "sections[1].title", Rule::MissingLanguage(Lang::Ja)),
            (
                |l| l.sections.insert(1, Section { id: "x".into(), title: Text::new("空", "empty"), items: vec![] }),
                "sections[1].items",
                Rule::EmptySection(id()),
            ),
            (
                |l| {
                    l.sections.remove(1);
                    l.guide = None;
                },
                "sections",
                Rule::ItemCount(3),
            ),
            (many_items, "sections", Rule::ItemCount(MAX_ITEMS + 1)),
            (|l| l.sections[0].items[2].id = "Ａ".into(), "sections[0].items[2].id", Rule::BadId("Ａ".into())),
            (|l| l.sections[1].items[3].id = "a-2".into(), "sections[1].items[3].id", Rule::DuplicateId("a-2".into())),
            (|l| l.sections[1].items[1].number = 1, "sections[1].items[1].number", Rule::DuplicateNumber(1)),
            (|l| l.sections[0].items[0].number = 0, "sections[0].items[0].number", Rule::DuplicateNumber(0)),
            (|l| first(l).title.en.clear(), "sections[0].items[0].title", Rule::MissingLanguage(Lang::En)),
            (|l| first(l).title_note.en.clear(), "sections[0].items[0].title_note", Rule::MissingLanguage(Lang::En)),
            (|l| first(l).question.ja.clear(), "sections[0].items[0].question", Rule::MissingLanguage(Lang::Ja)),
            (|l| first(l).why.ja.clear(), "sections[0].items[0].why", Rule::MissingLanguage(Lang::Ja)),
            (|l| first(l).examples[0].ja.clear(), "sections[0].items[0].examples[0]", Rule::MissingLanguage(Lang::Ja)),
            (|l| first(l).side_note.en.clear(), "sections[0].items[0].side_note", Rule::MissingLanguage(Lang::En)),
            (|l| first(l).evidence[0].en.clear(), "sections[0].items[0].evidence[0]", Rule::MissingLanguage(Lang::En)),
            (|l| first(l).looks.yes.en.clear(), "sections[0].items[0].looks.yes", Rule::MissingLanguage(Lang::En)),
            (
                |l| first(l).looks.partly.ja.clear(),
                "sections[0].items[0].looks.partly",
                Rule::MissingLanguage(Lang::Ja),
            ),
            (|l| first(l).looks.no.en.clear(), "sections[0].items[0].looks.no", Rule::MissingLanguage(Lang::En)),
            (|l| first(l).looks.na.ja.clear(), "sections[0].items[0].looks.na", Rule::MissingLanguage(Lang::Ja)),
            (
                |l| first(l).vendor_questions[0].en.clear(),
                "sections[0].items[0].vendor_questions[0]",
                Rule::MissingLanguage(Lang::En),
            ),
            (|l| first(l).harms.push("x".into()), "sections[0].items[0].harms[1]", Rule::UnknownHarm(id())),
            (
                |l| first(l).places[0].source = "x".into(),
                "sections[0].items[0].places[0].source",
                Rule::UnknownSource(id()),
            ),
            (
                |l| first(l).places[0].at.en.clear(),
                "sections[0].items[0].places[0].at",
                Rule::MissingLanguage(Lang::En),
            ),
        ]
    }

    fn guide(list: &mut Checklist) -> &mut Guide {
        list.guide.as_mut().expect("a guide")
    }

    fn first(list: &mut Checklist) -> &mut Item {
        &mut list.sections[0].items[0]
    }

    fn many_items(list: &mut Checklist) {
        let last = list.sections[1].items[3].clone();
        list.sections[1].items.extend((8..=MAX_ITEMS as u32 + 1).map(|number| Item {
            id: format!("more-{number}"),
            number,
            ..last.clone()
        }));
    }

    #[test]
    fn a_good_list_has_no_problems() {
        assert_eq!(found(&list()), []);
        for lang in Lang::ALL {
            let mut one = list();
            one.languages = vec![lang.code().to_owned()];
            assert_eq!(found(&one), [], "a list in {lang:?} only");
        }
        let mut bare = list();
        bare.about = Text::default();
        bare.guide = None;
        first(&mut bare).looks = Looks::default();
        first(&mut bare).examples.clear();
        assert_eq!(found(&bare), [], "what may be left out");
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        for (n, (spoil, path, rule)) in table().into_iter().enumerate() {
            let mut bad = list();
            spoil(&mut bad);
            assert_eq!(found(&bad), [(path.to_owned(), rule)], "row {n}");
            for lang in Lang::ALL {
                assert!(!bad.problems()[0].message(lang).is_empty(), "row {n} in words");
            }
        }
    }

    #[test]
    fn all_mistakes_are_named_at_once_in_the_order_of_the_file() {
        let (mut bad, mut expected) = (list(), Vec::new());
        for row in [
            1, 3, 4, 5, 7, 8, 9, 10, 13, 12, 14, 16, 17, 19, 20, 18, 21, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41,
            42, 43, 44, 45, 23, 29,
        ] {
            let (spoil, path, rule) = table().swap_remove(row);
            spoil(&mut bad);
            expected.push((path.to_owned(), rule));
        }
        assert_eq!(found(&bad), expected);
    }

    #[test]
    fn a_language_named_twice_is_missing_once() {
        let mut list = list();
        list.languages = vec!["en".to_owned(), "en".to_owned()];
        list.title.en.clear();
        assert_eq!(found(&list), [("title".to_owned(), Rule::MissingLanguage(Lang::En))]);
    }
}
