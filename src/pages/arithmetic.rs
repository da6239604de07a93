//! The arithmetic of one score: every item's weight, value and points, and the sums that give the numbers shown.
//! Must not work anything out: the model has done it.

use std::sync::Arc;

use super::{Cell, Column, Labels, Page, Role, points, profile, standing};
use crate::{
    model::{Comparison, Lang, QuestionSection, Score, ScoreLine, Service, Share, Standing, Weights},
    say,
};

/// How points come about.
pub fn rule(weights: &Weights, lang: Lang) -> Page {
    let mut page = Page::default();
    let l = Labels::of(lang);
    page.fact(l.weights, profile::weights_of(weights, lang));
    page.text(Role::Dim, l.counting);
    page
}

/// The sums of one service, then its table section by section.
pub fn page(service: &Service, comparison: &Comparison, lang: Lang) -> Page {
    let whole = Score::whole(service, comparison);
    let sections = &comparison.questions.sections;
    let parts = whole.parts(sections.iter().map(|section| section.items.len()));
    let mut page = Page::default();
    page.head(lang.pick("全体（区分の計の和）", "In all (the sum of the sections)"));
    let sums = |part: &dyn Fn(&ScoreLine) -> u64| -> Vec<u64> {
        parts.iter().map(|score| score.lines.iter().map(part).sum()).collect()
    };
    ends(&mut page, &whole, &[sums(&|line| line.low), sums(&|line| line.high), sums(&ScoreLine::of)], lang);
    for (section, part) in sections.iter().zip(&parts) {
        table(&mut page, section, part, service, lang);
    }
    page
}

fn table(page: &mut Page, section: &QuestionSection, score: &Score, service: &Service, lang: Lang) {
    page.head(section.title.of(lang));
    let columns: Arc<[Column]> = Arc::new([
        Column::right(2),
        Column::left(12).growing(),
        Column::left(lang.pick(4, 9)),
        Column::right(2).spare(),
        Column::left(13).growing(),
        Column::left(5).spare(),
        Column::right(4),
        Column::right(4),
    ]);
    let heads = lang.pick(
        ["", "項目", "重み", "", "回答", "値", "下限", "上限"],
        ["", "Item", "Weight", "", "Answer", "Value", "Low", "High"],
    );
    page.heads(&columns, heads);
    for (line, question) in score.lines.iter().zip(&section.items) {
        let out = line.standing == Standing::Out;
        let points = |half_points| if out { "-".to_owned() } else { points(half_points) };
        let verdict = service.verdict(&line.item);
        let cells: [Cell; 8] = [
            Cell::new(Role::Dim, line.number.to_string()),
            question.title.of(lang).into(),
            Cell::new(Role::Dim, line.emphasis.word(lang)),
            Cell::new(Role::Dim, line.weight.to_string()),
            Cell::new(verdict.into(), standing(line, verdict, lang)),
            Cell::new(Role::Dim, value(line)),
            points(line.low).into(),
            points(line.high).into(),
        ];
        page.row(&columns, cells);
    }
    let counted = || score.lines.iter().filter(|line| line.standing != Standing::Out);
    let parts = [
        counted().map(|line| line.low).collect(),
        counted().map(|line| line.high).collect(),
        counted().map(ScoreLine::of).collect(),
    ];
    ends(page, score, &parts, lang);
}

/// What the answer is worth, from low to high.
fn value(line: &ScoreLine) -> &'static str {
    match line.standing {
        Standing::Met => "1",
        Standing::Half => "1/2",
        Standing::Unmet(_) => "0",
        Standing::Yes | Standing::YesIf | Standing::Unknown | Standing::Open | Standing::OutBare => "0-1",
        Standing::Partly | Standing::PartlyIf => "0-1/2",
        Standing::Out => "-",
    }
}

/// The sums of both ends and of what can be reached, and the numbers they give.
fn ends(page: &mut Page, score: &Score, [low, high, of]: &[Vec<u64>; 3], lang: Lang) {
    let sum = |parts: &[u64]| -> String {
        let all = points(parts.iter().sum());
        let parts: Vec<String> = parts.iter().copied().map(points).collect();
        if parts.len() > 1 { format!("{} = {all}", parts.join(" + ")) } else { all }
    };
    let quotient = |share: Option<Share>| match share {
        Some(share) => say!(
            lang,
            "、{} / {} = {}%",
            "; {} / {} = {}%",
            points(share.half_points),
            points(share.of),
            share.percent()
        ),
        None => lang.pick("。得点なし", "; no score").to_owned(),
    };
    page.inside(2, |page| {
        page.fact(lang.pick("満点", "Of"), sum(of));
        page.fact(lang.pick("下限", "Low"), Cell::new(Role::Title, sum(low) + &quotient(score.low())));
        page.fact(lang.pick("上限", "High"), Cell::new(Role::Title, sum(high) + &quotient(score.high())));
    });
}
