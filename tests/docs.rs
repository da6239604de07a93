//! The pages for people, held against the program: the tables of keys, the commands and options they name, the files they
//! quote, the links and pictures. Must not judge how they are worded.

#[path = "docs/deciding.rs"]
mod deciding;
#[path = "docs/keys.rs"]
mod keys;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use kumomi::{
    exchange::{
        import::ColumnRole,
        words::{LOOSE, WORDS},
    },
    model::{Answer, Comparison, Day, FindingRule, Id, Lang, Service, Severity, Verdict},
    store,
};

/// Every page, and for those in two languages their pair.
const PAGES: [&str; 18] = [
    "README.ja.md",
    "README.md",
    "docs/certificates.ja.md",
    "docs/certificates.md",
    "docs/deciding.ja.md",
    "docs/deciding.md",
    "docs/files.ja.md",
    "docs/files.md",
    "docs/json.md",
    "docs/questions.ja.md",
    "docs/questions.md",
    "docs/reports.ja.md",
    "docs/reports.md",
    "docs/shell.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
];
const PAIRS: [(&str, &str); 6] = [
    ("README.ja.md", "README.md"),
    ("docs/certificates.ja.md", "docs/certificates.md"),
    ("docs/deciding.ja.md", "docs/deciding.md"),
    ("docs/files.ja.md", "docs/files.md"),
    ("docs/questions.ja.md", "docs/questions.md"),
    ("docs/reports.ja.md", "docs/reports.md"),
];
const OWN_LIST: &str = "docs/own-checklist.ron";
const OWN_SCHEMES: &str = "docs/own-schemes.ron";
const PICTURES: [&str; 4] = ["check", "compare", "decide", "schemes"];
const REPORTS: [&str; 2] = ["screen", "print"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// The blocks of a page that are fenced as `language`.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = text(page);
    let parts: Vec<&str> = text.split("```").collect();
    let fenced = parts.iter().skip(1).step_by(2);
    fenced.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n').map(str::to_owned)).collect()
}

#[test]
fn the_tables_of_keys_are_those_of_the_program() {
    for lang in Lang::ALL {
        let file = keys::file(lang);
        let readme = text(file);
        assert!(keys::renewed(&readme, lang) == readme, "{file} is behind: cargo run --example keys");
    }
}

#[test]
fn every_link_leads_somewhere() {
    for page in PAGES {
        let text = text(page);
        let folder = root().join(page).parent().expect("a folder").to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            if !link.starts_with("https://") && !file.is_empty() {
                assert!(folder.join(file).exists(), "{page}: {link}");
            }
        }
    }
}

#[test]
fn the_pictures_are_there_and_shown() {
    for lang in Lang::ALL {
        let readme = text(keys::file(lang));
        for name in PICTURES {
            let picture = format!("docs/pictures/{name}.{}.svg", lang.code());
            assert!(text(&picture).starts_with("<svg "), "{picture}");
            assert!(readme.contains(&format!("]({picture})")), "{picture}");
        }
        for name in REPORTS {
            let picture = format!("docs/pictures/report-{name}.{}.png", lang.code());
            let bytes = fs::read(root().join(&picture)).unwrap_or_else(|error| panic!("{picture}: {error}"));
            assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 150_000, "{picture}");
            assert!(readme.contains(&format!("]({picture})")), "{picture}");
        }
    }
}

#[test]
fn both_languages_have_the_same_build() {
    for (ja, en) in PAIRS {
        let bones = |page| {
            let text = text(page);
            let marks = ["## ", "|---", "```", "- ", "1. ", "!["];
            let bone = |line: &str| marks.into_iter().find(|mark| line.trim_start().starts_with(mark));
            text.lines().filter_map(bone).collect::<Vec<_>>()
        };
        assert_eq!(bones(ja), bones(en), "{ja}, {en}");
        let name = |page: &str| page.rsplit('/').next().unwrap_or_default().to_owned();
        assert!(text(ja).contains(&format!("]({})", name(en))));
        assert!(text(en).contains(&format!("]({})", name(ja))));
    }
}

/// What `kumomi … --help` says.
fn help(args: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_kumomi"))
        .args(args)
        .args(["--lang", "en", "--help"])
        .output()
        .expect("the program runs");
    String::from_utf8(ran.stdout).expect("UTF-8")
}

