//! `kumomi cert`: records, changes, lists and removes certificates of a service.
//! Must not know what follows from a certificate, nor how a file is locked or written.
//! Long because it is five commands with their grammar.

mod given;

use std::convert::Infallible;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value, json};

use super::{
    Exit, Failure, Judged, Settings,
    change::change,
    find, grammar, one_of, option, out, path_of, today,
    words::{self, Clearable},
};
use crate::{
    model::{Answer, Catalogue, Certificate, Comparison, Day, Edit, Id, Lang, Refusal, Service, Session, Side},
    pages::{
        Page, Role,
        certificate::{self, name, no_own_item, no_register_check, register_evidence},
    },
    report::json as shape,
    say,
    store::{self, new_id},
    typed,
};

use given::TypedFacts;

/// How it is typed.
pub fn command() -> Command {
    let sub = |name: &'static str| {
        let service = option("service", "NAME").required(name != "list");
        let cert = option("cert", "ID").required(true);
        let scheme = option("scheme", "ID");
        let sub = Command::new(name).arg(grammar::file()).arg(service);
        match name {
            "add" => sub.arg(scheme.required(true)).args(details()),
            "set" => sub.arg(cert).arg(scheme).args(details()),
            "list" => sub.arg(grammar::json()),
            "evidence" => sub.arg(cert).arg(option("item", "LIST").required(true)),
            _ => sub.arg(cert),
        }
    };
    let subs = ["add", "set", "list", "evidence", "remove"];
    Command::new("cert").subcommand_required(true).subcommands(subs.map(sub))
}

/// Everything that can be said about a certificate; an empty value clears it.
fn details() -> [Arg; 21] {
    let day = |id: &'static str| {
        let read = |text: &str| typed::keyword(text).parse::<Day>();
        option(id, "DATE").value_parser(Clearable(read))
    };
    let yes_no = |id: &'static str| one_of(option(id, "YES"), Clearable(words::yes_no()));
    let line = |option: Arg| option.value_parser(|text: &str| Ok::<_, Infallible>(typed::line(text)));
    let note = |id: &'static str| option(id, "TEXT").value_parser(|text: &str| Ok::<_, Infallible>(typed::note(text)));
    [
        option("level", "ID").action(ArgAction::Append),
        one_of(option("holder", "WHO"), Clearable(words::holders())),
        one_of(option("role", "ROLE"), Clearable(words::roles())),
        note("scope"),
        yes_no("names-service"),
        one_of(option("type", "TYPE"), Clearable(words::report_types())),
        day("from"),
        day("to"),
        line(option("number", "N")),
        day("issued"),
        day("until"),
        day("surveillance"),
        line(option("auditor", "NAME")),
        yes_no("report-seen"),
        line(option("register", "NAME")),
        day("looked-on"),
        yes_no("found"),
        option("evidence", "TEXT").action(ArgAction::Append),
        day("seen").requires("evidence"),
        day("dated").requires("evidence"),
        note("memo"),
    ]
}

/// Does one of the five.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let (name, matches) = matches.subcommand().expect("clap asks for it");
    let path = settings.file(path_of(matches, "file"));
    let said = match name {
        "list" => list(&store::read_comparison(&path)?, &path.to_string_lossy(), settings, matches)?,
        _ => change(&path, settings.lang, |session| match name {
            "add" => add(session, settings, matches),
            "set" => set(session, settings, matches),
            "evidence" => evidence(session, settings, matches),
            _ => remove(session, settings, matches),
        })?,
    };
    out::text(&said)
}

fn word<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
    matches.get_one::<String>(id).map_or("", String::as_str)
}

fn add(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let service = find::service(session.comparison(), word(matches, "service"), lang)?;
    let catalogue = settings.catalogue();
    let scheme = find::scheme(&catalogue, word(matches, "scheme"), lang)?;
    let certificate = TypedFacts(matches).over(Certificate::claimed(new_id(), &scheme.id), Some(scheme), lang)?;
    let mut certificates = service.certificates.clone();
    let twins = certificates.iter().filter(|one| one.scheme == scheme.id).count();
    let (id, of) = (certificate.id.clone(), service.id.clone());
    certificates.push(certificate);
    let said = save(session, of, certificates, &id, catalogue, lang)?;
    Ok(match twins {
        0 => said,
        _ => {
            said + &say!(
                lang,
                "同じ制度の記録が、ほかに {twins} 件あります。消すには: kumomi cert remove\n",
                "There were {twins} of this scheme already; to remove one: kumomi cert remove\n"
            )
        }
    })
}

fn set(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let service = find::service(session.comparison(), word(matches, "service"), lang)?;
    let catalogue = settings.catalogue();
    let id = find::certificate(service, &catalogue, word(matches, "cert"), lang)?.id.clone();
    let mut certificates = service.certificates.clone();
    let certificate = certificates.iter_mut().find(|one| one.id == id).expect("it was found just now");
    if let Some(word) = matches.get_one::<String>("scheme") {
        let scheme = find::scheme(&catalogue, word, lang)?;
        if scheme.id != certificate.scheme {
            // Levels belong to the scheme.
            certificate.levels.clear();
            certificate.scheme.clone_from(&scheme.id);
        }
    }
    let scheme = catalogue.scheme(&certificate.scheme).map(|one| &**one);
    *certificate = TypedFacts(matches).over(certificate.clone(), scheme, lang)?;
    let of = service.id.clone();
    save(session, of, certificates, &id, catalogue, lang)
}

