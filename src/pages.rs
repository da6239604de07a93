//! What is told about a thing: what an answer stands for, ranges, bars, why a service stands where it stands.
//! Must not know any rule about them; those are the model's. Long because each phrase stands in two languages.

pub mod arithmetic;
pub mod case;
pub mod certificate;
pub mod credit;
pub mod edit;
pub mod finding;
pub mod flow;
pub mod map;
mod page;
pub mod record;
mod role;
pub mod scheme;
pub mod settlement;

pub use page::{Cell, Column, Page};
pub use role::Role;

use crate::{
    model::{
        Comparison, Conclusion, Emphasis, Id, Lang, Ranked, Remedy, Score, ScoreLine, Service, Side, Standing, Task,
        Verdict, has_first,
    },
    say,
};

/// With so few items their titles are told as well.
const TITLED: usize = 3;

/// The id of a standing in JSON.
pub fn standing_id(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "met",
        Standing::Half => "half",
        Standing::Unmet(Remedy::Impossible) => "unmet",
        Standing::Unmet(Remedy::Homework) => "homework",
        Standing::Unmet(Remedy::HomeworkBare) => "homework-bare",
        Standing::Unmet(Remedy::Undecided) => "unmet-undecided",
        Standing::Yes => "met-bare",
        Standing::YesIf => "met-if",
        Standing::Partly => "half-bare",
        Standing::PartlyIf => "half-if",
        Standing::Unknown => "unknown",
        Standing::Open => "open",
        Standing::Out => "out",
        Standing::OutBare => "out-bare",
    }
}

/// What an answer stands for, in words.
pub fn standing(line: &ScoreLine, verdict: Option<Verdict>, lang: Lang) -> String {
    format!("{}{}", Verdict::word_of(verdict, lang), remark(line, verdict, lang))
}

/// What is to be said beside the verdict; empty when the verdict says it all.
fn remark(line: &ScoreLine, verdict: Option<Verdict>, lang: Lang) -> String {
    let mut parts: Vec<&str> = Vec::new();
    if matches!(line.standing, Standing::Unmet(_)) && verdict != Some(Verdict::No) {
        parts.push(lang.pick("条件を満たさない", "plan condition not met"));
    }
    parts.push(match line.standing {
        _ if line.recheck => lang.pick("要見直し", "needs another look"),
        Standing::Yes | Standing::Partly => lang.pick("根拠なし", "no evidence"),
        Standing::YesIf | Standing::PartlyIf => lang.pick("条件が未確認", "plan condition not checked"),
        Standing::OutBare => lang.pick("理由なし", "no reason"),
        Standing::Unmet(Remedy::Homework) => lang.pick("自社で直す", "we fix it"),
        Standing::Unmet(Remedy::HomeworkBare) => lang.pick("自社で直す、理由なし", "we fix it, no reason given"),
        Standing::Unmet(Remedy::Impossible) if line.side != Side::Provider => {
            lang.pick("このサービスでは無理", "not possible with this service")
        }
        Standing::Unmet(Remedy::Undecided) if line.emphasis == Emphasis::Must => {
            lang.pick("直せるかは未定", "who fixes it is not chosen")
        }
        _ => "",
    });
    parts.retain(|part| !part.is_empty());
    match parts.is_empty() {
        true => String::new(),
        false => say!(lang, "（{}）", " ({})", parts.join(lang.pick("、", ", "))),
    }
}

/// The word of a conclusion; without one nothing applies.
pub fn conclusion(conclusion: Option<Conclusion>, lang: Lang) -> &'static str {
    conclusion.map_or(lang.pick("結論なし", "no conclusion"), |one| one.word(lang))
}

