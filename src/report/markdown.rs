//! The report as Markdown (GFM tables), for a wiki or a pull request. What users wrote comes out as plain text: every
//! sign that could be markup is escaped. Must not know where the text goes.
//! Long because every part of the report is one function here.

use super::{
    reading::{self, Legends, numbered, verdict},
    summary::{
        AnswerPart, CertificatePart, DecisionPart, EvidencePart, FieldPart, FindingPart, ItemPart, ServicePart, Summary,
    },
};
use crate::{
    model::{Emphasis, Lang},
    pages::{self, Labels},
    safe::{markdown, markdown_cell as cell},
    say,
};

/// So many services stand beside each other in a table.
const BESIDE: usize = 6;

/// The whole report.
pub fn text(summary: &Summary) -> String {
    let mut out = Markdown { summary, l: Labels::of(summary.lang), text: String::new() };
    out.head();
    out.overview();
    out.record();
    out.matrix();
    out.needs();
    out.services();
    out.arithmetic();
    out.earlier();
    out.about();
    out.text.truncate(out.text.trim_end().len());
    out.text + "\n"
}

/// A text with every line pushed in so that it stays part of a list, and every line end kept.
fn inside(text: &str, depth: usize) -> String {
    let blanks = " ".repeat(depth * 2);
    let mut out = String::new();
    let mut before = None;
    for line in markdown(text).split('\n').map(str::trim_end) {
        // A backslash at the end of a line keeps the line end; before an empty line it is not needed.
        match before {
            None => {}
            Some("") => out.push('\n'),
            Some(_) => out.push_str(if line.is_empty() { "\n" } else { "\\\n" }),
        }
        if before.is_some() && !line.is_empty() {
            out.push_str(&blanks);
        }
        out.push_str(line);
        before = Some(line);
    }
    out
}

/// A text in bold, as a cell.
fn bold(text: &str) -> String {
    format!("**{}**", cell(text))
}

/// A report under construction.
struct Markdown<'a> {
    summary: &'a Summary,
    l: Labels,
    text: String,
}

