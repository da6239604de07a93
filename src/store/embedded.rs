//! What is built into the program: the IPA list, the schemes, and the study.
//! Must not know the user's files.

use std::sync::OnceLock;

use super::parse;
use crate::model::{Catalogue, Checklist, Study};

/// The embedded IPA list.
///
/// # Panics
/// Never: a test reads it.
pub fn builtin_checklist() -> Checklist {
    known_checklist().clone()
}

/// The same, parsed once: each comparison of an older format asks for it, and a folder can be full of them.
pub(super) fn known_checklist() -> &'static Checklist {
    static LIST: OnceLock<Checklist> = OnceLock::new();
    LIST.get_or_init(|| parse::checklist(builtin_checklist_source()).expect("the embedded checklist is tested"))
}

/// The source text of the embedded IPA list (for `checklists copy`).
pub fn builtin_checklist_source() -> &'static str {
    include_str!("../../checklists/ipa-cloud-15.ron")
}

/// The embedded catalogue of schemes.
///
/// # Panics
/// Never: a test reads it.
pub fn builtin_catalogue() -> Catalogue {
    parse::catalogue(include_str!("../../assets/schemes.ron"), None).expect("the embedded catalogue is tested")
}

/// The embedded case and map.
///
/// # Panics
/// Never: a test reads it.
pub fn study() -> Study {
    parse::study(include_str!("../../assets/study.ron")).expect("the embedded study is tested")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn what_is_built_in_can_be_read() {
        let list = builtin_checklist();
        assert_eq!(list.items().count(), 15);
    }

    #[test]
    fn the_catalogue_can_be_read() {
        let text = include_str!("../../assets/schemes.ron");
        if let Err(kind) = parse::catalogue(text, None) {
            let error = crate::store::Error::new(std::path::Path::new("assets/schemes.ron"), kind);
            panic!("{}", error.message(Lang::En));
        }
        if let Err(kind) = parse::study(include_str!("../../assets/study.ron")) {
            let error = crate::store::Error::new(std::path::Path::new("assets/study.ron"), kind);
            panic!("{}", error.message(Lang::En));
        }
    }
}
