//! What tells one state of a file from another. Must not know what the file holds.

use std::{fs::Metadata, time::SystemTime};

/// What tells one state of a file from another without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Device and inode; a replaced file has another one. Not known on Windows.
    identity: Option<(u64, u64)>,
    len: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// The stamp of a file that was asked for its metadata.
    pub(super) fn of(metadata: &Metadata) -> Stamp {
        Stamp { identity: identity(metadata), len: metadata.len(), modified: metadata.modified().ok() }
    }
}

/// Device and inode of a file, where the system has such things.
#[cfg(unix)]
pub(super) fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

/// Device and inode of a file, where the system has such things.
#[cfg(not(unix))]
pub(super) fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}
