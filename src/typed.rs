//! Words as people type them in Japan, brought to one form: half-width katakana, full-width digits, line ends. Each form
//! goes a step further than the one before: [`katakana`], [`note`], [`line()`] for texts that are kept; [`keyword`] and
//! [`folded`] for words that are only compared. Must not know what the words mean.

use unicode_normalization::UnicodeNormalization;

use crate::model::narrow;

/// A text of one line: line ends become blanks, half-width katakana full-width.
pub(crate) fn line(text: &str) -> String {
    note(text).trim_end_matches('\n').replace('\n', " ")
}

/// A text of several lines: every line end is `\n`, half-width katakana is full-width.
pub(crate) fn note(text: &str) -> String {
    katakana(&text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A word to compare with a number, an id or a keyword: full-width letters and digits become ASCII, blanks around go.
pub(crate) fn keyword(text: &str) -> String {
    katakana(text).chars().map(narrow).collect::<String>().trim().to_owned()
}

/// A name to compare with others: a keyword in small letters, without any blank.
pub(crate) fn folded(text: &str) -> String {
    keyword(text).to_lowercase().split_whitespace().collect()
}

/// Whether two names are the same for people: case, width and blanks do not tell them apart.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Half-width katakana as full width, and everything composed: ｶﾞ and か+U+3099 each become one letter.
/// Half-width forms leave ghosts on the screen and are counted differently by terminals.
pub(crate) fn katakana(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ff9e}' => out.push('\u{3099}'),
            '\u{ff9f}' => out.push('\u{309a}'),
            '\u{ff61}'..='\u{ff9d}' => out.extend(std::iter::once(c).nfkc()),
            c => out.push(c),
        }
    }
    let composed: String = out.nfc().collect();
    composed.replace('\u{3099}', "゛").replace('\u{309a}', "゜")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_katakana_becomes_full_width_and_nothing_else_changes() {
        assert_eq!(line("ｶﾞｲﾄﾞ ①ＡＢ"), "ガイド ①ＡＢ");
        assert_eq!(note("一\r\n二\r三"), "一\n二\n三");
        assert_eq!(line("一\r\n二\n"), "一 二");
    }

    #[test]
    fn names_are_the_same_in_any_width_and_case() {
        for (one, other, same) in [
            ("Minato Mail", "ｍｉｎａｔｏ　mail ", true),
            ("ｶﾞｲﾄﾞ", "ガイド", true),
            ("A社", "A社", true),
            ("A社", "B社", false),
            ("Mail", "Mail Pro", false),
        ] {
            assert_eq!(same_name(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn keywords_are_read_with_the_ime_left_on() {
        assert_eq!(keyword("１５"), "15");
        assert_eq!(keyword("　ｙｅｓ "), "yes");
        assert_eq!(keyword("はい"), "はい");
    }
}
