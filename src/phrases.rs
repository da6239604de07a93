//! The phrases of a decision: what an answer stands for, ranges, bars, why a service stands where it stands.
//! Must not know any rule about them; those are the model's.

pub mod finding;
pub mod record;
pub mod scheme;
pub mod settlement;
pub mod step;

use crate::{
    model::{Comparison, Conclusion, Emphasis, Id, Lang, Ranked, Score, ScoreLine, Standing, Verdict},
    say,
};

/// With so few items their titles are told as well.
const TITLED: usize = 3;

/// The id of a standing in JSON.
pub fn standing_id(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "met",
        Standing::Half => "half",
        Standing::Unmet => "unmet",
        Standing::MetIf => "met-if",
        Standing::HalfIf => "half-if",
        Standing::Unknown => "unknown",
        Standing::Open => "open",
        Standing::Out => "out",
    }
}

/// What an answer stands for, in words.
pub fn standing(line: &ScoreLine, verdict: Option<Verdict>, lang: Lang) -> String {
    let words = match line.standing {
        Standing::MetIf | Standing::HalfIf => ["（条件が未確認）", ", condition not settled"],
        Standing::Unmet if verdict != Some(Verdict::No) => ["（条件を満たさない）", ", condition not met"],
        _ => ["", ""],
    };
    format!("{}{}", Verdict::word_of(verdict, lang), lang.pick(words[0], words[1]))
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

/// The range on a scale of so many cells from 0 to 100: `#` for what is certain, `=` for what can still come.
pub fn bar(score: &Score, scale: u64) -> String {
    let (low, high) = match (score.low(), score.high()) {
        (Some(low), Some(high)) => (
            low.half_points * scale / low.of,
            (high.half_points * scale).div_ceil(high.of),
        ),
        _ => (0, 0),
    };
    let low = if score.low() == score.high() { high } else { low };
    let cells = |sign: &str, count: u64| sign.repeat(usize::try_from(count).unwrap_or(0));
    format!(
        "[{}{}{}]",
        cells("#", low),
        cells("=", high - low),
        cells("-", scale - high)
    )
}

/// Whether another service has the same place.
pub fn is_tied(one: &Ranked, all: &[Ranked]) -> bool {
    all.iter().filter(|other| other.place == one.place).count() > 1
}

/// The name of a service.
pub fn name<'a>(comparison: &'a Comparison, id: &Id) -> &'a str {
    comparison.service(id).map_or("", |service| &service.name)
}

/// Number and title of an item.
pub fn item(comparison: &Comparison, id: &str, lang: Lang) -> String {
    comparison.questions.item(id).map_or_else(String::new, |question| {
        format!("{} {}", question.number, question.title.of(lang))
    })
}

/// The items that caused a conclusion, grouped by what their answers are.
pub fn causes(comparison: &Comparison, ranked: &Ranked, lang: Lang) -> String {
    let service = comparison.service(&ranked.service);
    let titled = ranked.causes.len() <= TITLED;
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let lines = ranked.score.lines.iter();
    for line in lines.filter(|line| ranked.causes.contains(&line.item)) {
        let verdict = service.and_then(|service| service.verdict(&line.item));
        let words = standing(line, verdict, lang);
        let group = match line.emphasis {
            Emphasis::Must => say!(lang, "必須が{}", "{}, a must", words),
            _ => words,
        };
        let words = match titled {
            true => item(comparison, &line.item, lang),
            false => line.number.to_string(),
        };
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, items)) => items.push(words),
            None => groups.push((group, vec![words])),
        }
    }
    let separator = lang.pick("、", ", ");
    let groups = groups
        .iter()
        .map(|(group, items)| say!(lang, "{}: {}", "{}: {}", group, items.join(separator)));
    let all = groups.collect::<Vec<_>>().join(lang.pick("。", "; "));
    match all.is_empty() {
        true => lang
            .pick("当てはまる項目はすべて「はい」です", "everything that applies is Yes")
            .to_owned(),
        false => all,
    }
}

/// What would change a conclusion.
pub fn what_changes(ranked: &Ranked, lang: Lang) -> String {
    let caused = |test: &dyn Fn(&ScoreLine) -> bool| {
        let mut lines = ranked.score.lines.iter();
        lines.any(|line| ranked.causes.contains(&line.item) && test(line))
    };
    let must = |line: &ScoreLine| line.emphasis == Emphasis::Must;
    match ranked.conclusion {
        Conclusion::Clear => lang.pick(
            "「はい」でない答えか、満たさない条件が出たとき",
            "an answer other than Yes, or a condition that is not met",
        ),
        Conclusion::Conditional => lang.pick(
            "これらが「はい」か「対象外」になれば候補です。そうでなければ、受け入れるか直すかを決めます",
            "it is a candidate when these are Yes or N/A; else accept them or have them fixed",
        ),
        Conclusion::Pending => match (
            caused(&must),
            caused(&|line| line.standing == Standing::Open && !must(line)),
        ) {
            (true, false) => lang.pick(
                "必須の項目が「はい」か「対象外」になれば先へ進みます。「いいえ」なら見送りです",
                "it goes on when what is a must is Yes or N/A; a No rejects it",
            ),
            (true, true) => lang.pick(
                "未回答に答え、必須の項目が「はい」か「対象外」になれば先へ進みます。必須が「いいえ」なら見送りです",
                "it goes on when nothing is open and what is a must is Yes or N/A; a No to a must rejects it",
            ),
            (false, _) => lang.pick("未回答に答えれば先へ進みます", "it goes on when nothing is open"),
        },
        Conclusion::Rejected => lang.pick(
            "この項目が「いいえ」でなくなるか、必須でなくなったとき",
            "when these are not No any more, or not a must any more",
        ),
    }
    .to_owned()
}
