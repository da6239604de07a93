//! The parts about services: answers, score, findings, certificates. Must not know decisions.

use std::collections::HashMap;

use super::parts::{
    AnswerPart, BAR, CertificatePart, EarlierPart, EvidencePart, FieldPart, FindingPart, QuestionPart, RangePart,
    ServicePart,
};
use crate::{
    model::{
        About, Accepted, Answer, Catalogue, Certificate, Comparison, Earlier, Evidence, Finding, FindingRule, Id, Lang,
        Mend, Ranked, Score, ScoreLine, Service, Verdict, open_counts,
    },
    pages::{self, certificate::facts, finding},
    report::{
        Subject,
        text::{line, note},
    },
    say,
};

/// All services: the chosen one, then the others by their place.
pub(super) fn parts(subject: &Subject<'_>, ranked: &[Ranked], found: &[Finding], lang: Lang) -> Vec<ServicePart> {
    let comparison = subject.comparison();
    let services = comparison.services.iter();
    let by_id: HashMap<&Id, &Service> = services.map(|service| (&service.id, &**service)).collect();
    let mut findings: HashMap<&Id, Vec<&Finding>> = HashMap::new();
    for finding in found {
        findings.entry(&finding.service).or_default().push(finding);
    }
    let chosen = comparison.record.decision.as_ref().map(|decision| &decision.service);
    let placed = ranked.iter().zip(pages::places(ranked));
    let (first, others): (Vec<_>, Vec<_>) = placed.partition(|(one, _)| chosen == Some(&one.service));
    first
        .into_iter()
        .chain(others)
        .filter_map(|(one, place)| {
            let service = by_id.get(&one.service)?;
            let found = findings.get(&service.id).map_or(&[][..], Vec::as_slice);
            let part = part(subject, service, one, place, found, lang);
            subject.service_done();
            Some(part)
        })
        .collect()
}

fn part(
    subject: &Subject<'_>,
    service: &Service,
    ranked: &Ranked,
    place: String,
    found: &[&Finding],
    lang: Lang,
) -> ServicePart {
    let comparison = subject.comparison();
    let decision = comparison.record.decision.as_ref();
    let catalogue = subject.catalogue();
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
        conclusion_word: pages::conclusion(ranked.conclusion, lang),
        causes: line(&pages::causes(comparison, service, ranked, lang)),
        changes_when: pages::what_changes(ranked, lang),
        as_said: as_said(ranked, lang),
        tasks: pages::tasks_ahead(comparison, &service.id, &ranked.score, lang).unwrap_or_default(),
        score: range(&ranked.score, lang),
        sections: sections(comparison, &ranked.score, lang),
        answers: ranked.score.lines.iter().map(|scored| answer(service.answer(&scored.item), scored, lang)).collect(),
        findings: findings.into_iter().map(|one| finding_part(one, comparison, catalogue, lang)).collect(),
        noticed: noticed(&owned, ranked, lang),
        accepted_before: service
            .accepted
            .iter()
            .filter(|accepted| !found.iter().any(|one| one.accepted.as_ref() == Some(*accepted)))
            .map(|accepted| accepted_before(accepted, comparison, catalogue, lang))
            .collect(),
        certificates: service.certificates.iter().map(|one| certificate(one, catalogue, lang)).collect(),
        own_questions: service
            .own_questions
            .iter()
            .map(|one| QuestionPart {
                item: line(&one.item),
                label: line(&pages::item(comparison, &one.item, lang)),
                text: note(&one.text),
            })
            .collect(),
    }
}

/// How many findings are open, in words; 「なし」 only where nothing at all is, neither about answers nor about the
/// records of certificates, and something is answered: of a service that nobody looked at nothing can be noticed.
fn noticed(found: &[Finding], ranked: &Ranked, lang: Lang) -> String {
    let answers = finding::beside_score(found, &ranked.service, lang);
    let records = finding::counts(open_counts(found, &ranked.service, About::Record), lang);
    match (answers.is_empty(), records.is_empty()) {
        (false, _) => answers,
        (true, false) => say!(lang, "認証・マークの記録に {}", "records of certificates: {}", records),
        (true, true) if ranked.is_untouched() => "-".to_owned(),
        (true, true) => lang.pick("なし", "none").to_owned(),
    }
}

/// Conclusion and range if every はい and 一部 is as it was answered.
fn as_said(ranked: &Ranked, lang: Lang) -> String {
    let range = pages::said_range(&ranked.score);
    match range.is_empty() && ranked.as_said == ranked.conclusion {
        true => String::new(),
        false => {
            let conclusion = pages::conclusion(ranked.as_said, lang);
            let range = if range.is_empty() { pages::range(&ranked.score) } else { range };
            format!("{conclusion}{}{range}", lang.pick("、", ", "))
        }
    }
}

/// How many items are answered; 対象外 is told where there is any.
fn answered(score: &Score, lang: Lang) -> String {
    let of = score.coverage();
    let words = format!("{}/{}", of.answered, of.items);
    match of.not_applicable {
        0 => words,
        count => words + &say!(lang, "（対象外 {}）", " (N/A {})", count),
    }
}

