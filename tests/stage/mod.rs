//! A stage for the app: keys in, effects and screen out, without terminal, disk or clock. A test reads like a user.
#![allow(dead_code, reason = "each test file uses a part of the stage")]

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kumomi::{
    exchange::{ask, receive},
    model::{Answer, Comparison, Day, Draft, Id, Lang, Questions, Service, Verdict},
    store,
    tui::{
        app::App,
        effect::Effect,
        look::Look,
        message::{Library, Listing, Message, OpenedFile},
        setup::Setup,
        theme::Theme,
    },
};
use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::{Position, Rect},
    style::Color,
};

/// The app on a screen of a fixed size.
pub struct Stage {
    /// The app itself.
    pub app: App,
    /// Every effect so far, in order.
    pub effects: Vec<Effect>,
    /// Language of the screens.
    pub lang: Lang,
    size: (u16, u16),
    /// Whether the catalogue comes as soon as it is asked for.
    pub has_library: bool,
    /// The comparison as it was opened last.
    opened: Option<Comparison>,
}

/// What is known about schemes, read once for all tests.
pub fn library() -> Arc<Library> {
    static LIBRARY: std::sync::OnceLock<Arc<Library>> = std::sync::OnceLock::new();
    let read = || {
        Arc::new(Library {
            catalogue: Arc::new(store::builtin_catalogue()),
            study: store::study(),
            questions: Questions::freeze(&store::builtin_checklist()),
        })
    };
    Arc::clone(LIBRARY.get_or_init(read))
}

/// The fixed present day.
pub fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

fn new_id() -> Id {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    Id(format!("new-{}", NEXT.fetch_add(1, Ordering::Relaxed)))
}

/// A comparison on IPA's list with services of these names and no answers.
pub fn comparison(names: &[&str]) -> Comparison {
    let mut comparison = Comparison::new(Id("c".into()), "顧客名簿の置き場所", today(), &store::builtin_checklist());
    comparison.services =
        (names.iter().enumerate()).map(|(n, name)| Arc::new(Service::new(Id(format!("s{n}")), *name))).collect();
    comparison
}

/// A provider's reply to the questions about the first service, as Markdown.
pub fn reply(comparison: &Comparison, lang: Lang) -> String {
    let order = ask::Order { items: ask::WhichItems::Provider, deadline: None, today: today(), lang };
    let made = ask::questionnaire(comparison, &comparison.services[0], Some(&store::builtin_checklist()), &order);
    let fill = |text: String, number: &str, cells: &str| {
        let row = format!("| {number} ");
        let line = text.lines().find(|line| line.starts_with(&row)).expect("a row").to_owned();
        text.replace(&line, &line.replacen("| | | | |", cells, 1))
    };
    let filled = fill(ask::markdown(&made), "10", "| はい | 毎日、別の県に写します | 法人プラン | |");
    let filled = fill(filled, "11", "| たぶん | 調べています | | |");
    let filled = fill(filled, "12", "| いいえ | 電話の窓口はありません | | |");
    format!("{filled}\n| 99 | 知らない項目 |\n")
}

/// A row of the start screen.
pub fn listing(title: &str, answered: usize) -> Listing {
    Listing {
        path: PathBuf::from(format!("/data/{title}.ron")),
        title: title.to_owned(),
        sample: false,
        services: 3,
        answered,
        all: 45,
        changed: "2026-11-21 18:05".to_owned(),
        twin: false,
        due: 0,
        expired: 0,
        error: None,
    }
}

/// A comparison as the shell opens it.
pub fn opened(path: &str, comparison: Comparison) -> OpenedFile {
    OpenedFile {
        comparison,
        path: PathBuf::from(path),
        held_by: None,
        earlier_rule: false,
        fresh: false,
        comments: false,
        drafts: Vec::new(),
        checklist: Some(store::builtin_checklist()),
    }
}

impl Stage {
    /// The start screen in the dark theme, before anything has been read.
    pub fn empty(lang: Lang, size: (u16, u16)) -> Stage {
        Stage::with_look(Look { lang, theme: Theme::named("dark").unwrap(), ascii: false }, size)
    }

    /// As [`Stage::empty`], with another look.
    pub fn with_look(look: Look, size: (u16, u16)) -> Stage {
        Stage::signed(look, size, "山田")
    }

    /// As [`Stage::with_look`], with another name for who answers.
    pub fn signed(look: Look, size: (u16, u16), by: &str) -> Stage {
        let lang = look.lang;
        let catalogue = Arc::new(store::empty_catalogue());
        let app = App::new(Setup { look, size, by: by.to_owned(), catalogue, today, new_id });
        Stage { app, effects: Vec::new(), lang, size, has_library: true, opened: None }
    }

    /// With a comparison open.
    pub fn opened(lang: Lang, size: (u16, u16), comparison: Comparison) -> Stage {
        let mut stage = Stage::empty(lang, size);
        stage.open(comparison);
        stage
    }

