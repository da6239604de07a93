//! What does not fit into the table: services in full, notes, conditions, evidence, missing reasons.
//! Must not count anything.

use crate::{
    cli::{
        cert,
        columns::{Column, labelled, row},
        findings,
        judged::Judged,
    },
    model::{Answer, Comparison, Lang, Question, Service, Verdict},
    pages, say,
};

/// What is known about the services beyond their names.
pub fn services(comparison: &Comparison, lang: Lang) -> String {
    let mut text = String::new();
    for service in &comparison.services {
        let words = [
            (lang.pick("事業者: ", "Provider: "), &service.provider),
            (lang.pick("プラン: ", "Plan: "), &service.plan),
            ("URL: ", &service.url),
            (lang.pick("メモ: ", "Remarks: "), &service.memo),
        ];
        let words: String = words
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| labelled(2, label, text))
            .collect();
        if !words.is_empty() {
            text += &labelled(0, "", &service.name);
            text += &words;
        }
    }
    titled(lang.pick("候補サービス", "Candidate services"), text)
}

/// The certificates of the services, each with what was noticed about it.
pub fn certificates(comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let held = comparison.services.iter().filter(|one| !one.certificates.is_empty());
    let text = held.map(|one| labelled(0, "", &one.name) + &cert::of_service(one, comparison, judged, lang)).collect();
    titled(lang.pick("認証・マークの記録", "Certificates and marks"), text)
}

/// What was noticed about answers and what they rest on; what is about a certificate stands there.
pub fn noticed(comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let mut text = String::new();
    for service in &comparison.services {
        let about: String = judged
            .about(&service.id)
            .filter(|finding| finding.certificate.is_none())
            .map(|finding| findings::line(2, finding, comparison, judged, lang))
            .collect();
        if !about.is_empty() {
            text += &labelled(0, "", &service.name);
            text += &about;
        }
    }
    titled(lang.pick("回答についての指摘", "Findings about answers"), text)
}

/// The answers that say more than a verdict.
pub fn answers(comparison: &Comparison, lang: Lang) -> String {
    let mut text = String::new();
    for service in &comparison.services {
        for question in comparison.questions.items() {
            if let Some(answer) = service.answer(&question.id) {
                text += &answer_text(service, question, answer, lang);
            }
        }
    }
    titled(lang.pick("メモ・条件・根拠", "Notes, plan conditions, evidence"), text)
}

/// The answers that need a reason and have none.
pub fn missing_reasons(comparison: &Comparison, lang: Lang) -> String {
    let mut text = String::new();
    for service in &comparison.services {
        for question in comparison.questions.items() {
            if service.answer(&question.id).is_some_and(Answer::lacks_reason) {
                text += &labelled(2, "", &name(service, question, lang));
            }
        }
    }
    titled(lang.pick("理由がまだない「いいえ」「対象外」", "No and N/A without a reason"), text)
}

fn answer_text(service: &Service, question: &Question, answer: &Answer, lang: Lang) -> String {
    let mut text = String::new();
    if answer.recheck {
        let why = lang.pick(
            "要見直し: メモや根拠は、前の判定のときに書いたものです",
            "needs another look: note and evidence were written for another verdict",
        );
        text += &labelled(2, "", why);
    }
    if !answer.note.is_empty() {
        text += &labelled(2, lang.pick("メモ: ", "Note: "), &answer.note);
    }
    if !answer.condition.is_empty() {
        let met = pages::record::met(answer.condition_met, lang);
        let condition = say!(lang, "{}（{}）", "{} ({})", answer.condition, met);
        text += &labelled(2, lang.pick("プランなどの条件: ", "Plan condition: "), &condition);
    }
    for evidence in &answer.evidence {
        text += &labelled(2, lang.pick("根拠: ", "Evidence: "), &pages::record::evidence(evidence, lang));
    }
    if let Some(mend) = answer.mend {
        text += &labelled(2, lang.pick("直せるか: ", "Who fixes it: "), mend.word(lang));
    }
    if text.is_empty() && answer.earlier.is_empty() {
        return text;
    }
    let day = answer.day.map(|day| day.to_string()).unwrap_or_default();
    let who = format!("{} {day}", answer.by);
    if !who.trim().is_empty() {
        text += &labelled(2, lang.pick("記入者: ", "Answered by: "), who.trim());
    }
    for one in &answer.earlier {
        let label = lang.pick("前の回答: ", "Earlier answer: ");
        text += &labelled(2, label, &pages::record::earlier(one, lang));
        let condition = (!one.condition.is_empty()).then(|| {
            let met = pages::record::met(one.condition_met, lang);
            say!(lang, "{}（{}）", "{} ({})", one.condition, met)
        });
        let evidence = one.evidence.iter().map(|piece| pages::record::evidence(piece, lang));
        let note = Some(one.note.clone()).filter(|note| !note.is_empty());
        let mend = one.mend.map(|mend| mend.word(lang).to_owned());
        for words in note.into_iter().chain(condition).chain(mend).chain(evidence) {
            text += &labelled(4, "", &words);
        }
    }
    let verdict = Verdict::word_of(answer.verdict, lang);
    labelled(0, "", &format!("{}: {verdict}", name(service, question, lang))) + &text
}

fn name(service: &Service, question: &Question, lang: Lang) -> String {
    let title = question.title.of(lang);
    format!("{}  {} {title}", service.name, question.number)
}

fn titled(title: &str, text: String) -> String {
    match text.is_empty() {
        true => text,
        false => row(&[Column::left(80)], &[format!("[{title}]")]) + &text,
    }
}
