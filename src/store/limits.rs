//! How much of everything there may be on the disk. Must not know of what.

/// Largest file that is read, in bytes (64 MiB).
pub const MAX_FILE: u64 = 64 * 1024 * 1024;
