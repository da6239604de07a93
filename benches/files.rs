//! How long it takes to open a file and to make a change durable, by the number of services. In process, through the
//! store as the screens use it. See `benches/README.md`.

use std::{
    env, fs,
    path::Path,
    sync::Arc,
    sync::mpsc::channel,
    time::{Duration, Instant},
};

use kumomi::{
    model::{Answer, Comparison, Day, Lang, Service, Verdict},
    report::{self, Format, Subject},
    store::{self, Notice},
};

fn main() {
    let quick = env::args().any(|arg| arg == "--quick");
    let sizes: &[usize] = if quick { &[10, 100, 1_000] } else { &[10, 100, 1_000, 10_000] };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!("15 answers a service, each with a note; times in ms, min / median");
    println!("| services | MB | open | a service, of that at {} | save | a service, of that at {0} |", sizes[0]);
    println!("|---:|---:|---:|---:|---:|---:|");
    let mut first = None;
    for &size in sizes {
        let runs = if quick { 5 } else { (3_000 / size).clamp(5, 60) };
        let (megabytes, mut open, mut save) = measure(folder.path(), size, runs);
        open.sort();
        save.sort();
        let per_service = |times: &[Duration]| times[0].as_secs_f64() / size as f64;
        let (first_open, first_save) = *first.get_or_insert((per_service(&open), per_service(&save)));
        println!(
            "| {size} | {megabytes:.2} | {} | {:.2} | {} | {:.2} |",
            words(&open),
            per_service(&open) / first_open,
            words(&save),
            per_service(&save) / first_save,
        );
    }
    reports(if quick { 100 } else { 1_000 });
    let memory = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = memory.lines().find(|line| line.starts_with("VmHWM")) {
        println!("\npeak memory of it all: {}", line["VmHWM:".len()..].trim());
    }
}

/// How long each report of so many services takes.
fn reports(size: usize) {
    let (comparison, list) = (comparison(size), store::builtin_checklist());
    let today = Day::new(2026, 11, 22).unwrap();
    let catalogue = store::empty_catalogue();
    let subject = Subject::new(&comparison, Some(&list), &catalogue, today);
    println!("\n| report of {size} services | MB | ms |");
    println!("|---|---:|---:|");
    for format in Format::ALL {
        let mut times = Vec::new();
        let mut megabytes = 0.0;
        for _ in 0..3 {
            let begun = Instant::now();
            let bytes = report::bytes(&subject, format, Lang::Ja, false).unwrap();
            times.push(begun.elapsed());
            megabytes = bytes.len() as f64 / 1e6;
        }
        times.sort();
        println!("| {} | {megabytes:.2} | {} |", format.id(), words(&times));
    }
}

/// Size in MB, times to open, times to save.
fn measure(folder: &Path, size: usize, runs: usize) -> (f64, Vec<Duration>, Vec<Duration>) {
    let path = folder.join(format!("{size}.ron"));
    let comparison = comparison(size);
    let text = store::render(&comparison);
    store::create(&path, &comparison).unwrap();
    let (mut open, mut save) = (Vec::new(), Vec::new());
    for run in 0..runs {
        let (sender, receiver) = channel();
        let begun = Instant::now();
        let opened = store::open(&path, move |notice| drop(sender.send(notice))).unwrap();
        open.push(begun.elapsed());
        let writer = opened.writer.expect("nobody else has it");
        let mut comparison = opened.comparison;
        // The first save of a session also keeps a generation; it is not what a key costs.
        for revision in 1..=2 {
            let service = Arc::make_mut(&mut comparison.services[0]);
            service.answers[0].note = format!("{run} {revision}");
            let begun = Instant::now();
            writer.save(revision, comparison.clone());
            while !matches!(receiver.recv(), Ok(Notice::Saved { revision: saved }) if saved == revision) {}
            if revision == 2 {
                save.push(begun.elapsed());
            }
        }
        writer.close(Duration::from_secs(60)).unwrap();
    }
    fs::remove_file(&path).unwrap();
    (text.len() as f64 / 1e6, open, save)
}

/// Every item of every service answered, with words.
fn comparison(services: usize) -> Comparison {
    let today = Day::new(2026, 11, 22).unwrap();
    let mut comparison = Comparison::new(store::new_id(), "大きな比較", today, &store::builtin_checklist());
    let items: Vec<_> = comparison.questions.items().map(|question| question.id.clone()).collect();
    let service = |n: usize| {
        let mut service = Service::new(store::new_id(), format!("雲{n}"));
        service.provider = "架空クラウド株式会社".to_owned();
        service.answers = items.iter().enumerate().map(|(m, item)| answer(n + m, item.clone(), today)).collect();
        Arc::new(service)
    };
    comparison.services = (0..services).map(service).collect();
    comparison
}

fn answer(n: usize, item: kumomi::model::ItemId, today: Day) -> Answer {
    let mut answer = Answer::empty(item);
    answer.verdict = Some(Verdict::ALL[n % 5]);
    answer.note = format!("契約書の第 {n} 条で確かめた。担当は総務、次は来年度に見直す。");
    answer.by = "山田".to_owned();
    answer.day = Some(today);
    answer
}

/// The least and the middle one.
fn words(sorted: &[Duration]) -> String {
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("{:.2} / {:.2}", ms(sorted[0]), ms(sorted[sorted.len() / 2]))
}
