//! The profile, the weights of the items that follow from it, and what another profile would make of them.
//! Must not know the rules from a profile to a weight.

use std::sync::Arc;

use super::{Cell, Column, Labels, Page, Role};
use crate::{
    model::{
        Checklist, Comparison, Emphasis, Guide, Harm, Impact, Lang, Profile, Question, Questions, Stress, Text, Weights,
    },
    say,
};

/// What a list brings along for a profile.
pub fn guide(list: Option<&Checklist>) -> Option<&Guide> {
    list?.guide.as_ref()
}

/// The profile as names and texts: the work, the information, the impact of each harm, and what a stop means. A text is empty
/// where nothing is set.
pub fn facts(profile: &Profile, guide: Option<&Guide>, lang: Lang) -> Vec<(String, String)> {
    let name = |id: &String| {
        let kind = guide.and_then(|guide| guide.kinds.iter().find(|kind| kind.id == *id));
        kind.map_or(id.clone(), |kind| kind.name.of(lang).to_owned())
    };
    let impact = |harm: Harm| {
        let word = profile.impacts.of(harm).map_or("", |impact| impact.word(lang));
        (say!(lang, "{}の影響", "Impact of {}", harm.word(lang)), word.to_owned())
    };
    let stops =
        stops(profile, lang).map(|(time, text)| (say!(lang, "{}止まると", "If it stops for {}", time), text.clone()));
    let first = [
        (lang.pick("仕事の内容", "Work").to_owned(), profile.purpose.clone()),
        (lang.pick("入れる情報", "Information stored").to_owned(), lang.list(profile.kinds.iter().map(name))),
    ];
    first.into_iter().chain(Harm::ALL.map(impact)).chain(stops).collect()
}

/// What stands where nothing is set.
pub fn not_set(lang: Lang) -> &'static str {
    lang.pick("未定", "not set")
}

fn stops(profile: &Profile, lang: Lang) -> [(&'static str, &String); 3] {
    [
        (lang.pick("1時間", "an hour"), &profile.stops.hour),
        (lang.pick("1日", "a day"), &profile.stops.day),
        (lang.pick("1週間", "a week"), &profile.stops.week),
    ]
}

/// The profile, with everything there is to choose: each text, kind and impact is a row that can be picked. `blank` stands
/// where nothing is written.
pub fn page(profile: &Profile, guide: Option<&Guide>, blank: &str, lang: Lang) -> Page {
    let or_blank =
        |text: &str| if text.is_empty() { (Role::Dim, blank.to_owned()) } else { (Role::Text, text.to_owned()) };
    let kinds = guide.map_or(&[][..], |guide| &guide.kinds);
    let mut page = Page::default();
    let mut rows = 0..;
    let mut row = |page: &mut Page, tell: &dyn Fn(&mut Page)| {
        page.inside(2, |page| page.at(rows.next().unwrap_or_default(), tell));
    };
    page.text(Role::Title, lang.pick("仕事の内容", "Work"));
    let (role, work) = or_blank(&profile.purpose);
    row(&mut page, &|page| page.text(role, work.as_str()));
    let unknown: Vec<&String> = profile.kinds.iter().filter(|id| kinds.iter().all(|kind| kind.id != **id)).collect();
    if !kinds.is_empty() || !unknown.is_empty() {
        page.text(Role::Title, lang.pick("入れる情報", "Information stored"));
    }
    for kind in kinds {
        let mark = if profile.kinds.contains(&kind.id) { "[x]" } else { "[ ]" };
        row(&mut page, &|page| page.marked(mark, kind.name.of(lang)));
    }
    for id in unknown {
        page.inside(2, |page| page.marked("[x]", id.as_str()));
    }
    page.text(Role::Title, lang.pick("起きたときの影響", "Impact if it happens"));
    for harm in Harm::ALL {
        let (chosen, choices) = (profile.impacts.of(harm), choices(profile.impacts.of(harm), lang));
        let columns: Arc<[Column]> =
            Arc::new([Column::left(9), Column::left(choices.width()), Column::left(40).growing().spare()]);
        let examples = guide.map_or(&[][..], |guide| &guide.examples);
        let example = examples.iter().find(|one| one.harm == harm.id() && Some(one.impact) == chosen);
        let example = example.map_or(String::new(), |one| say!(lang, "例: {}", "for example: {}", one.text.of(lang)));
        let cells = [harm.word(lang).into(), choices, Cell::new(Role::Dim, example)];
        row(&mut page, &|page| page.row(&columns, cells.clone()));
    }
    page.text(Role::Title, lang.pick("止まったらどうなるか", "If it stops"));
    for (time, what) in stops(profile, lang) {
        let (role, what) = or_blank(what);
        row(&mut page, &|page| page.fact(time, Cell::new(role, what.as_str())));
    }
    page
}

/// The impacts to choose from, the chosen one in brackets.
fn choices(chosen: Option<Impact>, lang: Lang) -> Cell {
    let one = |impact: Impact| match chosen == Some(impact) {
        true => (Role::Key, format!("[{}]", impact.word(lang))),
        false => (Role::Dim, format!(" {} ", impact.word(lang))),
    };
    Cell::solid(Impact::ALL.into_iter().map(one).collect())
}

/// What each impact of a harm would mean.
pub fn examples(guide: Option<&Guide>, harm: Harm, chosen: Option<Impact>, lang: Lang) -> Page {
    let mut page = Page::default();
    for one in guide.map_or(&[][..], |guide| &guide.examples).iter().filter(|one| one.harm == harm.id()) {
        let role = if chosen == Some(one.impact) { Role::Title } else { Role::Dim };
        page.fact(one.impact.word(lang), Cell::new(role, one.text.of(lang)));
    }
    page
}

/// The points as they are typed: `3,2,1`.
pub fn points_of(weights: &Weights) -> String {
    format!("{},{},{}", weights.must, weights.important, weights.normal)
}

/// The points of each weight.
pub fn weights_of(weights: &Weights, lang: Lang) -> String {
    say!(
        lang,
        "必須 {}、重視 {}、通常 {}（kumomi の決め方で、IPA のものではありません）",
        "must {}, important {}, normal {} (kumomi's judgement, not IPA's)",
        weights.must,
        weights.important,
        weights.normal
    )
}

/// The weight of every item, what was proposed and why, and what was chosen instead.
pub fn weights(comparison: &Comparison, stresses: &[Stress], lang: Lang) -> Page {
    let l = Labels::of(lang);
    let mut page = Page::default();
    page.fact(l.weights, weights_of(&comparison.weights, lang));
    let wide = lang.pick(4, 9);
    let columns: Arc<[Column]> = Arc::new([
        Column::right(2),
        Column::left(12).growing(),
        Column::left(wide),
        Column::left(wide).spare(),
        Column::left(lang.pick(10, 9)).spare(),
    ]);
    page.heads(&columns, ["", l.item, l.emphasis, l.proposed, l.chosen_emphasis]);
    for question in comparison.questions.items() {
        let stress = Stress::of(stresses, &question.id);
        let word = |emphasis: Option<Emphasis>| Cell::new(Role::Dim, emphasis.unwrap_or_default().word(lang));
        let cells = [
            Cell::new(Role::Dim, question.number.to_string()),
            question.title.of(lang).into(),
            Emphasis::of(stresses, &question.id).word(lang).into(),
            word(stress.map(|stress| stress.proposed)),
            stress.and_then(|stress| stress.chosen).map_or("-".into(), |chosen| word(Some(chosen))),
        ];
        page.row(&columns, cells);
        reasons(&mut page, stress.map_or(&[][..], |stress| &stress.reasons), lang);
    }
    page
}

fn reasons(page: &mut Page, reasons: &[Text], lang: Lang) {
    page.inside(4, |page| reasons.iter().for_each(|reason| page.text(Role::Dim, reason.of(lang))));
}

/// An item whose weight is another one than before.
pub struct Shift<'a> {
    /// Which item.
    pub question: &'a Question,
    /// What it was.
    pub before: Emphasis,
    /// What it is.
    pub after: Emphasis,
}

