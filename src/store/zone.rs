//! The time zone of this place. Must not know which times are shown.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jiff::tz::TimeZone;

/// The time zone of this computer. Asked once: the first screen waits for it.
pub fn local_zone() -> TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    ZONE.get_or_init(|| file_of_the_system().unwrap_or_else(TimeZone::system)).clone()
}

/// The zone as the system's own file has it. By its name it would be looked up among all zones there are, and that
/// walk through some forty folders is longer than all else at the start.
fn file_of_the_system() -> Option<TimeZone> {
    if !cfg!(unix) {
        return None;
    }
    let path = match env::var("TZ") {
        Err(env::VarError::NotPresent) => PathBuf::from("/etc/localtime"),
        Ok(name) if is_name(&name) => Path::new("/usr/share/zoneinfo").join(name),
        // Rules instead of a name, or a path: rare enough for the long way.
        _ => return None,
    };
    TimeZone::tzif("Local", &fs::read(path).ok()?).ok()
}

/// Whether this can only be the name of a zone, such as `Asia/Tokyo`.
fn is_name(text: &str) -> bool {
    let part = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    text.split('/').all(part) && text.chars().all(|c| c.is_ascii_alphanumeric() || "/_-+".contains(c))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn it_is_the_zone_that_the_long_way_finds() {
        for name in ["Asia/Tokyo", "UTC", "Etc/GMT-9", "America/Port-au-Prince"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "/etc/passwd", "../x", "Asia/../x", ":Asia/Tokyo", "<+09>-9", "Asia//Tokyo"] {
            assert!(!is_name(other), "{other}");
        }
        for second in [0, 1_000_000_000, 1_780_000_000, 1_795_000_000, 4_000_000_000] {
            let time = Timestamp::from_second(second).unwrap();
            let long = TimeZone::system().to_datetime(time);
            assert_eq!(local_zone().to_datetime(time), long);
            assert_eq!(file_of_the_system().map_or(long, |zone| zone.to_datetime(time)), long);
        }
    }
}
