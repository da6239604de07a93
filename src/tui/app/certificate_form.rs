//! The form of a certificate: which fields it has, and the record that its texts make. Must not draw.

use super::App;
use crate::{
    model::{
        Certificate, Day, Edit, Evidence, EvidenceKind, FormKind, Holder, Id, Lookup, Paper, ReportType, Role, Scheme,
        Service,
    },
    pages::certificate::Fact,
    tui::overlays::form::{Entry, Form},
};

/// A field of the form of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Fact(Fact),
    Found,
    Register,
    LookedOn,
    Seen,
    SeenOn,
    Dated,
    Memo,
}

/// The facts of the form, those first that findings ask for. The register check has three fields of its own.
const FACTS: [Fact; 14] = [
    Fact::Levels,
    Fact::Type,
    Fact::Report,
    Fact::Role,
    Fact::Scope,
    Fact::Named,
    Fact::From,
    Fact::To,
    Fact::Until,
    Fact::Issued,
    Fact::Surveillance,
    Fact::Holder,
    Fact::Number,
    Fact::Auditor,
];

/// The fields that a certificate of this scheme has: those that can matter.
fn fields(scheme: Option<&Scheme>, one: &Certificate) -> Vec<Field> {
    let has = |fact: &Fact| match fact {
        // Levels are chosen among those of the scheme.
        Fact::Levels => scheme.is_some_and(|scheme| !scheme.levels.is_empty()),
        fact => fact.applies(one, scheme),
    };
    let mut fields: Vec<Field> = FACTS.into_iter().filter(has).map(Field::Fact).collect();
    if Fact::Lookup.applies(one, scheme) {
        let before = |field: &Field| {
            matches!(field, Field::Fact(Fact::Surveillance | Fact::Holder | Fact::Number | Fact::Auditor))
        };
        let place = fields.iter().position(before).unwrap_or(fields.len());
        fields.splice(place..place, [Field::Found, Field::Register, Field::LookedOn]);
    }
    fields.extend([Field::Seen, Field::SeenOn, Field::Dated, Field::Memo]);
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
        let desk = self.desk()?;
        let service = desk.comparison().service(service)?;
        let one = service.certificate(certificate)?;
        let scheme = desk.catalogue().and_then(|known| known.scheme(&one.scheme)).map(|one| &**one);
        let entries = fields(scheme, one).into_iter().map(|field| self.certificate_entry(field, one, scheme)).collect();
        let name = scheme.map_or(one.scheme.as_str(), |scheme| scheme.short(lang));
        let kind = FormKind::Certificate { service: service.id.clone(), certificate: certificate.clone() };
        Some(Form::new(kind, format!("{} / {name}", service.name), entries))
    }

    fn certificate_entry(&self, field: Field, one: &Certificate, scheme: Option<&Scheme>) -> Entry {
        let lang = self.setup.look.lang;
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let lookup = one.lookup.as_ref();
        let piece = one.evidence.first();
        match field {
            Field::Fact(fact) => self.fact_entry(fact, one, scheme),
            Field::Found => Entry::choice(
                lang.pick("登録一覧に載っていたか", "Found in the register"),
                self.three(lang.pick(["載っていた", "載っていなかった"], ["found", "not found"])),
                at(lookup.map(|lookup| lookup.found)),
            ),
            Field::Register => {
                Entry::line(lang.pick("見た登録一覧", "Which register"), lookup.map_or("", |lookup| &lookup.register))
                    .hint(lang.pick("公開の登録一覧の名前やアドレス", "name or address of the public register"))
            }
            Field::LookedOn => {
                let on = lookup.map_or_else(|| (self.setup.today)(), |lookup| lookup.day);
                Entry::line(lang.pick("登録一覧を見た日", "Checked on"), &on.to_string()).proposed(lookup.is_none())
            }
            Field::Seen => Entry::lines(lang.pick("根拠", "Where it was seen"), piece.map_or("", |piece| &piece.text))
                .hint(lang.pick("登録証の写し、説明ページなど", "copy of the certificate, a web page")),
            Field::SeenOn => {
                let seen = piece.map_or_else(|| Some((self.setup.today)()), |piece| piece.seen);
                Entry::line(lang.pick("根拠を見た日", "Seen on"), &day(seen)).proposed(piece.is_none())
            }
            Field::Dated => Entry::line(
                lang.pick("その資料の日付", "Date of that document"),
                &day(piece.and_then(|piece| piece.dated)),
            )
            .hint(lang.pick("資料に日付があれば。古さはこの日で数えます", "if it has one; its age goes by it")),
            Field::Memo => Entry::lines(lang.pick("メモ", "Remarks"), &one.memo),
        }
    }

    /// Not recorded, and two words to choose from.
    fn three(&self, words: [&str; 2]) -> Vec<String> {
        let unknown = self.setup.look.lang.pick("未記入", "not recorded");
        [unknown, words[0], words[1]].map(str::to_owned).to_vec()
    }

    fn fact_entry(&self, fact: Fact, one: &Certificate, scheme: Option<&Scheme>) -> Entry {
        let lang = self.setup.look.lang;
        let label = fact.label(scheme, lang);
        let unknown = lang.pick("未記入", "not recorded").to_owned();
        let pick = |words: Vec<&'static str>, place: Option<usize>| {
            let words = words.into_iter().map(str::to_owned);
            let options = [unknown.clone()].into_iter().chain(words).collect();
            Entry::choice(label, options, place.map_or(0, |at| at + 1))
        };
        match fact {
            Fact::Levels => {
                let levels = scheme.map(|scheme| &scheme.levels[..]).unwrap_or_default();
                let names = levels.iter().map(|level| level.name.of(lang).to_owned()).collect();
                let on = levels.iter().map(|level| one.levels.contains(&level.id)).collect();
                Entry::marks(label, names, on)
                    .hint(lang.pick("左右の矢印で移り、スペースで選びます", "left and right move, space chooses"))
            }
            Fact::Type => pick(
                ReportType::ALL.iter().map(|kind| kind.word(lang)).collect(),
                one.report_type.and_then(|kind| ReportType::ALL.iter().position(|known| *known == kind)),
            ),
            Fact::Holder => pick(
                Holder::ALL.iter().map(|holder| holder.word(lang)).collect(),
                one.holder.and_then(|holder| Holder::ALL.iter().position(|known| *known == holder)),
            ),
            Fact::Role => pick(
                Role::ALL.iter().map(|role| role.word(lang)).collect(),
                one.role.and_then(|role| Role::ALL.iter().position(|known| *known == role)),
            )
            .hint(lang.pick(
                "登録証にあります。使う側の会社も取れます",
                "on the certificate; users of cloud services can hold it too",
            )),
            Fact::Report => Entry::choice(
                label,
                self.three(lang.pick(["読んだ", "読んでいない"], ["read", "not read"])),
                at(one.report_seen),
            ),
            Fact::Named => {
                Entry::choice(label, self.three(lang.pick(["はい", "いいえ"], ["yes", "no"])), at(one.names_service))
            }
            Fact::Scope => {
                Entry::lines(label, &one.scope).hint(match scheme.map_or(Paper::Certificate, Scheme::paper) {
                    Paper::Certificate => lang.pick("登録証のとおりに書き写します", "copy it from the certificate"),
                    Paper::Report => lang.pick("報告書のとおりに書き写します", "copy it from the report"),
                    Paper::Contract => lang.pick("例: 利用規約 第12条", "e.g. terms of use, clause 12"),
                })
            }
            Fact::Until | Fact::To => Entry::line(label, &fact.value(one, scheme, lang))
                .hint(lang.pick("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty")),
            Fact::From | Fact::Issued | Fact::Surveillance | Fact::Number | Fact::Auditor | Fact::Lookup => {
                Entry::line(label, &fact.value(one, scheme, lang))
            }
        }
    }

    /// The change that the texts of the form make.
    pub(super) fn certificate_of(&self, service: Id, certificate: &Id, texts: &[String]) -> Result<Edit, String> {
        let lang = self.setup.look.lang;
        let gone = || lang.pick("この記録はもうありません。", "This record is gone.").to_owned();
        let desk = self.desk().ok_or_else(gone)?;
        let holder: &Service = desk.comparison().service(&service).ok_or_else(gone)?;
        let mut certificates = holder.certificates.clone();
        let one = certificates.iter_mut().find(|one| one.id == *certificate).ok_or_else(gone)?;
        let scheme = desk.catalogue().and_then(|known| known.scheme(&one.scheme)).map(|one| &**one);
        let (mut checked, mut found, mut register, mut looked_on) = (false, None, String::new(), None);
        let mut piece = Evidence { kind: EvidenceKind::Document, text: String::new(), seen: None, dated: None };
        for (field, text) in fields(scheme, one).into_iter().zip(texts) {
            let line = || text.trim().to_owned();
            let picked = || text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            match field {
                Field::Fact(fact) => match fact {
                    Fact::Levels => {
                        let chosen: Vec<usize> = text.split(',').filter_map(|n| n.parse().ok()).collect();
                        let levels = scheme.map(|scheme| &scheme.levels[..]).unwrap_or_default();
                        let ids = chosen.into_iter().filter_map(|n| levels.get(n)).map(|level| level.id.clone());
                        one.levels = ids.collect();
                    }
                    Fact::Type => one.report_type = picked().and_then(|n| ReportType::ALL.get(n)).copied(),
                    Fact::Holder => one.holder = picked().and_then(|n| Holder::ALL.get(n)).copied(),
                    Fact::Role => one.role = picked().and_then(|n| Role::ALL.get(n)).copied(),
                    Fact::Scope => one.scope = line(),
                    Fact::Named => one.names_service = choice(text),
                    Fact::From => one.period_from = self.day_of(text)?,
                    Fact::To => one.period_to = self.day_of(text)?,
                    Fact::Until => one.valid_until = self.day_of(text)?,
                    Fact::Issued => one.issued = self.day_of(text)?,
                    Fact::Surveillance => one.surveillance = self.day_of(text)?,
                    Fact::Number => one.number = line(),
                    Fact::Auditor => one.auditor = line(),
                    Fact::Report => one.report_seen = choice(text),
                    // Three fields of its own.
                    Fact::Lookup => {}
                },
                Field::Found => {
                    checked = true;
                    found = choice(text);
                }
                Field::Register => register = line(),
                Field::LookedOn => looked_on = self.day_of(text)?,
                Field::Seen => piece.text = line(),
                Field::SeenOn => piece.seen = self.day_of(text)?,
                Field::Dated => piece.dated = self.day_of(text)?,
                Field::Memo => one.memo = text.trim_end().to_owned(),
            }
        }
        if checked {
            one.lookup = self.lookup_of(found, register, looked_on)?;
        }
        put_evidence(&mut one.evidence, piece);
        for (begin, end) in [(one.issued, one.valid_until), (one.period_from, one.period_to)] {
            if let (Some(begin), Some(end)) = (begin, end)
                && end < begin
            {
                let text = lang
                    .pick("終わりの日が、はじめの日より前です。", "The dates are reversed: it ends before it starts.");
                return Err(text.to_owned());
            }
        }
        Ok(Edit::Certificates { service, certificates })
    }

    /// The register check, of which all three are needed; none where nothing was written.
    fn lookup_of(&self, found: Option<bool>, register: String, day: Option<Day>) -> Result<Option<Lookup>, String> {
        let lang = self.setup.look.lang;
        let missing = match (found, register.is_empty(), day) {
            (None, true, _) => return Ok(None),
            (Some(found), false, Some(day)) => return Ok(Some(Lookup { register, day, found })),
            (None, ..) => lang
                .pick("登録一覧に載っていたかどうかを選んでください。", "Choose whether it was found in the register."),
            (_, true, _) => lang.pick("どの登録一覧を見たのかを書いてください。", "Write which register was checked."),
            (_, _, None) => lang.pick("登録一覧を見た日を書いてください。", "Write the date of the check."),
        };
        Err(missing.to_owned())
    }
}

/// The first piece of evidence is the one of the form; the others stay.
fn put_evidence(evidence: &mut Vec<Evidence>, piece: Evidence) {
    let kind = EvidenceKind::guess(&piece.text);
    match (evidence.first_mut(), piece.text.is_empty()) {
        (Some(_), true) => drop(evidence.remove(0)),
        (None, true) => {}
        (Some(first), false) => {
            let kind = if first.text == piece.text { first.kind } else { kind };
            *first = Evidence { kind, ..piece };
        }
        (None, false) => evidence.push(Evidence { kind, ..piece }),
    }
}
