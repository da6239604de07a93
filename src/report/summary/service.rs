//! The parts about services: answers, score, findings, certificates. Must not know decisions.

use std::collections::HashMap;

use super::parts::{AnswerPart, CertificatePart, EvidencePart, FieldPart, FindingPart, RangePart, ServicePart};
use crate::{
    model::{
        Accepted, Answer, Catalogue, Certificate, Comparison, Evidence, Finding, FindingRule, Id, Lang, Ranked, Score,
        ScoreLine, Service,
    },
    phrases::{self, certificate::facts, finding},
    report::{Subject, line, note},
};

/// All services in the user's order.
pub fn parts(subject: &Subject, ranked: &[Ranked], found: &[Finding], lang: Lang) -> Vec<ServicePart> {
    let by_id: HashMap<&Id, &Ranked> = ranked.iter().map(|one| (&one.service, one)).collect();
    let mut places: HashMap<Option<usize>, usize> = HashMap::new();
    for one in ranked {
        *places.entry(one.place).or_default() += 1;
    }
    let mut findings: HashMap<&Id, Vec<&Finding>> = HashMap::new();
    for finding in found {
        findings.entry(&finding.service).or_default().push(finding);
    }
    let services = subject.comparison().services.iter();
    services
        .filter_map(|service| {
            let one = by_id.get(&service.id)?;
            let found = findings.get(&service.id).map_or(&[][..], Vec::as_slice);
            let tie = if places[&one.place] > 1 { "=" } else { "" };
            let place = one.place.map_or("-".to_owned(), |place| format!("{place}{tie}"));
            let part = part(subject, service, one, place, found, lang);
            subject.service_done();
            Some(part)
        })
        .collect()
}

fn part(
    subject: &Subject,
    service: &Service,
    ranked: &Ranked,
    place: String,
    found: &[&Finding],
    lang: Lang,
) -> ServicePart {
    let comparison = subject.comparison();
    let decision = comparison.record.decision.as_ref();
    let nothing = Catalogue::nothing();
    let catalogue = subject.catalogue().unwrap_or(&nothing);
    let owned: Vec<Finding> = found.iter().map(|one| (*one).clone()).collect();
    let mut findings: Vec<&Finding> = found.to_vec();
    findings.sort_by_key(|one| !one.is_open());
    ServicePart {
        id: line(&service.id.0),
        name: line(&service.name),
        provider: line(&service.provider),
        plan: line(&service.plan),
        url: line(&service.url),
        memo: note(&service.memo),
        place,
        chosen: decision.is_some_and(|decision| decision.service == service.id),
        conclusion: ranked.conclusion,
        conclusion_word: phrases::conclusion(ranked.conclusion, lang),
        causes: line(&phrases::causes(comparison, ranked, lang)),
        changes_when: phrases::what_changes(ranked, lang),
        score: range(&ranked.score),
        sections: sections(comparison, &ranked.score),
        answers: ranked
            .score
            .lines
            .iter()
            .map(|scored| answer(service.answer(&scored.item), scored, lang))
            .collect(),
        findings: findings
            .into_iter()
            .map(|one| finding_part(one, comparison, catalogue, lang))
            .collect(),
        open_findings: finding::beside_score(&owned, &service.id, lang),
        accepted_before: service
            .accepted
            .iter()
            .filter(|accepted| !found.iter().any(|one| one.accepted.as_ref() == Some(*accepted)))
            .map(|accepted| accepted_before(accepted, comparison, subject.catalogue(), lang))
            .collect(),
        certificates: service
            .certificates
            .iter()
            .map(|one| certificate(one, subject.catalogue(), lang))
            .collect(),
    }
}

