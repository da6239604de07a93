//! The sheets of the workbook, one function each: which columns there are, and what each says about a row. Must not know how
//! cells are written.
//! Long because every sheet names all its columns.

use super::table::{SheetCell, SheetColumns, SheetTable};
use crate::{
    model::{Emphasis, Mend, Verdict},
    pages::{self, Labels},
    report::{
        reading::{self, Legends, verdict},
        summary::{
            AnswerPart, CertificatePart, DecisionPart, EarlierPart, EvidencePart, FindingPart, ItemPart, QuestionPart,
            ServicePart, Summary,
        },
    },
};

/// Up to so many services have a sheet each; beyond that all answers stand on one.
const SHEETS: usize = 100;
/// Up to so many services stand beside each other; beyond that the table is turned.
const BESIDE: usize = 200;

/// All sheets in order, each with the tables it makes: none where there is nothing to tell.
pub(super) const ALL: [fn(&Summary, &Labels) -> Vec<SheetTable>; 13] = [
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

/// Cells of a row that no column is made for.
macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$(SheetCell::from($cell)),*] };
}

/// What is recorded about a service for an item.
struct Answered<'a> {
    service: &'a ServicePart,
    section: &'a str,
    item: &'a ItemPart,
    answer: &'a AnswerPart,
}

/// Every answer of a service, in the order of the items.
fn answered<'a>(service: &'a ServicePart, summary: &'a Summary) -> impl Iterator<Item = Answered<'a>> {
    let items = summary.sections.iter().flat_map(|section| section.items.iter().map(|item| (&*section.title, item)));
    items.zip(&service.answers).map(|((section, item), answer)| Answered { service, section, item, answer })
}

/// All pieces of evidence in one cell.
fn evidence_words(all: &[EvidencePart], summary: &Summary) -> String {
    let words: Vec<String> = all.iter().map(|one| one.words(summary.lang)).collect();
    words.join("\n")
}

fn overview(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let lang = summary.lang;
    let place = |one: &ServicePart| one.place.clone() + &lang.aside(if one.chosen { l.chosen } else { "" });
    let columns = SheetColumns::<&ServicePart>::new()
        .with(l.place, 12, |one| place(one))
        .with(l.service, 34, |one| &one.name)
        .with(l.provider, 20, |one| &one.provider)
        .with(l.plan, 16, |one| &one.plan)
        .with(l.conclusion, 12, |one| one.conclusion_word)
        .with(l.score, 12, |one| &one.score.words)
        .with(l.answered, 18, |one| &one.score.answered)
        .with(l.backed, 18, |one| &one.score.backed)
        .with(l.findings, 18, |one| &one.noticed)
        .with(l.because, 40, |one| &one.causes)
        .with(l.as_said, 18, |one| &one.as_said)
        .with(l.tasks, 36, |one| &one.tasks)
        .with(l.changes_when, 40, |one| &one.changes_when)
        .with(l.parts, 40, |one| reading::parts(&one.score, l, lang))
        .with(l.url, 36, |one| &one.url)
        .with(l.memo, 46, |one| &one.memo);
    let mut table = columns.table(lang.pick("概要", "Overview"), summary.ranked());
    let sample = if summary.sample { l.sample } else { "" };
    let below = [(l.report, summary.title.as_str()), ("", sample), (l.reading, pages::not_counted(lang))];
    table.rows.extend(below.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| row![label, text]));
    vec![SheetTable { frozen: 2, printed: 12, ..table }]
}

/// Whether first place is settled, and what is next.
fn next(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    if summary.settlement.is_empty() {
        return Vec::new();
    }
    let mut table =
        SheetTable::new(l.settle, &[(l.kind, 24), (l.text, 70), (l.service, 26), (l.item, 40), (l.side, 20)]);
    table.rows.extend(summary.settlement.iter().map(|sentence| row![l.settle, sentence]));
    for ask in &summary.asks {
        table.rows.push(row![l.to_ask, ask.texts.join("\n"), &ask.service, &ask.item, ask.whom(summary.lang)]);
    }
    if !summary.more_asks.is_empty() {
        table.rows.push(row![l.to_ask, &summary.more_asks]);
    }
    table.rows.extend(summary.swings.iter().map(|swing| row![l.swings, swing]));
    vec![table]
}

