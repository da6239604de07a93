//! `kumomi answer`: records one answer, or a part of it. Must not know how a file is locked or written, nor what makes an
//! answer good.

mod evidence;
mod said;

use clap::{ArgMatches, Command};

use super::{
    Exit, Failure, Settings, change::change, find, grammar, one_of, option, out, path_of, refused, switch, today, words,
};
use crate::{
    model::{Answer, Day, Edit, Lang, Mend, Question, Session, Verdict},
    typed,
};

use evidence::TypedEvidence;
use said::Recorded;

/// The options of which at least one is needed where no verdict is given.
const PARTS: [&str; 9] =
    ["note", "condition", "met", "mend", "evidence", "certificate", "set-evidence", "remove-evidence", "confirm"];

/// How it is typed.
pub fn command() -> Command {
    Command::new("answer")
        .arg(grammar::file())
        .arg(option("service", "NAME").required(true))
        .arg(option("item", "N").required(true))
        .arg(one_of(grammar::positional("verdict", "VERDICT").required(false), words::verdicts()))
        .arg(grammar::note(option("note", "TEXT")))
        .arg(grammar::line(option("condition", "TEXT")))
        .arg(one_of(option("met", "MET"), words::met()))
        .arg(one_of(option("mend", "WHO"), words::mends()))
        .arg(switch("confirm"))
        .args(evidence::options())
}

/// Records the answer.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let path = settings.file(path_of(matches, "file"));
    let lang = settings.lang;
    let is_given = |id: &&str| match *id {
        "confirm" => matches.get_flag("confirm"),
        id => matches.contains_id(id),
    };
    if !matches.contains_id("verdict") && !PARTS.iter().any(is_given) {
        return Err(refused(
            lang,
            "何を記録するかがありません。判定（VERDICT）か、--note などのどれかを書いてください。\n  説明: \
                 kumomi answer --help",
            "There is nothing to record: give a VERDICT, or --note or another option.\n  help: kumomi answer \
                 --help",
        ));
    }
    let said = change(&path, lang, |session| record(session, settings, matches))?;
    out::text(&said)
}

/// Changes the session and says what changed.
fn record(session: &mut Session, settings: &Settings, matches: &ArgMatches) -> Result<String, Failure> {
    let lang = settings.lang;
    let text = |id: &str| matches.get_one::<String>(id);
    let comparison = session.comparison();
    let service = find::service(comparison, text("service").map_or("", String::as_str), lang)?;
    let question = find::question(comparison, text("item").map_or("", String::as_str), lang)?;
    let given = TypedAnswer {
        verdict: matches.get_one::<Option<Verdict>>("verdict").copied(),
        note: text("note").map(|note| typed::note(note)),
        condition: text("condition").map(|condition| typed::line(condition)),
        met: matches.get_one::<Option<bool>>("met").copied(),
        mend: matches.get_one::<Option<Mend>>("mend").copied(),
        pieces: TypedEvidence::of(matches, lang)?,
        confirms: matches.get_flag("confirm"),
    };
    let old = service.answer(&question.id);
    let old = old.cloned().unwrap_or_else(|| Answer::empty(&question.id));
    let (base, answer) = given.over(&old, question, &settings.by, today(), lang)?;
    let said = Recorded {
        service,
        question,
        old: &old,
        base: &base,
        new: &answer,
        renamed: matches.contains_id("by") && answer.by.trim() != settings.by.trim(),
        file: path_of(matches, "file"),
    };
    let said = out::page(&said.page(lang));
    let edit = Edit::Answer { service: service.id.clone(), answer };
    session.apply(edit)?;
    Ok(said)
}

/// What was typed about an answer; `None` leaves what is there.
struct TypedAnswer {
    verdict: Option<Option<Verdict>>,
    note: Option<String>,
    condition: Option<String>,
    met: Option<Option<bool>>,
    mend: Option<Option<Mend>>,
    pieces: TypedEvidence,
    confirms: bool,
}

impl TypedAnswer {
    /// The answer with the verdict alone, and with all that was typed.
    fn over(
        self,
        old: &Answer,
        question: &Question,
        by: &str,
        day: Day,
        lang: Lang,
    ) -> Result<(Answer, Answer), Failure> {
        let base = match self.verdict {
            Some(verdict) => old.give(verdict, by, day),
            None => old.clone(),
        };
        let mut new = base.clone();
        new.note = self.note.unwrap_or(new.note);
        if let Some(condition) = self.condition
            && condition != new.condition
        {
            // What was found out about another condition says nothing about this one.
            new.condition = condition;
            new.condition_met = None;
        }
        if new.condition.trim().is_empty() && self.met.flatten().is_some() {
            return Err(refused(
                lang,
                "条件が書かれていないので、--met は使えません。--condition で書けます。",
                "There is no plan condition, so --met has no meaning; give one with --condition.",
            ));
        }
        new.condition_met = self.met.unwrap_or(new.condition_met);
        new.condition_met = new.condition_met.filter(|_| !new.condition.trim().is_empty());
        new.mend = self.mend.unwrap_or(new.mend);
        if self.mend.flatten().is_some() && !new.asks_who_mends(question.side) {
            return Err(refused(
                lang,
                "--mend は、担当が自社か双方の項目で、判定が「いいえ」か、条件を満たさないときにだけ使えます。",
                "--mend is for a No or a plan condition that is not met, on an item that is your company's or a \
                 shared responsibility.",
            ));
        }
        new.evidence = self.pieces.over(new.evidence, day, lang)?;
        new.recheck &= !self.confirms;
        let mut new = base.touched_as(new);
        if base.by.trim().is_empty() && !base.has_words() {
            by.trim().clone_into(&mut new.by);
            new.day = Some(day);
        } else if base.is_of_another(by) {
            // What is written over or to another person's words stands under the name of who wrote it, and theirs are kept
            // whole; evidence that is added leaves the answer to them.
            let signed = Answer { by: by.trim().to_owned(), day: Some(day), ..new.clone() };
            let kept = match by.trim() {
                "" => base.replaced_by(signed),
                _ => base.written_as(signed),
            };
            if kept.earlier != base.earlier {
                new = kept;
            }
        }
        Ok((base, new))
    }
}
