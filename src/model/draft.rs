//! Text that is still being typed: kept beside the comparison until it is accepted or given up.
//! Must not know how a form looks.

use serde::{Deserialize, Serialize};

use super::{
    certificate::Key,
    ids::{Id, ItemId},
    kept::kept,
};

kept! {
    /// What was typed into a form that is not accepted yet, and what it was begun on.
    pub struct Draft {
        /// Which form.
        form: FormKind,
        /// The texts of its fields, in the order of the form.
        fields: Vec<String>,
        /// The texts of the same fields when the form was opened; not known of drafts of earlier programs.
        begun: Option<Vec<String>> = default,
    }
}

/// A field of a form as it opens: its text, and where that comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The text.
    pub text: String,
    /// Nothing is recorded yet: the program proposes this (the present day, the name of who answers).
    pub proposed: bool,
}

/// What becomes of a draft when its form opens again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// All of it is recorded.
    Recorded,
    /// It goes on from what is recorded now: the texts to fill in.
    GoesOn(Vec<String>),
    /// Something else is recorded by now: neither text may lie over the other.
    Apart,
}

impl Draft {
    /// What becomes of it on a form that opens with these fields now.
    pub fn again(&self, now: &[Opening]) -> Again {
        // A form that was laid out otherwise then: nobody knows which text belongs where.
        let known = self.begun.as_ref().map_or(self.fields.len() <= now.len(), |begun| begun.len() == now.len());
        if !known {
            return Again::Apart;
        }
        let mut fields = Vec::with_capacity(now.len());
        for (n, opening) in now.iter().enumerate() {
            let begun = self.begun.as_ref().and_then(|begun| begun.get(n));
            let Some(field) = field_again(self.fields.get(n), begun, opening) else {
                return Again::Apart;
            };
            fields.push(field.to_owned());
        }
        if fields.iter().zip(now).all(|(field, now)| *field == now.text) {
            Again::Recorded
        } else {
            Again::GoesOn(fields)
        }
    }

    /// Whether all that was typed is part of what is recorded: each text begins one of these, in their order.
    pub fn is_within(&self, recorded: &[String]) -> bool {
        self.fields.len() == recorded.len() && self.fields.iter().zip(recorded).all(|(text, all)| begins(text, all))
    }
}

/// The text of one field, or nothing when what was typed and what is recorded went different ways.
fn field_again<'a>(typed: Option<&'a String>, begun: Option<&String>, now: &'a Opening) -> Option<&'a str> {
    let Some(typed) = typed else { return Some(&now.text) };
    if begun == Some(typed) {
        return Some(&now.text);
    }
    if now.proposed || begun == Some(&now.text) {
        return Some(typed);
    }
    if begins(typed, &now.text) {
        return Some(&now.text);
    }
    // Of an old draft only this is known: it lies over nothing.
    (begun.is_none() && now.text.trim().is_empty()).then_some(typed)
}

fn begins(text: &str, whole: &str) -> bool {
    whole.starts_with(text.trim_end())
}

/// A form of the program and what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// A new comparison.
    NewComparison,
    /// Title and memo of the comparison.
    Comparison,
    /// A new service.
    NewService,
    /// The words of a service.
    Service(Id),
    /// Note, condition and name of who answers.
    Note {
        /// Which service.
        service: Id,
        /// Which item.
        item: ItemId,
    },
    /// One piece of evidence.
    Evidence {
        /// Which service.
        service: Id,
        /// Which item.
        item: ItemId,
        /// Which piece, from 0; `None` is a new one.
        index: Option<usize>,
    },
    /// A text of the profile: 0 the purpose, 1 to 3 what a stop of an hour, a day, a week means.
    ProfileText(usize),
    /// The decision for a service.
    Decision(Id),
    /// What is done about an item of the chosen service.
    Treat(ItemId),
    /// What is known of a certificate.
    Certificate {
        /// Of which service.
        service: Id,
        /// Which certificate.
        certificate: Id,
    },
    /// Why a finding is accepted.
    Acknowledge {
        /// Of which service.
        service: Id,
        /// Which finding.
        finding: Key,
    },
    /// A report for others.
    Export,
    /// Who asks, and until when an answer is wanted.
    Asker,
    /// A question of the user's own to the vendor of a service.
    OwnQuestion {
        /// Which service.
        service: Id,
        /// At which item.
        item: ItemId,
    },
    /// Where the questions to the vendor of a service are written.
    Questions(Id),
    /// Which reply is read.
    Receive,
    /// Another place to save to.
    SaveAs,
}