fn matrix(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    vec![match summary.services.len() > BESIDE {
        true => turned(summary, l),
        false => beside(summary, l),
    }]
}

/// Items down, services across.
fn beside(summary: &Summary, l: &Labels) -> SheetTable {
    let lang = summary.lang;
    let mut columns = SheetColumns::<(usize, &str, &ItemPart)>::new()
        .with(l.number, 8, |(.., item)| item.number)
        .with(l.section, 24, |(_, section, _)| *section)
        .with(l.item, 40, |(.., item)| &item.title)
        .with(l.emphasis, 12, |(.., item)| item.emphasis.word(lang))
        .with(l.side, 14, |(.., item)| item.side.word(lang));
    let fixed = columns.len();
    for service in &summary.services {
        columns = columns.with(&service.name, 24, |(n, ..)| verdict(&service.answers[*n]));
    }
    let items = summary.sections.iter().flat_map(|one| one.items.iter().map(|item| (&*one.title, item)));
    let rows = items.enumerate().map(|(n, (section, item))| (n, section, item));
    let mut table = columns.table(l.matrix, rows);
    for (label, words) in reading::sums(l) {
        let sums = summary.services.iter().map(|service| SheetCell::from(words(service)));
        table.rows.push(row!["", "", label, "", ""].into_iter().chain(sums).collect());
    }
    let verdicts = (fixed..columns.len()).map(|n| (n, false)).collect();
    SheetTable { sums: reading::sums(l).len(), frozen: 3, verdicts, ..table }
}

/// Services down, items across: there are too many services.
fn turned(summary: &Summary, l: &Labels) -> SheetTable {
    let mut columns = SheetColumns::<&ServicePart>::new().with(l.service, 30, |one| &one.name);
    for ((label, words), width) in reading::sums(l).into_iter().zip([14, 12, 18, 18, 18]) {
        columns = columns.with(label, width, move |one| words(one));
    }
    let fixed = columns.len();
    for (n, item) in summary.items().enumerate() {
        columns = columns.with(&format!("{} {}", item.number, item.title), 20, move |one| verdict(&one.answers[n]));
    }
    let verdicts = (fixed..columns.len()).map(|n| (n, false)).collect();
    SheetTable { frozen: 1, verdicts, ..columns.table(l.matrix, &summary.services) }
}

fn services<'a>(summary: &'a Summary, l: &Labels) -> Vec<SheetTable> {
    let lang = summary.lang;
    let columns = SheetColumns::<Answered<'_>>::new()
        .with(l.number, 6, |one| one.item.number)
        .with(l.item, 28, |one| &one.item.title)
        .with(l.verdict, 11, |one| Verdict::word_of(one.answer.verdict, lang))
        .with(l.note, 40, |one| &one.answer.note)
        .with(l.condition, 18, |one| &one.answer.condition)
        .with(l.met, 14, |one| &one.answer.met)
        .with(l.evidence, 40, |one| evidence_words(&one.answer.evidence, summary))
        .with(l.by, 11, |one| &one.answer.by)
        .with(l.day, 12, |one| one.answer.day)
        .with(l.emphasis, 10, |one| one.item.emphasis.word(lang))
        .with(l.side, 12, |one| one.item.side.word(lang))
        .with(l.standing, 24, |one| verdict(one.answer))
        .with(l.section, 24, |one| one.section)
        .with(l.question, 60, |one| &one.item.question)
        .with(l.service, 24, |one| &one.service.name)
        .with("id", 14, |one| &one.item.id)
        .with(l.mend, 20, |one| one.answer.mend.map_or("", |mend: Mend| mend.word(lang)))
        .with(l.recheck, 12, |one| if one.answer.recheck { l.recheck } else { "" });
    // What is the same for every service does not need the paper.
    let table = |name: &str, services: &'a [ServicePart]| SheetTable {
        frozen: 2,
        printed: 9,
        verdicts: vec![(2, true), (11, false)],
        ..columns.table(name, services.iter().flat_map(|one| answered(one, summary)))
    };
    match summary.services.len() > SHEETS {
        true => vec![table(l.answered, &summary.services)],
        false => summary.services.iter().map(|one| table(&one.name, std::slice::from_ref(one))).collect(),
    }
}

