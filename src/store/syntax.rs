//! The mistakes that the RON reader reports, in the words of both languages.
//! Must not know files; it gets an error code and gives a sentence.

use ron::Error as Code;

use crate::model::{Lang, NotADay, narrow, sentence_of};

/// What is wrong and what to do, in one sentence.
pub(super) fn words(code: &Code, lang: Lang) -> String {
    if let Code::Message(text) = code
        && let Some(error) = NotADay::shown_as(text)
    {
        return error.message(lang);
    }
    sentence_of! { lang, code;
        Code::NoSuchStructField { expected, found, .. } => "「{found}」という欄はありません。使えるのは {known} です。",
            "There is no field `{found}`; known fields are {known}.", known = expected.join(", ");
        Code::NoSuchEnumVariant { expected, found, .. } => "「{found}」という値はありません。使えるのは {known} です。",
            "There is no value `{found}`; known values are {known}.", known = expected.join(", ");
        Code::MissingStructField { field, .. } => "この ( ) の中に {field} がありません。追加してください。",
            "`{field}` is missing inside these parentheses; add it.";
        Code::DuplicateStructField { field, .. } => "{field} が二度書かれています。片方を消してください。",
            "`{field}` is written twice; remove one of them.";
        Code::ExpectedDifferentStructName { expected, found } => "ここは {expected} です。「{found}」は書けません。",
            "This must be a `{expected}`, not a `{found}`.";
        Code::InvalidIntegerDigit { digit, .. } => "数に「{digit}」は使えません。",
            "A number cannot contain `{digit}`.";
        Code::NoSuchExtension(name) => "RON の拡張「{name}」はありません。この行を消してください。",
            "There is no RON extension `{name}`; remove the line.";
        Code::UnexpectedChar(c) => "ここに「{c}」は書けません。", "The character `{c}` is not allowed here.";
        Code::InvalidIdentifier(name) | Code::SuggestRawIdentifier(name) => "「{name}」は名前として使えません。",
            "`{name}` cannot be used as a name.";
        Code::InvalidValueForType { expected, found } => "ここには {expected} が要ります（今は {found}）。",
            "Expected {expected} but found {found}.";
        Code::ExpectedDifferentLength { expected, found } => "値の数が違います（必要な数: {expected}、今: {found}）。",
            "Expected {expected} but found {found} values.";
        Code::Eof => "ファイルが途中で終わっています。閉じる括弧や \" が足りないか、壊れています。",
            "The file ends too early; a closing bracket or quote is missing, or the file is damaged.";
        Code::ExpectedArray => "ここには [ が要ります。", "Expected `[` here.";
        Code::ExpectedArrayEnd => "ここには ] かコンマが要ります。", "Expected `]` or a comma here.";
        Code::ExpectedAttribute | Code::ExpectedAttributeEnd => "#![enable(…)] の書き方が違います。",
            "The `#![enable(…)]` line is not written correctly.";
        Code::ExpectedBoolean => "ここには true か false が要ります。", "Expected true or false.";
        Code::ExpectedComma => "ここにはコンマ , が要ります。前の値の後を確かめてください。",
            "Expected a comma; look at the end of the value before.";
        Code::ExpectedChar => "ここには ' で囲んだ1文字が要ります。", "Expected one character in single quotes.";
        Code::ExpectedFloat | Code::FloatUnderscore => "ここには数が要ります。", "Expected a number.";
        Code::ExpectedInteger | Code::UnderscoreAtBeginning => "ここには整数が要ります。", "Expected a whole number.";
        Code::IntegerOutOfBounds => "数が大きすぎるか、小さすぎます。", "The number is too big or too small.";
        Code::ExpectedOption | Code::ExpectedOptionEnd => "Some(…) か None の書き方が違います。",
            "`Some(…)` or `None` is not written correctly.";
        Code::ExpectedMap => "ここには {{ が要ります。", "Expected `{{` here.";
        Code::ExpectedMapColon => "名前と値の間にはコロン : が要ります。", "Expected a colon between name and value.";
        Code::ExpectedMapEnd => "ここには }} かコンマが要ります。", "Expected `}}` or a comma here.";
        Code::ExpectedStructLike | Code::ExpectedNamedStructLike(_) => "ここには ( が要ります。", "Expected `(` here.";
        Code::ExpectedStructLikeEnd => "ここには ) かコンマが要ります。", "Expected `)` or a comma here.";
        Code::ExpectedUnit => "ここに値は書けません。", "No value is allowed here.";
        Code::ExpectedString => "ここには \" で囲んだ文字が要ります。", "Expected a text in double quotes.";
        Code::ExpectedStringEnd => "文字を閉じる \" がありません。", "The closing double quote of the text is missing.";
        Code::ExpectedIdentifier => "ここには欄か値の名前が要ります（\" で囲みません）。",
            "Expected the name of a field or value, without quotes.";
        Code::InvalidEscape(_) => "\\ の後の書き方が違います。\\ そのものは \\\\ と書いてください。",
            "What follows the backslash is not known; write a backslash itself as `\\\\`.";
        Code::UnclosedBlockComment => "/* を閉じる */ がありません。", "The `*/` of a comment is missing.";
        Code::TrailingCharacters => "最後の括弧の後に余分な文字があります。消してください。",
            "There is text after the last bracket; remove it.";
        Code::ExceededRecursionLimit => "括弧の入れ子が深すぎます。", "The brackets are nested too deeply.";
        Code::Utf8Error(_) => "UTF-8 として読めない文字があります。", "There are bytes that are not UTF-8.";
        other => "読めません（{other}）。", "Cannot be read: {other}.";
    }
}

/// A sentence about a full-width character where RON wants a half-width one.
pub(super) fn full_width(c: char, lang: Lang) -> String {
    sentence_of! { lang, half_width(c).filter(|half| *half != ' ');
        Some(half) => "全角の「{c}」があります。半角の {half} にしてください。", "There is a full-width `{c}`; use a plain `{half}`.";
        None => "全角の空白があります。半角の空白にしてください。", "There is a full-width space; use a plain space.";
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
