//! The words of a finding: what was noticed, why it matters, what to do, and where that is from. Its sentences are data of
//! the catalogue; here their facts are filled in. Must not know when a rule holds; that is the model's.

use super::{
    Cell, Labels, Names, Page, Role,
    answer::signed,
    credit::{credit, said},
    item,
};
use crate::{
    model::{
        About, Basis, Catalogue, Comparison, Day, Finding, FindingText, Id, Lang, Naked, Paper, Said, Scheme,
        SchemeField, Severity, Side, Strength, Text, What, one_line, open_counts,
    },
    say,
};

/// Items that a title names; the rest is counted.
const NAMED: usize = 8;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What was noticed, with the scheme in front.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub todo: String,
    /// Where the facts behind it are from.
    pub source: String,
}

/// A finding in words.
pub fn told(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> Told {
    let teller = Narrator { finding, scheme: scheme(finding, catalogue), comparison, catalogue, lang };
    Told {
        title: teller.title(),
        why: teller.filled(|text| &text.why),
        todo: teller.filled(|text| &text.todo),
        source: teller.source(),
    }
}

/// A finding where its item is known: what, who accepted it and, if it is to be told as a whole, why it matters, what to
/// do and where that is from.
pub fn entry(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, whole: bool, lang: Lang) -> Page {
    let told = told(finding, comparison, catalogue, lang);
    telling(finding, &told.title, whole.then_some(&told), lang)
}

/// A finding by itself, as a whole, with its item and the id of its rule.
pub fn page(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> Page {
    let told = told(finding, comparison, catalogue, lang);
    let item = finding.item.as_ref().map(|id| format!("{} - ", item(comparison, id, lang)));
    let what = format!("{}{}  [{}]", item.unwrap_or_default(), told.title, finding.rule().id());
    telling(finding, &what, Some(&told), lang)
}

fn telling(finding: &Finding, what: &str, reasons: Option<&Told>, lang: Lang) -> Page {
    let l = Labels::of(lang);
    let mut page = Page::default();
    page.told(finding.into(), finding.severity.word(lang), what);
    page.inside(2, |page| {
        let mut fact = |label, text: &str| page.fact(label, Cell::new(Role::Dim, text));
        if let Some(one) = &finding.accepted {
            fact(l.accepted, &say!(lang, "{}（{}）", "{} ({})", one.note, signed(&one.by, Some(one.day))));
        }
        if let Some(told) = reasons {
            fact(l.why_it_matters, &told.why);
            fact(l.todo, &told.todo);
            fact(l.from, &told.source);
        }
    });
    page
}

/// What was noticed about some services, as of a day: what is open first about the answers, then about the records of
/// certificates, and last what is accepted.
pub fn list(found: &[Finding], comparison: &Comparison, catalogue: &Catalogue, day: Day, lang: Lang) -> Page {
    let names = Names::of(comparison);
    let mut page = Page::default();
    for all in found.chunk_by(|one, next| one.service == next.service) {
        let of = |test: &dyn Fn(&Finding) -> bool| -> Vec<&Finding> { all.iter().filter(|one| test(one)).collect() };
        let parts = [
            ("", of(&|one| one.is_open() && one.about() == About::Answers)),
            (
                lang.pick("認証・マークについて:", "About certificates and marks:"),
                of(&|one| one.is_open() && one.about() == About::Record),
            ),
            (lang.pick("了承しているもの:", "Accepted:"), of(&|one| !one.is_open())),
        ];
        let open = counts(open(all), lang);
        page.head(names.name(&all[0].service).to_owned() + &lang.aside(&open));
        for (head, all) in parts.iter().filter(|(_, all)| !all.is_empty()) {
            if !head.is_empty() {
                page.text(Role::Dim, *head);
            }
            all.iter().for_each(|one| page.add(self::page(one, comparison, catalogue, lang)));
        }
    }
    if !page.is_empty() {
        page.gap();
    }
    let accepted = found.iter().filter(|one| !one.is_open()).count();
    let accepted = if accepted > 0 { say!(lang, "了承 {}", "{} accepted", accepted) } else { String::new() };
    let mut sums = vec![counts(open(found), lang), accepted];
    sums.retain(|sum| !sum.is_empty());
    page.text(
        Role::Text,
        match sums.is_empty() {
            true => say!(lang, "指摘はありません（{} 現在）。", "No findings (as of {}).", day),
            false => {
                say!(lang, "指摘: {}（{} 現在）", "Findings: {} (as of {})", sums.join(lang.pick("、", "; ")), day)
            }
        },
    );
    page
}

/// How many are open, by severity.
pub fn open<'a>(all: impl IntoIterator<Item = &'a Finding>) -> [usize; 3] {
    let mut counts = [0; 3];
    for finding in all.into_iter().filter(|one| one.is_open()) {
        counts[finding.severity as usize] += 1;
    }
    counts
}

/// Severity, item and what was noticed, on one line.
pub fn named(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> String {
    let title = title(finding, comparison, catalogue, lang);
    let severity = finding.severity.word(lang);
    match &finding.item {
        Some(id) => format!("{severity}: {} - {title}", item(comparison, id, lang)),
        None => format!("{severity}: {title}"),
    }
}

/// What was noticed, on one line.
pub fn title(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> String {
    Narrator { finding, scheme: scheme(finding, catalogue), comparison, catalogue, lang }.title()
}

fn scheme<'a>(finding: &Finding, catalogue: &'a Catalogue) -> Option<&'a Scheme> {
    catalogue.scheme(&finding.scheme).map(|scheme| &**scheme)
}

/// How far certificates support an answer at most: 「「弱い手掛かり」まで」.
pub fn supported(strength: Option<Strength>, lang: Lang) -> String {
    match strength {
        Some(strength) => say!(lang, "「{}」まで", "{} support at most", strength.word(lang)),
        None => lang.pick("手掛かりにならない", "no support").to_owned(),
    }
}

/// What stands beside a score: the open findings about answers. An accepted lack of evidence is no lack of findings.
pub fn beside_score(found: &[Finding], service: &Id, lang: Lang) -> String {
    let open = counts(open_counts(found, service, About::Answers), lang);
    if !open.is_empty() {
        return open;
    }
    let naked = found.iter().filter(|one| one.service == *service).find_map(|one| match &one.what {
        What::NoEvidence(items) => Some(items.len()),
        _ => None,
    });
    naked.map_or_else(String::new, |naked| {
        say!(
            lang,
            "根拠のない「はい」「一部」{}件（了承済み）",
            "{} answers with nothing behind them (accepted)",
            naked
        )
    })
}

/// 「要対応1 注意2 参考3」, without those that are not there; empty when nothing is open.
pub fn counts(open: [usize; 3], lang: Lang) -> String {
    let named = Severity::ALL.iter().zip(open).filter(|(_, count)| *count > 0);
    let words: Vec<String> = named
        .map(|(severity, count)| match lang {
            Lang::Ja => format!("{}{count}", severity.word(lang)),
            Lang::En => format!("{count} {}", severity.word(lang)),
        })
        .collect();
    words.join(lang.pick(" ", ", "))
}

/// What a finding is told by.
struct Narrator<'a> {
    finding: &'a Finding,
    scheme: Option<&'a Scheme>,
    comparison: &'a Comparison,
    catalogue: &'a Catalogue,
    lang: Lang,
}

