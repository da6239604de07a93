//! The HTML as a page: valid in its bones, readable for everybody, and right in a real browser where one is installed.

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Command, Output},
};

use kumomi::{
    model::Lang,
    report::{Format, Subject},
    store,
};

use crate::fixture::{World, today};

const CSS: &str = include_str!("../../templates/report.css");

/// Ink and paper that meet, as the style has them.
const PAIRS: [(&str, &str); 16] = [
    ("ink", "paper"),
    ("ink", "soft"),
    ("muted", "paper"),
    ("muted", "soft"),
    ("accent", "paper"),
    ("accent", "soft"),
    ("met-ink", "met"),
    ("half-ink", "half"),
    ("unmet-ink", "unmet"),
    ("unknown-ink", "unknown"),
    ("out-ink", "out"),
    ("open-ink", "open"),
    ("half-ink", "paper"),
    ("unmet-ink", "paper"),
    ("muted", "open"),
    ("ink", "bar-soft"),
];

/// The colour of a name in a block of the style, as red, green, blue.
fn colour(block: &str, name: &str) -> [f64; 3] {
    let mark = format!("--{name}: #");
    let at = block.find(&mark).unwrap_or_else(|| panic!("no {name}")) + mark.len();
    let byte = |n: usize| f64::from(u8::from_str_radix(&block[at + n..at + n + 2], 16).expect("a colour"));
    [byte(0), byte(2), byte(4)]
}

/// Relative luminance and contrast as WCAG 2 has them.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let part = colour.map(|value| {
            let value = value / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2] + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

#[test]
fn colours_can_be_read_in_light_and_dark() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
    let (light, rest) = CSS.split_once("prefers-color-scheme: dark").expect("two schemes");
    let dark = rest.split("@page").next().expect("a block");
    for (name, block) in [("light", light), ("dark", dark)] {
        for (ink, paper) in PAIRS {
            let found = contrast(colour(block, ink), colour(block, paper));
            // What only lies behind a drawing needs less.
            let least = if paper == "bar-soft" { 3.0 } else { 4.5 };
            assert!(found >= least, "{name}: {ink} on {paper} has {found:.2}");
        }
        let drawn = contrast(colour(block, "bar"), colour(block, "soft"));
        assert!(drawn >= 3.0, "{name}: a bar has {drawn:.2}");
    }
    let used: BTreeSet<&str> = CSS.split("color: var(--").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let known: BTreeSet<&str> = PAIRS.iter().map(|(ink, _)| *ink).chain(["accent"]).collect();
    assert!(used.iter().all(|ink| known.contains(ink)), "{used:?}");
}

/// Every page there is to look at: with and without answers, a decision, certificates.
fn pages() -> Vec<String> {
    let world = World::new();
    let mut pages: Vec<String> = Lang::ALL.map(|lang| world.text(Format::Html, lang)).to_vec();
    let mut empty = world.comparison.clone();
    empty.services.clear();
    empty.record = kumomi::model::Record::default();
    for (comparison, lang) in
        [(empty, Lang::Ja), (store::sample(Lang::Ja), Lang::Ja), (store::sample(Lang::En), Lang::En)]
    {
        let subject = Subject::new(&comparison, Some(&world.list), &world.catalogue, today());
        let bytes = kumomi::report::bytes(&subject, Format::Html, lang, false).expect("it fits");
        pages.push(String::from_utf8(bytes).expect("UTF-8"));
    }
    pages
}

#[test]
fn every_tag_is_closed_and_nothing_comes_from_outside() {
    const EMPTY: [&str; 7] = ["meta", "br", "rect", "polygon", "line", "!DOCTYPE", "path"];
    for page in pages() {
        let mut open: Vec<&str> = Vec::new();
        for piece in page.split('<').skip(1) {
            let tag = piece.split('>').next().expect("a tag");
            let name = tag.split([' ', '\n']).next().expect("a name").trim_end_matches('/');
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
                None if EMPTY.contains(&name) || tag.ends_with('/') => {}
                None => open.push(name),
            }
            for outside in ["src=", "href=\"h", "@import", "url("] {
                assert!(!tag.contains(outside), "{tag}");
            }
        }
        assert!(open.is_empty(), "{open:?}");
        assert!(!CSS.contains("url(") && !CSS.contains("@import") && !CSS.contains('<'));
        let policy = ["<script", "onclick", "<link", "<img", "<iframe"];
        assert!(policy.iter().all(|word| !page.contains(word)));
    }
}

