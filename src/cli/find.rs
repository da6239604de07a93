//! Which service, item, scheme or certificate a word on the command line means. Must not change anything.

use crate::{
    cli::{Failure, refused},
    model::{Catalogue, Certificate, Comparison, ItemId, Lang, Level, Question, Scheme, Service},
    say, typed,
};

/// Longest list in an error message.
const LISTED: usize = 20;
/// Schemes that are offered for a word that names none.
const NEAREST: usize = 5;

/// The service of this id, or the only one of this name; case and width count only where they tell two apart.
pub fn service<'a>(comparison: &'a Comparison, word: &str, lang: Lang) -> Result<&'a Service, Failure> {
    let services = || comparison.services.iter().map(|service| &**service);
    if let Some(service) = services().find(|service| service.id.0 == word) {
        return Ok(service);
    }
    let exact: Vec<&Service> = services().filter(|service| service.name == word).collect();
    let named = match exact.is_empty() {
        false => exact,
        true => services().filter(|service| typed::same_name(&service.name, word)).collect(),
    };
    match named[..] {
        [one] => Ok(one),
        [] if comparison.services.is_empty() => Err(refused(
            lang,
            "この比較にはまだ候補サービスがありません。画面（kumomi とファイル名）で追加できます。",
            "This comparison has no services yet; open it with `kumomi` and its file name to add some.",
        )),
        [] => {
            let names = services().map(|service| service.name.clone());
            let said = say!(
                lang,
                "候補サービス「{word}」はありません。次の中から選んでください:",
                "There is no service \"{word}\"; choose one of these:"
            );
            Err(listed(said, names.collect(), lang))
        }
        _ => {
            let with_id = |service: &&Service| format!("{}  {} {}", service.id.0, service.provider, service.plan);
            let said = say!(
                lang,
                "候補サービス「{word}」は二つ以上あります。id で選んでください:",
                "\"{word}\" is the name of several services; choose one by its id:"
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
    let lines =
        questions.items().map(|question| format!("{} {} ({})", question.number, question.title.of(lang), question.id));
    let said = say!(
        lang,
        "項目「{word}」はありません。番号か id を書いてください:",
        "There is no item \"{word}\"; give a number or an id:"
    );
    Err(listed(said, lines.collect(), lang))
}

/// The scheme of this id or name, or the only one that the word finds.
pub fn scheme<'a>(catalogue: &'a Catalogue, word: &str, lang: Lang) -> Result<&'a Scheme, Failure> {
    let id = typed::keyword(word);
    if let Some(scheme) = catalogue.scheme(&id) {
        return Ok(scheme);
    }
    let called = catalogue.called(&id);
    let found = match (called.is_empty(), id.is_empty()) {
        (false, _) => called,
        (true, false) => catalogue.search(&id),
        (true, true) => Vec::new(),
    };
    match found[..] {
        [one] => Ok(one),
        [] => {
            let said = say!(
                lang,
                "制度「{word}」はカタログにありません。近いもの:",
                "The catalogue has no scheme \"{word}\"; the nearest are:"
            );
            let lines = nearest(catalogue, &id).map(|scheme| scheme_line(scheme, lang)).collect();
            Err(with_hint(listed(said, lines, lang), lang))
        }
        _ => {
            let said = say!(
                lang,
                "「{word}」に当てはまる制度は二つ以上あります。id で選んでください:",
                "\"{word}\" means several schemes; choose one by its id:"
            );
            Err(listed(said, found.iter().map(|one| scheme_line(one, lang)).collect(), lang))
        }
    }
}

fn scheme_line(scheme: &Scheme, lang: Lang) -> String {
    format!("{}  {}", scheme.id, scheme.name.of(lang))
}

fn with_hint(failure: Failure, lang: Lang) -> Failure {
    let hint = lang.pick("\n  一覧: kumomi schemes", "\n  all of them: kumomi schemes");
    Failure::Words(failure.message(lang) + hint)
}

/// The schemes whose id or abbreviation differs least from a word.
fn nearest<'a>(catalogue: &'a Catalogue, word: &str) -> impl Iterator<Item = &'a Scheme> {
    // A word of any length can be typed; no id is longer.
    let word: String = word.to_lowercase().chars().take(64).collect();
    let mut all: Vec<(usize, &Scheme)> = catalogue
        .schemes
        .iter()
        .map(|scheme| {
            let names = [&scheme.id, &scheme.abbr].into_iter().filter(|name| !name.is_empty());
            let steps = names.map(|name| strsim::levenshtein(&word, &name.to_lowercase()));
            (steps.min().unwrap_or(usize::MAX), &**scheme)
        })
        .collect();
    all.sort_by_key(|(steps, _)| *steps);
    all.into_iter().take(NEAREST).map(|(_, scheme)| scheme)
}

