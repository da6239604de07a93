//! The two languages of the program and texts that exist in both.
//! Must not know where the choice of language comes from.

use serde::{Deserialize, Serialize};

use super::kept::kept;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// 日本語.
    #[default]
    #[serde(rename = "ja")]
    Ja,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Both languages, Japanese first.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// The two-letter code, as `--lang` takes it.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The language of a two-letter code.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Words one after the other: `一、二`, `one, two`.
    pub fn list<T: ToString>(self, parts: impl IntoIterator<Item = T>) -> String {
        let parts: Vec<String> = parts.into_iter().map(|part| part.to_string()).collect();
        parts.join(self.pick("、", ", "))
    }

    /// A remark in brackets behind something: `（備考）`, ` (a remark)`; nothing without one.
    pub fn aside(self, remark: &str) -> String {
        let (open, close) = self.pick(("（", "）"), (" (", ")"));
        if remark.is_empty() { String::new() } else { format!("{open}{remark}{close}") }
    }

    /// The one of two texts that is in this language. Both must be given, so a missing one does not compile.
    pub fn pick<T>(self, ja: T, en: T) -> T {
        match self {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }
}

/// Formats a message in the given language; both languages must be given: `say!(lang, "{n} 件", "{n} entries")`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $ja:literal, $en:literal $(, $arg:expr)* $(,)?) => {
        match $lang {
            $crate::model::Lang::Ja => format!($ja $(, $arg)*),
            $crate::model::Lang::En => format!($en $(, $arg)*),
        }
    };
}

kept! {
    /// A text of an authored list in Japanese, English or both.
    #[derive(Default)]
    pub struct Text {
        /// Japanese; empty when the list has none.
        ja: String = default,
        /// English; empty when the list has none.
        en: String = default,
    }
}

impl Text {
    /// The text in both languages.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Text {
        Text { ja: ja.into(), en: en.into() }
    }

    /// The text in `lang`, or in the other language where the list has only that.
    pub fn of(&self, lang: Lang) -> &str {
        let (first, second) = lang.pick((&self.ja, &self.en), (&self.en, &self.ja));
        if first.is_empty() { second } else { first }
    }

    /// The text in exactly `lang`; empty when the list has none.
    pub fn only(&self, lang: Lang) -> &str {
        lang.pick(&self.ja, &self.en)
    }

    /// Whether the list has no text here in any language.
    pub fn is_empty(&self) -> bool {
        self.ja.is_empty() && self.en.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_one_language_serves_both() {
        for (ja, en, in_ja, in_en) in
            [("雲", "cloud", "雲", "cloud"), ("雲", "", "雲", "雲"), ("", "cloud", "cloud", "cloud"), ("", "", "", "")]
        {
            let text = Text::new(ja, en);
            assert_eq!((text.of(Lang::Ja), text.of(Lang::En)), (in_ja, in_en));
            assert_eq!((text.only(Lang::Ja), text.only(Lang::En)), (ja, en));
            assert_eq!(text.is_empty(), ja.is_empty() && en.is_empty());
        }
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("JA"), None);
    }
}
