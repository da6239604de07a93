//! The First Server case as a page: what happened, why, what the certifiers did, and the lessons as questions.
//! Must not know the open comparison.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    sheet::Sheet,
    split::{Reading, Row, Split, room, split},
};
use crate::{
    model::{Cite, Lesson, Said, Study},
    pages::finding::{bracketed, of_the_paper},
    say,
    tui::{look::Look, message::Library, theme::Role},
};

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CasePage {
    /// Cursor and page.
    pub reading: Reading,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Part {
    Summary,
    Procedure,
    Timeline,
    Causes,
    Certifiers,
    Compensation,
    Prevention,
    Lesson(usize),
}

const CHAPTERS: [Part; 7] = [
    Part::Summary,
    Part::Procedure,
    Part::Timeline,
    Part::Causes,
    Part::Certifiers,
    Part::Compensation,
    Part::Prevention,
];

fn list(study: &Study) -> Vec<Part> {
    let lessons = (0..study.case.lessons.len()).map(Part::Lesson);
    CHAPTERS.into_iter().chain(lessons).collect()
}

fn parts(body: Rect) -> Split {
    split(body, 40, 46)
}

impl CasePage {
    /// How many rows the list has.
    pub fn rows(library: &Library) -> usize {
        list(&library.study).len()
    }

    fn part(self, study: &Study) -> Part {
        let list = list(study);
        list.get(self.reading.cursor).copied().unwrap_or(Part::Summary)
    }

    /// The lesson under the cursor.
    pub fn lesson(self, library: &Library) -> Option<&Lesson> {
        match self.part(&library.study) {
            Part::Lesson(n) => library.study.case.lessons.get(n),
            _ => None,
        }
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, pages: isize, library: &Library, look: &Look, body: Rect) {
        let page = parts(body).page;
        let lines = lines(self.part(&library.study), library, look, room(page)).len();
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
        let row = |part: &Part| match part {
            Part::Lesson(n) => {
                Row { text: format!("  {:>2}. {}", n + 1, study.case.lessons[*n].question.of(lang)), role: Role::Text }
            }
            chapter => Row { text: format!(" {}", heading(*chapter, look)), role: Role::Title },
        };
        let rows: Vec<Row> = list(study).iter().map(row).collect();
        let title = say!(lang, " 事例（{}年） ", " The case ({}) ", study.case.year);
        self.reading.draw_list(&title, &rows, look, parts.list, buf);
        let part = self.part(study);
        let lines = lines(part, library, look, room(parts.page));
        self.reading.draw_page(study.case.title.of(lang), &lines, look, parts.page, buf);
    }
}

fn heading(part: Part, look: &Look) -> &'static str {
    let lang = look.lang;
    match part {
        Part::Summary => lang.pick("あらまし", "In short"),
        Part::Procedure => lang.pick("手順と、当日したこと", "Planned vs. actual"),
        Part::Timeline => lang.pick("経過", "What happened when"),
        Part::Causes => lang.pick("原因", "Causes"),
        Part::Certifiers => lang.pick("認証機関がしたこと", "What the certification bodies did"),
        Part::Compensation => lang.pick("賠償", "Compensation"),
        Part::Prevention => lang.pick("再発防止", "Prevention"),
        Part::Lesson(_) => lang.pick("今なら聞くこと", "What to ask today"),
    }
}

fn lines(part: Part, library: &Library, look: &Look, room: usize) -> Vec<Line<'static>> {
    let lang = look.lang;
    let case = &library.study.case;
    let mut sheet = Sheet::new(look, room);
    let told = |one: &Said| of_the_paper(one, &library.study, &library.catalogue, lang);
    sheet.text(heading(part, look), Role::Title);
    sheet.gap();
    match part {
        Part::Summary => case.summary.iter().for_each(|one| sheet.entry(&told(one))),
        Part::Procedure => {
            for (n, step) in case.procedure.iter().enumerate() {
                let text =
                    say!(lang, "手順: {}\n当日: {}", "Meant: {}\nDone: {}", step.normal.of(lang), step.day.of(lang));
                let style = look.style(Role::Dim);
                sheet.marked(&format!("{}.", n + 1), 3, style, &text);
            }
        }
        Part::Timeline => {
            for event in &case.timeline {
                sheet.text(event.when.of(lang), Role::Key);
                let teller = event.teller.word(lang);
                sheet.entry(&bracketed(event.what.of(lang), teller, lang));
            }
        }
        Part::Causes => {
            for cause in &case.causes {
                sheet.text(cause.class.of(lang), Role::Key);
                sheet.entry(&told(&cause.what));
            }
        }
        Part::Certifiers => {
            for one in &case.certifiers {
                let name = library.catalogue.scheme(&one.scheme).map_or("", |scheme| scheme.short(lang));
                sheet.text(name, Role::Key);
                one.did.iter().for_each(|one| sheet.entry(&told(one)));
                sheet.text(lang.pick("論文の批判", "What the paper criticises"), Role::Dim);
                one.criticised.iter().for_each(|one| sheet.entry(&told(one)));
                sheet.gap();
            }
        }
        Part::Compensation => case.compensation.iter().for_each(|one| sheet.entry(&told(one))),
        Part::Prevention => case.prevention.iter().for_each(|one| sheet.entry(&told(one))),
        Part::Lesson(n) => {
            if let Some(lesson) = case.lessons.get(n) {
                sheet.text(lesson.question.of(lang), Role::Text);
                sheet.gap();
                sheet.text(lesson.to.word(lang), Role::Key);
                sheet.gap();
                sheet.text(lang.pick("関係する項目（Enter で開く）", "Items (Enter opens the first)"), Role::Dim);
                for id in &lesson.items {
                    let question = library.questions.item(id);
                    let text = question.map(|one| format!("{} {}", one.number, one.title.of(lang)));
                    sheet.entry(text.as_deref().unwrap_or(id));
                }
            }
        }
    }
    let cites: Vec<Cite> = match part {
        Part::Lesson(n) => case.lessons.get(n).map(|lesson| lesson.src.clone()).unwrap_or_default(),
        _ => library.study.sources.first().map(|paper| Cite(paper.id.clone())).into_iter().collect(),
    };
    sheet.gap();
    let credit = library.catalogue.credit(&cites, lang);
    sheet.text(&say!(lang, "出典: {}", "Source: {}", credit), Role::Dim);
    sheet.lines
}
