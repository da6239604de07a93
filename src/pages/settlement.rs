//! Whether first place is settled, what to do next, whom to ask, and what one other weight would change.
//! Must not know how that is found.

use std::{collections::HashSet, sync::Arc};

use super::{Cell, Column, Labels, Page, Role, causes, item, names::Names};
use crate::{
    model::{
        Answer, Ask, Checklist, Comparison, Conclusion, Id, Lang, Next, Question, Ranked, Service, Settlement, Side,
        Swing, Text, Verdict,
    },
    say,
};

/// So many items are named as the next step; the others are counted.
pub const NAMED: usize = 5;

/// How things stand and what is next; each item to ask for is a row that can be picked. `swings` is `None` when there is too
/// much to try it.
pub fn page(
    comparison: &Comparison,
    list: Option<&Checklist>,
    ranked: &[Ranked],
    settlement: &Settlement,
    swings: Option<&[Swing]>,
    lang: Lang,
) -> Page {
    let mut page = Page::default();
    let role = match settlement {
        Settlement::Settled { .. } => Role::Good,
        _ => Role::Notice,
    };
    for sentence in sentences(comparison, ranked, settlement, lang) {
        page.text(role, sentence);
    }
    let (named, more) = named(settlement);
    page.inside(2, |page| {
        for (n, ask) in named.iter().enumerate() {
            asked(page, n, comparison, ask, list, lang);
        }
        if more > 0 {
            page.text(Role::Dim, say!(lang, "ほか {} 件", "and {} more", more));
        }
    });
    let weights = other_weights(comparison, swings, lang);
    if !weights.is_empty() {
        page.head(Labels::of(lang).swings);
    }
    weights.into_iter().for_each(|words| page.text(Role::Dim, words));
    page
}

/// An item to find out about: whose, who knows, what is answered so far, and what to ask.
fn asked(page: &mut Page, n: usize, comparison: &Comparison, ask: &Ask, list: Option<&Checklist>, lang: Lang) {
    let Some((service, question)) = comparison.service(&ask.service).zip(comparison.questions.item(&ask.item)) else {
        return;
    };
    let own = question.side == Side::Own;
    let whom = match own {
        true => lang.pick("自社で確かめる", "find out yourselves"),
        false => lang.pick("事業者に聞く", "ask the provider"),
    };
    let verdict = service.verdict(&ask.item);
    let verdict = Cell::new(verdict.into(), Verdict::word_of(verdict, lang));
    let item = item(comparison, &ask.item, lang);
    let columns = Arc::new([Column::left(12).growing(), Column::left(verdict.width())]);
    let what = say!(lang, "{}  {}（{}）", "{}  {} ({})", service.name, item, whom);
    page.at(n, |page| page.row(&(columns as Arc<[Column]>), [what.into(), verdict]));
    page.inside(4, |page| {
        if !own && !service.provider.is_empty() {
            page.fact(Labels::of(lang).provider, Cell::new(Role::Dim, service.provider.as_str()));
        }
        for text in to_find_out(service, question, list, lang) {
            page.text(Role::Dim, text);
        }
    });
}

