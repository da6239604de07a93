//! An answer about the own company, copied to the other services: never over another answer unasked. Must not draw.

use super::verdict::NAME;
use crate::{
    model::{Answer, Edit, Lang, Side, Verdict},
    say,
    tui::{Desk, Turn},
    typeset::clip,
};

/// Copies the answer just given to an item of the own company to the other services: where nothing stands against
/// it, and with `replace` in place of other answers as well, which are kept.
pub fn to_all(replace: bool, desk: &mut Desk, turn: &mut Turn<'_>) {
    let lang = turn.lang();
    let Some((from, item)) = desk.just_answered() else { return };
    let Some(question) = desk.comparison().questions.item(&item) else {
        return;
    };
    let number = question.number;
    if question.side != Side::Own {
        let text = say!(
            lang,
            "項目{}はコピーできません。コピーできるのは担当が「自社」の項目だけです。",
            "Item {} cannot be copied: only your company's items are the same for all.",
            number
        );
        return turn.warn(&text);
    }
    let answer = Answer { earlier: Vec::new(), ..desk.recorded(&from, &item) };
    if answer.is_blank() {
        let text = say!(
            lang,
            "項目{}にはまだ回答がないので、コピーできません。",
            "Item {} has no answer to copy yet.",
            number
        );
        return turn.warn(&text);
    }
    let (mut edits, mut kept, mut others, mut replaced) = (Vec::new(), Vec::new(), 0, 0);
    for service in desk.services().iter().filter(|service| service.id != from) {
        others += 1;
        let old = desk.recorded(&service.id, &item);
        if old.says_the_same(&answer) {
            continue;
        }
        if !old.gives_way_to(&answer) {
            if !replace {
                kept.push((service.name.clone(), old.verdict));
                continue;
            }
            replaced += 1;
        }
        edits.push(Edit::Answer { service: service.id.clone(), answer: old.replaced_by(answer.clone()) });
    }
    let count = edits.len();
    if others == 0 {
        return turn.warn(lang.pick("ほかの候補サービスがありません。", "There is no other service to copy to."));
    }
    if count > 0 && !turn.change(desk, Edit::Batch(edits)) {
        return;
    }
    let text = copied(number, count, replaced, &kept, lang);
    if kept.is_empty() {
        turn.good(&text);
    } else {
        turn.warn(&text);
    }
}

/// How many got a copy, and which were left as they are.
fn copied(number: u32, count: usize, replaced: usize, kept: &[(String, Option<Verdict>)], lang: Lang) -> String {
    let mut text = match (count, replaced) {
        (0, _) if kept.is_empty() => {
            return say!(
                lang,
                "項目{}は、どの候補サービスも同じ回答です。",
                "Item {}: all services have the same answer already.",
                number
            );
        }
        (0, _) => String::new(),
        (count, 0) => say!(
            lang,
            "項目{}をほかの {} 件にコピーしました（u で戻せます）。",
            "Item {} copied to {} more (u undoes it).",
            number,
            count
        ),
        (count, _) => say!(
            lang,
            "項目{}をほかの {} 件にコピーしました。{} 件の元の回答は「前の回答」に残しました（u で戻せます）。",
            "Item {} copied to {} more ({} earlier answers kept; u undoes it).",
            number,
            count,
            replaced
        ),
    };
    if let Some((name, verdict)) = kept.first() {
        let name = clip(name, NAME);
        let word = Verdict::word_of(*verdict, lang);
        text += &match kept.len() {
            1 => say!(
                lang,
                "「{}」は違う回答（{}）なので残しました。A で置き換えます。",
                " \"{}\" has another answer ({}), which stays; A replaces it.",
                name,
                word
            ),
            more => say!(
                lang,
                "「{}」（{}）など {} 件は別の回答なので残しました。A で置き換え。",
                " \"{}\" ({}) and others, {} in all, have other answers, which stay; A replaces them.",
                name,
                word,
                more
            ),
        };
    }
    text
}
