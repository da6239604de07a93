//! Who has a file open: as it is written into a lock, and in words. Must not know locks.

use crate::{
    model::{Lang, one_line},
    say,
};

/// Who has a file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockHolder {
    /// Name of the user; empty when it is not known.
    pub user: String,
    /// Name of the computer; empty when it is not known.
    pub host: String,
    /// Number of the process; 0 when it is not known.
    pub process: u32,
}

impl LockHolder {
    /// Who this process is.
    pub(super) fn own() -> LockHolder {
        let variable = |names: &[&str]| {
            let found = names.iter().find_map(|name| std::env::var(name).ok());
            found.unwrap_or_default()
        };
        LockHolder { user: variable(&["USER", "LOGNAME", "USERNAME"]), host: host(), process: std::process::id() }
    }

    pub(super) fn to_text(&self) -> String {
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        format!("{}\n{}\n{}\n", line(&self.user), line(&self.host), self.process)
    }

    pub(super) fn from_text(text: &str) -> LockHolder {
        let mut lines = text.lines();
        let mut line = || lines.next().unwrap_or_default().chars().take(100).collect::<String>();
        LockHolder { user: line(), host: line(), process: line().parse().unwrap_or(0) }
    }

    /// Who it is in words, safe to show.
    pub fn words(&self, lang: Lang) -> String {
        if self.process == 0 {
            return lang.pick("ほかのプログラム", "another program").to_owned();
        }
        say!(
            lang,
            "ほかの kumomi（{}@{}、プロセス {}）",
            "another kumomi ({}@{}, process {})",
            one_line(&self.user),
            one_line(&self.host),
            self.process
        )
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_lock_file_is_not_trusted() {
        let holder = LockHolder::from_text("ev\u{1b}[2Jil\u{202e}\nhost\n12\n");
        let words = holder.words(Lang::En);
        assert!(!words.chars().any(crate::model::is_hidden), "{words:?}");
        assert_eq!(LockHolder::from_text("").process, 0);
    }
}
