//! Makes text from outside safe to show: one place that knows which characters could act on a terminal or mislead the
//! eye. Every way out (screen, stdout, stderr, panic text) goes through it. Must not know any terminal.

use std::borrow::Cow;

/// Whether a character could control a terminal, turn the reading direction or hide: C0, DEL, C1, bidi controls,
/// zero-width and other invisible format characters, line separators, tags and private use. The selectors of
/// ideographic variants (U+E0100 to U+E01EF) are let through: Japanese names are written with them (葛󠄀).
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a text says nothing: spaces, line ends and hidden characters only.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_hidden(c))
}

/// The text with every hidden character as a visible escape such as `\u{202e}`; line ends are kept.
pub fn visible(text: &str) -> Cow<'_, str> {
    escape(text, |c| is_hidden(c) && c != '\n')
}

/// The text on one line: as [`visible`], and a line end becomes a space.
pub fn one_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        text if !text.contains('\n') => text,
        text => Cow::Owned(text.replace('\n', " ")),
    }
}

fn escape(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\t' if hidden(c) => out.push_str("\\t"),
            '\r' if hidden(c) => out.push_str("\\r"),
            c if hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a spreadsheet could take the text for a formula: it begins, after blanks, with `=`, `+`, `-`, `@` or one of
/// their full-width twins. Tabs and line ends in front count as blanks; text of a summary has none.
pub fn is_formula(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    first.is_some_and(|c| {
        matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−' | '﹣' | '﹢' | '﹦' | '﹫')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_could_take_for_a_formula_is_known() {
        for text in ["=1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "\t@x", "\r=1", "\u{3000}=1"]
        {
            assert!(is_formula(text), "{text:?}");
        }
        for text in ["", "1-2", "a=b", "'=1", "・一つ", "ー", "10 %"] {
            assert!(!is_formula(text), "{text:?}");
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(visible("契約書 第10条\nABC ｶﾅ"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_acts_on_a_terminal_becomes_visible() {
        assert_eq!(visible("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(visible("\u{9b}31m"), "\\u{9b}31m");
        assert_eq!(visible("a\u{202e}b\u{200b}\u{feff}"), "a\\u{202e}b\\u{200b}\\u{feff}");
        assert_eq!(visible("a\tb\rc"), "a\\tb\\rc");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn nothing_hidden_is_left(parts in prop::collection::vec(any_text(), 0..20)) {
            let text = parts.concat();
            prop_assert!(!visible(&text).chars().any(|c| is_hidden(c) && c != '\n'));
            prop_assert!(!one_line(&text).chars().any(is_hidden));
            prop_assert_eq!(visible(&text).matches('\n').count(), text.matches('\n').count(), "line ends are kept");
            let plain: String = text.chars().filter(|c| !is_hidden(*c)).collect();
            prop_assert_eq!(visible(&plain), plain.as_str(), "plain text stays as it is");
        }
    }

    /// Any character at all, a hidden one, or plain text.
    fn any_text() -> impl Strategy<Value = String> {
        let hidden =
            (0..0x0011_0000u32).prop_map(|n| char::from_u32(n).filter(|c| is_hidden(*c)).unwrap_or('\u{200b}'));
        prop_oneof![
            any::<char>().prop_map(String::from),
            hidden.prop_map(String::from),
            (0..=255u8).prop_map(|n| char::from(n).to_string()),
            Just("契約書 ｶﾞ 👩‍💻\r\n".to_owned()),
        ]
    }

    #[test]
    fn lines_are_joined_where_there_is_one_line_only() {
        assert_eq!(one_line("一\n二"), "一 二");
    }
}
