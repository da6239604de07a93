//! How answers and points are written in every report, and how to read them: what the signs and the words mean.
//! Must not know any format.

use super::summary::{AnswerPart, DecisionPart, EarlierPart, FieldPart, ItemPart, RangePart, Summary};
use crate::{
    model::{Conclusion, Emphasis, Lang, Severity, Side, Standing},
    pages::{self, Labels, answer::Lack},
    say,
};

/// The sign of what an answer stands for; it always has the word beside it.
pub fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "○",
        Standing::Yes | Standing::YesIf => "(○)",
        Standing::Half => "△",
        Standing::Partly | Standing::PartlyIf => "(△)",
        Standing::Unmet(_) => "×",
        Standing::Unknown => "？",
        Standing::Out => "－",
        Standing::OutBare => "(－)",
        Standing::Open => "□",
    }
}

/// Every item, with the title of its section before the first one.
pub fn numbered(summary: &Summary) -> impl Iterator<Item = (Option<&str>, &ItemPart)> {
    summary.sections.iter().flat_map(|section| {
        let items = section.items.iter().enumerate();
        items.map(|(n, item)| ((n == 0).then_some(section.title.as_str()), item))
    })
}

/// Sign and word of an answer.
pub fn verdict(answer: &AnswerPart) -> String {
    format!("{} {}", sign(answer.standing), answer.words)
}

/// What is to be said about an answer beside its note, its condition and its evidence, each with its label.
pub fn marks(answer: &AnswerPart, l: &Labels, lang: Lang) -> Vec<FieldPart> {
    let mut out = Vec::new();
    if answer.recheck {
        out.push(FieldPart::new(l.recheck, Lack::Look.words(lang)));
    }
    if let Some(mend) = answer.mend {
        out.push(FieldPart::new(l.mend, mend.word(lang)));
    }
    if !answer.earlier.is_empty() {
        let words = say!(
            lang,
            "{} 件（このレポートの「{}」にあります）",
            "{} (see \"{}\" in this report)",
            answer.earlier.len(),
            l.earlier
        );
        out.push(FieldPart::new(l.earlier, words));
    }
    out
}

/// The head of what a decision accepts, with who accepts it.
pub fn accepted_by(decision: &DecisionPart, l: &Labels, lang: Lang) -> String {
    match decision.by.is_empty() {
        true => l.risks.to_owned(),
        false => say!(lang, "{}（決めた人: {}）", "{} by {}", l.risks, decision.by),
    }
}

/// What an earlier answer says, each with its label.
pub fn earlier(one: &EarlierPart, l: &Labels, lang: Lang) -> Vec<FieldPart> {
    let condition = match one.condition.is_empty() {
        true => String::new(),
        false => say!(lang, "{}（{}）", "{} ({})", one.condition, one.met),
    };
    let mut out = vec![
        FieldPart::new(l.note, one.note.clone()),
        FieldPart::new(l.condition, condition),
        FieldPart::new(l.mend, one.mend),
    ];
    let evidence = one.evidence.iter();
    out.extend(evidence.map(|piece| FieldPart::new(l.evidence, piece.words(lang))));
    out.push(FieldPart::new(l.by, one.signed(lang)));
    out.retain(|field| !field.text.is_empty());
    out
}

/// Points of an answer or a sum: low end to high end, out of what can be reached.
pub fn sum(low: u64, high: u64, of: u64) -> String {
    match (of, low == high) {
        (0, _) => "-".to_owned(),
        (_, true) => format!("{}/{}", pages::points(low), pages::points(of)),
        _ => format!("{}-{}/{}", pages::points(low), pages::points(high), pages::points(of)),
    }
}

/// The parts of a bar in words: `根拠のある分 53%、答えただけの分 20%、これから決まる分 14%`; empty without a score.
pub fn parts(range: &RangePart, l: &Labels, lang: Lang) -> String {
    let Some(percent) = range.parts() else {
        return String::new();
    };
    let words = [l.backed_part, l.said_part, l.open_part].into_iter().zip(percent);
    let words: Vec<String> = words.map(|(word, percent)| format!("{word} {percent}%")).collect();
    words.join(lang.pick("、", ", "))
}

/// How points are counted.
pub fn rules(lang: Lang) -> &'static str {
    lang.pick(
        "点は、重みの点数に値を掛けたものです。値は、根拠のある「はい」が 1、「一部」が 1/2、「いいえ」が 0 です。根拠のない「はい」と「一部」、未回答、不明、条件が未確認の回答、理由のない対象外は、下限では 0、上限ではよいほうの値で数えます。理由のある対象外は満点に入れません。得点は、合計を満点で割った範囲です。「答えどおりなら」は、「はい」と「一部」にすべて根拠があり条件も満たすとしたときの値です。",
        "Points are the points of the weight times a value: with evidence Yes is 1 and Partly 1/2; No is 0. A Yes or Partly \
         without evidence, what is open or unknown, an unchecked plan condition and N/A without a reason are 0 in the low end \
         and the better value in the high end. N/A with a reason leaves the sum. The score is the range of the sums divided by \
         what can be reached. \"As answered\" is what it would be if every Yes and Partly had evidence and its plan condition were met.",
    )
}

