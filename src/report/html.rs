//! The report as one HTML file, to read, to print and to make a PDF of: no script, nothing from outside. The template
//! stands in `templates/`; it escapes whatever it is given. Must not know where the text goes.

use askama::Template;

use super::{
    drawing::{Bar, Radar},
    reading::{self, numbered, rules, sign, sum},
    summary::{
        AnswerPart, DecisionPart, EarlierPart, EvidencePart, FieldPart, ItemPart, RangePart, ServicePart, Summary,
    },
};
use crate::{
    model::{Conclusion, Emphasis, Lang, Severity, Standing},
    pages::{self, Labels},
    say,
};

/// So many services stand beside each other in a table, so that it fits on paper.
const BESIDE: usize = 5;

/// The whole report.
///
/// # Panics
/// Never: writing to memory does not fail.
pub fn text(summary: &Summary) -> String {
    let page = Page {
        s: summary,
        l: Labels::of(summary.lang),
        css: include_str!("../../templates/report.css"),
        rows: numbered(summary).enumerate().map(|(n, (section, item))| Row { n, section, item }).collect(),
        legends: Legends::of(summary),
    };
    page.render().expect("memory takes it")
}

/// What the template sees.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    s: &'a Summary,
    l: Labels,
    css: &'static str,
    rows: Vec<Row<'a>>,
    legends: Legends,
}

/// What the signs and the words mean.
struct Legends {
    conclusions: Vec<FieldPart>,
    signs: Vec<FieldPart>,
    weights: Vec<FieldPart>,
    sides: Vec<FieldPart>,
    severities: Vec<FieldPart>,
}

impl Legends {
    fn of(summary: &Summary) -> Legends {
        let lang = summary.lang;
        Legends {
            conclusions: reading::conclusions(lang),
            signs: reading::signs(lang),
            weights: reading::weights(summary),
            sides: reading::sides(lang),
            severities: reading::severities(lang),
        }
    }
}

/// An item with its place, and the title of its section before the first one.
struct Row<'a> {
    n: usize,
    section: Option<&'a str>,
    item: &'a ItemPart,
}

/// Services beside each other, the place of the first one from 1, and that of the last.
struct Block<'a> {
    services: &'a [ServicePart],
    first: usize,
    last: usize,
}

