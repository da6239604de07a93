//! The form of a certificate: the facts that one of its scheme has, and the record that its texts make.
//! Must not know what follows from a certificate.

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::{
    model::{
        Certificate, CertificateRole, Edit, Evidence, EvidenceKind, Holder, Id, Lang, Level, Lookup, Paper, ReportType,
        Scheme,
    },
    pages::certificate::{Fact, Slot},
};

/// The facts in the order of the form: those first that findings ask for.
const FACTS: [Fact; 15] = [
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
    Fact::Lookup,
    Fact::Surveillance,
    Fact::Holder,
    Fact::Number,
    Fact::Auditor,
];
const YES_NO: [bool; 2] = [true, false];

fn scheme_of<'a>(around: &Around<'a>, one: &Certificate) -> Option<&'a Scheme> {
    around.open?.desk.known().scheme(&one.scheme).map(|scheme| &**scheme)
}

fn levels_of(scheme: Option<&Scheme>) -> &[Level] {
    scheme.map(|scheme| &scheme.levels[..]).unwrap_or_default()
}

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>, service: &Id, certificate: &Id) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let service = around.service(service)?;
    let one = service.certificate(certificate).ok_or_else(|| around.gone())?;
    let scheme = scheme_of(around, one);
    let facts = FACTS.into_iter().filter(|fact| fact.applies(one, scheme));
    let mut blanks: Vec<Blank> = facts.flat_map(|fact| fact_blanks(fact, one, scheme, around)).collect();
    let piece = one.evidence.first();
    let seen = piece.map_or_else(|| Some(around.today()), |piece| piece.seen);
    blanks.extend([
        Blank::lines(Field::Proof, piece.map_or("", |piece| &piece.text)),
        Blank::day(Field::ProofSeen, seen).proposed(piece.is_none()),
        Blank::day(Field::ProofDated, piece.and_then(|piece| piece.dated)),
        Blank::lines(Field::Memo, &one.memo),
    ]);
    let name = scheme.map_or(one.scheme.as_str(), |scheme| scheme.short(lang));
    Ok((format!("{} / {name}", service.name), blanks))
}

/// The field of a fact. A register check has three; levels have one where the scheme is known, to choose among its own.
fn fact_blanks(fact: Fact, one: &Certificate, scheme: Option<&Scheme>, around: &Around<'_>) -> Vec<Blank> {
    let lang = around.lang();
    let (field, paper) = (Field::Fact(fact), Fact::paper(scheme));
    let answer = |known, lang| fact.answer(known, lang);
    let blank = match fact.slot(&mut one.clone()) {
        Slot::Lookup(lookup) => {
            let (lookup, today) = (lookup.as_ref(), around.today());
            return vec![
                perhaps(Field::Found, &YES_NO, lookup.map(|lookup| lookup.found), answer, lang),
                Blank::line(Field::Register, lookup.map_or("", |lookup| &lookup.register)),
                Blank::day(Field::LookedOn, Some(lookup.map_or(today, |lookup| lookup.day))).proposed(lookup.is_none()),
            ];
        }
        Slot::Levels(_) if levels_of(scheme).is_empty() => return Vec::new(),
        Slot::Levels(ids) => {
            let level = |level: &Level| (level.name.of(lang).to_owned(), ids.contains(&level.id));
            Blank::marks(field, levels_of(scheme).iter().map(level).collect())
        }
        Slot::Type(now) => perhaps(field, &ReportType::ALL, *now, ReportType::word, lang),
        Slot::Role(now) => perhaps(field, &CertificateRole::ALL, *now, CertificateRole::word, lang),
        Slot::Holder(now) => perhaps(field, &Holder::ALL, *now, Holder::word, lang),
        Slot::Known(now) => perhaps(field, &YES_NO, *now, answer, lang),
        Slot::Line(text) => Blank::line(field, text),
        Slot::Note(text) => Blank::lines(field, text),
        Slot::Day(day) => Blank::day(field, *day),
    };
    vec![blank.called(fact.label(paper, lang)).hint(hint(fact, paper, lang))]
}

/// Not recorded, or one of some words.
fn perhaps<T: Copy + PartialEq>(
    field: Field,
    all: &[T],
    now: Option<T>,
    word: impl Fn(T, Lang) -> &'static str,
    lang: Lang,
) -> Blank {
    let offered: Vec<Option<T>> = [None].into_iter().chain(all.iter().copied().map(Some)).collect();
    let unknown = lang.pick("未記入", "not recorded");
    Blank::one_of(field, &offered, now, |one| one.map_or(unknown, |one| word(one, lang)))
}