/// How things stand, a sentence each.
pub fn sentences(comparison: &Comparison, ranked: &[Ranked], settlement: &Settlement, lang: Lang) -> Vec<String> {
    let names = &Names::of(comparison);
    let quoted = |ids: &[Id]| quoted(names, ids, lang);
    let one = |id: &Id| quoted(std::slice::from_ref(id));
    match settlement {
        Settlement::Nothing => vec![nothing(ranked, lang).to_owned()],
        Settlement::Settled { winner, alone: true, .. } => vec![alone(ranked, &one(winner), lang)],
        Settlement::Settled { winner, level, .. } => {
            let mut out = vec![say!(
                lang,
                "一番は決まりました: 候補サービス {} 件のうち、{}を追い越すものはありません。",
                "First place is settled: of {} candidate services, none can get ahead of {}.",
                ranked.len(),
                one(winner)
            )];
            // One that can change no more is level when nothing of what is left of the winner turns out well.
            let last: HashSet<&Id> = ranked.iter().filter(|one| one.is_final()).map(|one| &one.service).collect();
            let (fixed, rising): (Vec<Id>, Vec<Id>) = level.iter().cloned().partition(|id| last.contains(id));
            if !rising.is_empty() {
                out.push(say!(
                    lang,
                    "{}は、残りがすべて良い結果なら並びます。",
                    "{} can still draw level.",
                    quoted(&rising)
                ));
            }
            if !fixed.is_empty() {
                out.push(say!(
                    lang,
                    "{}は、残りが良い結果でなければ、{}と並びます。",
                    "If what is left of {} turns out badly, it is level with {}.",
                    one(winner),
                    quoted(&fixed)
                ));
            }
            out
        }
        Settlement::Tie(ids) => vec![say!(
            lang,
            "{}は、結論も得点も同じです。料金や使いやすさなど、ほかの理由で決めてください。",
            "{} have the same conclusion and score. Choose by other reasons, such as price and usability.",
            quoted(ids)
        )],
        Settlement::Open { shown, alone: is_alone, said, next } => {
            let mut out = match is_alone {
                true => {
                    let contender = ranked.iter().find(|one| one.contends());
                    let why =
                        contender.and_then(|one| Some(causes(comparison, names.service(&one.service)?, one, lang)));
                    let why = why.map(|why| say!(lang, "まだ保留です。{}。", "It is still pending: {}.", why));
                    [alone(ranked, &quoted(shown), lang)].into_iter().chain(why).collect()
                }
                false => vec![open(names, ranked, (shown, said), lang)],
            };
            match (is_alone, next) {
                (true, Next::Nothing) => out.push(
                    lang.pick("残りを確かめても、保留のままです。", "Nothing that is left to check would change that.")
                        .to_owned(),
                ),
                _ => out.extend(step(names, ranked, next, lang)),
            }
            out
        }
    }
}

/// Names in 「」, one after the other.
fn quoted(names: &Names<'_>, ids: &[Id], lang: Lang) -> String {
    let quoted = ids.iter().map(|id| say!(lang, "「{}」", "\"{}\"", names.name(id)));
    quoted.collect::<Vec<_>>().join(lang.pick("", ", "))
}

fn nothing(ranked: &[Ranked], lang: Lang) -> &'static str {
    let rejected = ranked.iter().filter(|one| one.conclusion == Some(Conclusion::Rejected));
    match (rejected.count(), ranked.len()) {
        (_, 0) => lang.pick("候補サービスがまだありません。", "There are no candidate services yet."),
        (rejected, all) if rejected == all => lang.pick(
            "選べる候補サービスがありません: すべて見送りです。",
            "There is nothing to choose from: all are ruled out.",
        ),
        _ => lang.pick(
            "選べる候補サービスがありません: 見送りか、当てはまる項目がないものだけです。",
            "There is nothing to choose from: each is ruled out, or no item applies to it.",
        ),
    }
}

fn alone(ranked: &[Ranked], winner: &str, lang: Lang) -> String {
    match ranked.len() {
        1 => say!(lang, "候補サービスは{}だけです。", "{} is the only candidate service.", winner),
        _ => {
            say!(lang, "残っている候補サービスは{}だけです。", "{} is the only candidate service that is left.", winner)
        }
    }
}

/// How it stands so far, by what is shown and by what is answered.
fn open(names: &Names<'_>, ranked: &[Ranked], (shown, said): (&[Id], &[Id]), lang: Lang) -> String {
    if ranked.iter().all(Ranked::is_untouched) {
        let text = lang.pick(
            "まだ1つも答えていないので、一番は決まりません。",
            "First place is not settled: nothing is answered yet.",
        );
        return text.to_owned();
    }
    let stands = |ids: &[Id], (one, level): (&str, &str)| {
        let end = if ids.len() == 1 { one } else { level };
        format!("{}{end}", quoted(names, ids, lang))
    };
    let last = lang.pick(("が上です", "が並びます"), (" is ahead", " are level"));
    let open = lang.pick("一番はまだ決まりません。", "First place is not settled. ");
    match shown == said {
        true => say!(
            lang,
            "{}根拠のある分でも、答えどおりでも、{}。",
            "{}By what has evidence and by the answers as given, {}.",
            open,
            stands(shown, last)
        ),
        false => say!(
            lang,
            "{}根拠のある分では{}、答えどおりなら{}。",
            "{}By what has evidence {}; by the answers as given {}.",
            open,
            stands(shown, lang.pick(("が上", "が並び"), (" is ahead", " are level"))),
            stands(said, last)
        ),
    }
}

