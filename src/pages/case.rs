//! The case of the study: what happened, why, what the certification bodies did, and what to ask today.
//! Must not know any service, nor where it is shown.

use super::{
    Page, Role,
    credit::{beside_the_paper, bracketed, of_the_paper, source},
    scheme::item,
};
use crate::{
    model::{Catalogue, Cite, Lang, Lesson, Questions, Said, Study},
    say,
};

/// The heading above the lessons.
pub fn lessons_head(study: &Study, lang: Lang) -> String {
    let count = study.case.lessons.len();
    say!(lang, "今なら聞くこと（{} の質問）", "What to ask today ({} questions)", count)
}

/// The whole case.
pub fn page(study: &Study, catalogue: &Catalogue, questions: &Questions, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Title, study.case.title.of(lang));
    page.add(source(study, lang));
    for (head, chapter) in chapters(study, catalogue, lang) {
        page.head(head);
        page.add(chapter);
    }
    page.head(lessons_head(study, lang));
    for (n, one) in study.case.lessons.iter().enumerate() {
        page.add(lesson(n + 1, one, study, catalogue, questions, lang));
    }
    page
}

/// The chapters before the lessons, each with its heading.
pub fn chapters(study: &Study, catalogue: &Catalogue, lang: Lang) -> [(&'static str, Page); 7] {
    let case = &study.case;
    let told = |said: &Said| of_the_paper(said, study, catalogue, lang);
    let from = |src: &[Cite]| bracketed("", &catalogue.credit(beside_the_paper(src, study), lang), lang);
    let list = |all: &[Said]| {
        let mut page = Page::default();
        all.iter().for_each(|said| page.entry(told(said)));
        page
    };
    let [mut procedure, mut timeline, mut causes, mut certifiers] = [(); 4].map(|()| Page::default());
    for (n, step) in case.procedure.iter().enumerate() {
        let mark = format!("{}.", n + 1);
        procedure.marked(&mark, say!(lang, "手順: {}", "Planned: {}", step.normal.of(lang)));
        let day = format!("{}{}", step.day.of(lang), from(&step.src));
        procedure.inside(mark.len() + 1, |page| page.fact(lang.pick("当日", "Actual"), day));
    }
    for event in &case.timeline {
        let (when, what, teller) = (event.when.of(lang), event.what.of(lang), event.teller.word(lang));
        timeline.entry(say!(lang, "{}: {}（{}）{}", "{}: {} ({}){}", when, what, teller, from(&event.src)));
    }
    for cause in &case.causes {
        causes.entry(format!("{}: {}", cause.class.of(lang), told(&cause.what)));
    }
    for one in &case.certifiers {
        let name = catalogue.scheme(&one.scheme).map_or(one.scheme.as_str(), |scheme| scheme.short(lang));
        certifiers.text(Role::Key, name);
        certifiers.add(list(&one.did));
        certifiers.text(Role::Dim, lang.pick("論文の批判:", "What the paper criticises:"));
        certifiers.inside(2, |page| page.add(list(&one.criticised)));
    }
    [
        (lang.pick("あらまし", "In short"), list(&case.summary)),
        (lang.pick("手順と、当日したこと", "Planned vs. actual"), procedure),
        (lang.pick("経過", "What happened when"), timeline),
        (lang.pick("原因", "Causes"), causes),
        (lang.pick("認証機関がしたこと", "What the certification bodies did"), certifiers),
        (lang.pick("賠償", "Compensation"), list(&case.compensation)),
        (lang.pick("再発防止", "Prevention"), list(&case.prevention)),
    ]
}

/// A lesson with its number: the question, whom to ask, and the items it bears on.
pub fn lesson(
    number: usize,
    lesson: &Lesson,
    study: &Study,
    catalogue: &Catalogue,
    questions: &Questions,
    lang: Lang,
) -> Page {
    let mut page = Page::default();
    page.marked(&format!("{number:>2}."), lesson.question.of(lang));
    let items = lang.list(lesson.items.iter().map(|id| item(questions, id, lang)));
    let others = catalogue.credit(beside_the_paper(&lesson.src, study), lang);
    page.inside(4, |page| {
        page.text(Role::Dim, lesson.to.word(lang));
        page.fact(lang.pick("項目", "Items"), items);
        if !others.is_empty() {
            page.fact(lang.pick("出典", "Source"), catalogue.credit(&lesson.src, lang));
        }
    });
    page
}
