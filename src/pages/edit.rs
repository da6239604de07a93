//! What a step back or forward changed, in one sentence. Must not know how a step is taken.

use super::Labels;
use crate::{
    model::{Answer, Comparison, Edit, Emphasis, Id, Lang, Verdict},
    say,
    typeset::clip,
};

/// Columns of a name or title in the sentence.
const NAME: usize = 24;

/// What was taken back (`back`) or done again, and what it is now.
pub fn sentence(edit: &Edit, before: &Comparison, after: &Comparison, back: bool, lang: Lang) -> String {
    let Changed { what, now } = changed(edit, before, after, back, lang);
    match (now, back) {
        (Some(now), true) => say!(lang, "{0}を「{1}」に戻しました。", "Undone: {0} is \"{1}\" again.", what, now),
        (Some(now), false) => say!(lang, "{0}をもう一度「{1}」にしました。", "Redone: {0} is \"{1}\".", what, now),
        (None, true) => say!(lang, "{}を元に戻しました。", "Undone: {}.", what),
        (None, false) => say!(lang, "取り消した変更をやり直しました: {}。", "Redone: {}.", what),
    }
}

/// What changed, and what it is now where one word says that.
struct Changed {
    what: String,
    now: Option<String>,
}

impl Changed {
    fn only(what: impl Into<String>) -> Changed {
        let what = what.into();
        Changed { what, now: None }
    }

    fn is(what: impl Into<String>, now: &str) -> Changed {
        let (what, now) = (what.into(), Some(clip(now, NAME)));
        Changed { what, now }
    }
}

fn changed(edit: &Edit, before: &Comparison, after: &Comparison, back: bool, lang: Lang) -> Changed {
    let number = |item: &str| after.questions.item(item).map_or(0, |question| question.number);
    let name = |id: &Id| {
        let service = after.service(id).or_else(|| before.service(id));
        clip(service.map_or("", |service| &service.name), NAME)
    };
    let only = |ja: &str, en: &str| Changed::only(lang.pick(ja, en));
    let of = |id: &Id, ja: &str, en: &str| {
        Changed::only(match lang {
            Lang::Ja => format!("「{}」{ja}", name(id)),
            Lang::En => format!("{en} \"{}\"", name(id)),
        })
    };
    let l = Labels::of(lang);
    match edit {
        Edit::Title(title) => Changed::is(lang.pick("題名", "the title"), title),
        Edit::Memo(_) => only("比較のメモ", "the remarks on the comparison"),
        Edit::AddService { service, .. } => Changed::only(match back {
            true => say!(lang, "消した「{}」", "\"{}\" is back in the comparison", name(&service.id)),
            false => say!(lang, "「{}」の追加", "\"{}\" is added", name(&service.id)),
        }),
        Edit::RemoveService(id) => Changed::only(match back {
            true => say!(lang, "「{}」の追加", "\"{}\" is no longer in the comparison", name(id)),
            false => say!(lang, "「{}」の削除", "\"{}\" is removed", name(id)),
        }),
        Edit::MoveService { id, .. } => of(id, "の順番", "the place of"),
        Edit::Describe { id, .. } => of(id, "の名前やメモ", "name and remarks of"),
        Edit::Answer { service, answer } => {
            let number = number(&answer.item);
            let item = match after.services.len() {
                1 => say!(lang, "項目{}", "item {}", number),
                _ => say!(lang, "「{0}」の項目{1}", "item {1} of \"{0}\"", name(service), number),
            };
            answer_changed(&item, [before, after].map(|of| recorded(of, service, &answer.item)), lang)
        }
        Edit::Profile { .. } => Changed::only(l.needs),
        Edit::Stress { item, .. } => {
            let what = say!(lang, "項目{}の重み", "the weight of item {}", number(item));
            Changed::is(what, Emphasis::of(&after.emphasis, item).word(lang))
        }
        Edit::Weights(_) => Changed::only(l.weights),
        Edit::Record(_) => Changed::only(l.record),
        Edit::Certificates { service, .. } => of(service, "の認証・マーク", "the certificates and marks of"),
        Edit::Accepted { service, .. } => of(service, "の指摘の了承", "the accepted findings of"),
        Edit::Placements(_) => only("期待と効果の図の見立て", "your view on the map"),
        Edit::Asker(_) => only("質問状の差出人", "the sender of the questions"),
        Edit::OwnQuestions { service, .. } => of(service, "へのこちらから足す質問", "your own questions on"),
        Edit::Batch(edits) => batch_changed(edits, before, after, back, lang),
    }
}

