//! How quick the program is for the one who sits before it: from the start to the first whole frame, from a key to the
//! last byte of the answering frame, and how much memory it takes. Measured from the terminal's side of a PTY, against
//! a minimal ratatui program that is this very file started with the argument `minimal`, or with `--against FILE` against
//! another build of kumomi. See `benches/README.md`.

#[cfg(unix)]
fn main() {
    if std::env::args().nth(1).as_deref() == Some("minimal") {
        minimal::run();
    } else {
        let args: Vec<String> = std::env::args().collect();
        let other = args.iter().position(|arg| arg == "--against").map(|at| args[at + 1].clone().into());
        measure::run(args.iter().any(|arg| arg == "--quick"), other);
    }
}

#[cfg(not(unix))]
fn main() {
    println!("this bench needs a PTY as unix has it");
}

/// The least that a ratatui program does: take the terminal over, draw, wait for a key, draw again.
#[cfg(unix)]
mod minimal {
    use crossterm::event::{self, Event, KeyCode};
    use ratatui::{
        Frame,
        style::{Color, Style},
        text::Line,
        widgets::{Block, Paragraph},
    };

    /// Draws until `q`.
    pub fn run() {
        let mut terminal = ratatui::init();
        let mut keys = 0;
        loop {
            terminal.draw(|frame| draw(frame, keys)).unwrap();
            match event::read().unwrap() {
                Event::Key(key) if key.code == KeyCode::Char('q') => break,
                Event::Key(_) => keys += 1,
                _ => {}
            }
        }
        ratatui::restore();
    }

    /// A frame full of Japanese text, in which a key moves the row that stands out.
    fn draw(frame: &mut Frame<'_>, keys: usize) {
        let area = frame.area();
        let text = "クラウドサービスで行う仕事と入れる情報を決めましたか。".repeat(6);
        let plain = Style::new().fg(Color::Rgb(200, 210, 220));
        let rows = usize::from(area.height.saturating_sub(2)).max(1);
        let line = |y| Line::styled(&text, if y == keys % rows { plain.bg(Color::Rgb(50, 80, 110)) } else { plain });
        let lines: Vec<Line<'_>> = (0..rows).map(line).collect();
        frame.render_widget(Paragraph::new(lines).block(Block::bordered().title("架空")), area);
    }
}

/// The measuring.
#[cfg(unix)]
mod measure {
    use std::{
        env,
        ffi::OsString,
        fs::{self, File},
        io::{Read, Write},
        os::fd::BorrowedFd,
        path::{Path, PathBuf},
        sync::Arc,
        time::{Duration, Instant},
    };

    use kumomi::{
        model::{Comparison, Day, Lang, Service},
        store,
    };
    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    const KUMOMI: &str = env!("CARGO_BIN_EXE_kumomi");
    /// The last a frame without a caret does is to hide the cursor.
    const FRAME_END: &[u8] = b"\x1b[?25l";
    /// Stands in every title, and nowhere else. One letter: ratatui places each wide one by itself.
    const MARK: &str = "架";
    const LIMIT: Duration = Duration::from_secs(30);
    const SIZE: (u16, u16) = (120, 40);

