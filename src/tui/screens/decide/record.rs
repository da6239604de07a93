//! The lines about a decision that was taken: the record, what is to be done, and what changed since.
//! Must not know the cursor's movements.

use ratatui::text::Line;

use super::{DecideRow, lines::Lines};
use crate::{
    model::{Change, Decision, ItemId},
    pages, say,
    tui::theme::Role,
    typeset::clip,
};

impl Lines<'_> {
    /// The record, and what is to be accepted or fixed.
    pub(super) fn decided(&mut self, decision: &Decision) {
        let lang = self.look.lang;
        self.gap();
        let name = decision.services.iter().find(|service| service.id == decision.service);
        let name = name.map_or("", |service| &service.name);
        let text = say!(
            lang,
            "決定: 「{}」 {} {}  次の見直し: {}",
            "Decided: \"{}\" {} {}  next review: {}",
            name,
            decision.by,
            decision.day,
            decision.review
        );
        self.push(&text, Role::Title);
        self.then(decision);
        if !decision.why.is_empty() {
            self.push(&say!(lang, "理由: {}", "Why: {}", decision.why), Role::Text);
        }
        let picture = self.picture;
        let rows = picture.rows.iter().enumerate();
        let items: Vec<(usize, &ItemId)> = rows
            .filter_map(|(place, row)| match row {
                DecideRow::Treat(item) => Some((place, item)),
                _ => None,
            })
            .collect();
        if !items.is_empty() {
            self.gap();
            self.push(
                lang.pick(
                    "受け入れるリスクと、直すこと（Enter で書く）",
                    "Risks to accept and actions (Enter to write)",
                ),
                Role::Title,
            );
        }
        for (place, item) in items {
            let (state, role) = treatment(decision, item, lang);
            let text = format!("  {}: {state}", self.title(item));
            let line = Line::styled(clip(&text, self.room), self.look.style(role));
            self.row(place, line);
        }
    }

    /// The chosen service as it stood at the decision.
    fn then(&mut self, decision: &Decision) {
        let then = self.desk.comparison().as_decided(decision);
        let text = pages::record::then(&then, decision, self.look.lang);
        self.push(&text, Role::Text);
    }

    /// The decisions before, the last one first: who, why, what was accepted and what was to be fixed.
    pub(super) fn before(&mut self) {
        let lang = self.look.lang;
        let desk = self.desk;
        let comparison = desk.comparison();
        for past in comparison.record.past.iter().rev() {
            self.gap();
            let then = comparison.as_decided(past);
            let name = pages::name(&then, &past.service);
            let text = say!(lang, "前の決定: 「{}」 {} {}", "Previous decision: \"{}\" {} {}", name, past.by, past.day);
            self.push(&text, Role::Title);
            self.push(&pages::record::then(&then, past, lang), Role::Dim);
            if !past.why.is_empty() {
                self.push(&say!(lang, "理由: {}", "Why: {}", past.why), Role::Text);
            }
            for risk in &past.risks {
                let words = say!(lang, "受け入れる {}", "accepted: {}", risk.text);
                let text = format!("  {}: {words}", pages::item(comparison, &risk.item, lang));
                self.push(&text, Role::Text);
            }
            for condition in &past.conditions {
                let words = pages::record::condition(comparison, condition, lang);
                self.push(&say!(lang, "  直す {}", "  action: {}", words), Role::Text);
            }
        }
    }

    pub(super) fn changes(&mut self) {
        let lang = self.look.lang;
        let Some(since) = self.desk.comparison().record.reference() else {
            return;
        };
        let picture = self.picture;
        let rows = picture.rows.iter().enumerate();
        let changes: Vec<(usize, &Change)> = rows
            .filter_map(|(place, row)| match row {
                DecideRow::Change(change) => Some((place, change)),
                _ => None,
            })
            .collect();
        self.gap();
        let began = self.desk.comparison().record.review_began;
        let head = match began {
            Some(day) if self.desk.comparison().record.decision.is_none() => say!(
                lang,
                "見直し中（{} から）。前の決定（{}）から変わったこと: {} 件",
                "Review since {}. Changed since the decision of {}: {}",
                day,
                since.day,
                changes.len()
            ),
            _ => say!(
                lang,
                "決定（{}）のあとに変わったこと: {} 件",
                "Changed after the decision of {}: {}",
                since.day,
                changes.len()
            ),
        };
        self.push(&head, Role::Title);
        for (place, change) in changes {
            let text = match change {
                Change::Added(id) => {
                    say!(lang, "  加わった候補サービス: {}", "  candidate service added: {}", self.name(id))
                }
                Change::Removed(_, name) => {
                    say!(lang, "  消した候補サービス: {}", "  candidate service removed: {}", name)
                }
                Change::Answer { service, item, before, after } => {
                    let what = pages::record::difference(before.as_deref(), after.as_deref(), lang);
                    format!("  {} / {}: {what}", self.name(service), self.title(item))
                }
                Change::Certificates(id) => {
                    say!(lang, "  認証・マークの記録: {}", "  certificates or marks: {}", self.name(id))
                }
            };
            let line = Line::styled(clip(&text, self.room), self.look.style(Role::Text));
            self.row(place, line);
        }
    }
}

/// What is planned for an item of the chosen service.
fn treatment(decision: &Decision, item: &str, lang: crate::model::Lang) -> (String, Role) {
    if let Some(condition) = decision.conditions.iter().find(|condition| condition.item == item) {
        let due = condition.due.map(|day| day.to_string()).unwrap_or_default();
        let words = [&condition.text, &condition.owner, &due].map(String::as_str).join("  ");
        return if condition.done {
            (format!("{} {words}", lang.pick("済み", "done:")), Role::Good)
        } else {
            (format!("{} {words}", lang.pick("直す", "to fix:")), Role::Notice)
        };
    }
    match decision.risks.iter().find(|risk| risk.item == item) {
        Some(risk) => (format!("{} {}", lang.pick("受け入れる", "accepted:"), risk.text), Role::Text),
        None => (lang.pick("まだ決めていない", "not decided yet").to_owned(), Role::Bad),
    }
}
