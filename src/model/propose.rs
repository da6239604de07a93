//! The emphasis of each item that follows from the profile by the rules of the list. Must not know answers or scores.

use super::{
    checklist::Checklist,
    emphasis::{Emphasis, Stress},
    guide::{EmphasisRule, Guide, When},
    lang::{Lang, Text},
    profile::Profile,
    questions::Questions,
    side::Harm,
};
use crate::say;

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
        let proposed = held.iter().map(|rule| rule.emphasis).min().unwrap_or_default();
        // Only the rules that reach the highest emphasis say why it is that one.
        let reasons = guide.map_or_else(Vec::new, |guide| {
            let deciding = held.iter().filter(|rule| rule.emphasis == proposed && proposed != Emphasis::Normal);
            deciding.map(|rule| rule.reason(guide, question.number)).collect()
        });
        let chosen = Stress::of(chosen, &question.id).and_then(|stress| stress.chosen);
        let stress = Stress { item: question.id.clone(), proposed, reasons, chosen };
        out.extend(stress.says_something().then_some(stress));
    }
    out
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

/// Puts emphases in the order of the questions and drops what says nothing. Reasons explain only what is not 通常.
pub(super) fn tidy(all: &mut Vec<Stress>, questions: &Questions) {
    let place = |item: &str| questions.items().position(|question| question.id == item);
    all.retain(Stress::says_something);
    for stress in all.iter_mut().filter(|stress| stress.proposed == Emphasis::Normal) {
        stress.reasons.clear();
    }
    all.sort_by_cached_key(|stress| place(&stress.item).unwrap_or(usize::MAX));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Comparison, Day, Edit, Id, Impact,
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
