//! What the program notices about answers and about the records of certificates (指摘): worked out, never stored.
//!
//! What is a fact about a scheme stands in the catalogue; here is the logic. A finding changes no score. The table of
//! the rules, with reason and source, is docs/certificates.md. Must not know the words in which a finding is told.
//! Long because it is one list of the rules, with what each of them holds.

mod rules;
#[cfg(test)]
mod tests;

pub use rules::{findings, findings_of};

use super::{
    answer::{Answer, EvidenceKind},
    certificate::{Accepted, Certificate, Key, ReportType},
    comparison::Comparison,
    day::Day,
    ids::{Id, ItemId, SchemeId},
    questions::Question,
    scheme::{Catalogue, Holders, Paper, Readable, Scheme, Strength, Unit},
    service::Service,
    side::Side,
    words::words,
};

words! {
    /// How much a finding matters; the gravest first.
    Severity {
        /// What was recorded is not so, or shows nothing.
        High = "high", "要対応", "high";
        /// It shows less than it seems to.
        Medium = "medium", "注意", "medium";
        /// Something is missing or worth knowing.
        Low = "low", "参考", "low";
    }
}

/// The rules with the facts that each of them holds, from one table.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $(($($held:ty),*))? $({ $($(#[$about:meta])* $field:ident: $fact:ty,)* })?
        = $id:literal, $ja:literal, $en:literal;)*) => {
        words! {
            /// The rules, in the order of the documentation.
            FindingRule { $($(#[$doc])* $rule = $id, $ja, $en;)* }
        }

        /// What was noticed, with the facts behind it: a variant for each [`FindingRule`].
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum What {
            $($(#[$doc])* $rule $(($($held),*))? $({ $($(#[$about])* $field: $fact,)* })?,)*
        }

        impl What {
            /// The rule behind it.
            pub fn rule(&self) -> FindingRule {
                match self { $(What::$rule { .. } => FindingRule::$rule,)* }
            }
        }
    };
}

rules! {
    /// Answers with nothing behind them: at these items, in the order of the list.
    NoEvidence(Vec<Naked>) = "no-evidence", "根拠のない「はい」「一部」", "nothing behind the answer";
    /// 対象外 at an item where the list says that it never fits.
    NeverApplies = "na-never", "「対象外」にならない項目", "N/A where it never fits";
    /// Not found in the register that was looked at: in this register on this day.
    NotFound(String, Day) = "not-found", "公開の登録一覧で見つからない", "not found in the register";
    /// The service is not in the scope.
    NotInScope = "not-in-scope", "適用範囲の外", "outside the scope";
    /// Held as a customer, not as a provider.
    CustomerSide = "customer-side", "使う側の認証・マーク", "held as a customer";
    /// Past its period: on this day.
    Expired(Day) = "expired", "期限切れ", "expired";
    /// Past its period by the periods that the documents give.
    PastPeriod {
        /// The latest day on which it is known to have held.
        known: Day,
        /// When it ended by each reckoning: months and day, the shortest first.
        ends: Vec<(u16, Day)>,
        /// By every reckoning, not by some only.
        all: bool,
    } = "past-period", "延長・更新がなければ、期間を過ぎている", "validity period over unless extended or renewed";
    /// An answer about the own company rests on a provider's certificate.
    OwnItem = "own-item", "自社の項目", "your company's responsibility";
    /// People rely on the scheme for this item, wrongly.
    ExpectationGap = "expectation-gap", "期待と実際の差", "over-trusted";
    /// The category or level that the item needs is not recorded: the id of the level.
    CategoryMissing(String) = "category-missing", "必要な分野・段階が記録にない", "category or level not recorded";
    /// A guideline, standard or law presented as a certificate: the scheme that certifies it, if there is one.
    NotACertificate(Option<SchemeId>) = "not-a-certificate", "認証・マークではない", "not a certificate";
    /// Nobody outside has checked.
    SelfAudited = "self-audited", "自主監査・自己評価", "self-assessed";
    /// A restricted report that was not read.
    ReportNotSeen = "report-not-seen", "報告書を読んだ記録がない", "report not read";
    /// The period of a report ended long ago: the last day of its period.
    ReportOld(Day) = "report-old", "報告書の対象期間が古い", "period of the report is old";
    /// The type of a report is not recorded, or it is the one of a single day: none, or Type 1.
    ReportType(Option<ReportType>) = "report-type", "報告書のType", "type of the report";
    /// It is given to the company as a whole.
    WholeCompany = "whole-company", "会社全体のマーク", "about the whole company";
    /// It is about the company or a department, not about the service.
    CompanyLevel {
        /// A department holds it.
        department: bool,
    } = "company-level", "対象が会社・部署", "about the company";
    /// The scope is not recorded.
    ScopeMissing = "scope-missing", "適用範囲が未記入", "scope missing";
    /// Ends before the next review.
    EndsBeforeReview {
        /// The last day on which it holds.
        until: Day,
        /// The day of the review.
        review: Day,
    } = "ends-before-review", "見直しの前に期限", "ends before the review";
    /// The last check is older than the interval.
    SurveillanceOld {
        /// The last check that is known.
        last: Day,
        /// Months between two checks.
        months: u16,
    } = "surveillance-old", "分かっている最後の審査が古い", "last known audit is old";
    /// Ends before it begins.
    DatesCrossed = "dates-crossed", "日付が逆", "dates reversed";
    /// Whether the service is named in the scope is not recorded.
    ServiceUnnamed = "service-unnamed", "サービス名が未確認", "service not confirmed";
    /// The role is not recorded.
    RoleMissing = "role-missing", "立場が未確認", "role missing";
    /// The period is not recorded.
    PeriodMissing = "period-missing", "期限が未記入", "no expiry date recorded";
    /// Nobody has looked it up.
    NotVerified {
        /// There is one.
        register: bool,
    } = "not-verified", "確かめた記録がない", "not verified";
    /// Named as evidence, but not recorded.
    NotRecorded = "not-recorded", "認証・マークの記録がない", "not recorded";
    /// The catalogue does not know the scheme.
    UnknownScheme = "unknown-scheme", "カタログにない制度", "unknown scheme";
}

/// An answer with nothing behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naked {
    /// The item.
    pub item: ItemId,
    /// Its printed number.
    pub number: u32,
    /// It is a must.
    pub must: bool,
    /// Certificates or marks are named as evidence.
    pub mark: bool,
}

/// What a finding is about. Only what is about answers is counted beside a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Answers and what they rest on.
    Answers,
    /// A certificate or mark: its record (scope, period, register), and what it does not show.
    Record,
}

impl About {
    /// Both.
    pub const ALL: [About; 2] = [About::Answers, About::Record];

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            About::Answers => "answers",
            About::Record => "record",
        }
    }
}

