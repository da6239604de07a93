//! Writes what is new: a comparison, a list, what is handed on to others. Must not know how bytes become durable.

use std::{fs, io, path::Path};

use super::{
    durable,
    embedded::builtin_checklist_source,
    error::{Error, ErrorKind, NotAFile},
    limits::MAX_FILE,
    names::folder_of,
    parse, read,
    render::render,
    stamp::Stamp,
};
use crate::model::Comparison;

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
    let folder = folder_of(path);
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(Error::new(folder, ErrorKind::NotAFolder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::new(folder, ErrorKind::NoFolder)),
        Err(error) => Err(Error::io(folder, error)),
    }
}

pub(super) fn create_text(path: &Path, text: &str) -> Result<(), Error> {
    durable::make_folder(folder_of(path)).map_err(|error| Error::io(path, error))?;
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
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
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

/// Makes a file that does not exist yet.
pub(super) fn create_at(path: &Path, bytes: &[u8]) -> Result<Stamp, Error> {
    fits(path, bytes)?;
    durable::create(path, bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::new(path, ErrorKind::Exists),
        _ => Error::io(path, error),
    })
}

/// What could not be read again is not written.
pub(super) fn fits(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::new(path, ErrorKind::TooBig));
    }
    Ok(())
}
