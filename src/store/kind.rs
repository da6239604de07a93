//! Which kind of file a text is, and the words for it. Must not know what stands in it beyond that.

use super::lexer::{Lexer, Token, top_fields};
use crate::model::Lang;

/// The kinds of files that can be taken for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A comparison.
    Comparison,
    /// A checklist.
    Checklist,
    /// A catalogue of schemes.
    Catalogue,
    /// JSON that the program printed.
    Json,
    /// A workbook of a spreadsheet program.
    Workbook,
    /// A table of another program, of whatever kind.
    Table,
}

impl FileKind {
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match self {
            FileKind::Comparison => lang.pick("比較のファイル", "a comparison"),
            FileKind::Checklist => lang.pick("チェックシート", "a checklist"),
            FileKind::Catalogue => lang.pick("制度のファイル", "a file of schemes"),
            FileKind::Json => lang.pick("JSON のファイル", "a JSON file"),
            FileKind::Table => lang.pick("表（xlsx・csv・Markdown）", "a table (xlsx, csv, Markdown)"),
            FileKind::Workbook => lang.pick("表計算（xlsx）のファイル", "a spreadsheet (xlsx)"),
        }
    }

    /// What a file of this kind is for.
    pub(super) fn hint(self, lang: Lang) -> &'static str {
        match self {
            FileKind::Comparison | FileKind::Table => "",
            FileKind::Checklist => lang.pick(
                "checklists フォルダーに移すと、新しい比較で選べます。",
                "Move it to the folder `checklists` to choose it for a new comparison.",
            ),
            FileKind::Catalogue => lang.pick(
                "schemes フォルダーに移すと、制度カタログに加わります。",
                "Move it to the folder `schemes` to add it to the list of schemes.",
            ),
            FileKind::Json | FileKind::Workbook => lang.pick(
                "新しい比較にするには kumomi import、事業者の回答を取り込むには kumomi receive を使います。",
                "Create a comparison from it with kumomi import, or import a provider's answers with kumomi receive.",
            ),
        }
    }
}

/// What the text is, by the first of its fields that only one kind of file has; `None` where none says so.
pub(super) fn of(text: &str) -> Option<FileKind> {
    if text.trim_start().starts_with('{') {
        return Some(FileKind::Json);
    }
    top_fields(text).find_map(|(name, _)| match &text[name] {
        "questions" | "services" => Some(FileKind::Comparison),
        "sections" | "languages" | "edition" => Some(FileKind::Checklist),
        "schemes" | "sources" => Some(FileKind::Catalogue),
        _ => None,
    })
}

/// Whether the text is one value whose brackets all have their other half.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut lexer = Lexer::new(text);
    let mut depth = 0usize;
    while let Some((token, _)) = lexer.next() {
        match token {
            Token::Open => depth += 1,
            Token::Close if depth == 1 => return lexer.peek().is_none(),
            Token::Close if depth > 1 => depth -= 1,
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_whole_when_every_bracket_has_its_other_half() {
        for (text, whole) in [
            ("(a: [1, (2)], b: {})", true),
            ("// (\n(a: \")\")\n", true),
            ("(a: 1), (b: 2)", false),
            ("(a: [1)", false),
            ("a: 1)", false),
            ("", false),
        ] {
            assert_eq!(is_balanced(text), whole, "{text}");
        }
    }
}
