//! The lines of the decide screen, each with the row it belongs to. Must not know the cursor's movements.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::Picture;
use crate::{
    model::{Ask, Conclusion, Finding, Id, Ranked, Score, Settlement, Side, Verdict},
    pages::{self, BAR_SIGNS},
    say,
    tui::{desk::Desk, look::Look, screens::findings, theme::Role},
    typeset::{fit, fit_right, wrap},
};

/// A line and the row it belongs to.
pub type Marked = (Option<usize>, Line<'static>);

/// All lines.
pub fn all(picture: &Picture, desk: &Desk, look: &Look, room: usize, cursor: usize) -> Vec<Marked> {
    let mut text = Lines { picture, desk, look, room, out: Vec::new() };
    text.ranking(cursor);
    match &desk.comparison().record.decision {
        Some(decision) => text.decided(decision),
        None => text.open(),
    }
    text.changes();
    text.before();
    text.gap();
    text.push(pages::bar_legend(look.lang), Role::Dim);
    text.push(pages::not_counted(look.lang), Role::Dim);
    text.out
}

/// The style of a conclusion.
pub fn style(conclusion: Option<Conclusion>, look: &Look) -> Style {
    look.style(match conclusion {
        Some(Conclusion::Clear) => Role::Yes,
        Some(Conclusion::Conditional) => Role::Partly,
        Some(Conclusion::Pending) => Role::Unknown,
        Some(Conclusion::Rejected) => Role::No,
        None => Role::Dim,
    })
}

/// The bar of a score, each part in its colour.
fn bar(score: &Score, scale: u64, look: &Look) -> Vec<Span<'static>> {
    let roles = [Role::Yes, Role::Partly, Role::Unknown, Role::Dim];
    let parts = BAR_SIGNS.into_iter().zip(pages::bar_parts(score, scale)).zip(roles);
    let part = |((sign, count), role): ((&str, u64), Role)| {
        Span::styled(sign.repeat(usize::try_from(count).unwrap_or(0)), look.style(role))
    };
    if scale == 0 {
        return Vec::new();
    }
    let frame = |sign: &'static str| Span::styled(sign, look.style(Role::Dim));
    [frame("[")].into_iter().chain(parts.map(part)).chain([frame("]")]).collect()
}

pub(super) struct Lines<'a> {
    pub(super) picture: &'a Picture,
    pub(super) desk: &'a Desk,
    pub(super) look: &'a Look,
    pub(super) room: usize,
    pub(super) out: Vec<Marked>,
}

