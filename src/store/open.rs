//! Opens a comparison for editing: lock, read, start the thread that saves. Must not know what the user does with it.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use super::{
    comparison, drafts, durable,
    error::Error,
    keeper::Keeper,
    lexer,
    lock::{self, Asked},
    opened::Opened,
    read,
    writer::{Notice, Tray, Writer},
};

/// Opens a comparison for editing: lock, read, start the writer thread. `notify` is called from that thread.
///
/// # Errors
/// If the file cannot be read or its content is wrong; it is left as it is then.
pub fn open(path: &Path, notify: impl Fn(Notice) + Send + 'static) -> Result<Opened, Error> {
    let target = real(path).map_err(|error| Error::io(path, error))?;
    // The lock first: what is read without it may be another program's work half done.
    let (lock, holder) = match lock::ask(&target) {
        Asked::Ours(lock) => (Some(lock), None),
        Asked::Held(holder) => (None, Some(holder)),
        Asked::Without => (None, None),
    };
    // Errors name the path as the user gave it.
    let renamed = |mut error: Error| {
        error.path = path.to_owned();
        error
    };
    let (text, content) = read::text(&target).map_err(renamed)?;
    let comparison = comparison::parse(&text).map_err(|kind| Error::new(path, kind))?;
    let mut opened = Opened {
        comparison,
        comments: lexer::has_comments(&text),
        earlier_rule: comparison::is_by_earlier_rule(&text),
        path: target.clone(),
        holder,
        drafts: Vec::new(),
        writer: None,
    };
    if opened.holder.is_some() {
        return Ok(opened);
    }
    if lock.is_some() {
        durable::sweep(&target);
        durable::sweep(&drafts::path(&target));
    }
    opened.drafts = drafts::find(&target);
    let keeper = Keeper::new(notify, &opened, &content, lock);
    let tray = Arc::new(Tray::default());
    opened.writer = Some(Writer::new(tray.clone(), &target));
    thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || {
            // Declared first, so dropped last, even in a panic: who waits goes on when the lock is free.
            let _end = End(tray.clone());
            keeper.run(&tray);
        })
        .map_err(|error| Error::io(path, error))?;
    Ok(opened)
}

/// Says that the thread is gone when it is.
struct End(Arc<Tray>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// The file that is really written: a symlink is written through to its target.
#[cfg(unix)]
fn real(path: &Path) -> io::Result<PathBuf> {
    std::fs::canonicalize(path)
}

/// The file that is really written. Only a link is resolved, because Windows makes unreadable paths of it.
#[cfg(not(unix))]
fn real(path: &Path) -> io::Result<PathBuf> {
    if std::fs::symlink_metadata(path)?.is_symlink() { std::fs::canonicalize(path) } else { std::path::absolute(path) }
}
