//! The mistakes that the RON reader reports, in the words of both languages.
//! Must not know files; it gets an error code and gives a sentence.

use ron::Error as Code;

use crate::{
    model::{Lang, NotADay, narrow},
    say,
};

/// What is wrong and what to do, in one sentence.
pub(super) fn words(code: &Code, lang: Lang) -> String {
    if let Some((ja, en)) = plain(code) {
        return lang.pick(ja, en).to_owned();
    }
    if let Code::Message(text) = code
        && let Some(error) = NotADay::shown_as(text)
    {
        return error.message(lang);
    }
    match code {
        Code::NoSuchStructField { expected, found, .. } => say!(
            lang,
            "「{}」という欄はありません。使えるのは {} です。",
            "There is no field `{}`; known fields are {}.",
            found,
            list(expected)
        ),
        Code::NoSuchEnumVariant { expected, found, .. } => say!(
            lang,
            "「{}」という値はありません。使えるのは {} です。",
            "There is no value `{}`; known values are {}.",
            found,
            list(expected)
        ),
        Code::MissingStructField { field, .. } => say!(
            lang,
            "この ( ) の中に {} がありません。追加してください。",
            "`{}` is missing inside these parentheses; add it.",
            field
        ),
        Code::DuplicateStructField { field, .. } => say!(
            lang,
            "{} が二度書かれています。片方を消してください。",
            "`{}` is written twice; remove one of them.",
            field
        ),
        Code::ExpectedDifferentStructName { expected, found } => {
            say!(lang, "ここは {} です。「{}」は書けません。", "This must be a `{}`, not a `{}`.", expected, found)
        }
        Code::InvalidIntegerDigit { digit, .. } => {
            say!(lang, "数に「{}」は使えません。", "A number cannot contain `{}`.", digit)
        }
        Code::NoSuchExtension(name) => say!(
            lang,
            "RON の拡張「{}」はありません。この行を消してください。",
            "There is no RON extension `{}`; remove the line.",
            name
        ),
        Code::UnexpectedChar(c) => {
            say!(lang, "ここに「{}」は書けません。", "The character `{}` is not allowed here.", c)
        }
        Code::InvalidIdentifier(name) | Code::SuggestRawIdentifier(name) => {
            say!(lang, "「{}」は名前として使えません。", "`{}` cannot be used as a name.", name)
        }
        Code::InvalidValueForType { expected, found } => {
            say!(lang, "ここには {} が要ります（今は {}）。", "Expected {} but found {}.", expected, found)
        }
        Code::ExpectedDifferentLength { expected, found } => say!(
            lang,
            "値の数が違います（必要な数: {}、今: {}）。",
            "Expected {} but found {} values.",
            expected,
            found
        ),
        other => say!(lang, "読めません（{}）。", "Cannot be read: {}.", other),
    }
}