/// The places of services in their order, `2=` where others have the same; `-` where nothing applies. Empty while it is not
/// settled who is first: nobody should read a 1 where another can still get ahead.
pub fn places(all: &[Ranked]) -> Vec<String> {
    if !has_first(all) {
        return vec![String::new(); all.len()];
    }
    let same = all.chunk_by(|one, next| one.place == next.place);
    let told = |group: &[Ranked]| {
        let tie = if group.len() > 1 { "=" } else { "" };
        let place = group[0].place.map_or("-".to_owned(), |place| format!("{place}{tie}"));
        vec![place; group.len()]
    };
    same.flat_map(told).collect()
}

/// Points from half points: `1.5`.
pub fn points(half_points: u64) -> String {
    let half = if half_points % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", half_points / 2)
}

/// The range of a score: `53-87%`, one number when both ends are the same, `-` without any answer.
pub fn range(score: &Score) -> String {
    match (score.low(), score.high()) {
        (Some(low), Some(high)) if low == high => format!("{}%", low.percent()),
        (Some(low), Some(high)) => format!("{}-{}%", low.percent(), high.percent()),
        _ => "-".to_owned(),
    }
}

/// The signs of the parts of a bar: what has something behind it, what is only answered, what is not known, the rest.
pub const BAR_SIGNS: [&str; 4] = ["#", "+", "=", "-"];

/// The parts of a bar of so many cells from 0 to 100, as in [`BAR_SIGNS`]. A part that is not nothing has a cell while
/// there is room.
pub fn bar_parts(score: &Score, scale: u64) -> [u64; 4] {
    let Some([low, said, high]) = score.ends() else {
        return [0, 0, 0, scale];
    };
    let high_at = (high.half_points * scale).div_ceil(high.of);
    let low_at = if low == high { high_at } else { low.half_points * scale / low.of };
    let said_at = match said {
        said if said == high => high_at,
        said if said == low => low_at,
        said => (said.half_points * scale / said.of).clamp(low_at, high_at),
    };
    [low_at, said_at - low_at, high_at - said_at, scale - high_at]
}

/// The bar as text.
pub fn bar(score: &Score, scale: u64) -> String {
    let cells = |(sign, count): (&str, u64)| sign.repeat(usize::try_from(count).unwrap_or(0));
    let parts = BAR_SIGNS.into_iter().zip(bar_parts(score, scale));
    format!("[{}]", parts.map(cells).collect::<String>())
}

/// What the signs of a bar mean.
pub fn bar_legend(lang: Lang) -> &'static str {
    lang.pick(
        "# 根拠のある分  + 答えただけの分  = これから決まる分",
        "# backed by evidence  + answered only  = still open",
    )
}

/// How much is answered and has something behind it: `回答 15/15、根拠 9/15（資料 1）、対象外 2`.
pub fn coverage(score: &Score, lang: Lang) -> String {
    let of = score.coverage();
    let mut words = say!(
        lang,
        "回答 {}/{}、{}",
        "answered {}/{}, {}",
        of.answered,
        of.items,
        say!(lang, "根拠 {}", "evidence {}", backed(score, lang))
    );
    if of.not_applicable > 0 {
        words += &say!(lang, "、対象外 {}", ", N/A {}", of.not_applicable);
    }
    words
}

/// The range if every はい and 一部 is as it was answered, where that is another one: 「答えどおりなら 60-72%」; else empty.
pub fn as_said(score: &Score, lang: Lang) -> String {
    match said_range(score) {
        range if range.is_empty() => range,
        range => say!(lang, "答えどおりなら {}", "{} by the answers as given", range),
    }
}

/// The range if every はい and 一部 is as it was answered; empty where that is no other one.
pub fn said_range(score: &Score) -> String {
    match (score.low(), score.as_said(), score.high()) {
        (Some(low), Some(said), Some(high)) if said != low => match said == high {
            true => format!("{}%", high.percent()),
            false => format!("{}-{}%", said.percent(), high.percent()),
        },
        _ => String::new(),
    }
}

