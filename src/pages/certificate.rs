//! The record of a certificate: which facts it has, by what its holder has in hand, what each is called, and what was
//! noticed about it. Must not know where it is shown.

use super::{Cell, Labels, Page, Role as TextRole, answer, finding};
use crate::{
    model::{
        Applies, Catalogue, Certificate, CertificateRole, Comparison, Day, Evidence, EvidenceKind, FieldWord, Finding,
        Holder, Lang, Lookup, Paper, ReportType, Scheme,
    },
    say,
};

macro_rules! facts {
    ($($fact:ident = $kind:ident $field:ident, $id:literal;)*) => {
        /// A fact of the record of a certificate.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "named as the fields of Certificate, which say what they are")]
        pub enum Fact { $($fact,)* }

        impl Fact {
            /// All of them, in the order in which they are told.
            pub const ALL: &[Fact] = &[$(Fact::$fact,)*];

            /// The word for it on the command line.
            pub fn id(self) -> &'static str {
                match self { $(Fact::$fact => $id,)* }
            }

            /// Where a record keeps it.
            pub fn slot(self, one: &mut Certificate) -> Slot<'_> {
                match self { $(Fact::$fact => Slot::$kind(&mut one.$field),)* }
            }
        }
    };
}

facts! {
    Levels = Levels levels, "level";
    Type = Type report_type, "type";
    Report = Known report_seen, "report-seen";
    Role = Role role, "role";
    Holder = Holder holder, "holder";
    Scope = Note scope, "scope";
    Named = Known names_service, "names-service";
    From = Day period_from, "from";
    To = Day period_to, "to";
    Number = Line number, "number";
    Issued = Day issued, "issued";
    Until = Day valid_until, "until";
    Surveillance = Day surveillance, "surveillance";
    Auditor = Line auditor, "auditor";
    Lookup = Lookup lookup, "register";
}

impl Fact {
    /// Whether a certificate of this scheme has it, or something was recorded there all the same.
    pub fn applies(self, one: &Certificate, scheme: Option<&Scheme>) -> bool {
        let applies = Applies::to(one, scheme);
        match self {
            Fact::Levels => applies.levels,
            Fact::Type => applies.types,
            Fact::Report => applies.report,
            Fact::Role => applies.role,
            Fact::Holder => applies.holder,
            Fact::Scope | Fact::Named => applies.scope,
            Fact::From | Fact::To => applies.period,
            Fact::Number | Fact::Until | Fact::Surveillance => applies.end,
            Fact::Lookup => applies.register,
            Fact::Issued | Fact::Auditor => true,
        }
    }

    /// What its holder has in hand; a certificate where nothing is known of the scheme.
    pub fn paper(scheme: Option<&Scheme>) -> Paper {
        scheme.map_or(Paper::Certificate, Scheme::paper)
    }

    /// What it is called, by what the holder has in hand.
    pub fn label(self, paper: Paper, lang: Lang) -> &'static str {
        match (self, paper) {
            (Fact::Levels, Paper::Report) => lang.pick("分野", "Categories"),
            (Fact::Levels, _) => FieldWord::Levels.word(lang),
            (Fact::Type, _) => lang.pick("報告書のType", "Type of the report"),
            (Fact::Report, _) => lang.pick("報告書を読んだか", "Report read"),
            (Fact::Role, _) => lang.pick("立場", "Role"),
            (Fact::Holder, _) => lang.pick("何に与えられたか", "Given to"),
            (Fact::Scope, Paper::Report) => lang.pick("報告書の対象システム", "System of the report"),
            (Fact::Scope, Paper::Contract) => lang.pick("何条に書かれているか", "In which clause"),
            (Fact::Scope, Paper::Certificate) => FieldWord::Scope.word(lang),
            (Fact::Named, Paper::Certificate) => {
                lang.pick("適用範囲にこのサービスの名前があるか", "Service named in the scope")
            }
            (Fact::Named, _) => lang.pick("このサービスが対象に入るか", "Is it about this service"),
            (Fact::From, _) => lang.pick("報告書の対象期間のはじめ", "First day of its period"),
            (Fact::To, _) => lang.pick("報告書の対象期間の終わり", "Last day of its period"),
            (Fact::Number, _) => FieldWord::Number.word(lang),
            (Fact::Issued, Paper::Certificate) => lang.pick("発行日", "Issued"),
            (Fact::Issued, _) => lang.pick("文書の日付", "Date of the document"),
            (Fact::Until, _) => lang.pick("有効期限", "Valid until"),
            (Fact::Surveillance, _) => lang.pick("最後の定期審査の日", "Last surveillance audit"),
            (Fact::Auditor, Paper::Report) => lang.pick("監査人", "Auditor"),
            (Fact::Auditor, Paper::Contract) => lang.pick("確かめた人", "Checked by"),
            (Fact::Auditor, Paper::Certificate) => FieldWord::Auditor.word(lang),
            (Fact::Lookup, _) => FieldWord::Register.word(lang),
        }
    }

    /// A yes or a no about it, in words.
    pub fn answer(self, yes: bool, lang: Lang) -> &'static str {
        let words = match self {
            Fact::Report => lang.pick(["読んだ", "読んでいない"], ["yes", "no"]),
            Fact::Lookup => lang.pick(["載っていた", "載っていなかった"], ["found", "not found"]),
            _ => lang.pick(["はい", "いいえ"], ["yes", "no"]),
        };
        words[usize::from(!yes)]
    }

    /// What is recorded; empty where nothing is.
    pub fn value(self, one: &Certificate, scheme: Option<&Scheme>, lang: Lang) -> String {
        match self.slot(&mut one.clone()) {
            Slot::Levels(ids) => {
                let level = |id: &String| {
                    let known = scheme.and_then(|scheme| scheme.levels.iter().find(|level| level.id == *id));
                    known.map_or(id.clone(), |level| level.name.of(lang).to_owned())
                };
                lang.list(ids.iter().map(level))
            }
            Slot::Type(kind) => kind.map_or("", |kind| kind.word(lang)).to_owned(),
            Slot::Role(role) => role.map_or("", |role| role.word(lang)).to_owned(),
            Slot::Holder(holder) => holder.map_or("", |holder| holder.word(lang)).to_owned(),
            Slot::Known(yes) => yes.map_or("", |yes| self.answer(yes, lang)).to_owned(),
            Slot::Line(text) | Slot::Note(text) => std::mem::take(text),
            Slot::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
            Slot::Lookup(lookup) => lookup.as_ref().map_or_else(String::new, |one| self.lookup(one, lang)),
        }
    }

    /// 「ISMAPポータルサイト（2026-11-01に確認）: 載っていた」.
    fn lookup(self, one: &Lookup, lang: Lang) -> String {
        let found = self.answer(one.found, lang);
        say!(lang, "{}（{}に確認）: {}", "{} (checked on {}): {}", one.register, one.day, found)
    }
}

