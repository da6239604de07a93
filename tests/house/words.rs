//! Keeps the settled words: one word for one thing in every text that a person reads. What only programs read (ids,
//! templates, names of fields) is let through, for it has no blank and no kana.

use super::{
    File, root,
    source::{tokens, without_tests},
    sources,
};

/// Words that are not ours in Japanese, the word to write, and texts in which the letters mean something else.
const JAPANESE: &[(&str, &str, &[&str])] = &[
    // The customers' list of the example is one.
    ("名簿", "公開の登録一覧", &["顧客名簿"]),
    ("裏付け", "手掛かり", &[]),
    ("自社の質問", "こちらから足す質問", &[]),
    ("分母", "満点", &[]),
    ("確定", "保存", &[]),
    ("取り除", "消す", &[]),
    ("候補から外", "消す", &[]),
    ("認証の側", "認証機関", &[]),
    ("答えの目安", "回答の目安", &[]),
    ("途中の審査", "定期審査", &[]),
    ("だれが確かめる", "確かめる人", &[]),
    ("何の業務", "仕事の内容", &[]),
];

/// Words that are not ours in English, in lower case, and the word to write.
const ENGLISH: &[(&str, &str)] = &[
    ("vendor", "provider"),
    ("vendors", "providers"),
    ("vendor's", "provider's"),
    ("emphasis", "weight"),
    ("emphases", "weights"),
    ("memo", "remarks"),
    ("recheck", "needs another look"),
    ("rechecked", "needs another look"),
    ("generation", "earlier version"),
    ("generations", "earlier versions"),
    ("accident", "incident"),
    ("accidents", "incidents"),
    ("begin", "start"),
    ("begins", "starts"),
    ("begun", "started"),
    ("log-in", "sign-in"),
    ("two-step", "two-factor"),
    ("reckoning", "reading"),
    ("certifiers", "certification bodies"),
];

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c))
}

/// The text without the names in its `{}`.
fn without_blanks(text: &str) -> String {
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect()
}

/// The words of a text that are not ours, each with the one to write.
fn strangers(text: &str) -> Vec<(&'static str, &'static str)> {
    if text.contains("{%") || !text.contains(' ') && !is_japanese(text) {
        return Vec::new();
    }
    let japanese = JAPANESE.iter().filter_map(|(word, ours, allowed)| {
        let rest = allowed.iter().fold(text.to_owned(), |rest, one| rest.replace(one, ""));
        rest.contains(word).then_some((*word, *ours))
    });
    let lower = without_blanks(text).to_lowercase().replace("\\n", " ");
    let said: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| !word.starts_with('-'))
        .collect();
    let english = ENGLISH.iter().filter(|(word, _)| said.contains(word)).copied();
    japanese.chain(english).collect()
}

#[test]
fn every_text_uses_the_settled_words() {
    let mut files: Vec<File> = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.path.ends_with("/tests.rs")) {
        let (code, _) = without_tests(&tokens(&file.text));
        for token in &code {
            for (word, ours) in strangers(&token.literal) {
                found.push(format!("{}:{}: {word}, not {ours}: {}", file.path, token.line, token.literal));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_word_that_is_not_ours_is_noticed() {
    for text in
        ["名簿にあった", "\"Read a vendor's reply\"", "one\\nMemo: two", "Begin a new comparison", "The log-in data"]
    {
        assert_eq!(strangers(text).len(), 1, "{text}");
    }
    for text in ["例: 顧客名簿の置き場所", "vendor", "Use --emphasis here", "a provider's reply"] {
        assert_eq!(strangers(text), [], "{text}");
    }
}

/// A page as people read it: without blocks and words of code, and without the tables of keys, which come from the source.
fn prose(page: &str) -> String {
    let (before, keys) = page.split_once("<!-- keys -->").unwrap_or((page, ""));
    let after = keys.split_once("<!-- /keys -->").map_or("", |(_, after)| after);
    let outside = |text: &str, mark: &str| text.split(mark).step_by(2).collect::<Vec<_>>().join(" ");
    outside(&outside(&format!("{before}{after}"), "```"), "`")
}

#[test]
fn every_page_uses_the_settled_words() {
    let mut found = Vec::new();
    for folder in [root(), root().join("docs")] {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let page = std::fs::read_to_string(&path).expect("a page");
                for line in prose(&page).lines() {
                    for (word, ours) in strangers(line) {
                        found.push(format!("{}: {word}, not {ours}: {line}", path.display()));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
