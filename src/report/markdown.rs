//! The report as Markdown (GFM tables), for a wiki or a pull request. What users wrote comes out as plain text: every
//! sign that could be markup is escaped. Must not know where the text goes.
//! Long because every part of the report is one function here.

use std::fmt::Write;

use super::{
    reading::{self, numbered, rules, signs, sum, verdict},
    summary::{AnswerPart, DecisionPart, EvidencePart, FieldPart, FindingPart, ServicePart, Summary},
};
use crate::{
    model::{Emphasis, Lang},
    pages::{self, Labels},
    safe::{markdown, markdown_cell},
    say,
};

/// So many services stand beside each other in a table.
const BESIDE: usize = 6;

/// The whole report.
pub fn text(summary: &Summary) -> String {
    let mut page = Page { summary, l: Labels::of(summary.lang), out: String::new() };
    page.head();
    page.overview();
    page.record();
    page.matrix();
    page.needs();
    page.services();
    page.arithmetic();
    page.earlier();
    page.about();
    page.out.truncate(page.out.trim_end().len());
    page.out + "\n"
}

/// A text with every line pushed in so that it stays part of a list, and every line end kept.
fn inside(text: &str, depth: usize) -> String {
    let blanks = " ".repeat(depth * 2);
    let lines: Vec<String> = markdown(text).split('\n').map(|line| line.trim_end().to_owned()).collect();
    let mut out = String::new();
    for (n, line) in lines.iter().enumerate() {
        if n > 0 {
            // A backslash at the end of a line keeps the line end; before an empty line it is not needed.
            let joined = !line.is_empty() && !lines[n - 1].is_empty();
            out.push_str(if joined { "\\\n" } else { "\n" });
            if !line.is_empty() {
                out.push_str(&blanks);
            }
        }
        out.push_str(line);
    }
    out
}

struct Page<'a> {
    summary: &'a Summary,
    l: Labels,
    out: String,
}

