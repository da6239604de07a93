//! `kumomi ask`: writes the questions to the vendor of a service. Must not know what is asked, nor any format.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, builder::PossibleValuesParser};

use super::{
    Exit, Failure, Settings, change::change, find, grammar, many, one_of, option, out, path_of, put, replaced, today,
};
use crate::{
    exchange::ask::{self, Order, QuestionFormat, Questionnaire, WhichItems},
    model::{Asker, Comparison, Day, Edit, Id, Lang, OwnQuestion, Session},
    say, store, typed,
};

/// How it is typed.
pub fn command() -> Command {
    Command::new("ask")
        .arg(grammar::file())
        .arg(option("service", "NAME").required(true))
        .arg(one_of(option("format", "FORMAT"), PossibleValuesParser::new(QuestionFormat::ALL.map(QuestionFormat::id))))
        .arg(option("items", "ITEMS"))
        .arg(option("from", "COMPANY"))
        .arg(option("contact", "TEXT"))
        .arg(grammar::day("deadline"))
        .arg(many(option("add", "ITEM=QUESTION")))
        .args(put::options())
}

/// Writes the questions.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let path = settings.file(path_of(matches, "file"));
    let keeps = ["from", "contact", "add"].iter().any(|id| matches.contains_id(id));
    let (said, replaced) = if keeps {
        change(&path, settings.lang, |session| {
            let replaced = keep(session, settings, matches)?;
            Ok((write(session.comparison(), &path, settings, matches)?, replaced))
        })?
    } else {
        let said = write(&store::read_comparison(&path)?, &path, settings, matches)?;
        (said, Vec::new())
    };
    let done = out::text(&said)?;
    // The questions themselves may have gone to stdout.
    for words in replaced {
        out::note(&words);
    }
    Ok(done)
}

/// Keeps who asks and what was added, as one step; gives what it replaced, in words.
fn keep(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<Vec<String>, Failure> {
    let comparison = session.comparison();
    let text = |id: &str| matches.get_one::<String>(id).map(|text| typed::line(text).trim().to_owned());
    let asker = Asker {
        company: text("from").unwrap_or_else(|| comparison.asker.company.clone()),
        contact: text("contact").unwrap_or_else(|| comparison.asker.contact.clone()),
    };
    let lang = settings.lang;
    let before = &comparison.asker;
    let replaced = [
        (lang.pick("自社名", "Your company"), &before.company, &asker.company),
        (lang.pick("連絡先", "Contact"), &before.contact, &asker.contact),
    ];
    let replaced =
        replaced.into_iter().filter_map(|(label, before, after)| replaced::words(label, before, after, lang)).collect();
    let service = service(comparison, matches, settings.lang)?;
    let mut questions = comparison.service(&service).map(|one| one.own_questions.clone()).unwrap_or_default();
    for pair in matches.get_many::<String>("add").into_iter().flatten() {
        let (question, text) = find::question_and_text(comparison, pair, settings.lang)?;
        let own = OwnQuestion { item: question.id.clone(), text: typed::line(text).trim().to_owned() };
        if !questions.contains(&own) {
            questions.push(own);
        }
    }
    session.apply(Edit::Batch(vec![Edit::Asker(asker), Edit::OwnQuestions { service, questions }]))?;
    Ok(replaced)
}

fn service(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<Id, Failure> {
    let word = matches.get_one::<String>("service").map_or("", String::as_str);
    find::service(comparison, word, lang).map(|service| service.id.clone())
}

fn write(comparison: &Comparison, file: &Path, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let id = service(comparison, matches, lang)?;
    let list = settings.list_of(comparison)?;
    let order = Order {
        items: items(comparison, matches, lang)?,
        deadline: matches.get_one::<Day>("deadline").copied(),
        today: today(),
        lang,
    };
    let service = comparison.service(&id).ok_or(crate::model::Refusal::NoSuchService)?;
    let made = ask::questionnaire(comparison, service, list.as_ref(), &order);
    if made.rows.is_empty() {
        return Err(Failure::Words(say!(
            lang,
            "「{}」に聞くことは残っていません。--items provider か番号で選べます。",
            "There is nothing left to ask about \"{}\"; choose with --items provider or by numbers.",
            service.name
        )));
    }
    let ending = put::format(matches, &QuestionFormat::ALL.map(QuestionFormat::id));
    let format = QuestionFormat::from_id(ending).unwrap_or(QuestionFormat::Xlsx);
    let bytes = bytes(&made, format, lang)?;
    let is_plain = matches!(format, QuestionFormat::Markdown | QuestionFormat::Mail);
    if let Some(text) = put::printed(matches, &bytes, is_plain, lang)? {
        return Ok(text.to_owned());
    }
    let title = say!(lang, "質問状 {}", "Questions {}", service.name);
    let path = put::asked(matches).cloned();
    let path = path.unwrap_or_else(|| PathBuf::from(format!("{}.{ending}", store::stem(&title))));
    put::put(&path, &bytes, matches, Some(file), lang)?;
    Ok(said(&made, &path, file, lang))
}

fn bytes(made: &Questionnaire, format: QuestionFormat, lang: Lang) -> Result<Vec<u8>, Failure> {
    format.bytes(made).map_err(|error| {
        Failure::Words(say!(
            lang,
            "xlsx を作れませんでした。--format html か md を使ってください: {error}",
            "The xlsx could not be made; use --format html or md: {error}"
        ))
    })
}

fn items(comparison: &Comparison, matches: &ArgMatches, lang: Lang) -> Result<WhichItems, Failure> {
    let Some(word) = matches.get_one::<String>("items") else {
        return Ok(WhichItems::Open);
    };
    match typed::folded(word).as_str() {
        "open" => Ok(WhichItems::Open),
        "provider" => Ok(WhichItems::Provider),
        _ => Ok(WhichItems::Chosen(find::items(comparison, word, lang)?)),
    }
}

fn said(made: &Questionnaire, path: &Path, file: &Path, lang: Lang) -> String {
    let numbers: Vec<String> = made.rows.iter().map(|row| row.number.to_string()).collect();
    let mut said = say!(
        lang,
        "質問状を書き出しました: {}（{}、項目 {}）\n",
        "Wrote the questions: {} ({}, items {})\n",
        out::path(path),
        made.service,
        numbers.join(lang.pick("・", ", "))
    );
    if made.asker.company.is_empty() {
        said += lang.pick(
            "自社名がまだ入っていません。--from と --contact で書けます。\n",
            "Your company is not named yet; give it with --from and --contact.\n",
        );
    }
    let back = out::typeable(file);
    said + &say!(
        lang,
        "回答が戻ったら: kumomi receive {back} 回答のファイル\n",
        "When the answer is back: kumomi receive {back} THE-FILE\n"
    )
}
