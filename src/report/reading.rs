//! How answers and points are written in every report, and how to read them. Must not know any format.

use super::summary::{AnswerPart, ItemPart, Summary};
use crate::{
    model::{Lang, Standing},
    phrases,
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

/// Points of an answer or a sum: low end to high end, out of what can be reached.
pub fn sum(low: u64, high: u64, of: u64) -> String {
    match (of, low == high) {
        (0, _) => "-".to_owned(),
        (_, true) => format!("{}/{}", phrases::points(low), phrases::points(of)),
        _ => format!(
            "{}-{}/{}",
            phrases::points(low),
            phrases::points(high),
            phrases::points(of)
        ),
    }
}

/// How points are counted.
pub fn rules(lang: Lang) -> &'static str {
    lang.pick(
        "点は、重みの点数に、はい 1、一部 1/2、いいえ 0 を掛けたものです。未回答・不明・条件が未確認の答えは、下限では 0、上限では満たしたときの値で数えます。対象外は満点からも除きます。得点は、合計を満点で割った範囲です。",
        "Points are the points of the emphasis times 1 for Yes, 1/2 for Partly, 0 for No. What is open, unknown or under a \
         condition that is not settled is 0 in the low end and as if met in the high end. N/A leaves the sum. The score is \
         the range of the sums divided by what can be reached.",
    )
}

/// What the signs mean.
pub fn signs(lang: Lang) -> &'static str {
    lang.pick(
        "○ はい　△ 一部　× いいえ　？ 不明（調べたが分からない）　－ 対象外　□ 未回答",
        "○ Yes  △ Partly  × No  ？ Unknown (asked, could not find out)  － N/A  □ Open",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_a_range_only_where_the_ends_differ() {
        for (low, high, of, words) in [
            (0, 0, 0, "-"),
            (2, 2, 2, "1/1"),
            (1, 1, 2, "0.5/1"),
            (0, 6, 6, "0-3/3"),
            (3, 5, 6, "1.5-2.5/3"),
        ] {
            assert_eq!(sum(low, high, of), words);
        }
    }
}
