//! The certificates of the service under the cursor: what is recorded of each, what was noticed about it, and how one is
//! added. Must not know the fields of a record's form.

use super::split::{ListRow, Reading, Split, frames};
use crate::{
    model::{
        About, Catalogue, Certificate, Edit, Evidence, Finding, FormKind, Id, Question, SchemeId, Service, Side,
        Verdict, open_counts, support,
    },
    pages::{
        certificate::{self, no_register_check, register_evidence},
        finding::counts,
    },
    say,
    tui::{
        Action, Desk, Look, Request, Role, Screen, Turn, View, answers,
        overlays::{
            picker::{Offer, Picker, Target},
            schemes,
        },
    },
    typeset::{fit, width},
};

/// The name of the scheme of a certificate.
pub fn scheme_name<'a>(catalogue: Option<&'a Catalogue>, certificate: &'a Certificate, look: &Look) -> &'a str {
    let scheme = catalogue.and_then(|catalogue| catalogue.scheme(&certificate.scheme));
    scheme.map_or(certificate.scheme.as_str(), |scheme| scheme.short(look.lang))
}

/// The certificate under the cursor.
pub fn picked(reading: Reading, desk: &Desk) -> Option<&Certificate> {
    let all = &desk.service()?.certificates;
    all.get(reading.within(all.len()).cursor)
}

/// Carries out a command.
pub fn act(action: Action, reading: Reading, desk: &mut Desk, turn: &mut Turn<'_>) {
    let picked = picked(reading, desk).zip(desk.service());
    match (action, picked) {
        (Action::Add, _) | (Action::Enter, None) => pick_scheme(turn),
        (Action::Enter, Some((one, service))) => {
            turn.form(FormKind::Certificate { service: service.id.clone(), certificate: one.id.clone() });
        }
        (Action::Evidence, Some((one, service))) => pick_item(one, service, desk, turn),
        (Action::Delete, Some((one, service))) => {
            let edit = Edit::without_certificate(service, &one.id);
            if turn.change(desk, edit) {
                turn.good(
                    turn.lang()
                        .pick("認証・マークの記録を消しました（u で戻せます）。", "Removed the record (u undoes it)."),
                );
            }
        }
        (Action::Evidence | Action::Delete, None) => {}
        (Action::ShowScheme, picked) => turn.scheme(picked.map(|(one, _)| one.scheme.clone())),
        (other, _) => answers::act(other, desk, turn),
    }
}

/// The screen, laid out.
pub fn split(reading: Reading, desk: &Desk, view: View<'_>) -> Split {
    let (look, lang) = (view.look(), view.lang());
    let frames = frames(view.body, 42, 56);
    let catalogue = desk.catalogue().map(|known| &**known);
    let left = usize::from(frames[0].width.saturating_sub(2));
    let row = |one: &Certificate, service: &Service| {
        let open = counts(open_counts(&of(desk.findings(&service.id), one), &service.id, About::Record), lang);
        let until = one.valid_until.map(|day| format!("-{day}")).unwrap_or_default();
        let name = scheme_name(catalogue, one, look);
        // A name that is cut away says nothing: its end stands on the page as well.
        let room = |until: &str| left.saturating_sub(width(&open) + width(until) + 3);
        let until = if room(&until) < width(name).min(12) { String::new() } else { until };
        let name = fit(name, room(&until));
        ListRow { text: format!(" {name} {until} {open}"), role: Role::Text }
    };
    let service = desk.service();
    let rows = service.iter().flat_map(|service| service.certificates.iter().map(|one| row(one, service))).collect();
    let held = service.map_or(0, |service| service.certificates.len());
    let title = desk.heading(&say!(lang, "認証・マーク {}件", "certificates: {}", held));
    let picked = picked(reading, desk);
    let name = picked.map_or("", |one| scheme_name(catalogue, one, look));
    let page = picked.zip(service).map(|(one, service)| {
        certificate::page(one, desk.findings(&service.id), desk.comparison(), desk.known(), lang)
    });
    Split::new(frames, title, rows, (name, &page.unwrap_or_default()), look).or(lang.pick(
        &[
            "この候補サービスの認証・マークは、まだ記録されていません。",
            "a で制度を選んで追加します。「ISMSを取っています」と聞いただけなら、a と Enter で済みます。適用範囲や期限などは、分かったときに書けます。",
            "認証・マークは手掛かりで、回答ではありません。何を示し、何を示さないかを、記録するたびに表示します。",
        ],
        &[
            "No certificate or mark of this service is recorded yet.",
            "Press a and pick the scheme. For \"they say they have ISMS\", a and Enter will do; scope, expiry date and register check can be written when they are known.",
            "A certificate is a pointer, not an answer: for each you will see what it shows and what it does not.",
        ],
    ))
}

