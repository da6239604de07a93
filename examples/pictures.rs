//! Draws the pictures of the README from the program itself: `cargo run --example pictures [FOLDER]`.
//! With `--text` the screens are printed as text instead.

#[path = "../tests/stage/mod.rs"]
mod stage;

use std::{collections::BTreeMap, fmt::Write, fs, path::PathBuf};

use kumomi::{model::Lang, store};
use ratatui::{
    buffer::{Buffer, Cell, CellWidth},
    style::{Color, Modifier},
};
use stage::Stage;

/// Width and height of a cell in the picture. Twice the width is the size of the letters: in a Japanese font of fixed
/// pitch a full-width letter then fills two cells and a half-width one fills one, without any help from the viewer.
const CELL: (usize, usize) = (9, 23);
/// From the top of a cell to the line its letters stand on.
const BASELINE: usize = 18;

fn main() -> std::io::Result<()> {
    let first = std::env::args().nth(1);
    let folder = PathBuf::from(first.clone().unwrap_or_else(|| "docs/pictures".to_owned()));
    for lang in Lang::ALL {
        for size in [(80, 24), (120, 40)] {
            for (name, keys) in [
                ("services", ""),
                ("check", "enter"),
                ("compare", "enter c"),
                ("help", "?"),
                ("note", "enter m"),
                ("evidence", "enter e esc"),
                ("profile", "P j j j j space j j j j 3 2 3 up up"),
                ("decide", "D"),
                ("schemes", "S"),
                ("certificates", "C"),
                ("findings", "down down F"),
                ("map", "S m"),
                ("arithmetic", "D ="),
            ] {
                let mut stage = Stage::opened(lang, size, store::sample(lang));
                stage.press(keys);
                if name == "check" || name == "note" {
                    stage.press("g");
                    stage.press(&"down ".repeat(9));
                }
                let buffer = stage.draw().0;
                if first.as_deref() == Some("--text") {
                    println!("{name} {} {size:?}\n{}", lang.code(), stage::text_of(&buffer));
                } else if size == (120, 40) && matches!(name, "check" | "compare" | "decide" | "schemes") {
                    fs::create_dir_all(&folder)?;
                    fs::write(folder.join(format!("{name}.{}.svg", lang.code())), svg(&buffer))?;
                }
            }
        }
    }
    Ok(())
}

/// A screen as an SVG picture: the backgrounds, then the frames as lines, then the words.
fn svg(buffer: &Buffer) -> String {
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"'BIZ UDGothic','IPAGothic','Noto Sans Mono CJK JP','MS Gothic','Osaka-Mono',monospace\" \
         font-size=\"{}\">\n<rect width=\"100%\" height=\"100%\" fill=\"#14181f\"/>\n",
        CELL.0 * 2
    );
    let mut frames: BTreeMap<String, String> = BTreeMap::new();
    let mut words = String::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let kind = Kind::of(cell);
            let mut end = x;
            let mut text = String::new();
            // A run of one style and one kind, so that nothing depends on how wide a viewer's font draws the others.
            while end < buffer.area.width {
                let next = &buffer[(end, y)];
                if next.style() != cell.style() || Kind::of(next) != kind {
                    break;
                }
                text.push_str(next.symbol());
                end += next.symbol().cell_width().max(1);
            }
            let left = usize::from(x) * CELL.0;
            let run = (usize::from(end) - usize::from(x)) * CELL.0;
            let top = usize::from(y) * CELL.1;
            if let Some(fill) = hex(cell.bg) {
                let _ = writeln!(
                    out,
                    "<rect x=\"{left}\" y=\"{top}\" width=\"{run}\" height=\"{}\" fill=\"{fill}\"/>",
                    CELL.1
                );
            }
            match kind {
                Kind::Blank => {}
                Kind::Frame => {
                    let path = frames.entry(colour(cell)).or_default();
                    for (n, symbol) in text.chars().enumerate() {
                        lines(path, symbol, left + n * CELL.0, top);
                    }
                }
                Kind::Wide | Kind::Narrow => word(&mut words, cell, &text, (left, top), run),
            }
            x = end;
        }
    }
    for (stroke, path) in frames {
        let _ = writeln!(out, "<path d=\"{path}\" stroke=\"{stroke}\" fill=\"none\"/>");
    }
    out + &words + "</svg>\n"
}

/// What is in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Frame,
    Narrow,
    Wide,
}

impl Kind {
    fn of(cell: &Cell) -> Kind {
        let symbol = cell.symbol();
        match symbol.chars().next() {
            None | Some(' ' | '\u{3000}') => Kind::Blank,
            Some('\u{2500}'..='\u{257f}') => Kind::Frame,
            Some(_) if symbol.cell_width() > 1 => Kind::Wide,
            Some(_) => Kind::Narrow,
        }
    }
}

/// Adds the lines of a box character to a path: left, right, up and down from the middle of its cell.
fn lines(path: &mut String, symbol: char, left: usize, top: usize) {
    let (west, east, north, south) = match symbol {
        '─' => (true, true, false, false),
        '│' => (false, false, true, true),
        '┌' => (false, true, false, true),
        '┐' => (true, false, false, true),
        '└' => (false, true, true, false),
        '┘' => (true, false, true, false),
        other => panic!("a box character that cannot be drawn yet: {other}"),
    };
    let (x, y) = (left as f32 + CELL.0 as f32 / 2.0, top as f32 + CELL.1 as f32 / 2.0);
    let (right, bottom) = (left + CELL.0, top + CELL.1);
    if west || east {
        let from = if west { left as f32 } else { x };
        let to = if east { right as f32 } else { x };
        let _ = write!(path, "M{from} {y}H{to}");
    }
    if north || south {
        let from = if north { top as f32 } else { y };
        let to = if south { bottom as f32 } else { y };
        let _ = write!(path, "M{x} {from}V{to}");
    }
}

fn word(out: &mut String, cell: &Cell, text: &str, (left, top): (usize, usize), width: usize) {
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // For viewers without a Japanese font of fixed pitch: the run is pressed into its cells.
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" fill=\"{}\"{weight} textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{escaped}</text>",
        top + BASELINE,
        colour(cell)
    );
}

fn colour(cell: &Cell) -> String {
    hex(cell.fg).unwrap_or_else(|| "#d8dee9".to_owned())
}

fn hex(color: Color) -> Option<String> {
    match color {
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        _ => None,
    }
}