/// How much stands behind a score, and what it would be as answered: [`coverage`] and [`as_said`].
pub fn behind(score: &Score, lang: Lang) -> String {
    let parts = [coverage(score, lang), as_said(score, lang)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(lang.pick("、", ", "))
}

/// How many items have something behind them, with how many different documents: `9/15（資料 1）`.
pub fn backed(score: &Score, lang: Lang) -> String {
    let of = score.coverage();
    let documents = match (of.documents, lang) {
        (0, _) => String::new(),
        (1, Lang::En) => " (1 document)".to_owned(),
        (count, _) => say!(lang, "（資料 {}）", " ({} documents)", count),
    };
    format!("{}/{}{documents}", of.backed, of.items)
}

/// That old files are judged by another rule now, and why.
pub fn rule_changed(lang: Lang) -> &'static str {
    lang.pick(
        "結論と得点の決まりが変わりました。確かめていない「はい」を確かなものに見せないため、根拠のない「はい」「一部」は「不明」と同じに数えます。\
         前の決定の結論は、決めた日のまま残ります。",
        "The rule of conclusion and score has changed: so that an unchecked Yes does not look certain, Yes and Partly without \
         evidence count as Unknown. Earlier decisions keep the conclusion of their day.",
    )
}

/// What no score and no conclusion says.
pub fn not_counted(lang: Lang) -> &'static str {
    lang.pick(
        "得点と結論に入るのは回答だけです。料金、使いやすさ、回答が正しいかどうかは入りません。",
        "Score and conclusion come from the answers alone. Price, usability and whether the answers are true are not in them.",
    )
}

/// Whether another service has the same place.
pub fn is_tied(one: &Ranked, all: &[Ranked]) -> bool {
    one.place.is_some() && all.iter().filter(|other| other.place == one.place).count() > 1
}

/// The name of a service.
pub fn name<'a>(comparison: &'a Comparison, id: &Id) -> &'a str {
    comparison.service(id).map_or("", |service| &service.name)
}

/// Number and title of an item.
pub fn item(comparison: &Comparison, id: &str, lang: Lang) -> String {
    comparison
        .questions
        .item(id)
        .map_or_else(String::new, |question| format!("{} {}", question.number, question.title.of(lang)))
}

/// Why a service stands where it stands: the items that caused the conclusion, grouped by what their answers are.
pub fn causes(comparison: &Comparison, ranked: &Ranked, lang: Lang) -> String {
    let service = comparison.service(&ranked.service);
    let titled = ranked.causes.len() <= TITLED;
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let lines = ranked.score.lines.iter();
    for line in lines.filter(|line| ranked.causes.contains(&line.item)) {
        let verdict = service.and_then(|service| service.verdict(&line.item));
        let group = cause(line, verdict, lang);
        let words = match titled {
            true => item(comparison, &line.item, lang),
            false => line.number.to_string(),
        };
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, items)) => items.push(words),
            None => groups.push((group, vec![words])),
        }
    }
    let groups = groups.iter();
    let groups = groups.map(|(group, items)| format!("{group}: {}", items.join(lang.pick("、", ", "))));
    let all: Vec<String> = bare(ranked, service, lang).map(str::to_owned).into_iter().chain(groups).collect();
    match (ranked.conclusion, all.is_empty()) {
        (None, _) => lang.pick("当てはまる項目がありません", "no item applies").to_owned(),
        (_, true) => lang
            .pick("当てはまる項目はすべて、根拠のある「はい」です", "everything that applies is Yes, with evidence")
            .to_owned(),
        (_, false) => all.join(lang.pick("。", "; ")),
    }
}

/// An answer as a cause: 「必須の項目が「はい」（根拠なし）」.
fn cause(line: &ScoreLine, verdict: Option<Verdict>, lang: Lang) -> String {
    let word = match verdict {
        Some(verdict) => say!(lang, "「{}」", "{}", verdict.word(lang)),
        None => Verdict::word_of(None, lang).to_owned(),
    };
    let words = format!("{word}{}", remark(line, verdict, lang));
    match line.emphasis {
        Emphasis::Must => say!(lang, "必須の項目が{}", "must items answered {}", words),
        _ => words,
    }
}