    /// Runs everything and prints it as a table for the README. The rival is the minimal program, or another build.
    pub fn run(quick: bool, other: Option<PathBuf>) {
        let (pairs, keys) = if quick { (8, 60) } else { (60, 500) };
        // Each has a home of its own: two programs do not write one file.
        let ours = Home::new(PathBuf::from(KUMOMI), &[]);
        let (minimal, rival) = match other {
            Some(path) => (None, Home::new(path, &[])),
            None => (Some(()), Home::new(env::current_exe().unwrap(), &["minimal"])),
        };
        let steps = |before: &'static str, typed: &'static str| match minimal {
            Some(()) => ("", "j"),
            None => (before, typed),
        };

        println!("terminal of {}x{}, {pairs} starts and {keys} keys each, in turn; times in ms", SIZE.0, SIZE.1);
        println!("| what | | kumomi | {} | ratio |", if minimal.is_some() { "minimal" } else { "other" });
        println!("|---|---|---:|---:|---:|");
        for (name, args) in [("start to first frame: list", &[][..]), ("start to first frame: file", &["sample.ron"])] {
            let (mut mine, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..pairs {
                mine.push(ours.start(args).first_frame());
                theirs.push(rival.start(args).first_frame());
            }
            row(name, &[("min", 0.0), ("median", 0.5)], &mine, &theirs);
        }

        for (name, before, typed, saves) in [
            ("key to frame: moving", "\r", "jk", false),
            ("key to frame: answering", "\r", "12345", true),
            ("key to frame: typing a note", "\rm", "a", false),
        ] {
            let (rival_before, rival_typed) = steps(before, typed);
            let (mut kumomi, mut other) = (ours.ready(before), rival.ready(rival_before));
            let (mut mine, mut theirs) = (Vec::new(), Vec::new());
            let mut rival_keys = rival_typed.chars().cycle();
            for key in typed.chars().cycle().take(keys) {
                mine.push(kumomi.press(key));
                theirs.push(other.press(rival_keys.next().unwrap()));
                if saves {
                    // The frame that says that it is saved must not be taken for the answer to the next key.
                    for program in [Some(&mut kumomi), minimal.is_none().then_some(&mut other)].into_iter().flatten() {
                        program.read_until(Duration::from_millis(200), |new| new.ends_with(FRAME_END));
                    }
                }
            }
            row(name, &[("median", 0.5), ("p99", 0.99)], &mine, &theirs);
            println!("| | bytes | {} | {} | |", kumomi.bytes / kumomi.keys, other.bytes / other.keys);
        }

        let memory = |home: &Home| {
            home.fill();
            let mut list = home.start(&[]);
            list.frame();
            let mut large = home.start(&["large.ron"]);
            large.frame();
            for key in "\rjjjjmx".chars() {
                large.press(key);
            }
            [list.memory(), large.memory()]
        };
        let names = ["list", "in a note, 40 services"];
        for ((name, mine), theirs) in names.iter().zip(memory(&ours)).zip(memory(&rival)) {
            println!("| peak memory: {name} | KiB | {mine} | {theirs} | {:.2} |", mine as f64 / theirs as f64);
        }
        println!();
        println!("kumomi {} bytes", fs::metadata(KUMOMI).unwrap().len());
    }

    /// A program with data of its own.
    struct Home {
        folder: tempfile::TempDir,
        program: PathBuf,
        first: &'static [&'static str],
    }

    impl Home {
        fn new(program: PathBuf, first: &'static [&'static str]) -> Home {
            let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let home = Home { folder, program, first };
            home.fill();
            home
        }

        fn fill(&self) {
            let data = self.folder.path().join("data");
            let _ = fs::remove_dir_all(&data);
            for (name, comparison) in [("sample.ron", store::sample(Lang::Ja)), ("large.ron", large())] {
                store::create(&data.join(name), &comparison).unwrap();
            }
        }

        fn start(&self, args: &[&str]) -> Program {
            let args = if self.first.is_empty() { args } else { self.first };
            Program::start(&self.program, args, self.folder.path())
        }

