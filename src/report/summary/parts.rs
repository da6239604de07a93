//! The parts of a summary: plain data. Must not know how they are worked out.
//! Long because every part of a report is one struct here.

use crate::{
    model::{Conclusion, Day, Emphasis, Lang, Mend, Severity, Side, Standing, Task, Verdict},
    pages::{Labels, answer, settlement},
};

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
        FieldPart { label: label.to_owned(), text: text.into() }
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
    /// Low end, low end as it was answered (答えどおり) and high end in percent; `None` is no score.
    pub ends: Option<[u64; 3]>,
    /// Low to high end in words.
    pub words: String,
    /// The same as it was answered; empty when that is no other range.
    pub as_said: String,
    /// The parts of its bar from 0 to the length of a bar, as [`crate::pages::BAR_SIGNS`] has them.
    pub bar: [u64; 4],
    /// Half points in the low end.
    pub low: u64,
    /// Half points in the low end as it was answered.
    pub said: u64,
    /// Half points in the high end.
    pub high: u64,
    /// Half points that can be reached.
    pub of: u64,
    /// How many items are answered and have something behind them: 「回答 15/15、根拠 9/15（資料 1）、対象外 2」.
    pub covered: String,
    /// How many are answered, and how many of those do not apply: 「15/15（対象外 2）」.
    pub answered: String,
    /// How many have something behind them, with how many documents: 「9/15（資料 1）」.
    pub backed: String,
}

/// Length of the bar of a range.
pub(super) const BAR: u64 = 200;

impl RangePart {
    /// The parts in percent: what has something behind it, what is only answered, what is still open.
    pub fn parts(&self) -> Option<[u64; 3]> {
        let [low, said, high] = self.ends?;
        Some([low, said.saturating_sub(low), high.saturating_sub(said.max(low))])
    }
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
    /// What could be said if every answer is as it was given, and the score then; empty when that is the same.
    pub as_said: String,
    /// What to check, to fix and to accept, in three groups; empty unless it can be chosen so.
    pub tasks: String,
    /// Its score.
    pub score: RangePart,
    /// The same by section.
    pub sections: Vec<RangePart>,
    /// One an item, in the order of the items, answered or not.
    pub answers: Vec<AnswerPart>,
    /// What was noticed, open ones first.
    pub findings: Vec<FindingPart>,
    /// How many of them are open, in words; 「なし」 only where nothing at all is to be noticed.
    pub noticed: String,
    /// Accepted findings that do not apply now.
    pub accepted_before: Vec<FieldPart>,
    /// Its certificates.
    pub certificates: Vec<CertificatePart>,
    /// What the user asks its provider beside the questions of the list.
    pub own_questions: Vec<QuestionPart>,
}

impl ServicePart {
    /// Whether there are answers of other people that were replaced.
    pub fn has_earlier(&self) -> bool {
        self.answers.iter().any(|answer| !answer.earlier.is_empty())
    }
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
    /// Who can mend it, as far as it was chosen.
    pub mend: Option<Mend>,
    /// Its words were written for another verdict and nobody has looked at them since (要見直し).
    pub recheck: bool,
    /// Something is behind it (根拠あり).
    pub backed: bool,
    /// What there is to do about it.
    pub task: Option<Task>,
    /// What it rests on.
    pub evidence: Vec<EvidencePart>,
    /// Who answered.
    pub by: String,
    /// When.
    pub day: Option<Day>,
    /// What other people answered before, the newest first. It does not count.
    pub earlier: Vec<EarlierPart>,
    /// Half points in the low end.
    pub low: u64,
    /// Half points in the low end as it was answered.
    pub said: u64,
    /// Half points in the high end.
    pub high: u64,
    /// Half points that can be reached.
    pub of: u64,
}

/// What another person answered before (前の回答).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierPart {
    /// The verdict in words.
    pub verdict: &'static str,
    /// The note.
    pub note: String,
    /// The condition; empty without one.
    pub condition: String,
    /// Whether it was met, in words; empty without a condition.
    pub met: String,
    /// Who could mend it, in words; empty when it was not chosen.
    pub mend: &'static str,
    /// What it rested on.
    pub evidence: Vec<EvidencePart>,
    /// Who answered.
    pub by: String,
    /// When.
    pub day: Option<Day>,
}

impl EarlierPart {
    /// Who answered, and when.
    pub fn signed(&self) -> String {
        answer::signed(&self.by, self.day)
    }
}

impl AnswerPart {
    /// Whether anything stands beside the verdict.
    pub fn has_details(&self) -> bool {
        let said = !(self.note.is_empty() && self.condition.is_empty() && self.evidence.is_empty());
        said || self.lacks_reason || self.recheck || self.mend.is_some() || !self.earlier.is_empty()
    }

    /// Who answered, and when.
    pub fn signed(&self) -> String {
        answer::signed(&self.by, self.day)
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
    /// The day of the document itself.
    pub dated: Option<Day>,
}

impl EvidencePart {
    /// All of it in one piece.
    pub fn words(&self, lang: Lang) -> String {
        answer::evidence_of(self.kind, &self.text, [self.seen, self.dated], lang)
    }
}

/// A question of the user's own to a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionPart {
    /// The id of its item.
    pub item: String,
    /// The item, with its number.
    pub label: String,
    /// The question.
    pub text: String,
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
    /// Everything that can be recorded about such a scheme, empty fields as well; what is called otherwise is another field.
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
        lang.list(empty.map(|field| field.label.as_str()))
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

impl AskPart {
    /// Who can say it.
    pub fn whom(&self, lang: Lang) -> &'static str {
        settlement::whom(self.own, lang)
    }
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
    /// Accepted risks: the item and why. Who accepts them is who decided.
    pub risks: Vec<FieldPart>,
    /// What has to be done.
    pub conditions: Vec<ConditionPart>,
    /// What there is to check, to fix or to accept and nothing is written about: the item, and what to do.
    pub unwritten: Vec<FieldPart>,
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

impl ConditionPart {
    /// By whom, or that it is not written.
    pub fn owner<'a>(&'a self, l: &Labels) -> &'a str {
        match self.owner.is_empty() {
            true => l.not_recorded,
            false => &self.owner,
        }
    }

    /// Until when, or that it is not written.
    pub fn due(&self, l: &Labels) -> String {
        self.due.map_or_else(|| l.not_recorded.to_owned(), |due| due.to_string())
    }
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