/// Where a record keeps a fact, by how it is read and written.
pub enum Slot<'a> {
    /// A text of one line.
    Line(&'a mut String),
    /// A text of several lines.
    Note(&'a mut String),
    /// A day.
    Day(&'a mut Option<Day>),
    /// Yes or no.
    Known(&'a mut Option<bool>),
    /// Ids of levels of the scheme.
    Levels(&'a mut Vec<String>),
    /// The type of a report.
    Type(&'a mut Option<ReportType>),
    /// For which role it was given.
    Role(&'a mut Option<CertificateRole>),
    /// What it was given to.
    Holder(&'a mut Option<Holder>),
    /// A register check: which register, on which day, and whether it was there.
    Lookup(&'a mut Option<Lookup>),
}

/// Every fact that a certificate of this scheme has: its label and what is recorded, empty where nothing is.
pub fn facts(one: &Certificate, scheme: Option<&Scheme>, lang: Lang) -> Vec<(&'static str, String)> {
    let has = Fact::ALL.iter().filter(|fact| fact.applies(one, scheme));
    has.map(|fact| (fact.label(Fact::paper(scheme), lang), fact.value(one, scheme, lang))).collect()
}

/// A certificate of a service with these findings: what it is, what was noticed about it, what is recorded and what is not.
pub fn page<'a>(
    one: &Certificate,
    found: impl IntoIterator<Item = &'a Finding>,
    comparison: &Comparison,
    catalogue: &Catalogue,
    lang: Lang,
) -> Page {
    let l = Labels::of(lang);
    let scheme = catalogue.scheme(&one.scheme).map(|scheme| &**scheme);
    let mut page = Page::default();
    page.text(TextRole::Title, name(one, scheme, lang));
    if let Some(scheme) = scheme {
        page.text(TextRole::Text, scheme.summary.of(lang));
    }
    for finding in found.into_iter().filter(|found| found.certificate.as_ref() == Some(&one.id)) {
        page.add(finding::entry(finding, comparison, catalogue, true, lang));
    }
    for (label, value) in facts(one, scheme, lang) {
        match value.trim().is_empty() {
            true => page.fact(label, Cell::new(TextRole::Dim, l.not_recorded)),
            false => page.fact(label, value),
        }
    }
    for piece in &one.evidence {
        page.fact(l.evidence, answer::evidence(piece, lang));
    }
    if !one.memo.is_empty() {
        page.fact(l.memo, &*one.memo);
    }
    page
}

/// The name of its scheme, with levels.
pub fn name(one: &Certificate, scheme: Option<&Scheme>, lang: Lang) -> String {
    match scheme {
        None => say!(lang, "{}（カタログにない制度）", "{} (not in the catalogue)", one.scheme),
        Some(known) => known.name.of(lang).to_owned() + &lang.aside(&Fact::Levels.value(one, scheme, lang)),
    }
}

/// A register check as a piece of evidence: what was seen where on which day. It is no certificate: somebody has looked.
pub fn register_evidence(one: &Certificate, scheme: Option<&Scheme>, lang: Lang) -> Option<Evidence> {
    let lookup = one.lookup.as_ref().filter(|lookup| lookup.found)?;
    let name = scheme.map_or(one.scheme.as_str(), |scheme| scheme.short(lang));
    let mut text = say!(lang, "{} に{}の登録があった", "{} lists {}", lookup.register, name);
    if !one.number.trim().is_empty() {
        text += &say!(lang, "（登録番号 {}）", " (number {})", one.number);
    }
    Some(Evidence { kind: EvidenceKind::guess(&text), text, seen: Some(lookup.day), dated: None })
}

/// Why a certificate gives no such evidence.
pub fn no_register_check(lang: Lang) -> &'static str {
    lang.pick(
        "公開の登録一覧に載っていたという記録を、先に書いてください。",
        "First record a register check that found it.",
    )
}

/// Why an item takes no such evidence.
pub fn no_own_item(number: u32, lang: Lang) -> String {
    say!(
        lang,
        "項目{}は自社の項目です。事業者の認証・マークは根拠にできません。",
        "Item {} is your company's responsibility: no provider's certificate can show it.",
        number
    )
}
