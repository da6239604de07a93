//! Brings the text of an older format to the present one, step by step. Must not know files.
//!
//! A step gets the text of format n and gives the text of format n + 1: it reads into types that describe format n as
//! it was (kept in a module of their own, never changed again), changes them, and writes them. Format 1 is the first.

use std::borrow::Cow;

/// Brings a text from one format to the next.
pub(super) type Step = fn(&str) -> Result<String, ron::error::SpannedError>;

/// The steps of comparison files, each with the format it starts from, in order.
pub(super) const COMPARISON_STEPS: &[(u32, Step)] = &[];
/// The steps of checklist files, each with the format it starts from, in order.
pub(super) const CHECKLIST_STEPS: &[(u32, Step)] = &[];

/// The text in the newest format that the steps lead to.
pub(super) fn upgrade<'a>(
    text: &'a str,
    format: u32,
    steps: &[(u32, Step)],
) -> Result<Cow<'a, str>, ron::error::SpannedError> {
    let mut text = Cow::Borrowed(text);
    for (_, step) in steps.iter().filter(|(from, _)| *from >= format) {
        text = Cow::Owned(step(&text)?);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CHECKLIST_FORMAT, COMPARISON_FORMAT};

    #[test]
    fn every_older_format_has_its_step() {
        for (steps, present) in [
            (COMPARISON_STEPS, COMPARISON_FORMAT),
            (CHECKLIST_STEPS, CHECKLIST_FORMAT),
        ] {
            let from: Vec<u32> = steps.iter().map(|(from, _)| *from).collect();
            let needed: Vec<u32> = (1..present).collect();
            assert_eq!(from, needed);
        }
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    struct First {
        format: u32,
        name: String,
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Second {
        format: u32,
        names: Vec<String>,
    }

    const FIXTURE: &[(u32, Step)] = &[
        (1, |text| {
            let First { name, .. } = ron::from_str(text)?;
            let names = vec![name];
            Ok(ron::to_string(&Second { format: 2, names }).expect("plain data"))
        }),
        (2, |text| Ok(text.replacen("format:2", "format:3", 1))),
    ];

    #[test]
    fn steps_follow_one_another_from_the_format_of_the_file() {
        let now = upgrade("(format: 1, name: \"a\")", 1, FIXTURE).unwrap();
        assert_eq!(now, "(format:3,names:[\"a\"])");
        assert_eq!(
            upgrade("(format:2,names:[])", 2, FIXTURE).unwrap(),
            "(format:3,names:[])"
        );
        assert!(matches!(upgrade("(format:3)", 3, FIXTURE), Ok(Cow::Borrowed(_))));
        assert!(upgrade("(format: 1, nom: 2)", 1, FIXTURE).is_err());
    }
}