    /// Opens a comparison.
    pub fn open(&mut self, comparison: Comparison) {
        self.open_at("/data/c.ron", comparison, Vec::new());
    }

    /// Opens a comparison of this file, with texts that were left unfinished.
    pub fn open_at(&mut self, path: &str, comparison: Comparison, drafts: Vec<Draft>) {
        self.opened = Some(comparison.clone());
        self.tell(Message::Opened(Box::new(OpenedFile { drafts, ..opened(path, comparison) })));
    }

    /// Gives the app a message.
    pub fn tell(&mut self, message: Message) {
        let (pressed, effects): (Vec<_>, Vec<_>) =
            (self.app.update(message).into_iter()).partition(|effect| matches!(effect, Effect::Press(_)));
        let asked = effects.contains(&Effect::ReadLibrary);
        self.effects.extend(effects);
        for effect in pressed {
            let Effect::Press(keys) = effect else { continue };
            keys.into_iter().for_each(|key| self.tell(Message::Key(key)));
        }
        // The shell reads it in the background; here it is there at once.
        if asked && self.has_library {
            self.tell(Message::Library(library()));
        }
    }

    /// A provider's reply to the questions about the first service comes in.
    pub fn reply(&mut self) {
        let text = reply(self.opened.as_ref().expect("one was opened"), self.lang);
        let reply = receive::read(text.as_bytes(), "回答.md").expect("a reply");
        self.tell(Message::Reply(Box::new(reply)));
    }

    /// Presses keys, named as in the command table and separated by blanks.
    pub fn press(&mut self, keys: &str) -> &mut Stage {
        for key in keys.split_whitespace() {
            self.tell(Message::Key(key_of(key)));
        }
        self
    }

    /// Types a text, character by character.
    pub fn types(&mut self, text: &str) -> &mut Stage {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.tell(Message::Key(KeyEvent::from(code)));
        }
        self
    }

    /// A text that arrives as keys at once, as a paste does where the terminal does not mark it.
    pub fn bursts(&mut self, text: &str) -> &mut Stage {
        let key = |c| KeyEvent::from(if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) });
        self.tell(Message::Burst(text.chars().map(key).collect()));
        self
    }

    /// Clicks with the left button.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Stage {
        self.tell(Message::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: x,
            row: y,
            modifiers: KeyModifiers::NONE,
        }));
        self
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Stage {
        self.size = (width, height);
        self.tell(Message::Resize(width, height));
        self
    }

    /// The screen and the place of the caret.
    pub fn draw(&self) -> (Buffer, Option<Position>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let caret = self.app.draw(area, &mut buffer);
        (buffer, caret)
    }

    /// The screen as text, one line a row.
    pub fn text(&self) -> String {
        let (buffer, _) = self.draw();
        text_of(&buffer)
    }

    /// Whether the screen shows a text.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The place of a text on the screen.
    pub fn find(&self, text: &str) -> Option<Position> {
        let screen = self.text();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text))?;
        let before = &line[..line.find(text)?];
        let x = if before.is_empty() { 0 } else { before.cell_width() };
        Some(Position { x, y: u16::try_from(y).ok()? })
    }

    /// The colour of the first character of a text on the screen.
    pub fn colour(&self, text: &str) -> Option<Color> {
        let place = self.find(text)?;
        Some(self.draw().0[place].fg)
    }

    /// The state that was handed over for saving last.
    pub fn saved(&self) -> Option<&Comparison> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Save(_, comparison) => Some(&**comparison),
            _ => None,
        })
    }

    /// The unfinished texts that were handed over last.
    pub fn drafts(&self) -> Option<&[Draft]> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Drafts(drafts) => Some(&drafts[..]),
            _ => None,
        })
    }

    /// What was handed over last for an item of a service, by their places.
    pub fn answer(&self, service: usize, item: usize) -> Option<Answer> {
        let comparison = self.saved()?;
        let question = comparison.questions.items().nth(item)?;
        comparison.services.get(service)?.answer(&question.id).cloned()
    }

    /// The verdicts of a service that were handed over last.
    pub fn verdicts(&self, service: usize) -> Vec<Option<Verdict>> {
        let comparison = self.saved().expect("something was saved");
        let service = &comparison.services[service];
        comparison.questions.items().map(|question| service.verdict(&question.id)).collect()
    }
}

/// The rows of a buffer; the second half of a wide character is left out.
pub fn text_of(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut x = buffer.area.left();
        let mut line = String::new();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += symbol.cell_width().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The key of a name in the command table.
pub fn key_of(name: &str) -> KeyEvent {
    let (modifiers, base) = match name.split_once('-') {
        Some(("ctrl", base)) => (KeyModifiers::CONTROL, base),
        Some(("shift", base)) => (KeyModifiers::SHIFT, base),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match base {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        "f1" => KeyCode::F(1),
        base => {
            let mut chars = base.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => KeyCode::Char(c),
                _ => panic!("no such key: {name}"),
            }
        }
    };
    KeyEvent::new(code, modifiers)
}
