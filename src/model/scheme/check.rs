//! Finds everything that is wrong with a catalogue, in the order of its file. Must not know lines and columns.

use std::collections::BTreeSet;

use super::{Basis, Catalogue, Cite, Level, Said, Scheme};
use crate::model::{
    inspection::Inspection,
    lang::{Lang, Text},
    limits::MAX_NOTE,
    problem::{Problem, Rule},
};

impl Catalogue {
    /// Everything that is wrong with the catalogue, in the order of the file; `others` is one whose schemes and documents
    /// it may refer to, and whose ids it may not take.
    pub fn problems(&self, others: Option<&Catalogue>) -> Vec<Problem> {
        let all = [Some(self), others].into_iter().flatten();
        let known = KnownIds {
            documents: all.clone().flat_map(|one| &one.sources).map(|source| source.id.as_str()).collect(),
            schemes: all.flat_map(|one| &one.schemes).map(|scheme| scheme.id.as_str()).collect(),
        };
        let mut look = Inspection::of_texts_in(Lang::ALL.to_vec());
        let sources = others.into_iter().flat_map(|one| &one.sources).map(|source| source.id.as_str());
        let schemes = others.into_iter().flat_map(|one| &one.schemes).map(|scheme| scheme.id.as_str());
        let mut ids: BTreeSet<&str> = sources.chain(schemes).collect();
        look.each("sources", &self.sources, |look, source| {
            look.id(&source.id, &mut ids);
            look.text("short", &source.short);
            look.text("title", &source.title);
            look.optional("case", &source.case);
            look.optional("note", &source.note);
        });
        look.each("schemes", &self.schemes, |look, scheme| {
            look.id(&scheme.id, &mut ids);
            known.scheme(look, scheme);
        });
        look.done()
    }
}

/// The ids that a scheme may refer to.
struct KnownIds<'a> {
    documents: BTreeSet<&'a str>,
    schemes: BTreeSet<&'a str>,
}

impl KnownIds<'_> {
    fn scheme(&self, look: &mut Inspection, scheme: &Scheme) {
        look.text("name", &scheme.name);
        look.each("also", &scheme.also, |look, name| filled(look, name));
        self.said(look, "kind_note", &scheme.kind_note);
        if !scheme.instead.is_empty() && !self.schemes.contains(scheme.instead.as_str()) {
            look.report_in("instead", Rule::UnknownScheme(scheme.instead.clone()));
        }
        let mut levels = BTreeSet::new();
        look.each("levels", &scheme.levels, |look, level| {
            look.id(&level.id, &mut levels);
            look.text("name", &level.name);
        });
        look.text("summary", &scheme.summary);
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
            self.said(look, name, said);
        }
        look.each("disputes", &scheme.disputes, |look, dispute| {
            if scheme.said(dispute.about).len() < 2 {
                look.report_in("about", Rule::OneSided);
            }
            look.text("note", &dispute.note);
        });
        self.items(look, scheme);
        look.each("urls", &scheme.urls, |look, url| filled(look, url));
        self.cites(look, &scheme.src);
        if scheme.cites().next().is_none() {
            look.report_in("src", Rule::NoSource);
        }
    }

    fn items(&self, look: &mut Inspection, scheme: &Scheme) {
        let mut items = BTreeSet::new();
        look.each("helps", &scheme.helps, |look, help| {
            look.field("item", |look| look.once(&mut items, &help.item, || Rule::Twice(help.item.clone())));
            let named = |level: &Level| level.id == help.level;
            if !help.level.is_empty() && !scheme.levels.iter().any(named) {
                look.report_in("level", Rule::UnknownLevel(help.level.clone()));
            }
            // Helped and wrongly relied on at once must be explained.
            match scheme.gap(&help.item) {
                Some(_) => look.text("why", &help.why),
                None => look.optional("why", &help.why),
            }
            self.cites(look, &help.src);
        });
        let mut items = BTreeSet::new();
        look.each("gaps", &scheme.gaps, |look, gap| {
            look.field("item", |look| look.once(&mut items, &gap.item, || Rule::Twice(gap.item.clone())));
            look.text("belief", &gap.belief);
            look.text("reality", &gap.reality);
            if gap.src.is_empty() {
                look.report_in("src", Rule::NoSource);
            }
            self.cites(look, &gap.src);
        });
    }

    fn said(&self, look: &mut Inspection, list: &'static str, all: &[Said]) {
        look.each(list, all, |look, said| {
            look.complete(&Text::new(&said.ja, &said.en));
            look.long(&said.ja, MAX_NOTE);
            look.long(&said.en, MAX_NOTE);
            if said.basis == Basis::Stated && said.src.is_empty() {
                look.report_in("src", Rule::NoSource);
            }
            self.cites(look, &said.src);
        });
    }

    fn cites(&self, look: &mut Inspection, cites: &[Cite]) {
        look.each("src", cites, |look, cite| {
            if !self.documents.contains(cite.document()) {
                look.report(Rule::UnknownSource(cite.document().to_owned()));
            }
        });
    }
}

fn filled(look: &mut Inspection, text: &str) {
    if text.trim().is_empty() {
        look.report(Rule::Empty);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        arbitrary::catalogue,
        scheme::{Dispute, SchemeField},
    };

    fn found(catalogue: &Catalogue, others: Option<&Catalogue>) -> Vec<(String, Rule)> {
        let pair = |problem: Problem| (problem.path.to_string(), problem.rule);
        catalogue.problems(others).into_iter().map(pair).collect()
    }

    fn isms(catalogue: &mut Catalogue) -> &mut Scheme {
        Arc::make_mut(&mut catalogue.schemes[0])
    }

    type SpoilCatalogue = fn(&mut Catalogue);

    /// What is done to a good catalogue, and what must then be reported.
    fn table() -> Vec<(SpoilCatalogue, &'static str, Rule)> {
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
                    isms(c).disputes = vec![Dispute { about: SchemeField::Assessed, note }];
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
