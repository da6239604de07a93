//! The only door to the disk: folders, reading, durable writing, locks, generations, trash, drafts.
//!
//! Must not know screens, keys or the command line. What it reads is not trusted.

mod drafts;
mod durable;
mod embedded;
mod error;
mod fault;
mod folders;
mod generations;
mod keeper;
mod kind;
mod lexer;
mod list;
mod locate;
mod lock;
mod migrate;
mod names;
mod open;
mod parse;
mod plain;
mod read;
mod recover;
mod render;
mod spot;
mod syntax;
mod system;
#[cfg(test)]
mod tests;
mod writer;
mod zone;

use std::{io, path::Path};

pub use embedded::{
    builtin_catalogue, builtin_checklist, builtin_checklist_source, empty_catalogue, new_id, sample, study,
};
pub use error::{Encoding, Error, ErrorKind, NotAFile};
pub use fault::Fault;
pub use folders::{Folders, Listed, Trashed};
pub use generations::{Generation, generations, restore};
pub use kind::Kind;
pub use list::Entry;
pub use lock::Holder;
pub use names::stem;
pub use open::{Opened, open};
pub use render::render;
pub use writer::{Choice, Notice, Writer};
pub use zone::local_zone;

use crate::model::{Catalogue, Checklist, Comparison};

/// Largest file that is read, in bytes (64 MiB).
pub const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Generations kept per file; the oldest go.
pub const MAX_GENERATIONS: usize = 10;

/// What a file is, read and checked.
#[derive(Debug)]
pub enum Document {
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
    parse::comparison(&text).map_err(|kind| Error::new(path, kind))
}

/// Reads a file that is a comparison, a checklist or a catalogue.
///
/// # Errors
/// If it cannot be read; problems of its content are one error with all of them.
pub fn read_document(path: &Path) -> Result<Document, Error> {
    let (text, _) = read::text(path)?;
    let document = match kind::of(&text) {
        Some(Kind::Checklist) => parse::checklist(&text).map(|list| Document::Checklist(Box::new(list))),
        Some(Kind::Catalogue) => {
            parse::catalogue(&text, Some(&builtin_catalogue())).map(|one| Document::Catalogue(Box::new(one)))
        }
        _ => parse::comparison(&text).map(|comparison| Document::Comparison(Box::new(comparison))),
    };
    document.map_err(|kind| Error::new(path, kind))
}

/// Reads the bytes of a file of another program.
///
/// # Errors
/// If it cannot be read, is no plain file, is larger than [`MAX_FILE`], or is a file of this program.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let bytes = read::bytes(path)?.bytes;
    let own = std::str::from_utf8(&bytes).ok().filter(|text| text.starts_with(['(', '/', '#']));
    match own.and_then(kind::of) {
        Some(found) => Err(Error::new(path, ErrorKind::OtherKind(found, Some(Kind::Table)))),
        None => Ok(bytes),
    }
}

/// Writes a comparison durably to a path that does not exist yet (0600, synced). Folders that are missing are made.
///
/// # Errors
/// If it could not be read again, something of this name exists, or the disk refuses.
pub fn create(path: &Path, comparison: &Comparison) -> Result<(), Error> {
    let text = render(comparison);
    parse::check(&text, comparison.problems()).map_err(|kind| Error::new(path, kind))?;
    create_text(path, &text)
}

/// Whether the folder of a path that somebody typed is there: it is meant to be, and an unplugged stick must not become an
/// empty folder.
///
/// # Errors
/// If it is missing or no folder, or the disk refuses.
pub fn folder_is_there(path: &Path) -> Result<(), Error> {
    let folder = durable::folder_of(path);
    match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(Error::new(folder, ErrorKind::NotAFolder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::new(folder, ErrorKind::NoFolder)),
        Err(error) => Err(Error::io(folder, error)),
    }
}

fn create_text(path: &Path, text: &str) -> Result<(), Error> {
    durable::make_folder(durable::folder_of(path)).map_err(|error| Error::io(path, error))?;
    create_at(path, text.as_bytes()).map(|_| ())
}

/// Writes what is handed on to others durably (0600, synced): whole or not at all. With `replace` a file that is there
/// is replaced; a folder never is. Folders are not made: a mistyped one should be noticed.
///
/// # Errors
/// If something of this name exists and may not be replaced, or the disk refuses.
pub fn export_to(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Error> {
    let exists = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::new(path, ErrorKind::Exists),
        _ => Error::io(path, error),
    };
    if !replace {
        return durable::create(path, bytes).map(|_| ()).map_err(exists);
    }
    if path.is_dir() {
        return Err(Error::new(path, ErrorKind::NotAFile(NotAFile::Folder)));
    }
    // A link keeps pointing where it points.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let replaced = durable::replace(&target, bytes, || Ok(true)).map_err(|error| Error::io(path, error))?;
    replaced.map_or(Ok(()), |replaced| replaced.synced.map_err(|error| Error::io(path, error)))
}

/// Copies a checklist as it is to a path that does not exist yet: the one of a file, or the embedded one.
///
/// # Errors
/// If it cannot be read, something of the new name exists, or the disk refuses.
pub fn copy_checklist(from: Option<&Path>, to: &Path) -> Result<(), Error> {
    match from {
        Some(from) => create_text(to, &read::text(from)?.0),
        None => create_text(to, builtin_checklist_source()),
    }
}

fn create_at(path: &Path, bytes: &[u8]) -> Result<read::Stamp, Error> {
    fits(path, bytes)?;
    durable::create(path, bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::new(path, ErrorKind::Exists),
        _ => Error::io(path, error),
    })
}

/// What could not be read again is not written.
fn fits(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::new(path, ErrorKind::TooBig));
    }
    Ok(())
}
