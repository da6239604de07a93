//! Finds schemes by what people type or have written down: Japanese, English, abbreviation, other names.
//! Must not know where the text comes from.

use std::sync::Arc;

use super::{Catalogue, Scheme};
use crate::model::narrow::narrow;

/// A text as it is compared.
type Folded = Vec<(char, bool)>;

/// A text as it is compared: letters and digits in their half-width, small form, blanks and separators gone; for every
/// letter whether a blank stood before it.
fn fold(text: &str) -> Folded {
    let mut out = Vec::with_capacity(text.len());
    let mut apart = true;
    for c in text.chars() {
        let c = narrow(c);
        if c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '－' | '−' | '・' | '_') {
            apart = true;
            continue;
        }
        out.extend(c.to_lowercase().map(|c| (c, apart)));
        apart = false;
    }
    out
}

/// Whether `needle` stands at `at` and is not a piece of a longer word of the Latin alphabet.
fn stands(hay: &[(char, bool)], needle: &[(char, bool)], at: usize, whole: bool) -> bool {
    let Some(piece) = hay.get(at..at + needle.len()) else {
        return false;
    };
    if !piece.iter().zip(needle).all(|(one, other)| one.0 == other.0) {
        return false;
    }
    let word = |c: char| c.is_ascii_alphanumeric();
    let joined = |left: usize| match (hay.get(left), hay.get(left + 1)) {
        (Some((one, _)), Some((two, apart))) => !apart && word(*one) && word(*two),
        _ => false,
    };
    let ends = at + needle.len() - 1;
    !whole || !(at > 0 && joined(at - 1) || joined(ends))
}

impl Scheme {
    /// Every name that it goes by.
    fn names(&self) -> impl Iterator<Item = &str> {
        [&self.abbr, &self.abbr_ja, &self.name.ja, &self.name.en]
            .into_iter()
            .chain(&self.also)
            .map(String::as_str)
            .filter(|name| !name.is_empty())
    }

    /// Whether every word of a query is in its names, id, operator or summary; an empty query matches everything.
    pub fn matches(&self, query: &str) -> bool {
        let operators = self.operator.iter().flat_map(|said| [said.ja.as_str(), &said.en]);
        let texts: Vec<Folded> = self
            .names()
            .chain([self.id.as_str(), &self.summary.ja, &self.summary.en])
            .chain(operators)
            .map(fold)
            .collect();
        query.split_whitespace().map(fold).all(|word| {
            word.is_empty() || texts.iter().any(|text| (0..text.len()).any(|at| stands(text, &word, at, false)))
        })
    }

    /// How well a query names it: 0 is the name itself, then a name that begins so, then the rest.
    fn rank(&self, query: &[(char, bool)]) -> u8 {
        let names: Vec<_> = self.names().chain([self.id.as_str()]).map(fold).collect();
        let same = |name: &Folded| name.len() == query.len() && stands(name, query, 0, false);
        if names.iter().any(same) {
            0
        } else if names.iter().any(|name| stands(name, query, 0, false)) {
            1
        } else {
            2
        }
    }
}

impl Catalogue {
    /// The schemes that a query finds, those that it names best first, else in the order of the catalogue.
    pub fn search(&self, query: &str) -> Vec<&Arc<Scheme>> {
        let mut found: Vec<_> = self.schemes.iter().filter(|scheme| scheme.matches(query)).collect();
        let query = fold(query);
        if !query.is_empty() {
            found.sort_by_cached_key(|scheme| scheme.rank(&query));
        }
        found
    }

    /// The schemes that go by just this name or id.
    pub fn called(&self, name: &str) -> Vec<&Arc<Scheme>> {
        let name = fold(name);
        let so = |scheme: &&Arc<Scheme>| !name.is_empty() && scheme.rank(&name) == 0;
        self.schemes.iter().filter(so).collect()
    }

    /// The schemes that a text names, in the order of the text. The longest name counts: 「ISMSクラウドセキュリティ認証」
    /// does not name ISMS as well.
    pub fn named_in(&self, text: &str) -> Vec<&Arc<Scheme>> {
        let mut text = fold(text);
        let mut names: Vec<(Folded, &Arc<Scheme>)> = self
            .schemes
            .iter()
            .flat_map(|scheme| scheme.names().map(move |name| (fold(name), scheme)))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let mut found: Vec<(usize, &Arc<Scheme>)> = Vec::new();
        for (name, scheme) in names {
            for at in 0..text.len() {
                if stands(&text, &name, at, true) {
                    // What has been read as one name is not read again as a part of it.
                    text[at..at + name.len()].fill(('\0', true));
                    if !found.iter().any(|(_, known)| known.id == scheme.id) {
                        found.push((at, scheme));
                    }
                }
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, scheme)| scheme).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::model::arbitrary::catalogue;

    fn named(text: &str) -> Vec<String> {
        let catalogue = catalogue();
        let found = catalogue.named_in(text);
        found.into_iter().map(|scheme| scheme.id.clone()).collect()
    }

    #[test]
    fn schemes_are_recognised_in_what_people_write() {
        assert_eq!(named("ISMS と Pマークのロゴ"), ["isms", "p-mark"]);
        assert_eq!(named("ｉｓｍｓ取得済み"), ["isms"], "full width");
        assert_eq!(named("SOC 2 report (Type II)"), ["soc2"], "with a blank in it");
        assert_eq!(named("ISMSクラウドセキュリティ認証あり"), ["isms-cloud"], "the longest name only");
        assert_eq!(named("ISMSクラウドセキュリティ認証とISMS"), ["isms-cloud", "isms"]);
        assert_eq!(named("SOC2+"), ["soc2-plus"]);
        assert_eq!(named("slack, prisms, SOC25"), [] as [&str; 0], "pieces of other words are no names");
    }

    #[test]
    fn a_query_finds_by_any_name_and_the_best_comes_first() {
        let catalogue = catalogue();
        let found = |query: &str| -> Vec<String> {
            let found = catalogue.search(query);
            found.into_iter().map(|scheme| scheme.id.clone()).collect()
        };
        assert_eq!(found("isms"), ["isms", "isms-cloud"]);
        assert_eq!(found("クラウドセキュリティ"), ["isms-cloud"]);
        assert_eq!(found("privacy"), ["p-mark"]);
        assert_eq!(found("プライバシー マーク"), ["p-mark"], "every word must be there");
        assert_eq!(found(""), catalogue.schemes.iter().map(|s| s.id.clone()).collect::<Vec<_>>());
        assert_eq!(found("無い"), [] as [&str; 0]);
        let called = |name: &str| catalogue.called(name).len();
        assert_eq!((called("ｉｓｍｓ"), called("ISMS-cloud"), called("ism"), called("")), (1, 1, 0, 0));
    }
}