impl Page<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        let _ = write!(self.out, "{} {text}\n\n", "#".repeat(level));
    }

    fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        for cell in cells {
            self.push("| ");
            self.push(cell.as_ref());
            self.push(" ");
        }
        self.push("|\n");
    }

    fn table_head<S: AsRef<str>>(&mut self, heads: &[S]) {
        self.row(heads);
        let rules = vec!["---"; heads.len()];
        self.row(&rules);
    }

    fn field(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            let text = inside(text, 1);
            let _ = writeln!(self.out, "- **{label}**: {text}");
        }
    }

    fn fields(&mut self, fields: &[FieldPart]) {
        for field in fields {
            self.field(&markdown(&field.label), &field.text);
        }
    }

    /// One empty line.
    fn gap(&mut self) {
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.push("\n\n");
    }

    fn lang(&self) -> Lang {
        self.summary.lang
    }

    fn head(&mut self) {
        let summary = self.summary;
        let sample = match summary.sample {
            true => say!(summary.lang, "（{}）", " ({})", self.l.sample),
            false => String::new(),
        };
        let _ = writeln!(self.out, "# {}{sample}\n", markdown_cell(&summary.title));
        self.field(self.l.made, &summary.day.to_string());
        self.field(self.l.begun, &summary.created.to_string());
        self.field(self.l.checklist, &summary.list);
        self.field(self.l.source, &summary.publisher);
        self.fields(&summary.asker);
        self.field(self.l.memo, &summary.memo);
    }

    /// What signs or words mean, on one line.
    fn legend(&mut self, fields: &[FieldPart], between: &str) {
        let words = reading::one_line(fields, between, self.lang());
        let _ = writeln!(self.out, "{}\n", markdown_cell(&words));
    }

    fn overview(&mut self) {
        self.heading(2, self.l.overview);
        let summary = self.summary;
        if summary.services.is_empty() {
            let _ = writeln!(self.out, "{}", self.l.no_services);
            return;
        }
        let l = &self.l;
        let heads = [l.place, l.service, l.provider, l.plan, l.conclusion, l.score, l.answered, l.backed, l.findings];
        self.table_head(&heads);
        for service in summary.ranked() {
            let chosen = match service.chosen {
                true => say!(summary.lang, "（{}）", " ({})", self.l.chosen),
                false => String::new(),
            };
            self.row(&[
                service.place.clone(),
                format!("**{}**{chosen}", markdown_cell(&service.name)),
                markdown_cell(&service.provider),
                markdown_cell(&service.plan),
                service.conclusion_word.to_owned(),
                service.score.words.clone(),
                service.score.answered.clone(),
                service.score.backed.clone(),
                service.noticed.clone(),
            ]);
        }
        self.push("\n");
        self.legend(&reading::conclusions(summary.lang), ": ");
        let _ = writeln!(self.out, "{}\n", pages::not_counted(summary.lang));
        for service in summary.ranked() {
            let because = format!("{}: {}", self.l.because, service.causes);
            let _ = writeln!(self.out, "- **{}** {}", markdown_cell(&service.name), markdown_cell(&because));
            for (label, text) in [
                (self.l.as_said, &service.as_said),
                (self.l.parts, &reading::parts(&service.score, &self.l, summary.lang)),
                (self.l.tasks, &service.tasks),
                (self.l.changes_when, &service.changes_when),
            ] {
                if !text.is_empty() {
                    let _ = writeln!(self.out, "  - {label}: {}", markdown_cell(text));
                }
            }
        }
        if summary.settlement.is_empty() {
            return;
        }
        self.heading(3, self.l.settle);
        for sentence in &summary.settlement {
            let _ = writeln!(self.out, "{}\n", markdown(sentence));
        }
        for ask in &summary.asks {
            let whom = match ask.own {
                true => summary.lang.pick("自社で確かめる", "find out yourselves"),
                false => summary.lang.pick("事業者に聞く", "ask the provider"),
            };
            let _ = writeln!(self.out, "- [ ] {}: {} ({whom})", markdown_cell(&ask.service), markdown_cell(&ask.item));
            for text in &ask.texts {
                let _ = writeln!(self.out, "  - {}", markdown_cell(text));
            }
        }
        if !summary.more_asks.is_empty() {
            let _ = writeln!(self.out, "- {}", summary.more_asks);
        }
        if !summary.swings.is_empty() {
            self.gap();
            let _ = writeln!(self.out, "{}\n", self.l.swings);
            for swing in &summary.swings {
                let _ = writeln!(self.out, "- {}", markdown_cell(swing));
            }
        }
    }

    fn record(&mut self) {
        self.heading(2, self.l.record);
        let record = &self.summary.record;
        match &record.decision {
            Some(decision) => self.decision(decision),
            None => {
                let _ = writeln!(self.out, "{}", self.l.no_decision);
            }
        }
        if let Some(day) = record.review_began {
            let words = self.lang().pick("見直しを始めた日", "Review started on");
            let _ = writeln!(self.out, "\n{words}: {day}");
        }
        if let Some((day, changes)) = &record.changes {
            let title = say!(self.lang(), "{} の決定のあとで変わったこと", "Changed after the decision of {}", day);
            self.heading(3, &title);
            if changes.is_empty() {
                let _ = writeln!(self.out, "{}", self.l.nothing);
            }
            for change in changes {
                let _ = writeln!(self.out, "- {}", markdown_cell(change));
            }
        }
        for past in &record.past {
            let title = format!("{} {}", self.l.past, past.day);
            self.heading(3, &title);
            self.decision(past);
        }
    }

    fn decision(&mut self, decision: &DecisionPart) {
        self.field(self.l.decided, &decision.service);
        self.field(self.l.then, &decision.then);
        self.field(self.l.decided_by, &decision.by);
        self.field(self.l.decided_on, &decision.day.to_string());
        self.field(self.l.why, &decision.why);
        self.field(self.l.review, &decision.review.to_string());
        if !decision.risks.is_empty() {
            let head = reading::accepted_by(decision, &self.l, self.lang());
            let _ = write!(self.out, "\n{}\n\n", markdown_cell(&head));
        }
        for risk in &decision.risks {
            let text = if risk.text.is_empty() { self.l.no_reason } else { &risk.text };
            let words = format!("{}: {text}", risk.label);
            let _ = writeln!(self.out, "- {}", inside(&words, 1));
        }
        if !decision.conditions.is_empty() {
            let _ = write!(self.out, "\n{}\n\n", self.l.conditions);
        }
        for condition in &decision.conditions {
            let mut words = format!("{}: {}", condition.item, condition.text);
            words += &format!("\n{}: {}", self.l.owner, condition.owner(&self.l));
            words += &format!("\n{}: {}", self.l.due, condition.due(&self.l));
            let state = if condition.done { "x" } else { " " };
            let _ = writeln!(self.out, "- [{state}] {}", inside(&words, 1));
        }
        if !decision.unwritten.is_empty() {
            let _ = write!(self.out, "\n{}\n\n", self.l.unwritten);
        }
        for one in &decision.unwritten {
            let _ = writeln!(self.out, "- {}: {}", markdown_cell(&one.label), one.text);
        }
    }

    fn matrix(&mut self) {
        self.heading(2, self.l.matrix);
        let summary = self.summary;
        for block in summary.services.chunks(BESIDE) {
            let mut heads = vec![self.l.number.to_owned(), self.l.item.to_owned()];
            heads.extend(block.iter().map(|service| markdown_cell(&service.name)));
            self.table_head(&heads);
            for (n, (section, item)) in numbered(summary).enumerate() {
                if let Some(title) = section {
                    let mut cells = vec![String::new(), format!("**{}**", markdown_cell(title))];
                    cells.resize(block.len() + 2, String::new());
                    self.row(&cells);
                }
                let mark = match item.emphasis {
                    Emphasis::Normal => String::new(),
                    other => say!(summary.lang, "（{}）", " ({})", other.word(summary.lang)),
                };
                let mut cells = vec![item.number.to_string(), format!("{}{mark}", markdown_cell(&item.title))];
                cells.extend(block.iter().map(|service| verdict(&service.answers[n])));
                self.row(&cells);
            }
            for (label, words) in [
                (
                    self.l.conclusion,
                    &(|service: &ServicePart| service.conclusion_word.to_owned()) as &dyn Fn(&ServicePart) -> String,
                ),
                (self.l.score, &|service| service.score.words.clone()),
                (self.l.as_said, &|service| service.as_said.clone()),
                (self.l.answered, &|service| service.score.answered.clone()),
                (self.l.backed, &|service| service.score.backed.clone()),
            ] {
                let mut cells = vec![String::new(), format!("**{label}**")];
                cells.extend(block.iter().map(words));
                self.row(&cells);
            }
            self.push("\n");
        }
        self.legend(&signs(summary.lang), " ");
        self.legend(&reading::weights(summary), ": ");
        self.heading(3, self.l.question);
        self.legend(&reading::sides(summary.lang), ": ");
        for item in summary.items() {
            let side = item.side.word(summary.lang);
            let title = markdown_cell(&item.title);
            let question = inside(&item.question, 1);
            let side = say!(summary.lang, "（{}: {}）", " ({}: {})", self.l.side, side);
            let _ = writeln!(self.out, "- **{} {title}**{side}\\\n  {question}", item.number);
        }
    }

    fn needs(&mut self) {
        self.heading(2, self.l.needs);
        let summary = self.summary;
        match summary.profile.is_empty() {
            true => {
                let _ = writeln!(self.out, "{}", self.l.no_profile);
            }
            false => self.fields(&summary.profile),
        }
        let weights = &summary.weights;
        let words = Emphasis::ALL.map(|one| format!("{} {}", one.word(summary.lang), weights.of(one)));
        self.field(self.l.weights, &words.join(summary.lang.pick("、", ", ")));
        let stressed: Vec<_> = summary.items().filter(|item| item.is_stressed()).collect();
        self.push("\n");
        if stressed.is_empty() {
            let _ = writeln!(self.out, "{}", self.l.all_normal);
            return;
        }
        let l = &self.l;
        let heads = [l.number, l.item, l.emphasis, l.proposed, l.chosen_emphasis, l.reason];
        self.table_head(&heads);
        for item in stressed {
            let reasons: Vec<String> = item.reasons.iter().map(|reason| markdown_cell(reason)).collect();
            self.row(&[
                item.number.to_string(),
                markdown_cell(&item.title),
                item.emphasis.word(summary.lang).to_owned(),
                item.proposed.word(summary.lang).to_owned(),
                item.chosen.map_or("", |chosen| chosen.word(summary.lang)).to_owned(),
                reasons.join(summary.lang.pick("", " ")),
            ]);
        }
        if !summary.placements.is_empty() {
            let title = self.l.map;
            self.heading(3, title);
            let heads = [self.l.scheme, self.l.expectation, self.l.effect, self.l.area];
            self.table_head(&heads);
            for one in &summary.placements {
                self.row(&[
                    markdown_cell(&one.scheme),
                    one.expectation.to_string(),
                    one.effect.to_string(),
                    one.area.clone(),
                ]);
            }
        }
    }

    fn services(&mut self) {
        self.heading(2, self.l.services);
        for service in &self.summary.services {
            self.heading(3, &markdown_cell(&service.name));
            self.service(service);
        }
    }

    fn service(&mut self, service: &ServicePart) {
        let summary = self.summary;
        for (label, text) in [
            (self.l.provider, &service.provider),
            (self.l.plan, &service.plan),
            (self.l.url, &service.url),
            (self.l.memo, &service.memo),
        ] {
            self.field(label, text);
        }
        let conclusion = service.conclusion_word;
        self.field(self.l.conclusion, conclusion);
        let score = &service.score;
        let words = say!(summary.lang, "{}（{}）", "{} ({})", score.words, score.covered);
        self.field(self.l.as_said, &service.as_said);
        self.field(self.l.score, &words);
        for (section, range) in summary.sections.iter().zip(&service.sections) {
            let label = markdown(&section.title);
            let words = say!(summary.lang, "{}（{}）", "{} ({})", range.words, range.covered);
            let _ = writeln!(self.out, "  - {label}: {words}");
        }
        for (n, (section, item)) in numbered(summary).enumerate() {
            if let Some(title) = section {
                self.heading(4, &markdown_cell(title));
            }
            let answer = &service.answers[n];
            let words = verdict(answer);
            let _ = writeln!(self.out, "- **{} {}**: {words}", item.number, markdown_cell(&item.title));
            self.details(answer);
        }
        if !service.own_questions.is_empty() {
            self.heading(4, self.l.own_questions);
        }
        for question in &service.own_questions {
            let words = format!("{}: {}", question.label, question.text);
            let _ = writeln!(self.out, "- {}", inside(&words, 1));
        }
        self.findings(service);
        if !service.certificates.is_empty() {
            self.heading(4, self.l.certificates);
        }
        for certificate in &service.certificates {
            let kind = match certificate.kind.is_empty() {
                true => String::new(),
                false => say!(summary.lang, "（{}）", " ({})", certificate.kind),
            };
            let _ = writeln!(self.out, "- **{}**{kind}", markdown_cell(&certificate.scheme));
            for field in certificate.fields.iter().filter(|field| !field.text.is_empty()) {
                let _ = writeln!(self.out, "  - {}: {}", field.label, inside(&field.text, 2));
            }
            let missing = certificate.missing(summary.lang);
            if !missing.is_empty() {
                let _ = writeln!(self.out, "  - {}: {missing}", self.l.not_recorded);
            }
            self.evidence(&certificate.evidence);
            if !certificate.memo.is_empty() {
                let _ = writeln!(self.out, "  - {}: {}", self.l.memo, inside(&certificate.memo, 2));
            }
        }
    }

    fn details(&mut self, answer: &AnswerPart) {
        let mut lines = Vec::new();
        if answer.lacks_reason {
            lines.push(format!("*{}*", self.l.no_reason));
        }
        if !answer.note.is_empty() {
            lines.push(format!("{}: {}", self.l.note, inside(&answer.note, 2)));
        }
        if !answer.condition.is_empty() {
            let condition = say!(self.lang(), "{}（{}）", "{} ({})", answer.condition, answer.met);
            lines.push(format!("{}: {}", self.l.condition, inside(&condition, 2)));
        }
        for mark in reading::marks(answer, &self.l, self.lang()) {
            lines.push(format!("{}: {}", mark.label, inside(&mark.text, 2)));
        }
        for line in lines {
            let _ = writeln!(self.out, "  - {line}");
        }
        self.evidence(&answer.evidence);
        let signed = answer.signed(self.lang());
        if !signed.is_empty() {
            let _ = writeln!(self.out, "  - {}: {}", self.l.by, inside(&signed, 2));
        }
    }

    fn evidence(&mut self, all: &[EvidencePart]) {
        for one in all {
            let words = one.words(self.lang());
            let _ = writeln!(self.out, "  - {}: {}", self.l.evidence, inside(&words, 2));
        }
    }

    fn findings(&mut self, service: &ServicePart) {
        if service.findings.is_empty() && service.accepted_before.is_empty() {
            return;
        }
        self.heading(4, self.l.findings);
        self.legend(&reading::severities(self.lang()), ": ");
        for finding in &service.findings {
            let _ = writeln!(self.out, "- {}", self.finding(finding));
        }
        for field in &service.accepted_before {
            let words = format!("{}: {}: {}", self.l.accepted_before, field.label, field.text);
            let _ = writeln!(self.out, "- {}", inside(&words, 1));
        }
    }

    fn finding(&self, finding: &FindingPart) -> String {
        let severity = finding.severity.word(self.lang());
        let mut lines = vec![format!("**{severity}** {}", markdown_cell(&finding.title))];
        if !finding.item.is_empty() {
            lines.push(format!("  - {}: {}", self.l.item, markdown_cell(&finding.item)));
        }
        lines.push(format!("  - {}: {}", self.l.why_it_matters, inside(&finding.why, 2)));
        lines.push(format!("  - {}: {}", self.l.todo, inside(&finding.todo, 2)));
        lines.push(format!("  - {}: {}", self.l.from, markdown_cell(&finding.source)));
        if let Some(accepted) = &finding.accepted {
            lines.push(format!("  - {}: {}", self.l.accepted, inside(accepted, 2)));
        }
        lines.join("\n")
    }

    fn arithmetic(&mut self) {
        self.heading(2, self.l.arithmetic);
        let summary = self.summary;
        let _ = writeln!(self.out, "{}\n", rules(summary.lang));
        for block in summary.services.chunks(BESIDE) {
            let mut heads = [self.l.number, self.l.item, self.l.emphasis, self.l.weight].map(str::to_owned).to_vec();
            heads.extend(block.iter().map(|service| markdown_cell(&service.name)));
            self.table_head(&heads);
            for (n, (_, item)) in numbered(summary).enumerate() {
                let mut cells = vec![
                    item.number.to_string(),
                    markdown_cell(&item.title),
                    item.emphasis.word(summary.lang).to_owned(),
                    item.weight.to_string(),
                ];
                cells.extend(block.iter().map(|service| {
                    let answer = &service.answers[n];
                    sum(answer.low, answer.high, answer.of)
                }));
                self.row(&cells);
            }
            let mut cells = vec![String::new(), format!("**{}**", self.l.sum), String::new(), String::new()];
            cells.extend(block.iter().map(|service| {
                let score = &service.score;
                let sum = sum(score.low, score.high, score.of);
                format!("**{sum} = {}**", score.words)
            }));
            self.row(&cells);
            let mut cells = vec![String::new(), self.l.as_said.to_owned(), String::new(), String::new()];
            cells.extend(block.iter().map(|service| {
                let score = &service.score;
                match score.as_said.is_empty() {
                    true => String::new(),
                    false => format!("{} = {}", sum(score.said, score.high, score.of), score.as_said),
                }
            }));
            self.row(&cells);
            self.push("\n");
        }
    }

    /// What other people answered before.
    fn earlier(&mut self) {
        let summary = self.summary;
        if !summary.has_earlier() {
            return;
        }
        self.heading(2, self.l.earlier);
        let _ = writeln!(self.out, "{}", pages::answer::earlier_rule(summary.lang));
        for service in summary.services.iter().filter(|service| service.has_earlier()) {
            self.heading(3, &markdown_cell(&service.name));
            for (item, answer) in summary.items().zip(&service.answers) {
                for one in &answer.earlier {
                    let _ = writeln!(self.out, "- **{} {}**: {}", item.number, markdown_cell(&item.title), one.verdict);
                    for field in reading::earlier(one, &self.l, summary.lang) {
                        let _ = writeln!(self.out, "  - {}: {}", field.label, inside(&field.text, 2));
                    }
                }
            }
        }
    }

    fn about(&mut self) {
        self.heading(2, self.l.about);
        let summary = self.summary;
        self.heading(3, self.l.source);
        for credit in &summary.credits {
            let _ = writeln!(self.out, "- {}", inside(credit, 1));
        }
        self.heading(3, self.l.left_out);
        for left_out in &summary.left_out {
            let _ = writeln!(self.out, "- {}", inside(left_out, 1));
        }
        if summary.left_out.is_empty() {
            let _ = writeln!(self.out, "{}", self.l.nothing_left_out);
        }
    }
}
