//! `kumomi ask`: writes the questions to the vendor of a service. Must not know what is asked, nor any format.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::{
    Exit, Failure, Settings,
    change::change,
    find,
    grammar::{self, many, option},
    out, path_of, put, replaced, today,
};
use crate::{
    exchange::ask::{self, Order, QuestionFormat, Questionnaire, WhichItems},
    model::{Asker, Comparison, Day, Edit, Id, Lang, OwnQuestion, Session},
    say, store, typed,
};

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let items = lang.pick(
        "聞く項目（番号。例: 1,5,10。省略すると open）\n\
         open: 未回答・不明・一部・条件が未確認\n\
         provider: 事業者の項目すべて",
        "Items to ask about (numbers such as 1,5,10; default open)\n\
         open: open, unknown, partly, plan condition not checked\n\
         provider: all of the provider's",
    );
    let add = lang.pick(
        "こちらから足す質問です（項目=質問。保存します）",
        "Add a question of your own (item=question); kept for this service",
    );
    grammar::sub(
        "ask",
        lang,
        lang.pick("事業者への質問状を作ります", "Create a questionnaire for a provider"),
        "kumomi ask FILE --service NAME [--format xlsx|md|txt|html] [--items open|provider|1,5,10]\n      \
         [--from COMPANY] [--contact TEXT] [--deadline DATE] [--add ITEM=QUESTION …] [-o OUT] [--force]",
    )
    .arg(grammar::file(lang))
    .arg(option("service", "NAME", lang.pick("候補サービスの名前か id", "Name or id of the service")).required(true))
    .arg(
        option(
            "format",
            "FORMAT",
            lang.pick("形式: xlsx md txt html（txt はメールの文面）", "Format: xlsx md txt html (txt is a mail)"),
        )
        .value_parser(QuestionFormat::ALL.map(QuestionFormat::id))
        .hide_possible_values(true),
    )
    .arg(option("items", "ITEMS", items))
    .arg(option("from", "COMPANY", lang.pick("自社名（保存します）", "Your company (kept in the comparison)")))
    .arg(option(
        "contact",
        "TEXT",
        lang.pick("連絡先（担当者、電話など。保存します）", "Who to answer to, and how (kept in the comparison)"),
    ))
    .arg(grammar::day(option("deadline", "DATE", lang.pick("回答期限。例: 2026-12-10", "Reply by, e.g. 2026-12-10"))))
    .arg(many(option("add", "ITEM=QUESTION", add)))
    .args(put::options(lang))
    .after_help(lang.pick(
        "メモ・根拠・得点・重み・ほかの候補サービスは、質問状には入りません。比較の題名は入ります。",
        "Notes, evidence, scores, weights and other candidate services never go into it; the title of the \
         comparison does.",
    ))
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
