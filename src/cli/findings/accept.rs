//! Accepting a finding and taking that back. Must not know how a file is saved.

use clap::ArgMatches;

use crate::{
    cli::{Failure, Judged, Settings, find, refused, today},
    model::{Accepted, Comparison, Day, Edit, Finding, FindingRule, Lang, Service, Session},
    pages::finding::named,
    say, typed,
};

/// Accepts or reopens the one finding that is meant, and says what it is now.
pub fn record(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let comparison = session.comparison();
    let day = matches.get_one::<Day>("day").copied().unwrap_or_else(today);
    let service = matches.get_one::<String>("service").map_or("", String::as_str);
    let service = find::service(comparison, service, lang)?;
    let judged = Judged::of(comparison, settings, day);
    let accepting = matches.contains_id("accept");
    let meant = meant(comparison, service, &judged, matches, lang)?;
    let mut accepted = service.accepted.clone();
    accepted.retain(|one| !meant.is_accepted_by(&one.finding));
    let name = named(meant, comparison, &judged.catalogue, lang);
    let said = if accepting {
        let note = typed::note(matches.get_one::<String>("note").map_or("", String::as_str));
        if note.trim().is_empty() {
            return Err(refused(
                lang,
                "--note に、了承した理由を書いてください。",
                "Please say with --note why it is accepted.",
            ));
        }
        accepted.push(Accepted { finding: meant.key(), note, by: settings.by.clone(), day });
        say!(lang, "了承したものとして保存しました: {}、{}\n", "Saved as accepted: {}, {}\n", service.name, name)
    } else {
        say!(lang, "了承したことを取り消しました: {}、{}\n", "Not accepted any more: {}, {}\n", service.name, name)
    };
    session.apply(Edit::Accepted { service: service.id.clone(), accepted })?;
    Ok(said)
}

/// The one finding of the service that fits what was typed.
fn meant<'a>(
    comparison: &Comparison,
    service: &'a Service,
    judged: &'a Judged,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<&'a Finding, Failure> {
    let accepting = matches.contains_id("accept");
    let word = if accepting { "accept" } else { "reopen" };
    let rule = *matches.get_one::<FindingRule>(word).expect("one of the two was typed");
    let text = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let item = text("item").map(|word| find::question(comparison, word, lang)).transpose()?;
    let certificate = text("cert").map(|word| find::certificate(service, &judged.catalogue, word, lang)).transpose()?;
    let scheme = text("scheme").map(|word| scheme_id(judged, word, lang)).transpose()?;
    let state = |finding: &&Finding| finding.is_open() == accepting;
    let fits = |finding: &&Finding| {
        finding.rule() == rule
            && item.is_none_or(|one| finding.item.as_ref() == Some(&one.id))
            && certificate.is_none_or(|one| finding.certificate.as_ref() == Some(&one.id))
            && scheme.as_ref().is_none_or(|id| finding.scheme == *id)
    };
    let found: Vec<&Finding> = judged.about(&service.id).filter(state).filter(fits).collect();
    if let [one] = found[..] {
        return Ok(one);
    }
    let said = match (found.is_empty(), accepting) {
        (true, true) => say!(
            lang,
            "{} に、まだ了承していない指摘で、これに当てはまるものはありません。",
            "No open finding about {} fits this.",
            service.name
        ),
        (true, false) => say!(
            lang,
            "{} に、了承した指摘で、これに当てはまるものはありません。",
            "No accepted finding about {} fits this.",
            service.name
        ),
        (false, _) => lang
            .pick(
                "当てはまる指摘は二つ以上あります。--item、--scheme、--cert で一つにしてください:",
                "Several findings fit; say which with --item, --scheme or --cert:",
            )
            .to_owned(),
    };
    let shown: Vec<&Finding> = match found.is_empty() {
        true => judged.about(&service.id).filter(state).collect(),
        false => found,
    };
    let lines = shown.into_iter().map(|one| described(one, comparison, judged, lang)).collect();
    Err(find::listed(said, lines, lang))
}

/// A scheme that is in no catalogue can have findings, too.
fn scheme_id(judged: &Judged, word: &str, lang: Lang) -> Result<String, Failure> {
    let id = typed::keyword(word);
    if judged.findings.iter().any(|finding| finding.scheme == id) {
        return Ok(id);
    }
    find::scheme(&judged.catalogue, word, lang).map(|scheme| scheme.id.clone())
}

fn described(finding: &Finding, comparison: &Comparison, judged: &Judged, lang: Lang) -> String {
    let mut words = format!("{}  {}", finding.rule().id(), named(finding, comparison, &judged.catalogue, lang));
    for (option, id) in [
        ("--scheme", Some(&finding.scheme).filter(|id| !id.is_empty())),
        ("--cert", finding.certificate.as_ref().map(|id| &id.0)),
    ] {
        if let Some(id) = id {
            words += &format!("  {option} {id}");
        }
    }
    words
}
