//! A place that cannot be written: told, tried again, left for another one.

use super::*;

#[test]
fn a_write_protected_file_is_not_written() {
    let mut desk = desk();
    let mut rights = fs::metadata(&desk.path).unwrap().permissions();
    let before = rights.clone();
    rights.set_readonly(true);
    fs::set_permissions(&desk.path, rights).unwrap();
    desk.save(1, "一");
    let Notice::Failed { error, .. } = desk.notice() else { panic!("failed") };
    assert!(error.message(Lang::Ja).contains("権限"), "{error}");
    assert_ne!(title(&desk.path), "一");
    fs::set_permissions(&desk.path, before).unwrap();
    desk.saved(1);
    desk.close().unwrap();
}

#[test]
fn a_folder_that_is_gone_is_told_once_and_tried_again() {
    let mut desk = desk();
    let aside = desk.folder.path().join("aside");
    fs::rename(desk.work(), &aside).unwrap();
    desk.save(1, "一");
    let Notice::Failed { revision: 1, error } = desk.notice() else { panic!("failed") };
    assert!(error.is_missing(), "{error}");
    desk.save(2, "二");
    assert!(desk.writer().flush(LONG).unwrap_err().is_missing());
    assert!(!desk.work().exists(), "a stick that was pulled out is not made up");
    fs::rename(&aside, desk.work()).unwrap();
    // The next notice is the success, found without being asked: the same reason is not told twice.
    desk.saved(2);
    assert_eq!(title(&desk.path), "二");
    desk.close().unwrap();
    assert_eq!(names(&desk.work()), ["a.ron", "generations"]);
}

#[test]
fn another_place_can_be_taken_when_the_old_one_fails() {
    let mut desk = desk();
    fs::rename(desk.work(), desk.folder.path().join("aside")).unwrap();
    desk.writer().drafts(vec![draft("途中")]);
    assert!(matches!(desk.notice(), Notice::Failed { .. }));
    desk.save(1, "一");
    let taken = desk.folder.path().join("taken.ron");
    fs::write(&taken, "precious").unwrap();
    desk.writer().move_to(taken.clone());
    loop {
        match desk.notice() {
            Notice::Failed { error, .. } if matches!(error.kind, ErrorKind::Exists) => break,
            Notice::Failed { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    let refused = desk.writer().flush(LONG).unwrap_err();
    assert!(matches!(refused.kind, ErrorKind::Exists), "whoever waits hears about the place: {refused}");
    let new = desk.folder.path().join("新しい.ron");
    desk.writer().move_to(new.clone());
    loop {
        match desk.notice() {
            Notice::Moved(path) => break assert_eq!(path, fs::canonicalize(&new).unwrap()),
            Notice::Failed { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    desk.saved(1);
    desk.close().unwrap();
    assert_eq!(fs::read_to_string(&taken).unwrap(), "precious");
    assert_eq!(title(&new), "一");
    assert_eq!(open_it(&new).0.drafts, [draft("途中")]);
}

#[test]
fn closing_gives_up_at_the_limit_with_the_reason() {
    let mut desk = desk();
    fs::rename(desk.work(), desk.folder.path().join("aside")).unwrap();
    desk.save(1, "一");
    let writer = desk.opened.writer.take().unwrap();
    assert!(writer.close(Duration::from_millis(300)).unwrap_err().is_missing());
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let bytes = vec![0; usize::try_from(MAX_FILE).unwrap() + 1];
    let error = create_at(&path, &bytes).map(|_| ()).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::TooBig), "{error}");
    assert!(names(folder.path()).is_empty());
    assert!(fits(&path, &bytes[1..]).is_ok());
}
