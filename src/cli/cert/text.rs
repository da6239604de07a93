//! A certificate in words, with what was noticed about it. Must not know how it is recorded.

use crate::{
    cli::{columns::labelled, findings, judged::Judged},
    model::{Catalogue, Certificate, Comparison, Lang, Service, one_line},
    pages::{answer, certificate::facts},
    say,
};

/// The certificates of some services with their findings.
pub fn list(services: &[&Service], comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let all: String = services
        .iter()
        .filter(|service| !service.certificates.is_empty())
        .map(|service| labelled(0, "", &service.name) + &of_service(service, comparison, judged, lang))
        .collect();
    match all.is_empty() {
        true => lang
            .pick(
                "認証・マークの記録はありません。追加するには: kumomi cert add\n",
                "No certificates or marks are recorded; to record one: kumomi cert add\n",
            )
            .to_owned(),
        false => all,
    }
}

/// The certificates of one service with their findings.
pub fn of_service(service: &Service, comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let certificates = service.certificates.iter();
    certificates.map(|one| certificate(one, service, comparison, judged, lang)).collect()
}

/// The name of its scheme, with levels.
pub fn name(one: &Certificate, catalogue: &Catalogue, lang: Lang) -> String {
    let Some(scheme) = catalogue.scheme(&one.scheme) else {
        return say!(lang, "{}（カタログにない制度）", "{} (not in the catalogue)", one_line(&one.scheme));
    };
    let level = |id: &String| {
        let known = scheme.levels.iter().find(|level| level.id == *id);
        known.map_or_else(|| id.clone(), |level| level.name.of(lang).to_owned())
    };
    let levels: Vec<String> = one.levels.iter().map(level).collect();
    let name = scheme.name.of(lang);
    match levels.is_empty() {
        true => name.to_owned(),
        false => say!(lang, "{}（{}）", "{} ({})", name, levels.join(lang.pick("、", ", "))),
    }
}

/// One certificate: what is recorded, what is not, what was noticed.
pub fn certificate(
    one: &Certificate,
    service: &Service,
    comparison: &Comparison,
    judged: &Judged,
    lang: Lang,
) -> String {
    let scheme = judged.catalogue.scheme(&one.scheme).map(|scheme| &**scheme);
    let mut text = labelled(2, "- ", &name(one, &judged.catalogue, lang));
    for (label, value) in facts(one, scheme, lang) {
        let missing = lang.pick("未記入", "not recorded").to_owned();
        let value = if value.trim().is_empty() { missing } else { value };
        text += &labelled(4, &format!("{label}: "), &value);
    }
    for (label, words) in [(lang.pick("メモ: ", "Remarks: "), &one.memo), ("id: ", &one.id.0)] {
        if !words.is_empty() {
            text += &labelled(4, label, words);
        }
    }
    for evidence in &one.evidence {
        text += &labelled(4, lang.pick("根拠: ", "Evidence: "), &answer::evidence(evidence, lang));
    }
    let about = judged.about(&service.id).filter(|found| found.certificate.as_ref() == Some(&one.id));
    for found in about {
        text += &findings::line(4, found, comparison, judged, lang);
    }
    text
}
