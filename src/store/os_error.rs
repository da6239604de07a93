//! The errors of the operating system, in the words of both languages. Must not know which file they are about.

use std::io::{self, ErrorKind as Kind};

use crate::model::{Lang, one_line, sentence_of};

/// What is wrong and what to do, in one sentence.
pub(super) fn words(error: &io::Error, lang: Lang) -> String {
    sentence_of! { lang, error.kind();
        Kind::NotFound => "ファイルかフォルダーが見つかりません。名前と場所を確かめてください。",
            "The file or folder was not found; check its name and place.";
        Kind::PermissionDenied => "アクセスする権限がありません。ファイルとフォルダーの権限を確かめてください。",
            "Permission denied; check the permissions of the file and its folder.";
        Kind::StorageFull => "ディスクの空きがありません。空きを作るか、別の場所に保存してください。",
            "The disk is full; make room or save in another place.";
        Kind::QuotaExceeded => "ディスクの割り当てを使い切りました。空きを作るか、別の場所に保存してください。",
            "The disk quota is used up; make room or save in another place.";
        Kind::FileTooLarge => "ファイルの大きさの上限を超えました。別の場所に保存してください。",
            "The file is larger than the system allows; save in another place.";
        Kind::ReadOnlyFilesystem => "書き込みできないディスクです。別の場所に保存してください。",
            "The disk is read-only; save in another place.";
        Kind::AlreadyExists => "同じ名前のファイルがすでにあります。別の名前にしてください。",
            "A file of this name exists already; choose another name.";
        Kind::NotADirectory => "途中の名前がフォルダーではありません。パスを確かめてください。",
            "A part of the path is not a folder; check the path.";
        Kind::IsADirectory => "フォルダーです。ファイルを指定してください。", "This is a folder; name a file.";
        Kind::InvalidFilename => "使えない名前か、長すぎる名前です。短い名前にしてください。",
            "The name is too long or not allowed; choose a shorter one.";
        Kind::ResourceBusy | Kind::ExecutableFileBusy =>
            "ほかのプログラムが使っています。少し待ってもう一度試してください。",
            "Another program is using it; wait a moment and try again.";
        Kind::NetworkDown | Kind::NetworkUnreachable | Kind::HostUnreachable | Kind::StaleNetworkFileHandle =>
            "ネットワーク上のフォルダーにつながりません。接続を確かめてください。",
            "The network folder cannot be reached; check the connection.";
        _ => "システムのエラーです（{system}）。",
            "The system reports: {system}.", said = error.to_string(), system = one_line(&said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_meet_has_its_own_words_in_both_languages() {
        let mut seen = std::collections::HashSet::new();
        for kind in [
            Kind::NotFound,
            Kind::PermissionDenied,
            Kind::StorageFull,
            Kind::QuotaExceeded,
            Kind::FileTooLarge,
            Kind::ReadOnlyFilesystem,
            Kind::AlreadyExists,
            Kind::NotADirectory,
            Kind::IsADirectory,
            Kind::InvalidFilename,
            Kind::ResourceBusy,
            Kind::StaleNetworkFileHandle,
        ] {
            let [ja, en] = Lang::ALL.map(|lang| words(&io::Error::from(kind), lang));
            assert!(ja.ends_with('。') && en.ends_with('.') && en.is_ascii(), "{kind:?}: {ja} {en}");
            assert!(!ja.contains("システムのエラー") && !en.contains("system reports"), "{kind:?}");
            assert!(seen.insert(ja), "{kind:?} has the words of another one");
        }
    }

    #[test]
    fn others_show_what_the_system_says() {
        let error = io::Error::other("strange\u{1b}");
        assert_eq!(words(&error, Lang::En), "The system reports: strange\\u{1b}.");
    }
}
