//! The words of a decision's record: what is to be done, and what changed since. Must not know what changed.

use super::{conclusion, coverage, item, name};
use crate::{
    model::{
        Answer, Change, Comparison, Condition, Decision, Earlier, Evidence, Lang, Later, Mend, RULE, Score, Verdict,
    },
    say,
};

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
    let score = Score::whole(service, then);
    format!(
        "{when}{}{}{range}{}{}",
        conclusion(outcome.conclusion, lang),
        lang.pick("、", ", "),
        lang.pick("、", ", "),
        coverage(&score, lang)
    )
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

/// A piece of evidence with its kind, the day on which it was seen, and the day of the document.
pub fn evidence(evidence: &Evidence, lang: Lang) -> String {
    let text = format!("{}: {}", evidence.kind.word(lang), evidence.text);
    let days = [
        evidence.seen.map(|day| say!(lang, "{} 確認", "seen {}", day)),
        evidence.dated.map(|day| say!(lang, "資料の日付 {}", "dated {}", day)),
    ];
    let days: Vec<String> = days.into_iter().flatten().collect();
    match days.is_empty() {
        true => text,
        false => say!(lang, "{}（{}）", "{} ({})", text, days.join(lang.pick("、", ", "))),
    }
}

/// An earlier answer without its words: the verdict, by whom, when.
pub fn earlier(one: &Earlier, lang: Lang) -> String {
    let day = one.day.map(|day| day.to_string());
    let by = Some(one.by.trim()).filter(|by| !by.is_empty()).map(str::to_owned);
    let signed: Vec<String> = by.into_iter().chain(day).collect();
    let verdict = Verdict::word_of(one.verdict, lang);
    match signed.join(lang.pick("、", ", ")) {
        signed if signed.is_empty() => verdict.to_owned(),
        signed => say!(lang, "{}（{}）", "{} ({})", verdict, signed),
    }
}

/// A condition with its owner, its day and whether it is done.
pub fn condition(comparison: &Comparison, condition: &Condition, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !condition.owner.is_empty() {
        parts.push(say!(lang, "担当者 {}", "owner {}", condition.owner));
    }
    if let Some(due) = condition.due {
        parts.push(say!(lang, "期限 {}", "due {}", due));
    }
    let state = match condition.done {
        true => lang.pick("済み", "done"),
        false => lang.pick("まだ", "not done"),
    };
    parts.push(state.to_owned());
    let item = item(comparison, &condition.item, lang);
    let parts = parts.join(lang.pick("、", ", "));
    say!(lang, "{}: {}（{}）", "{}: {} ({})", item, condition.text, parts)
}

/// What changed after a decision.
pub fn change(comparison: &Comparison, later: &Later, lang: Lang) -> String {
    let name = |id| name(comparison, id);
    let titled = |id: &str| item(comparison, id, lang);
    match later {
        Later::Change(change) => match &**change {
            Change::Added(id) => say!(lang, "{}: 加わった", "{}: added", name(id)),
            Change::Removed(_, name) => say!(lang, "{}: 消した", "{}: removed", name),
            Change::Answer { service, item: which, before, after } => {
                let words = difference(before.as_deref(), after.as_deref(), lang);
                format!("{}  {}: {words}", name(service), titled(which))
            }
            Change::Certificates(id) => say!(lang, "{}: 認証・マークの記録", "{}: its certificates or marks", name(id)),
        },
        Later::Described { id, before } => say!(
            lang,
            "{}: サービスの名前やプランなどの記述（決定のときは {}）",
            "{}: its name, plan or other details (at the decision: {})",
            name(id),
            before
        ),
        Later::Emphasis { item: which, before, after } => say!(
            lang,
            "{} の重み: {}（決定のときは{}）",
            "Weight of {}: {} (at the decision: {})",
            titled(which),
            after.word(lang),
            before.word(lang)
        ),
        Later::Weights { before, after } => say!(
            lang,
            "重みの点数: {},{},{}（決定のときは {},{},{}）",
            "Points: {},{},{} (at the decision: {},{},{})",
            after.must,
            after.important,
            after.normal,
            before.must,
            before.important,
            before.normal
        ),
    }
}

/// What is different between two answers to one item.
pub fn difference(before: Option<&Answer>, after: Option<&Answer>, lang: Lang) -> String {
    let verdict = |answer: Option<&Answer>| answer.and_then(|answer| answer.verdict);
    if verdict(before) != verdict(after) {
        return say!(
            lang,
            "「{}」（決定のときは「{}」）",
            "{} (at the decision: {})",
            Verdict::word_of(verdict(after), lang),
            Verdict::word_of(verdict(before), lang)
        );
    }
    let settled = |answer: Option<&Answer>| answer.and_then(|answer| answer.condition_met);
    let condition = |answer: Option<&Answer>| answer.map_or(String::new(), |answer| answer.condition.clone());
    if condition(before) == condition(after) && settled(before) != settled(after) {
        return say!(
            lang,
            "条件「{}」: {}（決定のときは{}）",
            "plan condition \"{}\" {} (at the decision: {})",
            condition(after),
            met(settled(after), lang),
            met(settled(before), lang)
        );
    }
    say!(
        lang,
        "「{}」のまま。メモ・条件・根拠・記入者のどれかが変わった",
        "still {}; note, plan condition, evidence or who answered is different",
        Verdict::word_of(verdict(after), lang)
    )
}
