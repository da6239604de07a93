//! The words for a verdict that are understood in a cell of somebody else's table. What is not here is not understood,
//! never guessed. docs/questions.md shows the table. Must not know what is done with a verdict.

use crate::{model::Verdict, typed};

/// The words that are understood wherever an answer is read, folded as [`fold`] does it.
pub const WORDS: [(Verdict, &[&str]); 5] = [
    (
        Verdict::Yes,
        &[
            "はい",
            "○",
            "◎",
            "✓",
            "yes",
            "y",
            "ok",
            "対応",
            "対応済",
            "対応済み",
            "対応可",
            "対応している",
            "対応しています",
            "可",
            "可能",
            "済",
            "済み",
            "適合",
            "supported",
        ],
    ),
    (
        Verdict::Partly,
        &[
            "一部",
            "一部対応",
            "一部対応しています",
            "部分的",
            "部分対応",
            "条件付き",
            "△",
            "partly",
            "partial",
            "partially",
        ],
    ),
    (
        Verdict::No,
        &[
            "いいえ",
            "×",
            "no",
            "n",
            "ng",
            "未対応",
            "非対応",
            "対応不可",
            "対応していない",
            "対応していません",
            "不可",
            "否",
            "不適合",
            "notsupported",
        ],
    ),
    (
        Verdict::Unknown,
        &["不明", "わからない", "分からない", "わかりません", "分かりません", "未確認", "?", "unknown", "notknown"],
    ),
    (
        Verdict::NotApplicable,
        &["対象外", "該当なし", "該当しない", "該当しません", "非該当", "n/a", "na", "notapplicable"],
    ),
];

/// Words that mean a verdict in a table of one's own, but could mean something else in a vendor's answer.
pub const LOOSE: [(Verdict, &[&str]); 2] =
    [(Verdict::Yes, &["あり", "有", "有り", "true", "1"]), (Verdict::No, &["なし", "無", "無し", "false", "0"])];

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellSaid {
    /// Nothing.
    Blank,
    /// A verdict, and what is added to it in brackets or after a comma; most often nothing.
    Verdict(Verdict, String),
    /// Something that is none of the words.
    Unclear,
}

/// Reads the answer of a vendor.
pub fn read(cell: &str) -> CellSaid {
    said(cell, one)
}

/// Reads a cell of a table that the user keeps: [`LOOSE`] words count as well.
pub fn read_loosely(cell: &str) -> CellSaid {
    said(cell, |text| one(text).or_else(|| among(&LOOSE, text)))
}

/// A text to compare with others: full width as half width, small letters, no blanks, no full stop at the end, one
/// sign for each of the rings, crosses, triangles and ticks.
pub fn fold(text: &str) -> String {
    let sign = |c: char| match c {
        '〇' | '◯' | '⭕' => '○',
        '✕' | '✖' | '✗' | '✘' | '❌' | '╳' => '×',
        '▲' | '▵' => '△',
        '✔' | '☑' | '✅' => '✓',
        '’' => '\'',
        c => c,
    };
    let folded: String = typed::folded(text).chars().filter(|c| *c != '\u{fe0f}').map(sign).collect();
    let ends = |c: char| matches!(c, '。' | '.' | '、' | ',' | '!');
    folded.trim_end_matches(ends).to_owned()
}

fn one(text: &str) -> Option<Verdict> {
    among(&WORDS, text)
}

fn among(words: &[(Verdict, &[&str])], text: &str) -> Option<Verdict> {
    let text = fold(text);
    let row = words.iter().find(|(_, words)| words.contains(&text.as_str()));
    row.map(|(verdict, _)| *verdict)
}

