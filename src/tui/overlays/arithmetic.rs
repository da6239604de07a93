//! The arithmetic of one score: every item's weight, value and contribution, and the sum that gives the number shown.
//! Must not work anything out: the model has done it.

use std::sync::Arc;

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    model::{Comparison, Score, Service, Share},
    pages::{self, points},
    say,
    tui::{look::Look, paper::Paper, theme::Role},
    typeset::{clip, fit, fit_right, wrap},
};

/// The table of one service, scrolled by some lines.
#[derive(Clone, Debug)]
pub struct Arithmetic {
    service: Arc<Service>,
    score: Score,
    /// First line that is shown.
    pub top: usize,
}

impl Arithmetic {
    /// The table of a service.
    pub fn new(service: Arc<Service>, comparison: &Comparison) -> Arithmetic {
        let score = Score::whole(&service, comparison);
        Arithmetic { service, score, top: 0 }
    }

    /// The table over `area`.
    pub fn paper(&self, comparison: &Comparison, look: &Look, area: Rect) -> Paper {
        let frame = super::centre(area, area.width.min(100), area.height);
        let title = say!(look.lang, " 計算: {} ", " Arithmetic: {} ", clip(&self.service.name, 40));
        Paper { frame, indent: 1, title, lines: self.lines(comparison, look, Paper::room(frame)) }
    }

    fn lines(&self, comparison: &Comparison, look: &Look, room: usize) -> Vec<Line<'static>> {
        let lang = look.lang;
        let title = room.saturating_sub(8 + 24 + 16);
        let head = format!(
            "{}{}{}{}{}",
            fit(lang.pick("項目", "Item"), title),
            fit(lang.pick("重み", "Weight"), 10),
            fit(lang.pick("回答", "Answer"), 24),
            fit_right(lang.pick("下限", "low"), 7),
            fit_right(lang.pick("上限", "high"), 7),
        );
        let mut lines = vec![Line::styled(head, look.style(Role::Dim))];
        let sections = &comparison.questions.sections;
        let parts = self.score.parts(sections.iter().map(|section| section.items.len()));
        for (section, part) in sections.iter().zip(&parts) {
            for (line, question) in part.lines.iter().zip(&section.items) {
                let name = format!("{:>3} {}", line.number, question.title.of(lang));
                let words = pages::standing(line, self.service.verdict(&line.item), lang);
                let weight = format!("{} x{}", line.emphasis.word(lang), line.weight);
                lines.push(Line::from(vec![
                    Span::styled(format!("{} ", fit(&name, title.saturating_sub(1))), look.style(Role::Text)),
                    Span::styled(fit(&weight, 10), look.style(Role::Dim)),
                    Span::styled(fit(&words, 24), look.style(Role::Text)),
                    Span::styled(fit_right(&points(line.low), 7), look.style(Role::Text)),
                    Span::styled(fit_right(&points(line.high), 7), look.style(Role::Text)),
                ]));
            }
            lines.push(sum(section.title.of(lang), part, look, room));
        }
        lines.push(sum(lang.pick("合計", "Total"), &self.score, look, room));
        let rule = lang.pick(
            "根拠のある「はい」は重みの全部、「一部」は半分、「いいえ」は0です。根拠のない「はい」と「一部」、未回答、不明、条件が未確認の回答、理由のない対象外は、下限では0、上限ではよいほうの値で数えます。理由のある対象外は満点に入れません。",
            "With evidence Yes counts the whole weight, Partly half; No counts 0. A Yes or Partly without evidence, open, unknown and unchecked plan conditions count 0 in the low end and as the better in the high end.",
        );
        let style = look.style(Role::Dim);
        lines.extend(wrap(rule, room).into_iter().map(|line| Line::styled(line, style)));
        lines
    }
}

/// `合計 20.5 / 27 = 76%  …  24 / 27 = 89%`.
fn sum(name: &str, score: &Score, look: &Look, room: usize) -> Line<'static> {
    let share = |share: Option<Share>| {
        share.map_or("-".to_owned(), |share| {
            format!("{} / {} = {}%", points(share.half_points), points(share.of), share.percent())
        })
    };
    let text = say!(
        look.lang,
        "  {}: 下限 {}  上限 {}",
        "  {}: low {}  high {}",
        name,
        share(score.low()),
        share(score.high())
    );
    Line::styled(fit(&text, room), look.style(Role::Title))
}
