//! Full-width characters and their half-width twins: one place that knows which belong together.
//! Must not know what a text is for.

/// The half-width twin of a full-width letter, digit, sign or blank; any other character as it is.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_a_twin_changes() {
        let text: String = "ＡＺａｚ０９！～　ｶあ-￥".chars().map(narrow).collect();
        assert_eq!(text, "AZaz09!~ ｶあ-￥");
    }
}