impl Page<'_> {
    fn lang(&self) -> Lang {
        self.s.lang
    }

    fn severity_class(&self, severity: &Severity) -> &'static str {
        match severity {
            Severity::High => "unmet",
            Severity::Medium => "half",
            Severity::Low => "out",
        }
    }

    fn blocks(&self) -> Vec<Block<'_>> {
        let mut first = 1;
        let chunks = self.s.services.chunks(BESIDE);
        chunks
            .map(|services| {
                let block = Block { services, first, last: first + services.len() - 1 };
                first += services.len();
                block
            })
            .collect()
    }

    /// The caption of a table, with the places of its services when there is more than one table.
    fn caption(&self, title: &str, block: &Block) -> String {
        let all = self.s.services.len();
        match all > BESIDE {
            true => say!(
                self.s.lang,
                "{}（候補サービス {}〜{}／{}）",
                "{} (candidate services {} to {} of {})",
                title,
                block.first,
                block.last,
                all
            ),
            false => title.to_owned(),
        }
    }

    /// The place of a service from 1, for its anchor.
    fn place_of(&self, service: &ServicePart) -> usize {
        let place = self.s.services.iter().position(|one| std::ptr::eq(one, service));
        place.unwrap_or_default() + 1
    }

    fn sections<'s>(&'s self, service: &'s ServicePart) -> Vec<(&'s str, &'s RangePart)> {
        let titles = self.s.sections.iter().map(|section| section.title.as_str());
        titles.zip(&service.sections).collect()
    }

    fn radar(&self, service: &ServicePart) -> Option<Radar> {
        Radar::of(&self.sections(service))
    }

    /// The items of a section with their answers.
    fn answers<'s>(&'s self, service: &'s ServicePart, at: &usize) -> Vec<(&'s ItemPart, &'s AnswerPart)> {
        let before: usize = self.s.sections[..*at].iter().map(|section| section.items.len()).sum();
        self.s.sections[*at].items.iter().zip(&service.answers[before..]).collect()
    }

    fn bar(&self, range: &RangePart) -> Bar {
        Bar::of(range)
    }

    /// What a bar says to those who do not see it.
    fn bar_words(&self, range: &RangePart) -> String {
        let lang = self.s.lang;
        match range.ends {
            Some(_) => say!(lang, "得点 {}: {}", "score {}: {}", range.words, reading::parts(range, &self.l, lang)),
            None => lang.pick("得点なし", "no score").to_owned(),
        }
    }

    /// What the lines of a radar are.
    fn radar_key(&self) -> &'static str {
        self.s.lang.pick(
            "塗りつぶし: 根拠のある分まで、点線: 答えどおりの分まで、破線: これから決まる分まで。",
            "Filled: backed by evidence; dotted: as answered; dashed: with what is still open.",
        )
    }

    /// What a radar says to those who do not see it.
    fn radar_words(&self, service: &ServicePart) -> String {
        let parts: Vec<String> = self
            .sections(service)
            .into_iter()
            .map(|(title, range)| match range.as_said.is_empty() {
                true => format!("{title} {}", range.words),
                false => say!(
                    self.s.lang,
                    "{} {}（{} {}）",
                    "{} {} ({} {})",
                    title,
                    range.words,
                    self.l.as_said,
                    range.as_said
                ),
            })
            .collect();
        parts.join(self.s.lang.pick("、", "; "))
    }

    fn signed(&self, answer: &AnswerPart) -> String {
        answer.signed(self.s.lang)
    }

    fn evidence(&self, one: &EvidencePart) -> String {
        one.words(self.s.lang)
    }

    fn points(&self, answer: &AnswerPart) -> String {
        sum(answer.low, answer.high, answer.of)
    }

    fn sum(&self, range: &RangePart) -> String {
        sum(range.low, range.high, range.of)
    }

    fn rules(&self) -> &'static str {
        rules(self.s.lang)
    }

    fn not_counted(&self) -> &'static str {
        pages::not_counted(self.s.lang)
    }

    fn marks(&self, answer: &AnswerPart) -> Vec<FieldPart> {
        reading::marks(answer, &self.l, self.s.lang)
    }

    fn earlier(&self, one: &EarlierPart) -> Vec<FieldPart> {
        reading::earlier(one, &self.l, self.s.lang)
    }

    fn earlier_rule(&self) -> &'static str {
        pages::answer::earlier_rule(self.s.lang)
    }

    fn accepted_by(&self, decision: &DecisionPart) -> String {
        reading::accepted_by(decision, &self.l, self.s.lang)
    }

    /// The sum as it was answered; empty when that is the same.
    fn said(&self, range: &RangePart) -> String {
        match range.as_said.is_empty() {
            true => String::new(),
            false => format!("{} = {}", sum(range.said, range.high, range.of), range.as_said),
        }
    }

    fn changed_since(&self, day: &crate::model::Day) -> String {
        say!(self.s.lang, "{} の決定のあとで変わったこと", "Changed after the decision of {}", day)
    }

    fn stressed(&self) -> Vec<&ItemPart> {
        self.s.items().filter(|item| item.is_stressed()).collect()
    }

    fn weights(&self) -> String {
        let words = Emphasis::ALL.map(|one| format!("{} {}", one.word(self.s.lang), self.s.weights.of(one)));
        words.join(self.s.lang.pick("、", ", "))
    }
}

impl AnswerPart {
    fn sign(&self) -> &'static str {
        sign(self.standing)
    }

    /// The class of its colours.
    fn class(&self) -> &'static str {
        match self.standing {
            Standing::Met => "met",
            Standing::Half => "half",
            Standing::Unmet(_) => "unmet",
            Standing::Yes | Standing::YesIf | Standing::Partly | Standing::PartlyIf => "unknown",
            Standing::Unknown | Standing::OutBare => "unknown",
            Standing::Open => "open",
            Standing::Out => "out",
        }
    }
}

impl ServicePart {
    /// The class of its conclusion's colours.
    fn class(&self) -> &'static str {
        match self.conclusion {
            Some(Conclusion::Clear) => "met",
            Some(Conclusion::Conditional) => "half",
            Some(Conclusion::Pending) => "unknown",
            Some(Conclusion::Rejected) => "unmet",
            None => "out",
        }
    }
}
