//! Words as people type them in Japan, brought to one form: half-width katakana, full-width digits, line ends.
//! Must not know what the words mean.

use unicode_normalization::UnicodeNormalization;

/// A text of one line: line ends become blanks, half-width katakana full-width.
pub fn line(text: &str) -> String {
    note(text).trim_end_matches('\n').replace('\n', " ")
}

/// A text of several lines: every line end is `\n`, half-width katakana is full-width.
pub fn note(text: &str) -> String {
    katakana(&text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A word to compare with a number, an id or a keyword: full-width letters and digits become ASCII, blanks around go.
pub fn keyword(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    katakana(text).chars().map(narrow).collect::<String>().trim().to_owned()
}

/// Half-width katakana with its sound marks joined (`ｶﾞ` is ガ); terminals and ratatui count the marks differently.
fn katakana(text: &str) -> String {
    let half = |c: char| ('\u{ff61}'..='\u{ff9f}').contains(&c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(half) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !half(c)).unwrap_or(rest.len());
        out.extend(rest[..end].nfkc());
        rest = &rest[end..];
    }
    out + rest
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
    fn keywords_are_read_with_the_ime_left_on() {
        assert_eq!(keyword("１５"), "15");
        assert_eq!(keyword("　ｙｅｓ "), "yes");
        assert_eq!(keyword("はい"), "はい");
    }
}