/// Nothing at all is shown, which alone keeps a service at 保留.
fn bare(ranked: &Ranked, service: Option<&Service>, lang: Lang) -> Option<&'static str> {
    if !is_bare(ranked) || ranked.is_untouched() {
        return None;
    }
    let [.., high] = ranked.score.ends()?;
    let verdict = |line: &ScoreLine| service.and_then(|service| service.verdict(&line.item));
    let is_claimed = |line: &ScoreLine| matches!(verdict(line), Some(Verdict::Yes | Verdict::Partly));
    let mut claimed = ranked.score.lines.iter().filter(|line| is_claimed(line)).peekable();
    Some(match (high.half_points, claimed.peek().is_some()) {
        (0, false) => lang.pick("「はい」も「一部」も1つもありません", "no item is Yes or Partly"),
        (0, true) => {
            lang.pick("条件を満たす「はい」「一部」が1つもありません", "no Yes or Partly has its plan condition met")
        }
        // It would show something but for its condition.
        _ if claimed.any(|line| line.backed) => lang.pick(
            "根拠があって条件も満たす「はい」「一部」が、まだ1つもありません",
            "no Yes or Partly has both evidence and its plan condition met yet",
        ),
        _ => lang.pick("根拠のある「はい」「一部」が、まだ1つもありません", "no Yes or Partly has evidence yet"),
    })
}

/// 保留 with a low end of 0.
fn is_bare(ranked: &Ranked) -> bool {
    let low = ranked.score.ends().map(|[low, ..]| low.half_points);
    ranked.conclusion == Some(Conclusion::Pending) && low == Some(0)
}

/// There is evidence, and only the condition is not settled.
fn waits_for_condition(line: &ScoreLine) -> bool {
    line.backed && matches!(line.standing, Standing::YesIf | Standing::PartlyIf)
}

/// The nearest way to something that is shown, where nothing is.
fn first_to_show(score: &Score, lang: Lang) -> &'static str {
    let is = |test: &dyn Fn(&ScoreLine) -> bool| score.lines.iter().any(test);
    if is(&|line| matches!(line.standing, Standing::Yes | Standing::Partly)) {
        lang.pick("どれか1つに根拠を書く", "give evidence for one item at least")
    } else if is(&waits_for_condition) {
        lang.pick("どれか1つの条件を確かめる", "check one plan condition at least")
    } else if is(&|line| line.high > 0) {
        lang.pick("どれか1つを確かめて、根拠を書く", "find out about one item at least, and give evidence")
    } else {
        lang.pick("1つでも満たす項目が出てくる", "one item at least is met")
    }
}

/// What there is to do about a service that can be chosen, in three groups: 「確かめる 2（4、10）・直す 1（3）」; empty when there is
/// nothing to do.
pub fn tasks(score: &Score, lang: Lang) -> String {
    let group = |task: Task| {
        let lines = score.lines.iter().filter(|line| line.task() == Some(task));
        let numbers: Vec<String> = lines.map(|line| line.number.to_string()).collect();
        let word = task_word(task, lang);
        let listed = numbers.join(lang.pick("、", ", "));
        (!numbers.is_empty()).then(|| say!(lang, "{} {}（{}）", "{} {} ({})", word, numbers.len(), listed))
    };
    let groups: Vec<String> = Task::ALL.into_iter().filter_map(group).collect();
    groups.join(lang.pick("・", " · "))
}

/// Why a service that is ruled out is not chosen, and what can be done.
pub fn rejected_cannot_be_chosen(lang: Lang) -> &'static str {
    lang.pick(
        "「見送り」の候補サービスには決められません。元になった項目を自社で直せるなら、その項目で「自社で直す」を選んでください。",
        "A service that is ruled out cannot be chosen. If your company can fix the items behind it, say so on them first.",
    )
}

