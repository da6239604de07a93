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
    let whom = whom(own, lang);
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
    let all = ranked.len();
    match settlement {
        Settlement::Nothing => vec![nothing(ranked, lang).to_owned()],
        Settlement::Settled { winner, alone: true, .. } => {
            vec![alone(ranked, &quoted(std::slice::from_ref(winner)), lang)]
        }
        Settlement::Settled { winner, level, .. } => {
            let winner = quoted(std::slice::from_ref(winner));
            // One that can change no more is level when nothing of what is left of the winner turns out well.
            let last: HashSet<&Id> = ranked.iter().filter(|one| one.is_final()).map(|one| &one.service).collect();
            let (fixed, rising): (Vec<Id>, Vec<Id>) = level.iter().cloned().partition(|id| last.contains(id));
            let first = say!(
                lang,
                "一番は決まりました: 候補サービス {all} 件のうち、{winner}を追い越すものはありません。",
                "First place is settled: of {all} candidate services, none can get ahead of {winner}."
            );
            let rising = Some(quoted(&rising)).filter(|names| !names.is_empty());
            let rising = rising.map(|names| {
                say!(lang, "{names}は、残りがすべて良い結果なら並びます。", "{names} can still draw level.")
            });
            let fixed = Some(quoted(&fixed)).filter(|names| !names.is_empty()).map(|names| {
                say!(
                    lang,
                    "{winner}は、残りが良い結果でなければ、{names}と並びます。",
                    "If what is left of {winner} turns out badly, it is level with {names}."
                )
            });
            [first].into_iter().chain(rising).chain(fixed).collect()
        }
        Settlement::Tie(ids) => {
            let names = quoted(ids);
            vec![say!(
                lang,
                "{names}は、結論も得点も同じです。料金や使いやすさなど、ほかの理由で決めてください。",
                "{names} have the same conclusion and score. Choose by other reasons, such as price and usability."
            )]
        }
        Settlement::Open { shown, alone: true, next, .. } => {
            let contender = ranked.iter().find(|one| one.contends());
            let why = contender.and_then(|one| Some(causes(comparison, names.service(&one.service)?, one, lang)));
            let why = why.map(|why| say!(lang, "まだ保留です。{why}。", "It is still pending: {why}."));
            let stays =
                lang.pick("残りを確かめても、保留のままです。", "Nothing that is left to check would change that.");
            let next = match next {
                Next::Nothing => vec![stays.to_owned()],
                next => step(names, all, next, lang),
            };
            [alone(ranked, &quoted(shown), lang)].into_iter().chain(why).chain(next).collect()
        }
        Settlement::Open { shown, said, next, .. } => {
            let open = open(names, ranked, (shown, said), lang);
            [open].into_iter().chain(step(names, all, next, lang)).collect()
        }
    }
}

/// Names in 「」, one after the other.
fn quoted(names: &Names<'_>, ids: &[Id], lang: Lang) -> String {
    let quoted = ids.iter().map(|id| say!(lang, "「{}」", "\"{}\"", names.name(id)));
    quoted.collect::<Vec<_>>().join(lang.pick("", ", "))
}

fn nothing(ranked: &[Ranked], lang: Lang) -> &'static str {
    match ranked.iter().all(|one| one.conclusion == Some(Conclusion::Rejected)) {
        _ if ranked.is_empty() => lang.pick("候補サービスがまだありません。", "There are no candidate services yet."),
        true => lang.pick(
            "選べる候補サービスがありません: すべて見送りです。",
            "There is nothing to choose from: all are ruled out.",
        ),
        false => lang.pick(
            "選べる候補サービスがありません: 見送りか、当てはまる項目がないものだけです。",
            "There is nothing to choose from: each is ruled out, or no item applies to it.",
        ),
    }
}

fn alone(ranked: &[Ranked], name: &str, lang: Lang) -> String {
    match ranked {
        [_] => say!(lang, "候補サービスは{name}だけです。", "{name} is the only candidate service."),
        _ => {
            say!(lang, "残っている候補サービスは{name}だけです。", "{name} is the only candidate service that is left.")
        }
    }
}