#[test]
fn headings_tables_and_drawings_can_be_read_out() {
    for page in pages() {
        let body = page.split_once("</head>").expect("a head").1;
        let mut level = 0;
        for piece in body.split("<h").skip(1) {
            let Some(next) = piece.chars().next().and_then(|c| c.to_digit(10)) else {
                continue;
            };
            assert!(next <= level + 1, "a heading of level {next} after {level}");
            level = next;
        }
        assert_eq!(body.matches("<h1").count(), 1);
        for cell in body.split("<th").skip(1).filter(|rest| rest.starts_with([' ', '>'])) {
            assert!(cell.split('>').next().is_some_and(|tag| tag.contains("scope=")), "{cell:.40}");
        }
        for drawing in body.split("<svg").skip(1) {
            let head = drawing.split("</title>").next().expect("a title");
            assert!(head.contains("role=\"img\"") && head.contains("aria-label=\"") && head.contains("<title>"));
        }
        let ids: Vec<&str> = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids are used once");
        for link in body.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&link), "#{link}");
        }
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\""));
    }
}

/// Runs a headless browser on a page; `None` where there is none that starts.
fn browser(folder: &Path, page: &Path, args: &[String]) -> Option<Output> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let starts = |name: &&&str| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|asked| asked.status.success())
    };
    let Some(name) = names.iter().find(starts) else {
        eprintln!("no Chromium is installed: not tested with it");
        return None;
    };
    let ran = Command::new(name)
        .args(["--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(args)
        .arg(format!("file://{}", page.display()))
        .output();
    Some(ran.expect("it started a moment ago"))
}

#[test]
fn a_browser_shows_it_without_a_complaint_and_without_scrolling_sideways() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut frames = String::new();
    for (n, page) in pages().into_iter().enumerate() {
        for width in [320, 800, 1280] {
            let inside = page.replace('&', "&amp;").replace('"', "&quot;");
            frames += &format!(
                "<iframe id=\"{n}-{width}\" width=\"{width}\" height=\"600\" style=\"border:0\" srcdoc=\"{inside}\"></iframe>"
            );
        }
    }
    let measure = "<script>onload = () => { for (const frame of document.querySelectorAll('iframe')) { \
        const root = frame.contentDocument.documentElement; const line = document.createElement('p'); \
        line.textContent = 'MEASURED ' + frame.id + ' ' + frame.width + ' ' + root.scrollWidth; \
        document.body.appendChild(line); } }</script>";
    let wrapper = folder.path().join("wrapper.html");
    std::fs::write(&wrapper, format!("<!DOCTYPE html><meta charset=\"utf-8\"><body>{frames}{measure}</body>"))
        .expect("a file");
    let Some(ran) = browser(folder.path(), &wrapper, &["--dump-dom".to_owned()]) else {
        return;
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(!said.contains("CONSOLE"), "{said}");
    let dom = String::from_utf8_lossy(&ran.stdout);
    let measured: Vec<&str> = dom.split("<p>MEASURED ").skip(1).filter_map(|rest| rest.split("</p>").next()).collect();
    assert_eq!(measured.len(), 15, "{said}");
    for line in measured {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[1], words[2], "page and width {}: as wide as its window", words[0]);
    }
}

#[test]
fn a_browser_prints_it_on_a4() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("report.html");
    std::fs::write(&page, World::new().text(Format::Html, Lang::Ja)).expect("a file");
    let pdf = folder.path().join("report.pdf");
    let print = ["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", pdf.display())];
    let Some(ran) = browser(folder.path(), &page, &print) else {
        return;
    };
    let bytes = std::fs::read(&pdf).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    assert!(bytes.starts_with(b"%PDF"));
    let text = String::from_utf8_lossy(&bytes);
    // A4 in points.
    assert!(text.contains("/MediaBox [0 0 594.95996 841.91998]") || text.contains("/MediaBox [0 0 595"), "A4");
    let pages = text.matches("/Type /Page\n").count();
    assert!((6..=20).contains(&pages), "{pages} pages");
}