/// What to do next, in sentences.
fn step(names: &Names<'_>, ranked: &[Ranked], next: &Next, lang: Lang) -> Vec<String> {
    match next {
        Next::Untouched(ids) if ids.len() == ranked.len() => Vec::new(),
        Next::Untouched(ids) => vec![say!(
            lang,
            "次にすること: {}には、まだ1つも答えていません。調べて答えるか、候補から消してください。",
            "Next: nothing is answered about {} yet. Look at it, or remove it.",
            quoted(names, ids, lang)
        )],
        Next::Pending(asks) => vec![say!(
            lang,
            "次にすること: 保留のもとになっている {} 項目を、まず確かめます。",
            "Next: settle what keeps services pending ({}).",
            asks.len()
        )],
        Next::Items { ask, winner, least } => items(names, ask, winner, *least, lang),
        Next::Nothing => vec![
            lang.pick(
                "残りを確かめても、一番は決まりません。料金や使いやすさなど、ほかの理由で決めてください。",
                "Nothing that is left to check could settle it. Choose by other reasons, such as price and usability.",
            )
            .to_owned(),
        ],
    }
}

fn items(names: &Names<'_>, ask: &[Ask], winner: &Id, least: bool, lang: Lang) -> Vec<String> {
    let fewest = match least {
        true => lang.pick("（これより少なくては決まりません）", " (fewer cannot)"),
        false => "",
    };
    let first = say!(
        lang,
        "次にすること: 次の {} 項目を確かめると、一番が決まることがあります{}。",
        "Next: checking these {} items could settle first place{}.",
        ask.len(),
        fewest
    );
    let others = ask.iter().any(|ask| ask.service != *winner);
    let own = ask.iter().any(|ask| ask.service == *winner);
    let winner = quoted(names, std::slice::from_ref(winner), lang);
    let how = match (own, others) {
        (true, false) => say!(
            lang,
            "{}の項目が根拠のある「はい」なら、{0}が一番です。",
            "If those of {} are Yes with evidence, {0} is first.",
            winner
        ),
        (true, true) => say!(
            lang,
            "{}の項目が根拠のある「はい」で、ほかが「いいえ」なら、{0}が一番です。",
            "If those of {} are Yes with evidence and the others No, {0} is first.",
            winner
        ),
        _ => say!(lang, "これらが「いいえ」なら、{}が一番です。", "If they are No, {} is first.", winner),
    };
    vec![first, how]
}

/// The items to be named as the next step, the most telling first, and how many more there are.
pub fn named(settlement: &Settlement) -> (&[Ask], usize) {
    let asks = match settlement {
        Settlement::Open { next: Next::Pending(asks) | Next::Items { ask: asks, .. }, .. } => &asks[..],
        _ => &[],
    };
    let shown = asks.len().min(NAMED);
    (&asks[..shown], asks.len() - shown)
}

/// What one other weight would change, or that this was not tried.
pub fn other_weights(comparison: &Comparison, swings: Option<&[Swing]>, lang: Lang) -> Vec<String> {
    let names = Names::of(comparison);
    let told = |swing: &Swing| {
        say!(
            lang,
            "項目「{}」が{}なら、今の回答では「{}」が上になります。",
            "If item {} were {}, {} would be ahead by the answers so far.",
            item(comparison, &swing.item, lang),
            swing.emphasis.word(lang),
            names.name(&swing.winner)
        )
    };
    let too_many = lang.pick(
        "候補サービスと項目が多いので、重みが一つ違うときの一番は調べていません。",
        "There are too many services and items to try what one other weight would change.",
    );
    swings.map_or_else(|| vec![too_many.to_owned()], |swings| swings.iter().map(told).collect())
}

/// What is to be found out about an item of a service: whether its condition is met, or the questions.
pub fn to_find_out(service: &Service, question: &Question, list: Option<&Checklist>, lang: Lang) -> Vec<String> {
    match unsettled_condition(service.answer(&question.id)) {
        Some(condition) => {
            vec![say!(lang, "プランなどの条件を満たすか: {}", "Whether the plan condition is met: {}", condition)]
        }
        None => questions(question, list).into_iter().map(|text| text.of(lang).to_owned()).collect(),
    }
}

/// The condition that is not settled, if the answer hangs on one.
fn unsettled_condition(answer: Option<&Answer>) -> Option<&str> {
    let answer = answer?;
    let said = matches!(answer.verdict, Some(Verdict::Yes | Verdict::Partly));
    let hangs = said && !answer.condition.trim().is_empty() && answer.condition_met.is_none();
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
