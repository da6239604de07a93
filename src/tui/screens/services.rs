//! The services screen: the candidates with progress and counts. Must not know what is in a form.
//!
//! ```text
//!   名前                             回答  根拠 はい 一部 いいえ 不明 対象外 未回答
//! > 架空予約帳 (スタンダード)        14/15    13    5    8      0    1      0      1
//! ```

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::typeset::{clip, fit, fit_right, width, wrap, wrap_top};
use crate::{
    model::{About, Conclusion, Edit, FormKind, Score, Service, Tally, Verdict},
    pages::{
        self,
        finding::{beside_score, counts},
    },
    say,
    tui::{Action, Desk, Effect, Look, Role, Screen, Turn, View, answers, progress, row_at, window},
};

/// Rows that the words about the service under the cursor need, and that the list needs.
const WORDS: u16 = 8;
const LIST: u16 = 8;

/// The verdicts as columns, 未回答 last.
fn columns() -> impl Iterator<Item = Option<Verdict>> {
    Verdict::ALL.into_iter().map(Some).chain([None])
}

/// Name of a service with its plan.
pub fn full_name(service: &Service) -> String {
    if service.plan.is_empty() { service.name.clone() } else { format!("{} ({})", service.name, service.plan) }
}

/// Upper part for the list, as high as it needs to be; lower part for the words.
fn parts(desk: &Desk, body: Rect) -> (Rect, Rect) {
    let wanted = u16::try_from(desk.services().len()).unwrap_or(u16::MAX).saturating_add(3);
    let height =
        if desk.services().is_empty() { body.height } else { wanted.max(LIST).min(body.height.saturating_sub(WORDS)) };
    let list = Rect { height, ..body };
    (list, Rect { y: list.bottom(), height: body.height - height, ..body })
}

/// Carries out a command.
pub fn act(action: Action, desk: &mut Desk, turn: &mut Turn<'_>) {
    if let Some(by) = action.stride(isize::try_from(turn.view.body.height / 2).unwrap_or(1)) {
        return desk.step_service(by);
    }
    let service = desk.service().map(|service| service.id.clone());
    match action {
        Action::Back => turn.ask(Effect::Close),
        Action::Enter if service.is_some() => turn.go(Screen::Check),
        Action::Enter | Action::Add => turn.form(FormKind::NewService),
        Action::Edit => service.into_iter().for_each(|id| turn.form(FormKind::Service(id))),
        Action::Rename => turn.form(FormKind::Comparison),
        Action::Delete => remove(desk, turn),
        Action::MoveUp => shift(-1, desk, turn),
        Action::MoveDown => shift(1, desk, turn),
        other => answers::act(other, desk, turn),
    }
}

fn remove(desk: &mut Desk, turn: &mut Turn<'_>) {
    let Some(service) = desk.service() else { return };
    let text =
        say!(turn.lang(), "候補サービスを消しました（u で戻せます）: {}", "Removed (u undoes it): {}", service.name);
    let id = service.id.clone();
    if turn.change(desk, Edit::RemoveService(id)) {
        turn.good(&text);
    }
}

fn shift(by: isize, desk: &mut Desk, turn: &mut Turn<'_>) {
    let Some(id) = desk.service().map(|service| service.id.clone()) else { return };
    let to = desk.service_place().saturating_add_signed(by).min(desk.services().len() - 1);
    turn.change(desk, Edit::MoveService { id, to });
}

/// Puts the cursor where a click was; a second one there opens.
pub fn click(at: Position, desk: &mut Desk, view: View<'_>) -> Option<Action> {
    let (list, _) = parts(desk, view.body);
    let shown = window(desk.service_place(), desk.services().len(), usize::from(list.height.saturating_sub(3)));
    let row = row_at(at.y, list.y + 2, shown)?;
    if row == desk.service_place() {
        return Some(Action::Enter);
    }
    desk.focus_place(row);
    None
}

/// Draws the screen.
pub fn draw(desk: &Desk, view: View<'_>, buf: &mut Buffer) {
    let (look, lang) = (view.look(), view.lang());
    let (list, words) = parts(desk, view.body);
    let services = desk.services();
    let total = desk.total();
    let title = say!(
        lang,
        " 候補サービス {} 件  回答 {}/{} ",
        " {} candidate services  answered {}/{} ",
        services.len(),
        total.answered(),
        total.all()
    );
    let inside = look.popup(title, list, buf);
    if services.is_empty() {
        let text = lang.pick(
            [
                "候補サービスがまだありません。",
                "a  を押して、サービス名・事業者・プランを書いてください。2つから6つくらいが比べやすい数です。",
            ],
            [
                "There are no candidate services yet.",
                "Press  a  and write its name, provider and plan. Two to six are easy to compare.",
            ],
        );
        return look.advise(&text, inside, buf);
    }
    let cell = |verdict| width(Verdict::word_of(verdict, lang)).max(4) + 1;
    let backed = 6;
    let left = usize::from(inside.width).saturating_sub(columns().map(cell).sum::<usize>() + 9 + backed);
    // In a narrow window the name is worth more than the bar: the counts say the same.
    let bar = if left < 32 { 0 } else { (left / 4).min(20) };
    let name = left.saturating_sub(bar + 1);
    let mut head = format!(
        "  {}{}{}",
        fit(lang.pick("名前", "Name"), name),
        fit_right(lang.pick("回答", "Answ."), bar + 7),
        fit_right(lang.pick("根拠", "Evid."), backed)
    );
    for verdict in columns() {
        head += &fit_right(Verdict::word_of(verdict, lang), cell(verdict));
    }
    buf.set_line(inside.x, inside.y, &Line::styled(head, look.style(Role::Dim)), inside.width);
    let rows = inside.top() + 1..inside.bottom();
    for (n, y) in window(desk.service_place(), services.len(), rows.len()).zip(rows) {
        let service = &services[n];
        let tally = Tally::whole(service, desk.items());
        let here = n == desk.service_place();
        let mut spans = vec![
            Span::styled(if here { "> " } else { "  " }, look.style(Role::Key)),
            Span::styled(fit(&full_name(service), name), look.style(Role::Text)),
            Span::styled(progress(tally.answered(), tally.all(), bar), look.style(Role::Good)),
            Span::styled(fit_right(&format!("{}/{}", tally.answered(), tally.all()), 7), look.style(Role::Text)),
            Span::styled(
                fit_right(&Score::whole(service, desk.comparison()).coverage().backed.to_string(), backed),
                look.style(Role::Text),
            ),
        ];
        for verdict in columns() {
            let count = tally.count(verdict);
            let style = if count == 0 { look.style(Role::Dim) } else { look.verdict(verdict) };
            spans.push(Span::styled(fit_right(&count.to_string(), cell(verdict)), style));
        }
        buf.set_line(inside.x, y, &Line::from(spans), inside.width);
        if here {
            buf.set_style(Rect { y, height: 1, ..inside }, look.style(Role::Cursor));
        }
    }
    if words.height > 2
        && let Some(service) = desk.service()
    {
        draw_words(service, desk, look, words, buf);
    }
}

