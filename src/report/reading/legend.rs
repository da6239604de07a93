//! What the signs and the words of a report mean. Must not know any format.

use crate::{
    model::{Conclusion, Emphasis, Lang, Severity, Side},
    report::summary::{FieldPart, Summary},
    say,
};

/// Something that is explained, and what it means in Japanese and in English.
type Meaning<T> = (T, &'static str, &'static str);

const CONCLUSIONS: [Meaning<Conclusion>; 4] = [
    (Conclusion::Clear, "当てはまる項目がすべて、根拠のある「はい」", "everything that applies is Yes, with evidence"),
    (
        Conclusion::Conditional,
        "保留や見送りにする項目はない。確かめる、直す、受け入れるものが残っている",
        "no must stands in the way, but something is left to check, fix or accept",
    ),
    (
        Conclusion::Pending,
        "必須の項目が決まっていない、答えていない項目や理由のない「対象外」がある、または根拠のある「はい」「一部」が1つもない",
        "a must is not settled, an item is open or N/A without a reason, or no Yes or Partly has evidence yet",
    ),
    (
        Conclusion::Rejected,
        "必須の項目が満たされず、このサービスでは直せない",
        "a must is not met and cannot be fixed with this service",
    ),
];

const SIGNS: [Meaning<&str>; 9] = [
    ("○", "はい", "Yes"),
    (
        "(○)",
        "はい（根拠がない、要見直し、または条件が未確認）",
        "Yes (no evidence, needs another look, or plan condition not checked)",
    ),
    ("△", "一部", "Partly"),
    (
        "(△)",
        "一部（根拠がない、要見直し、または条件が未確認）",
        "Partly (no evidence, needs another look, or plan condition not checked)",
    ),
    ("×", "いいえ、または条件を満たさない", "No, or plan condition not met"),
    ("？", "不明（調べても分からない）", "Unknown (asked, could not find out)"),
    ("－", "対象外", "N/A"),
    ("(－)", "対象外（理由がない）", "N/A (no reason)"),
    ("□", "未回答", "Open"),
];

const WEIGHTS: [Meaning<Emphasis>; 3] = [
    (Emphasis::Must, "なくてはならない", "needed in any case"),
    (Emphasis::Important, "通常より重く見る", "counts more than normal"),
    (Emphasis::Normal, "そのほか", "the others"),
];

const SIDES: [Meaning<Side>; 3] = [
    (Side::Own, "自社がすること", "for your company to do"),
    (Side::Provider, "事業者がすること", "for the provider to do"),
    (Side::Both, "自社と事業者の両方がすること", "for your company and the provider to do"),
];

const SEVERITIES: [Meaning<Severity>; 3] = [
    (Severity::High, "記録と事実が違う、または何も示していない", "what is recorded is not so, or shows nothing"),
    (Severity::Medium, "見た目ほどのことは示していない", "it shows less than it seems to"),
    (Severity::Low, "記入の足りないところや、知っておくとよいこと", "something is missing or worth knowing"),
];

/// What the signs and the words mean, each as a list of what is explained with its meaning.
pub(crate) struct Legends {
    /// The conclusions.
    pub conclusions: Vec<FieldPart>,
    /// The signs of answers.
    pub signs: Vec<FieldPart>,
    /// The weights, with their points.
    pub weights: Vec<FieldPart>,
    /// Who can fulfil an item.
    pub sides: Vec<FieldPart>,
    /// How much a finding matters.
    pub severities: Vec<FieldPart>,
}

impl Legends {
    /// Those of a summary, in its language.
    pub(crate) fn of(summary: &Summary) -> Legends {
        let lang = summary.lang;
        let mut weights = legend(&WEIGHTS, Emphasis::word, lang);
        for (one, field) in WEIGHTS.iter().zip(&mut weights) {
            field.text = say!(lang, "{}（{} 点）", "{} ({} points)", field.text, summary.weights.of(one.0));
        }
        Legends {
            conclusions: legend(&CONCLUSIONS, Conclusion::word, lang),
            signs: legend(&SIGNS, |sign, _| sign, lang),
            weights,
            sides: legend(&SIDES, Side::word, lang),
            severities: legend(&SEVERITIES, Severity::word, lang),
        }
    }
}

fn legend<T: Copy>(all: &[Meaning<T>], word: fn(T, Lang) -> &'static str, lang: Lang) -> Vec<FieldPart> {
    all.iter().map(|(one, ja, en)| FieldPart::new(word(*one, lang), lang.pick(*ja, *en))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Remedy, Standing},
        report::reading::sign,
    };

    #[test]
    fn every_sign_and_every_word_is_explained_once() {
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
        for standing in all {
            assert_eq!(SIGNS.iter().filter(|one| one.0 == sign(standing)).count(), 1, "{standing:?}");
        }
        assert_eq!(CONCLUSIONS.map(|one| one.0), Conclusion::ALL);
        assert_eq!(SEVERITIES.map(|one| one.0), Severity::ALL);
        assert_eq!(WEIGHTS.map(|one| one.0), Emphasis::ALL);
    }
}
