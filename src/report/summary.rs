//! A comparison as plain data in one language, complete and safe to show: what every format is made of.
//! Must not know any format.

mod parts;
mod record;
mod service;

use super::{
    Format, Subject, omissions,
    text::{line, note},
};
use crate::{
    model::{
        Ask, Catalogue, Checklist, Comparison, Day, Emphasis, Id, Lang, Placement, Ranked, Settlement, Side, Source,
        StateId, Stress, Weights, findings, rank, settle, swings,
    },
    pages::{self, profile, settlement},
    say,
};

pub use parts::{
    AnswerPart, AskPart, CertificatePart, ConditionPart, DecisionPart, EarlierPart, EvidencePart, FieldPart,
    FindingPart, ItemPart, PlacementPart, QuestionPart, RangePart, RecordPart, SectionPart, ServicePart,
};

/// A comparison as plain data in one language. Every text of a user has gone through the part that makes it safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The language of everything below.
    pub lang: Lang,
    /// The day on which the report is made.
    pub day: Day,
    /// Identity of the comparison.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A filled example.
    pub sample: bool,
    /// What the services are wanted for; may have several lines.
    pub memo: String,
    /// The own company and whom to turn to there; empty when nobody has said.
    pub asker: Vec<FieldPart>,
    /// When it was begun.
    pub created: Day,
    /// Title of the list.
    pub checklist: String,
    /// The edition that was frozen.
    pub edition: String,
    /// Both in one line, with the number of items.
    pub list: String,
    /// Who made the list, and where it stands; empty when the list is not there.
    pub publisher: String,
    /// Where the list comes from, and whose the scale is.
    pub credits: Vec<String>,
    /// What the business needs; empty when nothing is said.
    pub profile: Vec<FieldPart>,
    /// Points of the emphases.
    pub weights: Weights,
    /// The sections with their items, in order.
    pub sections: Vec<SectionPart>,
    /// The services: the chosen one, then the others by their place.
    pub services: Vec<ServicePart>,
    /// Places in `services`, the first one first.
    pub order: Vec<usize>,
    /// Whether first place is settled, and what is next, in sentences; empty without services, and once a decision is
    /// taken.
    pub settlement: Vec<String>,
    /// What to find out next.
    pub asks: Vec<AskPart>,
    /// That there is more to find out; empty when there is not.
    pub more_asks: String,
    /// What one other emphasis would change, a sentence each.
    pub swings: Vec<String>,
    /// The decisions and what changed since.
    pub record: RecordPart,
    /// Where the user puts schemes on the map.
    pub placements: Vec<PlacementPart>,
    /// What is not in a report, in words; a table of answers leaves out more.
    pub left_out: Vec<String>,
}

impl Summary {
    /// The summary of a comparison.
    pub fn of(subject: &Subject<'_>, lang: Lang) -> Summary {
        let comparison = subject.comparison();
        let ranked = rank(comparison);
        let settled = settle(&ranked);
        let found = findings(comparison, Some(subject.catalogue()), subject.today());
        let services = service::parts(subject, &ranked, &found, lang);
        let left_out = omissions(subject, Format::Html, lang);
        let mut summary = Summary {
            lang,
            day: subject.today(),
            id: line(&comparison.id.0),
            title: line(&comparison.title),
            sample: comparison.sample,
            memo: note(&comparison.memo),
            asker: vec![
                FieldPart::new(lang.pick("会社", "Company"), line(&comparison.asker.company)),
                FieldPart::new(lang.pick("連絡先", "Contact"), note(&comparison.asker.contact)),
            ],
            created: comparison.created,
            checklist: line(comparison.questions.title.of(lang)),
            edition: line(&comparison.questions.edition),
            list: list_words(comparison, lang),
            publisher: published(comparison, subject.list(), lang).into_iter().next().unwrap_or_default(),
            credits: credits(comparison, subject.list(), lang),
            profile: needs(comparison, subject.list(), lang),
            weights: comparison.weights,
            sections: sections(comparison, lang),
            order: order(&services, &ranked, comparison.record.decision.as_ref().map(|one| &one.service)),
            settlement: Vec::new(),
            asks: Vec::new(),
            more_asks: String::new(),
            swings: Vec::new(),
            record: record::part(comparison, lang),
            placements: comparison.placements.iter().map(|one| placement(one, subject.catalogue(), lang)).collect(),
            left_out: left_out.into_iter().map(|one| one.words(lang)).collect(),
            services,
        };
        // What would settle the order is of no interest any more once somebody has decided.
        if comparison.record.decision.is_none() && !summary.services.is_empty() {
            let lines = |all: Vec<String>| all.iter().map(|words| line(words)).collect();
            let (_, more) = settlement::named(&settled);
            summary.settlement = lines(settlement::sentences(comparison, &ranked, &settled, lang));
            summary.asks = asks(comparison, subject.list(), &settled, lang);
            summary.more_asks = if more > 0 { say!(lang, "ほか {} 件", "and {} more", more) } else { String::new() };
            summary.swings = lines(settlement::other_weights(comparison, swings(comparison).as_deref(), lang));
        }
        summary
    }

    /// All items in order.
    pub fn items(&self) -> impl Iterator<Item = &ItemPart> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The items whose weight is worth a line.
    pub fn stressed(&self) -> Vec<&ItemPart> {
        self.items().filter(|item| item.is_stressed()).collect()
    }

    /// The services, the first one first.
    pub fn ranked(&self) -> impl Iterator<Item = &ServicePart> {
        self.order.iter().map(|n| &self.services[*n])
    }

