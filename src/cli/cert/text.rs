//! A certificate in words, with what was noticed about it. Must not know how it is recorded.

use crate::{
    cli::{columns::labelled, findings, judged::Judged, show::evidence_text},
    model::{Catalogue, Certificate, Comparison, Lang, Service, one_line},
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
                "認証の記録はありません。追加するには: kumomi cert add\n",
                "No certificates are recorded; to record one: kumomi cert add\n",
            )
            .to_owned(),
        false => all,
    }
}

/// The certificates of one service with their findings.
pub fn of_service(service: &Service, comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let certificates = service.certificates.iter();
    certificates
        .map(|one| certificate(one, service, comparison, judged, lang))
        .collect()
}

/// The name of its scheme, with levels.
pub fn name(one: &Certificate, catalogue: &Catalogue, lang: Lang) -> String {
    let Some(scheme) = catalogue.scheme(&one.scheme) else {
        return say!(
            lang,
            "{}（カタログにない制度）",
            "{} (not in the catalogue)",
            one_line(&one.scheme)
        );
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
    let missing = lang.pick("未記入", "not recorded");
    let day = |day: Option<crate::model::Day>| day.map_or_else(|| missing.to_owned(), |day| day.to_string());
    let mut text = labelled(2, "- ", &name(one, &judged.catalogue, lang));
    let holder = one.holder.map_or(missing, |holder| holder.word(lang));
    let role = one.role.map(|role| role.word(lang).to_owned()).unwrap_or_default();
    let named = match one.names_service {
        Some(true) => lang.pick("（このサービスの名前がある）", " (names this service)"),
        Some(false) => lang.pick("（このサービスの名前がない）", " (does not name this service)"),
        // Where no scope is recorded, nothing can be said about what it names.
        None if one.scope.trim().is_empty() => "",
        None => lang.pick(
            "（サービスの名前は未確認）",
            " (whether it names this service is not recorded)",
        ),
    };
    let scope = if one.scope.trim().is_empty() {
        missing
    } else {
        &one.scope
    };
    let lookup = one.lookup.as_ref().map(|lookup| {
        let found = match lookup.found {
            true => lang.pick("あった", "found"),
            false => lang.pick("なかった", "not found"),
        };
        say!(
            lang,
            "{}: {}（{} 確認）",
            "{}: {} (on {})",
            lookup.register,
            found,
            lookup.day
        )
    });
    let read = one.report_seen.map(|read| match read {
        true => lang.pick("読んだ", "read"),
        false => lang.pick("読んでいない", "not read"),
    });
    for (label, words) in [
        (lang.pick("認証の対象: ", "Given to: "), holder.to_owned()),
        (lang.pick("立場: ", "Role: "), role),
        (lang.pick("適用範囲: ", "Scope: "), format!("{scope}{named}")),
        (lang.pick("番号: ", "Number: "), one.number.clone()),
        (lang.pick("発行日: ", "Issued: "), day(one.issued)),
        (lang.pick("有効期限: ", "Valid until: "), day(one.valid_until)),
        (
            lang.pick("途中の審査: ", "Last check: "),
            one.surveillance.map(|day| day.to_string()).unwrap_or_default(),
        ),
        (lang.pick("審査した機関: ", "Auditor: "), one.auditor.clone()),
        (lang.pick("報告書: ", "Report: "), read.unwrap_or_default().to_owned()),
        (
            lang.pick("名簿: ", "Register: "),
            lookup.unwrap_or_else(|| lang.pick("見ていない", "not looked at").to_owned()),
        ),
        (lang.pick("メモ: ", "Memo: "), one.memo.clone()),
        ("id: ", one.id.0.clone()),
    ] {
        if !words.is_empty() {
            text += &labelled(4, label, &words);
        }
    }
    for evidence in &one.evidence {
        text += &labelled(4, lang.pick("根拠: ", "Evidence: "), &evidence_text(evidence, lang));
    }
    let about = judged
        .about(&service.id)
        .filter(|found| found.certificate.as_ref() == Some(&one.id));
    for found in about {
        text += &findings::line(4, found, comparison, judged, lang);
    }
    text
}
