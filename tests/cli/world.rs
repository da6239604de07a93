//! A temporary folder, an empty environment, and the program run in them.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A folder with nothing of the machine's user in it. The program speaks Japanese there unless told otherwise.
pub struct World {
    dir: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Stdout.
    pub out: String,
    /// Stderr.
    pub err: String,
}

impl World {
    /// One with an empty data folder.
    pub fn new() -> World {
        let dir = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(dir.path().join("data")).expect("a data folder");
        World { dir }
    }

    /// One with a comparison `shop.ron`: two services, nothing answered.
    pub fn with_shop() -> World {
        let world = World::new();
        let run = world.run(["new", "shop.ron", "--title", "小さな店", "--service", "ミナト", "Aoi"]);
        assert_eq!(run.code, 0, "{run:?}");
        world
    }

    /// One with a comparison `shop.ron` on the small list of `small.ron`, which has a guide: two services, nothing
    /// answered. The list lies in the user's folder of checklists.
    pub fn with_guide() -> World {
        let world = World::new();
        std::fs::create_dir_all(world.path("data/checklists")).expect("a folder");
        world.write("data/checklists/small.ron", include_str!("small.ron"));
        let run = world.run(["new", "shop.ron", "--checklist", "small", "--service", "ミナト", "Aoi"]);
        assert_eq!(run.code, 0, "{run:?}");
        world
    }

    /// A path in the folder.
    pub fn path(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.dir.path().join(name.as_ref())
    }

    /// The text of a file in the folder.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect(name)
    }

    /// Puts a file into the folder.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).expect(name);
    }

    /// The program, not yet started.
    pub fn command<S: Into<OsString>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kumomi"));
        command
            .args(args.into_iter().map(Into::into))
            .current_dir(self.dir.path())
            .env_clear()
            .env("HOME", self.path("home"))
            .env("KUMOMI_DATA_DIR", self.path("data"))
            .env("KUMOMI_BY", "試験")
            .env("TZ", "Asia/Tokyo")
            .stdin(Stdio::null());
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command
    }

    /// Runs the program.
    pub fn run<S: Into<OsString>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        Run::of(self.command(args).output().expect("the program starts"))
    }

    /// Runs the program in English.
    pub fn english<S: Into<OsString>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        let args = args.into_iter().map(Into::into);
        self.run([OsString::from("--lang=en")].into_iter().chain(args))
    }

    /// Answers one item of `shop.ron`.
    pub fn answer<'a>(
        &self,
        service: &'a str,
        item: &'a str,
        verdict: &'a str,
        more: impl IntoIterator<Item = &'a str>,
    ) -> Run {
        let args = ["answer", "shop.ron", "--service", service, "--item", item, verdict];
        self.run(args.into_iter().chain(more))
    }

    /// Answers items of a service of `shop.ron` from the first on, one word each.
    pub fn answers<'a>(&self, service: &str, verdicts: impl IntoIterator<Item = &'a str>) {
        for (n, verdict) in verdicts.into_iter().enumerate() {
            let run = self.answer(service, &(n + 1).to_string(), verdict, []);
            assert_eq!(run.code, 0, "{run:?}");
        }
    }

    /// Answers one item of `shop.ron` with a note and a document behind it.
    pub fn show<'a>(&self, service: &'a str, item: &'a str, verdict: &'a str) -> Run {
        let (note, document) = (format!("{verdict} と確かめた"), format!("約款 第{item}条"));
        self.answer(service, item, verdict, ["--note", &note, "--evidence", &document])
    }

    /// The same from the first item on, one word each.
    pub fn shows<'a>(&self, service: &str, verdicts: impl IntoIterator<Item = &'a str>) {
        for (n, verdict) in verdicts.into_iter().enumerate() {
            let run = self.show(service, &(n + 1).to_string(), verdict);
            assert_eq!(run.code, 0, "{run:?}");
        }
    }

    /// `shop.ron` as JSON.
    pub fn json(&self) -> serde_json::Value {
        self.json_of(["show", "shop.ron"])
    }

    /// The JSON that a command prints.
    pub fn json_of<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> serde_json::Value {
        let run = self.run(args.into_iter().chain(["--json"]));
        assert!([0, 1].contains(&run.code), "{run:?}");
        serde_json::from_str(&run.out).expect("JSON")
    }
}

impl Run {
    /// What a finished program left.
    pub fn of(output: Output) -> Run {
        Run {
            code: output.status.code().expect("not killed"),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}
