//! The lines of the decide screen, each with the row it belongs to. Must not know the cursor's movements.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{Picture, Row};
use crate::{
    model::{Ask, Conclusion, Id, Ranked, Settlement, Side, Verdict, swings},
    say,
    tui::{desk::Desk, look::Look, theme::Role},
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
        Conclusion::Candidate => Role::Yes,
        Conclusion::Conditional => Role::Partly,
        Conclusion::Pending => Role::Unknown,
        Conclusion::Rejected => Role::No,
    })
}

/// The range of a score in words: `41-73%`, or `-` when nothing is answered.
pub fn range(ranked: &Ranked) -> String {
    match (ranked.score.low(), ranked.score.high()) {
        (Some(low), Some(high)) if low.percent() == high.percent() => format!("{}%", low.percent()),
        (Some(low), Some(high)) => format!("{}-{}%", low.percent(), high.percent()),
        _ => "-".to_owned(),
    }
}

/// The range on a scale from 0 to 100: `#` for certain, `=` for possible.
fn bar(ranked: &Ranked, room: usize) -> String {
    let place = |percent: u64| usize::try_from(percent).unwrap_or(0) * room / 100;
    let (low, high) = match (ranked.score.low(), ranked.score.high()) {
        (Some(low), Some(high)) => (place(low.percent()), place(high.percent())),
        _ => (0, 0),
    };
    format!(
        "[{}{}{}]",
        "#".repeat(low),
        "=".repeat(high - low),
        "-".repeat(room - high)
    )
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
        for line in wrap(text, self.room) {
            self.out.push((None, Line::styled(line, style)));
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
        self.desk
            .comparison()
            .service(id)
            .map_or(String::new(), |service| service.name.clone())
    }

    pub(super) fn title(&self, item: &str) -> String {
        let question = self.desk.comparison().questions.item(item);
        question.map_or(String::new(), |question| {
            format!("{} {}", question.number, question.title.of(self.look.lang))
        })
    }

    fn ranking(&mut self, cursor: usize) {
        let lang = self.look.lang;
        let names = self.room.saturating_sub(3 + 12 + 9 + 8).min(64) / 2;
        let bar_room = self.room.saturating_sub(3 + 12 + names + 1 + 9 + 8 + 2).min(50);
        for n in 0..self.picture.ranked.len() {
            let ranked = &self.picture.ranked[n];
            let tied = self
                .picture
                .ranked
                .iter()
                .filter(|other| other.place == ranked.place)
                .count()
                > 1;
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
                Span::styled(fit(&range(ranked), 9), self.look.style(Role::Title)),
                Span::styled(bar(ranked, bar_room), self.look.style(Role::Good)),
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
        let numbers: Vec<String> = (ranked.causes.iter())
            .filter_map(|item| Some(self.desk.comparison().questions.item(item)?.number.to_string()))
            .collect();
        let list = numbers.join(lang.pick("、", ", "));
        let text = match ranked.conclusion {
            Conclusion::Candidate => lang
                .pick(
                    "当てはまる項目はすべて「はい」です。",
                    "Everything that applies is Yes.",
                )
                .to_owned(),
            Conclusion::Conditional => say!(
                lang,
                "必須の項目に不足はありません。項目 {} を受け入れるか直すと決めれば、選べます。",
                "No must is missing. To choose it, accept or fix items {}.",
                list
            ),
            Conclusion::Pending if ranked.score.low().is_none() => lang
                .pick(
                    "まだ回答がありません。項目に答えると結論が出ます。",
                    "No answers yet. Answer the items and a conclusion appears.",
                )
                .to_owned(),
            Conclusion::Pending => say!(
                lang,
                "項目 {} が未回答・不明・一部・条件しだいのままです。はっきりすれば結論が変わります。",
                "Items {} are open, unknown, partly or conditional. Settling them changes this.",
                list
            ),
            Conclusion::Rejected => say!(
                lang,
                "必須の項目 {} が満たされていません。答えか重みが変われば、結論も変わります。",
                "Items {} are a must and not met. Another answer or weight would change this.",
                list
            ),
        };
        self.push(&format!("    {text}"), Role::Dim);
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
