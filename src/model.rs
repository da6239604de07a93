//! What the words of the program mean: checklists, comparisons, services, answers, and how they change.
//!
//! Pure: `std` and `serde` derive only. Must not know files, formats, screens, clocks, or where the language comes from.

mod answer;
#[cfg(test)]
pub(crate) mod arbitrary;
mod begin;
mod certificate;
mod change;
mod checklist;
mod comparison;
mod conclusion;
mod day;
mod deciding;
mod decision;
mod draft;
mod due;
mod earlier_rule;
mod edit;
mod emphasis;
mod finding;
mod finding_text;
mod guide;
mod ids;
mod inspection;
mod kept;
mod lang;
mod limits;
mod narrow;
mod problem;
mod profile;
mod propose;
mod questions;
mod ranking;
mod scheme;
mod score;
mod service;
mod side;
mod standing;
mod study;
mod tally;
mod undo;
mod visible;
mod words;

pub use answer::{Answer, Earlier, Evidence, EvidenceKind, Mend, REPLY_BEGINS, TICK_LABELS, Verdict};
pub use certificate::{Accepted, Certificate, CertificateRole, Holder, Key, Lookup, Placement, ReportType};
pub use change::{Change, changes};
pub use checklist::{CHECKLIST_FORMAT, Checklist, Item, Looks, Place, Section, Source};
pub use comparison::{Asker, COMPARISON_FORMAT, Comparison};
pub use conclusion::Conclusion;
pub use day::{Day, NotADay};
pub use deciding::decide;
pub use decision::{ActionPart, Condition, Decision, Outcome, RULE, Record, Risk, Unready};
pub use draft::{Again, Draft, FormKind, Opening};
pub use due::{Due, DueKind, DueState, due};
pub use earlier_rule::date_decisions;
pub use edit::{Edit, Refusal, Words};
pub use emphasis::{Emphasis, Stress, Weights};
pub use finding::{
    About, Applies, Finding, FindingRule, Naked, Severity, Support, What, findings, findings_of, open_counts,
    rests_on_schemes, support,
};
pub use finding_text::FindingText;
pub use guide::{EmphasisRule, Guide, ImpactExample, InfoKind, When};
pub use ids::{Id, ItemId, SchemeId};
pub use lang::{Lang, Text};
pub use limits::{
    MAX_ACCEPTED, MAX_CERTIFICATES, MAX_EARLIER, MAX_EVIDENCE, MAX_ITEMS, MAX_LINE, MAX_NOTE, MAX_OWN_QUESTIONS,
    MAX_PLACE, MAX_SERVICES, MAX_WEIGHT, MIN_ITEMS,
};
pub use narrow::narrow;
pub use problem::{FieldWord, Path, Problem, Rule, Step};
pub use profile::{Impact, Impacts, Profile, Stops};
pub use propose::propose;
pub use questions::{Question, QuestionSection, Questions};
pub use ranking::{Ask, Next, Ranked, Settlement, Swing, has_first, rank, settle, swings};
pub use scheme::{
    Audit, Basis, CATALOGUE_FORMAT, Catalogue, Cite, Dispute, Document, Gap, Help, Holders, Level, Paper, Party,
    Readable, Region, Said, Scheme, SchemeField, SchemeKind, Strength, Unit,
};
pub use score::{Coverage, Score, ScoreLine, Share, Task};
pub use service::{OwnQuestion, Service};
pub use side::{Harm, Side};
pub use standing::{Remedy, Standing};
pub use study::{
    Addressee, Case, CaseCause, CaseEvent, CaseStep, Certifier, GapMap, GapMove, GapState, Lesson, STUDY_FORMAT,
    StateId, Study, Teller,
};
pub use tally::Tally;
pub use undo::Session;
pub use visible::{is_formula, is_hidden, one_line, visible};
pub(crate) use words::{sentence_of, sentences, words};