fn chosen<T: Copy>(form: &Form, field: Field, all: &[T]) -> Option<T> {
    all.get(form.place(field).checked_sub(1)?).copied()
}

fn hint(fact: Fact, paper: Paper, lang: Lang) -> &'static str {
    match (fact, paper) {
        (Fact::Levels, _) => lang.pick("左右の矢印で移り、スペースで選びます", "left and right move, space chooses"),
        (Fact::Role, _) => lang.pick(
            "登録証にあります。使う側の会社も取れます",
            "on the certificate; users of cloud services can hold it too",
        ),
        (Fact::Scope, Paper::Certificate) => lang.pick("登録証のとおりに書き写します", "copy it from the certificate"),
        (Fact::Scope, Paper::Report) => lang.pick("報告書のとおりに書き写します", "copy it from the report"),
        (Fact::Scope, Paper::Contract) => lang.pick("例: 利用規約 第12条", "e.g. terms of use, clause 12"),
        (Fact::Until | Fact::To, _) => lang.pick("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty"),
        _ => "",
    }
}

/// The record that the texts make.
pub(super) fn accept(form: &Form, around: &Around<'_>, service: &Id, certificate: &Id) -> Result<Taken, Complaint> {
    let lang = around.lang();
    let mut certificates = around.service(service)?.certificates.clone();
    let one = certificates.iter_mut().find(|one| one.id == *certificate).ok_or_else(|| around.gone())?;
    let levels = levels_of(scheme_of(around, one));
    for fact in FACTS {
        let field = if fact == Fact::Lookup { Field::Found } else { Field::Fact(fact) };
        match fact.slot(one) {
            _ if !form.has(field) => {}
            Slot::Lookup(lookup) => *lookup = lookup_of(form, lang)?,
            Slot::Levels(ids) => {
                let marked = form.marked(field).into_iter().filter_map(|place| levels.get(place));
                *ids = marked.map(|level| level.id.clone()).collect();
            }
            Slot::Type(now) => *now = chosen(form, field, &ReportType::ALL),
            Slot::Role(now) => *now = chosen(form, field, &CertificateRole::ALL),
            Slot::Holder(now) => *now = chosen(form, field, &Holder::ALL),
            Slot::Known(now) => *now = chosen(form, field, &YES_NO),
            Slot::Line(text) | Slot::Note(text) => *text = form.line(field),
            Slot::Day(day) => *day = form.day(field, lang)?,
        }
    }
    let piece = Evidence {
        kind: EvidenceKind::Document,
        text: form.line(Field::Proof),
        seen: form.day(Field::ProofSeen, lang)?,
        dated: form.day(Field::ProofDated, lang)?,
    };
    put_evidence(&mut one.evidence, piece);
    one.memo = form.text(Field::Memo);
    for (begin, end, field) in [(one.issued, one.valid_until, Fact::Until), (one.period_from, one.period_to, Fact::To)]
    {
        if begin.zip(end).is_some_and(|(begin, end)| end < begin) {
            let words =
                lang.pick("終わりの日が、はじめの日より前です。", "The dates are reversed: it ends before it starts.");
            return Err(form.complaint(Field::Fact(field), words, lang));
        }
    }
    Ok(Edit::Certificates { service: service.clone(), certificates }.into())
}

/// The register check, of which all three are needed; none where nothing was written.
fn lookup_of(form: &Form, lang: Lang) -> Result<Option<Lookup>, Complaint> {
    let (found, register) = (chosen(form, Field::Found, &YES_NO), form.line(Field::Register));
    let missing = match (found, register.is_empty(), form.day(Field::LookedOn, lang)?) {
        (None, true, _) => return Ok(None),
        (Some(found), false, Some(day)) => return Ok(Some(Lookup { register, day, found })),
        (None, ..) => {
            lang.pick("登録一覧に載っていたかどうかを選んでください。", "Choose whether it was found in the register.")
        }
        (_, true, _) => lang.pick("どの登録一覧を見たのかを書いてください。", "Write which register was checked."),
        (_, _, None) => lang.pick("登録一覧を見た日を書いてください。", "Write the date of the check."),
    };
    Err(missing.into())
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
