//! The check screen: left the items with their verdicts, right the item under the cursor, below it what was noted.
//! Must not know what a verdict replaces.
//!
//! ```text
//! ┌ 架空予約帳 (1/3) 14/15 ┐┌ 10 バックアップに責任を持つ ─────┐
//! │選択するときのポイント  ││どの質問か、回答の目安、理由、根拠 │
//! │ 1 どの業務で..    はい ││                                  │
//! │                        │└──────────────────────────────────┘
//! │                        │┌ メモと根拠 ──────────────────────┐
//! └────────────────────────┘└──────────────────────────────────┘
//! ```

mod page;

use page::explanation;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::services::full_name;
use crate::{
    model::{Answer, Emphasis, Question, Service, Side, Tally, Verdict},
    pages::{
        Labels, Page,
        answer::{self, Lack},
    },
    say,
    tui::{Action, Context, Desk, Look, Role, Screen, Scroll, Turn, View, answers, key_for, row_at, window},
    typeset::{clip, fit, width},
};

/// What the check screen remembers beside the cursor.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckScreen {
    /// First line of the explanation that is shown.
    top: usize,
    /// Service and item that it is about.
    about: (usize, usize),
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemRow {
    Section(usize),
    Item(usize),
}

/// The screen, laid out for the present size.
struct CheckLayout {
    items: Rect,
    rows: Vec<ItemRow>,
    /// The rows that are shown.
    shown: std::ops::Range<usize>,
    explanation: Scroll,
    note: Rect,
    /// Condition, note and evidence.
    noted: Vec<Line<'static>>,
}

impl CheckLayout {
    fn of(desk: &Desk, view: View<'_>) -> CheckLayout {
        let body = view.body;
        let left = (body.width * 47 / 100).min(58);
        let height = if body.height >= 28 { 9 } else { 6 }.min(body.height / 2);
        let items = Rect { width: left, ..body };
        let right = Rect { x: body.x + left, width: body.width - left, ..body };
        let frame = Rect { height: right.height - height, ..right };
        let title = desk
            .question()
            .map_or_else(String::new, |question| format!(" {} {} ", question.number, question.title.of(view.lang())));
        let mut rows = Vec::new();
        let mut place = 0;
        for (n, section) in desk.comparison().questions.sections.iter().enumerate() {
            rows.push(ItemRow::Section(n));
            rows.extend((place..place + section.items.len()).map(ItemRow::Item));
            place += section.items.len();
        }
        let cursor = rows.iter().position(|row| *row == ItemRow::Item(desk.item_place())).unwrap_or(0);
        let note = Rect { y: right.bottom() - height, height, ..right };
        let (look, mut page) = (view.look(), explanation(desk, view.look()));
        let noted = desk.question().zip(desk.answer()).map(|(question, answer)| self::note(question, &answer, look));
        let noted_page = noted.unwrap_or_default();
        let noted = look.top(&noted_page, Scroll::room(note), MOST_LINES);
        // What the note has no room for is read on in the explanation.
        if noted.len() > usize::from(note.height.saturating_sub(2)) {
            page.gap();
            page.head(view.lang().pick("メモと根拠", "Note and evidence"));
            page.add(noted_page);
        }
        CheckLayout {
            shown: window(cursor, rows.len(), usize::from(items.height.saturating_sub(2))),
            items,
            rows,
            explanation: Scroll::of(&page, &title, frame, look),
            note,
            noted,
        }
    }
}

impl CheckScreen {
    /// Another item is read from its top.
    pub fn settle(&mut self, desk: &Desk) {
        let about = (desk.service_place(), desk.item_place());
        if self.about != about {
            *self = CheckScreen { top: 0, about };
        }
    }

    /// Carries out a command.
    pub fn act(&mut self, action: Action, desk: &mut Desk, turn: &mut Turn<'_>) {
        match action {
            Action::Back => turn.go(Screen::Services),
            Action::Up => desk.focus_item(desk.item_place().saturating_sub(1)),
            Action::Down => desk.focus_item(desk.item_place() + 1),
            Action::First => desk.focus_item(0),
            Action::Last => desk.focus_item(usize::MAX),
            Action::Left => desk.turn_service(-1),
            Action::Right => desk.turn_service(1),
            Action::PageUp => CheckLayout::of(desk, turn.view).explanation.by_pages(&mut self.top, -1),
            Action::PageDown => CheckLayout::of(desk, turn.view).explanation.by_pages(&mut self.top, 1),
            Action::NextOpen => next_open(desk, turn),
            Action::Answer(verdict) => {
                let all = |desk: &Desk| (0..desk.items()).collect();
                answers::give(Some(verdict), Some(&all), desk, turn);
            }
            Action::Enter if desk.run_is_over() => answers::run_on(desk, turn),
            Action::Enter => answers::note(desk, turn),
            other => answers::act(other, desk, turn),
        }
    }

