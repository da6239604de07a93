//! Makes file names: safe ones from titles, and those of the files that stand beside a file.
//! Must not know what is in the files.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

use unicode_normalization::UnicodeNormalization;

use crate::model::is_hidden;

/// Longest name made from a title, in bytes, without number and ending. Most systems allow 255 in all.
const MAX_STEM: usize = 120;
/// Longest file name in bytes on the usual systems.
const MAX_NAME: usize = 255;

/// A file name without ending for a title: a single safe part of a path on every system.
pub fn stem(title: &str) -> String {
    let mut safe = String::new();
    for c in title.nfc() {
        let c = match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '_',
            c if c.is_whitespace() || is_hidden(c) => ' ',
            c => c,
        };
        if !(c == ' ' && safe.ends_with(' ')) {
            safe.push(c);
        }
    }
    let edges = |c: char| c == '.' || c.is_whitespace();
    let mut name = safe.trim_matches(edges).to_owned();
    if is_reserved(&name) {
        name.insert(0, '_');
    }
    match up_to(&name, MAX_STEM).trim_end_matches(edges) {
        "" => "comparison".to_owned(),
        name => name.to_owned(),
    }
}

/// Names that Windows keeps for devices, whatever their ending.
fn is_reserved(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    if matches!(base.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$") {
        return true;
    }
    let digit = base.strip_prefix("COM").or_else(|| base.strip_prefix("LPT"));
    // The superscript digits count as digits there.
    digit.is_some_and(|digit| {
        matches!(digit, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    })
}

/// A path in the folder that no file has, not even in other letter case or another form of the same characters:
/// `STEM.EXT`, else `STEM (2).EXT` and so on.
pub(super) fn free_path(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    numbered(folder, stem, ending, &taken(folder))
}

/// The same for a file that begins anew: a name whose file is gone while its draft or its generations are still there
/// would give them to the new file, so it counts as taken.
pub(super) fn fresh_path(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let mut all = taken(folder);
    let of_drafts = |name: &String| Some(name.strip_prefix('.')?.strip_suffix(".draft.ron")?.to_owned());
    let drafts: Vec<String> = all.iter().filter_map(of_drafts).collect();
    all.extend(drafts);
    all.extend(taken(&folder.join("generations")));
    numbered(folder, stem, ending, &all)
}

fn taken(folder: &Path) -> HashSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| folded(&entry.file_name().to_string_lossy())).collect()
}

