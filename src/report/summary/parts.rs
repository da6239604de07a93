//! The parts of a summary: plain data. Must not know how they are worked out.

use crate::model::{Conclusion, Day, Emphasis, Lang, Severity, Side, Standing, Verdict};

/// A label and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPart {
    /// The label.
    pub label: String,
    /// The text; may have several lines.
    pub text: String,
}

impl FieldPart {
    /// A field.
    pub fn new(label: &str, text: impl Into<String>) -> FieldPart {
        FieldPart {
            label: label.to_owned(),
            text: text.into(),
        }
    }
}

/// A section of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionPart {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its items in order.
    pub items: Vec<ItemPart>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemPart {
    /// Its id.
    pub id: String,
    /// The printed number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The question.
    pub question: String,
    /// Who can fulfil it.
    pub side: Side,
    /// What counts.
    pub emphasis: Emphasis,
    /// The points of that.
    pub weight: u32,
    /// What the rules proposed.
    pub proposed: Emphasis,
    /// What the user chose instead.
    pub chosen: Option<Emphasis>,
    /// Why it was proposed.
    pub reasons: Vec<String>,
}

/// A range of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangePart {
    /// Low and high end in percent; `None` is no score.
    pub ends: Option<(u64, u64)>,
    /// In words.
    pub words: String,
    /// Half points in the low end.
    pub low: u64,
    /// Half points in the high end.
    pub high: u64,
    /// Half points that can be reached.
    pub of: u64,
    /// How many items are answered.
    pub answered: usize,
    /// How many there are.
    pub items: usize,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePart {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The company.
    pub provider: String,
    /// The plan.
    pub plan: String,
    /// Its page.
    pub url: String,
    /// Anything else.
    pub memo: String,
    /// Its place among all, such as `1=` where others have the same.
    pub place: String,
    /// It was chosen in this round.
    pub chosen: bool,
    /// What can be said about it.
    pub conclusion: Option<Conclusion>,
    /// The same in words.
    pub conclusion_word: &'static str,
    /// What caused that.
    pub causes: String,
    /// What would change it.
    pub changes_when: String,
    /// Its score.
    pub score: RangePart,
    /// The same by section.
    pub sections: Vec<RangePart>,
    /// One an item, in the order of the items, answered or not.
    pub answers: Vec<AnswerPart>,
    /// What was noticed, open ones first.
    pub findings: Vec<FindingPart>,
    /// How many of them are open, in words; empty when none is.
    pub open_findings: String,
    /// Accepted findings that do not apply now.
    pub accepted_before: Vec<FieldPart>,
    /// Its certificates.
    pub certificates: Vec<CertificatePart>,
}

/// What is recorded for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerPart {
    /// The verdict; `None` is 未回答.
    pub verdict: Option<Verdict>,
    /// What it stands for in the score.
    pub standing: Standing,
    /// The same in words, with the verdict.
    pub words: String,
    /// The note.
    pub note: String,
    /// いいえ or 対象外 without a reason.
    pub lacks_reason: bool,
    /// The condition; empty without one.
    pub condition: String,
    /// Whether it is met.
    pub condition_met: Option<bool>,
    /// The same in words; empty without a condition.
    pub met: String,
    /// What it rests on.
    pub evidence: Vec<EvidencePart>,
    /// Who answered.
    pub by: String,
    /// When.
    pub day: Option<Day>,
    /// Half points in the low end.
    pub low: u64,
    /// Half points in the high end.
    pub high: u64,
    /// Half points that can be reached.
    pub of: u64,
}

impl AnswerPart {
    /// Whether anything stands beside the verdict.
    pub fn has_details(&self) -> bool {
        !(self.note.is_empty() && self.condition.is_empty() && self.evidence.is_empty()) || self.lacks_reason
    }

    /// Who answered, and when.
    pub fn signed(&self) -> String {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        format!("{} {day}", self.by).trim().to_owned()
    }
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidencePart {
    /// Its kind in words.
    pub kind: &'static str,
    /// What and where; may have several lines.
    pub text: String,
    /// When it was seen.
    pub seen: Option<Day>,
}

impl EvidencePart {
    /// All of it in one piece.
    pub fn words(&self, lang: Lang) -> String {
        match self.seen {
            Some(seen) => crate::say!(
                lang,
                "{}: {}（確認日 {}）",
                "{}: {} (seen {})",
                self.kind,
                self.text,
                seen
            ),
            None => format!("{}: {}", self.kind, self.text),
        }
    }
}

/// Something that was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingPart {
    /// How much it matters.
    pub severity: Severity,
    /// What.
    pub title: String,
    /// At which item; empty when not about one.
    pub item: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub todo: String,
    /// Where the facts are from.
    pub source: String,
    /// By whom it was accepted, when and why; `None` is open.
    pub accepted: Option<String>,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificatePart {
    /// Its scheme.
    pub scheme: String,
    /// What kind of scheme that is; empty when it is not known.
    pub kind: String,
    /// Everything recorded about it, empty fields as well, so that all certificates have the same ones.
    pub fields: Vec<FieldPart>,
    /// Where it was seen.
    pub evidence: Vec<EvidencePart>,
    /// Anything else.
    pub memo: String,
}

impl CertificatePart {
    /// What is not recorded, in words.
    pub fn missing(&self, lang: Lang) -> String {
        let empty = self.fields.iter().filter(|field| field.text.is_empty());
        let labels: Vec<&str> = empty.map(|field| field.label.as_str()).collect();
        labels.join(lang.pick("、", ", "))
    }
}

/// Something to find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskPart {
    /// About which service.
    pub service: String,
    /// Which item.
    pub item: String,
    /// It is for the own company to find out, not for the vendor to say.
    pub own: bool,
    /// What to ask.
    pub texts: Vec<String>,
}

/// The decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPart {
    /// The decision of this round.
    pub decision: Option<DecisionPart>,
    /// Those before, the last one first.
    pub past: Vec<DecisionPart>,
    /// When the present review was begun.
    pub review_began: Option<Day>,
    /// The day of the decision that changes are counted from, and the changes.
    pub changes: Option<(Day, Vec<String>)>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionPart {
    /// The chosen service, as it was called then.
    pub service: String,
    /// Its conclusion and score then.
    pub then: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub day: Day,
    /// Why.
    pub why: String,
    /// When to look at it again.
    pub review: Day,
    /// Accepted risks: the item and why.
    pub risks: Vec<FieldPart>,
    /// What has to be done.
    pub conditions: Vec<ConditionPart>,
}

/// Something that has to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionPart {
    /// At which item.
    pub item: String,
    /// What.
    pub text: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: Option<Day>,
    /// Whether it is done.
    pub done: bool,
}

/// Where a scheme was put on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementPart {
    /// The scheme.
    pub scheme: String,
    /// How much is expected of it.
    pub expectation: u8,
    /// How much it does.
    pub effect: u8,
    /// The area that makes.
    pub area: String,
}