/// The answer that is recorded for an item.
fn recorded(comparison: &Comparison, service: &Id, item: &str) -> Answer {
    let answer = comparison.service(service).and_then(|service| service.answer(item)).cloned();
    answer.unwrap_or_else(|| Answer::empty(item))
}

/// The parts that changed something: one is told as it is, several as a number.
fn batch_changed(edits: &[Edit], before: &Comparison, after: &Comparison, back: bool, lang: Lang) -> Changed {
    let parts: Vec<&Edit> = edits.iter().filter(|edit| has_changed(edit, before, after)).collect();
    let answers = parts.iter().all(|edit| matches!(edit, Edit::Answer { .. }));
    match parts[..] {
        [one] => changed(one, before, after, back, lang),
        _ if answers => Changed::only(say!(lang, "{}件の回答", "{} answers", parts.len())),
        _ => Changed::only(say!(lang, "{}件の変更", "{} changes", parts.len())),
    }
}

fn has_changed(edit: &Edit, before: &Comparison, after: &Comparison) -> bool {
    match edit {
        Edit::Title(_) => before.title != after.title,
        Edit::Memo(_) => before.memo != after.memo,
        Edit::Answer { service, answer } => {
            recorded(before, service, &answer.item) != recorded(after, service, &answer.item)
        }
        Edit::Accepted { service, .. } => {
            let accepted = |of: &Comparison| of.service(service).map(|one| one.accepted.clone());
            accepted(before) != accepted(after)
        }
        Edit::Batch(edits) => edits.iter().any(|edit| has_changed(edit, before, after)),
        _ => true,
    }
}

