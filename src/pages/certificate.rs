//! The words of the record of a certificate: which facts it has, by what its holder has in hand, and what each is called.
//! Must not know where they are shown.

use crate::{
    model::{Applies, Certificate, Day, Evidence, EvidenceKind, Holder, Lang, Lookup, Paper, ReportType, Role, Scheme},
    say,
};

/// A fact of the record of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of Certificate, which say what they are")]
pub enum Fact {
    Levels,
    Type,
    Report,
    Role,
    Holder,
    Scope,
    Named,
    From,
    To,
    Number,
    Issued,
    Until,
    Surveillance,
    Auditor,
    Lookup,
}

impl Fact {
    /// All of them, in the order in which they are told.
    pub const ALL: [Fact; 15] = [
        Fact::Levels,
        Fact::Type,
        Fact::Report,
        Fact::Role,
        Fact::Holder,
        Fact::Scope,
        Fact::Named,
        Fact::From,
        Fact::To,
        Fact::Number,
        Fact::Issued,
        Fact::Until,
        Fact::Surveillance,
        Fact::Auditor,
        Fact::Lookup,
    ];

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

    /// What it is called, by what the holder has in hand.
    pub fn label(self, scheme: Option<&Scheme>, lang: Lang) -> &'static str {
        let paper = scheme.map_or(Paper::Certificate, Scheme::paper);
        match (self, paper) {
            (Fact::Levels, Paper::Report) => lang.pick("分野", "Categories"),
            (Fact::Levels, _) => lang.pick("段階・分野", "Level, category"),
            (Fact::Type, _) => lang.pick("報告書のType", "Type of the report"),
            (Fact::Report, _) => lang.pick("報告書を読んだか", "Report read"),
            (Fact::Role, _) => lang.pick("立場", "Role"),
            (Fact::Holder, _) => lang.pick("何に与えられたか", "Given to"),
            (Fact::Scope, Paper::Report) => lang.pick("報告書の対象システム", "System of the report"),
            (Fact::Scope, Paper::Contract) => lang.pick("何条に書かれているか", "In which clause"),
            (Fact::Scope, Paper::Certificate) => lang.pick("適用範囲", "Scope"),
            (Fact::Named, Paper::Certificate) => {
                lang.pick("適用範囲にこのサービスの名前があるか", "Service named in the scope")
            }
            (Fact::Named, _) => lang.pick("このサービスが対象に入るか", "Is it about this service"),
            (Fact::From, _) => lang.pick("報告書の対象期間のはじめ", "First day of its period"),
            (Fact::To, _) => lang.pick("報告書の対象期間の終わり", "Last day of its period"),
            (Fact::Number, _) => lang.pick("登録番号", "Number"),
            (Fact::Issued, Paper::Certificate) => lang.pick("発行日", "Issued"),
            (Fact::Issued, _) => lang.pick("文書の日付", "Date of the document"),
            (Fact::Until, _) => lang.pick("有効期限", "Valid until"),
            (Fact::Surveillance, _) => lang.pick("最後の定期審査の日", "Last surveillance audit"),
            (Fact::Auditor, Paper::Report) => lang.pick("監査人", "Auditor"),
            (Fact::Auditor, Paper::Contract) => lang.pick("確かめた人", "Checked by"),
            (Fact::Auditor, Paper::Certificate) => lang.pick("審査した機関", "Auditor"),
            (Fact::Lookup, _) => lang.pick("公開の登録一覧", "Register check"),
        }
    }

    /// What is recorded; empty where nothing is.
    pub fn value(self, one: &Certificate, scheme: Option<&Scheme>, lang: Lang) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let yes = |known: Option<bool>, words: [&str; 2]| {
            known.map_or_else(String::new, |known| words[usize::from(!known)].to_owned())
        };
        match self {
            Fact::Levels => {
                let level = |id: &String| {
                    let known = scheme.and_then(|scheme| scheme.levels.iter().find(|level| level.id == *id));
                    known.map_or(id.clone(), |level| level.name.of(lang).to_owned())
                };
                let levels: Vec<String> = one.levels.iter().map(level).collect();
                levels.join(lang.pick("、", ", "))
            }
            Fact::Type => one.report_type.map_or("", |kind: ReportType| kind.word(lang)).to_owned(),
            Fact::Report => yes(one.report_seen, lang.pick(["読んだ", "読んでいない"], ["yes", "no"])),
            Fact::Role => one.role.map_or("", |role: Role| role.word(lang)).to_owned(),
            Fact::Holder => one.holder.map_or("", |holder: Holder| holder.word(lang)).to_owned(),
            Fact::Scope => one.scope.clone(),
            Fact::Named => yes(one.names_service, lang.pick(["はい", "いいえ"], ["yes", "no"])),
            Fact::From => day(one.period_from),
            Fact::To => day(one.period_to),
            Fact::Number => one.number.clone(),
            Fact::Issued => day(one.issued),
            Fact::Until => day(one.valid_until),
            Fact::Surveillance => day(one.surveillance),
            Fact::Auditor => one.auditor.clone(),
            Fact::Lookup => one.lookup.as_ref().map_or_else(String::new, |one| lookup(one, lang)),
        }
    }
}

/// Every fact that a certificate of this scheme has: its label and what is recorded, empty where nothing is.
pub fn facts(one: &Certificate, scheme: Option<&Scheme>, lang: Lang) -> Vec<(&'static str, String)> {
    let has = Fact::ALL.into_iter().filter(|fact| fact.applies(one, scheme));
    has.map(|fact| (fact.label(scheme, lang), fact.value(one, scheme, lang))).collect()
}

/// 「2026-11-01に確認: ISMAPポータルサイト、あった」.
fn lookup(lookup: &Lookup, lang: Lang) -> String {
    let found = match lookup.found {
        true => lang.pick("載っていた", "found"),
        false => lang.pick("載っていなかった", "not found"),
    };
    say!(lang, "{}（{}に確認）: {}", "{} (checked on {}): {}", lookup.register, lookup.day, found)
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