/// The errors that have no details.
fn plain(code: &Code) -> Option<(&'static str, &'static str)> {
    Some(match code {
        Code::Eof => (
            "ファイルが途中で終わっています。閉じる括弧や \" が足りないか、壊れています。",
            "The file ends too early; a closing bracket or quote is missing, or the file is damaged.",
        ),
        Code::ExpectedArray => ("ここには [ が要ります。", "Expected `[` here."),
        Code::ExpectedArrayEnd => ("ここには ] かコンマが要ります。", "Expected `]` or a comma here."),
        Code::ExpectedAttribute | Code::ExpectedAttributeEnd => {
            ("#![enable(…)] の書き方が違います。", "The `#![enable(…)]` line is not written correctly.")
        }
        Code::ExpectedBoolean => ("ここには true か false が要ります。", "Expected true or false."),
        Code::ExpectedComma => (
            "ここにはコンマ , が要ります。前の値の後を確かめてください。",
            "Expected a comma; look at the end of the value before.",
        ),
        Code::ExpectedChar => ("ここには ' で囲んだ1文字が要ります。", "Expected one character in single quotes."),
        Code::ExpectedFloat | Code::FloatUnderscore => ("ここには数が要ります。", "Expected a number."),
        Code::ExpectedInteger | Code::UnderscoreAtBeginning => ("ここには整数が要ります。", "Expected a whole number."),
        Code::IntegerOutOfBounds => ("数が大きすぎるか、小さすぎます。", "The number is too big or too small."),
        Code::ExpectedOption | Code::ExpectedOptionEnd => {
            ("Some(…) か None の書き方が違います。", "`Some(…)` or `None` is not written correctly.")
        }
        Code::ExpectedMap => ("ここには { が要ります。", "Expected `{` here."),
        Code::ExpectedMapColon => ("名前と値の間にはコロン : が要ります。", "Expected a colon between name and value."),
        Code::ExpectedMapEnd => ("ここには } かコンマが要ります。", "Expected `}` or a comma here."),
        Code::ExpectedStructLike | Code::ExpectedNamedStructLike(_) => {
            ("ここには ( が要ります。", "Expected `(` here.")
        }
        Code::ExpectedStructLikeEnd => ("ここには ) かコンマが要ります。", "Expected `)` or a comma here."),
        Code::ExpectedUnit => ("ここに値は書けません。", "No value is allowed here."),
        Code::ExpectedString => ("ここには \" で囲んだ文字が要ります。", "Expected a text in double quotes."),
        Code::ExpectedStringEnd => {
            ("文字を閉じる \" がありません。", "The closing double quote of the text is missing.")
        }
        Code::ExpectedIdentifier => (
            "ここには欄か値の名前が要ります（\" で囲みません）。",
            "Expected the name of a field or value, without quotes.",
        ),
        Code::InvalidEscape(_) => (
            "\\ の後の書き方が違います。\\ そのものは \\\\ と書いてください。",
            "What follows the backslash is not known; write a backslash itself as `\\\\`.",
        ),
        Code::UnclosedBlockComment => ("/* を閉じる */ がありません。", "The `*/` of a comment is missing."),
        Code::TrailingCharacters => (
            "最後の括弧の後に余分な文字があります。消してください。",
            "There is text after the last bracket; remove it.",
        ),
        Code::ExceededRecursionLimit => ("括弧の入れ子が深すぎます。", "The brackets are nested too deeply."),
        Code::Utf8Error(_) => ("UTF-8 として読めない文字があります。", "There are bytes that are not UTF-8."),
        _ => return None,
    })
}

fn list(names: &[&str]) -> String {
    names.join(", ")
}

/// A sentence about a full-width character where RON wants a half-width one.
pub(super) fn full_width(c: char, lang: Lang) -> String {
    match half_width(c) {
        Some(half) if half != ' ' => say!(
            lang,
            "全角の「{}」があります。半角の {} にしてください。",
            "There is a full-width `{}`; use a plain `{}`.",
            c,
            half
        ),
        _ => lang
            .pick("全角の空白があります。半角の空白にしてください。", "There is a full-width space; use a plain space.")
            .to_owned(),
    }
}

/// The half-width character that was meant, if this is a full-width one or one that an input method or a word
/// processor puts in its place.
pub(super) fn half_width(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => Some('"'),
        '‘' | '’' => Some('\''),
        '、' => Some(','),
        '【' | '〔' => Some('['),
        '】' | '〕' => Some(']'),
        c => Some(narrow(c)).filter(|half| *half != c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_names_list_the_known_ones() {
        let code = Code::NoSuchEnumVariant { expected: &["Yes", "No"], found: "Yess".to_owned(), outer: None };
        assert_eq!(words(&code, Lang::Ja), "「Yess」という値はありません。使えるのは Yes, No です。");
        assert_eq!(words(&code, Lang::En), "There is no value `Yess`; known values are Yes, No.");
    }

    #[test]
    fn what_has_no_words_of_ours_shows_those_of_ron() {
        let message = words(&Code::ExpectedRawValue, Lang::Ja);
        assert!(message.contains("RawValue"), "{message}");
    }

    #[test]
    fn full_width_characters_name_their_half_width_twin() {
        assert_eq!(full_width('（', Lang::Ja), "全角の「（」があります。半角の ( にしてください。");
        assert_eq!(half_width('：'), Some(':'));
        assert_eq!(half_width('あ'), None);
    }
}