/// One thing that was noticed (指摘).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// About which service.
    pub service: Id,
    /// About which certificate, if it is about one that is recorded.
    pub certificate: Option<Id>,
    /// About which scheme; empty when about several.
    pub scheme: SchemeId,
    /// At which item, if it is about an answer.
    pub item: Option<ItemId>,
    /// What.
    pub what: What,
    /// By whom it was accepted, when and why; `None` is open.
    pub accepted: Option<Accepted>,
}

impl What {
    /// The facts that are accepted together with the finding: when they become others, it is open again.
    fn facts(&self) -> String {
        match self {
            What::NoEvidence(items) => {
                let ids: Vec<&str> = items.iter().map(|one| one.item.as_str()).collect();
                ids.join(" ")
            }
            What::NotFound(register, day) => format!("{register} {day}"),
            What::Expired(day) | What::ReportOld(day) => day.to_string(),
            What::PastPeriod { known, all, .. } => format!("{known} {all}"),
            What::EndsBeforeReview { until, review } => format!("{until} {review}"),
            What::SurveillanceOld { last, .. } => last.to_string(),
            What::CategoryMissing(level) => level.clone(),
            What::ReportType(kind) => kind.map_or("", ReportType::id).to_owned(),
            _ => String::new(),
        }
    }

    /// Whether the facts that were accepted are these. Fewer answers with nothing behind them are no new ones.
    fn is_covered_by(&self, accepted: &str) -> bool {
        match self {
            What::NoEvidence(items) => items.iter().all(|one| accepted.split_whitespace().any(|id| id == one.item)),
            other => other.facts() == accepted,
        }
    }
}

impl Finding {
    /// The rule behind it.
    pub fn rule(&self) -> FindingRule {
        self.what.rule()
    }

    /// What makes it the same finding tomorrow.
    pub fn key(&self) -> Key {
        Key {
            rule: self.rule().id().to_owned(),
            certificate: self.certificate.clone(),
            scheme: self.scheme.clone(),
            item: self.item.clone(),
            state: format!("{} {}", self.severity.id(), self.what.facts()).trim_end().to_owned(),
        }
    }

    /// Whether somebody who accepted this has accepted the finding: the same facts, and no less grave than it is now.
    pub fn is_accepted_by(&self, accepted: &Key) -> bool {
        let key = self.key();
        let (severity, facts) = match accepted.state.split_once(' ').unwrap_or((&accepted.state, "")) {
            // Before severities were kept: a finding without facts could have been of any, so it counts as the least.
            ("", _) => (Severity::Low, ""),
            (word, facts) => match Severity::from_id(word) {
                Some(severity) => (severity, facts),
                None => (self.severity, accepted.state.as_str()),
            },
        };
        let same = (&key.rule, &key.certificate, &key.scheme, &key.item)
            == (&accepted.rule, &accepted.certificate, &accepted.scheme, &accepted.item);
        same && severity <= self.severity && self.what.is_covered_by(facts)
    }

    /// What it is about. That a mark named at an answer does not show it is about the mark: the answer's own fault, that
    /// nothing stands behind it, is told and counted without it, and naming a mark adds nothing to that count.
    pub fn about(&self) -> About {
        match self.rule() {
            FindingRule::NoEvidence | FindingRule::NeverApplies => About::Answers,
            _ => About::Record,
        }
    }