impl Narrator<'_> {
    fn title(&self) -> String {
        let what = self.filled(|text| &text.title);
        let what = if what.is_empty() { self.finding.rule().word(self.lang).to_owned() } else { what };
        match self.scheme {
            Some(scheme) => format!("{}: {what}", scheme.short(self.lang)),
            None if self.finding.scheme.is_empty() => what,
            None => format!("{}: {what}", one_line(&self.finding.scheme)),
        }
    }

    /// A text of the case, or else of the rule, with its facts; empty where there is none.
    fn filled(&self, part: fn(&FindingText) -> &Text) -> String {
        let of = |case: &str| {
            let mut texts = self.catalogue.texts.iter().filter(|text| text.rule == self.finding.rule().id());
            texts.find(|text| text.case == case).map(part).filter(|text| !text.is_empty())
        };
        of(self.case()).or_else(|| of("")).map_or_else(String::new, |text| filled(text.of(self.lang), &self.facts()))
    }

    /// Which case of its rule it is; empty for the plain one.
    fn case(&self) -> &'static str {
        let is_own = |id: &str| self.comparison.questions.item(id).is_some_and(|question| question.side == Side::Own);
        match &self.finding.what {
            What::NoEvidence(items) if items.iter().any(|one| one.mark) => "mark",
            What::PastPeriod { all: false, .. } => "one-reading",
            What::ExpectationGap if self.finding.item.as_deref().is_some_and(is_own) => "own",
            What::NotACertificate(Some(instead)) if self.catalogue.scheme(instead).is_some() => "instead",
            What::ReportType(Some(_)) => "type1",
            What::CompanyLevel { department: true } => "department",
            What::NotVerified { register: true } => "register",
            What::NotInScope | What::ScopeMissing | What::ServiceUnnamed | What::PeriodMissing
                if self.scheme.is_some_and(|one| one.paper() == Paper::Report) =>
            {
                "report"
            }
            _ => "",
        }
    }

    /// What stands for the placeholders of its texts.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        match &self.finding.what {
            What::NoEvidence(items) => {
                let musts = numbers(items.iter().filter(|one| one.must), lang);
                let musts = if musts.is_empty() { musts } else { say!(lang, "（必須 {}）", " (must: {})", musts) };
                vec![("items", numbers(items.iter(), lang)), ("musts", musts)]
            }
            What::NotFound(register, day) => {
                vec![("register", one_line(register).into_owned()), ("day", day.to_string())]
            }
            What::Expired(until) | What::ReportOld(until) => vec![("until", until.to_string())],
            What::EndsBeforeReview { until, review } => {
                vec![("until", until.to_string()), ("review", review.to_string())]
            }
            What::SurveillanceOld { last, months } => vec![("last", last.to_string()), ("months", months.to_string())],
            What::PastPeriod { known, ends, .. } => {
                let end = |(months, end)| say!(lang, "{}か月なら {} まで", "{} months to {}", months, end);
                let ends = lang.list(ends.iter().copied().map(end));
                vec![("known", known.to_string()), ("ends", ends), ("sides", self.sides(SchemeField::Validity))]
            }
            What::SelfAudited => vec![("sides", self.sides(SchemeField::Method))],
            What::CategoryMissing(level) => {
                let level = self.scheme.and_then(|one| one.levels.iter().find(|known| known.id == *level));
                vec![("level", level.map_or_else(String::new, |level| level.name.of(lang).to_owned()))]
            }
            What::NotACertificate(instead) => {
                let instead = instead.as_ref().and_then(|id| self.catalogue.scheme(id));
                let kind = self.scheme.map_or("", |one| one.kind.word(lang));
                vec![("kind", kind.to_owned()), ("instead", instead.map_or("", |one| one.short(lang)).to_owned())]
            }
            What::ExpectationGap => {
                let gap = self.finding.item.as_deref().and_then(|item| self.scheme?.gap(item));
                let [belief, reality] = gap.map_or([""; 2], |gap| [gap.belief.of(lang), gap.reality.of(lang)]);
                vec![("belief", belief.trim_end_matches('。').to_owned()), ("reality", reality.to_owned())]
            }
            _ => Vec::new(),
        }
    }

    /// Where the documents disagree about a field: what each of them says, and what to make of it; else nothing.
    fn sides(&self, field: SchemeField) -> String {
        let Some((scheme, dispute)) = self.scheme.and_then(|one| Some((one, one.dispute(field)?))) else {
            return String::new();
        };
        let stated = scheme.said(field).iter().filter(|one| one.basis == Basis::Stated);
        let sides: Vec<String> = stated.map(|one| said(one, self.catalogue, self.lang)).collect();
        say!(
            self.lang,
            "資料によって説明が違います: {} {}",
            " The documents differ: {} {}",
            sides.join(" / "),
            dispute.note.of(self.lang)
        )
    }

    fn source(&self) -> String {
        let (catalogue, lang) = (self.catalogue, self.lang);
        let ours = |basis| credit(basis, &[], catalogue, lang);
        let backing = |all: &[Said]| {
            // What a document says is not made less sure by what we conclude beside it.
            let best = all.iter().find(|one| one.basis == Basis::Stated).or(all.first());
            best.map_or_else(String::new, |best| {
                let same = all.iter().filter(|one| one.basis == best.basis);
                credit(best.basis, same.flat_map(|one| &one.src), catalogue, lang)
            })
        };
        let said = |field: SchemeField| self.scheme.map_or(&[][..], |one| one.said(field));
        let knows = |field: SchemeField| said(field).iter().any(|one| one.basis == Basis::Known);
        let questions = &self.comparison.questions;
        let list = format!("{} {}", questions.title.of(lang), questions.edition);
        let source = match &self.finding.what {
            What::OwnItem => list,
            What::NeverApplies => {
                say!(lang, "回答の目安（「{}」に付いているもの）", "the guide to answers that comes with \"{}\"", list)
            }
            What::NoEvidence(_) | What::ReportOld(_) => ours(Basis::Inferred),
            What::ExpectationGap => {
                let gap = self.finding.item.as_deref().and_then(|item| self.scheme?.gap(item));
                gap.map(|gap| credit(gap.basis, &gap.src, catalogue, lang)).unwrap_or_default()
            }
            What::CategoryMissing(_) | What::CompanyLevel { .. } | What::CustomerSide | What::RoleMissing => {
                backing(self.scheme.map_or(&[], |one| &one.not_guaranteed))
            }
            What::SelfAudited => backing(said(SchemeField::Method)),
            What::ReportType(_) => ours(Basis::Known),
            What::NotVerified { .. } if knows(SchemeField::Register) => ours(Basis::Known),
            What::WholeCompany if knows(SchemeField::Validity) => ours(Basis::Known),
            What::ReportNotSeen | What::NotVerified { .. } => backing(said(SchemeField::Register)),
            What::PastPeriod { .. } | What::WholeCompany => backing(said(SchemeField::Validity)),
            What::SurveillanceOld { .. } => backing(said(SchemeField::Surveillance)),
            What::NotInScope | What::ScopeMissing | What::ServiceUnnamed => {
                let scope = catalogue.credit(self.scheme.iter().flat_map(|one| &one.scope_src), lang);
                if scope.is_empty() { ours(Basis::Inferred) } else { scope }
            }
            What::NotACertificate(_) => catalogue.credit(self.scheme.into_iter().flat_map(Scheme::cites), lang),
            _ => String::new(),
        };
        match source.is_empty() {
            true => lang.pick("この比較に記入した内容", "what was recorded in this comparison").to_owned(),
            false => source,
        }
    }
}

/// The numbers of items: 「3、9、11 ほか2」.
fn numbers<'a>(items: impl Iterator<Item = &'a Naked>, lang: Lang) -> String {
    let all: Vec<String> = items.map(|one| one.number.to_string()).collect();
    let rest = all.len().saturating_sub(NAMED);
    let named = lang.list(&all[..all.len() - rest]);
    let more = if rest > 0 { say!(lang, " ほか{}", " and {} more", rest) } else { String::new() };
    named + &more
}

/// A text with its placeholders filled. What stands in a fact is no placeholder; one without a fact stays to be seen.
fn filled(text: &str, facts: &[(&str, String)]) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        match facts.iter().find(|(known, _)| *known == name) {
            Some((_, fact)) => out += fact,
            None => out += &format!("{{{name}}}"),
        }
        out += rest;
    }
    out
}
