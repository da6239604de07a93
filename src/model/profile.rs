//! What the business needs (利用条件), and the emphasis per item that follows from it.
//! Must not know answers or scores. Long because much of it is words and tests.

use serde::{Deserialize, Serialize};

use super::{
    checklist::{Checklist, Harm},
    lang::{Lang, Text},
    questions::{ItemId, Questions},
};
use crate::say;

/// How bad a harm would be for this business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Impact {
    /// 小.
    Small,
    /// 中.
    Medium,
    /// 大.
    Large,
}

impl Impact {
    /// All three, the least first.
    pub const ALL: [Impact; 3] = [Impact::Small, Impact::Medium, Impact::Large];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Impact::Small => lang.pick("小", "small"),
            Impact::Medium => lang.pick("中", "medium"),
            Impact::Large => lang.pick("大", "large"),
        }
    }

    /// The id used on the command line and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Impact::Small => "small",
            Impact::Medium => "medium",
            Impact::Large => "large",
        }
    }

    /// The impact of an id.
    pub fn from_id(id: &str) -> Option<Impact> {
        Impact::ALL.into_iter().find(|impact| impact.id() == id)
    }
}

/// How much an item counts (重み).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Emphasis {
    /// 通常.
    #[default]
    Normal,
    /// 重視.
    Important,
    /// 必須.
    Must,
}

impl Emphasis {
    /// All three, the most first.
    pub const ALL: [Emphasis; 3] = [Emphasis::Must, Emphasis::Important, Emphasis::Normal];

    /// The word for the screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Emphasis::Must => lang.pick("必須", "must"),
            Emphasis::Important => lang.pick("重視", "important"),
            Emphasis::Normal => lang.pick("通常", "normal"),
        }
    }

    /// The id used on the command line and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Emphasis::Must => "must",
            Emphasis::Important => "important",
            Emphasis::Normal => "normal",
        }
    }

    /// The emphasis of an id.
    pub fn from_id(id: &str) -> Option<Emphasis> {
        Emphasis::ALL.into_iter().find(|emphasis| emphasis.id() == id)
    }
}

/// How many points each emphasis is worth. Our judgement, not IPA's; data of the list, changeable per comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// 必須.
    pub must: u32,
    /// 重視.
    pub important: u32,
    /// 通常.
    pub normal: u32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { must: 3, important: 2, normal: 1 }
    }
}

impl Weights {
    /// The largest weight that may be given: far from any overflow.
    pub const MOST: u32 = 1_000;

    /// The points of an emphasis.
    pub fn of(&self, emphasis: Emphasis) -> u32 {
        match emphasis {
            Emphasis::Must => self.must,
            Emphasis::Important => self.important,
            Emphasis::Normal => self.normal,
        }
    }

    /// Whether the weights can be used: between 1 and [`Weights::MOST`], and more for more.
    pub fn are_sound(&self) -> bool {
        1 <= self.normal && self.normal <= self.important && self.important <= self.must && self.must <= Weights::MOST
    }
}

/// The impact of each of the four harms; `None` is not considered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impacts {
    /// 漏えい.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leak: Option<Impact>,
    /// 改ざん.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tamper: Option<Impact>,
    /// 消失.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Impact>,
    /// 停止.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outage: Option<Impact>,
}

impl Impacts {
    /// The impact of a harm.
    pub fn of(&self, harm: Harm) -> Option<Impact> {
        match harm {
            Harm::Leak => self.leak,
            Harm::Tamper => self.tamper,
            Harm::Loss => self.loss,
            Harm::Outage => self.outage,
        }
    }

    /// Sets the impact of a harm.
    pub fn set(&mut self, harm: Harm, impact: Option<Impact>) {
        match harm {
            Harm::Leak => self.leak = impact,
            Harm::Tamper => self.tamper = impact,
            Harm::Loss => self.loss = impact,
            Harm::Outage => self.outage = impact,
        }
    }
}

/// What happens when the service stops for a while, in the user's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stops {
    /// For an hour.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hour: String,
    /// For a day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub day: String,
    /// For a week.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub week: String,
}

/// The business use and what it needs (利用条件).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What the service is used for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Ids of the kinds of information that are put in; see [`Guide::kinds`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// How bad each harm would be.
    #[serde(default)]
    pub impacts: Impacts,
    /// What a stop would mean.
    #[serde(default)]
    pub stops: Stops,
}

/// The emphasis of one item of one comparison: what the rules proposed, and what the user chose instead.
/// Kept in the comparison, so that a decision can be read when the list is not there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stress {
    /// Which item.
    pub item: ItemId,
    /// What the rules propose.
    #[serde(default, skip_serializing_if = "is_normal")]
    pub proposed: Emphasis,
    /// Why, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Text>,
    /// What the user chose; `None` follows the proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Emphasis>,
}