    /// Whether it is open, about answers and of the two higher severities: what a conclusion names.
    pub fn is_grave(&self) -> bool {
        self.is_open() && self.about() == About::Answers && self.severity != Severity::Low
    }

    /// Whether nobody has accepted it yet.
    pub fn is_open(&self) -> bool {
        self.accepted.is_none()
    }
}

/// Which facts of a certificate that not every scheme has can matter: what a scheme does not have is not missing. What
/// was recorded all the same is shown.
#[derive(Clone, Copy, Debug)]
pub struct Applies {
    /// Levels or categories.
    pub levels: bool,
    /// For which role it was given.
    pub role: bool,
    /// Whether the report was read.
    pub report: bool,
    /// Type 1 or Type 2 of a report.
    pub types: bool,
    /// The period that a report is about.
    pub period: bool,
    /// A scope, and whether it names the service.
    pub scope: bool,
    /// Who holds it.
    pub holder: bool,
    /// An end, a check in between, a number.
    pub end: bool,
    /// A look into a public register.
    pub register: bool,
}

impl Applies {
    /// To a certificate of this scheme; `None` is one that no catalogue has.
    pub fn to(one: &Certificate, scheme: Option<&Scheme>) -> Applies {
        let has = |of: fn(&Scheme) -> bool| scheme.is_some_and(of);
        let certificate = scheme.is_none_or(|scheme| scheme.paper() == Paper::Certificate);
        Applies {
            levels: has(|scheme| !scheme.levels.is_empty()) || !one.levels.is_empty(),
            role: has(|scheme| scheme.customer_can_hold) || one.role.is_some(),
            report: has(|scheme| scheme.text == Readable::Restricted) || one.report_seen.is_some(),
            types: has(Scheme::has_types) || one.report_type.is_some(),
            period: has(|scheme| scheme.paper() == Paper::Report)
                || one.period_from.is_some()
                || one.period_to.is_some(),
            scope: !has(|scheme| scheme.unit == Unit::Company)
                || !one.scope.trim().is_empty()
                || one.names_service.is_some(),
            holder: certificate && !has(|scheme| scheme.unit == Unit::Company) || one.holder.is_some(),
            end: certificate
                || one.valid_until.is_some()
                || one.surveillance.is_some()
                || !one.number.trim().is_empty(),
            register: certificate && !has(|scheme| scheme.holders == Holders::Nobody)
                || has(Scheme::has_register)
                || one.lookup.is_some(),
        }
    }
}

/// What the certificates of an answer can show at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// How far it supports an answer to the item; never for an item of the own company.
    pub strength: Option<Strength>,
    /// It is named in the evidence of the answer, and not only held.
    pub named: bool,
}

/// Whether a comparison says anything about schemes, so that a catalogue is needed to judge and to tell it.
pub fn rests_on_schemes(comparison: &Comparison) -> bool {
    let certified = |answer: &Answer| answer.evidence.iter().any(|one| one.kind == EvidenceKind::Certificate);
    let rests = |service: &Service| !service.certificates.is_empty() || service.answers.iter().any(certified);
    !comparison.placements.is_empty() || comparison.services.iter().any(|service| rests(service))
}

/// The schemes that are shown for a service at an item, those named in the evidence first: what each can support there.
pub fn support<'a>(service: &Service, question: &Question, catalogue: &'a Catalogue) -> Vec<Support<'a>> {
    let named = service.answer(&question.id).map_or_else(Vec::new, |answer| named(answer, catalogue));
    let held = service.certificates.iter().filter_map(|one| catalogue.scheme(&one.scheme)).map(|one| &**one);
    let mut out: Vec<Support<'a>> = Vec::new();
    for (scheme, named) in named.into_iter().map(|one| (one, true)).chain(held.map(|one| (one, false))) {
        if out.iter().all(|known| known.scheme.id != scheme.id) {
            out.push(Support { scheme, strength: strength(scheme, question), named });
        }
    }
    out
}

/// No certificate of a provider shows anything about the own company; and a way of working shows nothing of a vendor.
fn strength(scheme: &Scheme, question: &Question) -> Option<Strength> {
    let help = scheme.help(&question.id)?;
    let shows = question.side != Side::Own && help.strength != Strength::Method && !scheme.collective;
    shows.then_some(help.strength)
}

/// The schemes that the evidence of an answer names.
fn named<'a>(answer: &Answer, catalogue: &'a Catalogue) -> Vec<&'a Scheme> {
    let certified = answer.evidence.iter().filter(|one| one.kind == EvidenceKind::Certificate);
    certified.flat_map(|one| catalogue.named_in(&one.text)).map(|one| &**one).collect()
}

/// How many findings of one sort about a service are open, by severity: high, medium, low. Beside a score stand those
/// about answers; those about the records of certificates stand apart.
pub fn open_counts(all: &[Finding], service: &Id, about: About) -> [usize; 3] {
    let mut counts = [0; 3];
    let of = |one: &&Finding| one.service == *service && one.about() == about && one.is_open();
    for finding in all.iter().filter(of) {
        counts[finding.severity as usize] += 1;
    }
    counts
}