    /// Whether there are answers of other people that were replaced.
    pub fn has_earlier(&self) -> bool {
        self.services.iter().any(ServicePart::has_earlier)
    }
}

fn list_words(comparison: &Comparison, lang: Lang) -> String {
    let questions = &comparison.questions;
    line(&say!(
        lang,
        "{}（{} 版、{} 項目）",
        "{} (edition {}, {} items)",
        questions.title.of(lang),
        questions.edition,
        questions.count()
    ))
}

/// The documents that the list is taken from.
fn published(comparison: &Comparison, list: Option<&Checklist>, lang: Lang) -> Vec<String> {
    let list = list.filter(|list| list.id == comparison.questions.checklist);
    let sources = list.iter().flat_map(|list| &list.sources);
    let words = |source: &Source| {
        line(&say!(
            lang,
            "{}「{}」{} 版",
            "{}: {}, edition {}",
            source.publisher.of(lang),
            source.title.of(lang),
            source.edition
        ))
    };
    sources.map(words).collect()
}

/// Where the questions come from. What the list says about itself names whose the titles and whose the scale is.
fn credits(comparison: &Comparison, list: Option<&Checklist>, lang: Lang) -> Vec<String> {
    let mut out = published(comparison, list, lang);
    if let Some(list) = list.filter(|list| list.id == comparison.questions.checklist) {
        out.extend((!list.about.is_empty()).then(|| note(list.about.of(lang))));
    } else {
        out.push(line(&say!(
            lang,
            "チェックシート「{}」（{} 版）。その出典は、このレポートを作ったときに読めませんでした。",
            "Check sheet \"{}\", edition {}; where it comes from could not be read for this report.",
            comparison.questions.title.of(lang),
            comparison.questions.edition
        )));
    }
    out.push(
        lang.pick(
            "判定の段階（はい・一部・いいえ・不明・対象外）、重み、得点、結論は、雲見（kumomi）のもので、IPA のものではありません。IPA がサービスを評価したものでもありません。",
            "The answer scale (Yes, Partly, No, Unknown, N/A), weights, scores and conclusions are kumomi's, not IPA's; \
             IPA has not assessed any of the services.",
        )
        .to_owned(),
    );
    out
}

fn needs(comparison: &Comparison, list: Option<&Checklist>, lang: Lang) -> Vec<FieldPart> {
    let Some(profile) = &comparison.profile else {
        return Vec::new();
    };
    let fact = |(label, text): (String, String)| {
        let text = if text.is_empty() { profile::not_set(lang).to_owned() } else { note(&text) };
        FieldPart { label, text }
    };
    profile::facts(profile, profile::guide(list), lang).into_iter().map(fact).collect()
}
fn sections(comparison: &Comparison, lang: Lang) -> Vec<SectionPart> {
    let item = |question: &crate::model::Question| {
        let stress = Stress::of(&comparison.emphasis, &question.id);
        let emphasis = stress.map(Stress::emphasis).unwrap_or_default();
        let reasons = stress.map_or(&[][..], |stress| &stress.reasons);
        ItemPart {
            id: line(&question.id),
            number: question.number,
            title: line(question.title.of(lang)),
            question: note(question.question.of(lang)),
            side: question.side,
            emphasis,
            weight: comparison.weights.of(emphasis),
            proposed: stress.map(|stress| stress.proposed).unwrap_or_default(),
            chosen: stress.and_then(|stress| stress.chosen),
            reasons: reasons.iter().map(|reason| line(reason.of(lang))).collect(),
        }
    };
    let section = |section: &crate::model::QuestionSection| SectionPart {
        id: line(&section.id),
        title: line(section.title.of(lang)),
        items: section.items.iter().map(item).collect(),
    };
    comparison.questions.sections.iter().map(section).collect()
}

impl ItemPart {
    /// Whether its emphasis is worth a line: not 通常, or chosen.
    pub fn is_stressed(&self) -> bool {
        self.emphasis != Emphasis::Normal || self.chosen.is_some()
    }
}

/// The places of the services by rank: they stand in that order, but the chosen one stands first.
fn order(services: &[ServicePart], ranked: &[Ranked], chosen: Option<&Id>) -> Vec<usize> {
    let rank = ranked.iter().position(|one| Some(&one.service) == chosen);
    let at = |n: usize| match rank {
        Some(rank) if n == rank => 0,
        Some(rank) if n < rank => n + 1,
        _ => n,
    };
    (0..services.len()).map(at).collect()
}

fn asks(comparison: &Comparison, list: Option<&Checklist>, settled: &Settlement, lang: Lang) -> Vec<AskPart> {
    let (asks, _) = settlement::named(settled);
    let part = |ask: &Ask| {
        let question = comparison.questions.item(&ask.item)?;
        let service = comparison.service(&ask.service)?;
        Some(AskPart {
            service: line(&service.name),
            item: line(&pages::item(comparison, &ask.item, lang)),
            own: question.side == Side::Own,
            texts: settlement::to_find_out(service, question, list, lang).iter().map(|text| line(text)).collect(),
        })
    };
    asks.iter().filter_map(part).collect()
}

fn placement(placement: &Placement, catalogue: &Catalogue, lang: Lang) -> PlacementPart {
    let scheme = catalogue.scheme(&placement.scheme);
    PlacementPart {
        scheme: line(scheme.map_or(placement.scheme.as_str(), |scheme| scheme.short(lang))),
        expectation: placement.expectation,
        effect: placement.effect,
        area: StateId::at(placement.expectation, placement.effect).word(lang).to_owned(),
    }
}
