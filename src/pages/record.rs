//! The record of a decision: what was chosen and why, what was to be accepted or fixed, what changed since, and the
//! decisions before. Must not know what changed.

use std::collections::BTreeSet;

use super::{Cell, Labels, Names, Page, Role, conclusion, coverage, item, profile::points_of};
use crate::{
    model::{
        Answer, Catalogue, Change, Comparison, Condition, Day, Decision, Due, DueKind, ItemId, Lang, Mend, RULE,
        Ranked, Risk, Score, Service, Verdict, changes,
    },
    say,
};

/// The items of a decision, in the order of the questions: what it accepts or fixes and, of the chosen service as it is
/// now, what there is to do.
pub fn treated(comparison: &Comparison, decision: &Decision, chosen: Option<&Ranked>) -> Vec<ItemId> {
    let lines = chosen.iter().flat_map(|ranked| &ranked.score.lines);
    let tasks = lines.filter(|line| line.task().is_some()).map(|line| &line.item);
    let conditions = decision.conditions.iter().map(|condition| &condition.item);
    let all: BTreeSet<&ItemId> = decision.risks.iter().map(|risk| &risk.item).chain(conditions).chain(tasks).collect();
    let known = comparison.questions.items().map(|question| &question.id).filter(|id| all.contains(id));
    let unknown = all.iter().copied().filter(|id| comparison.questions.item(id).is_none());
    unknown.chain(known).cloned().collect()
}

/// The decision, or that a review has begun; what changed since the last decision; the decisions before. Each item that the
/// decision is about, and each change, is a row that can be picked; `how` says how the first are written.
pub fn page(comparison: &Comparison, ranked: &[Ranked], later: &[Change], how: &str, lang: Lang) -> Page {
    let record = &comparison.record;
    let mut page = Page::default();
    match (&record.decision, record.review_began) {
        (Some(decision), _) => {
            page.head(Labels::of(lang).record);
            let chosen = ranked.iter().find(|one| one.service == decision.service);
            let items = treated(comparison, decision, chosen);
            page.add(decided(comparison, decision, &items, Some(how), lang));
        }
        (None, Some(day)) => page.head(say!(lang, "見直し中（{} から）", "Under review since {}", day)),
        (None, None) => {}
    }
    if let Some(since) = record.reference() {
        page.head(changed_since(since.day, lang));
        page.add(told(comparison, later, lang));
    }
    for past in record.past.iter().rev() {
        page.head(Labels::of(lang).past);
        let items = treated(comparison, past, None);
        page.add(decided(comparison, past, &items, None, lang));
    }
    page
}

/// Everything that changed since the last decision.
pub fn changed(comparison: &Comparison) -> Vec<Change> {
    comparison.record.reference().map_or_else(Vec::new, |since| changes(comparison, since))
}

fn told(comparison: &Comparison, later: &[Change], lang: Lang) -> Page {
    let names = Names::of(comparison);
    let mut page = Page::default();
    if later.is_empty() {
        page.inside(2, |page| page.text(Role::Text, lang.pick("ありません", "nothing")));
    }
    for (n, one) in later.iter().enumerate() {
        page.inside(2, |page| page.at(n, |page| page.entry(change(comparison, &names, one, lang))));
    }
    page
}

/// A decision: what was chosen, and the items it is about; they are rows where they can still be written.
fn decided(comparison: &Comparison, decision: &Decision, items: &[ItemId], how: Option<&str>, lang: Lang) -> Page {
    let state = comparison.as_decided(decision);
    let service = state.service(&decision.service).map_or("", |service| &service.name);
    let then = then(&state, decision, lang);
    let mut page = Page::default();
    let l = Labels::of(lang);
    page.inside(2, |page| {
        page.fact(l.decided, Cell::new(Role::Title, service));
        if !then.is_empty() {
            page.text(Role::Text, then);
        }
        page.fact(l.decided_on, decision.day.to_string());
        for (label, text) in [(l.decided_by, &decision.by), (l.why, &decision.why)] {
            if !text.is_empty() {
                page.fact(label, text.as_str());
            }
        }
        page.fact(l.review, decision.review.to_string());
        if let Some(how) = how.filter(|how| !how.is_empty() && !items.is_empty()) {
            page.text(Role::Dim, how);
        }
        for (n, id) in items.iter().enumerate() {
            let tell = |page: &mut Page| treatment(page, comparison, decision, id, lang);
            if how.is_some() { page.at(n, tell) } else { tell(page) }
        }
    });
    page
}

