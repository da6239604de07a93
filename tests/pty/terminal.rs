//! A real terminal for a test: the program runs in a PTY, what it draws is kept as a screen, and every question for the
//! cursor's place is answered. Nothing here sleeps: whoever waits is woken by the next output or the program's end.

use std::{
    fs::File,
    io::{PipeWriter, Read, Write, pipe},
    num::NonZeroU16,
    os::fd::BorrowedFd,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::{
    event::{PollFd, PollFlags, poll},
    process::{Pid, Signal, kill_process},
};
use vt100::{Callbacks, MouseProtocolMode, Parser, Screen};

use crate::home::Launch;

/// How long a test waits for what must come. Only a failing test ever waits that long.
const LIMIT: Duration = Duration::from_secs(30);

/// What the terminal has to say to the program.
struct Answers {
    cursor: Option<(u16, u16)>,
    mute: bool,
    waiting: Vec<u8>,
}

impl Callbacks for Answers {
    fn unhandled_csi(&mut self, screen: &mut Screen, _: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        if c == 'n' && params == [&[6]] && !self.mute {
            let (row, column) = screen.cursor_position();
            let (row, column) = self.cursor.unwrap_or((row + 1, column + 1));
            self.waiting.extend(format!("\x1b[{row};{column}R").bytes());
        }
    }
}

struct State {
    parser: Parser<Answers>,
    /// The screen after the last whole frame: output comes in pieces, and half a frame is nothing a user sees.
    frame: Screen,
    raw: Vec<u8>,
    /// No more output will come.
    silent: bool,
    status: Option<portable_pty::ExitStatus>,
}

#[derive(Clone)]
struct Shared(Arc<(Mutex<State>, Condvar)>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.0.1.notify_all();
    }

    /// Waits until it is so; gives up when the time is over or nothing more can come.
    fn wait(&self, mut is_so: impl FnMut(&State) -> bool, last: impl Fn(&State) -> bool) -> Result<(), Unmet> {
        let until = Instant::now() + LIMIT;
        let mut state = self.lock();
        loop {
            if is_so(&state) {
                return Ok(());
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || last(&state) {
                return Err(Unmet { text: text_of(&state.frame), over: last(&state) });
            }
            state = self.0.1.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// The state in which waiting ended.
struct Unmet {
    text: String,
    over: bool,
}

/// Our end of the PTY, and who reads from it.
struct Line {
    master: Box<dyn MasterPty + Send>,
    file: File,
    stop: PipeWriter,
    reader: JoinHandle<()>,
}

/// A program in its terminal.
pub struct Terminal {
    shared: Shared,
    line: Option<Line>,
    pid: Pid,
    settings_before: String,
}

impl Terminal {
    /// Starts a program.
    pub fn start(launch: Launch) -> Terminal {
        let (columns, rows) = launch.size;
        let pair = native_pty_system().openpty(size_of(columns, rows)).unwrap();
        let settings_before = settings_of(&*pair.master);
        let mut command = CommandBuilder::new(&launch.program);
        command.env_clear();
        command.args(&launch.args);
        command.cwd(&launch.folder);
        for (name, value) in &launch.environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        // Ours is closed, so that the end of the program is the end of its output.
        drop(pair.slave);
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let answers = Answers { cursor: launch.cursor, mute: launch.mute, waiting: Vec::new() };
        let parser = Parser::new_with_callbacks(positive(rows), positive(columns), 0, answers);
        let frame = parser.screen().clone();
        let state = State { parser, frame, raw: Vec::new(), silent: false, status: None };
        let shared = Shared(Arc::new((Mutex::new(state), Condvar::new())));
        let waited = shared.clone();
        thread::spawn(move || wait_for_end(child, &waited));
        // SAFETY: the master is open while it is borrowed here. The library's own writer would type two keys when dropped.
        #[allow(unsafe_code, reason = "the library lends no descriptor in another way")]
        let master = unsafe { BorrowedFd::borrow_raw(pair.master.as_raw_fd().unwrap()) };
        let file = File::from(master.try_clone_to_owned().unwrap());
        let (stopped, stop) = pipe().unwrap();
        let (read_from, read) = (file.try_clone().unwrap(), shared.clone());
        let reader = thread::spawn(move || read_all(read_from, &stopped, &read));
        let line = Line { master: pair.master, file, stop, reader };
        Terminal { shared, line: Some(line), pid, settings_before }
    }

    fn line(&self) -> &Line {
        self.line.as_ref().expect("the terminal is still there")
    }

    /// Types.
    pub fn send(&self, keys: &str) {
        self.line().file.try_clone().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// Pastes as a terminal does that knows bracketed paste.
    pub fn paste(&self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until the screen shows a text.
    pub fn sees(&self, text: &str) {
        self.sees_that(text, |screen| text_of(screen).contains(text));
    }

    /// Waits until the screen does not show a text any more.
    pub fn loses(&self, text: &str) {
        self.sees_that(&format!("not: {text}"), |screen| !text_of(screen).contains(text));
    }

    /// Waits until the screen is as it should be.
    pub fn sees_that(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let waited = self.shared.wait(|state| is_so(&state.frame), |state| state.silent);
        if let Err(state) = waited {
            let why = if state.over { "the program ended" } else { "the time is over" };
            panic!("never seen ({why}): {what}\n{}", state.text);
        }
    }

    /// Waits until a durable revision is shown.
    pub fn sees_saved(&self, revision: u64) {
        let words = match revision {
            0 => "保存済み".to_owned(),
            _ => format!("保存済み（{revision}）"),
        };
        self.sees_that(&words, |screen| text_of(screen).lines().any(|line| line.trim_end().ends_with(&words)));
    }

    /// The screen as text, one line a row.
    pub fn text(&self) -> String {
        text_of(&self.shared.lock().frame)
    }

    /// Row and column of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.shared.lock().frame.cursor_position()
    }

    /// Every byte that came.
    pub fn raw(&self) -> Vec<u8> {
        self.shared.lock().raw.clone()
    }

    /// Changes the size of the window.
    pub fn resize(&self, columns: u16, rows: u16) {
        // The screen first: what the program draws for the new size must find it in that size.
        self.shared.change(|state| {
            state.parser.set_size(positive(rows), positive(columns));
            state.frame = state.parser.screen().clone();
        });
        self.line().master.resize(size_of(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let state = self.shared.lock();
        assert!(state.status.is_none(), "the program has ended:\n{}", text_of(state.parser.screen()));
        kill_process(self.pid, signal).unwrap();
    }

    /// Closes the terminal, as when its window is closed or the connection breaks.
    pub fn close(&mut self) {
        if let Some(line) = self.line.take() {
            drop(line.stop);
            line.reader.join().unwrap();
        }
    }

    /// Waits for the end of the program and of its output: its exit code, or the name of the signal that killed it.
    pub fn end(&self) -> Result<u32, String> {
        let silent = self.line.is_some();
        let ended = self.shared.wait(|state| state.status.is_some() && (state.silent || !silent), |_| false);
        if let Err(state) = ended {
            panic!("the program does not end\n{}", state.text);
        }
        let status = self.shared.lock().status.clone().unwrap();
        status.signal().map_or(Ok(status.exit_code()), |signal| Err(signal.to_owned()))
    }

    /// Leaves with `q`, and sees that all is well.
    pub fn quits(&self) {
        self.send("q");
        assert_eq!(self.end(), Ok(0), "{}", self.text());
        self.is_given_back();
    }

    /// Every mode of the terminal that the program had changed; none when it gave the terminal back.
    pub fn changed_modes(&self) -> Vec<&'static str> {
        let state = self.shared.lock();
        let screen = state.parser.screen();
        let settings = settings_of(&*self.line().master);
        let modes = [
            (screen.alternate_screen(), "alternate screen"),
            (screen.hide_cursor(), "hidden cursor"),
            (screen.bracketed_paste(), "bracketed paste"),
            (screen.mouse_protocol_mode() != MouseProtocolMode::None, "mouse"),
            (screen.application_cursor(), "application cursor keys"),
            (screen.bold() || screen.inverse() || screen.fgcolor() != vt100::Color::Default, "attributes"),
            (settings != self.settings_before, "raw mode"),
        ];
        modes.into_iter().filter(|(changed, _)| *changed).map(|(_, name)| name).collect()
    }

    /// The program gave the terminal back as it was.
    pub fn is_given_back(&self) {
        assert_eq!(self.changed_modes(), [""; 0], "{}", self.text());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.shared.lock().status.is_none() {
            // The very process that was started here, and not waited for yet.
            let _ = kill_process(self.pid, Signal::KILL);
        }
        self.close();
    }
}

/// The rows of a screen.
pub fn text_of(screen: &Screen) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned() + "\n").collect()
}

fn wait_for_end(mut child: Box<dyn Child + Send + Sync>, shared: &Shared) {
    let status = child.wait().unwrap();
    shared.change(|state| state.status = Some(status));
}

/// Reads until the program is gone or the reading is stopped.
fn read_all(mut from: File, stopped: &impl std::os::fd::AsFd, shared: &Shared) {
    let mut bytes = [0; 16 * 1024];
    loop {
        let mut fds = [PollFd::new(&from, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
        if poll(&mut fds, None).is_err() {
            continue;
        }
        let (output, stop) = (fds[0].revents(), fds[1].revents());
        if !stop.is_empty() {
            return;
        }
        if output.is_empty() {
            continue;
        }
        // When nobody has the other end open any more, reading is an error on Linux and the end elsewhere.
        let read = match from.read(&mut bytes) {
            Ok(0) | Err(_) => {
                return shared.change(|state| {
                    state.frame = state.parser.screen().clone();
                    state.silent = true;
                });
            }
            Ok(read) => &bytes[..read],
        };
        let mut answer = Vec::new();
        shared.change(|state| {
            state.raw.extend_from_slice(read);
            state.parser.process(read);
            if ends_a_frame(&state.raw) {
                state.frame = state.parser.screen().clone();
            }
            answer = std::mem::take(&mut state.parser.callbacks_mut().waiting);
        });
        // A program that is gone does not want the answer any more.
        let _ = from.write_all(&answer);
    }
}

/// Whether the output stands between two frames: the last a frame does is to hide the cursor, or to show and place it.
fn ends_a_frame(raw: &[u8]) -> bool {
    let tail = &raw[raw.len().saturating_sub(24)..];
    let tail = &tail[tail.windows(3).rposition(|bytes| bytes == b"\x1b[?").unwrap_or(tail.len())..];
    let placed = |place: &[u8]| place.starts_with(b"\x1b[") && place.ends_with(b"H") && !place[2..].contains(&b'\x1b');
    tail == b"\x1b[?25l" || tail.strip_prefix(b"\x1b[?25h").is_some_and(placed)
}

fn settings_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn size_of(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn positive(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a terminal has room")
}