fn numbered(folder: &Path, stem: &str, ending: &str, taken: &HashSet<String>) -> PathBuf {
    let mut number = 1;
    loop {
        let name = match number {
            1 => format!("{stem}{ending}"),
            n => format!("{stem} ({n}){ending}"),
        };
        if !taken.contains(&folded(&name)) {
            return folder.join(name);
        }
        number += 1;
    }
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A free path beside a file, numbered after its own name.
pub(super) fn beside(path: &Path) -> PathBuf {
    in_folder(folder_of(path), path)
}

/// A free path in the folder with the name of a file, numbered if it is taken.
pub(super) fn in_folder(folder: &Path, path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = up_to(&stem, MAX_NAME - 20);
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    free_path(folder, stem, &ending)
}

/// The beginning of a text, at most so many bytes, ending at a character.
fn up_to(text: &str, max: usize) -> &str {
    let mut end = text.len().min(max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// The hidden file `.NAME.SUFFIX` beside a file; for a very long name a number stands for it.
pub(super) fn hidden_beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    if is_long(path, suffix) {
        return numbered_beside(path, name_hash(path), suffix);
    }
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(suffix);
    path.with_file_name(hidden)
}

/// What [`hidden_beside`] was called by earlier programs, where that is another name.
pub(super) fn hidden_before(path: &Path, suffix: &str) -> Option<PathBuf> {
    is_long(path, suffix).then(|| numbered_beside(path, former_hash(path), suffix))
}

fn is_long(path: &Path, suffix: &str) -> bool {
    path.file_name().unwrap_or_default().len() + suffix.len() + 2 > MAX_NAME
}

fn numbered_beside(path: &Path, number: u64, suffix: &str) -> PathBuf {
    path.with_file_name(format!(".kumomi-{number:016x}.{suffix}"))
}

/// A number for the name of a file: FNV-1a, which is the same in every version of everything.
pub(super) fn name_hash(path: &Path) -> u64 {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    name.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The number of earlier programs, which a new version of std may change: what they left is still found today.
pub(super) fn former_hash(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(path.file_name().unwrap_or_default().as_encoded_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::path::Component;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_become_names() {
        for (title, name) in [
            ("予約と名簿の比較", "予約と名簿の比較"),
            ("か\u{3099}", "が"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\a?b*c", "C__a_b_c"),
            ("  . 名前 . ", "名前"),
            ("a\u{202e}b\n\tc\u{0}", "a b c"),
            ("", "comparison"),
            ("...", "comparison"),
            ("nul", "_nul"),
            ("Com1.txt", "_Com1.txt"),
            ("CONIN$", "_CONIN$"),
            ("lpt¹", "_lpt¹"),
            ("COM10", "COM10"),
            ("console", "console"),
        ] {
            assert_eq!(stem(title), name, "{title:?}");
        }
    }

    #[test]
    fn long_names_end_at_a_character() {
        let name = stem(&"漢".repeat(500));
        assert_eq!(name.chars().count(), 40);
        assert_eq!(name.len(), 120);
    }

    #[test]
    fn collisions_are_numbered_whatever_the_case() {
        let folder = tempfile::tempdir().unwrap();
        let free = |stem: &str| free_path(folder.path(), stem, ".ron").file_name().unwrap().to_owned();
        assert_eq!(free("Plan"), "Plan.ron");
        fs::write(folder.path().join("PLAN.ron"), "").unwrap();
        assert_eq!(free("Plan"), "Plan (2).ron");
        fs::write(folder.path().join("plan (2).RON"), "").unwrap();
        assert_eq!(free("Plan"), "Plan (3).ron");
        fs::write(folder.path().join("か\u{3099}.ron"), "").unwrap();
        assert_eq!(free("が"), "が (2).ron");
    }

    #[test]
    fn what_a_file_left_behind_is_not_given_to_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let fresh = |stem: &str| fresh_path(folder.path(), stem, ".ron").file_name().unwrap().to_owned();
        assert_eq!(fresh("a"), "a.ron");
        fs::write(hidden_beside(&folder.path().join("A.ron"), "draft.ron"), "").unwrap();
        fs::create_dir_all(folder.path().join("generations/b.ron")).unwrap();
        assert_eq!(fresh("a"), "a (2).ron");
        assert_eq!(fresh("b"), "b (2).ron");
    }

    #[test]
    fn hidden_names_fit() {
        assert_eq!(hidden_beside(Path::new("x/a.ron"), "lock"), Path::new("x/.a.ron.lock"));
        let long = hidden_beside(Path::new(&"長".repeat(85)), "draft.ron");
        assert!(long.as_os_str().len() <= MAX_NAME);
        assert_ne!(long, hidden_beside(Path::new(&"短".repeat(85)), "draft.ron"));
    }

    #[test]
    fn a_name_on_the_disk_is_the_same_in_every_version() {
        // The vectors of the FNV page: a change here hides the drafts of all users with long names.
        for (name, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(name_hash(Path::new(name)), hash, "{name:?}");
        }
        assert_eq!(
            hidden_beside(Path::new(&format!("x/{}", "a".repeat(250))), "lock"),
            Path::new("x/.kumomi-924785600b73a84f.lock")
        );
        assert_eq!(hidden_before(Path::new("x/a.ron"), "lock"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_name_is_always_one_safe_part_of_a_path(title in "(\\PC|[./\\\\: \u{0}-\u{1f}\u{202e}]|CON|nul|\u{3099}){0,80}") {
            let name = format!("{}.ron", stem(&title));
            let parts: Vec<_> = Path::new(&name).components().collect();
            prop_assert!(matches!(parts[..], [Component::Normal(part)] if part == name.as_str()), "{:?}", name);
            prop_assert!(name.len() <= MAX_STEM + 5);
            prop_assert!(!name.starts_with(['.', ' ']) && !is_reserved(&name));
            prop_assert!(!name.chars().any(|c| is_hidden(c) || "<>:\"/\\|?*".contains(c)));
            prop_assert_eq!(stem(&stem(&title)), stem(&title));
        }
    }
}
