//! Reads a file of the program, of whichever kind. Must not know where the user's files lie.

use std::path::Path;

use super::{
    comparison,
    embedded::builtin_catalogue,
    error::{Error, ErrorKind},
    kind::{self, FileKind},
    parse, read,
};
use crate::model::{Catalogue, Checklist, Comparison};

/// What a file is, read and checked.
#[derive(Debug)]
pub enum FileContent {
    /// A comparison.
    Comparison(Box<Comparison>),
    /// A checklist.
    Checklist(Box<Checklist>),
    /// A catalogue of schemes.
    Catalogue(Box<Catalogue>),
}

/// Reads a checklist file.
///
/// # Errors
/// If it cannot be read; problems of its content are one error with all of them.
pub fn read_checklist(path: &Path) -> Result<Checklist, Error> {
    let (text, _) = read::text(path)?;
    parse::checklist(&text).map_err(|kind| Error::new(path, kind))
}

/// Reads a catalogue file of the user, which may refer to the schemes and documents of another one.
///
/// # Errors
/// If it cannot be read; problems of its content are one error with all of them.
pub fn read_catalogue(path: &Path, others: &Catalogue) -> Result<Catalogue, Error> {
    let (text, _) = read::text(path)?;
    parse::catalogue(&text, Some(others)).map_err(|kind| Error::new(path, kind))
}

/// Reads a comparison without opening it for writing.
///
/// # Errors
/// If it cannot be read; problems of its content are one error with all of them.
pub fn read_comparison(path: &Path) -> Result<Comparison, Error> {
    let (text, _) = read::text(path)?;
    comparison::parse(&text).map_err(|kind| Error::new(path, kind))
}

/// Reads a file that is a comparison, a checklist or a catalogue.
///
/// # Errors
/// If it cannot be read; problems of its content are one error with all of them.
pub fn read_document(path: &Path) -> Result<FileContent, Error> {
    let (text, _) = read::text(path)?;
    let document = match kind::of(&text) {
        Some(FileKind::Checklist) => parse::checklist(&text).map(|list| FileContent::Checklist(Box::new(list))),
        Some(FileKind::Catalogue) => {
            parse::catalogue(&text, Some(&builtin_catalogue())).map(|one| FileContent::Catalogue(Box::new(one)))
        }
        _ => comparison::parse(&text).map(|comparison| FileContent::Comparison(Box::new(comparison))),
    };
    document.map_err(|kind| Error::new(path, kind))
}

/// Reads the bytes of a file of another program.
///
/// # Errors
/// If it cannot be read, is no plain file, is larger than 64 MiB, or is a file of this program.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let bytes = read::bytes(path)?.bytes;
    let own = std::str::from_utf8(&bytes).ok().filter(|text| text.starts_with(['(', '/', '#']));
    match own.and_then(kind::of) {
        Some(found) => Err(Error::new(path, ErrorKind::OtherKind(found, Some(FileKind::Table)))),
        None => Ok(bytes),
    }
}