impl Markdown<'_> {
    fn lang(&self) -> Lang {
        self.summary.lang
    }

    fn line(&mut self, text: &str) {
        self.text += text;
        self.text.push('\n');
    }

    /// A paragraph, with an empty line after it.
    fn paragraph(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    /// One empty line.
    fn gap(&mut self) {
        self.text.truncate(self.text.trim_end_matches('\n').len());
        self.text += "\n\n";
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        for cell in cells {
            self.text += &format!("| {} ", cell.as_ref());
        }
        self.line("|");
    }

    fn table_head<S: AsRef<str>>(&mut self, heads: &[S]) {
        self.row(heads);
        self.row(&vec!["---"; heads.len()]);
    }

    /// An entry of a list.
    fn entry(&mut self, text: &str) {
        self.line(&format!("- {}", inside(text, 1)));
    }

    /// A fact; nothing where nothing is known.
    fn field(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("- **{}**: {}", markdown(label), inside(text, 1)));
        }
    }

    /// A fact about the entry above it; nothing where nothing is known.
    fn detail(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("  - {}: {}", markdown(label), inside(text, 2)));
        }
    }

    fn fields(&mut self, fields: &[FieldPart]) {
        fields.iter().for_each(|field| self.field(&field.label, &field.text));
    }

    fn details(&mut self, fields: &[FieldPart]) {
        fields.iter().for_each(|field| self.detail(&field.label, &field.text));
    }

    /// What signs or words mean, on one line.
    fn legend(&mut self, which: fn(&Legends) -> &[FieldPart], between: &str) {
        let words = reading::one_line(which(&Legends::of(self.summary)), between, self.lang());
        self.paragraph(&cell(&words));
    }

    fn head(&mut self) {
        let summary = self.summary;
        let sample = summary.lang.aside(if summary.sample { self.l.sample } else { "" });
        self.paragraph(&format!("# {}{sample}", cell(&summary.title)));
        self.field(self.l.made, &summary.day.to_string());
        self.field(self.l.begun, &summary.created.to_string());
        self.field(self.l.checklist, &summary.list);
        self.field(self.l.source, &summary.publisher);
        self.fields(&summary.asker);
        self.field(self.l.memo, &summary.memo);
    }

    fn overview(&mut self) {
        let summary = self.summary;
        self.heading(2, self.l.overview);
        if summary.services.is_empty() {
            self.line(self.l.no_services);
            return;
        }
        let l = &self.l;
        let heads = [l.place, l.service, l.provider, l.plan, l.conclusion, l.score, l.answered, l.backed, l.findings];
        self.table_head(&heads);
        for service in summary.ranked() {
            let chosen = summary.lang.aside(if service.chosen { self.l.chosen } else { "" });
            let score = &service.score;
            self.row::<&str>(&[
                &service.place,
                &(bold(&service.name) + &chosen),
                &cell(&service.provider),
                &cell(&service.plan),
                service.conclusion_word,
                &score.words,
                &score.answered,
                &score.backed,
                &service.noticed,
            ]);
        }
        self.line("");
        self.legend(|one| &one.conclusions, ": ");
        self.paragraph(pages::not_counted(summary.lang));
        for service in summary.ranked() {
            let because = format!("{}: {}", self.l.because, service.causes);
            self.line(&format!("- {} {}", bold(&service.name), cell(&because)));
            self.detail(self.l.as_said, &service.as_said);
            self.detail(self.l.parts, &reading::parts(&service.score, &self.l, summary.lang));
            self.detail(self.l.tasks, &service.tasks);
            self.detail(self.l.changes_when, &service.changes_when);
        }
        if !summary.settlement.is_empty() {
            self.next();
        }
    }

    /// Whether first place is settled, and what is next.
    fn next(&mut self) {
        let summary = self.summary;
        self.heading(3, self.l.settle);
        summary.settlement.iter().for_each(|sentence| self.paragraph(&markdown(sentence)));
        for ask in &summary.asks {
            let whom = ask.whom(summary.lang);
            self.line(&format!("- [ ] {}: {} ({whom})", cell(&ask.service), cell(&ask.item)));
            ask.texts.iter().for_each(|text| self.line(&format!("  - {}", cell(text))));
        }
        if !summary.more_asks.is_empty() {
            self.entry(&summary.more_asks);
        }
        if !summary.swings.is_empty() {
            self.gap();
            self.paragraph(self.l.swings);
            summary.swings.iter().for_each(|swing| self.entry(swing));
        }
    }

    fn record(&mut self) {
        self.heading(2, self.l.record);
        let record = &self.summary.record;
        match &record.decision {
            Some(decision) => self.decision(decision),
            None => self.line(self.l.no_decision),
        }
        if let Some(day) = record.review_began {
            self.line(&format!("\n{}: {day}", self.l.review_began));
        }
        if let Some((day, changes)) = &record.changes {
            self.heading(3, &pages::record::changed_since(*day, self.lang()));
            if changes.is_empty() {
                self.line(self.l.nothing);
            }
            changes.iter().for_each(|change| self.entry(change));
        }
        for past in &record.past {
            self.heading(3, &format!("{} {}", self.l.past, past.day));
            self.decision(past);
        }
    }

    fn decision(&mut self, decision: &DecisionPart) {
        self.fields(&reading::decided(decision, &self.l));
        let head = reading::accepted_by(decision, &self.l, self.lang());
        self.list(&head, decision.risks.iter().map(|risk| ("", format!("{}: {}", risk.label, risk.text))));
        let (owner, due) = (self.l.owner, self.l.due);
        let l = Labels::of(self.lang());
        let actions = decision.conditions.iter().map(|one| {
            let words = format!("{}: {}\n{owner}: {}\n{due}: {}", one.item, one.text, one.owner(&l), one.due(&l));
            (if one.done { "[x] " } else { "[ ] " }, words)
        });
        self.list(self.l.conditions, actions);
        self.list(self.l.unwritten, decision.unwritten.iter().map(|one| ("", format!("{}: {}", one.label, one.text))));
    }

    /// A list with a line above it, each entry with a mark in front; nothing if it is empty.
    fn list(&mut self, head: &str, entries: impl ExactSizeIterator<Item = (&'static str, String)>) {
        if entries.len() > 0 {
            self.line("");
            self.paragraph(&cell(head));
        }
        for (mark, text) in entries {
            self.line(&format!("- {mark}{}", inside(&text, 1)));
        }
    }

    fn matrix(&mut self) {
        self.heading(2, self.l.matrix);
        let summary = self.summary;
        for block in summary.services.chunks(BESIDE) {
            let mut heads = vec![self.l.number.to_owned(), self.l.item.to_owned()];
            heads.extend(block.iter().map(|service| cell(&service.name)));
            self.table_head(&heads);
            for (n, (section, item)) in numbered(summary).enumerate() {
                if let Some(title) = section {
                    let mut cells = vec![String::new(); block.len() + 2];
                    cells[1] = bold(title);
                    self.row(&cells);
                }
                let is_normal = item.emphasis == Emphasis::Normal;
                let mark = summary.lang.aside(if is_normal { "" } else { item.emphasis.word(summary.lang) });
                let mut cells = vec![item.number.to_string(), cell(&item.title) + &mark];
                cells.extend(block.iter().map(|service| verdict(&service.answers[n])));
                self.row(&cells);
            }
            for (label, words) in reading::sums(&self.l) {
                let mut cells = vec![String::new(), bold(label)];
                cells.extend(block.iter().map(words));
                self.row(&cells);
            }
            self.line("");
        }
        self.legend(|one| &one.signs, " ");
        self.legend(|one| &one.weights, ": ");
        self.heading(3, self.l.question);
        self.legend(|one| &one.sides, ": ");
        for item in summary.items() {
            let side = say!(summary.lang, "（{}: {}）", " ({}: {})", self.l.side, item.side.word(summary.lang));
            let question = inside(&item.question, 1);
            self.line(&format!("- {}{side}\\\n  {question}", titled(item)));
        }
    }

    fn needs(&mut self) {
        self.heading(2, self.l.needs);
        let summary = self.summary;
        if summary.profile.is_empty() {
            self.line(self.l.no_profile);
        }
        self.fields(&summary.profile);
        self.field(self.l.weights, &reading::points_of_weights(summary));
        self.line("");
        let stressed = summary.stressed();
        if stressed.is_empty() {
            self.line(self.l.all_normal);
            return;
        }
        let l = &self.l;
        self.table_head(&[l.number, l.item, l.emphasis, l.proposed, l.chosen_emphasis, l.reason]);
        for item in stressed {
            let word = |one: Emphasis| one.word(summary.lang);
            let reasons: Vec<String> = item.reasons.iter().map(|reason| cell(reason)).collect();
            self.row::<&str>(&[
                &item.number.to_string(),
                &cell(&item.title),
                word(item.emphasis),
                word(item.proposed),
                item.chosen.map_or("", word),
                &reasons.join(summary.lang.pick("", " ")),
            ]);
        }
        if !summary.placements.is_empty() {
            self.heading(3, self.l.map);
            self.table_head(&[self.l.scheme, self.l.expectation, self.l.effect, self.l.area]);
            for one in &summary.placements {
                self.row(&[cell(&one.scheme), one.expectation.to_string(), one.effect.to_string(), one.area.clone()]);
            }
        }
    }

    fn services(&mut self) {
        self.heading(2, self.l.services);
        for service in &self.summary.services {
            self.heading(3, &cell(&service.name));
            self.service(service);
        }
    }

    fn service(&mut self, service: &ServicePart) {
        let summary = self.summary;
        let covered = |words: &str, covered: &str| say!(summary.lang, "{}（{}）", "{} ({})", words, covered);
        for (label, text) in [
            (self.l.provider, &*service.provider),
            (self.l.plan, &service.plan),
            (self.l.url, &service.url),
            (self.l.memo, &service.memo),
            (self.l.conclusion, service.conclusion_word),
            (self.l.as_said, &service.as_said),
            (self.l.score, &covered(&service.score.words, &service.score.covered)),
        ] {
            self.field(label, text);
        }
        for (section, range) in summary.sections.iter().zip(&service.sections) {
            self.line(&format!("  - {}: {}", markdown(&section.title), covered(&range.words, &range.covered)));
        }
        for (n, (section, item)) in numbered(summary).enumerate() {
            if let Some(title) = section {
                self.heading(4, &cell(title));
            }
            let answer = &service.answers[n];
            self.line(&format!("- {}: {}", titled(item), verdict(answer)));
            self.answer(answer);
        }
        if !service.own_questions.is_empty() {
            self.heading(4, self.l.own_questions);
        }
        for question in &service.own_questions {
            self.entry(&format!("{}: {}", question.label, question.text));
        }
        self.findings(service);
        if !service.certificates.is_empty() {
            self.heading(4, self.l.certificates);
        }
        service.certificates.iter().for_each(|certificate| self.certificate(certificate));
    }

    fn answer(&mut self, answer: &AnswerPart) {
        if answer.lacks_reason {
            self.line(&format!("  - *{}*", self.l.no_reason));
        }
        self.detail(self.l.note, &answer.note);
        self.detail(self.l.condition, &answer.full_condition(self.lang()));
        self.details(&reading::marks(answer, &self.l, self.lang()));
        self.evidence(&answer.evidence);
        self.detail(self.l.by, &answer.signed());
    }

    fn evidence(&mut self, all: &[EvidencePart]) {
        all.iter().for_each(|one| self.detail(self.l.evidence, &one.words(self.lang())));
    }

    fn findings(&mut self, service: &ServicePart) {
        if service.findings.is_empty() && service.accepted_before.is_empty() {
            return;
        }
        self.heading(4, self.l.findings);
        self.legend(|one| &one.severities, ": ");
        service.findings.iter().for_each(|finding| self.finding(finding));
        for field in &service.accepted_before {
            self.entry(&format!("{}: {}: {}", self.l.accepted_before, field.label, field.text));
        }
    }

    fn finding(&mut self, finding: &FindingPart) {
        self.line(&format!("- **{}** {}", finding.severity.word(self.lang()), cell(&finding.title)));
        self.detail(self.l.item, &finding.item);
        self.detail(self.l.why_it_matters, &finding.why);
        self.detail(self.l.todo, &finding.todo);
        self.detail(self.l.from, &finding.source);
        self.detail(self.l.accepted, finding.accepted.as_deref().unwrap_or_default());
    }

    fn certificate(&mut self, certificate: &CertificatePart) {
        let kind = self.lang().aside(&certificate.kind);
        self.line(&format!("- {}{kind}", bold(&certificate.scheme)));
        self.details(&certificate.fields);
        self.detail(self.l.not_recorded, &certificate.missing(self.lang()));
        self.evidence(&certificate.evidence);
        self.detail(self.l.memo, &certificate.memo);
    }

    fn arithmetic(&mut self) {
        self.heading(2, self.l.arithmetic);
        let summary = self.summary;
        self.paragraph(self.l.counting);
        for block in summary.services.chunks(BESIDE) {
            let mut heads = [self.l.number, self.l.item, self.l.emphasis, self.l.weight].map(str::to_owned).to_vec();
            heads.extend(block.iter().map(|service| cell(&service.name)));
            self.table_head(&heads);
            for (n, (_, item)) in numbered(summary).enumerate() {
                let emphasis = item.emphasis.word(summary.lang).to_owned();
                let mut cells = vec![item.number.to_string(), cell(&item.title), emphasis, item.weight.to_string()];
                cells.extend(block.iter().map(|service| service.answers[n].points()));
                self.row(&cells);
            }
            let blank = String::new;
            let mut sums = vec![blank(), bold(self.l.sum), blank(), blank()];
            let mut said = vec![blank(), self.l.as_said.to_owned(), blank(), blank()];
            sums.extend(
                block.iter().map(|service| format!("**{} = {}**", service.score.points(), service.score.words)),
            );
            said.extend(block.iter().map(|service| service.score.points_as_said()));
            self.row(&sums);
            self.row(&said);
            self.line("");
        }
    }

    /// What other people answered before.
    fn earlier(&mut self) {
        let summary = self.summary;
        if !summary.has_earlier() {
            return;
        }
        self.heading(2, self.l.earlier);
        self.line(self.l.earlier_rule);
        for service in summary.services.iter().filter(|service| service.has_earlier()) {
            self.heading(3, &cell(&service.name));
            for (item, answer) in summary.items().zip(&service.answers) {
                for one in &answer.earlier {
                    self.line(&format!("- {}: {}", titled(item), one.verdict));
                    self.details(&reading::earlier(one, &self.l, summary.lang));
                }
            }
        }
    }

    fn about(&mut self) {
        let summary = self.summary;
        self.heading(2, self.l.about);
        self.heading(3, self.l.source);
        summary.credits.iter().for_each(|credit| self.entry(credit));
        self.heading(3, self.l.left_out);
        summary.left_out.iter().for_each(|left_out| self.entry(left_out));
        if summary.left_out.is_empty() {
            self.line(self.l.nothing_left_out);
        }
    }
}

/// Number and title of an item.
fn titled(item: &ItemPart) -> String {
    format!("**{} {}**", item.number, cell(&item.title))
}
