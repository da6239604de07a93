//! The map of expectation against effect: how to read it, its states with what the paper puts there, and where the user
//! places schemes. Must not know how a map is drawn, nor where this is shown.

use super::{
    Page, Role,
    credit::{bracketed, of_the_paper, source},
};
use crate::{
    model::{Catalogue, GapState, Lang, MAX_PLACE, Placement, Said, StateId, Study, one_line},
    say,
};

/// The whole map; `own` are the user's placements with the name of the comparison they stand in.
pub fn page(study: &Study, own: Option<(&str, &[Placement])>, catalogue: &Catalogue, lang: Lang) -> Page {
    let mut page = Page::default();
    let title = lang.pick("期待と効果の図", "Expectation map: expected vs. actual effect");
    page.text(Role::Title, say!(lang, "{}（{}）", "{} ({})", title, study.credit(lang)));
    page.add(source(study, lang));
    page.add(reading(study, catalogue, lang));
    for one in &study.map.states {
        page.add(state(one, study, catalogue, lang));
    }
    if let Some((name, own)) = own {
        page.head(say!(lang, "自分の見立て: {}（論文のものではありません）", "Your view: {} (not the paper's)", name));
        if own.is_empty() {
            page.text(Role::Text, lang.pick("まだ何も置いていません。", "You have not placed anything yet."));
        }
        own.iter().for_each(|one| page.add(placement(one, study, catalogue, lang)));
    }
    page
}

/// How the map is to be read.
pub fn reading(study: &Study, catalogue: &Catalogue, lang: Lang) -> Page {
    let map = &study.map;
    let mut page = Page::default();
    page.head(lang.pick("図の読み方", "How to read the map"));
    let told = |said: &Said| of_the_paper(said, study, catalogue, lang);
    map.about.iter().for_each(|one| page.entry(told(one)));
    for (axis, way, note) in [
        (&map.expectation, lang.pick("横", "across"), &map.expectation_note),
        (&map.effect, lang.pick("縦", "up"), &map.effect_note),
    ] {
        page.entry(say!(lang, "{}（{}）: {}", "{} ({}): {}", axis.of(lang), way, told(note)));
    }
    page
}

/// A state: which schemes the paper puts there, why, what it advises, and how a scheme leaves it.
pub fn state(state: &GapState, study: &Study, catalogue: &Catalogue, lang: Lang) -> Page {
    let mut page = Page::default();
    let told = |said: &Said| of_the_paper(said, study, catalogue, lang);
    page.head(format!("{}: {}", state.id.word(lang), corner(state.id, lang)));
    let names: Vec<&str> = state.schemes.iter().map(|id| name(id, catalogue, lang)).collect();
    let placed = match names.is_empty() {
        true => lang.pick("なし", "none").to_owned(),
        // A judgement about schemes has its year beside it.
        false => bracketed(&lang.list(names), &study.credit(lang), lang),
    };
    page.fact(lang.pick("論文が置いた制度", "Placed here by the paper"), placed);
    state.why.iter().for_each(|one| page.entry(told(one)));
    if !state.remedy.is_empty() {
        page.text(Role::Key, lang.pick("論文の助言:", "What the paper advises:"));
    }
    state.remedy.iter().for_each(|one| page.entry(told(one)));
    for step in study.map.moves.iter().filter(|step| step.from == state.id) {
        let (to, cause) = (step.to.word(lang), told(&step.cause));
        page.entry(say!(lang, "「{}」へ移るとき: {}", "How it becomes \"{}\": {}", to, cause));
    }
    page
}

/// Where the user places a scheme, and where the paper does.
pub fn placement(one: &Placement, study: &Study, catalogue: &Catalogue, lang: Lang) -> Page {
    let mut page = Page::default();
    page.entry(say!(
        lang,
        "{}: 期待 {}、効果 {}（0から{}）。{}",
        "{}: expectation {}, effect {} (of 0 to {}); {}",
        one_line(name(&one.scheme, catalogue, lang)),
        one.expectation,
        one.effect,
        MAX_PLACE,
        StateId::at(one.expectation, one.effect).word(lang)
    ));
    if let Some(paper) = study.state_of(&one.scheme) {
        let words = bracketed(paper.word(lang), &study.credit(lang), lang);
        page.inside(2, |page| page.fact(lang.pick("論文が置いた所", "Where the paper puts it"), words));
    }
    page
}

/// The name of a scheme, or its id when no catalogue has it.
pub fn name<'a>(id: &'a str, catalogue: &'a Catalogue, lang: Lang) -> &'a str {
    catalogue.scheme(id).map_or(id, |scheme| scheme.short(lang))
}

fn corner(state: StateId, lang: Lang) -> &'static str {
    match state {
        StateId::BelowBaseline => lang.pick("期待が低く、効果も低い", "little expected, little effect"),
        StateId::OverExpected => lang.pick("期待は高いが、効果が低い", "much expected, little effect"),
        StateId::UnderExpected => lang.pick("期待は低いが、効果は高い", "little expected, much effect"),
        StateId::Practical => lang.pick("期待も効果も高い", "much expected, much effect"),
    }
}