/// The items whose weight is another one than before, in their order.
pub fn shifts<'a>(questions: &'a Questions, before: &[Stress], after: &[Stress]) -> Vec<Shift<'a>> {
    let of = |question: &'a Question| {
        let [before, after] = [before, after].map(|stresses| Emphasis::of(stresses, &question.id));
        Shift { question, before, after }
    };
    questions.items().map(of).filter(|shift| shift.before != shift.after).collect()
}

/// Which items get another weight, what becomes 必須 first, then why; and what stays as it was chosen although another weight
/// is proposed now.
pub fn shifted(questions: &Questions, before: &[Stress], after: &[Stress], lang: Lang) -> Page {
    let mut page = Page::default();
    let mut shifts = shifts(questions, before, after);
    shifts.sort_by_key(|shift| (shift.after, shift.before));
    for same in shifts.chunk_by(|one, next| (one.before, one.after) == (next.before, next.after)) {
        let numbers = lang.list(same.iter().map(|shift| shift.question.number));
        let (was, is) = (same[0].before.word(lang), same[0].after.word(lang));
        page.text(Role::Notice, say!(lang, "項目 {}: {} > {}", "Item {}: {} > {}", numbers, was, is));
    }
    for Shift { question, .. } in shifts {
        page.marked(&question.number.to_string(), question.title.of(lang));
        let none = Text::new("当てはまる決まりがなくなります。", "No rule applies any more.");
        let chosen = Text::new("自分で選んだ重みです。", "You chose this weight.");
        match Stress::of(after, &question.id) {
            Some(stress) if stress.chosen.is_some() => reasons(&mut page, &[chosen], lang),
            Some(stress) if !stress.reasons.is_empty() => reasons(&mut page, &stress.reasons, lang),
            _ => reasons(&mut page, &[none], lang),
        }
    }
    for stress in after {
        let was = Stress::of(before, &stress.item).map(|stress| stress.proposed).unwrap_or_default();
        let (Some(chosen), Some(question)) = (stress.chosen, questions.item(&stress.item)) else { continue };
        if was != stress.proposed {
            let words = say!(
                lang,
                "項目 {} の提案は{}になりますが、選んだ{}のままです。",
                "Item {} would now be {}; it stays {}, as chosen.",
                question.number,
                stress.proposed.word(lang),
                chosen.word(lang)
            );
            page.text(Role::Text, words);
        }
    }
    page
}

/// Why nothing is proposed, if that is so.
pub fn without_rules(list: Option<&Checklist>, questions: &Questions, lang: Lang) -> Option<String> {
    if list.is_none() {
        return Some(say!(
            lang,
            "チェックシート「{}」が見つかりません。選んだ項目のほかは、影響や情報の種類を変えるとすべて通常になります。",
            "The checklist \"{}\" is not found: with another impact or kind, every item becomes normal unless you chose \
             another weight.",
            questions.checklist
        ));
    }
    let none = lang.pick(
        "このチェックシートには重みの規則がありません。選んだ項目のほかは、すべて通常です。",
        "This checklist has no rules for weights: every item is normal unless you choose another weight.",
    );
    guide(list).is_none_or(|guide| guide.rules.is_empty()).then(|| none.to_owned())
}