/// What the signs mean.
pub fn signs(lang: Lang) -> Vec<FieldPart> {
    [
        ("○", lang.pick("はい", "Yes")),
        (
            "(○)",
            lang.pick(
                "はい（根拠がない、要見直し、または条件が未確認）",
                "Yes (no evidence, needs another look, or plan condition not checked)",
            ),
        ),
        ("△", lang.pick("一部", "Partly")),
        (
            "(△)",
            lang.pick(
                "一部（根拠がない、要見直し、または条件が未確認）",
                "Partly (no evidence, needs another look, or plan condition not checked)",
            ),
        ),
        ("×", lang.pick("いいえ、または条件を満たさない", "No, or plan condition not met")),
        ("？", lang.pick("不明（調べても分からない）", "Unknown (asked, could not find out)")),
        ("－", lang.pick("対象外", "N/A")),
        ("(－)", lang.pick("対象外（理由がない）", "N/A (no reason)")),
        ("□", lang.pick("未回答", "Open")),
    ]
    .map(|(sign, words)| FieldPart::new(sign, words))
    .to_vec()
}

/// What the conclusions mean.
pub fn conclusions(lang: Lang) -> Vec<FieldPart> {
    let meaning = |one: Conclusion| {
        match one {
        Conclusion::Clear => lang.pick(
            "当てはまる項目がすべて、根拠のある「はい」",
            "everything that applies is Yes, with evidence",
        ),
        Conclusion::Conditional => lang.pick(
            "保留や見送りにする項目はない。確かめる、直す、受け入れるものが残っている",
            "no must stands in the way, but something is left to check, fix or accept",
        ),
        Conclusion::Pending => lang.pick(
            "必須の項目が決まっていない、答えていない項目や理由のない「対象外」がある、または根拠のある「はい」「一部」が1つもない",
            "a must is not settled, an item is open or N/A without a reason, or no Yes or Partly has evidence yet",
        ),
        Conclusion::Rejected => lang.pick(
            "必須の項目が満たされず、このサービスでは直せない",
            "a must is not met and cannot be fixed with this service",
        ),
    }
    };
    let all = Conclusion::ALL.into_iter();
    all.map(|one| FieldPart::new(one.word(lang), meaning(one))).collect()
}

/// What the weights mean, with their points.
pub fn weights(summary: &Summary) -> Vec<FieldPart> {
    let lang = summary.lang;
    let one = |one: Emphasis| {
        let meaning = match one {
            Emphasis::Must => lang.pick("なくてはならない", "needed in any case"),
            Emphasis::Important => lang.pick("通常より重く見る", "counts more than normal"),
            Emphasis::Normal => lang.pick("そのほか", "the others"),
        };
        let points = summary.weights.of(one);
        FieldPart::new(one.word(lang), say!(lang, "{}（{} 点）", "{} ({} points)", meaning, points))
    };
    Emphasis::ALL.map(one).to_vec()
}

/// Who can fulfil an item.
pub fn sides(lang: Lang) -> Vec<FieldPart> {
    [
        (Side::Own, lang.pick("自社がすること", "for your company to do")),
        (Side::Provider, lang.pick("事業者がすること", "for the provider to do")),
        (Side::Both, lang.pick("自社と事業者の両方がすること", "for your company and the provider to do")),
    ]
    .map(|(side, words)| FieldPart::new(side.word(lang), words))
    .to_vec()
}

/// How much a finding matters.
pub fn severities(lang: Lang) -> Vec<FieldPart> {
    [
        (
            Severity::High,
            lang.pick("記録と事実が違う、または何も示していない", "what is recorded is not so, or shows nothing"),
        ),
        (Severity::Medium, lang.pick("見た目ほどのことは示していない", "it shows less than it seems to")),
        (
            Severity::Low,
            lang.pick("記入の足りないところや、知っておくとよいこと", "something is missing or worth knowing"),
        ),
    ]
    .map(|(severity, words)| FieldPart::new(severity.word(lang), words))
    .to_vec()
}

/// A legend on one line: `○ はい／△ 一部`.
pub fn one_line(legend: &[FieldPart], between: &str, lang: Lang) -> String {
    let words: Vec<String> = legend.iter().map(|field| format!("{}{between}{}", field.label, field.text)).collect();
    words.join(lang.pick("　", "  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_a_range_only_where_the_ends_differ() {
        for (low, high, of, words) in
            [(0, 0, 0, "-"), (2, 2, 2, "1/1"), (1, 1, 2, "0.5/1"), (0, 6, 6, "0-3/3"), (3, 5, 6, "1.5-2.5/3")]
        {
            assert_eq!(sum(low, high, of), words);
        }
    }

    #[test]
    fn the_parts_of_a_bar_are_called_as_everywhere() {
        for lang in Lang::ALL {
            let l = Labels::of(lang);
            for part in [l.backed_part, l.said_part, l.open_part] {
                assert!(pages::bar_legend(lang).contains(part), "{part}");
            }
        }
    }

    #[test]
    fn every_sign_is_explained() {
        use crate::model::Remedy;
        let all = [
            Standing::Met,
            Standing::Half,
            Standing::Unmet(Remedy::Impossible),
            Standing::Yes,
            Standing::YesIf,
            Standing::Partly,
            Standing::PartlyIf,
            Standing::Unknown,
            Standing::Open,
            Standing::Out,
            Standing::OutBare,
        ];
        for lang in Lang::ALL {
            let legend = signs(lang);
            for standing in all {
                assert_eq!(legend.iter().filter(|one| one.label == sign(standing)).count(), 1);
            }
        }
    }
}
