//! The form of a certificate: which fields it has, and the record that its texts make. Must not draw.

use super::App;
use crate::{
    model::{
        Applies, Certificate, Day, Edit, Evidence, EvidenceKind, FormKind, Holder, Id, Lookup, Role, Scheme, Service,
    },
    tui::overlays::form::{Entry, Form},
};

/// A field of the form of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Levels,
    Holder,
    Role,
    Scope,
    Named,
    Until,
    Issued,
    Surveillance,
    Number,
    Auditor,
    Report,
    Found,
    Register,
    LookedOn,
    Seen,
    SeenOn,
    Memo,
}

/// The fields that a certificate of this scheme has: those that can matter, the ones that findings ask for first.
fn fields(scheme: Option<&Scheme>, one: &Certificate) -> Vec<Field> {
    let mut fields = vec![
        Field::Scope,
        Field::Named,
        Field::Until,
        Field::Issued,
        Field::Found,
        Field::Register,
        Field::LookedOn,
        Field::Surveillance,
        Field::Holder,
        Field::Number,
        Field::Auditor,
        Field::Seen,
        Field::SeenOn,
        Field::Memo,
    ];
    let applies = Applies::to(one, scheme);
    if applies.report {
        fields.insert(0, Field::Report);
    }
    if applies.role {
        fields.insert(0, Field::Role);
    }
    if scheme.is_some_and(|scheme| !scheme.levels.is_empty()) {
        fields.insert(0, Field::Levels);
    }
    fields
}

fn at(choice: Option<bool>) -> usize {
    match choice {
        None => 0,
        Some(true) => 1,
        Some(false) => 2,
    }
}

fn choice(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "2" => Some(false),
        _ => None,
    }
}

impl App {
    /// The form of a certificate.
    pub(super) fn certificate_form(&self, service: &Id, certificate: &Id) -> Option<Form> {
        let lang = self.setup.look.lang;
        let desk = self.desk.as_ref()?;
        let service = desk.comparison().service(service)?;
        let one = service.certificate(certificate)?;
        let scheme = desk
            .catalogue()
            .and_then(|known| known.scheme(&one.scheme))
            .map(|one| &**one);
        let entries = fields(scheme, one)
            .into_iter()
            .map(|field| self.certificate_entry(field, one, scheme))
            .collect();
        let name = scheme.map_or(one.scheme.as_str(), |scheme| scheme.short(lang));
        let kind = FormKind::Certificate {
            service: service.id.clone(),
            certificate: certificate.clone(),
        };
        Some(Form::new(kind, format!("{} / {name}", service.name), entries))
    }

    fn certificate_entry(&self, field: Field, one: &Certificate, scheme: Option<&Scheme>) -> Entry {
        let lang = self.setup.look.lang;
        let unknown = lang.pick("未記入", "not recorded").to_owned();
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let three = |yes: &str, no: &str| vec![unknown.clone(), yes.to_owned(), no.to_owned()];
        let example = lang.pick("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty");
        let lookup = one.lookup.as_ref();
        match field {
            Field::Levels => {
                let levels = scheme.map(|scheme| &scheme.levels[..]).unwrap_or_default();
                let names = levels.iter().map(|level| level.name.of(lang).to_owned()).collect();
                let on = levels.iter().map(|level| one.levels.contains(&level.id)).collect();
                Entry::marks(lang.pick("段階・分野", "Level"), names, on)
                    .hint(lang.pick("左右で動き、スペースで選びます", "left and right move, space chooses"))
            }
            Field::Holder => {
                let words = Holder::ALL.iter().map(|holder| holder.word(lang).to_owned());
                let options = [unknown.clone()].into_iter().chain(words).collect();
                let place = one
                    .holder
                    .and_then(|holder| Holder::ALL.iter().position(|known| *known == holder));
                Entry::choice(
                    lang.pick("認証の対象", "Given to"),
                    options,
                    place.map_or(0, |at| at + 1),
                )
            }
            Field::Role => {
                let words = Role::ALL.iter().map(|role| role.word(lang).to_owned());
                let options = [unknown.clone()].into_iter().chain(words).collect();
                let place = one
                    .role
                    .and_then(|role| Role::ALL.iter().position(|known| *known == role));
                Entry::choice(lang.pick("立場", "Role"), options, place.map_or(0, |at| at + 1)).hint(lang.pick(
                    "登録証にあります。使う側の会社も取れる認証です",
                    "on the certificate; users of cloud services can hold it too",
                ))
            }
            Field::Scope => Entry::lines(lang.pick("適用範囲", "Scope"), &one.scope)
                .hint(lang.pick("登録証のとおりに書き写します", "copy it from the certificate")),
            Field::Named => Entry::choice(
                lang.pick("適用範囲にサービス名", "Service named in the scope"),
                three(lang.pick("ある", "yes"), lang.pick("ない", "no")),
                at(one.names_service),
            ),
            Field::Until => Entry::line(lang.pick("有効期限", "Valid until"), &day(one.valid_until)).hint(example),
            Field::Issued => Entry::line(lang.pick("発行日", "Issued"), &day(one.issued)),
            Field::Surveillance => {
                Entry::line(lang.pick("途中の審査", "Last check in between"), &day(one.surveillance))
            }
            Field::Number => Entry::line(lang.pick("番号", "Number"), &one.number),
            Field::Auditor => Entry::line(lang.pick("審査した機関", "Auditor"), &one.auditor),
            Field::Report => Entry::choice(
                lang.pick("報告書", "Report"),
                three(lang.pick("読んだ", "read"), lang.pick("読んでいない", "not read")),
                at(one.report_seen),
            ),
            Field::Found => Entry::choice(
                lang.pick("名簿にあったか", "Looked up in a register"),
                three(lang.pick("あった", "found"), lang.pick("なかった", "not found")),
                at(lookup.map(|lookup| lookup.found)),
            ),
            Field::Register => Entry::line(
                lang.pick("見た名簿", "Which register"),
                lookup.map_or("", |lookup| &lookup.register),
            )
            .hint(lang.pick("名簿の名前やアドレス", "name or address")),
            Field::LookedOn => {
                let on = lookup.map_or_else(|| (self.setup.today)(), |lookup| lookup.day);
                Entry::line(lang.pick("名簿を見た日", "On which day"), &on.to_string()).proposed(lookup.is_none())
            }
            Field::Seen => Entry::lines(
                lang.pick("根拠", "Where it was seen"),
                one.evidence.first().map_or("", |piece| &piece.text),
            )
            .hint(lang.pick("登録証の写し、説明ページなど", "copy of the certificate, a web page")),
            Field::SeenOn => {
                let seen = one
                    .evidence
                    .first()
                    .map_or_else(|| Some((self.setup.today)()), |piece| piece.seen);
                Entry::line(lang.pick("根拠を見た日", "Seen on"), &day(seen)).proposed(one.evidence.is_empty())
            }
            Field::Memo => Entry::lines(lang.pick("メモ", "Memo"), &one.memo),
        }
    }

