//! What the certificates of a service show about an item, and what they do not. Must not know how a finding comes about.

use super::{
    Page, Role,
    credit::{bracketed, credit},
    finding::{self, supported},
    scheme,
};
use crate::{
    model::{
        Catalogue, Comparison, Document, Finding, FindingRule, Lang, Paper, Question, Service, Side, Support, support,
    },
    say,
};

/// What there is to say of an item and a service with these findings; nothing where it has no certificate. `case` says how a
/// case is read that a document tells.
pub fn page(
    (service, question): (&Service, &Question),
    findings: &[Finding],
    comparison: &Comparison,
    catalogue: &Catalogue,
    case: impl Fn(&Document) -> String,
    lang: Lang,
) -> Page {
    let here: Vec<&Finding> = findings.iter().filter(|one| one.item.as_ref() == Some(&question.id)).collect();
    let shown = support(service, question, catalogue);
    let mut page = Page::default();
    if here.is_empty() && shown.is_empty() {
        return page;
    }
    page.head(
        lang.pick("認証・マークが示すこと、示さないこと", "What certificates and marks show, and what they do not"),
    );
    let cites = shown.iter().filter_map(|one| one.scheme.gap(&question.id)).flat_map(|gap| &gap.src);
    for document in catalogue.documents(cites).into_iter().filter(|one| !one.case.is_empty()) {
        page.text(Role::Notice, case(document));
    }
    for finding in &here {
        // What people believe of a scheme is told below, with the scheme.
        let whole = finding.rule() != FindingRule::ExpectationGap;
        page.add(finding::entry(finding, comparison, catalogue, whole, lang));
    }
    if question.side == Side::Own && !shown.is_empty() {
        page.text(
            Role::Notice,
            lang.pick(
                "これは自社の項目です。事業者の認証・マークは根拠にできません。",
                "This item is your company's responsibility: no provider's certificate can show it.",
            ),
        );
    }
    for one in &shown {
        shows(&mut page, one, question, catalogue, lang);
    }
    let speaks = |one: &Support<'_>| {
        one.strength.is_some() || one.scheme.gap(&question.id).is_some() || one.scheme.help(&question.id).is_some()
    };
    if question.side != Side::Own && !shown.iter().any(speaks) && !shown.is_empty() {
        let names: Vec<&str> = shown.iter().map(|one| one.scheme.short(lang)).collect();
        let text = say!(
            lang,
            "この候補サービスの認証・マーク（{}）は、この項目について何も示しません。",
            "The certificates and marks of this service ({}) show nothing about this item.",
            lang.list(names)
        );
        page.text(Role::Dim, text);
    }
    page
}

fn shows(page: &mut Page, one: &Support<'_>, question: &Question, catalogue: &Catalogue, lang: Lang) {
    let name = one.scheme.short(lang);
    if let Some(gap) = one.scheme.gap(&question.id) {
        page.text(Role::Key, name);
        page.entry(say!(lang, "よくある思い込み: {}", "What people believe: {}", gap.belief.of(lang)));
        let reality = say!(lang, "実際: {}", "In fact: {}", gap.reality.of(lang));
        page.entry(bracketed(&reality, &credit(gap.basis, &gap.src, catalogue, lang), lang));
    } else if one.strength.is_some() {
        page.text(Role::Key, format!("{name}: {}", supported(one.strength, lang)));
    }
    if let Some(help) = one.scheme.help(&question.id).filter(|help| !help.why.is_empty()) {
        page.entry(bracketed(help.why.of(lang), &credit(help.basis, &help.src, catalogue, lang), lang));
        if one.scheme.paper() == Paper::Report {
            page.entry(scheme::scope(one.scheme, lang));
        }
    }
}
