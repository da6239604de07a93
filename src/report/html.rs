//! The report as one HTML file, to read, to print and to make a PDF of: no script, nothing from outside. The template
//! stands in `templates/`; it escapes whatever it is given. Must not know where the text goes.

use askama::Template;

use super::{
    drawing::{Bar, Radar},
    reading::{self, Legends, numbered, sign},
    summary::{AnswerPart, FindingPart, ItemPart, RangePart, ServicePart, Summary},
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
    let page = HtmlPage {
        s: summary,
        l: Labels::of(summary.lang),
        css: include_str!("../../templates/report.css"),
        rows: numbered(summary).enumerate().map(|(n, (section, item))| HtmlRow { n, section, item }).collect(),
        legends: Legends::of(summary),
    };
    page.render().expect("memory takes it")
}

/// What the template sees.
#[derive(Template)]
#[template(path = "report.html")]
struct HtmlPage<'a> {
    s: &'a Summary,
    l: Labels,
    css: &'static str,
    rows: Vec<HtmlRow<'a>>,
    legends: Legends,
}

/// An item with its place, and the title of its section before the first one.
struct HtmlRow<'a> {
    n: usize,
    section: Option<&'a str>,
    item: &'a ItemPart,
}

/// Services beside each other, and the place of the first one from 1.
struct Block<'a> {
    first: usize,
    services: &'a [ServicePart],
}

impl HtmlPage<'_> {
    fn lang(&self) -> Lang {
        self.s.lang
    }

    fn blocks(&self) -> Vec<Block<'_>> {
        let chunks = self.s.services.chunks(BESIDE).enumerate();
        chunks.map(|(n, services)| Block { first: n * BESIDE + 1, services }).collect()
    }

    /// The caption of a table, with the places of its services when there is more than one table.
    fn caption(&self, title: &str, block: &Block<'_>) -> String {
        let (all, last) = (self.s.services.len(), block.first + block.services.len() - 1);
        match all > BESIDE {
            true => say!(
                self.s.lang,
                "{}（候補サービス {}〜{}／{}）",
                "{} (candidate services {} to {} of {})",
                title,
                block.first,
                last,
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

    /// What a bar says to those who do not see it.
    fn bar_words(&self, range: &RangePart) -> String {
        let lang = self.s.lang;
        match range.ends {
            Some(_) => say!(lang, "得点 {}: {}", "score {}: {}", range.words, reading::parts(range, &self.l, lang)),
            None => self.l.no_score.to_owned(),
        }
    }

    /// What a radar says to those who do not see it.
    fn radar_words(&self, service: &ServicePart) -> String {
        let (lang, as_said) = (self.s.lang, self.l.as_said);
        let part = |(title, range): (&str, &RangePart)| match range.as_said.is_empty() {
            true => format!("{title} {}", range.words),
            false => say!(lang, "{} {}（{} {}）", "{} {} ({} {})", title, range.words, as_said, range.as_said),
        };
        let parts: Vec<String> = self.sections(service).into_iter().map(part).collect();
        parts.join(lang.pick("、", "; "))
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

impl FindingPart {
    /// The class of its severity's colours.
    fn class(&self) -> &'static str {
        match self.severity {
            Severity::High => "unmet",
            Severity::Medium => "half",
            Severity::Low => "out",
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
