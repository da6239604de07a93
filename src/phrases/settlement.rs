//! The sentences about whether the order is settled, and what to ask. Must not know how that is found.

use super::{causes, item, name};
use crate::{
    model::{
        Answer, Ask, Checklist, Comparison, Conclusion, Id, Lang, Question, Ranked, Settlement, Side, Standing, Swing,
        Text,
    },
    say,
};

/// How things stand, a sentence each.
pub fn sentences(comparison: &Comparison, ranked: &[Ranked], settlement: &Settlement, lang: Lang) -> Vec<String> {
    match settlement {
        Settlement::Nothing => vec![nothing(ranked, lang).to_owned()],
        Settlement::Settled(id) => settled(comparison, ranked, id, lang),
        Settlement::Tie(ids) => {
            let names: Vec<&str> = ids.iter().map(|id| name(comparison, id)).collect();
            vec![say!(
                lang,
                "{} は並んでいて、これ以上確かめても差がつきません。どれを選ぶかは、ほかの理由で決めてください。",
                "{} are equal and nothing is left to ask that would part them; choose by other reasons.",
                names.join(lang.pick("、", ", "))
            )]
        }
        Settlement::Overlap { ask, winner } => overlap(comparison, ask, winner, lang),
    }
}

fn nothing(ranked: &[Ranked], lang: Lang) -> &'static str {
    let rejected = ranked
        .iter()
        .filter(|one| one.conclusion == Conclusion::Rejected)
        .count();
    match (rejected, ranked.len()) {
        (0, _) => lang.pick(
            "まだ決められない: 回答がありません。",
            "Not decided yet: nothing is answered.",
        ),
        (rejected, all) if rejected == all => lang.pick(
            "選べる候補がありません: すべて見送りです。",
            "There is nothing to choose from: all are rejected.",
        ),
        _ => lang.pick(
            "まだ決められない: 見送りのほかは、回答がありません。",
            "Not decided yet: nothing is answered about those that are not rejected.",
        ),
    }
}

fn settled(comparison: &Comparison, ranked: &[Ranked], id: &Id, lang: Lang) -> Vec<String> {
    let mut out = vec![say!(
        lang,
        "順番は決まりました: 残りの答えがどうなっても、「{}」が一番です。",
        "The order is settled: {} is first, whatever the rest turns out to be.",
        name(comparison, id)
    )];
    // The first one is not yet good enough: something 必須 may be 一部, or the others are rejected.
    let one = ranked.iter().find(|one| one.service == *id);
    if let Some(one) = one.filter(|one| one.conclusion == Conclusion::Pending) {
        out.push(say!(
            lang,
            "ただし結論は保留です（{}）。",
            "But its conclusion is pending ({}).",
            causes(comparison, one, lang)
        ));
    }
    out
}

fn overlap(comparison: &Comparison, ask: &[Ask], winner: &Id, lang: Lang) -> Vec<String> {
    let first = say!(
        lang,
        "まだ決められない。次の {} 件を確かめると、決まる可能性があります（これより少なくては決まりません）。",
        "Not decided yet. Answers to ask for that could settle it (fewer cannot): {}.",
        ask.len()
    );
    let others = ask.iter().any(|ask| ask.service != *winner);
    let own = ask.iter().any(|ask| ask.service == *winner);
    let winner = name(comparison, winner);
    let how = match (own, others) {
        (true, false) => say!(
            lang,
            "{} の答えが良いほうなら、{0} が一番に決まります。",
            "If the answers are the good ones, {} is first.",
            winner
        ),
        (true, true) => say!(
            lang,
            "{} の答えが良いほうで、ほかの答えが悪いほうなら、{0} が一番に決まります。",
            "If the answers about {} are the good ones and the others the bad ones, {0} is first.",
            winner
        ),
        _ => say!(
            lang,
            "答えが悪いほうなら、{} が一番に決まります。",
            "If the answers are the bad ones, {} is first.",
            winner
        ),
    };
    vec![first, how]
}

/// What one other emphasis would change.
pub fn swing(comparison: &Comparison, swing: &Swing, lang: Lang) -> String {
    say!(
        lang,
        "もし項目 {} が{}なら、{} が一番になります。",
        "If item {} were {}, {} would be first.",
        item(comparison, &swing.item, lang),
        swing.emphasis.word(lang),
        name(comparison, &swing.winner)
    )
}

/// The condition that is not settled, if the answer hangs on one.
pub fn unsettled_condition(answer: Option<&Answer>) -> Option<&str> {
    let answer = answer?;
    let hangs = matches!(Standing::of(Some(answer)), Standing::MetIf | Standing::HalfIf);
    hangs.then_some(answer.condition.as_str())
}

/// What to ask: of the vendor what the list has for that, else the question itself.
pub fn questions<'a>(question: &'a Question, list: Option<&'a Checklist>) -> Vec<&'a Text> {
    let item = list.and_then(|list| list.item(&question.id));
    match item.filter(|item| question.side != Side::Own && !item.vendor_questions.is_empty()) {
        Some(item) => item.vendor_questions.iter().collect(),
        None => vec![&question.question],
    }
}
