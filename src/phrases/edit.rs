//! What a change did, in words: for undo and redo. Must not know how a change is made.

use crate::{
    model::{Comparison, Edit, Id, Lang, Verdict},
    say,
};

/// What an edit did that led from `before` to `after`.
pub fn what(edit: &Edit, before: &Comparison, after: &Comparison, lang: Lang) -> String {
    let name = |id: &Id| {
        let service = after.service(id).or_else(|| before.service(id));
        service.map_or_else(String::new, |service| service.name.clone())
    };
    let of = |id: &Id, what: &str| say!(lang, "「{}」の{}", "\"{}\": {}", name(id), what);
    match edit {
        Edit::Title(_) | Edit::Memo(_) => lang.pick("題名とメモ", "title and remarks").to_owned(),
        Edit::AddService { service, .. } => say!(lang, "候補「{}」を追加", "\"{}\" added", service.name),
        Edit::RemoveService(id) => say!(lang, "候補「{}」を外した", "\"{}\" removed", name(id)),
        Edit::MoveService { id, .. } => of(id, lang.pick("順番", "its place")),
        Edit::Describe { id, .. } => of(id, lang.pick("名前などの記述", "name and description")),
        Edit::Answer { service, answer } => {
            let verdict = |comparison: &Comparison| comparison.service(service)?.verdict(&answer.item);
            let number = after.questions.item(&answer.item).map_or(0, |question| question.number);
            let now = verdict(after);
            if verdict(before) == now {
                say!(
                    lang,
                    "項目{}のメモ・根拠など（{}）",
                    "words of item {} ({})",
                    number,
                    name(service)
                )
            } else {
                say!(
                    lang,
                    "項目{}は「{}」（{}）",
                    "item {} is {} ({})",
                    number,
                    Verdict::word_of(now, lang),
                    name(service)
                )
            }
        }
        Edit::Profile { .. } => lang.pick("利用条件", "the profile").to_owned(),
        Edit::Stress { item, .. } => {
            let number = after.questions.item(item).map_or(0, |question| question.number);
            say!(lang, "項目{}の重み", "weight of item {}", number)
        }
        Edit::Weights(_) => lang.pick("重みの点数", "points of the weights").to_owned(),
        Edit::Record(_) => lang.pick("決定の記録", "the decision").to_owned(),
        Edit::Certificates { service, .. } => of(service, lang.pick("認証・マーク", "certificates and marks")),
        Edit::Accepted { service, .. } => of(service, lang.pick("指摘の了承", "accepted findings")),
        Edit::Placements(_) => lang.pick("図に置いた見立て", "your views on the map").to_owned(),
        Edit::Asker(_) => lang.pick("差出人", "the sender").to_owned(),
        Edit::OwnQuestions { service, .. } => of(service, lang.pick("こちらから足す質問", "questions of your own")),
        Edit::Batch(edits) => match edits.as_slice() {
            [] => lang.pick("何も変えていない", "nothing").to_owned(),
            [one] => what(one, before, after, lang),
            [first, rest @ ..] => {
                let first = what(first, before, after, lang);
                say!(lang, "{} ほか {} 件", "{} and {} more", first, rest.len())
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, arbitrary};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_change_has_words(mut comparison in arbitrary::comparison(), edit in arbitrary::edit()) {
            let before = comparison.clone();
            if edit.clone().apply(&mut comparison).is_ok() {
                for lang in Lang::ALL {
                    prop_assert!(!what(&edit, &before, &comparison, lang).is_empty());
                }
            }
        }
    }

    #[test]
    fn a_verdict_is_told_with_its_item_and_service() {
        let day = crate::model::Day::new(2026, 4, 1).unwrap();
        let mut before = Comparison::new(Id("c".to_owned()), "題", day, &arbitrary::list());
        before
            .services
            .push(crate::model::Service::new(Id("s0".to_owned()), "雲A").into());
        let mut after = before.clone();
        let edit = Edit::Answer {
            service: Id("s0".to_owned()),
            answer: Answer {
                verdict: Some(Verdict::Partly),
                ..Answer::empty("a-2")
            },
        };
        let inverse = edit.clone().apply(&mut after).unwrap();
        assert_eq!(what(&edit, &before, &after, Lang::Ja), "項目2は「一部」（雲A）");
        assert_eq!(what(&inverse, &after, &before, Lang::En), "item 2 is Open (雲A)");
    }
}