/// What is planned for an item of the chosen service.
fn treatment(page: &mut Page, comparison: &Comparison, decision: &Decision, id: &ItemId, lang: Lang) {
    let l = Labels::of(lang);
    let conditions: Vec<&Condition> = decision.conditions.iter().filter(|one| one.item == *id).collect();
    let risks: Vec<&Risk> = decision.risks.iter().filter(|risk| risk.item == *id).collect();
    for one in &conditions {
        let role = if one.done { Role::Good } else { Role::Notice };
        page.fact(l.conditions, Cell::new(role, condition(comparison, one, lang)));
    }
    let item = item(comparison, id, lang);
    for risk in &risks {
        page.fact(l.risks, format!("{item}: {}", risk.text));
    }
    if conditions.is_empty() && risks.is_empty() {
        page.fact(lang.pick("まだ決めていないこと", "Not decided yet"), Cell::new(Role::Bad, item));
    }
}

/// What was concluded about the chosen service on the day of a decision: 「決定のとき: 条件付き、50-80%、回答 15/15、根拠 9/15」, by
/// the rule of that day. `then` is the comparison as it was decided.
pub fn then(then: &Comparison, decision: &Decision, lang: Lang) -> String {
    let outcome = decision.outcomes.iter().find(|one| one.service == decision.service);
    let Some((outcome, service)) = outcome.zip(then.service(&decision.service)) else {
        return String::new();
    };
    let range = match (outcome.low, outcome.high) {
        (Some(low), Some(high)) if low == high => format!("{low}%"),
        (Some(low), Some(high)) => format!("{low}-{high}%"),
        _ => "-".to_owned(),
    };
    let when = match decision.rule == RULE {
        true => lang.pick("決定のとき: ", "at the decision: "),
        false => lang.pick("決めた日の決まりでは: ", "by the rule of that day: "),
    };
    let conclusion = conclusion(outcome.conclusion, lang).to_owned();
    when.to_owned() + &lang.list([conclusion, range, coverage(&Score::whole(service, then), lang)])
}

/// Whether a condition is met, in words.
pub fn met(met: Option<bool>, lang: Lang) -> &'static str {
    match met {
        Some(true) => lang.pick("満たす", "met"),
        Some(false) => lang.pick("満たさない", "not met"),
        None => lang.pick("満たすか未確認", "not checked"),
    }
}

/// Who can mend an いいえ, in words.
pub fn mend(mend: Option<Mend>, lang: Lang) -> &'static str {
    mend.map_or(lang.pick("まだ選んでいない", "not chosen yet"), |mend| mend.word(lang))
}

/// What is to be fixed, by whom, until when, and whether it is done.
pub fn condition(comparison: &Comparison, condition: &Condition, lang: Lang) -> String {
    let l = Labels::of(lang);
    let due = condition.due.map(|due| say!(lang, "期限 {}", "due {}", due));
    let state = if condition.done { l.done } else { l.not_done };
    let parts = lang.list(owner(condition, lang).into_iter().chain(due).chain([state.to_owned()]));
    format!("{}: {}{}", item(comparison, &condition.item, lang), condition.text, lang.aside(&parts))
}

fn owner(condition: &Condition, lang: Lang) -> Option<String> {
    (!condition.owner.is_empty()).then(|| say!(lang, "担当者 {}", "owner {}", condition.owner))
}

