//! `kumomi answer`: records one answer. Must not know how a file is locked or written, nor what makes an answer good.

use std::{path::Path, process::ExitCode, time::Duration};

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{
    Outcome,
    failure::Failure,
    grammar, out,
    settings::{Settings, path_of, today},
};
use crate::{
    model::{Answer, Day, Edit, Evidence, EvidenceKind, Lang, Question, Service, Session, Verdict},
    say,
    store::{self, ErrorKind},
    typed,
};

mod find;
mod word;

use word::{Word, WordParser};

/// How long a slow disk may take.
const LIMIT: Duration = Duration::from_secs(60);
/// How long saving is tried again after it failed.
const GRACE: Duration = Duration::from_secs(2);

/// How it is typed.
pub fn command(lang: Lang) -> Command {
    let option =
        |id: &'static str, value: &'static str, help: &'static str| Arg::new(id).long(id).value_name(value).help(help);
    let service = lang.pick("候補サービスの名前か id", "Name or id of the service");
    let item = lang.pick("項目の番号か id", "Number or id of the item");
    let verdict = lang.pick(
        "判定: yes partly no unknown na clear\n\
         日本語でも書けます: はい 一部 いいえ 不明 対象外 未回答\n\
         clear は判定だけを消し、メモ・条件・根拠は残します",
        "Verdict: yes partly no unknown na clear\n\
         clear removes the verdict only; note, condition and evidence stay",
    );
    let note = lang.pick(
        "メモを置き換えます（\"\" で消えます）",
        "Replace the note (\"\" removes it)",
    );
    let condition = lang.pick(
        "条件を置き換えます。例: 有料プランの場合だけ",
        "Replace the condition, e.g. only with the paid plan",
    );
    let evidence = lang.pick(
        "根拠を置き換えます。いくつでも（\"\" で全部消えます）",
        "Replace the evidence; may be repeated (\"\" removes all)",
    );
    grammar::sub(
        "answer",
        lang,
        lang.pick("回答を一つ記録します", "Record one answer"),
        "kumomi answer FILE --service NAME --item N VERDICT\n         \
         [--note TEXT] [--condition TEXT] [--evidence TEXT]… [--by NAME]",
    )
    .arg(grammar::file(lang))
    .arg(option("service", "NAME", service).required(true))
    .arg(option("item", "N", item).required(true))
    .arg(
        grammar::positional("verdict", "VERDICT", lang, verdict)
            .value_parser(WordParser)
            .hide_possible_values(true),
    )
    .arg(option("note", "TEXT", note))
    .arg(option("condition", "TEXT", condition))
    .arg(option("evidence", "TEXT", evidence).action(ArgAction::Append))
}

/// Records the answer.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Outcome {
    let lang = settings.lang;
    let path = settings.file(path_of(matches, "file"));
    // Whatever the writer has to tell, `close` tells as well.
    let opened = store::open(&path, |_| {})?;
    let Some(writer) = opened.writer else {
        let kind = opened.holder.map_or(ErrorKind::WriterGone, ErrorKind::Held);
        return Err(Failure::File(store::Error { path, kind }));
    };
    let mut session = Session::new(opened.comparison);
    let said = record(&mut session, settings, matches)?;
    if session.revision() > 0 {
        if opened.comments {
            out::note(&comments_go(&path, lang));
        }
        writer.save(session.revision(), session.comparison().clone());
        // A reason why it cannot be saved is known at once; a slow disk gets its time. `close` says how it ended.
        let _ = writer.flush(LIMIT);
    }
    writer.close(GRACE)?;
    out::text(&said)?;
    Ok(ExitCode::SUCCESS)
}

/// Changes the session and says what changed.
fn record(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let text = |id: &str| matches.get_one::<String>(id);
    let comparison = session.comparison();
    let service = find::service(comparison, text("service").map_or("", String::as_str), lang)?;
    let question = find::question(comparison, text("item").map_or("", String::as_str), lang)?;
    let before = service.verdict(&question.id);
    let given = Given {
        word: *matches.get_one::<Word>("verdict").expect("clap asks for it"),
        note: text("note").map(|note| typed::note(note)),
        condition: text("condition").map(|condition| typed::line(condition)),
        evidence: matches
            .get_many::<String>("evidence")
            .map(|all| all.map(|text| typed::note(text)).collect()),
    };
    let old = service.answer(&question.id);
    let answer = given.over(
        old.cloned().unwrap_or_else(|| Answer::empty(&question.id)),
        &settings.by,
        today(),
    );
    let said = said(service, question, before, &answer, lang);
    let edit = Edit::Answer {
        service: service.id.clone(),
        answer,
    };
    session.apply(edit)?;
    Ok(said)
}

/// What was typed about an answer; `None` leaves what is there.
struct Given {
    word: Word,
    note: Option<String>,
    condition: Option<String>,
    evidence: Option<Vec<String>>,
}

impl Given {
    fn over(self, mut answer: Answer, by: &str, day: Day) -> Answer {
        answer.verdict = self.word.verdict();
        answer.note = self.note.unwrap_or(answer.note);
        answer.condition = self.condition.unwrap_or(answer.condition);
        if let Some(texts) = self.evidence {
            let old = answer.evidence;
            // What was there already keeps its kind and the day on which it was seen.
            let piece = |text: String| {
                let known = old.iter().find(|evidence| evidence.text == text);
                known.cloned().unwrap_or_else(|| Evidence {
                    kind: EvidenceKind::guess(&text),
                    text,
                    seen: Some(day),
                })
            };
            let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
            answer.evidence = texts.map(piece).collect();
        }
        answer.by = by.to_owned();
        answer.day = Some(day);
        answer
    }
}

fn said(service: &Service, question: &Question, before: Option<Verdict>, answer: &Answer, lang: Lang) -> String {
    let mut said = say!(
        lang,
        "保存しました: {}、{} {}: {}（前は{}）\n",
        "Saved: {}, {} {}: {} (was {})\n",
        service.name,
        question.number,
        question.title.of(lang),
        Verdict::word_of(answer.verdict, lang),
        Verdict::word_of(before, lang)
    );
    if answer.lacks_reason() {
        said += lang.pick(
            "理由がまだありません。--note で書けます。\n",
            "The reason is missing; give it with --note.\n",
        );
    }
    said
}

fn comments_go(path: &Path, lang: Lang) -> String {
    say!(
        lang,
        "{0} の // のコメントは、保存すると消えます。元のファイルは世代に残ります: kumomi history {1}",
        "Saving drops the // comments in {0}; the original is kept: kumomi history {1}",
        out::path(path),
        out::typeable(path)
    )
}
