//! What was typed about a certificate. Must not know how it is saved.

use clap::ArgMatches;

use crate::{
    cli::{Failure, find, refused, today},
    model::{Certificate, Day, Evidence, EvidenceKind, Lang, Lookup, Scheme},
    pages::certificate::{Fact, Slot},
    typed,
};

/// What was typed.
pub struct TypedFacts<'a>(pub &'a ArgMatches);

impl TypedFacts<'_> {
    /// A value; `None` where none was typed.
    fn value<T: Clone + Send + Sync + 'static>(&self, id: &str) -> Option<T> {
        self.0.get_one(id).cloned()
    }

    /// Puts a value into its place; where none was typed what is there stays, and an empty text clears it.
    fn put<T: Clone + Send + Sync + 'static>(&self, id: &str, place: &mut T) {
        if let Some(value) = self.value(id) {
            *place = value;
        }
    }

    /// All values that are not empty.
    fn many(&self, id: &str) -> Option<Vec<String>> {
        let all = self.0.get_many::<String>(id)?.map(|text| typed::note(text));
        Some(all.filter(|text| !text.trim().is_empty()).collect())
    }

    /// The certificate with what was typed; `scheme` is what the catalogue knows of its scheme.
    pub fn over(&self, mut one: Certificate, scheme: Option<&Scheme>, lang: Lang) -> Result<Certificate, Failure> {
        for fact in Fact::ALL {
            let id = fact.id();
            match fact.slot(&mut one) {
                Slot::Line(text) | Slot::Note(text) => self.put(id, text),
                Slot::Day(day) => self.put(id, day),
                Slot::Known(known) => self.put(id, known),
                Slot::Type(kind) => self.put(id, kind),
                Slot::Role(role) => self.put(id, role),
                Slot::Holder(holder) => self.put(id, holder),
                Slot::Lookup(lookup) => *lookup = self.lookup(lookup.take(), lang)?,
                Slot::Levels(ids) => {
                    if let Some(words) = self.many(id) {
                        *ids = levels(&words, scheme, lang)?;
                    }
                }
            }
        }
        if let Some(texts) = self.many("evidence") {
            let (seen, dated) = (self.value("seen"), self.value("dated"));
            let old = std::mem::take(&mut one.evidence);
            one.evidence = texts.into_iter().map(|text| piece(text, seen, dated, &old)).collect();
        }
        self.put("memo", &mut one.memo);
        Ok(one)
    }

    /// A register check says where, when and what; half of it says nothing. An empty register takes it away.
    fn lookup(&self, old: Option<Lookup>, lang: Lang) -> Result<Option<Lookup>, Failure> {
        let (register, day) = (self.value::<String>("register"), self.value::<Option<Day>>("looked-on"));
        let found = self.value::<Option<bool>>("found");
        let emptied = register.as_ref().is_some_and(|text| text.trim().is_empty());
        let is_typed = register.is_some() || day.is_some() || found.is_some();
        if !is_typed || (emptied && day.flatten().is_none() && found.flatten().is_none()) {
            return Ok(old.filter(|_| !emptied));
        }
        let old = old.as_ref();
        let register = register.or_else(|| old.map(|look| look.register.clone()));
        let day = day.unwrap_or_else(|| old.map(|look| look.day));
        let found = found.unwrap_or_else(|| old.map(|look| look.found));
        match (register.filter(|text| !text.trim().is_empty()), day, found) {
            (Some(register), Some(day), Some(found)) => Ok(Some(Lookup { register, day, found })),
            _ => Err(refused(
                lang,
                "公開の登録一覧を見た記録には、三つとも要ります: --register（一覧の名前）、--looked-on（見た日）、\
                 --found yes か no（載っていたか）。\n  消すには --register \"\" とだけ書きます。",
                "A register check takes all three: --register (its name), --looked-on (the date), --found yes or no.\n  \
                 To remove it, write just --register \"\".",
            )),
        }
    }
}

fn levels(words: &[String], scheme: Option<&Scheme>, lang: Lang) -> Result<Vec<String>, Failure> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        // Nobody can say which levels a scheme has that is in no catalogue.
        let id = match scheme {
            Some(scheme) => find::level(scheme, word, lang)?.id.clone(),
            None => typed::keyword(word),
        };
        if !out.contains(&id) {
            out.push(id);
        }
    }
    Ok(out)
}

/// What was there already keeps its kind and, if no others were typed, its two days.
fn piece(text: String, seen: Option<Option<Day>>, dated: Option<Option<Day>>, old: &[Evidence]) -> Evidence {
    let known = old.iter().find(|evidence| evidence.text == text);
    let before = known.map_or_else(|| Some(today()), |evidence| evidence.seen);
    Evidence {
        kind: known.map_or_else(|| EvidenceKind::guess(&text), |evidence| evidence.kind),
        text,
        seen: seen.unwrap_or(before),
        dated: dated.unwrap_or_else(|| known.and_then(|evidence| evidence.dated)),
    }
}
