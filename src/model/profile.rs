//! What the business needs (利用条件), and the emphasis per item that follows from it.
//! Must not know answers or scores.

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
        Weights {
            must: 3,
            important: 2,
            normal: 1,
        }
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
                        "The impact of {} is {}, so item {} is {}.",
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
                        "It holds this information: {}. So item {} is {}.",
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
            (Some(profile), Some(guide)) => guide
                .rules
                .iter()
                .filter(|rule| rule.items.contains(&question.id) && rule.holds(profile))
                .collect(),
            _ => Vec::new(),
        };
        let proposed = held.iter().map(|rule| rule.emphasis).max().unwrap_or_default();
        // Only the rules that reach the highest emphasis say why it is that one.
        let reasons = guide.map_or_else(Vec::new, |guide| {
            let deciding = held
                .iter()
                .filter(|rule| rule.emphasis == proposed && proposed != Emphasis::Normal);
            deciding.map(|rule| rule.reason(guide, question.number)).collect()
        });
        let chosen = chosen
            .iter()
            .find(|stress| stress.item == question.id)
            .and_then(|stress| stress.chosen);
        if proposed != Emphasis::Normal || chosen.is_some() {
            out.push(Stress {
                item: question.id.clone(),
                proposed,
                reasons,
                chosen,
            });
        }
    }
    out
}
