//! What settles the order, in words: whom to ask for what, and which single change of emphasis would change the winner.
//! Must not know how that is found.

use crate::{
    cli::columns::labelled,
    model::{
        Answer, Ask, Checklist, Comparison, Conclusion, Id, Lang, Question, Ranked, Service, Settlement, Side,
        Standing, Text, swings,
    },
    phrases, say,
};

/// The whole part.
pub fn text(
    comparison: &Comparison,
    list: Option<&Checklist>,
    ranked: &[Ranked],
    settlement: &Settlement,
    lang: Lang,
) -> String {
    let name = |id: &Id| phrases::name(comparison, id);
    let text = match settlement {
        Settlement::Nothing => nothing(ranked, lang),
        Settlement::Settled(id) => settled(comparison, ranked, id, lang),
        Settlement::Tie(ids) => {
            let names: Vec<&str> = ids.iter().map(name).collect();
            labelled(
                0,
                "",
                &say!(
                    lang,
                    "{} は並んでいて、これ以上確かめても差がつきません。どれを選ぶかは、ほかの理由で決めてください。",
                    "{} are equal and nothing is left to ask that would part them; choose by other reasons.",
                    names.join(lang.pick("、", ", "))
                ),
            )
        }
        Settlement::Overlap { ask, winner } => overlap(comparison, list, ask, winner, lang),
    };
    text + &swing_lines(comparison, lang)
}

fn nothing(ranked: &[Ranked], lang: Lang) -> String {
    let rejected = ranked
        .iter()
        .filter(|one| one.conclusion == Conclusion::Rejected)
        .count();
    match (rejected, ranked.len()) {
        (0, _) => lang.pick(
            "まだ決められない: 回答がありません。\n",
            "Not decided yet: nothing is answered.\n",
        ),
        (rejected, all) if rejected == all => lang.pick(
            "選べる候補がありません: すべて見送りです。\n",
            "There is nothing to choose from: all are rejected.\n",
        ),
        _ => lang.pick(
            "まだ決められない: 見送りのほかは、回答がありません。\n",
            "Not decided yet: nothing is answered about those that are not rejected.\n",
        ),
    }
    .to_owned()
}

fn settled(comparison: &Comparison, ranked: &[Ranked], id: &Id, lang: Lang) -> String {
    let mut text = labelled(
        0,
        "",
        &say!(
            lang,
            "順番は決まりました: 残りの答えがどうなっても、{} が一番です。",
            "The order is settled: {} is first, whatever the rest turns out to be.",
            phrases::name(comparison, id)
        ),
    );
    // The first one is not yet good enough: something 必須 may be 一部, or the others are rejected.
    if let Some(one) = ranked.iter().find(|one| one.service == *id)
        && one.conclusion == Conclusion::Pending
    {
        let words = say!(
            lang,
            "ただし結論は保留です（{}）。",
            "But its conclusion is pending ({}).",
            phrases::causes(comparison, one, lang)
        );
        text += &labelled(0, "", &words);
    }
    text
}

fn overlap(comparison: &Comparison, list: Option<&Checklist>, ask: &[Ask], winner: &Id, lang: Lang) -> String {
    let name = phrases::name(comparison, winner);
    let mut text = labelled(
        0,
        "",
        &say!(
            lang,
            "まだ決められない。次の {} 件を確かめると、決まる可能性があります（これより少なくては決まりません）。",
            "Not decided yet. Answers to ask for that could settle it (fewer cannot): {}.",
            ask.len()
        ),
    );
    let others = ask.iter().any(|ask| ask.service != *winner);
    let own = ask.iter().any(|ask| ask.service == *winner);
    let how = match (own, others) {
        (true, false) => say!(
            lang,
            "{} の答えが良いほうなら、{0} が一番に決まります。",
            "If the answers are the good ones, {} is first.",
            name
        ),
        (true, true) => say!(
            lang,
            "{} の答えが良いほうで、ほかの答えが悪いほうなら、{0} が一番に決まります。",
            "If the answers about {} are the good ones and the others the bad ones, {0} is first.",
            name
        ),
        _ => say!(
            lang,
            "答えが悪いほうなら、{} が一番に決まります。",
            "If the answers are the bad ones, {} is first.",
            name
        ),
    };
    text += &labelled(0, "", &how);
    for (title, own) in [
        (lang.pick("[自社で確かめる]\n", "[To find out yourselves]\n"), true),
        (lang.pick("[事業者に聞く]\n", "[To ask the vendor]\n"), false),
    ] {
        let lines: String = ask
            .iter()
            .filter_map(|ask| {
                let (service, question) = place(comparison, ask)?;
                let ours = question.side == Side::Own;
                (ours == own).then(|| asked(service, question, list, lang))
            })
            .collect();
        if !lines.is_empty() {
            text = text + title + &lines;
        }
    }
    text
}

fn place<'a>(comparison: &'a Comparison, ask: &Ask) -> Option<(&'a Service, &'a Question)> {
    Some((comparison.service(&ask.service)?, comparison.questions.item(&ask.item)?))
}

fn asked(service: &Service, question: &Question, list: Option<&Checklist>, lang: Lang) -> String {
    let provider = match service.provider.is_empty() {
        true => String::new(),
        false => say!(lang, "（{}）", " ({})", service.provider),
    };
    let words = format!(
        "{}{provider}  {} {}",
        service.name,
        question.number,
        question.title.of(lang)
    );
    let mut text = labelled(2, "- ", &words);
    if let Some(condition) = unsettled_condition(service.answer(&question.id)) {
        let label = lang.pick("条件を満たすか: ", "Whether it is met: ");
        return text + &labelled(6, label, condition);
    }
    for words in questions(question, list) {
        text += &labelled(6, "", words.of(lang));
    }
    text
}

/// The condition that is not settled, if the answer hangs on one.
fn unsettled_condition(answer: Option<&Answer>) -> Option<&str> {
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

fn swing_lines(comparison: &Comparison, lang: Lang) -> String {
    let line = |swing: &crate::model::Swing| {
        let words = say!(
            lang,
            "もし項目 {} が{}なら、{} が一番になります。",
            "If item {} were {}, {} would be first.",
            phrases::item(comparison, &swing.item, lang),
            swing.emphasis.word(lang),
            phrases::name(comparison, &swing.winner)
        );
        labelled(2, "", &words)
    };
    let lines: String = swings(comparison).iter().map(line).collect();
    match lines.is_empty() {
        true => lines,
        false => {
            lang.pick("[重みが一つ違えば]\n", "[With one other emphasis]\n")
                .to_owned()
                + &lines
        }
    }
}
