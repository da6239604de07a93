//! The way out: stdout and stderr. Whatever leaves here is safe for a terminal, and a closed pipe is no error.
//! Must not know what is said.

use std::{
    borrow::Cow,
    env,
    io::{self, ErrorKind, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use super::{Exit, Failure};
use crate::{
    model::{Lang, one_line, visible},
    pages::{Page, flow::lay},
};

/// Writes a text to stdout; hidden characters become visible escapes. That is how most commands end.
pub fn text(text: &str) -> Exit {
    raw(visible(text).as_bytes())
}

/// Columns that everything fits into when it can.
pub const WIDTH: usize = 80;

/// A page as text, its headings in brackets. What is copied stands in one line, however long.
pub fn page(page: &Page) -> String {
    let lines = lay(page, WIDTH);
    let whole = lines.chunk_by(|_, next| next.rest).map(|lines| {
        let text = lines.iter().skip(1).fold(lines[0].text(), |text, line| text + line.text().trim_start());
        let inside = text.trim_start();
        if lines[0].head { text.replace(inside, &format!("[{inside}]")) + "\n" } else { text + "\n" }
    });
    whole.collect()
}

/// Writes bytes to stdout as they are: only for what the program made itself (colours, completion scripts).
pub fn raw(bytes: &[u8]) -> Exit {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // Whoever reads has seen enough (`kumomi show FILE | head`).
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        Ok(()) | Err(_) => Ok(ExitCode::SUCCESS),
    }
}

/// Says on stderr what went wrong.
pub fn error(lang: Lang, message: &str) {
    note(&format!("{}{message}", lang.pick("エラー: ", "error: ")));
}

/// Says something on stderr that is not the result.
pub fn note(message: &str) {
    // Nobody can be told that stderr is closed.
    let _ = writeln!(io::stderr().lock(), "{}", visible(message.trim_end()));
}

/// Whether stdout may have colours.
pub fn coloured() -> bool {
    // Windows consoles must be switched first; plain text is right everywhere.
    !cfg!(windows) && io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A path to show.
pub fn path(path: &Path) -> String {
    one_line(&path.to_string_lossy()).into_owned()
}

/// A path as it can be typed into a shell, for hints.
pub fn typeable(path: &Path) -> String {
    let shown = self::path(path);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '\\' | ':' | '~' | 'ー');
    let word: Cow<'_, str> = match shown.starts_with('-') {
        true => format!("./{shown}").into(),
        false => shown.as_str().into(),
    };
    match word.chars().all(plain) {
        true => word.into_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}
