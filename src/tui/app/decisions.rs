//! The commands of the profile and the decide screen. Must not draw.

use std::sync::Arc;

use super::{
    App,
    accept::{After, Taken},
};
use crate::{
    model::{
        Change, Conclusion, Condition, Day, Decision, Edit, Emphasis, FormKind, Harm, Id, Impact, Later, Profile,
        Record, Risk, decide,
    },
    pages, say,
    tui::{
        action::Action,
        effect::Effect,
        overlays::{Overlay, arithmetic::Arithmetic},
        screens::{
            Screen,
            decide::{Picture, Row},
            profile::{self, ProfileScreen},
        },
    },
};

impl App {
    /// Shows the profile, with what was written there and not accepted yet.
    pub(super) fn go_profile(&mut self) {
        let Some(desk) = &self.desk else { return };
        if !self.profile_kept {
            let draft = desk.comparison().profile.clone().unwrap_or_default();
            self.profile = ProfileScreen { draft, cursor: 0 };
        }
        self.screen = Screen::Profile;
    }

    pub(super) fn act_on_profile(&mut self, action: Action) -> Vec<Effect> {
        let Some(desk) = &self.desk else { return Vec::new() };
        match action {
            Action::Up => self.profile.step(-1, desk),
            Action::Down => self.profile.step(1, desk),
            Action::PageUp | Action::First => self.profile.step(isize::MIN, desk),
            Action::PageDown | Action::Last => self.profile.step(isize::MAX, desk),
            Action::Toggle => self.toggle(),
            Action::Right => self.shift_impact(1),
            Action::Left => self.shift_impact(-1),
            Action::Level(level) => self.set_impact(Impact::ALL.get(usize::from(level).wrapping_sub(1)).copied()),
            Action::Accept => self.accept_profile(),
            Action::Back => {
                self.profile_kept = self.profile.is_changed(desk);
                if self.profile_kept {
                    let lang = self.setup.look.lang;
                    self.warn(lang.pick(
                        "利用条件はまだ保存していません（P で続きを書けます）。",
                        "The profile is not saved yet (P continues it).",
                    ));
                }
                self.screen = Screen::Services;
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    fn toggle(&mut self) {
        let Some(desk) = &self.desk else { return };
        match self.profile.row(desk) {
            Some(profile::Row::Purpose) => self.open_form(FormKind::ProfileText(0)),
            Some(profile::Row::Stop(n)) => self.open_form(FormKind::ProfileText(n + 1)),
            Some(profile::Row::Impact(_)) => self.shift_impact(1),
            Some(profile::Row::Kind(n)) => {
                let kind = profile::guide(desk).and_then(|guide| guide.kinds.get(n));
                let Some(id) = kind.map(|kind| kind.id.clone()) else {
                    return;
                };
                let kinds = &mut self.profile.draft.kinds;
                match kinds.iter().position(|other| *other == id) {
                    Some(at) => drop(kinds.remove(at)),
                    None => kinds.push(id),
                }
            }
            None => {}
        }
    }

    fn impact_row(&self) -> Option<Harm> {
        match self.profile.row(self.desk.as_ref()?)? {
            profile::Row::Impact(harm) => Some(harm),
            _ => None,
        }
    }

    fn shift_impact(&mut self, by: isize) {
        let Some(harm) = self.impact_row() else { return };
        let steps: Vec<Option<Impact>> = [None].into_iter().chain(Impact::ALL.map(Some)).collect();
        let now = steps.iter().position(|step| *step == self.profile.draft.impacts.of(harm)).unwrap_or(0);
        let next = now.saturating_add_signed(by).min(steps.len() - 1);
        self.profile.draft.impacts.set(harm, steps[next]);
    }

    fn set_impact(&mut self, impact: Option<Impact>) {
        let Some(harm) = self.impact_row() else { return };
        self.profile.draft.impacts.set(harm, impact);
        // One key is one choice, as on the check screen.
        if let Some(desk) = &self.desk {
            self.profile.step(1, desk);
        }
    }

    fn accept_profile(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let draft = self.profile.draft.clone();
        let emphasis = profile::proposed(desk, &draft);
        let musts = emphasis.iter().filter(|stress| stress.emphasis() == Emphasis::Must).count();
        let profile = (draft != Profile::default()).then(|| Box::new(draft));
        if self.change(Edit::Profile { profile, emphasis }) {
            self.profile_kept = false;
            self.screen = Screen::Services;
            self.good(&say!(
                lang,
                "利用条件を保存しました（必須の項目 {} 件）。Enter で項目に答えます。",
                "Profile saved (must items: {}). Press Enter to answer.",
                musts
            ));
        }
    }

    /// Next weight of the item under the cursor: the proposal, then each in turn.
    pub(super) fn cycle_stress(&mut self) {
        let lang = self.setup.look.lang;
        let Some((desk, question)) = self.desk.as_ref().and_then(|desk| Some((desk, desk.question()?))) else {
            return;
        };
        let stress = desk.comparison().emphasis.iter().find(|stress| stress.item == question.id);
        let chosen = match stress.and_then(|stress| stress.chosen) {
            None => Some(Emphasis::Must),
            Some(Emphasis::Must) => Some(Emphasis::Important),
            Some(Emphasis::Important) => Some(Emphasis::Normal),
            Some(Emphasis::Normal) => None,
        };
        let (item, number) = (question.id.clone(), question.number);
        let proposed = stress.map(|stress| stress.proposed).unwrap_or_default();
        if self.change(Edit::Stress { item, chosen }) {
            let text = match chosen {
                Some(emphasis) => say!(lang, "項目{}の重み: {}", "Weight of item {}: {}", number, emphasis.word(lang)),
                None => say!(
                    lang,
                    "項目{}の重み: 提案どおり（{}）",
                    "Weight of item {}: as proposed ({})",
                    number,
                    proposed.word(lang)
                ),
            };
            self.good(&text);
        }
    }

    pub(super) fn act_on_decide(&mut self, action: Action) -> Vec<Effect> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let picture = self.decide.picture(desk);
        let page = isize::try_from(self.body().height / 2).unwrap_or(1);
        // Whether the key before asked about a review before its day: only the next key answers it.
        let asked = std::mem::take(&mut self.decide.asked_to_review);
        match action {
            Action::Back => self.screen = Screen::Services,
            Action::Up => self.decide.step(-1, &picture),
            Action::Down => self.decide.step(1, &picture),
            Action::PageUp => self.decide.step(-page, &picture),
            Action::PageDown => self.decide.step(page, &picture),
            Action::First => self.decide.step(isize::MIN, &picture),
            Action::Last => self.decide.step(isize::MAX, &picture),
            Action::Enter => self.open_decide_row(&picture),
            Action::Arithmetic => self.open_arithmetic(&picture),
            Action::Choose => self.choose(&picture),
            Action::Review => self.begin_review(asked),
            Action::Answer(_) | Action::Note | Action::Evidence | Action::Settle | Action::Mend => {
                if self.focus_decide_row(&picture) {
                    return self.act_on_answers(action);
                } else {
                    let lang = self.setup.look.lang;
                    self.warn(lang.pick("項目の行を選んでから押してください。", "Move to the line of an item first."));
                }
            }
            Action::GoCertificates | Action::GoFindings => {
                let service = self.decide.service(&picture, desk);
                if let (Some(id), Some(desk)) = (service, &mut self.desk) {
                    desk.focus_service(&id);
                }
                return self.act_on_answers(action);
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    /// Shows the order of the services.
    pub(super) fn go_decide(&mut self) {
        self.screen = Screen::Decide;
        self.settle_decide();
    }

    /// Keeps the cursor of the decide screen on a row that exists.
    pub(super) fn settle_decide(&mut self) {
        if let (Screen::Decide, Some(desk)) = (self.screen, &self.desk) {
            self.decide.settle(desk);
        }
    }

    /// Puts the cursor of the other screens on the item of the row; whether the row has one.
    fn focus_decide_row(&mut self, picture: &Picture) -> bool {
        let Some(desk) = &mut self.desk else { return false };
        let place = match self.decide.row(picture) {
            Some(Row::Ask(ask)) => Some((ask.service.clone(), ask.item.clone())),
            Some(Row::Later(n)) => match &picture.later[*n] {
                Later::Change(change) => match &**change {
                    Change::Answer { service, item, .. } => Some((service.clone(), item.clone())),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        let Some((service, item)) = place else { return false };
        desk.focus_service(&service);
        desk.focus_item_id(&item);
        true
    }

    fn open_decide_row(&mut self, picture: &Picture) {
        match self.decide.row(picture) {
            Some(Row::Service(_)) => self.open_arithmetic(picture),
            Some(Row::Treat(item)) => self.open_form(FormKind::Treat(item.clone())),
            _ => {
                if self.focus_decide_row(picture) {
                    self.screen = Screen::Check;
                }
            }
        }
    }

    fn open_arithmetic(&mut self, picture: &Picture) {
        let Some(desk) = &self.desk else { return };
        let service = self.decide.service(picture, desk).and_then(|id| desk.services().iter().find(|one| one.id == id));
        if let Some(service) = service {
            let table = Arithmetic::new(Arc::clone(service));
            self.overlays.push(Overlay::Arithmetic(Box::new(table)));
        }
    }

    fn choose(&mut self, picture: &Picture) {
        let Some(desk) = &self.desk else { return };
        let lang = self.setup.look.lang;
        let Some(id) = self.decide.service(picture, desk) else {
            return;
        };
        let ranked = picture.ranked.iter().find(|ranked| ranked.service == id);
        let conclusion = ranked.and_then(|ranked| ranked.conclusion);
        if conclusion == Some(Conclusion::Rejected) {
            return self.warn(pages::rejected_cannot_be_chosen(lang));
        }
        let decided = desk.comparison().record.decision.as_ref();
        if let Some(other) = decided.filter(|decision| decision.service != id) {
            return self.warn(&say!(
                lang,
                "「{}」に決めてあります。決め直すには、v で見直しを始めます。",
                "\"{}\" is chosen already. To decide anew, start a review with v.",
                pages::name(desk.comparison(), &other.service)
            ));
        }
        self.open_form(FormKind::Decision(id));
        if let (Some(Overlay::Form(form)), Some(Conclusion::Pending)) = (self.overlays.last_mut(), conclusion) {
            form.complaint = Some(say!(
                lang,
                "この候補サービスの結論は「{}」です。それでも記録できます。",
                "The conclusion on this one is: {}. It can still be recorded.",
                Conclusion::Pending.word(lang)
            ));
        }
    }

    /// The record with a decision, its state taken from the present.
    pub(super) fn record_of(&self, service: Id, by: &str, why: &str, review: Day) -> Option<Record> {
        let comparison = self.desk.as_ref()?.comparison();
        let mut record = comparison.record.clone();
        // Correcting words or date of a decision on the same service keeps what was agreed and the state it rests on.
        let same = record.decision.take().filter(|decision| decision.service == service);
        let decision = match same {
            Some(old) => Decision { by: by.to_owned(), why: why.to_owned(), review, ..(*old).clone() },
            None => {
                let (risks, conditions) = record.carried(&service);
                Decision {
                    by: by.to_owned(),
                    why: why.to_owned(),
                    risks,
                    conditions,
                    review,
                    ..decide(comparison, service, (self.setup.today)())
                }
            }
        };
        record.decision = Some(Arc::new(decision));
        Some(record)
    }

    /// Begins a review; before its day only when it was asked about just now.
    fn begin_review(&mut self, asked: bool) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let record = &desk.comparison().record;
        let Some(decision) = &record.decision else {
            return self.warn(
                lang.pick("まだ決定がないので、見直すものがありません。", "There is no decision to review yet."),
            );
        };
        let (today, review) = ((self.setup.today)(), decision.review);
        if today < review && !asked {
            self.decide.asked_to_review = true;
            return self.warn(&say!(
                lang,
                "見直しの日は {} です。いまから見直すなら、もう一度 v を押します。",
                "The review is due on {}. Press v again to start it now.",
                review
            ));
        }
        let next = record.review(today);
        if self.change(Edit::Record(Box::new(next))) {
            self.good(lang.pick(
                "見直しを始めました。今の回答が出発点です（u で戻せます）。",
                "The review has started from the present answers (u undoes it).",
            ));
        }
    }

    /// A change with a day that has passed already is asked about.
    pub(super) fn unless_past(&self, what: &str, day: Option<Day>, edit: Edit) -> Taken {
        let today = (self.setup.today)();
        if day.is_none_or(|day| day >= today) {
            return Taken::Change(edit, After::Done);
        }
        let question = say!(
            self.setup.look.lang,
            "{0}が過ぎています（今日は {1}）。よければ、もう一度 Ctrl+S。",
            "{0} has passed (today is {1}). Ctrl+S again keeps it.",
            what,
            today
        );
        Taken::Doubted(question, edit)
    }

    /// The record with another treatment of an item: 1 accepts the risk, 2 is to fix, 3 is fixed, 0 takes it away.
    pub(super) fn treat(&self, item: &str, choice: &str, text: &str, owner: &str, due: Option<Day>) -> Option<Record> {
        let mut record = self.desk.as_ref()?.comparison().record.clone();
        let mut decision = (*record.decision.take()?).clone();
        decision.risks.retain(|risk| risk.item != item);
        decision.conditions.retain(|condition| condition.item != item);
        let (item, text) = (item.to_owned(), text.trim().to_owned());
        match choice {
            "1" => decision.risks.push(Risk { item, text }),
            "2" | "3" => decision.conditions.push(Condition {
                item,
                text,
                owner: owner.trim().to_owned(),
                due,
                done: choice == "3",
            }),
            _ => {}
        }
        record.decision = Some(Arc::new(decision));
        Some(record)
    }
}