    /// Puts the cursor where a click was; one on the note writes it.
    pub fn click(&self, at: Position, desk: &mut Desk, view: View<'_>) -> Option<Action> {
        let laid = CheckLayout::of(desk, view);
        if laid.note.contains(at) {
            return Some(Action::Note);
        }
        let row = row_at(at.y, laid.items.y + 1, laid.shown).filter(|_| laid.items.contains(at))?;
        if let ItemRow::Item(place) = laid.rows[row] {
            desk.focus_item(place);
        }
        None
    }

    /// Scrolls the explanation by lines when the wheel is turned over it; whether it was.
    pub fn wheel(&mut self, by: isize, at: Position, desk: &Desk, view: View<'_>) -> bool {
        let explanation = CheckLayout::of(desk, view).explanation;
        let over = explanation.frame.contains(at);
        if over {
            explanation.by_lines(&mut self.top, by);
        }
        over
    }

    /// Draws the screen.
    pub fn draw(&self, desk: &Desk, view: View<'_>, buf: &mut Buffer) {
        let Some(service) = desk.service() else { return };
        let (laid, look) = (CheckLayout::of(desk, view), view.look());
        draw_items(&laid, desk, service, look, buf);
        laid.explanation.draw(self.top, look, buf);
        draw_note(&laid, desk, look, buf);
    }
}

fn next_open(desk: &mut Desk, turn: &mut Turn<'_>) {
    match desk.service().and_then(|service| desk.next_open(service, desk.item_place() + 1)) {
        Some(place) => desk.focus_item(place),
        None => turn
            .good(turn.lang().pick("このサービスに未回答の項目はありません。", "This service has no open items left.")),
    }
}

fn draw_items(laid: &CheckLayout, desk: &Desk, service: &Service, look: &Look, buf: &mut Buffer) {
    let (lang, area) = (look.lang, laid.items);
    let tally = Tally::whole(service, desk.items());
    let counts =
        format!(" ({}/{}) {}/{} ", desk.service_place() + 1, desk.services().len(), tally.answered(), tally.all());
    let name = clip(&full_name(service), usize::from(area.width).saturating_sub(counts.len() + 4));
    let inside = look.popup(format!(" {name}{counts}"), area, buf);
    let room = usize::from(inside.width);
    let verdicts = look.verdict_width();
    let mut questions = desk.comparison().questions.items().enumerate();
    for (row, y) in laid.rows[laid.shown.clone()].iter().zip(inside.top()..inside.bottom()) {
        match row {
            ItemRow::Section(n) => {
                let section = &desk.comparison().questions.sections[*n];
                let tally = Tally::of(service, &section.items);
                let counts = format!("{}/{}", tally.answered(), tally.all());
                let title = fit(section.title.of(lang), room.saturating_sub(counts.len() + 1));
                let line = Line::styled(format!("{title} {counts}"), look.style(Role::Title));
                buf.set_line(inside.x, y, &line, inside.width);
            }
            ItemRow::Item(place) => {
                let Some((_, question)) = questions.find(|(n, _)| n == place) else {
                    continue;
                };
                let line = item_line(
                    question,
                    service.answer(&question.id),
                    look,
                    room.saturating_sub(verdicts),
                    desk.emphasis(&question.id),
                );
                buf.set_line(inside.x, y, &line, inside.width);
                if *place == desk.item_place() {
                    // The verdict keeps its colour under the cursor.
                    let row = Rect { y, height: 1, width: inside.width.saturating_sub(look.lang.pick(6, 7)), ..inside };
                    buf.set_style(row, look.style(Role::Cursor));
                }
            }
        }
    }
}

/// One kanji or letter for a weight, in two columns.
fn stress_mark(emphasis: Emphasis, look: &Look) -> &'static str {
    match emphasis {
        Emphasis::Must => look.lang.pick("必", "M "),
        Emphasis::Important => look.lang.pick("重", "I "),
        Emphasis::Normal => "  ",
    }
}