impl Lines<'_> {
    pub(super) fn push(&mut self, text: &str, role: Role) {
        let style = self.look.style(role);
        let words = text.trim_start_matches(' ');
        let indent = " ".repeat(text.len() - words.len());
        for line in wrap(words, self.room.saturating_sub(indent.len())) {
            self.out.push((None, Line::styled(format!("{indent}{line}"), style)));
        }
    }

    pub(super) fn gap(&mut self) {
        self.out.push((None, Line::default()));
    }

    /// The line of a row, by its place among the rows.
    pub(super) fn row(&mut self, place: usize, line: Line<'static>) {
        self.out.push((Some(place), line));
    }

    pub(super) fn name(&self, id: &Id) -> String {
        pages::name(self.desk.comparison(), id).to_owned()
    }

    pub(super) fn title(&self, item: &str) -> String {
        pages::item(self.desk.comparison(), item, self.look.lang)
    }

    fn ranking(&mut self, cursor: usize) {
        let lang = self.look.lang;
        // Place, conclusion, range, and what is answered and backed; the rest is shared by name and bar.
        let left = self.room.saturating_sub(3 + 12 + 9 + 14 + 1);
        // In a narrow window a name is worth more than the bar: the range says the same.
        let names = if left < 28 { left } else { left.min(64) / 2 };
        let bar_room = left.saturating_sub(names + 2).min(50) as u64;
        let head = format!(
            "{}{}{}{}",
            fit("", 3),
            fit(lang.pick("結論", "Conclusion"), 12),
            fit(lang.pick("候補サービス", "Candidate service"), names + 1),
            fit(lang.pick("得点", "Score"), 9)
        );
        let room = usize::try_from(bar_room).map_or(0, |room| room + 2 * usize::from(room > 0));
        let counts =
            format!("{}{}", fit_right(lang.pick("回答", "Answ."), 7), fit_right(lang.pick("根拠", "Evid."), 7));
        let head = format!("{head}{}{counts}", " ".repeat(room));
        self.out.push((None, Line::styled(head, self.look.style(Role::Dim))));
        let places = pages::places(&self.picture.ranked);
        for (n, place) in places.iter().enumerate() {
            let ranked = &self.picture.ranked[n];
            let of = ranked.score.coverage();
            let chosen = self.desk.comparison().record.decision.as_ref().is_some_and(|d| d.service == ranked.service);
            let mark = if chosen { lang.pick("【決定】", "[chosen] ") } else { "" };
            let mut spans = vec![
                Span::styled(fit(place, 3), self.look.style(Role::Dim)),
                Span::styled(fit(pages::conclusion(ranked.conclusion, lang), 12), style(ranked.conclusion, self.look)),
                Span::styled(
                    format!("{} ", fit(&format!("{mark}{}", self.name(&ranked.service)), names)),
                    self.look.style(Role::Text),
                ),
                Span::styled(fit(&pages::range(&ranked.score), 9), self.look.style(Role::Title)),
            ];
            spans.extend(bar(&ranked.score, bar_room, self.look));
            for count in [of.answered, of.backed] {
                let text = format!("{count}/{}", of.items);
                spans.push(Span::styled(fit_right(&text, 7), self.look.style(Role::Dim)));
            }
            self.row(n, Line::from(spans));
            if n == cursor {
                self.why(n);
            }
        }
    }

    /// Why the service under the cursor stands where it stands, and what would change that.
    fn why(&mut self, n: usize) {
        let lang = self.look.lang;
        let ranked = &self.picture.ranked[n];
        let causes = pages::causes(self.desk.comparison(), ranked, lang);
        self.push(&say!(lang, "    {}。", "    {}.", causes), Role::Dim);
        let coverage = pages::behind(&ranked.score, lang);
        self.push(&format!("    {coverage}"), Role::Dim);
        let comparison = self.desk.comparison();
        if let Some(tasks) = pages::tasks_ahead(comparison, &ranked.service, &ranked.score, lang) {
            self.push(&say!(lang, "    すること: {}", "    To do: {}", tasks), Role::Notice);
        }
        let changes = pages::what_changes(ranked, lang);
        self.push(&say!(lang, "    変わるとき: {}。", "    Changes when: {}.", changes), Role::Dim);
        self.findings(n);
    }

    /// What was noticed about the service and matters: named here, counted nowhere.
    fn findings(&mut self, n: usize) {
        /// More are told by their number.
        const NAMED: usize = 4;
        let lang = self.look.lang;
        let Some(catalogue) = self.desk.catalogue() else { return };
        let service = &self.picture.ranked[n].service;
        let found = self.desk.findings(service).iter().filter(|one| one.is_grave());
        let found: Vec<&Finding> = found.collect();
        if found.is_empty() {
            return;
        }
        let text = lang.pick(
            "    指摘（指摘は得点に入りません。F で一覧）:",
            "    Findings (they do not change the score; F lists them):",
        );
        self.push(text, Role::Notice);
        for one in found.iter().take(NAMED) {
            let item = one.item.as_ref().and_then(|id| self.desk.comparison().questions.item(id));
            let item = item.map_or(String::new(), |one| say!(lang, "項目{} ", "item {} ", one.number));
            let what = pages::finding::title(one, self.desk.comparison(), catalogue, lang);
            let text = format!("    - {} {item}{what}", one.severity.word(lang));
            self.push(&text, findings::role(one));
        }
        if found.len() > NAMED {
            let text = say!(lang, "    - ほか {} 件", "    - and {} more", found.len() - NAMED);
            self.push(&text, Role::Dim);
        }
    }

    /// Whether first place is settled, and what is next.
    fn open(&mut self) {
        let lang = self.look.lang;
        self.gap();
        let settlement = &self.picture.settlement;
        let role = match settlement {
            Settlement::Settled { .. } => Role::Good,
            _ => Role::Notice,
        };
        let sentences = pages::settlement::sentences(self.desk.comparison(), &self.picture.ranked, settlement, lang);
        for sentence in sentences {
            self.push(&sentence, role);
        }
        let (named, more) = pages::settlement::named(settlement);
        // Their rows follow those of the services.
        for (place, ask) in (self.picture.ranked.len()..).zip(named) {
            self.ask(place, ask);
        }
        if more > 0 {
            self.push(&say!(lang, "  ほか {} 件", "  and {} more", more), Role::Dim);
        }
        if self.picture.ranked.iter().any(Ranked::contends) {
            let hint = lang
                .pick("決めるときは、候補サービスの行で d を押します。", "To decide, press d on a candidate service.");
            self.push(hint, Role::Text);
        }
        self.swings();
    }

    /// An open item: a to-do for the own company, or a question to the vendor.
    fn ask(&mut self, place: usize, ask: &Ask) {
        let lang = self.look.lang;
        let comparison = self.desk.comparison();
        let side = comparison.questions.item(&ask.item).map_or(Side::Both, |question| question.side);
        let whom = match side {
            Side::Own => lang.pick("（自社で確かめる）", "(find out yourselves)"),
            Side::Provider | Side::Both => lang.pick("（事業者に聞く）", "(ask the provider)"),
        };
        let verdict = comparison.service(&ask.service).and_then(|service| service.verdict(&ask.item));
        let text = format!("  {} / {}  {whom}", self.name(&ask.service), self.title(&ask.item));
        let room = self.room.saturating_sub(self.look.verdict_width() + 2);
        let line = Line::from(vec![
            Span::styled(format!("{}  ", fit(&text, room)), self.look.style(Role::Text)),
            Span::styled(Verdict::word_of(verdict, lang), self.look.verdict(verdict)),
        ]);
        self.row(place, line);
        let item = self.desk.explained(&ask.item);
        if let Some(question) = item.and_then(|item| item.vendor_questions.first()).filter(|_| side != Side::Own) {
            self.push(&format!("      {}", question.of(lang)), Role::Dim);
        }
    }

    fn swings(&mut self) {
        let lang = self.look.lang;
        let comparison = self.desk.comparison();
        let Some(all) = &self.picture.swings else {
            return self.push(pages::settlement::too_many_to_swing(lang), Role::Dim);
        };
        for swing in all.iter().take(3) {
            self.push(&pages::settlement::swing(comparison, swing, lang), Role::Dim);
        }
    }
}
