//! What would become of the answers of a comparison when a reply is taken, and the edit that takes it.
//! Must not know how a reply is read.
//! Long because a row can be wrong in many ways.

use super::{Reply, ReplyRow, Stray, Why, excerpt};
use crate::{
    exchange::words::{CellSaid, fold},
    model::{
        Answer, Comparison, Day, Edit, Evidence, EvidenceKind, Id, ItemId, Lang, MAX_EVIDENCE, MAX_LINE, MAX_NOTE,
        REPLY_BEGINS, Service, Text, Verdict,
    },
    say,
};

/// Plans that are no condition: it holds for all of them.
const ALL_PLANS: [&str; 7] = ["全プラン", "すべてのプラン", "全てのプラン", "すべて", "全て", "all", "allplans"];
/// What stands in a cell for nothing.
const NOTHING: [&str; 6] = ["-", "ー", "—", "なし", "特になし", "none"];

/// Who takes a reply, and when.
#[derive(Clone, Debug)]
pub struct Taker {
    /// Recorded as who answered.
    pub by: String,
    /// Recorded as the day of the answers.
    pub today: Day,
    /// Language of what is recorded beside the vendor's words.
    pub lang: Lang,
}

/// What would become of the answers of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The service.
    pub service: Id,
    /// Name of the file.
    pub file: String,
    /// What the reply says about items, in the order of the file.
    pub entries: Vec<ReplyEntry>,
    /// Items that the vendor left blank.
    pub blank: Vec<ItemId>,
    /// Rows that nothing can be made of.
    pub not_understood: Vec<Stray>,
}

/// What would become of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyEntry {
    /// Number of the row as a spreadsheet shows it, from 1.
    pub row: u32,
    /// The item.
    pub item: ItemId,
    /// Its printed number.
    pub number: u32,
    /// Its title.
    pub title: Text,
    /// Where it stands.
    pub state: EntryState,
    /// The verdict that is there.
    pub before: Option<Verdict>,
    /// What the vendor said, as it was written.
    pub words: String,
    /// The whole answer as it would be.
    pub after: Answer,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// No verdict is overwritten.
    New,
    /// There is a verdict from before.
    Changed,
    /// There is a verdict that is newer than the questionnaire: of this day.
    Conflict(Day),
    /// These words are recorded already.
    Unchanged,
    /// The answer is none of the words that are known: taken, it is recorded as words without a verdict.
    NotUnderstood,
}

impl EntryState {
    /// The word for it.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            EntryState::New => lang.pick("新しい回答", "new"),
            EntryState::Changed => lang.pick("前と違う", "changed"),
            EntryState::Conflict(_) => lang.pick("新しい記録と食い違う", "conflict"),
            EntryState::Unchanged => lang.pick("記録済み", "unchanged"),
            EntryState::NotUnderstood => lang.pick("読み取れない", "not understood"),
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            EntryState::New => "new",
            EntryState::Changed => "changed",
            EntryState::Conflict(_) => "conflict",
            EntryState::Unchanged => "unchanged",
            EntryState::NotUnderstood => "not-understood",
        }
    }
}

/// Why a reply is not for this comparison or service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongReply {
    /// It belongs to the comparison of this title (empty: the sheet does not say).
    OtherComparison(String),
    /// It is about the service of this name (empty: one that is not there any more).
    OtherService(String),
    /// It does not say which service it is about.
    NoService,
}

impl WrongReply {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            WrongReply::OtherComparison(title) if title.is_empty() => say!(
                lang,
                "これは別の比較の質問状への回答です。その比較のファイルを指定してください。",
                "This answers a questionnaire of another comparison; name the file of that one."
            ),
            WrongReply::OtherComparison(title) => say!(
                lang,
                "これは別の比較「{}」の質問状への回答です。その比較のファイルを指定してください。",
                "This answers a questionnaire of another comparison, \"{}\"; name the file of that one.",
                title
            ),
            WrongReply::OtherService(name) if name.is_empty() => say!(
                lang,
                "これは、この比較にもうない候補サービスの質問状への回答です。",
                "This answers a questionnaire about a service that the comparison does not have any more."
            ),
            WrongReply::OtherService(name) => say!(
                lang,
                "これは候補サービス「{}」の質問状への回答です。--service を直してください。",
                "This answers the questionnaire about \"{}\"; correct --service.",
                name
            ),
            WrongReply::NoService => say!(
                lang,
                "どの候補サービスへの回答かわかりません。--service で指定してください。",
                "It does not say which service it is about; name one with --service."
            ),
        }
    }
}