        /// The program with the large comparison and these keys pressed.
        fn ready(&self, before: &str) -> Program {
            self.fill();
            let mut program = self.start(&["large.ron"]);
            program.frame();
            program.settle();
            for key in before.chars() {
                program.press(key);
                program.settle();
            }
            program
        }
    }

    /// Forty services, so that there is always something open to answer.
    fn large() -> Comparison {
        let today = Day::new(2026, 11, 22).unwrap();
        let mut comparison = Comparison::new(store::new_id(), "架空の比較", today, &store::builtin_checklist());
        let service = |n| Arc::new(Service::new(store::new_id(), format!("雲{n}")));
        comparison.services = (1..=40).map(service).collect();
        comparison
    }

    fn row(name: &str, at: &[(&str, f64)], ours: &[Duration], theirs: &[Duration]) {
        let (ours, theirs) = (sorted(ours), sorted(theirs));
        for (word, share) in at {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
            let pick = |all: &[f64]| all[((all.len() - 1) as f64 * share).round() as usize];
            let (ours, theirs) = (pick(&ours), pick(&theirs));
            println!("| {name} | {word} | {ours:.3} | {theirs:.3} | {:.2} |", ours / theirs);
        }
    }

    fn sorted(times: &[Duration]) -> Vec<f64> {
        let mut all: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
        all.sort_by(f64::total_cmp);
        all
    }

    /// A program in its terminal.
    struct Program {
        child: Box<dyn Child + Send + Sync>,
        _master: Box<dyn MasterPty + Send>,
        terminal: File,
        started: Instant,
        /// What came since the last key.
        new: Vec<u8>,
        bytes: usize,
        keys: usize,
    }

    impl Program {
        fn start(program: &Path, args: &[&str], home: &Path) -> Program {
            let size = PtySize { rows: SIZE.1, cols: SIZE.0, pixel_width: 0, pixel_height: 0 };
            let pair = native_pty_system().openpty(size).unwrap();
            let mut command = CommandBuilder::new(program);
            command.args(args);
            command.env_clear();
            command.cwd(home);
            let path = |name: &str| -> OsString { home.join(name).into() };
            for (name, value) in [("HOME", path("")), ("KUMOMI_DATA_DIR", path("data"))] {
                command.env(name, value);
            }
            for (name, value) in [("KUMOMI_LANG", "ja"), ("TERM", "xterm-256color")] {
                command.env(name, value);
            }
            // SAFETY: the master is open while it is borrowed here.
            #[allow(unsafe_code, reason = "the library lends no descriptor in another way")]
            let master = unsafe { BorrowedFd::borrow_raw(pair.master.as_raw_fd().unwrap()) };
            let terminal = File::from(master.try_clone_to_owned().unwrap());
            let started = Instant::now();
            let child = pair.slave.spawn_command(command).unwrap();
            let (new, bytes, keys) = (Vec::new(), 0, 0);
            Program { child, _master: pair.master, terminal, started, new, bytes, keys }
        }

        /// Reads, and answers questions for the cursor, until it is so; when that was.
        fn read_until(&mut self, limit: Duration, is_so: impl Fn(&[u8]) -> bool) -> Option<Instant> {
            let until = Instant::now() + limit;
            let mut bytes = vec![0; 64 * 1024];
            let mut seen = 0;
            loop {
                let left = until.saturating_duration_since(Instant::now());
                let left = Timespec::try_from(left).unwrap();
                let mut fds = [PollFd::new(&self.terminal, PollFlags::IN)];
                if poll(&mut fds, Some(&left)).unwrap() == 0 {
                    return None;
                }
                let read = self.terminal.read(&mut bytes).expect("the program goes on");
                let now = Instant::now();
                self.new.extend_from_slice(&bytes[..read]);
                if self.new[seen..].windows(4).any(|bytes| bytes == b"\x1b[6n") {
                    // One column further: box lines are narrow.
                    self.terminal.write_all(b"\x1b[1;2R").unwrap();
                }
                seen = self.new.len().saturating_sub(3);
                if is_so(&self.new) {
                    return Some(now);
                }
            }
        }

        /// Waits for the first frame that shows the comparison.
        fn frame(&mut self) -> Instant {
            let whole = |new: &[u8]| ends_a_frame(new) && contains(new, MARK.as_bytes());
            self.read_until(LIMIT, whole)
                .unwrap_or_else(|| panic!("no first frame: {}", String::from_utf8_lossy(&self.new)))
        }

        /// The time to the first frame; the program is ended then.
        fn first_frame(mut self) -> Duration {
            self.frame() - self.started
        }

        /// The time from a key to the last byte of the frame that answers it.
        fn press(&mut self, key: char) -> Duration {
            self.new.clear();
            let sent = Instant::now();
            self.terminal.write_all(key.to_string().as_bytes()).unwrap();
            let answered = self.read_until(LIMIT, ends_a_frame).expect("an answer");
            self.bytes += self.new.len();
            self.keys += 1;
            answered - sent
        }

        /// Waits until nothing more comes by itself: what is read in the background would be taken for an answer.
        fn settle(&mut self) {
            while self.read_until(Duration::from_millis(100), |new| !new.is_empty()).is_some() {
                self.new.clear();
            }
        }

        /// The most memory it ever had, in KiB.
        fn memory(&self) -> u64 {
            let status =
                fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
        }
    }

    impl Drop for Program {
        fn drop(&mut self) {
            let _ = self.terminal.write_all(b"\x11q");
            // The rest of its output is read, or it could not end; reading fails when it is gone.
            let mut rest = [0; 4096];
            let ended = |child: &mut Box<dyn Child + Send + Sync>| !matches!(child.try_wait(), Ok(None));
            while !ended(&mut self.child) && !matches!(self.terminal.read(&mut rest), Ok(0) | Err(_)) {}
            let _ = self.child.wait();
        }
    }

    fn contains(all: &[u8], part: &[u8]) -> bool {
        all.windows(part.len()).any(|bytes| bytes == part)
    }

    /// The cursor was hidden last, or shown and placed.
    fn ends_a_frame(new: &[u8]) -> bool {
        let tail = &new[new.len().saturating_sub(16)..];
        let shown = tail.windows(6).rposition(|bytes| bytes == b"\x1b[?25h");
        tail.ends_with(FRAME_END) || shown.is_some_and(|at| tail.len() > at + 6 && tail.ends_with(b"H"))
    }
}
