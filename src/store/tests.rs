//! The room as a whole: open, save, lose nothing. Waits are on notices, never on time.

#[cfg(test)]
mod elsewhere;
#[cfg(test)]
mod export;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod outside;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use super::{
    create::{create_at, create_text, fits},
    *,
};
use crate::model::{Comparison, Draft, FormKind, Lang};

const LONG: Duration = Duration::from_secs(30);

/// A folder with one file, opened.
struct Bench {
    folder: tempfile::TempDir,
    path: PathBuf,
    opened: Opened,
    notices: Receiver<Notice>,
}

fn desk() -> Bench {
    desk_with(&render(&sample(Lang::Ja)))
}

fn desk_with(text: &str) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work").join("a.ron");
    create_text(&path, text).unwrap();
    let (opened, notices) = open_it(&path);
    Bench { folder, path, opened, notices }
}

fn open_it(path: &Path) -> (Opened, Receiver<Notice>) {
    let (sender, notices) = mpsc::channel();
    let opened = open(path, move |notice| sender.send(notice).unwrap_or(())).unwrap();
    (opened, notices)
}

impl Bench {
    fn writer(&self) -> &Writer {
        self.opened.writer.as_ref().unwrap()
    }

    fn titled(&self, title: &str) -> Comparison {
        Comparison { title: title.to_owned(), ..self.opened.comparison.clone() }
    }

    fn save(&self, revision: u64, title: &str) {
        self.writer().save(revision, self.titled(title));
    }

    fn notice(&self) -> Notice {
        self.notices.recv_timeout(LONG).expect("a notice")
    }

    fn saved(&self, revision: u64) {
        match self.notice() {
            Notice::Saved { revision: found } => assert_eq!(found, revision),
            other => panic!("{other:?}"),
        }
    }

    fn conflict(&self) {
        let notice = self.notice();
        assert!(matches!(notice, Notice::Conflict), "{notice:?}");
    }

    fn close(&mut self) -> Result<(), Error> {
        self.opened.writer.take().unwrap().close(LONG)
    }

    fn work(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    /// Another program writes the file.
    fn write_outside(&self, title: &str) -> Comparison {
        let theirs = self.titled(title);
        fs::write(&self.path, render(&theirs)).unwrap();
        theirs
    }
}

fn title(path: &Path) -> String {
    read_comparison(path).unwrap().title
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn kept(path: &Path) -> Vec<String> {
    let all = generations(path).unwrap();
    all.iter().map(|generation| title(&generation.path)).collect()
}

fn draft(text: &str) -> Draft {
    Draft { form: FormKind::NewService, fields: vec![text.to_owned()], begun: Some(vec![String::new()]) }
}

#[test]
fn a_saved_revision_is_on_the_disk_and_the_state_before_is_kept() {
    let mut desk = desk();
    let before = desk.opened.comparison.title.clone();
    desk.save(1, "一");
    desk.saved(1);
    assert_eq!(title(&desk.path), "一");
    desk.save(2, "二");
    desk.saved(2);
    assert_eq!(title(&desk.path), "二");
    assert_eq!(kept(&desk.path), [before]);
    desk.close().unwrap();
    assert_eq!(names(&desk.work()), ["a.ron", "generations"]);
}

#[test]
fn opening_and_closing_writes_nothing() {
    let mut desk = desk();
    desk.close().unwrap();
    assert_eq!(names(&desk.work()), ["a.ron"]);
    assert!(desk.notices.recv_timeout(LONG).is_err());
}

#[test]
fn of_many_states_the_last_one_counts() {
    let mut desk = desk();
    for n in 1..=200 {
        desk.save(n, &format!("題{n}"));
    }
    desk.writer().flush(LONG).unwrap();
    assert_eq!(title(&desk.path), "題200");
    desk.close().unwrap();
    let revisions: Vec<u64> = desk
        .notices
        .try_iter()
        .map(|notice| match notice {
            Notice::Saved { revision } => revision,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(revisions.is_sorted() && revisions.last() == Some(&200), "{revisions:?}");
    assert_eq!(kept(&desk.path).len(), 1);
}

#[test]
fn closing_and_even_dropping_saves_what_was_handed_over() {
    for drop_it in [false, true] {
        let mut desk = desk();
        desk.save(1, "最後");
        if drop_it {
            desk.opened.writer = None;
        } else {
            desk.close().unwrap();
        }
        assert_eq!(title(&desk.path), "最後");
        assert!(open_it(&desk.path).0.holder.is_none());
    }
}

#[test]
fn a_reader_always_sees_a_whole_file() {
    let mut desk = desk();
    let big = "大".repeat(50_000);
    std::thread::scope(|scope| {
        let path = desk.path.clone();
        let reader = scope.spawn(move || (0..200).all(|_| read_comparison(&path).is_ok()));
        for n in 1..=50 {
            desk.save(n, "題");
            let mut other = desk.titled("長");
            other.memo.clone_from(&big);
            desk.writer().save(n, other);
        }
        assert!(reader.join().unwrap());
    });
    desk.close().unwrap();
}

#[test]
fn the_second_program_reads_only_and_knows_the_first() {
    let mut desk = desk();
    let (second, _notices) = open_it(&desk.path);
    assert_eq!(second.holder.unwrap().process, std::process::id());
    assert!(second.writer.is_none());
    assert!(matches!(restore(&desk.path, 1).unwrap_err().kind, ErrorKind::Held(_)));
    desk.close().unwrap();
    assert!(open_it(&desk.path).0.writer.is_some());
}

#[test]
fn a_draft_survives_until_it_is_removed() {
    let mut desk = desk();
    desk.writer().drafts(vec![draft("途")]);
    desk.writer().drafts(vec![draft("途中の文")]);
    desk.writer().flush(LONG).unwrap();
    // As after a SIGKILL: what lies on the disk now.
    assert_eq!(drafts::find(&desk.path), [draft("途中の文")]);
    desk.close().unwrap();
    let (opened, _notices) = open_it(&desk.path);
    assert_eq!(opened.drafts, [draft("途中の文")]);
    let writer = opened.writer.unwrap();
    writer.drafts(Vec::new());
    writer.close(LONG).unwrap();
    assert_eq!(names(&desk.work()), ["a.ron"]);
}

#[test]
fn a_broken_draft_does_not_keep_the_file_from_being_opened() {
    let mut desk = desk();
    desk.close().unwrap();
    fs::write(drafts::path(&desk.path), "\u{0}\u{1}").unwrap();
    let (opened, _notices) = open_it(&desk.path);
    assert!(opened.drafts.is_empty() && opened.writer.is_some());
}

#[test]
fn comments_are_said_and_kept_in_the_generation() {
    let text = format!("// 手で書いたメモ\n{}", render(&sample(Lang::Ja)));
    let mut desk = desk_with(&text);
    assert!(desk.opened.comments);
    desk.save(1, "一");
    desk.saved(1);
    assert!(!fs::read_to_string(&desk.path).unwrap().contains("手で"));
    desk.close().unwrap();
    restore(&desk.path, 1).unwrap();
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), text);
}

#[test]
fn an_older_file_becomes_one_of_today_with_the_first_save_and_is_kept() {
    let old = include_str!("../../tests/fixtures/format-1.ron");
    let mut desk = desk_with(old);
    assert_eq!(desk.opened.comparison.services.len(), 3);
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), old, "opening changes nothing");
    desk.save(1, "新形式");
    desk.saved(1);
    desk.close().unwrap();
    let new = fs::read_to_string(&desk.path).unwrap();
    assert!(new.starts_with("(\n    format: 4,\n"), "{new}");
    assert_eq!(read_comparison(&desk.path).unwrap(), desk.titled("新形式"));
    let kept = generations(&desk.path).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0].path).unwrap(), old, "byte for byte");
    restore(&desk.path, 1).unwrap();
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), old);
    assert_eq!(read_comparison(&desk.path).unwrap(), desk.opened.comparison);
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through() {
    let desk = desk();
    let link = desk.folder.path().join("link.ron");
    drop(desk.opened);
    std::os::unix::fs::symlink(&desk.path, &link).unwrap();
    let (opened, _notices) = open_it(&link);
    assert_eq!(opened.path, fs::canonicalize(&desk.path).unwrap());
    let mut comparison = opened.comparison;
    comparison.title = "リンク先".to_owned();
    let writer = opened.writer.unwrap();
    writer.save(1, comparison);
    writer.close(LONG).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(title(&desk.path), "リンク先");
}