/// The service that the keys of a reply name.
///
/// # Errors
/// If it is of another comparison, of a service that is gone, or has no keys.
pub fn service_of(comparison: &Comparison, reply: &Reply) -> Result<Id, WrongReply> {
    let keys = || reply.rows.iter().filter_map(|row| row.key.as_ref());
    if keys().next().is_none() {
        return Err(WrongReply::NoService);
    }
    let mut ours = keys().filter(|key| key.is_of(&comparison.id)).peekable();
    if ours.peek().is_none() {
        return Err(WrongReply::OtherComparison(reply.title.clone()));
    }
    let services: Vec<&Id> = ours.filter_map(|key| service_for(comparison, key)).collect();
    match services.first() {
        None => Err(WrongReply::OtherService(String::new())),
        Some(first) if services.iter().all(|id| id == first) => Ok((*first).clone()),
        Some(_) => Err(WrongReply::NoService),
    }
}

fn service_for<'a>(comparison: &'a Comparison, key: &crate::exchange::key::RowKey) -> Option<&'a Id> {
    let mut found = comparison.services.iter().filter(|service| key.is_for(&service.id));
    found.next().filter(|_| found.next().is_none()).map(|service| &service.id)
}

/// Works out what would become of the answers of a service. Nothing is changed.
///
/// # Errors
/// If the reply is to a questionnaire of another comparison or about another service.
pub fn plan(comparison: &Comparison, service: &Id, reply: &Reply, taker: &Taker) -> Result<Preview, WrongReply> {
    let keys = || reply.rows.iter().filter_map(|row| row.key.as_ref());
    let ours = || keys().filter(|key| key.is_of(&comparison.id));
    if keys().next().is_some() && ours().next().is_none() {
        return Err(WrongReply::OtherComparison(reply.title.clone()));
    }
    if let Some(key) = ours().next().filter(|_| !ours().any(|key| key.is_for(service))) {
        let other = service_for(comparison, key).and_then(|id| comparison.service(id));
        return Err(WrongReply::OtherService(other.map(|one| one.name.clone()).unwrap_or_default()));
    }
    let service = comparison.service(service).ok_or(WrongReply::OtherService(String::new()))?;
    let mut preview = Preview {
        service: service.id.clone(),
        file: reply.file.clone(),
        entries: Vec::new(),
        blank: Vec::new(),
        not_understood: reply.not_understood.clone(),
    };
    for row in &reply.rows {
        let entry = entry(comparison, service, reply, row, taker).and_then(|entry| {
            let twice = preview.entries.iter().any(|known| known.item == entry.item);
            if twice { Err(Why::Twice) } else { Ok(entry) }
        });
        match entry {
            Ok(entry) if row.answered => preview.entries.push(entry),
            Ok(entry) => preview.blank.push(entry.item),
            // A row of ours without any answer, whoever it belongs to, is no answer that could be lost.
            Err(_) if !row.answered && row.key.is_some() => {}
            Err(why) => preview.not_understood.push(Stray {
                row: row.row,
                why,
                text: excerpt(&format!("{} {} {}", row.number, row.title, row.verbatim())),
            }),
        }
    }
    preview.blank.retain(|item| preview.entries.iter().all(|entry| entry.item != *item));
    preview.not_understood.sort_by_key(|stray| stray.row);
    Ok(preview)
}

impl Preview {
    /// The items that are taken when all are: those that overwrite nothing, and with `changed` those that do. What is
    /// not understood is never among them.
    pub fn all(&self, changed: bool) -> Vec<ItemId> {
        let taken = self.entries.iter().filter(|entry| match entry.state {
            EntryState::New => true,
            EntryState::Changed | EntryState::Conflict(_) => changed,
            EntryState::Unchanged | EntryState::NotUnderstood => false,
        });
        taken.map(|entry| entry.item.clone()).collect()
    }
}

/// The edit that takes the entries of these items: one step for undo. What is recorded already stays as it is.
pub fn apply(preview: &Preview, chosen: &[ItemId]) -> Edit {
    let taken = preview.entries.iter();
    let taken = taken.filter(|entry| entry.state != EntryState::Unchanged && chosen.contains(&entry.item));
    Edit::Batch(
        taken.map(|entry| Edit::Answer { service: preview.service.clone(), answer: entry.after.clone() }).collect(),
    )
}

fn entry(
    comparison: &Comparison,
    service: &Service,
    reply: &Reply,
    row: &ReplyRow,
    taker: &Taker,
) -> Result<ReplyEntry, Why> {
    let item = item_of(comparison, service, row)?;
    let question = comparison.questions.item(&item).ok_or(Why::UnknownItem)?;
    let old = service.answer(&item).cloned().unwrap_or_else(|| Answer::empty(&item));
    let words = row.verbatim();
    let (verdict, remark) = match row.said() {
        CellSaid::Verdict(verdict, remark) => (Some(verdict), remark),
        CellSaid::Blank | CellSaid::Unclear => (None, String::new()),
    };
    let state = match (row.said(), old.verdict) {
        _ if is_recorded(&old, &words) => EntryState::Unchanged,
        (CellSaid::Unclear, _) => EntryState::NotUnderstood,
        (CellSaid::Verdict(..), Some(_)) => match (old.day, reply.made) {
            (Some(answered), Some(made)) if answered > made => EntryState::Conflict(answered),
            _ => EntryState::Changed,
        },
        _ => EntryState::New,
    };
    let before = old.verdict;
    let after = match state {
        EntryState::Unchanged => old,
        _ => answer(&old, verdict, &condition(row, verdict, &remark), &words, reply, taker)?,
    };
    Ok(ReplyEntry {
        row: row.row,
        item,
        number: question.number,
        title: question.title.clone(),
        state,
        before,
        words,
        after,
    })
}