/// 「認証・マーク: ISMS、Pマーク（C で開く）」
fn certificates(service: &Service, desk: &Desk, look: &Look) -> String {
    let lang = look.lang;
    let catalogue = desk.catalogue().map(|known| &**known);
    let names: Vec<&str> =
        service.certificates.iter().map(|one| super::certificates::scheme_name(catalogue, one, look)).collect();
    let names = match names.is_empty() {
        true => lang.pick("記録なし", "none recorded").to_owned(),
        false => lang.list(names),
    };
    say!(lang, "認証・マーク: {}（C で開く）", "Certificates and marks: {} (C opens)", names)
}

fn draw_words(service: &Service, desk: &Desk, look: &Look, area: Rect, buf: &mut Buffer) {
    let lang = look.lang;
    let inside =
        look.popup(format!(" {} ", clip(&full_name(service), usize::from(area.width).saturating_sub(6))), area, buf);
    let room = usize::from(inside.width.saturating_sub(2));
    let mut lines = Vec::new();
    let score = Score::whole(service, desk.comparison());
    let (conclusion, _) = Conclusion::of(&score);
    if score.low().is_some() {
        let text = say!(
            lang,
            "結論: {}  得点: {}（D で詳しく）",
            "Conclusion: {}  score: {} (D for more)",
            pages::conclusion(conclusion, lang),
            pages::range(&score)
        );
        lines.push((text, Role::Title));
        let mut say = |text: &str, role| lines.extend(wrap(text, room).into_iter().map(|line| (line, role)));
        say(&pages::behind(&score, lang), Role::Text);
        if let Some(tasks) = pages::tasks_ahead(desk.comparison(), &service.id, &score, lang) {
            say(&format!("{}: {tasks}", pages::Labels::of(lang).tasks), Role::Notice);
        }
    }
    let mut facts = Vec::new();
    for (label, text) in [(lang.pick("事業者", "Provider"), &service.provider), ("URL", &service.url)] {
        if !text.is_empty() {
            facts.push(format!("{label}: {text}"));
        }
    }
    lines.push((clip(&facts.join("  "), room), Role::Text));
    if facts.is_empty() && service.memo.is_empty() {
        let text = lang.pick(
            "e を押すと、事業者・プラン・URL・メモを書けます。",
            "Press e to write down provider, plan, URL and remarks.",
        );
        lines.push((text.to_owned(), Role::Dim));
    }
    lines.push((clip(&certificates(service, desk, look), room), Role::Text));
    let open = beside_score(desk.findings(&service.id), &service.id, lang);
    let record = counts(desk.open_findings(&service.id, About::Record), lang);
    let mut noticed = Vec::new();
    if !open.is_empty() {
        noticed.push(say!(lang, "指摘: {}", "Findings: {}", open));
    }
    if !record.is_empty() {
        noticed.push(say!(lang, "認証・マークの記録: {}", "Certificate records: {}", record));
    }
    if !noticed.is_empty() {
        let noticed = noticed.join(lang.pick(" / ", " / "));
        let text = say!(lang, "{}（F で一覧）", "{} (F lists them)", noticed);
        lines.push((clip(&text, room), Role::Text));
    }
    let missing = Tally::whole(service, desk.items()).without_reason;
    if missing > 0 {
        let text = say!(
            lang,
            "理由のない「いいえ」「対象外」が {} 件（R で一覧）",
            "{} No or N/A without a reason (R lists them)",
            missing
        );
        lines.push((text, Role::Notice));
    }
    let memo = if service.memo.is_empty() { &desk.comparison().memo } else { &service.memo };
    lines.extend(wrap_top(memo, room, usize::from(inside.height)).into_iter().map(|line| (line, Role::Dim)));
    for ((line, role), y) in lines.iter().filter(|(line, _)| !line.is_empty()).zip(inside.top()..inside.bottom()) {
        buf.set_stringn(inside.x + 1, y, line, room, look.style(*role));
    }
}
