//! What happens to the file meanwhile: another program has it, changes it, or it cannot be written.

use std::{collections::BTreeSet, fs};

use kumomi::{model::Verdict, store};

use crate::{
    home::{Home, verdicts},
    terminal::Terminal,
};

#[test]
fn the_second_program_on_a_file_only_reads_and_says_who_has_it() {
    let home = Home::new().with(&["雲A"]);
    let first = home.open();
    first.send("\r1");
    first.sees_saved(1);
    let second = home.open();
    second.sees("読み取り専用");
    second.sees("雲田");
    second.send("\r2");
    second.sees("根拠 (e)");
    second.send("m");
    assert!(!second.text().contains("記入者"), "no form opens");
    second.quits();
    first.send("1");
    first.sees_saved(2);
    first.quits();
    assert_eq!(verdicts(&home.read("c.ron"))[0][..2], [Some(Verdict::Yes); 2]);
}

/// With one answer in the program, and the title changed in the file.
fn changed_outside(home: &Home) -> Terminal {
    let kumomi = home.open();
    kumomi.send("\r1");
    kumomi.sees_saved(1);
    let text = fs::read_to_string(home.file("c.ron")).unwrap();
    assert!(text.contains("置き場所"));
    fs::write(home.file("c.ron"), text.replace("置き場所", "外の題名")).unwrap();
    kumomi.send("2");
    kumomi.sees("ファイルが外で変わりました");
    assert_eq!(home.read("c.ron").title, "外の題名");
    kumomi
}

/// Title and number of answers of every generation.
fn generations(home: &Home) -> BTreeSet<(String, usize)> {
    let files = home.files();
    let kept = files.iter().filter(|name| name.starts_with("generations"));
    kept.map(|name| (home.read(name).title, home.answered(name))).collect()
}

fn titled(title: &str, answers: usize) -> (String, usize) {
    (title.to_owned(), answers)
}

#[test]
fn changed_outside_the_files_state_can_be_taken() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = changed_outside(&home);
    kumomi.send("t");
    kumomi.sees("> 外の題名");
    kumomi.loses("ファイルが外で変わりました");
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 1));
    assert!(generations(&home).contains(&titled("置き場所", 2)), "ours: {:?}", generations(&home));
    kumomi.send("3");
    kumomi.sees("2/15");
    kumomi.quits();
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 2));
}

#[test]
fn changed_outside_ours_can_be_kept() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = changed_outside(&home);
    kumomi.send("o");
    kumomi.sees_saved(2);
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("置き場所", 2));
    assert!(generations(&home).contains(&titled("外の題名", 1)), "theirs: {:?}", generations(&home));
    kumomi.quits();
}

#[test]
fn changed_outside_both_can_be_kept() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = changed_outside(&home);
    kumomi.send("b");
    kumomi.sees_saved(2);
    kumomi.send("3");
    kumomi.sees_saved(3);
    kumomi.quits();
    assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 1));
    the_other_file_holds(&home, 3);
}

#[test]
fn leaving_with_the_question_open_keeps_both() {
    for (keys, code) in [("\x03", 0), ("\x11", 0)] {
        let home = Home::new().with(&["雲A"]);
        let kumomi = changed_outside(&home);
        kumomi.send(keys);
        assert_eq!(kumomi.end(), Ok(code), "{}", kumomi.text());
        kumomi.is_given_back();
        assert_eq!((home.read("c.ron").title.as_str(), home.answered("c.ron")), ("外の題名", 1));
        the_other_file_holds(&home, 2);
    }
}

fn the_other_file_holds(home: &Home, answers: usize) {
    let files = home.files();
    let beside: Vec<_> = files.iter().filter(|name| !name.starts_with("generations") && *name != "c.ron").collect();
    assert_eq!(beside.len(), 1, "{files:?}");
    assert_eq!((home.read(beside[0]).title.as_str(), home.answered(beside[0])), ("置き場所", answers));
}

/// With an answer that is saved, and a folder that is gone.
fn without_a_folder(home: &Home) -> Terminal {
    let kumomi = home.open();
    kumomi.send("\r1");
    kumomi.sees_saved(1);
    fs::remove_dir_all(home.data()).unwrap();
    fs::write(home.data(), "in the way").unwrap();
    kumomi.send("2");
    kumomi.sees("保存できません");
    kumomi.send("3");
    kumomi.sees("3/15");
    kumomi.send("q");
    kumomi.sees("まだ保存できていません");
    kumomi
}

#[test]
fn where_saving_fails_the_program_goes_on_and_saves_elsewhere() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = without_a_folder(&home);
    kumomi.send("\x1b");
    kumomi.loses("まだ保存できていません");
    kumomi.send("4");
    kumomi.sees("4/15");
    kumomi.send("q");
    kumomi.sees("まだ保存できていません");
    kumomi.send("s");
    kumomi.sees("別の場所に保存");
    // A place that is taken is never written over.
    let elsewhere = home.path().join("よそ.ron");
    fs::write(&elsewhere, "taken").unwrap();
    kumomi.send("\x15~/よそ.ron\r");
    kumomi.sees("同じ名前のファイル");
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "taken");
    fs::remove_file(&elsewhere).unwrap();
    kumomi.send("s");
    // What was typed is there to be mended.
    kumomi.sees("~/よそ.ron");
    kumomi.send("\r");
    assert_eq!(kumomi.end(), Ok(0), "{}", kumomi.text());
    kumomi.is_given_back();
    let saved = store::read_comparison(&elsewhere).unwrap();
    assert_eq!(verdicts(&saved)[0][..4], [Verdict::Yes, Verdict::Partly, Verdict::No, Verdict::Unknown].map(Some));
}

#[test]
fn where_saving_fails_it_can_be_tried_again() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = without_a_folder(&home);
    fs::remove_file(home.data()).unwrap();
    fs::create_dir(home.data()).unwrap();
    kumomi.send("r");
    assert_eq!(kumomi.end(), Ok(0), "{}", kumomi.text());
    kumomi.is_given_back();
    assert_eq!(home.answered("c.ron"), 3);
}

#[test]
fn where_saving_fails_one_can_leave_without() {
    let home = Home::new().with(&["雲A"]);
    let kumomi = without_a_folder(&home);
    kumomi.send("!");
    assert_eq!(kumomi.end(), Ok(0), "{}", kumomi.text());
    kumomi.is_given_back();
}