fn evidence(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let columns = SheetColumns::<(&ServicePart, Option<u32>, &str, &EvidencePart)>::new()
        .with(l.service, 26, |(service, ..)| &service.name)
        .with(l.number, 8, |(_, number, ..)| *number)
        .with(l.item, 40, |(.., about, _)| *about)
        .with(l.kind, 18, |(.., one)| one.kind)
        .with(l.text, 60, |(.., one)| &one.text)
        .with(l.seen, 13, |(.., one)| one.seen)
        .with(l.dated, 13, |(.., one)| one.dated);
    let rows = summary.services.iter().flat_map(|service| {
        let answers = answered(service, summary).flat_map(|one| {
            one.answer.evidence.iter().map(move |piece| (Some(one.item.number), &*one.item.title, piece))
        });
        let certificates = service
            .certificates
            .iter()
            .flat_map(|one| one.evidence.iter().map(move |piece| (None, &*one.scheme, piece)));
        answers.chain(certificates).map(move |(number, about, piece)| (service, number, about, piece))
    });
    vec![SheetTable { frozen: 1, ..columns.table(l.evidence, rows) }]
}

fn certificates(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let all: Vec<(&ServicePart, &CertificatePart)> = summary
        .services
        .iter()
        .flat_map(|service| service.certificates.iter().map(move |one| (service, one)))
        .collect();
    let mut columns = SheetColumns::<(&ServicePart, &CertificatePart)>::new()
        .with(l.service, 18, |(service, _)| &service.name)
        .with(l.scheme, 26, |(_, one)| &one.scheme)
        .with(l.kind, 12, |(_, one)| &one.kind);
    for label in labels_of(&all) {
        columns = columns.with(label, 16, move |(_, one)| {
            one.fields.iter().find(|field| field.label == label).map(|field| field.text.as_str())
        });
    }
    columns = columns.with(l.memo, 30, |(_, one)| &one.memo);
    vec![SheetTable { frozen: 2, ..columns.table(l.certificates, all) }]
}

/// What can be recorded about these, each label once, in the order in which they stand: not every scheme has every fact.
fn labels_of<'a>(all: &[(&ServicePart, &'a CertificatePart)]) -> Vec<&'a str> {
    let mut labels: Vec<&str> = Vec::new();
    for (_, one) in all {
        let mut next = 0;
        for field in &one.fields {
            let known = labels.iter().position(|label| *label == field.label);
            let at = known.unwrap_or(next);
            if known.is_none() {
                labels.insert(at, &field.label);
            }
            next = at + 1;
        }
    }
    labels
}

fn findings(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let columns = SheetColumns::<(&ServicePart, &FindingPart)>::new()
        .with(l.service, 18, |(service, _)| &service.name)
        .with(l.severity, 9, |(_, one)| one.severity.word(summary.lang))
        .with(l.finding, 30, |(_, one)| &one.title)
        .with(l.item, 26, |(_, one)| &one.item)
        .with(l.why_it_matters, 40, |(_, one)| &one.why)
        .with(l.todo, 40, |(_, one)| &one.todo)
        .with(l.from, 22, |(_, one)| &one.source)
        .with(l.state, 30, |(_, one)| match &one.accepted {
            Some(accepted) => format!("{}: {accepted}", l.accepted),
            None => l.open_finding.to_owned(),
        });
    let mut table = columns.table(l.findings, []);
    for service in &summary.services {
        table.rows.extend(columns.rows(service.findings.iter().map(|one| (service, one))));
        table.rows.extend(service.accepted_before.iter().map(|one| {
            let state = format!("{}: {}", l.accepted_before, one.text);
            row![&service.name, "", &one.label, "", "", "", "", state]
        }));
    }
    vec![SheetTable { frozen: 1, ..table }]
}