/// The item of a row: by its key, else by its title, else by its number.
fn item_of(comparison: &Comparison, service: &Service, row: &ReplyRow) -> Result<ItemId, Why> {
    if let Some(key) = &row.key {
        return match comparison.questions.item(&key.item) {
            _ if !key.is_of(&comparison.id) => Err(Why::OtherComparison),
            _ if !key.is_for(&service.id) => Err(Why::OtherService),
            Some(question) => Ok(question.id.clone()),
            None => Err(Why::UnknownItem),
        };
    }
    let number = fold(&row.number).parse::<u32>().ok();
    let numbered = comparison.questions.items().find(|question| Some(question.number) == number);
    let title = fold(&row.title);
    let titled = comparison
        .questions
        .items()
        .find(|question| !title.is_empty() && Lang::ALL.iter().any(|lang| fold(question.title.of(*lang)) == title));
    match (numbered, titled) {
        (Some(one), Some(other)) if one.id != other.id => Err(Why::TwoItems),
        (_, Some(one)) => Ok(one.id.clone()),
        (Some(one), None) if title.is_empty() => Ok(one.id.clone()),
        (Some(_), None) => Err(Why::TwoItems),
        (None, None) if number.is_some() => Err(Why::UnknownItem),
        (None, None) => Err(Why::NoItem),
    }
}

/// Whether these words of a vendor are recorded already, whatever the file was called and whenever it came; also where
/// somebody has answered otherwise since.
fn is_recorded(answer: &Answer, words: &str) -> bool {
    let before = answer.earlier.iter().flat_map(|one| &one.evidence);
    let replies = answer.evidence.iter().chain(before);
    let replies = replies.filter(|one| one.kind == EvidenceKind::Reply);
    let mut bodies = replies.filter_map(|one| {
        let (first, body) = one.text.split_once('\n')?;
        REPLY_BEGINS.iter().any(|begin| first.starts_with(begin)).then_some(body)
    });
    bodies.any(|body| body == words)
}

/// Under which condition the vendor's answer holds: the plan, or what was added to はい or 一部.
fn condition(row: &ReplyRow, verdict: Option<Verdict>, remark: &str) -> String {
    let plan = fold(&row.plan);
    let names_one = !plan.is_empty() && !NOTHING.contains(&plan.as_str()) && !ALL_PLANS.contains(&plan.as_str());
    let holds_if = matches!(verdict, Some(Verdict::Yes | Verdict::Partly));
    match (names_one, holds_if) {
        (true, _) => row.plan.replace('\n', " "),
        (false, true) => remark.replace('\n', " "),
        (false, false) => String::new(),
    }
}

/// What stands there with the reply laid over it: the verdict as by whoever takes it, the provider's words as evidence.
fn answer(
    old: &Answer,
    verdict: Option<Verdict>,
    condition: &str,
    words: &str,
    reply: &Reply,
    taker: &Taker,
) -> Result<Answer, Why> {
    let mut answer = match verdict {
        Some(_) => old.give(verdict, &taker.by, taker.today),
        // Words alone are nobody's verdict; whose answer it is stays.
        None => old.clone(),
    };
    if answer.evidence.len() >= MAX_EVIDENCE {
        return Err(Why::Full);
    }
    // Words alone say nothing about the condition of a verdict that is there.
    let speaks = verdict.is_some() || answer.verdict.is_none();
    if speaks && !condition.is_empty() && condition != answer.condition {
        answer.condition = condition.to_owned();
        answer.condition_met = None;
    }
    let begin = taker.lang.pick(REPLY_BEGINS[0], REPLY_BEGINS[1]);
    let text = format!("{begin}{}: {}\n{words}", taker.today, reply.file);
    if text.chars().count() > MAX_NOTE || answer.condition.chars().count() > MAX_LINE {
        return Err(Why::TooLong);
    }
    answer.evidence.push(Evidence { kind: EvidenceKind::Reply, text, seen: Some(taker.today), dated: reply.made });
    // What the provider says is behind the new verdict; a note of before is no reason of an いいえ.
    let asks_a_note = matches!(answer.verdict, Some(Verdict::No | Verdict::NotApplicable));
    answer.recheck &= asks_a_note && !answer.note.trim().is_empty();
    if !old.is_said() {
        answer.by.clone_from(&taker.by);
        answer.day = Some(taker.today);
    }
    Ok(answer)
}