/// [`tasks`] of a service that is 条件付き and not chosen yet; for the chosen one its decision says it item by item.
pub fn tasks_ahead(comparison: &Comparison, service: &Id, score: &Score, lang: Lang) -> Option<String> {
    let decision = comparison.record.decision.as_ref();
    let chosen = decision.is_some_and(|decision| decision.service == *service);
    let (conclusion, _) = Conclusion::of(score);
    (conclusion == Some(Conclusion::Conditional) && !chosen).then(|| tasks(score, lang))
}

/// What is to be done, as a word.
pub fn task_word(task: Task, lang: Lang) -> &'static str {
    match task {
        Task::Check => lang.pick("確かめる", "check"),
        Task::Mend => lang.pick("直す", "fix"),
        Task::Accept => lang.pick("受け入れる", "accept"),
    }
}

/// What would change a conclusion.
pub fn what_changes(ranked: &Ranked, lang: Lang) -> String {
    let caused = |test: &dyn Fn(&ScoreLine) -> bool| {
        let mut lines = ranked.score.lines.iter();
        lines.any(|line| ranked.causes.contains(&line.item) && test(line))
    };
    match ranked.conclusion {
        None => lang.pick("当てはまる項目が出てきたとき", "an item applies").to_owned(),
        Some(Conclusion::Clear) => lang
            .pick(
                "「はい」でない回答か、満たさない条件が出てきたとき",
                "an answer other than Yes or a plan condition that is not met turns up",
            )
            .to_owned(),
        Some(Conclusion::Conditional) => lang
            .pick(
                "残りがすべて根拠のある「はい」になれば「選べる」です。このままでも、項目ごとに理由か予定を書き残せば決められます",
                "the rest is Yes with evidence: then it is clear. It can be chosen as it is, with a reason or a plan for each item",
            )
            .to_owned(),
        Some(Conclusion::Rejected) if caused(&|line| line.side != Side::Provider) => lang
            .pick(
                "この項目が満たされるか、「自社で直す」を選び直したとき",
                "these are met, or your company fixes them",
            )
            .to_owned(),
        Some(Conclusion::Rejected) => lang
            .pick("この項目が満たされたとき", "these are met")
            .to_owned(),
        Some(Conclusion::Pending) => {
            let is = |standings: &'static [Standing]| caused(&|line| standings.contains(&line.standing));
            // What is chosen about an いいえ, or why something is 対象外, shows nothing yet.
            let can_show = |line: &ScoreLine| line.high > 0 && line.standing != Standing::OutBare;
            let steps = [
                (is(&[Standing::Open]), lang.pick("未回答に答える", "answer the open items")),
                (
                    is(&[Standing::Yes, Standing::Partly]),
                    lang.pick("必須の項目に根拠を書く", "give evidence for the must items"),
                ),
                (
                    is(&[Standing::YesIf, Standing::PartlyIf]),
                    lang.pick("必須の項目の条件を確かめる", "check the plan conditions of must items"),
                ),
                (
                    is(&[Standing::Unknown]),
                    lang.pick("必須の項目の「不明」を調べる", "find out what is unknown on must items"),
                ),
                (
                    is(&[Standing::OutBare]),
                    lang.pick("「対象外」の理由を書く", "give the reasons of N/A"),
                ),
                (
                    is(&[Standing::Unmet(Remedy::Undecided)]),
                    lang.pick(
                        "自社で直すか、このサービスでは無理かを選ぶ",
                        "choose whether your company fixes it or it is not possible with this service",
                    ),
                ),
                (
                    is(&[Standing::Unmet(Remedy::HomeworkBare)]),
                    lang.pick("自社で直す「いいえ」の理由を書く", "give the reason of a No that your company fixes"),
                ),
                (
                    is_bare(ranked) && !caused(&can_show),
                    first_to_show(&ranked.score, lang),
                ),
            ];
            let steps: Vec<&str> = steps.into_iter().filter_map(|(is, step)| is.then_some(step)).collect();
            say!(
                lang,
                "次がそろったとき（{}）",
                "this is done: {}",
                steps.join(lang.pick("、", ", "))
            )
        }
    }
}