/// ` 3必取扱う情報の重要度を..!いいえ`: number, weight, title, verdict; before it `~` where words are 要見直し, `!` where a
/// reason is missing, or `*` where more is written.
fn item_line(
    question: &Question,
    answer: Option<&Answer>,
    look: &Look,
    room: usize,
    emphasis: Emphasis,
) -> Line<'static> {
    let verdict = answer.and_then(|answer| answer.verdict);
    let (mark, role) = match answer {
        Some(answer) if answer.recheck => ("~", Role::Notice),
        Some(answer) if answer.lacks_reason() => ("!", Role::Bad),
        Some(answer) if !answer.note.is_empty() || !answer.evidence.is_empty() => ("*", Role::Dim),
        _ => (" ", Role::Dim),
    };
    Line::from(vec![
        Span::styled(format!("{:>3}", question.number), look.style(Role::Dim)),
        Span::styled(stress_mark(emphasis, look), look.style(Role::Key)),
        Span::styled(fit(question.title.of(look.lang), room.saturating_sub(6)), look.style(Role::Text)),
        Span::styled(mark, look.style(role)),
        Span::styled(fit(Verdict::word_of(verdict, look.lang), look.verdict_width()), look.verdict(verdict)),
    ])
}

/// What was noted for the item under the cursor.
fn draw_note(laid: &CheckLayout, desk: &Desk, look: &Look, buf: &mut Buffer) {
    let (Some(question), Some(answer)) = (desk.question(), desk.answer()) else {
        return;
    };
    let (area, room) = (laid.note, Scroll::room(laid.note));
    let inside = look.popup(clip(&note_title(question, &answer, look), room), area, buf);
    for (line, y) in laid.noted.iter().zip(inside.top()..inside.bottom()) {
        buf.set_line(inside.x + 1, y, line, inside.width.saturating_sub(1));
    }
    let who = answer::signed(&answer.by, answer.day);
    if !who.is_empty() {
        let who = clip(&format!(" {who} "), room);
        let x = inside.right().saturating_sub(u16::try_from(width(&who)).unwrap_or(0));
        buf.set_stringn(x, area.bottom().saturating_sub(1), &who, room, look.style(Role::Dim));
    }
}

/// More lines of a note than any window shows.
const MOST_LINES: usize = 200;

fn key(action: Action, look: &Look) -> String {
    key_for(Context::On(Screen::Check), action, look.lang)
}

/// ` メモ (m)  根拠 (e) `: what there is to write, and what the answer asks for beside it, with the keys for it.
fn note_title(question: &Question, answer: &Answer, look: &Look) -> String {
    let l = Labels::of(look.lang);
    let parts = [
        (true, look.lang.pick("メモ", "Note"), Action::Note),
        (true, l.evidence, Action::Evidence),
        (!answer.condition.trim().is_empty(), look.lang.pick("条件", "Condition"), Action::Settle),
        (answer.asks_who_mends(question.side), l.mend, Action::Mend),
        (!answer.earlier.is_empty(), l.earlier_one, Action::TakeOver),
    ];
    let parts = parts.into_iter().filter(|(applies, ..)| *applies);
    let parts: Vec<String> = parts.map(|(_, label, action)| format!("{label} ({})", key(action, look))).collect();
    format!(" {} ", parts.join("  "))
}

/// What stands with an answer, with the keys for what it still needs.
pub fn note(question: &Question, answer: &Answer, look: &Look) -> Page {
    let lang = look.lang;
    let [note, evidence] = [Action::Note, Action::Evidence].map(|action| key(action, look));
    let hint = |lack| match lack {
        Lack::Look => say!(
            lang,
            "{} か {} で直すか、{}（このままでよい）を押します。",
            "Change them ({}, {}), or confirm them ({}).",
            note,
            evidence,
            key(Action::Confirm, look)
        ),
        Lack::Reason => say!(lang, "{} で書けます。", "Press {} to give it.", key(Action::Reason, look)),
        Lack::Evidence if question.side == Side::Own => {
            say!(lang, "{} か {} で書けます。", "Press {} or {} to give it.", evidence, note)
        }
        Lack::Evidence => say!(lang, "{} で書けます。", "Press {} to give it.", evidence),
    };
    let mut page = answer::page(answer, question.side, hint, lang);
    page.add(answer::earlier(&answer.earlier, lang));
    if page.is_empty() {
        page.text(Role::Dim, lang.pick("まだ何も書かれていません。", "Nothing written yet."));
    }
    page
}
