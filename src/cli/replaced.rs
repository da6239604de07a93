//! How it is told that words were replaced or removed: whatever a person wrote does not change unseen (design law 11).
//! Must not know whose words they were.

use crate::{
    model::{Lang, one_line},
    say,
};

/// Most characters of a replaced text that are shown again.
const MOST_SHOWN: usize = 60;

/// What became of a text, where something was there and is not there any more.
pub fn words(label: &str, before: &str, after: &str, lang: Lang) -> Option<String> {
    let was = shortened(before);
    if before == after || was.is_empty() {
        return None;
    }
    Some(match after.trim().is_empty() {
        true => say!(lang, "{}を消しました（前は「{}」）", "{} removed (was \"{}\")", label, was),
        false => say!(lang, "{}を書き換えました（前は「{}」）", "{} replaced (was \"{}\")", label, was),
    })
}

/// A text on one line, short enough to be recognised.
pub fn shortened(text: &str) -> String {
    let line = one_line(text.trim());
    match line.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_gone_is_told() {
        let told = |before: &str, after: &str| words("メモ", before, after, Lang::Ja);
        assert_eq!(told("毎日", "毎週").as_deref(), Some("メモを書き換えました（前は「毎日」）"));
        assert_eq!(told("毎日", " ").as_deref(), Some("メモを消しました（前は「毎日」）"));
        assert_eq!((told("", "毎週"), told(" ", ""), told("毎日", "毎日")), (None, None, None));
        let long = told(&"あ".repeat(100), "").expect("it is told");
        assert!(long.contains(&format!("{}…」", "あ".repeat(MOST_SHOWN))), "{long}");
    }
}
