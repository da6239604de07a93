//! What is built into the program: the IPA list, the schemes, and the study.
//! Must not know the user's files.

use std::sync::{Arc, OnceLock};

use super::parse;
use crate::model::{Catalogue, Checklist, FindingText, Study};

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

/// The embedded catalogue of schemes, with the texts of findings.
///
/// # Panics
/// Never: a test reads it.
pub fn builtin_catalogue() -> Catalogue {
    let schemes = parse::catalogue(include_str!("../../assets/schemes.ron"), None);
    Catalogue { texts: finding_texts(), ..schemes.expect("the embedded catalogue is tested") }
}

/// No scheme, only the texts of findings: what a comparison is judged by that rests on no certificate.
///
/// # Panics
/// Never: a test reads it.
pub fn empty_catalogue() -> Catalogue {
    Catalogue { texts: finding_texts(), ..Catalogue::nothing() }
}

fn finding_texts() -> Arc<[FindingText]> {
    static TEXTS: OnceLock<Arc<[FindingText]>> = OnceLock::new();
    let read =
        || parse::finding_texts(include_str!("../../assets/findings.ron")).expect("the embedded texts are tested");
    Arc::clone(TEXTS.get_or_init(read))
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