fn answer_changed(item: &str, [before, after]: [Answer; 2], lang: Lang) -> Changed {
    if before.verdict != after.verdict {
        return Changed::is(item, Verdict::word_of(after.verdict, lang));
    }
    let l = Labels::of(lang);
    let part = match () {
        () if before.note != after.note => l.note,
        () if before.evidence != after.evidence => l.evidence,
        () if before.condition != after.condition || before.condition_met != after.condition_met => l.condition,
        () if before.mend != after.mend => l.mend,
        () if before.recheck != after.recheck => l.recheck,
        () if before.by != after.by => l.by,
        () => l.earlier,
    };
    Changed::only(say!(lang, "{0}の{1}", "{1} of {0}", item, part))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::arbitrary;
    use crate::model::{Asker, Day, Evidence, EvidenceKind, Service, Session, Weights, Words};

    fn session() -> Session {
        let list = crate::model::arbitrary::list();
        let mut session =
            Session::new(Comparison::new(Id("c".to_owned()), "前の題名", Day::new(2026, 11, 22).unwrap(), &list));
        for name in ["雲A", "雲B"] {
            session.apply(added(name)).unwrap();
        }
        session
    }

    fn added(name: &str) -> Edit {
        Edit::AddService { at: usize::MAX, service: Arc::new(Service::new(Id(name.to_owned()), name)) }
    }

    fn answer(service: &str, change: impl Fn(&mut Answer)) -> Edit {
        let mut answer = Answer::empty("a-1");
        change(&mut answer);
        Edit::Answer { service: Id(service.to_owned()), answer }
    }

    /// What is said when these are done, the last one undone and done again.
    fn said(edits: &[Edit], lang: Lang) -> [String; 2] {
        let mut session = session();
        for edit in edits {
            session.apply(edit.clone()).unwrap();
        }
        [true, false].map(|back| {
            let before = session.comparison().clone();
            let done = if back { session.undo() } else { session.redo() };
            sentence(&done.unwrap(), &before, session.comparison(), back, lang)
        })
    }

    proptest! {
        #[test]
        fn every_step_has_words(start in arbitrary::comparison(), edit in arbitrary::edit()) {
            let mut session = Session::new(start);
            if session.apply(edit).is_ok() {
                let before = session.comparison().clone();
                if let Some(done) = session.undo() {
                    for lang in Lang::ALL {
                        let said = sentence(&done, &before, session.comparison(), true, lang);
                        prop_assert!(said.ends_with(lang.pick("戻しました。", ".")), "{}", said);
                    }
                }
            }
        }
    }

    #[test]
    fn every_kind_of_step_says_what_it_changed() {
        let id = || Id("雲A".to_owned());
        let yes = |answer: &mut Answer| answer.verdict = Some(Verdict::Yes);
        let noted = |answer: &mut Answer| {
            answer.verdict = Some(Verdict::Yes);
            answer.note = "メモ".to_owned();
        };
        let proved = |answer: &mut Answer| {
            answer.verdict = Some(Verdict::Yes);
            answer.evidence =
                vec![Evidence { kind: EvidenceKind::Document, text: "約款".to_owned(), seen: None, dated: None }];
        };
        let renamed = Words { name: "雲C".to_owned(), ..Words::default() };
        let twice = Edit::Batch(vec![answer("雲A", yes), answer("雲B", yes)]);
        let number = session().comparison().questions.item("a-1").unwrap().number;
        let numbered = |text: &str| text.replace('N', &number.to_string());
        for (edits, undone, redone) in [
            (
                vec![answer("雲A", yes)],
                "「雲A」の項目Nを「未回答」に戻しました。",
                "「雲A」の項目Nをもう一度「はい」にしました。",
            ),
            (
                vec![answer("雲A", yes), answer("雲A", |answer| answer.verdict = Some(Verdict::Partly))],
                "「雲A」の項目Nを「はい」に戻しました。",
                "「雲A」の項目Nをもう一度「一部」にしました。",
            ),
            (
                vec![answer("雲A", yes), answer("雲A", noted)],
                "「雲A」の項目Nのメモを元に戻しました。",
                "取り消した変更をやり直しました: 「雲A」の項目Nのメモ。",
            ),
            (
                vec![answer("雲A", yes), answer("雲A", proved)],
                "「雲A」の項目Nの根拠を元に戻しました。",
                "取り消した変更をやり直しました: 「雲A」の項目Nの根拠。",
            ),
            (vec![twice], "2件の回答を元に戻しました。", "取り消した変更をやり直しました: 2件の回答。"),
            (
                vec![Edit::Batch(vec![Edit::Title("新しい題名".to_owned()), Edit::Memo(String::new())])],
                "題名を「前の題名」に戻しました。",
                "題名をもう一度「新しい題名」にしました。",
            ),
            (
                vec![Edit::Memo("メモ".to_owned())],
                "比較のメモを元に戻しました。",
                "取り消した変更をやり直しました: 比較のメモ。",
            ),
            (vec![added("雲C")], "「雲C」の追加を元に戻しました。", "取り消した変更をやり直しました: 「雲C」の追加。"),
            (
                vec![Edit::RemoveService(id())],
                "消した「雲A」を元に戻しました。",
                "取り消した変更をやり直しました: 「雲A」の削除。",
            ),
            (
                vec![Edit::MoveService { id: id(), to: 1 }],
                "「雲A」の順番を元に戻しました。",
                "取り消した変更をやり直しました: 「雲A」の順番。",
            ),
            (
                vec![Edit::Describe { id: id(), words: renamed }],
                "「雲A」の名前やメモを元に戻しました。",
                "取り消した変更をやり直しました: 「雲C」の名前やメモ。",
            ),
            (
                vec![Edit::Stress { item: "a-1".to_owned(), chosen: Some(Emphasis::Must) }],
                "項目Nの重みを「通常」に戻しました。",
                "項目Nの重みをもう一度「必須」にしました。",
            ),
            (
                vec![Edit::Weights(Weights { must: 9, ..Weights::default() })],
                "重みの点数を元に戻しました。",
                "取り消した変更をやり直しました: 重みの点数。",
            ),
            (
                vec![Edit::Asker(Asker { company: "社".to_owned(), contact: String::new() })],
                "質問状の差出人を元に戻しました。",
                "取り消した変更をやり直しました: 質問状の差出人。",
            ),
        ] {
            assert_eq!(said(&edits, Lang::Ja), [undone, redone].map(numbered), "{edits:?}");
            for text in said(&edits, Lang::En) {
                assert!(text.starts_with("Undone: ") || text.starts_with("Redone: "), "{text}");
                assert!(text.ends_with('.') && text.is_ascii() || text.contains('雲') || text.contains('題'), "{text}");
            }
        }
        let record = Edit::Record(Box::default());
        let session = session();
        let same = session.comparison();
        assert_eq!(sentence(&record, same, same, true, Lang::Ja), "決定の記録を元に戻しました。");
    }
}
