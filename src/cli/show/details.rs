//! What does not fit into the table: services in full, notes, conditions, evidence, missing reasons.
//! Must not count anything.

use crate::{
    cli::{
        cert,
        columns::{Column, labelled, row},
        findings,
        judged::Judged,
    },
    model::{Answer, Comparison, Evidence, Lang, Question, Service, Verdict},
    phrases, say,
};

/// What is known about the services beyond their names.
pub fn services(comparison: &Comparison, lang: Lang) -> String {
    let mut text = String::new();
    for service in &comparison.services {
        let words = [
            (lang.pick("事業者: ", "Provider: "), &service.provider),
            (lang.pick("プラン: ", "Plan: "), &service.plan),
            ("URL: ", &service.url),
            (lang.pick("メモ: ", "Memo: "), &service.memo),
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
    titled(lang.pick("候補サービス", "Services"), text)
}

/// The certificates of the services, each with what was noticed about it.
pub fn certificates(comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let held = comparison.services.iter().filter(|one| !one.certificates.is_empty());
    let text = held
        .map(|one| labelled(0, "", &one.name) + &cert::of_service(one, comparison, judged, lang))
        .collect();
    titled(lang.pick("認証・マークの記録", "Certificates"), text)
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
    titled(
        lang.pick("回答と根拠への指摘", "Findings about answers and what they rest on"),
        text,
    )
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
    titled(lang.pick("メモ・条件・根拠", "Notes, conditions, evidence"), text)
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
    titled(
        lang.pick("理由がまだない「いいえ」「対象外」", "No and N/A without a reason"),
        text,
    )
}

fn answer_text(service: &Service, question: &Question, answer: &Answer, lang: Lang) -> String {
    let mut text = String::new();
    if !answer.note.is_empty() {
        text += &labelled(2, lang.pick("メモ: ", "Note: "), &answer.note);
    }
    if !answer.condition.is_empty() {
        let met = phrases::record::met(answer.condition_met, lang);
        let condition = say!(lang, "{}（{}）", "{} ({})", answer.condition, met);
        text += &labelled(2, lang.pick("条件: ", "Condition: "), &condition);
    }
    for evidence in &answer.evidence {
        text += &labelled(2, lang.pick("根拠: ", "Evidence: "), &evidence_text(evidence, lang));
    }
    if text.is_empty() {
        return text;
    }
    let day = answer.day.map(|day| day.to_string()).unwrap_or_default();
    let who = format!("{} {day}", answer.by);
    if !who.trim().is_empty() {
        text += &labelled(2, lang.pick("回答: ", "Answered: "), who.trim());
    }
    let verdict = Verdict::word_of(answer.verdict, lang);
    labelled(0, "", &format!("{}: {verdict}", name(service, question, lang))) + &text
}

/// A piece of evidence with its kind and the day on which it was seen.
pub fn evidence_text(evidence: &Evidence, lang: Lang) -> String {
    let kind = evidence.kind.word(lang);
    match evidence.seen {
        Some(day) => say!(lang, "{}: {}（{} 確認）", "{}: {} (seen {})", kind, evidence.text, day),
        None => format!("{kind}: {}", evidence.text),
    }
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
