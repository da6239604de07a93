//! Finds everything that is wrong with an authored list, in the order of its file. Must not know lines and columns.

use std::collections::BTreeSet;

use super::{Checklist, Item};
use crate::model::{
    guide::{Guide, When},
    inspection::Inspection,
    lang::Lang,
    limits::{MAX_ITEMS, MIN_ITEMS},
    problem::{Problem, Rule},
    side::Harm,
};

impl Checklist {
    /// Everything that is wrong with the list, in the order of the file.
    pub fn problems(&self) -> Vec<Problem> {
        let promised = |lang: &Lang| self.languages.iter().any(|code| code == lang.code());
        let mut look = Inspection::of_texts_in(Lang::ALL.into_iter().filter(promised).collect());
        look.id(&self.id, &mut BTreeSet::new());
        look.filled("edition", &self.edition);
        look.text("title", &self.title);
        look.optional("about", &self.about);
        if self.languages.is_empty() {
            look.report_in("languages", Rule::NoLanguage);
        }
        look.each("languages", &self.languages, |look, code| {
            if Lang::from_code(code).is_none() {
                look.report(Rule::UnknownLanguage(code.clone()));
            }
        });
        let mut ids = BTreeSet::new();
        look.each("sources", &self.sources, |look, source| {
            look.id(&source.id, &mut ids);
            look.text("title", &source.title);
            look.text("publisher", &source.publisher);
            look.filled("edition", &source.edition);
        });
        if let Some(known) = &self.guide {
            look.field("guide", |look| guide(look, known, self));
        }
        let (mut ids, mut items, mut numbers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::from([0]));
        look.each("sections", &self.sections, |look, section| {
            look.id(&section.id, &mut ids);
            look.text("title", &section.title);
            if section.items.is_empty() {
                look.report_in("items", Rule::EmptySection(section.id.clone()));
            }
            look.each("items", &section.items, |look, one| {
                look.id(&one.id, &mut items);
                look.field("number", |look| {
                    look.once(&mut numbers, one.number, || Rule::DuplicateNumber(one.number));
                });
                item(look, one, self);
            });
        });
        let count = self.items().count();
        if !(MIN_ITEMS..=MAX_ITEMS).contains(&count) {
            look.report_in("sections", Rule::ItemCount(count));
        }
        look.done()
    }
}

fn guide(look: &mut Inspection, guide: &Guide, list: &Checklist) {
    let mut kinds = BTreeSet::new();
    look.each("kinds", &guide.kinds, |look, kind| {
        look.id(&kind.id, &mut kinds);
        look.text("name", &kind.name);
    });
    let mut told = BTreeSet::new();
    look.each("examples", &guide.examples, |look, example| {
        look.field("harm", |look| harm(look, &example.harm));
        look.field("impact", |look| {
            look.once(&mut told, (&example.harm, example.impact), || {
                Rule::Twice(format!("{} {}", example.harm, example.impact.id()))
            });
        });
        look.text("text", &example.text);
    });
    look.each("rules", &guide.rules, |look, rule| {
        look.field("when", |look| {
            look.index(0, |look| match &rule.when {
                When::Impact(of, _) => harm(look, of),
                When::Kind(kind) if kinds.contains(kind.as_str()) => {}
                When::Kind(kind) => look.report(Rule::UnknownKind(kind.clone())),
            });
        });
        let mut items = BTreeSet::new();
        look.each("items", &rule.items, |look, item| match list.item(item) {
            None => look.report(Rule::NotInList(item.clone())),
            Some(_) => look.once(&mut items, item, || Rule::Twice(item.clone())),
        });
    });
    if !guide.weights.are_sound() {
        look.report_in("weights", Rule::BadWeights);
    }
}

fn harm(look: &mut Inspection, harm: &str) {
    if Harm::from_id(harm).is_none() {
        look.report(Rule::UnknownHarm(harm.to_owned()));
    }
}

fn item(look: &mut Inspection, item: &Item, list: &Checklist) {
    look.text("title", &item.title);
    look.optional("title_note", &item.title_note);
    look.text("question", &item.question);
    look.optional("why", &item.why);
    look.texts("examples", &item.examples);
    look.optional("side_note", &item.side_note);
    look.texts("evidence", &item.evidence);
    look.field("looks", |look| {
        look.optional("yes", &item.looks.yes);
        look.optional("partly", &item.looks.partly);
        look.optional("no", &item.looks.no);
        look.optional("na", &item.looks.na);
    });
    look.texts("vendor_questions", &item.vendor_questions);
    look.each("harms", &item.harms, |look, one| harm(look, one));
    look.each("places", &item.places, |look, place| {
        if !list.sources.iter().any(|source| source.id == place.source) {
            look.report_in("source", Rule::UnknownSource(place.source.clone()));
        }
        look.text("at", &place.at);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Impact, Looks, Section, Text, arbitrary::list};

    fn found(list: &Checklist) -> Vec<(String, Rule)> {
        let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
        list.problems().into_iter().map(pair).collect()
    }

    type SpoilList = fn(&mut Checklist);

    /// What is done to a good list, and what must then be reported: where and which rule.
    fn table() -> Vec<(SpoilList, &'static str, Rule)> {
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
        list.sections[1].items.extend((8..=u32::try_from(MAX_ITEMS).unwrap() + 1).map(|number| Item {
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