fn subcommands() -> Vec<String> {
    let help = help(&[]);
    let list = help.split("Commands:\n").nth(1).expect("a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn the_commands_and_options_are_those_of_the_program() {
    let subcommands = subcommands();
    assert!(subcommands.len() > 8, "{subcommands:?}");
    let mut helps = help(&[]);
    for sub in subcommands.iter().filter(|sub| *sub != "help") {
        helps += &help(&[sub]);
    }
    for below in ["add", "set", "list", "remove"] {
        helps += &help(&["cert", below]);
    }
    let word = |c: char| !(c.is_ascii_lowercase() || c == '-');
    let known: BTreeSet<&str> = helps.split(word).filter(|word| word.starts_with("--")).collect();
    let cargo = ["--release", "--example", "--path", "--test"];
    for page in PAGES.into_iter().filter(|page| !page.contains("CHANGELOG")) {
        let text = text(page);
        for option in text.split(word).filter(|word| word.starts_with("--") && word.len() > 3) {
            let dashes = option.chars().all(|c| c == '-');
            assert!(dashes || cargo.contains(&option) || known.contains(option), "{page}: {option}");
        }
        if page.starts_with("README") {
            for sub in &subcommands {
                assert!(text.contains(&format!("| `{sub}` | ")), "{page} lacks {sub}");
            }
        }
    }
}

#[test]
fn the_words_that_are_understood_are_told_word_for_word() {
    for (lang, page) in [(Lang::Ja, "docs/questions.ja.md"), (Lang::En, "docs/questions.md")] {
        let text = text(page);
        for (verdict, words) in WORDS.into_iter().chain(LOOSE) {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let row = format!("| {} | {} |\n", verdict.word(lang), words.join(" "));
            assert!(text.contains(&row), "{page} lacks {row}");
        }
        for role in ColumnRole::ids() {
            assert!(text.contains(&format!("`{role}`")), "{page} lacks {role}");
        }
    }
}

#[test]
fn the_own_list_loads_and_is_quoted_as_it_is() {
    let list =
        store::read_checklist(&root().join(OWN_LIST)).unwrap_or_else(|error| panic!("{}", error.message(Lang::En)));
    assert_eq!(list.items().count(), 5);
    assert_eq!(list.languages, ["ja", "en"]);
    for lang in Lang::ALL {
        let quoted = blocks(keys::file(lang), "ron").pop().expect("a quotation");
        assert!(text(OWN_LIST).contains(&quoted), "{quoted}");
    }
}

#[test]
fn the_own_schemes_load_and_are_quoted_as_they_are() {
    let catalogue = store::builtin_catalogue();
    let own = store::read_catalogue(&root().join(OWN_SCHEMES), &catalogue)
        .unwrap_or_else(|error| panic!("{}", error.message(Lang::En)));
    let [scheme] = &own.schemes[..] else { panic!("one scheme") };
    assert!(!scheme.helps.is_empty() && !scheme.gaps.is_empty() && !scheme.not_guaranteed.is_empty());
    for page in ["docs/certificates.ja.md", "docs/certificates.md"] {
        let quoted = blocks(page, "ron").pop().expect("a quotation");
        assert!(text(OWN_SCHEMES).contains(&quoted), "{page}: {quoted}");
    }
}

/// The cells of the rows of a table whose first cell is an id.
fn rows(page: &str) -> Vec<Vec<String>> {
    let text = text(page);
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_rule_about_certificates_is_told() {
    for (page, lang) in [("docs/certificates.ja.md", Lang::Ja), ("docs/certificates.md", Lang::En)] {
        let rows: Vec<_> = rows(page).into_iter().filter(|cells| cells.len() == 8).collect();
        let told: Vec<_> = rows.iter().map(|cells| (cells[1].as_str(), cells[2].as_str())).collect();
        let ids = FindingRule::ALL.iter().map(|rule| format!("`{}`", rule.id())).collect::<Vec<_>>();
        let rules = FindingRule::ALL.iter().zip(&ids);
        let expected: Vec<_> = rules.map(|(rule, id)| (id.as_str(), rule.word(lang))).collect();
        assert_eq!(told, expected, "{page}");
        for cells in &rows {
            let named = Severity::ALL.iter().any(|one| cells[3].contains(one.word(lang)));
            assert!(named && cells[4..7].iter().all(|cell| !cell.is_empty()), "{page}: {cells:?}");
        }
        for severity in Severity::ALL {
            assert!(text(page).contains(&format!("\n| {} | ", severity.word(lang))), "{page}");
        }
    }
}

#[test]
fn the_documents_behind_the_catalogue_are_named_with_their_years() {
    for (page, lang) in [("docs/certificates.ja.md", Lang::Ja), ("docs/certificates.md", Lang::En)] {
        for source in store::builtin_catalogue().sources {
            let year = match (lang, source.about) {
                (Lang::Ja, false) => format!(" | {}年 | ", source.year),
                (Lang::Ja, true) => format!(" | {}年ごろ | ", source.year),
                (Lang::En, false) => format!(" | {} | ", source.year),
                (Lang::En, true) => format!(" | about {} | ", source.year),
            };
            assert!(text(page).contains(&year), "{page}: {year}");
        }
    }
}

/// The comparison that the READMEs show, before and after one answer.
fn shown(lang: Lang) -> [Comparison; 2] {
    let id = |end: &str| Id(format!("01a2010f-{end}"));
    let day: Day = "2026-11-22".parse().expect("a day");
    let list = store::builtin_checklist();
    let title = lang.pick("店のメール", "Shop mail");
    let mut comparison = Comparison::new(id("d5f6-708d-a0de-70a5e3dd35e5"), title, day, &list);
    let answer = |item: &str, verdict, note: &str| Answer {
        verdict: Some(verdict),
        note: note.to_owned(),
        by: lang.pick("田中", "Tanaka").to_owned(),
        day: Some(day),
        ..Answer::empty(item)
    };
    let mut first = Service::new(id("d5f7-7a31-93d5-0d1c1f0a8a11"), lang.pick("ミナトメール", "Minato Mail"));
    let second = Service::new(id("d5f7-7a31-93d5-0d2f60c2b9d4"), lang.pick("空色メール", "Sorairo Mail"));
    let asked = lang.pick("戻し方を問い合わせ中", "Asked how a restore works");
    first.answers = vec![answer("ipa15-01", Verdict::Yes, ""), answer("ipa15-10", Verdict::Unknown, asked)];
    comparison.services = vec![Arc::new(first), Arc::new(second)];
    let mut later = comparison.clone();
    let got = lang.pick("手順書を受け取った。試すのは来週", "Got the instructions; trying them next week");
    Arc::make_mut(&mut later.services[0]).answers[1] = answer("ipa15-10", Verdict::Partly, got);
    [comparison, later]
}

#[test]
fn the_file_and_the_difference_are_shown_as_they_are() {
    for lang in Lang::ALL {
        let file = keys::file(lang);
        let [before, after] = shown(lang).map(|comparison| store::render(&comparison));
        let quoted = blocks(file, "ron").swap_remove(0);
        for piece in quoted.split("        …\n") {
            assert!(before.contains(piece), "{file} shows what no file holds:\n{piece}");
        }
        let diff = blocks(file, "diff").pop().expect("a difference");
        let lines = diff.lines().skip(1);
        let side = |sign: char| {
            let kept = lines.clone().filter(|line| line.starts_with([' ', sign]));
            kept.map(|line| format!("{}\n", &line[1..])).collect::<String>()
        };
        let (old, new) = (side('-'), side('+'));
        assert!(before.contains(&old) && after.contains(&new), "{file}: another difference");
        assert_eq!(before.replacen(&old, &new, 1), after, "{file}: all of the difference");
        let at = before[..before.find(&old).expect("it is there")].lines().count() + 1;
        let (lost, got) = (old.lines().count(), new.lines().count());
        assert!(diff.starts_with(&format!("@@ -{at},{lost} +{at},{got} @@\n")), "{file}: line {at}");
    }
}

#[test]
fn every_page_is_known_here() {
    for folder in ["", "docs"] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let page = path.strip_prefix(root()).expect("below the root");
                assert!(PAGES.iter().any(|known| Path::new(known) == page), "{}", page.display());
            }
        }
    }
}

/// All sources below a folder, as one text.
fn code(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .map(|path| match path.is_dir() {
            true => code(&path),
            false => fs::read_to_string(&path).expect("a source is UTF-8"),
        })
        .collect()
}

#[test]
fn the_glossary_names_what_the_code_has() {
    let code = code(&root().join("src"));
    let names: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let glossary = text("CONTRIBUTING.md");
    let (_, table) = glossary.split_once("| in code |").expect("the glossary");
    let named = table.lines().filter(|line| line.starts_with("| ")).flat_map(|row| row.split('`').skip(1).step_by(2));
    let unknown: Vec<&str> = named.filter(|name| !names.contains(name)).collect();
    assert!(table.lines().count() > 30 && unknown.is_empty(), "{unknown:?}");
}