#[test]
fn what_a_killed_program_left_is_swept() {
    let mut desk = desk();
    desk.close().unwrap();
    let target = fs::canonicalize(&desk.path).unwrap();
    durable::leave_a_temp(&target);
    durable::leave_a_temp(&drafts::path(&target));
    fs::write(desk.work().join(".a.ron.lock"), "someone\nelse\n1\n").unwrap();
    assert_eq!(names(&desk.work()).len(), 4);
    let (opened, _notices) = open_it(&desk.path);
    opened.writer.unwrap().close(LONG).unwrap();
    assert_eq!(names(&desk.work()), ["a.ron"]);
}

#[test]
fn what_cannot_be_read_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    for text in ["", "(format: 4)", "(format: 1, id: （", "\u{feff}(format: 1)"] {
        fs::write(&path, text).unwrap();
        let error = open(&path, |_| {}).map(|_| ()).unwrap_err();
        assert_eq!(error.path, path);
        assert_eq!(error.faults().len(), 1, "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(names(folder.path()), ["a.ron"]);
    }
    assert!(open(&folder.path().join("none"), |_| {}).map(|_| ()).unwrap_err().is_missing());
}

#[test]
fn a_document_is_what_its_content_says() {
    let folder = tempfile::tempdir().unwrap();
    let (list, comparison) = (folder.path().join("l"), folder.path().join("c"));
    create_text(&list, builtin_checklist_source()).unwrap();
    create(&comparison, &sample(Lang::En)).unwrap();
    assert!(matches!(read_document(&list), Ok(FileContent::Checklist(_))));
    assert!(matches!(read_document(&comparison), Ok(FileContent::Comparison(_))));
    assert!(matches!(create_text(&list, "x").unwrap_err().kind, ErrorKind::Exists));
}

#[test]
fn what_is_handed_on_is_written_whole_and_replaces_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    export_to(&path, b"one", false).unwrap();
    assert!(matches!(export_to(&path, b"two", false).unwrap_err().kind, ErrorKind::Exists));
    assert_eq!(std::fs::read(&path).unwrap(), b"one");
    export_to(&path, b"two", true).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    let new = folder.path().join("new.csv");
    export_to(&new, b"\xef\xbb\xbfa\r\n", true).unwrap();
    assert_eq!(std::fs::read(&new).unwrap(), b"\xef\xbb\xbfa\r\n");
    for replace in [false, true] {
        assert!(export_to(folder.path(), b"x", replace).is_err(), "a folder is never replaced");
        assert!(export_to(&folder.path().join("none/report.md"), b"x", replace).is_err());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing unfinished stays");
    #[cfg(unix)]
    {
        let link = folder.path().join("link.html");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        export_to(&link, b"three", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"three");
        assert!(link.symlink_metadata().unwrap().is_symlink());
    }
}
