//! The sheets of the workbook, one function each. Must not know how cells are written.
//! Long because every sheet names all its columns.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Cell, Table};
use crate::{
    model::{Emphasis, Lang, Mend, Verdict},
    pages::{self, Labels},
    report::{
        reading::{self, numbered, rules, signs, verdict},
        summary::{DecisionPart, EvidencePart, QuestionPart, ServicePart, Summary},
    },
    say,
};

/// Up to so many services have a sheet each; beyond that all answers stand on one.
const SHEETS: usize = 100;
/// Up to so many services stand beside each other; beyond that the table is turned.
const BESIDE: usize = 200;

type Sheet = fn(&mut Book, &Summary) -> Result<(), XlsxError>;

/// All sheets in order.
pub const ALL: [Sheet; 13] = [
    overview,
    next,
    matrix,
    services,
    evidence,
    certificates,
    findings,
    arithmetic,
    needs,
    record,
    own_questions,
    earlier,
    about,
];

fn overview(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let lang = summary.lang;
    let mut table = Table::new(
        lang.pick("概要", "Overview"),
        &[
            (l.place, 12),
            (l.service, 34),
            (l.provider, 20),
            (l.plan, 16),
            (l.conclusion, 12),
            (l.score, 12),
            (l.answered, 18),
            (l.backed, 18),
            (l.findings, 18),
            (l.because, 40),
            (l.as_said, 18),
            (l.tasks, 36),
            (l.changes_when, 40),
            (l.parts, 40),
            (l.url, 36),
            (l.memo, 46),
        ],
    );
    for service in summary.ranked() {
        let chosen = match service.chosen {
            true => say!(lang, "{}（{}）", "{} ({})", service.place, l.chosen),
            false => service.place.clone(),
        };
        table.rows.push(vec![
            chosen.into(),
            (&service.name).into(),
            (&service.provider).into(),
            (&service.plan).into(),
            service.conclusion_word.into(),
            (&service.score.words).into(),
            (&service.score.answered).into(),
            (&service.score.backed).into(),
            (&service.noticed).into(),
            (&service.causes).into(),
            (&service.as_said).into(),
            (&service.tasks).into(),
            (&service.changes_when).into(),
            reading::parts(&service.score, l, lang).into(),
            (&service.url).into(),
            (&service.memo).into(),
        ]);
    }
    let sample = if summary.sample { l.sample } else { "" };
    for (label, text) in [(l.report, summary.title.as_str()), ("", sample), (l.reading, pages::not_counted(lang))] {
        if !text.is_empty() {
            table.rows.push(vec![label.into(), text.into()]);
        }
    }
    table.frozen = 2;
    table.printed = 12;
    book.add(table)
}

/// Whether first place is settled, and what is next.
fn next(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    if summary.settlement.is_empty() {
        return Ok(());
    }
    let (l, lang) = (&book.l, summary.lang);
    let mut table = Table::new(l.settle, &[(l.kind, 24), (l.text, 70), (l.service, 26), (l.item, 40), (l.side, 20)]);
    for sentence in &summary.settlement {
        table.rows.push(vec![l.settle.into(), sentence.into()]);
    }
    for ask in &summary.asks {
        let whom = match ask.own {
            true => lang.pick("自社で確かめる", "find out yourselves"),
            false => lang.pick("事業者に聞く", "ask the provider"),
        };
        table.rows.push(vec![
            l.to_ask.into(),
            ask.texts.join("\n").into(),
            (&ask.service).into(),
            (&ask.item).into(),
            whom.into(),
        ]);
    }
    if !summary.more_asks.is_empty() {
        table.rows.push(vec![l.to_ask.into(), (&summary.more_asks).into()]);
    }
    for swing in &summary.swings {
        table.rows.push(vec![l.swings.into(), swing.into()]);
    }
    book.add(table)
}

fn matrix(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let table = match summary.services.len() > BESIDE {
        true => turned(book, summary),
        false => beside(book, summary),
    };
    book.add(table)
}