/// The register check becomes evidence of the items, one step for undo.
fn evidence(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let comparison = session.comparison();
    let service = find::service(comparison, word(matches, "service"), lang)?;
    let catalogue = settings.catalogue();
    let one = find::certificate(service, &catalogue, word(matches, "cert"), lang)?;
    let scheme = catalogue.scheme(&one.scheme).map(|scheme| &**scheme);
    let Some(piece) = register_evidence(one, scheme, lang) else {
        return Err(no_register_check(lang).into());
    };
    let mut said =
        say!(lang, "根拠に加えました: {}、{}\n", "Added to the evidence: {}, {}\n", service.name, piece.text);
    let mut edits = Vec::new();
    for item in find::items(comparison, word(matches, "item"), lang)? {
        let Some(question) = comparison.questions.item(&item) else {
            continue;
        };
        if question.side == Side::Own {
            return Err(Failure::Words(no_own_item(question.number, lang)));
        }
        let mut answer = service.answer(&item).cloned().unwrap_or_else(|| Answer::empty(item.clone()));
        if !answer.evidence.contains(&piece) {
            answer.evidence.push(piece.clone());
        }
        said += &say!(lang, "  項目{} {}\n", "  item {} {}\n", question.number, question.title.of(lang));
        let service = service.id.clone();
        edits.push(Edit::Answer { service, answer });
    }
    session.apply(Edit::Batch(edits))?;
    Ok(said)
}

fn remove(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let service = find::service(session.comparison(), word(matches, "service"), lang)?;
    let catalogue = settings.catalogue();
    let gone = find::certificate(service, &catalogue, word(matches, "cert"), lang)?;
    let said = say!(
        lang,
        "消しました: {}、{}\n",
        "Removed: {}, {}\n",
        service.name,
        name(gone, catalogue.scheme(&gone.scheme).map(|scheme| &**scheme), lang)
    );
    session.apply(Edit::without_certificate(service, &gone.id))?;
    Ok(said)
}

/// Saves the certificates of a service; what is recorded about one of them now, and what there is to notice about it.
fn save(
    session: &mut Session,
    of: Id,
    certificates: Vec<Certificate>,
    certificate: &Id,
    catalogue: Catalogue,
    lang: Lang,
) -> Result<String, Failure> {
    session.apply(Edit::Certificates { service: of.clone(), certificates })?;
    let comparison = session.comparison();
    let judged = Judged::by(comparison, catalogue, today());
    let service = comparison.service(&of).ok_or(Refusal::NoSuchService)?;
    let mut said = say!(lang, "保存しました: {}\n", "Saved: {}\n", service.name);
    for one in service.certificates.iter().filter(|one| one.id == *certificate) {
        said += &out::page(&page(one, service, comparison, &judged, lang));
    }
    Ok(said)
}

fn list(comparison: &Comparison, path: &str, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let chosen = matches.get_one::<String>("service");
    let chosen = chosen.map(|word| find::service(comparison, word, lang)).transpose()?;
    let services: Vec<&Service> = comparison
        .services
        .iter()
        .map(|service| &**service)
        .filter(|service| chosen.is_none_or(|one| one.id == service.id))
        .collect();
    let day = today();
    let judged = Judged::of(comparison, settings, day);
    if matches.get_flag("json") {
        return Ok(shape::render(&json_of(comparison, path, &services, (&judged, day))));
    }
    let mut page = Page::default();
    services.iter().for_each(|service| page.add(of_service(service, comparison, &judged, lang)));
    if page.is_empty() {
        let text = lang.pick(
            "認証・マークの記録はありません。追加するには: kumomi cert add",
            "No certificates or marks are recorded; to record one: kumomi cert add",
        );
        page.text(Role::Text, text);
    }
    Ok(out::page(&page))
}

/// The certificates of a service, below its name; nothing where it has none.
pub fn of_service(service: &Service, comparison: &Comparison, judged: &Judged, lang: Lang) -> Page {
    let mut all = Page::default();
    if !service.certificates.is_empty() {
        all.text(Role::Title, &*service.name);
    }
    for (n, one) in service.certificates.iter().enumerate() {
        if n > 0 {
            all.gap();
        }
        all.add(page(one, service, comparison, judged, lang));
    }
    all
}

/// One certificate, with the id that a command wants.
fn page(one: &Certificate, service: &Service, comparison: &Comparison, judged: &Judged, lang: Lang) -> Page {
    let mut all = Page::default();
    all.inside(2, |all| {
        all.add(certificate::page(one, judged.about(&service.id), comparison, &judged.catalogue, lang));
        all.fact("id", &*one.id.0);
    });
    all
}

fn json_of(comparison: &Comparison, path: &str, services: &[&Service], judged: (&Judged, Day)) -> Value {
    let (judged, day) = judged;
    let one = |service: &&Service| {
        let findings = judged.about(&service.id);
        json!({
            "id": service.id.0,
            "name": service.name,
            "certificates": shape::certificates(service, &judged.catalogue),
            "findings": findings.map(|one| shape::finding(one, comparison, &judged.catalogue)).collect::<Vec<_>>(),
        })
    };
    json!({
        "format": shape::FORMAT,
        "kind": "certificates",
        "file": path,
        "id": comparison.id.0,
        "title": comparison.title,
        "day": day.to_string(),
        "services": services.iter().map(one).collect::<Vec<_>>(),
    })
}
