//! Why a service stands where it stands, what there is to do about it, and what would change that.
//! Must not know the rule; that is the model's.

use super::{names::item, score::remark};
use crate::{
    model::{
        Comparison, Conclusion, Emphasis, Id, Lang, Ranked, Remedy, Score, ScoreLine, Service, Side, Standing, Task,
        Verdict,
    },
    say,
};

/// With so few items their titles are told as well.
const TITLED: usize = 3;

/// Why a service stands where it stands: the items that caused the conclusion, grouped by what their answers are.
pub fn causes(comparison: &Comparison, service: &Service, ranked: &Ranked, lang: Lang) -> String {
    let titled = ranked.causes.len() <= TITLED;
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let lines = ranked.score.lines.iter();
    for line in lines.filter(|line| ranked.causes.contains(&line.item)) {
        let verdict = service.verdict(&line.item);
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
    let groups = groups.into_iter().map(|(group, items)| format!("{group}: {}", lang.list(items)));
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
fn bare(ranked: &Ranked, service: &Service, lang: Lang) -> Option<&'static str> {
    if !is_bare(ranked) || ranked.is_untouched() {
        return None;
    }
    let [.., high] = ranked.score.ends()?;
    let is_claimed = |line: &ScoreLine| matches!(service.verdict(&line.item), Some(Verdict::Yes | Verdict::Partly));
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

/// The nearest way to something that is shown, where nothing is.
fn first_to_show(score: &Score, lang: Lang) -> &'static str {
    let is = |test: &dyn Fn(&ScoreLine) -> bool| score.lines.iter().any(test);
    match () {
        () if is(&|line| matches!(line.standing, Standing::Yes | Standing::Partly)) => {
            lang.pick("どれか1つに根拠を書く", "give evidence for one item at least")
        }
        // There is evidence, and only the condition is not settled.
        () if is(&|line| line.backed && matches!(line.standing, Standing::YesIf | Standing::PartlyIf)) => {
            lang.pick("どれか1つの条件を確かめる", "check one plan condition at least")
        }
        () if is(&|line| line.high > 0) => {
            lang.pick("どれか1つを確かめて、根拠を書く", "find out about one item at least, and give evidence")
        }
        () => lang.pick("1つでも満たす項目が出てくる", "one item at least is met"),
    }
}

/// What there is to do about a service that can be chosen, in three groups: 「確かめる 2（4、10）・直す 1（3）」; empty when there is
/// nothing to do.
pub fn tasks(score: &Score, lang: Lang) -> String {
    let group = |task: Task| {
        let lines = || score.lines.iter().filter(|line| line.task() == Some(task));
        let (count, listed) = (lines().count(), lang.list(lines().map(|line| line.number)));
        (count > 0).then(|| say!(lang, "{} {}（{}）", "{} {} ({})", task.word(lang), count, listed))
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

/// What would change a conclusion.
pub fn what_changes(ranked: &Ranked, lang: Lang) -> String {
    let words = match ranked.conclusion {
        None => lang.pick("当てはまる項目が出てきたとき", "an item applies"),
        Some(Conclusion::Clear) => lang.pick(
            "「はい」でない回答か、満たさない条件が出てきたとき",
            "an answer other than Yes or a plan condition that is not met turns up",
        ),
        Some(Conclusion::Conditional) => lang.pick(
            "残りがすべて根拠のある「はい」になれば「選べる」です。このままでも、項目ごとに理由か予定を書き残せば決められます",
            "the rest is Yes with evidence: then it is clear. It can be chosen as it is, with a reason or a plan for each item",
        ),
        Some(Conclusion::Rejected) if caused(ranked, |line| line.side != Side::Provider) => lang.pick(
            "この項目が満たされるか、「自社で直す」を選び直したとき",
            "these are met, or your company fixes them",
        ),
        Some(Conclusion::Rejected) => lang.pick("この項目が満たされたとき", "these are met"),
        Some(Conclusion::Pending) => {
            let steps = lang.list(steps(ranked, lang));
            return say!(lang, "次がそろったとき（{}）", "this is done: {}", steps);
        }
    };
    words.to_owned()
}

/// Whether one of the items that caused the conclusion is such.
fn caused(ranked: &Ranked, test: impl Fn(&ScoreLine) -> bool) -> bool {
    ranked.score.lines.iter().any(|line| ranked.causes.contains(&line.item) && test(line))
}

/// What there is to do about what keeps a service at 保留.
fn steps(ranked: &Ranked, lang: Lang) -> Vec<&'static str> {
    const STEPS: [(&[Standing], &str, &str); 7] = [
        (&[Standing::Open], "未回答に答える", "answer the open items"),
        (&[Standing::Yes, Standing::Partly], "必須の項目に根拠を書く", "give evidence for the must items"),
        (
            &[Standing::YesIf, Standing::PartlyIf],
            "必須の項目の条件を確かめる",
            "check the plan conditions of must items",
        ),
        (&[Standing::Unknown], "必須の項目の「不明」を調べる", "find out what is unknown on must items"),
        (&[Standing::OutBare], "「対象外」の理由を書く", "give the reasons of N/A"),
        (
            &[Standing::Unmet(Remedy::Undecided)],
            "自社で直すか、このサービスでは無理かを選ぶ",
            "choose whether your company fixes it or it is not possible with this service",
        ),
        (
            &[Standing::Unmet(Remedy::HomeworkBare)],
            "自社で直す「いいえ」の理由を書く",
            "give the reason of a No that your company fixes",
        ),
    ];
    let waiting = STEPS.into_iter().filter(|(those, ..)| caused(ranked, |line| those.contains(&line.standing)));
    let mut steps: Vec<&str> = waiting.map(|(_, ja, en)| lang.pick(ja, en)).collect();
    // What is chosen about an いいえ, or why something is 対象外, shows nothing yet.
    if is_bare(ranked) && !caused(ranked, |line| line.high > 0 && line.standing != Standing::OutBare) {
        steps.push(first_to_show(&ranked.score, lang));
    }
    steps
}