fn arithmetic(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let lang = summary.lang;
    let [low, said, high, of] = lang.pick(
        ["下限の点", "答えどおりの点", "上限の点", "満点"],
        ["points, low", "points, as answered", "points, high", "points, out of"],
    );
    let columns = SheetColumns::<Answered<'_>>::new()
        .with(l.service, 26, |one| &one.service.name)
        .with(l.number, 8, |one| one.item.number)
        .with(l.item, 40, |one| &one.item.title)
        .with(l.emphasis, 10, |one| one.item.emphasis.word(lang))
        .with(l.weight, 8, |one| one.item.weight)
        .with(l.standing, 24, |one| verdict(one.answer))
        .with(low, 12, |one| SheetCell::half(one.answer.low))
        .with(said, 12, |one| SheetCell::half(one.answer.said))
        .with(high, 12, |one| SheetCell::half(one.answer.high))
        .with(of, 12, |one| SheetCell::half(one.answer.of));
    let mut table = columns.table(lang.pick("計算", "Arithmetic"), []);
    // Only the sums have these.
    table.heads.extend([(l.score.to_owned(), 14), (l.as_said.to_owned(), 14)]);
    table.printed = table.heads.len();
    for service in &summary.services {
        let score = &service.score;
        let [low, said, high, of] = [score.low, score.said, score.high, score.of].map(SheetCell::half);
        table.rows.extend(columns.rows(answered(service, summary)));
        table.rows.push(row![&service.name, "", l.sum, "", "", "", low, said, high, of, &score.words, &score.as_said]);
    }
    vec![SheetTable { verdicts: vec![(5, false)], frozen: 3, ..table }]
}

fn needs(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let lang = summary.lang;
    let columns = SheetColumns::<&ItemPart>::new()
        .with(l.item, 40, |one| format!("{} {}", one.number, one.title))
        .with(l.text, 50, |one| one.emphasis.word(lang))
        .with(l.proposed, 12, |one| one.proposed.word(lang))
        .with(l.chosen_emphasis, 14, |one| one.chosen.map_or("", |chosen| chosen.word(lang)))
        .with(l.reason, 60, |one| one.reasons.join("\n"));
    let mut table = columns.table(l.needs, []);
    table.rows.extend(summary.profile.iter().map(|field| row![&field.label, &field.text]));
    for one in Emphasis::ALL {
        table.rows.push(row![format!("{} {}", l.weights, one.word(lang)), summary.weights.of(one)]);
    }
    table.rows.extend(columns.rows(summary.items()));
    for one in &summary.placements {
        let place = format!("{} {} / {} {}", l.expectation, one.expectation, l.effect, one.effect);
        table.rows.push(row![format!("{}: {}", l.map, one.scheme), place, "", "", &one.area]);
    }
    vec![table]
}

fn record(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let heads = [(l.day, 14), (l.record, 34), (l.text, 70), (l.owner, 16), (l.due, 13), (l.state, 10)];
    let mut table = SheetTable::new(l.record, &heads);
    let record = &summary.record;
    if record.decision.is_none() {
        table.rows.push(row!["", l.no_decision]);
    }
    table.rows.extend(record.decision.iter().chain(&record.past).flat_map(|one| decided(one, l)));
    if let Some(day) = record.review_began {
        table.rows.push(row![day, l.review_began]);
    }
    if let Some((day, changes)) = &record.changes {
        let label = pages::record::changed_since(*day, summary.lang);
        table.rows.extend(changes.iter().map(|change| row!["", &label, change]));
    }
    vec![table]
}

