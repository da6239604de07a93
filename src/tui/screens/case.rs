//! The First Server case as a page: what happened, why, what the certifiers did, and the lessons as questions.
//! Must not know answers.

use ratatui::{buffer::Buffer, layout::Position, text::Line};

use super::{
    sheet::Sheet,
    split::{ListRow, Reading, Split, frames},
};
use crate::{
    model::{Cite, Said, Study},
    pages::finding::{bracketed, of_the_paper},
    say,
    tui::{
        action::{Action, Screen},
        desk::Desk,
        look::Look,
        message::Library,
        paper::Paper,
        theme::Role,
        turn::{Turn, View},
    },
};

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseScreen {
    reading: Reading,
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

impl CaseScreen {
    fn part(self, study: &Study) -> Part {
        let list = list(study);
        list[self.reading.within(list.len()).cursor]
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, desk: Option<&mut Desk>, library: &Library, turn: &mut Turn<'_>) {
        if self.reading.travel(action, &self.laid(library, turn.view)) {
            return;
        }
        match action {
            Action::Back => turn.back(),
            Action::GoMap => turn.aside(Screen::Map),
            Action::Enter => self.go_to_lesson(desk, library, turn),
            _ => {}
        }
    }

    /// The first item of the lesson under the cursor, for the service under the cursor.
    fn go_to_lesson(self, desk: Option<&mut Desk>, library: &Library, turn: &mut Turn<'_>) {
        let lang = turn.lang();
        let Part::Lesson(n) = self.part(&library.study) else {
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

    /// Puts the cursor where a click was; a second one there opens.
    pub fn click(&mut self, at: Position, library: &Library, view: View<'_>) -> Option<Action> {
        self.reading.click(at, &self.laid(library, view), Action::Enter)
    }

    /// Draws the screen.
    pub fn draw(self, library: &Library, view: View<'_>, buf: &mut Buffer) {
        self.laid(library, view).draw(self.reading, view.look(), buf);
    }

    fn laid(self, library: &Library, view: View<'_>) -> Split {
        let (look, lang) = (view.look(), view.lang());
        let study = &library.study;
        let frames = frames(view.body, 40, 46);
        let row = |part: &Part| match part {
            Part::Lesson(n) => ListRow {
                text: format!("  {:>2}. {}", n + 1, study.case.lessons[*n].question.of(lang)),
                role: Role::Text,
            },
            chapter => ListRow { text: format!(" {}", heading(*chapter, look)), role: Role::Title },
        };
        let rows = list(study).iter().map(row).collect();
        let title = say!(lang, " 事例（{}年） ", " The case ({}) ", study.case.year);
        let lines = lines(self.part(study), library, look, Paper::room(frames[1]));
        Split::new(frames, title, rows, study.case.title.of(lang), lines)
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