impl FormKind {
    /// Whether its texts are about what is done next (the name of a file) and never become part of the comparison.
    pub fn is_passing(&self) -> bool {
        matches!(self, FormKind::Export | FormKind::Questions(_) | FormKind::Receive | FormKind::SaveAs)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draft(fields: &[&str], begun: Option<&[&str]>) -> Draft {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Draft { form: FormKind::NewService, fields: texts(fields), begun: begun.map(texts) }
    }

    fn now(text: &str) -> Opening {
        Opening { text: text.to_owned(), proposed: false }
    }

    fn again(typed: &str, begun: Option<&str>, text: &str) -> Again {
        let begun = begun.map(|begun| [begun]);
        draft(&[typed], begun.as_ref().map(|begun| &begun[..])).again(&[now(text)])
    }

    fn goes_on(text: &str) -> Again {
        Again::GoesOn(vec![text.to_owned()])
    }

    #[test]
    fn a_text_goes_on_from_what_it_was_begun_on_and_from_nothing_else() {
        for (typed, begun, text, becomes) in [
            // Nobody changed the file meanwhile.
            ("契約の写し", "", "", goes_on("契約の写し")),
            ("短く", "短くした", "短くした", goes_on("短く")),
            ("", "消す", "消す", goes_on("")),
            // It was saved, whole or further than the draft shows.
            ("契約", "", "契約", Again::Recorded),
            ("契約\n", "", "契約", Again::Recorded),
            ("m", "", "m000029x", Again::Recorded),
            ("", "古い", "新しい", Again::Recorded),
            // Nothing was typed.
            ("古い", "古い", "新しい", Again::Recorded),
            // The file says something else.
            ("書きかけ", "", "よそからの文", Again::Apart),
            ("書きかけ", "前の文", "", Again::Apart),
            ("書きかけ", "前の文", "よそからの文", Again::Apart),
        ] {
            assert_eq!(again(typed, Some(begun), text), becomes, "{typed:?} {begun:?} {text:?}");
        }
    }

    #[test]
    fn of_what_an_old_draft_was_begun_nothing_is_known() {
        for (typed, text, becomes) in [
            ("書きかけ", "", goes_on("書きかけ")),
            ("書きかけ", "書きかけ", Again::Recorded),
            ("書き", "書きかけ", Again::Recorded),
            ("書きかけ", "書", Again::Apart),
            ("書きかけ", "よそからの文", Again::Apart),
        ] {
            assert_eq!(again(typed, None, text), becomes, "{typed:?} {text:?}");
        }
    }

    #[test]
    fn each_field_goes_its_own_way_and_what_is_only_proposed_is_no_text() {
        let both = draft(&["私の文", "2026-11-22"], Some(&["", "2026-11-22"]));
        let today = |text: &str| Opening { text: text.to_owned(), proposed: true };
        let next_day = [now(""), today("2026-11-23")];
        let fields = vec!["私の文".to_owned(), "2026-11-23".to_owned()];
        assert_eq!(both.again(&next_day), Again::GoesOn(fields));
        let chosen = draft(&["", "2026-11-01"], Some(&["", "2026-11-22"]));
        let fields = vec![String::new(), "2026-11-01".to_owned()];
        assert_eq!(chosen.again(&next_day), Again::GoesOn(fields));
        // A field that the form did not have then.
        let fields = vec!["私の文".to_owned(), "2026-11-22".to_owned(), "新しい欄".to_owned()];
        let more = [now(""), now("2026-11-22"), now("新しい欄")];
        let old = Draft { begun: None, ..both.clone() };
        assert_eq!(old.again(&more), Again::GoesOn(fields));
        assert_eq!(both.again(&more), Again::Apart);
        assert_eq!(both.again(&more[..1]), Again::Apart);
    }

    proptest! {
        #[test]
        fn what_somebody_else_wrote_is_never_laid_over(
            typed in "[ab]{0,3}",
            begun in proptest::option::of("[ab]{0,3}"),
            text in "[ab]{1,3}",
        ) {
            if let Again::GoesOn(fields) = again(&typed, begun.as_deref(), &text) {
                prop_assert!(begun.as_deref() == Some(&*text), "another text lay there");
                prop_assert_eq!(fields, [typed]);
            }
        }
    }
}
