//! A score in words: what an answer stands for, the range, its bar, and how much is behind it.
//! Must not know any rule about them; those are the model's.

use super::{Cell, Role};
use crate::{
    model::{Conclusion, Emphasis, Lang, Mend, Remedy, Score, ScoreLine, Side, Standing, Verdict},
    say,
};

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
pub(super) fn remark(line: &ScoreLine, verdict: Option<Verdict>, lang: Lang) -> String {
    let mut parts: Vec<&str> = Vec::new();
    if matches!(line.standing, Standing::Unmet(_)) && verdict != Some(Verdict::No) {
        parts.push(lang.pick("条件を満たさない", "plan condition not met"));
    }
    parts.push(match line.standing {
        _ if line.recheck => lang.pick("要見直し", "needs another look"),
        Standing::Yes | Standing::Partly => lang.pick("根拠なし", "no evidence"),
        Standing::YesIf | Standing::PartlyIf => lang.pick("条件が未確認", "plan condition not checked"),
        Standing::OutBare => lang.pick("理由なし", "no reason"),
        Standing::Unmet(Remedy::Homework) => Mend::Own.word(lang),
        Standing::Unmet(Remedy::HomeworkBare) => lang.pick("自社で直す、理由なし", "we fix it, no reason given"),
        Standing::Unmet(Remedy::Impossible) if line.side != Side::Provider => Mend::Service.word(lang),
        Standing::Unmet(Remedy::Undecided) if line.emphasis == Emphasis::Must => {
            lang.pick("直せるかは未定", "who fixes it is not chosen")
        }
        _ => "",
    });
    parts.retain(|part| !part.is_empty());
    lang.aside(&lang.list(parts))
}

/// The word of a conclusion; without one nothing applies.
pub fn conclusion(conclusion: Option<Conclusion>, lang: Lang) -> &'static str {
    conclusion.map_or(lang.pick("結論なし", "no conclusion"), |one| one.word(lang))
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

/// The bar of a score from 0 to 100 percent, each part in its role; short, for names need the room and the range says the same.
pub fn bar(score: &Score) -> Cell {
    let roles = [Role::Yes, Role::Partly, Role::Unknown, Role::Dim];
    let parts = BAR_SIGNS.into_iter().zip(bar_parts(score, 16)).zip(roles);
    let part = |((sign, count), role): ((&str, u64), Role)| (role, sign.repeat(usize::try_from(count).unwrap_or(0)));
    let edge = |sign: &str| [(Role::Dim, sign.to_owned())];
    Cell::solid(edge("[").into_iter().chain(parts.map(part)).chain(edge("]")).collect())
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
    lang.list(parts.into_iter().filter(|part| !part.is_empty()))
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
