//! A home folder for the program, and how it is started there: nothing of the real user's is read or written.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use kumomi::{
    model::{Comparison, Verdict},
    store,
};

use crate::terminal::Terminal;

/// The program under test.
pub const KUMOMI: &str = env!("CARGO_BIN_EXE_kumomi");

/// A home folder of its own: nothing of the real user's is read or written.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// An empty one; the data folder does not exist yet.
    pub fn new() -> Home {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    /// The home folder itself.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// A file of the data folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.data().join(name)
    }

    /// The comparison in a file.
    pub fn read(&self, name: &str) -> Comparison {
        store::read_comparison(&self.file(name)).unwrap()
    }

    /// How many answers with a verdict a file holds.
    pub fn answered(&self, name: &str) -> usize {
        verdicts(&self.read(name)).iter().flatten().flatten().count()
    }

    /// Makes `c.ron`, a comparison with these services and no answers.
    pub fn with(self, services: &[&str]) -> Home {
        std::fs::create_dir_all(self.data()).unwrap();
        let path = self.file("c.ron");
        let mut args = vec!["new", path.to_str().unwrap(), "--title", "置き場所"];
        for service in services {
            args.extend(["--service", service]);
        }
        let done = self.run(&args);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        self
    }

    /// Everything that lies in the data folder, hidden files too, below it as well.
    pub fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, out: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, out);
                } else {
                    out.push(path.strip_prefix(root).unwrap().to_string_lossy().into_owned());
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.data(), &self.data(), &mut out);
        out.sort();
        out
    }

    /// Runs the program without a terminal.
    pub fn run(&self, args: &[&str]) -> Output {
        Command::new(KUMOMI).args(args).env_clear().envs(self.environment()).current_dir(self.path()).output().unwrap()
    }

    fn environment(&self) -> BTreeMap<String, String> {
        let path = |name: &str| self.path().join(name).to_str().unwrap().to_owned();
        let mut all: BTreeMap<_, _> = [
            ("HOME", self.path().to_str().unwrap().to_owned()),
            ("KUMOMI_DATA_DIR", path("data")),
            ("KUMOMI_LANG", "ja".to_owned()),
            ("USER", "雲田".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("TZ", "UTC".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
            all.insert(name.to_owned(), path(name));
        }
        all
    }

    /// A start of the program that can still be changed.
    pub fn launch(&self) -> Launch {
        Launch {
            program: PathBuf::from(KUMOMI),
            args: Vec::new(),
            environment: self.environment(),
            folder: self.path().to_owned(),
            size: (80, 24),
            cursor: None,
            mute: false,
        }
    }

    /// Starts the program at 80x24.
    pub fn start(&self, args: &[&str]) -> Terminal {
        self.launch().args(args).start()
    }

    /// Starts the program at 80x24 with `c.ron` open.
    pub fn open(&self) -> Terminal {
        let terminal = self.start(&["c.ron"]);
        terminal.sees("置き場所");
        terminal
    }
}

/// Verdicts, service by service.
pub fn verdicts(comparison: &Comparison) -> Vec<Vec<Option<Verdict>>> {
    let items: Vec<_> = comparison.questions.items().collect();
    let row = |service: &kumomi::model::Service| items.iter().map(|item| service.verdict(&item.id)).collect();
    comparison.services.iter().map(|service| row(service)).collect()
}

/// A start of the program.
pub struct Launch {
    /// What is run.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
    /// All of its environment.
    pub environment: BTreeMap<String, String>,
    /// Its working folder.
    pub folder: PathBuf,
    /// Columns and rows of its terminal.
    pub size: (u16, u16),
    /// What the terminal says about its cursor; the truth without it.
    pub cursor: Option<(u16, u16)>,
    /// The terminal answers no question.
    pub mute: bool,
}

impl Launch {
    /// Another program than kumomi.
    pub fn program(mut self, program: PathBuf) -> Launch {
        self.program = program;
        self
    }

    /// With these arguments.
    pub fn args(mut self, args: &[&str]) -> Launch {
        self.args = args.iter().map(|arg| (*arg).to_owned()).collect();
        self
    }

    /// With this variable in the environment.
    pub fn env(mut self, name: &str, value: &str) -> Launch {
        self.environment.insert(name.to_owned(), value.to_owned());
        self
    }

    /// In a terminal of so many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Launch {
        self.size = (columns, rows);
        self
    }

    /// In a terminal that says, whenever it is asked, that the cursor stands here (row and column, from 1).
    pub fn cursor_always(mut self, row: u16, column: u16) -> Launch {
        self.cursor = Some((row, column));
        self
    }

    /// In a terminal that answers no question.
    pub fn mute(mut self) -> Launch {
        self.mute = true;
        self
    }

    /// Starts it.
    pub fn start(self) -> Terminal {
        Terminal::start(self)
    }
}
