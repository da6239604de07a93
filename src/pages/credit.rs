//! Where a sentence is from, told behind it: documents with their years, or that it is kumomi's own view.
//! Must not know what the sentences say.

use super::{Cell, Page, Role};
use crate::{
    model::{Basis, Catalogue, Cite, Lang, Said, Study},
    say,
};

/// A sentence with where it is from, or the mark of what no document says.
pub fn said(said: &Said, catalogue: &Catalogue, lang: Lang) -> String {
    bracketed(said.text(lang), &credit(said.basis, &said.src, catalogue, lang), lang)
}

/// A sentence of the study: its own paper, which is named once for all, is not named again.
pub fn of_the_paper(said: &Said, study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    let credit = credit(said.basis, beside_the_paper(&said.src, study), catalogue, lang);
    bracketed(said.text(lang), &credit, lang)
}

/// Citations without those of the paper of the study.
pub fn beside_the_paper<'a>(src: &'a [Cite], study: &'a Study) -> impl Iterator<Item = &'a Cite> {
    let paper = study.sources.first().map(|paper| paper.id.as_str());
    src.iter().filter(move |cite| Some(cite.document()) != paper)
}

/// The paper behind a page, how far it can be trusted, and that everything is from it that does not say otherwise.
pub fn source(study: &Study, lang: Lang) -> Page {
    let mut page = Page::default();
    if let Some(paper) = study.sources.first() {
        let words = say!(
            lang,
            "{}。ほかの出典を書いていないものは、すべてこの論文による",
            "{}. Everything is from it where no other source is given",
            paper.title.of(lang)
        );
        page.fact(lang.pick("出典", "Source"), Cell::new(Role::Dim, words));
        page.fact(lang.pick("注意", "Note"), Cell::new(Role::Dim, paper.note.of(lang)));
    }
    page
}

/// A text with something in brackets behind it; without brackets when there is nothing.
pub fn bracketed(text: &str, behind: &str, lang: Lang) -> String {
    match (behind.is_empty(), lang) {
        (true, _) => text.to_owned(),
        (false, Lang::Ja) => format!("{text}〔{behind}〕"),
        (false, Lang::En) => format!("{text} [{behind}]"),
    }
}

/// What a sentence rests on: documents, or what kumomi makes of them; may be empty. Whatever is told about a scheme gets
/// its credit here, so that no view of ours is put into a document's mouth.
pub fn credit<'a>(
    basis: Basis,
    src: impl IntoIterator<Item = &'a Cite>,
    catalogue: &'a Catalogue,
    lang: Lang,
) -> String {
    let credit = catalogue.credit(src, lang);
    match (basis, credit.is_empty()) {
        (Basis::Stated, _) => credit,
        (Basis::Inferred, true) => lang.pick("kumomiの考え", "kumomi's view").to_owned(),
        (Basis::Inferred, false) => say!(lang, "{}をもとにしたkumomiの考え", "kumomi's view, from: {}", credit),
        (Basis::Known, _) => lang.pick("資料に書かれていないこと", "from outside the documents").to_owned(),
    }
}
