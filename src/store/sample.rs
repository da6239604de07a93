//! The sample that is built into the program, and new identities. Must not know the user's files.

use super::comparison;
use crate::model::{Comparison, Id, Lang};

/// The embedded sample in a language, as a comparison with an identity of its own.
///
/// # Panics
/// Never: a test reads it.
pub fn sample(lang: Lang) -> Comparison {
    let source = lang.pick(include_str!("../../assets/sample.ron"), include_str!("../../assets/sample.en.ron"));
    let comparison = comparison::parse(source).expect("the embedded sample is tested");
    comparison.under(new_id())
}

/// A fresh UUID v7.
pub fn new_id() -> Id {
    Id(uuid::Uuid::now_v7().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Questions, store::builtin_checklist};

    #[test]
    fn the_sample_can_be_read() {
        for lang in Lang::ALL {
            let sample = sample(lang);
            assert!(sample.sample && sample.services.len() == 4);
            assert_eq!(*sample.questions, Questions::freeze(&builtin_checklist()));
        }
    }

    #[test]
    fn every_sample_is_its_own_comparison() {
        let (one, other) = (sample(Lang::Ja), sample(Lang::Ja));
        assert_ne!(one.id, other.id);
        assert_eq!(one.services, other.services);
    }
}
