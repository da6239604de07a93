//! The order of the services. Must not know how it comes about.

use crate::model::{Ranked, has_first};

/// The places of services in their order, `2=` where others have the same; `-` where nothing applies. Empty while it is not
/// settled who is first: nobody should read a 1 where another can still get ahead.
pub fn places(all: &[Ranked]) -> Vec<String> {
    if !has_first(all) {
        return vec![String::new(); all.len()];
    }
    let same = all.chunk_by(|one, next| one.place == next.place);
    let told = |group: &[Ranked]| {
        let tie = if group.len() > 1 { "=" } else { "" };
        let place = group[0].place.map_or("-".to_owned(), |place| format!("{place}{tie}"));
        vec![place; group.len()]
    };
    same.flat_map(told).collect()
}

/// Whether another service has the same place.
pub fn is_tied(one: &Ranked, all: &[Ranked]) -> bool {
    one.place.is_some() && all.iter().filter(|other| other.place == one.place).count() > 1
}
