//! The First Server case as a page: what happened, why, what the certifiers did, and the lessons as questions.
//! Must not know the open comparison.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::split::{Reading, Row, Split, room, split};
use crate::{
    model::Lesson,
    pages::{Page, case, credit},
    say,
    tui::{
        action::{Action, Context},
        keymap::key_for,
        look::Look,
        message::Library,
        theme::Role,
    },
};

/// Rows of the list before the lessons.
const CHAPTERS: usize = 7;

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CasePage {
    /// Cursor and page.
    pub reading: Reading,
}

fn parts(body: Rect) -> Split {
    split(body, 40, 46)
}

impl CasePage {
    /// How many rows the list has: the chapters, then the lessons.
    pub fn rows(library: &Library) -> usize {
        CHAPTERS + library.study.case.lessons.len()
    }

    /// The lesson under the cursor.
    pub fn lesson(self, library: &Library) -> Option<&Lesson> {
        library.study.case.lessons.get(self.reading.cursor.checked_sub(CHAPTERS)?)
    }

    fn lines(self, library: &Library, look: &Look, room: usize) -> Vec<Line<'static>> {
        let (study, catalogue, lang) = (&library.study, &library.catalogue, look.lang);
        let cursor = self.reading.cursor;
        let mut page = Page::default();
        match self.lesson(library) {
            Some(lesson) => {
                page.head(case::lessons_head(study, lang));
                let number = cursor - CHAPTERS + 1;
                page.add(case::lesson(number, lesson, study, catalogue, &library.questions, lang));
                let enter = key_for(Context::CasePage, Action::Enter, lang);
                page.text(
                    Role::Dim,
                    say!(lang, "{} で最初の項目を開きます。", "{} opens the first of the items.", enter),
                );
            }
            None => {
                let mut chapters = case::chapters(study, catalogue, lang);
                let (head, chapter) = std::mem::take(&mut chapters[cursor.min(CHAPTERS - 1)]);
                page.head(head);
                page.add(chapter);
            }
        }
        page.gap();
        page.add(credit::source(study, lang));
        look.lines(&page, room)
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, library: &Library, look: &Look, body: Rect) {
        let page = parts(body).page;
        let lines = self.lines(library, look, room(page)).len();
        self.reading.scroll(pages, lines, page);
    }

    /// The row at a place of the body.
    pub fn hit(self, library: &Library, body: Rect, x: u16, y: u16) -> Option<usize> {
        self.reading.hit(CasePage::rows(library), parts(body).list, x, y)
    }

    /// Draws the screen.
    pub fn draw(self, library: &Library, look: &Look, body: Rect, buf: &mut Buffer) {
        let lang = look.lang;
        let study = &library.study;
        let parts = parts(body);
        let chapters = case::chapters(study, &library.catalogue, lang).map(|(head, _)| format!(" {head}"));
        let lessons = study.case.lessons.iter().enumerate();
        let lessons = lessons.map(|(n, lesson)| format!("  {:>2}. {}", n + 1, lesson.question.of(lang)));
        let rows: Vec<Row> = (chapters.into_iter().map(|text| Row { text, role: Role::Title }))
            .chain(lessons.map(|text| Row { text, role: Role::Text }))
            .collect();
        let title = say!(lang, " 事例（{}年） ", " The case ({}) ", study.case.year);
        self.reading.draw_list(&title, &rows, look, parts.list, buf);
        let lines = self.lines(library, look, room(parts.page));
        self.reading.draw_page(study.case.title.of(lang), &lines, look, parts.page, buf);
    }
}
