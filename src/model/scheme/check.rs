//! Finds everything that is wrong with a catalogue, in the order of its file. Must not know lines and columns.
//! Long because half of it is the table of its tests.

use std::collections::BTreeSet;

use super::{Catalogue, Cite, Said, Scheme};
use crate::model::{
    comparison::MAX_NOTE,
    lang::{Lang, Text},
    problem::{Path, Problem, Rule},
};

/// See [`Catalogue::problems`].
pub fn problems(catalogue: &Catalogue, others: Option<&Catalogue>) -> Vec<Problem> {
    let known = |of: fn(&Catalogue) -> Vec<&str>| -> BTreeSet<&str> {
        [Some(catalogue), others].into_iter().flatten().flat_map(of).collect()
    };
    let mut check = Check {
        documents: known(|one| one.sources.iter().map(|source| source.id.as_str()).collect()),
        schemes: known(|one| one.schemes.iter().map(|scheme| scheme.id.as_str()).collect()),
        taken: others
            .into_iter()
            .flat_map(|one| {
                let sources = one.sources.iter().map(|source| source.id.as_str());
                sources.chain(one.schemes.iter().map(|scheme| scheme.id.as_str()))
            })
            .collect(),
        found: Vec::new(),
    };
    check.catalogue(catalogue);
    check.found
}

