//! The evidence of an answer as it is typed: pieces to add, to put in the place of all, to take out.
//! Must not know the rest of the answer.

use clap::{Arg, ArgAction, ArgMatches};

use crate::{
    cli::{Failure, find, grammar, one_of, option, refused, words},
    model::{Day, Evidence, EvidenceKind, Lang},
    pages::answer,
    say, typed,
};

/// How it is typed.
pub fn options() -> [Arg; 7] {
    let many = |arg: Arg| arg.action(ArgAction::Append);
    let text = |id: &'static str| many(grammar::note(option(id, "TEXT")));
    [
        text("evidence"),
        text("certificate"),
        text("set-evidence").conflicts_with("remove-evidence"),
        many(grammar::number(option("remove-evidence", "N"), 1, u32::MAX)),
        one_of(option("evidence-kind", "KIND"), words::evidence_kinds()),
        grammar::day("seen"),
        grammar::day("dated"),
    ]
}

/// What was typed about the evidence.
pub struct TypedEvidence {
    /// To be added at the end.
    added: Vec<Piece>,
    /// To stand in the place of all.
    set: Option<Vec<Piece>>,
    /// To be taken out, by number.
    removed: Vec<usize>,
}

/// A piece as it was typed; what was not said about it is `None`.
struct Piece {
    text: String,
    kind: Option<EvidenceKind>,
    seen: Option<Day>,
    dated: Option<Day>,
}

impl TypedEvidence {
    /// Reads the options.
    pub fn of(matches: &ArgMatches, lang: Lang) -> Result<TypedEvidence, Failure> {
        let day = |id: &str| matches.get_one::<Day>(id).copied();
        let kind = matches.get_one::<EvidenceKind>("evidence-kind").copied();
        let read = |id: &str, kind: Option<EvidenceKind>| {
            let texts = matches.get_many::<String>(id)?;
            let piece = |text: &String| Piece { text: typed::note(text), kind, seen: day("seen"), dated: day("dated") };
            Some(texts.map(piece).collect::<Vec<_>>())
        };
        let added = read("evidence", kind).into_iter().flatten();
        let certified = read("certificate", Some(EvidenceKind::Certificate)).into_iter().flatten();
        let added: Vec<Piece> = added.chain(certified).collect();
        let set = read("set-evidence", kind);
        if added.iter().any(|piece| piece.text.trim().is_empty()) {
            return Err(refused(
                lang,
                "空の根拠は足せません。根拠を消すには --remove-evidence か --set-evidence \"\" を使います。",
                "An empty piece of evidence cannot be added; to remove some, use --remove-evidence or \
                     --set-evidence \"\".",
            ));
        }
        let alone = ["evidence-kind", "seen", "dated"].into_iter().find(|id| matches.contains_id(id));
        if let (Some(alone), true, true) = (alone, added.is_empty(), set.is_none()) {
            return Err(Failure::Words(say!(
                lang,
                "--{alone} は、--evidence、--certificate、--set-evidence のどれかと一緒に使います。",
                "--{alone} goes with --evidence, --certificate or --set-evidence."
            )));
        }
        let described = set.is_some() || matches.contains_id("evidence");
        if kind.is_some() && !described {
            return Err(refused(
                lang,
                "--evidence-kind は --evidence か --set-evidence の種類です。--certificate \
                     の種類はいつも「認証・マーク」です。",
                "--evidence-kind is the kind of --evidence or --set-evidence; --certificate always is a \
                     certificate or mark.",
            ));
        }
        let set = set.map(|all| all.into_iter().filter(|piece| !piece.text.trim().is_empty()).collect());
        let removed = matches.get_many::<u32>("remove-evidence").into_iter().flatten();
        let removed = removed.map(|number| *number as usize).collect();
        Ok(TypedEvidence { added, set, removed })
    }

    /// The evidence after the change.
    pub fn over(self, old: Vec<Evidence>, day: Day, lang: Lang) -> Result<Vec<Evidence>, Failure> {
        if let Some(number) = self.removed.iter().find(|number| **number > old.len()) {
            return Err(no_such_piece(*number, &old, lang));
        }
        let stays = |(n, piece): (usize, &Evidence)| (!self.removed.contains(&(n + 1))).then(|| piece.clone());
        let mut all: Vec<Evidence> = match &self.set {
            Some(_) => Vec::new(),
            None => old.iter().enumerate().filter_map(stays).collect(),
        };
        for piece in self.set.into_iter().flatten().chain(self.added) {
            let is_same = |one: &Evidence| piece.is(one);
            // What was there already keeps its kind and its days, where nothing else was said about them.
            let known = all.iter().position(is_same);
            let before = known.map(|n| &all[n]).or_else(|| old.iter().find(|one| is_same(one)));
            let after = piece.over(before, day);
            match known {
                Some(n) => all[n] = after,
                None => all.push(after),
            }
        }
        Ok(all)
    }
}

impl Piece {
    fn is(&self, one: &Evidence) -> bool {
        one.text == self.text && self.kind.is_none_or(|kind| one.kind == kind)
    }

    fn over(&self, before: Option<&Evidence>, day: Day) -> Evidence {
        let new = || Evidence {
            kind: self.kind.unwrap_or_else(|| EvidenceKind::guess(&self.text)),
            text: self.text.clone(),
            seen: Some(day),
            dated: None,
        };
        let piece = before.cloned().unwrap_or_else(new);
        Evidence { seen: self.seen.or(piece.seen), dated: self.dated.or(piece.dated), ..piece }
    }
}

fn no_such_piece(number: usize, all: &[Evidence], lang: Lang) -> Failure {
    if all.is_empty() {
        let words = lang.pick("この回答には根拠がありません。", "This answer has no evidence.");
        return words.into();
    }
    let said = say!(lang, "{} 番の根拠はありません。今ある根拠:", "There is no evidence {}; there are:", number);
    let lines = all.iter().enumerate();
    let lines = lines.map(|(n, piece)| format!("{}  {}", n + 1, answer::evidence(piece, lang)));
    find::listed(said, lines.collect(), lang)
}
