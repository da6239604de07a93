//! What the words of the program mean: checklists, comparisons, services, answers, and how they change.
//!
//! Pure: `std` and `serde` derive only. Must not know files, formats, screens, clocks, or where the language comes from.

mod answer;
#[cfg(test)]
pub(crate) mod arbitrary;
mod begin;
mod certificate;
mod checklist;
mod comparison;
mod conclusion;
mod day;
mod deciding;
mod decision;
mod draft;
mod earlier_rule;
mod edit;
mod finding;
mod finding_text;
mod lang;
mod later;
mod narrow;
mod problem;
mod profile;
mod questions;
mod ranking;
mod scheme;
mod score;
mod session;
mod standing;
mod study;
mod tally;
mod visible;

pub use answer::{Answer, Earlier, Evidence, EvidenceKind, MAX_EARLIER, Mend, REPLY_BEGINS, TICK_LABELS, Verdict};
pub use certificate::{
    Accepted, Certificate, Holder, Key, Lookup, MAX_ACCEPTED, MAX_CERTIFICATES, MAX_PLACE, Placement, ReportType, Role,
};
pub use checklist::{
    CHECKLIST_FORMAT, Checklist, Harm, Item, Looks, MAX_ITEMS, MIN_ITEMS, Place, Section, Side, Source,
};
pub use comparison::{
    Asker, COMPARISON_FORMAT, Comparison, Id, MAX_EVIDENCE, MAX_LINE, MAX_NOTE, MAX_OWN_QUESTIONS, MAX_SERVICES,
    OwnQuestion, Service,
};
pub use conclusion::Conclusion;
pub use day::{Day, NotADay};
pub use deciding::decide;
pub use decision::{Change, Condition, Decision, Due, DueKind, Outcome, RULE, Record, Risk, changes, due};
pub use draft::{Again, Draft, FormKind, Opening};
pub use earlier_rule::date_decisions;
pub use edit::{Edit, Refusal, Words};
pub use finding::{
    About, Applies, Finding, FindingRule, Naked, Severity, Support, What, findings, findings_of, open_counts,
    rests_on_schemes, support,
};
pub use finding_text::FindingText;
pub use lang::{Lang, Text};
pub use later::{Later, later};
pub use narrow::narrow;
pub use problem::{Path, Problem, Rule, Step};
pub use profile::{
    Emphasis, EmphasisRule, Guide, Impact, ImpactExample, Impacts, Kind, Profile, Stops, Stress, Weights, When, propose,
};
pub use questions::{ItemId, Question, QuestionSection, Questions};
pub use ranking::{Ask, Next, Ranked, Settlement, Swing, has_first, rank, settle, swings};
pub use scheme::{
    Audit, Basis, CATALOGUE_FORMAT, Catalogue, Cite, Dispute, Document, Field, Gap, Help, Holders, Kind as SchemeKind,
    Level, Paper, Party, Readable, Region, Said, Scheme, SchemeId, Strength, Unit,
};
pub use score::{Coverage, Score, ScoreLine, Share, Task};
pub use session::Session;
pub use standing::{Remedy, Standing};
pub use study::{
    Addressee, Case, CaseCause, CaseEvent, CaseStep, Certifier, GapMap, GapMove, GapState, Lesson, STUDY_FORMAT,
    StateId, Study, Teller,
};
pub use tally::Tally;
pub use visible::{is_formula, is_hidden, one_line, visible};
