//! The words of `findings`: each with why and what to do, those that are accepted apart.
//! Must not know how one is accepted.

use crate::{
    cli::{columns::labelled, judged::Judged},
    model::{About, Comparison, Day, Finding, Lang, Service},
    pages::finding::{self, told},
    say,
};

/// Everything that was noticed, service by service.
pub fn list(comparison: &Comparison, chosen: Option<&Service>, judged: &Judged, day: Day, lang: Lang) -> String {
    let mut text = String::new();
    let services = comparison.services.iter().map(|service| &**service);
    for service in services.filter(|service| chosen.is_none_or(|one| one.id == service.id)) {
        let (open, accepted): (Vec<&Finding>, Vec<&Finding>) =
            judged.about(&service.id).partition(|finding| finding.is_open());
        if open.is_empty() && accepted.is_empty() {
            continue;
        }
        text += &labelled(0, "", &heading(service, judged, lang));
        let (answers, record): (Vec<&Finding>, Vec<&Finding>) =
            open.into_iter().partition(|finding| finding.about() == About::Answers);
        for one in answers {
            text += &full(one, comparison, judged, lang);
        }
        if !record.is_empty() {
            let head = lang.pick("認証・マークについて:", "About certificates and marks:");
            text += &labelled(2, "", head);
        }
        for one in record {
            text += &full(one, comparison, judged, lang);
        }
        if !accepted.is_empty() {
            text += &labelled(2, "", lang.pick("了承しているもの:", "Accepted:"));
        }
        for one in accepted {
            text += &full(one, comparison, judged, lang);
        }
        text.push('\n');
    }
    text + &summary(judged, day, lang)
}

fn heading(service: &Service, judged: &Judged, lang: Lang) -> String {
    let counts = finding::counts(open(judged.about(&service.id)), lang);
    match counts.is_empty() {
        true => service.name.clone(),
        false => say!(lang, "{}（{}）", "{} ({})", service.name, counts),
    }
}

/// How many are open, by severity.
fn open<'a>(all: impl Iterator<Item = &'a Finding>) -> [usize; 3] {
    let mut counts = [0; 3];
    for finding in all.filter(|one| one.is_open()) {
        counts[finding.severity as usize] += 1;
    }
    counts
}

fn summary(judged: &Judged, day: Day, lang: Lang) -> String {
    let accepted = judged.findings.iter().filter(|one| !one.is_open()).count();
    let mut parts = vec![finding::counts(open(judged.findings.iter()), lang)];
    if accepted > 0 {
        parts.push(say!(lang, "了承 {}", "{} accepted", accepted));
    }
    parts.retain(|part| !part.is_empty());
    match parts.is_empty() {
        true => say!(lang, "指摘はありません（{} 現在）。\n", "No findings (as of {}).\n", day),
        false => {
            say!(lang, "指摘: {}（{} 現在）\n", "Findings: {} (as of {})\n", parts.join(lang.pick("、", "; ")), day)
        }
    }
}

/// One finding on one line, and who accepted it.
pub fn line(indent: usize, finding: &Finding, comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let label = lang.pick("指摘 ", "Finding - ");
    labelled(indent, label, &finding::named(finding, comparison, &judged.catalogue, lang))
        + &accepted(indent + 2, finding, lang)
}

fn accepted(indent: usize, finding: &Finding, lang: Lang) -> String {
    let Some(accepted) = &finding.accepted else {
        return String::new();
    };
    let who = match accepted.by.is_empty() {
        true => accepted.day.to_string(),
        false => say!(lang, "{}、{}", "{}, {}", accepted.by, accepted.day),
    };
    let words = say!(lang, "{}（{}）", "{} ({})", accepted.note, who);
    labelled(indent, lang.pick("了承: ", "Accepted: "), &words)
}

fn full(finding: &Finding, comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let told = told(finding, comparison, &judged.catalogue, lang);
    let head = format!("{}  [{}]", finding::named(finding, comparison, &judged.catalogue, lang), finding.rule().id());
    labelled(2, "- ", &head)
        + &accepted(6, finding, lang)
        + &labelled(6, lang.pick("なぜ: ", "Why: "), &told.why)
        + &labelled(6, lang.pick("次にすること: ", "Next: "), &told.todo)
        + &labelled(6, lang.pick("出典: ", "Source: "), &told.source)
}
