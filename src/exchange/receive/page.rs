//! What is told about a reply before it is taken: what would become of each answer, and of what nothing can be made.
//! Must not know how it is taken.

use super::{EntryState, Preview, ReplyEntry, Stray};
use crate::{
    model::{Comparison, Lang, Verdict, one_line},
    pages::{Labels, Page, Role},
    say,
};

/// What would become of one answer, with the provider's words.
pub fn entry(entry: &ReplyEntry, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Title, format!("{} {}", entry.number, entry.title.of(lang)));
    page.text(
        entry.state.into(),
        say!(lang, "{}（表の {} 行目）", "{} (row {} of the file)", change(entry, lang), entry.row),
    );
    page.text(Role::Text, &*entry.words);
    let condition = &entry.after.condition;
    if entry.state != EntryState::Unchanged && !condition.is_empty() {
        page.fact(Labels::of(lang).condition, one_line(condition));
    }
    page
}

/// `はい > 一部  前と違う`: what would be recorded stands first, for in a narrow window the end is cut.
pub fn change(entry: &ReplyEntry, lang: Lang) -> String {
    let state = match entry.state {
        EntryState::Conflict(day) => format!("{} {day}", entry.state.word(lang)),
        state => state.word(lang).to_owned(),
    };
    let [before, after] = [entry.before, entry.after.verdict].map(|verdict| Verdict::word_of(verdict, lang));
    format!("{before} > {after}  {state}")
}

/// What it means that an entry stands so.
pub fn meaning(state: EntryState, lang: Lang) -> &'static str {
    match state {
        EntryState::New => lang.pick("前の判定を消すことはありません。", "No verdict is overwritten."),
        EntryState::Changed => lang.pick("前の判定が変わります。", "A verdict would change."),
        EntryState::Conflict(_) => lang.pick(
            "質問状を作ったあと、この日に自社で答えています。",
            "It was answered on this day, after the questionnaire was created.",
        ),
        EntryState::Unchanged => lang.pick("もう記録されています。", "It is recorded already."),
        EntryState::NotUnderstood => lang.pick(
            "回答の言葉を読み取れません。取り込むと、言葉だけが根拠として残ります。",
            "The answer is none of the known words; if applied, only the words are kept as evidence.",
        ),
    }
}

/// What becomes of the words of whatever is taken.
pub fn kept(lang: Lang) -> &'static str {
    lang.pick("事業者の言葉は、そのまま根拠に残ります。", "The provider's words are kept as evidence.")
}

/// A row that nothing can be made of.
pub fn stray(stray: &Stray, lang: Lang) -> Page {
    let mut page = Page::default();
    page.text(Role::Bad, say!(lang, "{} 行目: {}", "Row {}: {}", stray.row, stray.why.words(lang)));
    page.text(Role::Text, one_line(&stray.text));
    page
}

/// What becomes of such rows.
pub fn not_taken(lang: Lang) -> &'static str {
    lang.pick(
        "この行は取り込みません。必要なら、項目に書いてください。",
        "This row is not applied. If it matters, write it at the item.",
    )
}

/// The items that were left blank; nothing where there are none.
pub fn blank(preview: &Preview, comparison: &Comparison, lang: Lang) -> Page {
    let mut page = Page::default();
    let questions = preview.blank.iter().filter_map(|item| comparison.questions.item(item));
    let numbers: Vec<String> = questions.map(|question| question.number.to_string()).collect();
    if !numbers.is_empty() {
        page.fact(lang.pick("空欄の項目", "Left blank"), numbers.join(lang.pick("・", ", ")));
    }
    page
}

/// The role of a state.
impl From<EntryState> for Role {
    fn from(state: EntryState) -> Role {
        match state {
            EntryState::New => Role::Good,
            EntryState::Changed => Role::Notice,
            EntryState::Conflict(_) | EntryState::NotUnderstood => Role::Bad,
            EntryState::Unchanged => Role::Dim,
        }
    }
}
