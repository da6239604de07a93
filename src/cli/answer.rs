//! `kumomi answer`: records one answer. Must not know how a file is locked or written, nor what makes an answer good.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{
    Outcome,
    change::change,
    failure::Failure,
    find, grammar, out,
    settings::{Settings, path_of, today},
    words,
};
use crate::{
    model::{Answer, Day, Edit, Evidence, EvidenceKind, Lang, Question, Service, Session, Verdict},
    phrases, say, typed,
};

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
    let met = lang.pick(
        "条件を今のプランで満たすか: yes no open（満たす 満たさない 未確認）\n\
         条件を書き換えると open に戻ります",
        "Whether the plan looked at meets the condition: yes no open\n\
         another condition sets it back to open",
    );
    let evidence = lang.pick(
        "根拠を置き換えます。いくつでも（\"\" で全部消えます）",
        "Replace the evidence; may be repeated (\"\" removes all)",
    );
    let certificate = lang.pick(
        "認証を根拠にします（--evidence と合わせて置き換えます）",
        "Give a certificate as evidence (replaces, together with --evidence)",
    );
    grammar::sub(
        "answer",
        lang,
        lang.pick("回答を一つ記録します", "Record one answer"),
        "kumomi answer FILE --service NAME --item N VERDICT\n         \
         [--note TEXT] [--condition TEXT] [--met yes|no|open] [--evidence TEXT]…\n         [--certificate TEXT]… [--by NAME]",
    )
    .arg(grammar::file(lang))
    .arg(option("service", "NAME", service).required(true))
    .arg(option("item", "N", item).required(true))
    .arg(
        grammar::positional("verdict", "VERDICT", lang, verdict)
            .value_parser(words::verdicts())
            .hide_possible_values(true),
    )
    .arg(option("note", "TEXT", note))
    .arg(option("condition", "TEXT", condition))
    .arg(
        option("met", "MET", met)
            .value_parser(words::met())
            .hide_possible_values(true),
    )
    .arg(option("evidence", "TEXT", evidence).action(ArgAction::Append))
    .arg(option("certificate", "TEXT", certificate).action(ArgAction::Append))
}

/// Records the answer.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Outcome {
    let path = settings.file(path_of(matches, "file"));
    let said = change(&path, settings.lang, |session| record(session, settings, matches))?;
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
        verdict: *matches.get_one::<Option<Verdict>>("verdict").expect("clap asks for it"),
        note: text("note").map(|note| typed::note(note)),
        condition: text("condition").map(|condition| typed::line(condition)),
        met: matches.get_one::<Option<bool>>("met").copied(),
        evidence: evidence(matches),
    };
    let old = service.answer(&question.id);
    let known = old.is_some_and(|old| !old.condition.trim().is_empty());
    let condition = given.condition.as_ref().map_or(known, |text| !text.trim().is_empty());
    if !condition && given.met.flatten().is_some() {
        return Err(Failure::Words(
            lang.pick(
                "条件が書かれていないので、--met は使えません。--condition で書けます。",
                "There is no condition, so --met has no meaning; give one with --condition.",
            )
            .to_owned(),
        ));
    }
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
    verdict: Option<Verdict>,
    note: Option<String>,
    condition: Option<String>,
    met: Option<Option<bool>>,
    evidence: Option<Vec<(String, Option<EvidenceKind>)>>,
}

/// The pieces of evidence that were typed; only a certificate says of which kind it is.
fn evidence(matches: &ArgMatches) -> Option<Vec<(String, Option<EvidenceKind>)>> {
    let texts = |id: &str, kind: Option<EvidenceKind>| {
        let all = matches.get_many::<String>(id)?;
        Some(all.map(move |text| (typed::note(text), kind)).collect::<Vec<_>>())
    };
    let (plain, certified) = (
        texts("evidence", None),
        texts("certificate", Some(EvidenceKind::Certificate)),
    );
    (plain.is_some() || certified.is_some()).then(|| plain.into_iter().chain(certified).flatten().collect())
}

impl Given {
    fn over(self, mut answer: Answer, by: &str, day: Day) -> Answer {
        answer.verdict = self.verdict;
        answer.note = self.note.unwrap_or(answer.note);
        if let Some(condition) = self.condition
            && condition != answer.condition
        {
            // What was found out about another condition says nothing about this one.
            answer.condition = condition;
            answer.condition_met = None;
        }
        answer.condition_met = self.met.unwrap_or(answer.condition_met);
        answer.condition_met = answer.condition_met.filter(|_| !answer.condition.trim().is_empty());
        if let Some(texts) = self.evidence {
            let old = answer.evidence;
            // What was there already keeps its kind and the day on which it was seen.
            let piece = |(text, kind): (String, Option<EvidenceKind>)| {
                let same = |one: &&Evidence| one.text == text && kind.is_none_or(|kind| one.kind == kind);
                let known = old.iter().find(same);
                known.cloned().unwrap_or_else(|| Evidence {
                    kind: kind.unwrap_or_else(|| EvidenceKind::guess(&text)),
                    text,
                    seen: Some(day),
                    dated: None,
                })
            };
            let texts = texts.into_iter().filter(|(text, _)| !text.trim().is_empty());
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
    if !answer.condition.trim().is_empty() {
        said += &say!(
            lang,
            "条件「{}」: {}\n",
            "Condition \"{}\": {}\n",
            answer.condition,
            phrases::record::met(answer.condition_met, lang)
        );
    }
    if answer.lacks_reason() {
        said += lang.pick(
            "理由がまだありません。--note で書けます。\n",
            "The reason is missing; give it with --note.\n",
        );
    }
    said
}