fn said(cell: &str, one: impl Fn(&str) -> Option<Verdict>) -> CellSaid {
    let cell = cell.trim();
    if cell.is_empty() {
        return CellSaid::Blank;
    }
    if let Some(verdict) = one(cell) {
        return CellSaid::Verdict(verdict, String::new());
    }
    // `はい（有料プランのみ）`, `いいえ。検討中です`: a word, and what is added to it.
    let parts = |c: char| "（(［[【※、。,;；:：\n".contains(c);
    let Some(at) = cell.find(parts) else {
        return CellSaid::Unclear;
    };
    let Some(verdict) = one(&cell[..at]) else {
        return CellSaid::Unclear;
    };
    let around = |c: char| parts(c) || "）)］]】".contains(c) || c.is_whitespace();
    let remark = cell[at..].trim_matches(around);
    match one(remark) {
        _ if remark.is_empty() => CellSaid::Verdict(verdict, String::new()),
        Some(same) if same == verdict => CellSaid::Verdict(verdict, String::new()),
        // `はい、いいえ`, and `対応（していない）`, which is one word with brackets in it.
        Some(_) => CellSaid::Unclear,
        None if one(&cell.replace(around, "")).is_some_and(|whole| whole != verdict) => CellSaid::Unclear,
        None => CellSaid::Verdict(verdict, remark.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn plain(verdict: Verdict) -> CellSaid {
        CellSaid::Verdict(verdict, String::new())
    }

    #[test]
    fn every_word_of_the_table_is_folded_and_stands_there_once() {
        let mut all = std::collections::BTreeSet::new();
        for (verdict, words) in WORDS.into_iter().chain(LOOSE) {
            for word in words {
                assert_eq!(fold(word), *word);
                assert!(all.insert(*word), "{word} stands there twice");
                assert_eq!(read_loosely(word), plain(verdict));
            }
        }
        for (verdict, words) in LOOSE {
            for word in words {
                assert_eq!(read(word), CellSaid::Unclear, "{word} is no answer of a vendor: {verdict:?}");
            }
        }
        for (verdict, lang) in Verdict::ALL.into_iter().flat_map(|one| Lang::ALL.map(|lang| (one, lang))) {
            assert_eq!(read(verdict.word(lang)), plain(verdict), "what our own list offers");
        }
    }

    #[test]
    fn width_case_blanks_and_twins_of_signs_do_not_matter() {
        for (cell, verdict) in [
            ("ＹＥＳ", Verdict::Yes),
            (" 対応 済み。\n", Verdict::Yes),
            ("◯", Verdict::Yes),
            ("✔\u{fe0f}", Verdict::Yes),
            ("✖", Verdict::No),
            ("Not supported.", Verdict::No),
            ("？", Verdict::Unknown),
            ("Ｎ／Ａ", Verdict::NotApplicable),
            ("はい、対応しています。", Verdict::Yes),
            ("対応していません", Verdict::No),
        ] {
            assert_eq!(read(cell), plain(verdict), "{cell}");
        }
    }

    #[test]
    fn what_is_added_is_kept_and_never_read_over() {
        for (cell, verdict, remark) in [
            ("はい（Businessプランのみ）", Verdict::Yes, "Businessプランのみ"),
            ("可 ※要申込", Verdict::Yes, "要申込"),
            ("いいえ。検討中です", Verdict::No, "検討中です"),
            ("Yes: with the paid plan", Verdict::Yes, "with the paid plan"),
        ] {
            assert_eq!(read(cell), CellSaid::Verdict(verdict, remark.to_owned()), "{cell}");
        }
    }

    #[test]
    fn what_could_mean_something_else_is_not_understood() {
        for cell in [
            "だいたい",
            "はい、いいえ",
            "はい/いいえ",
            "対応（していない）",
            "いいえ（一部対応）",
            "対応予定",
            "検討中",
            "対応済み？",
            "-",
            "ー",
            "x",
            "1",
            "なし",
            "別紙参照",
            "=1+1",
            "\u{202e}はい",
        ] {
            assert_eq!(read(cell), CellSaid::Unclear, "{cell}");
        }
        assert_eq!(read(" \u{3000}\n"), CellSaid::Blank);
    }
}
