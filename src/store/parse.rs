//! Turns RON text into the words of the model, or into all its mistakes with their places.
//! Must not know files, only text.

use std::{borrow::Cow, ops::Range, sync::Arc};

use ron::{Options, error::SpannedError, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::{
    error::ErrorKind,
    fault::{Fault, Mistake},
    kind::{self, FileKind},
    lexer::top_field,
    locate::locate,
    migrate, recover,
};
use crate::model::{
    CATALOGUE_FORMAT, CHECKLIST_FORMAT, Catalogue, Checklist, Draft, FindingText, Problem, STUDY_FORMAT, Study,
};

/// How RON is read and written here: `verdict: Yes` instead of `verdict: Some(Yes)`, and both are read.
/// ron's own recursion limit stays on. Never `UNWRAP_NEWTYPES`: it would refuse files written without it.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a checklist.
pub(super) fn checklist(text: &str) -> Result<Checklist, ErrorKind> {
    is_a(FileKind::Checklist, text)?;
    let (mut checklist, source) = read::<Checklist>(text, CHECKLIST_FORMAT, migrate::CHECKLIST_STEPS)?;
    checklist.format = CHECKLIST_FORMAT;
    check(&source, checklist.problems())?;
    Ok(checklist)
}

/// Reads a catalogue of schemes; `others` is one whose schemes and documents it may refer to.
pub(super) fn catalogue(text: &str, others: Option<&Catalogue>) -> Result<Catalogue, ErrorKind> {
    is_a(FileKind::Catalogue, text)?;
    let (mut catalogue, source) = read::<Catalogue>(text, CATALOGUE_FORMAT, migrate::CATALOGUE_STEPS)?;
    catalogue.format = CATALOGUE_FORMAT;
    check(&source, catalogue.problems(others))?;
    Ok(catalogue)
}

/// Reads the embedded study.
pub(super) fn study(text: &str) -> Result<Study, ErrorKind> {
    read::<Study>(text, STUDY_FORMAT, &[]).map(|(study, _)| study)
}

/// Reads the embedded texts of findings.
pub(super) fn finding_texts(text: &str) -> Result<Arc<[FindingText]>, SpannedError> {
    options().from_str(text)
}

/// Reads drafts; earlier programs kept one, without brackets.
pub(super) fn drafts(text: &str) -> Option<Vec<Draft>> {
    let one = || options().from_str(text).map(|draft| vec![draft]);
    options().from_str(text).or_else(|_| one()).ok()
}

/// Whoever puts one kind of file where another one is needed needs another word than "unknown field" or "newer format".
/// Where a bracket is wrong, fields stand in places that say nothing.
pub(super) fn is_a(wanted: FileKind, text: &str) -> Result<(), ErrorKind> {
    match kind::of(text) {
        Some(found) if found != wanted && (found == FileKind::Json || kind::is_balanced(text)) => {
            Err(ErrorKind::OtherKind(found, Some(wanted)))
        }
        _ => Ok(()),
    }
}

/// Reads a value of a format up to `known`, brought to the newest by the steps; and the text that it then has.
pub(super) fn read<T: DeserializeOwned>(
    text: &str,
    known: u32,
    steps: &[(u32, migrate::Upgrade)],
) -> Result<(T, String), ErrorKind> {
    let format = format(text, known)?;
    let source = migrate::upgrade(text, format, steps).map_err(|error| syntax_fault(text, error))?;
    match options().from_str(&source) {
        // The source is only needed when there are problems, but who knows that is the caller.
        Ok(value) => Ok((value, Cow::into_owned(source))),
        Err(error) => {
            let again = |text: &str| options().from_str::<T>(text).err();
            Err(faults(&source, recover::all(&source, error, again)))
        }
    }
}

/// The version of the file, read before anything else so that a newer file is called newer and not wrong.
pub(super) fn format(text: &str, known: u32) -> Result<u32, ErrorKind> {
    // A bracket or comma that is wrong can hide the version: then that is the mistake to show.
    let fault = |span, what| match options().from_str::<serde::de::IgnoredAny>(text) {
        Err(error) => syntax_fault(text, error),
        Ok(_) => faults(text, vec![(span, what)]),
    };
    let Some(value) = top_field(text, "format") else {
        return Err(fault(first_line(text), Mistake::NoFormat));
    };
    match text[value.clone()].parse::<u64>() {
        Ok(found @ 1..) if found <= u64::from(known) => Ok(known.min(u32::try_from(found).unwrap_or(known))),
        Ok(found @ 1..) => {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            Err(faults(text, vec![(value, Mistake::Newer(found, known))]))
        }
        _ => Err(fault(value, Mistake::OddFormat)),
    }
}

/// That nothing is wrong with what a text holds.
pub(super) fn check(source: &str, problems: Vec<Problem>) -> Result<(), ErrorKind> {
    if problems.is_empty() {
        return Ok(());
    }
    let places = locate(source, problems.iter().map(|problem| &problem.path));
    let found =
        places.into_iter().zip(problems).map(|(place, problem)| (place, Mistake::Problem(Box::new(problem)))).collect();
    Err(faults(source, found))
}

fn faults(source: &str, found: Vec<(Range<usize>, Mistake)>) -> ErrorKind {
    ErrorKind::Faults { faults: Fault::all(source, found), source: source.to_owned() }
}

fn first_line(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text[start..].lines().next().unwrap_or_default().len()
}

fn syntax_fault(source: &str, error: SpannedError) -> ErrorKind {
    faults(source, vec![recover::place(source, error)])
}
