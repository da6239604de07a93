//! Which service and which item a word on the command line means. Must not change anything.

use crate::{
    cli::failure::Failure,
    model::{Comparison, ItemId, Lang, Question, Service},
    say, typed,
};

/// Longest list in an error message.
const LISTED: usize = 20;

/// The service of this id, or the only one of this name.
pub fn service<'a>(comparison: &'a Comparison, word: &str, lang: Lang) -> Result<&'a Service, Failure> {
    let services = || comparison.services.iter().map(|service| &**service);
    if let Some(service) = services().find(|service| service.id.0 == word) {
        return Ok(service);
    }
    let name = typed::line(word);
    let named: Vec<&Service> = services()
        .filter(|service| service.name == word || service.name == name)
        .collect();
    match named[..] {
        [one] => Ok(one),
        [] if comparison.services.is_empty() => Err(Failure::Words(
            lang.pick(
                "この比較にはまだ候補サービスがありません。画面（kumomi とファイル名）で追加できます。",
                "This comparison has no services yet; open it with `kumomi` and its file name to add some.",
            )
            .to_owned(),
        )),
        [] => {
            let names = services().map(|service| service.name.clone());
            let said = say!(
                lang,
                "候補サービス「{}」はありません。次の中から選んでください:",
                "There is no service \"{}\"; choose one of these:",
                word
            );
            Err(listed(said, names.collect(), lang))
        }
        _ => {
            let with_id = |service: &&Service| format!("{}  {} {}", service.id.0, service.provider, service.plan);
            let said = say!(
                lang,
                "候補サービス「{}」は二つ以上あります。id で選んでください:",
                "\"{}\" is the name of several services; choose one by its id:",
                word
            );
            Err(listed(said, named.iter().map(with_id).collect(), lang))
        }
    }
}

/// The question of this id or number.
pub fn question<'a>(comparison: &'a Comparison, word: &str, lang: Lang) -> Result<&'a Question, Failure> {
    let questions = &comparison.questions;
    let id = typed::keyword(word);
    if let Some(question) = questions.item(&id) {
        return Ok(question);
    }
    let number = id.parse::<u32>().ok();
    let mut numbered = questions.items().filter(|question| Some(question.number) == number);
    if let (Some(one), None) = (numbered.next(), numbered.next()) {
        return Ok(one);
    }
    let lines = questions
        .items()
        .map(|question| format!("{} {} ({})", question.number, question.title.of(lang), question.id));
    let said = say!(
        lang,
        "項目「{}」はありません。番号か id を書いてください:",
        "There is no item \"{}\"; give a number or an id:",
        word
    );
    Err(listed(said, lines.collect(), lang))
}

/// The ids of the items of a list such as `1,5,10`.
pub fn items(comparison: &Comparison, list: &str, lang: Lang) -> Result<Vec<ItemId>, Failure> {
    let words = list
        .split([',', '，', '、', ' ', '\u{3000}'])
        .filter(|word| !word.is_empty());
    let mut items = Vec::new();
    for word in words {
        let id = &question(comparison, word, lang)?.id;
        if !items.contains(id) {
            items.push(id.clone());
        }
    }
    Ok(items)
}

/// The question and the text of `ITEM=TEXT`.
pub fn question_and_text<'a, 't>(
    comparison: &'a Comparison,
    pair: &'t str,
    lang: Lang,
) -> Result<(&'a Question, &'t str), Failure> {
    // The IME may be on: the equals sign of full width counts too.
    let (item, text) = pair.split_once(['=', '＝']).ok_or_else(|| {
        Failure::Words(say!(
            lang,
            "「{}」に = がありません。項目の番号か id、=、内容の順に書いてください。例: 10=…",
            "\"{}\" has no equals sign; write the number or id of an item, =, and the text, as in 10=...",
            pair
        ))
    })?;
    Ok((question(comparison, item, lang)?, text))
}

/// A list of what there is, below what was wrong.
pub fn listed(mut said: String, lines: Vec<String>, lang: Lang) -> Failure {
    for line in lines.iter().take(LISTED) {
        said += &format!("\n  {}", line.trim_end());
    }
    if let Some(more) = lines.len().checked_sub(LISTED).filter(|more| *more > 0) {
        said += &say!(lang, "\n  ほか {} 件", "\n  and {} more", more);
    }
    Failure::Words(said)
}
