//! What is built into the program: the IPA list and the sample. Also where new identities come from.
//! Must not know the user's files.

use super::parse;
use crate::model::{Checklist, Comparison, Id, Lang};

/// The embedded IPA list.
///
/// # Panics
/// Never: a test reads it.
pub fn builtin_checklist() -> Checklist {
    parse::checklist(builtin_checklist_source()).expect("the embedded checklist is tested")
}

/// The source text of the embedded IPA list (for `checklists copy`).
pub fn builtin_checklist_source() -> &'static str {
    include_str!("../../checklists/ipa-cloud-15.ron")
}

/// The embedded sample in a language, as a comparison with an identity of its own.
///
/// # Panics
/// Never: a test reads it.
pub fn sample(lang: Lang) -> Comparison {
    let source = lang.pick(
        include_str!("../../assets/sample.ron"),
        include_str!("../../assets/sample.en.ron"),
    );
    let mut comparison = parse::comparison(source).expect("the embedded sample is tested");
    comparison.id = new_id();
    comparison
}

/// A fresh UUID v7.
pub fn new_id() -> Id {
    Id(uuid::Uuid::now_v7().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Questions;

    #[test]
    fn what_is_built_in_can_be_read() {
        let list = builtin_checklist();
        assert_eq!(list.items().count(), 15);
        for lang in Lang::ALL {
            let sample = sample(lang);
            assert!(sample.sample && sample.services.len() == 4);
            assert_eq!(*sample.questions, Questions::freeze(&list));
        }
    }

    #[test]
    fn every_sample_is_its_own_comparison() {
        let (one, other) = (sample(Lang::Ja), sample(Lang::Ja));
        assert_ne!(one.id, other.id);
        assert_eq!(one.services, other.services);
    }
}
