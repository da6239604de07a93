//! The First Server case as a page: what happened, why, what the certifiers did, and the lessons as questions.
//! Must not know answers.

use super::split::{ListRow, Reading, Split, frames};
use crate::{
    model::Study,
    pages::{Page, case, credit},
    say,
    tui::{Action, Context, Desk, Library, Role, Screen, Turn, View, key_for},
};

/// Rows of the list before the lessons.
const CHAPTERS: usize = 7;

/// The lesson under the cursor, by its place.
fn lesson(reading: Reading, study: &Study) -> Option<usize> {
    let lessons = study.case.lessons.len();
    reading.within(CHAPTERS + lessons).cursor.checked_sub(CHAPTERS).filter(|n| *n < lessons)
}

/// Carries out a command.
pub fn act(action: Action, reading: Reading, desk: Option<&mut Desk>, library: &Library, turn: &mut Turn<'_>) {
    match action {
        Action::GoMap => turn.aside(Screen::Map),
        Action::Enter => go_to_lesson(reading, desk, library, turn),
        _ => {}
    }
}

/// The first item of the lesson under the cursor, for the service under the cursor.
fn go_to_lesson(reading: Reading, desk: Option<&mut Desk>, library: &Library, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some(n) = lesson(reading, &library.study) else {
        return turn.warn(lang.pick("質問の行を選んでください。", "Move to one of the questions."));
    };
    let Some(desk) = desk else {
        return turn.warn(lang.pick("比較を開くと、項目へ進めます。", "Open a comparison to go to the item."));
    };
    let items = &library.study.case.lessons[n].items;
    let there = items.iter().find(|id| desk.comparison().questions.item(id).is_some());
    match (there, desk.service().is_some()) {
        (Some(id), true) => {
            desk.focus_item_id(id);
            turn.go(Screen::Check);
        }
        (None, _) => turn.warn(lang.pick(
            "この比較のチェックシートに、その項目はありません。",
            "The checklist of this comparison has no such item.",
        )),
        (_, false) => turn.warn(lang.pick("候補サービスを追加してください。", "Add a candidate service first.")),
    }
}

/// The screen, laid out.
pub fn split(reading: Reading, library: &Library, view: View<'_>) -> Split {
    let (study, lang) = (&library.study, view.lang());
    let frames = frames(view.body, 40, 46);
    let mut chapters = case::chapters(study, &library.catalogue, lang);
    let lessons = study.case.lessons.iter().enumerate();
    let lessons = lessons.map(|(n, one)| format!("  {:>2}. {}", n + 1, one.question.of(lang)));
    let rows = (chapters.iter().map(|(head, _)| ListRow { text: format!(" {head}"), role: Role::Title }))
        .chain(lessons.map(|text| ListRow { text, role: Role::Text }))
        .collect();
    let mut page = Page::default();
    match lesson(reading, study) {
        Some(n) => {
            page.head(case::lessons_head(study, lang));
            let lesson = &study.case.lessons[n];
            page.add(case::lesson(n + 1, lesson, study, &library.catalogue, &library.questions, lang));
            let enter = key_for(Context::On(Screen::Case), Action::Enter, lang);
            let hint = say!(lang, "{} で最初の項目を開きます。", "{} opens the first of the items.", enter);
            page.text(Role::Dim, hint);
        }
        None => {
            let (head, chapter) = std::mem::take(&mut chapters[reading.cursor.min(CHAPTERS - 1)]);
            page.head(head);
            page.add(chapter);
        }
    }
    page.gap();
    page.add(credit::source(study, lang));
    let title = say!(lang, " 事例（{}年） ", " The case ({}) ", study.case.year);
    Split::new(frames, title, rows, (study.case.title.of(lang), &page), view.look())
}
