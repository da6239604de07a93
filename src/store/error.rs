//! What can go wrong with a file, and the words for it. Must not know where the words are shown.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{fault::Fault, holder::LockHolder, kind::FileKind, limits::MAX_FILE, os_error};
use crate::{
    model::{Lang, one_line, sentences},
    say,
};

/// What went wrong with a file.
#[derive(Clone, Debug)]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// What went wrong.
    pub kind: ErrorKind,
}

sentences! {
    /// The ways in which a file can fail.
    #[derive(Clone, Debug)]
    ErrorKind(lang) {
        /// The system refused.
        Io(error: Arc<io::Error>) = "{words}", "{words}", words = os_error::words(error, lang);
        /// Wrong content; `source` is the text, so that lines can be shown.
        Faults {
            /// The text of the file, without a byte order mark.
            source: String,
            /// The mistakes, in the order of the file.
            faults: Vec<Fault>,
        } = "{first}", "{first}", first = faults.first().map(|fault| fault.message(lang)).unwrap_or_default();
        /// Not a file that can be read to its end.
        NotAFile(what: NotAFile) = "{words}", "{words}", words = what.message(lang);
        /// A file of one kind where another one is needed: what it is, and what it should be, where that is known.
        OtherKind(found: FileKind, wanted: Option<FileKind>) = "これは{found}です。ここには{wanted}が要ります。{hint}",
            "This is {found}; {wanted} is needed here.{hint}", hint = found.hint(lang), found = found.word(lang),
            wanted = wanted.map_or(lang.pick("kumomi のファイル", "a file of kumomi"), |one| one.word(lang));
        /// Larger than [`super::MAX_FILE`].
        TooBig = "ファイルが大きすぎます。読み込めるのは {mib} MiB までです。",
            "The file is too big; the limit is {mib} MiB.", mib = MAX_FILE >> 20;
        /// Not UTF-8 but an encoding of this name.
        Encoding(name: &'static str) = "文字コードが {name} です。エディターで UTF-8 にして保存し直してください。",
            "The file is in {name}; save it again as UTF-8 in an editor.";
        /// There is a file of this name already.
        Exists = "同じ名前のファイルがすでにあります。別の名前にしてください。",
            "A file of this name exists already; choose another name.";
        /// Another program has the file open.
        Held(holder: LockHolder) = "{who}が開いています。そちらを終了してからもう一度試してください。",
            "It is open in {who}; close it there and try again.", who = holder.words(lang);
        /// The file was changed by another program, and nobody has chosen yet what to do.
        Conflict = "ほかのプログラムがファイルを書き換えました。どちらを残すか選んでください。",
            "Another program changed the file; choose which version to keep.";
        /// The file was changed by another program; ours was saved in this other file.
        SavedBeside(path: PathBuf) =
            "ほかのプログラムがファイルを書き換えたので、こちらの内容は {other} に保存しました。",
            "Another program changed the file, so your version was saved in {other}.", other = shown(path);
        /// Not durable within the time that was given.
        TimedOut = "時間内に保存が終わりませんでした。ディスクの状態を確かめて、もう一度試してください。",
            "Saving did not finish in time; check the disk and try again.";
        /// The file has no generation of this number.
        NoGeneration(number: usize) = "世代 {number} はありません。番号は kumomi history で見られます。",
            "There is no earlier version {number}; kumomi history lists them.";
        /// The system names no folder for the data of a user.
        NoDataFolder = "データを置くフォルダーがわかりません。--data-dir で指定してください。",
            "No folder for the data was found; name one with --data-dir.";
        /// The data folder that was named is not there.
        NoFolder = "このデータフォルダーはありません。名前（--data-dir か KUMOMI_DATA_DIR）が正しいか、つながっているか確かめてください。\
                    新しく使うなら、先に作ってください。",
            "There is no such data folder. Check its name (--data-dir or KUMOMI_DATA_DIR) and that it is connected; to use a \
             new one, create it first.";
        /// A file where a folder should be.
        NotAFolder = "これはファイルです。ここにはフォルダーが要ります。", "This is a file where a folder is needed.";
        /// An earlier checklist has this id already.
        SameId(id: String) = "id「{id}」のチェックシートがほかにもあります。片方を別の id にしてください。",
            "Another checklist has the id \"{id}\"; give one of them another id.", id = one_line(id);
        /// The writer thread is gone: a bug.
        WriterGone = "保存の処理が止まりました。kumomi を終了して、開き直してください。",
            "The part that saves has stopped; quit kumomi and start it again.";
    }
}

sentences! {
    /// What a path is when it is not a plain file.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    NotAFile(lang) {
        /// A folder.
        Folder = "フォルダーです。ファイルを指定してください。", "This is a folder; name a file.";
        /// A FIFO.
        Fifo = "名前付きパイプ（FIFO）です。普通のファイルを指定してください。", "This is a FIFO; name a plain file.";
        /// A device.
        Device = "デバイスです。普通のファイルを指定してください。", "This is a device; name a plain file.";
        /// A socket or something unknown.
        Other = "普通のファイルではありません。別のファイルを指定してください。",
            "This is not a plain file; name another one.";
    }
}

impl Error {
    pub(super) fn new(path: &Path, kind: ErrorKind) -> Error {
        Error { path: path.to_owned(), kind }
    }

    pub(super) fn io(path: &Path, error: io::Error) -> Error {
        Error::new(path, ErrorKind::Io(Arc::new(error)))
    }

    /// Whether the file simply does not exist.
    pub fn is_missing(&self) -> bool {
        matches!(&self.kind, ErrorKind::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }

    /// The mistakes with their places, if the content is wrong.
    pub fn faults(&self) -> &[Fault] {
        match &self.kind {
            ErrorKind::Faults { faults, .. } => faults,
            _ => &[],
        }
    }

    /// What is wrong and what to do, on one line, with path (and line and column of the first fault), safe to show.
    pub fn message(&self, lang: Lang) -> String {
        let path = shown(&self.path);
        if let ErrorKind::Faults { faults, .. } = &self.kind
            && let Some(first) = faults.first()
        {
            let more = match faults.len() - 1 {
                0 => String::new(),
                n => say!(lang, "（ほかに {} 件）", " (and {} more)", n),
            };
            return format!("{path}:{}:{}: {}{more}", first.line, first.column, first.message(lang));
        }
        if path.is_empty() {
            return self.reason(lang);
        }
        format!("{path}: {}", self.reason(lang))
    }

    /// What is wrong and what to do, without the path, on one line, safe to show.
    pub fn reason(&self, lang: Lang) -> String {
        self.kind.message(lang)
    }
}

impl fmt::Display for Error {
    /// The English message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Error {}

/// A path on one line, safe to show.
fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_act_on_the_terminal() {
        let error = Error::new(Path::new("a\u{1b}[2J\n\u{202e}b.ron"), ErrorKind::TooBig);
        for lang in Lang::ALL {
            let message = error.message(lang);
            assert!(!message.chars().any(crate::model::is_hidden), "{message:?}");
            assert!(message.contains("a\\u{1b}[2J"), "{message}");
        }
    }

    #[test]
    fn a_full_disk_is_named_in_both_languages() {
        let error = Error::io(Path::new("x.ron"), io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(
            error.message(Lang::Ja),
            "x.ron: ディスクの空きがありません。空きを作るか、別の場所に保存してください。"
        );
        assert_eq!(error.message(Lang::En), "x.ron: The disk is full; make room or save in another place.");
    }
}