/// What falls due, by its scheme, by its item and who does it, or the review.
pub fn due(due: &Due, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> String {
    match &due.what {
        DueKind::Review => lang.pick("見直し", "review").to_owned(),
        DueKind::Certificate { scheme, .. } => {
            let name = catalogue.scheme(scheme).map_or(scheme.as_str(), |known| known.short(lang));
            say!(lang, "認証・マークの期限: {}", "certificate or mark expires: {}", name)
        }
        DueKind::Condition(condition) => {
            let owner = owner(condition, lang).map_or(String::new(), |owner| lang.aside(&owner));
            format!("{}: {}{owner}", item(comparison, &condition.item, lang), condition.text)
        }
    }
}

/// What stands above the changes since a decision.
pub fn changed_since(day: Day, lang: Lang) -> String {
    say!(lang, "{} の決定のあとで変わったこと", "Changed after the decision of {}", day)
}

/// What it was at the decision.
fn was(before: &str, lang: Lang) -> String {
    lang.aside(&say!(lang, "決定のときは{before}", "at the decision: {before}"))
}

/// What changed after a decision.
pub fn change(comparison: &Comparison, names: &Names<'_>, change: &Change, lang: Lang) -> String {
    let name = |id| names.name(id);
    let titled = |id: &str| item(comparison, id, lang);
    // Names and numbers stand apart from Japanese words.
    let was_apart = |before: &str| was(&say!(lang, " {before}", "{before}"), lang);
    match change {
        Change::Added(id) => say!(lang, "{}: 加わった", "{}: added", name(id)),
        Change::Removed(_, name) => say!(lang, "{name}: 消した", "{name}: removed"),
        Change::Answer { service, item: which, before, after } => {
            let words = difference(before.as_deref(), after.as_deref(), lang);
            format!("{}  {}: {words}", name(service), titled(which))
        }
        Change::Certificates(id) => say!(lang, "{}: 認証・マークの記録", "{}: its certificates or marks", name(id)),
        Change::Described { id, before } => {
            let what = lang.pick("サービスの名前やプランなどの記述", "its name, plan or other details");
            format!("{}: {what}{}", name(id), was_apart(before))
        }
        Change::Emphasis { item: which, before, after } => {
            let now = say!(lang, "{} の重み: {}", "Weight of {}: {}", titled(which), after.word(lang));
            now + &was(before.word(lang), lang)
        }
        Change::Weights { before, after } => {
            format!("{}: {}{}", Labels::of(lang).weights, points_of(after), was_apart(&points_of(before)))
        }
    }
}

/// What changed in the answer of a service to an item since the decision; nothing where there is none or it is as it was.
pub fn since(comparison: &Comparison, service: &Service, item: &str, lang: Lang) -> Page {
    let mut page = Page::default();
    let since = comparison.record.reference();
    let then = since.and_then(|since| since.services.iter().find(|then| then.id == service.id));
    let now = service.answer(item);
    if let Some((since, then)) = since.zip(then).filter(|(_, then)| then.answer(item) != now) {
        let difference = difference(then.answer(item), now, lang);
        let words =
            say!(lang, "決定（{}）のあとに変更: {}", "Changed since the decision of {}: {}", since.day, difference);
        page.text(Role::Notice, words);
    }
    page
}

/// What is different between two answers to one item.
pub fn difference(before: Option<&Answer>, after: Option<&Answer>, lang: Lang) -> String {
    let blank = Answer::empty("");
    let (before, after) = (before.unwrap_or(&blank), after.unwrap_or(&blank));
    let verdict = |of: &Answer| say!(lang, "「{}」", "{}", Verdict::word_of(of.verdict, lang));
    match (before.verdict == after.verdict, before.condition == after.condition) {
        (false, _) => verdict(after) + &was(&verdict(before), lang),
        (true, true) if before.condition_met != after.condition_met => {
            let (condition, now) = (&after.condition, met(after.condition_met, lang));
            let now = say!(lang, "条件「{condition}」: {now}", "plan condition \"{condition}\" {now}");
            now + &was(met(before.condition_met, lang), lang)
        }
        _ => say!(
            lang,
            "{}のまま。メモ・条件・根拠・記入者のどれかが変わった",
            "still {}; note, plan condition, evidence or who answered is different",
            verdict(after)
        ),
    }
}
