//! The preview of a reply in words. Must not know how it was made.

use std::path::Path;

use crate::{
    cli::{
        columns::{Column, labelled, row},
        out,
    },
    exchange::receive::{EntryState, Preview, ReplyEntry},
    model::{Comparison, ItemId, Lang, Verdict, one_line},
    say,
};

const COLUMNS: [Column; 5] = [Column::right(4), Column::left(36), Column::left(20), Column::left(6), Column::left(6)];

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
pub fn whole(shown: &Shown, file: &Path, reply: &Path, lang: Lang) -> String {
    let preview = &shown.preview;
    let name = shown.comparison.service(&preview.service).map_or("", |service| &service.name);
    let mut text =
        say!(lang, "{}: 「{}」についての回答\n\n", "{}: answers about {}\n\n", out::path(reply), one_line(name));
    if !preview.entries.is_empty() {
        let head = [
            lang.pick("行", "row"),
            lang.pick("項目", "item"),
            "",
            lang.pick("前", "before"),
            lang.pick("回答", "answer"),
        ];
        text += &row(&COLUMNS, &head);
    }
    for entry in &preview.entries {
        text += &line(entry, lang);
        for words in entry.words.lines() {
            text += &labelled(6, "", &one_line(words));
        }
        let condition = &entry.after.condition;
        if entry.state != EntryState::Unchanged && !condition.is_empty() {
            let label = lang.pick("条件になる言葉: ", "becomes the plan condition: ");
            text += &labelled(6, label, &one_line(condition));
        }
    }
    if !preview.blank.is_empty() {
        let numbers = preview.blank.iter().filter_map(|item| shown.comparison.questions.item(item));
        let numbers: Vec<String> = numbers.map(|question| question.number.to_string()).collect();
        text += &say!(lang, "\n空欄の項目: {}\n", "\nLeft blank: {}\n", numbers.join(lang.pick("・", ", ")));
    }
    if !preview.not_understood.is_empty() {
        text += lang.pick("\n読み取れない行:\n", "\nRows that are not understood:\n");
        for stray in &preview.not_understood {
            let label = say!(lang, "{} 行: ", "row {}: ", stray.row);
            let words = say!(lang, "{}: {}", "{}: {}", stray.why.words(lang), stray.text);
            text += &labelled(2, &label, &one_line(&words));
        }
    }
    text.push('\n');
    text + &end(shown, file, reply, lang)
}

fn line(entry: &ReplyEntry, lang: Lang) -> String {
    let state = match entry.state {
        EntryState::Conflict(day) => format!("{} {day}", entry.state.word(lang)),
        state => state.word(lang).to_owned(),
    };
    let after = match entry.state {
        EntryState::NotUnderstood => "?",
        _ => Verdict::word_of(entry.after.verdict, lang),
    };
    let cells = [
        entry.row.to_string(),
        format!("{} {}", entry.number, entry.title.of(lang)),
        state,
        Verdict::word_of(entry.before, lang).to_owned(),
        after.to_owned(),
    ];
    row(&COLUMNS, &cells)
}

/// What was done, or how to do it.
fn end(shown: &Shown, file: &Path, reply: &Path, lang: Lang) -> String {
    let entries = &shown.preview.entries;
    let count = |test: fn(EntryState) -> bool| entries.iter().filter(|entry| test(entry.state)).count();
    let (new, changed) = (
        count(|state| state == EntryState::New),
        count(|state| matches!(state, EntryState::Changed | EntryState::Conflict(_))),
    );
    if let Some(taken) = &shown.taken {
        let is_taken = |entry: &&ReplyEntry| entry.state != EntryState::Unchanged && taken.contains(&entry.item);
        let done = entries.iter().filter(is_taken).count();
        let bare = entries.iter().filter(is_taken).filter(|entry| entry.after.lacks_reason()).count();
        let mut text = match done {
            0 => lang.pick("取り込む回答はありません。\n", "There was nothing to apply.\n").to_owned(),
            _ => say!(
                lang,
                "{done} 件の回答を取り込み、保存しました。kumomi history と kumomi restore で元に戻せます。\n",
                "Answers applied and saved: {done}. To undo: kumomi history and kumomi restore.\n"
            ),
        };
        if bare > 0 {
            text += &say!(
                lang,
                "理由の書かれていない「いいえ」「対象外」が {bare} 件あります。kumomi answer --note で書けます。\n",
                "No or N/A without a reason in the note: {bare}. Give it with kumomi answer --note.\n"
            );
        }
        let left =
            entries.iter().filter(|entry| entry.state != EntryState::Unchanged && !taken.contains(&entry.item)).count();
        if left > 0 {
            text += &say!(lang, "取り込んでいない回答が {} 件あります。\n", "Answers not applied: {}.\n", left);
        }
        return text;
    }
    let (file, reply) = (out::typeable(file), out::typeable(reply));
    let mut text = lang.pick("まだ何も変えていません。\n", "Nothing has changed yet.\n").to_owned();
    if new > 0 {
        text += &say!(
            lang,
            "新しい回答 {new} 件を取り込む: kumomi receive {file} {reply} --all\n",
            "apply the new answers ({new}): kumomi receive {file} {reply} --all\n"
        );
    }
    if changed > 0 {
        text += &say!(
            lang,
            "前と違う {changed} 件も取り込む: kumomi receive {file} {reply} --all --take-changed\n",
            "also apply the changed answers ({changed}): kumomi receive {file} {reply} --all --take-changed\n"
        );
    }
    if let Some(entry) = entries.iter().find(|entry| entry.state != EntryState::Unchanged) {
        text += &say!(
            lang,
            "項目を選んで取り込む: kumomi receive {file} {reply} --take {}\n",
            "apply some of them: kumomi receive {file} {reply} --take {}\n",
            entry.number
        );
    }
    text
}
