//! Words out of a few on the command line: ids, and the words of the screens in both languages.
//! Must not know what is done with a word.

use std::ffi::OsStr;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    model::{
        Audit, CertificateRole, Emphasis, EvidenceKind, FindingRule, Holder, Impact, Lang, Mend, Region, ReportType,
        SchemeKind, Verdict,
    },
    typed,
};

/// The words that may be typed, each with what it means. clap reads with it and offers the ids for completion.
#[derive(Clone)]
pub struct Vocabulary<T> {
    offered: Vec<Term<T>>,
    /// Words of earlier versions, which are read and not offered.
    old: Vec<(T, &'static str)>,
}

#[derive(Clone)]
struct Term<T> {
    means: T,
    id: &'static str,
    shown: [&'static str; 2],
}

impl<T: Clone> Vocabulary<T> {
    fn new(all: impl IntoIterator<Item = (T, &'static str, [&'static str; 2])>) -> Vocabulary<T> {
        let word = |(means, id, shown)| Term { means, id, shown };
        Vocabulary { offered: all.into_iter().map(word).collect(), old: Vec::new() }
    }

    /// A word that was used before is still read.
    fn and_once(mut self, means: T, word: &'static str) -> Vocabulary<T> {
        self.old.push((means, word));
        self
    }

    fn of(all: &[T], id: fn(T) -> &'static str, word: fn(T, Lang) -> &'static str) -> Vocabulary<T>
    where
        T: Copy,
    {
        Vocabulary::new(all.iter().map(|one| (*one, id(*one), Lang::ALL.map(|lang| word(*one, lang)))))
    }

    /// The same, or none of them by a word of its own.
    fn or_none(self, id: &'static str, shown: [&'static str; 2]) -> Vocabulary<Option<T>> {
        let some = self.offered.into_iter().map(|word| (Some(word.means), word.id, word.shown));
        Vocabulary::new(some.chain([(None, id, shown)]))
    }

    /// What an id or a word of the screens means; case and width do not matter.
    pub fn read(&self, text: &str) -> Option<T> {
        let text = typed::folded(text);
        let named = |word: &&Term<T>| word.id == text || word.shown.iter().any(|shown| typed::folded(shown) == text);
        let offered = self.offered.iter().find(named).map(|word| &word.means);
        let old = || self.old.iter().find(|(_, word)| *word == text).map(|(means, _)| means);
        offered.or_else(old).cloned()
    }

    /// The ids in their order.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.offered.iter().map(|word| word.id)
    }
}

/// A verdict; `None` removes it.
pub fn verdicts() -> Vocabulary<Option<Verdict>> {
    let open = Lang::ALL.map(|lang| Verdict::word_of(None, lang));
    Vocabulary::of(&Verdict::ALL, Verdict::id, Verdict::word).or_none("open", open).and_once(None, "clear")
}

/// Who can mend a No; `None` is not chosen.
pub fn mends() -> Vocabulary<Option<Mend>> {
    Vocabulary::of(&Mend::ALL, Mend::id, Mend::word).or_none("none", ["未定", "not chosen"])
}

/// Whether a condition is met; `None` is not settled.
pub fn met() -> Vocabulary<Option<bool>> {
    let words = [(true, "yes", ["満たす", "met"]), (false, "no", ["満たさない", "not met"])];
    Vocabulary::new(words).or_none("open", ["未確認", "not checked"])
}

/// An impact; `None` is not considered yet.
pub fn impacts() -> Vocabulary<Option<Impact>> {
    Vocabulary::of(&Impact::ALL, Impact::id, Impact::word).or_none("none", ["未定", "not considered"])
}

/// A chosen emphasis; `None` follows the proposal.
pub fn emphases() -> Vocabulary<Option<Emphasis>> {
    Vocabulary::of(&Emphasis::ALL, Emphasis::id, Emphasis::word).or_none("proposed", ["提案", "proposal"])
}

