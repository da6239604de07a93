//! A file that another program changes is never overwritten.

use super::*;

#[test]
fn a_change_outside_is_never_overwritten() {
    let mut desk = desk();
    desk.save(1, "ours");
    desk.saved(1);
    desk.write_outside("theirs");
    desk.save(2, "ours 2");
    desk.conflict();
    desk.save(3, "ours 3");
    let error = desk.writer().flush(LONG).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Conflict), "{error}");
    assert_eq!(title(&desk.path), "theirs");

    desk.writer().resolve(Choice::Ours);
    desk.saved(3);
    assert_eq!(title(&desk.path), "ours 3");
    assert_eq!(kept(&desk.path)[0], "theirs");
    desk.close().unwrap();
}

#[test]
fn even_the_first_change_sees_a_change_outside() {
    let mut desk = desk();
    desk.write_outside("theirs");
    desk.save(1, "ours");
    desk.conflict();
    assert_eq!(title(&desk.path), "theirs");
    assert!(kept(&desk.path).is_empty());
    desk.writer().resolve(Choice::Theirs);
    assert!(matches!(desk.notice(), Notice::Reloaded(_)));
    desk.close().unwrap();
}

#[test]
fn taking_theirs_keeps_ours_as_a_generation_and_theirs_before_the_next_change() {
    let mut desk = desk();
    desk.save(1, "ours");
    desk.saved(1);
    let theirs = desk.write_outside("theirs");
    desk.save(2, "ours 2");
    desk.conflict();
    desk.writer().resolve(Choice::Theirs);
    let Notice::Reloaded(found) = desk.notice() else { panic!("reloaded") };
    assert_eq!(*found, theirs);
    desk.writer().flush(LONG).unwrap();
    assert_eq!(kept(&desk.path)[0], "ours 2");
    desk.save(1, "on");
    desk.saved(1);
    assert_eq!(kept(&desk.path)[..2], ["theirs", "ours 2"]);
    desk.close().unwrap();
}

#[test]
fn theirs_that_cannot_be_read_leaves_the_question_open() {
    let mut desk = desk();
    fs::write(&desk.path, "(format: 1, <<<<<<< HEAD").unwrap();
    desk.save(1, "ours");
    desk.conflict();
    desk.writer().resolve(Choice::Theirs);
    desk.conflict();
    let Notice::Failed { error, .. } = desk.notice() else { panic!("failed") };
    assert_eq!(error.faults().len(), 1);
    desk.writer().resolve(Choice::Ours);
    desk.saved(1);
    let generation = &generations(&desk.path).unwrap()[0];
    assert!(fs::read_to_string(&generation.path).unwrap().contains("<<<<"));
    desk.close().unwrap();
}

#[test]
fn both_go_on_side_by_side() {
    let mut desk = desk();
    desk.write_outside("theirs");
    desk.save(1, "ours");
    desk.conflict();
    desk.writer().resolve(Choice::Both);
    let Notice::Moved(beside) = desk.notice() else { panic!("moved") };
    desk.saved(1);
    assert_eq!(beside.file_name().unwrap(), "a (2).ron");
    assert_eq!((title(&desk.path), title(&beside)), ("theirs".to_owned(), "ours".to_owned()));
    desk.save(2, "ours 2");
    desk.saved(2);
    assert_eq!(title(&beside), "ours 2");
    assert!(open_it(&desk.path).0.holder.is_none());
    assert!(open_it(&beside).0.holder.is_some());
    desk.close().unwrap();
    assert_eq!(names(&desk.work()), ["a (2).ron", "a.ron"]);
}

#[test]
fn an_unsolved_conflict_is_saved_beside_at_the_end() {
    let mut desk = desk();
    desk.writer().drafts(vec![draft("途中")]);
    desk.write_outside("theirs");
    desk.save(1, "ours");
    desk.conflict();
    let error = desk.close().unwrap_err();
    let ErrorKind::SavedBeside(beside) = &error.kind else { panic!("{error}") };
    assert_eq!((title(&desk.path), title(beside)), ("theirs".to_owned(), "ours".to_owned()));
    assert!(error.message(Lang::Ja).contains("a (2).ron"), "{error}");
    assert_eq!(open_it(beside).0.drafts, [draft("途中")]);
}

#[test]
fn the_same_bytes_with_another_stamp_are_no_conflict() {
    let mut desk = desk();
    desk.save(1, "一");
    desk.saved(1);
    let text = fs::read(&desk.path).unwrap();
    fs::remove_file(&desk.path).unwrap();
    fs::write(&desk.path, text).unwrap();
    desk.save(2, "二");
    desk.saved(2);
    desk.close().unwrap();
}

#[test]
fn a_file_that_vanished_is_written_again() {
    let mut desk = desk();
    fs::remove_file(&desk.path).unwrap();
    desk.save(1, "一");
    desk.saved(1);
    assert_eq!(title(&desk.path), "一");
    desk.close().unwrap();
}

#[test]
fn a_draft_is_not_removed_before_what_replaces_it_is_saved() {
    let mut desk = desk();
    desk.writer().drafts(vec![draft("途中")]);
    desk.writer().flush(LONG).unwrap();
    desk.write_outside("theirs");
    desk.save(1, "途中");
    desk.writer().drafts(Vec::new());
    desk.conflict();
    assert!(desk.writer().flush(LONG).is_err());
    assert_eq!(drafts::find(&desk.path), [draft("途中")]);
    desk.writer().resolve(Choice::Ours);
    desk.writer().flush(LONG).unwrap();
    assert_eq!(drafts::find(&desk.path), []);
    desk.close().unwrap();
}

#[test]
fn while_the_save_waits_another_text_takes_no_place_of_an_accepted_one() {
    let mut desk = desk();
    let note = Draft { form: FormKind::Comparison, ..draft("決めた文") };
    desk.writer().drafts(vec![note.clone()]);
    desk.writer().flush(LONG).unwrap();
    desk.write_outside("theirs");
    desk.save(1, "決めた文");
    desk.writer().drafts(vec![draft("次の文")]);
    desk.conflict();
    assert!(desk.writer().flush(LONG).is_err());
    assert_eq!(drafts::find(&desk.path), [note, draft("次の文")]);
    desk.writer().resolve(Choice::Ours);
    desk.writer().flush(LONG).unwrap();
    assert_eq!(drafts::find(&desk.path), [draft("次の文")]);
    desk.close().unwrap();
}

#[test]
fn a_draft_of_an_earlier_session_comes_along() {
    let mut desk = desk();
    desk.writer().drafts(vec![draft("前から")]);
    desk.close().unwrap();
    let (opened, notices) = open_it(&desk.path);
    let writer = opened.writer.unwrap();
    let new = desk.folder.path().join("new.ron");
    writer.move_to(new.clone());
    assert!(matches!(notices.recv_timeout(LONG), Ok(Notice::Moved(_))));
    writer.close(LONG).unwrap();
    assert_eq!(drafts::find(&new), [draft("前から")]);
    assert_eq!(drafts::find(&desk.path), []);
}