fn range(score: &Score) -> RangePart {
    let (answered, items) = score.answered();
    let sum = |part: &dyn Fn(&ScoreLine) -> u64| score.lines.iter().map(part).sum();
    RangePart {
        ends: score
            .low()
            .zip(score.high())
            .map(|(low, high)| (low.percent(), high.percent())),
        words: phrases::range(score),
        low: sum(&|line| line.low),
        high: sum(&|line| line.high),
        of: sum(&ScoreLine::of),
        answered,
        items,
    }
}

fn sections(comparison: &Comparison, whole: &Score) -> Vec<RangePart> {
    let counts = comparison.questions.sections.iter().map(|section| section.items.len());
    whole.parts(counts).iter().map(range).collect()
}

fn answer(answer: Option<&Answer>, scored: &ScoreLine, lang: Lang) -> AnswerPart {
    let empty = Answer::empty(scored.item.clone());
    let answer = answer.unwrap_or(&empty);
    let condition = line(&answer.condition);
    AnswerPart {
        verdict: answer.verdict,
        standing: scored.standing,
        words: phrases::standing(scored, answer.verdict, lang),
        note: note(&answer.note),
        lacks_reason: answer.lacks_reason(),
        met: match condition.is_empty() {
            true => String::new(),
            false => phrases::record::met(answer.condition_met, lang).to_owned(),
        },
        condition,
        condition_met: answer.condition_met,
        evidence: answer.evidence.iter().map(|one| evidence(one, lang)).collect(),
        by: line(&answer.by),
        day: answer.day,
        low: scored.low,
        high: scored.high,
        of: scored.of(),
    }
}

fn evidence(evidence: &Evidence, lang: Lang) -> EvidencePart {
    EvidencePart {
        kind: evidence.kind.word(lang),
        text: note(&evidence.text),
        seen: evidence.seen,
    }
}

fn finding_part(found: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> FindingPart {
    let told = finding::told(found, comparison, catalogue, lang);
    FindingPart {
        severity: found.severity,
        title: line(&told.title),
        item: found
            .item
            .as_ref()
            .map(|item| line(&phrases::item(comparison, item, lang)))
            .unwrap_or_default(),
        why: note(&told.why),
        todo: note(&told.todo),
        source: line(&told.source),
        accepted: found.accepted.as_ref().map(accepted_words),
    }
}

fn accepted_words(accepted: &Accepted) -> String {
    let who = format!("{} {}", line(&accepted.by), accepted.day);
    format!("{}  [{}]", note(&accepted.note), who.trim())
}

/// An accepted finding that does not apply any more: only its key is left of it.
fn accepted_before(
    accepted: &Accepted,
    comparison: &Comparison,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> FieldPart {
    let key = &accepted.finding;
    let rule = FindingRule::from_id(&key.rule).map_or(key.rule.as_str(), |rule| rule.word(lang));
    let scheme = catalogue.and_then(|catalogue| catalogue.scheme(&key.scheme));
    let scheme = scheme.map_or(key.scheme.as_str(), |scheme| scheme.short(lang));
    let item = key.item.as_ref().map(|item| phrases::item(comparison, item, lang));
    let parts = [scheme, rule, item.as_deref().unwrap_or_default()];
    let label: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(line).collect();
    FieldPart {
        label: label.join(" / "),
        text: accepted_words(accepted),
    }
}

fn certificate(one: &Certificate, catalogue: Option<&Catalogue>, lang: Lang) -> CertificatePart {
    let scheme = catalogue.and_then(|catalogue| catalogue.scheme(&one.scheme));
    let scheme = scheme.map(|scheme| &**scheme);
    let fields = facts(one, scheme, lang).into_iter();
    let fields = fields
        .map(|(label, value)| FieldPart::new(label, note(&value)))
        .collect();
    CertificatePart {
        scheme: line(scheme.map_or(one.scheme.as_str(), |scheme| scheme.name.of(lang))),
        kind: scheme.map_or("", |scheme| scheme.kind.word(lang)).to_owned(),
        fields,
        evidence: one.evidence.iter().map(|one| evidence(one, lang)).collect(),
        memo: note(&one.memo),
    }
}