/// The level of a scheme of this id or name.
pub fn level<'a>(scheme: &'a Scheme, word: &str, lang: Lang) -> Result<&'a Level, Failure> {
    let is = |level: &&Level| {
        let mut names = Lang::ALL.map(|lang| level.name.of(lang)).into_iter().chain([level.id.as_str()]);
        names.any(|name| typed::same_name(name, word))
    };
    if let Some(level) = scheme.levels.iter().find(is) {
        return Ok(level);
    }
    if scheme.levels.is_empty() {
        return Err(Failure::Words(say!(
            lang,
            "「{}」に段階や分野の区別はありません（--level は使えません）。",
            "{} has no levels or categories; leave --level out.",
            scheme.short(lang)
        )));
    }
    let said = say!(
        lang,
        "「{}」に段階・分野「{word}」はありません。あるのは:",
        "{} has no level \"{word}\"; there are:",
        scheme.short(lang)
    );
    let lines = scheme.levels.iter().map(|level| format!("{}  {}", level.id, level.name.of(lang)));
    Err(listed(said, lines.collect(), lang))
}

/// The certificate of this id, or the only one of this scheme.
pub fn certificate<'a>(
    service: &'a Service,
    catalogue: &Catalogue,
    word: &str,
    lang: Lang,
) -> Result<&'a Certificate, Failure> {
    let all = || service.certificates.iter();
    let id = typed::keyword(word);
    if let Some(one) = all().find(|one| one.id.0 == id) {
        return Ok(one);
    }
    let called = catalogue.called(&id);
    // A scheme that is in no catalogue is still called by the name that was recorded.
    let is = |one: &&Certificate| one.scheme == id || called.iter().any(|scheme| scheme.id == one.scheme);
    let found: Vec<&Certificate> = all().filter(is).collect();
    let line = |one: &&Certificate| {
        let name = catalogue.scheme(&one.scheme).map_or("", |scheme| scheme.name.of(lang));
        format!("{}  {} {name} {}", one.id.0, one.scheme, one.number)
    };
    match found[..] {
        [one] => Ok(one),
        [] if service.certificates.is_empty() => Err(Failure::Words(say!(
            lang,
            "「{}」に認証・マークの記録はありません。kumomi cert add で追加できます。",
            "No certificate is recorded for \"{}\"; add one with kumomi cert add.",
            service.name
        ))),
        [] => {
            let said = say!(
                lang,
                "認証・マークの記録「{word}」はありません。制度か id で選んでください:",
                "There is no certificate \"{word}\"; choose one by scheme or id:"
            );
            Err(listed(said, all().map(|one| line(&one)).collect(), lang))
        }
        _ => {
            let said = say!(
                lang,
                "「{word}」の記録は二つ以上あります。id で選んでください:",
                "\"{word}\" is recorded more than once; choose one by its id:"
            );
            Err(listed(said, found.iter().map(line).collect(), lang))
        }
    }
}

/// The ids of the items of a list such as `1,5,10`.
pub fn items(comparison: &Comparison, list: &str, lang: Lang) -> Result<Vec<ItemId>, Failure> {
    let words = list.split([',', '，', '、', ' ', '\u{3000}']).filter(|word| !word.is_empty());
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
            "「{pair}」に = がありません。項目の番号か id、=、内容の順に書いてください。例: 10=…",
            "\"{pair}\" has no equals sign; write the number or id of an item, =, and the text, as in 10=..."
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    #[test]
    fn a_scheme_is_found_by_id_name_or_what_only_it_has() {
        let catalogue = store::builtin_catalogue();
        let found = |word: &str| scheme(&catalogue, word, Lang::Ja).map(|one| one.id.clone());
        for (word, id) in [
            ("isms", "isms"),
            ("ＩＳＭＳ", "isms"),
            ("Pマーク", "p-mark"),
            ("CS Gold", "cs-mark-gold"),
            ("CSシルバーマーク", "cs-mark-silver"),
        ] {
            assert_eq!(found(word).expect(word), id);
        }
        let several = found("CS").expect_err("two of them").message(Lang::Ja);
        assert!(several.contains("cs-mark-gold") && several.contains("cs-mark-silver"), "{several}");
        for (word, near) in [("ismms", "isms"), ("socc2", "soc2"), ("", "")] {
            let message = found(word).expect_err(word).message(Lang::En);
            assert!(message.contains(near) && message.contains("kumomi schemes"), "{message}");
        }
    }
}