/// How it stands so far, by what is shown and by what is answered.
fn open(names: &Names<'_>, ranked: &[Ranked], (shown, said): (&[Id], &[Id]), lang: Lang) -> String {
    if ranked.iter().all(Ranked::is_untouched) {
        let none = "まだ1つも答えていないので、一番は決まりません。";
        return lang.pick(none, "First place is not settled: nothing is answered yet.").to_owned();
    }
    let stand = |ids: &[Id], end: [&str; 2]| quoted(names, ids, lang) + end[usize::from(ids.len() > 1)];
    let last = stand(said, lang.pick(["が上です", "が並びます"], [" is ahead", " are level"]));
    let first = stand(shown, lang.pick(["が上", "が並び"], [" is ahead", " are level"]));
    match shown == said {
        true => say!(
            lang,
            "一番はまだ決まりません。根拠のある分でも、答えどおりでも、{last}。",
            "First place is not settled. By what has evidence and by the answers as given, {last}."
        ),
        false => say!(
            lang,
            "一番はまだ決まりません。根拠のある分では{first}、答えどおりなら{last}。",
            "First place is not settled. By what has evidence {first}; by the answers as given {last}."
        ),
    }
}

/// What to do next, in sentences; `all` services take part.
fn step(names: &Names<'_>, all: usize, next: &Next, lang: Lang) -> Vec<String> {
    match next {
        Next::Untouched(ids) if ids.len() == all => Vec::new(),
        Next::Untouched(ids) => {
            let names = quoted(names, ids, lang);
            vec![say!(
                lang,
                "次にすること: {names}には、まだ1つも答えていません。調べて答えるか、候補から消してください。",
                "Next: nothing is answered about {names} yet. Look at it, or remove it."
            )]
        }
        Next::Pending(asks) => vec![say!(
            lang,
            "次にすること: 保留のもとになっている {} 項目を、まず確かめます。",
            "Next: settle what keeps services pending ({}).",
            asks.len()
        )],
        Next::Items { ask, winner, least } => items(names, ask, winner, *least, lang),
        Next::Nothing => {
            let none = "残りを確かめても、一番は決まりません。料金や使いやすさなど、ほかの理由で決めてください。";
            let en =
                "Nothing that is left to check could settle it. Choose by other reasons, such as price and usability.";
            vec![lang.pick(none, en).to_owned()]
        }
    }
}

fn items(names: &Names<'_>, ask: &[Ask], winner: &Id, least: bool, lang: Lang) -> Vec<String> {
    let (count, own) = (ask.len(), ask.iter().filter(|ask| ask.service == *winner).count());
    let fewest =
        if least { lang.pick("（これより少なくては決まりません）", " (fewer cannot)") } else { "" };
    let first = say!(
        lang,
        "次にすること: 次の {count} 項目を確かめると、一番が決まることがあります{fewest}。",
        "Next: checking these {count} items could settle first place{fewest}."
    );
    let winner = quoted(names, std::slice::from_ref(winner), lang);
    let how = match own {
        0 => say!(lang, "これらが「いいえ」なら、{winner}が一番です。", "If they are No, {winner} is first."),
        own if own == count => say!(
            lang,
            "{winner}の項目が根拠のある「はい」なら、{winner}が一番です。",
            "If those of {winner} are Yes with evidence, {winner} is first."
        ),
        _ => say!(
            lang,
            "{winner}の項目が根拠のある「はい」で、ほかが「いいえ」なら、{winner}が一番です。",
            "If those of {winner} are Yes with evidence and the others No, {winner} is first."
        ),
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

/// Who can say what is to be found out about an item of one's own, or of a provider.
pub fn whom(own: bool, lang: Lang) -> &'static str {
    match own {
        true => lang.pick("自社で確かめる", "find out yourselves"),
        false => lang.pick("事業者に聞く", "ask the provider"),
    }
}