    /// The change that the texts of the form make.
    pub(super) fn certificate_of(&self, service: Id, certificate: &Id, texts: &[String]) -> Result<Edit, String> {
        let lang = self.setup.look.lang;
        let gone = || {
            lang.pick("この記録はもうありません。", "This record is gone.")
                .to_owned()
        };
        let desk = self.desk.as_ref().ok_or_else(gone)?;
        let holder: &Service = desk.comparison().service(&service).ok_or_else(gone)?;
        let mut certificates = holder.certificates.clone();
        let one = certificates
            .iter_mut()
            .find(|one| one.id == *certificate)
            .ok_or_else(gone)?;
        let scheme = desk
            .catalogue()
            .and_then(|known| known.scheme(&one.scheme))
            .map(|one| &**one);
        let (mut found, mut register, mut looked_on) = (None, String::new(), None);
        let (mut seen, mut seen_on) = (String::new(), None);
        for (field, text) in fields(scheme, one).into_iter().zip(texts) {
            let line = || text.trim().to_owned();
            let picked = || text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            match field {
                Field::Levels => {
                    let chosen: Vec<usize> = text.split(',').filter_map(|n| n.parse().ok()).collect();
                    let levels = scheme.map(|scheme| &scheme.levels[..]).unwrap_or_default();
                    let ids = chosen
                        .into_iter()
                        .filter_map(|n| levels.get(n))
                        .map(|level| level.id.clone());
                    one.levels = ids.collect();
                }
                Field::Holder => one.holder = picked().and_then(|n| Holder::ALL.get(n)).copied(),
                Field::Role => one.role = picked().and_then(|n| Role::ALL.get(n)).copied(),
                Field::Scope => one.scope = line(),
                Field::Named => one.names_service = choice(text),
                Field::Until => one.valid_until = self.day_of(text)?,
                Field::Issued => one.issued = self.day_of(text)?,
                Field::Surveillance => one.surveillance = self.day_of(text)?,
                Field::Number => one.number = line(),
                Field::Auditor => one.auditor = line(),
                Field::Report => one.report_seen = choice(text),
                Field::Found => found = choice(text),
                Field::Register => register = line(),
                Field::LookedOn => looked_on = self.day_of(text)?,
                Field::Seen => seen = line(),
                Field::SeenOn => seen_on = self.day_of(text)?,
                Field::Memo => one.memo = text.trim_end().to_owned(),
            }
        }
        one.lookup = match found {
            None if register.is_empty() => None,
            None => {
                return Err(lang
                    .pick(
                        "名簿にあったかどうかを選んでください。",
                        "Choose whether it was found in the register.",
                    )
                    .to_owned());
            }
            Some(_) if register.is_empty() => {
                return Err(lang
                    .pick(
                        "どの名簿を見たのかを書いてください。",
                        "Write which register was looked at.",
                    )
                    .to_owned());
            }
            Some(found) => {
                let missing = || lang.pick("名簿を見た日を書いてください。", "Write on which day it was looked up.");
                let day = looked_on.ok_or_else(|| missing().to_owned())?;
                Some(Lookup { register, day, found })
            }
        };
        put_evidence(&mut one.evidence, seen, seen_on);
        if let (Some(issued), Some(until)) = (one.issued, one.valid_until)
            && until < issued
        {
            let text = lang.pick("有効期限が発行日より前です。", "It ends before it was issued.");
            return Err(text.to_owned());
        }
        Ok(Edit::Certificates { service, certificates })
    }
}

/// The first piece of evidence is the one of the form; the others stay.
fn put_evidence(evidence: &mut Vec<Evidence>, text: String, seen: Option<Day>) {
    match (evidence.first_mut(), text.is_empty()) {
        (Some(_), true) => drop(evidence.remove(0)),
        (None, true) => {}
        (Some(first), false) => {
            if first.text != text {
                first.kind = EvidenceKind::guess(&text);
            }
            first.text = text;
            first.seen = seen;
        }
        (None, false) => evidence.push(Evidence {
            kind: EvidenceKind::guess(&text),
            text,
            seen,
            dated: None,
        }),
    }
}