/// Everything in the catalogue that one provider can hold, to pick from.
fn pick_scheme(turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some(library) = turn.view.library else {
        return turn.warn(lang.pick("カタログを読んでいます。", "The catalogue is being read."));
    };
    let held = |entry: &Offer| match &entry.target {
        Target::Scheme(id) => library.catalogue.scheme(id).is_none_or(|scheme| !scheme.collective),
        _ => true,
    };
    let entries = schemes::entries(Some(library), lang).into_iter().filter(held).collect();
    let title = lang.pick("どの制度ですか", "Which scheme?");
    let empty = lang.pick(
        "見つかりません。別の名前や略称を試してください。",
        "Nothing found; try another name or the abbreviation.",
    );
    turn.pick(Picker::new(title, empty, entries));
}

/// Adds a certificate of which only the scheme is known to the service under the cursor.
pub fn add(scheme: SchemeId, desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some(service) = desk.service() else { return need_a_service(turn) };
    let (id, name) = (service.id.clone(), service.name.clone());
    let mut certificates = service.certificates.clone();
    certificates.push(Certificate::claimed((turn.view.setup.new_id)(), scheme));
    let last = certificates.len() - 1;
    if turn.change(desk, Edit::Certificates { service: id, certificates }) {
        turn.requests.push(Request::Row(Screen::Certificates, last));
        turn.good(&say!(
            lang,
            "「{}」に追加しました。Enter で、分かっていることを書けます。",
            "Added to \"{}\". Press Enter to write what you know.",
            name
        ));
    }
}

/// Says that a certificate is one of a service.
pub fn need_a_service(turn: &mut Turn<'_>) {
    let lang = turn.lang();
    turn.warn(lang.pick("候補サービスを開いてから追加してください。", "Open a comparison with a service first."));
}

/// The register check of a certificate, as evidence.
fn register_check(one: &Certificate, desk: &Desk, turn: &Turn<'_>) -> Option<Evidence> {
    register_evidence(one, desk.known().scheme(&one.scheme).map(|scheme| &**scheme), turn.lang())
}

/// Asks for which item the register check is evidence, those first whose answer names the scheme.
fn pick_item(one: &Certificate, service: &Service, desk: &Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    if register_check(one, desk, turn).is_none() {
        return turn.warn(no_register_check(lang));
    }
    let names = |question: &Question| {
        let all = support(service, question, desk.known());
        all.iter().any(|known| known.named && known.scheme.id == one.scheme)
    };
    let mut questions: Vec<&Question> = desk.comparison().questions.items().collect();
    // No certificate of a provider shows anything about the own company.
    questions.retain(|question| question.side != Side::Own);
    questions.sort_by_cached_key(|question| !names(question));
    let entry = |question: &&Question| {
        let name = format!("{} {}", question.number, question.title.of(lang));
        let verdict = Verdict::word_of(service.verdict(&question.id), lang).to_owned();
        let target = Target::Evidence(one.id.clone(), question.id.clone());
        Offer::new(name, verdict, &question.id, target)
    };
    let entries = questions.iter().map(entry).collect();
    let title = lang.pick("どの項目の根拠にしますか", "Evidence of which item?");
    turn.pick(Picker::new(title, lang.pick("見つかりません。", "Nothing found."), entries));
}

/// Adds the register check of a certificate to the evidence of an item.
pub fn take_as_evidence(certificate: &Id, item: &str, desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some(service) = desk.service() else { return };
    let one = service.certificate(certificate);
    let Some(piece) = one.and_then(|one| register_check(one, desk, turn)) else { return };
    let service = service.id.clone();
    let number = desk.comparison().questions.item(item).map_or(0, |question| question.number);
    let mut answer = desk.recorded(&service, item);
    if answer.evidence.contains(&piece) {
        let text = say!(lang, "項目{}の根拠に、もう入っています。", "It is evidence of item {} already.", number);
        return turn.warn(&text);
    }
    answer.evidence.push(piece);
    if turn.change(desk, Edit::Answer { service, answer }) {
        turn.good(&say!(
            lang,
            "項目{}の根拠に加えました（u で戻せます）。",
            "Added to the evidence of item {} (u undoes it).",
            number
        ));
    }
}

/// What was noticed about one certificate.
fn of(found: &[Finding], certificate: &Certificate) -> Vec<Finding> {
    let about = |one: &&Finding| one.certificate.as_ref() == Some(&certificate.id);
    found.iter().filter(about).cloned().collect()
}