fn is_normal(emphasis: &Emphasis) -> bool {
    *emphasis == Emphasis::Normal
}

impl Stress {
    /// What counts.
    pub fn emphasis(&self) -> Emphasis {
        self.chosen.unwrap_or(self.proposed)
    }

    /// Whether it says anything: 通常 that nobody chose is what an item without an entry has.
    fn says_something(&self) -> bool {
        self.proposed != Emphasis::Normal || self.chosen.is_some()
    }
}

/// Puts emphases in the order of the questions and drops what says nothing. Reasons explain only what is not 通常.
pub(super) fn tidy(all: &mut Vec<Stress>, questions: &Questions) {
    let place = |item: &str| questions.items().position(|question| question.id == item);
    all.retain(Stress::says_something);
    for stress in all.iter_mut().filter(|stress| stress.proposed == Emphasis::Normal) {
        stress.reasons.clear();
    }
    all.sort_by_cached_key(|stress| place(&stress.item).unwrap_or(usize::MAX));
}

/// What a list brings along to find the emphasis: kinds of information, examples, rules, weights. All ours, not IPA's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Kinds of information to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    /// What each impact of each harm would mean for a small company.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<ImpactExample>,
    /// From impact or kind to emphasis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<EmphasisRule>,
    /// Points of each emphasis.
    #[serde(default)]
    pub weights: Weights,
}

/// A kind of information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// What an impact of a harm would mean, as an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpactExample {
    /// Id of the harm.
    pub harm: String,
    /// How bad.
    pub impact: Impact,
    /// One plain example.
    pub text: Text,
}

/// A rule from the profile to an emphasis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmphasisRule {
    /// When it holds.
    pub when: When,
    /// For which items, by id.
    pub items: Vec<ItemId>,
    /// What they are then, at least.
    pub emphasis: Emphasis,
}

/// When a rule holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The impact of a harm (by id) is exactly this.
    Impact(String, Impact),
    /// This kind of information (by id) is put in.
    Kind(String),
}

impl EmphasisRule {
    fn holds(&self, profile: &Profile) -> bool {
        match &self.when {
            When::Impact(harm, impact) => {
                Harm::from_id(harm).and_then(|harm| profile.impacts.of(harm)) == Some(*impact)
            }
            When::Kind(kind) => profile.kinds.contains(kind),
        }
    }

    /// Why the item has this emphasis, in one sentence of both languages.
    fn reason(&self, guide: &Guide, number: u32) -> Text {
        let sentence = |lang| {
            let emphasis = self.emphasis.word(lang);
            match &self.when {
                When::Impact(harm, impact) => {
                    let harm = Harm::from_id(harm).map_or("", |harm| harm.word(lang));
                    say!(
                        lang,
                        "{}の影響が{}なので、項目{}は{}です。",
                        "The impact of {} is {}, so item {} counts as {}.",
                        harm,
                        impact.word(lang),
                        number,
                        emphasis
                    )
                }
                When::Kind(id) => {
                    let kind = guide.kinds.iter().find(|kind| kind.id == *id);
                    let name = kind.map_or(id.as_str(), |kind| kind.name.of(lang));
                    say!(
                        lang,
                        "{}を入れるので、項目{}は{}です。",
                        "It holds this information: {}. So item {} counts as {}.",
                        name,
                        number,
                        emphasis
                    )
                }
            }
        };
        Text::new(sentence(Lang::Ja), sentence(Lang::En))
    }
}

