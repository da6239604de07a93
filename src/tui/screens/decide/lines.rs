//! The lines of the decide screen, each with the row it belongs to. Must not know the cursor's movements.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{Picture, Row};
use crate::{
    model::{Ask, Conclusion, Finding, Id, Settlement, Side, Verdict, swings},
    phrases, say,
    tui::{desk::Desk, look::Look, screens::findings, theme::Role},
    typeset::{fit, wrap},
};

/// A line and the row it belongs to.
pub type Marked = (Option<usize>, Line<'static>);

/// All lines.
pub fn all(picture: &Picture, desk: &Desk, look: &Look, room: usize, cursor: usize) -> Vec<Marked> {
    let mut text = Lines {
        picture,
        desk,
        look,
        room,
        out: Vec::new(),
    };
    text.ranking(cursor);
    match &desk.comparison().record.decision {
        Some(decision) => text.decided(decision),
        None => text.open(),
    }
    text.changes();
    text.out
}

/// The style of a conclusion.
pub fn style(conclusion: Conclusion, look: &Look) -> Style {
    look.style(match conclusion {
        Conclusion::Clear => Role::Yes,
        Conclusion::Conditional => Role::Partly,
        Conclusion::Pending => Role::Unknown,
        Conclusion::Rejected => Role::No,
    })
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

    pub(super) fn row(&mut self, row: &Row, line: Line<'static>) {
        let place = self.picture.rows.iter().position(|other| other == row);
        self.out.push((place, line));
    }

    pub(super) fn name(&self, id: &Id) -> String {
        phrases::name(self.desk.comparison(), id).to_owned()
    }

    pub(super) fn title(&self, item: &str) -> String {
        phrases::item(self.desk.comparison(), item, self.look.lang)
    }

    fn ranking(&mut self, cursor: usize) {
        let lang = self.look.lang;
        let names = self.room.saturating_sub(3 + 12 + 9 + 8).min(64) / 2;
        let bar_room = self.room.saturating_sub(3 + 12 + names + 1 + 9 + 8 + 2).min(50) as u64;
        for n in 0..self.picture.ranked.len() {
            let ranked = &self.picture.ranked[n];
            let tied = phrases::is_tied(ranked, &self.picture.ranked);
            let place = if tied {
                format!("{}=", ranked.place)
            } else {
                ranked.place.to_string()
            };
            let (answered, all) = ranked.score.answered();
            let chosen = self
                .desk
                .comparison()
                .record
                .decision
                .as_ref()
                .is_some_and(|d| d.service == ranked.service);
            let mark = if chosen {
                lang.pick("【決定】", "[chosen] ")
            } else {
                ""
            };
            let line = Line::from(vec![
                Span::styled(fit(&place, 3), self.look.style(Role::Dim)),
                Span::styled(
                    fit(ranked.conclusion.word(lang), 12),
                    style(ranked.conclusion, self.look),
                ),
                Span::styled(
                    fit(&format!("{mark}{}", self.name(&ranked.service)), names + 1),
                    self.look.style(Role::Text),
                ),
                Span::styled(fit(&phrases::range(&ranked.score), 9), self.look.style(Role::Title)),
                Span::styled(phrases::bar(&ranked.score, bar_room), self.look.style(Role::Good)),
                Span::styled(format!(" {answered}/{all}"), self.look.style(Role::Dim)),
            ]);
            self.row(&Row::Service(n), line);
            if n == cursor {
                self.why(n);
            }
        }
    }

    /// Why the service under the cursor stands where it stands, and what would change that.
    fn why(&mut self, n: usize) {
        let lang = self.look.lang;
        let ranked = &self.picture.ranked[n];
        let causes = phrases::causes(self.desk.comparison(), ranked, lang);
        self.push(&say!(lang, "    {}。", "    {}.", causes), Role::Dim);
        let changes = phrases::what_changes(ranked, lang);
        self.push(
            &say!(lang, "    変わるとき: {}。", "    Changes when: {}.", changes),
            Role::Dim,
        );
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
            "    指摘（得点には入りません。F で一覧）:",
            "    Findings (they do not change the score; F lists them):",
        );
        self.push(text, Role::Notice);
        for one in found.iter().take(NAMED) {
            let scheme = catalogue.scheme(&one.scheme).map(|scheme| &**scheme);
            let item = one
                .item
                .as_ref()
                .and_then(|id| self.desk.comparison().questions.item(id));
            let item = item.map_or(String::new(), |one| say!(lang, "項目{} ", "item {} ", one.number));
            let what = phrases::finding::title(one, scheme, lang);
            let text = format!("    - {} {item}{what}", one.severity.word(lang));
            self.push(&text, findings::role(one));
        }
        if found.len() > NAMED {
            let text = say!(lang, "    - ほか {} 件", "    - and {} more", found.len() - NAMED);
            self.push(&text, Role::Dim);
        }
    }

    /// Whether the order is settled, and what would settle it.
    fn open(&mut self) {
        let lang = self.look.lang;
        self.gap();
        match &self.picture.settlement {
            Settlement::Nothing => {
                let text = lang.pick(
                    "まだ決める材料がありません。項目に答えると、ここに順番が出ます。",
                    "Nothing to decide on yet. Answer some items and the order appears here.",
                );
                self.push(text, Role::Notice);
            }
            Settlement::Settled(id) => {
                let name = self.name(id);
                self.push(
                    &say!(
                        lang,
                        "順番は決まりました。一番は「{}」です。d で決定を記録します。",
                        "The order is settled: \"{}\" is first. Press d to record the decision.",
                        name
                    ),
                    Role::Good,
                );
                self.silent();
            }
            Settlement::Tie(ids) => {
                let names: Vec<String> = ids.iter().map(|id| self.name(id)).collect();
                let list = names.join(lang.pick("」と「", "\" and \""));
                self.push(
                    &say!(
                        lang,
                        "「{}」は同点です。確かめても差はつきません。選ぶ候補の行で d を押すと記録します。",
                        "\"{}\" are equal, and asking more would not part them. Press d on the one you choose.",
                        list
                    ),
                    Role::Notice,
                );
            }
            Settlement::Overlap { ask, winner } => {
                let name = self.name(winner);
                let text = say!(
                    lang,
                    "まだ決められない: 次の {} つを確かめると、「{}」に決まる可能性があります。",
                    "Not decided yet: these {} answers could settle it for \"{}\".",
                    ask.len(),
                    name
                );
                self.push(&text, Role::Notice);
                for ask in ask {
                    self.ask(ask);
                }
            }
        }
        self.swings();
    }

    /// Services without any answer do not take part in the order; they are named.
    fn silent(&mut self) {
        let silent = self.picture.ranked.iter().filter(|one| one.score.low().is_none());
        let names: Vec<String> = silent.map(|one| self.name(&one.service)).collect();
        if !names.is_empty() {
            let lang = self.look.lang;
            let list = names.join(lang.pick("、", ", "));
            let text = say!(
                lang,
                "まだ回答のない候補は、順番に入れていません: {}",
                "Not in the order, because nothing is answered yet: {}",
                list
            );
            self.push(&text, Role::Notice);
        }
    }

    /// An open item: a to-do for the own company, or a question to the vendor.
    fn ask(&mut self, ask: &Ask) {
        let lang = self.look.lang;
        let comparison = self.desk.comparison();
        let side = comparison
            .questions
            .item(&ask.item)
            .map_or(Side::Both, |question| question.side);
        let whom = match side {
            Side::Own => lang.pick("（自社で確かめる）", "(find out yourselves)"),
            Side::Provider | Side::Both => lang.pick("（事業者に聞く）", "(ask the vendor)"),
        };
        let verdict = comparison
            .service(&ask.service)
            .and_then(|service| service.verdict(&ask.item));
        let text = format!("  {} / {}  {whom}", self.name(&ask.service), self.title(&ask.item));
        let room = self.room.saturating_sub(self.look.verdict_width() + 2);
        let line = Line::from(vec![
            Span::styled(format!("{}  ", fit(&text, room)), self.look.style(Role::Text)),
            Span::styled(Verdict::word_of(verdict, lang), self.look.verdict(verdict)),
        ]);
        self.row(&Row::Ask(ask.clone()), line);
        let item = self.desk.explained(&ask.item);
        if let Some(question) = item
            .and_then(|item| item.vendor_questions.first())
            .filter(|_| side != Side::Own)
        {
            self.push(&format!("      {}", question.of(lang)), Role::Dim);
        }
    }

    fn swings(&mut self) {
        let lang = self.look.lang;
        for swing in swings(self.desk.comparison()).iter().take(3) {
            let (title, name) = (self.title(&swing.item), self.name(&swing.winner));
            let text = say!(
                lang,
                "もし項目「{}」が{}なら、「{}」が一番になります。",
                "If item \"{}\" were {}, \"{}\" would be first.",
                title,
                swing.emphasis.word(lang),
                name
            );
            self.push(&text, Role::Dim);
        }
    }
}
