//! Draws the pictures of the README from the program itself: `cargo run --example pictures [FOLDER]`.
//! With `--text` the screens are printed as text instead.

#[path = "../tests/stage/mod.rs"]
mod stage;

use std::{fmt::Write, fs, path::PathBuf};

use kumomi::{
    model::{Lang, Verdict},
    store,
};
use ratatui::{
    buffer::{Buffer, CellWidth},
    style::{Color, Modifier},
};
use stage::Stage;

/// Width and height of a cell in the picture.
const CELL: (usize, usize) = (9, 19);

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
                } else if size == (120, 40) && matches!(name, "check" | "compare") {
                    fs::create_dir_all(&folder)?;
                    fs::write(folder.join(format!("{name}.{}.svg", lang.code())), svg(&buffer))?;
                }
            }
        }
    }
    debug_assert!(Verdict::ALL.len() == 5);
    Ok(())
}

/// A screen as an SVG picture.
fn svg(buffer: &Buffer) -> String {
    let (width, height) = (
        usize::from(buffer.area.width) * CELL.0,
        usize::from(buffer.area.height) * CELL.1,
    );
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"'BIZ UDGothic','Noto Sans Mono CJK JP','IPAGothic','MS Gothic',monospace\" font-size=\"15\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#14181f\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let mut text = cell.symbol().to_owned();
            let mut end = x + cell.symbol().cell_width().max(1);
            let wide = text.cell_width() > 1;
            // One text element a run of the same style and width, so that columns stay where they are.
            while end < buffer.area.width && buffer[(end, y)].style() == cell.style() {
                let next = buffer[(end, y)].symbol();
                if (next.cell_width() > 1) != wide {
                    break;
                }
                text.push_str(next);
                end += next.cell_width().max(1);
            }
            run(&mut out, cell, &text, (x, y), end - x);
            x = end;
        }
    }
    out.push_str("</svg>\n");
    out
}

fn run(out: &mut String, cell: &ratatui::buffer::Cell, text: &str, (x, y): (u16, u16), columns: u16) {
    let (left, top) = (usize::from(x) * CELL.0, usize::from(y) * CELL.1);
    let width = usize::from(columns) * CELL.0;
    if let Some(fill) = hex(cell.bg) {
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{fill}\"/>",
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let fill = hex(cell.fg).unwrap_or_else(|| "#d8dee9".to_owned());
    let weight = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" fill=\"{fill}\"{weight} textLength=\"{width}\" xml:space=\"preserve\">{escaped}</text>",
        top + CELL.1 - 5
    );
}

fn hex(color: Color) -> Option<String> {
    match color {
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        _ => None,
    }
}
