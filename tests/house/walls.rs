//! The walls of the house: which room may not know what. ARCHITECTURE.md repeats every `law` word for word.

/// One wall.
pub struct Wall {
    /// Rooms, as paths below `src/` without `.rs`; `""` is the whole house.
    pub rooms: &'static [&'static str],
    /// Parts of those rooms that the wall does not hold for.
    pub except: &'static [&'static str],
    /// What the code there may not name: `std::fs` is that path and all below it, `*::now` a path with `now` in it,
    /// `.exists` a call of such a method.
    pub never: &'static [&'static str],
    /// The rule in one sentence.
    pub law: &'static str,
}

/// Ways to ask the disk something without naming `std::fs`.
const ASKING_THE_DISK: &[&str] = &[
    ".exists",
    ".try_exists",
    ".metadata",
    ".symlink_metadata",
    ".canonicalize",
    ".read_dir",
    ".read_link",
    ".is_file",
    ".is_dir",
    ".is_symlink",
];

/// All walls.
pub const WALLS: &[Wall] = &[
    Wall {
        rooms: &["model"],
        except: &[],
        never: &["crate::store", "crate::report", "crate::exchange", "crate::tui", "crate::cli"],
        law: "The model knows no other room.",
    },
    Wall {
        rooms: &["model"],
        except: &[],
        never: &[
            "ron",
            "serde_json",
            "uuid",
            "jiff",
            "directories",
            "clap",
            "ratatui",
            "crossterm",
            "std::fs",
            "std::io",
            "std::env",
            "std::process",
            "std::thread",
            "*::SystemTime",
            "*::Instant",
        ],
        law: "The model is pure: std and serde only, no file, format, environment, thread, clock or screen.",
    },
    Wall {
        rooms: &["store"],
        except: &[],
        never: &[
            "crate::tui",
            "crate::cli",
            "crate::report",
            "crate::exchange",
            "ratatui",
            "ratatui_textarea",
            "crossterm",
            "clap",
        ],
        law: "The store knows the model and the disk, but no screen, report or command line.",
    },
    Wall {
        rooms: &["report", "exchange"],
        except: &[],
        never: &[
            "crate::store",
            "crate::tui",
            "crate::cli",
            "std::fs",
            "std::env",
            "std::process",
            "std::thread",
            "ratatui",
            "crossterm",
            "clap",
            "ron",
            "jiff",
            "uuid",
            "*::now",
        ],
        law: "Reports and exchange turn data into text: no disk, screen or clock; `now` is an argument.",
    },
    Wall {
        rooms: &[""],
        except: &[
            "safe",
            "report/html",
            "report/xlsx",
            "report/csv",
            "exchange/form",
            "exchange/ask/html",
            "exchange/ask/xlsx",
            "exchange/sheet/html",
            "exchange/sheet/xlsx",
            "exchange/table",
        ],
        never: &["askama", "rust_xlsxwriter", "csv", "calamine", "zip"],
        law: "Only the file of a format knows the crate behind it.",
    },
    Wall { rooms: &[""], except: &["store"], never: &["std::fs"], law: "The store is the only door to the disk." },
    Wall {
        rooms: &["model", "report", "exchange", "tui"],
        except: &["tui/shell"],
        never: ASKING_THE_DISK,
        law: "Nobody but the store, the command line and the shell asks the disk about a path.",
    },
    Wall {
        rooms: &["tui"],
        except: &["tui/shell"],
        never: &["crate::store", "std::env"],
        law: "Screens ask for effects; only the shell knows the store and the environment.",
    },
    Wall {
        rooms: &["tui"],
        except: &["tui/shell"],
        never: &["*::event::read", "*::event::poll", "std::thread"],
        law: "Only the shell reads the terminal's events and has threads.",
    },
    Wall {
        rooms: &["tui"],
        except: &["tui/shell"],
        never: &["jiff", "*::SystemTime::now", "*::Instant::now"],
        law: "Screens have no clock; only the shell knows what time it is.",
    },
    Wall {
        rooms: &["tui"],
        except: &[],
        never: &["crate::cli", "clap"],
        law: "The screens do not know the command line.",
    },
    Wall {
        rooms: &["tui"],
        except: &["tui/theme"],
        never: &["ron", "serde_json"],
        law: "In `tui` only the theme reads a file format, and that file is embedded.",
    },
    Wall {
        rooms: &[""],
        except: &["tui/app", "tui/shell"],
        never: &["crate::tui::app"],
        law: "Nobody but the shell imports the app; what a leaf needs stands below the leaf.",
    },
    Wall {
        rooms: &["tui/screens", "tui/answers", "tui/overlays", "tui/turn"],
        except: &[],
        never: &["crate::tui::open", "crate::tui::way", "crate::tui::park"],
        law: "Screens get a turn and leave requests; they know neither the app nor what is around them.",
    },
    Wall {
        rooms: &[""],
        except: &["tui/shell", "cli"],
        never: &["crate::tui::shell"],
        law: "Nobody but the command line imports the shell.",
    },
    Wall {
        rooms: &["tui/widgets"],
        except: &[],
        never: &["crate::tui::screens", "crate::tui::overlays"],
        law: "Widgets know no screen and no overlay.",
    },
    Wall {
        rooms: &["tui/look", "tui/theme", "tui/keymap", "tui/action", "tui/effect", "tui/message"],
        except: &[],
        never: &["crate::tui::screens", "crate::tui::overlays", "crate::tui::widgets"],
        law: "Looks, keys, actions, effects and messages stand below every widget and screen.",
    },
    Wall {
        rooms: &[""],
        except: &["tui/widgets/text_field"],
        never: &["ratatui_textarea"],
        law: "Only the text field knows the text area of another crate.",
    },
    Wall {
        rooms: &["cli"],
        except: &[],
        never: &[
            "ratatui::Terminal",
            "ratatui::Frame",
            "ratatui::backend",
            "ratatui::crossterm",
            "ratatui::layout",
            "ratatui::widgets",
            "ratatui::init",
            "ratatui::run",
            "crossterm",
        ],
        law: "The command line draws no screen.",
    },
    Wall {
        rooms: &[""],
        except: &[],
        never: &["std::net", "tokio", "reqwest", "ureq", "hyper", "curl"],
        law: "There is no network, ever.",
    },
];

/// Whether a file, given as path below `src/` without `.rs`, is in a room.
pub fn is_in(file: &str, room: &str) -> bool {
    room.is_empty() || file == room || file.strip_prefix(room).is_some_and(|rest| rest.starts_with('/'))
}