/// Items down, services across.
fn beside(book: &Book, summary: &Summary) -> Table {
    let (l, lang) = (&book.l, summary.lang);
    let mut heads = vec![(l.number, 8), (l.section, 24), (l.item, 40), (l.emphasis, 12), (l.side, 14)];
    let fixed = heads.len();
    heads.extend(summary.services.iter().map(|service| (service.name.as_str(), 24)));
    let mut table = Table::new(l.matrix, &heads);
    let mut section = "";
    for (n, (title, item)) in numbered(summary).enumerate() {
        section = title.unwrap_or(section);
        let mut row: Vec<Cell> = vec![
            item.number.into(),
            section.into(),
            (&item.title).into(),
            item.emphasis.word(lang).into(),
            item.side.word(lang).into(),
        ];
        row.extend(summary.services.iter().map(|service| Cell::Text(verdict(&service.answers[n]))));
        table.rows.push(row);
    }
    for (label, words) in sums(l) {
        let mut row: Vec<Cell> = vec!["".into(), "".into(), label.into(), "".into(), "".into()];
        row.extend(summary.services.iter().map(|service| Cell::Text(words(service))));
        table.rows.push(row);
        table.sums += 1;
    }
    table.verdicts = (fixed..fixed + summary.services.len()).map(|n| (n, false)).collect();
    table.frozen = 3;
    table
}

/// What a table of services says in its last rows.
type Words = fn(&ServicePart) -> String;