fn decided(decision: &DecisionPart, l: &Labels) -> Vec<Vec<SheetCell>> {
    let day = decision.day;
    let mut rows = vec![
        row![day, l.decided, &decision.service],
        row![day, l.conclusion, &decision.then],
        row![day, l.decided_by, &decision.by],
        row![day, l.why, &decision.why],
        row![day, l.review, decision.review.to_string()],
    ];
    for risk in &decision.risks {
        rows.push(row![day, format!("{} {}", l.risks, risk.label), &risk.text, &decision.by]);
    }
    for one in &decision.conditions {
        let state = if one.done { l.done } else { l.not_done };
        rows.push(row![day, format!("{} {}", l.conditions, one.item), &one.text, one.owner(l), one.due(l), state]);
    }
    for one in &decision.unwritten {
        rows.push(row![day, l.unwritten, format!("{}: {}", one.label, one.text)]);
    }
    rows
}

/// What the user asks the providers beside the questions of the list.
fn own_questions(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let columns = SheetColumns::<(&ServicePart, &QuestionPart)>::new()
        .with(l.service, 26, |(service, _)| &service.name)
        .with(l.item, 40, |(_, one)| &one.label)
        .with(l.question, 80, |(_, one)| &one.text);
    let all = summary.services.iter().flat_map(|service| service.own_questions.iter().map(move |one| (service, one)));
    told(columns.table(l.own_questions, all))
}

/// What other people answered before.
fn earlier(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let columns = SheetColumns::<(&ServicePart, &ItemPart, &EarlierPart)>::new()
        .with(l.service, 22, |(service, ..)| &service.name)
        .with(l.number, 6, |(_, item, _)| item.number)
        .with(l.item, 30, |(_, item, _)| &item.title)
        .with(l.verdict, 11, |(.., one)| one.verdict)
        .with(l.note, 40, |(.., one)| &one.note)
        .with(l.condition, 18, |(.., one)| &one.condition)
        .with(l.met, 14, |(.., one)| &one.met)
        .with(l.mend, 20, |(.., one)| one.mend)
        .with(l.evidence, 40, |(.., one)| evidence_words(&one.evidence, summary))
        .with(l.by, 14, |(.., one)| &one.by)
        .with(l.day, 12, |(.., one)| one.day);
    let all = summary.services.iter().flat_map(|service| answered(service, summary));
    let all = all.flat_map(|one| one.answer.earlier.iter().map(move |earlier| (one.service, one.item, earlier)));
    told(SheetTable { verdicts: vec![(3, false)], frozen: 3, ..columns.table(l.earlier, all) })
}

/// The table, if anything stands in it.
fn told(table: SheetTable) -> Vec<SheetTable> {
    if table.rows.is_empty() { Vec::new() } else { vec![table] }
}

fn about(summary: &Summary, l: &Labels) -> Vec<SheetTable> {
    let legends = Legends::of(summary);
    let mut table = SheetTable::new(l.about, &[(l.kind, 26), (l.text, 100)]);
    let mut tell = |label: &str, text: &str| {
        if !text.is_empty() {
            table.rows.push(row![label, text]);
        }
    };
    tell(l.report, &summary.title);
    tell(l.made, &summary.day.to_string());
    tell(l.begun, &summary.created.to_string());
    tell(l.checklist, &summary.list);
    tell(l.memo, &summary.memo);
    summary.asker.iter().for_each(|one| tell(&one.label, &one.text));
    summary.credits.iter().for_each(|credit| tell(l.source, credit));
    for (label, legend) in [
        (l.conclusion, legends.conclusions),
        (l.reading, legends.signs),
        (l.emphasis, legends.weights),
        (l.side, legends.sides),
        (l.severity, legends.severities),
    ] {
        legend.iter().for_each(|one| tell(label, &format!("{}: {}", one.label, one.text)));
    }
    if summary.has_earlier() {
        tell(l.earlier, l.earlier_rule);
    }
    tell(l.reading, l.counting);
    summary.left_out.iter().for_each(|one| tell(l.left_out, one));
    if summary.left_out.is_empty() {
        tell(l.left_out, l.nothing_left_out);
    }
    vec![table]
}
