//! What settles first place, in words: whom to ask for what, and which single change of a weight would change the winner.
//! Must not know how that is found.

use crate::{
    cli::columns::labelled,
    model::{Ask, Checklist, Comparison, Lang, Question, Ranked, Service, Settlement, Side, Swing, swings},
    pages::{
        self,
        settlement::{questions, unsettled_condition},
    },
    say,
};

/// The whole part.
pub fn text(
    comparison: &Comparison,
    list: Option<&Checklist>,
    ranked: &[Ranked],
    settlement: &Settlement,
    lang: Lang,
) -> String {
    let sentences = pages::settlement::sentences(comparison, ranked, settlement, lang);
    let mut text: String = sentences.iter().map(|words| labelled(0, "", words)).collect();
    let (named, more) = pages::settlement::named(settlement);
    text += &asks(comparison, list, named, lang);
    if more > 0 {
        text += &labelled(2, "", &say!(lang, "ほか {} 件", "and {} more", more));
    }
    text + &swing_lines(comparison, lang)
}

fn asks(comparison: &Comparison, list: Option<&Checklist>, ask: &[Ask], lang: Lang) -> String {
    let mut text = String::new();
    for (title, own) in [
        (lang.pick("[自社で確かめる]\n", "[To find out yourselves]\n"), true),
        (lang.pick("[事業者に聞く]\n", "[To ask the provider]\n"), false),
    ] {
        let lines: String = ask
            .iter()
            .filter_map(|ask| {
                let (service, question) = place(comparison, ask)?;
                let ours = question.side == Side::Own;
                (ours == own).then(|| asked(service, question, list, lang))
            })
            .collect();
        if !lines.is_empty() {
            text = text + title + &lines;
        }
    }
    text
}

fn place<'a>(comparison: &'a Comparison, ask: &Ask) -> Option<(&'a Service, &'a Question)> {
    Some((comparison.service(&ask.service)?, comparison.questions.item(&ask.item)?))
}

fn asked(service: &Service, question: &Question, list: Option<&Checklist>, lang: Lang) -> String {
    let provider = match service.provider.is_empty() {
        true => String::new(),
        false => say!(lang, "（{}）", " ({})", service.provider),
    };
    let words = format!("{}{provider}  {} {}", service.name, question.number, question.title.of(lang));
    let mut text = labelled(2, "- ", &words);
    if let Some(condition) = unsettled_condition(service.answer(&question.id)) {
        let label = lang.pick("条件を満たすか: ", "Whether it is met: ");
        return text + &labelled(6, label, condition);
    }
    for words in questions(question, list) {
        text += &labelled(6, "", words.of(lang));
    }
    text
}

fn swing_lines(comparison: &Comparison, lang: Lang) -> String {
    let line = |swing: &Swing| labelled(2, "", &pages::settlement::swing(comparison, swing, lang));
    let lines: String = match swings(comparison) {
        Some(all) => all.iter().map(line).collect(),
        None => labelled(2, "", pages::settlement::too_many_to_swing(lang)),
    };
    match lines.is_empty() {
        true => lines,
        false => lang.pick("[重みが一つ違えば]\n", "[With one other weight]\n").to_owned() + &lines,
    }
}