/// The last rows of the table: conclusion, score, how much is answered and has something behind it.
fn sums(l: &Labels) -> [(&'static str, Words); 5] {
    [
        (l.conclusion, |service| service.conclusion_word.to_owned()),
        (l.score, |service| service.score.words.clone()),
        (l.as_said, |service| service.as_said.clone()),
        (l.answered, |service| service.score.answered.clone()),
        (l.backed, |service| service.score.backed.clone()),
    ]
}

/// Services down, items across: there are too many services.
fn turned(book: &Book, summary: &Summary) -> Table {
    let l = &book.l;
    let titles: Vec<String> = summary.items().map(|item| format!("{} {}", item.number, item.title)).collect();
    let mut heads =
        vec![(l.service, 30), (l.conclusion, 14), (l.score, 12), (l.as_said, 18), (l.answered, 18), (l.backed, 18)];
    let fixed = heads.len();
    heads.extend(titles.iter().map(|title| (title.as_str(), 20)));
    let mut table = Table::new(l.matrix, &heads);
    for service in &summary.services {
        let mut row: Vec<Cell> = vec![
            (&service.name).into(),
            service.conclusion_word.into(),
            (&service.score.words).into(),
            (&service.as_said).into(),
            (&service.score.answered).into(),
            (&service.score.backed).into(),
        ];
        row.extend(service.answers.iter().map(|answer| Cell::Text(verdict(answer))));
        table.rows.push(row);
    }
    table.verdicts = (fixed..fixed + titles.len()).map(|n| (n, false)).collect();
    table.frozen = 1;
    table
}

fn services(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let together = summary.services.len() > SHEETS;
    let l = &book.l;
    let heads = [
        (l.number, 6),
        (l.item, 28),
        (l.verdict, 11),
        (l.note, 40),
        (l.condition, 18),
        (l.met, 14),
        (l.evidence, 40),
        (l.by, 11),
        (l.day, 12),
        (l.emphasis, 10),
        (l.side, 12),
        (l.standing, 24),
        (l.section, 24),
        (l.question, 60),
        (l.service, 24),
        ("id", 14),
        (l.mend, 20),
        (l.recheck, 12),
    ];
    let mut all = Table::new(l.answered, &heads);
    all.frozen = 2;
    all.verdicts = vec![(2, true), (11, false)];
    // What is the same for every service does not need the paper.
    all.printed = 9;
    for service in &summary.services {
        let rows = answers(service, summary, &book.l);
        if together {
            all.rows.extend(rows);
            continue;
        }
        let mut own = Table::new(&service.name, &heads);
        own.frozen = all.frozen;
        own.printed = all.printed;
        own.verdicts = all.verdicts.clone();
        own.rows = rows;
        book.add(own)?;
    }
    if together {
        book.add(all)?;
    }
    Ok(())
}

fn answers(service: &ServicePart, summary: &Summary, l: &Labels) -> Vec<Vec<Cell>> {
    let lang = summary.lang;
    let mut section = "";
    let rows = numbered(summary).zip(&service.answers).map(|((title, item), answer)| {
        section = title.unwrap_or(section);
        vec![
            item.number.into(),
            (&item.title).into(),
            Verdict::word_of(answer.verdict, lang).into(),
            (&answer.note).into(),
            (&answer.condition).into(),
            (&answer.met).into(),
            evidence_words(&answer.evidence, lang).into(),
            (&answer.by).into(),
            answer.day.map(|day| day.to_string()).unwrap_or_default().into(),
            item.emphasis.word(lang).into(),
            item.side.word(lang).into(),
            verdict(answer).into(),
            section.into(),
            (&item.question).into(),
            (&service.name).into(),
            (&item.id).into(),
            answer.mend.map_or("", |mend: Mend| mend.word(lang)).into(),
            if answer.recheck { l.recheck } else { "" }.into(),
        ]
    });
    rows.collect()
}

/// All pieces of evidence in one cell.
fn evidence_words(all: &[EvidencePart], lang: Lang) -> String {
    let words: Vec<String> = all.iter().map(|one| one.words(lang)).collect();
    words.join("\n")
}

fn evidence(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let mut table = Table::new(
        l.evidence,
        &[(l.service, 26), (l.number, 8), (l.item, 40), (l.kind, 18), (l.text, 60), (l.seen, 13), (l.dated, 13)],
    );
    for service in &summary.services {
        let row = |number: Cell, about: &str, one: &EvidencePart| {
            vec![
                (&service.name).into(),
                number,
                about.into(),
                one.kind.into(),
                (&one.text).into(),
                one.seen.map(|day| day.to_string()).unwrap_or_default().into(),
                one.dated.map(|day| day.to_string()).unwrap_or_default().into(),
            ]
        };
        for (item, answer) in summary.items().zip(&service.answers) {
            let rows = answer.evidence.iter().map(|one| row(item.number.into(), &item.title, one));
            table.rows.extend(rows);
        }
        for certificate in &service.certificates {
            let rows = certificate.evidence.iter().map(|one| row("".into(), &certificate.scheme, one));
            table.rows.extend(rows);
        }
    }
    table.frozen = 1;
    book.add(table)
}

fn certificates(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let first = summary.services.iter().flat_map(|service| &service.certificates).next();
    let labels: Vec<String> =
        first.map_or_else(Vec::new, |one| one.fields.iter().map(|field| field.label.clone()).collect());
    let mut heads = vec![(l.service, 18), (l.scheme, 26), (l.kind, 12)];
    heads.extend(labels.iter().map(|label| (label.as_str(), 16)));
    heads.push((l.memo, 30));
    let mut table = Table::new(l.certificates, &heads);
    for service in &summary.services {
        for one in &service.certificates {
            let mut row: Vec<Cell> = vec![(&service.name).into(), (&one.scheme).into(), (&one.kind).into()];
            row.extend(one.fields.iter().map(|field| Cell::from(&field.text)));
            row.push((&one.memo).into());
            table.rows.push(row);
        }
    }
    table.frozen = 2;
    book.add(table)
}

fn findings(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let mut table = Table::new(
        l.findings,
        &[
            (l.service, 18),
            (l.severity, 9),
            (l.finding, 30),
            (l.item, 26),
            (l.why_it_matters, 40),
            (l.todo, 40),
            (l.from, 22),
            (l.state, 30),
        ],
    );
    for service in &summary.services {
        for one in &service.findings {
            let state = match &one.accepted {
                Some(accepted) => format!("{}: {accepted}", l.accepted),
                None => l.open_finding.to_owned(),
            };
            table.rows.push(vec![
                (&service.name).into(),
                one.severity.word(summary.lang).into(),
                (&one.title).into(),
                (&one.item).into(),
                (&one.why).into(),
                (&one.todo).into(),
                (&one.source).into(),
                state.into(),
            ]);
        }
        for one in &service.accepted_before {
            let state = format!("{}: {}", l.accepted_before, one.text);
            let empty = || Cell::from("");
            table.rows.push(vec![
                (&service.name).into(),
                empty(),
                (&one.label).into(),
                empty(),
                empty(),
                empty(),
                empty(),
                state.into(),
            ]);
        }
    }
    table.frozen = 1;
    book.add(table)
}

fn arithmetic(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let (l, lang) = (&book.l, summary.lang);
    let points = lang.pick(
        ["下限の点", "答えどおりの点", "上限の点", "満点"],
        ["points, low", "points, as answered", "points, high", "points, out of"],
    );
    let mut table = Table::new(
        lang.pick("計算", "Arithmetic"),
        &[
            (l.service, 26),
            (l.number, 8),
            (l.item, 40),
            (l.emphasis, 10),
            (l.weight, 8),
            (l.standing, 24),
            (points[0], 12),
            (points[1], 12),
            (points[2], 12),
            (points[3], 12),
            (l.score, 14),
            (l.as_said, 14),
        ],
    );
    for service in &summary.services {
        for (item, answer) in summary.items().zip(&service.answers) {
            table.rows.push(vec![
                (&service.name).into(),
                item.number.into(),
                (&item.title).into(),
                item.emphasis.word(lang).into(),
                item.weight.into(),
                verdict(answer).into(),
                half(answer.low),
                half(answer.said),
                half(answer.high),
                half(answer.of),
            ]);
        }
        let score = &service.score;
        table.rows.push(vec![
            (&service.name).into(),
            "".into(),
            l.sum.into(),
            "".into(),
            "".into(),
            "".into(),
            half(score.low),
            half(score.said),
            half(score.high),
            half(score.of),
            (&score.words).into(),
            (&score.as_said).into(),
        ]);
    }
    table.verdicts = vec![(5, false)];
    table.frozen = 3;
    book.add(table)
}

/// Points from half points.
#[allow(clippy::cast_precision_loss, reason = "far below")]
fn half(half_points: u64) -> Cell {
    Cell::Number(half_points as f64 / 2.0)
}

fn needs(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let (l, lang) = (&book.l, summary.lang);
    let mut table =
        Table::new(l.needs, &[(l.item, 40), (l.text, 50), (l.proposed, 12), (l.chosen_emphasis, 14), (l.reason, 60)]);
    for field in &summary.profile {
        table.rows.push(vec![(&field.label).into(), (&field.text).into()]);
    }
    for one in Emphasis::ALL {
        let label = format!("{} {}", l.weights, one.word(lang));
        table.rows.push(vec![label.into(), summary.weights.of(one).into()]);
    }
    for item in summary.items() {
        table.rows.push(vec![
            format!("{} {}", item.number, item.title).into(),
            item.emphasis.word(lang).into(),
            item.proposed.word(lang).into(),
            item.chosen.map_or("", |chosen| chosen.word(lang)).into(),
            item.reasons.join("\n").into(),
        ]);
    }
    for one in &summary.placements {
        let place = format!("{} {} / {} {}", l.expectation, one.expectation, l.effect, one.effect);
        table.rows.push(vec![
            format!("{}: {}", l.map, one.scheme).into(),
            place.into(),
            "".into(),
            "".into(),
            (&one.area).into(),
        ]);
    }
    book.add(table)
}

fn record(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let mut table =
        Table::new(l.record, &[(l.day, 14), (l.record, 34), (l.text, 70), (l.owner, 16), (l.due, 13), (l.state, 10)]);
    let record = &summary.record;
    if record.decision.is_none() {
        table.rows.push(vec!["".into(), l.no_decision.into()]);
    }
    for decision in record.decision.iter().chain(&record.past) {
        let rows = decided(decision, book);
        table.rows.extend(rows);
    }
    if let Some(day) = record.review_began {
        let label = summary.lang.pick("見直しを始めた日", "Review started on");
        table.rows.push(vec![day.to_string().into(), label.into()]);
    }
    if let Some((day, changes)) = &record.changes {
        let label = say!(summary.lang, "{} の決定のあとで変わったこと", "Changed after the decision of {}", day);
        for change in changes {
            table.rows.push(vec!["".into(), label.as_str().into(), change.into()]);
        }
    }
    book.add(table)
}

fn decided(decision: &DecisionPart, book: &Book) -> Vec<Vec<Cell>> {
    let l = &book.l;
    let day = || Cell::from(decision.day.to_string());
    let review = decision.review.to_string();
    let mut rows: Vec<Vec<Cell>> = [
        (l.decided, &decision.service),
        (l.then, &decision.then),
        (l.decided_by, &decision.by),
        (l.why, &decision.why),
        (l.review, &review),
    ]
    .into_iter()
    .map(|(label, text)| vec![day(), label.into(), text.into()])
    .collect();
    for risk in &decision.risks {
        let label = format!("{} {}", l.risks, risk.label);
        let text = if risk.text.is_empty() { l.no_reason } else { &risk.text };
        rows.push(vec![day(), label.into(), text.into(), (&decision.by).into()]);
    }
    for one in &decision.conditions {
        let label = format!("{} {}", l.conditions, one.item);
        rows.push(vec![
            day(),
            label.into(),
            (&one.text).into(),
            one.owner(l).into(),
            one.due(l).into(),
            if one.done { l.done } else { l.not_done }.into(),
        ]);
    }
    for one in &decision.unwritten {
        rows.push(vec![day(), l.unwritten.into(), format!("{}: {}", one.label, one.text).into()]);
    }
    rows
}

/// What the user asks the providers beside the questions of the list.
fn own_questions(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let mut table = Table::new(l.own_questions, &[(l.service, 26), (l.item, 40), (l.question, 80)]);
    for service in &summary.services {
        let row = |one: &QuestionPart| vec![(&service.name).into(), (&one.label).into(), (&one.text).into()];
        table.rows.extend(service.own_questions.iter().map(row));
    }
    if table.rows.is_empty() {
        return Ok(());
    }
    book.add(table)
}

/// What other people answered before.
fn earlier(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    if !summary.has_earlier() {
        return Ok(());
    }
    let (l, lang) = (&book.l, summary.lang);
    let mut table = Table::new(
        l.earlier,
        &[
            (l.service, 22),
            (l.number, 6),
            (l.item, 30),
            (l.verdict, 11),
            (l.note, 40),
            (l.condition, 18),
            (l.met, 14),
            (l.mend, 20),
            (l.evidence, 40),
            (l.by, 14),
            (l.day, 12),
        ],
    );
    for service in &summary.services {
        for (item, answer) in summary.items().zip(&service.answers) {
            for one in &answer.earlier {
                table.rows.push(vec![
                    (&service.name).into(),
                    item.number.into(),
                    (&item.title).into(),
                    one.verdict.into(),
                    (&one.note).into(),
                    (&one.condition).into(),
                    (&one.met).into(),
                    one.mend.into(),
                    evidence_words(&one.evidence, lang).into(),
                    (&one.by).into(),
                    one.day.map(|day| day.to_string()).unwrap_or_default().into(),
                ]);
            }
        }
    }
    table.verdicts = vec![(3, false)];
    table.frozen = 3;
    book.add(table)
}

fn about(book: &mut Book, summary: &Summary) -> Result<(), XlsxError> {
    let l = &book.l;
    let mut table = Table::new(l.about, &[(l.kind, 26), (l.text, 100)]);
    let lang = summary.lang;
    for (label, text) in [
        (l.report, summary.title.clone()),
        (l.made, summary.day.to_string()),
        (l.begun, summary.created.to_string()),
        (l.checklist, summary.list.clone()),
        (l.memo, summary.memo.clone()),
    ] {
        if !text.is_empty() {
            table.rows.push(vec![label.into(), text.into()]);
        }
    }
    for one in summary.asker.iter().filter(|one| !one.text.is_empty()) {
        table.rows.push(vec![(&one.label).into(), (&one.text).into()]);
    }
    for credit in &summary.credits {
        table.rows.push(vec![l.source.into(), credit.into()]);
    }
    for (label, legend) in [
        (l.conclusion, reading::conclusions(lang)),
        (l.reading, signs(lang)),
        (l.emphasis, reading::weights(summary)),
        (l.side, reading::sides(lang)),
        (l.severity, reading::severities(lang)),
    ] {
        for one in legend {
            let words = format!("{}: {}", one.label, one.text);
            table.rows.push(vec![label.into(), words.into()]);
        }
    }
    if summary.has_earlier() {
        table.rows.push(vec![l.earlier.into(), pages::answer::earlier_rule(lang).into()]);
    }
    table.rows.push(vec![l.reading.into(), rules(lang).into()]);
    for one in &summary.left_out {
        table.rows.push(vec![l.left_out.into(), one.into()]);
    }
    if summary.left_out.is_empty() {
        table.rows.push(vec![l.left_out.into(), l.nothing_left_out.into()]);
    }
    book.add(table)
}
