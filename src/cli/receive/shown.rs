//! A reply as it is told before or after it was taken, and how to go on. Must not know how it was made.

use std::path::Path;

use crate::{
    cli::out,
    exchange::receive::{self, EntryState, Preview, ReplyEntry},
    model::{Comparison, ItemId, Lang, one_line},
    pages::{Page, Role},
    say,
};

/// What is told afterwards.
pub struct Shown {
    /// The comparison as it was.
    pub comparison: Comparison,
    /// What the reply says.
    pub preview: Preview,
    /// The items whose answers were taken; `None` when nobody asked for that.
    pub taken: Option<Vec<ItemId>>,
}

/// Everything that is to be known before or after taking it.
pub fn page(shown: &Shown, file: &Path, reply: &Path, lang: Lang) -> Page {
    let preview = &shown.preview;
    let name = shown.comparison.service(&preview.service).map_or("", |service| &service.name);
    let mut page = Page::default();
    page.text(
        Role::Title,
        say!(lang, "{}: 「{}」についての回答", "{}: answers about {}", out::path(reply), one_line(name)),
    );
    let mut meanings = Vec::new();
    for entry in &preview.entries {
        page.gap();
        page.add(receive::page::entry(entry, lang));
        let meaning = format!("{}: {}", entry.state.word(lang), receive::page::meaning(entry.state, lang));
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }
    if !preview.not_understood.is_empty() {
        page.head(lang.pick("読み取れない行", "Rows that are not understood"));
        preview.not_understood.iter().for_each(|stray| page.add(receive::page::stray(stray, lang)));
        page.text(Role::Dim, receive::page::not_taken(lang));
    }
    page.gap();
    page.add(receive::page::blank(preview, &shown.comparison, lang));
    meanings.into_iter().for_each(|meaning| page.text(Role::Dim, meaning));
    page.text(Role::Dim, receive::page::kept(lang));
    page.gap();
    page.add(end(shown, file, reply, lang));
    page
}

/// What was done, or how to do it.
fn end(shown: &Shown, file: &Path, reply: &Path, lang: Lang) -> Page {
    let entries = &shown.preview.entries;
    let count = |test: &dyn Fn(&&ReplyEntry) -> bool| entries.iter().filter(test).count();
    let takes = |entry: &&ReplyEntry| entry.state != EntryState::Unchanged;
    let mut page = Page::default();
    let mut say = |words: String| page.text(Role::Text, words);
    if let Some(taken) = &shown.taken {
        let is_taken = |entry: &&ReplyEntry| takes(entry) && taken.contains(&entry.item);
        let bare = count(&|entry| is_taken(entry) && entry.after.lacks_reason());
        let left = count(&|entry| takes(entry) && !is_taken(entry));
        say(match count(&is_taken) {
            0 => lang.pick("取り込む回答はありません。", "There was nothing to apply.").to_owned(),
            done => say!(
                lang,
                "{} 件の回答を取り込み、保存しました。kumomi history と kumomi restore で元に戻せます。",
                "Answers applied and saved: {}. To undo: kumomi history and kumomi restore.",
                done
            ),
        });
        if bare > 0 {
            say(say!(
                lang,
                "理由の書かれていない「いいえ」「対象外」が {} 件あります。kumomi answer --note で書けます。",
                "No or N/A without a reason in the note: {}. Give it with kumomi answer --note.",
                bare
            ));
        }
        if left > 0 {
            say(say!(lang, "取り込んでいない回答が {} 件あります。", "Answers not applied: {}.", left));
        }
        return page;
    }
    page.text(Role::Text, lang.pick("まだ何も変えていません。", "Nothing has changed yet."));
    let (file, reply) = (out::typeable(file), out::typeable(reply));
    let mut offer = |words: String, options: &str| {
        page.text(Role::Text, format!("{words}:"));
        page.address(format!("kumomi receive {file} {reply} {options}"));
    };
    let new = count(&|entry| entry.state == EntryState::New);
    let changed = count(&|entry| matches!(entry.state, EntryState::Changed | EntryState::Conflict(_)));
    if new > 0 {
        offer(say!(lang, "新しい回答 {} 件を取り込む", "Apply the new answers ({})", new), "--all");
    }
    if changed > 0 {
        let words = say!(lang, "前と違う {} 件も取り込む", "Also apply the changed answers ({})", changed);
        offer(words, "--all --take-changed");
    }
    if let Some(entry) = entries.iter().find(takes) {
        let words = lang.pick("項目を選んで取り込む", "Apply some of them");
        offer(words.to_owned(), &format!("--take {}", entry.number));
    }
    page
}
