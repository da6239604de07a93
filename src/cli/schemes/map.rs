//! The map of expectation against effect as text: the states, what the paper puts there, and where the user places
//! schemes. Must not know how a map is drawn.

use std::path::Path;

use crate::{
    cli::{columns::labelled, out},
    model::{Basis, Catalogue, Cite, Comparison, GapState, Lang, MAX_PLACE, Said, StateId, Study, one_line},
    pages::finding,
    say,
};

/// The whole map; `view` is the comparison whose placements are shown.
pub fn text(study: &Study, view: Option<(&Path, &Comparison)>, catalogue: &Catalogue, lang: Lang) -> String {
    let map = &study.map;
    let all = |indent: usize, all: &[Said]| -> String {
        let line = |said| labelled(indent, "- ", &attributed(said, study, catalogue, lang));
        all.iter().map(line).collect()
    };
    let title =
        say!(lang, "期待と効果の図（{}）", "Expectation map: expected vs. actual effect ({})", study.credit(lang));
    let mut text = labelled(0, "", &title) + &source(study, lang);
    text += &all(0, &map.about);
    text += lang.pick("\n[二つの軸]\n", "\n[The two axes]\n");
    for (name, note, way) in [
        (&map.expectation, &map.expectation_note, lang.pick("横", "across")),
        (&map.effect, &map.effect_note, lang.pick("縦", "up")),
    ] {
        text += &labelled(0, "", &say!(lang, "{}（{}）", "{} ({})", name.of(lang), way));
        text += &labelled(2, "", &attributed(note, study, catalogue, lang));
    }
    text += lang.pick("\n[四つの状態]\n", "\n[The four states]\n");
    for state in &map.states {
        text += &labelled(0, "", &format!("{}: {}", state.id.word(lang), corner(state.id, lang)));
        text += &labelled(
            2,
            lang.pick("論文が置いた制度: ", "Placed here by the paper: "),
            &placed(study, state, catalogue, lang),
        );
        text += &all(2, &state.why);
        text += &labelled(2, "", lang.pick("論文の助言:", "What the paper advises:"));
        text += &all(4, &state.remedy);
    }
    text += lang.pick("\n[状態が変わるとき]\n", "\n[How a state changes]\n");
    for step in &map.moves {
        let words = say!(lang, "{}から{}へ", "from \"{}\" to \"{}\"", step.from.word(lang), step.to.word(lang));
        text += &labelled(0, "", &words);
        text += &labelled(2, "", &attributed(&step.cause, study, catalogue, lang));
    }
    if let Some((path, comparison)) = view {
        text += &own(path, comparison, catalogue, lang);
    }
    text
}

/// The paper behind a page, how far it can be trusted, and that everything is from it that does not say otherwise.
pub fn source(study: &Study, lang: Lang) -> String {
    let Some(paper) = study.sources.first() else {
        return String::new();
    };
    let words = say!(
        lang,
        "{}。ほかの出典を書いていないものは、すべてこの論文による",
        "{}. Everything is from it where no other source is given",
        paper.title.of(lang)
    );
    labelled(0, lang.pick("出典: ", "Source: "), &words)
        + &labelled(0, lang.pick("注意: ", "Note: "), paper.note.of(lang))
}

/// A sentence, with its source where that is another one than the paper alone.
pub fn attributed(said: &Said, study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    match said.basis {
        Basis::Stated if only_the_paper(&said.src, study) => said.text(lang).to_owned(),
        _ => finding::said(said, catalogue, lang),
    }
}

/// Whether nothing but the paper is cited.
pub fn only_the_paper(src: &[Cite], study: &Study) -> bool {
    let paper = study.sources.first().map(|source| source.id.as_str());
    src.iter().all(|cite| Some(cite.document()) == paper)
}

fn corner(state: StateId, lang: Lang) -> &'static str {
    match state {
        StateId::BelowBaseline => lang.pick("期待が低く、効果も低い", "little expected, little effect"),
        StateId::OverExpected => lang.pick("期待は高いが、効果が低い", "much expected, little effect"),
        StateId::UnderExpected => lang.pick("期待は低いが、効果は高い", "little expected, much effect"),
        StateId::Practical => lang.pick("期待も効果も高い", "much expected, much effect"),
    }
}

/// The schemes with the year in which that was said; nothing is placed that the paper does not place.
fn placed(study: &Study, state: &GapState, catalogue: &Catalogue, lang: Lang) -> String {
    if state.schemes.is_empty() {
        return lang.pick("なし", "none").to_owned();
    }
    let names: Vec<&str> = state.schemes.iter().map(|id| short(id, catalogue, lang)).collect();
    say!(lang, "{}〔{}〕", "{} [{}]", names.join(lang.pick("、", ", ")), study.credit(lang))
}

fn short<'a>(id: &'a str, catalogue: &'a Catalogue, lang: Lang) -> &'a str {
    catalogue.scheme(id).map_or(id, |scheme| scheme.short(lang))
}

fn own(path: &Path, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> String {
    let mut text = say!(
        lang,
        "\n[自分の見立て: {}（論文のものではありません）]\n",
        "\n[Your view: {} (not the paper's)]\n",
        out::path(path)
    );
    if comparison.placements.is_empty() {
        let none = lang.pick("まだ何も置いていません。", "You have not placed anything yet.");
        text += &labelled(0, "", none);
    }
    for one in &comparison.placements {
        let words = say!(
            lang,
            "{}: 期待 {}、効果 {}（0から{}）。{}",
            "{}: expectation {}, effect {} (of 0 to {}); {}",
            one_line(short(&one.scheme, catalogue, lang)),
            one.expectation,
            one.effect,
            MAX_PLACE,
            StateId::at(one.expectation, one.effect).word(lang)
        );
        text += &labelled(0, "- ", &words);
    }
    text
}
