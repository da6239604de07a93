//! How answers and points are written in every report, and how to read them: what the signs and the words mean.
//! Must not know any format.

mod legend;

pub(super) use legend::Legends;

use super::summary::{AnswerPart, DecisionPart, EarlierPart, FieldPart, ItemPart, RangePart, ServicePart, Summary};
use crate::{
    model::{Emphasis, Lang, Standing},
    pages::{self, Labels, answer::Lack},
    say,
};

/// The sign of what an answer stands for; it always has the word beside it.
pub(super) fn sign(standing: Standing) -> &'static str {
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
pub(super) fn numbered(summary: &Summary) -> impl Iterator<Item = (Option<&str>, &ItemPart)> {
    summary.sections.iter().flat_map(|section| {
        let items = section.items.iter().enumerate();
        items.map(|(n, item)| ((n == 0).then_some(section.title.as_str()), item))
    })
}

/// Sign and word of an answer.
pub(super) fn verdict(answer: &AnswerPart) -> String {
    format!("{} {}", sign(answer.standing), answer.words)
}

/// What is to be said about an answer beside its note, its condition and its evidence, each with its label.
pub(super) fn marks(answer: &AnswerPart, l: &Labels, lang: Lang) -> Vec<FieldPart> {
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
pub(super) fn accepted_by(decision: &DecisionPart, l: &Labels, lang: Lang) -> String {
    match decision.by.is_empty() {
        true => l.risks.to_owned(),
        false => say!(lang, "{}（決めた人: {}）", "{} by {}", l.risks, decision.by),
    }
}

/// A condition, and whether it is met; empty without one.
fn full_condition(condition: &str, met: &str, lang: Lang) -> String {
    match condition.is_empty() {
        true => String::new(),
        false => say!(lang, "{}（{}）", "{} ({})", condition, met),
    }
}

/// What an earlier answer says, each with its label.
pub(super) fn earlier(one: &EarlierPart, l: &Labels, lang: Lang) -> Vec<FieldPart> {
    let mut out = vec![
        FieldPart::new(l.note, &one.note),
        FieldPart::new(l.condition, full_condition(&one.condition, &one.met, lang)),
        FieldPart::new(l.mend, one.mend),
    ];
    let evidence = one.evidence.iter();
    out.extend(evidence.map(|piece| FieldPart::new(l.evidence, piece.words(lang))));
    out.push(FieldPart::new(l.by, one.signed()));
    out.retain(|field| !field.text.is_empty());
    out
}

/// What a table of services says about one of them below its items.
type Sum = fn(&ServicePart) -> String;

/// The last rows of such a table: conclusion, score, how much is answered and has something behind it.
pub(super) fn sums(l: &Labels) -> [(&'static str, Sum); 5] {
    [
        (l.conclusion, |service| service.conclusion_word.to_owned()),
        (l.score, |service| service.score.words.clone()),
        (l.as_said, |service| service.as_said.clone()),
        (l.answered, |service| service.score.answered.clone()),
        (l.backed, |service| service.score.backed.clone()),
    ]
}

/// Points from the low end to the high end, out of what can be reached.
fn sum(low: u64, high: u64, of: u64) -> String {
    match (of, low == high) {
        (0, _) => "-".to_owned(),
        (_, true) => format!("{}/{}", pages::points(low), pages::points(of)),
        _ => format!("{}-{}/{}", pages::points(low), pages::points(high), pages::points(of)),
    }
}

impl AnswerPart {
    /// Its points, out of what can be reached.
    pub fn points(&self) -> String {
        sum(self.low, self.high, self.of)
    }

    /// Its condition, and whether it is met; empty without one.
    pub fn full_condition(&self, lang: Lang) -> String {
        full_condition(&self.condition, &self.met, lang)
    }
}

impl RangePart {
    /// The sum of its points, out of what can be reached.
    pub fn points(&self) -> String {
        sum(self.low, self.high, self.of)
    }

    /// The sum as it was answered, and the range that makes; empty when that is the same.
    pub fn points_as_said(&self) -> String {
        match self.as_said.is_empty() {
            true => String::new(),
            false => format!("{} = {}", sum(self.said, self.high, self.of), self.as_said),
        }
    }
}

/// What a decision says in a line each.
pub(super) fn decided(decision: &DecisionPart, l: &Labels) -> [FieldPart; 6] {
    [
        FieldPart::new(l.decided, &decision.service),
        FieldPart::new(l.conclusion, &decision.then),
        FieldPart::new(l.decided_by, &decision.by),
        FieldPart::new(l.decided_on, decision.day.to_string()),
        FieldPart::new(l.why, &decision.why),
        FieldPart::new(l.review, decision.review.to_string()),
    ]
}

/// The points of the weights.
pub(super) fn points_of_weights(summary: &Summary) -> String {
    let lang = summary.lang;
    lang.list(Emphasis::ALL.map(|one| format!("{} {}", one.word(lang), summary.weights.of(one))))
}

/// The parts of a bar in words: `根拠のある分 53%、答えただけの分 20%、これから決まる分 14%`; empty without a score.
pub(super) fn parts(range: &RangePart, l: &Labels, lang: Lang) -> String {
    let Some(percent) = range.parts() else {
        return String::new();
    };
    let words = [l.backed_part, l.said_part, l.open_part].into_iter().zip(percent);
    lang.list(words.map(|(word, percent)| format!("{word} {percent}%")))
}

/// A legend on one line: `○ はい／△ 一部`.
pub(super) fn one_line(legend: &[FieldPart], between: &str, lang: Lang) -> String {
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
}