/// Collects problems while walking through a catalogue.
struct Check<'a> {
    documents: BTreeSet<&'a str>,
    schemes: BTreeSet<&'a str>,
    /// Ids of the other catalogue, which may not be used again.
    taken: BTreeSet<&'a str>,
    found: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn report(&mut self, path: Path, rule: Rule) {
        self.found.push(Problem { path, rule });
    }

    fn catalogue(&mut self, catalogue: &'a Catalogue) {
        let root = Path::root();
        let mut ids = self.taken.clone();
        for (n, source) in catalogue.sources.iter().enumerate() {
            let path = root.field("sources").index(n);
            self.id(&path.field("id"), &source.id, &mut ids);
            self.text(&path.field("short"), &source.short);
            self.text(&path.field("title"), &source.title);
            self.optional(&path.field("case"), &source.case);
            self.optional(&path.field("note"), &source.note);
        }
        for (n, scheme) in catalogue.schemes.iter().enumerate() {
            let path = root.field("schemes").index(n);
            self.id(&path.field("id"), &scheme.id, &mut ids);
            self.scheme(&path, scheme);
        }
    }

    fn scheme(&mut self, path: &Path, scheme: &Scheme) {
        self.text(&path.field("name"), &scheme.name);
        for (n, name) in scheme.also.iter().enumerate() {
            if name.trim().is_empty() {
                self.report(path.field("also").index(n), Rule::Empty);
            }
        }
        self.said(&path.field("kind_note"), &scheme.kind_note);
        if !scheme.instead.is_empty() && !self.schemes.contains(scheme.instead.as_str()) {
            self.report(path.field("instead"), Rule::UnknownScheme(scheme.instead.clone()));
        }
        let mut levels = BTreeSet::new();
        for (n, level) in scheme.levels.iter().enumerate() {
            let path = path.field("levels").index(n);
            self.id(&path.field("id"), &level.id, &mut levels);
            self.text(&path.field("name"), &level.name);
        }
        self.text(&path.field("summary"), &scheme.summary);
        for (name, said) in [
            ("operator", &scheme.operator),
            ("layer", &scheme.layer),
            ("assessed", &scheme.assessed),
            ("method", &scheme.method),
            ("validity", &scheme.validity),
            ("surveillance", &scheme.surveillance),
            ("isms", &scheme.isms),
            ("register", &scheme.register),
            ("cost", &scheme.cost),
            ("not_guaranteed", &scheme.not_guaranteed),
            ("steps", &scheme.steps),
        ] {
            self.said(&path.field(name), said);
        }
        for (n, dispute) in scheme.disputes.iter().enumerate() {
            let path = path.field("disputes").index(n);
            if scheme.said(dispute.about).len() < 2 {
                self.report(path.field("about"), Rule::OneSided);
            }
            self.text(&path.field("note"), &dispute.note);
        }
        self.items(path, scheme);
        for (n, url) in scheme.urls.iter().enumerate() {
            if url.trim().is_empty() {
                self.report(path.field("urls").index(n), Rule::Empty);
            }
        }
        self.cites(&path.field("src"), &scheme.src);
        if scheme.cites().next().is_none() {
            self.report(path.field("src"), Rule::NoSource);
        }
    }

    fn items(&mut self, path: &Path, scheme: &Scheme) {
        let mut items = BTreeSet::new();
        for (n, help) in scheme.helps.iter().enumerate() {
            let path = path.field("helps").index(n);
            if !items.insert(&help.item) {
                self.report(path.field("item"), Rule::Twice(help.item.clone()));
            }
            let level = |known: &super::Level| known.id == help.level;
            if !help.level.is_empty() && !scheme.levels.iter().any(level) {
                self.report(path.field("level"), Rule::UnknownLevel(help.level.clone()));
            }
            // Helped and wrongly relied on at once must be explained.
            if scheme.gap(&help.item).is_some() {
                self.text(&path.field("why"), &help.why);
            } else {
                self.optional(&path.field("why"), &help.why);
            }
            self.cites(&path.field("src"), &help.src);
        }
        let mut items = BTreeSet::new();
        for (n, gap) in scheme.gaps.iter().enumerate() {
            let path = path.field("gaps").index(n);
            if !items.insert(&gap.item) {
                self.report(path.field("item"), Rule::Twice(gap.item.clone()));
            }
            self.text(&path.field("belief"), &gap.belief);
            self.text(&path.field("reality"), &gap.reality);
            if gap.src.is_empty() {
                self.report(path.field("src"), Rule::NoSource);
            }
            self.cites(&path.field("src"), &gap.src);
        }
    }

    fn said(&mut self, path: &Path, all: &[Said]) {
        for (n, said) in all.iter().enumerate() {
            let path = path.index(n);
            for (lang, text) in [(Lang::Ja, &said.ja), (Lang::En, &said.en)] {
                if text.trim().is_empty() {
                    self.report(path.clone(), Rule::MissingLanguage(lang));
                }
                let count = text.chars().count();
                if count > MAX_NOTE {
                    self.report(path.clone(), Rule::TooLong(count, MAX_NOTE));
                }
            }
            if said.basis == super::Basis::Stated && said.src.is_empty() {
                self.report(path.field("src"), Rule::NoSource);
            }
            self.cites(&path.field("src"), &said.src);
        }
    }

    fn cites(&mut self, path: &Path, cites: &[Cite]) {
        for (n, cite) in cites.iter().enumerate() {
            if !self.documents.contains(cite.document()) {
                self.report(path.index(n), Rule::UnknownSource(cite.document().to_owned()));
            }
        }
    }

    fn id<'b>(&mut self, path: &Path, id: &'b str, taken: &mut BTreeSet<&'b str>) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > 64 || !id.chars().all(good) {
            self.report(path.clone(), Rule::BadId(id.to_owned()));
        }
        if !taken.insert(id) {
            self.report(path.clone(), Rule::DuplicateId(id.to_owned()));
        }
    }

    fn text(&mut self, path: &Path, text: &Text) {
        for lang in Lang::ALL {
            if text.only(lang).trim().is_empty() {
                self.report(path.clone(), Rule::MissingLanguage(lang));
            }
        }
    }

    fn optional(&mut self, path: &Path, text: &Text) {
        if !text.is_empty() {
            self.text(path, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        arbitrary::catalogue,
        scheme::{Dispute, Field},
    };

    fn found(catalogue: &Catalogue, others: Option<&Catalogue>) -> Vec<(String, Rule)> {
        let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
        catalogue.problems(others).into_iter().map(pair).collect()
    }

    fn isms(catalogue: &mut Catalogue) -> &mut Scheme {
        Arc::make_mut(&mut catalogue.schemes[0])
    }

    type Spoil = fn(&mut Catalogue);

    /// What is done to a good catalogue, and what must then be reported.
    fn table() -> Vec<(Spoil, &'static str, Rule)> {
        let x = || "x".to_owned();
        vec![
            (|c| c.sources[0].id = "Ü".into(), "sources[0].id", Rule::BadId("Ü".into())),
            (|c| c.sources[1].short.en.clear(), "sources[1].short", Rule::MissingLanguage(Lang::En)),
            (|c| c.sources[1].note.ja = "注".into(), "sources[1].note", Rule::MissingLanguage(Lang::En)),
            (|c| c.sources[1].case.en = "case".into(), "sources[1].case", Rule::MissingLanguage(Lang::Ja)),
            (|c| isms(c).id = "p-mark".into(), "schemes[2].id", Rule::DuplicateId("p-mark".into())),
            (|c| isms(c).name.ja.clear(), "schemes[0].name", Rule::MissingLanguage(Lang::Ja)),
            (|c| isms(c).also = vec![" ".into()], "schemes[0].also[0]", Rule::Empty),
            (|c| isms(c).instead = "x".into(), "schemes[0].instead", Rule::UnknownScheme(x())),
            (|c| isms(c).assessed[0].en.clear(), "schemes[0].assessed[0]", Rule::MissingLanguage(Lang::En)),
            (|c| isms(c).assessed[0].src.clear(), "schemes[0].assessed[0].src", Rule::NoSource),
            (
                |c| isms(c).assessed[0].src[0] = Cite("x:L1".into()),
                "schemes[0].assessed[0].src[0]",
                Rule::UnknownSource(x()),
            ),
            (
                |c| {
                    let note = Text::new("一", "one");
                    isms(c).disputes = vec![Dispute { about: Field::Assessed, note }];
                },
                "schemes[0].disputes[0].about",
                Rule::OneSided,
            ),
            (|c| isms(c).helps[0].level = "x".into(), "schemes[0].helps[0].level", Rule::UnknownLevel(x())),
            (
                |c| isms(c).helps[1].item = isms(c).helps[0].item.clone(),
                "schemes[0].helps[1].item",
                Rule::Twice("a-1".into()),
            ),
            (|c| isms(c).gaps[0].belief.ja.clear(), "schemes[0].gaps[0].belief", Rule::MissingLanguage(Lang::Ja)),
            (|c| isms(c).gaps[0].src.clear(), "schemes[0].gaps[0].src", Rule::NoSource),
        ]
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        assert_eq!(found(&catalogue(), None), []);
        for (n, (spoil, path, rule)) in table().into_iter().enumerate() {
            let mut bad = catalogue();
            spoil(&mut bad);
            let all = found(&bad, None);
            assert!(all.contains(&(path.to_owned(), rule)), "row {n}: {all:?}");
            for lang in Lang::ALL {
                assert!(!bad.problems(None)[0].message(lang).is_empty(), "row {n} in words");
            }
        }
    }

    #[test]
    fn an_item_helped_and_wrongly_relied_on_at_once_needs_a_reason() {
        let mut both = catalogue();
        let scheme = isms(&mut both);
        scheme.gaps[0].item = scheme.helps[0].item.clone();
        assert_eq!(found(&both, None), [], "there is a reason");
        isms(&mut both).helps[0].why = Text::default();
        let path = "schemes[0].helps[0].why".to_owned();
        let missing = Lang::ALL.map(|lang| (path.clone(), Rule::MissingLanguage(lang)));
        assert_eq!(found(&both, None), missing);
    }

    #[test]
    fn a_catalogue_of_the_user_may_refer_to_the_other_but_not_take_its_ids() {
        let (all, mut own) = (catalogue(), catalogue());
        own.sources.clear();
        own.schemes.truncate(1);
        isms(&mut own).id = "own".into();
        isms(&mut own).instead = "p-mark".into();
        assert_eq!(found(&own, Some(&all)), []);
        isms(&mut own).id = "p-mark".into();
        assert_eq!(found(&own, Some(&all)), [("schemes[0].id".to_owned(), Rule::DuplicateId("p-mark".into()))]);
    }
}