/// The emphasis of every question that follows from a profile by the rules of a list, with the user's own choices kept.
/// Without a list, or with a list without rules, everything is 通常. Items of 通常 that nobody chose are left out.
pub fn propose(
    questions: &Questions,
    profile: Option<&Profile>,
    list: Option<&Checklist>,
    chosen: &[Stress],
) -> Vec<Stress> {
    let guide = list.and_then(|list| list.guide.as_ref());
    let mut out = Vec::new();
    for question in questions.items() {
        let held: Vec<&EmphasisRule> = match (profile, guide) {
            (Some(profile), Some(guide)) => {
                guide.rules.iter().filter(|rule| rule.items.contains(&question.id) && rule.holds(profile)).collect()
            }
            _ => Vec::new(),
        };
        let proposed = held.iter().map(|rule| rule.emphasis).max().unwrap_or_default();
        // Only the rules that reach the highest emphasis say why it is that one.
        let reasons = guide.map_or_else(Vec::new, |guide| {
            let deciding = held.iter().filter(|rule| rule.emphasis == proposed && proposed != Emphasis::Normal);
            deciding.map(|rule| rule.reason(guide, question.number)).collect()
        });
        let chosen = chosen.iter().find(|stress| stress.item == question.id).and_then(|stress| stress.chosen);
        let stress = Stress { item: question.id.clone(), proposed, reasons, chosen };
        out.extend(stress.says_something().then_some(stress));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Comparison, Day, Edit, Id,
        arbitrary::{comparison, list, profile, stresses},
    };

    fn questions() -> Arc<Questions> {
        Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list()).questions
    }

    fn proposed(profile: &Profile, chosen: &[Stress]) -> Vec<Stress> {
        propose(&questions(), Some(profile), Some(&list()), chosen)
    }

    /// What is proposed as `item emphasis`, and the reasons in one language.
    fn told(all: &[Stress], lang: Lang) -> Vec<(String, Vec<&str>)> {
        let one = |stress: &Stress| format!("{} {}", stress.item, stress.proposed.id());
        all.iter().map(|stress| (one(stress), stress.reasons.iter().map(|text| text.of(lang)).collect())).collect()
    }

    #[test]
    fn every_proposal_says_why_in_one_sentence() {
        let mut profile =
            Profile { kinds: vec!["secret".to_owned(), "not in the list".to_owned()], ..Profile::default() };
        for harm in Harm::ALL {
            profile.impacts.set(harm, Some(Impact::Large));
        }
        profile.impacts.set(Harm::Outage, Some(Impact::Medium));
        let all = proposed(&profile, &[]);
        assert_eq!(
            told(&all, Lang::Ja),
            [
                // The rule that only makes it 重視 says nothing here.
                ("a-1 must".to_owned(), vec!["漏えいの影響が大なので、項目1は必須です。"]),
                (
                    "b-1 must".to_owned(),
                    vec!["種類secretを入れるので、項目4は必須です。", "消失の影響が大なので、項目4は必須です。"]
                ),
                ("b-2 must".to_owned(), vec!["漏えいの影響が大なので、項目5は必須です。"]),
                ("b-3 important".to_owned(), vec!["停止の影響が中なので、項目6は重視です。"]),
            ]
        );
        assert_eq!(
            told(&all, Lang::En)[1].1,
            [
                "It holds this information: kind secret. So item 4 counts as must.",
                "The impact of loss is large, so item 4 counts as must."
            ]
        );
    }

    #[test]
    fn without_a_profile_or_rules_everything_is_normal() {
        let asked = Profile { kinds: vec!["personal".to_owned()], ..Profile::default() };
        let mut bare = list();
        bare.guide = None;
        for (profile, list) in [(None, Some(&list())), (Some(&asked), None), (Some(&asked), Some(&bare))] {
            assert_eq!(propose(&questions(), profile, list, &[]), []);
        }
        assert_eq!(proposed(&Profile::default(), &[]), []);
        assert_eq!(proposed(&asked, &[]).len(), 1);
    }

    #[test]
    fn ids_are_read_as_they_are_written() {
        for impact in Impact::ALL {
            assert_eq!(Impact::from_id(impact.id()), Some(impact));
        }
        for emphasis in Emphasis::ALL {
            assert_eq!(Emphasis::from_id(emphasis.id()), Some(emphasis));
        }
        assert_eq!((Impact::from_id("大"), Emphasis::from_id("")), (None, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn a_proposal_keeps_every_choice_and_is_tidy(profile in profile(), mut chosen in stresses()) {
            let all = proposed(&profile, &chosen);
            let mut tidied = all.clone();
            tidy(&mut tidied, &questions());
            prop_assert_eq!(&tidied, &all);
            prop_assert_eq!(proposed(&profile, &all), all.clone(), "asked again, the same");
            chosen.retain(|stress| stress.chosen.is_some());
            for stress in &chosen {
                let there = all.iter().find(|one| one.item == stress.item);
                prop_assert_eq!(there.and_then(|one| one.chosen), stress.chosen);
            }
            let others = all.iter().filter(|one| !chosen.iter().any(|stress| stress.item == one.item));
            prop_assert!(others.into_iter().all(|one| one.chosen.is_none()));
            for stress in &all {
                prop_assert_eq!(stress.reasons.is_empty(), stress.proposed == Emphasis::Normal);
            }
        }

        #[test]
        fn changing_the_profile_touches_no_answer(mut now in comparison(), profile in profile()) {
            let before = now.clone();
            let emphasis = propose(&now.questions, Some(&profile), Some(&list()), &now.emphasis);
            let edit = Edit::Profile { profile: Some(Box::new(profile)), emphasis };
            let back = edit.apply(&mut now).expect("a profile");
            prop_assert_eq!(&now.services, &before.services);
            prop_assert_eq!((&now.record, now.weights), (&before.record, before.weights));
            back.apply(&mut now).expect("the inverse");
            prop_assert_eq!(now, before);
        }
    }
}