/// Yes or no.
pub fn yes_no() -> Vocabulary<bool> {
    Vocabulary::new([(true, "yes", ["はい", "yes"]), (false, "no", ["いいえ", "no"])])
}

/// The words of enums that have an id and a word for each value.
macro_rules! of_enums {
    ($($(#[$doc:meta])* $name:ident $of:ident;)*) => {
        $($(#[$doc])* pub fn $name() -> Vocabulary<$of> {
            Vocabulary::of(&$of::ALL, $of::id, $of::word)
        })*
    };
}

of_enums! {
    /// Of which kind a piece of evidence is.
    evidence_kinds EvidenceKind;
    /// Where a scheme comes from.
    regions Region;
    /// What a scheme is.
    kinds SchemeKind;
    /// Who checks.
    audits Audit;
    /// Who holds a certificate.
    holders Holder;
    /// For which role a certificate was given.
    roles CertificateRole;
    /// The type of a report.
    report_types ReportType;
    /// A rule about findings.
    rules FindingRule;
}

/// A value that an empty text takes away.
#[derive(Clone)]
pub struct Clearable<P>(pub P);

impl<P: TypedValueParser> TypedValueParser for Clearable<P> {
    type Value = Option<P::Value>;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Self::Value, Error> {
        match value.is_empty() {
            true => Ok(None),
            false => self.0.parse_ref(command, arg, value).map(Some),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Vocabulary<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let text = value.to_string_lossy();
        self.read(&text).ok_or_else(|| {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let name = arg.map_or_else(String::new, std::string::ToString::to_string);
            let ids = self.ids().map(str::to_owned).collect();
            error.insert(ContextKind::InvalidArg, ContextValue::String(name));
            error.insert(ContextKind::InvalidValue, ContextValue::String(text.into_owned()));
            error.insert(ContextKind::ValidValue, ContextValue::Strings(ids));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.ids().map(PossibleValue::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_words_of_both_languages_are_read() {
        for verdict in Verdict::ALL {
            for text in [verdict.id(), verdict.word(Lang::Ja), verdict.word(Lang::En)] {
                assert_eq!(verdicts().read(text), Some(Some(verdict)), "{text}");
            }
        }
        for (text, verdict) in [
            ("ＹＥＳ", Some(Some(Verdict::Yes))),
            ("open", Some(None)),
            ("clear", Some(None)),
            ("未回答", Some(None)),
            ("maybe", None),
            ("1", None),
        ] {
            assert_eq!(verdicts().read(text), verdict, "{text}");
        }
        for (text, impact) in [
            ("大", Some(Some(Impact::Large))),
            ("small", Some(Some(Impact::Small))),
            ("none", Some(None)),
            ("huge", None),
        ] {
            assert_eq!(impacts().read(text), impact, "{text}");
        }
        for (text, emphasis) in [
            ("必須", Some(Some(Emphasis::Must))),
            ("Normal", Some(Some(Emphasis::Normal))),
            ("提案", Some(None)),
            ("", None),
        ] {
            assert_eq!(emphases().read(text), emphasis, "{text}");
        }
        assert!(!verdicts().ids().any(|id| id == "clear"), "read, and not offered");
        for (text, mend) in [
            ("own", Some(Some(Mend::Own))),
            ("このサービスでは無理", Some(Some(Mend::Service))),
            ("none", Some(None)),
            ("provider", None),
        ] {
            assert_eq!(mends().read(text), mend, "{text}");
        }
        assert_eq!(evidence_kinds().read("契約条項"), Some(EvidenceKind::Clause));
        assert_eq!(met().read("満たさない"), Some(Some(false)));
        assert_eq!(regions().read("日本"), Some(Region::Japan));
        assert_eq!(audits().read("ＳＥＬＦ"), Some(Audit::OneSelf));
        assert_eq!(rules().read("期限切れ"), Some(FindingRule::Expired));
        assert_eq!(yes_no().read("いいえ"), Some(false));
    }
}
