//! Names of sheets as a workbook allows them. Must not know what stands on the sheets.

use std::collections::HashSet;

/// Longest name, in UTF-16 units.
const LONGEST: usize = 31;

/// The names that are taken.
#[derive(Default)]
pub(super) struct SheetNames(HashSet<String>);

impl SheetNames {
    /// A name made of a text: without the signs that are not allowed, short enough, and taken by nobody else.
    pub(super) fn free(&mut self, text: &str) -> String {
        let clean: String = text
            .chars()
            .map(|c| {
                if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '：' | '＊' | '？' | '／' | '＼') {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let clean = clean.trim_matches(|c: char| c.is_whitespace() || c == '\'');
        // Excel keeps this one for itself.
        let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "-" } else { clean };
        let mut name = cut(clean, LONGEST);
        let mut n = 2;
        while !self.0.insert(name.to_lowercase()) {
            let tail = format!(" ({n})");
            name = cut(clean, LONGEST - tail.len()) + &tail;
            n += 1;
        }
        name
    }
}

fn cut(text: &str, longest: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= longest
    };
    let kept: String = text.chars().take_while(fits).collect();
    kept.trim_end_matches(|c: char| c.is_whitespace() || c == '\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_clean_short_and_different() {
        let mut names = SheetNames::default();
        for (text, name) in [
            ("ミナト", "ミナト"),
            ("ミナト", "ミナト (2)"),
            ("a/b:c*d?e[f]\\g", "a b c d e f  g"),
            ("'quoted'", "quoted"),
            ("History", "-"),
            ("//", "- (2)"),
            ("Aoi", "Aoi"),
            ("AOI", "AOI (2)"),
        ] {
            assert_eq!(names.free(text), name);
        }
        for text in ["長".repeat(40), "𠮷".repeat(40)] {
            for _ in 0..12 {
                let name = names.free(&text);
                assert!(name.encode_utf16().count() <= LONGEST, "{name}");
            }
        }
    }
}
