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
    find,
    grammar::{self, one_of, option},
    out, path_of, today,
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
pub fn command(lang: Lang) -> Command {
    let subs = [
        (
            "add",
            "FILE --service NAME --scheme ID [--scope TEXT …]",
            lang.pick("認証・マークの記録を追加します", "Record a certificate or mark"),
        ),
        (
            "set",
            "FILE --service NAME --cert ID [--scope TEXT …]",
            lang.pick("認証・マークの記録を変えます（\"\" で消えます）", "Change what is recorded (\"\" removes)"),
        ),
        (
            "list",
            "FILE [--service NAME] [--json]",
            lang.pick("認証・マークの記録と指摘を表示します", "List certificates, marks and their findings"),
        ),
        (
            "evidence",
            "FILE --service NAME --cert ID --item LIST",
            lang.pick(
                "公開の登録一覧で確かめた記録を、項目の根拠に加えます",
                "Add a register check to the evidence of items",
            ),
        ),
        (
            "remove",
            "FILE --service NAME --cert ID",
            lang.pick("認証・マークの記録を消します", "Remove a certificate or mark"),
        ),
    ];
    let usage = |name: &str, rest: &str| format!("kumomi cert {name} {rest}");
    let service = lang.pick("候補サービスの名前か id", "Name or id of the service");
    let scheme = lang
        .pick("制度の id か名前（kumomi schemes で探せます）", "Id or name of the scheme (kumomi schemes finds it)");
    let cert = lang.pick("どの記録か: id、または制度の id か名前", "Which one: its id, or id or name of its scheme");
    let item = lang.pick("項目の番号か id。例: 5,11", "Numbers or ids of items, as in 5,11");
    let sub = |(name, rest, about)| {
        let service = option("service", "NAME", service).required(name != "list");
        let scheme = option("scheme", "ID", scheme);
        let cert = option("cert", "ID", cert).required(true);
        let sub = grammar::sub(name, lang, about, usage(name, rest)).arg(grammar::file(lang)).arg(service);
        match name {
            "add" => sub.arg(scheme.required(true)).args(details(lang)),
            "set" => sub.arg(cert).arg(scheme).args(details(lang)),
            "list" => sub.arg(grammar::json(lang)),
            "evidence" => sub.arg(cert).arg(option("item", "LIST", item).required(true)),
            _ => sub.arg(cert),
        }
    };
    let about = lang.pick("サービスが持つ認証・マークを記録します", "Record certificates and marks of a service");
    grammar::sub("cert", lang, about, subs.map(|(name, rest, _)| usage(name, rest)).join("\n  "))
        .subcommand_help_heading(lang.pick("コマンド", "Commands"))
        .subcommand_required(true)
        .subcommands(subs.map(sub))
}

/// Everything that can be said about a certificate; an empty value clears it.
fn details(lang: Lang) -> [Arg; 21] {
    let day = |id: &'static str, help: &'static str| {
        let read = |text: &str| typed::keyword(text).parse::<Day>();
        option(id, "DATE", help).value_parser(Clearable(read))
    };
    let yes_no = |id: &'static str, help: &'static str| one_of(option(id, "YES", help), Clearable(words::yes_no()));
    let line = |option: Arg| option.value_parser(|text: &str| Ok::<_, Infallible>(typed::line(text)));
    let note = |option: Arg| option.value_parser(|text: &str| Ok::<_, Infallible>(typed::note(text)));
    let level = lang.pick("段階・分野の id か名前（いくつでも）", "Id or name of a level or category; may be repeated");
    let holder = lang.pick(
        "何に与えられたか: company department service\n\
         （会社 部署 サービス）",
        "What it was given to: company department service",
    );
    let role = lang.pick("立場: provider customer（提供する側 使う側）", "Given for which role: provider customer");
    let scope = lang.pick(
        "適用範囲（登録証のとおりに）。報告書では対象のシステム",
        "The scope as it is printed; of a report its system",
    );
    let named =
        lang.pick("適用範囲にこのサービスの名前があるか: yes no", "Whether the scope names this service: yes no");
    let kind = lang.pick(
        "報告書の種類: type-1 type-2\n\
         （一時点の設計 期間を通した運用）",
        "Type of the report: type-1 type-2",
    );
    let to = lang.pick("報告書の対象期間の終わり（Type 1ではその日）", "Last day of that period (of Type 1: its day)");
    let read = lang.pick("報告書そのものを読んだか: yes no", "Whether the report itself was read: yes no");
    let register = lang.pick(
        "見た公開の登録一覧（--looked-on と --found も要ります）",
        "Public register that was checked (with --looked-on and --found)",
    );
    let found = lang.pick("登録一覧に載っていたか: yes no", "Whether it was in the register: yes no");
    let evidence = lang.pick("根拠。見た書類やページ（いくつでも）", "Where it was seen; may be repeated");
    let seen = lang.pick("根拠を見た日（省略すると今日）", "Date on which it was seen (default: today)");
    let dated = lang.pick(
        "その資料の日付（あれば。古さはこの日で数えます）",
        "Date of that document, if it has one; its age goes by it",
    );
    [
        option("level", "ID", level).action(ArgAction::Append),
        one_of(option("holder", "WHO", holder), Clearable(words::holders())),
        one_of(option("role", "ROLE", role), Clearable(words::roles())),
        note(option("scope", "TEXT", scope)),
        yes_no("names-service", named),
        one_of(option("type", "TYPE", kind), Clearable(words::report_types())),
        day("from", lang.pick("報告書の対象期間のはじめ", "First day of the period of a report")),
        day("to", to),
        line(option("number", "N", lang.pick("登録番号", "Number of the certificate"))),
        day("issued", lang.pick("発行日", "Date of issue")),
        day("until", lang.pick("有効期限（有効な最後の日）", "Expiry date (last day on which it is valid)")),
        day("surveillance", lang.pick("最後の定期審査の日", "Date of the last surveillance audit")),
        line(option("auditor", "NAME", lang.pick("審査した機関", "Who audited"))),
        yes_no("report-seen", read),
        line(option("register", "NAME", register)),
        day("looked-on", lang.pick("登録一覧を見た日", "Date on which the register was checked")),
        yes_no("found", found),
        option("evidence", "TEXT", evidence).action(ArgAction::Append),
        day("seen", seen).requires("evidence"),
        day("dated", dated).requires("evidence"),
        note(option("memo", "TEXT", lang.pick("メモ", "Remarks"))),
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
