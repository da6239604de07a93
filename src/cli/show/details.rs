//! What does not fit into the table: services in full, certificates, findings, answers. Must not count anything.

use crate::{
    cli::{Judged, cert},
    model::{Comparison, Lang, Verdict},
    pages::{Labels, Page, Role, answer, finding},
};

/// What is known about the services beyond their names.
pub fn services(comparison: &Comparison, lang: Lang) -> Page {
    let l = Labels::of(lang);
    let mut page = Page::default();
    for service in &comparison.services {
        let facts =
            [(l.provider, &service.provider), (l.plan, &service.plan), (l.url, &service.url), (l.memo, &service.memo)];
        let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
        under(&mut page, &service.name, |page| facts.for_each(|(label, text)| page.fact(label, text)));
    }
    titled(l.services, page)
}

/// The certificates of the services, each with what was noticed about it.
pub fn certificates(comparison: &Comparison, judged: &Judged, lang: Lang) -> Page {
    let mut page = Page::default();
    comparison.services.iter().for_each(|one| page.add(cert::of_service(one, comparison, judged, lang)));
    titled(Labels::of(lang).certificates, page)
}

/// What was noticed about answers and what they rest on; what is about a certificate stands there.
pub fn noticed(comparison: &Comparison, judged: &Judged, lang: Lang) -> Page {
    let mut page = Page::default();
    for service in &comparison.services {
        let found = judged.about(&service.id).filter(|finding| finding.certificate.is_none());
        let told = found.map(|one| finding::page(one, comparison, &judged.catalogue, lang));
        under(&mut page, &service.name, |page| told.for_each(|told| page.add(told)));
    }
    titled(lang.pick("回答についての指摘", "Findings about answers"), page)
}

/// The answers that say more than a verdict.
pub fn answers(comparison: &Comparison, lang: Lang) -> Page {
    let mut page = Page::default();
    for service in &comparison.services {
        for question in comparison.questions.items() {
            let Some(answer) = service.answer(&question.id).filter(|answer| answer::says_more(answer)) else {
                continue;
            };
            let (number, title) = (question.number, question.title.of(lang));
            let verdict = Verdict::word_of(answer.verdict, lang);
            under(&mut page, &format!("{}  {number} {title}: {verdict}", service.name), |page| {
                page.add(answer::page(answer, question.side, |_| String::new(), lang));
                let signed = answer::signed(&answer.by, answer.day);
                if !signed.is_empty() {
                    page.fact(Labels::of(lang).by, signed);
                }
                page.add(answer::earlier(&answer.earlier, lang));
            });
        }
    }
    titled(lang.pick("メモ・条件・根拠", "Notes, plan conditions, evidence"), page)
}

/// What is told inside stands below a name; without anything the name is not told either.
fn under(page: &mut Page, name: &str, tell: impl FnOnce(&mut Page)) {
    let mut inside = Page::default();
    inside.inside(2, tell);
    if !inside.is_empty() {
        page.text(Role::Title, name);
        page.add(inside);
    }
}

/// A page with a heading, unless there is nothing on it.
fn titled(title: &str, told: Page) -> Page {
    let mut page = Page::default();
    if !told.is_empty() {
        page.head(title);
        page.add(told);
    }
    page
}
