//! The schemes of the catalogue as entries to pick from, found by every name that they have. Must not know what picking
//! one leads to.

use std::sync::Arc;

use super::picker::{Offer, Target};
use crate::{
    model::{Lang, Scheme},
    tui::Library,
};

/// The schemes as entries, the most common first.
pub fn entries(library: Option<&Library>, lang: Lang) -> Vec<Offer> {
    let entry = |scheme: &Arc<Scheme>| {
        let name = match scheme.abbreviation(lang) {
            "" => scheme.name.of(lang).to_owned(),
            abbr => format!("{abbr}  {}", scheme.name.of(lang)),
        };
        let detail = format!("{}  {}", scheme.kind.word(lang), scheme.summary.of(lang));
        Offer::new(name, detail, &words(scheme), Target::Scheme(scheme.id.clone()))
    };
    library.into_iter().flat_map(|library| &library.catalogue.schemes).map(entry).collect()
}

/// Everything by which a scheme is found, with and without the hyphens of its names.
fn words(scheme: &Scheme) -> String {
    let words = format!(
        "{} {} {} {} {} {}",
        scheme.id,
        scheme.abbr,
        scheme.abbr_ja,
        scheme.also.join(" "),
        scheme.name.ja,
        scheme.name.en
    );
    format!("{words} {}", words.replace('-', ""))
}
