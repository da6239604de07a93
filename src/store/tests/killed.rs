//! A program that is killed at any moment loses nothing that was called saved. Runs this test binary as that program.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use super::*;

const FILE: &str = "KUMOMI_TEST_KILLED_FILE";

/// The program that gets killed; it does nothing when it is run as an ordinary test.
#[test]
fn the_program() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let (opened, notices) = open_it(Path::new(&file));
    let writer = opened.writer.unwrap();
    for n in 1.. {
        let title = format!("題{n}");
        writer.drafts(vec![draft(&title)]);
        let comparison = Comparison { title, ..opened.comparison.clone() };
        writer.save(n, comparison);
        let Ok(Notice::Saved { revision }) = notices.recv_timeout(LONG) else { panic!("saved") };
        println!("\nsaved {revision}");
    }
}

fn start(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::tests::killed::the_program", "--nocapture"])
        .env(FILE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn what_was_called_saved_is_there() {
    let mut desk = desk();
    desk.close().unwrap();
    for saves in [1, 7, 20] {
        let mut child = start(&desk.path);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut last = 0;
        while last < saves {
            let line = lines.next().expect("it goes on").unwrap();
            last = line.strip_prefix("saved ").map_or(last, |n| n.parse().unwrap());
        }
        let (second, _notices) = open_it(&desk.path);
        assert_eq!(second.holder.map(|holder| holder.process), Some(child.id()));
        child.kill().unwrap();
        child.wait().unwrap();
        let number = |title: &str| title.strip_prefix('題').unwrap().parse::<u64>().unwrap();
        assert!(number(&title(&desk.path)) >= last);
        // The lock died with it, its draft is offered (it may be one behind: it is written after the state), and its
        // half-written files are swept.
        let (opened, _notices) = open_it(&desk.path);
        let drafted = opened.drafts.first().map_or(0, |draft| number(&draft.fields[0]));
        assert!(drafted + 1 >= last, "{drafted} {last}");
        let writer = opened.writer.unwrap();
        writer.drafts(Vec::new());
        writer.close(LONG).unwrap();
        assert_eq!(names(&desk.work()), ["a.ron", "generations"]);
    }
}
