//! The case of 2012 as text: what happened, why, what the certifiers did, and what to ask today.
//! Must not know any service.

use super::{
    full::item,
    map::{attributed, only_the_paper, source},
};
use crate::{
    cli::columns::{self, Column, labelled},
    model::{Catalogue, Checklist, Cite, Lang, Lesson, Said, Study},
    say, store,
};

/// The whole case.
pub fn text(study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    let case = &study.case;
    let said = |indent: usize, all: &[Said]| -> String {
        let line = |said| labelled(indent, "- ", &attributed(said, study, catalogue, lang));
        all.iter().map(line).collect()
    };
    let mut text = labelled(0, "", case.title.of(lang));
    text += &source(study, lang);
    text += lang.pick("\n[あらまし]\n", "\n[In short]\n");
    text += &said(0, &case.summary);
    text += lang.pick("\n[手順と、当日したこと]\n", "\n[Planned vs. actual]\n");
    for (n, step) in case.procedure.iter().enumerate() {
        text += &labelled(0, &format!("{}. {}", n + 1, lang.pick("手順: ", "Meant: ")), step.normal.of(lang));
        let day = format!("{}{}", step.day.of(lang), credit(&step.src, study, catalogue, lang));
        text += &labelled(3, lang.pick("当日: ", "Done: "), &day);
    }
    text += lang.pick("\n[経過]\n", "\n[What happened when]\n");
    let columns = [Column::left(20), Column::left(58)];
    for event in &case.timeline {
        let what = say!(
            lang,
            "{}（{}）{}",
            "{} ({}){}",
            event.what.of(lang),
            event.teller.word(lang),
            credit(&event.src, study, catalogue, lang)
        );
        text += &columns::row(&columns, &[event.when.of(lang), &what]);
    }
    text += lang.pick("\n[原因]\n", "\n[Causes]\n");
    for cause in &case.causes {
        let label = format!("- {}: ", cause.class.of(lang));
        text += &labelled(0, &label, &attributed(&cause.what, study, catalogue, lang));
    }
    text += lang.pick("\n[賠償]\n", "\n[Compensation]\n");
    text += &said(0, &case.compensation);
    text += lang.pick("\n[再発防止]\n", "\n[To prevent it in future]\n");
    text += &said(0, &case.prevention);
    text += lang.pick("\n[認証機関がしたこと]\n", "\n[What the certification bodies did]\n");
    for one in &case.certifiers {
        let name = catalogue.scheme(&one.scheme).map_or(one.scheme.as_str(), |scheme| scheme.short(lang));
        text += &labelled(0, "", name);
        text += &said(2, &one.did);
        text += &labelled(2, "", lang.pick("論文の批判:", "What the paper criticises:"));
        text += &said(4, &one.criticised);
    }
    text + &lessons(study, catalogue, lang)
}

fn lessons(study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    let lessons = &study.case.lessons;
    let list = store::builtin_checklist();
    let title =
        say!(lang, "\n[今なら聞くこと（{} の質問）]\n", "\n[What to ask today ({} questions)]\n", lessons.len());
    let lines = lessons.iter().enumerate();
    title
        + &lines
            .map(|(n, one)| lesson(n + 1, one, &list, lang) + &credit_line(&one.src, study, catalogue, lang))
            .collect::<String>()
}

fn lesson(n: usize, lesson: &Lesson, list: &Checklist, lang: Lang) -> String {
    let items: Vec<String> = lesson.items.iter().map(|id| item(list, id, lang)).collect();
    let about = say!(lang, "{}。項目: {}", "{}. Items: {}", lesson.to.word(lang), items.join(lang.pick("、", ", ")));
    labelled(0, &format!("{n:>2}. "), lesson.question.of(lang)) + &labelled(4, "", &about)
}

fn credit_line(src: &[Cite], study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    match only_the_paper(src, study) {
        true => String::new(),
        false => labelled(4, lang.pick("出典: ", "Source: "), &catalogue.credit(src, lang)),
    }
}

fn credit(src: &[Cite], study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    match only_the_paper(src, study) {
        true => String::new(),
        false => say!(lang, "〔{}〕", " [{}]", catalogue.credit(src, lang)),
    }
}
