//! The arithmetic of the scores: every item's weight, value and points, and the sums that give the numbers shown.
//! Must not know the rules behind them; those are the model's.

use crate::{
    cli::{
        columns::{self, Column, labelled},
        profile,
    },
    model::{Comparison, Lang, QuestionSection, Score, ScoreLine, Service, Share, Standing},
    pages, say,
};

/// All services, section by section.
pub fn text(comparison: &Comparison, lang: Lang) -> String {
    let mut text = lang.pick("\n[得点の計算]\n", "\n[Arithmetic of the scores]\n").to_owned();
    text += &profile::weights(&comparison.weights, lang);
    text += &labelled(
        0,
        "",
        lang.pick(
            "値は、根拠のある「はい」が 1、「一部」が 1/2、「いいえ」が 0。根拠のない「はい」と「一部」、未回答、不明、条件が未確認の回答、理由のない対象外は、\
             下限では 0、上限ではよいほうの値。理由のある対象外は満点に入れません。点は、重み × 値。",
            "With evidence Yes is 1, Partly 1/2; No is 0. A Yes or Partly without evidence, what is open or unknown, an unchecked \
             plan condition and N/A without a reason are 0 in the low end and the better value in the high end. N/A with a reason leaves the sum. \
             Points are weight times value.",
        ),
    );
    for service in &comparison.services {
        text += &labelled(0, "\n## ", &service.name);
        let whole = Score::whole(service, comparison);
        let mut sections = Vec::new();
        for section in &comparison.questions.sections {
            let score = Score::of(service, &section.items, &comparison.emphasis, &comparison.weights);
            text += &section_text(section, service, &score, lang);
            sections.push(score);
        }
        let sums = |part: &dyn Fn(&ScoreLine) -> u64| -> Vec<u64> {
            let sum = |score: &Score| score.lines.iter().map(part).sum();
            sections.iter().map(sum).collect()
        };
        text += &labelled(0, "", lang.pick("全体（区分の計の和）", "In all (the sum of the sections)"));
        let parts = [sums(&|line| line.low), sums(&|line| line.high), sums(&ScoreLine::of)];
        text += &ends(&whole, &parts, lang);
    }
    text
}

fn section_text(section: &QuestionSection, service: &Service, score: &Score, lang: Lang) -> String {
    let columns = [
        Column::right(3),
        Column::left(17),
        Column::left(9),
        Column::right(4),
        Column::left(18),
        Column::left(5),
        Column::right(5),
        Column::right(5),
    ];
    let mut text = labelled(0, "", section.title.of(lang));
    let heads = lang.pick(
        ["", "項目", "重み", "", "回答", "値", "下限", "上限"],
        ["", "Item", "Weight", "", "Answer", "Value", "Low", "High"],
    );
    text += &columns::row(&columns, &heads);
    for (line, question) in score.lines.iter().zip(&section.items) {
        let out = line.standing == Standing::Out;
        let points = |half_points| {
            if out { "-".to_owned() } else { pages::points(half_points) }
        };
        let cells = [
            line.number.to_string(),
            question.title.of(lang).to_owned(),
            line.emphasis.word(lang).to_owned(),
            line.weight.to_string(),
            pages::standing(line, service.verdict(&line.item), lang),
            value(line).to_owned(),
            points(line.low),
            points(line.high),
        ];
        text += &columns::row(&columns, &cells);
    }
    let counted = || score.lines.iter().filter(|line| line.standing != Standing::Out);
    let parts = [
        counted().map(|line| line.low).collect(),
        counted().map(|line| line.high).collect(),
        counted().map(ScoreLine::of).collect(),
    ];
    text + &ends(score, &parts, lang)
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
fn ends(score: &Score, parts: &[Vec<u64>; 3], lang: Lang) -> String {
    let sum = |parts: &[u64]| -> String {
        let all: u64 = parts.iter().sum();
        let points: Vec<String> = parts.iter().copied().map(pages::points).collect();
        match points.len() {
            0 | 1 => pages::points(all),
            _ => format!("{} = {}", points.join(" + "), pages::points(all)),
        }
    };
    let [low, high, of] = parts;
    let mut text = labelled(5, lang.pick("満点: ", "Of:   "), &sum(of));
    for (label, parts, share) in
        [(lang.pick("下限: ", "Low:  "), low, score.low()), (lang.pick("上限: ", "High: "), high, score.high())]
    {
        let end = match share {
            Some(share) => quotient(share, lang),
            None => lang.pick("。得点なし", "; no score").to_owned(),
        };
        text += &labelled(5, label, &(sum(parts) + &end));
    }
    text
}

fn quotient(share: Share, lang: Lang) -> String {
    say!(
        lang,
        "、{} / {} = {}%",
        "; {} / {} = {}%",
        pages::points(share.half_points),
        pages::points(share.of),
        share.percent()
    )
}