fn range(score: &Score, lang: Lang) -> RangePart {
    let sum = |part: &dyn Fn(&ScoreLine) -> u64| score.lines.iter().map(part).sum();
    let ends = || Some([score.low()?.percent(), score.as_said()?.percent(), score.high()?.percent()]);
    RangePart {
        ends: ends(),
        words: pages::range(score),
        as_said: pages::said_range(score),
        bar: pages::bar_parts(score, BAR),
        low: sum(&|line| line.low),
        said: sum(&|line| line.as_said),
        high: sum(&|line| line.high),
        of: sum(&ScoreLine::of),
        answered: answered(score, lang),
        covered: pages::coverage(score, lang),
        backed: pages::backed(score, lang),
    }
}

fn sections(comparison: &Comparison, whole: &Score, lang: Lang) -> Vec<RangePart> {
    let counts = comparison.questions.sections.iter().map(|section| section.items.len());
    whole.parts(counts).iter().map(|part| range(part, lang)).collect()
}

fn answer(answer: Option<&Answer>, scored: &ScoreLine, lang: Lang) -> AnswerPart {
    let empty = Answer::empty(scored.item.clone());
    let answer = answer.unwrap_or(&empty);
    let condition = line(&answer.condition);
    AnswerPart {
        verdict: answer.verdict,
        standing: scored.standing,
        words: pages::standing(scored, answer.verdict, lang),
        note: note(&answer.note),
        lacks_reason: answer.lacks_reason(),
        met: met(&condition, answer.condition_met, lang),
        condition,
        condition_met: answer.condition_met,
        mend: answer.mend.filter(|_| answer.asks_who_mends(scored.side)),
        recheck: scored.recheck,
        backed: scored.backed,
        task: scored.task(),
        evidence: answer.evidence.iter().map(|one| evidence(one, lang)).collect(),
        by: line(&answer.by),
        day: answer.day,
        earlier: answer.earlier.iter().map(|one| earlier(one, lang)).collect(),
        low: scored.low,
        said: scored.as_said,
        high: scored.high,
        of: scored.of(),
    }
}

fn earlier(one: &Earlier, lang: Lang) -> EarlierPart {
    let condition = line(&one.condition);
    EarlierPart {
        verdict: Verdict::word_of(one.verdict, lang),
        note: note(&one.note),
        met: met(&condition, one.condition_met, lang),
        condition,
        mend: one.mend.map_or("", |mend: Mend| mend.word(lang)),
        evidence: one.evidence.iter().map(|one| evidence(one, lang)).collect(),
        by: line(&one.by),
        day: one.day,
    }
}

/// Whether a condition is met, in words; empty without a condition.
fn met(condition: &str, met: Option<bool>, lang: Lang) -> String {
    match condition.is_empty() {
        true => String::new(),
        false => pages::record::met(met, lang).to_owned(),
    }
}

fn evidence(evidence: &Evidence, lang: Lang) -> EvidencePart {
    EvidencePart {
        kind: evidence.kind.word(lang),
        text: note(&evidence.text),
        seen: evidence.seen,
        dated: evidence.dated,
    }
}

fn finding_part(found: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> FindingPart {
    let told = finding::told(found, comparison, catalogue, lang);
    FindingPart {
        severity: found.severity,
        title: line(&told.title),
        item: found.item.as_ref().map(|item| line(&pages::item(comparison, item, lang))).unwrap_or_default(),
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
fn accepted_before(accepted: &Accepted, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> FieldPart {
    let key = &accepted.finding;
    let rule = FindingRule::from_id(&key.rule).map_or(key.rule.as_str(), |rule| rule.word(lang));
    let scheme = catalogue.scheme(&key.scheme);
    let scheme = scheme.map_or(key.scheme.as_str(), |scheme| scheme.short(lang));
    let item = key.item.as_ref().map(|item| pages::item(comparison, item, lang));
    let parts = [scheme, rule, item.as_deref().unwrap_or_default()];
    let label: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(line).collect();
    FieldPart { label: label.join(" / "), text: accepted_words(accepted) }
}

fn certificate(one: &Certificate, catalogue: &Catalogue, lang: Lang) -> CertificatePart {
    let scheme = catalogue.scheme(&one.scheme);
    let scheme = scheme.map(|scheme| &**scheme);
    let fields = facts(one, scheme, lang).into_iter();
    let fields = fields.map(|(label, value)| FieldPart::new(label, note(&value))).collect();
    CertificatePart {
        scheme: line(scheme.map_or(one.scheme.as_str(), |scheme| scheme.name.of(lang))),
        kind: scheme.map_or("", |scheme| scheme.kind.word(lang)).to_owned(),
        fields,
        evidence: one.evidence.iter().map(|one| evidence(one, lang)).collect(),
        memo: note(&one.memo),
    }
}
