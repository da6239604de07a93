//! Changing a file from the command line: open it, change it, have it on the disk before anything is said.
//! Must not know what is changed, nor how a file is locked or written.

use std::{path::Path, time::Duration};

use super::{Failure, out};
use crate::{
    model::{Lang, Session},
    say,
    store::{self, ErrorKind},
};

/// How long a slow disk may take.
const LIMIT: Duration = Duration::from_secs(60);
/// How long saving is tried again after it failed.
const GRACE: Duration = Duration::from_secs(2);

/// Lets `work` change the comparison of a file, saves what changed, and gives back what `work` gave.
pub fn change<T>(path: &Path, lang: Lang, work: impl FnOnce(&mut Session) -> Result<T, Failure>) -> Result<T, Failure> {
    // Whatever the writer has to tell, `close` tells as well.
    let opened = store::open(path, |_| {})?;
    let Some(writer) = opened.writer else {
        let kind = opened.holder.map_or(ErrorKind::WriterGone, ErrorKind::Held);
        let path = path.to_owned();
        return Err(Failure::File(store::Error { path, kind }));
    };
    let mut session = Session::new(opened.comparison);
    let done = work(&mut session)?;
    if session.revision() > 0 {
        if opened.comments {
            out::note(&comments_go(path, lang));
        }
        writer.save(session.revision(), session.comparison().clone());
        // A reason why it cannot be saved is known at once; a slow disk gets its time. `close` says how it ended.
        let _ = writer.flush(LIMIT);
    }
    writer.close(GRACE)?;
    Ok(done)
}

fn comments_go(path: &Path, lang: Lang) -> String {
    say!(
        lang,
        "{0} の // のコメントは、保存すると消えます。元のファイルは世代に残ります: kumomi history {1}",
        "Saving drops the // comments in {0}; the original is kept: kumomi history {1}",
        out::path(path),
        out::typeable(path)
    )
}
